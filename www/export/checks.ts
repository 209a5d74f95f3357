/** What a reader has checked: a verdict, a note and a source for a quote or a number, as drafts and files hold them. */
import type { TextSpan } from "../annotations.js";

export type Verdict = "right" | "wrong" | "uncheckable";
export const VERDICTS: readonly Verdict[] = ["right", "wrong", "uncheckable"];
export const VERDICT: Record<Verdict, string> = { right: "right", wrong: "wrong", uncheckable: "not checkable" };

export interface Check {
  layer: "quotes" | "numbers";
  at: TextSpan;
  /** null: not checked yet. */
  verdict: Verdict | null;
  note: string;
  /** A web address, or whatever tells where it was checked. */
  source: string;
}

/** A check by its layer and place. */
export const checkKey = (layer: string, { start, end }: TextSpan): string => `${layer} ${start} ${end}`;

/** The checks by their places. */
export const checksByPlace = (checks: readonly Check[]): ReadonlyMap<string, Check> => new Map(checks.map((check) => [checkKey(check.layer, check.at), check]));

/** Reads checks from a draft or a file; what is none is left out. */
export function readChecks(value: unknown, length: number): Check[] {
  if (!Array.isArray(value)) return [];
  return value.flatMap((one: Partial<Check> | null) => {
    const { start, end } = one?.at ?? ({} as Partial<TextSpan>);
    const placed = Number.isInteger(start) && Number.isInteger(end) && start! >= 0 && start! < end! && end! <= length;
    if (!one || !placed || (one.layer !== "quotes" && one.layer !== "numbers")) return [];
    const verdict = VERDICTS.includes(one.verdict as Verdict) ? (one.verdict as Verdict) : null;
    return [{ layer: one.layer, at: { start: start!, end: end! }, verdict, note: text(one.note), source: text(one.source) }];
  });
}

const text = (value: unknown): string => (typeof value === "string" ? value.slice(0, 10_000) : "");
