/** Marks by CSS custom highlights: ranges in the registry of their window, so overlaps all show and no node is touched. */
import type { Annotations } from "./annotations.js";

/** Highlights, lowest priority first. */
export const MARKS = ["reported", "quoted", "actors", "numbers", "corrected", "speaker", "active"] as const;
export type Mark = (typeof MARKS)[number];

/** The marks of one instance; several live side by side in one registry. */
export class Highlighter {
  #ranges = new Map<Range, { mark: Mark; highlight: Highlight }>();

  /** Whether the browser has custom highlights. */
  static get supported(): boolean {
    return typeof Highlight !== "undefined" && typeof CSS !== "undefined" && "highlights" in CSS;
  }

  /** Marks a range; the same range can be taken back with `delete`. */
  add(mark: Mark, range: Range): void {
    const window = windowOf(range);
    if (!window || !Highlighter.supported) return;
    const registry = window.CSS.highlights;
    const name = `newsgloss-${mark}`;
    let highlight = registry.get(name);
    if (!highlight) {
      highlight = new window.Highlight();
      highlight.priority = MARKS.indexOf(mark);
      registry.set(name, highlight);
    }
    highlight.add(range);
    this.#ranges.set(range, { mark, highlight });
  }

  delete(range: Range): void {
    const added = this.#ranges.get(range);
    if (!added) return;
    this.#ranges.delete(range);
    added.highlight.delete(range);
    const name = `newsgloss-${added.mark}`;
    const registry = windowOf(range)?.CSS.highlights;
    if (added.highlight.size === 0 && registry?.get(name) === added.highlight) registry.delete(name);
  }

  /** Takes every mark of this instance back. */
  clear(): void {
    for (const range of this.#ranges.keys()) this.delete(range);
  }
}

/** The spans that are marked, by highlight. */
export function* marksOf(found: Pick<Annotations, "quotes" | "actors" | "numbers">): Generator<[Mark, number, number]> {
  for (const quote of found.quotes) {
    if (quote.kind === "unattributed") continue;
    if (quote.kind !== "direct") for (const { start, end } of quote.contents) yield ["reported", start, end];
    for (const { start, end } of quote.marked) yield ["quoted", start, end];
  }
  for (const { start, end, form } of found.actors) if (form !== "pronoun") yield ["actors", start, end];
  for (const { start, end } of found.numbers) yield ["numbers", start, end];
}

function windowOf(range: Range): (Window & typeof globalThis) | null {
  return (range.startContainer.ownerDocument?.defaultView ?? null) as (Window & typeof globalThis) | null;
}
