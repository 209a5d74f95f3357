/** One reading of a page: its map, and what was found in its text, slice by slice so that the page stays responsive. */
import type { PageMap } from "newsgloss:glue";
import type { Annotations, Quote, TextSpan } from "./annotations.js";
import type { CheckedOptions } from "./options.js";
import { MARKS, marksOf } from "./highlighter.js";
import type { Instance } from "./instance.js";

/** UTF-16 units of a slice: a news story is one slice, so that its actors are known throughout. */
const SLICE = 32_000;
/** UTF-16 units before a slice that are read with it again: they tell who "he" is, and who goes on speaking. */
const CONTEXT = 4_000;
/** Units of a text that may have the story's date line. */
const HEAD = 2_000;
/** Marks of a line that are shown together: a text without line breaks has them in stretches. */
const STRETCH = 100;
/** Milliseconds of reading in one task. */
const TURN = 10;

/** Annotations by the text of a slice with its context; what has not changed is not annotated again. */
export type Known = Map<string, Annotations>;

const NOTHING: Annotations = { actors: [], entities: [], quotes: [], numbers: [] };

export class Reading {
  readonly found: Annotations = { actors: [], entities: [], quotes: [], numbers: [] };
  /** What was found in each slice of this reading. */
  readonly known: Known = new Map();
  readonly #entities = new Map<string, number>();
  /** For each line that has any, or stretch of a long one, its marks as index of a mark in `MARKS`, start, end in turns. */
  readonly marks: number[][] = [];
  /** These lines by the element that lays them out, as indices of `marks`. */
  readonly lines = new Map<Element, number[]>();
  text = "";
  /** The day of the story's date line. */
  #day: string | undefined;
  #starts: Uint32Array = new Uint32Array();

  /** Whether the text is in another language than English, so that nothing is found in it. */
  foreign = false;

  /** `language` is what the page says of itself; null where any is read as English. */
  constructor(
    readonly map: PageMap,
    private readonly language: string | null,
  ) {}

  /** Reads to the end, yielding the elements that a slice brought; the caller may stop between two. */
  async *read(instance: Instance, known: Known, options: CheckedOptions): AsyncGenerator<Set<Element>> {
    let from = 0;
    for (let done = false; !done; ) {
      done = this.map.walk(TURN);
      // The last line may be taken back until the next one begins.
      const lines = this.map.lines();
      this.#starts = done ? lines : lines.subarray(0, -1);
      await turn();
      for (let end; (end = this.#endOfSlice(from, done)) > from; from = end) {
        yield this.#slice(from, end, instance, known, options);
        await turn();
      }
    }
  }

  /** The text's own words tell; of few words the page's. */
  #isForeign(text: string, instance: Instance): boolean {
    if (this.language === null) return false;
    return !(instance.isEnglish(text) ?? /^(en\b|$)/i.test(this.language));
  }

