import type { AnnotateOptions, Annotations } from "./annotations.js";
import { compile, Instance, type Source } from "./instance.js";
export type * from "./annotations.js";
export type { Source } from "./instance.js";

/** Marks who acts, who says what, and how many. */
export interface Annotator {
  /**
   * Annotates a text. Offsets are UTF-16 units: `text.slice(start, end)` is the span.
   *
   * Throws a `TypeError` where `text` is not a string or `options` are not of their type.
   */
  annotate(text: string, options?: AnnotateOptions): Annotations;
}

/**
 * Loads the annotator; without a source from `newsgloss.wasm` beside this module. Works in browsers, workers and Node.
 * The wasm of one address is fetched and compiled once, however often `load` is called.
 *
 * Rejects with an `Error` that says what is wrong where the wasm cannot be had.
 */
export async function load(source: Source = new URL("./newsgloss.wasm", import.meta.url)): Promise<Annotator> {
  return new Instance(await compile(source));
}
