// The built desk in headless Chromium, for the tests: a server, a browser, a page that tells of every slip.
import { createHash } from "node:crypto";
import { readFileSync } from "node:fs";
import { readFile } from "node:fs/promises";
import { after, test } from "node:test";
import { AxeBuilder } from "./axe.mjs";
import { chromium } from "playwright-core";
import { serve } from "../../scripts/serve.mjs";
import { path, which } from "../../scripts/shell.mjs";

let running;
const BLOCKED = /^(Executing inline event handler|Applying inline style) violates/;

/** A story that the tests paste. */
export const STORY = `Ministry reopens bridge

May 6, 2024

“The bridge is safe,” Interior Minister Carla Weiss told reporters on Thursday. “Nobody will be turned back.”

At least 27 people were hurt and 40 rescued when part of it fell in March, according to the fire brigade.

Engineers said that repairs would cost about $3.5 million. The union called the plan “a bandage.”
`;

/**
 * A test on a fresh page that also fails on errors, broken policy or requests to other hosts; `blocked` says that the
 * policy is to keep something of the pasted markup, or of the editor's, from having an effect; `allowed` lets some errors pass.
 */
export function desk(name, run, options) {
  closing ??= (after(close), true);
  test(name, async () => {
    const opened = await openDesk(options);
    try {
      await run(opened);
    } finally {
      await opened.done();
    }
  });
}
let closing;

