/** A small bar beside what is selected in the story: makes a mark of it, or gives the words that the pen asked for. */
import type { TextSpan } from "../../annotations.js";
import type { Kind, Layer } from "../../export/corrections.js";
import type { Actions, Asked } from "../page/actions.js";
import { h, render } from "../page/vdom.js";
import type { Details } from "./details.js";
import type { Story } from "./story.js";

export interface Marking extends Pick<Actions, "add" | "picked" | "say"> {
  readonly story: Story;
  readonly details: Details;
}

const NEW: readonly [label: string, layer: Layer, kind: Kind][] = [
  ["Quote", "quotes", "direct"],
  ["Paraphrase", "quotes", "indirect"],
  ["Person or organisation", "actors", "person"],
  ["Number", "numbers", "cardinal"],
];
const ASKED: Record<Asked["what"], string> = { speaker: "Select the speaker's name", bounds: "Select the right words", counted: "Select what is counted" };

/** No mark that is made by hand is longer than this. */
const LONGEST = 20_000;

export class Marker {
  #asked: Asked | null = null;
  #span: TextSpan | null = null;

  constructor(
    private readonly element: HTMLElement,
    private readonly page: Marking,
  ) {}

  get asking(): boolean {
    return this.#asked !== null;
  }

  holds(node: Node): boolean {
    return this.element.contains(node);
  }

  /** Asks the reader to select words. */
  ask(asked: Asked): void {
    this.#asked = asked;
    this.#span = null;
    this.element.classList.add("asking");
    this.#show();
    this.page.say(`${ASKED[asked.what]} in the story, then press Enter. Escape cancels.`);
  }

  /** Follows the selection in the story. */
  follow(): void {
    const selected = this.page.story.selection();
    this.#span = selected && trimmed(this.page.story.text, selected);
    if (this.#span || this.#asked) this.#show();
    else this.element.hidden = true;
  }

  /** Takes the selected words for what was asked; false where nothing was asked or selected. */
  accept(): boolean {
    if (!this.#asked || !this.#span) return false;
    const [asked, span] = [this.#asked, this.#span];
    this.hide();
    this.page.picked(asked, span);
    return true;
  }

  focus(): void {
    this.follow();
    if (!this.element.hidden) this.element.querySelector<HTMLElement>("button")?.focus();
    else this.page.say("Select words in the story first.");
  }

  hide(): void {
    this.#asked = null;
    this.element.classList.remove("asking");
    const inside = this.element.contains(document.activeElement);
    this.element.hidden = true;
    if (inside) this.page.story.element.focus();
  }

  #show(): void {
    const span = this.#span;
    const words = span ? this.page.story.text.slice(span.start, span.end) : "";
    const told = words.length > 40 ? `${words.slice(0, 40)}…` : words;
    const button = (label: string, onClick: () => void, disabled = false) => h("button", { type: "button", disabled, onClick, onMouseDown: (event: Event) => event.preventDefault() }, label);
    const asked = this.#asked;
    if (this.element.hidden) this.page.details.hide();
    this.element.hidden = false;
    render(
      asked
        ? [h("span", {}, ASKED[asked.what]), button(span ? `Use “${told}”` : "Use selection", () => this.accept(), !span), button("Cancel", () => this.hide())]
        : [h("span", {}, "Mark as"), ...NEW.map(([label, layer, kind]) => button(label, () => this.#add(layer, kind)))],
      this.element,
    );
    const box = span && this.page.story.box(span);
    const { offsetWidth: width, offsetHeight: height } = this.element;
    this.element.style.left = `${Math.max(8, Math.min(box?.left ?? 8, innerWidth - width - 16))}px`;
    this.element.style.top = `${box ? (box.top > height + 60 ? box.top - height - 8 : Math.min(innerHeight - height - 8, box.bottom + 8)) : innerHeight - height - 24}px`;
  }

  #add(layer: Layer, kind: Kind): void {
    const span = this.#span;
    this.hide();
    if (span) this.page.add(layer, kind, span);
  }
}

/** A selection without white space at its ends; null where nothing is left, or too much for a mark. */
function trimmed(text: string, { start, end }: TextSpan): TextSpan | null {
  if (end - start > LONGEST) return null;
  while (start < end && /\s/.test(text[start]!)) start++;
  while (end > start && /\s/.test(text[end - 1]!)) end--;
  return end > start ? { start, end } : null;
}
