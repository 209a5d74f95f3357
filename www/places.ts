/** Where ranges and points are on the screen, through frames and scroll containers. */

/** Pixels about a mark that a pointer may miss it by. */
const SLIP = 2;

/** Where a range starts, in the coordinates of the top window. */
export function boxOf(range: Range): DOMRect {
  const { x, y, width, height } = range.getClientRects()[0] ?? range.getBoundingClientRect();
  const box = new DOMRect(x, y, width, height);
  for (let frame = frameOf(range.startContainer); frame; frame = frameOf(frame)) {
    const { left, top } = frame.getBoundingClientRect();
    box.x += left + frame.clientLeft;
    box.y += top + frame.clientTop;
  }
  return box;
}

const frameOf = (node: Node): Element | null => node.ownerDocument?.defaultView?.frameElement ?? null;

/** Whether a pointer is on one of a range's own rectangles. */
export function isOn(range: Range | null, { clientX, clientY }: MouseEvent): boolean {
  const rectangles = range?.getClientRects() ?? [];
  return [...rectangles].some(({ left, right, top, bottom }) => clientX >= left - SLIP && clientX <= right + SLIP && clientY >= top - SLIP && clientY <= bottom + SLIP);
}

/** Scrolls a range to the middle of the window, where no header stuck to its edge covers it. */
export function centre(range: Range): void {
  range.startContainer.parentElement?.scrollIntoView({ block: "nearest", behavior: "instant" });
  for (let element: Element | null = range.startContainer.parentElement; element; element = element.parentElement ?? frameOf(element)) {
    const window = element.ownerDocument.defaultView;
    if (!window || element.scrollHeight <= element.clientHeight || element === element.ownerDocument.scrollingElement) continue;
    if (!/auto|scroll/.test(window.getComputedStyle(element).overflowY)) continue;
    const { top } = element.getBoundingClientRect();
    element.scrollBy({ top: inWindow(range, window) - top - element.clientHeight / 2, behavior: "instant" });
  }
  const box = boxOf(range);
  scrollBy({ top: box.top + box.height / 2 - innerHeight / 2, behavior: "instant" });
}

/** How far down a range stands in its own window, or in the top one where that is another. */
const inWindow = (range: Range, window: Window): number => (range.startContainer.ownerDocument?.defaultView === window ? (range.getClientRects()[0] ?? range.getBoundingClientRect()).top : boxOf(range).top);

interface Carets {
  caretPositionFromPoint?(x: number, y: number, options: { shadowRoots: ShadowRoot[] }): { offsetNode: Node; offset: number } | null;
  caretRangeFromPoint?(x: number, y: number): Range | null;
}

/** The text under a point of a document. */
export function caret(document: Document, x: number, y: number, trees: readonly Node[]): { node: Node; unit: number } | null {
  const carets = document as Carets;
  const shadowRoots = trees.filter((tree): tree is ShadowRoot => tree instanceof ShadowRoot);
  const position = carets.caretPositionFromPoint?.call(document, x, y, { shadowRoots });
  if (position) return { node: position.offsetNode, unit: position.offset };
  const range = carets.caretRangeFromPoint?.call(document, x, y);
  return range ? { node: range.startContainer, unit: range.startOffset } : null;
}
