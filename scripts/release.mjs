// Builds what a release is made of into dist/release/: the npm package, the crate, the wheel, the desk and the
// extension; with sums, an SBOM and the hashes for `integrity`. Publishes nothing.
import { cpSync, mkdirSync, readFileSync, readdirSync, rmSync, writeFileSync } from "node:fs";
import { createHash } from "node:crypto";
import { build } from "./build.mjs";
import { docs } from "./docs.mjs";
import { checkCrates, checkLicences } from "./licences.mjs";
import { sbom } from "./sbom.mjs";
import { setupPython } from "./setup.mjs";
import { fail, path, run, step } from "./shell.mjs";
import { buildWheel } from "./wheel.mjs";

const out = (...parts) => path("dist", "release", ...parts);

/** Scripts and wasm that pages load from elsewhere, and check by `integrity`. */
const LOADED = ["standalone.js", "newsgloss-inline.js", "newsgloss.wasm", "index.js", "page.js", "define.js"];

/** The version, where all files that name it name the same one and the changelog tells of it. */
export function version({ npm, lock, cargo, cargoLock, wheel, wheelLock, changelog }) {
  const wanted = JSON.parse(npm).version;
  const told = {
    "package-lock.json": JSON.parse(lock).version,
    "Cargo.toml": /^version = "(.+?)"/m.exec(cargo)?.[1],
    "Cargo.lock": /name = "newsgloss"\nversion = "(.+?)"/.exec(cargoLock)?.[1],
    "python/Cargo.toml": /^version = "(.+?)"/m.exec(wheel)?.[1],
    "python/Cargo.lock": /name = "newsgloss-python"\nversion = "(.+?)"/.exec(wheelLock)?.[1],
  };
  for (const [file, other] of Object.entries(told)) if (other !== wanted) return { wrong: `package.json has version ${wanted}, and ${file} has ${other ?? "none"}. Give all the same one.` };
  if (!changelog.includes(`## [${wanted}]`)) return { wrong: `CHANGELOG.md has no heading "## [${wanted}]". Write what changed, the marks among it, then release.` };
  return { version: wanted };
}

/** `sha384-…` of a file, as the attribute `integrity` has it. */
export const integrity = (bytes) => `sha384-${createHash("sha384").update(bytes).digest("base64")}`;

/** A line as `sha256sum --check` reads it. */
export const sum = (name, bytes) => `${createHash("sha256").update(bytes).digest("hex")}  ${name}`;

const read = (...parts) => readFileSync(path(...parts), "utf8");

async function release({ rehearsal }) {
  const told = version({ npm: read("package.json"), lock: read("package-lock.json"), cargo: read("Cargo.toml"), cargoLock: read("Cargo.lock"), wheel: read("python", "Cargo.toml"), wheelLock: read("python", "Cargo.lock"), changelog: read("CHANGELOG.md") });
  if (told.wrong && !rehearsal) fail(told.wrong);
  if (told.wrong) console.log(`\nA rehearsal: ${told.wrong}`);
  step("Licences of what is inside");
  checkCrates();
  checkLicences();
  await build();
  await docs();
  const changed = run("git", ["status", "--porcelain", "--", "docs", "package-lock.json", "Cargo.lock", "python/Cargo.lock"], { soft: true, quiet: true }).stdout?.trim();
  if (changed && !rehearsal) fail(`Building changed files that are committed. Read the diff, and commit it:\n${changed}`);
  rmSync(out(), { recursive: true, force: true });
  mkdirSync(out(), { recursive: true });

  step("npm package");
  run("npm", ["pack", "--ignore-scripts", "--pack-destination", out()], { quiet: true });
  step("Crate");
  run("cargo", ["package", "--no-verify", ...(rehearsal ? ["--allow-dirty"] : [])]);
  const { version: number } = JSON.parse(read("package.json"));
  cpSync(path("target", "package", `newsgloss-${number}.crate`), out(`newsgloss-${number}.crate`));
  const { missing } = setupPython();
  if (missing && !rehearsal) fail(`The wheel cannot be built: ${missing}.`);
  if (missing) console.log(`\nA rehearsal without the wheel: ${missing}.`);
  const wheel = missing ? null : buildWheel(out());
  step("Desk and extension");
  for (const name of ["desk", "extension", "extension-firefox"]) run("tar", ["--sort=name", "--owner=0", "--group=0", "--numeric-owner", "--mtime=@0", "-czf", out(`newsgloss-${name}-${number}.tgz`), "-C", path("dist"), name]);

  step("SBOM, hashes and sums");
  const inside = { ...JSON.parse(read("target", "inside.json")), ...(wheel && { wheel: wheel.parts }) };
  for (const [name, parts] of Object.entries(inside)) writeFileSync(out(`newsgloss-${name}-${number}.cdx.json`), await sbom({ name: name === "package" ? "newsgloss" : `newsgloss-${name}`, version: number, parts }));
  const hashes = Object.fromEntries(LOADED.map((name) => [name, integrity(readFileSync(path("dist", name)))]));
  writeFileSync(out("sri.json"), `${JSON.stringify({ version: number, files: hashes }, null, 2)}\n`);
  const files = readdirSync(out()).sort();
  writeFileSync(out("SHA256SUMS"), `${files.map((name) => sum(name, readFileSync(out(name)))).join("\n")}\n`);
  console.log(`\n${files.length} files and SHA256SUMS are in dist/release. ${rehearsal ? "A rehearsal: nothing of it is to be published." : "Publish them with .github/workflows/release.yml."}`);
}

if (process.argv[1] === path("scripts", "release.mjs")) await release({ rehearsal: process.argv.includes("--rehearsal") });
