/** The checking sheet: every quote and every number a line, to be ticked off against a source. */
import type { Quantity, Quote } from "../../annotations.js";
import { VERDICT, VERDICTS, checkKey, checksByPlace, type Check, type Verdict } from "../../export/checks.js";
import { sentenceOf } from "../../export/sentences.js";
import { NOBODY, NUMBER, change, modifier, said, slice, speaker, value, wasSaid, words } from "../../wording.js";
import type { Actions } from "../page/actions.js";
import { h, unlessTyped, type VNode } from "../page/vdom.js";
import type { View } from "../page/view.js";
import type { ListProps } from "./panel.js";
import { choice, empty, more } from "./parts.js";

interface Line {
  number: number;
  layer: Check["layer"];
  mark: Quote | Quantity;
  check: Check | undefined;
}

const KEYS: Record<string, Verdict> = { r: "right", w: "wrong", u: "uncheckable" };

export function Sheet(props: ListProps): VNode {
  const { page } = props;
  const { sheet } = page.view;
  const lines = linesOf(page);
  if (lines.length === 0) return empty("No quotes or numbers to check.");
  const choose = (changed: Partial<View["sheet"]>) => page.set({ sheet: { ...sheet, ...changed } });
  const count = (verdict: Verdict) => lines.filter(({ check }) => check?.verdict === verdict).length;
  const checked = lines.filter(({ check }) => check?.verdict).length;
  const fits = ({ layer, check }: Line) => {
    const verdict = check?.verdict ?? null;
    return (sheet.layer === "both" || sheet.layer === layer) && (sheet.state === "all" || (sheet.state === "open" ? verdict === null : sheet.state === "checked" ? verdict !== null : verdict === sheet.state));
  };
  const fitting = lines.filter(fits);
  return h(
    "div",
    { class: "sheet" },
    h("p", { class: "tally" }, h("strong", { id: "checked" }, `${checked} of ${lines.length} checked`), ` · ${count("right")} right · ${count("wrong")} wrong · ${count("uncheckable")} not checkable `, h("progress", { max: lines.length, value: checked, "aria-label": "Checked" })),
    h(
      "div",
      { class: "filters" },
      choice("sheet-state", "Show", sheet.state, [["all", "all"], ["open", "not checked"], ["checked", "checked"], ...VERDICTS.map((one): [Verdict, string] => [one, VERDICT[one]])], (state) => choose({ state })),
      choice("sheet-layer", "Lines", sheet.layer, [["both", "quotes and numbers"], ["quotes", "quotes"], ["numbers", "numbers"]], (layer) => choose({ layer })),
      h("button", { type: "button", onClick: () => print() }, "Print the sheet"),
    ),
    h("p", { class: "keys" }, "↑ and ↓ go from line to line; R right, W wrong, U not checkable, Space ticks, N note."),
    fitting.length === 0 && empty("No line fits the filters."),
    h("ol", { class: "lines", onKeyDown: (event: KeyboardEvent) => onKey(event, page) }, fitting.slice(0, sheet.limit).map((line) => h("li", { key: checkKey(line.layer, line.mark) }, h(One, { ...props, line })))),
    more(sheet.limit, fitting.length, () => choose({ limit: sheet.limit + 300 })),
  );
}

/** The lines in the order of the story, each with its number. */
function linesOf({ view, desk }: Actions): Line[] {
  const checks = checksByPlace(desk.current.checks);
  const line = (layer: Check["layer"]) => (mark: Quote | Quantity) => ({ number: 0, layer, mark, check: checks.get(checkKey(layer, mark)) });
  const lines = [...view.found.quotes.filter(wasSaid).map(line("quotes")), ...view.found.numbers.map(line("numbers"))].sort((a, b) => a.mark.start - b.mark.start || b.mark.end - a.mark.end);
  return lines.map((line, at) => ({ ...line, number: at + 1 }));
}

