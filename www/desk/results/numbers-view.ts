/** The numbers as a table that sorts, with the story's dates on a line. */
import type { Quantity, QuantityKind } from "../../annotations.js";
import { isCorrected } from "../../export/corrections.js";
import { sentenceOf } from "../../export/sentences.js";
import { NUMBER, change, modifier, plural, slice, unit, value } from "../../wording.js";
import { byId } from "../page/dom.js";
import { h, type VNode } from "../page/vdom.js";
import type { Column, View } from "../page/view.js";
import type { ListProps } from "./panel.js";
import { choice, empty, hand, has, more, search } from "./parts.js";
import { Timeline } from "./timeline.js";

const COLUMNS: readonly [Column, string][] = [["text", "As written"], ["value", "Value"], ["unit", "Unit"], ["kind", "Type"], ["counted", "Of what"]];

export function NumbersView(props: ListProps): VNode {
  const { page, text, go } = props;
  const { found, numbers: chosen } = page.view;
  if (found.numbers.length === 0) return empty("No numbers here.");
  const choose = (changed: Partial<View["numbers"]>) => page.set({ numbers: { ...chosen, ...changed } });
  const kinds = [...new Set(found.numbers.map(({ kind }) => kind))].map((kind): [QuantityKind, string] => [kind, NUMBER[kind]]);
  const fitting = found.numbers.filter((number) => (chosen.kind === null || number.kind === chosen.kind) && (chosen.search === "" || has(`${slice(text, number)} ${value(number)} ${slice(text, sentenceOf(text, number))}`, chosen.search)));
  const rows = chosen.sort === "text" && !chosen.down ? fitting : fitting.sort(compare(text, chosen.sort, chosen.down));
  return h(
    "div",
    {},
    h(AskDay, props),
    h(Timeline, { text, numbers: found.numbers, go: (number) => go(number, [number], null, "numbers") }),
    h(
      "div",
      { class: "filters" },
      search("numbers-search", "Search numbers and their sentences", chosen.search, (search) => choose({ search })),
      choice("kind-filter", "Type", chosen.kind ?? "", [["", "all"], ...kinds], (kind) => choose({ kind: kind || null })),
      h("button", { type: "button", id: "copy-numbers", onClick: () => void page.takeAway.numbers("copy") }, "Copy as CSV"),
      h("button", { type: "button", onClick: () => void page.takeAway.numbers("save") }, "Save as CSV"),
    ),
    rows.length === 0 && empty("No number fits the filters."),
    rows.length > 0 &&
      h(
        "div",
        { class: "scroll", tabIndex: 0, role: "region", "aria-label": "Table of numbers" },
        h("table", {}, h("caption", { class: "visually-hidden" }, "Numbers of the story"), h(Head, { chosen, choose }), rows.slice(0, chosen.limit).map((number) => h(Row, { ...props, number, key: `${number.start}-${number.end}` }))),
      ),
    more(chosen.limit, rows.length, () => choose({ limit: chosen.limit + 300 })),
  );
}

/** Asks for the day that dates such as "Tuesday" need. */
function AskDay({ page }: ListProps): VNode | null {
  const undated = page.view.found.numbers.filter(({ kind, value, low, high }) => kind === "date" && (value ?? low ?? high) === null).length;
  if (page.view.published || undated === 0) return null;
  return h("p", { class: "how" }, `${plural(undated, "date needs", "dates need")} the publication date. `, h("button", { type: "button", class: "link", onClick: () => byId("published").focus() }, "Set it"));
}

function Head({ chosen, choose }: { chosen: View["numbers"]; choose(changed: Partial<View["numbers"]>): void }): VNode {
  // The same column again turns the order round; values begin with the largest.
  const sort = (column: Column) => choose({ sort: column, down: column === chosen.sort ? !chosen.down : column === "value" });
  return h(
    "thead",
    {},
    h("tr", {}, COLUMNS.map(([column, label]) => h("th", { key: column, scope: "col", "aria-sort": chosen.sort !== column ? "none" : chosen.down ? "descending" : "ascending" }, h("button", { type: "button", "data-sort": column, onClick: () => sort(column) }, label)))),
  );
}

/** A number, and below it the sentence that it stands in. */
function Row({ page, text, go, number }: ListProps & { number: Quantity }): VNode {
  const { current } = page.view;
  const here = current?.layer === "numbers" && current.start === number.start;
  const sure = modifier(number);
  const plain = value({ ...number, unit: number.unit === "%" ? "%" : null });
  const moved = change(number);
  const show = () => go(number, number.counted ? [number, number.counted] : [number], null, "numbers");
  return h(
    "tbody",
    { class: here ? "current" : "" },
    h(
      "tr",
      { class: "figure" },
      h("td", {}, h("button", { type: "button", class: "go", onClick: show }, slice(text, number)), isCorrected(number.rule) && hand(number.rule)),
      h("td", {}, h("span", { class: "value" }, sure && h("em", {}, `${sure} `), plain || h("span", { class: "how" }, "no exact value"), moved && h("span", { class: "how" }, ` ${moved}`))),
      h("td", {}, number.unit === "%" ? "" : unit(number)),
      h("td", {}, NUMBER[number.kind]),
      h("td", {}, number.counted ? slice(text, number.counted) : ""),
    ),
    h("tr", { class: "context-row" }, h("td", { colSpan: 5 }, h("span", { class: "how sentence" }, slice(text, sentenceOf(text, number))), " ", h("button", { type: "button", class: "link", "data-correct": `n${number.start}`, "aria-label": `Correct: ${slice(text, number)}`, onClick: () => page.guide.correct(number, "numbers") }, "Correct"))),
  );
}

function compare(text: string, sort: Column, down: boolean): (a: Quantity, b: Quantity) => number {
  const sign = down ? -1 : 1;
  const key = (number: Quantity): string => (sort === "unit" ? unit(number) : sort === "kind" ? NUMBER[number.kind] : number.counted ? slice(text, number.counted) : "");
  return (a, b) => {
    if (sort === "text") return sign * (a.start - b.start);
    if (sort === "value") return byValue(a, b, sign);
    const [left, right] = [key(a), key(b)];
    // What has no entry comes last either way.
    return Number(left === "") - Number(right === "") || sign * left.localeCompare(right) || a.start - b.start;
  };
}

/** Amounts before dates, dates before what has no value. */
function byValue(a: Quantity, b: Quantity, sign: number): number {
  const key = (number: Quantity): [number, number, string] => {
    const told = number.value ?? number.high ?? number.low;
    if (told === null) return [2, 0, ""];
    const amount = Number(told);
    return Number.isFinite(amount) && number.kind !== "date" ? [0, amount, ""] : [1, 0, told];
  };
  const [[group, amount, date], [otherGroup, otherAmount, otherDate]] = [key(a), key(b)];
  return group - otherGroup || sign * (amount - otherAmount) || sign * (date < otherDate ? -1 : date > otherDate ? 1 : 0) || a.start - b.start;
}
