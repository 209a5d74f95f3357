/** What callers give `load`, `annotate` and `gloss`, checked by name: each refusal says what is wrong, and what to give. */
import type { ActorKind, AnnotateOptions } from "./annotations.js";
import type { OwnWords } from "./own-words.js";

export type Layer = "quotes" | "actors" | "numbers";
export const LAYERS: readonly Layer[] = ["quotes", "actors", "numbers"];
const KINDS: readonly ActorKind[] = ["person", "organization", "place", "group"];

type Loose = Record<string, unknown>;
type Check = (value: unknown, name: string) => void;

/** The error that a refusal is. */
export const refusal = (message: string): TypeError => new TypeError(`newsgloss: ${message}`);

/** A value as a message names it: short, and never the whole of it. */
export function shown(value: unknown): string {
  if (typeof value === "string") return JSON.stringify(value.length > 40 ? `${value.slice(0, 40)}…` : value);
  if (value === null || value === undefined || typeof value === "number" || typeof value === "boolean") return String(value);
  if (typeof value === "bigint") return `${value}n`;
  if (Array.isArray(value)) return "a list";
  if (typeof value === "function") return "a function";
  if (typeof value === "symbol") return "a symbol";
  const made = (Object.getPrototypeOf(value) as { constructor?: { name?: string } } | null)?.constructor?.name;
  return made && made !== "Object" ? `${/^(?:[AEIO]|HTML|SVG|XML)/.test(made) ? "an" : "a"} ${made}` : "an object";
}

/** The known name that a wrong one is nearest to, as a question; or all that there are. */
function instead(wrong: string, known: readonly string[]): string {
  const bare = (name: string) => name.toLowerCase().replace(/[^a-z]|s$/g, "");
  const near = known.find((name) => bare(name) === bare(wrong)) ?? known.find((name) => bare(name).startsWith(bare(wrong).slice(0, 4)) && wrong.length > 2);
  return near ? `did you mean ${JSON.stringify(near)}?` : `there are ${known.map((name) => JSON.stringify(name)).join(", ")}`;
}

/** Refuses what is no plain object, and what in it no check is named for. */
function fields(value: unknown, what: string, example: string, checks: Record<string, Check>): void {
  const plain = typeof value === "object" && value !== null && !Array.isArray(value) && !(value instanceof Date) && !(value instanceof URL);
  if (!plain) throw refusal(`${what} must be an object such as ${example}, not ${shown(value)}`);
  const kind = what.startsWith("the options") ? "option" : "field";
  for (const name of Object.keys(value)) {
    if (!Object.hasOwn(checks, name)) throw refusal(`${what} have no ${kind} ${JSON.stringify(name)}; ${instead(name, Object.keys(checks))}`.replace(/^(words\.\S+) have/, "$1 has"));
  }
  for (const [name, check] of Object.entries(checks)) {
    const given = (value as Loose)[name];
    if (given !== undefined) check(given, name);
  }
}

const layers: Check = (value) => {
  if (!Array.isArray(value)) throw refusal(`layers must be a list such as ["quotes"], not ${shown(value)}`);
  for (const layer of value as unknown[]) {
    if (!LAYERS.includes(layer as Layer)) throw refusal(`layers: there is no layer ${shown(layer)}; ${instead(String(layer), LAYERS)}`);
  }
};

const published: Check = (value) => void isoDay(value);
const string: Check = (value, name) => {
  if (typeof value !== "string") throw refusal(`${name} must be a string, not ${shown(value)}`);
};
const flag: Check = (value, name) => {
  if (typeof value !== "boolean") throw refusal(`${name} must be true or false, not ${shown(value)}`);
};
const strings: Check = (value, name) => {
  if (!Array.isArray(value)) throw refusal(`${name} must be a list of strings, not ${shown(value)}`);
  value.forEach((one, at) => string(one, `${name}[${at}]`));
};

/**
 * A day, with its time where it is told, in ISO 8601; a `Date` is read in UTC, as `new Date("2024-05-01")` means it.
 * Throws a `TypeError` where the value tells no day that exists.
 */
