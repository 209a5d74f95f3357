// The page map and the marks in Firefox, where there is one (FIREFOX, or firefox-esr or firefox on the PATH).
import assert from "node:assert/strict";
import { after, before, test } from "node:test";
import puppeteer from "puppeteer-core";
import { serve } from "../../scripts/serve.mjs";
import { path, which } from "../../scripts/shell.mjs";
import { STRICT } from "./host.mjs";

const executablePath = process.env.FIREFOX ?? which("firefox-esr", "firefox");
const skip = executablePath ? false : "there is no Firefox";
let browser, server, page;

before(async () => {
  if (skip) return;
  browser = await puppeteer.launch({ browser: "firefox", executablePath, headless: true });
  const served = await serve(path("dist"), 0, STRICT);
  server = served.server;
  page = await browser.newPage();
  await page.goto(`${served.address}examples/plain.html`);
});

after(async () => {
  await browser?.close();
  server?.close();
  server?.closeAllConnections();
});

const highlighted = (mark) => page.evaluate((mark) => [...(CSS.highlights.get(`newsgloss-${mark}`) ?? [])].map((range) => range.toString()), mark);

/** Waits until a mark covers what is expected. */
async function until(mark, expected) {
  const end = Date.now() + 15_000;
  let texts;
  do {
    texts = await highlighted(mark);
    if (expected(texts)) return;
    await new Promise((resolve) => setTimeout(resolve, 50));
  } while (Date.now() < end);
  assert.fail(`newsgloss-${mark} marks ${JSON.stringify(texts)}`);
}

test("Firefox marks a page, follows it, and leaves it as it was", { skip, timeout: 120_000 }, async () => {
  const before = await page.evaluate(() => document.body.innerHTML);
  await page.evaluate(async () => {
    globalThis.story = (await import("/page.js")).gloss();
    await story.ready;
  });
  await until("quoted", (texts) => texts.includes("“The bridge is safe,”") && texts.includes("“a scandal.”"));
  await until("numbers", (texts) => ["27", "$38.5\u00a0million", "14.9 million"].every((text) => texts.includes(text)));
  assert.equal(await page.evaluate(() => document.body.innerHTML), before);
  const shown = await page.evaluate(() => [...CSS.highlights.get("newsgloss-quoted")].map(({ startContainer }) => getComputedStyle(startContainer.parentElement, "::highlight(newsgloss-quoted)").backgroundColor));
  assert.deepEqual([...new Set(shown)], ["rgba(255, 196, 0, 0.36)"]);
  await page.evaluate(() => (document.querySelector("h1").textContent = "Some 58 farmers left."));
  await until("numbers", (texts) => texts.includes("58"));
  await page.evaluate(() => (story.layers = ["actors"]));
  assert.deepEqual(await highlighted("numbers"), []);
  assert.ok((await highlighted("actors")).length > 3);
  await page.evaluate(() => story.remove());
  assert.deepEqual(await page.evaluate(() => [CSS.highlights.size, document.adoptedStyleSheets.length]), [0, 0]);
});

test("Firefox reads pages as Chromium does", { skip, timeout: 120_000 }, async () => {
  const wrong = await page.evaluate(async (cases) => {
    const { gloss } = await import("/page.js");
    const wrong = [];
    const policy = globalThis.trustedTypes?.createPolicy("tests", { createHTML: (html) => html });
    for (const [html, expected] of cases) {
      const root = document.createElement("section");
      root.innerHTML = policy ? policy.createHTML(html) : html;
      for (const template of root.querySelectorAll("template")) {
        const host = template.parentElement;
        host.attachShadow({ mode: "open" }).append(template.content);
        template.remove();
      }
      document.body.append(root);
      const story = gloss(root, { panel: "none" });
      await story.ready;
      if (story.text !== expected) wrong.push([html, story.text]);
      story.remove();
      root.remove();
    }
    return wrong;
  }, [
    ["<p>One.</p><p>Two <b>wo</b>rds.</p>", "One.\n\nTwo words."],
    ["One<br>two<br><br>three", "One\ntwo\n\nthree"],
    ["<p>  One \n two <b> three </b></p>", "One two three"],
    ["<pre>One\n  two</pre>", "One\n  two"],
    ["<table><tr><td>Dead<td>27</table>", "Dead\n\n27"],
    ["<p>One<span hidden>x</span><span aria-hidden=true>x</span><script>x</script><textarea>x</textarea></p>", "One"],
    ["<p>She said <q>no</q></p>", "She said “no”"],
    ["<details><summary>One</summary>x</details>", "One"],
    ["<p><span class=initial>T</span>he minister</p>", "The minister"],
    ["<div><template><p>Top</p><slot></slot></template>light</div>", "Top\n\nlight"],
  ]);
  assert.deepEqual(wrong, []);
});
