/** The stories on the desk and their drafts: kept on this device, and nowhere else. */
import type { Annotations } from "../../annotations.js";
import { readAnnotations } from "../../export/check.js";
import { Corrections, readCorrections } from "./corrections.js";
import { SAMPLE } from "./sample.js";

export interface StoryState {
  title: string;
  text: string;
  /** ISO date that the reader gave; empty where the story's own serves. */
  publishedOn: string;
  source: string;
  corrections: Corrections;
  /** A result that came with the text: it holds until the text changes. */
  base: Annotations | null;
}

const KEY = "newsgloss-desk";
/** Browsers keep some five million characters for a page. */
const MOST = 2_000_000;
/** How long the reader must pause before the drafts are kept, in milliseconds. */
const PAUSE = 400;

export class Stories {
  list: StoryState[] = [];
  at = 0;
  #timer: ReturnType<typeof setTimeout> | undefined;

  /** `onKept` is told whether everything is kept on this device. */
  constructor(private readonly onKept: (kept: boolean) => void) {
    this.#restore();
    if (this.list.length === 0) this.list.push(newStory(SAMPLE));
    else onKept(true);
    this.at = Math.min(this.at, this.list.length - 1);
    // A page that goes keeps what it has.
    addEventListener("pagehide", () => this.#write());
  }

  get current(): StoryState {
    return this.list[this.at]!;
  }

  /** Whether the current story is the sample as it was. */
  get untouched(): boolean {
    return isUntouched(this.current);
  }

  /** Adds a story and makes it the current one; it takes the place of an empty one or of the untouched sample. */
  add(story: StoryState): void {
    const spare = this.list.findIndex((one) => isUntouched(one) || (one.text.trim() === "" && one.corrections.list.length === 0));
    if (spare >= 0) this.list[spare] = story;
    else this.list.push(story);
    this.at = spare >= 0 ? spare : this.list.length - 1;
    this.keep();
  }

  close(index: number): void {
    this.list.splice(index, 1);
    if (this.list.length === 0) this.list.push(newStory(""));
    if (this.at >= this.list.length || index < this.at) this.at = Math.max(0, this.at - 1);
    this.keep();
  }

  /** Keeps the drafts soon. */
  keep(): void {
    clearTimeout(this.#timer);
    this.#timer = setTimeout(() => this.#write(), PAUSE);
  }

  #write(): void {
    clearTimeout(this.#timer);
    const drafts = this.list.filter((one) => one.text.trim() !== "" && !isUntouched(one));
    const small = drafts.filter(({ text }) => text.length <= MOST / drafts.length || text.length < 50_000);
    try {
      if (small.length === 0) localStorage.removeItem(KEY);
      else localStorage.setItem(KEY, JSON.stringify({ at: Math.max(0, small.indexOf(this.current)), stories: small.map((story) => ({ ...story, corrections: story.corrections.list })) }));
      this.onKept(small.length === drafts.length);
    } catch {
      this.onKept(drafts.length === 0);
    }
  }

  #restore(): void {
    try {
      const kept = JSON.parse(localStorage.getItem(KEY) ?? "null") as { at: number; stories: Record<string, unknown>[] } | null;
      for (const one of kept?.stories ?? []) {
        const text = String(one["text"] ?? "");
        const base = one["base"] ? readAnnotations(one["base"], text.length) : null;
        this.list.push({ title: String(one["title"] ?? ""), text, publishedOn: String(one["publishedOn"] ?? ""), source: String(one["source"] ?? ""), corrections: new Corrections(readCorrections(one["corrections"], text.length), base !== null), base });
      }
      this.at = Number(kept?.at) || 0;
    } catch {
      // Without storage, or with a broken draft, the desk opens with the sample.
    }
  }
}

const isUntouched = ({ text, corrections }: StoryState): boolean => text === SAMPLE && corrections.list.length === 0;

export const newStory = (text: string, title = "", source = ""): StoryState => ({ title, text, publishedOn: "", source, corrections: new Corrections(), base: null });

/** What a story is called: its own title, or its first line. */
export const titleOf = ({ title, text }: Pick<StoryState, "title" | "text">): string => {
  const line = /\S[^\n]*/.exec(text.slice(0, 2000))?.[0].trim() ?? "";
  return title || (line.length > 60 ? `${line.slice(0, 60)}…` : line) || "New story";
};
