/**
 * Findings in the W3C Web Annotation Data Model (https://www.w3.org/TR/annotation-model/), as JSON-LD: one annotation a
 * mark, with a position in code points and the words themselves as selectors. What the model has no word for (entities,
 * cues, values, corrections) stands in properties of our own, so that a file read again gives the same result.
 */
import type { TextSpan } from "../annotations.js";
import { readAnnotations } from "./check.js";
import { codePoints, isPair, units } from "./code-points.js";
import { LAYERS, readCorrections, type Layer } from "./corrections.js";
import type { Result } from "./exports.js";
import { modifier, slice, speaker, value } from "../wording.js";

/** How many code points of context stand before and behind the words. */
const CONTEXT = 32;
const MODEL = "http://www.w3.org/ns/anno.jsonld";
const OWN = { newsgloss: "urn:newsgloss:" };
const ONE: Record<Layer, string> = { quotes: "quote", actors: "actor", numbers: "number" };

export function toWebAnnotations({ title, text, publishedOn, source, found, corrections }: Result): object {
  const points = codePoints(text);
  const inPoints = (value: unknown) => mapOffsets(value, (offset) => points[offset] ?? 0);
  const story = source || "urn:newsgloss:story";
  const context = (from: number, to: number) => text.slice(unbroken(text, Math.max(0, from)), unbroken(text, Math.min(text.length, to)));
  const target = ({ start, end }: TextSpan) => ({
    type: "SpecificResource",
    source: story,
    selector: [
      { type: "TextPositionSelector", start: points[start], end: points[end] },
      { type: "TextQuoteSelector", exact: text.slice(start, end), prefix: context(start - CONTEXT, start), suffix: context(end, end + CONTEXT) },
    ],
  });
  const annotation = (layer: Layer, index: number, mark: { kind: string; rule: string } & TextSpan, spans: readonly TextSpan[], told: string) => ({
    "@context": [MODEL, OWN],
    id: `urn:newsgloss:${layer}:${index}`,
    type: "Annotation",
    motivation: "classifying",
    body: [
      { type: "TextualBody", purpose: "classifying", value: `${ONE[layer]}, ${mark.kind}`, format: "text/plain", language: "en" },
      ...(told ? [{ type: "TextualBody", purpose: "describing", value: told, format: "text/plain", language: "en" }] : []),
      { type: "TextualBody", purpose: "commenting", value: mark.rule, format: "text/plain", language: "en" },
    ],
    target: spans.length === 1 ? target(spans[0]!) : spans.map(target),
    "newsgloss:layer": layer,
    "newsgloss:mark": inPoints(mark),
  });
  const items = [
    ...found.quotes.map((quote, index) => annotation("quotes", index, quote, quote.contents, [quote.speaker && speaker(found, quote), quote.cue && slice(text, quote.cue)].filter(Boolean).join(", "))),
    ...found.actors.map((actor, index) => annotation("actors", index, actor, [actor], found.entities[actor.entity]?.name ?? "")),
    ...found.numbers.map((number, index) => annotation("numbers", index, number, [number], `${modifier(number)} ${value(number)}`.trim())),
  ];
  return {
    "@context": [MODEL, OWN],
    id: "urn:newsgloss:page",
    type: "AnnotationPage",
    startIndex: 0,
    "newsgloss:story": { title, text, publishedOn, source },
    "newsgloss:entities": found.entities,
    "newsgloss:corrections": inPoints(corrections),
    items,
  };
}

/** Reads such a file again, or a result as JSON; null where it is neither. */
export function fromFile(file: unknown): Result | null {
  const page = file as Record<string, unknown> | null;
  if (!page || typeof page !== "object") return null;
  const told = (page["newsgloss:story"] ?? page) as Record<string, unknown>;
  if (typeof told["text"] !== "string") return null;
  // Offsets and the story on the page count line ends as one character.
  const text = told["text"];
  const offsets = page["newsgloss:story"] ? units(text) : null;
  const inUnits = (value: unknown) => (offsets ? mapOffsets(value, (point) => offsets[point] ?? -1) : value);
  const lists = offsets ? listsOf(page, inUnits) : page;
  const found = readAnnotations(lists, text.length);
  if (!found) return null;
  const string = (name: string) => (typeof told[name] === "string" ? (told[name] as string) : "");
  return { title: string("title"), text, publishedOn: string("publishedOn"), source: string("source"), found, corrections: readCorrections(inUnits(page[offsets ? "newsgloss:corrections" : "corrections"]), text.length) };
}

function listsOf(page: Record<string, unknown>, inUnits: (value: unknown) => unknown): Record<string, unknown> {
  const lists: Record<Layer, unknown[]> = { quotes: [], actors: [], numbers: [] };
  const items = Array.isArray(page["items"]) ? (page["items"] as Record<string, unknown>[]) : [];
  for (const item of items) {
    const layer = item?.["newsgloss:layer"] as Layer;
    if (LAYERS.includes(layer)) lists[layer].push(inUnits(item["newsgloss:mark"]));
  }
  return { ...lists, entities: page["newsgloss:entities"] };
}

/** A copy in which every `start` and `end` is another number. */
function mapOffsets(value: unknown, to: (offset: number) => number): unknown {
  if (Array.isArray(value)) return value.map((one) => mapOffsets(one, to));
  if (value === null || typeof value !== "object") return value;
  return Object.fromEntries(Object.entries(value).map(([name, one]) => [name, (name === "start" || name === "end") && typeof one === "number" ? to(one) : mapOffsets(one, to)]));
}

/** An offset that does not stand inside a character of two units. */
const unbroken = (text: string, at: number): number => (at > 0 && isPair(text, at - 1) ? at - 1 : at);
