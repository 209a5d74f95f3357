// Formatting, lints and types: what CI asks besides the tests.
import { run, path, step } from "./shell.mjs";
import { checkLicences } from "./licences.mjs";
import { setupDeny, setupNode, setupRust } from "./setup.mjs";

setupNode();
setupRust();
step("rustfmt");
run("cargo", ["fmt", "--check"]);
step("clippy, natively and for wasm");
const strict = ["--", "-D", "warnings"];
run("cargo", ["clippy", "--all-targets", "--all-features", ...strict]);
run("cargo", ["clippy", "--target", "wasm32-unknown-unknown", "--features", "web", "--lib", "--test", "web", "--test", "page_map", ...strict]);
step("TypeScript");
run(process.execPath, [path("node_modules", "typescript", "bin", "tsc"), "-p", path("tsconfig.json")]);
step("Licences, sources and doubles of what the crate depends on");
run(setupDeny(), ["--log-level", "error", "check", "licenses", "bans", "sources"]);
step("Licences of npm packages");
checkLicences();
