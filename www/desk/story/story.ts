/**
 * The story on the page: one editable element whose text the offsets count. Its paragraphs stand in blocks of some
 * kilobytes, so that typing touches one block only and the browser lays out what is in view.
 */
import type { TextSpan } from "../../annotations.js";

interface Block {
  text: string;
  nodes: { node: Text; start: number }[];
}
interface Placed extends Block {
  top: Node;
  start: number;
}

/** A block takes paragraphs until it has this many characters. */
const BLOCK = 2000;
/** A paragraph that is longer stands in several blocks, of which each but the first joins the one before. */
const PARAGRAPH = 10_000;
const JOINED = "joined";
/** How many blocks are shown before the page gets a turn. */
const TURN = 60;
/** From this many characters on, blocks out of view are not laid out. */
const LONG = 30_000;

export class Story {
  #blocks: Placed[] = [];
  #text = "";
  #turn = 0;
  #half = false;
  /** What is known of a child of the element, until it changes. */
  #known = new WeakMap<Node, Block>();
  #observer = new MutationObserver(() => undefined);

  constructor(readonly element: HTMLElement) {
    this.#observer.observe(element, { subtree: true, childList: true, characterData: true });
    element.addEventListener("beforeinput", (event) => this.#half && event.preventDefault());
    this.read();
  }

  /** The text as it stood at the last `read` or `set`. */
  get text(): string {
    return this.#text;
  }

  /** Whether only a part of the text is laid out at a time. */
  get long(): boolean {
    return this.#text.length > LONG;
  }

  /**
   * Shows another text; a long one in turns, of which `progress` is told from 0 to 1: what is typed into half of it is
   * dropped, for it would lose the other half. False where another came first.
   */
  async set(text: string, progress: (share: number) => void = () => undefined): Promise<boolean> {
    const turn = ++this.#turn;
    this.#half = true;
    this.#text = text;
    const pieces = cut(text);
    this.element.replaceChildren();
    this.element.classList.toggle("long", this.long);
    for (let at = 0; at < pieces.length; at += TURN) {
      const blocks = pieces.slice(at, at + TURN).map(block);
      this.element.append(...blocks);
      for (const block of blocks) this.#read(block);
      if (at + TURN < pieces.length) {
        progress((at + TURN) / pieces.length);
        await new Promise((resolve) => setTimeout(resolve));
        if (turn !== this.#turn) return false;
      }
    }
    this.#half = false;
    this.read();
    return true;
  }

  /** Puts text in the place of another; only the blocks that it touches are made anew. */
  splice(from: number, to: number, inserted: string): void {
    const [first, last] = [this.#blockAt(from), this.#blockAt(to)];
    const [begin, end] = [this.#blocks[first], this.#blocks[last]];
    const before = begin?.start ?? 0;
    const behind = end ? end.start + end.text.length : 0;
    const pieces = cut(this.#text.slice(before, from) + inserted + this.#text.slice(to, behind));
    if (pieces.length === 0 && this.#blocks.length > last - first + 1) pieces.push({ text: "", joined: false });
    if (pieces[0] && begin) pieces[0].joined = isJoined(begin.top);
    const made = pieces.map(block);
    if (begin) (begin.top as ChildNode).before(...made);
    else this.element.append(...made);
    for (const { top } of this.#blocks.slice(first, last + 1)) (top as ChildNode).remove();
    this.read();
    this.element.classList.toggle("long", this.long);
  }

  /**
   * Reads the text again after the reader changed it. Editors break lines with elements: each block starts a line, and
   * so does what follows a `<br>`; a `<br>` that ends its block only holds it open.
   */
  read(): string {
    for (const { target } of this.#observer.takeRecords()) {
      let top: Node | null = target;
      while (top && top.parentNode !== this.element) top = top.parentNode;
      if (top) this.#known.delete(top);
    }
    const blocks: Placed[] = [];
    const texts: string[] = [];
    let length = 0;
    let line = false;
    for (const top of this.element.childNodes) {
      const known = this.#known.get(top) ?? this.#read(top);
      const breaks = blocks.length > 0 && (line || isBlock(top)) && !isJoined(top);
      if (breaks) {
        texts.push("\n");
        length++;
      }
      blocks.push({ ...known, top, start: length });
      texts.push(known.text);
      length += known.text.length;
      line = isBlock(top);
    }
    this.#blocks = blocks;
    this.#text = texts.join("");
    this.element.classList.toggle("empty", this.#text.trim() === "");
    return this.#text;
  }

  /** The range between two offsets; null where the text has changed under them. */
  range(start: number, end: number): Range | null {
    const from = this.#at(start);
    const to = this.#at(end);
    if (!from || !to) return null;
    const range = document.createRange();
    range.setStart(from.node, from.offset);
    range.setEnd(to.node, to.offset);
    return range;
  }

  /** Where a span stands on the screen. */
  box({ start, end }: TextSpan): DOMRect | null {
    return this.range(start, end)?.getBoundingClientRect() ?? null;
  }

  /** The offset of the caret, or null where it is elsewhere. */
  caret(): number | null {
    const selection = document.getSelection();
    return selection?.focusNode ? this.#offset(selection.focusNode, selection.focusOffset) : null;
  }

  /** The offsets of what is selected in the story, or null where nothing is. */
  selection(): TextSpan | null {
    const selection = document.getSelection();
    if (!selection?.rangeCount) return null;
    const range = selection.getRangeAt(0);
    const start = this.#offset(range.startContainer, range.startOffset);
    const end = this.#offset(range.endContainer, range.endOffset);
    return start === null || end === null ? null : { start, end };
  }

  /** The offset at a point of the screen; null where the story is not. */
  offsetAt(x: number, y: number): number | null {
    const place = document.caretPositionFromPoint?.(x, y);
    if (place) return this.#offset(place.offsetNode, place.offset);
    const range = (document as { caretRangeFromPoint?(x: number, y: number): Range | null }).caretRangeFromPoint?.(x, y);
    return range ? this.#offset(range.startContainer, range.startOffset) : null;
  }

  /** Puts the caret at an offset. */
  place(offset: number): void {
    const place = this.#at(offset);
    if (place) document.getSelection()?.setPosition(place.node, place.offset);
  }

  /** Selects a span. */
  select({ start, end }: TextSpan): void {
    const range = this.range(start, end);
    if (range) document.getSelection()?.setBaseAndExtent(range.startContainer, range.startOffset, range.endContainer, range.endOffset);
  }

  /** Brings a span into view, at once where its place is asked for, and gives it. */
  go(span: TextSpan, atOnce = false): DOMRect | null {
    const top = this.#blocks[this.#blockAt(span.start)]?.top;
    // Blocks out of view have no true height yet.
    if (this.long && top instanceof Element) top.scrollIntoView({ block: "nearest", behavior: "instant" });
    const box = this.box(span);
    const margin = 120;
    if (box && (box.top < margin || box.bottom > innerHeight - margin)) {
      const calm = atOnce || this.long || matchMedia("(prefers-reduced-motion: reduce)").matches;
      scrollBy({ top: box.top - innerHeight / 3, behavior: calm ? "instant" : "smooth" });
    }
    return atOnce ? this.box(span) : box;
  }

  /** The span of the blocks in view, with as much again before and behind. */
  inView(): TextSpan {
    const first = this.#firstBelow(-innerHeight);
    const last = this.#firstBelow(2 * innerHeight);
    return { start: this.#blocks[Math.max(0, first - 1)]?.start ?? 0, end: this.#blocks[last + 1]?.start ?? this.#text.length };
  }

  /** The first block whose end is below a line of the screen. */
  #firstBelow(line: number): number {
    let low = 0;
    let high = this.#blocks.length;
    while (low < high) {
      const middle = (low + high) >> 1;
      const { top } = this.#blocks[middle]!;
      if (!(top instanceof Element) || top.getBoundingClientRect().bottom > line) high = middle;
      else low = middle + 1;
    }
    return low;
  }

  #read(top: Node): Block {
    const found: Block = { text: "", nodes: [] };
    const walker = document.createTreeWalker(top, NodeFilter.SHOW_TEXT | NodeFilter.SHOW_ELEMENT);
    for (let node: Node | null = walker.currentNode; node; node = walker.nextNode()) {
      if (node instanceof Text) {
        found.nodes.push({ node, start: found.text.length });
        found.text += node.data;
      } else if (node instanceof HTMLBRElement ? node.nextSibling !== null : node !== top && isBlock(node) && node.previousSibling !== null) found.text += "\n";
    }
    // A line break that ends its block only ends its last line.
    if (isBlock(top) && found.text.endsWith("\n")) found.text = found.text.slice(0, -1);
    this.#known.set(top, found);
    return found;
  }

  #blockAt(offset: number): number {
    let low = 0;
    let high = this.#blocks.length - 1;
    while (low < high) {
      const middle = (low + high + 1) >> 1;
      if (this.#blocks[middle]!.start <= offset) low = middle;
      else high = middle - 1;
    }
    return low;
  }

  #at(offset: number): { node: Node; offset: number } | null {
    const block = this.#blocks[this.#blockAt(offset)];
    if (!block || offset > this.#text.length) return null;
    const inside = Math.min(offset - block.start, block.text.length);
    const entry = block.nodes.findLast(({ start }) => start <= inside) ?? block.nodes[0];
    return entry ? { node: entry.node, offset: Math.max(0, Math.min(inside - entry.start, entry.node.length)) } : { node: block.top, offset: 0 };
  }

  /** The offset of a place in the element; null where it is none. */
  #offset(node: Node, offset: number): number | null {
    if (!this.element.contains(node)) return null;
    if (node === this.element) return this.#blocks[offset]?.start ?? this.#text.length;
    let top = node;
    while (top.parentNode !== this.element) top = top.parentNode!;
    const block = this.#blocks.find((one) => one.top === top);
    if (!block) return null;
    const entry = block.nodes.find((one) => one.node === node);
    if (entry) return block.start + entry.start + offset;
    // Between nodes: the first text at or after the place, or the end of the block.
    const child = node.childNodes[offset];
    const after = child && block.nodes.find((one) => child.contains(one.node));
    return after ? block.start + after.start : block.start + (offset === 0 ? 0 : block.text.length);
  }
}

interface Piece {
  text: string;
  /** Whether it goes on with the paragraph of the piece before. */
  joined: boolean;
}

/**
 * The text in pieces that end with a paragraph, or with a word of a very long one; the line break between two pieces
 * belongs to neither, and none ends with one.
 */
function cut(text: string): Piece[] {
  const pieces: Piece[] = [];
  let last = text.length;
  while (last > 0 && text[last - 1] === "\n") last--;
  let from = 0;
  let joined = false;
  while (from < last) {
    let end = from + BLOCK < last ? text.indexOf("\n", from + BLOCK) : last;
    if (end < 0 || end > last) end = last;
    const long = end - from > PARAGRAPH;
    if (long) end = inside(text, from);
    else while (end > from && text[end - 1] === "\n") end--;
    pieces.push({ text: text.slice(from, end), joined });
    joined = long;
    from = long ? end : end + 1;
  }
  if (last === 0 && text !== "") pieces.push({ text: "", joined: false });
  // Each break at the end of the text begins an empty line.
  for (; last < text.length; last++) pieces.push({ text: "", joined: false });
  return pieces;
}

/** Where a very long paragraph is cut: behind a word; where there are none, between two characters. */
function inside(text: string, from: number): number {
  const most = from + 2 * BLOCK;
  const space = text.lastIndexOf(" ", most);
  if (space > from) return space + 1;
  let end = /[\uDC00-\uDFFF]/.test(text[most]!) ? most - 1 : most;
  while (text[end - 1] === "\n") end--;
  return end;
}

function block({ text, joined }: Piece): HTMLElement {
  const element = document.createElement("div");
  if (joined) element.className = JOINED;
  if (text) element.textContent = text;
  else element.append(document.createElement("br"));
  return element;
}

const isJoined = (node: Node): boolean => node instanceof HTMLElement && node.classList.contains(JOINED);
const isBlock = (node: Node): boolean => node instanceof HTMLDivElement || node instanceof HTMLParagraphElement;
