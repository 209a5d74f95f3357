/** Two stories side by side: the quotes and figures that both have, and figures of the same thing that differ. */
import { plural } from "../../wording.js";
import type { Actions } from "../page/actions.js";
import { h, type VNode } from "../page/vdom.js";
import type { Digest, NumberRow } from "../reading/survey.js";
import type { StoryState } from "../state/story-state.js";
import { compared } from "./compared.js";
import { choice, empty } from "./parts.js";

interface Told {
  story: StoryState;
  title: string;
  digest: Digest;
}

const chosen = { ours: "", theirs: "" };

export function Compare({ page, told }: { page: Actions; told: readonly Told[] }): VNode {
  if (told.length < 2) return empty("Open two stories to compare them.");
  const ours = told.find(({ story }) => story.id === chosen.ours) ?? told[0]!;
  const theirs = told.find(({ story }) => story.id === chosen.theirs && story.id !== ours.story.id) ?? told.find(({ story }) => story.id !== ours.story.id)!;
  const options = told.map(({ story, title }): [string, string] => [story.id, title]);
  const choose = (side: keyof typeof chosen) => (id: string) => {
    chosen[side] = id;
    page.draw();
  };
  const found = compared(ours.digest, theirs.digest);
  const go = (one: Told, at: { start: number; end: number }, label: string) => h("button", { type: "button", class: "link", onClick: () => page.guide.visit(one.story.id, at) }, label);
  const pairs = <T extends { at: { start: number; end: number } }>(all: readonly [T, T][], label: (row: T) => string, none: string) =>
    all.length === 0 ? empty(none) : h("table", { class: "wide" }, h("thead", {}, h("tr", {}, h("th", { scope: "col" }, ours.title), h("th", { scope: "col" }, theirs.title))), h("tbody", {}, all.map(([a, b]) => h("tr", { key: `${a.at.start} ${b.at.start}` }, h("td", {}, go(ours, a.at, label(a))), h("td", {}, go(theirs, b.at, label(b)))))));
  const figure = ({ written, value, counted }: NumberRow) => [value || written, counted].filter(Boolean).join(" · ");
  return h(
    "div",
    { class: "compare" },
    h("div", { class: "filters" }, choice("compare-ours", "Story", ours.story.id, options, choose("ours")), choice("compare-theirs", "with", theirs.story.id, options.filter(([id]) => id !== ours.story.id), choose("theirs"))),
    h("h3", {}, `Same quotes (${found.quotes.length})`),
    pairs(found.quotes, ({ speaker, words }) => `${words} — ${speaker}`, "They share no direct quote."),
    h("h3", {}, `Figures that differ (${found.differing.length})`),
    pairs(found.differing, figure, "No figures about the same thing differ."),
    h("h3", {}, `Same figures (${found.same.length})`),
    pairs(found.same, figure, "They share no figure."),
    h("p", { class: "how" }, `${plural(ours.digest.quotes.length, "quote")} and ${plural(ours.digest.numbers.length, "number")} against ${plural(theirs.digest.quotes.length, "quote")} and ${plural(theirs.digest.numbers.length, "number")}.`),
  );
}
