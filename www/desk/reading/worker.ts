/** Reading, correcting and exporting away from the page's own thread. */
import { load } from "../../index.js";
import type { AnnotateOptions, Annotations } from "../../annotations.js";
import { allStories, type Told } from "../../export/all-stories.js";
import type { Check } from "../../export/checks.js";
import type { Correction } from "../../export/corrections.js";
import { takeAway, type Format, type Result, type TakenAway } from "../../export/exports.js";
import { dateOf } from "../story/spans.js";
import { apply } from "./apply.js";
import { overview, type Overview } from "./overview.js";
import { digest, type Digest } from "./survey.js";

/** The wasm as the page compiled it; null where that failed. */
type Start = { do: "start"; module: WebAssembly.Module | null };

export type Task = { id: number } & (
  | /** Reads a text; `base` is a result that came with it. */ { do: "read"; text: string; options: AnnotateOptions; base: Annotations | null; corrections: readonly Correction[] }
  /** Corrects the text that was read last. */
  | { do: "correct"; corrections: readonly Correction[] }
  /** Exports it. */
  | { do: "export"; format: Format; about: Omit<Result, "text" | "found"> }
  /** Reads a story for the table over all, and keeps what is found under a name. */
  | { do: "survey"; name: string; base: Annotations | null; story: Omit<Result, "found"> & { checks: readonly Check[] } }
  /** One file over the stories with some names. */
  | { do: "export-all"; format: "csv" | "jsonl"; names: readonly string[] }
);

export type Reply =
  | { id: number; part: Annotations; of: number; overview: Overview | null }
  | { id: number; file: TakenAway }
  | { id: number; digest: Digest }
  | { id: number; error: string };

/** How many marks go to the page at once: it unpacks them in one turn. */
const PART = 1000;
const NAMES = ["actors", "entities", "quotes", "numbers"] as const;

/** A line of what stories are made of. */
const WARM_UP = "“We lost $4 million in 2021,” Mayor Ana Lopez told The Times on Tuesday. She said that 12% of them had left.";

let start: (source: WebAssembly.Module | URL) => void;
// A host that sends the wasm as another type gets the slower way.
const annotator = new Promise<WebAssembly.Module | URL>((resolve) => (start = resolve)).then(load);
// What the browser compiles at its first use is ready before the page has a text. A failed load is told with the first task.
annotator.then((one) => asked || one.annotate(WARM_UP)).catch(() => undefined);

let asked = false;
let text = "";
let read: Annotations = { actors: [], entities: [], quotes: [], numbers: [] };
let found = read;
/** The stories of the table over all. */
const surveyed = new Map<string, Told>();

/** The tasks so far: each begins when those before it are done. */
let tasks = Promise.resolve();

self.addEventListener("message", ({ data }: MessageEvent<Start | Task>) => {
  if (data.do === "start") return start(data.module ?? new URL("newsgloss.wasm", self.location.href));
  asked = true;
  tasks = tasks.then(() => work(data));
});

async function work(task: Task): Promise<void> {
  const { id } = task;
  try {
    switch (task.do) {
      case "read":
        read = task.base ?? (await annotator).annotate(task.text, task.options);
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
    reply({ id, error: error instanceof Error ? error.message : String(error) });
  }
}

async function survey({ name, base, story }: Task & { do: "survey" }): Promise<Digest> {
  const { text, publishedOn, corrections, checks } = story;
  const all = base ?? (await annotator).annotate(text, publishedOn ? { publishedOn } : {});
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
      reply({ id, part, of, overview: null });
      part = empty();
      size = 0;
    }
    (part[name] as unknown[]) = piece;
    size += piece.length;
  }
  reply({ id, part, of, overview: overview(text, found) });
}

const empty = (): Annotations => ({ actors: [], entities: [], quotes: [], numbers: [] });
const reply = (message: Reply): void => self.postMessage(message);
