/** What the reader takes away: each format as a file's name, type and content. Runs away from the page's own thread. */
import type { Annotations } from "../annotations.js";
import { BOM } from "./csv.js";
import type { Check } from "./checks.js";
import type { Correction } from "./corrections.js";
import { htmlCopy } from "./html-copy.js";
import { quotesMarkdown } from "./markdown.js";
import { actorsCsv, numbersCsv, quotesCsv } from "./tables.js";
import { toWebAnnotations } from "./web-annotation.js";

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
  /** What the reader checked; none where left out. */
  checks?: readonly Check[];
}

export type Format = "json" | "web-annotation" | "html" | "markdown" | "quotes-csv" | "actors-csv" | "numbers-csv";

export interface TakenAway {
  name: string;
  type: string;
  content: string;
}

/** The result in a format. */
export function takeAway(format: Format, result: Result): TakenAway {
  const name = result.title.normalize("NFKD").replace(/[^\w]+/g, "-").replace(/^-+|-+$/g, "").toLowerCase().slice(0, 50) || "newsgloss";
  switch (format) {
    case "json":
      return { name: `${name}.json`, type: "application/json", content: lines(toJson(result)) };
    case "web-annotation":
      return { name: `${name}.jsonld`, type: "application/ld+json", content: lines(toWebAnnotations(result)) };
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

/** The contract's lists with the text that they are of and the reader's corrections, which the lists already have, and checks. */
export function toJson({ title, text, publishedOn, source, found, corrections, checks = [] }: Result): object {
  return { title, text, ...(publishedOn && { publishedOn }), ...(source && { source }), ...found, corrections, ...(checks.length > 0 && { checks }) };
}

/** JSON with one line for each entry of its lists: to be read by people, and no larger than it must be. */
function lines(value: object): string {
  const field = ([name, one]: [string, unknown]) => `${JSON.stringify(name)}: ${Array.isArray(one) && one.length > 0 ? `[\n${one.map((entry) => `    ${JSON.stringify(entry)}`).join(",\n")}\n  ]` : JSON.stringify(one)}`;
  return `{\n  ${Object.entries(value).filter(([, one]) => one !== undefined).map(field).join(",\n  ")}\n}\n`;
}
