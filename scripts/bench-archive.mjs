// Measures the wheel over many stories beside the wasm in Node, Spark, and spaCy with textacy: tests/scores.md, "## Archives", and
// the last part of docs/archives.md.
// NEWSGLOSS_EVAL names the folder of evaluation sets whose stories are read (default: ../shared/eval). NEWSGLOSS_PEERS names a
// Python that has spacy, textacy and a small English model, NEWSGLOSS_SPACY_MODEL the model; without them that row is left out.
import { execFileSync } from "node:child_process";
import { existsSync, mkdirSync, readFileSync, statSync, writeFileSync } from "node:fs";
import { cpus, loadavg } from "node:os";
import { part, table } from "./board.mjs";
import { python, setupPython } from "./setup.mjs";
import { fail, path, step } from "./shell.mjs";
import { buildWheel, installWheel } from "./wheel.mjs";

const WORK = path("target", "bench-archive");
const PARQUET = `${WORK}/stories.parquet`;
/** The same stories several times, so that the start of a program counts little. */
const MANY = `${WORK}/many.parquet`;
const TIMES = 5;
const JSONL = `${WORK}/stories.jsonl`;
const [COUNT, SIZE, ROUNDS] = [2000, 3000, 3];
const HEADING = "## What an archive costs\n\n";

if (process.argv[2] === "node") await inNode();
else await bench();

async function bench() {
  const { missing } = setupPython();
  if (missing) fail(`${missing}.`);
  const { file } = buildWheel(path("dist", "wheel"));
  installWheel(file);
  mkdirSync(WORK, { recursive: true });
  const stories = cut();
  writeFileSync(JSONL, stories.map((text, id) => `${JSON.stringify({ id, text })}\n`).join(""));
  execFileSync(python("python"), ["-c", "import sys, pyarrow as a, pyarrow.json as j, pyarrow.parquet as p; t = j.read_json(sys.argv[1]); p.write_table(t, sys.argv[2], row_group_size=500); p.write_table(a.concat_tables([t] * int(sys.argv[4])), sys.argv[3], row_group_size=500)", JSONL, PARQUET, MANY, String(TIMES)]);
  const bytes = stories.reduce((sum, text) => sum + Buffer.byteLength(text), 0);

  const load = loadavg()[0].toFixed(1);
  const ways = ["wheel", "dict", "two", "command-1", "command-2", "node", "spark"];
  const runs = Object.fromEntries(ways.map((way) => [way, []]));
  for (let round = 0; round < ROUNDS; round++) {
    for (const way of ways) {
      step(`${way}, ${round + 1} of ${ROUNDS}`);
      const told = way === "node" ? run(process.execPath, [path("scripts", "bench-archive.mjs"), "node"]) : run(python("python"), [path("python", "bench", "archive.py"), way, way.startsWith("command") ? MANY : PARQUET]);
      console.log(JSON.stringify(told));
      runs[way].push(told);
    }
  }
  // Stories that come again take less room.
  const distinct = run(python("python"), [path("python", "bench", "archive.py"), "command-1", PARQUET]);
  const peers = process.env.NEWSGLOSS_PEERS;
  if (peers) step("spaCy with textacy");
  const spacy = peers ? run(peers, [path("python", "bench", "archive.py"), "spacy", PARQUET]) : null;

  const of = (way, field = "seconds") => median(runs[way].map((told) => told[field]));
  const row = (name, seconds, count = COUNT) => [name, round(count / seconds), round((bytes / 1e6) * (count / COUNT) / seconds)];
  const rows = [
    row("wheel, batches, one process", of("wheel")),
    row("wheel, batches, two processes", of("two")),
    row("wheel, dictionaries, one process", of("dict")),
    row(`command line, Parquet to Parquet, ${(COUNT * TIMES).toLocaleString("en")} stories, one process`, of("command-1"), COUNT * TIMES),
    row("command line, two processes", of("command-2"), COUNT * TIMES),
    row("Spark local[2], Parquet to Parquet, once it runs", of("spark")),
    row("wasm in Node, one process", of("node")),
    ...(spacy ? [row(`spaCy ${spacy.version}, small English model, with textacy's quotes`, spacy.seconds, spacy.stories)] : []),
  ];
  const faster = spacy ? (spacy.seconds / spacy.stories) / (of("wheel") / COUNT) : null;
  const board = [
    `Written by \`npm run bench:archive\`: medians of ${ROUNDS} interleaved runs on ${cpus().length} cores (${cpus()[0].model.trim()}), load ${load} before; ${COUNT.toLocaleString("en")} stories of ${SIZE.toLocaleString("en")} characters cut from the evaluation sets${spacy ? `; spaCy over the first ${spacy.stories}, as many as one has patience for` : ""}.`,
    table(["", "stories a second", "MB/s"], rows),
    table(["", "", "aim"], [
      ["wheel, MB/s a core", round(bytes / 1e6 / of("wheel")), "8"],
      ["against spaCy with textacy", faster ? `${round(faster)} times` : "not measured: no Python with both was named", "200 times"],
      ["wheel, MB", round(statSync(file).size / 1e6), "4"],
      ["Spark over two processes that read the same batches", `${round(of("spark") - of("two"))} s for ${COUNT.toLocaleString("en")} stories; its start and first run ${round(of("spark", "first"))} s`, "told"],
    ]),
  ].join("\n\n");
  console.log(`\n${board}`);
  writeFileSync(path("tests", "scores.md"), part("Archives", board));
  costs({ perCore: COUNT / of("wheel"), perTwo: (COUNT * TIMES) / of("command-2"), marks: distinct.bytes / COUNT, story: bytes / COUNT, load });
}