function One({ page, text, go, line }: ListProps & { line: Line }): VNode {
  const { number, layer, mark, check } = line;
  const { current, found } = page.view;
  const contents = "contents" in mark ? mark.contents : [mark];
  const first = contents[0] ?? mark;
  const here = current?.layer === layer && current.start === first.start;
  const what = "contents" in mark ? words(text, mark) : slice(text, mark);
  const told = "contents" in mark ? [speaker(found, mark) || NOBODY, said(mark)] : [[modifier(mark), value(mark)].filter(Boolean).join(" "), change(mark), mark.counted ? slice(text, mark.counted) : "", NUMBER[mark.kind]];
  const save = (changed: Partial<Check>, label: string) => page.check({ layer, at: { start: mark.start, end: mark.end }, verdict: null, note: "", source: "", ...check, ...changed }, label);
  const verdict = check?.verdict ?? null;
  const choose = (one: Verdict) => save({ verdict: verdict === one ? null : one }, verdict === one ? `Line ${number} not checked` : `Line ${number}: ${VERDICT[one]}`);
  const field = (name: "note" | "source", label: string) =>
    h("label", {}, `${label} `, h("input", { id: `${name}-${number}`, type: "text", class: name, "aria-label": `${label} for line ${number}`, value: unlessTyped(`${name}-${number}`, check?.[name] ?? ""), onChange: ({ currentTarget }: { currentTarget: HTMLInputElement }) => save({ [name]: currentTarget.value.trim() }, `${label} saved`) }));
  return h(
    "div",
    { class: `line ${verdict ?? "open"}${here ? " current" : ""}`, role: "group", "aria-label": `Line ${number}`, "data-line": number },
    h(
      "div",
      { class: "line-head" },
      h("input", { type: "checkbox", class: "tick", checked: verdict !== null, "aria-label": `Line ${number} checked`, onChange: () => (verdict === null ? choose("right") : choose(verdict)) }),
      h(
        "button",
        { type: "button", class: "go", onClick: () => go(first, contents, "contents" in mark ? mark.speaker : null, layer) },
        h("span", { class: "words" }, h("span", { class: "nth" }, `${number}. `), what.length > 300 ? `${what.slice(0, 300)}…` : what),
        h("span", { class: "how" }, told.filter(Boolean).join(" · ")),
      ),
    ),
    layer === "numbers" && h("p", { class: "how sentence" }, slice(text, sentenceOf(text, mark))),
    h("div", { class: "verdicts", role: "group", "aria-label": `Verdict on line ${number}` }, VERDICTS.map((one) => h("button", { key: one, type: "button", class: `toggle ${one}`, "data-verdict": one, "aria-pressed": String(verdict === one), onClick: () => choose(one) }, { right: "✓ Right", wrong: "✗ Wrong", uncheckable: "? Not checkable" }[one]))),
    h("div", { class: "fields" }, field("note", "Note"), field("source", "Source")),
  );
}

/** Through the lines by keyboard, wherever in a line the focus is; fields take their letters. */
function onKey(event: KeyboardEvent, page: Actions): void {
  const target = event.target as HTMLElement;
  const line = target.closest<HTMLElement>(".line");
  if (!line || event.altKey || event.ctrlKey || event.metaKey) return;
  const typing = target instanceof HTMLInputElement && target.type === "text";
  const press = (selector: string, which: Element | null = line) => which?.querySelector<HTMLElement>(selector);
  const item = line.closest("li");
  const next = event.key === "ArrowDown" ? item?.nextElementSibling : event.key === "ArrowUp" ? item?.previousElementSibling : null;
  if (next) press(".tick", next)?.focus();
  else if (typing) return;
  else if (Object.hasOwn(KEYS, event.key.toLowerCase())) press(`[data-verdict="${KEYS[event.key.toLowerCase()]}"]`)?.click();
  else if (event.key.toLowerCase() === "n") press(".note")?.focus();
  else if (event.key === "Enter" && target.classList.contains("tick")) press(".go")?.click();
  else return;
  event.preventDefault();
  page.draw();
}
