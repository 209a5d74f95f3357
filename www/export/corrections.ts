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
  /** What else is known of a number: only what is given changes. */
  | { do: "number"; layer: "numbers"; at: TextSpan; set: NumberFields }
  /** Whether a quote was said, and how it is put. */
  | { do: "standing"; layer: "quotes"; at: TextSpan; speech: boolean; status: Quote["status"] }
  /** An actor is called otherwise. */
  | { do: "rename"; layer: "actors"; at: TextSpan; name: string }
  | { do: "rebound"; layer: Layer; at: TextSpan; to: TextSpan }
  /** Whose a quote is: a mention of the speaker, or nobody. */
  | { do: "speaker"; layer: "quotes"; at: TextSpan; mention: TextSpan | null }
  /** Two actors are one: that of the mention becomes that of the other mention. */
  | { do: "merge"; layer: "actors"; at: TextSpan; into: TextSpan }
  /** A mention is an actor of its own. */
  | { do: "split"; layer: "actors"; at: TextSpan }
  /** `into`: a mention of the actor that an added mention belongs to. */
  | { do: "add"; layer: Layer; at: TextSpan; kind: Kind; into?: TextSpan };

/** The fields of a number that can be corrected, as in the contract. */
export type NumberFields = Partial<Pick<Quantity, "value" | "low" | "high" | "from" | "unit" | "modifier" | "counted">>;

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
  const tests: Tests = {
    reject: () => true,
    split: () => true,
    relabel: ({ layer, kind }) => KINDS[layer].includes(kind),
    add: ({ layer, kind, into }) => KINDS[layer].includes(kind) && (into === undefined || span(into)),
    value: ({ layer, value }) => layer === "numbers" && (value === null || typeof value === "string"),
    number: ({ layer, set }) => layer === "numbers" && isNumberFields(set, span),
    standing: ({ layer, speech, status }) => layer === "quotes" && typeof speech === "boolean" && ["asserted", "negated", "possible"].includes(status),
    rename: ({ layer, name }) => layer === "actors" && typeof name === "string" && name.trim() !== "",
    rebound: ({ to }) => span(to),
    merge: ({ layer, into }) => layer === "actors" && span(into),
    speaker: ({ layer, mention }) => layer === "quotes" && (mention === null || span(mention)),
  };
  return value.filter((one: Correction | null) => one !== null && typeof one === "object" && Object.hasOwn(tests, one.do) && LAYERS.includes(one.layer) && span(one.at) && (tests[one.do] as (one: Correction) => boolean)(one)) as Correction[];
}

type Tests = { [Do in Correction["do"]]: (one: Extract<Correction, { do: Do }>) => boolean };

function isNumberFields(set: unknown, span: (one: unknown) => boolean): boolean {
  if (set === null || typeof set !== "object") return false;
  return Object.entries(set).every(([field, value]) => {
    if (field === "counted") return value === null || span(value);
    if (field === "modifier") return value === null || MODIFIERS.includes(value as never);
    return ["value", "low", "high", "from", "unit"].includes(field) && (value === null || (typeof value === "string" && value.length <= 100));
  });
}

export const MODIFIERS: readonly NonNullable<Quantity["modifier"]>[] = ["about", "at-least", "at-most", "more-than", "less-than"];

/** The kinds of each layer, in the order of the contract. */
export const KINDS: Record<Layer, readonly Kind[]> = {
  quotes: ["direct", "mixed", "indirect", "unattributed"],
  actors: ["person", "organization", "place", "group"],
  numbers: ["cardinal", "ordinal", "percent", "money", "measure", "date", "time", "duration"],
};
