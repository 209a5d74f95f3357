// Formatting, lints and types: what CI asks besides the tests.
import { run, path, step } from "./shell.mjs";
import { checkCrates, checkLicences } from "./licences.mjs";
import { setupNode, setupRust } from "./setup.mjs";

setupNode();
setupRust();
step("rustfmt");
run("cargo", ["fmt", "--check"]);
step("clippy, natively and for wasm");
const strict = ["--", "-D", "warnings"];
run("cargo", ["clippy", "--all-targets", "--all-features", ...strict]);
run("cargo", ["clippy", "--target", "wasm32-unknown-unknown", "--features", "web", "--lib", "--test", "web", "--test", "page_map", ...strict]);
step("rustfmt and clippy for the Python wheel");
const wheel = ["--manifest-path", path("python", "Cargo.toml")];
run("cargo", ["fmt", ...wheel, "--check"]);
run("cargo", ["clippy", ...wheel, "--locked", "--all-targets", ...strict], { env: { CARGO_TARGET_DIR: path("target", "python") } });
step("TypeScript");
run(process.execPath, [path("node_modules", "typescript", "bin", "tsc"), "-p", path("tsconfig.json")]);
step("Licences, sources and doubles of what the crate and the wheel depend on");
checkCrates();
step("Licences of npm packages");
checkLicences();
