/**
 * The reader's own words as they are kept on this device: one record a word, so that two windows which both add to the
 * list do not overwrite each other. Other windows are told when it changes.
 */
import { openDB, type DBSchema, type IDBPDatabase } from "idb";
import { WORD_KINDS, type Word, type Words } from "./words.js";

interface Kept extends DBSchema {
  words: { key: string; value: Word };
}

const NAME = "newsgloss-words";

export class WordsStore {
  #db: Promise<IDBPDatabase<Kept> | null> | null = null;
  /** What is in the store. */
  #kept: Words = [];
  #writing: Promise<unknown> = Promise.resolve();
  readonly #others = typeof BroadcastChannel === "undefined" ? null : new BroadcastChannel(NAME);

  /** @param onChange Another window changed the list. */
  constructor(onChange: (words: Words) => void) {
    this.#others?.addEventListener("message", () => void this.open().then(onChange));
  }

  /** The list as it is kept; empty where the browser keeps nothing. */
  async open(): Promise<Words> {
    try {
      const db = await this.#opened();
      const all = (await db?.getAll("words")) ?? [];
      this.#kept = all.flatMap((one) => repaired(one) ?? []);
    } catch {
      // What cannot be read stays where it is.
    }
    return this.#kept;
  }

  /** Writes what of the list has changed; `false` where it could not be kept. */
  keep(words: Words): Promise<boolean> {
    const before = new Map(this.#kept.map((one) => [one.id, one]));
    const after = new Set(words.map(({ id }) => id));
    this.#kept = words;
    const written = this.#writing.then(async () => {
      const db = await this.#opened();
      if (!db) return false;
      const { store, done } = db.transaction("words", "readwrite");
      for (const id of before.keys()) if (!after.has(id)) void store.delete(id);
      for (const word of words) if (before.get(word.id) !== word) void store.put(word);
      await done;
      this.#others?.postMessage("changed");
      return true;
    });
    const safe = written.catch(() => false);
    this.#writing = safe;
    return safe;
  }

  #opened(): Promise<IDBPDatabase<Kept> | null> {
    return (this.#db ??= openDB<Kept>(NAME, 1, { upgrade: (db) => void db.createObjectStore("words", { keyPath: "id" }) }).catch(() => null));
  }
}

/** A word as it should be; null where it is none. */
function repaired({ id, kind, word, others, code }: Partial<Record<keyof Word, unknown>>): Word | null {
  if (typeof id !== "string" || typeof word !== "string" || !WORD_KINDS.includes(kind as never)) return null;
  return { id, kind: kind as Word["kind"], word, others: Array.isArray(others) ? others.filter((one) => typeof one === "string") : [], code: typeof code === "string" ? code : "" };
}
