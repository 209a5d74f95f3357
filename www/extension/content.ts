/** Runs in the page, apart from the page's own scripts: the first time it marks, the next time it takes the marks back. */
import { gloss, type Gloss } from "../page.js";

declare const chrome: { runtime: { getURL(path: string): string } };

const world = globalThis as { newsgloss?: Gloss | undefined };

if (world.newsgloss) {
  world.newsgloss.remove();
  world.newsgloss = undefined;
} else world.newsgloss = gloss(null, { source: chrome.runtime.getURL("newsgloss.wasm"), panel: "open" });
