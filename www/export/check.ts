/** Whether what came from a file is a result: its lists, their spans and their references. */
import type { Annotations, TextSpan } from "../annotations.js";
import { KINDS } from "./corrections.js";

type Loose = Record<string, unknown>;

/** The findings in a value, or null where they do not fit the contract or a text of this length. */
export function readAnnotations(value: unknown, length: number): Annotations | null {
  const lists = value as Record<keyof Annotations, unknown>;
  const { actors, entities, quotes, numbers } = lists;
  if (![actors, entities, quotes, numbers].every((list) => Array.isArray(list) && list.every((one) => one !== null && typeof one === "object"))) return null;
  const span = (one: unknown): boolean => {
    const { start, end } = (one ?? {}) as TextSpan;
    return Number.isInteger(start) && Number.isInteger(end) && start >= 0 && start < end && end <= length;
  };
  const spans = (list: unknown): boolean => Array.isArray(list) && list.every(span);
  const index = (at: unknown, list: unknown): boolean => Number.isInteger(at) && (at as number) >= 0 && (at as number) < (list as unknown[]).length;
  const string = (one: unknown): boolean => typeof one === "string";
  const maybe = (one: unknown): boolean => one === null || string(one);
  const is = {
    actors: (one: Loose) => span(one) && KINDS.actors.includes(one["kind"] as never) && string(one["form"]) && index(one["entity"], entities) && string(one["rule"]),
    entities: (one: Loose) => string(one["name"]) && KINDS.actors.includes(one["kind"] as never) && (one["country"] === null || /^[A-Z]{2}$/.test(String(one["country"]))) && Array.isArray(one["mentions"]) && one["mentions"].every((at) => index(at, actors)),
    quotes: (one: Loose) => span(one) && KINDS.quotes.includes(one["kind"] as never) && spans(one["contents"]) && spans(one["marked"]) && (one["cue"] === null || span(one["cue"])) && isSpeaker(one["speaker"]) && string(one["rule"]),
    numbers: (one: Loose) => span(one) && KINDS.numbers.includes(one["kind"] as never) && [one["value"], one["low"], one["high"], one["unit"], one["modifier"]].every(maybe) && (one["counted"] === null || span(one["counted"])) && string(one["rule"]),
  };
  const isSpeaker = (one: unknown): boolean => one === null || (span(one) && index((one as Loose)["actor"], actors) && index((one as Loose)["entity"], entities));
  const good = (Object.keys(is) as (keyof typeof is)[]).every((name) => (lists[name] as Loose[]).every(is[name]));
  return good ? ({ actors, entities, quotes, numbers } as Annotations) : null;
}
