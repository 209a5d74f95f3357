/** Brings the reader to marks, and the pen to what the reader looks at. */
import type { Annotations, Quote, TextSpan } from "../../annotations.js";
import { slice } from "../../wording.js";
import { LAYERS, type Layer } from "../state/corrections.js";
import type { Details } from "./details.js";
import type { Panel } from "../results/panel.js";
import { next } from "./spans.js";
import type { Story } from "./story.js";
import type { StoryMarks } from "./story-marks.js";

export interface Sights {
  story: Story;
  marks: StoryMarks;
  details(): Details;
  panel(): Panel;
  found(): Annotations;
  /** The layers that are shown. */
  on: ReadonlySet<Layer>;
  say(message: string): void;
}

export class Guide {
  /** Where the reader was brought last. */
  #looked = 0;
  /** What the pen was asked for with, where that is no mark of the story. */
  #opener: HTMLElement | null = null;

  constructor(private readonly sights: Sights) {}

  /** Shows a passage of the story. */
  go(span: TextSpan, all: readonly TextSpan[], speaker: TextSpan | null, atOnce = false): void {
    const { story, marks, say } = this.sights;
    this.#looked = span.start;
    marks.emphasise(all.length ? all : [span], speaker);
    story.go(span, atOnce);
    marks.follow();
    say(`Shown in the story: ${slice(story.text, { start: span.start, end: Math.min(span.end, span.start + 80) })}`);
  }

  /** The details of what stands at an offset; false where nothing does. */
  inspect(at: number, box: DOMRect | null): boolean {
    const { story, marks, on } = this.sights;
    const found = this.sights.found();
    this.#opener = null;
    const quote = found.quotes.find((one) => one.contents.some(({ start, end }) => start <= at && at < end));
    const shown = this.sights.details().show(story.text, found, at, on, box);
    marks.emphasise(shown ? (quote?.contents ?? []) : [], shown ? (quote?.speaker ?? null) : null);
    return shown;
  }

  /** The next or previous mark from the caret on. */
  step(by: 1 | -1): void {
    const { story, on, say } = this.sights;
    const found = this.sights.found();
    const caret = story.caret() ?? (by > 0 ? -1 : Infinity);
    // A mark that begins the story is the first.
    const at = caret === 0 && by > 0 && !this.sights.details().open ? -1 : caret;
    const nearest = LAYERS.filter((layer) => on.has(layer)).flatMap((layer) => next<TextSpan>(found[layer], at, by) ?? []);
    const mark = nearest.reduce<TextSpan | null>((best, one) => (!best || (one.start - best.start) * by < 0 ? one : best), null);
    if (!mark) return say("No further mark.");
    story.place(mark.start);
    this.inspect(mark.start, story.go(mark, true));
    say(slice(story.text, mark));
  }

  /** The pen on a quote of the list. */
  correct(quote: Quote): void {
    const button = document.activeElement as HTMLElement | null;
    const first = quote.contents[0] ?? quote;
    this.go(first, quote.contents, quote.speaker, true);
    this.inspect(first.start, this.sights.story.box(first));
    this.#opener = button;
    this.sights.details().focus("Speaker of this quote");
  }

  /** The pen on what the caret is in, or on what a list brought into view. */
  pen(): void {
    const { story, say } = this.sights;
    const details = this.sights.details();
    const button = document.activeElement === story.element ? null : (document.activeElement as HTMLElement | null);
    const at = button && !details.open ? this.#looked : (story.caret() ?? 0);
    if (!details.open && !this.inspect(at, story.go({ start: at, end: at }, true))) return say("No mark at the caret.");
    if (button && !details.holds(button)) this.#opener = button;
    details.focus();
  }

  /** The keyboard goes back to where the pen was asked for. */
  back(): void {
    const opener = this.#opener;
    (!opener || opener === document.body ? this.sights.story.element : opener.isConnected ? opener : this.sights.panel().again(opener)).focus();
  }

  /** The same, where that was made anew. */
  backAgain(): void {
    if (this.#opener && !this.#opener.isConnected) this.back();
  }
}
