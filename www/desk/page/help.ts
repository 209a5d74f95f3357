/** A short help, with all marks and keys; and the question before everything is deleted. */
import type { Actions } from "./actions.js";
import { byId } from "./dom.js";
import { shortcutRows } from "./shortcuts.js";
import { h, type VNode } from "./vdom.js";

const sample = (name: string, words: string): VNode => h("span", { class: `swatch ${name}` }, words);

export function Help(): VNode {
  const entry = (title: VNode | string, ...told: (VNode | string)[]) => h("div", {}, h("dt", {}, title), h("dd", {}, ...told));
  return h(
    "dialog",
    { id: "help", "aria-labelledby": "help-title" },
    h(
      "form",
      { method: "dialog" },
      h("h2", { id: "help-title" }, "Help"),
      h("p", {}, "Paste, type or drop a story. Quotes, people and organisations, and numbers are marked as you read; the lists beside the story sum them up. Nothing is sent anywhere."),
      h("h3", {}, "The marks"),
      h(
        "dl",
        {},
        h("div", { class: "quotes" }, h("dt", {}, sample("direct", "“direct quote”")), h("dd", {}, "Words in quotation marks that somebody said")),
        h("div", { class: "quotes" }, h("dt", {}, sample("reported", "paraphrase")), h("dd", {}, "What somebody said, in the reporter's words")),
        h("div", { class: "actors" }, h("dt", {}, sample("", "People & organisations")), h("dd", {}, "Names, roles and groups; places that are named")),
        h("div", { class: "numbers" }, h("dt", {}, sample("", "12 days")), h("dd", {}, "Figures, amounts, dates and times")),
        h("div", { class: "corrected" }, h("dt", {}, sample("", "corrected")), h("dd", {}, "What you changed or added")),
      ),
      h("h3", {}, "Correct and check"),
      h(
        "dl",
        {},
        entry("Click a mark", "See why it was found, and change its type, speaker or value. Undo takes back whatever you did last, also after you close the page."),
        entry("Select words", "Mark what was missed. “Mark all” marks every place that has the same words."),
        entry("Checking", "Tick off every quote and number, with a verdict, a note and a source. The sheet can be printed and is in every export."),
        entry("Own words", "Under More: names, verbs and units that newsgloss does not know. They count in every story."),
        entry("All stories", "Open several files, compare them, and save one table over all."),
      ),
      h("h3", {}, "Keyboard"),
      h("label", {}, h("input", { id: "shortcuts-on", type: "checkbox", defaultChecked: true }), " Turn on Alt shortcuts"),
      h("dl", { id: "shortcuts-list" }, shortcutRows().map(([keys, does]) => h("div", { key: keys }, h("dt", {}, keys.split("+").flatMap((key, at) => [at > 0 ? "+" : "", h("kbd", {}, key)])), h("dd", {}, does)))),
      h("button", {}, "Close"),
    ),
  );
}

export function Forget({ page }: { page: Actions }): VNode {
  return h(
    "dialog",
    { id: "forget", "aria-labelledby": "forget-title" },
    h(
      "form",
      { method: "dialog" },
      h("h2", { id: "forget-title" }, "Delete everything on this device?"),
      h("p", {}, "All stories, corrections, checks, own words and steps to undo are deleted from this browser. This cannot be undone."),
      h("div", { class: "tools" }, h("button", { id: "forget-all", type: "button", onClick: () => (byId<HTMLDialogElement>("forget").close(), void page.forget()) }, "Delete everything"), h("button", { autofocus: true }, "Cancel")),
    ),
  );
}
