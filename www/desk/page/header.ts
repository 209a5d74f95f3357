/** The header: what can be done with the desk as a whole. It stays in view. */
import type { Format } from "../../export/exports.js";
import type { Actions } from "./actions.js";
import { byId } from "./dom.js";
import { h, type VNode } from "./vdom.js";

export const FILES = ".txt,.md,.html,.htm,.docx,.rtf,.eml,.json,.jsonld,text/plain,text/markdown,text/html,message/rfc822";

export function Header({ page }: { page: Actions }): VNode {
  const { desk, view } = page;
  const several = desk.stories.length > 1;
  const open = ({ currentTarget: input }: { currentTarget: HTMLInputElement }) => void page.openFiles([...(input.files ?? [])]).then(() => (input.value = ""));
  return h(
    "header",
    { class: "top" },
    h("div", { class: "brand" }, h("h1", {}, "newsgloss"), h("p", { class: "tagline" }, "Who acts, who says what, and how many. Your text never leaves this device.")),
    h(
      "div",
      { class: "actions" },
      button("undo", "Undo", () => page.undo(), { disabled: !desk.canUndo, title: desk.undoes ? `Undo: ${desk.undoes} (Ctrl+Z, ⌘Z)` : "Nothing to undo" }),
      button("redo", "Redo", () => page.redo(), { disabled: !desk.canRedo, title: "Redo (Ctrl+Shift+Z, ⌘⇧Z)" }),
      button("new", "New story", () => page.newStory()),
      h("label", { class: "file" }, "Open files", h("input", { id: "file", type: "file", multiple: true, accept: FILES, class: "visually-hidden", onChange: open })),
      several && button("all-stories", view.room === "all" ? "Back to the story" : `All stories (${desk.stories.length})`, () => page.set({ room: view.room === "all" ? "story" : "all" }), { "aria-pressed": String(view.room === "all") }),
      h(ExportMenu, { page }),
      h(More, { page }),
      button("help-open", "Help", () => byId<HTMLDialogElement>("help").showModal()),
    ),
  );
}

const button = (id: string, label: string, onClick: () => void, more: Record<string, unknown> = {}): VNode => h("button", { id, type: "button", onClick, ...more }, label);

const FORMATS: readonly [format: Format, id: string, label: string][] = [
  ["html", "save-html", "Marked copy (HTML)"],
  ["quotes-csv", "save-quotes", "Quotes (CSV)"],
  ["actors-csv", "save-actors", "People & organisations (CSV)"],
  ["numbers-csv", "save-numbers", "Numbers (CSV)"],
  ["markdown", "save-markdown", "Quotes (Markdown)"],
  ["json", "save-json", "Everything (JSON)"],
  ["web-annotation", "save-web-annotation", "Everything (Web Annotations)"],
];

/** The menu of files to save, of this story and of all. */
function ExportMenu({ page }: { page: Actions }): VNode {
  const empty = page.desk.current.text.trim() === "";
  const several = page.desk.stories.length > 1;
  const item = (id: string, label: string, onClick: () => void, disabled = false) => button(id, label, () => (close("export-menu"), onClick()), { disabled });
  return menu(
    "export",
    "Export",
    h("p", {}, "This story"),
    FORMATS.map(([format, id, label]) => item(id, label, () => void page.takeAway.file(format), empty)),
    item("print", "Print…", () => print(), empty),
    several && h("p", {}, `All ${page.desk.stories.length} stories`),
    several && item("save-all-csv", "All quotes and numbers (one CSV)", () => void page.takeAway.all("csv")),
    several && item("save-all-jsonl", "All quotes and numbers (JSON Lines)", () => void page.takeAway.all("jsonl")),
  );
}

/** What is needed more rarely. */
function More({ page }: { page: Actions }): VNode {
  const item = (id: string, label: string, onClick: () => void) => button(id, label, () => (close("more-menu"), onClick()));
  return menu(
    "more",
    "More",
    item("clear", "Clear story", () => page.clear()),
    item("sample", "Sample story", () => page.sample()),
    item("own-words", "Own words…", () => page.set({ room: "words" })),
    item("larger", "Larger text", () => page.size.change(0.1)),
    item("smaller", "Smaller text", () => page.size.change(-0.1)),
    item("usual", "Default text size", () => page.size.reset()),
    item("forget-open", "Delete everything on this device…", () => byId<HTMLDialogElement>("forget").showModal()),
  );
}

/** A button with a list that the browser shows over the page, and closes with Escape or a click elsewhere. */
function menu(id: string, label: string, ...items: (VNode | VNode[] | false)[]): VNode {
  return h("div", { class: "menu" }, h("button", { id, type: "button", popovertarget: `${id}-menu` }, `${label} ▾`), h("div", { id: `${id}-menu`, class: "menu-list", popover: "auto", role: "group", "aria-label": label }, ...items));
}

const close = (id: string): void => byId(id).hidePopover();
