/** A page as boxes of text, measured in one pass, whatever elements its author chose for paragraphs. */

import { attribute, childrenIn, finds, hasAttributes, nameOf, shadowOf, typeOf } from "./untouched.js";

/** Text between two line ends of a box. */
export interface Run {
  readonly box: Box;
  text: string;
  /** Characters of it in links. */
  links: number;
  /** Characters that tell a story: those of sentences, outside links. */
  prose: number;
}

/** An element that lays out lines of its own. */
export interface Box {
  readonly element: Element;
  readonly parent: Box | null;
  readonly parts: (Box | Run)[];
  /** Whether all of it is one link. */
  readonly linked: boolean;
  /** Characters in it and in all boxes inside, of all text, of links, of prose. */
  text: number;
  links: number;
  prose: number;
  /** Whether its last line ends as a sentence does. */
  sentence: boolean;
}

export const isBox = (part: Box | Run): part is Box => "parts" in part;

/** Elements whose text is not read: not shown, not text, or typed by the reader. */
const UNREAD = new Set("audio button canvas datalist dialog head input math meter noscript object optgroup option progress rp rt script select style svg template textarea title video".split(" "));
/** Elements that stand inside a line, unless they hold such as do not. */
const INLINE = new Set("a abbr acronym b bdi bdo big cite code data del dfn em font i ins kbd label mark nobr q ruby s samp small span strike strong sub sup time tt u var wbr".split(" "));
const BLOCK = "address, article, aside, blockquote, center, dd, details, div, dl, dt, fieldset, figcaption, figure, footer, form, h1, h2, h3, h4, h5, h6, header, hr, iframe, li, main, nav, ol, p, pre, section, table, td, th, tr, ul";

/** Nodes that are looked at; a longer page is measured as far as that. */
const NODES = 200_000;
/** Boxes inside one another that are told apart. */
const DEPTH = 200;

/** Measures what is under a body. */
export function measure(body: Element): Box {
  const root = box(body, null, false);
  new Measuring(root).read(body, root, false, 0);
  add(root);
  return root;
}

function box(element: Element, parent: Box | null, linked: boolean): Box {
  return { element, parent, parts: [], linked, text: 0, links: 0, prose: 0, sentence: false };
}

class Measuring {
  #left = NODES;
  /** Where the next text goes on; null at the start of a line. */
  #run: Run | null = null;
  readonly #rendered: boolean;

  constructor(root: Box) {
    this.#rendered = root.element.ownerDocument.defaultView !== null;
  }

  read(parent: Node, into: Box, linked: boolean, depth: number): void {
    for (const node of childrenOf(parent)) {
      if (this.#left-- <= 0) return;
      const type = typeOf(node);
      if (type === Node.TEXT_NODE) this.#add((node as Text).data, into, linked);
      else if (type === Node.ELEMENT_NODE) this.#enter(node as Element, into, linked, depth);
    }
  }

  #enter(element: Element, into: Box, linked: boolean, depth: number): void {
    const name = nameOf(element);
    if (name === "br") {
      // One `<br>` breaks a line, two part paragraphs; a line of its own is neither more nor less than a run.
      this.#run = null;
      return;
    }
    if (UNREAD.has(name) || isHidden(element)) return;
    const link = linked || (name === "a" && attribute(element, "href") !== null);
    if (INLINE.has(name) && !finds(element, BLOCK)) return this.read(element, into, link, depth);
    if (depth >= DEPTH || (this.#rendered && hasAttributes(element) && !isRendered(element))) return;
    if (name === "iframe" && isAdvertising(element)) return;
    this.#run = null;
    const inner = box(element, into, link);
    into.parts.push(inner);
    this.read(name === "iframe" ? (frameBody(element as HTMLIFrameElement) ?? element) : element, inner, link, depth + 1);
    this.#run = null;
  }

  #add(data: string, into: Box, linked: boolean): void {
    if (this.#run?.box !== into) {
      if (!/\S/.test(data)) return;
      this.#run = { box: into, text: "", links: 0, prose: 0 };
      into.parts.push(this.#run);
    }
    const text = data.replace(/\s+/g, " ");
    this.#run.text += text;
    if (linked) this.#run.links += sizeOf(text.trim());
  }
}

function childrenOf(parent: Node): Iterable<Node> {
  if (typeOf(parent) !== Node.ELEMENT_NODE) return childrenIn(parent);
  const shadow = shadowOf(parent as Element);
  if (shadow) return shadow.childNodes;
  if (nameOf(parent as Element) === "slot") {
    const assigned = (parent as HTMLSlotElement).assignedNodes?.() ?? [];
    if (assigned.length > 0) return assigned;
  }
  return childrenIn(parent);
}

function isHidden(element: Element): boolean {
  if (!hasAttributes(element)) return false;
  return attribute(element, "hidden") !== null || attribute(element, "aria-hidden") === "true" || /display:\s*none|visibility:\s*hidden/i.test(attribute(element, "style") ?? "");
}

function isRendered(element: Element): boolean {
  if (element.checkVisibility?.({ visibilityProperty: true, opacityProperty: true }) ?? true) return true;
  return element.ownerDocument.defaultView?.getComputedStyle(element).display === "contents";
}

const isAdvertising = (frame: Element): boolean => /(^|[^a-z])(ads?|adframe|advert\w*|banner|doubleclick|googlesyndication|sponsor\w*)([^a-z]|$)/i.test(`${frame.id} ${frame.className} ${frame.getAttribute("name")} ${frame.getAttribute("src")}`);

function frameBody(frame: HTMLIFrameElement): Element | null {
  try {
    return frame.contentDocument?.body ?? null;
  } catch {
    return null;
  }
}

/** Adds up what is inside. */
function add(box: Box): void {
  for (const part of box.parts) {
    if (isBox(part)) add(part);
    else weigh(part);
    const [text, links] = isBox(part) ? [part.text, part.links] : [sizeOf(part.text), part.links];
    box.text += text;
    box.links += links;
    box.prose += part.prose;
    box.sentence = isBox(part) ? part.sentence : endsAsSentence(part.text);
  }
}

/** Shorter than this, a line is prose only where it ends as a sentence does, and never under the second. */
const LONG = 100;
const SHORT = 32;
/** Of prose this share at most is links. */
const LINKED = 0.5;

function weigh(run: Run): void {
  run.text = run.text.trim();
  const size = sizeOf(run.text);
  if (size < SHORT || run.links > size * LINKED) return;
  if (endsAsSentence(run.text) || (size >= LONG && /[.!?…。！？]/.test(run.text))) run.prose = size - run.links;
}

export const endsAsSentence = (text: string): boolean => /[.!?…。！？](?:["'”’»›)\]」』\s]|\[\d+\])*$|[:;,](?:["'”’»›])?$/.test(text);

/** Characters, those of scripts without spaces counted as the letters that they stand for. */
export function sizeOf(text: string): number {
  return text.length + 2 * (text.match(/[\u3040-\u30ff\u4e00-\u9fff\uac00-\ud7af]/g)?.length ?? 0);
}
