/** People, organisations, places and groups: a chip each, its mentions one by one, what it said and where it acts. */
import type { Quote, TextSpan } from "../../annotations.js";
import { isCorrected } from "../../export/corrections.js";
import { actorParts, said, slice, wasSaid, words } from "../../wording.js";
import { h, type VNode } from "../page/vdom.js";
import type { View } from "../page/view.js";
import { within } from "../story/spans.js";
import type { ListProps } from "./panel.js";
import { chip, empty, hand, has, more, search } from "./parts.js";

/** How many characters of the story stand on either side of a mention. */
const CONTEXT = 120;
/** How many passages and quotes of one actor are listed. */
const MOST = 100;

export function ActorsView(props: ListProps): VNode {
  const { page } = props;
  const { found, actors: chosen } = page.view;
  if (found.entities.length === 0) return empty("No people or organisations here.");
  const choose = (change: Partial<View["actors"]>) => page.set({ actors: { ...chosen, ...change } });
  const order = found.entities
    .map((entity, index) => ({ entity, index }))
    .filter(({ entity }) => (!chosen.people || entity.kind === "person") && has(entity.name, chosen.search))
    .sort((a, b) => b.entity.mentions.length - a.entity.mentions.length);
  return h(
    "div",
    {},
    h(
      "div",
      { class: "filters" },
      search("actors-search", "Search names", chosen.search, (search) => choose({ search })),
      h("label", {}, h("input", { id: "people-only", type: "checkbox", checked: chosen.people, onChange: () => choose({ people: !chosen.people }) }), " People only"),
    ),
    h("p", { class: "keys" }, "Use ← and → to step through mentions."),
    order.length === 0 && empty("Nobody fits the filters."),
    h("ul", { class: "entities" }, order.slice(0, chosen.limit).map(({ index }) => h("li", { key: keyOf(first(page.view, index)) }, h(One, { ...props, index })))),
    more(chosen.limit, order.length, () => choose({ limit: chosen.limit + 300 })),
  );
}

/** What an actor is known by, whatever it is called: where it is mentioned first. */
const first = ({ found }: View, entity: number): TextSpan | undefined => found.actors[found.entities[entity]?.mentions[0] ?? -1];
const keyOf = (mention: TextSpan | undefined): string => (mention ? `${mention.start}-${mention.end}` : "");

/** Goes to the next or previous mention of an actor. */
function step({ page, go }: ListProps, index: number, by: 1 | -1): void {
  const { view } = page;
  const entity = view.found.entities[index]!;
  const key = keyOf(first(view, index));
  const count = entity.mentions.length;
  const at = ((view.actors.at.get(key) ?? (by > 0 ? -1 : 0)) + by + count) % count;
  view.actors.at.set(key, at);
  const all = entity.mentions.flatMap((mention) => view.found.actors[mention] ?? []);
  const here = all[at];
  if (here) go(here, all, null, null);
  page.set({ current: { layer: "actors", start: first(view, index)?.start ?? -1 } });
  page.say(`${entity.name}, mention ${at + 1} of ${count}`);
}

function One({ index, ...props }: ListProps & { index: number }): VNode {
  const { page } = props;
  const { found, actors, current } = page.view;
  const entity = found.entities[index]!;
  const { name } = entity;
  const place = first(page.view, index);
  const key = keyOf(place);
  const at = actors.at.get(key);
  const open = actors.open.has(key);
  const here = current?.layer === "actors" && current.start === place?.start;
  const rule = entity.mentions.map((mention) => found.actors[mention]?.rule ?? "").find(isCorrected);
  const onKeyDown = (event: KeyboardEvent) => {
    if (event.key !== "ArrowRight" && event.key !== "ArrowLeft") return;
    event.preventDefault();
    step(props, index, event.key === "ArrowRight" ? 1 : -1);
  };
  const toggle = () => {
    if (!actors.open.delete(key)) actors.open.add(key);
    page.draw();
  };
  const count = entity.mentions.length;
  return h(
    "div",
    { class: `entity${here ? " current" : ""}` },
    h(
      "div",
      { class: "entity-row", onKeyDown },
      h("button", { type: "button", class: "go", onClick: () => step(props, index, 1) }, chip(name, entity.kind), h("span", { class: "name" }, name), h("span", { class: "how" }, actorParts(entity).join(" · "), rule !== undefined && [" · ", hand(rule)])),
      h("span", { class: "place" }, at === undefined ? "" : `${at + 1} of ${count}`),
      h("button", { type: "button", class: "step", "aria-label": `Previous mention of ${name}`, onClick: () => step(props, index, -1) }, "‹"),
      h("button", { type: "button", class: "step", "aria-label": `Next mention of ${name}`, onClick: () => step(props, index, 1) }, "›"),
      h("button", { type: "button", class: "step", "aria-expanded": String(open), title: "What they said and did", "aria-label": `${open ? "Less" : "More"}: what ${name} said and did`, onClick: toggle }, open ? "Less ▾" : "More ▸"),
    ),
    open && h(More, { ...props, index }),
  );
}

function More({ index, page, text, go }: ListProps & { index: number }): VNode {
  const { found, overview } = page.view;
  const quotes = (overview.speakers.find(({ entity }) => entity === index)?.quotes ?? []).map((one) => found.quotes[one]!).filter(wasSaid);
  const mentions = (found.entities[index]?.mentions ?? []).map((one) => found.actors[one]!);
  const passages = passagesOf(text, found.quotes, mentions, index);
  const show = (passage: Passage) =>
    h("li", { key: passage.mentions[0]!.start }, h("button", { type: "button", class: "go context", onClick: () => go(passage.mentions[0]!, mentions, null, null) }, inContext(text, passage), passage.by >= 0 && h("span", { class: "how" }, `in the words of ${found.entities[passage.by]?.name ?? ""}`)));
  const list = (title: string, entries: VNode[]) => entries.length > 0 && [h("h3", {}, title), h("ul", {}, entries)];
  return h(
    "div",
    { class: "entity-more" },
    list("Said", quotes.slice(0, MOST).map((quote) => h("li", { key: quote.start }, h("button", { type: "button", class: "go", onClick: () => go(quote.contents[0] ?? quote, quote.contents, quote.speaker, null) }, h("span", { class: "words" }, words(text, quote)), h("span", { class: "how" }, said(quote)))))),
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
