/** newsgloss as a classic script with the wasm inside, for pages that are opened from a disk, where nothing can be fetched. */
import wasm from "newsgloss:wasm";
import { gloss, type Gloss, type GlossOptions } from "./page.js";

const source = WebAssembly.compile(wasm);

/** What `window.newsgloss` is. */
export interface Inline {
  /** Marks an element, what a selector finds, or the page's main story. */
  gloss(root?: Element | string | null, options?: GlossOptions): Promise<Gloss>;
}

const inline: Inline = { gloss: async (root, options) => gloss(root, { ...options, source: await source }) };
(globalThis as { newsgloss?: Inline }).newsgloss = inline;

// <script src="newsgloss-inline.js" data-for="#article"> marks at once; without data-for nothing is marked yet.
const script = document.currentScript;
const wanted = script?.getAttribute("data-for");
if (wanted !== null && wanted !== undefined) {
  const start = () => void inline.gloss(wanted || null, { panel: "closed" });
  if (document.readyState === "loading") document.addEventListener("DOMContentLoaded", start);
  else start();
}
