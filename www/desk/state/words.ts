/** The reader's own words: names, verbs, units, and what is no name. They count in all stories. */
import type { ActorKind } from "../../annotations.js";
import type { OwnWords } from "../../own-words.js";

export type WordKind = ActorKind | "verb" | "unit" | "money" | "none";
export const WORD_KINDS: readonly WordKind[] = ["person", "organization", "place", "group", "verb", "unit", "money", "none"];

/** One entry of the list. Never changed in place. */
export interface Word {
  readonly id: string;
  readonly kind: WordKind;
  readonly word: string;
  /** A name's or a unit's other names, a verb's irregular forms. */
  readonly others: readonly string[];
  /** A name's country, a unit's code; else empty. */
  readonly code: string;
}

export type Words = readonly Word[];

/** The list as `load` takes it, in JSON; empty where there are no words. */
export function ownWords(words: Words): string {
  if (words.length === 0) return "";
  const inOrder = words.toSorted((a, b) => (a.word < b.word ? -1 : a.word > b.word ? 1 : 0));
  const of = (...kinds: WordKind[]) => inOrder.filter(({ kind }) => kinds.includes(kind));
  const own: OwnWords = {
    names: of("person", "organization", "place", "group").map(({ kind, word, others, code }) => ({ name: word, kind: kind as ActorKind, ...(code && { country: code }), aliases: others })),
    verbs: of("verb").map(({ word, others }) => ({ verb: word, forms: others })),
    units: of("unit", "money").map(({ kind, word, others, code }) => ({ name: word, code, money: kind === "money", aliases: others })),
    notNames: of("none").map(({ word }) => word),
  };
  return JSON.stringify(own);
}
