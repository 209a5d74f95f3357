/** An entry of the reader's own words as it is typed: read, and what is wrong with it. */
import { newId } from "../state/story-state.js";
import type { Word, WordKind, Words } from "../state/words.js";

/** What the fields of the form hold. */
export interface Typed {
  kind: WordKind;
  word: string;
  others: string;
  code: string;
}

export const BLANK: Typed = { kind: "person", word: "", others: "", code: "" };

export const isName = (kind: WordKind): boolean => kind === "person" || kind === "organization" || kind === "place" || kind === "group";

/** What the fields beside the word are called for a kind of entry; null where it has none. */
export function fieldsOf(kind: WordKind): { others: string | null; code: string | null } {
  if (kind === "none") return { others: null, code: null };
  if (kind === "verb") return { others: "Irregular forms (spoke, spoken)", code: null };
  if (kind === "unit") return { others: "Other forms (sack, bags)", code: "Code in exports (km)" };
  if (kind === "money") return { others: "Other forms (pound, £)", code: "Currency code (GBP)" };
  return { others: "Other names, parted by commas", code: "Country code (FR)" };
}

/** Words with one space between them, and no signs that nobody sees. */
export const tidy = (words: string): string => words.replace(/[\s\p{Cf}]+/gu, " ").trim();

/** The entry that the fields tell. */
export function entryOf({ kind, word, others, code }: Typed, id = newId()): Word {
  const has = fieldsOf(kind);
  const list = has.others === null ? [] : others.split(/[,;\n]/).map(tidy).filter(Boolean);
  const told = has.code === null ? "" : tidy(code);
  return { id, kind, word: tidy(word), others: [...new Set(list)].filter((one) => one !== tidy(word)), code: kind === "unit" ? told : told.toUpperCase() };
}

export const typedOf = ({ kind, word, others, code }: Word): Typed => ({ kind, word, others: others.join(", "), code });

/** What is wrong with an entry by itself, in a sentence; empty where nothing is. */
export function faultOf({ kind, word, others, code }: Word): string {
  if (word === "") return "Type the word first.";
  const phrases = [word, ...others];
  const odd = phrases.find((one) => !/[\p{L}\p{N}]/u.test(one));
  if (odd !== undefined) return `“${odd}” has no letter.`;
  if (kind === "verb") {
    const several = phrases.find((one) => !/^[\p{Alphabetic}'-]+$/u.test(one));
    if (several !== undefined) return `“${several}” is not a single word. Give the plain form of the verb, such as “post”.`;
  }
  if (kind === "unit" && code === "") return "Give the unit's code, such as km. It stands in every export.";
  if (kind === "money" && !/^[A-Z]{3}$/.test(code)) return "Give the currency's code: three letters, such as USD.";
  if (isName(kind) && code !== "" && !/^[A-Z]{2}$/.test(code)) return "Give the country's code: two letters, such as FR.";
  return "";
}

/** What an entry means in the list: two entries of one sphere cannot have the same words. */
const sphere = (kind: WordKind): string => (kind === "verb" ? "verb" : kind === "unit" || kind === "money" ? "unit" : "name");

/** Words of a sphere as the annotator tells them apart: that a word has capitals counts, which letters have them does not; signs are words. */
const keyOf = (kind: WordKind, phrase: string): string => {
  const words = tidy(phrase.replaceAll("’", "'")).split(" ").map((word) => (word === word.toLowerCase() ? word : `^${word.toLowerCase()}`));
  return `${sphere(kind)} ${tidy(words.join(" ").replace(/[^\p{L}\p{M}\p{N}\s]/gu, " $& "))}`;
};

/** The words of a list, each with its entry. */
export class Known {
  readonly #by = new Map<string, Word>();

  constructor(words: Words = []) {
    for (const word of words) this.add(word);
  }

  add(entry: Word): void {
    for (const phrase of [entry.word, ...entry.others]) this.#by.set(keyOf(entry.kind, phrase), entry);
  }

  /** The entry of the same word. */
  same({ kind, word }: Word): Word | undefined {
    const known = this.#by.get(keyOf(kind, word));
    return known?.word === word ? known : undefined;
  }

  /** What stands against an entry beside the others, in a sentence; empty where nothing does. */
  against(entry: Word): string {
    for (const phrase of [entry.word, ...entry.others]) {
      const known = this.#by.get(keyOf(entry.kind, phrase));
      if (known && known.id !== entry.id) return `“${phrase}” is in your list already${known.word === phrase ? "" : `, under “${known.word}”`}.`;
    }
    return "";
  }
}
