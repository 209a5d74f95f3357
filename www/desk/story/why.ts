/** Why something was marked, in plain words, behind one click. */
import type { ActorMention, Annotations, Entity, Quote } from "../../annotations.js";
import { KIND, slice, speaker } from "../../wording.js";
import { h, type VNode } from "../page/vdom.js";

/** The reasons, and what the rule says that made the mark: its sentence comes when it is asked for. */
export function Why({ reasons, rule }: { reasons: readonly string[]; rule: string }): VNode {
  const name = rule.replace(/^corrected: /, "");
  const tell = async ({ currentTarget }: { currentTarget: HTMLElement }) => {
    const { SENTENCES } = await import("./reasons.js");
    if (Object.hasOwn(SENTENCES, name)) currentTarget.querySelector(".rule")!.textContent = SENTENCES[name]!;
  };
  return h("details", { class: "why", onToggle: (event: { currentTarget: HTMLElement }) => void tell({ currentTarget: event.currentTarget }) }, h("summary", {}, "Why?"), reasons.map((reason) => h("p", { key: reason }, reason)), h("p", { class: "rule", key: "rule" }, `Rule: ${name}`));
}

export function quoteReasons(text: string, found: Annotations, quote: Quote): string[] {
  const name = speaker(found, quote);
  const written = quote.speaker ? slice(text, quote.speaker) : "";
  return [
    quote.cue ? `“${slice(text, quote.cue)}” tells that somebody speaks here.` : quote.marked.length > 0 ? "The words stand in quotation marks." : "",
    quote.speaker && (written === name ? `${name} is named beside it.` : `“${written}” stands for ${name}.`),
    quote.kind === "unattributed" ? "Nobody is said to speak: it may be a title, a nickname, or a word that the writer keeps at a distance." : "",
    quote.speaker === null && quote.kind !== "unattributed" ? "The story names no speaker for it, or none that is sure." : "",
  ].filter((reason): reason is string => Boolean(reason));
}

export function actorReasons(text: string, mark: ActorMention, entity: Entity): string[] {
  const written = slice(text, mark);
  const how = {
    name: `“${written}” reads like the name of a ${KIND[mark.kind]}.`,
    nominal: `“${written}” tells of people or an organisation by what they are.`,
    pronoun: `“${written}” stands for ${entity.name}.`,
  }[mark.form];
  return [how, mark.form !== "pronoun" && entity.name !== written ? `Listed under ${entity.name}, its fullest name here.` : ""].filter(Boolean);
}
