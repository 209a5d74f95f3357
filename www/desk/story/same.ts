/** Where the words of a mark stand in the story besides, unmarked: what "mark all" marks. A comparison of letters, no more. */
import type { TextSpan } from "../../annotations.js";

/** No more than this many are marked at once. */
const MOST = 2000;
const LETTER = /[\p{L}\p{N}]/u;

export function same(text: string, mark: TextSpan, marks: readonly TextSpan[]): TextSpan[] {
  const words = text.slice(mark.start, mark.end);
  if (words.trim().length < 2) return [];
  const found: TextSpan[] = [];
  let next = 0;
  for (let at = text.indexOf(words); at >= 0 && found.length < MOST; at = text.indexOf(words, at + words.length)) {
    const end = at + words.length;
    // Marks are in order: those that end before this place are passed for good, but for one that reaches far.
    while (next < marks.length && marks[next]!.end <= at) next++;
    const covered = marks.slice(next, next + 20).some((one) => one.start < end && at < one.end);
    const whole = !LETTER.test(text[at - 1] ?? "") && !LETTER.test(text[end] ?? "");
    if (whole && !covered) found.push({ start: at, end });
  }
  return found;
}
