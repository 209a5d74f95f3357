/** One reading of a page: its map, and what was found in its text, slice by slice so that the page stays responsive. */
import type { PageMap } from "newsgloss:glue";
import type { AnnotateOptions, Annotations } from "./annotations.js";
import { MARKS, marksOf } from "./highlighter.js";
import type { Instance } from "./instance.js";

/** UTF-16 units of a slice: a news story is one slice, so that its actors are known throughout. */
const SLICE = 32_000;
/** Milliseconds of reading in one task. */
const TURN = 10;

/** Annotations by the text of a slice; what has not changed is not annotated again. */
export type Known = Map<string, Annotations>;

export class Reading {
  readonly found: Annotations = { actors: [], entities: [], quotes: [], numbers: [] };
  /** What was found in each slice of this reading. */
  readonly known: Known = new Map();
  readonly #entities = new Map<string, number>();
  /** For each line, its marks as index of a mark in `MARKS`, start, end in turns. */
  readonly marks: (number[] | undefined)[] = [];
  /** Lines by the element that lays them out. */
  readonly lines = new Map<Element, number[]>();
  text = "";
  #starts: Uint32Array = new Uint32Array();

  constructor(readonly map: PageMap) {}

  /** Reads to the end, yielding the elements that a slice brought; the caller may stop between two. */
  async *read(instance: Instance, known: Known, options: AnnotateOptions): AsyncGenerator<Set<Element>> {
    let from = 0;
    for (let done = false; !done; ) {
      done = this.map.walk(TURN);
      this.#starts = this.map.lines();
      await turn();
      for (let end; (end = this.#endOfSlice(from, done)) > from; from = end) {
        yield this.#slice(from, end, instance, known, options);
        await turn();
      }
    }
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

  #slice(from: number, end: number, instance: Instance, known: Known, options: AnnotateOptions): Set<Element> {
    const text = this.map.text(from, end);
    const part = known.get(text) ?? instance.annotate(text, options);
    this.known.set(text, part);
    const offset = this.#starts[from]!;
    this.text += text;
    this.#append(part, offset);

    let line = from;
    const sorted = [...marksOf(part)].sort((a, b) => a[1] - b[1]);
    for (const [mark, start, stop] of sorted) {
      while (line + 1 < end && this.#starts[line + 1]! <= start + offset) line++;
      (this.marks[line] ??= []).push(MARKS.indexOf(mark), start + offset, stop + offset);
    }

    const blocks = this.map.blocks();
    const owners = this.map.owners();
    const brought = new Set<Element>();
    for (let line = from; line < end; line++) {
      if (!this.marks[line]) continue;
      const block = blocks[owners[line]!]!;
      brought.add(block);
      const lines = this.lines.get(block);
      if (lines) lines.push(line);
      else this.lines.set(block, [line]);
    }
    return brought;
  }

  /** Adds what was found in a slice; entities of the same name and kind are one. */
  #append(part: Annotations, by: number): void {
    const { actors, entities, quotes, numbers } = this.found;
    const first = actors.length;
    const move = <T extends { start: number; end: number }>(span: T): T => ({ ...span, start: span.start + by, end: span.end + by });
    const index = part.entities.map((entity) => {
      const key = `${entity.kind} ${entity.name}`;
      let at = this.#entities.get(key);
      const mentions = entity.mentions.map((mention) => mention + first);
      const known = at === undefined ? undefined : entities[at];
      if (known) {
        for (const mention of mentions) known.mentions.push(mention);
        known.country ??= entity.country;
      } else {
        at = entities.push({ ...entity, mentions }) - 1;
        this.#entities.set(key, at);
      }
      return at!;
    });
    for (const actor of part.actors) actors.push({ ...move(actor), entity: index[actor.entity]! });
    for (const number of part.numbers) numbers.push({ ...move(number), counted: number.counted && move(number.counted) });
    for (const quote of part.quotes)
      quotes.push({
        ...move(quote),
        contents: quote.contents.map(move),
        marked: quote.marked.map(move),
        cue: quote.cue && move(quote.cue),
        speaker: quote.speaker && { ...move(quote.speaker), actor: quote.speaker.actor + first, entity: index[quote.speaker.entity]! },
      });
  }
}

/** Gives the page a turn. */
export const turn = (): Promise<void> => new Promise((resolve) => setTimeout(resolve));
