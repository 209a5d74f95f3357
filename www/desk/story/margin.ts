/** Speakers beside their quotes, where the screen has room: the lists say the same to those who do not see it. */
import type { Annotations } from "../../annotations.js";
import { within } from "./spans.js";
import type { Story } from "./story.js";
import { initials, wasSaid } from "../../wording.js";

/** How near two labels may stand, in pixels. */
const GAP = 20;

export class Margin {
  #found: Annotations | null = null;
  #wide = matchMedia("(min-width: 80rem)");

  constructor(
    private readonly element: HTMLElement,
    private readonly story: Story,
    /** Shows the quote with an index. */
    private readonly go: (quote: number) => void,
  ) {
    element.addEventListener("click", ({ target }) => {
      const label = (target as Element).closest<HTMLElement>("[data-quote]");
      if (label) this.go(Number(label.dataset["quote"]));
    });
    this.#wide.addEventListener("change", () => this.place());
  }

  show(found: Annotations, on: boolean): void {
    this.#found = on ? found : null;
    this.place();
  }

  /** Puts the labels where their quotes are now. */
  place(): void {
    const found = this.#found;
    if (!found || !this.#wide.matches) return this.element.replaceChildren();
    const top = this.element.getBoundingClientRect().top;
    const window = this.story.long ? this.story.inView() : { start: 0, end: this.story.text.length };
    const places: { name: string; kind: string; quote: number; y: number }[] = [];
    let last = "";
    for (const quote of within(found.quotes, window)) {
      const speaker = quote.speaker && found.entities[quote.speaker.entity];
      if (!speaker || !wasSaid(quote)) continue;
      const y = (this.story.box(quote.contents[0] ?? quote)?.top ?? 0) - top;
      const before = places.at(-1);
      // One label serves the quotes of a speaker on the same lines.
      if (before && speaker.name === last && y - before.y < GAP) continue;
      places.push({ name: speaker.name, kind: speaker.kind, quote: found.quotes.indexOf(quote), y: before ? Math.max(y, before.y + GAP) : y });
      last = speaker.name;
    }
    const labels = places.map(({ name, kind, quote, y }) => {
      const label = document.createElement("span");
      label.className = "beside";
      label.dataset["quote"] = String(quote);
      label.style.top = `${y}px`;
      const chip = document.createElement("span");
      chip.className = `chip ${kind}`;
      chip.textContent = initials(name);
      const words = document.createElement("span");
      words.className = "name";
      words.textContent = name;
      label.append(chip, words);
      return label;
    });
    this.element.replaceChildren(...labels);
  }
}
