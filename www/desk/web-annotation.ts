/**
 * The findings in the W3C Web Annotation Data Model (https://www.w3.org/TR/annotation-model/), as JSON-LD: one
 * annotation a mark, with a position in code points and the words themselves as selectors.
 */
import type { Annotations, TextSpan } from "../annotations.js";
import { modifier, slice, speaker } from "./wording.js";

/** How many code points of context stand before and behind the words. */
const CONTEXT = 32;

export function webAnnotations(text: string, found: Annotations, source: string): object {
  const points = codePoints(text);
  const characters = Array.from(text);
  const target = (span: TextSpan) => {
    const [start, end] = [points[span.start] ?? 0, points[span.end] ?? 0];
    const words = (from: number, to: number) => characters.slice(Math.max(0, from), to).join("");
    return {
      source,
      selector: [
        { type: "TextPositionSelector", start, end },
        { type: "TextQuoteSelector", exact: words(start, end), prefix: words(start - CONTEXT, start), suffix: words(end, end + CONTEXT) },
      ],
    };
  };
  const annotation = (spans: readonly TextSpan[], layer: string, value: string, rule: string) => ({
    "@context": "http://www.w3.org/ns/anno.jsonld",
    type: "Annotation",
    motivation: "classifying",
    body: [
      { type: "TextualBody", purpose: "classifying", value: layer },
      { type: "TextualBody", purpose: "describing", value, format: "text/plain", language: "en" },
      { type: "TextualBody", purpose: "commenting", value: rule },
    ],
    target: spans.length === 1 ? target(spans[0]!) : spans.map(target),
  });
  const items = [
    ...found.quotes.map((quote) => annotation(quote.contents, `quote, ${quote.kind}`, [speaker(found, quote), quote.cue && slice(text, quote.cue)].filter(Boolean).join(", "), quote.rule)),
    ...found.actors.map((actor) => annotation([actor], `actor, ${actor.kind}`, found.entities[actor.entity]?.name ?? "", actor.rule)),
    ...found.numbers.map((number) => annotation([number], `number, ${number.kind}`, [modifier(number), number.value ?? `${number.low ?? ""}/${number.high ?? ""}`, number.unit].filter(Boolean).join(" "), number.rule)),
  ];
  return { "@context": "http://www.w3.org/ns/anno.jsonld", type: "AnnotationPage", items };
}

/** The code point index of each UTF-16 offset. */
function codePoints(text: string): Uint32Array {
  const table = new Uint32Array(text.length + 1);
  let count = 0;
  for (let at = 0; at < text.length; at++) {
    table[at] = count;
    const pair = (text.codePointAt(at) ?? 0) > 0xffff;
    if (pair) table[++at] = count;
    count++;
  }
  table[text.length] = count;
  return table;
}
