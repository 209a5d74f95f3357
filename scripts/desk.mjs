// Builds the reading desk: all files of one version, each asked for under that version's address.
import { cpSync, mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { createHash } from "node:crypto";
import { join } from "node:path";
import { path } from "./shell.mjs";

/** Stands for the version until all files are made, which tell it. */
const VERSION = "%VERSION%";
const SCRIPTS = { worker: "reading/worker", markdown: "files-in/markdown", docx: "files-in/docx", mail: "files-in/mail" };
const PAGES = { start: "start", main: "main", vdom: "page/vdom", "saved-page": "files-in/saved-page", reasons: "story/reasons", "all-stories": "results/all-stories", "words-room": "words/words-room" };
const STATIC = ["index.html", "style.css", "manifest.webmanifest", "icon.svg"];

/** Builds the desk into a folder; `edit` may change a file before the version is told, as another version would. */
export async function buildDesk(bundle, common, folder = path("dist", "desk"), edit = (_name, text) => text) {
  const file = (name) => join(folder, name);
  mkdirSync(folder, { recursive: true });
  cpSync(path("dist", "newsgloss.wasm"), file("newsgloss.wasm"));
  for (const name of STATIC) writeFileSync(file(name), edit(name, readFileSync(path("www", "desk", name), "utf8")));
  const entries = (files) => Object.fromEntries(Object.entries(files).map(([name, from]) => [name, `www/desk/${from}.ts`]));
  const told = { __VERSION__: JSON.stringify(VERSION), __WASM__: JSON.stringify(integrity(file("newsgloss.wasm"))) };
  await bundle({ ...common, format: "iife", entryPoints: entries(SCRIPTS), outdir: folder, define: told, logOverride: { "empty-import-meta": "silent" } });
  const reader = JSON.stringify(digest(file("worker.js"), file("newsgloss.wasm")));
  await bundle({ ...common, entryPoints: entries(PAGES), outdir: folder, plugins: [alone("start", "vdom", "saved-page", "reasons", "all-stories", "words-room")], define: { ...told, __READER__: reader } });

  const scripts = [...Object.keys(SCRIPTS), ...Object.keys(PAGES)].map((name) => `${name}.js`);
  for (const name of scripts) writeFileSync(file(name), edit(name, readFileSync(file(name), "utf8")));
  const asked = [...scripts, "style.css", "newsgloss.wasm"];
  const version = digest(file("index.html"), ...asked.map(file));
  const html = readFileSync(file("index.html"), "utf8").replace(/((?:src|href)=")(start\.js|vdom\.js|main\.js|style\.css)"/g, `$1$2?v=${VERSION}"`);
  writeFileSync(file("index.html"), html);
  for (const name of ["index.html", ...scripts]) writeFileSync(file(name), readFileSync(file(name), "utf8").replaceAll(VERSION, version));
  const files = Object.fromEntries([["./", "index.html"], ...asked.map((name) => [`./${name}?v=${version}`, name]), ...["manifest.webmanifest", "icon.svg"].map((name) => [`./${name}`, name])].map(([address, name]) => [address, integrity(file(name))]));
  await bundle({ ...common, entryPoints: { offline: "www/desk/offline.ts" }, outdir: folder, define: { __VERSION__: JSON.stringify(version), __FILES__: JSON.stringify(files) } });
  return version;
}

const digest = (...files) => files.reduce((hash, file) => hash.update(readFileSync(file)), createHash("sha256")).digest("hex").slice(0, 12);
const integrity = (file) => `sha256-${createHash("sha256").update(readFileSync(file)).digest("base64")}`;

/** Scripts that the page loads once, beside the one that imports them, whatever room that import stands in. */
const alone = (...names) => ({
  name: "alone",
  setup(build) {
    build.onResolve({ filter: new RegExp(`/(${names.join("|")})\\.js$`) }, ({ path }) => ({ path: `./${path.split("/").at(-1)}?v=${VERSION}`, external: true }));
  },
});
