/** Who said what: the quotes by speaker, or as the story has them. */
import type { Quote } from "../../annotations.js";
import { isCorrected } from "../../export/corrections.js";
import { NOBODY, STANDING, STANDINGS, attributed, plural, said, slice, standing, words, type Standing } from "../../wording.js";
import { h, type VNode } from "../page/vdom.js";
import type { How, View } from "../page/view.js";
import type { Speaker } from "../reading/overview.js";
import { About } from "./about.js";
import type { ListProps } from "./panel.js";
import { chip, choice, empty, hand, has, more, search } from "./parts.js";

/** What is beside what was said, as the buttons call it. */
const BESIDE: Record<Exclude<Standing, "said">, [one: string, many: string]> = { attitude: ["attitude", "attitudes"], unsaid: ["not said", "not said"], possible: ["possible", "possible"], none: ["title or scare quotes", "titles & scare quotes"] };

interface Numbered {
  quote: Quote;
  /** Its number in the story. */
  number: number;
}

export function QuotesView(props: ListProps): VNode {
  const { page, text } = props;
  const { found, overview, quotes: chosen } = page.view;
  if (found.quotes.length === 0) return empty("No one is quoted here.");
  const choose = (change: Partial<View["quotes"]>) => page.set({ quotes: { ...chosen, ...change } });
  const name = (quote: Quote) => found.entities[quote.speaker?.entity ?? -1]?.name ?? NOBODY;
  const shown = shownQuotes(page.view).map((quote, at): Numbered => ({ quote, number: at + 1 }));
  const fits = ({ quote }: Numbered) => {
    const how = chosen.how === "all" || (chosen.how === "direct" ? quote.kind === "direct" || quote.kind === "mixed" : quote.kind === "indirect");
    return how && (chosen.speaker === null || name(quote) === chosen.speaker) && has(`${words(text, quote)} ${name(quote)}`, chosen.search);
  };
  const fitting = shown.filter(fits);
  return h(
    "div",
    {},
    h(Filters, { ...props, choose }),
    h(Beside, props),
    fitting.length === 0 && empty("No quote fits the filters."),
    chosen.order === "story"
      ? h("ol", { class: "in-order" }, fitting.slice(0, chosen.limit).map((one) => h("li", { key: `${one.quote.start}-${one.quote.end}` }, h(One, { ...props, ...one, name: name(one.quote), named: true }))))
      : groups(fitting, overview.speakers, chosen.limit).map((group) => h(Group, { key: group.speaker.entity, props, ...group })),
    more(Math.min(chosen.limit, fitting.length), fitting.length, () => choose({ limit: chosen.limit + 300 })),
    h(About, props),
  );
}

/** The quotes that are shown: what was said, and what else is chosen. */
export const shownQuotes = ({ found, standings }: View): Quote[] => found.quotes.filter((quote) => standings.has(standing(quote)));

/** The quotes of each speaker, those quoted most first, up to a limit over all. */
function groups(quotes: readonly Numbered[], speakers: readonly Speaker[], limit: number): { speaker: Speaker; quotes: Numbered[]; count: number }[] {
  const by = new Map<number, Numbered[]>();
  for (const one of quotes) {
    const entity = one.quote.speaker?.entity ?? -1;
    const known = by.get(entity);
    if (known) known.push(one);
    else by.set(entity, [one]);
  }
  let left = limit;
  return speakers.flatMap((speaker) => {
    const all = by.get(speaker.entity) ?? [];
    const some = all.slice(0, Math.max(0, left));
    left -= some.length;
    return some.length > 0 ? [{ speaker, quotes: some, count: all.length }] : [];
  });
}

function Filters({ page, choose }: ListProps & { choose(change: Partial<View["quotes"]>): void }): VNode {
  const { found, overview, quotes } = page.view;
  const named = overview.speakers.slice(0, 200).map(({ entity, quotes }): [string, string] => [found.entities[entity]?.name ?? NOBODY, `${found.entities[entity]?.name ?? NOBODY} (${quotes.length})`]);
  const once = named.filter(([name], at) => named.findIndex(([other]) => other === name) === at);
  return h(
    "div",
    { class: "filters" },
    search("quotes-search", "Search quotes", quotes.search, (search) => choose({ search })),
    choice("speaker-filter", "Speaker", quotes.speaker ?? "", [["", "Everyone"], ...once], (speaker) => choose({ speaker: speaker || null })),
    choice<How>("how-filter", "Show", quotes.how, [["all", "all quotes"], ["direct", "direct"], ["indirect", "paraphrased"]], (how) => choose({ how })),
    choice("order-choice", "Order", quotes.order, [["speaker", "by speaker"], ["story", "as in the story"]], (order) => choose({ order })),
  );
}

