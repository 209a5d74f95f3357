/** The desk: its stories, which of them shows, and all that was done. Whoever shows it listens. */
import type { Correction } from "../../export/corrections.js";
import type { Check } from "../../export/checks.js";
import { Drafts, type Keeping } from "./drafts.js";
import { History, storyOf, textOf, type OnDesk, type Stories } from "./history.js";
import { rebase, splice, type Splice } from "./rebase.js";
import { SAMPLE } from "./sample.js";
import { isSpare, newStory, type StoryState } from "./story-state.js";
import type { Words } from "./words.js";
import { WordsStore } from "./words-store.js";

/** How long typing must rest until it is kept, in milliseconds. */
const PAUSE = 300;

/** What a change was: who shows the text wants to know where it changed. */
export interface Changed {
  /** Another story shows than before. */
  story: boolean;
  /** Where the text of the story that shows changed; null where it did not, or was typed and shows already. */
  text: Splice<string> | null;
}

export class Desk {
  stories: Stories = [newStory(SAMPLE)];
  /** The reader's own words, which count in all stories. */
  words: Words = [];
  #current = this.stories[0]!.id;
  #history = new History();
  #timer: ReturnType<typeof setTimeout> | undefined;
  readonly #drafts: Drafts;
  readonly #wordsStore: WordsStore;

