/** The reader's corrections: an ordered list that can be undone, and moves with the text. */
import type { TextSpan } from "../../annotations.js";
import type { Correction } from "../../export/corrections.js";
export * from "../../export/corrections.js";

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