/** What else stands in the text like a quote, one click away. */
function Beside({ page }: ListProps): VNode | null {
  const { overview, standings } = page.view;
  const others = STANDINGS.filter((one) => one !== "said" && overview.standings[one] > 0) as Exclude<Standing, "said">[];
  if (others.length === 0) return null;
  const toggle = (one: Standing) => {
    if (!standings.delete(one)) standings.add(one);
    page.mark();
  };
  return h(
    "div",
    { class: "beside-said", role: "group", "aria-label": "Also show" },
    h("span", { class: "how" }, "Also show:"),
    others.map((one) => h("button", { key: one, type: "button", class: "toggle", "data-standing": one, "aria-pressed": String(standings.has(one)), title: STANDING[one], onClick: () => toggle(one) }, `${overview.standings[one].toLocaleString("en")} ${BESIDE[one][overview.standings[one] === 1 ? 0 : 1]}`)),
  );
}

function Group({ props, speaker, quotes, count }: { props: ListProps; speaker: Speaker; quotes: Numbered[]; count: number }): VNode {
  const { found, overview } = props.page.view;
  const entity = found.entities[speaker.entity];
  const name = entity?.name ?? NOBODY;
  return h(
    "section",
    { class: "speaker" },
    h("h3", {}, entity && chip(name, entity.kind), h("span", { class: "name" }, name), h("span", { class: "count" }, plural(count, "quote"))),
    entity && speaker.direct + speaker.reported > 0 && h(Share, { name, speaker, quoted: overview.quoted }),
    h("ol", {}, quotes.map((one) => h("li", { key: `${one.quote.start}-${one.quote.end}` }, h(One, { ...props, ...one, name, named: false })))),
  );
}

/** A speaker's share of all quoted words, those in quotation marks told apart from those reported. */
function Share({ name, speaker, quoted }: { name: string; speaker: Speaker; quoted: number }): VNode {
  const percent = (words: number) => Math.round((100 * words) / Math.max(1, quoted));
  const [direct, all] = [percent(speaker.direct), percent(speaker.direct + speaker.reported)];
  const told = `${all}% of all quoted words: ${plural(speaker.direct, "word")} in quotation marks, ${speaker.reported} paraphrased`;
  return h(
    "div",
    { class: "share" },
    h(
      "svg",
      { class: "bar-chart", viewBox: "0 0 100 8", preserveAspectRatio: "none", role: "img", "aria-label": `${name}: ${told}` },
      h("rect", { class: "rail", width: 100, height: 8 }),
      h("rect", { class: "reported", x: direct, width: Math.max(0, all - direct), y: 2, height: 4 }),
      h("rect", { class: "direct", width: direct, height: 8 }),
    ),
    h("span", { title: told }, `${all}% of all quoted words`),
  );
}

function One({ page, text, go, quote, number, name, named }: ListProps & Numbered & { name: string; named: boolean }): VNode {
  const source = page.takeAway.link(quote);
  const told = words(text, quote);
  const written = quote.speaker ? slice(text, quote.speaker) : "";
  const { current } = page.view;
  const here = current?.layer === "quotes" && current.start === (quote.contents[0] ?? quote).start;
  const how = [named ? name : "", said(quote), standing(quote) === "said" || !attributed(quote) ? "" : STANDING[standing(quote)], quote.cue && `“${slice(text, quote.cue)}”`, written && written !== name ? `written as “${written}”` : ""];
  return h(
    "div",
    { class: `quote ${quote.kind}${here ? " current" : ""}`, "aria-current": here ? "true" : undefined },
    h(
      "button",
      { type: "button", class: "go", "data-start": quote.start, onClick: () => go(quote.contents[0] ?? quote, quote.contents, quote.speaker, "quotes") },
      h("span", { class: "words" }, h("span", { class: "nth" }, `${number}. `), told.length > 700 ? `${told.slice(0, 700)}…` : told),
      h("span", { class: "how" }, how.filter(Boolean).join(" · "), isCorrected(quote.rule) && [" · ", hand(quote.rule)]),
    ),
    h(
      "span",
      { class: "quote-tools" },
      h("button", { type: "button", class: "link", "aria-label": `Copy with its speaker: ${told.slice(0, 120)}`, onClick: () => void page.takeAway.quote(quote, name) }, "Copy"),
      h("button", { type: "button", class: "link", "data-correct": quote.start, "aria-label": `Correct: ${told.slice(0, 120)}`, onClick: () => page.guide.correct(quote, "quotes") }, "Correct"),
      source && h("a", { class: "link", href: source, target: "_blank", rel: "noreferrer", "aria-label": `At the source: ${told.slice(0, 120)}` }, "Source"),
    ),
  );
}
