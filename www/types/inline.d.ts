import type { Inline } from "./page-api.js";
export type { Inline };
declare global {
  /** What the script `newsgloss-inline.js` defines. */
  var newsgloss: Inline | undefined;
}
