/** The package's main entry: the wasm loaded, texts annotated. */
import type { AnnotateOptions, Annotations } from "./annotations.js";
import { compile, Instance, type Source } from "./instance.js";
import { annotateOptions, checkLoadOptions, checkSource, checkText, ownWords } from "./options.js";
import type { OwnWords } from "./own-words.js";
export type * from "./annotations.js";
export type * from "./own-words.js";
export type { Source, WasmModule } from "./instance.js";

/** Marks who acts, who says what, and how many. */
export interface Annotator {
  /**
   * Annotates a text. Offsets are UTF-16 units: `text.slice(start, end)` is the span.
   *
   * Throws a `TypeError` that says what to give instead where `text` is not a string or `options` are not theirs.
   */
  annotate(text: string, options?: AnnotateOptions): Annotations;
}

export interface LoadOptions {
  /** Words of your own, for this annotator alone. */
  words?: OwnWords | undefined;
  /** Gives up loading when it aborts; `load` then rejects with its reason. */
  signal?: AbortSignal | undefined;
}

/**
 * Loads the annotator; without a source from `newsgloss.wasm` beside this module. Works in browsers, workers, Node, Bun and
 * Deno. The wasm of one address is fetched and compiled once, however often `load` is called.
 *
 * Rejects with an `Error` that says what is wrong, and what to do, where the wasm cannot be had; with a `TypeError` where
 * the source or the options are not of their kind.
 */
export async function load(source?: Source, options?: LoadOptions): Promise<Annotator> {
  if (source !== undefined) checkSource(source, "load()");
  checkLoadOptions(options);
  const instance = new Instance(await compile(source ?? new URL("./newsgloss.wasm", import.meta.url), options?.signal), ownWords(options?.words));
  return {
    annotate(text, options) {
      checkText(text);
      return instance.annotate(text, annotateOptions(options));
    },
  };
}
