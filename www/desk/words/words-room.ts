/** The reader's own words: a list that is kept, and what is done with it. */
import { plural } from "../../wording.js";
import { save } from "../files-out/download.js";
import type { Actions } from "../page/actions.js";
import { byId } from "../page/dom.js";
import { h, type VNode } from "../page/vdom.js";
import { empty, has, more, search } from "../results/parts.js";
import { WORD_KINDS, type Word, type WordKind } from "../state/words.js";
import { BLANK, Known, entryOf, faultOf, fieldsOf, typedOf, type Typed } from "./entry.js";
import { FILE, fromFile, toFile } from "./file.js";

const KINDS: Record<WordKind, string> = { person: "Person", organization: "Organisation", place: "Place", group: "Group", verb: "Verb of saying", unit: "Unit", money: "Currency", none: "Not a name" };
const ALPHABET = new Intl.Collator("en");
const ROWS = 200;
/** How many refused entries of a file are told one by one. */
const TOLD = 3;

/** What is being typed and looked for; it stays while the page does. */
const form = { typed: BLANK, editing: "", fault: "", search: "", limit: ROWS };

type Field = { currentTarget: HTMLInputElement | HTMLSelectElement };

export function OwnWords({ page }: { page: Actions }): VNode {
  const { words } = page.desk;
  takeOffered(page);
  const shown = words.filter(({ word, others }) => has([word, ...others].join(" "), form.search)).sort((a, b) => ALPHABET.compare(a.word, b.word));
  return h(
    "main",
    { class: "room own-words", "aria-labelledby": "words-title" },
    h(Head, { page }),
    h("p", { class: "lead" }, "Names, verbs and units that newsgloss does not know, and words that it takes for names but are not. They count in every story on this desk and are kept on this device."),
    h(Form, { page }),
    words.length > 8 && h("div", { class: "filters" }, search("words-search", "Search your words", form.search, (search) => set(page, { search, limit: ROWS }))),
    shown.length === 0 ? empty(words.length === 0 ? "No words yet." : "Nothing fits the search.") : h(Table, { page, words: shown }),
    more(form.limit, shown.length, () => set(page, { limit: form.limit + 500 })),
  );
}

function set(page: Actions, changed: Partial<typeof form>): void {
  Object.assign(form, changed);
  page.draw();
}

/** What was offered from the story stands in the form, to be confirmed. */
function takeOffered(page: Actions): void {
  const { offered } = page.view;
  if (!offered) return;
  page.view.offered = null;
  Object.assign(form, { typed: { ...BLANK, ...offered }, editing: "", fault: "" });
  setTimeout(() => byId("words-word").focus());
}

function Head({ page }: { page: Actions }): VNode {
  const { words } = page.desk;
  const open = ({ currentTarget: input }: { currentTarget: HTMLInputElement }) => void input.files?.[0]?.text().then((text) => (take(page, text), (input.value = "")));
  return h(
    "div",
    { class: "all-head" },
    h("h2", { id: "words-title" }, words.length === 0 ? "Own words" : `Own words (${words.length.toLocaleString("en")})`),
    h("button", { type: "button", onClick: () => page.set({ room: "story" }) }, "Back to the story"),
    h("label", { class: "file" }, "Add from a file", h("input", { id: "words-file", type: "file", accept: ".json,application/json", class: "visually-hidden", onChange: open })),
    h("button", { id: "words-save", type: "button", disabled: words.length === 0, onClick: () => save({ name: FILE, type: "application/json", content: toFile(words) }) }, "Save as a file"),
  );
}

/** Adds the words of a file. */
function take(page: Actions, text: string): void {
  const taken = fromFile(text, page.desk.words);
  if (!taken) return page.tell(`That is not a file of own words. Choose one that “Save as a file” made, or JSON with lists named names, verbs, units or notNames.`);
  const { words, added, replaced, left } = taken;
  const told = [added && `${plural(added, "word")} added`, replaced && `${plural(replaced, "word")} replaced`].filter(Boolean).join(", ");
  if (told) page.desk.own(words, told);
  if (told) page.notify(`${told}.`, true);
  if (left.length > 0) page.tell(`${plural(left.length, "entry was", "entries were")} left out. ${left.slice(0, TOLD).join(" ")}${left.length > TOLD ? " …" : ""}`);
  else if (!told) page.notify("The file has no words.");
}

