/** Reading, correcting and exporting away from the page's own thread. */
import { load, type Annotator } from "../../index.js";
import type { AnnotateOptions, Annotations } from "../../annotations.js";
import { allStories, type Told } from "../../export/all-stories.js";
import type { OwnWords } from "../../own-words.js";
import type { Check } from "../../export/checks.js";
import type { Correction } from "../../export/corrections.js";
import { takeAway, type Format, type Result, type TakenAway } from "../../export/exports.js";
import { dateOf } from "../story/spans.js";
import { apply } from "./apply.js";
import { overview, type Overview } from "./overview.js";
import { digest, type Digest } from "./survey.js";
import { NOT_LOADED } from "./failures.js";

/** Set by the build: the desk's version, and the digest of its wasm. */
declare const __VERSION__: string;
declare const __WASM__: string;

/** The wasm as the page compiled it, null where that failed; the page's version; the name of the lock that this worker holds for life. */
type Start = { do: "start"; module: WebAssembly.Module | null; version: string; life: string };

export type Task = { id: number } & (
  | /** Reads a text with the reader's own words (JSON); `base` is a result that came with it. */ { do: "read"; text: string; options: AnnotateOptions; words: string; base: Annotations | null; corrections: readonly Correction[] }
  /** Corrects the text that was read last. */
  | { do: "correct"; corrections: readonly Correction[] }
  /** Exports it. */
  | { do: "export"; format: Format; about: Omit<Result, "text" | "found"> }
  /** Reads a story for the table over all, and keeps what is found under a name. */
  | { do: "survey"; name: string; words: string; base: Annotations | null; story: Omit<Result, "found"> & { checks: readonly Check[] } }
  /** One file over the stories with some names. */
  | { do: "export-all"; format: "csv" | "jsonl"; names: readonly string[] }
);

export type Reply =
  | /** `unused` where the reader's own words could not be used. */ { id: number; part: Annotations; of: number; overview: Overview | null; unused: boolean }
  | { id: number; file: TakenAway }
  | { id: number; digest: Digest }
  /** `again` where the annotator did not load: the same may be asked again. */
  | { id: number; error: string; again?: boolean };

/** How many marks go to the page at once: it unpacks them in one turn. */
const PART = 1000;
const NAMES = ["actors", "entities", "quotes", "numbers"] as const;

/** A line of what stories are made of. */
const WARM_UP = "“We lost $4 million in 2021,” Mayor Ana Lopez told The Times on Tuesday. She said that 12% of them had left.";

const OTHER_VERSION = "The desk was updated while this page was open: reload it.";

let begin: (from: Start) => void;
const started = new Promise<Start>((resolve) => (begin = resolve));
let annotator: Promise<Annotator> | null = null;
/** The own words that the annotator has, and whether it had to do without them. */
let known = "";
let unused = false;

/** The annotator with the reader's own words; a load that failed is tried again each time it is asked for. */
function reader(words: string): Promise<Annotator> {
  if (words !== known) annotator = null;
  known = words;
  const loaded = (annotator ??= withWords(words));
  return loaded.catch((cause: Error) => {
    annotator = null;
    console.warn(cause);
    throw cause.message === OTHER_VERSION ? cause : new Error(NOT_LOADED, { cause });
  });
}

async function withWords(words: string): Promise<Annotator> {
  const { module, version } = await started;
  if (version !== __VERSION__) throw new Error(OTHER_VERSION);
  // A host that sends the wasm as another type gets the slower way.
  const source = module ?? fetch(new URL(`newsgloss.wasm?v=${__VERSION__}`, self.location.href), { integrity: __WASM__ });
  unused = false;
  if (words === "") return load(source);
  const own = JSON.parse(words) as OwnWords;
  return load(source, { words: own }).catch((cause: unknown) => {
    // Words that do not fit are no reason to read nothing.
    if (!(cause instanceof TypeError) || !module) throw cause;
    unused = true;
    return load(module);
  });
}

// What the browser compiles at its first use is ready before the page has a text. A failed load is told with the first task.
void reader("").then((one) => asked || one.annotate(WARM_UP)).catch(() => undefined);

let asked = false;
let text = "";
let read: Annotations = { actors: [], entities: [], quotes: [], numbers: [] };
let found = read;
/** The stories of the table over all. */
const surveyed = new Map<string, Told>();

/** The tasks so far: each begins when those before it are done. */
let tasks = Promise.resolve();

self.addEventListener("message", ({ data }: MessageEvent<Start | Task>) => {
  if (data.do === "start") return greet(data);
  asked = true;
  tasks = tasks.then(() => work(data));
});

function greet(data: Start): void {
  begin(data);
  if (data.version !== __VERSION__) self.postMessage("of another version");
  // Held until this worker is no more.
  if (data.life && "locks" in navigator) void navigator.locks.request(data.life, () => (self.postMessage("alive"), new Promise(() => undefined)));
}

async function work(task: Task): Promise<void> {
  const { id } = task;
  try {
    switch (task.do) {
      case "read":
        read = task.base ?? (await reader(task.words)).annotate(task.text, task.options);
        text = task.text;
        found = apply(text, read, task.corrections);
        return send(id);
      case "correct":
        found = apply(text, read, task.corrections);
        return send(id);
      case "export":
        return reply({ id, file: takeAway(task.format, { ...task.about, text, found: apply(text, read, task.about.corrections) }) });
      case "survey":
        return reply({ id, digest: await survey(task) });
      case "export-all":
        return reply({ id, file: allStories(task.format, task.names.flatMap((name) => surveyed.get(name) ?? [])) });
    }
  } catch (error) {
    const message = error instanceof Error ? error.message : String(error);
    reply({ id, error: message, again: message === NOT_LOADED });
  }
}

async function survey({ name, words, base, story }: Task & { do: "survey" }): Promise<Digest> {
  const { text, publishedOn, corrections, checks } = story;
  const all = base ?? (await reader(words)).annotate(text, publishedOn ? { publishedOn } : {});
  const result = { ...story, found: apply(text, all, corrections) };
  const day = publishedOn || dateOf(text, result.found);
  surveyed.set(name, { ...result, publishedOn: day });
  return digest(text, result.found, overview(text, result.found), day, checks.filter(({ verdict }) => verdict !== null).length);
}

/** Sends the findings in parts; the last has the overview. */
function send(id: number): void {
  const all = NAMES.flatMap((name) => Array.from({ length: Math.ceil(found[name].length / PART) }, (_, at) => ({ name, at: at * PART })));
  const of = Math.max(1, NAMES.reduce((sum, name) => sum + found[name].length, 0));
  let part = empty();
  let size = 0;
  for (const { name, at } of all) {
    const piece = found[name].slice(at, at + PART);
    if (size + piece.length > PART) {
      reply({ id, part, of, overview: null, unused });
      part = empty();
      size = 0;
    }
    (part[name] as unknown[]) = piece;
    size += piece.length;
  }
  reply({ id, part, of, overview: overview(text, found), unused });
}

const empty = (): Annotations => ({ actors: [], entities: [], quotes: [], numbers: [] });
const reply = (message: Reply): void => self.postMessage(message);
