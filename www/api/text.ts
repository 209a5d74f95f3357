/** All that the package exports for texts: what the roll-up of types and docs/api/text.api.md are made of. */
export * from "../index.js";
export * from "../story.js";
export * from "../export.js";
