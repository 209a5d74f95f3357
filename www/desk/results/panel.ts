/** The lists beside the story: the accessible form of its marks. The list that is looked at is the one that is made. */
import { h, render } from "../page/vdom.js";
import type { Annotations, Quote, TextSpan } from "../../annotations.js";
import { ActorsView } from "./actors-view.js";
import { byId } from "../page/dom.js";
import { NumbersView, type Column } from "./numbers-view.js";
import { NO_OVERVIEW, type Overview } from "../reading/overview.js";
import { QuotesView, type QuotesProps } from "./quotes-view.js";
import { tabs } from "./tabs.js";
import { NOBODY, plural } from "../../wording.js";

export interface Choices {
  /** Shows a passage in the story. */
  go(span: TextSpan, all: readonly TextSpan[], speaker: TextSpan | null): void;
  /** Copies a quote with its speaker and source. */
  copy(quote: Quote, name: string): void;
  /** Opens the pen on a quote. */
  correct(quote: Quote): void;
  /** The address of a quote's words on the source's page; null without a source. */
  link(quote: Quote): string | null;
  /** Copies the table of numbers, or saves it. */
  takeNumbers(how: "copy" | "save"): void;
  /** Asks for the story's day, which dates such as "Tuesday" need; null where it is known. */
  askDay(): (() => void) | null;
  say(message: string): void;
}

export type List = "quotes" | "actors" | "numbers";
const LISTS: readonly List[] = ["quotes", "actors", "numbers"];
/** How long a story must stay as it is until its summary is announced, in milliseconds: not with each letter. */
const PAUSE = 1200;
/** How many rows a list shows before it is asked for more. */
const ROWS = 100;

export class Panel {
  #text = "";
  #found: Annotations = { actors: [], entities: [], quotes: [], numbers: [] };
  #overview: Overview = NO_OVERVIEW;
  #list: List = "quotes";
  #quotes: Pick<QuotesProps, "speaker" | "how" | "limit"> = { speaker: null, how: "all", limit: ROWS };
  #actors = { limit: ROWS, at: new Map<string, number>(), open: new Set<string>() };
  #numbers = { sort: "text" as Column, down: false, limit: ROWS };
  #timer: ReturnType<typeof setTimeout> | undefined;
  readonly choose: (list: List, focus?: boolean) => void;

  constructor(
    private readonly elements: Record<List | "summary" | "told", HTMLElement>,
    private readonly choices: Choices,
  ) {
    this.choose = tabs(LISTS, (list) => {
      this.#list = list;
      this.#render();
    });
  }

  show(text: string, found: Annotations, overview: Overview): void {
    this.#text = text;
    this.#found = found;
    this.#overview = overview;
    const { speaker } = this.#quotes;
    if (speaker !== null && !overview.speakers.some(({ entity }) => (found.entities[entity]?.name ?? NOBODY) === speaker)) this.#quotes.speaker = null;
    this.#summary();
    this.#render();
  }

  /** Forgets what was chosen for the story before. */
  reset(): void {
    this.#quotes = { speaker: null, how: "all", limit: ROWS };
    this.#actors = { limit: ROWS, at: new Map(), open: new Set() };
    this.#numbers = { ...this.#numbers, limit: ROWS };
  }

  /** The button that corrects a mark, made anew since; else the list's tab. */
  again(button: HTMLElement): HTMLElement {
    return this.elements.quotes.querySelector<HTMLElement>(`[data-correct="${button.dataset["correct"] ?? ""}"]`) ?? byId(`tab-${this.#list}`);
  }

  #summary(): void {
    const { entities, numbers } = this.#found;
    const { speakers, words, quoted, statements } = this.#overview;
    const named = speakers.filter(({ entity, direct, reported }) => entity >= 0 && direct + reported > 0).length;
    const share = Math.round((100 * quoted) / Math.max(1, words));
    const parts: [string, string][] = [
      [plural(entities.length, "actor"), "Actors"],
      [statements ? `${plural(statements, "statement")} by ${plural(named, "speaker")}` : "no statements", "Statements"],
      [plural(numbers.length, "number"), "Numbers"],
      [`${share}% of ${plural(words, "word")} said by somebody`, "Share"],
    ];
    clearTimeout(this.#timer);
    this.#timer = setTimeout(() => (this.elements.told.textContent = this.#text.trim() ? parts.map(([told]) => told).join(", ") : ""), PAUSE);
    render(this.#text.trim() ? h("ul", {}, parts.map(([told, key], at) => h("li", { key }, told, at < parts.length - 1 && h("span", { class: "visually-hidden" }, " · ")))) : "Nothing to mark yet.", this.elements.summary);
  }

  #render(): void {
    const shared = { text: this.#text, found: this.#found, overview: this.#overview, go: this.choices.go };
    const update = <T extends object>(state: T, chosen: Partial<T>): void => {
      Object.assign(state, chosen);
      this.#render();
    };
    const view = {
      quotes: () => h(QuotesView, { ...shared, ...this.#quotes, copy: this.choices.copy, correct: this.choices.correct, link: this.choices.link, choose: (chosen: Partial<QuotesProps>) => update(this.#quotes, chosen) }),
      actors: () => h(ActorsView, { ...shared, ...this.#actors, step: (entity: number, by: number) => this.#step(entity, by), choose: (chosen: { limit?: number; toggle?: string }) => this.#unfold(chosen) }),
      numbers: () => h(NumbersView, { ...shared, ...this.#numbers, take: this.choices.takeNumbers, askDay: this.choices.askDay(), choose: (chosen: { sort?: Column; limit?: number }) => this.#order(chosen) }),
    }[this.#list]();
    render(view, this.elements[this.#list]);
  }

  #unfold({ toggle, limit }: { limit?: number; toggle?: string }): void {
    const { open } = this.#actors;
    if (limit) this.#actors.limit = limit;
    if (toggle !== undefined && !open.delete(toggle)) open.add(toggle);
    this.#render();
  }

  /** Sorts by a column; the same again turns the order round. Values begin with the largest. */
  #order({ sort, limit }: { sort?: Column; limit?: number }): void {
    const numbers = this.#numbers;
    if (limit) numbers.limit = limit;
    if (sort) Object.assign(numbers, { sort, down: sort === numbers.sort ? !numbers.down : sort === "value" });
    this.#render();
  }

  #step(index: number, by: number): void {
    const entity = this.#found.entities[index];
    if (!entity) return;
    const count = entity.mentions.length;
    const at = ((this.#actors.at.get(entity.name) ?? (by > 0 ? -1 : 0)) + by + count) % count;
    this.#actors.at.set(entity.name, at);
    const all = entity.mentions.flatMap((mention) => this.#found.actors[mention] ?? []);
    const here = all[at];
    if (here) this.choices.go(here, all, null);
    this.#render();
    this.choices.say(`${entity.name}, mention ${at + 1} of ${count}`);
  }
}
