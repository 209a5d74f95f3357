/** Reads what `src/wasm/packed.rs` writes: one list of numbers, and one string that holds all strings. */
import type { ActorKind, ActorMention, Annotations, Entity, Quantity, QuantityKind, Quote, TextSpan } from "./annotations.js";

/** The result of one call into the wasm. */
export type Packed = [words: Uint32Array, strings: string];

// In the order of the enums in src/annotation.rs.
const ACTORS: ActorKind[] = ["person", "organization", "place", "group"];
const FORMS: ActorMention["form"][] = ["name", "nominal", "pronoun"];
const QUOTES: Quote["kind"][] = ["direct", "mixed", "indirect", "unattributed"];
const STATUSES: Quote["status"][] = ["asserted", "negated", "possible"];
const PRONOUNS: Entity["pronoun"][] = [null, "he", "she", "they"];
const CHANGES: Quantity["change"][] = [null, "up", "down"];
const NUMBERS: QuantityKind[] = ["cardinal", "ordinal", "percent", "money", "measure", "date", "time", "duration"];
const MODIFIERS: Quantity["modifier"][] = [null, "about", "at-least", "at-most", "more-than", "less-than"];

/** The annotations as plain objects, in the shape of the contract. */
export function unpack([words, strings]: Packed): Annotations {
  let at = 0;
  const next = (): number => words[at++]!;
  const times = <T>(count: number, read: () => T): T[] => {
    const list: T[] = [];
    while (count-- > 0) list.push(read());
    return list;
  };
  const [actors, entities, quotes, numbers, count] = [next(), next(), next(), next(), next()];
  const table: (string | null)[] = [null];
  let start = 0;
  for (const end of words.subarray(words.length - count)) table.push(strings.slice(start, (start = end)));

  const text = () => table[next()]!;
  const maybe = () => table[next()] ?? null;
  const span = (): TextSpan => ({ start: next(), end: next() });
  const maybeSpan = (): TextSpan | null => {
    const found = span();
    return found.end === 0 ? null : found;
  };
  const entity = (): Entity => {
    const [name, kind, country, pronoun] = [text(), ACTORS[next()]!, maybe(), PRONOUNS[next()]!];
    const [mentions, members] = [next(), next()];
    return { name, kind, country, mentions: times(mentions, next), members: times(members, next), pronoun };
  };
  const days = (): Quantity["days"] => {
    const [first, last] = [maybe(), maybe()];
    return first === null || last === null ? null : { first, last };
  };
  const quote = (): Quote => {
    const [start, end, kind, speech, status, rule, cue] = [next(), next(), QUOTES[next()]!, next() === 1, STATUSES[next()]!, text(), maybeSpan()];
    const speaker = { start: next(), end: next(), actor: next(), entity: next() };
    const [contents, marked] = [next(), next()];
    return { start, end, kind, speech, status, contents: times(contents, span), marked: times(marked, span), cue, speaker: speaker.end === 0 ? null : speaker, rule };
  };
  const number = (): Quantity => {
    const [start, end, kind, value, low, high] = [next(), next(), NUMBERS[next()]!, maybe(), maybe(), maybe()];
    const [from, change, covers] = [maybe(), CHANGES[next()]!, days()];
    return { start, end, kind, value, low, high, from, change, days: covers, modifier: MODIFIERS[next()]!, unit: maybe(), counted: maybeSpan(), rule: text() };
  };
  return {
    actors: times(actors, (): ActorMention => ({ start: next(), end: next(), kind: ACTORS[next()]!, form: FORMS[next()]!, entity: next(), rule: text() })),
    entities: times(entities, entity),
    quotes: times(quotes, quote),
    numbers: times(numbers, number),
  };
}
