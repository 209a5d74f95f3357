// Builds dist/: the optimised wasm, the package's entries with their types, the reading desk, examples and extension.
import { cpSync, existsSync, mkdirSync, readFileSync, readdirSync, rmSync, writeFileSync } from "node:fs";
import { createHash } from "node:crypto";
import { brotliCompressSync, constants, gzipSync } from "node:zlib";
import { fileURLToPath } from "node:url";
import { buildDesk } from "./desk.mjs";
import { fail, path, run, step } from "./shell.mjs";
import { bundled, crates, licences, standardLibrary } from "./inside.mjs";
import { setupNode, setupRust, tools } from "./setup.mjs";
import { types } from "./types.mjs";

/** The wasm features that every browser of the last years has; binaryen must know them to optimise. */
const FEATURES = ["--enable-bulk-memory", "--enable-nontrapping-float-to-int", "--enable-sign-ext", "--enable-mutable-globals", "--enable-reference-types", "--enable-multivalue", "--enable-simd"];

/** A function with one caller stays one beyond this size: V8 replaces no function that is running, so a giant one that runs long would stay in its slow first form. */
const INLINE = "--one-caller-inline-max-function-size=2000";

/**
 * LLVM's own threshold, 250, makes the code a seventh larger for no speed that could be measured in wasm: V8 inlines and compiles
 * function by function, and small ones reach their fast form sooner.
 */
const RUST_INLINE = "-C llvm-args=-inline-threshold=75";

export async function build() {
  setupNode();
  setupRust();
  step("Compiling Rust to WebAssembly");
  run("cargo", ["rustc", "--release", "--lib", "--crate-type", "cdylib", "--features", "web", "--target", "wasm32-unknown-unknown"], { env: { RUSTFLAGS: `-C target-feature=+simd128 ${RUST_INLINE}` } });

  const work = path("target", "glue");
  const compiled = path("target", "wasm32-unknown-unknown", "release", "newsgloss.wasm");
  const optimised = path("target", "glue", "optimised.wasm");
  const mark = path("target", "glue", "made-from");
  const made = createHash("sha256").update(readFileSync(compiled)).update(readFileSync(path("package-lock.json"))).update(readFileSync(fileURLToPath(import.meta.url))).digest("hex");
  if (!existsSync(mark) || readFileSync(mark, "utf8") !== made) {
    step("Making the JavaScript glue and optimising the wasm");
    rmSync(work, { recursive: true, force: true });
    run(tools("wasm-bindgen"), [compiled, "--target", "no-modules", "--no-typescript", "--out-dir", work]);
    run(process.execPath, [path("node_modules", "binaryen", "bin", "wasm-opt"), ...FEATURES, "-O3", INLINE, path("target", "glue", "newsgloss_bg.wasm"), "-o", optimised]);
    writeFileSync(path("target", "glue", "glue.js"), factory(readFileSync(path("target", "glue", "newsgloss.js"), "utf8")));
    writeFileSync(mark, made);
  }
  rmSync(path("dist"), { recursive: true, force: true });
  mkdirSync(path("dist", "desk"), { recursive: true });
  cpSync(optimised, path("dist", "newsgloss.wasm"));

  step("Bundling TypeScript");
  const { build: esbuild } = await import("esbuild");
  const metafiles = [];
  const bundle = async (options) => metafiles.push((await esbuild({ ...options, metafile: true })).metafile);
  const common = bundling();
  await page(bundle, common);
  await buildDesk(bundle, common);
  await types();
  tellLicences(metafiles);

  const { raw, gzip, brotli } = sizes();
  console.log(`\ndist/newsgloss.wasm: ${kb(raw)} raw, ${kb(gzip)} gzip, ${kb(brotli)} brotli`);
}

