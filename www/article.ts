/** Where a page's story is, and what inside it is none. */
import { endsAsSentence, isBox, measure, type Box, type Run } from "./boxes.js";
import { isLead, isLinks, kindOf, type Kind } from "./furniture.js";
import { attribute, finds, matches, nameOf } from "./untouched.js";

export interface Article {
  /** The element that holds the story. */
  readonly root: Element;
  /** Elements in it that are no part of the story. */
  readonly leftOut: ReadonlySet<Element>;
  /** The lines about its beginning that are not of it, as they tell its day. */
  readonly head: readonly string[];
}

/** What authors and publishing systems call a story. */
const NAMED = "[itemprop~=articleBody], article, [role=article], main, [role=main]";
/** A named part wins with this share of the page's prose. */
const ENOUGH = 0.5;

/** What is left of a page's prose is too little to be its story where it is less than this share. */
const LITTLE = 0.12;
/** With less prose than this a page is lists or verse, whose lines are as good as sentences. */
const WHOLE = 250;

/** The main story of a document; null where it has no body. */
export function findArticle(document: Document): Article | null {
  const body = document.body as HTMLElement | null;
  if (!body) return null;
  const page = measure(body);
  const kinds = new Map<Box, Kind>();
  const total = page.prose || 1;
  mark(page, kinds, total);
  const all = new Map(kinds);
  const only = (kind: Kind): number => total - proseOf(kinds, kind);
  // A forum is comments, with what stands beside them: then these are the story.
  const forum = only("comments") - proseOf(kinds, "furniture") < Math.min(WHOLE, total * LITTLE) && proseOf(kinds, "comments") > proseOf(kinds, "furniture");
  // Names may lie: a page that is nearly nothing but comments, or nearly nothing but what they call furniture, has its story there.
  if (forum || only("comments") < Math.min(WHOLE, total * LITTLE)) for (const [box, kind] of all) if (kind === "comments") kinds.delete(box);
  if (only("furniture") < total * LITTLE) for (const [box, kind] of all) if (kind === "furniture" && box.prose > 0) kinds.delete(box);
  weigh(page, kinds);
  const main = descend(named(page) ?? page);
  const parts = [...leads(page, main, kinds), main];
  const root = common(parts);
  const leftOut = new Set<Element>();
  without(root, new Set(parts), kinds, leftOut, total);
  if (main.prose >= WHOLE) trim(root, leftOut);
  return { root: root.element, leftOut, head: head(page, main, leftOut) };
}

/** Lines before and in a story that may tell its day, and characters of such a line. */
const LINES = 24;
const LINE = 120;

/** Short lines before the main part from the last headline on, then those left out of it. */
function head(page: Box, main: Box, leftOut: ReadonlySet<Element>): string[] {
  const before: string[] = [];
  const inside: string[] = [];
  let here = before;
  const visit = (box: Box, out: boolean): void => {
    for (const part of box.parts) {
      if (isBox(part)) {
        if (part === main) here = inside;
        visit(part, out || leftOut.has(part.element));
        if (part === main) return;
      } else if (part.text.length <= LINE && (here === before || out)) here.push(part.text);
    }
  };
  visit(page, false);
  return [...before.slice(-LINES), ...inside.slice(0, LINES)];
}

/** Tells kinds from the outside in. */
function mark(box: Box, kinds: Map<Box, Kind>, total: number): void {
  for (const part of box.parts) {
    if (!isBox(part)) continue;
    const kind = kindOf(part, part.prose / total);
    if (kind || isLinks(part, part.prose / total)) kinds.set(part, kind ?? "furniture");
    else mark(part, kinds, total);
  }
}

/** The prose of all boxes of a kind. */
const proseOf = (kinds: ReadonlyMap<Box, Kind>, kind: Kind): number => [...kinds].reduce((sum, [box, one]) => sum + (one === kind ? box.prose : 0), 0);

/** Adds prose up again, without that of furniture. */
function weigh(box: Box, kinds: ReadonlyMap<Box, Kind>): number {
  let prose = 0;
  for (const part of box.parts) if (!isBox(part)) prose += part.prose;
  else if (!kinds.has(part)) prose += weigh(part, kinds);
  else part.prose = 0;
  return (box.prose = prose);
}

/** The innermost part that its author calls the story and that holds enough. */
function named(page: Box): Box | null {
  let best: Box | null = null;
  const visit = (box: Box): void => {
    if (box.prose < page.prose * ENOUGH || isLater(box)) return;
    if (matches(box.element, NAMED)) best = box;
    for (const part of box.parts) if (isBox(part)) visit(part);
  };
  visit(page);
  return best;
}

/** Whether a box is a whole story below another. */
function isLater(box: Box): boolean {
  const beside = box.parent?.parts ?? [];
  return isWholeStory(box) && beside.slice(0, beside.indexOf(box)).some((part) => isBox(part) && isWholeStory(part));
}

/** The innermost box that holds the whole story. */
function descend(start: Box): Box {
  let here = start;
  for (;;) {
    const boxes = here.parts.filter(isBox);
    const best = boxes.reduce<Box | null>((most, one) => (one.prose > (most?.prose ?? 0) ? one : most), null);
    if (!best || isParagraph(best)) return here;
    const first = boxes.find((box) => isWholeStory(box) && boxes.some((other) => other !== box && isWholeStory(other)));
    if (first) {
      here = first;
      continue;
    }
    const at = here.parts.indexOf(best);
    const beside = here.parts.some((part, index) => part !== best && isStory(part, best, index < at, here.prose));
    if (beside || best.prose < here.prose * ENOUGH) return here;
    here = best;
  }
}