/** Opens the desk; `done()` closes the page and fails where the page had an error, broke its policy or asked another host. */
export async function openDesk({ blocked = false, allowed, ...options } = {}) {
  running ??= start();
  const { browser, address } = await running;
  const context = await browser.newContext({ viewport: { width: 1280, height: 900 }, acceptDownloads: true, permissions: ["clipboard-read", "clipboard-write"], ...options });
  context.setDefaultTimeout(Number(process.env.PAGE_TIMEOUT ?? 30_000));
  const page = await context.newPage();
  const slips = [];
  page.on("pageerror", (error) => slips.push(`error: ${error.message}`));
  page.on("console", (message) => message.type() === "error" && !(blocked && BLOCKED.test(message.text())) && !allowed?.test(message.text()) && slips.push(`console: ${message.text()}`));
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

/** Closes browser and server. */
async function close() {
  const { browser, server } = (await running) ?? {};
  await browser?.close();
  server?.close();
  server?.closeAllConnections();
}

/** Waits until the story's marks are those of its text. */
export async function marked(page, count = 1) {
  await page.waitForFunction((count) => performance.getEntriesByName("newsgloss-marked").length >= count, count, { timeout: 120_000 });
}

/** Does something that changes the marks, and waits until they have changed. */
export async function remark(page, act) {
  const before = await page.evaluate(() => performance.getEntriesByName("newsgloss-marked").length);
  await act();
  await marked(page, before + 1);
}

/** Pastes over the whole story, as from the clipboard, and waits for the marks; `times` makes a long text in the page. */
export async function paste(page, text, type = "text/plain", times = 1) {
  await remark(page, async () => {
    await page.locator("#story").focus();
    await page.evaluate(
      ([once, type, times]) => {
        globalThis.clipboard = new DataTransfer();
        globalThis.clipboard.setData(type, once.repeat(times));
      },
      [text, type, times],
    );
    // In a task of its own, for it is measured.
    await page.evaluate((empty) => {
      const story = document.querySelector("#story");
      getSelection().selectAllChildren(story);
      if (empty) document.execCommand("delete");
      else story.dispatchEvent(new ClipboardEvent("paste", { clipboardData: globalThis.clipboard, bubbles: true, cancelable: true }));
    }, text === "");
  });
}

/**
 * What the page's threads do while something goes on, in milliseconds of processor time, which other programs on the
 * machine do not change much: the longest task of the page's own thread, and all tasks of all threads together.
 */
export async function work(page, act) {
  const browser = await page.context().browser().newBrowserCDPSession();
  const events = [];
  browser.on("Tracing.dataCollected", ({ value }) => events.push(...value));
  await browser.send("Tracing.start", { traceConfig: { includedCategories: ["toplevel"] }, transferMode: "ReportEvents" });
  await act();
  const ended = new Promise((resolve) => browser.once("Tracing.tracingComplete", resolve));
  await browser.send("Tracing.end");
  await ended;
  await browser.detach();
  const names = new Map(events.filter(({ name }) => name === "thread_name").map(({ pid, tid, args }) => [`${pid} ${tid}`, args.name]));
  const pages = new Set([...names].filter(([, name]) => name === "CrRendererMain").map(([thread]) => thread.split(" ")[0]));
  const tasks = events.filter(({ name, tdur, pid }) => name.endsWith("RunTask") && tdur !== undefined && pages.has(String(pid)));
  const own = tasks.filter(({ pid, tid }) => names.get(`${pid} ${tid}`) === "CrRendererMain");
  if (own.length === 0) throw new Error("the trace has no task of the page");
  return { longest: Math.max(...own.map(({ tdur }) => tdur)) / 1000, all: tasks.reduce((sum, { tdur }) => sum + tdur, 0) / 1000 };
}

/** Has the desk's pages load another wasm in place of the desk's, digest and all. */
export async function withWasm(context, bytes) {
  const digest = (bytes) => `sha256-${createHash("sha256").update(bytes).digest("base64")}`;
  const [before, now] = [digest(readFileSync(path("dist", "desk", "newsgloss.wasm"))), digest(bytes)];
  await context.route(/newsgloss\.wasm/, (route) => route.fulfill({ body: bytes, contentType: "application/wasm" }));
  await context.route(/\/(start|worker)\.js/, async (route) => {
    const response = await route.fetch();
    await route.fulfill({ response, body: (await response.text()).replaceAll(before, now) });
  });
}

/** Pastes what was copied, in one or several forms. */
export const put = (page, ...forms) =>
  page.evaluate((forms) => {
    const clipboardData = new DataTransfer();
    for (const [type, content] of forms) clipboardData.setData(type, content);
    document.querySelector("#story").dispatchEvent(new ClipboardEvent("paste", { clipboardData, bubbles: true, cancelable: true }));
  }, forms);

/** Drops files, each a name, a type and a text, on the story. */
export async function drop(page, ...files) {
  await page.evaluate((files) => {
    const data = new DataTransfer();
    for (const [name, type, text] of files) data.items.add(new File([text], name, { type }));
    document.querySelector("#story").dispatchEvent(new DragEvent("drop", { dataTransfer: data, bubbles: true, cancelable: true }));
  }, files);
}

/** The story's text as the desk counts it: what it puts into its JSON. */
export const text = async (page) => JSON.parse((await take(page, "#save-json")).content).text;

/** Presses a button that saves a file, and gives the file's name and content. */
export async function take(page, button) {
  if (!(await page.locator(button).isVisible())) await page.click("#export");
  const [download] = await Promise.all([page.waitForEvent("download"), page.click(button)]);
  return { name: download.suggestedFilename(), content: await readFile(await download.path(), "utf8") };
}

/** Presses a button of the menu with what is needed more rarely. */
export async function more(page, button) {
  await page.click("#more");
  await page.click(button);
}

/** Clicks words of the story, so that the details of their marks show. */
export async function click(page, words) {
  await page.mouse.click(...(await place(page, words)));
  await page.locator("#details").waitFor();
}

/** Selects words of the story with the mouse. */
export async function select(page, words) {
  const found = await page.evaluate((words) => {
    const walker = document.createTreeWalker(document.querySelector("#story"), NodeFilter.SHOW_TEXT);
    while (walker.nextNode()) {
      const at = walker.currentNode.data.indexOf(words);
      if (at < 0) continue;
      document.querySelector("#story").dispatchEvent(new PointerEvent("pointerdown", { bubbles: true }));
      getSelection().setBaseAndExtent(walker.currentNode, at, walker.currentNode, at + words.length);
      document.dispatchEvent(new PointerEvent("pointerup", { bubbles: true }));
      return true;
    }
    return false;
  }, words);
  if (!found) throw new Error(`the story has no "${words}"`);
  await page.locator("#marker").waitFor();
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
      scrollBy({ top: range.getBoundingClientRect().top - innerHeight / 2, behavior: "instant" });
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
