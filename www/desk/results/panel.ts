/** The lists beside the story: the accessible form of its marks. The list that is looked at is the one that is made. */
import type { TextSpan } from "../../annotations.js";
import type { Layer } from "../../export/corrections.js";
import { plural } from "../../wording.js";
import type { Actions } from "../page/actions.js";
import { byId } from "../page/dom.js";
import { h, type VNode } from "../page/vdom.js";
import type { List } from "../page/view.js";
import { ActorsView } from "./actors-view.js";
import { NumbersView } from "./numbers-view.js";
import { QuotesView } from "./quotes-view.js";
import { Sheet } from "./sheet.js";

const LISTS: readonly (readonly [List, string])[] = [["quotes", "Quotes"], ["actors", "People & organisations"], ["numbers", "Numbers"], ["sheet", "Checking"]];
/** How long a story must stay as it is until its summary is announced, in milliseconds: not with each letter. */
const PAUSE = 1200;

export interface ListProps {
  page: Actions;
  text: string;
  go(span: TextSpan, all: readonly TextSpan[], speaker: TextSpan | null, layer: Layer | null): void;
}

export function Panel({ page }: { page: Actions }): VNode {
  const { view, desk } = page;
  const { text } = desk.current;
  const props: ListProps = { page, text, go: (span, all, speaker, layer) => page.guide.go(span, all, speaker, layer) };
  const views = { quotes: QuotesView, actors: ActorsView, numbers: NumbersView, sheet: Sheet };
  return h(
    "aside",
    { class: "panel", id: "found", "aria-label": "Results" },
    h("h2", { class: "visually-hidden" }, "Results"),
    h(Summary, { page }),
    h("div", { class: "tabs", role: "tablist", "aria-label": "Results" }, LISTS.map(([list, label], index) => tab(page, list, label, index))),
    LISTS.map(([list]) => h("section", { key: list, id: `list-${list}`, role: "tabpanel", "aria-labelledby": `tab-${list}`, hidden: view.list !== list }, view.list === list && (text.trim() === "" ? h("p", { class: "empty" }, "Paste or type a story to see what is in it.") : view.read && h(views[list], props)))),
  );
}

/** Tabs as the ARIA pattern has them: arrow keys choose. */
function tab(page: Actions, list: List, label: string, index: number): VNode {
  const chosen = page.view.list === list;
  const onKeyDown = ({ key }: KeyboardEvent) => {
    const to = { ArrowRight: index + 1, ArrowLeft: index - 1, Home: 0, End: LISTS.length - 1 }[key];
    if (to !== undefined) page.choose(LISTS[(to + LISTS.length) % LISTS.length]![0], true);
  };
  return h("button", { key: list, role: "tab", id: `tab-${list}`, "aria-controls": `list-${list}`, "aria-selected": String(chosen), tabIndex: chosen ? 0 : -1, type: "button", onClick: () => page.choose(list), onKeyDown }, label);
}

let timer: ReturnType<typeof setTimeout> | undefined;

function Summary({ page }: { page: Actions }): VNode {
  const { found, overview, read } = page.view;
  const { speakers, words, quoted, standings } = overview;
  if (!read || words === 0) return h("div", { id: "summary", class: "summary" }, read ? "Nothing to mark yet." : "");
  const named = speakers.filter(({ entity, direct, reported }) => entity >= 0 && direct + reported > 0).length;
  const share = Math.round((100 * quoted) / Math.max(1, words));
  const parts: [string, string][] = [
    [`${plural(standings.said, "quote")} from ${plural(named, "speaker")}`, "Quotes"],
    [`${share}% of the ${plural(words, "word")} ${words === 1 ? "is" : "are"} quoted or reported`, "Share"],
    [`${plural(found.entities.length, "person or organisation", "people & organisations")}`, "Actors"],
    [plural(found.numbers.length, "number"), "Numbers"],
  ];
  clearTimeout(timer);
  timer = setTimeout(() => (byId("told").textContent = parts.map(([told]) => told).join(", ")), PAUSE);
  return h("div", { id: "summary", class: "summary" }, h("ul", {}, parts.map(([told, key], at) => h("li", { key }, told, at < parts.length - 1 && h("span", { class: "visually-hidden" }, " · ")))));
}

