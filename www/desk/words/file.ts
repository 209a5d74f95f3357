/** The reader's own words as a file, in the form that the package's `load` takes, and back. */
import { newId } from "../state/story-state.js";
import { ownWords, WORD_KINDS, type Word, type WordKind, type Words } from "../state/words.js";
import { Known, faultOf, tidy } from "./entry.js";

export const FILE = "newsgloss-words.json";

export const toFile = (words: Words): string => JSON.stringify(JSON.parse(ownWords(words) || "{}"), null, 2);

export interface Imported {
  words: Words;
  added: number;
  replaced: number;
  /** What could not be taken, a sentence each. */
  left: string[];
}

/** The list with the words of a file; null where it is no such file. */
export function fromFile(text: string, words: Words): Imported | null {
  let told: unknown;
  try {
    told = JSON.parse(text);
  } catch {
    return null;
  }
  if (!isObject(told) || !["names", "verbs", "units", "notNames"].some((name) => Array.isArray(field(told, name)))) return null;
  const list = [...words];
  const known = new Known(words);
  const imported = { added: 0, replaced: 0, left: [] as string[] };
  for (const one of entries(told)) {
    const same = known.same(one);
    const entry = same ? { ...one, id: same.id } : one;
    const fault = faultOf(entry) || known.against(entry);
    if (fault) {
      imported.left.push(fault);
      continue;
    }
    known.add(entry);
    if (same) list[list.findIndex(({ id }) => id === same.id)] = entry;
    else list.push(entry);
    imported[same ? "replaced" : "added"]++;
  }
  return { words: list, ...imported };
}

function entries(told: object): Word[] {
  const list = (name: string): unknown[] => (Array.isArray(field(told, name)) ? (field(told, name) as unknown[]) : []);
  const entry = (kind: WordKind, word: unknown, others: unknown, code: unknown): Word => ({
    id: newId(),
    kind,
    word: string(word),
    others: Array.isArray(others) ? [...new Set(others.map(string))].filter((one) => one !== "" && one !== string(word)) : [],
    code: string(code),
  });
  return [
    ...list("names").map((one) => entry(kindOf(field(one, "kind")), field(one, "name"), field(one, "aliases"), field(one, "country"))),
    ...list("verbs").map((one) => (typeof one === "string" ? entry("verb", one, [], "") : entry("verb", field(one, "verb"), field(one, "forms"), ""))),
    ...list("units").map((one) => entry(field(one, "money") === true ? "money" : "unit", field(one, "name"), field(one, "aliases"), field(one, "code"))),
    ...list("notNames").map((one) => entry("none", one, [], "")),
  ];
}

const isObject = (value: unknown): value is object => typeof value === "object" && value !== null;
const field = (value: unknown, name: string): unknown => (isObject(value) && Object.hasOwn(value, name) ? (value as Record<string, unknown>)[name] : undefined);
const string = (value: unknown): string => (typeof value === "string" ? tidy(value) : "");
/** A name of no kind, or of one that there is not, is a person's. */
const kindOf = (kind: unknown): WordKind => (WORD_KINDS.slice(0, 4).includes(kind as WordKind) ? (kind as WordKind) : "person");
