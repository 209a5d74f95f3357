// What gloss() and <news-gloss> say on a page when they are given something else.
import assert from "node:assert/strict";
import { after, test } from "node:test";
import { close, glossed, marked, open } from "./host.mjs";

after(close);

const ROOTS = [
  ["7", "gloss() marks an element, what a selector finds, or, where it is left out, the page's main story, not 7"],
  ["document", "gloss() marks an element, what a selector finds, or, where it is left out, the page's main story, not an HTMLDocument"],
  ["document.querySelectorAll('p')", "gloss() marks an element, what a selector finds, or, where it is left out, the page's main story, not a NodeList; give one of its elements"],
  ["[document.body]", "gloss() marks an element, what a selector finds, or, where it is left out, the page's main story, not a list; give one of its elements"],
  ["document.querySelector('p').firstChild", "gloss() marks an element, what a selector finds, or, where it is left out, the page's main story, not a Text"],
  ["'###'", 'gloss(): "###" is no CSS selector; give one such as "article", an element, or nothing for the page\'s main story'],
  ["''", 'gloss(): "" is no CSS selector; give one such as "article", an element, or nothing for the page\'s main story'],
];
const OPTIONS = [
  ["'quotes'", 'the options of gloss() must be an object such as { layers: ["quotes"], panel: "open" }, not "quotes"'],
  ["null", 'the options of gloss() must be an object such as { layers: ["quotes"], panel: "open" }, not null'],
  ["{ layer: ['quotes'] }", 'the options of gloss() have no option "layer"; did you mean "layers"?'],
  ["{ layers: ['quote'] }", 'layers: there is no layer "quote"; did you mean "quotes"?'],
  ["{ panel: true }", 'panel: there is no panel true; there are "open", "closed", "none"'],
  ["{ panel: 'close' }", 'panel: there is no panel "close"; did you mean "closed"?'],
  ["{ publishedOn: '2024-02-30' }", 'publishedOn: there is no day "2024-02-30"; give a Date or an ISO 8601 day such as "2024-05-01"'],
  ["{ host: '#panel' }", 'host must be an element of the page, not "#panel"'],
  ["{ source: 7 }", "gloss() needs an address, a Response, the bytes of newsgloss.wasm or a WebAssembly.Module, not 7"],
  ["{ words: ['Orm'] }", 'words must be an object such as { names: [{ name: "Open Water Watch", kind: "organization" }] }, not a list'],
];

test("gloss() says what is wrong with what it is given", { timeout: 60_000 }, async () => {
  const { page, done } = await open("examples/plain.html");
  // As text, since the page's policy forbids making functions of it.
  const message = (call) =>
    page.evaluate(`(async () => {
      const { gloss } = await import("/page.js");
      try {
        ${call};
      } catch (error) {
        return error instanceof TypeError ? error.message : "no TypeError: " + error;
      }
      return "nothing was refused";
    })()`);
  for (const [root, told] of ROOTS) assert.equal(await message(`gloss(${root})`), `newsgloss: ${told}`);
  for (const [options, told] of OPTIONS) assert.equal(await message(`gloss("article", ${options})`), `newsgloss: ${told}`);
  await done();
});

test("a refused call leaves nothing behind, and layers are checked later too", { timeout: 60_000 }, async () => {
  const { page, done } = await glossed("<p>“No,” said Ana Ruiz.</p>");
  const told = await page.evaluate(async () => {
    const { gloss } = await import("/page.js");
    const before = document.documentElement.outerHTML;
    const told = [];
    for (const call of [() => gloss("article", { panel: true }), () => (story.layers = ["quote"])]) {
      try {
        call();
      } catch (error) {
        told.push(error.message);
      }
    }
    return [...told, document.documentElement.outerHTML === before, story.layers.length];
  });
  assert.deepEqual(told, ['newsgloss: panel: there is no panel true; there are "open", "closed", "none"', 'newsgloss: layers: there is no layer "quote"; did you mean "quotes"?', true, 3]);
  await done();
});

test("the element tells of attributes that cannot be, and works once they are mended", { timeout: 60_000 }, async () => {
  const { page, done } = await open("examples/standalone.html", { allowed: /^console: newsgloss: / });
  await marked(page, "quoted", (found) => found.length > 0);
  const told = await page.evaluate(async () => {
    const element = document.querySelector("news-gloss");
    const told = [];
    element.addEventListener("newsgloss-error", ({ detail }) => told.push(detail.message));
    const turn = () => new Promise((resolve) => setTimeout(resolve));
    for (const [name, value] of [["layers", "quote"], ["panel", "shut"], ["published-on", "6 May"]]) {
      const before = element.getAttribute(name);
      element.setAttribute(name, value);
      await turn();
      if (before === null) element.removeAttribute(name);
      else element.setAttribute(name, before);
      await turn();
    }
    return told;
  });
  assert.equal(told[0], 'newsgloss: layers: there is no layer "quote"; did you mean "quotes"?');
  assert.equal(told[1], 'newsgloss: panel: there is no panel "shut"; there are "open", "closed", "none"');
  assert.match(told[2], /^newsgloss: publishedOn must be a Date or an ISO 8601 day/);
  assert.equal(told.length, 3);
  await marked(page, "quoted", (found) => found.length > 0);
  await done();
});

test("words of the page's own are marked", { timeout: 60_000 }, async () => {
  const words = { names: [{ name: "zhb", kind: "organization" }] };
  const { page, done } = await glossed("<p>The quay near zhb will close.</p>", { options: { words } });
  await marked(page, "actors", (found) => found.includes("zhb"));
  await page.evaluate(async (words) => {
    story.remove();
    await import("/define.js");
    const element = document.createElement("news-gloss");
    element.words = words;
    document.body.append(element);
  }, words);
  await marked(page, "actors", (found) => found.includes("zhb"));
  await page.evaluate(() => (document.querySelector("news-gloss").words = undefined));
  await marked(page, "actors", (found) => !found.includes("zhb"));
  await done();
});
