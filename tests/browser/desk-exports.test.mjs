// What the reader takes away, and what comes back.
import assert from "node:assert/strict";
import { chromium } from "playwright-core";
import { STORY, click, desk, drop, marked, more, paste, remark, take } from "./page.mjs";

/** Makes one correction of each sort. */
async function correctAll(page) {
  await click(page, "bandage");
  await remark(page, () => page.locator("#details").getByLabel("Speaker of this quote").selectOption({ label: "Carla Weiss" }));
  await click(page, "fire brigade");
  await remark(page, () => page.getByLabel("Merge with").selectOption({ label: "Carla Weiss" }));
  await click(page, "27");
  await remark(page, () => page.getByRole("button", { name: "Remove this mark: 27", exact: true }).click());
}

desk("takes the result away as JSON and CSV", async ({ page }) => {
  await paste(page, STORY);
  const { name, content } = await take(page, "#save-json");
  assert.equal(name, "ministry-reopens-bridge.json");
  const json = JSON.parse(content);
  assert.equal(json.text, STORY);
  assert.ok(json.quotes.length >= 3 && json.entities.length >= 3);
  const numbers = (await take(page, "#save-numbers")).content;
  assert.ok(numbers.startsWith("\uFEFFas written,"), "spreadsheets need a byte order mark");
  assert.match(numbers, /27,number,cardinal,27,27,,,,,,,at least,people/);
  assert.match((await take(page, "#save-actors")).content, /Carla Weiss,,,,Carla Weiss,person,person,name/);
});

