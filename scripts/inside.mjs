// What is inside the things that we give away: crates in the wasm, npm packages in the scripts. Licences and SBOM are made of it.
import { existsSync, readFileSync, readdirSync } from "node:fs";
import { join } from "node:path";
import { path, run } from "./shell.mjs";

const TEXTS = /^(licen[cs]e|copying|notice|unlicense|copyright)/i;

/** The files of a folder that hold its licence. */
const textsOf = (folder) =>
  existsSync(folder)
    ? readdirSync(folder).filter((name) => TEXTS.test(name)).map((name) => join(folder, name)).filter((file) => !file.endsWith(".rs")).sort()
    : [];

/** How cargo is asked for what newsgloss.wasm is made of. */
const WASM = ["--features", "web", "--filter-platform", "wasm32-unknown-unknown"];

/** The crates that are compiled into the Python wheel, on the machine that builds it. */
export function wheelCrates() {
  const host = /^host: (.+)$/m.exec(run("rustc", ["-vV"], { quiet: true }).stdout)[1];
  return crates(["--manifest-path", path("python", "Cargo.toml"), "--filter-platform", host]);
}

/**
 * The crates that are compiled into newsgloss.wasm, or into what else cargo is asked for, by the lock file; build-time tools and
 * macros that leave only code of their own kind behind included.
 */
export function crates(asked = WASM) {
  const metadata = JSON.parse(run("cargo", ["metadata", "--format-version", "1", "--locked", ...asked], { quiet: true }).stdout);
  const nodes = new Map(metadata.resolve.nodes.map((node) => [node.id, node]));
  const inside = new Set();
  const visit = (id) => {
    if (inside.has(id)) return;
    inside.add(id);
    for (const { pkg, dep_kinds } of nodes.get(id).deps) if (dep_kinds.some(({ kind }) => kind === null)) visit(pkg);
  };
  visit(metadata.resolve.root);
  inside.delete(metadata.resolve.root);
  return metadata.packages
    .filter(({ id, name }) => inside.has(id) && name !== "newsgloss")
    .map(({ name, version, license, repository, manifest_path }) => ({ kind: "cargo", name, version, licence: license, source: repository, texts: textsOf(join(manifest_path, "..")) }))
    .sort(byName);
}

/** Rust's standard library, which every crate brings along. */
export function standardLibrary() {
  const version = /\d+\.\d+\.\d+/.exec(run("rustc", ["--version"], { quiet: true }).stdout)[0];
  const share = join(run("rustc", ["--print", "sysroot"], { quiet: true }).stdout.trim(), "share", "doc", "rust", "licenses");
  // A minimal toolchain brings no texts; the Apache licence is word for word our own.
  const texts = ["Apache-2.0.txt", "MIT.txt"].map((name) => join(share, name)).filter(existsSync);
  return { kind: "cargo", name: "std", version, licence: "MIT OR Apache-2.0", source: "https://github.com/rust-lang/rust", texts: texts.length ? texts : [path("LICENSE-APACHE")] };
}

/**
 * The npm packages whose code esbuild put into scripts, by what it says of their inputs, and those that they depend on: a
 * package may bring them inside a file of its own.
 */
export function bundled(metafiles) {
  const folders = new Set(metafiles.flatMap(({ inputs }) => Object.keys(inputs)).flatMap((input) => /^(?:.*\/)?node_modules\/(?:@[^/]+\/)?[^/]+/.exec(input) ?? []));
  const manifest = (folder) => JSON.parse(readFileSync(path(folder, "package.json"), "utf8"));
  // A set that grows while it is walked gives what is added, too.
  for (const folder of folders) {
    for (const name of Object.keys(manifest(folder).dependencies ?? {})) {
      const place = [`${folder}/node_modules/${name}`, `node_modules/${name}`].find((place) => existsSync(path(place)));
      if (place) folders.add(place);
    }
  }
  const parts = [...folders].map((folder) => {
    const { name, version, license, repository } = manifest(folder);
    return { kind: "npm", name, version, licence: license, source: typeof repository === "string" ? repository : repository?.url, texts: textsOf(path(folder)), readme: readdirSync(path(folder)).filter((file) => /^readme/i.test(file)).map((file) => path(folder, file))[0] };
  });
  return parts.sort(byName);
}

/** The licence texts of a part; where it brings no file of its own, what its README says of it. */
function texts({ name, version, texts, readme }) {
  if (texts.length) return texts.map((file) => readFileSync(file, "utf8"));
  const said = readme && /^#+ *licen[cs]e\b[^\n]*\n([^]*)/im.exec(readFileSync(readme, "utf8"))?.[1];
  if (!said || said.length < 200) throw new Error(`${name} ${version} brings no licence text`);
  return [said];
}

const byName = (a, b) => (a.name < b.name ? -1 : a.name > b.name ? 1 : 0);

/** The licence texts of some parts in one file, after our own. Each text stands once. */
export function licences(parts) {
  const told = new Map();
  for (const part of parts) {
    for (const raw of texts(part)) {
      const text = raw.replace(/\r\n?/g, "\n").trim();
      told.set(text, [...(told.get(text) ?? []), `${part.name} ${part.version}`]);
    }
  }
  const list = parts.map(({ name, version, licence, source }) => `- ${name} ${version}: ${licence}${source ? ` (${source})` : ""}`).join("\n");
  const own = ["LICENSE-MIT", "LICENSE-APACHE", "NOTICE.md"].map((name) => readFileSync(path(name), "utf8").trim());
  const rule = `\n\n${"=".repeat(100)}\n\n`;
  const others = [...told].map(([text, names]) => `${[...new Set(names)].join(", ")}\n\n${text}`);
  return `newsgloss is MIT OR Apache-2.0. Inside are also:\n\n${list}\n\nTheir licences and our own follow; the last of our own texts tells of data.${rule}${[...own, ...others].join(rule)}\n`;
}
