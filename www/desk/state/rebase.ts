/** Moves what hangs on places of a text along with an edit of it. */
import type { TextSpan } from "../../annotations.js";

/** One stretch of a text, or of a list, that is replaced. */
export interface Splice<T> {
  from: number;
  removed: T;
  inserted: T;
}

/** Where two texts differ. */
export function splice(before: string, after: string): Splice<string> {
  const { from, same } = ends(before, after, (text, at) => (text as string).charCodeAt(at));
  return { from, removed: before.slice(from, before.length - same), inserted: after.slice(from, after.length - same) };
}

/** Where two lists differ: entries that stay are the same objects. */
export function spliceList<T>(before: readonly T[], after: readonly T[]): Splice<readonly T[]> {
  const { from, same } = ends(before, after, (list, at) => (list as readonly T[])[at]);
  return { from, removed: before.slice(from, before.length - same), inserted: after.slice(from, after.length - same) };
}

function ends(before: ArrayLike<unknown>, after: ArrayLike<unknown>, one: (whole: ArrayLike<unknown>, at: number) => unknown): { from: number; same: number } {
  const most = Math.min(before.length, after.length);
  let from = 0;
  while (from < most && one(before, from) === one(after, from)) from++;
  let same = 0;
  while (same < most - from && one(before, before.length - 1 - same) === one(after, after.length - 1 - same)) same++;
  return { from, same };
}

/** What hangs on places of a text, after an edit: what keeps its place is the same object; what has lost its words goes. */
export function rebase<T extends object>(list: readonly T[], edit: Splice<string>): readonly T[] {
  if (list.length === 0 || edit.removed === edit.inserted) return list;
  const moved = list.flatMap((one) => move(one, edit) ?? []);
  return moved.length === list.length && moved.every((one, at) => one === list[at]) ? list : moved;
}

const PLACES = ["at", "to", "mention", "into"] as const;

function move<T extends object>(one: T, edit: Splice<string>): T | null {
  const moved = { ...one } as Record<string, unknown>;
  let same = true;
  for (const place of PLACES) {
    const span = moved[place] as TextSpan | null | undefined;
    if (!span) continue;
    const now = moveSpan(span, edit);
    if (!now) return null;
    same &&= now === span;
    moved[place] = now;
  }
  // What a number counts is told inside of what is set.
  const set = moved["set"] as { counted?: TextSpan | null } | undefined;
  if (set?.counted) {
    const counted = moveSpan(set.counted, edit);
    if (!counted) return null;
    same &&= counted === set.counted;
    moved["set"] = { ...set, counted };
  }
  return same ? one : (moved as T);
}

function moveSpan(span: TextSpan, { from, removed, inserted }: Splice<string>): TextSpan | null {
  const { start, end } = span;
  const before = from + removed.length;
  const by = inserted.length - removed.length;
  if (end <= from) return span;
  if (start >= before) return { start: start + by, end: end + by };
  const inside = start <= from && end >= before && end + by > start;
  return inside ? { start, end: end + by } : null;
}
