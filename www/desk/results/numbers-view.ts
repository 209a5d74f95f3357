/** The numbers as a table that sorts, with the story's dates on a line. */
import { h, type VNode } from "../page/vdom.js";
import type { Annotations, Quantity, TextSpan } from "../../annotations.js";
import { isCorrected } from "../state/corrections.js";
import { empty, hand, more } from "./parts.js";
import { Timeline } from "./timeline.js";
import { NUMBER, modifier, plural, slice, unit, value } from "../../wording.js";

export type Column = "text" | "value" | "unit" | "kind" | "counted";

export interface NumbersProps {
  text: string;
  found: Annotations;
  sort: Column;
  /** Whether the order is turned round. */
  down: boolean;
  limit: number;
  choose(chosen: { sort?: Column; limit?: number }): void;
  go(span: TextSpan, all: readonly TextSpan[], speaker: TextSpan | null): void;
  /** Copies the table as CSV, or saves it. */
  take(how: "copy" | "save"): void;
  /** Asks for the story's day; null where it is known. */
  askDay: (() => void) | null;
}

const COLUMNS: readonly [Column, string][] = [["text", "In the story"], ["value", "Value"], ["unit", "Unit"], ["kind", "Kind"], ["counted", "Counts"]];

export function NumbersView(props: NumbersProps): VNode {
  const { text, found, sort, down, limit, choose, go, take, askDay } = props;
  if (found.numbers.length === 0) return empty("No numbers here.");
  const undated = found.numbers.filter(({ kind, value, low, high }) => kind === "date" && (value ?? low ?? high) === null).length;
  const rows = sort === "text" && !down ? found.numbers : [...found.numbers].sort(compare(text, sort, down));
  return h(
    "div",
    {},
    askDay && undated > 0 && h("p", { class: "how" }, `${plural(undated, "date has", "dates have")} no value without the day of the story. `, h("button", { type: "button", class: "link", onClick: askDay }, "Set the day")),
    h(Timeline, { text, numbers: found.numbers, go }),
    h("div", { class: "filters" }, h("button", { type: "button", id: "copy-numbers", onClick: () => take("copy") }, "Copy as CSV"), h("button", { type: "button", onClick: () => take("save") }, "Save as CSV")),
    h(
      "div",
      { class: "scroll", tabIndex: 0, role: "region", "aria-label": "Table of numbers" },
      h(
        "table",
        {},
        h("caption", { class: "visually-hidden" }, "Numbers of the story"),
        h(
          "thead",
          {},
          h(
            "tr",
            {},
            COLUMNS.map(([column, label]) => h("th", { key: column, scope: "col", "aria-sort": sort !== column ? "none" : down ? "descending" : "ascending" }, h("button", { type: "button", "data-sort": column, onClick: () => choose({ sort: column }) }, label))),
          ),
        ),
        h("tbody", {}, rows.slice(0, limit).map((number) => h("tr", { key: `${number.start}-${number.end}` }, cells(text, number, go)))),
      ),
    ),
    more(limit, rows.length, () => choose({ limit: limit + 300 })),
  );
}

function cells(text: string, number: Quantity, go: NumbersProps["go"]): VNode[] {
  const sure = modifier(number);
  const plain = value({ ...number, unit: number.unit === "%" ? "%" : null });
  return [
    h("td", {}, h("button", { type: "button", class: "go", onClick: () => go(number, number.counted ? [number, number.counted] : [number], null) }, slice(text, number)), isCorrected(number.rule) && hand()),
    h("td", {}, h("span", { class: "value" }, sure && h("em", {}, `${sure} `), plain || h("span", { class: "how" }, "none given"))),
    h("td", {}, number.unit === "%" ? "" : unit(number)),
    h("td", {}, NUMBER[number.kind]),
    h("td", {}, number.counted ? slice(text, number.counted) : ""),
  ];
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
