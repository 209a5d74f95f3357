/** A story on the desk: never changed in place, so that what was can be compared and brought back. */
import type { Annotations } from "../../annotations.js";
import type { Check } from "../../export/checks.js";
import type { Correction } from "../../export/corrections.js";
import { SAMPLE } from "./sample.js";

export interface StoryState {
  readonly id: string;
  readonly title: string;
  readonly text: string;
  /** ISO date that the reader gave; empty where the story's own serves. */
  readonly publishedOn: string;
  readonly source: string;
  readonly corrections: readonly Correction[];
  readonly checks: readonly Check[];
  /** A result that came with the text: it holds until the text changes. */
  readonly base: Annotations | null;
}

export const newStory = (text: string, rest: Partial<StoryState> = {}): StoryState => ({ id: newId(), title: "", text, publishedOn: "", source: "", corrections: [], checks: [], base: null, ...rest });

/** Whether a story is the sample as it was. */
export const isUntouched = ({ text, corrections, checks }: StoryState): boolean => text === SAMPLE && corrections.length + checks.length === 0;

/** Whether another story may take this one's place. */
export const isSpare = (story: StoryState): boolean => isUntouched(story) || (story.text.trim() === "" && story.corrections.length === 0);

/** What a story is called: its own title, or its first line. */
export const titleOf = ({ title, text }: Pick<StoryState, "title" | "text">): string => {
  const line = /\S[^\n]*/.exec(text.slice(0, 2000))?.[0].trim() ?? "";
  return title || (line.length > 60 ? `${line.slice(0, 60)}…` : line) || "New story";
};

/** Where pages have no secure context, `crypto.randomUUID` is not there. */
export const newId = (): string => Array.from(crypto.getRandomValues(new Uint8Array(12)), (byte) => byte.toString(16).padStart(2, "0")).join("");
