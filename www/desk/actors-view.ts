/** The actors: a chip each, its mentions one by one, and what it said. */
import { h, type VNode } from "./vdom.js";
import type { Annotations, TextSpan } from "../annotations.js";
import { isCorrected } from "./corrections.js";
import type { Overview } from "./overview.js";
import { chip, empty, hand, more } from "./parts.js";
import { KIND, countryName, plural, said, slice, words } from "../wording.js";

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
const CONTEXT = 40;
/** How many mentions and quotes of one actor are listed. */
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
      h("button", { type: "button", class: "go", onClick: () => step(index, 1) }, chip(name, entity.kind), h("span", { class: "name" }, name), h("span", { class: "how" }, `${KIND[entity.kind]}${entity.country ? ` · ${countryName(entity.country)}` : ""} · ${plural(count, "mention")}`, corrected && [" · ", hand()])),
      h("span", { class: "place" }, here === undefined ? "" : `${here + 1} of ${count}`),
      h("button", { type: "button", class: "step", "aria-label": `Previous mention of ${name}`, onClick: () => step(index, -1) }, "‹"),
      h("button", { type: "button", class: "step", "aria-label": `Next mention of ${name}`, onClick: () => step(index, 1) }, "›"),
      h("button", { type: "button", class: "step", "aria-expanded": String(open.has(name)), "aria-label": `What ${name} said, and all mentions`, onClick: () => choose({ toggle: name }) }, open.has(name) ? "▾" : "▸"),
    ),
    open.has(name) && h(More, { ...props, index }),
  );
}

function More({ index, text, found, overview, go }: ActorsProps & { index: number }): VNode {
  const quotes = (overview.speakers.find(({ entity }) => entity === index)?.quotes ?? []).map((one) => found.quotes[one]!);
  const mentions = (found.entities[index]?.mentions ?? []).map((one) => found.actors[one]!);
  return h(
    "div",
    { class: "entity-more" },
    quotes.length > 0 && h("h3", {}, "Said"),
    h(
      "ul",
      {},
      quotes.slice(0, MOST).map((quote) => h("li", { key: quote.start }, h("button", { type: "button", class: "go", onClick: () => go(quote.contents[0] ?? quote, quote.contents, quote.speaker) }, h("span", { class: "words" }, words(text, quote)), h("span", { class: "how" }, said(quote))))),
    ),
    h("h3", {}, "Mentioned"),
    h(
      "ul",
      {},
      mentions.slice(0, MOST).map((mention) =>
        h("li", { key: mention.start }, h("button", { type: "button", class: "go context", onClick: () => go(mention, mentions, null) }, before(text, mention.start), h("strong", {}, slice(text, mention)), behind(text, mention.end))),
      ),
    ),
  );
}

/** The words before an offset, from the beginning of a word on. */
function before(text: string, at: number): string {
  const words = text.slice(Math.max(0, at - CONTEXT), at).replace(/\s+/g, " ");
  return at > CONTEXT ? words.replace(/^\S*/, "…") : words;
}

/** The words behind an offset, to the end of a word. */
function behind(text: string, at: number): string {
  const words = text.slice(at, at + CONTEXT).replace(/\s+/g, " ");
  return at + CONTEXT < text.length ? words.replace(/\S*$/, "…") : words;
}
