/** Small parts that several lists have. */
import { h, type VNode } from "../page/vdom.js";
import type { ActorKind } from "../../annotations.js";
import { ADDED } from "../../export/corrections.js";
import { initials } from "../../wording.js";

/** An actor's sign, told by letters and shape, not by colour. */
export const chip = (name: string, kind: ActorKind): VNode => h("span", { class: `chip ${kind}`, "aria-hidden": "true" }, initials(name));

/** Says that the reader made or changed something. */
export const hand = (rule: string): VNode => h("span", { class: "hand" }, rule === ADDED ? "✎ added by you" : "✎ corrected by you");

export const empty = (message: string): VNode => h("p", { class: "empty" }, message);

/** Asks for the rest of a list. */
export const more = (shown: number, all: number, onMore: () => void): VNode | null =>
  shown < all ? h("button", { type: "button", class: "more", onClick: onMore }, `Show more (${(all - shown).toLocaleString("en")} left)`) : null;

/** A list to choose one of, with its label. */
export function choice<V extends string>(id: string, label: string, value: V, options: readonly (readonly [value: V, told: string])[], choose: (value: V) => void): VNode {
  return h("label", {}, `${label} `, h("select", { id, value, onChange: ({ currentTarget }: { currentTarget: HTMLSelectElement }) => choose(currentTarget.value as V) }, options.map(([value, told]) => h("option", { key: value, value }, told))));
}

export function search(id: string, label: string, value: string, onSearch: (words: string) => void): VNode {
  return h("label", { class: "search" }, h("span", { class: "visually-hidden" }, label), h("input", { id, type: "search", placeholder: label, value, onInput: ({ currentTarget }: { currentTarget: HTMLInputElement }) => onSearch(currentTarget.value) }));
}

/** Whether something has the words that are searched for, in any case. */
export const has = (words: string, searched: string): boolean => searched === "" || words.toLowerCase().includes(searched.toLowerCase());
