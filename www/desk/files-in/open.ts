/** Opens files as stories, tells what could not be opened, and knows those that are open already. */
import type { Actions } from "../page/actions.js";
import { newStory, titleOf, type StoryState } from "../state/story-state.js";
import { openFile, Refused, type Opened } from "./files.js";

export type Opening = Pick<Actions, "desk" | "notify" | "tell" | "set">;

export async function openFiles(page: Opening, files: readonly File[]): Promise<void> {
  const { desk } = page;
  const refused: { name: string; error: unknown }[] = [];
  const told: string[] = [];
  const opened: StoryState[] = [];
  let known: StoryState | null = null;
  for (const file of files) {
    try {
      const read = await openFile(file);
      const story = storyOf(read);
      if (read.told) told.push(`${file.name}: ${read.told}.`);
      const same = [...desk.stories, ...opened].find((one) => one.text === story.text && read.result === null);
      if (same) known = same;
      else opened.push(story);
    } catch (error) {
      refused.push({ name: file.name, error });
    }
  }
  if (opened.length > 0) {
    page.set({ side: "story", room: "story" });
    desk.open(opened, opened.length > 1 ? `${opened.length} stories opened` : `“${titleOf(opened[0]!)}” opened`);
    page.notify(opened.length > 1 ? `${opened.length} stories opened.` : `“${titleOf(opened[0]!)}” opened.`, true);
  } else if (known) {
    desk.choose(known.id);
    page.notify(`“${titleOf(known)}” is open already.`);
  }
  const message = [...reasons(refused), ...told].join(" ");
  if (message) setTimeout(() => page.tell(message));
}

function storyOf({ title, text, source, publishedOn, result }: Opened): StoryState {
  return newStory(text, { title, source, publishedOn, ...(result && { corrections: result.corrections, checks: result.checks ?? [], base: result.found }) });
}

/** One line for each reason. */
function reasons(refused: readonly { name: string; error: unknown }[]): string[] {
  const of = (reason: Refused["reason"]) => refused.flatMap(({ name, error }) => (error instanceof Refused && error.reason === reason ? [name] : [])).join(", ");
  const others = refused.flatMap(({ name, error }) => (error instanceof Refused ? (error.reason === "other" ? [`${name} ${error.message}`] : []) : [`Can't open ${name}: ${error instanceof Error ? error.message : String(error)}`]));
  const [kind, size, empty] = [of("kind"), of("size"), of("empty")];
  return [kind && `Can't open ${kind}. Copy the text and paste it here.`, size && `Can't open ${size}: larger than 20 MB. Split it and open the parts.`, empty && `${empty} has no text.`, ...others].filter(Boolean);
}
