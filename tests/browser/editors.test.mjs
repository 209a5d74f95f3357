// Marks while one writes, in the editors that people have: TipTap (ProseMirror), Quill, CodeMirror.
import assert from "node:assert/strict";
import { after, test } from "node:test";
import { build } from "esbuild";
import { chromium } from "playwright-core";
import { serve } from "../../scripts/serve.mjs";
import { path } from "../../scripts/shell.mjs";
import { executablePath, flags, watch } from "./host.mjs";

const SAID = "“The bridge is safe,” Carla Weiss said. At least 27 people were hurt.";

/** Each editor: how it is made, where it writes, and what it saves. */
const EDITORS = {
  "TipTap, on ProseMirror": {
    writes: ".ProseMirror",
    script: `
      import { Editor } from "@tiptap/core";
      import { StarterKit } from "@tiptap/starter-kit";
      const editor = new Editor({ element: document.querySelector("#editor"), extensions: [StarterKit], content: "<p>" + text + "</p>" });
      globalThis.saved = () => editor.getHTML();
      globalThis.undo = () => editor.commands.undo();`,
    saves: (text) => `<p>${text}</p>`,
  },
  "Quill 2": {
    writes: ".ql-editor",
    script: `
      import Quill from "quill";
      const editor = new Quill("#editor", { theme: null });
      editor.setText(text);
      editor.history.clear();
      globalThis.saved = () => JSON.stringify(editor.getContents().ops);
      globalThis.undo = () => editor.history.undo();`,
    saves: (text) => JSON.stringify([{ insert: `${text}\n` }]),
  },
  "CodeMirror 6": {
    writes: ".cm-content",
    script: `
      import { EditorView, minimalSetup } from "codemirror";
      import { undo } from "@codemirror/commands";
      const editor = new EditorView({ doc: text, parent: document.querySelector("#editor"), extensions: [minimalSetup, EditorView.lineWrapping] });
      globalThis.saved = () => editor.state.doc.toString();
      globalThis.undo = () => undo(editor);`,
    saves: (text) => text,
  },
};

let running;
after(async () => {
  const { browser, server } = (await running) ?? {};
  await browser?.close();
  server?.close();
  server?.closeAllConnections();
});

async function start() {
  const { server, address } = await serve(path("dist"), 0, null);
  return { browser: await chromium.launch({ executablePath, args: flags }), server, address };
}

/** Opens a page with an editor that has a text. */
async function opened(script) {
  const { browser, address } = await (running ??= start());
  const contents = `const text = ${JSON.stringify(SAID)};\n${script}`;
  const { outputFiles } = await build({ stdin: { contents, resolveDir: path() }, bundle: true, format: "esm", write: false, logLevel: "error" });
  const page = await (await browser.newContext()).newPage();
  const slips = watch(page, address);
  await page.route("**/written.html", (route) => route.fulfill({ contentType: "text/html", body: '<!doctype html><html lang="en"><title>Editor</title><link rel="icon" href="data:,"><div id="editor"></div><script type="module" src="/editor-bundle.js"></script></html>' }));
  await page.route("**/editor-bundle.js", (route) => route.fulfill({ contentType: "text/javascript", body: outputFiles[0].text }));
  await page.goto(`${address}written.html`);
  return { page, slips };
}

const numbers = (page, wanted) => page.waitForFunction((wanted) => [...(CSS.highlights.get("newsgloss-numbers") ?? [])].map(String).join() === wanted, wanted, { timeout: 20_000 });

for (const [name, { writes, script, saves }] of Object.entries(EDITORS))
  test(`${name}: what is written is marked, and what is saved has no mark`, { timeout: 90_000 }, async () => {
    const { page, slips } = await opened(script);
    await page.locator(writes).waitFor();
    const before = await page.locator("#editor").innerHTML();
    await page.evaluate(async (writes) => {
      globalThis.story = (await import("/page.js")).gloss(writes, { panel: "none" });
      await globalThis.story.ready;
    }, writes);
    await numbers(page, "27");
    assert.ok(await page.evaluate(() => story.annotations.entities.some(({ name }) => name === "Carla Weiss")));
    assert.equal(await page.locator("#editor").innerHTML(), before, "marking changes nothing of the editor");
    await page.locator(writes).click();
    await page.keyboard.press("Control+End");
    // At once, so that one step back takes it away on a slow machine, too.
    await page.keyboard.insertText(" Some 40 boats sank.");
    await numbers(page, "27,40");
    assert.equal(await page.evaluate(() => saved()), saves(`${SAID} Some 40 boats sank.`));
    await page.evaluate(() => undo());
    await numbers(page, "27");
    assert.equal(await page.evaluate(() => saved()), saves(SAID));
    await page.evaluate(() => story.remove());
    assert.equal(await page.evaluate(() => CSS.highlights.size), 0);
    assert.deepEqual(slips, []);
    await page.context().close();
  });
