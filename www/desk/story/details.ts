/** What is known of the marks at the caret, shown beside them with the pen that corrects them. */
import type { Annotations, Entity, Quote, TextSpan } from "../../annotations.js";
import type { Correction, Kind } from "../../export/corrections.js";
import { KIND, QUOTE, STANDING, STANDINGS, actorParts, said, slice, speaker, standing, type Standing } from "../../wording.js";
import { h, render, type VNode } from "../page/vdom.js";
import { fields, head, kinds, place, select, tools, type Changed, type Pen, type Penned } from "./fields.js";
import { NumberRow } from "./number-row.js";
import { same } from "./same.js";
import type { Chosen } from "./story-marks.js";
import { actorReasons, quoteReasons, Why } from "./why.js";

/** How many actors a list to choose from has. */
const MOST = 200;

export class Details {
  constructor(
    private readonly element: HTMLElement,
    private readonly pen: Pen,
  ) {}

  get open(): boolean {
    return !this.element.hidden;
  }

  /** Shows everything that covers an offset; hides where nothing does. */
  show(text: string, found: Annotations, at: number, { on, standings }: Chosen, box: DOMRect | null): boolean {
    const covers = ({ start, end }: TextSpan) => start <= at && at < end;
    const shown: Penned = { text, found, pen: this.pen };
    const rows = [
      ...(on.has("numbers") ? found.numbers.filter(covers).map((mark) => h(NumberRow, { ...shown, mark, key: `n${mark.start}-${mark.end}` })) : []),
      ...(on.has("actors") ? found.actors.flatMap((mark, index) => (covers(mark) ? [h(ActorRow, { ...shown, index, key: `a${mark.start}-${mark.end}` })] : [])) : []),
      ...(on.has("quotes") ? found.quotes.filter((quote) => standings.has(standing(quote)) && quote.contents.some(covers)).map((mark) => h(QuoteRow, { ...shown, mark, key: `q${mark.start}-${mark.end}` })) : []),
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
    if (inside) this.pen.guide.back();
  }
}

function ActorRow({ text, found, pen, index }: Penned & { index: number }): VNode | null {
  const mark = found.actors[index]!;
  const entity = found.entities[mark.entity];
  if (!entity) return null;
  const merge = (chosen: string) => {
    const into = found.actors[found.entities[Number(chosen)]?.mentions[0] ?? -1];
    if (into) pen.correct([{ do: "merge", layer: "actors", at: place(mark), into: place(into) }], "Merged");
  };
  const rename = (name: string) => name.trim() && name.trim() !== entity.name && pen.correct([{ do: "rename", layer: "actors", at: place(mark), name: name.trim() }], "Name changed");
  const others = choices(found).filter(({ entity }) => entity !== mark.entity);
  const alike = same(text, mark, found.actors);
  const markAll = () => pen.correct(alike.map((at): Correction => ({ do: "add", layer: "actors", at, kind: entity.kind, into: place(mark) })), `${alike.length} more marked as ${entity.name}`);
  return h(
    "div",
    { class: "row" },
    head("actors", slice(text, mark), mark.rule),
    h("span", {}, [entity.name, ...actorParts(entity)].join(" · ")),
    fields(
      kinds("actors", mark, entity.kind, pen, (kind) => KIND[kind as Entity["kind"]]),
      h("label", {}, "Name ", h("input", { type: "text", "aria-label": "Name of this entry", value: entity.name, size: 18, onChange: ({ currentTarget }: Changed) => rename(currentTarget.value) })),
      others.length > 0 && h("label", {}, "Merge with… ", select("Merge with", "", merge, [["", "—"], ...others.map(({ entity, name }): [string, string] => [String(entity), name])])),
    ),
    h(Why, { reasons: actorReasons(text, mark, entity), rule: mark.rule }),
    tools(
      "actors",
      mark,
      slice(text, mark),
      pen,
      alike.length > 0 && h("button", { type: "button", class: "link", onClick: markAll }, `Mark all ${alike.length} others`),
      entity.mentions.length > 1 && h("button", { type: "button", class: "link", onClick: () => pen.correct([{ do: "split", layer: "actors", at: place(mark) }], "Separated") }, "Separate from this entry"),
      h("button", { type: "button", class: "link", onClick: () => pen.offer({ kind: entity.kind, word: entity.name }) }, "Add to own words…"),
    ),
  );
}

function QuoteRow({ text, found, pen, mark }: Penned & { mark: Quote }): VNode {
  const chosen = mark.speaker?.entity ?? -1;
  const choose = (chosen: string) => {
    if (chosen === "pick") return pen.pick({ what: "speaker", layer: "quotes", at: place(mark) });
    pen.correct([{ do: "speaker", layer: "quotes", at: place(mark), mention: chosen === "-1" ? null : nearest(found, Number(chosen), mark) }], "Speaker changed");
  };
  const stand = (chosen: string) => {
    const speech = chosen !== "attitude";
    pen.correct([{ do: "standing", layer: "quotes", at: place(mark), speech, status: chosen === "unsaid" ? "negated" : chosen === "possible" ? "possible" : "asserted" }], "Type changed");
  };
  const ways = STANDINGS.filter((one) => one !== "none").map((one): [Standing, string] => [one, STANDING[one]]);
  return h(
    "div",
    { class: "row" },
    head("quotes", speaker(found, mark), mark.rule),
    h("span", {}, [said(mark), standing(mark) === "said" ? "" : STANDING[standing(mark)]].filter(Boolean).join(" · ")),
    mark.speaker && h("button", { type: "button", class: "link", onClick: () => pen.guide.go(mark.speaker!, [mark.speaker!], null, null) }, `written as “${slice(text, mark.speaker)}”`),
    fields(
      h("label", {}, "Speaker ", select("Speaker of this quote", String(chosen), choose, [["-1", "No speaker"], ...choices(found, chosen).map(({ entity, name }): [string, string] => [String(entity), name]), ["pick", "Pick the speaker in the text…"]])),
      kinds("quotes", mark, mark.kind, pen, (kind: Kind) => QUOTE[kind as Quote["kind"]]),
      mark.kind !== "unattributed" && h("label", {}, "Said? ", select("Whether this was said", standing(mark), stand, ways)),
    ),
    h(Why, { reasons: quoteReasons(text, found, mark), rule: mark.rule }),
    tools("quotes", mark, slice(text, mark), pen),
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

