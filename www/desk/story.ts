/** The story on the page: one editable element whose text the offsets count. */

export class Story {
  #nodes: { node: Text; start: number }[] = [];
  #text = "";

  constructor(readonly element: HTMLElement) {
    this.read();
  }

  /** The text as it stood at the last `read` or `set`. */
  get text(): string {
    return this.#text;
  }

  /** Shows another text. */
  set(text: string): void {
    this.element.textContent = text.replace(/\r\n?/g, "\n");
    this.read();
  }

  /**
   * Reads the text again after the reader changed it. Editors break lines with elements: each block starts a line, and
   * so does what follows a `<br>`; a `<br>` that ends its block only holds it open.
   */
  read(): string {
    this.#nodes = [];
    let text = "";
    const walker = document.createTreeWalker(this.element, NodeFilter.SHOW_TEXT | NodeFilter.SHOW_ELEMENT);
    while (walker.nextNode()) {
      const node = walker.currentNode;
      if (node instanceof Text) {
        this.#nodes.push({ node, start: text.length });
        text += node.data;
      } else if (node instanceof HTMLBRElement ? node.nextSibling !== null : isBlock(node) && (this.#nodes.length > 0 || node.previousSibling !== null)) text += "\n";
    }
    this.#text = text;
    return text;
  }

  /** The range between two offsets; null where the text has changed under them. */
  range(start: number, end: number): StaticRange | null {
    const from = this.#at(start);
    const to = this.#at(end);
    if (!from || !to) return null;
    return new StaticRange({ startContainer: from.node, startOffset: from.offset, endContainer: to.node, endOffset: to.offset });
  }

  /** The offset of the caret, or null where it is elsewhere. */
  caret(): number | null {
    const selection = document.getSelection();
    if (!selection?.focusNode || !this.element.contains(selection.focusNode)) return null;
    const entry = this.#nodes.find(({ node }) => node === selection.focusNode);
    if (entry) return entry.start + selection.focusOffset;
    // Between nodes: the first text at or after the place.
    const child = selection.focusNode.childNodes[selection.focusOffset] ?? selection.focusNode;
    return this.#nodes.find(({ node }) => child.contains(node))?.start ?? null;
  }

  /** The offsets of what is selected in the story, or null where nothing is. */
  selection(): { start: number; end: number } | null {
    const selection = document.getSelection();
    if (!selection?.rangeCount || !this.element.contains(selection.focusNode)) return null;
    const range = selection.getRangeAt(0);
    const ends = [range.startContainer, range.endContainer].map((container, side) => {
      const entry = this.#nodes.find(({ node }) => node === container);
      if (entry) return entry.start + (side === 0 ? range.startOffset : range.endOffset);
      return side === 0 ? 0 : this.#text.length;
    });
    return { start: ends[0] ?? 0, end: ends[1] ?? 0 };
  }

  /** Puts the caret at an offset and brings it into view. */
  go(start: number, end: number): DOMRect | null {
    const place = this.range(start, end);
    if (!place) return null;
    const range = document.createRange();
    range.setStart(place.startContainer, place.startOffset);
    range.setEnd(place.endContainer, place.endOffset);
    const box = range.getBoundingClientRect();
    const margin = 120;
    if (box.top < margin || box.bottom > innerHeight - margin) {
      const calm = matchMedia("(prefers-reduced-motion: reduce)").matches;
      scrollBy({ top: box.top - innerHeight / 3, behavior: calm ? "instant" : "smooth" });
    }
    return box;
  }

  #at(offset: number): { node: Text; offset: number } | null {
    let low = 0;
    let high = this.#nodes.length - 1;
    while (low < high) {
      const middle = (low + high + 1) >> 1;
      if ((this.#nodes[middle]?.start ?? 0) <= offset) low = middle;
      else high = middle - 1;
    }
    const entry = this.#nodes[low];
    if (!entry || offset > this.#text.length) return null;
    return { node: entry.node, offset: Math.min(offset - entry.start, entry.node.length) };
  }
}

const isBlock = (node: Node): boolean => node instanceof HTMLDivElement || node instanceof HTMLParagraphElement;
