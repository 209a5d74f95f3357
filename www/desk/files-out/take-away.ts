/** What leaves the page by the reader's hand: copied words and saved files. */
import type { Quote } from "../../annotations.js";
import { csv, htmlTable } from "../../export/csv.js";
import type { Format, TakenAway } from "../../export/exports.js";
import { numberRows } from "../../export/tables.js";
import { linker } from "../../export/text-fragment.js";
import { slice, words } from "../../wording.js";
import type { Actions, Taking } from "../page/actions.js";
import { Cancelled, type Engine } from "../reading/engine.js";
import { titleOf } from "../state/story-state.js";
import { save } from "./download.js";

export interface Shelf extends Pick<Actions, "desk" | "view" | "surveyor" | "notify" | "tell"> {
  readonly telling: { begin(label: string): void; end(): void };
}

export class TakeAway implements Taking {
  /** Links to the words of the last story: all quotes of a list ask for theirs. */
  #links: { text: string; source: string; link: ReturnType<typeof linker> } | null = null;

  constructor(
    private readonly shelf: Shelf,
    private readonly engine: Engine,
  ) {}

  /** The address of a quote's words on the source's page; null without a source. */
  link(quote: Quote): string | null {
    const { source, text } = this.shelf.desk.current;
    if (this.#links?.text !== text || this.#links.source !== source) this.#links = { text, source, link: linker(source, text) };
    return this.#links.link(quote.contents[0] ?? quote);
  }

  /** Copies a quote with its speaker and source. */
  quote(quote: Quote, name: string): Promise<void> {
    const { current } = this.shelf.desk;
    const from = [titleOf(current), this.shelf.view.published, this.link(quote) ?? current.source].filter(Boolean).join(", ");
    return this.#copy(`${words(current.text, quote)} — ${name}${quote.cue ? ` (${slice(current.text, quote.cue)})` : ""}\nSource: ${from}`, "Quote copied with its speaker and source.");
  }

  /** Copies the table of numbers, or saves it. */
  numbers(how: "copy" | "save"): Promise<void> {
    if (how === "save") return this.file("numbers-csv");
    const { text, checks } = this.shelf.desk.current;
    const rows = numberRows({ text, found: this.shelf.view.found, checks });
    return this.#copy(csv(rows), "Table of numbers copied.", htmlTable(rows));
  }

  /** Saves a file of the story. */
  file(format: Format): Promise<void> {
    const { current } = this.shelf.desk;
    const { publishedOn, source, corrections, checks } = current;
    return this.#save(() => this.engine.export(format, { title: titleOf(current), publishedOn, source, corrections, checks }));
  }

  /** Saves one file over all stories. */
  all(format: "csv" | "jsonl"): Promise<void> {
    const stories = this.shelf.desk.stories.filter(({ text }) => text.trim() !== "");
    return this.#save(() => this.shelf.surveyor.export(format, stories));
  }

  async #save(make: () => Promise<TakenAway>): Promise<void> {
    this.shelf.telling.begin("Exporting…");
    try {
      const file = await make();
      save(file);
      this.shelf.notify(`${file.name} saved.`);
    } catch (error) {
      if (!(error instanceof Cancelled)) this.shelf.tell(`Export failed: ${error instanceof Error ? error.message : String(error)}`);
    } finally {
      this.shelf.telling.end();
    }
  }

  async #copy(text: string, told: string, html?: string): Promise<void> {
    try {
      const blob = (content: string, type: string) => ({ [type]: new Blob([content], { type }) });
      if (typeof ClipboardItem === "undefined") await navigator.clipboard.writeText(text);
      else await navigator.clipboard.write([new ClipboardItem({ ...blob(text, "text/plain"), ...(html && blob(html, "text/html")) })]);
      this.shelf.notify(told);
    } catch {
      this.shelf.tell("The browser did not let the page copy. Allow the clipboard for this page, or select the text and copy it yourself.");
    }
  }
}