  /** The first line after a slice that begins with a line; that line itself where there is no whole slice yet. */
  #endOfSlice(from: number, done: boolean): number {
    const starts = this.#starts;
    const length = this.map.length();
    for (let line = from + 1; line < starts.length; line++) {
      const size = starts[line]! - starts[from]!;
      // Where a slice ends hangs on the lines about it, so that a change moves the ends of few slices.
      const like = (starts[line]! - starts[line - 1]!) % 4 === 0;
      if (size > SLICE * 2 || (size > SLICE && like)) return line;
    }
    return done && length > 0 ? starts.length : from;
  }

  #slice(from: number, end: number, instance: Instance, known: Known, options: CheckedOptions): Set<Element> {
    let context = from;
    while (context > 0 && this.#starts[from]! - this.#starts[context - 1]! <= CONTEXT) context--;
    const text = this.map.text(context, end);
    const offset = this.#starts[context]!;
    if (from === 0) this.foreign = this.#isForeign(text, instance);
    // The date line stands before the first slice's end, and every slice needs it.
    if (from === 0 && !options.publishedOn) this.#day = instance.publishedOn(`${this.map.leftOut().slice(0, HEAD)}\n\n${text.slice(0, HEAD)}`);
    const asked = this.#day ? { ...options, publishedOn: this.#day } : options;
    const key = `${this.#day ?? ""} ${this.#starts[from]! - offset} ${text}`;
    const part = this.foreign ? NOTHING : (known.get(key) ?? instance.annotate(text, asked));
    if (!this.foreign) this.known.set(key, part);
    this.text += text.slice(this.#starts[from]! - offset);
    this.#append(part, offset, this.#starts[from]!);

    const blocks = this.map.blocks();
    const owners = this.map.owners();
    const brought = new Set<Element>();
    let line = from;
    let [stretch, of]: [number[], number] = [[], -1];
    const sorted = [...marksOf({ ...part, quotes: part.quotes.filter(isSaid) })].sort((a, b) => a[1] - b[1]);
    for (const [mark, start, stop] of sorted) {
      if (start + offset < this.#starts[from]!) continue;
      while (line + 1 < end && this.#starts[line + 1]! <= start + offset) line++;
      if (of !== line || stretch.length >= 3 * STRETCH) {
        [stretch, of] = [[], line];
        const block = blocks[owners[line]!]!;
        brought.add(block);
        const known = this.lines.get(block);
        if (known) known.push(this.marks.length);
        else this.lines.set(block, [this.marks.length]);
        this.marks.push(stretch);
      }
      stretch.push(MARKS.indexOf(mark), start + offset, stop + offset);
    }
    return brought;
  }

  /**
   * Adds what was found in a slice from an offset on. What was found in its context tells which of its actors are known;
   * others of the same name and kind are one.
   */
  #append(part: Annotations, by: number, from: number): void {
    const { actors, entities, quotes, numbers } = this.found;
    const move = <T extends TextSpan>(span: T): T => ({ ...span, start: span.start + by, end: span.end + by });
    const isNew = ({ start }: TextSpan): boolean => start + by >= from;
    const before = new Map<number, number>();
    for (let at = actors.length - 1; at >= 0 && actors[at]!.start >= by; at--) before.set(actors[at]!.start, at);
    let next = actors.length;
    /** For each actor of the part, its index among all; undefined where the slice before has it not. */
    const places = part.actors.map((actor) => (isNew(actor) ? next++ : before.get(actor.start + by)));
    const index = part.entities.map((entity) => {
      const added = entity.mentions.flatMap((mention) => (isNew(part.actors[mention]!) ? places[mention]! : []));
      const met = entity.mentions.map((mention) => (isNew(part.actors[mention]!) ? undefined : actors[places[mention] ?? -1]?.entity)).find((at) => at !== undefined);
      const key = `${entity.kind} ${entity.name}`;
      let at = met ?? this.#entities.get(key);
      if (at === undefined) {
        if (added.length === 0) return undefined;
        at = entities.push({ ...entity, mentions: added, members: [] }) - 1;
      } else {
        const known = entities[at]!;
        for (const mention of added) known.mentions.push(mention);
        known.country ??= entity.country;
        known.pronoun ??= entity.pronoun;
      }
      if (!this.#entities.has(key)) this.#entities.set(key, at);
      return at;
    });
    part.entities.forEach(({ members }, at) => {
      const known = entities[index[at] ?? -1];
      if (known?.members.length === 0) known.members = members.flatMap((member) => index[member] ?? []);
    });
    for (const actor of part.actors) if (isNew(actor)) actors.push({ ...move(actor), entity: index[actor.entity]! });
    for (const number of part.numbers) if (isNew(number)) numbers.push({ ...move(number), counted: number.counted && move(number.counted) });
    for (const quote of part.quotes) {
      // A quote that goes on behind its slice is whole only here.
      if (quote.end + by <= from) continue;
      const [actor, entity] = quote.speaker ? [places[quote.speaker.actor], index[quote.speaker.entity]] : [undefined, undefined];
      const whole = {
        ...move(quote),
        contents: quote.contents.map(move),
        marked: quote.marked.map(move),
        cue: quote.cue && move(quote.cue),
        speaker: quote.speaker && actor !== undefined && entity !== undefined ? { ...move(quote.speaker), actor, entity } : null,
      };
      if (!isNew(quote)) while (quotes.length > 0 && quotes.at(-1)!.start >= whole.start) quotes.pop();
      quotes.push(whole);
    }
  }
}

/** Whether somebody says or writes it: what is only thought, felt or wanted is not coloured, its quoted words apart. */
export const isSaid = (quote: Quote): boolean => quote.kind !== "unattributed" && (quote.speech || quote.marked.length > 0);

/** Gives the page a turn. */
export const turn = (): Promise<void> => new Promise((resolve) => setTimeout(resolve));
