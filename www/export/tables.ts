/** The tables that are written of a story, in the words of the page: one row a finding, with its sentence and how it was checked. */
import type { Annotations, Entity, Quantity, Quote } from "../annotations.js";
import { KIND, NUMBER, STANDING, modifier, said, slice, speaker, standing, unit, value, words } from "../wording.js";
import { VERDICT, checkKey, checksByPlace, type Check } from "./checks.js";
import { csv, type Cell, type Rows } from "./csv.js";
import { sentenceOf } from "./sentences.js";
import { linker } from "./text-fragment.js";

/** What a row is made of. */
export interface Tabled {
  text: string;
  found: Annotations;
  source?: string;
  checks?: readonly Check[] | undefined;
}

/** What was checked of a mark: verdict, note and source. */
function checkedOf(checks: ReadonlyMap<string, Check>, layer: Check["layer"], mark: Quote | Quantity): Cell[] {
  const check = checks.get(checkKey(layer, mark));
  return [check?.verdict ? VERDICT[check.verdict] : "", check?.note ?? "", check?.source ?? ""];
}
const CHECKED = ["checked", "note", "checked against"];

const sentence = (text: string, mark: Quote | Quantity): string => slice(text, sentenceOf(text, mark));

/** The table of quotes, its head first. */
export function quoteRows({ text, found, source = "", checks = [] }: Tabled): Rows {
  const link = linker(source, text);
  const known = checksByPlace(checks);
  const rows = found.quotes.map((quote) => [
    quote.speaker ? speaker(found, quote) : "",
    quote.speaker ? slice(text, quote.speaker) : "",
    quote.cue ? slice(text, quote.cue) : "",
    words(text, quote),
    said(quote),
    STANDING[standing(quote)],
    quote.kind,
    quote.speech === false ? "no" : "yes",
    quote.status ?? "asserted",
    sentence(text, quote),
    ...checkedOf(known, "quotes", quote),
    quote.start,
    quote.end,
    quote.rule,
    link(quote.contents[0] ?? quote) ?? "",
  ]);
  return [["speaker", "speaker as written", "cue", "words", "type", "said or not", "kind", "speech", "status", "sentence", ...CHECKED, "start", "end", "rule", "link"], ...rows];
}

/** The table of people and organisations, its head first: one row a mention. */
export function actorRows({ text, found }: Tabled): Rows {
  const rows = found.actors.map((actor) => {
    const entity = found.entities[actor.entity];
    return [entity?.name ?? "", entity?.country ?? "", entity?.pronoun ?? "", together(found, entity), slice(text, actor), KIND[actor.kind], actor.kind, actor.form, actor.start, actor.end, actor.rule];
  });
  return [["actor", "country", "pronoun", "together", "as written", "type", "kind", "form", "start", "end", "rule"], ...rows];
}

/** Those who act together under one name. */
const together = (found: Annotations, entity: Entity | undefined): string => (entity?.members ?? []).map((member) => found.entities[member]?.name ?? "").join("; ");

/** The table of numbers, its head first. */
export function numberRows({ text, found, checks = [] }: Tabled): Rows {
  const known = checksByPlace(checks);
  const rows = found.numbers.map((number) => [
    slice(text, number),
    NUMBER[number.kind],
    number.kind,
    ...valuesOf(number),
    number.counted ? slice(text, number.counted) : "",
    number.days?.first ?? "",
    number.days?.last ?? "",
    sentence(text, number),
    ...checkedOf(known, "numbers", number),
    number.start,
    number.end,
    number.rule,
  ]);
  return [["as written", "type", "kind", ...VALUES, "of what", "first day", "last day", "sentence", ...CHECKED, "start", "end", "rule"], ...rows];
}

export const VALUES = ["value", "in words", "low", "high", "from", "change", "unit", "unit code", "modifier"];
/** A number's values, for machines and in words. */
export const valuesOf = (number: Quantity): Cell[] => [number.value, value(number), number.low, number.high, number.from, number.change, unit(number), number.unit, modifier(number)];

export const quotesCsv = (story: Tabled): string => csv(quoteRows(story));
export const actorsCsv = (story: Tabled): string => csv(actorRows(story));
export const numbersCsv = (story: Tabled): string => csv(numberRows(story));
