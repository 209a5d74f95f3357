/** The three lists beside the story: the accessible form of its marks. */
import type { Annotations, Entity, Quantity, Quote, TextSpan } from "../annotations.js";
import { h } from "./dom.js";
import { KIND, SIGN, modifier, plural, said, slice, value, words } from "./wording.js";

export interface Choices {
  /** Shows a passage in the story. */
  go(span: TextSpan, all: readonly TextSpan[], speaker: TextSpan | null): void;
  /** Puts text on the clipboard and says so. */
  copy(text: string, what: string): void;
}

/** How many rows a list shows before it asks. */
const ROWS = 400;

type Sort = "text" | "value" | "kind";

export class Panel {
  #text = "";
  #found: Annotations = { actors: [], entities: [], quotes: [], numbers: [] };
  #speaker: number | null = null;
  #sort: Sort = "text";
  #all = false;
  #at = new Map<number, number>();

  constructor(
    private readonly lists: { quotes: HTMLElement; actors: HTMLElement; numbers: HTMLElement; summary: HTMLElement },
    private readonly choices: Choices,
  ) {}

  show(text: string, found: Annotations): void {
    this.#text = text;
    this.#found = found;
    this.#at.clear();
    if (this.#speaker !== null && this.#speaker >= found.entities.length) this.#speaker = null;
    this.#summary();
    this.#quotes();
    this.#actors();
    this.#numbers();
  }

  #summary(): void {
    const { entities, quotes, numbers } = this.#found;
    const attributed = quotes.filter((quote) => quote.kind !== "unattributed");
    const speakers = new Set(attributed.flatMap((quote) => (quote.speaker ? [quote.speaker.entity] : [])));
    const parts = [plural(entities.length, "actor"), `${plural(attributed.length, "statement")} by ${plural(speakers.size, "speaker")}`, plural(numbers.length, "number")];
    this.lists.summary.textContent = this.#text.trim() ? parts.join(" · ") : "Nothing to mark yet.";
  }

