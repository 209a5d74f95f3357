/** The sentence that a passage stands in, as the browser's own segmenter finds it. */
import type { TextSpan } from "../annotations.js";

/** No sentence is looked for further away than this. */
const REACH = 600;
/** A stop behind one of these ends no sentence. */
const ABBREVIATED = /(?:^|[\s(“"])(?:\p{Lu}|Mr|Mrs|Ms|Mx|Dr|Prof|Gen|Col|Maj|Lt|Sgt|Capt|Cpl|Sen|Rep|Gov|Rev|Hon|St|Jr|Sr|No|vs|U\.S|U\.K|U\.N)\.\s*$/u;

// Older browsers have no segmenter: there a paragraph stands for its sentences.
const segmenter = typeof Intl.Segmenter === "function" ? new Intl.Segmenter("en", { granularity: "sentence" }) : null;

/** The span of the sentences that a passage touches, without white space at its ends. */
export function sentenceOf(text: string, { start, end }: TextSpan): TextSpan {
  const line = text.lastIndexOf("\n", start - 1) + 1;
  const from = Math.max(start === 0 ? 0 : line, start - REACH);
  const next = text.indexOf("\n", end);
  const to = Math.min(next < 0 ? text.length : next, end + REACH);
  const window = text.slice(from, to);
  const segments = segmenter?.segment(window);
  if (!segments || window.length === 0) return { start: from, end: to };
  const at = (index: number) => segments.containing(Math.max(0, Math.min(window.length - 1, index)))!;
  let first = at(start - from);
  while (first.index > 0 && ABBREVIATED.test(window.slice(0, first.index))) first = at(first.index - 1);
  let last = at(end - from - 1);
  let stop = last.index + last.segment.length;
  while (stop < window.length && ABBREVIATED.test(window.slice(0, stop))) {
    last = at(stop);
    stop = last.index + last.segment.length;
  }
  return { start: from + first.index, end: from + first.index + window.slice(first.index, stop).trimEnd().length };
}
