/** Marks in the story: CSS custom highlights, one a layer, so overlaps all show and the text stays as it is. */
import type { Annotations, TextSpan } from "../annotations.js";
import { isCorrected, type Layer } from "./corrections.js";
import type { Story } from "./story.js";

/** Highlight names, lowest priority first. */
const NAMES = ["newsgloss-reported", "newsgloss-quoted", "newsgloss-actors", "newsgloss-numbers", "newsgloss-corrected", "newsgloss-speaker", "newsgloss-active"] as const;
type Name = (typeof NAMES)[number];

/** No mark is longer than this but a quote of many paragraphs, which shows from where it comes into view. */
const REACH = 20_000;

export class Highlighter {
  readonly supported = typeof Highlight !== "undefined" && "highlights" in CSS;
  #highlights = new Map<Name, Highlight>();
  #found: Annotations | null = null;
  #on: ReadonlySet<Layer> = new Set();
  #shown: TextSpan = { start: 0, end: 0 };

  constructor(private readonly story: Story) {
    if (!this.supported) return;
    NAMES.forEach((name, priority) => {
      const highlight = new Highlight();
      highlight.priority = priority;
      this.#highlights.set(name, highlight);
      CSS.highlights.set(name, highlight);
    });
  }

  /** Shows the marks of the layers that are on; earlier ones go. Of a long story, the marks in and near the view. */
  show(found: Annotations, on: ReadonlySet<Layer>): void {
    this.#found = found;
    this.#on = on;
    this.#shown = this.story.long ? this.story.inView() : { start: 0, end: this.story.text.length };
    for (const name of NAMES) if (name !== "newsgloss-active" && name !== "newsgloss-speaker") this.#highlights.get(name)?.clear();
    for (const [name, span] of marks(found, on, this.#shown)) this.#add(name, span);
  }

  /** Shows what scrolling or typing brought into view. */
  follow(): void {
    if (!this.#found || !this.story.long) return;
    const { start, end } = this.story.inView();
    if (start !== this.#shown.start || end !== this.#shown.end) this.show(this.#found, this.#on);
  }

  /** Emphasises some spans: the ones that the reader asked for, and the speaker of a quote. */
  emphasise(spans: readonly TextSpan[], speaker: TextSpan | null = null): void {
    this.#highlights.get("newsgloss-active")?.clear();
    this.#highlights.get("newsgloss-speaker")?.clear();
    for (const span of spans) this.#add("newsgloss-active", span);
    if (speaker) this.#add("newsgloss-speaker", speaker);
  }

  #add(name: Name, { start, end }: TextSpan): void {
    const range = this.story.range(start, end);
    if (range) this.#highlights.get(name)?.add(range);
  }
}

/** The marks of a list, ordered by start, that reach into a window. */
export function* within<M extends TextSpan>(list: readonly M[], { start, end }: TextSpan): Generator<M> {
  let low = 0;
  let high = list.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if (list[middle]!.start < start - REACH) low = middle + 1;
    else high = middle;
  }
  for (; low < list.length && list[low]!.start < end; low++) if (list[low]!.end > start) yield list[low]!;
}

function* marks(found: Annotations, on: ReadonlySet<Layer>, window: TextSpan): Generator<[Name, TextSpan]> {
  if (on.has("quotes"))
    for (const quote of within(found.quotes, window)) {
      if (quote.kind === "indirect" || quote.kind === "mixed") for (const span of quote.contents) yield ["newsgloss-reported", span];
      if (quote.kind !== "unattributed") for (const span of quote.marked) yield ["newsgloss-quoted", span];
      if (isCorrected(quote.rule)) for (const span of quote.contents) yield ["newsgloss-corrected", span];
    }
  if (on.has("actors"))
    for (const actor of within(found.actors, window)) {
      if (actor.form !== "pronoun") yield ["newsgloss-actors", actor];
      if (isCorrected(actor.rule)) yield ["newsgloss-corrected", actor];
    }
  if (on.has("numbers"))
    for (const number of within(found.numbers, window)) {
      yield ["newsgloss-numbers", number];
      if (isCorrected(number.rule)) yield ["newsgloss-corrected", number];
    }
}
