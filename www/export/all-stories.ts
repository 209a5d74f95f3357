/** One file over many stories: a row, or a line, for each quote and each number, with the story that it stands in. */
import { NUMBER, STANDING, modifier, said, slice, speaker, standing, unit, value, words } from "../wording.js";
import { VERDICT, checkKey, checksByPlace } from "./checks.js";
import { BOM, csv, type Cell } from "./csv.js";
import type { Result, TakenAway } from "./exports.js";
import { sentenceOf } from "./sentences.js";
import { linker } from "./text-fragment.js";

/** A story with its findings. */
export type Told = Result;

type Row = Record<(typeof COLUMNS)[number], Cell>;

const COLUMNS = [
  "story", "date", "source", "finding", "type", "said or not", "speaker", "speaker as written", "cue", "words", "value", "in words", "low", "high", "from", "change", "unit", "unit code", "modifier", "of what",
  "first day", "last day", "sentence", "checked", "note", "checked against", "start", "end", "link",
] as const;

export function allStories(format: "csv" | "jsonl", stories: readonly Told[]): TakenAway {
  const name = `newsgloss-${stories.length}-stories`;
  if (format === "jsonl") {
    // What a finding does not have is left out of its line.
    const line = (row: Row) => JSON.stringify(Object.fromEntries(Object.entries(row).filter(([, cell]) => cell !== null && cell !== "")));
    return { name: `${name}.jsonl`, type: "application/jsonl", content: stories.map((story) => rowsOf(story).map((row) => `${line(row)}\n`).join("")).join("") };
  }
  const rows = stories.flatMap((story) => rowsOf(story).map((row) => COLUMNS.map((column) => row[column])));
  return { name: `${name}.csv`, type: "text/csv", content: BOM + csv([COLUMNS, ...rows]) };
}

function rowsOf({ title, text, publishedOn, source, found, checks = [] }: Told): Row[] {
  const link = linker(source, text);
  const known = checksByPlace(checks);
  const none = Object.fromEntries(COLUMNS.map((column) => [column, null])) as Row;
  const shared = (layer: "quotes" | "numbers", mark: { start: number; end: number }): Partial<Row> => {
    const check = known.get(checkKey(layer, mark));
    return { story: title, date: publishedOn, source, sentence: slice(text, sentenceOf(text, mark)), checked: check?.verdict ? VERDICT[check.verdict] : "", note: check?.note ?? "", "checked against": check?.source ?? "", start: mark.start, end: mark.end };
  };
  const quotes = found.quotes.map((quote) => ({
    ...none,
    ...shared("quotes", quote),
    finding: "quote",
    type: said(quote),
    "said or not": STANDING[standing(quote)],
    speaker: quote.speaker ? speaker(found, quote) : "",
    "speaker as written": quote.speaker ? slice(text, quote.speaker) : "",
    cue: quote.cue ? slice(text, quote.cue) : "",
    words: words(text, quote),
    link: link(quote.contents[0] ?? quote) ?? "",
  }));
  const numbers = found.numbers.map((number) => ({
    ...none,
    ...shared("numbers", number),
    finding: "number",
    type: NUMBER[number.kind],
    words: slice(text, number),
    value: number.value,
    "in words": value(number),
    low: number.low,
    high: number.high,
    from: number.from,
    change: number.change,
    unit: unit(number),
    "unit code": number.unit,
    modifier: modifier(number),
    "of what": number.counted ? slice(text, number.counted) : "",
    "first day": number.days?.first ?? "",
    "last day": number.days?.last ?? "",
    link: link(number) ?? "",
  }));
  return [...quotes, ...numbers].sort((a, b) => Number(a.start) - Number(b.start));
}
