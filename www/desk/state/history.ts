/**
 * Everything that the reader did, one step after another, each of which can be taken back and done again. A step holds
 * what it changed and no more, so that a long story is not kept once for each letter typed into it.
 */
import { spliceList, splice, type Splice } from "./rebase.js";
import { newId, type StoryState } from "./story-state.js";
import type { Word, Words } from "./words.js";

export type Stories = readonly StoryState[];

/** All that a step can change. */
export interface OnDesk {
  readonly stories: Stories;
  readonly words: Words;
}

/** What a step did to one story, or to one of the reader's own words. */
export type Change =
  | { id: string; index: number; word: { before: Word | null; after: Word | null } }
  | { id: string; index: number; opened: StoryState }
  | { id: string; index: number; closed: StoryState }
  | { id: string; fields: Field[] };

type Field =
  | { field: "text"; is: Splice<string> }
  | { field: "corrections" | "checks"; is: Splice<readonly never[]> }
  | { field: "title" | "publishedOn" | "source" | "base"; before: unknown; after: unknown };

export interface Step {
  /** Its number, which no other step of this device has. */
  serial: string;
  /** What it is called in "Undone: …". */
  label: string;
  /** When it was made: letters typed without a pause are one step. */
  time: number;
  typing: boolean;
  changes: Change[];
}

/** Typing goes on where the next letter comes within this time, in milliseconds. */
const PAUSE = 1500;
/** A step of typing is at most this long: nobody wants a page of it gone at once. */
const LONGEST = 200;
/** How many steps can be taken back. */
const MOST = 500;

export class History {
  /** How many steps are done; those behind can be done again. */
  position: number;

  constructor(
    readonly steps: Step[] = [],
    position = steps.length,
  ) {
    this.position = Math.max(0, Math.min(steps.length, position));
  }

  get canUndo(): boolean {
    return this.position > 0;
  }

  get canRedo(): boolean {
    return this.position < this.steps.length;
  }

  /** The step that is taken back next. */
  get last(): Step | undefined {
    return this.steps[this.position - 1];
  }

  /** Remembers how the desk changed; false where it did not. */
  add(before: OnDesk, after: OnDesk, label: string, typing: boolean, time: number): boolean {
    const changes = changesOf(before, after);
    if (changes.length === 0) return false;
    this.steps.length = this.position;
    const { last } = this;
    if (typing && last?.typing && time - last.time < PAUSE && goesOn(last.changes, changes)) {
      // A step that has changed is another one, for whoever has kept it.
      this.steps[this.steps.length - 1] = { ...last, changes: changesOf(turn(before, last.changes, false), after), time };
    } else this.steps.push({ serial: newId(), label, time, typing, changes });
    if (this.steps.length > MOST) this.steps.splice(0, this.steps.length - MOST);
    this.position = this.steps.length;
    return true;
  }

  /** The desk before the last step; null where there is none. */
  undo(desk: OnDesk): (OnDesk & { step: Step }) | null {
    const step = this.last;
    if (!step) return null;
    this.position--;
    return { ...turn(desk, step.changes, false), step };
  }

  redo(desk: OnDesk): (OnDesk & { step: Step }) | null {
    const step = this.steps[this.position];
    if (!step) return null;
    this.position++;
    return { ...turn(desk, step.changes, true), step };
  }
}

/** The story that a step was about: what is shown once it is taken back or done again. */
export const storyOf = ({ changes }: Step, stories: Stories): string | null => changes.map(({ id }) => id).findLast((id) => stories.some((story) => story.id === id)) ?? null;

/** Where the text of a story changed with a step; null where it did not. */
export function textOf({ changes }: Step, id: string, forward: boolean): Splice<string> | null {
  const change = changes.find((one) => one.id === id && "fields" in one);
  const text = change && "fields" in change ? change.fields.find(({ field }) => field === "text") : undefined;
  if (!text || text.field !== "text") return null;
  return forward ? text.is : { from: text.is.from, removed: text.is.inserted, inserted: text.is.removed };
}

/** Whether an edit goes on with the typing of the step before, at the same place. */
function goesOn(last: readonly Change[], next: readonly Change[]): boolean {
  const [a, b] = [last[0], next[0]];
  if (last.length !== 1 || next.length !== 1 || !a || !b || !("fields" in a) || !("fields" in b) || a.id !== b.id) return false;
  const text = (fields: Field[]) => fields.flatMap((one) => (one.field === "text" ? [one.is] : []))[0];
  const [before, after] = [text(a.fields), text(b.fields)];
  if (!before || !after || before.inserted.length > LONGEST || before.removed.length > LONGEST) return false;
  if (after.inserted.includes("\n")) return false;
  const end = before.from + before.inserted.length;
  const typed = after.removed === "" && after.from === end && before.inserted !== "";
  const erased = after.inserted === "" && after.from + after.removed.length === end && after.from >= before.from;
  const erasing = after.inserted === "" && before.inserted === "" && (after.from + after.removed.length === before.from || after.from === before.from);
  return typed || erased || erasing;
}

