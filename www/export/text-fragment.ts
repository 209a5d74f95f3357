/** Links to words of a page: https://wicg.github.io/scroll-to-text-fragment/ */
import type { TextSpan } from "../annotations.js";

/** Up to this many characters the words are given whole, else by their beginning and end. */
const WHOLE = 120;
/** How many words stand for the beginning, the end, and what comes before words that occur more than once. */
const ENDS = 5;

/** The address of a page with a fragment that shows a passage; null where the source is no web address. */
export function textFragment(source: string, text: string, span: TextSpan): string | null {
  if (!/^https?:\/\//i.test(source)) return null;
  let url: URL;
  try {
    url = new URL(source);
  } catch {
    return null;
  }
  const words = text.slice(span.start, span.end).trim();
  if (!words) return null;
  // A fragment matches inside one block of the page: a passage over several is given by both ends.
  const [first, last] = words.length <= WHOLE && !words.includes("\n") ? [words, ""] : [beginning(words), ending(words)];
  const before = text.indexOf(words) !== text.lastIndexOf(words) ? ending(text.slice(Math.max(0, span.start - 100), span.start)) : "";
  const directive = `${before && `${encode(before)}-,`}${encode(first)}${last && `,${encode(last)}`}`;
  return `${url.href.split("#")[0]}${url.hash.split(":~:")[0] || "#"}:~:text=${directive}`;
}

const beginning = (words: string): string => words.split("\n", 1)[0]!.split(/\s+/).slice(0, ENDS).join(" ");
const ending = (words: string): string => words.trimEnd().split("\n").at(-1)!.trim().split(/\s+/).slice(-ENDS).join(" ");

/** Commas, hyphens and ampersands divide a directive, so words have them encoded. */
const encode = (words: string): string => encodeURIComponent(words.replace(/\p{Cs}/gu, "\ufffd")).replaceAll("-", "%2D");
