/** The actors: a chip each, its mentions one by one, what it said and where it acts. */
import { h, type VNode } from "../page/vdom.js";
import type { Annotations, Quote, TextSpan } from "../../annotations.js";
import { isCorrected } from "../state/corrections.js";
import { within } from "../story/spans.js";
import type { Overview } from "../reading/overview.js";
import { chip, empty, hand, more } from "./parts.js";
import { actorParts, said, slice, words } from "../../wording.js";

export interface ActorsProps {
  text: string;
  found: Annotations;
  overview: Overview;
  limit: number;
  /** The mention that each actor was left at, by its name. */
  at: ReadonlyMap<string, number>;
  /** Names of the actors whose mentions are listed. */
  open: ReadonlySet<string>;
  choose(chosen: { limit?: number; toggle?: string }): void;
  /** Goes to the next or previous mention of an actor. */
  step(entity: number, by: number): void;
  go(span: TextSpan, all: readonly TextSpan[], speaker: TextSpan | null): void;
}

/** How many characters of the story stand on either side of a mention. */
const CONTEXT = 120;
/** How many passages and quotes of one actor are listed. */
const MOST = 100;

export function ActorsView(props: ActorsProps): VNode {
  const { found, limit, choose } = props;
  if (found.entities.length === 0) return empty("No actors here.");
  const order = found.entities.map((entity, index) => ({ entity, index })).sort((a, b) => b.entity.mentions.length - a.entity.mentions.length);
  return h(
    "div",
    {},
    h("p", { class: "keys" }, "Arrow keys ← → go from mention to mention."),
    h("ul", { class: "entities" }, order.slice(0, limit).map(({ entity, index }) => h("li", { key: `${entity.name} ${entity.mentions[0]}` }, h(One, { ...props, index })))),
    more(limit, order.length, () => choose({ limit: limit + 300 })),
  );
}

function One({ index, ...props }: ActorsProps & { index: number }): VNode {
  const { found, at, open, choose, step } = props;
  const entity = found.entities[index]!;
  const { name } = entity;
  const here = at.get(name);
  const corrected = entity.mentions.some((mention) => isCorrected(found.actors[mention]?.rule ?? ""));
  const onKeyDown = (event: KeyboardEvent) => {
    if (event.key !== "ArrowRight" && event.key !== "ArrowLeft") return;
    event.preventDefault();
    step(index, event.key === "ArrowRight" ? 1 : -1);
  };
  const count = entity.mentions.length;
  return h(
    "div",
    { class: "entity" },
    h(
      "div",
      { class: "entity-row", onKeyDown },
      h("button", { type: "button", class: "go", onClick: () => step(index, 1) }, chip(name, entity.kind), h("span", { class: "name" }, name), h("span", { class: "how" }, actorParts(entity).join(" · "), corrected && [" · ", hand()])),
      h("span", { class: "place" }, here === undefined ? "" : `${here + 1} of ${count}`),
      h("button", { type: "button", class: "step", "aria-label": `Previous mention of ${name}`, onClick: () => step(index, -1) }, "‹"),
      h("button", { type: "button", class: "step", "aria-label": `Next mention of ${name}`, onClick: () => step(index, 1) }, "›"),
      h("button", { type: "button", class: "step", "aria-expanded": String(open.has(name)), "aria-label": `What ${name} said and did`, onClick: () => choose({ toggle: name }) }, open.has(name) ? "▾" : "▸"),
    ),
    open.has(name) && h(More, { ...props, index }),
  );
}

function More({ index, text, found, overview, go }: ActorsProps & { index: number }): VNode {
  const quotes = (overview.speakers.find(({ entity }) => entity === index)?.quotes ?? []).map((one) => found.quotes[one]!);
  const mentions = (found.entities[index]?.mentions ?? []).map((one) => found.actors[one]!);
  const passages = passagesOf(text, found.quotes, mentions, index);
  const show = (passage: Passage) =>
    h("li", { key: passage.mentions[0]!.start }, h("button", { type: "button", class: "go context", onClick: () => go(passage.mentions[0]!, mentions, null) }, inContext(text, passage), passage.by >= 0 && h("span", { class: "how" }, `in the words of ${found.entities[passage.by]?.name ?? ""}`)));
  const list = (title: string, entries: VNode[]) => entries.length > 0 && [h("h3", {}, title), h("ul", {}, entries)];
  return h(
    "div",
    { class: "entity-more" },
    list("Said", quotes.slice(0, MOST).map((quote) => h("li", { key: quote.start }, h("button", { type: "button", class: "go", onClick: () => go(quote.contents[0] ?? quote, quote.contents, quote.speaker) }, h("span", { class: "words" }, words(text, quote)), h("span", { class: "how" }, said(quote)))))),
    list("In the story", passages.filter(({ by }) => by < 0).slice(0, MOST).map(show)),
    list("In what others said", passages.filter(({ by }) => by >= 0).slice(0, MOST).map(show)),
  );
}

/** Mentions of an actor that stand close together. */
interface Passage {
  mentions: TextSpan[];
  /** The actor whose words they stand in; -1 for the story's own. */
  by: number;
}

/** The passages that mention an actor: what it does in the story, and what others say of it. What it says itself is told under "Said". */
function passagesOf(text: string, quotes: readonly Quote[], mentions: readonly TextSpan[], actor: number): Passage[] {
  const spoken = new Set(quotes.flatMap(({ speaker }) => (speaker?.entity === actor ? [speaker.start] : [])));
  const passages: Passage[] = [];
  for (const mention of mentions) {
    if (spoken.has(mention.start)) continue;
    const quote = [...within(quotes, mention)].find(({ contents }) => contents.some(({ start, end }) => start <= mention.start && mention.end <= end));
    const by = quote?.speaker?.entity ?? -1;
    if (by === actor) continue;
    const last = passages.at(-1);
    const end = last?.mentions.at(-1)?.end ?? 0;
    if (last && last.by === by && mention.start - end < CONTEXT && !text.slice(end, mention.start).includes("\n")) last.mentions.push(mention);
    else passages.push({ mentions: [mention], by });
  }
  return passages;
}

/** A passage with the words about it, as far as its paragraph goes. */
function inContext(text: string, { mentions }: Passage): (VNode | string)[] {
  const { start } = mentions[0]!;
  const { end } = mentions.at(-1)!;
  const ahead = text.slice(Math.max(0, start - CONTEXT), start);
  const behind = text.slice(end, end + CONTEXT);
  const line = ahead.lastIndexOf("\n") + 1;
  const rest = behind.indexOf("\n");
  const parts: (VNode | string)[] = [line > 0 || start <= CONTEXT ? ahead.slice(line) : ahead.replace(/^\S*/, "…")];
  mentions.forEach((mention, at) => parts.push(h("strong", {}, slice(text, mention)), text.slice(mention.end, mentions[at + 1]?.start ?? mention.end)));
  parts.push(rest >= 0 ? behind.slice(0, rest) : end + CONTEXT < text.length ? behind.replace(/\S*$/, "…") : behind);
  return parts;
}
