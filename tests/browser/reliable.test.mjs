// In the browser: nothing leaks, what fails is told and recovered, and nobody has to look on.
import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { after, test } from "node:test";
import { path } from "../../scripts/shell.mjs";
import { limited } from "../limited.mjs";
import { close, marked, open } from "./host.mjs";
import { STORY, desk, highlighted, marked as read, paste, take, withWasm } from "./page.mjs";

after(close);

const quoted = (found) => found.includes("“The bridge is safe,”");

/** Keeps the memories of the wasm instances that a page makes, as long as somebody else holds them. */
const watching = () => {
  globalThis.memories = [];
  const { Instance } = WebAssembly;
  WebAssembly.Instance = function (...given) {
    const instance = new Instance(...given);
    globalThis.memories.push(new WeakRef(instance.exports.memory));
    return instance;
  };
};

/** What a page holds after its rubbish is collected. */
async function held(page) {
  const session = await page.context().newCDPSession(page);
  // Twice: what registries for the finalised let go is rubbish only then.
  for (let n = 0; n < 2; n++) {
    await session.send("HeapProfiler.collectGarbage");
    await page.evaluate(() => new Promise((resolve) => setTimeout(resolve, 50)));
  }
  const { nodes, jsEventListeners } = await session.send("Memory.getDOMCounters");
  const { usedSize } = await session.send("Runtime.getHeapUsage");
  const memories = await page.evaluate(() => globalThis.memories.flatMap((memory) => memory.deref()?.buffer.byteLength ?? []));
  await session.detach();
  return { nodes, jsEventListeners, usedSize, memories };
}

test("ten thousand texts in a row leak nothing", { timeout: 120_000 }, async () => {
  const { page, done } = await open("examples/plain.html");
  await page.evaluate(watching);
  const read = (count) =>
    page.evaluate(
      async ([story, count]) => {
        const { load } = await import("/index.js");
        globalThis.annotator ??= await load();
        for (let n = 0; n < count; n++) globalThis.annotator.annotate(`${n} ${story}`.repeat(1 + (n % 8)));
      },
      [STORY, count],
    );
  await read(1);
  // More words than an annotator remembers.
  await page.evaluate(() => globalThis.annotator.annotate(Array.from({ length: 40_000 }, (_, n) => `word${n} `).join("")));
  await read(500);
  const before = await held(page);
  await read(10_000);
  const after = await held(page);
  assert.equal(before.memories.length, 1);
  assert.deepEqual(after.memories, before.memories);
  assert.ok(after.usedSize - before.usedSize < 2_000_000, `${after.usedSize - before.usedSize} bytes of objects stayed`);
  await done();
});

test("two hundred pages marked and left as they were leave no node, listener or memory", { timeout: 120_000 }, async () => {
  const { page, done } = await open("examples/plain.html");
  await page.evaluate(watching);
  const rounds = (count) =>
    page.evaluate(async (count) => {
      const { gloss } = await import("/page.js");
      for (let n = 0; n < count; n++) {
        const story = gloss();
        // Every third is taken back while it reads.
        if (n % 3 === 2) story.ready.catch(() => undefined);
        else await story.ready;
        story.remove();
      }
      await new Promise((resolve) => setTimeout(resolve, 300));
    }, count);
  await rounds(20);
  const before = await held(page);
  await rounds(200);
  const after = await held(page);
  assert.ok(after.nodes <= before.nodes, `${before.nodes} nodes became ${after.nodes}`);
  assert.ok(after.jsEventListeners <= before.jsEventListeners, `${before.jsEventListeners} listeners became ${after.jsEventListeners}`);
  assert.ok(after.memories.length <= before.memories.length + 2, `${before.memories.length} memories became ${after.memories.length}`);
  assert.ok(after.usedSize - before.usedSize < 2_000_000, `${after.usedSize - before.usedSize} bytes of objects stayed`);
  assert.equal(await page.evaluate(() => CSS.highlights.size), 0);
  await done();
});

test("load() of one address, called at the same time and again, fetches once; one that failed is fetched again", { timeout: 60_000 }, async () => {
  const { page, done } = await open("examples/plain.html", { allowed: /503/ });
  let asked = 0;
  await page.route("**/newsgloss.wasm", (route) => (asked++ === 0 ? route.fulfill({ status: 503 }) : route.continue()));
  const [failed, counts] = await page.evaluate(async (story) => {
    const { load } = await import("/index.js");
    const failed = await load().catch((error) => error.message);
    const annotators = [...(await Promise.all([load(), load(), load()])), await load()];
    return [failed, annotators.map((one) => one.annotate(story).quotes.length)];
  }, STORY);
  assert.match(failed, /answered 503/);
  assert.equal(asked, 2);
  assert.equal(new Set(counts).size, 1);
  assert.ok(counts[0] > 0);
  await done();
});

test("a wasm that traps is told beside the page, which stays, and the next call works", { timeout: 60_000 }, async () => {
  const { page, done } = await open("examples/plain.html");
  await page.route("**/limited.wasm", (route) => route.fulfill({ body: limited(readFileSync(path("dist", "newsgloss.wasm")), 1), contentType: "application/wasm" }));
  const before = await page.evaluate(() => document.body.innerHTML);
  const message = await page.evaluate(async () => {
    const { gloss } = await import("/page.js");
    globalThis.paragraph = [...document.querySelectorAll("p")].find((p) => p.textContent.includes("The bridge is safe"));
    paragraph.append(" The minister said that 12 people won.".repeat(20_000));
    globalThis.story = gloss(null, { source: "/limited.wasm" });
    return globalThis.story.ready.then(() => "no error", (error) => error.message);
  });
  assert.match(message, /failed on this text and was restarted/);
  await page.locator("newsgloss-panel").getByText("failed on this text").waitFor();
  assert.equal(await page.evaluate(() => [...CSS.highlights.values()].reduce((sum, { size }) => sum + size, 0)), 0);
  await page.evaluate(async () => {
    globalThis.story.remove();
    paragraph.lastChild.remove();
    await (await import("/page.js")).gloss().ready;
  });
  await marked(page, "quoted", quoted);
  assert.equal(await page.evaluate(() => document.body.innerHTML), before);
  await done();
});

