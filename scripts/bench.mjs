// Measures speed, memory and size of the built package beside other tools and writes them into tests/scores.md, "## Speed".
// NEWSGLOSS_EVAL names the folder of evaluation sets whose stories are read (default: ../shared/eval); without it the texts are
// those of tests/corpus and tests/seed. `--quick` leaves browsers and the slow tools out and writes nothing.
import { cpSync, existsSync, mkdirSync, readFileSync, readdirSync, writeFileSync } from "node:fs";
import { arch, cpus } from "node:os";
import { execFileSync } from "node:child_process";
import { gzipSync, brotliCompressSync } from "node:zlib";
import { fileURLToPath, pathToFileURL } from "node:url";
import { build } from "./build.mjs";
import { part, table } from "./board.mjs";
import { fail, path, run, step } from "./shell.mjs";

const SELF = fileURLToPath(import.meta.url);
const WORK = path("target", "bench");
const TOOLS = pathToFileURL(path("benches", "peers", "tools.mjs")).href;
/** Read once before tools are timed, so that none is timed while it makes its tables. */
const WARM = "Two people died in Paris on 3 May 2024, the ministry said.";
/** Characters that are read of each story of an archive, and the tools that read it in a reasonable time. */
const APART = 3000;
/** How often a text is read: short ones until the engine has compiled for good what they run. */
const roundsOf = (text) => (text.length < 1e4 ? 301 : 11);
const ARCHIVISTS = ["newsgloss", "newsgloss, numbers only", "wink-nlp", "compromise", "chrono-node"];
const quick = process.argv.includes("--quick");
const [, , mode, ...names] = process.argv;

if (mode === "cold") await cold(names[0]);
else if (mode === "peak") await peak(names[0]);
else await bench();

async function bench() {
  if (!process.argv.includes("--no-build")) await build();
  const peers = path("benches", "peers");
  if (!existsSync(path("benches", "peers", "node_modules"))) run("npm", ["ci", "--ignore-scripts", "--prefix", peers]);
  mkdirSync(WORK, { recursive: true });
  const news = stories();
  const texts = { seed: seed(), "3 KB": cut(news.text, 3e3), "100 KB": cut(news.text, 1e5), "1 MB": cut(news.text, 1e6) };
  for (const [name, text] of Object.entries(texts)) writeFileSync(file(name), text);
  writeFileSync(file("10 MB"), cut(news.text, 1e7));

  const native = natively();
  // Before other tools are loaded: their heaps would be searched with every collection of garbage.
  step("Long and hostile texts");
  const long = await only("newsgloss", { "1 MB": texts["1 MB"], "10 MB": cut(news.text, 1e7) }, 9, 20_000);
  const slow = await worst(news.text);
  step("In Node");
  const node = await inNode(texts);
  const chromium = quick ? null : await inChromium(texts, news.apart);
  const own = (speeds, name) => mbs(texts[name], speeds[name].newsgloss.ms);
  const base = own(node, "1 MB");
  const { archive: many } = await import(TOOLS);
  step("Many short stories");
  const apart = { Node: await many(quick ? ["newsgloss"] : ARCHIVISTS, news.apart), ...(chromium && { Chromium: chromium.apart }) };
  const bytes = news.apart.reduce((sum, text) => sum + Buffer.byteLength(text), 0);
  const passes = Object.entries(apart).flatMap(([where, tools]) => ["first", "again"].map((pass) => [`${where}: ${pass === "first" ? "first pass" : pass}`, (tool) => round(bytes / 1e3 / tools[tool][pass])]));
  const rows = (speeds) => Object.keys(speeds["3 KB"]).map((tool) => [tool, ...Object.keys(texts).map((name) => {
    const one = speeds[name][tool];
    return one ? `${round(mbs(texts[name], one.ms))}${tool === "newsgloss" ? "" : ` (1/${round(one.ms / speeds[name].newsgloss.ms)})`}` : "–";
  })]);
  const head = ["MB/s (part of newsgloss's speed)", ...Object.keys(texts)];
  const found = Object.entries(node["3 KB"]).map(([tool, { found }]) => [tool, found.names ?? "–", found.quotes ?? "–", found.speakers ?? "–", found.numbers]);
  const board = [
    `Written by \`npm run bench\`: medians of interleaved runs, one thread, on ${cpus()[0]?.model.trim() ?? arch()}, Node ${process.version}${chromium ? `, Chromium ${chromium.version}` : ""}; texts: ${news.from}.`,
    `In Node:\n\n${table(head, rows(node))}`,
    chromium && `In headless Chromium:\n\n${table(head, rows(chromium.speeds))}`,
    `${news.apart.length} different stories of ${APART.toLocaleString("en")} characters at most, one after another, as an archive has them; in the first pass their words are new:\n\n${table(["MB/s", ...passes.map(([head]) => head)], Object.keys(apart.Node).map((tool) => [tool, ...passes.map(([, of]) => of(tool))]))}`,
    `What each finds in the 3 KB, so that nobody compares unlike work: wink-nlp's and the recognizers' finds are figures and dates only.\n\n${table(["", "names", "quotes and reports", "with a speaker", "figures, dates"], found)}`,
    `Natively, with the tokens that each layer stands on:\n\n${table(["MB/s", ...Object.keys(native)], Object.keys(Object.values(native)[0]).map((stage) => [stage, ...Object.values(native).map((speeds) => round(speeds[stage]))]))}`,
    table(["newsgloss in Node", "", "aim"], [
      ["time of native, of wasm on 1 MB", `1 : ${round(native["1 MB"].all / base)}`, "1 : 1.6"],
      ["10 MB against 1 MB", `${round(long["10 MB"].ms / long["1 MB"].ms)} times the time`, "11"],
      [`slowest of ${slow.count} hostile texts, per byte against news`, slow.slowest, "5"],
      ["of them, the least linear: eight times the text against once", slow.steepest, "8"],
      ["cold: load() to the first annotated story", `${round(median(repeat(7, () => Number(child("cold", "newsgloss")))))} ms${chromium ? `; Chromium ${round(chromium.cold)} ms` : ""}`, "100; 150"],
      ["peak memory of wasm for 1 MB over the empty instance", `${child("peak", "newsgloss").split(" ")[1]} MB`, "40"],
    ]),
    quick ? null : `Cold start in Node (import, load, the seed story), peak of resident memory for 1 MB (compromise: 100 KB, recognizers: 3 KB), size minified:\n\n${table(["", "cold ms", "peak MB", "raw kB", "gzip", "brotli"], await each(["newsgloss", "wink-nlp", "compromise", "chrono-node", "recognizers"], async (tool) => [tool, round(median(repeat(3, () => Number(child("cold", tool))))), child("peak", tool).split(" ")[0], ...(await sizes(tool))]))}`,
  ].filter(Boolean).join("\n\n");
  console.log(`\n${board}`);
  if (!quick) writeFileSync(path("tests", "scores.md"), part("Speed", board));
}

