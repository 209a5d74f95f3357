/**
 * The desk as it is kept on this device, in IndexedDB: one record a story and one a step, so that nothing is written
 * anew but what has changed, and no draft stands in the way of another. Each window has a desk of its own; what a closed
 * window left comes to the next that opens.
 */
import { openDB, type DBSchema, type IDBPDatabase } from "idb";
import { readAnnotations } from "../../export/check.js";
import { readChecks } from "../../export/checks.js";
import { readCorrections } from "../../export/corrections.js";
import { History, type Step, type Stories } from "./history.js";
import { isUntouched, newId, type StoryState } from "./story-state.js";
import { alive, ownDesk } from "./windows.js";

interface Desk {
  id: string;
  order: string[];
  current: string;
  position: number;
}

interface Kept extends DBSchema {
  desks: { key: string; value: Desk };
  stories: { key: string; value: StoryState & { desk: string }; indexes: { desk: string } };
  steps: { key: [string, string]; value: Step & { desk: string; order: number }; indexes: { desk: string } };
}

export interface Restored {
  stories: StoryState[];
  current: string;
  history: History;
}

/** Whether everything is kept, and where not, why. */
export type Keeping = "kept" | "nothing" | "blocked" | "full" | "failed";

const NAME = "newsgloss-desk";
/** What the page could not put into the store before it went. */
const UNSAVED = "newsgloss-unsaved-";
/** Where drafts were kept before there was a store. */
const OLD = "newsgloss-desk";
/** What goes into `UNSAVED` at most: browsers keep some five million characters. */
const MOST_UNSAVED = 2_000_000;

export class Drafts {
  #db: IDBPDatabase<Kept> | null = null;
  #desk = "";
  /** What is in the store. */
  #stories = new Map<string, StoryState>();
  #steps = new Map<string, Step>();
  #writing: Promise<void> = Promise.resolve();
  #next: { stories: Stories; current: string; history: History } | null = null;

  constructor(private readonly onKeeping: (keeping: Keeping) => void) {}

