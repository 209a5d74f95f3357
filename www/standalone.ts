/** All of newsgloss in one script for a page without a build: registers `<news-gloss>`, and marks by call. */
import { NewsGlossElement } from "./element.js";
import { gloss, type Gloss } from "./page.js";
export { load } from "./index.js";
export { gloss, Gloss } from "./page.js";
export type * from "./page.js";
export { NewsGlossElement };

NewsGlossElement.define();

let running: Gloss | null = null;

/** Marks the page's main story, or takes the marks back where they are there: what the bookmarklet does. */
export function toggle(): Gloss | null {
  if (running) {
    running.remove();
    running = null;
  } else running = gloss(null, { panel: "open" });
  return running;
}