desk("defuses cells that a spreadsheet would run", async ({ page }) => {
  await paste(page, `“=cmd|' /C calc'!A0, or "so",” Ana Lopez said. “@SUM(1),” she added. It fell to -3 degrees.`);
  const { content } = await take(page, "#save-quotes");
  for (const row of content.split("\r\n").slice(1)) for (const cell of row.split(",")) assert.doesNotMatch(cell, /^"?[=+@]/);
  await paste(page, "=12 people came");
  await page.evaluate(() => getSelection().removeAllRanges());
  assert.match((await take(page, "#save-numbers")).content, /\r\n12,number,cardinal,12/);
});

desk("copies the table of numbers as CSV", async ({ page }) => {
  await paste(page, STORY);
  await page.click("#tab-numbers");
  await page.click("#copy-numbers");
  await page.locator("#live", { hasText: "copied" }).waitFor();
  const copied = await page.evaluate(() => navigator.clipboard.readText());
  const saved = (await take(page, "#save-numbers")).content.replace(/^\uFEFF/, "");
  assert.equal(copied.replaceAll("\r\n", "\n"), saved.replaceAll("\r\n", "\n"));
  // A spreadsheet takes cells where there are some.
  const html = await page.evaluate(async () => (await (await navigator.clipboard.read())[0].getType("text/html")).text());
  assert.match(html, /<tr[^>]*><td[^>]*>\$3\.5 million<\/td><td[^>]*>money<\/td><td[^>]*>money<\/td><td[^>]*>3500000<\/td>/);
});

desk("copies a quote with its speaker and source", async ({ page }) => {
  await paste(page, STORY);
  await page.fill("#source", "https://example.org/bridge");
  await page.keyboard.press("Tab");
  await page.locator(".speaker", { hasText: "Carla Weiss" }).getByRole("button", { name: /^Copy with its speaker/ }).first().click();
  await page.locator("#live", { hasText: "copied" }).waitFor();
  const copied = await page.evaluate(() => navigator.clipboard.readText());
  assert.match(copied, /^“The bridge is safe,”.* — Carla Weiss \(told\)\r?\nSource: Ministry reopens bridge, 2024-05-06, https:\/\/example\.org\/bridge#:~:text=%E2%80%9CThe%20bridge%20is%20safe%2C%E2%80%9D$/);
});

desk("takes quotes away as Markdown that stays text", async ({ page }) => {
  await paste(page, "“We *won* <b>it</b>,” Ana Lopez said.");
  assert.equal((await take(page, "#save-markdown")).content, "> “We \\*won\\* \\<b\\>it\\</b\\>,”\n>\n> — Ana Lopez (said)\n");
});

desk("links quotes to their words on the source's page", async ({ page }) => {
  await paste(page, `“Yes, it is - all & more,” Ana Lopez said. “No,” she said. “No,” Bob Stone said.`);
  await page.fill("#source", "https://example.org/a?b=c#part");
  await page.keyboard.press("Tab");
  assert.equal(await page.getByRole("link", { name: "At the source: “Yes, it is - all & more,”" }).getAttribute("href"), "https://example.org/a?b=c#part:~:text=%E2%80%9CYes%2C%20it%20is%20%2D%20all%20%26%20more%2C%E2%80%9D");
  const { content } = await take(page, "#save-markdown");
  assert.match(content, /#part:~:text=%E2%80%9CYes%2C%20it%20is%20%2D%20all%20%26%20more%2C%E2%80%9D>/);
  assert.match(content, /#part:~:text=[^-]+%20said\.-,%E2%80%9CNo%2C%E2%80%9D/, "words that occur twice have what stands before them");
  await page.fill("#source", "javascript:alert(1)");
  await page.keyboard.press("Tab");
  assert.doesNotMatch((await take(page, "#save-html")).content, /href=["']?javascript:/);
  assert.equal(await page.getByRole("link", { name: /^At the source/ }).count(), 0);
});

desk("takes Web Annotations away that find their words again", async ({ page }) => {
  const story = "😀 “We won 12 seats,” Ana Lopez said.";
  await paste(page, story);
  const { type, items } = JSON.parse((await take(page, "#save-web-annotation")).content);
  assert.equal(type, "AnnotationPage");
  const characters = Array.from(story);
  for (const item of items) {
    const [position, quote] = item.target.selector;
    assert.equal(characters.slice(position.start, position.end).join(""), quote.exact);
    assert.ok(story.includes(quote.prefix + quote.exact + quote.suffix));
  }
  assert.deepEqual(items.map((item) => item.target.selector[1].exact), ["“We won 12 seats,”", "Ana Lopez", "12"]);
});

desk("keeps what the Web Annotation model asks of a page", async ({ page }) => {
  await paste(page, STORY);
  const jsonld = JSON.parse((await take(page, "#save-web-annotation")).content);
  const list = (value) => (Array.isArray(value) ? value : [value]);
  const iri = (value) => typeof value === "string" && URL.canParse(value);
  assert.ok(list(jsonld["@context"]).includes("http://www.w3.org/ns/anno.jsonld"));
  assert.ok(iri(jsonld.id) && jsonld.type === "AnnotationPage" && jsonld.items.length > 0);
  assert.equal(new Set(jsonld.items.map(({ id }) => id)).size, jsonld.items.length);
  for (const item of jsonld.items) {
    assert.ok(list(item["@context"]).includes("http://www.w3.org/ns/anno.jsonld"));
    assert.ok(iri(item.id) && list(item.type).includes("Annotation"));
    assert.ok(["classifying"].includes(item.motivation));
    for (const body of list(item.body)) assert.ok(body.type === "TextualBody" && typeof body.value === "string" && body.value !== "");
    for (const target of list(item.target)) {
      assert.ok(iri(target.source));
      for (const selector of target.selector) {
        if (selector.type === "TextPositionSelector") assert.ok(Number.isInteger(selector.start) && selector.start >= 0 && selector.end > selector.start);
        else assert.ok(selector.type === "TextQuoteSelector" && typeof selector.exact === "string");
      }
    }
  }
});

for (const [format, button, ending] of [["Web Annotations", "#save-web-annotation", "jsonld"], ["JSON", "#save-json", "json"]])
  desk(`opens its own ${format} again, with nothing lost`, async ({ page }) => {
    await paste(page, `😀 ${STORY}`);
    await correctAll(page);
    const [json, file] = [(await take(page, "#save-json")).content, (await take(page, button)).content];
    await remark(page, () => more(page, "#clear"));
    await remark(page, () => drop(page, [`again.${ending}`, "application/json", file]));
    assert.deepEqual(JSON.parse((await take(page, "#save-json")).content), JSON.parse(json));
    await page.reload();
    await marked(page);
    assert.deepEqual(JSON.parse((await take(page, "#save-json")).content), JSON.parse(json), "after a reload");
  });

desk("refuses a file that is no result, and one whose marks do not fit", async ({ page }) => {
  await drop(page, ["other.json", "application/json", `{"text": 3}`]);
  await page.locator("#notice", { hasText: "other.json is not a result that newsgloss saved" }).waitFor();
  await drop(page, ["broken.json", "application/json", JSON.stringify({ text: "short", actors: [{ start: 2, end: 900, kind: "person", form: "name", entity: 0, rule: "x" }], entities: [], quotes: [], numbers: [] })]);
  await page.locator("#notice", { hasText: "broken.json does not fit what newsgloss saves: actors[0]" }).waitFor();
});

desk("takes a marked copy away that is inert", async ({ page }) => {
  await paste(page, `“We <script>globalThis.ran=true</script> won 12 seats,” Ana Lopez said. <img src=x onerror="globalThis.ran=true">`);
  const { name, content } = await take(page, "#save-html");
  assert.match(name, /\.html$/);
  assert.doesNotMatch(content, /<script|<img|\son\w+=["']?\w/i);
  assert.match(content, /<meta http-equiv="Content-Security-Policy" content="default-src 'none'/);
  const browser = await chromium.launch({ executablePath: process.env.CHROMIUM ?? "/usr/bin/chromium", args: ["--no-sandbox", "--disable-gpu", "--disable-dev-shm-usage"] });
  try {
    const copy = await browser.newPage();
    const asked = [];
    copy.on("request", (request) => asked.push(request.url()));
    await copy.setContent(content);
    assert.equal(await copy.locator(".story").textContent(), await page.locator("#story").textContent());
    assert.equal(await copy.evaluate(() => globalThis.ran), undefined);
    assert.deepEqual(await copy.locator(".n").allTextContents(), ["12"]);
    assert.deepEqual(asked.filter((url) => !url.startsWith("about:")), []);
  } finally {
    await browser.close();
  }
});
