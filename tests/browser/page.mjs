// The built desk in headless Chromium, for the tests: a server, a browser, a page that tells of every slip.
import { AxeBuilder } from "./axe.mjs";
import { chromium } from "playwright-core";
import { serve } from "../../scripts/serve.mjs";
import { path, which } from "../../scripts/shell.mjs";

let running;

/** Opens the desk; `done()` closes the page and fails where the page had an error, broke its policy or asked another host. */
export async function openDesk(options = {}) {
  running ??= start();
  const { browser, address } = await running;
  const context = await browser.newContext({ viewport: { width: 1280, height: 900 }, acceptDownloads: true, permissions: ["clipboard-read", "clipboard-write"], ...options });
  const page = await context.newPage();
  const slips = [];
  page.on("pageerror", (error) => slips.push(`error: ${error.message}`));
  page.on("console", (message) => message.type() === "error" && slips.push(`console: ${message.text()}`));
  page.on("request", (request) => {
    const url = request.url();
    if (!url.startsWith(address) && !url.startsWith("data:") && !url.startsWith("blob:")) slips.push(`asked for ${url}`);
    if (request.method() !== "GET") slips.push(`${request.method()} ${url}`);
  });
  await page.goto(address);
  await marked(page);
  const done = async () => {
    await context.close();
    if (slips.length) throw new Error(slips.join("\n"));
  };
  return { page, done, address, axe: () => new AxeBuilder(page).violations() };
}

async function start() {
  const executablePath = process.env.CHROMIUM ?? which("chromium", "chromium-browser", "google-chrome");
  const browser = await chromium.launch({ executablePath, args: ["--no-sandbox", "--disable-gpu", "--disable-dev-shm-usage"] });
  const { server, address } = await serve(path("dist", "desk"), 0);
  process.once("beforeExit", () => undefined);
  return { browser, server, address };
}

/** Closes browser and server; call it after the last test of a file. */
export async function close() {
  const { browser, server } = (await running) ?? {};
  await browser?.close();
  server?.close();
  server?.closeAllConnections();
}

/** Waits until the story's marks are those of its text. */
export async function marked(page, count = 1) {
  await page.waitForFunction((count) => performance.getEntriesByName("newsgloss-marked").length >= count, count);
}

/** Pastes a text over the whole story, as from the clipboard, and waits for its marks. */
export async function paste(page, text) {
  const before = await page.evaluate(() => performance.getEntriesByName("newsgloss-marked").length);
  await page.locator("#story").focus();
  await page.evaluate((text) => {
    getSelection().selectAllChildren(document.querySelector("#story"));
    const data = new DataTransfer();
    data.setData("text/plain", text);
    if (text === "") document.execCommand("delete");
    else document.querySelector("#story").dispatchEvent(new ClipboardEvent("paste", { clipboardData: data, bubbles: true, cancelable: true }));
  }, text);
  await marked(page, before + 1);
}

/** Puts the caret before some words of the story and gives their place on the screen. */
export async function place(page, words) {
  return page.evaluate((words) => {
    const walker = document.createTreeWalker(document.querySelector("#story"), NodeFilter.SHOW_TEXT);
    while (walker.nextNode()) {
      const at = walker.currentNode.data.indexOf(words);
      if (at < 0) continue;
      const range = document.createRange();
      range.setStart(walker.currentNode, at);
      range.setEnd(walker.currentNode, at + words.length);
      const box = range.getBoundingClientRect();
      getSelection().setPosition(walker.currentNode, at);
      return [box.left + box.width / 2, box.top + box.height / 2];
    }
    throw new Error(`the story has no "${words}"`);
  }, words);
}

/** The texts that a highlight covers, in order. */
export async function highlighted(page, name) {
  return page.evaluate((name) => {
    const ranges = [...(CSS.highlights.get(`newsgloss-${name}`) ?? [])];
    return ranges.map((place) => {
      const range = document.createRange();
      range.setStart(place.startContainer, place.startOffset);
      range.setEnd(place.endContainer, place.endOffset);
      return range.toString();
    });
  }, name);
}
