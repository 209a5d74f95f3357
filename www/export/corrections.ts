/** What a reader corrects: the strokes, as they stand in drafts and in every export, and the rules of marks that they made. */
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
