// gloss() survives what its page does while it reads: every mark comes, and all can be taken back.
import assert from "node:assert/strict";
import { after, test } from "node:test";
import { close, marked, open } from "./host.mjs";

after(close);

/** Opens a blank page with `put(name)`, which puts a story of some paragraphs into it, in place of the one before. */
async function blank(framed = false) {
  const opened = await open("examples/plain.html");
  if (framed) {
    // The page's own policy allows no frames.
    await opened.page.route("**/framed.html", (route) => route.fulfill({ contentType: "text/html", body: '<!doctype html><html lang="en"><title>Framed</title><link rel="icon" href="data:,"><body></body></html>' }));
    await opened.page.goto(`${opened.address}framed.html`);
  }
  await opened.page.evaluate(async () => {
    const policy = trustedTypes.createPolicy("tests", { createHTML: (html) => html });
    globalThis.html = (text) => policy.createHTML(text);
    globalThis.story = (name, paragraphs = 60) => html(`<article id="s">${Array.from({ length: paragraphs }, (_, n) => `<p>“The bridge ${name} ${n} is safe,” Carla Weiss told reporters. At least ${n + 2} people were hurt.</p>`).join("")}</article>`);
    document.body.innerHTML = story("first");
    globalThis.gloss = (await import("/page.js")).gloss;
  });
  return opened;
}

test("a story that is replaced while it is read is marked, and every mark can be taken back", { timeout: 120_000 }, async () => {
  const { page, done } = await blank();
  for (const pause of [0, 3, 9, 17, 28, 40, 55]) {
    const told = await page.evaluate(async (pause) => {
      const told = [];
      document.body.innerHTML = story("first");
      globalThis.marks = gloss("#s", { panel: "open" });
      marks.addEventListener("error", ({ detail }) => told.push(String(detail)));
      for (const name of ["second", "third", `last after ${pause}`]) {
        await new Promise((resolve) => setTimeout(resolve, pause));
        document.querySelector("#s").outerHTML = story(name);
      }
      await marks.ready;
      return told;
    }, pause);
    assert.deepEqual(told, []);
    await marked(page, "quoted", (found) => found.includes(`“The bridge last after ${pause} 0 is safe,”`));
    await page.evaluate(() => marks.remove());
    assert.equal(await page.evaluate(() => document.querySelectorAll("newsgloss-panel").length + document.adoptedStyleSheets.length), 0);
  }
  await done();
});

test("a story in a frame that goes from page to page is followed, and every mark can be taken back", { timeout: 120_000 }, async () => {
  const { page, done } = await blank(true);
  const pages = ["one", "two", "three"];
  await page.route("**/frame-*.html", (route) => {
    const name = /frame-(\w+)/.exec(route.request().url())[1];
    const said = Array.from({ length: 40 }, (_, n) => `<p>“The ${name} ${n} is safe,” Carla Weiss told reporters.</p>`).join("");
    return route.fulfill({ contentType: "text/html; charset=utf-8", body: `<!doctype html><html lang="en"><title>${name}</title><article>${said}</article></html>` });
  });
  for (const pause of [0, 5, 20, 60]) {
    const told = await page.evaluate(async ({ pause, pages }) => {
      const told = [];
      document.body.innerHTML = html('<div id="s"><p>“The bridge is safe,” Carla Weiss told reporters.</p><iframe src="/frame-one.html"></iframe></div>');
      globalThis.marks = gloss("#s", { panel: "none" });
      marks.addEventListener("error", ({ detail }) => told.push(String(detail)));
      for (const name of pages) {
        document.querySelector("iframe").src = `/frame-${name}.html`;
        await new Promise((resolve) => setTimeout(resolve, pause));
      }
      await marks.ready;
      return told;
    }, { pause, pages });
    assert.deepEqual(told, []);
    await marked(page, "quoted", (found) => found.includes("“The three 0 is safe,”") && found.includes("“The bridge is safe,”") && !found.some((one) => one.includes("one")));
    // Once it is read it goes on, at last to a page that no other may read.
    await page.evaluate(() => (document.querySelector("iframe").src = "/frame-two.html"));
    await marked(page, "quoted", (found) => found.includes("“The two 0 is safe,”"));
    await page.evaluate(() => {
      const frame = document.querySelector("iframe");
      frame.sandbox = "";
      frame.src = "/frame-three.html";
    });
    await marked(page, "quoted", (found) => found.length === 1 && found[0] === "“The bridge is safe,”");
    await page.evaluate(() => marks.remove());
    await marked(page, "quoted", (found) => found.length === 0);
  }
  await done();
});

test("a form whose fields have the names of its properties is read", { timeout: 60_000 }, async () => {
  const { page, done } = await blank();
  const names = ["localName", "nodeName", "nodeType", "childNodes", "firstChild", "nextSibling", "parentElement", "shadowRoot", "textContent", "getAttribute", "hasAttributes", "closest", "matches"];
  const fields = names.map((name) => `<input name="${name}">`).join("");
  await page.evaluate(async (fields) => {
    document.body.innerHTML = html(`<form>${fields}<p>“The bridge is safe,” Carla Weiss told reporters.</p></form>`);
    globalThis.marks = gloss("form", { panel: "none" });
    await marks.ready;
  }, fields);
  await marked(page, "quoted", (found) => found.includes("“The bridge is safe,”"));
  await page.evaluate(() => marks.remove());
  await done();
});

test("a story that goes while it is read takes nothing with it", { timeout: 60_000 }, async () => {
  const { page, done } = await blank();
  await page.evaluate(async () => {
    globalThis.marks = gloss("#s");
    await new Promise((resolve) => setTimeout(resolve, 20));
    document.querySelector("#s").remove();
    await marks.ready;
    document.body.insertAdjacentHTML("beforeend", story("back"));
  });
  await marked(page, "quoted", (found) => found.includes("“The bridge back 0 is safe,”"));
  await page.evaluate(() => (marks.remove(), marks.remove()));
  await done();
});

test("a short story behind a long one does not wait as long as the long one would", { timeout: 120_000 }, async () => {
  const { page, done } = await blank();
  const longest = await page.evaluate(async () => {
    document.body.innerHTML = story("long", 3000);
    globalThis.marks = gloss("#s");
    await marks.ready;
    const { setTimeout } = globalThis;
    let longest = 0;
    globalThis.setTimeout = (run, pause = 0, ...more) => (longest = Math.max(longest, pause), setTimeout(run, pause, ...more));
    document.querySelector("#s").outerHTML = story("short", 3);
    await new Promise((resolve) => marks.addEventListener("change", resolve, { once: true }));
    return longest;
  });
  await marked(page, "quoted", (found) => found.includes("“The bridge short 0 is safe,”"));
  assert.ok(longest <= 60, `${longest} ms`);
  await done();
});

test("a text without line breaks is marked where it is seen", { timeout: 120_000 }, async () => {
  const { page, done } = await blank();
  await page.evaluate(async () => {
    document.body.innerHTML = html(`<p id="s">${"Ana Bell told Bo Hale that 12 people won, ".repeat(20_000)}</p>`);
    globalThis.marks = gloss("#s", { panel: "none" });
    await marks.ready;
  });
  await marked(page, "numbers", (found) => found.length > 100);
  const [shown, found] = await page.evaluate(() => [[...CSS.highlights.values()].reduce((sum, { size }) => sum + size, 0), marks.annotations.numbers.length]);
  assert.ok(found >= 20_000 && shown < 5000, `${shown} ranges for ${found} numbers`);
  await done();
});
