/** What the reader takes away: JSON as the contract has it, and one table a layer as CSV. */
import type { Annotations } from "../annotations.js";
import { modifier, slice, speaker, words } from "./wording.js";

/** One CSV table; a cell that a spreadsheet would run as a formula gets an apostrophe before it. */
export function csv(rows: readonly (readonly (string | number | null)[])[]): string {
  const cell = (value: string | number | null) => {
    const text = String(value ?? "");
    const inert = typeof value === "string" && /^[=+\-@\t\r]/.test(text) && !/^-?[\d.]+$/.test(text) ? `'${text}` : text;
    return /[",\n\r]/.test(inert) ? `"${inert.replaceAll('"', '""')}"` : inert;
  };
  return rows.map((row) => row.map(cell).join(",")).join("\r\n") + "\r\n";
}

export function quotesCsv(text: string, found: Annotations): string {
  const rows = found.quotes.map((quote) => [
    speaker(found, quote).replace(/^—$/, ""),
    quote.speaker ? slice(text, quote.speaker) : "",
    quote.cue ? slice(text, quote.cue) : "",
    words(text, quote),
    quote.kind,
    quote.start,
    quote.end,
    quote.rule,
  ]);
  return csv([["speaker", "speaker as written", "cue", "words", "kind", "start", "end", "rule"], ...rows]);
}

/** The quotes for a note or a post: one block a quote, its speaker behind it. Marks of Markdown in the story stay text. */
export function quotesMarkdown(text: string, found: Annotations): string {
  const plain = (words: string) => words.replace(/[\\`*_[\]<>#|]/g, "\\$&");
  const blocks = found.quotes.filter((quote) => quote.kind !== "unattributed").map((quote) => `> ${plain(words(text, quote))}\n>\n> — ${plain(speaker(found, quote))}${quote.cue ? ` (${plain(slice(text, quote.cue))})` : ""}`);
  return `${blocks.join("\n\n")}\n`;
}

export function actorsCsv(text: string, found: Annotations): string {
  const rows = found.actors.map((actor) => {
    const entity = found.entities[actor.entity];
    return [entity?.name ?? "", entity?.country ?? "", slice(text, actor), actor.kind, actor.form, actor.start, actor.end, actor.rule];
  });
  return csv([["actor", "country", "as written", "kind", "form", "start", "end", "rule"], ...rows]);
}

export function numbersCsv(text: string, found: Annotations): string {
  const rows = found.numbers.map((number) => [
    slice(text, number),
    number.kind,
    number.value,
    number.low,
    number.high,
    number.unit,
    modifier(number),
    number.counted ? slice(text, number.counted) : "",
    number.start,
    number.end,
    number.rule,
  ]);
  return csv([["as written", "kind", "value", "low", "high", "unit", "modifier", "counted", "start", "end", "rule"], ...rows]);
}

/** Hands a file to the browser's downloads. */
export function save(name: string, type: string, content: string): void {
  const link = document.createElement("a");
  link.href = URL.createObjectURL(new Blob([content], { type }));
  link.download = name;
  link.click();
  setTimeout(() => URL.revokeObjectURL(link.href), 10_000);
}
