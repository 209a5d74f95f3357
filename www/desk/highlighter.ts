/** Marks in the story: CSS custom highlights, one a layer, so overlaps all show and the text stays as it is. */
import type { Annotations } from "../annotations.js";
import type { Story } from "./story.js";

export type Layer = "quotes" | "actors" | "numbers";
export const LAYERS: readonly Layer[] = ["quotes", "actors", "numbers"];

/** Highlight names, lowest priority first. */
const NAMES = ["newsgloss-reported", "newsgloss-quoted", "newsgloss-actors", "newsgloss-numbers", "newsgloss-speaker", "newsgloss-active"] as const;
type Name = (typeof NAMES)[number];

/** How many ranges are made before the page gets a turn. */
const SLICE = 1500;

export class Highlighter {
  readonly supported = typeof Highlight !== "undefined" && "highlights" in CSS;
  #highlights = new Map<Name, Highlight>();
  #turn = 0;

  constructor(private readonly story: Story) {
    if (!this.supported) return;
    NAMES.forEach((name, priority) => {
      const highlight = new Highlight();
      highlight.priority = priority;
      this.#highlights.set(name, highlight);
      CSS.highlights.set(name, highlight);
    });
  }

  /** Shows the marks of the layers that are on; earlier ones go. */
  async show(found: Annotations, on: ReadonlySet<Layer>): Promise<void> {
    const turn = ++this.#turn;
    this.clear();
    let made = 0;
    for (const [name, start, end] of marks(found, on)) {
      this.#add(name, start, end);
      if (++made % SLICE === 0) {
        await new Promise((resolve) => setTimeout(resolve));
        if (turn !== this.#turn) return;
      }
    }
  }

  /** Emphasises some spans: the ones that the reader asked for, and the speaker of a quote. */
  emphasise(spans: readonly { start: number; end: number }[], speaker: { start: number; end: number } | null = null): void {
    this.#highlights.get("newsgloss-active")?.clear();
    this.#highlights.get("newsgloss-speaker")?.clear();
    for (const { start, end } of spans) this.#add("newsgloss-active", start, end);
    if (speaker) this.#add("newsgloss-speaker", speaker.start, speaker.end);
  }

  clear(): void {
    for (const highlight of this.#highlights.values()) highlight.clear();
  }

  #add(name: Name, start: number, end: number): void {
    const range = this.story.range(start, end);
    if (range) this.#highlights.get(name)?.add(range);
  }
}

function* marks(found: Annotations, on: ReadonlySet<Layer>): Generator<[Name, number, number]> {
  if (on.has("quotes"))
    for (const quote of found.quotes) {
      const quoted = quote.kind !== "unattributed";
      if (quote.kind === "indirect" || quote.kind === "mixed") for (const { start, end } of quote.contents) yield ["newsgloss-reported", start, end];
      if (quoted) for (const { start, end } of quote.marked) yield ["newsgloss-quoted", start, end];
    }
  if (on.has("actors")) for (const { start, end, form } of found.actors) if (form !== "pronoun") yield ["newsgloss-actors", start, end];
  if (on.has("numbers")) for (const { start, end } of found.numbers) yield ["newsgloss-numbers", start, end];
}
