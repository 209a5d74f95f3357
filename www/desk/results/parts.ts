/** Small parts that several lists have. */
import { h, type VNode } from "../page/vdom.js";
import type { ActorKind } from "../../annotations.js";
import { initials } from "../../wording.js";

/** An actor's sign, told by letters and shape, not by colour. */
export const chip = (name: string, kind: ActorKind): VNode => h("span", { class: `chip ${kind}`, "aria-hidden": "true" }, initials(name));

/** Says that the reader made or changed something. */
export const hand = (): VNode => h("span", { class: "hand" }, "✎ corrected by you");

export const empty = (message: string): VNode => h("p", { class: "empty" }, message);

/** Asks for the rest of a list. */
export const more = (shown: number, all: number, onMore: () => void): VNode | null =>
  shown < all ? h("button", { type: "button", class: "more", onClick: onMore }, `Show more (${(all - shown).toLocaleString("en")} left)`) : null;
