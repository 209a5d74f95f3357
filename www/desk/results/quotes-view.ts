/** Who said what: the quotes by speaker. */
import { h, type VNode } from "../page/vdom.js";
import type { Annotations, Quote, TextSpan } from "../../annotations.js";
import { isCorrected } from "../state/corrections.js";
import type { Overview, Speaker } from "../reading/overview.js";
import { chip, empty, hand, more } from "./parts.js";
import { NOBODY, attributed, plural, said, slice, words } from "../../wording.js";

export interface QuotesProps {
  text: string;
  found: Annotations;
  overview: Overview;
  /** The speaker whose quotes are shown, by name; null for everybody. */
  speaker: string | null;
  how: "all" | "direct" | "indirect";
  limit: number;
  choose(chosen: { speaker?: string | null; how?: QuotesProps["how"]; limit?: number }): void;
  go(span: TextSpan, all: readonly TextSpan[], speaker: TextSpan | null): void;
  copy(quote: Quote, name: string): void;
  correct(quote: Quote): void;
  /** The address of a quote's words on the source's page; null without a source. */
  link(quote: Quote): string | null;
}

export function QuotesView(props: QuotesProps): VNode {
  const { found, overview, speaker, how, limit, choose } = props;
  if (found.quotes.length === 0) return empty("No one is quoted here.");
  const name = ({ entity }: Speaker) => (entity < 0 ? NOBODY : (found.entities[entity]?.name ?? ""));
  const fits = (quote: Quote) => how === "all" || (how === "direct" ? quote.kind === "direct" || quote.kind === "mixed" : quote.kind === "indirect");
  const groups = overview.speakers
    .filter((one) => speaker === null || name(one) === speaker)
    .map((one) => ({ speaker: one, name: name(one), quotes: one.quotes.map((index) => found.quotes[index]!).filter(fits) }))
    .filter(({ quotes }) => quotes.length > 0);
  const all = groups.reduce((sum, { quotes }) => sum + quotes.length, 0);
  let left = limit;
  return h(
    "div",
    {},
    h(
      "div",
      { class: "filters" },
      h(
        "label",
        {},
        "Speaker ",
        h(
          "select",
          { id: "speaker-filter", value: speaker ?? "", onChange: ({ currentTarget }: { currentTarget: HTMLSelectElement }) => choose({ speaker: currentTarget.value || null }) },
          h("option", { value: "" }, "Everyone"),
          overview.speakers.slice(0, 200).map((one) => h("option", { key: one.entity, value: name(one) }, `${name(one)} (${one.quotes.length})`)),
        ),
      ),
      h(
        "label",
        {},
        "How ",
        h(
          "select",
          { id: "how-filter", value: how, onChange: ({ currentTarget }: { currentTarget: HTMLSelectElement }) => choose({ how: currentTarget.value as QuotesProps["how"] }) },
          h("option", { value: "all" }, "quoted or reported"),
          h("option", { value: "direct" }, "in quotation marks"),
          h("option", { value: "indirect" }, "reported"),
        ),
      ),
    ),
    groups.length === 0 && empty("No quote fits the filters."),
    groups.map((group) => {
      const quotes = group.quotes.slice(0, Math.max(0, left));
      left -= quotes.length;
      return quotes.length > 0 && h(Group, { key: group.name, props, speaker: group.speaker, name: group.name, quotes, count: group.quotes.length });
    }),
    more(Math.min(limit, all), all, () => choose({ limit: limit + 300 })),
    h(About, props),
  );
}

function Group({ props, speaker, name, quotes, count }: { props: QuotesProps; speaker: Speaker; name: string; quotes: Quote[]; count: number }): VNode {
  const entity = props.found.entities[speaker.entity];
  return h(
    "section",
    { class: "speaker" },
    h("h3", {}, entity && chip(name, entity.kind), h("span", { class: "name" }, name), h("span", { class: "count" }, plural(count, "quote"))),
    entity && h(Share, { name, speaker, quoted: props.overview.quoted }),
    h("ol", {}, quotes.map((quote) => h("li", { key: `${quote.start}-${quote.end}` }, h(One, { ...props, quote, name })))),
  );
}

