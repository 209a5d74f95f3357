/** What the table over all stories has of each: made in a worker, which keeps the findings for the files over all. */
import type { ActorKind, Annotations, Entity, QuantityKind, Quote, TextSpan } from "../../annotations.js";
import { NOBODY, change, modifier, slice, speaker, unit, value, wasSaid, words } from "../../wording.js";
import { count, type Overview } from "./overview.js";

export interface Digest {
  words: number;
  /** The story's day, given or found; empty where none. */
  day: string;
  speakers: SpeakerRow[];
  quotes: QuoteRow[];
  numbers: NumberRow[];
  /** How many quotes and numbers are checked, of how many. */
  checked: number;
  checkable: number;
}

export interface SpeakerRow {
  name: string;
  kind: ActorKind;
  pronoun: Entity["pronoun"];
  quotes: number;
  /** Words in quotation marks, and words reported. */
  direct: number;
  reported: number;
  /** Where the first quote stands. */
  at: TextSpan;
}

export interface QuoteRow {
  at: TextSpan;
  speaker: string;
  kind: Quote["kind"];
  words: string;
}

export interface NumberRow {
  at: TextSpan;
  written: string;
  kind: QuantityKind;
  /** For people, with what is said of it: "at least 27". */
  value: string;
  /** As in the contract, with its unit: what makes two figures the same. */
  exact: string;
  counted: string;
  /** The first day of a date; empty where none is known. */
  day: string;
}

/** A row shows no more of a quote than this. */
const LONGEST = 240;

export function digest(text: string, found: Annotations, overview: Overview, day: string, checked: number): Digest {
  const quotes = found.quotes.filter(wasSaid);
  const row = (quote: Quote): QuoteRow => {
    const told = words(text, quote);
    return { at: place(quote.contents[0] ?? quote), speaker: quote.speaker ? speaker(found, quote) : NOBODY, kind: quote.kind, words: told.length > LONGEST ? `${told.slice(0, LONGEST)}…` : told };
  };
  return {
    words: count(text, 0, text.length),
    day,
    speakers: overview.speakers.flatMap(({ entity, quotes, direct, reported }) => {
      const who = found.entities[entity];
      const said = quotes.map((index) => found.quotes[index]!).filter(wasSaid);
      return who && said[0] ? [{ name: who.name, kind: who.kind, pronoun: who.pronoun, quotes: said.length, direct, reported, at: place(said[0].contents[0] ?? said[0]) }] : [];
    }),
    quotes: quotes.map(row),
    numbers: found.numbers.map((number) => ({
      at: place(number),
      written: slice(text, number),
      kind: number.kind,
      value: [modifier(number), value(number), change(number) && `(${change(number)})`].filter(Boolean).join(" "),
      exact: [number.value ?? `${number.low ?? ""}…${number.high ?? ""}`, unit(number)].filter(Boolean).join(" "),
      counted: number.counted ? slice(text, number.counted) : "",
      day: number.days?.first ?? (number.kind === "date" && /^\d{4}-\d\d-\d\d/.test(number.value ?? "") ? number.value!.slice(0, 10) : ""),
    })),
    checked,
    checkable: quotes.length + found.numbers.length,
  };
}

const place = ({ start, end }: TextSpan): TextSpan => ({ start, end });
