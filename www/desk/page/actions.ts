/** What views and tools ask of the page. */
import type { ActorKind, Quote, TextSpan } from "../../annotations.js";
import type { Check } from "../../export/checks.js";
import type { Correction, Kind, Layer } from "../../export/corrections.js";
import type { Format } from "../../export/exports.js";
import type { Surveyor } from "../reading/surveyor.js";
import type { Desk } from "../state/desk.js";
import type { List, View } from "./view.js";

/** Words that the reader is to select: the new bounds of a mark, a quote's speaker, or what a number counts. */
export interface Asked {
  what: "bounds" | "speaker" | "counted";
  layer: Layer;
  at: TextSpan;
}

export interface Actions {
  readonly view: View;
  readonly desk: Desk;
  readonly surveyor: Surveyor;
  readonly size: TypeSize;
  readonly guide: Guiding;
  readonly takeAway: Taking;
  set(changed: Partial<View>): void;
  draw(): void;
  mark(): void;
  undo(): void;
  redo(): void;
  correct(made: readonly Correction[], label: string): void;
  add(layer: Layer, kind: Kind, span: TextSpan): void;
  check(check: Check, label: string): void;
  pick(asked: Asked): void;
  picked(asked: Asked, span: TextSpan): void;
  offer(word: { kind: ActorKind; word: string }): void;
  choose(list: List, focus?: boolean): void;
  toggle(layer: Layer): void;
  publish(day: string): void;
  cite(source: string): void;
  newStory(): void;
  sample(): void;
  clear(): void;
  close(id: string): void;
  forget(): Promise<void>;
  cancel(): void;
  openFiles(files: readonly File[]): Promise<void>;
  notify(text: string, undo?: boolean): void;
  say(message: string): void;
  tell(notice: string): void;
}

export interface Guiding {
  /** Shows a passage of the story, and in its list. */
  go(span: TextSpan, all: readonly TextSpan[], speaker: TextSpan | null, layer: Layer | null): void;
  /** The pen on a quote or a number of a list. */
  correct(mark: Quote | TextSpan, layer: Layer): void;
  /** Goes to a passage of another story. */
  visit(story: string, span: TextSpan): void;
}

export interface Taking {
  link(quote: Quote): string | null;
  quote(quote: Quote, name: string): Promise<void>;
  numbers(how: "copy" | "save"): Promise<void>;
  file(format: Format): Promise<void>;
  all(format: "csv" | "jsonl"): Promise<void>;
}

export interface TypeSize {
  change(by: number): void;
  reset(): void;
}

