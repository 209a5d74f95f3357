/** What leaves the page by the reader's hand: copied words and saved files. */
import type { Annotations, Quote } from "../../annotations.js";
import { slice, words } from "../../wording.js";
import { save } from "./download.js";
import { Cancelled, type Engine } from "../reading/engine.js";
import { csv, htmlTable, numberRows, type Format } from "../../export/exports.js";
import { titleOf, type Stories } from "../state/stories.js";
import { textFragment } from "../../export/text-fragment.js";

export interface Shelf {
  stories: Stories;
  engine: Engine;
  /** What is found in the current story. */
  found(): Annotations;
  /** The story's day, given or found; empty where none. */
  published(): string;
  say(message: string): void;
  tell(message: string): void;
}

export class TakeAway {
  constructor(private readonly shelf: Shelf) {}

  /** The address of a quote's words on the source's page; null without a source. */
  link(quote: Quote): string | null {
    const { source, text } = this.shelf.stories.current;
    return textFragment(source, text, quote.contents[0] ?? quote);
  }

  /** Copies a quote with its speaker and source. */
  quote(quote: Quote, name: string): Promise<void> {
    const { current } = this.shelf.stories;
    const from = [titleOf(current), this.shelf.published(), this.link(quote) ?? current.source].filter(Boolean).join(", ");
    return this.#copy(`${words(current.text, quote)} — ${name}${quote.cue ? ` (${slice(current.text, quote.cue)})` : ""}\nSource: ${from}`, "The quote with its speaker");
  }

  /** Copies the table of numbers, or saves it. */
  numbers(how: "copy" | "save"): Promise<void> {
    if (how === "save") return this.file("numbers-csv");
    const rows = numberRows(this.shelf.stories.current.text, this.shelf.found());
    return this.#copy(csv(rows), "The table of numbers", htmlTable(rows));
  }

  /** Saves a file. */
  async file(format: Format): Promise<void> {
    const { stories, engine, say, tell } = this.shelf;
    const { publishedOn, source, corrections } = stories.current;
    try {
      const file = await engine.export(format, { title: titleOf(stories.current), publishedOn, source }, corrections.list);
      save(file);
      say(`${file.name} is saved.`);
    } catch (error) {
      if (!(error instanceof Cancelled)) tell(`The file could not be made: ${error instanceof Error ? error.message : String(error)}`);
    }
  }

  async #copy(text: string, what: string, html?: string): Promise<void> {
    try {
      const blob = (content: string, type: string) => ({ [type]: new Blob([content], { type }) });
      if (typeof ClipboardItem === "undefined") await navigator.clipboard.writeText(text);
      else await navigator.clipboard.write([new ClipboardItem({ ...blob(text, "text/plain"), ...(html && blob(html, "text/html")) })]);
      this.shelf.say(`${what} is copied.`);
    } catch {
      this.shelf.tell("The browser did not let the page copy. Allow the clipboard for this page, or select the text and copy it yourself.");
    }
  }
}
