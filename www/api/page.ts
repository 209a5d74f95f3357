/** All that the package exports for pages: what the roll-up of types and docs/api/page.api.md are made of. */
export * from "../page.js";
export * from "../element.js";
export { toggle } from "../standalone.js";
export type { Inline } from "../inline.js";