/** What is inside the package, the desk and the extension, and its licence texts beside each. */
function tellLicences(metafiles) {
  const wasm = [...crates(), standardLibrary()];
  const inside = {};
  for (const [name, folder, is] of [["package", "dist", (file) => /^dist\/[^/]+$/.test(file)], ["desk", "dist/desk", (file) => file.startsWith("dist/desk/")], ["extension", "dist/extension", (file) => file.startsWith("dist/extension/")]]) {
    inside[name] = [...wasm, ...bundled(metafiles.filter(({ outputs }) => Object.keys(outputs).some(is)))];
    writeFileSync(path(folder, "THIRD-PARTY-LICENSES.txt"), licences(inside[name]));
    if (name === "extension") cpSync(path(folder, "THIRD-PARTY-LICENSES.txt"), path("dist", "extension-firefox", "THIRD-PARTY-LICENSES.txt"));
  }
  writeFileSync(path("target", "inside.json"), JSON.stringify(inside));
}

/** What every bundle is made with. */
export const bundling = () => ({ bundle: true, format: "esm", target: "es2022", minify: true, sourcemap: false, logLevel: "warning", absWorkingDir: path(), alias: { "newsgloss:glue": path("target", "glue", "glue.js") }, external: ["node:*"] });

/** The ways to mark a page: the package's entries, which share their parts, and scripts that are whole by themselves. */
async function page(bundle, options) {
  const common = { ...options, loader: { ".css": "text" }, plugins: [minifiedCss(await import("esbuild"))], logOverride: { "empty-import-meta": "silent" } };
  const entries = Object.fromEntries(["index", "story", "export", "page", "element", "define"].map((name) => [name, `www/${name}.ts`]));
  await bundle({ ...common, entryPoints: entries, outdir: "dist", splitting: true, chunkNames: "shared-[hash]" });
  await bundle({ ...common, entryPoints: { standalone: "www/standalone.ts" }, outdir: "dist" });
  const wasm = { ".wasm": "binary" };
  const alias = { ...common.alias, "newsgloss:wasm": path("dist", "newsgloss.wasm") };
  await bundle({ ...common, alias, loader: { ...common.loader, ...wasm }, format: "iife", entryPoints: { "newsgloss-inline": "www/inline.ts" }, outdir: "dist" });
  for (const name of ["content", "background"]) await bundle({ ...common, format: "iife", entryPoints: { [name]: `www/extension/${name}.ts` }, outdir: "dist/extension" });
  extension();
  cpSync(path("www", "examples"), path("dist", "examples"), { recursive: true });
}

/** The extension's other files; and all of it with a manifest for Firefox, which runs no service worker there and asks for a name. */
function extension() {
  const [folder, firefox] = [path("dist", "extension"), path("dist", "extension-firefox")];
  const { version } = JSON.parse(readFileSync(path("package.json"), "utf8"));
  const manifest = { ...JSON.parse(readFileSync(path("www", "extension", "manifest.json"), "utf8")), version };
  for (const name of readdirSync(path("www", "extension")).filter((name) => /\.(png|md)$/.test(name))) cpSync(path("www", "extension", name), `${folder}/${name}`);
  cpSync(path("dist", "newsgloss.wasm"), `${folder}/newsgloss.wasm`);
  cpSync(folder, firefox, { recursive: true });
  writeFileSync(`${folder}/manifest.json`, JSON.stringify(manifest, null, 2));
  const { minimum_chrome_version: _, ...rest } = manifest;
  const gecko = { id: "newsgloss@newsgloss.github.io", strict_min_version: "142.0", data_collection_permissions: { required: ["none"] } };
  writeFileSync(`${firefox}/manifest.json`, JSON.stringify({ ...rest, background: { scripts: [manifest.background.service_worker] }, browser_specific_settings: { gecko } }, null, 2));
}

/** Style sheets as strings without the white space that only their writers read. */
const minifiedCss = ({ transform }) => ({
  name: "minified-css",
  setup(build) {
    build.onLoad({ filter: /\.css$/ }, async ({ path }) => ({ contents: (await transform(readFileSync(path, "utf8"), { loader: "css", minify: true })).code.trim(), loader: "text" }));
  },
});

/**
 * wasm-bindgen's glue keeps its instance in a variable, so one copy of it serves one instance. As a function that
 * makes a new copy, a trapped instance can be thrown away and replaced.
 */
function factory(glue) {
  if (!glue.includes("let wasm_bindgen")) fail("wasm-bindgen's no-modules glue has changed: scripts/build.mjs expects it to declare wasm_bindgen");
  const { code, head } = untouched(glue);
  return `${head}export function createGlue() {\n${code}\nreturn wasm_bindgen;\n}\n`;
}

