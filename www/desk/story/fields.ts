/** The parts that the pen is made of: a mark's head, its fields and its tools. */
import type { Annotations, TextSpan } from "../../annotations.js";
import { KINDS, isCorrected, type Kind, type Layer } from "../../export/corrections.js";
import type { Actions } from "../page/actions.js";
import { h, type VNode } from "../page/vdom.js";
import { hand } from "../results/parts.js";


export interface Pen extends Pick<Actions, "correct" | "pick" | "offer"> {
  readonly guide: Pick<Actions["guide"], "go"> & { back(): void };
}

export interface Penned {
  text: string;
  found: Annotations;
  pen: Pen;
}

export type Changed = { currentTarget: HTMLSelectElement & HTMLInputElement };

export const place = ({ start, end }: TextSpan): TextSpan => ({ start, end });

export const fields = (...all: (VNode | false | null)[]): VNode => h("div", { class: "fields" }, ...all);

const ONE: Record<Layer, string> = { quotes: "Quote", actors: "Person or organisation", numbers: "Number" };

export const head = (layer: Layer, words: string, rule: string): VNode => h("div", {}, h("span", { class: "layer" }, ONE[layer]), " ", h("strong", {}, words.length > 160 ? `${words.slice(0, 160)}…` : words), " ", isCorrected(rule) && hand(rule));

/** A list to choose from; a correction is made when one is chosen. */
export function select(name: string, value: string, choose: (value: string) => void, options: readonly (readonly [value: string, told: string])[]): VNode {
  return h("select", { onKeyDown: openList, "aria-label": name, value, onChange: ({ currentTarget }: Changed) => choose(currentTarget.value) }, options.map(([value, told]) => h("option", { key: value, value }, told)));
}

/** A key that would change what is chosen, unseen, opens the list instead. */
function openList(event: KeyboardEvent & { currentTarget: HTMLSelectElement }): void {
  if (event.altKey || event.ctrlKey || event.metaKey || !(/^.$/u.test(event.key) || /^(Arrow|Page|Home|End)/.test(event.key))) return;
  // Where the browser cannot be asked, its keys do what they do.
  if (!("showPicker" in event.currentTarget)) return;
  event.preventDefault();
  event.currentTarget.showPicker();
}

export function kinds(layer: Layer, mark: TextSpan, kind: Kind, pen: Pen, name: (kind: Kind) => string): VNode {
  const choose = (kind: string) => pen.correct([{ do: "relabel", layer, at: place(mark), kind: kind as Kind }], "Type changed");
  return h("label", {}, "Type ", select(`Type of this ${layer === "actors" ? "entry" : layer.slice(0, -1)}`, kind, choose, KINDS[layer].map((kind) => [kind, name(kind)])));
}

export function tools(layer: Layer, mark: TextSpan, words: string, pen: Pen, ...more: (VNode | false)[]): VNode {
  return h(
    "div",
    { class: "tools" },
    ...more,
    h("button", { type: "button", class: "link", onClick: () => pen.pick({ what: "bounds", layer, at: place(mark) }) }, "Adjust start and end"),
    h("button", { type: "button", class: "link", "aria-label": `Remove this mark: ${words.slice(0, 80)}`, onClick: () => pen.correct([{ do: "reject", layer, at: place(mark) }], "Mark removed") }, "Remove this mark"),
  );
}
