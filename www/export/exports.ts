/** What the reader takes away: each format as a file's name, type and content. Runs away from the page's own thread. */
import type { Annotations, Entity } from "../annotations.js";
import type { Correction } from "./corrections.js";
import { escape, htmlCopy } from "./html-copy.js";
import { textFragment } from "./text-fragment.js";
import { toWebAnnotations } from "./web-annotation.js";
import { attributed, modifier, slice, speaker, words } from "../wording.js";

/** A story with all that is known of it. */
export interface Result {
  title: string;
  text: string;
  /** ISO date that the reader gave; empty where none. */
  publishedOn: string;
  /** Web address that the reader gave; empty where none. */
  source: string;
  found: Annotations;
  corrections: readonly Correction[];
}

export type Format = "json" | "web-annotation" | "html" | "markdown" | "quotes-csv" | "actors-csv" | "numbers-csv";

export interface TakenAway {
  name: string;
  type: string;
  content: string;
}

/** Spreadsheets take a file without it for one of the system's old encoding, and garble its quotation marks. */
const BOM = "\uFEFF";

/** The result in a format. */
export function takeAway(format: Format, result: Result): TakenAway {
  const name = result.title.normalize("NFKD").replace(/[^\w]+/g, "-").replace(/^-+|-+$/g, "").toLowerCase().slice(0, 50) || "newsgloss";
  switch (format) {
    case "json":
      return { name: `${name}.json`, type: "application/json", content: JSON.stringify(toJson(result), null, 2) };
    case "web-annotation":
      return { name: `${name}.jsonld`, type: "application/ld+json", content: JSON.stringify(toWebAnnotations(result), null, 2) };
    case "html":
      return { name: `${name}.html`, type: "text/html", content: htmlCopy(result) };
    case "markdown":
      return { name: `${name}-quotes.md`, type: "text/markdown", content: quotesMarkdown(result) };
    case "quotes-csv":
      return { name: `${name}-quotes.csv`, type: "text/csv", content: BOM + quotesCsv(result) };
    case "actors-csv":
      return { name: `${name}-actors.csv`, type: "text/csv", content: BOM + actorsCsv(result) };
    case "numbers-csv":
      return { name: `${name}-numbers.csv`, type: "text/csv", content: BOM + numbersCsv(result) };
  }
}

/** The contract's lists with the text that they are of and the reader's corrections, which the lists already have. */
function toJson({ text, publishedOn, source, found, corrections }: Result): object {
  return { text, ...(publishedOn && { publishedOn }), ...(source && { source }), ...found, corrections };
}

type Rows = readonly (readonly (string | number | null)[])[];

/** One CSV table. */
export function csv(rows: Rows): string {
  const cell = (value: string | number | null) => {
    const text = inert(value);
    return /[",;\t\n\r]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
  };
  return rows.map((row) => row.map(cell).join(",")).join("\r\n") + "\r\n";
}

/** The same as a table of HTML: what spreadsheets take from the clipboard. */
export const htmlTable = (rows: Rows): string => `<table>${rows.map((row) => `<tr>${row.map((value) => `<td>${escape(inert(value))}</td>`).join("")}</tr>`).join("")}</table>`;

/**
 * A cell's text, with an apostrophe before what a spreadsheet would run as a formula: at its start, also behind what is
 * not seen, and where one whose language parts cells at semicolons, or that is told to part them at tabs, begins another.
 */
function inert(value: string | number | null): string {
  const text = String(value ?? "");
  if (typeof value !== "string" || /^-?\d[\d.]*$/.test(text)) return text;
  return text.replace(/(?<=^|[;\t\n\r])(?=[\s\p{C}"]*[=+\-@＝＋－＠])/gu, "'");
}

export function quotesCsv({ text, found, source }: Result): string {
  const rows = found.quotes.map((quote) => [
    quote.speaker ? speaker(found, quote) : "",
    quote.speaker ? slice(text, quote.speaker) : "",
    quote.cue ? slice(text, quote.cue) : "",
    words(text, quote),
    quote.kind,
    quote.speech === false ? "no" : "yes",
    quote.status ?? "asserted",
    quote.start,
    quote.end,
    quote.rule,
    textFragment(source, text, quote.contents[0] ?? quote) ?? "",
  ]);
  return csv([["speaker", "speaker as written", "cue", "words", "kind", "speech", "status", "start", "end", "rule", "link"], ...rows]);
}

export function actorsCsv({ text, found }: Result): string {
  const rows = found.actors.map((actor) => {
    const entity = found.entities[actor.entity];
    return [entity?.name ?? "", entity?.country ?? "", entity?.pronoun ?? "", members(found, entity), slice(text, actor), actor.kind, actor.form, actor.start, actor.end, actor.rule];
  });
  return csv([["actor", "country", "pronoun", "together", "as written", "kind", "form", "start", "end", "rule"], ...rows]);
}

/** Those who act together under one name. */
const members = (found: Annotations, entity: Entity | undefined): string => (entity?.members ?? []).map((member) => found.entities[member]?.name ?? "").join("; ");

export function numbersCsv({ text, found }: Result): string {
  return csv(numberRows(text, found));
}

/** The table of numbers, its head first. */
export function numberRows(text: string, found: Pick<Annotations, "numbers">): Rows {
  const rows = found.numbers.map((number) => [
    slice(text, number),
    number.kind,
    number.value,
    number.low,
    number.high,
    number.from ?? "",
    number.change ?? "",
    number.days?.first ?? "",
    number.days?.last ?? "",
    number.unit,
    modifier(number),
    number.counted ? slice(text, number.counted) : "",
    number.start,
    number.end,
    number.rule,
  ]);
  return [["as written", "kind", "value", "low", "high", "from", "change", "first day", "last day", "unit", "modifier", "counted", "start", "end", "rule"], ...rows];
}

/** The quotes for a note or a post: one block a quote, its speaker behind it. Marks of Markdown in the story stay text. */
export function quotesMarkdown({ text, found, source }: Result): string {
  const plain = (words: string) =>
    words
      .replace(/\s+/g, " ")
      .replace(/[\\`*_[\]<>#|&~]/g, "\\$&")
      // What begins a list or underlines a heading.
      .replace(/^( ?)([-+=])/, "$1\\$2")
      .replace(/^( ?\d+)([.)])/, "$1\\$2");
  const blocks = found.quotes.filter(attributed).map((quote) => {
    const link = textFragment(source, text, quote.contents[0] ?? quote);
    const cue = quote.cue ? ` (${plain(slice(text, quote.cue))})` : "";
    return `> ${plain(words(text, quote))}\n>\n> — ${plain(speaker(found, quote))}${cue}${link ? `, [source](<${link}>)` : ""}`;
  });
  return `${blocks.join("\n\n")}\n`;
}