/** A speaker's share of all words said, those in quotation marks told apart from those reported. */
function Share({ name, speaker, quoted }: { name: string; speaker: Speaker; quoted: number }): VNode {
  const percent = (words: number) => Math.round((100 * words) / Math.max(1, quoted));
  const [direct, all] = [percent(speaker.direct), percent(speaker.direct + speaker.reported)];
  const told = `${all}% of the words said: ${plural(speaker.direct, "word")} in quotation marks, ${speaker.reported.toLocaleString("en")} reported`;
  return h(
    "p",
    { class: "share" },
    h(
      "svg",
      { class: "bar-chart", viewBox: "0 0 100 8", preserveAspectRatio: "none", role: "img", "aria-label": `${name}: ${told}` },
      h("rect", { class: "rail", width: 100, height: 8 }),
      h("rect", { class: "reported", x: direct, width: Math.max(0, all - direct), y: 2, height: 4 }),
      h("rect", { class: "direct", width: direct, height: 8 }),
    ),
    h("span", { title: told }, `${all}% of the words said`),
  );
}

function One({ text, quote, name, go, copy, correct, link }: QuotesProps & { quote: Quote; name: string }): VNode {
  const source = link(quote);
  const told = words(text, quote);
  const written = quote.speaker ? slice(text, quote.speaker) : "";
  return h(
    "div",
    { class: `quote ${quote.kind}` },
    h(
      "button",
      { type: "button", class: "go", "data-start": quote.start, onClick: () => go(quote.contents[0] ?? quote, quote.contents, quote.speaker) },
      h("span", { class: "words" }, told.length > 700 ? `${told.slice(0, 700)}…` : told),
      h("span", { class: "how" }, [said(quote), quote.cue && `“${slice(text, quote.cue)}”`, written && written !== name ? `as “${written}”` : ""].filter(Boolean).join(" · "), isCorrected(quote.rule) && [" · ", hand()]),
    ),
    h(
      "span",
      { class: "quote-tools" },
      h("button", { type: "button", class: "link", "aria-label": `Copy with its speaker: ${told.slice(0, 120)}`, onClick: () => copy(quote, name) }, "Copy"),
      h("button", { type: "button", class: "link", "data-correct": quote.start, "aria-label": `Correct: ${told.slice(0, 120)}`, onClick: () => correct(quote) }, "Correct"),
      source && h("a", { class: "link", href: source, target: "_blank", rel: "noreferrer", "aria-label": `At the source: ${told.slice(0, 120)}` }, "Source"),
    ),
  );
}

/** Who speaks about whom, as a table. */
function About({ found, overview, go }: QuotesProps): VNode | null {
  const { speakers, others, counts } = overview.about;
  if (speakers.length < 2 || others.length < 2) return null;
  const name = (entity: number) => found.entities[entity]?.name ?? "";
  const first = (speaker: number, other: number) => {
    for (const quote of found.quotes.filter((one) => attributed(one) && one.speaker?.entity === speaker))
      for (const span of quote.contents) for (const actor of found.actors) if (actor.entity === other && actor.start >= span.start && actor.end <= span.end) return go(actor, [...quote.contents], quote.speaker);
  };
  return h(
    "details",
    { class: "about" },
    h("summary", {}, "Who speaks about whom"),
    h(
      "div",
      { class: "scroll", tabIndex: 0, role: "region", "aria-label": "Who speaks about whom" },
      h(
        "table",
        {},
        h("caption", { class: "visually-hidden" }, "How often each speaker mentions another actor"),
        h("thead", {}, h("tr", {}, h("th", { scope: "col" }, "Speaker"), others.map((other) => h("th", { scope: "col", key: other }, name(other))))),
        h(
          "tbody",
          {},
          speakers.map((speaker, row) =>
            h(
              "tr",
              { key: speaker },
              h("th", { scope: "row" }, name(speaker)),
              others.map((other, column) => {
                const count = counts[row]?.[column] ?? 0;
                return h("td", { key: other }, count > 0 && h("button", { type: "button", class: `go often-${Math.min(4, count)}`, "aria-label": `${name(speaker)} about ${name(other)}: ${plural(count, "time")}`, onClick: () => first(speaker, other) }, String(count)));
              }),
            ),
          ),
        ),
      ),
    ),
  );
}
