// Measures marking a long page, mark.js on the same page beside it, and the desk's start; writes "## Page" of tests/scores.md.
import { readFileSync, writeFileSync } from "node:fs";
import { gzipSync } from "node:zlib";
import { chromium } from "playwright-core";
import { BOARD, part, table } from "./board.mjs";
import { setupBrowser } from "./setup.mjs";
import { path, step } from "./shell.mjs";
import { serve } from "./serve.mjs";

/** Characters of the page. */
const LONG = 1_000_000;
/** Runs of the side-by-side part; the median counts. */
const RUNS = 3;
/** Starts of the desk. */
const STARTS = 9;

step("Measuring a page of 1 MB in headless Chromium");
const { server, address } = await serve(path("dist"), 0);
const browser = await chromium.launch({ executablePath: setupBrowser().chromium, args: ["--no-sandbox", "--disable-gpu", "--disable-dev-shm-usage"] });
const context = await browser.newContext({ viewport: { width: 1280, height: 900 }, bypassCSP: true });
const page = await context.newPage();
const story = readFileSync(path("tests", "seed", "article.txt"), "utf8");
const paragraphs = story.split(/\n+/).filter(Boolean);

async function fresh() {
  await page.goto(`${address}examples/plain.html`);
  return page.evaluate(
    ({ paragraphs, LONG }) => {
      const root = document.createElement("article");
      for (let size = 0, at = 0; size < LONG; at++) {
        const p = document.createElement("p");
        // The text stands in several nodes, as links and emphasis part it on real pages.
        const text = paragraphs[at % paragraphs.length];
        const half = text.indexOf(" ", text.length / 2);
        const b = document.createElement("b");
        b.textContent = text.slice(half);
        p.append(text.slice(0, half), b);
        root.append(p);
        size += text.length + 2;
      }
      document.body.replaceChildren(root);
      return root.textContent.length;
    },
    { paragraphs, LONG },
  );
}

/** One cold run: the call to gloss(), with the wasm's loading in it; tasks of the page's thread by their time on the processor too. */
async function cold() {
  const size = await fresh();
  await browser.startTracing(page, { categories: ["toplevel", "disabled-by-default-devtools.timeline", "blink.user_timing"] });
  const run = await coldRun(size);
  const { traceEvents } = JSON.parse(await browser.stopTracing());
  const begun = traceEvents.find(({ name }) => name === "bench-begin");
  const ended = traceEvents.find(({ name }) => name === "bench-end");
  const tasks = traceEvents.filter(({ name, tid, pid, ts }) => /RunTask$/.test(name) && tid === begun.tid && pid === begun.pid && ts >= begun.ts && ts <= ended.ts);
  const busy = tasks.map(({ tdur = 0 }) => tdur / 1000);
  return { ...run, busiest: Math.max(0, ...busy) };
}

function coldRun(size) {
  return page.evaluate(async (size) => {
    const frame = () => new Promise((resolve) => requestAnimationFrame(resolve));
    const { gloss } = await import("/page.js");
    await frame();
    const tasks = [];
    const observer = new PerformanceObserver((list) => tasks.push(...list.getEntries().map(({ duration }) => duration)));
    observer.observe({ type: "longtask" });
    const body = document.body;
    const html = body.innerHTML;
    await new Promise((resolve) => setTimeout(resolve));
    performance.mark("bench-begin");
    const began = performance.now();
    const story = gloss("article");
    const inViewport = () => [...(CSS.highlights.get("newsgloss-actors") ?? [])].some((range) => range.getBoundingClientRect().top < innerHeight);
    let first = 0;
    let same = true;
    const watch = async () => {
      while (!inViewport()) await frame();
      first = performance.now() - began;
    };
    await Promise.all([watch(), story.ready]);
    const all = performance.now() - began;
    await frame();
    await new Promise((resolve) => setTimeout(resolve, 300));
    same &&= body.innerHTML === html;
    performance.mark("bench-end");
    const found = story.annotations;
    const removing = performance.now();
    story.remove();
    const removed = performance.now() - removing;
    same &&= body.innerHTML === html;
    return { size, first, all, removed, longest: Math.max(0, ...tasks), marks: found.actors.length + found.numbers.length + found.quotes.length, same };
  }, size);
}

