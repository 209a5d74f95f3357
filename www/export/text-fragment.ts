/** Links to words of a page: https://wicg.github.io/scroll-to-text-fragment/ */
import type { TextSpan } from "../annotations.js";

/** Up to this many characters the words are given whole, else by their beginning and end. */
const WHOLE = 120;
/** How many words stand for the beginning, the end, and what comes before words that occur more than once. */
const ENDS = 5;

/** In a longer text each passage is told by what stands before it: looking for others like it would take too long. */
const SEARCHED = 200_000;

/** The address of a page with a fragment that shows a passage; null where the source is no web address. */
export const textFragment = (source: string, text: string, span: TextSpan): string | null => linker(source, text)(span);

/** Makes such addresses of the passages of a text. */
export function linker(source: string, text: string): (span: TextSpan) => string | null {
  const url = /^https?:\/\//i.test(source) && URL.canParse(source) ? new URL(source) : null;
  if (!url) return () => null;
  const page = `${url.href.split("#")[0]}${url.hash.split(":~:")[0] || "#"}:~:text=`;
  return (span) => {
    const words = text.slice(span.start, span.end).trim();
    if (!words) return null;
    // A fragment matches inside one block of the page: a passage over several is given by both ends.
    const [first, last] = words.length <= WHOLE && !words.includes("\n") ? [words, ""] : [beginning(words), ending(words)];
    const again = text.length > SEARCHED || text.indexOf(words) !== text.lastIndexOf(words);
    const before = again ? ending(text.slice(Math.max(0, span.start - 100), span.start)) : "";
    return `${page}${before && `${encode(before)}-,`}${encode(first)}${last && `,${encode(last)}`}`;
  };
}

const beginning = (words: string): string => words.split("\n", 1)[0]!.split(/\s+/).slice(0, ENDS).join(" ");
const ending = (words: string): string => words.trimEnd().split("\n").at(-1)!.trim().split(/\s+/).slice(-ENDS).join(" ");

/** Commas, hyphens and ampersands divide a directive, so words have them encoded. */
const encode = (words: string): string => encodeURIComponent(words.replace(/\p{Cs}/gu, "\ufffd")).replaceAll("-", "%2D");