/** Stories of the evaluation sets: each cut short, and all one after the other, as often as 10 MB ask for; or the texts of the project's own tests. */
function stories() {
  const sets = process.env.NEWSGLOSS_EVAL ?? path("..", "shared", "eval");
  const rows = (name) => readFileSync(`${sets}/${name}.dev.jsonl`, "utf8").split("\n").filter(Boolean).map((line) => JSON.parse(line).text);
  let from = "news stories of the evaluation sets, joined";
  let all;
  if (existsSync(`${sets}/polnear.dev.jsonl`)) {
    const [a, b] = [rows("polnear"), rows("en-worldwide")];
    all = b.flatMap((text, at) => (at < a.length ? [a[at], text] : [text]));
  } else {
    from = "the texts of tests/corpus and the seed story, joined and repeated";
    const folder = path("tests", "corpus");
    const files = readdirSync(folder, { recursive: true }).filter((name) => name.endsWith(".txt"));
    all = [seed(), ...files.flatMap((name) => readFileSync(`${folder}/${name}`, "utf8").split("\n\n").map((one) => one.split("\n---")[0].split("\n").slice(1).join("\n")))];
  }
  const once = all.join("\n\n");
  return { from, apart: all.map((text) => text.slice(0, APART)), text: `${once}\n\n`.repeat(Math.ceil(1.1e7 / once.length)) };
}

/** The first bytes of a text, whole characters only. */
function cut(text, bytes) {
  return new TextDecoder().decode(new TextEncoder().encode(text.slice(0, bytes)).subarray(0, bytes)).replace(/\uFFFD$/, "");
}

