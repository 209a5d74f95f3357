// Rows of the scoreboard that ask what a reader asks: grammar, who said what, who is who, which day, and cases by phenomenon.
// Scored by the scorers that lie beside the evaluation sets; without those sets there are no rows.
import { existsSync } from "node:fs";
import { spawnSync } from "node:child_process";
import { fail, path, root, step } from "./shell.mjs";

const ENTRY = path("dist", "index.js");

/** Rows of set, measure, figure and aim; `sets` is the folder of the evaluation sets, with training data and cases beside it. */
export function readings(sets) {
  const beside = (...names) => [sets, "..", ...names].join("/");
  return [
    ...rows("the grammar of a treebank", [beside("train", "syntax-dev.conllu")], grammar),
    ...rows("who said what", [`${sets}/speech/score_speech.py`, `${sets}/speech/speech.dev.jsonl`, ...["en-worldwide.dev", "polnear.dev", "polnear.train", "gum-news.dev"].map((set) => `${sets}/${set}.jsonl`)], speech),
    ...rows("who he and she are", [`${sets}/coref/coref_gap.py`, `${sets}/coref/gap.dev.tsv`], pronouns),
    ...rows("who is who in news", [`${sets}/coref/coref_gum.py`, `${sets}/coref/gum-dev`], coreference),
    ...rows("dates as readers judge them", [beside("cases", "dates.mjs"), beside("cases", "dates.jsonl"), `${sets}/polnear.train.jsonl`, `${sets}/polnear.dev.jsonl`], dates),
    ...rows("cases by phenomenon", [beside("cases", "check.mjs"), beside("cases", "dev")], cases),
  ];
}

/** The rows of one scorer, where all its files are at hand. */
function rows(what, files, read) {
  if (!files.every((file) => existsSync(file))) return [];
  step(`Scoring ${what}`);
  return read(...files);
}

function grammar(file) {
  const found = JSON.parse(run("cargo", ["run", "-q", "--release", "--features", "train", "--example", "syntax", "--", file]));
  return [
    ["GUM news, a treebank", "parts of speech: universal / fine; subjects of verbs; heads of noun phrases", `${found.upos} / ${found.xpos}; ${found.subjects}; ${found.phrases}`, "97 / 96.5; 94; 96"],
  ];
}

function speech(scorer, ...files) {
  const { speech, nobody_says_anything: nobody, attitudes_told_as_speech: attitudes, speaker } = JSON.parse(run("python3", [scorer, ...files, ENTRY]));
  return [
    ["speech", "reports of speech: P / R / F", `${speech.P} / ${speech.R} / ${speech.F}`, "93 / 90 / 91"],
    ["speech", "of 100 quotes: nobody says it; attitudes told as speech", `${nobody.per_100_predicted}; ${attitudes.per_100_predicted}`, "2; 2"],
    ["speech", "right speaker", speaker.right_percent, "97"],
  ];
}

function pronouns(scorer, file) {
  const { overall, bias } = JSON.parse(run("python3", [scorer, ENTRY, file]));
  return [["GAP", "he or she is the named person: F1; feminine to masculine", `${overall.f1}; ${bias}`, "72; 0.95"]];
}

function coreference(scorer, folder) {
  const { scores, "pronouns marked": marked } = JSON.parse(run("python3", [scorer, ENTRY, folder, "--genres", "news"]));
  const whole = scores["end to end"];
  const share = (pronoun) => {
    const counts = Object.entries(marked[pronoun] ?? {});
    return Math.round((100 * (marked[pronoun]?.right ?? 0)) / counts.reduce((sum, [, count]) => sum + count, 0));
  };
  return [
    ["GUM news", "coreference end to end, CoNLL / LEA; names and he/she only", `${whole.conll} / ${whole.lea.f1}; ${scores["end to end, names and he/she only"].conll}`, "70 / 63; 85"],
    ["GUM news", "of those linked right: he/she; they; it, %", ["he/she", "they", "it"].map(share).join("; "), "88; 70; 75"],
  ];
}

function dates(scorer, ...files) {
  const lines = run(process.execPath, [scorer, ENTRY, ...files]);
  const share = (kind) => new RegExp(`^${kind} +\\d+ / \\d+ +([\\d.]+)`, "m").exec(lines)?.[1];
  return [["judged dates", "right: month dates; weekdays, %", `${share("month")}; ${share("weekday")}`, "92; 97"]];
}

function cases(scorer, folder) {
  const files = run("sh", ["-c", `ls ${folder}/*.jsonl`]).trim().split("\n");
  const { passed, total, percent, groups } = JSON.parse(run(process.execPath, [scorer, ENTRY, ...files, "--json"]));
  const weakest = Object.entries(groups).map(([name, { passed, total }]) => [name, Math.round((100 * passed) / total)]).sort((a, b) => a[1] - b[1]).slice(0, 5);
  return [["cases", "passed; the weakest groups", `${passed} of ${total} (${percent.toFixed(1)} %); ${weakest.map(([name, share]) => `${name} ${share} %`).join(", ")}`, "70 %, groups 88–93 %"]];
}

function run(name, args) {
  const { status, stdout, stderr, error } = spawnSync(name, args, { cwd: root, encoding: "utf8", maxBuffer: 1 << 29 });
  if (status !== 0) fail(`${name} ${args.join(" ")}: ${error?.message ?? stderr}`);
  return stdout;
}
