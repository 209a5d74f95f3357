// The Python wheel: `npm run wheel` builds it as it is released into dist/wheel (`--licences`: only what it needs to be built elsewhere); `npm test` builds one quickly and tests it.
import { cpSync, existsSync, mkdirSync, readdirSync, rmSync, writeFileSync } from "node:fs";
import { licences, standardLibrary, wheelCrates } from "./inside.mjs";
import { python, setupPython } from "./setup.mjs";
import { capture, fail, path, run, step } from "./shell.mjs";

/** Puts the licence texts of all that is inside the wheel where its builder finds them; gives the parts. */
function writeLicences() {
  const parts = [...wheelCrates(), standardLibrary()];
  writeFileSync(path("python", "THIRD-PARTY-LICENSES.txt"), licences(parts));
  for (const name of ["LICENSE-MIT", "LICENSE-APACHE", "NOTICE.md"]) cpSync(path(name), path("python", name));
  return parts;
}

/** Builds the wheel into a folder; gives its file and its parts. */
export function buildWheel(out, profile = "release") {
  step(`Wheel (${profile})`);
  const parts = writeLicences();
  mkdirSync(out, { recursive: true });
  for (const name of wheels(out)) rmSync(`${out}/${name}`);
  const env = { CARGO_TARGET_DIR: path("target", "python") };
  run(python("maturin"), ["build", "--quiet", "--locked", "--profile", profile, "--manifest-path", path("python", "Cargo.toml"), "--interpreter", python("python"), "--out", out], { env });
  return { file: `${out}/${wheels(out)[0]}`, parts };
}

const wheels = (folder) => (existsSync(folder) ? readdirSync(folder).filter((name) => name.endsWith(".whl")) : []);

/** Puts a wheel where its tests find it. */
export function installWheel(file) {
  run(python("python"), ["-m", "pip", "install", "--quiet", "--disable-pip-version-check", "--no-deps", "--force-reinstall", file]);
}

/** Builds, installs and tests the wheel: the output of its tests, or why there is none. */
export function testWheel() {
  const { missing } = setupPython();
  if (missing) return { missing };
  const { file } = buildWheel(path("target", "wheel"), "quick");
  installWheel(file);
  step("Python wheel");
  const tests = ["-m", "pytest", "-q", "-p", "no:cacheprovider", "--rootdir", path("python"), "-c", path("python", "pyproject.toml"), "--doctest-modules", "--pyargs", "newsgloss", path("python", "tests")];
  // Outside of python/, whose own folder newsgloss/ has no native half.
  const { output, code } = capture(python("python"), tests, { env: { PYTHONDONTWRITEBYTECODE: "1", NEWSGLOSS_WHEEL: file } });
  return { output: `${output}\n${closing(output)}`, code };
}

/** pytest's closing line as those of the other tests: "3 failed, 70 passed, 1 error in 9.5s". */
export function closing(output) {
  const line = output.split("\n").findLast((line) => / in [\d.]+s/.test(line)) ?? "";
  const of = (what) => Number(new RegExp(`(\\d+) ${what}`).exec(line)?.[1] ?? 0);
  return line ? `${of("passed")} passed; ${of("failed") + of("error")} failed` : "";
}

if (process.argv[1] !== path("scripts", "wheel.mjs")) {
  // Imported.
} else if (process.argv.includes("--licences")) writeLicences();
else {
  const { missing } = setupPython();
  if (missing) fail(`${missing}.`);
  console.log(`\n${buildWheel(path("dist", "wheel")).file}`);
}
