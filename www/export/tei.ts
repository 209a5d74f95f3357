/**
 * Findings as TEI P5 (https://tei-c.org): the text in paragraphs with its marks inside, and those who act as lists that
 * stand apart. Elements nest, marks may cross: one that crosses another, or runs over paragraphs, is several elements that
 * name each other by `next` and `prev`.
 */
import type { Annotations, Entity, Quantity, TextSpan } from "../annotations.js";
import { attributed } from "../wording.js";

/** A text to be written as TEI. */
export interface TeiText {
  readonly title: string;
  readonly text: string;
  readonly publishedOn: string;
  readonly source: string;
  readonly found: Annotations;
}

/** One mark as an element over a span. */
interface Element extends TextSpan {
  name: string;
  attributes: Record<string, string | null | undefined>;
  id: string;
}

export function toTei({ title, text, publishedOn, source, found }: TeiText): string {
  const elements = [...quotes(found), ...actors(found), ...numbers(text, found.numbers)];
  const published = publishedOn ? `<p>Published on <date when="${escape(publishedOn.slice(0, 10))}">${escape(publishedOn.slice(0, 10))}</date>.</p>` : "<p>A text annotated by newsgloss.</p>";
  const from = source ? `<p>From <ref target="${escape(encodeURI(source))}">${escape(source)}</ref>.</p>` : "<p>No source is given.</p>";
  return `<?xml version="1.0" encoding="UTF-8"?>
<TEI xmlns="http://www.tei-c.org/ns/1.0">
<teiHeader><fileDesc><titleStmt><title>${escape(title || "Untitled")}</title></titleStmt><publicationStmt>${published}</publicationStmt><sourceDesc>${from}</sourceDesc></fileDesc></teiHeader>
<standOff>${standOff(found.entities)}</standOff>
<text><body>
${paragraphs(text, elements)}
</body></text>
</TEI>
`;
}