export function isoDay(value: unknown): string {
  const example = 'a Date or an ISO 8601 day such as "2024-05-01"';
  if (value instanceof Date) {
    if (Number.isNaN(value.getTime())) throw refusal(`publishedOn is a Date that tells no day (Invalid Date); give ${example}`);
    const [year] = value.toISOString().split("-", 1);
    if (year!.length !== 4) throw refusal("publishedOn is a Date outside the years 0001 to 9999");
    return value.toISOString();
  }
  if (typeof value !== "string") throw refusal(`publishedOn must be ${example}, not ${shown(value)}`);
  if (value === "") throw refusal(`publishedOn is empty; leave it out where the day is not known, or give ${example}`);
  const parts = /^(\d{4})-(\d\d)-(\d\d)(?:[T ](\d\d):(\d\d)(?::\d\d(?:[.,]\d+)?)?(?:Z|[+-]\d\d(?::?\d\d)?)?)?$/.exec(value);
  if (!parts) throw refusal(`publishedOn must be ${example}, with a time such as "2024-05-01T14:03Z" or without, not ${shown(value)}`);
  const [year, month, day, hour = 0, minute = 0] = parts.slice(1).map((part) => (part === undefined ? undefined : Number(part))) as [number, number, number, number?, number?];
  const date = new Date(0);
  date.setUTCFullYear(year, month - 1, day);
  if (year === 0 || month < 1 || month > 12 || date.getUTCMonth() !== month - 1 || date.getUTCDate() !== day) throw refusal(`publishedOn: there is no day ${shown(value.slice(0, 10))}; give ${example}`);
  if (hour > 23 || minute > 59) throw refusal(`publishedOn: there is no time ${shown(value.slice(11, 16))} in ${shown(value)}`);
  return value;
}

const OPTIONS = '{ publishedOn: "2024-05-01", layers: ["quotes"] }';

/** Options of `annotate` once they are checked: the day is text. */
export interface CheckedOptions {
  publishedOn?: string;
  layers?: readonly Layer[];
}

/** Options of `annotate`, checked. */
export function annotateOptions(options: unknown): CheckedOptions | undefined {
  if (options === undefined || options === null) return undefined;
  fields(options, "the options", OPTIONS, { publishedOn: published, layers });
  const { publishedOn, layers: wanted } = options as AnnotateOptions;
  return { ...(publishedOn !== undefined && { publishedOn: isoDay(publishedOn) }), ...(wanted !== undefined && { layers: wanted }) };
}

/** The text that `annotate` is given. */
export function checkText(text: unknown): asserts text is string {
  if (typeof text !== "string") throw refusal(`annotate() needs the text as a string, not ${shown(text)}`);
}

const entries =
  (what: string, example: string, checks: Record<string, Check>, needed: readonly string[], short = false): Check =>
  (value, name) => {
    if (!Array.isArray(value)) throw refusal(`${name} must be a list of ${what}, not ${shown(value)}`);
    value.forEach((one: unknown, at) => {
      const place = `${name}[${at}]`;
      if (short && typeof one === "string") return;
      fields(one, place, example, Object.fromEntries(Object.entries(checks).map(([field, check]) => [field, (given, _) => check(given, `${place}.${field}`)])));
      const missing = needed.find((field) => (one as Loose)[field] === undefined);
      if (missing) throw refusal(`${place} has no ${missing}; an entry is an object such as ${example}`);
    });
  };

const kind: Check = (value, name) => {
  if (!KINDS.includes(value as ActorKind)) throw refusal(`${name}: there is no kind ${shown(value)}; ${instead(String(value), KINDS)}`);
};
const country: Check = (value, name) => {
  if (value !== null) string(value, name);
};