desk("tells of a text that the annotator fails on, keeps it, and reads the next", async ({ page, address }) => {
  await withWasm(page.context(), limited(readFileSync(path("dist", "newsgloss.wasm")), 400));
  await page.goto(address);
  await page.waitForFunction(() => CSS.highlights.get("newsgloss-quoted")?.size > 0);
  const long = STORY.repeat(10_000);
  await page.evaluate((text) => {
    const data = new DataTransfer();
    data.setData("text/plain", text);
    getSelection().selectAllChildren(document.querySelector("#story"));
    document.querySelector("#story").dispatchEvent(new ClipboardEvent("paste", { clipboardData: data, bubbles: true, cancelable: true }));
  }, long);
  await page.locator("#notice", { hasText: "failed on this text" }).waitFor({ timeout: 60_000 });
  await page.waitForFunction((length) => document.querySelector("#story").textContent.length > length * 0.9, long.length, { timeout: 60_000 });
  await paste(page, STORY);
  assert.ok((await highlighted(page, "quoted")).includes("“The bridge is safe,”"));
  assert.ok(await page.locator("#notice", { hasText: "failed on this text" }).isHidden());
}, { serviceWorkers: "block" });

test("a page in the background is marked, though its browser paints no frame", { timeout: 60_000 }, async () => {
  const { page, done } = await open("examples/plain.html");
  await page.evaluate(async () => {
    Object.defineProperty(document, "visibilityState", { get: () => "hidden" });
    Object.defineProperty(document, "hidden", { get: () => true });
    globalThis.requestAnimationFrame = () => 0;
    globalThis.requestIdleCallback = () => 0;
    globalThis.story = (await import("/page.js")).gloss();
    await globalThis.story.ready;
  });
  assert.ok((await page.evaluate(() => story.annotations.quotes.length)) > 2);
  await page.evaluate(() => [...document.querySelectorAll("p")].find((p) => p.textContent.includes("The bridge is safe")).append(" “A new line,” Bob Stone said."));
  await page.waitForFunction(() => story.text.includes("“A new line,”") && story.annotations.quotes.some(({ start, end }) => story.text.slice(start, end) === "“A new line,”"), undefined, { polling: 100 });
  await done();
});

desk("reads in a tab in the background, which paints no frame", async ({ page, address }) => {
  await page.addInitScript(() => {
    Object.defineProperty(document, "visibilityState", { get: () => "hidden" });
    Object.defineProperty(document, "hidden", { get: () => true });
    globalThis.requestAnimationFrame = () => 0;
    globalThis.requestIdleCallback = () => 0;
  });
  await page.goto(address);
  // What waits for the page here must not wait for its frames.
  const shown = (what) => page.waitForFunction(what, undefined, { polling: 100 });
  await shown(() => CSS.highlights.get("newsgloss-quoted")?.size > 0);
  await page.evaluate((story) => {
    const clipboardData = new DataTransfer();
    clipboardData.setData("text/plain", story.repeat(400));
    document.querySelector("#story").dispatchEvent(new ClipboardEvent("paste", { clipboardData, bubbles: true, cancelable: true }));
  }, STORY);
  await shown(() => document.querySelector("#count-quotes").textContent === "1,600");
  await shown(() => [...(CSS.highlights.get("newsgloss-quoted") ?? [])].some((range) => range.toString() === "“The bridge is safe,”"));
});

desk("asks for the wasm again until it comes, and says so to readers", async ({ page, address }) => {
  // It fails until the reader has been told.
  let [asked, told] = [0, false];
  await page.route(/newsgloss\.wasm/, (route) => (asked++, told ? route.continue() : route.abort()));
  await page.evaluate(() => localStorage.removeItem("newsgloss-found"));
  await page.goto(address);
  await page.locator("#notice", { hasText: "could not be loaded" }).waitFor();
  assert.doesNotMatch(await page.locator("#notice").textContent(), /wasm|worker/);
  told = true;
  await read(page);
  assert.ok(await page.locator("#notice").isHidden());
  assert.ok(asked > 1);
}, { serviceWorkers: "block", allowed: /ERR_FAILED/ });

desk("tells of a worker that died, and has another read and export", async ({ page, address }) => {
  // A worker that ends itself sends no event.
  const dying = 'self.addEventListener("message", (event) => event.data.text?.includes("too much for it") && (event.stopImmediatePropagation(), self.close()));';
  await page.context().route(/worker\.js/, async (route) => {
    const response = await route.fetch();
    await route.fulfill({ response, body: `${dying}\n${await response.text()}` });
  }, { times: 1 });
  await page.goto(address);
  await paste(page, STORY);
  await page.locator("#story").focus();
  await page.keyboard.press("ControlOrMeta+A");
  await page.keyboard.insertText("“This is too much for it,” Ana Lopez said.");
  await page.locator("#notice", { hasText: "stopped" }).waitFor();
  assert.match((await take(page, "#save-quotes")).content, /“This is too much for it,”/);
  await paste(page, STORY);
  assert.ok((await highlighted(page, "quoted")).includes("“The bridge is safe,”"));
}, { serviceWorkers: "block" });
