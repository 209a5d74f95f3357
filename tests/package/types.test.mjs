// The types of the packed package, in apps that check everything: strict, and the libraries' own declarations too.
import assert from "node:assert/strict";
import { spawnSync } from "node:child_process";
import { mkdirSync, readFileSync, readdirSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { after, test } from "node:test";
import { path } from "../../scripts/shell.mjs";
import { installed } from "./installed.mjs";

const app = installed(["@types/node", "undici-types", "@types/react", "csstype", "preact"]);
after(app.remove);

const STRICT = { strict: true, exactOptionalPropertyTypes: true, noUncheckedIndexedAccess: true, noImplicitOverride: true, noUnusedLocals: true, skipLibCheck: false, noEmit: true, target: "ES2022", types: [] };
const PAGE = { ...STRICT, module: "ESNext", moduleResolution: "Bundler", lib: ["ES2023", "DOM", "DOM.Iterable"] };

/** What the compiler says of some files; empty where all is well. */
function compiled(name, options, files) {
  const folder = join(app.app, name);
  mkdirSync(folder, { recursive: true });
  for (const [file, content] of Object.entries(files)) writeFileSync(join(folder, file), content);
  writeFileSync(join(folder, "tsconfig.json"), JSON.stringify({ compilerOptions: options, files: Object.keys(files) }));
  const { stdout, status } = spawnSync(process.execPath, [path("node_modules", "typescript", "bin", "tsc"), "-p", folder, "--preserveSymlinks"], { encoding: "utf8" });
  return status === 0 ? "" : stdout;
}

test("the code of README and docs compiles as it is pasted", () => {
  const blocks = ["README.md", "docs/quick-start.md", "docs/api.md", "docs/embedding.md"].flatMap((page) => [...readFileSync(path(page), "utf8").matchAll(/```js\n([^]*?)```/g)].map(([, code]) => code));
  assert.ok(blocks.length > 4);
  const files = Object.fromEntries(blocks.map((code, at) => [`block-${at}.mts`, `${code}\nexport {};\n`]));
  assert.equal(compiled("readme", { ...PAGE, types: ["node"] }, files), "");
});

test("a server without a page needs no types of one", () => {
  const main = `import { load, type Annotations, type LoadOptions, type Source } from "newsgloss";
import { story, type Statement } from "newsgloss/story";
import { fromWebAnnotations, labelStudioConfig, toCsv, toLabelStudio, toMarkdown, toProdigy, toTei, toWebAnnotations } from "newsgloss/export";
const options: LoadOptions = { words: { names: [{ name: "Orm", kind: "place", country: "NO", aliases: ["Orme"] }], verbs: ["post", { verb: "say", forms: ["said"] }], units: [{ name: "sacks", code: "{sack}" }], notNames: ["Will"] }, signal: AbortSignal.timeout(1000) };
const source: Source = new URL("file:///newsgloss.wasm");
const annotator = await load(source, options);
const day: Date | undefined = undefined;
const layers = ["quotes"] as const;
const annotations: Annotations = annotator.annotate("text", { publishedOn: day, layers });
const statements: Statement[] = story("text", annotations).statements();
const first: string | undefined = statements[0]?.speaker?.name;
const annotated = { text: "text", annotations };
console.log(first, toCsv(annotated, "quotes"), toMarkdown(annotated), toTei(annotated), toLabelStudio(annotated).predictions, toProdigy(annotated).spans, labelStudioConfig(), fromWebAnnotations(toWebAnnotations(annotated)).annotations.actors);
`;
  assert.equal(compiled("server", { ...STRICT, module: "NodeNext", moduleResolution: "NodeNext", lib: ["ES2023"], types: ["node"] }, { "main.ts": main }), "");
});

test("a page's element, events and script have types", () => {
  const main = `import "newsgloss/define";
import wasm from "newsgloss/newsgloss.wasm";
import { gloss, type Gloss, type Layer } from "newsgloss/page";
import { NewsGlossElement } from "newsgloss/element";
import { toggle } from "newsgloss/standalone.js";
const address: string = wasm;
const layers: readonly Layer[] = ["quotes"];
const marked: Gloss = gloss("article", { layers, publishedOn: new Date(), source: address });
marked.layers = layers;
marked.addEventListener("error", ({ detail }) => console.log(detail.message));
const element = document.createElement("news-gloss");
const same: Gloss | null = element.gloss;
element.addEventListener("newsgloss-error", ({ detail }) => console.log(detail.message, same === marked));
NewsGlossElement.define();
console.log(toggle()?.annotations.quotes.length);
`;
  const inline = `import type {} from "newsgloss/newsgloss-inline.js";\nwindow.newsgloss?.gloss("article").then((marked) => marked.remove());\nexport {};\n`;
  assert.equal(compiled("page", PAGE, { "main.ts": main, "inline.ts": inline }), "");
});

test("TSX knows <news-gloss> and its attributes, in React and in Preact", () => {
  const code = (from) => `import "newsgloss/${from}";\nexport const App = () => <news-gloss for="article" layers="quotes" panel="closed" published-on="2024-05-06" words={{ notNames: ["Will"] }} />;\n`;
  for (const from of ["react", "preact"]) {
    const options = { ...PAGE, jsx: "react-jsx", jsxImportSource: from };
    assert.equal(compiled(from, options, { "app.tsx": code(from) }), "");
    assert.match(compiled(`${from}-wrong`, options, { "app.tsx": code(from).replace('panel="closed"', 'panel="shut"') }), /"shut"' is not assignable/);
  }
});

test("what is wrong does not compile", () => {
  for (const [line, told] of [
    ['annotate("text", { layer: ["quotes"] })', /'layer' does not exist/],
    ['annotate("text", { layers: "quotes" })', /not assignable/],
    ["annotate(7)", /not assignable/],
  ]) {
    assert.match(compiled("wrong", { ...PAGE, types: [] }, { "main.ts": `import { load } from "newsgloss";\n(await load()).${line};\n` }), told);
  }
});

test("no declaration names what is inside alone", () => {
  const files = readdirSync(join(app.package, "dist")).filter((name) => name.endsWith(".d.ts"));
  assert.deepEqual(files.sort(), ["define.d.ts", "element.d.ts", "export.d.ts", "index.d.ts", "newsgloss-inline.d.ts", "newsgloss.wasm.d.ts", "page-api.d.ts", "page.d.ts", "preact.d.ts", "react.d.ts", "standalone.d.ts", "story.d.ts", "text-api.d.ts"]);
  for (const name of files) assert.doesNotMatch(readFileSync(join(app.package, "dist", name), "utf8"), /newsgloss:(glue|wasm)|PageMap|Instance\b/, name);
});
