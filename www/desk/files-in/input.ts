/** How a story comes onto the desk: typed, pasted, dropped, chosen. */
import type { TextSpan } from "../../annotations.js";
import { Corrections } from "../state/corrections.js";
import { byId } from "../page/dom.js";
import { openFile } from "./files.js";
import type { Marker } from "../story/marker.js";
import { fromFragment } from "./rich-text.js";
import { newStory, type Stories, type StoryState } from "../state/stories.js";
import type { Story } from "../story/story.js";

export interface Desk {
  story: Story;
  stories: Stories;
  changed(): void;
  open(): Promise<void>;
  replace(state: StoryState): Promise<void>;
  undoText(): boolean;
  inspect(at: number, box: DOMRect | null): boolean;
  marker: Marker;
  closeAll(): void;
  say(message: string): void;
  tell(message: string): void;
}

/** The browser's own editing keeps its undo, but takes seconds for a whole story: what is inserted is at most this long. */
const SHORT = 2000;
/** And what is deleted. */
const LARGE = 50_000;
/** What is pasted into the untouched sample and is as long as this, or has several lines, is a story of its own. */
const STORY = 200;
const ARROWS = ["ArrowLeft", "ArrowRight", "ArrowUp", "ArrowDown", "Home", "End"];

export function wireInput(desk: Desk): void {
  const { story, marker } = desk;
  story.element.addEventListener("input", desk.changed);
  story.element.addEventListener("paste", (event) => {
    event.preventDefault();
    void paste(desk, event.clipboardData);
  });
  // The browser would break the line wherever a block of the page ends.
  story.element.addEventListener("copy", (event) => copy(desk, event));
  story.element.addEventListener("cut", (event) => {
    const span = copy(desk, event);
    if (span && span.end - span.start >= LARGE) void put(desk, "", span);
    else if (span) document.execCommand("delete");
  });
  story.element.addEventListener("beforeinput", (event) => {
    const span = story.selection();
    const typed = event.inputType === "insertText" ? event.data : event.inputType.startsWith("delete") ? "" : event.inputType.startsWith("insert") ? "\n" : null;
    if (!span || span.end - span.start < LARGE || typed === null || event.isComposing || event.defaultPrevented) return;
    event.preventDefault();
    void put(desk, typed ?? "", span);
  });
  story.element.addEventListener("dragstart", ({ dataTransfer }) => {
    const span = story.selection();
    if (span && dataTransfer) dataTransfer.setData("text/plain", story.text.slice(span.start, span.end));
  });
  story.element.addEventListener("click", (event) => {
    const at = story.caret();
    if (at !== null && !marker.asking && document.getSelection()?.isCollapsed) desk.inspect(at, new DOMRect(event.clientX, event.clientY - 10, 1, 20));
  });
  story.element.addEventListener("keyup", (event) => {
    if (!ARROWS.includes(event.key)) return;
    const at = story.caret();
    if (event.shiftKey) marker.follow();
    else if (at !== null && !marker.asking) desk.inspect(at, story.box({ start: at, end: at }));
  });
  let selecting = true;
  addEventListener("pointerdown", ({ target }) => {
    selecting = story.element.contains(target as Node);
    if (!selecting && !marker.asking && !marker.holds(target as Node)) marker.hide();
  });
  addEventListener("pointerup", () => {
    if (!selecting) return;
    // The selection is that of the click only afterwards.
    setTimeout(() => marker.follow());
  });
  addEventListener("keydown", (event) => {
    const undo = (event.ctrlKey || event.metaKey) && !event.shiftKey && event.key.toLowerCase() === "z";
    const field = event.target instanceof HTMLInputElement;
    if (undo && !field && desk.undoText()) event.preventDefault();
    else if (event.key === "Enter" && event.target === story.element && marker.accept()) event.preventDefault();
    else if (event.key === "Escape") desk.closeAll();
  });
  addEventListener("dragover", (event) => event.preventDefault());
  addEventListener("drop", (event) => {
    const data = event.dataTransfer;
    if (!data || (data.files.length === 0 && story.element.contains(event.target as Node))) return;
    event.preventDefault();
    void take(desk, data.files);
  });
  byId<HTMLInputElement>("file").addEventListener("change", ({ target }) => {
    const input = target as HTMLInputElement;
    void take(desk, input.files).then(() => (input.value = ""));
  });
}

/** Copies the selected text as it is, and gives its place; null where nothing is selected. */
function copy({ story }: Desk, event: ClipboardEvent): TextSpan | null {
  const span = story.selection();
  if (!span || span.start === span.end || !event.clipboardData) return null;
  event.clipboardData.setData("text/plain", story.text.slice(span.start, span.end));
  event.preventDefault();
  return span;
}

/** The text of what was copied, never its markup. */
async function paste(desk: Desk, data: DataTransfer | null): Promise<void> {
  const { story, stories } = desk;
  const html = data?.getData("text/html");
  const text = (html ? fromFragment(html).replace(/\n$/, "") : data?.getData("text/plain"))?.replace(/\r\n?/g, "\n");
  if (!text) return;
  const own = stories.untouched && (text.length >= STORY || text.trim().includes("\n"));
  const { length } = story.text;
  const place = own ? { start: 0, end: length } : (story.selection() ?? { start: length, end: length });
  if (text.length < SHORT && place.end - place.start < LARGE && !own) return void document.execCommand("insertText", false, text);
  await put(desk, text, place);
  desk.say("The story is pasted. Ctrl+Z brings the text before it back.");
}

/** Puts text in the place of another by making the page anew. */
async function put({ story, stories, replace }: Desk, text: string, place: TextSpan): Promise<void> {
  const { current } = stories;
  const whole = story.text.slice(0, place.start) + text + story.text.slice(place.end);
  // What stands in the place of a whole story is a new one.
  const fresh = place.start === 0 && place.end >= story.text.trimEnd().length;
  const corrections = new Corrections(current.corrections.list);
  corrections.rebase(current.text, whole);
  await replace(fresh ? newStory(whole) : { ...current, text: whole, base: null, corrections });
  story.place(place.start + text.length);
}

/** Opens files, each as a story of its own. */
async function take({ stories, open, say, tell }: Desk, files: FileList | null | undefined): Promise<void> {
  const wrong: string[] = [];
  const titles: string[] = [];
  for (const file of [...(files ?? [])]) {
    try {
      const { title, text, source, publishedOn, result } = await openFile(file);
      const opened = { ...newStory(text, title, source), publishedOn };
      stories.add(result ? { ...opened, corrections: new Corrections(result.corrections, true), base: result.found } : opened);
      titles.push(file.name);
    } catch (error) {
      wrong.push(error instanceof Error ? error.message : String(error));
    }
  }
  if (titles.length > 0) await open();
  if (titles.length > 0) say(`${titles.join(", ")} ${titles.length > 1 ? "are" : "is"} open.`);
  if (wrong.length > 0) tell(wrong.join(" "));
}