/** What the wasm asks of a page's nodes, by the class that defines it. */
const ASKED = {
  Node: { get: ["firstChild", "nextSibling", "nodeType", "ownerDocument", "parentElement", "textContent"], call: ["getRootNode", "isSameNode"] },
  Element: { get: ["firstElementChild", "localName", "nextElementSibling", "shadowRoot"], call: ["closest", "getAttribute", "getBoundingClientRect", "hasAttribute", "hasAttributes", "matches"] },
};

/** A form's own fields stand in the place of its properties, named as they are: what the wasm asks for is taken from where the browser defines it. */
function untouched(glue) {
  let [code, head] = [glue, "const getter = (of, name) => of && Object.getOwnPropertyDescriptor(of, name).get;\n"];
  const replaced = (name, found, by) => {
    if (!found.test(code)) fail(`wasm-bindgen's glue asks for no ${name}: take it out of scripts/build.mjs`);
    code = code.replace(found, by);
  };
  for (const [type, { get, call }] of Object.entries(ASKED)) {
    head += `const of${type} = typeof ${type} === "undefined" ? null : ${type}.prototype;\n`;
    for (const name of get) {
      head += `const get_${name} = getter(of${type}, "${name}");\n`;
      replaced(name, new RegExp(`\\b(arg\\d+)\\.${name};`, "g"), `get_${name}.call($1);`);
    }
    for (const name of call) {
      head += `const call_${name} = of${type}?.${name};\n`;
      replaced(name, new RegExp(`\\b(arg\\d+)\\.${name}\\((?=(\\)?))`, "g"), (_, node, closed) => `call_${name}.call(${node}${closed === "" ? ", " : ""}`);
    }
  }
  return { code, head };
}

/** Bytes of the built wasm. */
export function sizes() {
  return sizesOf(readFileSync(path("dist", "newsgloss.wasm")));
}

/** The files of weights, clusters and gazetteers. */
const MODELS = [["names", "model.bin"], ["sequence", "lists.bin"], ["syntax", "model.bin"]];

/** What the built wasm is made of: its code and its data, and what the data are made from: the models and the word lists. */
export function sections() {
  const wasm = readFileSync(path("dist", "newsgloss.wasm"));
  const lists = path("src", "lexicon");
  const lexicon = readdirSync(lists).filter((name) => name.endsWith(".txt")).map((name) => readFileSync(`${lists}/${name}`));
  return { code: sizesOf(section(wasm, 10)), data: sizesOf(section(wasm, 11)), model: sizesOf(Buffer.concat(MODELS.map((file) => readFileSync(path("src", ...file))))), lexicon: sizesOf(Buffer.concat(lexicon)) };
}

/** The section of a wasm file with a number (WebAssembly core specification, 5.5.2: 10 code, 11 data). */
function section(wasm, wanted) {
  let at = 8;
  while (at < wasm.length) {
    const number = wasm[at++];
    let [length, shift] = [0, 0];
    do length |= (wasm[at] & 0x7f) << shift, (shift += 7);
    while (wasm[at++] >= 0x80);
    if (number === wanted) return wasm.subarray(at, at + length);
    at += length;
  }
  return wasm.subarray(0, 0);
}

function sizesOf(bytes) {
  const brotli = brotliCompressSync(bytes, { params: { [constants.BROTLI_PARAM_QUALITY]: 11, [constants.BROTLI_PARAM_LGWIN]: 24, [constants.BROTLI_PARAM_SIZE_HINT]: bytes.length } });
  return { raw: bytes.length, gzip: gzipSync(bytes, { level: 9 }).length, brotli: brotli.length };
}

const kb = (bytes) => `${(bytes / 1000).toFixed(0)} kB`;

if (process.argv[1] === path("scripts", "build.mjs")) {
  await build();
  if (process.argv.includes("extension")) console.log(`\nThe extension is in ${path("dist", "extension")}: chrome://extensions, developer mode, "Load unpacked"`);
  console.log(`For Firefox it is in ${path("dist", "extension-firefox")}: about:debugging, This Firefox, "Load Temporary Add-on"`);
}
