/** What is known of the mark at the caret: shown beside it, with a pen for the speaker. */
import type { Annotations, Quote, TextSpan } from "../annotations.js";
import { h } from "./dom.js";
import type { Layer } from "./highlighter.js";
import { KIND, modifier, plural, said, slice, speaker, value } from "./wording.js";

export interface Pen {
  /** Takes a mark away. */
  reject(layer: Layer, span: TextSpan): void;
  /** Gives a quote another speaker: the index of an entity, or null for nobody. */
  correct(quote: Quote, entity: number | null): void;
  /** Shows a passage in the story. */
  go(span: TextSpan): void;
}

export class Details {
  constructor(
    private readonly element: HTMLElement,
    private readonly pen: Pen,
  ) {
    element.addEventListener("keydown", (event) => {
      if (event.key === "Escape") this.hide();
    });
  }

  /** Shows everything that covers an offset; hides where nothing does. */
  show(text: string, found: Annotations, at: number, on: ReadonlySet<Layer>, box: DOMRect | null): boolean {
    const covers = ({ start, end }: TextSpan) => start <= at && at < end;
    const parts: HTMLElement[] = [];
    if (on.has("numbers")) for (const number of found.numbers.filter(covers)) parts.push(this.#row("numbers", number, "Number", slice(text, number), [modifier(number), value(number) || "no value given", number.counted ? `of ${slice(text, number.counted)}` : "", `(${number.kind})`].filter(Boolean).join(" ")));
    if (on.has("actors"))
      for (const actor of found.actors.filter(covers)) {
        const entity = found.entities[actor.entity];
        if (entity) parts.push(this.#row("actors", actor, "Actor", slice(text, actor), `${entity.name} · ${KIND[entity.kind]}${entity.country ? ` · ${entity.country}` : ""} · ${plural(entity.mentions.length, "mention")}`));
      }
    if (on.has("quotes")) for (const quote of found.quotes.filter((quote) => quote.contents.some(covers))) parts.push(this.#quote(text, found, quote));
    if (parts.length === 0) {
      this.hide();
      return false;
    }
    this.element.replaceChildren(...parts, h("button", { type: "button", class: "close", "aria-label": "Close the details", onclick: () => this.hide() }, "×"));
    this.element.hidden = false;
    if (box) {
      const { offsetWidth: width, offsetHeight: height } = this.element;
      const below = box.bottom + 10 + height < innerHeight;
      this.element.style.left = `${Math.max(8, Math.min(box.left, innerWidth - width - 16))}px`;
      this.element.style.top = `${below ? box.bottom + 10 : Math.max(8, box.top - height - 10)}px`;
    }
    return true;
  }

  hide(): void {
    this.element.hidden = true;
  }

  #row(layer: Layer, span: TextSpan, label: string, words: string, told: string): HTMLElement {
    return h("div", { class: "row" }, h("span", { class: "layer" }, label), h("strong", {}, words), h("span", {}, told), this.#remove(layer, span, label));
  }

  #remove(layer: Layer, span: TextSpan, label: string): HTMLElement {
    return h("button", { type: "button", class: "link", onclick: () => this.pen.reject(layer, span) }, `Not a${label === "Actor" ? "n" : ""} ${label.toLowerCase()}: remove the mark`);
  }

  #quote(text: string, found: Annotations, quote: Quote): HTMLElement {
    const chosen = quote.speaker?.entity ?? -1;
    const others = found.entities.map((entity, index) => h("option", { value: index, selected: index === chosen }, entity.name));
    const select = h("select", { "aria-label": "Speaker of this quote", onchange: (event: Event) => this.#correct(quote, (event.target as HTMLSelectElement).value) }, h("option", { value: -1, selected: chosen < 0 }, "Nobody"), ...others);
    const where = quote.speaker ? h("button", { type: "button", class: "link", onclick: () => this.pen.go(quote.speaker!) }, `“${slice(text, quote.speaker)}”`) : null;
    return h("div", { class: "row" }, h("span", { class: "layer" }, "Quote"), h("strong", {}, speaker(found, quote)), h("span", {}, [said(quote), quote.cue ? `cue “${slice(text, quote.cue)}”` : "", quote.rule].filter(Boolean).join(" · ")), where, h("label", {}, "Speaker ", select), this.#remove("quotes", quote, "Quote"));
  }

  #correct(quote: Quote, chosen: string): void {
    this.pen.correct(quote, chosen === "-1" ? null : Number(chosen));
  }
}