  /** What is kept for this window; null where nothing is. */
  async open(): Promise<Restored | null> {
    this.#desk = await ownDesk();
    try {
      this.#db = await openDB<Kept>(NAME, 1, {
        upgrade(db) {
          db.createObjectStore("desks", { keyPath: "id" });
          db.createObjectStore("stories", { keyPath: "id" }).createIndex("desk", "desk");
          db.createObjectStore("steps", { keyPath: ["desk", "serial"] }).createIndex("desk", "desk");
        },
      });
    } catch {
      this.onKeeping("blocked");
      return fromString(OLD);
    }
    const kept = (await this.#load(this.#desk)) ?? (await this.#adopt());
    const [old, left] = [fromString(OLD), await fromUnsaved(this.#desk)];
    const all = [old, ...left.map(({ desk }) => desk)].reduce<Restored | null>((all, one) => (one ? joined(all, one) : all), kept);
    if (!all) return null;
    if (!old && left.length === 0) this.onKeeping("kept");
    else {
      // What was typed last is a step, too.
      all.history.add({ stories: kept?.stories ?? [], words: [] }, { stories: all.stories, words: [] }, "Editing", false, Date.now());
      this.keep(all.stories, all.current, all.history);
      void this.settled().then((safe) => safe && [OLD, ...left.map(({ key }) => key)].forEach(remove));
    }
    return all;
  }

  /** Keeps the desk as it is now, once what is being written is written. */
  keep(stories: Stories, current: string, history: History): void {
    const waits = this.#next !== null;
    this.#next = { stories, current, history };
    if (!waits) this.#writing = this.#writing.then(() => this.#write());
  }

  /** Whether all is in the store, once it is. */
  async settled(): Promise<boolean> {
    await this.#writing;
    return this.#db !== null && this.#next === null;
  }

  /** The page goes: what the store may not get any more is put where it takes no time. */
  leave(stories: Stories): void {
    const unsaved = stories.filter((story) => !isUntouched(story) && story.text.trim() !== "" && this.#stories.get(story.id) !== story);
    const size = unsaved.reduce((sum, { text }) => sum + text.length, 0);
    if (unsaved.length === 0 || size > MOST_UNSAVED) return;
    try {
      localStorage.setItem(UNSAVED + this.#desk, JSON.stringify({ stories: unsaved }));
    } catch {
      // Without room there it has to be in the store already.
    }
  }

  /** Forgets all that this site keeps on this device. */
  async forget(): Promise<void> {
    await this.#writing;
    this.#stories.clear();
    this.#steps.clear();
    if (this.#db) for (const store of ["desks", "stories", "steps"] as const) await this.#db.clear(store);
    try {
      for (const key of Object.keys(localStorage)) if (key.startsWith("newsgloss-")) localStorage.removeItem(key);
    } catch {
      // Nothing is kept there, then.
    }
  }

  async #load(id: string): Promise<Restored | null> {
    const db = this.#db!;
    const [desk, stories, steps] = await Promise.all([db.get("desks", id), db.getAllFromIndex("stories", "desk", id), db.getAllFromIndex("steps", "desk", id)]);
    if (!desk && stories.length === 0) return null;
    const order = new Map((Array.isArray(desk?.order) ? desk.order : []).map((story, at) => [story, at]));
    const place = ({ id }: StoryState) => order.get(id) ?? Infinity;
    const list = stories.map((story) => repaired(story)).sort((a, b) => place(a) - place(b));
    // What is read as it was written is known to be there.
    for (const story of list) this.#stories.set(story.id, story);
    const known = steps.sort((a, b) => a.order - b.order).filter(({ changes }) => Array.isArray(changes));
    for (const step of known) this.#steps.set(step.serial, step);
    return { stories: list, current: String(desk?.current ?? ""), history: new History(known, Number.isInteger(desk?.position) ? desk!.position : known.length) };
  }

  /** Takes over what windows that are closed have left. */
  async #adopt(): Promise<Restored | null> {
    const db = this.#db!;
    const open = await alive();
    const left = [...new Set([...(await db.getAllKeys("desks")), ...(await db.getAll("stories")).map(({ desk }) => desk)])].filter((id) => !open.has(id));
    let all: Restored | null = null;
    for (const id of left) {
      const one = await this.#load(id);
      if (one) all = joined(all, one);
    }
    if (!all) return null;
    const transaction = db.transaction(["desks", "stories", "steps"], "readwrite");
    for (const id of left) {
      void transaction.objectStore("desks").delete(id);
      for (const key of await transaction.objectStore("steps").index("desk").getAllKeys(id)) void transaction.objectStore("steps").delete(key);
    }
    all.stories.forEach((story) => void transaction.objectStore("stories").put({ ...story, desk: this.#desk }));
    all.history.steps.forEach((step, order) => void transaction.objectStore("steps").put({ ...step, desk: this.#desk, order: step.time + order / 1000 }));
    void transaction.objectStore("desks").put({ id: this.#desk, order: all.stories.map(({ id }) => id), current: all.current, position: all.history.position });
    await transaction.done;
    return all;
  }

  async #write(): Promise<void> {
    const next = this.#next;
    this.#next = null;
    if (!next) return;
    const drafts = next.stories.filter((story) => !isUntouched(story));
    if (!this.#db) return;
    try {
      const transaction = this.#db.transaction(["desks", "stories", "steps"], "readwrite");
      const [desks, stories, steps] = [transaction.objectStore("desks"), transaction.objectStore("stories"), transaction.objectStore("steps")];
      const work: Promise<unknown>[] = [];
      for (const story of drafts) if (this.#stories.get(story.id) !== story) work.push(stories.put({ ...story, desk: this.#desk }));
      const ids = new Set(drafts.map(({ id }) => id));
      for (const id of this.#stories.keys()) if (!ids.has(id)) work.push(stories.delete(id));
      const serials = new Set(next.history.steps.map(({ serial }) => serial));
      next.history.steps.forEach((step, order) => this.#steps.get(step.serial) !== step && work.push(steps.put({ ...step, desk: this.#desk, order: step.time + order / 1000 })));
      for (const serial of this.#steps.keys()) if (!serials.has(serial)) work.push(steps.delete([this.#desk, serial]));
      work.push(desks.put({ id: this.#desk, order: drafts.map(({ id }) => id), current: next.current, position: next.history.position }));
      await Promise.all([...work, transaction.done]);
      this.#stories = new Map(drafts.map((story) => [story.id, story]));
      this.#steps = new Map(next.history.steps.map((step) => [step.serial, step]));
      this.onKeeping(drafts.length > 0 ? "kept" : "nothing");
    } catch (error) {
      this.#next ??= next;
      this.onKeeping(error instanceof DOMException && error.name === "QuotaExceededError" ? "full" : "failed");
      this.#next = null;
    }
  }
}

/** Two desks as one: the stories of both, and the steps of both by their time. */
function joined(first: Restored | null, second: Restored): Restored {
  if (!first) return second;
  const known = new Map(first.stories.map((story) => [story.id, story]));
  // A story that both have is the later one's.
  const stories = [...first.stories.map((story) => second.stories.find(({ id }) => id === story.id) ?? story), ...second.stories.filter(({ id }) => !known.has(id))];
  const done = ({ history }: Restored) => history.steps.slice(0, history.position);
  const steps = second.history.steps.length === 0 ? first.history : new History([...done(first), ...done(second)].sort((a, b) => a.time - b.time));
  return { stories, current: second.current || first.current, history: steps };
}

/** A story as it should be, whatever of it was kept. */
function repaired(kept: Partial<Record<keyof StoryState, unknown>>): StoryState {
  const string = (value: unknown) => (typeof value === "string" ? value : "");
  const text = string(kept.text);
  return {
    id: string(kept.id) || newId(),
    title: string(kept.title),
    text,
    publishedOn: /^\d{4}-\d\d-\d\d$/.test(string(kept.publishedOn)) ? string(kept.publishedOn) : "",
    source: string(kept.source),
    corrections: readCorrections(kept.corrections, text.length),
    checks: readChecks(kept.checks, text.length),
    base: kept.base ? readAnnotations(kept.base, text.length) : null,
  };
}

/** What windows that are closed, and this one before it was loaded anew, could not put into the store. */
async function fromUnsaved(own: string): Promise<{ key: string; desk: Restored }[]> {
  const open = await alive();
  try {
    return Object.keys(localStorage).flatMap((key) => {
      const name = key.startsWith(UNSAVED) ? key.slice(UNSAVED.length) : "";
      const desk = name && (name === own || !open.has(name)) ? fromString(key) : null;
      return desk ? [{ key, desk }] : [];
    });
  } catch {
    return [];
  }
}

/** Stories that were kept in one string, as an earlier version did. What cannot be read as such is a story itself: nothing is thrown away. */
function fromString(key: string): Restored | null {
  let raw: string | null = null;
  try {
    raw = localStorage.getItem(key);
    if (raw === null) return null;
    const { stories, at } = JSON.parse(raw) as { stories: Partial<StoryState>[]; at?: number };
    const list = stories.filter((one) => typeof one?.text === "string").map(repaired);
    return list.length > 0 ? { stories: list, current: list[at ?? list.length - 1]?.id ?? "", history: new History() } : null;
  } catch {
    return raw?.trim() ? { stories: [repaired({ title: "Recovered draft", text: raw })], current: "", history: new History() } : null;
  }
}

function remove(key: string): void {
  try {
    localStorage.removeItem(key);
  } catch {
    // It is not there, then.
  }
}