function changesOf(before: OnDesk, after: OnDesk): Change[] {
  return [...storyChanges(before.stories, after.stories), ...(before.words === after.words ? [] : wordChanges(before.words, after.words))];
}

function wordChanges(before: Words, after: Words): Change[] {
  const [was, now] = [new Map(before.map((word) => [word.id, word])), new Map(after.map((word) => [word.id, word]))];
  // Taken out from the end and put in from the beginning, so that each index holds when it is reached.
  const gone = before.flatMap((word, index): Change[] => (now.has(word.id) ? [] : [{ id: word.id, index, word: { before: word, after: null } }])).reverse();
  const come = after.flatMap((word, index): Change[] => (was.get(word.id) === word ? [] : [{ id: word.id, index, word: { before: was.get(word.id) ?? null, after: word } }]));
  return [...gone, ...come];
}

function storyChanges(before: Stories, after: Stories): Change[] {
  const changes: Change[] = [];
  const now = new Map(after.map((story) => [story.id, story]));
  const was = new Map(before.map((story) => [story.id, story]));
  // Closed from the end and opened from the beginning, so that each index holds when it is reached.
  before.toReversed().forEach((story, at) => now.has(story.id) || changes.push({ id: story.id, index: before.length - 1 - at, closed: story }));
  after.forEach((story, index) => {
    const known = was.get(story.id);
    if (!known) changes.push({ id: story.id, index, opened: story });
    else if (known !== story) {
      const fields = fieldsOf(known, story);
      if (fields.length > 0) changes.push({ id: story.id, fields });
    }
  });
  return changes;
}

function fieldsOf(before: StoryState, after: StoryState): Field[] {
  const fields: Field[] = [];
  if (before.text !== after.text) fields.push({ field: "text", is: splice(before.text, after.text) });
  for (const field of ["corrections", "checks"] as const) if (before[field] !== after[field]) fields.push({ field, is: spliceList<unknown>(before[field], after[field]) as Splice<readonly never[]> });
  for (const field of ["title", "publishedOn", "source", "base"] as const) if (before[field] !== after[field]) fields.push({ field, before: before[field], after: after[field] });
  return fields;
}

/** The desk after some changes, or before them. */
function turn({ stories, words }: OnDesk, changes: readonly Change[], forward: boolean): OnDesk {
  const list = [...stories];
  let own = words;
  for (const change of forward ? changes : changes.toReversed()) {
    if ("word" in change) {
      own = turnWord(own, change, forward);
      continue;
    }
    const at = list.findIndex(({ id }) => id === change.id);
    if ("fields" in change) {
      if (at >= 0) list[at] = turnFields(list[at]!, change.fields, forward);
      continue;
    }
    const opens = "opened" in change === forward;
    if (!opens && at >= 0) list.splice(at, 1);
    else if (opens && at < 0) list.splice(Math.min(change.index, list.length), 0, "opened" in change ? change.opened : change.closed);
  }
  return { stories: list, words: own };
}

/** The list with one word as it was or became: what other windows did to the others meanwhile stays. */
function turnWord(words: Words, { id, index, word: { before, after } }: Extract<Change, { word: unknown }>, forward: boolean): Words {
  const word = forward ? after : before;
  const at = words.findIndex((one) => one.id === id);
  if (!word) return words.filter((one) => one.id !== id);
  return at >= 0 ? words.with(at, word) : words.toSpliced(Math.min(index, words.length), 0, word);
}

function turnFields(story: StoryState, fields: readonly Field[], forward: boolean): StoryState {
  const changed: Record<string, unknown> = { ...story };
  for (const one of fields) {
    if ("is" in one) {
      const { from, removed, inserted } = one.is;
      const [out, into] = forward ? [removed, inserted] : [inserted, removed];
      const whole = story[one.field];
      changed[one.field] = typeof whole === "string" ? whole.slice(0, from) + (into as string) + whole.slice(from + out.length) : [...whole.slice(0, from), ...(into as readonly never[]), ...whole.slice(from + out.length)];
    } else if ("after" in one) changed[one.field] = forward ? one.after : one.before;
  }
  return changed as unknown as StoryState;
}