  constructor(
    private readonly onChange: (changed: Changed) => void,
    private readonly onKeeping: (keeping: Keeping) => void,
  ) {
    this.#drafts = new Drafts(onKeeping);
    this.#wordsStore = new WordsStore((words) => {
      this.words = words;
      this.onChange({ story: false, text: null });
    });
    addEventListener("pagehide", () => this.#leave());
    document.addEventListener("visibilitychange", () => document.visibilityState === "hidden" && this.#leave());
  }

  /** Brings back what is kept. */
  async restore(): Promise<void> {
    const [kept, words] = await Promise.all([this.#drafts.open(), this.#wordsStore.open()]);
    this.words = words;
    if (!kept || kept.stories.length === 0) return;
    this.stories = kept.stories;
    this.#current = kept.stories.some(({ id }) => id === kept.current) ? kept.current : kept.stories[0]!.id;
    this.#history = kept.history;
  }

  get current(): StoryState {
    return this.stories.find(({ id }) => id === this.#current) ?? this.stories[0]!;
  }

  get canUndo(): boolean {
    return this.#history.canUndo;
  }

  get canRedo(): boolean {
    return this.#history.canRedo;
  }

  /** What is taken back next, in words. */
  get undoes(): string {
    return this.#history.last?.label ?? "";
  }

  /** Shows another story. */
  choose(id: string): void {
    if (id === this.#current) return;
    this.#current = id;
    this.#keep(0);
    this.onChange({ story: true, text: null });
  }

  /** The reader typed: the text shows already. */
  type(text: string): void {
    const { current } = this;
    if (text === current.text) return;
    this.#put(this.#edited(current, splice(current.text, text), text), "Typing", true);
  }

  /** Puts text in the place of another. */
  edit(from: number, to: number, inserted: string, label: string): void {
    const { current } = this;
    const edit = { from, removed: current.text.slice(from, to), inserted };
    const whole = current.text.slice(0, from) + inserted + current.text.slice(to);
    this.#put(this.#edited(current, edit, whole), label, false, edit);
  }

  /** Puts another story in the place of the one that shows. */
  replace(story: StoryState, label: string): void {
    this.#commit({ stories: this.stories.map((one) => (one.id === this.current.id ? story : one)) }, story.id, label, false, { story: true, text: null });
  }

  /** Opens stories, the first in the place of the sample or of an empty one; the last one shows. */
  open(opened: readonly StoryState[], label: string): void {
    if (opened.length === 0) return;
    const list = [...this.stories];
    for (const story of opened) {
      const spare = list.findIndex(isSpare);
      if (spare >= 0) list[spare] = story;
      else list.push(story);
    }
    this.#commit({ stories: list }, opened.at(-1)!.id, label, false, { story: true, text: null });
  }

  close(id: string, label: string): void {
    const at = this.stories.findIndex((story) => story.id === id);
    const left = this.stories.filter((story) => story.id !== id);
    const list = left.length > 0 ? left : [newStory("")];
    const next = id === this.#current || left.length === 0 ? list[Math.min(Math.max(0, at), list.length - 1)]!.id : this.#current;
    this.#commit({ stories: list }, next, label, false, { story: next !== this.#current, text: null });
  }

  correct(made: readonly Correction[], label: string): void {
    this.set({ corrections: [...this.current.corrections, ...made] }, label);
  }

  /** Puts checks of the story in the place of those of the same marks. */
  check(checks: readonly Check[], label: string): void {
    this.set({ checks }, label);
  }

  /** Changes what is known of the story beside its text. */
  set(fields: Partial<Pick<StoryState, "title" | "publishedOn" | "source" | "corrections" | "checks">>, label: string): void {
    this.#put({ ...this.current, ...fields }, label, false);
  }

  /** Puts other own words in the place of the list. */
  own(words: Words, label: string): void {
    this.#commit({ words }, this.#current, label, false, { story: false, text: null });
  }

  /** Takes the last step back and tells what it was; null where there is none. */
  undo(): string | null {
    return this.#turn(false);
  }

  redo(): string | null {
    return this.#turn(true);
  }

  /** Forgets all that is kept on this device, and what is on the desk. */
  async forget(): Promise<void> {
    clearTimeout(this.#timer);
    this.stories = [newStory(SAMPLE)];
    this.#current = this.stories[0]!.id;
    this.#history = new History();
    this.words = [];
    await Promise.all([this.#drafts.forget(), this.#wordsStore.keep([])]);
    this.onChange({ story: true, text: null });
  }

  #turn(forward: boolean): string | null {
    const turned = forward ? this.#history.redo(this) : this.#history.undo(this);
    if (!turned) return null;
    const before = this.#current;
    this.stories = turned.stories;
    this.#putWords(turned.words);
    const shown = storyOf(turned.step, this.stories);
    if (shown || !this.stories.some(({ id }) => id === before)) this.#current = shown ?? this.stories[0]!.id;
    this.#keep(0);
    this.onChange({ story: this.#current !== before, text: textOf(turned.step, this.#current, forward) });
    return turned.step.label;
  }

  #edited(story: StoryState, edit: Splice<string>, text: string): StoryState {
    return { ...story, text, base: null, corrections: rebase(story.corrections, edit), checks: rebase(story.checks, edit) };
  }

  #put(story: StoryState, label: string, typing: boolean, text: Splice<string> | null = null): void {
    this.#commit({ stories: this.stories.map((one) => (one.id === story.id ? story : one)) }, this.current.id, label, typing, { story: false, text });
  }

  #commit(after: Partial<OnDesk>, current: string, label: string, typing: boolean, changed: Changed): void {
    const { stories = this.stories, words = this.words } = after;
    if (!this.#history.add(this, { stories, words }, label, typing, Date.now())) return;
    this.stories = stories;
    this.#putWords(words);
    this.#current = current;
    this.#keep(typing ? PAUSE : 0);
    this.onChange(changed);
  }

  #putWords(words: Words): void {
    if (words === this.words) return;
    this.words = words;
    void this.#wordsStore.keep(words).then((kept) => kept || this.onKeeping("failed"));
  }

  #keep(pause: number): void {
    clearTimeout(this.#timer);
    const keep = () => {
      this.#timer = undefined;
      this.#drafts.keep(this.stories, this.#current, this.#history);
    };
    if (pause === 0) keep();
    else this.#timer = setTimeout(keep, pause);
  }

  #leave(): void {
    if (this.#timer !== undefined) this.#keep(0);
    this.#drafts.leave(this.stories);
  }
}
