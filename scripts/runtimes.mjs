// Tries the packed package in runtimes and frameworks that are too large for every check: Bun, Deno, Cloudflare's workerd,
// Vite with React, Next.js, Vitest. They are installed into target/runtimes once, from tests/runtimes/package.json.
import { cpSync, existsSync, mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { build } from "./build.mjs";
import { path, run, step } from "./shell.mjs";

const folder = path("target", "runtimes");
const wanted = readFileSync(path("tests", "runtimes", "package.json"), "utf8");
const mark = join(folder, "installed.json");

if (!process.argv.includes("--no-build")) await build();
if (!existsSync(mark) || readFileSync(mark, "utf8") !== wanted) {
  step("Installing runtimes and frameworks");
  mkdirSync(folder, { recursive: true });
  cpSync(path("tests", "runtimes", "package.json"), join(folder, "package.json"));
  run("npm", ["install", "--no-audit", "--no-fund", "--no-package-lock"], { cwd: folder });
  writeFileSync(mark, wanted);
}
step("The package in other runtimes");
run(process.execPath, ["--test", "--test-reporter=spec", path("tests", "runtimes", "runtimes.test.mjs")]);
