/** What is known of the marks at the caret, shown beside them with the pen that corrects them. */
import { h, render, type VNode } from "../page/vdom.js";
import type { Annotations, Entity, Quantity, Quote, TextSpan } from "../../annotations.js";
import { KINDS, isCorrected, type Correction, type Kind, type Layer } from "../state/corrections.js";
import { hand } from "../results/parts.js";
import { KIND, NUMBER, QUOTE, actorParts, numberParts, said, slice, speaker } from "../../wording.js";

export interface Pen {
  correct(corrections: Correction[], told: string): void;
  /** Lets the reader select words in the story: the new bounds of a mark, or a quote's speaker. */
  pick(what: "bounds" | "speaker", layer: Layer, at: TextSpan): void;
  /** Shows a passage in the story. */
  go(span: TextSpan): void;
}

interface Shown {
  text: string;
  found: Annotations;
  pen: Pen;
}

/** How many actors a list to choose from has. */
const MOST = 200;

/** A key that would change what is chosen, unseen, opens the list instead: a correction is made when one is chosen. */
function openList(event: KeyboardEvent & { currentTarget: HTMLSelectElement }): void {
  if (event.altKey || event.ctrlKey || event.metaKey || !(/^.$/u.test(event.key) || /^(Arrow|Page|Home|End)/.test(event.key))) return;
  // Where the browser cannot be asked, its keys do what they do.
  if (!("showPicker" in event.currentTarget)) return;
  event.preventDefault();
  event.currentTarget.showPicker();
}

type Changed = { currentTarget: HTMLSelectElement & HTMLInputElement };

export class Details {
  constructor(
    private readonly element: HTMLElement,
    private readonly pen: Pen,
    private readonly onHide: () => void,
  ) {}

  get open(): boolean {
    return !this.element.hidden;
  }

  /** Shows everything that covers an offset; hides where nothing does. */
  show(text: string, found: Annotations, at: number, on: ReadonlySet<Layer>, box: DOMRect | null): boolean {
    const covers = ({ start, end }: TextSpan) => start <= at && at < end;
    const shown: Shown = { text, found, pen: this.pen };
    const rows = [
      ...(on.has("numbers") ? found.numbers.filter(covers).map((mark) => h(NumberRow, { ...shown, mark, key: `n${mark.start}-${mark.end}` })) : []),
      ...(on.has("actors") ? found.actors.flatMap((mark, index) => (covers(mark) ? [h(ActorRow, { ...shown, index, key: `a${mark.start}-${mark.end}` })] : [])) : []),
      ...(on.has("quotes") ? found.quotes.filter((quote) => quote.contents.some(covers)).map((mark) => h(QuoteRow, { ...shown, mark, key: `q${mark.start}-${mark.end}` })) : []),
    ];
    if (rows.length === 0) {
      this.hide();
      return false;
    }
    this.element.hidden = false;
    render([...rows, h("button", { type: "button", class: "close", "aria-label": "Close the details", onClick: () => this.hide() }, "×")], this.element);
    if (box) {
      const { offsetWidth: width, offsetHeight: height } = this.element;
      const below = box.bottom + 10 + height < innerHeight;
      this.element.style.left = `${Math.max(8, Math.min(box.left, innerWidth - width - 16))}px`;
      this.element.style.top = `${below ? box.bottom + 10 : Math.max(8, box.top - height - 10)}px`;
    }
    return true;
  }

  holds(node: Node): boolean {
    return this.element.contains(node);
  }

  /** Moves the keyboard to the pen: to the field with a name, or to the first. */
  focus(name?: string): void {
    const field = (selector: string) => this.element.querySelector<HTMLElement>(selector);
    (field(`[aria-label="${name}"]`) ?? field("select") ?? field("button"))?.focus();
  }

  hide(): void {
    if (this.element.hidden) return;
    const inside = this.element.contains(document.activeElement);
    this.element.hidden = true;
    if (inside) this.onHide();
  }
}

function NumberRow({ text, pen, mark }: Shown & { mark: Quantity }): VNode {
  const set = (value: string) => pen.correct([{ do: "value", layer: "numbers", at: place(mark), value: value.trim() || null }], "The value is corrected.");
  return h(
    "div",
    { class: "row" },
    head("Number", slice(text, mark), mark.rule),
    h("span", {}, numberParts(text, mark).join(" · ")),
    fields(
      kinds("numbers", mark, mark.kind, pen, (kind) => NUMBER[kind as Quantity["kind"]]),
      mark.low === null && mark.high === null && h("label", {}, "Value ", h("input", { type: "text", "aria-label": "Value of this number", value: mark.value ?? "", size: 14, onChange: ({ currentTarget }: Changed) => set(currentTarget.value) })),
    ),
    tools("numbers", "number", mark, pen),
  );
}

