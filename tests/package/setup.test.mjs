// What the set-up does and tells on machines that lack something: copies of its scripts among programs that are made up.
import assert from "node:assert/strict";
import { spawnSync } from "node:child_process";
import { chmodSync, cpSync, existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, utimesSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { after, test } from "node:test";
import { path } from "../../scripts/shell.mjs";

const folders = [];
after(() => folders.forEach((folder) => rmSync(folder, { recursive: true, force: true })));

/** A project that holds what set-up reads, on a machine that has the programs given: a name and the shell script that it is. */
function machine(programs, { lock = 'name = "wasm-bindgen"\nversion = "1.2.3"\n', installed = true } = {}) {
  const folder = mkdtempSync(join(tmpdir(), "newsgloss-setup-"));
  folders.push(folder);
  cpSync(path("scripts"), join(folder, "scripts"), { recursive: true });
  for (const name of ["requirements.txt", "requirements-engines.txt"]) cpSync(path("python", name), join(folder, "python", name));
  writeFileSync(join(folder, "package-lock.json"), "{}");
  writeFileSync(join(folder, "package.json"), '{ "type": "module" }');
  writeFileSync(join(folder, "Cargo.lock"), lock);
  const program = (file, script) => {
    mkdirSync(dirname(file), { recursive: true });
    writeFileSync(file, `#!/bin/sh\necho "\${0##*/} $*" >> ${folder}/asked\n${script}\n`);
    chmodSync(file, 0o755);
  };
  mkdirSync(join(folder, "bin"));
  for (const [name, script] of Object.entries(programs)) program(join(folder, name.includes("/") ? name : `bin/${name}`), script);
  if (installed) {
    mkdirSync(join(folder, "node_modules"));
    writeFileSync(join(folder, "node_modules", ".package-lock.json"), "{}");
    utimesSync(join(folder, "node_modules", ".package-lock.json"), new Date(), new Date(Date.now() + 10_000));
  }
  return (env = {}, program = [join(folder, "scripts", "setup.mjs")]) => {
    const { status, stdout, stderr } = spawnSync(process.execPath, program, { cwd: folder, env: { PATH: join(folder, "bin"), ...env }, encoding: "utf8" });
    const asked = existsSync(join(folder, "asked")) ? readFileSync(join(folder, "asked"), "utf8").trim().split("\n") : [];
    return { status, told: stdout + stderr, asked };
  };
}

const BINDGEN = { ".tools/bin/wasm-bindgen": "echo wasm-bindgen 1.2.3" };
const BROWSER = { chromium: "", chromedriver: "" };

test("a machine that has everything is asked for nothing", () => {
  const { status, told, asked } = machine({ cargo: "", ...BINDGEN, ...BROWSER })();
  assert.equal(status, 0, told);
  assert.match(told, /Everything is set up/);
  assert.deepEqual(asked, ["wasm-bindgen --version"]);
});

test("without Rust it says where Rust comes from", () => {
  const { status, told } = machine(BROWSER)();
  assert.equal(status, 1);
  assert.match(told, /✖ Rust is missing\. Install it from https:\/\/rustup\.rs/);
});

test("packages that are not there are installed as the lock file has them; npm that fails ends it", () => {
  const { status, told, asked } = machine({ npm: "exit 7" }, { installed: false })();
  assert.equal(status, 1);
  assert.deepEqual(asked, ["npm ci --no-audit --no-fund"]);
  assert.match(told, /✖ npm ci .*ended with 7/);
});

test("the wasm target is added where rustup lacks it", () => {
  const rustup = '[ "$2" = list ] && echo x86_64-unknown-linux-gnu; exit 0';
  const { status, asked } = machine({ cargo: "", rustup, ...BINDGEN, ...BROWSER })();
  assert.equal(status, 0);
  assert.ok(asked.includes("rustup target add wasm32-unknown-unknown"), asked.join());
});

test("wasm-bindgen of another version is replaced; where its lock file cannot be had, without it", () => {
  const cargo = 'case "$*" in *--locked*) exit 1;; esac';
  const { status, asked } = machine({ cargo, ".tools/bin/wasm-bindgen": "echo wasm-bindgen 1.2.2", ...BROWSER })();
  assert.equal(status, 0);
  const [locked, plain] = asked.filter((line) => line.startsWith("cargo install wasm-bindgen-cli --version 1.2.3 --root"));
  assert.match(locked, / --locked$/);
  assert.match(plain, / --force$/);
});

test("a lock file without wasm-bindgen is told", () => {
  const { status, told } = machine({ cargo: "" }, { lock: "" })();
  assert.equal(status, 1);
  assert.match(told, /Cargo\.lock names no wasm-bindgen\. Run: cargo update -p wasm-bindgen/);
});

test("without a browser it says how to install one, and takes one from elsewhere", () => {
  const run = machine({ cargo: "", chromium: "", ...BINDGEN });
  const { status, told } = run();
  assert.equal(status, 1);
  assert.match(told, /Chromium and ChromeDriver of the same version\.\n.*apt-get install chromium chromium-driver\n.*set CHROMIUM and CHROMEDRIVER/);
  assert.equal(run({ CHROMEDRIVER: "/elsewhere/chromedriver" }).status, 0);
});

test("where it may, it installs the browser", { skip: process.getuid?.() !== 0 && "only root may" }, () => {
  const install = 'case "$*" in install*) printf "#!/bin/sh\\n" > "${0%/*}/chromium"; printf "#!/bin/sh\\n" > "${0%/*}/chromedriver";; esac';
  const { status, told, asked } = machine({ cargo: "", "apt-get": install, ...BINDGEN })();
  assert.equal(status, 0, told);
  assert.deepEqual(asked.slice(-2), ["apt-get update -qq", "apt-get install -y -qq chromium chromium-driver"]);
});

/** What the set-up of Python tells, and gives. */
const setupPython = ["--input-type=module", "--eval", 'import { setupPython } from "./scripts/setup.mjs"; console.log(JSON.stringify(setupPython()));'];

test("without Python, or with one that is too old, it says what to install and goes on", () => {
  for (const programs of [{}, { python3: "exit 1" }]) {
    const { status, told } = machine(programs)({}, setupPython);
    assert.equal(status, 0, told);
    assert.match(told, /"missing":"Python 3\.10 or later with venv is missing \(Debian: apt install python3 python3-venv\)"/);
  }
});

test("Python's packages are installed once; an engine that cannot be had is tried again", () => {
  const venv = (fails) => `case "$*" in "-m venv"*) /bin/mkdir -p .tools/python/bin; /bin/cp "$0" .tools/python/bin/python;; *"${fails}"*) exit 1;; esac`;
  const run = machine({ python3: venv("nothing fails") });
  assert.match(run({}, setupPython).told, /\n\{\}\n$/);
  const { asked } = run({}, setupPython);
  assert.equal(asked.filter((line) => line.includes("install") && line.includes("pyspark")).length, 1);
  const lacking = machine({ python3: venv("pyspark") });
  assert.equal(lacking({}, setupPython).status, 0);
  assert.equal(lacking({}, setupPython).asked.filter((line) => line.includes("install") && line.includes("pyspark")).length, 2);
});
