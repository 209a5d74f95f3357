/** How a story comes onto the desk: typed, pasted, dropped, chosen. */
import type { TextSpan } from "../../annotations.js";
import type { Actions } from "../page/actions.js";
import { newStory, isUntouched } from "../state/story-state.js";
import type { Details } from "../story/details.js";
import type { Marker } from "../story/marker.js";
import type { Story } from "../story/story.js";
import { isNotText, pasted } from "./pasted.js";

export interface Entry extends Actions {
  readonly story: Story;
  readonly marker: Marker;
  readonly details: Details;
  readonly guide: Actions["guide"] & { inspect(at: number, box: DOMRect | null): boolean };
  closeAll(): void;
}

/** The browser's own editing takes seconds for a whole story: what is deleted at once is at most this long. */
const LARGE = 50_000;
const ARROWS = ["ArrowLeft", "ArrowRight", "ArrowUp", "ArrowDown", "Home", "End"];

export function wireInput(page: Entry): void {
  wireEditing(page);
  wireMarks(page);
  wireKeys(page);
  wireFiles(page);
}

/** Typing is the browser's, all else goes over the desk, so that one history has it all. */
function wireEditing(page: Entry): void {
  const { story, desk } = page;
  const { element } = story;
  element.addEventListener("input", () => desk.type(story.read()));
  element.addEventListener("paste", (event) => {
    event.preventDefault();
    paste(page, event.clipboardData);
  });
  // The browser would break the line wherever a block of the page ends.
  element.addEventListener("copy", (event) => copy(page, event));
  element.addEventListener("cut", (event) => {
    const span = copy(page, event);
    if (span) desk.edit(span.start, span.end, "", "Cut");
  });
  element.addEventListener("beforeinput", (event) => {
    if (event.inputType === "historyUndo" || event.inputType === "historyRedo") {
      event.preventDefault();
      return event.inputType === "historyUndo" ? page.undo() : page.redo();
    }
    const span = story.selection();
    const typed = event.inputType === "insertText" ? event.data : event.inputType.startsWith("delete") ? "" : event.inputType.startsWith("insert") ? "\n" : null;
    if (!span || span.end - span.start < LARGE || typed === null || event.isComposing || event.defaultPrevented) return;
    event.preventDefault();
    desk.edit(span.start, span.end, typed ?? "", typed ? "Typing" : "Deletion");
  });
  element.addEventListener("dragstart", ({ dataTransfer }) => {
    const span = story.selection();
    if (span && dataTransfer) dataTransfer.setData("text/plain", story.text.slice(span.start, span.end));
  });
}

function wireMarks(page: Entry): void {
  const { story, marker } = page;
  const { element } = story;
  // On a mark a finger wants its details, not the keyboard of the screen.
  element.addEventListener("pointerdown", (event) => {
    if (event.pointerType === "mouse") return;
    const at = story.offsetAt(event.clientX, event.clientY);
    element.inputMode = at !== null && isMarked(page, at) ? "none" : "text";
  });
  element.addEventListener("click", (event) => {
    const at = story.caret();
    if (at !== null && !marker.asking && document.getSelection()?.isCollapsed) page.guide.inspect(at, new DOMRect(event.clientX, event.clientY - 10, 1, 20));
  });
  element.addEventListener("keyup", (event) => {
    if (!ARROWS.includes(event.key)) return;
    const at = story.caret();
    if (event.shiftKey) marker.follow();
    else if (at !== null && !marker.asking) page.guide.inspect(at, story.box({ start: at, end: at }));
  });
  let selecting = true;
  addEventListener("pointerdown", ({ target }) => {
    selecting = element.contains(target as Node);
    if (!selecting && !marker.asking && !marker.holds(target as Node)) marker.hide();
  });
  addEventListener("pointerup", () => {
    if (!selecting) return;
    // The selection is that of the click only afterwards.
    setTimeout(() => marker.follow());
  });
}

function isMarked({ view }: Entry, at: number): boolean {
  const covers = ({ start, end }: TextSpan) => start <= at && at < end;
  const { on, found } = view;
  return (on.has("numbers") && found.numbers.some(covers)) || (on.has("actors") && found.actors.some(covers)) || (on.has("quotes") && found.quotes.some(({ contents }) => contents.some(covers)));
}

function wireKeys(page: Entry): void {
  addEventListener("keydown", (event) => {
    const key = event.key.toLowerCase();
    const held = (event.ctrlKey || event.metaKey) && !event.altKey;
    // A field of its own has an undo of its own.
    const field = (event.target instanceof HTMLInputElement && !["checkbox", "file"].includes(event.target.type)) || event.target instanceof HTMLTextAreaElement;
    const redo = held && !field && ((key === "z" && event.shiftKey) || (key === "y" && !event.shiftKey));
    const undo = held && !field && key === "z" && !event.shiftKey;
    if (undo || redo) {
      event.preventDefault();
      if (undo) page.undo();
      else page.redo();
    } else if (event.key === "Enter" && event.target === page.story.element && page.marker.accept()) event.preventDefault();
    else if (event.key === "Escape") page.closeAll();
  });
}

function wireFiles(page: Entry): void {
  const over = (shown: boolean) => document.documentElement.classList.toggle("dropping", shown);
  addEventListener("dragover", (event) => {
    event.preventDefault();
    if (event.dataTransfer?.types.includes("Files")) over(true);
  });
  addEventListener("dragleave", (event) => event.relatedTarget === null && over(false));
  addEventListener("drop", (event) => {
    over(false);
    const data = event.dataTransfer;
    if (!data || (data.files.length === 0 && page.story.element.contains(event.target as Node))) return;
    event.preventDefault();
    void page.openFiles([...data.files]);
  });
}

/** Copies the selected text as it is, and gives its place; null where nothing is selected. */
function copy({ story }: Entry, event: ClipboardEvent): TextSpan | null {
  const span = story.selection();
  if (!span || span.start === span.end || !event.clipboardData) return null;
  event.clipboardData.setData("text/plain", story.text.slice(span.start, span.end));
  event.preventDefault();
  return span;
}

/** Puts the text of what was copied where the caret is, never its markup; in the place of the sample it is a story of its own. */
function paste(page: Entry, data: DataTransfer | null): void {
  const { story, desk } = page;
  if (data?.files.length && !data.types.includes("text/plain")) return void page.openFiles([...data.files]);
  const { text, told } = pasted(data?.getData("text/html") ?? "", data?.getData("text/plain") ?? "");
  if (!text) return;
  const refused = isNotText(text);
  if (refused) return page.tell(refused);
  const { length } = story.text;
  const place = isUntouched(desk.current) ? { start: 0, end: length } : (story.selection() ?? { start: length, end: length });
  // What stands in the place of a whole story is a new one.
  const whole = place.start === 0 && place.end >= story.text.trimEnd().length;
  if (whole) desk.replace(newStory(text), "Story pasted");
  else desk.edit(place.start, place.end, text, "Paste");
  page.notify([whole ? "Story pasted." : "Pasted.", told].filter(Boolean).join(" "), true);
  if (whole) story.place(text.length);
}
