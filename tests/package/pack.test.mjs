// The package as it is installed: packed by npm, checked by its peers' tools, in apps made by bundlers.
import assert from "node:assert/strict";
import { execFileSync } from "node:child_process";
import { cpSync, existsSync, readFileSync, readdirSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { after, before, test } from "node:test";
import { chromium } from "playwright-core";
import { serve } from "../../scripts/serve.mjs";
import { path, which } from "../../scripts/shell.mjs";
import { installed as install } from "./installed.mjs";

let folder, app, installed, tarball, remove;

before(() => {
  ({ folder, app, package: installed, tarball, remove } = install());
  writeFileSync(join(app, "index.html"), '<!doctype html><title>App</title><link rel="icon" href="data:,"><article><p>“No,” Carla Weiss said. At least 27 people were hurt.</p></article><script type="module" src="./main.js"></script>');
});

after(() => remove());

test("what is packed is what is used", () => {
  const files = readdirSync(join(installed, "dist"));
  for (const name of ["index.js", "index.d.ts", "page.js", "page.d.ts", "element.js", "define.js", "standalone.js", "newsgloss.wasm"]) assert.ok(files.includes(name), name);
  for (const name of ["extension", "examples"]) assert.ok(!files.includes(name), name);
  assert.ok(!existsSync(join(installed, "dist", "desk", "main.js")));
});

test("the crate is packed with all that it is built of, and no more", () => {
  const files = execFileSync("cargo", ["package", "--list", "--allow-dirty"], { cwd: path(), encoding: "utf8" }).split("\n");
  for (const name of ["src/lib.rs", "src/names/model.bin", "src/sequence/lists.bin", "src/syntax/model.bin", "src/lexicon/mod.rs", "README.md", "LICENSE-MIT", "NOTICE.md"]) assert.ok(files.includes(name), name);
  assert.deepEqual(files.filter((name) => /^(www|scripts|tests\/browser|tests\/package|docs|dist)\//.test(name)), []);
});

test("a crate that depends on ours and is built for wasm32 gets none of the exports to JavaScript", () => {
  const tree = (...features) => execFileSync("cargo", ["tree", "--locked", "--edges", "normal", "--target", "wasm32-unknown-unknown", "--prefix", "none", "--format", "{p}", ...features], { cwd: path(), encoding: "utf8" });
  assert.doesNotMatch(tree(), /wasm-bindgen|js-sys|web-sys|panic_hook/);
  assert.match(tree("--features", "web"), /wasm-bindgen/);
  const manifest = readFileSync(path("Cargo.toml"), "utf8");
  assert.doesNotMatch(manifest, /^crate-type/m, "the cdylib is asked for by the build alone");
});

test("publint finds nothing", () => {
  const output = execFileSync(process.execPath, [path("node_modules", "publint", "src", "cli.js"), "run", tarball, "--strict"], { encoding: "utf8" });
  assert.match(output, /All good!/);
});

test("the types resolve as the code does", () => {
  // ESM alone: an app that still uses require() gets Node's own error.
  const output = execFileSync(process.execPath, [path("node_modules", "@arethetypeswrong", "cli", "dist", "index.js"), tarball, "--profile", "esm-only", "--exclude-entrypoints", "newsgloss.wasm", "--format", "json"], { encoding: "utf8" });
  const { analysis, problems } = JSON.parse(output);
  assert.ok(Object.keys(analysis.entrypoints).length >= 5);
  const bad = Object.values(problems).flat().filter((problem) => !["CJSResolvesToESM", "NoResolution"].includes(problem.kind) || (problem.kind === "NoResolution" && problem.resolutionKind !== "node10"));
  assert.deepEqual(bad, []);
});

test("every entry can be imported where there is no page", () => {
  const script = ["newsgloss", "newsgloss/story", "newsgloss/export", "newsgloss/react", "newsgloss/page", "newsgloss/element", "newsgloss/define", "newsgloss/standalone.js"].map((entry) => `await import(${JSON.stringify(entry)});`).join("\n");
  writeFileSync(join(app, "server.js"), `${script}\nconst { load } = await import("newsgloss");\nconsole.log((await load()).annotate("At least 27 people.").numbers[0].value);\n`);
  assert.equal(execFileSync(process.execPath, ["server.js"], { cwd: app, encoding: "utf8" }).trim(), "27");
});

/** Opens a built app and waits until its story is marked; fails on any error. */
async function works(built) {
  const { server, address } = await serve(built, 0, null);
  const browser = await chromium.launch({ executablePath: process.env.CHROMIUM ?? which("chromium", "chromium-browser", "google-chrome"), args: ["--no-sandbox", "--disable-gpu", "--disable-dev-shm-usage"] });
  try {
    const page = await browser.newPage();
    const slips = [];
    page.on("pageerror", (error) => slips.push(error.message));
    page.on("console", (message) => message.type() === "error" && slips.push(message.text()));
    await page.goto(address);
    await page.waitForFunction(() => CSS.highlights.get("newsgloss-numbers")?.size === 1, null, { timeout: 20_000 }).catch((error) => slips.push(error.message));
    assert.deepEqual(slips, []);
  } finally {
    await browser.close();
    server.close();
    server.closeAllConnections();
  }
}

test("an app made by Vite marks its page", { timeout: 90_000 }, async () => {
  writeFileSync(join(app, "main.js"), 'import { gloss } from "newsgloss/page";\nawait gloss("article").ready;\n');
  const { build } = await import("vite");
  const out = join(folder, "vite");
  await build({ root: app, logLevel: "error", base: "./", configFile: false, build: { outDir: out, target: "es2022" } });
  assert.ok(readdirSync(join(out, "assets")).some((name) => name.endsWith(".wasm")));
  await works(out);
});

test("an app made by esbuild marks its page", { timeout: 90_000 }, async () => {
  writeFileSync(join(app, "main.js"), 'import "newsgloss/define";\nimport wasm from "newsgloss/newsgloss.wasm";\nconst element = document.createElement("news-gloss");\nelement.setAttribute("for", "article");\nelement.setAttribute("src", wasm);\ndocument.body.append(element);\n');
  const { build } = await import("esbuild");
  const out = join(folder, "esbuild");
  await build({ absWorkingDir: app, entryPoints: ["main.js"], bundle: true, format: "esm", target: "es2022", outdir: out, loader: { ".wasm": "file" }, logLevel: "error" });
  cpSync(join(app, "index.html"), join(out, "index.html"));
  await works(out);
});

test("an app made by webpack marks its page", { timeout: 90_000 }, async () => {
  writeFileSync(join(app, "main.js"), 'import { gloss } from "newsgloss/page";\nawait gloss("article").ready;\n');
  const { default: webpack } = await import("webpack");
  const out = join(folder, "webpack");
  const compiler = webpack({ context: app, mode: "production", entry: "./main.js", output: { path: out, filename: "main.js", publicPath: "auto" }, experiments: { outputModule: true } });
  const stats = await new Promise((resolve, reject) => compiler.run((error, stats) => (error ? reject(error) : resolve(stats))));
  const { errors, warnings } = stats.toJson({ all: false, errors: true, warnings: true });
  // That the wasm is larger than webpack's budget for a page is known.
  assert.deepEqual([...errors, ...warnings].filter(({ message }) => !/size limit|performance/.test(message)), []);
  assert.ok(readdirSync(out).some((name) => name.endsWith(".wasm")));
  cpSync(join(app, "index.html"), join(out, "index.html"));
  await works(out);
});

test("links of the packed README and docs lead to packed files, or out", () => {
  const pages = ["README.md", ...readdirSync(join(installed, "docs")).map((name) => `docs/${name}`)];
  assert.ok(pages.length > 3);
  for (const page of pages) {
    for (const [, link] of readFileSync(join(installed, page), "utf8").matchAll(/\]\(([^)\s]+)\)/g)) {
      if (/^(https:|#)/.test(link)) continue;
      assert.ok(existsSync(join(installed, dirname(page), link.split("#")[0])), `${page}: ${link}`);
    }
  }
  assert.ok(existsSync(join(installed, "CHANGELOG.md")));
});

/** The blocks of code of a packed page that need no page of a browser, run as they are pasted; gives what they print. */
function printed(page) {
  const blocks = [...readFileSync(join(installed, page), "utf8").matchAll(/```js\n([^]*?)```/g)].map(([, code]) => code).filter((code) => !/newsgloss\/page/.test(code));
  return blocks.map((code, at) => {
    writeFileSync(join(app, `pasted-${at}.js`), code);
    return execFileSync(process.execPath, [`pasted-${at}.js`], { cwd: app, encoding: "utf8" });
  });
}

test("the code of README and docs runs as it is pasted, and prints no undefined", () => {
  assert.equal(printed("README.md").join(""), "Carla Weiss said “The bridge is safe,”\nat-least 27 people\nOpen Water Watch\n");
  assert.deepEqual(printed("docs/quick-start.md"), ["Ana Ruiz\n   said “We will rebuild,”\n   asked for $3 million\n2024-05-07 date\n3000000 USD\n"]);
  const [asked] = printed("docs/api.md");
  assert.match(asked, /^“No,”\nAna Ruiz\n2 2\n|^“No,”\nAna Ruiz\n1 2\n/);
  assert.doesNotMatch(asked, /undefined/);
});

test("the values that the docs tell of are those that texts have", async () => {
  const { load } = await import(join(installed, "dist", "index.js"));
  const annotator = await load();
  const rows = [...readFileSync(join(installed, "docs", "values.md"), "utf8").split("## Dates")[1].matchAll(/^\| (.+?) \| `([^`]+)` \| .+ \|$/gm)]
    // The first text of each row, where it needs no day of publication.
    .map(([, texts, value]) => [texts.split(";")[0].replace(/, (?:last|next|fiscal|week|where)\b.*/, ""), value])
    .filter(([text, value]) => text !== "text" && value !== "null" && !text.startsWith("last"));
  assert.ok(rows.length >= 5);
  for (const [text, value] of rows) assert.equal(annotator.annotate(`She left in ${text}.`).numbers[0]?.value, value, text);
});