function Form({ page }: { page: Actions }): VNode {
  const { typed, editing, fault } = form;
  const fields = fieldsOf(typed.kind);
  const type = (name: keyof Typed) => ({ currentTarget }: Field) => set(page, { typed: { ...form.typed, [name]: currentTarget.value }, fault: "" });
  const text = (id: string, name: "word" | "others" | "code", label: string, more: Record<string, unknown> = {}) =>
    h("label", { key: id }, label, h("input", { id, type: "text", autocomplete: "off", value: typed[name], onInput: type(name), ...more }));
  const submit = (event: Event) => {
    event.preventDefault();
    add(page);
  };
  return h(
    "form",
    { class: "words-form", "aria-label": editing ? "Change a word" : "Add a word", onSubmit: submit },
    h("label", { key: "kind" }, "Type", h("select", { id: "words-kind", value: typed.kind, onChange: type("kind") }, WORD_KINDS.map((kind) => h("option", { key: kind, value: kind }, KINDS[kind])))),
    text("words-word", "word", "Word or name", { "aria-invalid": fault ? "true" : undefined, "aria-describedby": "words-fault" }),
    fields.others !== null && text("words-others", "others", fields.others),
    fields.code !== null && text("words-code", "code", fields.code),
    h("span", { class: "tools", key: "tools" }, h("button", { id: "words-add" }, editing ? "Save" : "Add"), editing && h("button", { type: "button", onClick: () => leave(page) }, "Cancel")),
    h("p", { id: "words-fault", key: "fault", class: "fault", role: "alert" }, fault),
  );
}

/** Puts what is typed into the list. */
function add(page: Actions): void {
  const { words } = page.desk;
  const entry = entryOf(form.typed, form.editing || undefined);
  const fault = faultOf(entry) || new Known(words).against(entry);
  byId("words-word").focus();
  if (fault) return set(page, { fault });
  const at = words.findIndex(({ id }) => id === entry.id);
  const label = at >= 0 ? `“${entry.word}” changed` : `“${entry.word}” added to your words`;
  page.desk.own(at >= 0 ? words.with(at, entry) : [...words, entry], label);
  page.notify(`${label}.`, true);
  set(page, { typed: { ...BLANK, kind: entry.kind }, editing: "", fault: "" });
}

function leave(page: Actions): void {
  const { editing } = form;
  set(page, { typed: BLANK, editing: "", fault: "" });
  document.querySelector<HTMLElement>(`[data-word="${editing}"] .edit`)?.focus();
}

function Table({ page, words }: { page: Actions; words: readonly Word[] }): VNode {
  const head = (label: string) => h("th", { key: label, scope: "col" }, label);
  const row = (word: Word) =>
    h(
      "tr",
      { key: word.id, "data-word": word.id },
      h("th", { scope: "row" }, word.word),
      h("td", {}, KINDS[word.kind]),
      h("td", {}, word.others.join(", ")),
      h("td", {}, word.code),
      h(
        "td",
        {},
        h("button", { type: "button", class: "link edit", "aria-label": `Edit ${word.word}`, onClick: () => (set(page, { typed: typedOf(word), editing: word.id, fault: "" }), byId("words-word").focus()) }, "Edit"),
        " ",
        h("button", { type: "button", class: "link", "aria-label": `Remove ${word.word}`, onClick: () => remove(page, word) }, "Remove"),
      ),
    );
  return h("div", { class: "scroll", tabIndex: 0, role: "region", "aria-label": "Your own words" }, h("table", { class: "wide" }, h("thead", {}, h("tr", {}, ["Word", "Type", "Other names or forms", "Code", "Change"].map(head))), h("tbody", {}, words.slice(0, form.limit).map(row))));
}

function remove(page: Actions, word: Word): void {
  page.desk.own(page.desk.words.filter(({ id }) => id !== word.id), `“${word.word}” removed from your words`);
  page.notify(`“${word.word}” removed from your words.`, true);
  if (form.editing === word.id) set(page, { typed: BLANK, editing: "", fault: "" });
  byId("words-word").focus();
}
