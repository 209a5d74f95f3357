/** The reader's corrections: an ordered list that can be undone, moves with the text, and goes into every export. */
import type { ActorKind, Quantity, Quote, TextSpan } from "../annotations.js";

export type Layer = "quotes" | "actors" | "numbers";
export const LAYERS: readonly Layer[] = ["quotes", "actors", "numbers"];

export type Kind = Quote["kind"] | ActorKind | Quantity["kind"];

/** One stroke of the pen. A mark is meant by its layer and its span as it is when the correction is reached. */
export type Correction =
  /** The mark is none. */
  | { do: "reject"; layer: Layer; at: TextSpan }
  | { do: "relabel"; layer: Layer; at: TextSpan; kind: Kind }
  /** A number's value as in the contract; null where it has none. */
  | { do: "value"; layer: "numbers"; at: TextSpan; value: string | null }
  | { do: "rebound"; layer: Layer; at: TextSpan; to: TextSpan }
  /** Whose a quote is: a mention of the speaker, or nobody. */
  | { do: "speaker"; layer: "quotes"; at: TextSpan; mention: TextSpan | null }
  /** Two actors are one: that of the mention becomes that of the other mention. */
  | { do: "merge"; layer: "actors"; at: TextSpan; into: TextSpan }
  /** A mention is an actor of its own. */
  | { do: "split"; layer: "actors"; at: TextSpan }
  | { do: "add"; layer: Layer; at: TextSpan; kind: Kind };

/** The rule of a mark that the reader made. */
export const ADDED = "added by hand";
const CORRECTED = "corrected: ";

/** The rule of a mark after a correction. */
export const correctedRule = (rule: string): string => (isCorrected(rule) ? rule : CORRECTED + rule);

/** Whether the reader made or changed a mark, by its rule. */
export const isCorrected = (rule: string): boolean => rule === ADDED || rule.startsWith(CORRECTED);

export class Corrections {
  #done: Correction[];
  #undone: Correction[] = [];
  /** Corrections that came with an imported result: they stay. */
  readonly #kept: number;

  constructor(done: readonly Correction[] = [], fixed = false) {
    this.#done = [...done];
    this.#kept = fixed ? done.length : 0;
  }

  get list(): readonly Correction[] {
    return this.#done;
  }

  get canUndo(): boolean {
    return this.#done.length > this.#kept;
  }

  get canRedo(): boolean {
    return this.#undone.length > 0;
  }

  push(...corrections: Correction[]): void {
    this.#done.push(...corrections);
    this.#undone = [];
  }

  undo(): void {
    if (this.canUndo) this.#undone.push(this.#done.pop()!);
  }

  redo(): void {
    const last = this.#undone.pop();
    if (last) this.#done.push(last);
  }

  /** Moves the corrections with an edit of the text; those whose words are gone go with them. */
  rebase(before: string, after: string): void {
    if (this.#done.length + this.#undone.length === 0 || before === after) return;
    const edit = difference(before, after);
    const moved = (list: Correction[]) => list.flatMap((one) => move(one, edit) ?? []);
    this.#done = moved(this.#done);
    this.#undone = moved(this.#undone);
  }
}

interface Edit {
  /** Where the texts begin to differ. */
  from: number;
  /** Where they are the same again, in the text before and after. */
  before: number;
  after: number;
}

function difference(before: string, after: string): Edit {
  const most = Math.min(before.length, after.length);
  let from = 0;
  while (from < most && before.charCodeAt(from) === after.charCodeAt(from)) from++;
  let same = 0;
  while (same < most - from && before.charCodeAt(before.length - 1 - same) === after.charCodeAt(after.length - 1 - same)) same++;
  return { from, before: before.length - same, after: after.length - same };
}

function move(correction: Correction, edit: Edit): Correction | null {
  const moved: Record<string, unknown> = { ...correction };
  for (const place of ["at", "to", "mention", "into"] as const) {
    const span = moved[place] as TextSpan | null | undefined;
    if (!span) continue;
    const now = moveSpan(span, edit);
    if (!now) return null;
    moved[place] = now;
  }
  return moved as Correction;
}

function moveSpan({ start, end }: TextSpan, { from, before, after }: Edit): TextSpan | null {
  const by = after - before;
  if (end <= from) return { start, end };
  if (start >= before) return { start: start + by, end: end + by };
  const inside = start <= from && end >= before && end + by > start;
  return inside ? { start, end: end + by } : null;
}

/** Reads corrections from a draft or a file; what is none is left out. */
export function readCorrections(value: unknown, length: number): Correction[] {
  if (!Array.isArray(value)) return [];
  const span = (one: unknown): boolean => {
    const { start, end } = (one ?? {}) as Partial<TextSpan>;
    return Number.isInteger(start) && Number.isInteger(end) && start! >= 0 && start! < end! && end! <= length;
  };
  const actions = ["reject", "relabel", "value", "rebound", "speaker", "merge", "split", "add"];
  return value.filter((one: Correction) => {
    if (!one || !actions.includes(one.do) || !LAYERS.includes(one.layer) || !span(one.at)) return false;
    if (one.do === "rebound") return span(one.to);
    if (one.do === "merge") return span(one.into);
    if (one.do === "speaker") return one.mention === null || span(one.mention);
    if (one.do === "value") return one.value === null || typeof one.value === "string";
    return one.do === "reject" || one.do === "split" || KINDS[one.layer].includes(one.kind);
  }) as Correction[];
}

/** The kinds of each layer, in the order of the contract. */
export const KINDS: Record<Layer, readonly Kind[]> = {
  quotes: ["direct", "mixed", "indirect", "unattributed"],
  actors: ["person", "organization", "place", "group"],
  numbers: ["cardinal", "ordinal", "percent", "money", "measure", "date", "time", "duration"],
};
