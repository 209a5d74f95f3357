/** The story's marks: those of the layers that are on; of a long story, those in and near the view. */
import type { Annotations, TextSpan } from "../../annotations.js";
import { Highlighter, marksOf, type Mark } from "../../highlighter.js";
import { isCorrected, type Layer } from "../../export/corrections.js";
import { standing, type Standing } from "../../wording.js";
import { within } from "./spans.js";
import type { Story } from "./story.js";

/** What is shown: some layers, and of the quotes those that stand in the text in some ways. */
export interface Chosen {
  on: ReadonlySet<Layer>;
  standings: ReadonlySet<Standing>;
}

export class StoryMarks {
  readonly #marks = new Highlighter();
  #emphasised: Range[] = [];
  #ranges: Range[] = [];
  #found: Annotations | null = null;
  #chosen: Chosen = { on: new Set(), standings: new Set() };
  #shown: TextSpan = { start: 0, end: 0 };

  constructor(private readonly story: Story) {}

  /** Shows the marks of the layers that are on; earlier ones go. */
  show(found: Annotations, chosen: Chosen): void {
    const { on, standings } = chosen;
    this.#found = found;
    this.#chosen = chosen;
    const window = (this.#shown = this.story.long ? this.story.inView() : { start: 0, end: this.story.text.length });
    for (const range of this.#ranges) this.#marks.delete(range);
    this.#ranges = [];
    const near = <M extends TextSpan>(layer: Layer, list: readonly M[]): M[] => (on.has(layer) ? [...within(list, window)] : []);
    const shown = { quotes: near("quotes", found.quotes).filter((quote) => standings.has(standing(quote))), actors: near("actors", found.actors), numbers: near("numbers", found.numbers) };
    for (const [mark, start, end] of marksOf(shown)) this.#add(mark, { start, end }, this.#ranges);
    for (const { rule, contents } of shown.quotes) if (isCorrected(rule)) for (const span of contents) this.#add("corrected", span, this.#ranges);
    for (const mark of [...shown.actors, ...shown.numbers]) if (isCorrected(mark.rule)) this.#add("corrected", mark, this.#ranges);
  }

  /** Shows what scrolling or typing brought into view. */
  follow(): void {
    if (!this.#found || !this.story.long) return;
    const { start, end } = this.story.inView();
    if (start !== this.#shown.start || end !== this.#shown.end) this.show(this.#found, this.#chosen);
  }

  /** Emphasises some spans: the ones that the reader asked for, and the speaker of a quote. */
  emphasise(spans: readonly TextSpan[], speaker: TextSpan | null = null): void {
    for (const range of this.#emphasised) this.#marks.delete(range);
    this.#emphasised = [];
    for (const span of spans) this.#add("active", span, this.#emphasised);
    if (speaker) this.#add("speaker", speaker, this.#emphasised);
  }

  #add(mark: Mark, { start, end }: TextSpan, made: Range[]): void {
    const range = this.story.range(start, end);
    if (!range) return;
    this.#marks.add(mark, range);
    made.push(range);
  }
}