function ActorRow({ text, found, pen, index }: Shown & { index: number }): VNode | null {
  const mark = found.actors[index]!;
  const entity = found.entities[mark.entity];
  if (!entity) return null;
  const merge = (chosen: string) => {
    const into = found.actors[found.entities[Number(chosen)]?.mentions[0] ?? -1];
    if (into) pen.correct([{ do: "merge", layer: "actors", at: place(mark), into: place(into) }], "The actors are one.");
  };
  const others = choices(found).filter(({ entity }) => entity !== mark.entity);
  return h(
    "div",
    { class: "row" },
    head("Actor", slice(text, mark), mark.rule),
    h("span", {}, [entity.name, ...actorParts(entity)].join(" · ")),
    fields(
      kinds("actors", mark, entity.kind, pen, (kind) => KIND[kind as Entity["kind"]]),
      others.length > 0 && h("label", {}, "Same as ", h("select", { onKeyDown: openList, "aria-label": "Same actor as", value: "", onChange: ({ currentTarget }: Changed) => merge(currentTarget.value) }, h("option", { value: "" }, "—"), others.map(({ entity, name }) => h("option", { key: entity, value: entity }, name)))),
    ),
    entity.mentions.length > 1 && h("button", { type: "button", class: "link", onClick: () => pen.correct([{ do: "split", layer: "actors", at: place(mark) }], "The mention is an actor of its own.") }, "An actor of its own"),
    tools("actors", "actor", mark, pen),
  );
}

function QuoteRow({ text, found, pen, mark }: Shown & { mark: Quote }): VNode {
  const chosen = mark.speaker?.entity ?? -1;
  const listed = choices(found, chosen);
  const choose = (chosen: string) => {
    if (chosen === "pick") return pen.pick("speaker", "quotes", place(mark));
    pen.correct([{ do: "speaker", layer: "quotes", at: place(mark), mention: chosen === "-1" ? null : nearest(found, Number(chosen), mark) }], "The speaker is corrected; lists and exports have it.");
  };
  return h(
    "div",
    { class: "row" },
    head("Quote", speaker(found, mark), mark.rule),
    h("span", {}, [said(mark), mark.cue ? `cue “${slice(text, mark.cue)}”` : "", mark.rule].filter(Boolean).join(" · ")),
    mark.speaker && h("button", { type: "button", class: "link", onClick: () => pen.go(mark.speaker!) }, `“${slice(text, mark.speaker)}”`),
    fields(
      h(
        "label",
        {},
        "Speaker ",
        h(
          "select",
          { onKeyDown: openList, "aria-label": "Speaker of this quote", value: String(chosen), onChange: ({ currentTarget }: Changed) => choose(currentTarget.value) },
          h("option", { value: "-1" }, "Nobody"),
          listed.map(({ entity, name }) => h("option", { key: entity, value: String(entity) }, name)),
          h("option", { value: "pick" }, "Words that I select…"),
        ),
      ),
      kinds("quotes", mark, mark.kind, pen, (kind) => QUOTE[kind as Quote["kind"]]),
    ),
    tools("quotes", "quote", mark, pen),
  );
}

const place = ({ start, end }: TextSpan): TextSpan => ({ start, end });

const fields = (...all: (VNode | false)[]): VNode => h("div", { class: "fields" }, ...all);

const head = (layer: string, words: string, rule: string): VNode => h("div", {}, h("span", { class: "layer" }, layer), " ", h("strong", {}, words.length > 160 ? `${words.slice(0, 160)}…` : words), " ", isCorrected(rule) && hand());

function kinds(layer: Layer, mark: TextSpan, kind: Kind, pen: Pen, name: (kind: Kind) => string): VNode {
  const choose = (kind: string) => pen.correct([{ do: "relabel", layer, at: place(mark), kind: kind as Kind }], "The mark has another kind.");
  return h("label", {}, "Kind ", h("select", { onKeyDown: openList, "aria-label": `Kind of this ${layer.slice(0, -1)}`, value: kind, onChange: ({ currentTarget }: Changed) => choose(currentTarget.value) }, KINDS[layer].map((kind) => h("option", { key: kind, value: kind }, name(kind)))));
}

function tools(layer: Layer, one: string, mark: TextSpan, pen: Pen): VNode {
  return h(
    "div",
    { class: "tools" },
    h("button", { type: "button", class: "link", onClick: () => pen.pick("bounds", layer, place(mark)) }, "Other bounds"),
    h("button", { type: "button", class: "link", onClick: () => pen.correct([{ do: "reject", layer, at: place(mark) }], "The mark is removed; Undo brings it back.") }, `Not a${layer === "actors" ? "n" : ""} ${one}: remove the mark`),
  );
}

/** The actors to choose from, those with the most mentions first; `chosen` is always among them. */
function choices({ entities }: Annotations, chosen = -1): { entity: number; name: string }[] {
  const all = entities.map(({ name, mentions }, entity) => ({ entity, name, count: mentions.length }));
  const most = all.length > MOST ? all.sort((a, b) => b.count - a.count).slice(0, MOST) : all;
  const current = entities[chosen];
  if (current && most.every(({ entity }) => entity !== chosen)) most.push({ entity: chosen, name: current.name, count: 0 });
  return most;
}

/** The mention of an actor that stands nearest to a quote. */
function nearest(found: Annotations, entity: number, quote: Quote): TextSpan | null {
  let best: TextSpan | null = null;
  for (const index of found.entities[entity]?.mentions ?? []) {
    const mention = found.actors[index]!;
    if (!best || Math.abs(mention.start - quote.start) < Math.abs(best.start - quote.start)) best = place(mention);
  }
  return best;
}