/** Texts made to be slow, of some size: the pieces of benches/hostile.json over and over, and news without what parts it. */
function hostile(news, size) {
  const pieces = JSON.parse(readFileSync(path("benches", "hostile.json"), "utf8"));
  const letters = (number) => String(number).replace(/\d/g, (digit) => "bcdefghijk"[digit]);
  const filled = pieces.map(([name, piece]) => {
    const least = Buffer.byteLength(piece.replace(/\{\w+\}/, ""));
    const times = Array.from({ length: Math.ceil(size / least) }, (_, number) => piece.replaceAll("{number}", number).replaceAll("{word}", letters(number)));
    return [name, cut(times.join(""), size)];
  });
  const nested = (open, close) => cut(open.repeat(size / 2), size / 2) + cut(close.repeat(size / 2), size / 2);
  return {
    ...Object.fromEntries(filled),
    "nested brackets": nested("(", ")"), "nested quotes": nested("“‘", "’”"),
    "news without spaces": cut(news.replace(/\s/g, ""), size), "news in one line": cut(news.replace(/\n/g, " "), size), "news without full stops": cut(news.replace(/[.\n]/g, " "), size), "news in capitals": cut(news.toUpperCase(), size),
  };
}

/** Megabytes a second of each native stage, by text. */
function natively() {
  step("Natively");
  const out = execFileSync("cargo", ["bench", "-q", "--bench", "stages", "--", file("100 KB"), file("1 MB")], { cwd: path(), encoding: "utf8", stdio: ["ignore", "pipe", "inherit"] });
  const [short, long] = out.trim().split("\n").map((line) => JSON.parse(line)["MB/s"]);
  return { "100 KB": short, "1 MB": long };
}

/** Which tools run on a text: what would take minutes is left out. */
function fits(tool, text) {
  if (quick) return tool.startsWith("newsgloss");
  const most = { "compromise, with offsets": 1e4, recognizers: 1e4 }[tool] ?? Infinity;
  return text.length <= most;
}

async function inNode(texts) {
  const { TOOLS: tools, race } = await import(TOOLS);
  const loaded = {};
  for (const [name, load] of Object.entries(tools)) if (fits(name, "")) (loaded[name] = await load())(WARM);
  const speeds = {};
  for (const [name, text] of Object.entries(texts)) {
    const runs = Object.fromEntries(Object.entries(loaded).filter(([tool]) => fits(tool, text)));
    speeds[name] = await race(runs, text, { rounds: roundsOf(text) });
    console.log(name, Object.entries(speeds[name]).map(([tool, { ms }]) => `${tool} ${round(ms)} ms`).join(", "));
  }
  return speeds;
}

/** Hostile texts beside news of the same size, and beside themselves at an eighth of it. */
async function worst(news) {
  const [short, long] = [50_000, 400_000];
  // The long texts first: their code is in its fast form when the short ones come.
  const whole = await only("newsgloss", { news: cut(news, long), ...hostile(news, long) }, 9);
  const eighth = await only("newsgloss", hostile(news, short), 15);
  const names = Object.keys(eighth);
  const most = (times) => names.map((name) => [times(name), name]).sort((a, b) => b[0] - a[0]).slice(0, 3).map(([times, name]) => `${name} ${round(times)}`).join(", ");
  // Both are cut to the byte, but for a character at the end.
  return { count: names.length, slowest: most((name) => whole[name].ms / whole.news.ms), steepest: most((name) => whole[name].ms / eighth[name].ms) };
}

/** One tool on some texts, each for that many milliseconds at most. */
async function only(tool, texts, rounds, budget) {
  const { TOOLS: tools, race } = await import(TOOLS);
  const go = await tools[tool]();
  const speeds = {};
  for (const [name, text] of Object.entries(texts)) speeds[name] = (await race({ [tool]: go }, text, { rounds, budget }))[tool];
  return speeds;
}

