// Writes the scoreboard, tests/scores.md: the seed story, sizes, test counts, and accuracy where evaluation sets are at hand.
// NEWSGLOSS_EVAL names their folder (default: ../shared/eval); without it those rows stay as they are.
import { existsSync, readFileSync, writeFileSync } from "node:fs";
import { spawnSync } from "node:child_process";
import { pathToFileURL } from "node:url";
import { BOARD, board, kept, table } from "./board.mjs";
import { build, sections, sizes } from "./build.mjs";
import { readings } from "./readings.mjs";
import { fail, path, root, step } from "./shell.mjs";

const sets = process.env.NEWSGLOSS_EVAL ?? path("..", "shared", "eval");

await build();
const tests = existsSync(path("target", "tests.json")) ? JSON.parse(readFileSync(path("target", "tests.json"), "utf8")) : fail("Run npm test first: the scoreboard tells how many tests passed");
const text = board({
  "The seed story": await seed(),
  Size: size(),
  Tests: `${tests.passed} passed, ${tests.failed} failed.`,
  Accuracy: accuracy(),
});
writeFileSync(BOARD, text);
console.log(`\n${text}`);

/** Bytes of the wasm as they travel, and what they are made of. */
function size() {
  const { raw, gzip, brotli } = sizes();
  const { code, data, model, lexicon } = sections();
  return [
    table(["newsgloss.wasm, model and lexicons inside", "kB"], [["raw", kb(raw)], ["gzip", kb(gzip)], ["brotli", kb(brotli)]]),
    table(["made of", "kB raw", "kB brotli"], [["code", code], ["data, without runs of zeros", data], ["made from: models", model], ["made from: lexicons", lexicon]].map(([name, part]) => [name, kb(part.raw), kb(part.brotli)])),
  ].join("\n\n");
}

/** What stands in the seed story's test: how much is found. */
async function seed() {
  const { load } = await import(pathToFileURL(path("dist", "index.js")).href);
  const text = readFileSync(path("tests", "seed", "article.txt"), "utf8");
  const { actors, entities, quotes, numbers } = (await load()).annotate(text);
  const marked = quotes.filter((quote) => quote.kind !== "unattributed").flatMap((quote) => quote.marked.map(() => quote));
  const rows = [
    ["actors: mentions / entities", `${actors.length} / ${entities.length}`],
    ["runs in marks / with a speaker", `${marked.length} / ${marked.filter((quote) => quote.speaker).length}`],
    ["reported statements", quotes.filter((quote) => quote.kind === "indirect").length],
    ["numbers / with a value", `${numbers.length} / ${numbers.filter((number) => number.value ?? number.low).length}`],
  ];
  return table(["", "found"], rows);
}

function accuracy() {
  if (!existsSync(sets)) return kept("Accuracy") ?? "The evaluation sets are not at hand.";
  const rows = [];
  const add = (set, measure, figure, reach) => rows.push([set, measure, figure, reach]);
  const f = (scores, key) => scores[key]?.F ?? "–";
  const world = score("en-worldwide", "score.py");
  add("en-worldwide", "names, typed exact / overlap", `${f(world, "actors.typed.exact")} / ${f(world, "actors.untyped.overlap")}`, "73 / 90");
  const re3d = score("re3d", "score.py");
  add("re3d", "names and roles, typed exact / overlap", `${f(re3d, "actors.typed.exact")} / ${f(re3d, "actors.untyped.overlap")}`, "50 / 78");
  const gum = score("gum-news", "score.py");
  add("gum-news", "names, overlap; with nominals, overlap", `${f(gum, "actors.untyped.overlap")}; ${f(gum, "actors.nominal+name.overlap")} (the model has seen these texts; without them see src/names)`, "91; 60");
  const polnear = score("polnear", "score.py");
  add("polnear", "quote runs", f(polnear, "quotes.span"), "97");
  const double = score("polnear", "score.py", inDoubleMarks);
  add("polnear", "quote runs in double marks (the gold holds no others)", f(double, "quotes.span"), "97");
  add("polnear", "runs with the right speaker; in double marks", `${f(polnear, "quotes.with-speaker")}; ${f(double, "quotes.with-speaker")}`, "90");
  add("polnear", "speaker given the run, overlap accuracy", polnear["quotes.speaker"]?.overlap_acc, "92");
  add("polnear", "source / cue / content, overlap", ["source", "cue", "content"].map((role) => f(polnear, `attr.${role}.overlap`)).join(" / "), "78 / 77 / 85");
  add("re3d", "numbers, exact / overlap", `${f(re3d, "numbers.exact")} / ${f(re3d, "numbers.overlap")}`, "75 / 88");
  add("gum-news", "numbers, exact / overlap", `${f(gum, "numbers.exact")} / ${f(gum, "numbers.overlap")}`, "82 / 96");
  const values = score("recognizers", "values.py");
  const exact = (group) => `${values[group]?.exact} / ${values[group]?.value}`;
  add("recognizers", "numbers, span exact / value right", exact("= recognizers numbers"), "92 / 90");
  add("recognizers", "dates, span exact / value right", exact("= recognizers dates"), "85 / 75");
  const agreed = JSON.parse(command("python3", [path("scripts", "conventions.py"), sets, path("target", "recognizers.jsonl")]));
  add("recognizers", "value right, told as the contract tells it (spans with their last day, T07:30, cents in their currency; see scripts/conventions.py): numbers; dates", `${agreed.numbers}; ${agreed.dates}`, "90; 75");
  const duckling = score("duckling", "values.py");
  add("duckling", "value right: positives / none", `${duckling["= duckling positives"]?.value} / ${duckling["duckling none"]?.value}`, "85 / 95");
  rows.push(...readings(sets));
  return `Scored by the evaluation sets' own scorer; F1 unless said otherwise, overlap: any overlap counts.\n\n${table(["set (dev)", "measure", "newsgloss", "aim"], rows)}`;
}

/** A prediction without the runs in marks that the gold's extractor does not look for: '…', ‘…’, ''…''. */
function inDoubleMarks(row, text) {
  const characters = [...text];
  return { ...row, quotes: row.quotes.filter(({ s }) => /["“”]/.test(characters[s])) };
}

/** The scores of one set, by the scorer that lies beside it; `choose` may leave out part of each prediction. */
function score(set, scorer, choose) {
  step(`Scoring ${set}`);
  const gold = `${sets}/${set}.dev.jsonl`;
  const predicted = command("cargo", ["run", "-q", "--release", "--example", "predict", "--", gold]);
  const file = path("target", `${set}.jsonl`);
  writeFileSync(file, choose ? chosen(gold, predicted, choose) : predicted);
  return JSON.parse(command("python3", [`${sets}/${scorer}`, gold, file, "--json"]));
}

function chosen(gold, predicted, choose) {
  const rows = (lines) => lines.split("\n").filter(Boolean).map((line) => JSON.parse(line));
  const texts = new Map(rows(readFileSync(gold, "utf8")).map(({ id, text }) => [id, text]));
  return rows(predicted).map((row) => JSON.stringify(choose(row, texts.get(row.id)))).join("\n");
}

function command(name, args) {
  const { status, stdout, stderr, error } = spawnSync(name, args, { cwd: root, encoding: "utf8", maxBuffer: 1 << 29 });
  if (status !== 0) fail(`${name} ${args.join(" ")}: ${error?.message ?? stderr}`);
  return stdout;
}

function kb(bytes) {
  return (bytes / 1000).toFixed(0);
}
