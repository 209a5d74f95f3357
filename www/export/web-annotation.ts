/**
 * Findings in the W3C Web Annotation Data Model (https://www.w3.org/TR/annotation-model/), as JSON-LD: one annotation a
 * mark, with a position in code points and the words themselves as selectors. What the model has no word for (entities,
 * cues, values, corrections) stands in properties of our own, so that a file read again gives the same result.
 */
import type { TextSpan } from "../annotations.js";
import { faultOf, isDay, readAnnotations } from "./check.js";
import { VERDICT, checkKey, checksByPlace, readChecks, type Check } from "./checks.js";
import { codePoints, isPair, units } from "./code-points.js";
import { LAYERS, readCorrections, type Layer } from "./corrections.js";
import type { Result } from "./exports.js";
import { modifier, slice, speaker, value } from "../wording.js";

/** How many code points of context stand before and behind the words. */
const CONTEXT = 32;
const MODEL = "http://www.w3.org/ns/anno.jsonld";
const OWN = { newsgloss: "urn:newsgloss:" };
const ONE: Record<Layer, string> = { quotes: "quote", actors: "actor", numbers: "number" };

export function toWebAnnotations({ title, text, publishedOn, source, found, corrections, checks = [] }: Result): object {
  const checked = checksByPlace(checks);
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
      ...assessment(checked.get(checkKey(layer, mark))),
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
    ...(checks.length > 0 && { "newsgloss:checks": inPoints(checks) }),
    items,
  };
}

/** What was checked of a mark, as bodies of its annotation. */
function assessment(check: Check | undefined): object[] {
  if (!check) return [];
  const told = [["assessing", check.verdict && VERDICT[check.verdict]], ["replying", check.note], ["linking", check.source]] as const;
  return told.flatMap(([purpose, value]) => (value ? [{ type: "TextualBody", purpose, value, format: "text/plain", language: "en" }] : []));
}

/**
 * Reads such a file again, or a result as JSON; null where it is neither. `tell` gets what is wrong with it, or what of it
 * could not be read.
 */
export function fromFile(file: unknown, tell: (message: string) => void = () => undefined): Result | null {
  const page = file as Record<string, unknown> | null;
  if (!page || typeof page !== "object") return null;
  const told = (page["newsgloss:story"] ?? page) as Record<string, unknown>;
  if (typeof told["text"] !== "string") return null;
  // Offsets and the story on the page count line ends as one character.
  const text = told["text"];
  const points = page["newsgloss:story"] ? units(text) : null;
  const inUnits = (value: unknown) => (points ? mapOffsets(value, (point) => points[point] ?? -1) : value);
  const lists = points ? listsOf(page, text, inUnits, tell) : page;
  if (!lists) return null;
  const fault = faultOf(lists, text.length);
  if (fault !== null) return tell(fault), null;
  const string = (name: string) => (typeof told[name] === "string" ? (told[name] as string) : "");
  const own = (name: string) => inUnits(page[points ? `newsgloss:${name}` : name]);
  return {
    title: string("title"),
    text,
    publishedOn: isDay(told["publishedOn"]) ? told["publishedOn"] : "",
    source: string("source"),
    found: readAnnotations(lists, text.length)!,
    corrections: readCorrections(own("corrections"), text.length),
    checks: readChecks(own("checks"), text.length),
  };
}

/** The marks of a page of annotations; null where somebody moved one in its selector alone. */
function listsOf(page: Record<string, unknown>, text: string, inUnits: (value: unknown) => unknown, tell: (message: string) => void): Record<string, unknown> | null {
  const lists: Record<Layer, unknown[]> = { quotes: [], actors: [], numbers: [] };
  const items = Array.isArray(page["items"]) ? (page["items"] as (Record<string, unknown> | null)[]) : [];
  let others = 0;
  for (const item of items) {
    const layer = item?.["newsgloss:layer"] as Layer;
    if (!item || !LAYERS.includes(layer)) {
      others++;
      continue;
    }
    const mark = inUnits(item["newsgloss:mark"]) as TextSpan & { contents?: TextSpan[] };
    if (isMoved(item["target"], mark, text)) return tell("an annotation's selector was changed, but not its newsgloss:mark; change both, or correct the mark on the desk"), null;
    lists[layer].push(mark);
  }
  if (others > 0) tell(`${others === 1 ? "One annotation" : `${others} annotations`} that newsgloss did not write could not be read`);
  return { ...lists, entities: page["newsgloss:entities"] };
}

/** Whether the words of a target are others than those of the mark. */
function isMoved(target: unknown, mark: TextSpan & { contents?: TextSpan[] }, text: string): boolean {
  const spans = mark?.contents ?? [mark];
  const targets = (Array.isArray(target) ? target : [target]) as { selector?: { type?: string; exact?: string }[] }[];
  return targets.some((one, at) => {
    const exact = Array.isArray(one?.selector) ? one.selector.find(({ type }) => type === "TextQuoteSelector")?.exact : undefined;
    const span = spans[at];
    return exact !== undefined && span && exact !== text.slice(span.start, span.end);
  });
}

/** A copy in which every `start` and `end` is another number. */
function mapOffsets(value: unknown, to: (offset: number) => number): unknown {
  if (Array.isArray(value)) return value.map((one) => mapOffsets(one, to));
  if (value === null || typeof value !== "object") return value;
  return Object.fromEntries(Object.entries(value).map(([name, one]) => [name, (name === "start" || name === "end") && typeof one === "number" ? to(one) : mapOffsets(one, to)]));
}

/** An offset that does not stand inside a character of two units. */
const unbroken = (text: string, at: number): number => (at > 0 && isPair(text, at - 1) ? at - 1 : at);
