/** What was said, as Markdown. */
import { slice, speaker, wasSaid, words } from "../wording.js";
import type { Result } from "./exports.js";
import { linker } from "./text-fragment.js";

/** The quotes for a note or a post: one block a quote, its speaker behind it. Marks of Markdown in the story stay text. */
export function quotesMarkdown({ text, found, source }: Result): string {
  const plain = (words: string) =>
    words
      .replace(/\s+/g, " ")
      .replace(/[\\`*_[\]<>#|&~]/g, "\\$&")
      // What begins a list or underlines a heading.
      .replace(/^( ?)([-+=])/, "$1\\$2")
      .replace(/^( ?\d+)([.)])/, "$1\\$2");
  const address = linker(source, text);
  const blocks = found.quotes.filter(wasSaid).map((quote) => {
    const link = address(quote.contents[0] ?? quote);
    const cue = quote.cue ? ` (${plain(slice(text, quote.cue))})` : "";
    return `> ${plain(words(text, quote))}\n>\n> — ${plain(speaker(found, quote))}${cue}${link ? `, [source](<${link}>)` : ""}`;
  });
  return `${blocks.join("\n\n")}\n`;
}