/** What archives cost, on paper, into the docs: the part under its heading is this program's. */
function costs({ perCore, perTwo, marks, story, load }) {
  const page = path("docs", "archives.md");
  const [before] = readFileSync(page, "utf8").split(HEADING);
  const size = (bytes) => (bytes < 1e9 ? `${round(bytes / 1e6)} MB` : bytes < 1e12 ? `${round(bytes / 1e9)} GB` : `${round(bytes / 1e12)} TB`);
  const time = (seconds) => (seconds < 120 ? `${round(seconds)} seconds` : seconds < 5400 ? `${round(seconds / 60)} minutes` : seconds < 172_800 ? `${round(seconds / 3600)} hours` : `${round(seconds / 86_400)} days`);
  const rows = [1e6, 1e8].map((count) => [count.toLocaleString("en"), size(count * story), `${time(count / perCore)} of one core`, time(count / perTwo), time(count / perCore / 64), size(count * marks)]);
  const text = `Measured: ${round(perCore)} stories of 3 kB a second on one core of the machine of the
[scoreboard](https://github.com/newsgloss/newsgloss/blob/main/tests/scores.md), and ${round(perTwo)} by the command line on its two cores,
Parquet to Parquet (load before the run: ${load}). The rest is worked out on paper: nobody has read a hundred million stories here. Each
story is read by itself, so time grows with their number and their length, and falls with the number of cores.

${table(["stories", "text", "reading", "by the command line on two cores", "reading on 64 such cores", "marks, as Parquet"], rows)}

Marks of all layers are kept with all their fields; \`--layers quotes\` takes less time and room. Where the text is kept elsewhere,
leave it out, as the command line does.
`;
  writeFileSync(page, `${before}${HEADING}${text}`);
}

/** Runs a program, and reads the JSON of its last line. */
function run(program, args) {
  const out = execFileSync(program, args, { encoding: "utf8", stdio: ["ignore", "pipe", "inherit"], env: { ...process.env, SPARK_LOCAL_IP: "127.0.0.1" } });
  return JSON.parse(out.trim().split("\n").at(-1));
}

/** Texts of one size, cut one after the other from the stories of the evaluation sets. */
function cut() {
  const sets = process.env.NEWSGLOSS_EVAL ?? path("..", "shared", "eval");
  const files = ["polnear.dev", "en-worldwide.dev", "polnear.train", "gum-news.dev", "re3d.dev"].map((name) => `${sets}/${name}.jsonl`).filter(existsSync);
  if (files.length === 0) fail(`There are no evaluation sets in ${sets}; name their folder in NEWSGLOSS_EVAL.`);
  const all = files.flatMap((file) => readFileSync(file, "utf8").split("\n").filter(Boolean).map((line) => JSON.parse(line).text)).join("\n\n");
  const texts = [];
  for (let at = 0; at < all.length && texts.length < COUNT; ) {
    // At the end of a paragraph where one is near; never inside a character.
    const near = all.lastIndexOf("\n", at + SIZE + 200);
    const end = near > at + SIZE - 200 ? near : at + SIZE + (all.codePointAt(at + SIZE - 1) > 0xffff ? 1 : 0);
    texts.push(all.slice(at, end).trim());
    at = end;
  }
  if (texts.length < COUNT) fail(`The evaluation sets hold ${texts.length} texts of ${SIZE} characters; ${COUNT} are needed.`);
  return texts;
}

/** The wasm over all stories, behind one that makes it ready. */
async function inNode() {
  const { load } = await import("../dist/index.js");
  const stories = readFileSync(JSONL, "utf8").split("\n").filter(Boolean).map((line) => JSON.parse(line).text);
  const annotator = await load();
  for (const text of stories.slice(0, 500)) annotator.annotate(text);
  const start = performance.now();
  for (const text of stories) annotator.annotate(text);
  console.log(JSON.stringify({ seconds: (performance.now() - start) / 1000 }));
}

function median(numbers) {
  return [...numbers].sort((a, b) => a - b)[Math.floor(numbers.length / 2)];
}

/** Three figures. */
function round(number) {
  return String(Number(number.toPrecision(3)));
}
