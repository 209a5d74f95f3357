/** The marks' colours on a page: style sheets of our own, adopted by each tree that has marks. */

type Tree = Document | ShadowRoot;

/**
 * Colours that show on light and dark pages alike, since a page does not tell which it is; each can be set by the page. What
 * is said is coloured; lines under actors and numbers are thin and broken, so that the page stays calm and none is taken for a link.
 */
const rules = (root: string): string => `
${root}::highlight(newsgloss-reported) { background-color: var(--newsgloss-reported, rgb(255 200 40 / 0.16)); }
${root}::highlight(newsgloss-quoted) { background-color: var(--newsgloss-quoted, rgb(255 196 0 / 0.36)); }
${root}::highlight(newsgloss-actors) { text-decoration: underline dotted 1px var(--newsgloss-actors, #7a7f87); text-underline-offset: 0.2em; }
${root}::highlight(newsgloss-numbers) { text-decoration: underline dashed 1px var(--newsgloss-numbers, #c8489b); text-underline-offset: 0.2em; }
${root}::highlight(newsgloss-speaker) { background-color: var(--newsgloss-active, rgb(60 190 90 / 0.22)); text-decoration: underline 1px var(--newsgloss-actors, #7a7f87); }
${root}::highlight(newsgloss-active) { background-color: var(--newsgloss-active, rgb(60 190 90 / 0.42)); }
@media (forced-colors: active) {
  ${root}::highlight(newsgloss-reported) { background-color: Canvas; color: CanvasText; text-decoration: underline dashed 1px CanvasText; }
  ${root}::highlight(newsgloss-quoted) { background-color: Mark; color: MarkText; }
  ${root}::highlight(newsgloss-actors) { text-decoration: underline dotted 1px CanvasText; }
  ${root}::highlight(newsgloss-numbers) { text-decoration: underline dashed 2px CanvasText; }
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

/** The rules of one instance. */
export class Rules {
  #sheets = new Map<Tree, CSSStyleSheet>();
  #asked = false;

  /** Has the rules apply in these trees and in no other; what the page took away has none. */
  apply(trees: Iterable<Tree>): void {
    const wanted = new Set([...trees].filter((tree) => tree.adoptedStyleSheets));
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

  /** Asks once, at a place that has its style, whether marks inherit, and gives every element its own where they do not. */
  confirm(range: Range): void {
    if (!inherits || this.#asked) return;
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