/** Whether a box is a story with its own headline, as pages without end have one below another. */
const isWholeStory = (box: Box): boolean => box.prose >= WHOLE && matches(box.element, "article, [role=article]") && finds(box.element, "h1");

const isLeaf = (box: Box): boolean => !box.parts.some(isBox);

/** Boxes that are paragraphs, or several of them in one form. */
const isParagraph = (box: Box): boolean => isLeaf(box) || matches(box.element, "p, blockquote, pre, ul, ol, dl");

/** Characters of a lead at least. */
const LEAD = 40;

const isNamedLead = (box: Box): boolean => box.text >= LEAD && box.links === 0 && (isLead(box) || (box.parent !== null && isLead(box.parent)));

/** Several paragraphs that are named as a lead together. */
const isWholeLead = (box: Box): boolean => !isLeaf(box) && isLead(box) && box.prose >= LEAD && box.links < box.text * 0.15 && !finds(box.element, "h1");

/** What stands between the headline and the main part and tells of the same: the lead. */
function leads(page: Box, main: Box, kinds: ReadonlyMap<Box, Kind>): Box[] {
  let found: Box[] = [];
  let headline = false;
  const visit = (box: Box): boolean => {
    for (const part of box.parts) {
      if (!isBox(part)) continue;
      if (part === main) return true;
      if (nameOf(part.element) === "h1") [found, headline] = [[], true];
      else if (kinds.has(part) || matches(part.element, "figure, figcaption")) continue;
      else if ((isLeaf(part) && ((headline && part.prose >= LEAD) || isNamedLead(part))) || isWholeLead(part)) found.push(part);
      else if (visit(part)) return true;
    }
    return false;
  };
  return visit(page) && found.length <= 3 ? found : [];
}

/** The innermost box that holds all of some. */
function common(boxes: readonly Box[]): Box {
  const [first, ...others] = boxes as [Box, ...Box[]];
  let here = first;
  while (here.parent && others.some((other) => !here.element.contains(other.element))) here = here.parent;
  return here;
}

/** Collects what is left out of the common box of some parts: all beside them, and what is furniture in them. */
function without(box: Box, parts: ReadonlySet<Box>, kinds: ReadonlyMap<Box, Kind>, leftOut: Set<Element>, total: number): void {
  if (parts.has(box)) return leave(box, kinds, leftOut, total);
  for (const part of box.parts) {
    if (!isBox(part)) continue;
    if ([...parts].some((wanted) => part.element.contains(wanted.element))) without(part, parts, kinds, leftOut, total);
    else leftOut.add(part.element);
  }
}

/** Whether what stands beside the main part belongs to the story: paragraphs do, and parts that are all prose. */
function isStory(part: Box | Run, best: Box, before: boolean, whole: number): boolean {
  if (!isBox(part) || isParagraph(part)) return part.prose > (before ? 0 : whole * 0.05);
  const classOf = (box: Box): string[] => (attribute(box.element, "class") ?? "").split(/\s+/).filter(Boolean);
  const [here, there] = [classOf(part), classOf(best)];
  if (here.length > 0 && here.join(" ") === there.join(" ") && nameOf(part.element) !== "article") return part.prose > 0;
  const alike = nameOf(part.element) === nameOf(best.element) && here[0] === there[0] && here.length > 1;
  return part.prose > whole * (alike ? 0.03 : 0.12) && part.prose > part.text * 0.7 && part.links < part.text * 0.15;
}

/** Collects what is left out. */
function leave(box: Box, kinds: ReadonlyMap<Box, Kind>, leftOut: Set<Element>, total: number): void {
  for (const part of box.parts) {
    if (!isBox(part)) continue;
    if (kinds.has(part) || isLinks(part, part.prose / total) || isFurniture(part)) leftOut.add(part.element);
    else leave(part, kinds, leftOut, total);
  }
}

function isFurniture(part: Box): boolean {
  return nameOf(part.element) === "figcaption" || (part.prose === 0 && matches(part.element, "address, time, figure") && !finds(part.element, "table"));
}

/** Characters of a paragraph that may be of the story although it ends as no sentence does. */
const SOME = 30;

/** Takes what stands before the first and behind the last sentence away, headings apart. */
function trim(root: Box, leftOut: Set<Element>): void {
  const leaves: Box[] = [];
  const visit = (box: Box): void => {
    if (leftOut.has(box.element)) return;
    if (!box.parts.some(isBox)) leaves.push(box);
    else for (const part of box.parts) if (isBox(part)) visit(part);
  };
  visit(root);
  const isProse = (box: Box): boolean => box.prose > 0;
  const first = leaves.findIndex(isProse);
  const last = leaves.findLastIndex(isProse);
  if (first < 0) return;
  for (const [at, box] of leaves.entries()) {
    if (box === root) continue;
    const text = matches(box.element, "p, li, td, th, dd, dt, blockquote") && box.text >= (at < first ? SOME / 2 : SOME) && box.links < box.text * 0.5;
    if (at > last && !text && !ends(box)) leftOut.add(box.element);
    if (at < first && !text && !matches(box.element, "h1, h2")) leftOut.add(box.element);
  }
}

const ends = (box: Box): boolean => box.parts.every((part) => !isBox(part) && endsAsSentence(part.text) && part.links < part.text.length / 2);
