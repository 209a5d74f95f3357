/** Annotations in the formats of other tools. Works anywhere, and needs no wasm. */
import type { Annotations } from "./annotations.js";
import type { Result } from "./export/exports.js";
import { quotesMarkdown } from "./export/markdown.js";
import { actorsCsv, numbersCsv, quotesCsv } from "./export/tables.js";
import { labelStudioConfig, toLabelStudio as labelStudio, toProdigy as prodigy, type LabelStudioResult, type LabelStudioTask, type ProdigyTask } from "./export/predictions.js";
import { toTei as tei } from "./export/tei.js";
import { fromFile, toWebAnnotations as webAnnotations } from "./export/web-annotation.js";
export type * from "./annotations.js";
export type { LabelStudioResult, LabelStudioTask, ProdigyTask };
export { labelStudioConfig };

/** A text with what `annotate()` found in it, and what is known of where it is from. */
export interface AnnotatedText {
  text: string;
  annotations: Annotations;
  title?: string;
  /** ISO 8601 date. */
  publishedOn?: string;
  /** Web address. */
  source?: string;
}

/** The three tables. */
export type CsvTable = "quotes" | "actors" | "numbers";

/** A page of W3C Web Annotations (https://www.w3.org/TR/annotation-model/) as JSON-LD. `fromWebAnnotations` reads it again. */
export function toWebAnnotations(annotated: AnnotatedText): object {
  return webAnnotations(result(annotated));
}

/**
 * Reads a page of Web Annotations that `toWebAnnotations` or the reading desk made: the object, or its JSON.
 * Throws a `TypeError` where it is none.
 */
export function fromWebAnnotations(page: unknown): AnnotatedText {
  const read = fromFile(typeof page === "string" ? parse(page) : page);
  if (!read) throw new TypeError("newsgloss: fromWebAnnotations() reads what toWebAnnotations() or the reading desk made, and this is something else, or it was changed so that its lists do not fit its text");
  const { text, found, title, publishedOn, source } = read;
  return { text, annotations: found, ...(title && { title }), ...(publishedOn && { publishedOn }), ...(source && { source }) };
}

/** One table as CSV (RFC 4180), its head first. No cell is a formula to a spreadsheet. */
export function toCsv(annotated: AnnotatedText, table: CsvTable): string {
  const tables = { quotes: quotesCsv, actors: actorsCsv, numbers: numbersCsv };
  if (!Object.hasOwn(tables, table)) throw new TypeError(`newsgloss: toCsv() makes the tables "quotes", "actors" and "numbers", not ${JSON.stringify(table) ?? String(table)}`);
  return tables[table](result(annotated));
}

/** The quotes as Markdown: a block a quote, its speaker behind it. */
export function toMarkdown(annotated: AnnotatedText): string {
  return quotesMarkdown(result(annotated));
}

/** The text as TEI P5 XML: `<said who>`, `<persName ref>`, `<measure>`, `<date>` inside, those who act in `<standOff>`. */
export function toTei(annotated: AnnotatedText): string {
  return tei(result(annotated));
}

/** A task for Label Studio with predictions; `labelStudioConfig()` is the interface that it fits. A file holds a list of tasks. */
export function toLabelStudio(annotated: AnnotatedText): LabelStudioTask {
  return labelStudio(result(annotated));
}

/** A task for Prodigy; a file holds one as JSON a line. */
export function toProdigy(annotated: AnnotatedText): ProdigyTask {
  return prodigy(result(annotated));
}

function result(annotated: AnnotatedText): Result {
  const { text, annotations, title = "", publishedOn = "", source = "" } = annotated ?? {};
  const lists = ["actors", "entities", "quotes", "numbers"] as const;
  if (typeof text !== "string" || !annotations || !lists.every((list) => Array.isArray(annotations[list]))) throw new TypeError("newsgloss: an export needs { text, annotations }: the text, and what annotate() returned for it");
  return { title, text, publishedOn, source, found: annotations, corrections: [] };
}

function parse(json: string): unknown {
  try {
    return JSON.parse(json);
  } catch {
    return null;
  }
}