/** The same words marked by one of both: milliseconds until they are painted, and until they are gone. */
async function beside(tool) {
  await fresh();
  await page.addScriptTag({ path: path("node_modules", "mark.js", "dist", "mark.js") });
  return page.evaluate(async (tool) => {
    const painted = () => new Promise((resolve) => requestAnimationFrame(() => setTimeout(resolve)));
    const { gloss } = await import("/page.js");
    const root = document.querySelector("article");
    const layers = ["actors", "numbers"];
    const story = gloss(root, { panel: "none", layers });
    await story.ready;
    // mark.js looks for words by itself, so it is asked for all that newsgloss marked here; it takes no overlaps.
    const { text, annotations } = story;
    const spans = [...annotations.actors.filter(({ form }) => form !== "pronoun"), ...annotations.numbers];
    const words = [...new Set(spans.map(({ start, end }) => text.slice(start, end)))].sort((a, b) => b.length - a.length);
    const pattern = new RegExp(words.map((word) => `(?<!\\w)${word.replace(/[^\w\s]/g, "\\$&")}(?!\\w)`).join("|"), "g");
    const time = async (work) => {
      await painted();
      const began = performance.now();
      work();
      root.getBoundingClientRect();
      await painted();
      return performance.now() - began;
    };
    if (tool === "mark.js") {
      story.remove();
      const marker = new Mark(root);
      const marked = await time(() => marker.markRegExp(pattern));
      return { hits: root.querySelectorAll("mark").length, marked, cleared: await time(() => marker.unmark()) };
    }
    story.layers = [];
    // Paper needs every mark, also those that are far from the viewport.
    const all = () => {
      story.layers = layers;
      dispatchEvent(new Event("beforeprint"));
    };
    const marked = await time(all);
    const made = CSS.highlights.get("newsgloss-actors").size + CSS.highlights.get("newsgloss-numbers").size;
    const cleared = await time(() => (story.layers = []));
    return { hits: made, marked, cleared, near: await time(() => (story.layers = layers)) };
  }, tool);
}

/** Milliseconds from the start of the navigation in a new tab to the sample's marks, as a page that was here before has it. */
async function start(desk, again) {
  const page = await desk.newPage();
  await page.goto(`${address}desk/`, { waitUntil: "commit" });
  // Nothing asks the page while it starts.
  await page.waitForTimeout(1500);
  const marked = await page.evaluate((again) => {
    if (!again) localStorage.removeItem("newsgloss-found");
    return performance.getEntriesByName("newsgloss-marked")[0].startTime;
  }, again);
  await page.close();
  return marked;
}

/** Warm starts: the first visits bring the service worker and what it keeps. */
async function starts(again) {
  const desk = await browser.newContext({ viewport: { width: 1280, height: 900 } });
  for (let visit = 0; visit < 2; visit++) await start(desk, again);
  const times = [];
  for (let visit = 0; visit < STARTS; visit++) times.push(await start(desk, again));
  await desk.close();
  return times;
}

const median = (values) => [...values].sort((a, b) => a - b)[values.length >> 1];
const over = (runs, field) => median(runs.map((run) => run[field]));

const colds = [];
for (let run = 0; run < RUNS; run++) colds.push(await cold());
const ours = [];
const theirs = [];
for (let run = 0; run < RUNS; run++) {
  ours.push(await beside("newsgloss"));
  theirs.push(await beside("mark.js"));
}
const known = await starts(true);
const anew = await starts(false);
await browser.close();
server.close();
server.closeAllConnections();

const ms = (value) => `${Math.round(value)} ms`;
/** How many times as fast newsgloss is, hit for hit. */
const ratio = (field) => `${(over(theirs, field) / theirs[0].hits / (over(ours, field) / ours[0].hits)).toFixed(1)} ×`;
const embed = gzipSync(readFileSync(path("dist", "standalone.js")), { level: 9 }).length;
const rows = [
  ["page", `${colds[0].size.toLocaleString("en")} characters, ${colds[0].marks.toLocaleString("en")} findings`],
  ["first viewport marked after the call, the wasm's loading included", ms(over(colds, "first"))],
  ["whole page read", ms(over(colds, "all"))],
  ["longest task", over(colds, "longest") ? ms(over(colds, "longest")) : "under 50 ms"],
  ["longest task by its time on the processor (the same on an idle machine)", ms(over(colds, "busiest"))],
  ["taking everything back", ms(over(colds, "removed"))],
  ["page's own markup the same during and after", colds.every(({ same }) => same) ? "yes" : "NO"],
  [`${ours[0].hits.toLocaleString("en")} marks highlighted and painted (mark.js, asked for the same words: ${theirs[0].hits.toLocaleString("en")})`, `${ms(over(ours, "marked"))}; mark.js ${ms(over(theirs, "marked"))}: ${ratio("marked")} as fast, hit for hit`],
  ["the same cleared", `${ms(over(ours, "cleared"))}; mark.js ${ms(over(theirs, "cleared"))}: ${ratio("cleared")} as fast, hit for hit`],
  ["those near the viewport highlighted and painted, as in use", ms(over(ours, "near"))],
  ["the desk in a new tab, warm: sample marked after the navigation's start, with the findings kept from the visit before", `${ms(median(known))} (slowest of ${STARTS}: ${ms(Math.max(...known))})`],
  ["the same, read anew", `${ms(median(anew))} (slowest: ${ms(Math.max(...anew))})`],
  ["script of the embed, gzip, without the wasm", `${(embed / 1000).toFixed(1)} kB`],
];
const text = `A page of 1 MB of text (the seed story over and over, each paragraph in two nodes) in headless Chromium; medians of ${RUNS} runs.
Written by \`npm run bench:page\`.

${table(["what", "measured"], rows)}`;
console.log(`\n${text}`);

writeFileSync(BOARD, part("Page", text));
