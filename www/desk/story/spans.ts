/** Looking marks up in lists that are ordered by where they start. */
import type { Annotations, TextSpan } from "../../annotations.js";

/** The first mark that starts behind an offset, or the last before it. */
export function next<M extends TextSpan>(list: readonly M[], at: number, by: 1 | -1): M | null {
  let low = 0;
  let high = list.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if (by > 0 ? list[middle]!.start <= at : list[middle]!.start < at) low = middle + 1;
    else high = middle;
  }
  return (by > 0 ? list[low] : list[low - 1]) ?? null;
}

/** How far from its beginning a story may tell its day. */
const HEAD = 1000;

/** The day that a story gives itself: the first date near its beginning that is written out with its year; else empty. */
export function dateOf(text: string, { numbers }: Pick<Annotations, "numbers">): string {
  for (const { kind, value, start, end } of numbers) {
    if (start > HEAD) break;
    if (kind === "date" && value && /^\d{4}-\d\d-\d\d$/.test(value) && text.slice(start, end).includes(value.slice(0, 4))) return value;
  }
  return "";
}

/** No mark is longer than this but a quote of many paragraphs, which shows from where it comes into view. */
const REACH = 20_000;

/** The marks that reach into a window. */
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
