/** Whether what came from a file is a result of the contract: its lists, their spans, references and values, one by one. */
import type { Annotations, Entity, Quantity, Quote, TextSpan } from "../annotations.js";
import { KINDS } from "./corrections.js";

type Loose = Record<string, unknown>;
type Test = (value: unknown) => boolean;

/** The findings in a value, or null where they do not fit the contract or a text of this length. Files of version 1 are read, too. */
export function readAnnotations(value: unknown, length: number): Annotations | null {
  return faultOf(value, length) === null ? upgraded(value as Annotations) : null;
}

/** What does not fit the contract, in words; null where all does. */
export function faultOf(value: unknown, length: number): string | null {
  const lists = value as Record<keyof Annotations, Loose[]> | null;
  if (lists === null || typeof lists !== "object") return "it is no list of findings";
  for (const name of ["actors", "entities", "quotes", "numbers"] as const)
    if (!Array.isArray(lists[name]) || !lists[name].every((one) => one !== null && typeof one === "object")) return `it has no list of ${name}`;
  for (const [name, tests] of Object.entries(testsOf(lists, length)))
    for (const [at, one] of lists[name as keyof Annotations].entries())
      for (const [field, test] of Object.entries(tests)) if (!test(field === "" ? one : one[field], one)) return `${name}[${at}]${field && `.${field}`} ${field ? `cannot be ${shown(one[field])}` : "has no place in the text"}`;
  return null;
}

const string: Test = (one) => typeof one === "string";
const among = (...values: readonly unknown[]): Test => (one) => values.includes(one);
const maybe = (test: (value: unknown, of: Loose) => boolean) => (one: unknown, of: Loose): boolean => one === null || test(one, of);
/** What version 2 of the contract added may be missing. */
const added = (test: Test): Test => (one) => one === undefined || test(one);
const listOf = (test: Test): Test => (one) => Array.isArray(one) && one.every(test);

function testsOf(lists: Record<keyof Annotations, unknown[]>, length: number): Record<keyof Annotations, Record<string, (value: unknown, of: Loose) => boolean>> {
  const span: Test = (one) => {
    const { start, end } = (one ?? {}) as TextSpan;
    return Number.isInteger(start) && Number.isInteger(end) && start >= 0 && start < end && end <= length;
  };
  const index = (name: keyof Annotations): Test => (at) => Number.isInteger(at) && (at as number) >= 0 && (at as number) < lists[name].length;
  const speaker: Test = (one) => span(one) && index("actors")((one as Loose)["actor"]) && index("entities")((one as Loose)["entity"]);
  return {
    actors: { "": span, kind: among(...KINDS.actors), form: among("name", "nominal", "pronoun"), entity: index("entities"), rule: string },
    entities: { name: string, kind: among(...KINDS.actors), country: maybe((one) => /^[A-Z]{2}$/.test(String(one))), mentions: listOf(index("actors")), members: added(listOf(index("entities"))), pronoun: added(among(null, "he", "she", "they")) },
    quotes: { "": span, kind: among(...KINDS.quotes), contents: listOf(span), marked: listOf(span), cue: maybe(span), speaker: maybe(speaker), rule: string, speech: added(among(true, false)), status: added(among("asserted", "negated", "possible")) },
    numbers: {
      "": span,
      kind: among(...KINDS.numbers),
      ...Object.fromEntries(["value", "low", "high"].map((field) => [field, maybe((one, { kind }) => isValue(one, kind as Quantity["kind"]))])),
      from: (one, { kind }) => one === undefined || one === null || isValue(one, kind as Quantity["kind"]),
      change: added(among(null, "up", "down")),
      days: added((one) => one === null || (isDay((one as Loose | null)?.["first"]) && isDay((one as Loose | null)?.["last"]))),
      modifier: among(null, "about", "at-least", "at-most", "more-than", "less-than"),
      // ISO 4217, UCUM or "%": signs that can be seen, and few of them.
      unit: maybe((one) => /^[!-~]{1,40}$/.test(String(one))),
      counted: maybe(span),
      rule: string,
    },
  };
}

/** Whether a value is one that a number of this kind can have. */
export function isValue(value: unknown, kind: Quantity["kind"]): boolean {
  if (typeof value !== "string" || value.length > 100) return false;
  if (kind === "date") return /^-?[\dX]{4,6}(-[\dXQHW]{1,3}E?){0,2}(T[\dA-Z:.+-]+)?$/.test(value) || isTime(value);
  if (kind === "time") return isTime(value) || isValue(value, "date");
  if (kind === "duration") return /^-?P(?=.)(?:[\dX.]+[YMWD])*(?:T(?:[\dX.]+[HMS])+)?$/.test(value);
  return /^-?\d+(\.\d+)?$/.test(value);
}

const isTime = (value: string): boolean => /^T[\dA-Z][\dA-Z:.+-]*$/.test(value);

/** Whether a value is a day of the calendar. */
export function isDay(value: unknown): value is string {
  if (typeof value !== "string" || !/^-?\d{4,6}-\d\d-\d\d$/.test(value)) return false;
  if (value.startsWith("-") || value.length > 10) return true;
  const day = new Date(`${value}T00:00:00Z`);
  return !Number.isNaN(day.getTime()) && day.toISOString().startsWith(value);
}

/** The findings with what a later version added, where they come from an earlier one. */
function upgraded({ actors, entities, quotes, numbers }: Annotations): Annotations {
  return {
    actors,
    entities: entities.map((entity): Entity => ({ ...entity, members: entity.members ?? [], pronoun: entity.pronoun ?? null })),
    quotes: quotes.map((quote): Quote => ({ ...quote, speech: quote.speech ?? quote.kind !== "unattributed", status: quote.status ?? "asserted" })),
    numbers: numbers.map((number): Quantity => ({ ...number, from: number.from ?? null, change: number.change ?? null, days: number.days ?? null })),
  };
}

const shown = (value: unknown): string => {
  const told = JSON.stringify(value) ?? "missing";
  return told.length > 40 ? `${told.slice(0, 40)}…` : told;
};