async function inChromium(texts, stories) {
  step("In headless Chromium");
  const [{ build: bundle }, { chromium }, { serve }, { setupBrowser }] = await Promise.all([import("esbuild"), import("playwright-core"), import("./serve.mjs"), import("./setup.mjs")]);
  await bundle({ entryPoints: [fileURLToPath(TOOLS)], bundle: true, splitting: true, format: "esm", platform: "browser", mainFields: ["main"], minify: true, outdir: WORK, logLevel: "error", external: ["node:*"] });
  cpSync(path("dist", "newsgloss.wasm"), `${WORK}/newsgloss.wasm`);
  writeFileSync(`${WORK}/index.html`, "<!doctype html><title>Bench</title>");
  const { server, address } = await serve(WORK, 0, null);
  const browser = await chromium.launch({ executablePath: setupBrowser().chromium, args: ["--no-sandbox", "--disable-gpu", "--disable-dev-shm-usage"] });
  try {
    const context = await browser.newContext();
    const page = await context.newPage();
    await page.goto(address);
    const speeds = {};
    for (const [name, text] of Object.entries(texts)) {
      const tools = Object.keys((await import(TOOLS)).TOOLS).filter((tool) => fits(tool, text));
      speeds[name] = await page.evaluate(async ({ tools, text, rounds, warm }) => {
        const { TOOLS, race } = await import("./tools.js");
        const runs = {};
        for (const tool of tools) (runs[tool] = await TOOLS[tool]())(warm);
        return race(runs, text, { rounds });
      }, { tools, text, rounds: roundsOf(text), warm: WARM });
      console.log(name, Object.entries(speeds[name]).map(([tool, { ms }]) => `${tool} ${round(ms)} ms`).join(", "));
    }
    const apart = await page.evaluate(async ({ tools, stories }) => (await import("./tools.js")).archive(tools, stories), { tools: ARCHIVISTS, stories });
    const colds = [];
    for (let i = 0; i < 7; i++) {
      const fresh = await context.newPage();
      await fresh.goto(address);
      colds.push(await fresh.evaluate(async (story) => {
        const start = performance.now();
        const { TOOLS } = await import("./tools.js");
        (await TOOLS.newsgloss())(story);
        return performance.now() - start;
      }, texts.seed));
      await fresh.close();
    }
    return { speeds, apart, cold: median(colds), version: browser.version().split(".")[0] };
  } finally {
    await browser.close();
    server.close();
    server.closeAllConnections();
  }
}

/** Prints the milliseconds from loading a tool to its first story; runs in a process of its own. */
async function cold(tool) {
  const { TOOLS: tools } = await import(TOOLS);
  const story = seed();
  const start = performance.now();
  (await tools[tool]())(story);
  console.log(performance.now() - start);
}

/** Prints the growth in megabytes of resident memory, and of wasm memory, by a long text; runs in a process of its own. */
async function peak(tool) {
  const memories = [];
  const { Instance } = WebAssembly;
  WebAssembly.Instance = function (...given) {
    const instance = new Instance(...given);
    if (instance.exports.memory) memories.push(instance.exports.memory);
    return instance;
  };
  const { TOOLS: tools } = await import(TOOLS);
  const go = await tools[tool]();
  const text = readFileSync(file({ compromise: "100 KB", recognizers: "3 KB" }[tool] ?? "1 MB"), "utf8");
  go(WARM);
  const used = () => memories.reduce((sum, memory) => sum + memory.buffer.byteLength, 0);
  const before = [process.memoryUsage().rss, used()];
  go(text);
  const after = [process.resourceUsage().maxRSS * 1024, used()];
  console.log(after.map((bytes, at) => round((bytes - before[at]) / 1e6)).join(" "));
}

/** Runs a mode of this program in a process of its own. */
function child(mode, tool) {
  return execFileSync(process.execPath, [SELF, mode, tool], { encoding: "utf8" }).trim();
}

/** Kilobytes of what a page has to fetch for a tool. */
async function sizes(tool) {
  const { build: bundle } = await import("esbuild");
  const imports = { newsgloss: ["../../dist/index.js"], recognizers: ["@microsoft/recognizers-text-suite"], "wink-nlp": ["wink-nlp", "wink-eng-lite-web-model"] }[tool] ?? [tool];
  const contents = imports.map((name, at) => `import * as m${at} from "${name}"; console.log(m${at});`).join("\n");
  const { outputFiles } = await bundle({ stdin: { contents, resolveDir: path("benches", "peers") }, bundle: true, minify: true, format: "esm", platform: "browser", write: false, logLevel: "error", external: ["node:*"] });
  const parts = [Buffer.from(outputFiles[0].contents), ...(tool === "newsgloss" ? [readFileSync(path("dist", "newsgloss.wasm"))] : [])];
  const sum = (size) => (parts.reduce((total, bytes) => total + size(bytes), 0) / 1e3).toFixed(0);
  return [sum((bytes) => bytes.length), sum((bytes) => gzipSync(bytes, { level: 9 }).length), sum((bytes) => brotliCompressSync(bytes).length)];
}

async function each(list, make) {
  const made = [];
  for (const one of list) made.push(await make(one));
  return made;
}

function seed() {
  return readFileSync(path("tests", "seed", "article.txt"), "utf8");
}

function file(name) {
  return `${WORK}/${name.replace(" ", "")}.txt`;
}

function repeat(times, make) {
  return Array.from({ length: times }, make);
}

function median(numbers) {
  return numbers.sort((a, b) => a - b)[numbers.length >> 1] ?? fail("nothing was measured");
}

function mbs(text, ms) {
  return Buffer.byteLength(text) / 1e3 / ms;
}

function round(number) {
  return Number(number.toPrecision(number >= 100 ? 3 : 2)).toString();
}