/** Words of the caller's own, checked and in the one shape that the wasm reads. */
export function ownWords(words: unknown): object | undefined {
  if (words === undefined || words === null) return undefined;
  fields(words, "words", '{ names: [{ name: "Open Water Watch", kind: "organization" }] }', {
    names: (value) => entries("names", '{ name: "Open Water Watch", kind: "organization" }', { name: string, kind, country, aliases: strings }, ["name", "kind"])(value, "words.names"),
    verbs: (value) => entries("verbs", '"post" or { verb: "post", forms: ["posted"] }', { verb: string, forms: strings }, ["verb"], true)(value, "words.verbs"),
    units: (value) => entries("units", '{ name: "sacks", code: "{sack}" }', { name: string, code: string, money: flag, aliases: strings }, ["name", "code"])(value, "words.units"),
    notNames: (value) => strings(value, "words.notNames"),
  });
  const { verbs, ...rest } = words as OwnWords;
  return { ...rest, ...(verbs && { verbs: verbs.map((one) => (typeof one === "string" ? { verb: one } : one)) }) };
}

/** Options of `load`, checked. */
export function checkLoadOptions(options: unknown): void {
  if (options === undefined || options === null) return;
  fields(options, "the options of load()", "{ signal }", { words: (value) => void ownWords(value), signal: abortSignal });
}

const abortSignal: Check = (value, name) => {
  const fits = typeof value === "object" && value !== null && typeof (value as AbortSignal).aborted === "boolean" && typeof (value as AbortSignal).addEventListener === "function";
  if (!fits) throw refusal(`${name} must be an AbortSignal, not ${shown(value)}`);
};

/** Where the wasm is to come from, as far as its kind tells; `by` is the call that it was given to. */
export function checkSource(source: unknown, by: string): void {
  const wanted = "an address, a Response, the bytes of newsgloss.wasm or a WebAssembly.Module";
  if (typeof source === "string") {
    if (source.trim() === "") throw refusal(`${by}: the address of newsgloss.wasm is empty; give ${wanted}, or leave it out`);
    return;
  }
  const object = typeof source === "object" && source !== null;
  const known = object && (source instanceof URL || source instanceof ArrayBuffer || ArrayBuffer.isView(source) || source instanceof WebAssembly.Module || "arrayBuffer" in source || "then" in source);
  if (known) return;
  if (object && ["words", "signal"].some((name) => name in source)) throw refusal("load() takes where the wasm is first, then the options: load(undefined, { words })");
  throw refusal(`${by} needs ${wanted}, not ${shown(source)}`);
}

/** Options of `gloss`, checked, with the day as text. */
export function glossOptions<T extends { publishedOn?: unknown }>(options: T): Omit<T, "publishedOn"> & { publishedOn?: string } {
  const panel: Check = (value) => {
    const panels = ["open", "closed", "none"];
    if (!panels.includes(value as string)) throw refusal(`panel: there is no panel ${shown(value)}; ${instead(String(value), panels)}`);
  };
  const host: Check = (value) => {
    if (!(value instanceof HTMLElement)) throw refusal(`host must be an element of the page, not ${shown(value)}`);
  };
  fields(options, "the options of gloss()", '{ layers: ["quotes"], panel: "open" }', { layers, publishedOn: published, source: (value) => checkSource(value, "gloss()"), panel, host, anyLanguage: flag, words: (value) => void ownWords(value) });
  const { publishedOn, ...rest } = options;
  return publishedOn === undefined ? rest : { ...rest, publishedOn: isoDay(publishedOn) };
}

/** Layers given by themselves, checked. */
export function checkLayers(value: unknown): void {
  layers(value, "layers");
}

/** What `gloss` is to mark, as far as its kind tells. */
export function checkRoot(root: unknown): void {
  if (root === null || root === undefined) return;
  if (typeof root === "string") {
    try {
      document.createDocumentFragment().querySelector(root);
    } catch {
      throw refusal(`gloss(): ${shown(root)} is no CSS selector; give one such as "article", an element, or nothing for the page's main story`);
    }
    return;
  }
  if (typeof root === "object" && (root as Node).nodeType === 1) return;
  const list = typeof root === "object" && Symbol.iterator in root ? "; give one of its elements" : "";
  throw refusal(`gloss() marks an element, what a selector finds, or, where it is left out, the page's main story, not ${shown(root)}${list}`);
}