const entityId = (entity: number): string => `entity-${entity}`;
const escape = (text: string): string => clean(text).replace(/[&<>"']/g, (sign) => `&#${sign.charCodeAt(0)};`);
/** XML 1.0 has no place for most control characters, nor for half a character. */
const clean = (text: string): string => text.replace(/[^\t\n\r\u{20}-\u{D7FF}\u{E000}-\u{FFFD}\u{10000}-\u{10FFFF}]/gu, "\u{FFFD}");

const LISTS = { person: ["listPerson", "person", "persName"], organization: ["listOrg", "org", "orgName"], place: ["listPlace", "place", "placeName"], group: ["listPerson", "personGrp", "persName"] } as const;

/** Those who act, by kind. */
function standOff(entities: readonly Entity[]): string {
  const lists = new Map<string, string[]>();
  entities.forEach(({ name, kind, country, members = [] }, at) => {
    const [list, element, called] = LISTS[kind];
    const of = country ? `<${kind === "person" || kind === "group" ? "nationality" : "country"} key="${escape(country)}"/>` : "";
    const note = members.length ? `<note>Together: ${members.map((member) => `<ref target="#${entityId(member)}"/>`).join(" ")}</note>` : "";
    const one = `<${element} xml:id="${entityId(at)}"><${called}>${escape(name)}</${called}>${of}${note}</${element}>`;
    lists.set(list, [...(lists.get(list) ?? []), one]);
  });
  return lists.size ? [...lists].map(([list, members]) => `<${list}>${members.join("\n")}</${list}>`).join("\n") : "<listPerson><person><persName>Nobody</persName></person></listPerson>";
}

function quotes({ quotes }: Annotations): Element[] {
  return quotes.filter(attributed).flatMap((quote, at) => {
    const who = quote.speaker ? `#${entityId(quote.speaker.entity)}` : null;
    const attributes = { who, direct: String(quote.kind === "direct"), aloud: quote.speech === false ? "false" : null, ana: quote.status && quote.status !== "asserted" ? `#${quote.status}` : null };
    return quote.contents.map(({ start, end }, part) => ({ name: "said", start, end, id: `said-${at}-${part}`, attributes }));
  });
}

const NAMES = { person: "persName", organization: "orgName", place: "placeName", group: "rs" } as const;

function actors({ actors }: Annotations): Element[] {
  return actors.map(({ start, end, kind, form, entity }, at) => {
    const name = form === "name" ? NAMES[kind] : "rs";
    return { name, start, end, id: `actor-${at}`, attributes: { type: name === "rs" ? kind : null, ref: `#${entityId(entity)}` } };
  });
}

function numbers(text: string, numbers: readonly Quantity[]): Element[] {
  return numbers.map((number, at) => ({ ...figure(text, number), start: number.start, end: number.end, id: `number-${at}` }));
}

/** Forms of dates that XML Schema knows: a year, a month, a day, a day with its time. */
const W3C = /^(\d{4}(-\d\d(-\d\d(T\d\d:\d\d:\d\d(Z|[+-]\d\d:\d\d)?)?)?)?|--\d\d(-\d\d)?)$/;

function figure(text: string, number: Quantity): Pick<Element, "name" | "attributes"> {
  const { kind, value, low, high, unit, days } = number;
  const ends = low === null && high === null ? {} : { min: low, max: high };
  if (kind === "date") {
    const when = value !== null && W3C.test(value) ? value : null;
    return { name: "date", attributes: when ? { when } : { from: days?.first, to: days?.last } };
  }
  if (kind === "time") return { name: "time", attributes: { when: value !== null && /^T\d\d:\d\d/.test(value) ? `${value.slice(1, 6)}:00` : null } };
  if (kind === "duration") return { name: /T/.test(value ?? "") ? "time" : "date", attributes: { dur: value !== null && /^P[\dT.YMDHS]+$/.test(value) ? value : null } };
  const bound = { "at-least": "atLeast", "more-than": "atLeast", "at-most": "atMost", "less-than": "atMost", about: null }[number.modifier ?? "about"];
  const bounds = bound && value !== null ? { [bound]: value } : {};
  if (kind === "cardinal" && !number.counted) return { name: "num", attributes: { type: kind, value, ...bounds, ...ends } };
  if (kind === "ordinal") return { name: "num", attributes: { type: kind, value } };
  const commodity = number.counted && text.slice(number.counted.start, number.counted.end).replace(/\s+/g, " ");
  const type = { money: "currency", percent: "percent", cardinal: "count", measure: null }[kind];
  return { name: "measure", attributes: { type, quantity: value, unit: unit?.replace(/\s/g, "") ?? null, commodity, ...bounds, ...ends } };
}

/** The paragraphs of a text with the elements inside. */
function paragraphs(text: string, elements: Element[]): string {
  const lines = [...text.matchAll(/[^\n]*\S[^\n]*/g)].map((line) => ({ start: line.index, end: line.index + line[0].length }));
  const pieces = cut(elements, lines);
  let at = 0;
  const written = lines.map((line) => {
    let inside = "";
    const open: Piece[] = [];
    let from = line.start;
    const upTo = (to: number) => {
      inside += escape(text.slice(from, to));
      from = to;
    };
    const close = (before: number) => {
      while (open.length && open.at(-1)!.end <= before) {
        upTo(open.at(-1)!.end);
        inside += `</${open.pop()!.name}>`;
      }
    };
    for (; at < pieces.length && pieces[at]!.start < line.end; at++) {
      const piece = pieces[at]!;
      close(piece.start);
      upTo(piece.start);
      inside += opening(piece);
      open.push(piece);
    }
    close(line.end);
    upTo(line.end);
    return `<p>${inside}</p>`;
  });
  return written.join("\n") || "<p/>";
}

interface Piece extends Element {
  prev: string | null;
  next: string | null;
}

const opening = ({ name, attributes, id, prev, next }: Piece): string => {
  const all = Object.entries({ "xml:id": id, ...attributes, prev: prev && `#${prev}`, next: next && `#${next}` });
  return `<${name}${all.map(([key, value]) => (value === null || value === undefined ? "" : ` ${key}="${escape(value)}"`)).join("")}>`;
};

/** Cuts elements where paragraphs end and where they would cross, so that what is left nests; in the order in which they open. */
function cut(elements: Element[], lines: readonly TextSpan[]): Piece[] {
  const order = (a: TextSpan, b: TextSpan) => a.start - b.start || b.end - a.end;
  const done: Piece[] = [];
  const open: Piece[] = [];
  let line = 0;
  const queue: (Piece & { whole: string; part: number })[] = elements
    .filter(({ start, end }) => start < end)
    .map((element) => ({ ...element, prev: null, next: null, whole: element.id, part: 0 }))
    .sort(order);
  // Rests of what is cut come later in the text: they wait in order of their start.
  const rests: typeof queue = [];
  let at = 0;
  while (at < queue.length || rests.length) {
    const rest = rests[0];
    const takesRest = rest && (at >= queue.length || order(rest, queue[at]!) <= 0);
    const piece = takesRest ? rests.shift()! : queue[at++]!;
    while (line < lines.length && lines[line]!.end <= piece.start) line++;
    const inside = lines[line];
    if (!inside || inside.start >= piece.end) continue;
    piece.start = Math.max(piece.start, inside.start);
    while (open.length && open.at(-1)!.end <= piece.start) open.pop();
    const limit = Math.min(inside.end, open.at(-1)?.end ?? Infinity);
    if (piece.end > limit) {
      const id = `${piece.whole}.${piece.part + 1}`;
      const later = { ...piece, start: limit, id, prev: piece.id, part: piece.part + 1 };
      // A rest that is white space alone between paragraphs needs no element.
      if (lines.slice(line, line + 1).some(({ end }) => end > limit) || (lines[line + 1]?.start ?? Infinity) < piece.end) {
        piece.next = id;
        const place = rests.findIndex((other) => order(later, other) < 0);
        rests.splice(place < 0 ? rests.length : place, 0, later);
      }
      piece.end = limit;
    }
    done.push(piece);
    open.push(piece);
  }
  return done;
}
