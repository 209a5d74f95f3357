/** The marks that are on the page now: those near the viewport, made for some milliseconds in a task. */
import { Highlighter, MARKS, type Mark } from "./highlighter.js";
import { Nearby } from "./nearby.js";
import { turn, type Reading } from "./reading.js";

/** Milliseconds of making ranges in one task. */
const TURN = 12;
/** An element with more marked lines than this is shown in part, as it scrolls. */
const TALL = 60;

export class Shown {
  readonly marks = new Highlighter();
  /** Ranges by the element that lays them out, and by line. */
  readonly #ranges = new Map<Element, Map<number, Range[]>>();
  readonly #queue = new Set<Element>();
  readonly #nearby: Nearby;
  readonly #windows = new Set<Window>();
  #reading: Reading | null = null;
  #draining = false;
  #frame = 0;

  /** `wanted` tells which marks are shown; `made` hears of each range as it is made. */
  constructor(
    private readonly wanted: (mark: Mark) => boolean,
    private readonly made: (range: Range) => void,
  ) {
    this.#nearby = new Nearby((came, went) => {
      went.forEach((element) => this.#hide(element));
      this.#show(came);
    });
  }

  /** Goes over to another reading, of which some elements may be there yet. */
  begin(reading: Reading | null): void {
    this.#hideAll();
    this.#reading = reading;
    this.#nearby.only(reading?.lines ?? new Set());
    if (reading) this.add(reading.lines.keys());
  }

  /** Shows elements of the reading, those near the viewport at once. */
  add(elements: Iterable<Element>): void {
    const all = [...elements];
    this.#nearby.watch(all);
    this.#show(all.filter((element) => this.#nearby.near.has(element)));
  }

  /** Shows anew, as what is wanted has changed. */
  renew(): void {
    this.#hideAll();
    this.#show(this.#nearby.near);
  }

  /** Makes every mark, for paper shows what the viewport does not. */
  all(): void {
    const reading = this.#reading;
    if (!reading) return;
    for (const [element, lines] of reading.lines) {
      const shown = this.#shown(element);
      for (const line of lines) if (!shown.has(line)) shown.set(line, this.#make(reading, line));
    }
  }

  /** Takes those back that are far from the viewport. */
  nearAlone(): void {
    for (const element of [...this.#ranges.keys()]) if (!this.#nearby.near.has(element)) this.#hide(element);
    this.#follow();
  }

  stop(): void {
    this.#nearby.stop();
    this.marks.clear();
    this.#ranges.clear();
    this.#reading = null;
    cancelAnimationFrame(this.#frame);
    for (const window of this.#windows) {
      window.removeEventListener("scroll", this.#scrolled, { capture: true });
      window.removeEventListener("resize", this.#scrolled);
    }
  }

  #show(elements: Iterable<Element>): void {
    for (const element of elements) this.#queue.add(element);
    if (!this.#draining) void this.#drain();
  }

  /** Makes the ranges of waiting elements. */
  async #drain(): Promise<void> {
    this.#draining = true;
    let end = performance.now() + TURN;
    for (const element of this.#queue) {
      this.#queue.delete(element);
      const reading = this.#reading;
      if (!reading) continue;
      const shown = this.#shown(element);
      for (const line of this.#near(reading, element)) {
        if (shown.has(line)) continue;
        shown.set(line, this.#make(reading, line));
        if (performance.now() < end) continue;
        await turn();
        end = performance.now() + TURN;
        if (this.#ranges.get(element) !== shown) break;
      }
    }
    this.#draining = false;
  }

  #shown(element: Element): Map<number, Range[]> {
    const shown = this.#ranges.get(element) ?? new Map<number, Range[]>();
    this.#ranges.set(element, shown);
    return shown;
  }

  #make(reading: Reading, line: number): Range[] {
    const offsets: number[] = [];
    const marks: Mark[] = [];
    const found = reading.marks[line] ?? [];
    for (let at = 0; at < found.length; at += 3) {
      const mark = MARKS[found[at]!]!;
      if (!this.wanted(mark)) continue;
      marks.push(mark);
      offsets.push(found[at + 1]!, found[at + 2]!);
    }
    if (marks.length === 0) return [];
    const made: Range[] = [];
    reading.map.ranges(Uint32Array.from(offsets)).forEach((range, at) => {
      if (!range) return;
      this.made(range);
      this.marks.add(marks[at]!, range);
      made.push(range);
    });
    return made;
  }

  #hide(element: Element): void {
    for (const ranges of this.#ranges.get(element)?.values() ?? []) for (const range of ranges) this.marks.delete(range);
    this.#ranges.delete(element);
  }

  #hideAll(): void {
    for (const element of [...this.#ranges.keys()]) this.#hide(element);
  }

  // Tall elements

  /** The lines of an element that are near the viewport: all but of a tall one, whose lines stand one below another. */
  #near(reading: Reading, element: Element): readonly number[] {
    const lines = reading.lines.get(element) ?? [];
    const window = element.ownerDocument.defaultView;
    if (lines.length <= TALL || !window) return lines;
    if (!this.#windows.has(window)) {
      this.#windows.add(window);
      window.addEventListener("scroll", this.#scrolled, { capture: true, passive: true });
      window.addEventListener("resize", this.#scrolled);
    }
    const height = window.innerHeight;
    const below = (top: number): number => {
      let low = 0;
      let high = lines.length;
      while (low < high) {
        const middle = (low + high) >> 1;
        const found = reading.marks[lines[middle]!]!;
        const place = reading.map.ranges(Uint32Array.of(found[1]!, found[2]!))[0];
        if (place && place.getBoundingClientRect().bottom < top) low = middle + 1;
        else high = middle;
      }
      return low;
    };
    // A passage may begin in the line before.
    return lines.slice(Math.max(0, below(-height / 2) - 1), below(height * 1.5));
  }

  readonly #scrolled = (): void => {
    cancelAnimationFrame(this.#frame);
    this.#frame = requestAnimationFrame(() => this.#follow());
  };

  /** Has the marks of tall elements follow what scrolls. */
  #follow(): void {
    const reading = this.#reading;
    if (!reading) return;
    for (const [element, shown] of this.#ranges) {
      if ((reading.lines.get(element)?.length ?? 0) <= TALL) continue;
      const near = new Set(this.#near(reading, element));
      for (const [line, ranges] of shown) {
        if (near.has(line)) continue;
        for (const range of ranges) this.marks.delete(range);
        shown.delete(line);
      }
      this.#show([element]);
    }
  }
}