  #quotes(): void {
    const { entities, quotes } = this.#found;
    const groups = new Map<number, Quote[]>();
    for (const quote of quotes) {
      const key = quote.speaker?.entity ?? -1;
      const group = groups.get(key);
      if (group) group.push(quote);
      else groups.set(key, [quote]);
    }
    const size = (list: readonly Quote[]) => list.reduce((sum, quote) => sum + words(this.#text, quote).split(" ").length, 0);
    const total = Math.max(1, size(quotes.filter((quote) => quote.kind !== "unattributed")));
    const known = [...groups].filter(([key]) => key >= 0).sort((a, b) => size(b[1]) - size(a[1]));
    const filter = h(
      "select",
      { id: "speaker-filter", onchange: (event: Event) => this.#filter((event.target as HTMLSelectElement).value) },
      h("option", { value: "" }, "Everyone"),
      ...known.map(([key, list]) => h("option", { value: key, selected: key === this.#speaker }, `${entities[key]?.name} (${list.length})`)),
    );
    const shown = [...known, ...[...groups].filter(([key]) => key < 0)].filter(([key]) => this.#speaker === null || key === this.#speaker);
    this.lists.quotes.replaceChildren(
      quotes.length ? h("label", { class: "filter" }, "Show ", filter) : empty("No one is quoted here."),
      ...shown.map(([key, list]) => {
        const name = key < 0 ? "Nobody named" : (entities[key]?.name ?? "");
        const share = key < 0 ? 0 : Math.round((100 * size(list)) / total);
        return h(
          "section",
          { class: "speaker" },
          h("h3", {}, h("span", { class: "name" }, name), h("span", { class: "count" }, plural(list.length, "time"))),
          key >= 0 && h("p", { class: "share" }, h("meter", { min: 0, max: 100, value: share, "aria-label": `${name}: share of all words quoted or reported` }, `${share}%`), ` ${share}% of the words`),
          h("ol", {}, ...list.slice(0, ROWS).map((quote) => h("li", {}, this.#quote(quote, name)))),
        );
      }),
    );
  }

  #quote(quote: Quote, name: string): HTMLElement {
    const text = words(this.#text, quote);
    const cue = quote.cue ? slice(this.#text, quote.cue) : "";
    const written = quote.speaker ? slice(this.#text, quote.speaker) : "";
    const quotation = `${text} — ${name}${cue ? ` (${cue})` : ""}`;
    return h(
      "div",
      { class: `quote ${quote.kind}` },
      h(
        "button",
        { type: "button", class: "go", "data-start": quote.start, onclick: () => this.choices.go(quote.contents[0] ?? quote, quote.contents, quote.speaker) },
        h("span", { class: "words" }, text),
        h("span", { class: "how" }, [said(quote), cue && `“${cue}”`, written && written !== name ? `as “${written}”` : "", quote.rule.startsWith("corrected") ? "corrected by you" : ""].filter(Boolean).join(" · ")),
      ),
      h("button", { type: "button", class: "copy", "aria-label": `Copy: ${text}`, onclick: () => this.choices.copy(quotation, "The quote with its speaker") }, "Copy"),
    );
  }

  #filter(chosen: string): void {
    this.#speaker = chosen === "" ? null : Number(chosen);
    this.#quotes();
    this.lists.quotes.querySelector<HTMLElement>("#speaker-filter")?.focus();
  }

  #actors(): void {
    const { entities } = this.#found;
    const order = entities.map((entity, index) => ({ entity, index })).sort((a, b) => b.entity.mentions.length - a.entity.mentions.length);
    const rows = this.#all ? order : order.slice(0, ROWS);
    this.lists.actors.replaceChildren(
      entities.length === 0 ? empty("No actors here.") : h("ul", { class: "entities" }, ...rows.map(({ entity, index }) => h("li", {}, this.#entity(entity, index)))),
      ...(rows.length < order.length ? [h("button", { type: "button", onclick: () => this.#more() }, `Show all ${order.length}`)] : []),
    );
  }

  #more(): void {
    this.#all = true;
    this.#actors();
  }

  #entity(entity: Entity, index: number): HTMLElement {
    const place = h("span", { class: "place", "aria-live": "polite" });
    const step = (by: number) => {
      const count = entity.mentions.length;
      const at = ((this.#at.get(index) ?? (by > 0 ? -1 : 0)) + by + count) % count;
      this.#at.set(index, at);
      place.textContent = `${at + 1} of ${count}`;
      const all = entity.mentions.flatMap((mention) => this.#found.actors[mention] ?? []);
      const here = all[at];
      if (here) this.choices.go(here, all, null);
    };
    const keys = (event: KeyboardEvent) => {
      if (event.key === "ArrowRight" || event.key === "ArrowLeft") {
        event.preventDefault();
        step(event.key === "ArrowRight" ? 1 : -1);
      }
    };
    const country = entity.country ? ` · ${countryName(entity.country)}` : "";
    return h(
      "div",
      { class: "entity", onkeydown: keys },
      h("button", { type: "button", class: "go", onclick: () => step(1) }, h("span", { class: `chip ${entity.kind}`, "aria-hidden": "true" }, SIGN[entity.kind]), h("span", { class: "name" }, entity.name), h("span", { class: "how" }, `${KIND[entity.kind]}${country} · ${plural(entity.mentions.length, "mention")}`)),
      place,
      h("button", { type: "button", class: "step", "aria-label": `Previous mention of ${entity.name}`, onclick: () => step(-1) }, "‹"),
      h("button", { type: "button", class: "step", "aria-label": `Next mention of ${entity.name}`, onclick: () => step(1) }, "›"),
    );
  }

  #numbers(): void {
    const { numbers } = this.#found;
    if (numbers.length === 0) return this.lists.numbers.replaceChildren(empty("No numbers here."));
    const rows = [...numbers];
    if (this.#sort === "value") rows.sort((a, b) => amount(b) - amount(a));
    if (this.#sort === "kind") rows.sort((a, b) => a.kind.localeCompare(b.kind) || a.start - b.start);
    const head = (label: string, sort: Sort | null) =>
      h("th", { scope: "col", "aria-sort": sort ? (this.#sort === sort ? (sort === "value" ? "descending" : "ascending") : "none") : null }, sort ? h("button", { type: "button", "data-sort": sort, onclick: () => this.#order(sort) }, label) : label);
    this.lists.numbers.replaceChildren(
      this.#timeline(),
      h(
        "table",
        {},
        h("caption", { class: "visually-hidden" }, "Numbers of the story"),
        h("thead", {}, h("tr", {}, head("In the story", "text"), head("Value", "value"), head("Kind", "kind"), head("Counts", null))),
        h("tbody", {}, ...rows.slice(0, ROWS).map((number) => this.#number(number))),
      ),
    );
  }

  #number(number: Quantity): HTMLElement {
    const sure = modifier(number);
    return h(
      "tr",
      {},
      h("td", {}, h("button", { type: "button", class: "go", onclick: () => this.choices.go(number, number.counted ? [number, number.counted] : [number], null) }, slice(this.#text, number))),
      h("td", {}, h("span", { class: "value" }, sure && h("em", {}, `${sure} `), value(number))),
      h("td", {}, number.kind),
      h("td", {}, number.counted ? slice(this.#text, number.counted) : ""),
    );
  }

  #order(sort: Sort): void {
    this.#sort = sort;
    this.#numbers();
    this.lists.numbers.querySelector<HTMLElement>(`[data-sort="${sort}"]`)?.focus();
  }

  /** The story's dates in order, each once. */
  #timeline(): HTMLElement | string {
    const dates = new Map<string, Quantity>();
    for (const number of this.#found.numbers) {
      const day = number.value ?? number.low;
      if (number.kind === "date" && day && /^\d{3}/.test(day) && !dates.has(day)) dates.set(day, number);
    }
    if (dates.size < 2) return "";
    const days = [...dates].sort(([a], [b]) => a.localeCompare(b));
    return h(
      "section",
      { class: "timeline", "aria-label": "Dates of the story in order" },
      h("ol", {}, ...days.map(([day, number]) => h("li", {}, h("button", { type: "button", class: "go", onclick: () => this.choices.go(number, [number], null) }, h("span", { class: "day" }, day), h("span", { class: "how" }, slice(this.#text, number)))))),
    );
  }
}

const empty = (message: string): HTMLElement => h("p", { class: "empty" }, message);

const amount = (number: Quantity): number => {
  const value = Number(number.value ?? number.high ?? number.low);
  return Number.isFinite(value) ? value : -Infinity;
};

const names = new Intl.DisplayNames("en", { type: "region" });
const countryName = (code: string): string => names.of(code) ?? code;
