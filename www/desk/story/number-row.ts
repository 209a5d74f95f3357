/** The pen on a number: every field of it can be corrected, and what cannot be one is refused. */
import type { Quantity } from "../../annotations.js";
import { isValue } from "../../export/check.js";
import { MODIFIERS, type NumberFields } from "../../export/corrections.js";
import { MODIFIER, NUMBER, numberParts, slice } from "../../wording.js";
import { h, type VNode } from "../page/vdom.js";
import { fields, head, kinds, place, select, tools, type Changed, type Penned } from "./fields.js";
import { Why } from "./why.js";

const EXAMPLES: Record<Quantity["kind"], string> = {
  cardinal: "a number such as 1200 or 3.5",
  ordinal: "a number such as 3",
  percent: "a number such as 12.5",
  money: "a number such as 3500000",
  measure: "a number such as 1.8",
  date: "a date such as 2024-05-06, 2024-05, 2024 or 6 May 2024",
  time: "a time such as 09:30",
  duration: "a duration such as P3D for 3 days, P2Y for 2 years",
};

export function NumberRow({ text, pen, mark }: Penned & { mark: Quantity }): VNode {
  const at = place(mark);
  const correct = (set: NumberFields) => pen.correct([{ do: "number", layer: "numbers", at, set }], "Number corrected");
  const ranged = mark.low !== null || mark.high !== null;
  /** A field with a value: what is none stays in the field, with what it should be. */
  const value = (label: string, name: string, field: "value" | "low" | "high" | "from", size = 10) =>
    h(
      "label",
      {},
      `${label} `,
      h("input", {
        type: "text",
        "aria-label": name,
        value: mark[field] ?? "",
        size,
        onInput: ({ currentTarget }: Changed) => currentTarget.setCustomValidity(""),
        onChange: ({ currentTarget: input }: Changed) => {
          const given = exact(input.value, mark.kind);
          const good = given === null || isValue(given, mark.kind);
          input.setAttribute("aria-invalid", String(!good));
          input.setCustomValidity(good ? "" : `“${input.value}” is no value. Give ${EXAMPLES[mark.kind]}, or leave it empty.`);
          if (good) correct({ [field]: given });
          else input.reportValidity();
        },
      }),
    );
  const unit = (given: string) => {
    const code = given.trim() === "" ? null : given.trim();
    if (code === null || /^[!-~]{1,40}$/.test(code)) correct({ unit: code });
  };
  return h(
    "div",
    { class: "row" },
    head("numbers", slice(text, mark), mark.rule),
    h("span", {}, numberParts(text, mark).join(" · ")),
    fields(
      kinds("numbers", mark, mark.kind, pen, (kind) => NUMBER[kind as Quantity["kind"]]),
      h("label", {}, "Exactly? ", select("Modifier of this number", mark.modifier ?? "", (chosen) => correct({ modifier: (chosen || null) as Quantity["modifier"] }), [["", "exactly"], ...MODIFIERS.map((one): [string, string] => [one, MODIFIER[one]])])),
      !ranged && value("Value", "Value of this number", "value", 14),
      value("From", "Low end of the range", "low"),
      value("To", "High end of the range", "high"),
      mark.from !== null && value("Was", "Figure before the change", "from"),
      (mark.unit !== null || mark.kind === "money" || mark.kind === "measure") && h("label", {}, "Unit ", h("input", { type: "text", "aria-label": "Unit of this number", value: mark.unit ?? "", size: 8, onChange: ({ currentTarget }: Changed) => unit(currentTarget.value) })),
    ),
    h(Why, { reasons: [`Read as ${NUMBER[mark.kind]}.`], rule: mark.rule }),
    tools(
      "numbers",
      mark,
      slice(text, mark),
      pen,
      h("button", { type: "button", class: "link", onClick: () => pen.pick({ what: "counted", layer: "numbers", at }) }, "Pick what is counted…"),
      mark.counted !== null && h("button", { type: "button", class: "link", onClick: () => correct({ counted: null }) }, "Counts nothing"),
    ),
  );
}

const MONTHS = ["jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec"];

/** What the reader wrote as the contract has it: no commas, no currency, days in order; null where nothing is left. */
function exact(given: string, kind: Quantity["kind"]): string | null {
  const told = given.trim();
  if (told === "") return null;
  if (kind === "date") {
    const [, day = "", month = "", year = ""] = /^(\d{1,2}) (\p{L}{3})\p{L}* (\d{4})$/u.exec(told) ?? [];
    const number = MONTHS.indexOf(month.toLowerCase()) + 1;
    return number > 0 ? `${year}-${String(number).padStart(2, "0")}-${day.padStart(2, "0")}` : told;
  }
  if (kind === "time") return /^\d\d?:\d\d$/.test(told) ? `T${told.padStart(5, "0")}` : told;
  if (kind === "duration") return told;
  return told.replace(/^[$€£¥]\s*/, "").replace(/\s*%$/, "").replace(/,(?=\d{3}\b)/g, "");
}
