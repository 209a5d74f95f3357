/** Marks by CSS custom highlights: ranges in the registry of their window, rules in each tree's adopted style sheets. */

/** Highlights, lowest priority first. */
export const MARKS = ["reported", "quoted", "actors", "numbers", "speaker", "active"] as const;
export type Mark = (typeof MARKS)[number];

type Tree = Document | ShadowRoot;

/** Colours that show on light and dark pages alike, since a page does not tell which it is; each can be set by the page. */
const rules = (root: string): string => `
${root}::highlight(newsgloss-reported) { background-color: var(--newsgloss-reported, rgb(255 200 40 / 0.16)); }
${root}::highlight(newsgloss-quoted) { background-color: var(--newsgloss-quoted, rgb(255 196 0 / 0.36)); }
${root}::highlight(newsgloss-actors) { text-decoration: underline 2px var(--newsgloss-actors, #2a86c8); text-underline-offset: 0; }
${root}::highlight(newsgloss-numbers) { text-decoration: underline dotted 3px var(--newsgloss-numbers, #c8489b); }
${root}::highlight(newsgloss-speaker) { background-color: var(--newsgloss-active, rgb(60 190 90 / 0.3)); text-decoration: underline double 2px var(--newsgloss-actors, #2a86c8); }
${root}::highlight(newsgloss-active) { background-color: var(--newsgloss-active, rgb(60 190 90 / 0.42)); }
@media (forced-colors: active) {
  ${root}::highlight(newsgloss-reported) { background-color: Canvas; color: CanvasText; text-decoration: underline dashed 1px CanvasText; }
  ${root}::highlight(newsgloss-quoted) { background-color: Mark; color: MarkText; }
  ${root}::highlight(newsgloss-actors) { text-decoration: underline 2px LinkText; }
  ${root}::highlight(newsgloss-numbers) { text-decoration: underline dotted 3px CanvasText; }
  ${root}::highlight(newsgloss-active) { background-color: Highlight; color: HighlightText; }
}
@media print {
  ${root}::highlight(newsgloss-reported) { text-decoration: underline dashed 1px #777; }
  ${root}::highlight(newsgloss-quoted) { text-decoration: underline double 1px #777; }
}`;


/**
 * Whether a mark has the colours that its root has, as CSS Pseudo-Elements 4 says. There, rules for the root alone do,
 * and the browser styles a long page anew in half the time.
 */
let inherits = true;

/** The marks of one instance; several live side by side in one registry. */
export class Highlighter {
  #ranges = new Map<Range, { mark: Mark; highlight: Highlight }>();
  #sheets = new Map<Tree, CSSStyleSheet>();
  #asked = false;

  /** Whether the browser has custom highlights. */
  static get supported(): boolean {
    return typeof Highlight !== "undefined" && typeof CSS !== "undefined" && "highlights" in CSS;
  }

  /** Marks a range; the same range can be taken back with `delete`. */
  add(mark: Mark, range: Range): void {
    const window = windowOf(range);
    if (!window || !Highlighter.supported) return;
    if (inherits && !this.#asked) this.#ask(range);
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

  /** Has the rules apply in these trees and in no other. */
  style(trees: Iterable<Tree>): void {
    const wanted = new Set(trees);
    for (const tree of this.#sheets.keys()) if (!wanted.has(tree)) this.#unstyle(tree);
    for (const tree of wanted) {
      const window = (tree.ownerDocument ?? (tree as Document)).defaultView as (Window & typeof globalThis) | null;
      if (!window) continue;
      let sheet = this.#sheets.get(tree);
      if (!sheet) {
        sheet = new window.CSSStyleSheet();
        sheet.replaceSync(rulesOf(tree));
        this.#sheets.set(tree, sheet);
      }
      // The page may have set its own list since.
      if (!tree.adoptedStyleSheets.includes(sheet)) tree.adoptedStyleSheets = [...tree.adoptedStyleSheets, sheet];
    }
  }

  /** Takes every mark and rule of this instance back. */
  clear(): void {
    for (const range of this.#ranges.keys()) this.delete(range);
    this.style([]);
  }

  /** Asks once, at a place that has its style, whether marks inherit, and gives every element its own where they do not. */
  #ask(range: Range): void {
    const element = range.startContainer.parentElement;
    const document = element?.getRootNode();
    if (!element || !(document instanceof Document) || !this.#sheets.has(document)) return;
    this.#asked = true;
    const colour = (of: Element) => getComputedStyle(of, "::highlight(newsgloss-quoted)").backgroundColor;
    inherits = colour(element) === colour(document.documentElement) && colour(element) !== "rgba(0, 0, 0, 0)";
    if (!inherits) for (const [tree, sheet] of this.#sheets) sheet.replaceSync(rulesOf(tree));
  }

  #unstyle(tree: Tree): void {
    const sheet = this.#sheets.get(tree);
    tree.adoptedStyleSheets = tree.adoptedStyleSheets.filter((other) => other !== sheet);
    this.#sheets.delete(tree);
  }
}

/** Rules of a tree: for its root where marks inherit, else for every element. */
const rulesOf = (tree: Tree): string => rules(inherits && tree instanceof Document ? ":root" : "");

function windowOf(range: Range): (Window & typeof globalThis) | null {
  return (range.startContainer.ownerDocument?.defaultView ?? null) as (Window & typeof globalThis) | null;
}
