/** What was found, as lists in a panel beside the page and as details at a mark; in a shadow tree of its own. */
import type { Annotations, Quote, TextSpan } from "./annotations.js";
import { boxOf, caret, centre, isOn } from "./places.js";
import { h } from "./elements.js";
import { isSaid } from "./reading.js";
import { actorParts, numberParts, plural, said, slice, speaker, words } from "./wording.js";
import type { Gloss, Layer } from "./page.js";
import RULES from "./sidebar.css";

/** Entries of a list before the reader asks for more. */
const ENTRIES = 100;

/** Narrower than this, panel and page have no room side by side. */
const SMALL = 640;

const LABELS: Record<Layer, string> = { quotes: "Quotes", actors: "People & organisations", numbers: "Numbers" };

/** What moves a mark on the screen. */
const MOVES = ["scroll", "resize"];

const KEYS = Object.keys(LABELS) as Layer[];

export class Sidebar {
  readonly #host: HTMLElement;
  readonly #own: boolean;
  readonly #sheet = new CSSStyleSheet();
  readonly #panel: HTMLDetailsElement;
  readonly #summary = h("span", { class: "summary" }, "reading …");
  readonly #status = h("p", { role: "status", class: "status" });
  readonly #all = h("input", { type: "checkbox", onchange: () => this.#switchAll() }) as HTMLInputElement;
  readonly #switches: Record<Layer, HTMLInputElement>;
  /** The layers that were shown before all were switched off. */
  #last: readonly Layer[];
  readonly #lists: Record<Layer, HTMLDetailsElement>;
  readonly #details = h("div", { class: "details", role: "dialog", "aria-label": "Details of the mark", tabindex: -1, popover: "manual" });
  readonly #documents = new Set<Document>();
  /** Where the focus was before the details were opened from the keyboard. */
  #before: HTMLElement | null = null;
  /** The mark that was visited last. */
  #at = -1;
  /** The mark whose details are open. */
  #place: Range | null = null;
  #frame = 0;

  constructor(
    private readonly gloss: Gloss,
    open: boolean,
    host?: HTMLElement,
  ) {
    this.#own = !host;
    this.#host = host ?? document.createElement("newsgloss-panel");
    const root = this.#host.shadowRoot ?? this.#host.attachShadow({ mode: "open" });
    this.#sheet.replaceSync(RULES);
    root.adoptedStyleSheets = [this.#sheet];
    const list = (layer: Layer) => h("details", { name: "lists", ontoggle: () => this.#fill(layer) }, h("summary", {}, LABELS[layer]), h("div", { class: "list" }));
    this.#lists = { quotes: list("quotes"), actors: list("actors"), numbers: list("numbers") };
    const box = (layer: Layer) => h("input", { type: "checkbox", onchange: (event: Event) => this.#switch(layer, (event.target as HTMLInputElement).checked) }) as HTMLInputElement;
    this.#switches = { quotes: box("quotes"), actors: box("actors"), numbers: box("numbers") };
    this.#last = gloss.layers;
    this.#check();
    const switches = KEYS.map((layer) => h("label", { class: `key ${layer}` }, this.#switches[layer], h("span", {}, LABELS[layer])));
    const all = h("label", { class: "key all" }, this.#all, h("span", {}, "All marks"));
    const steps = h("div", { class: "steps" }, h("button", { type: "button", onclick: () => this.#step(-1) }, "Previous mark"), h("button", { type: "button", onclick: () => this.#step(1) }, "Next mark"));
    const body = h("div", { class: "body" }, h("div", { class: "keys", role: "group", "aria-label": "Marks shown" }, all, ...switches), steps, ...Object.values(this.#lists), this.#status);
    this.#panel = h("details", { class: "panel", open: open && innerWidth >= SMALL }, h("summary", {}, h("b", {}, "newsgloss"), this.#summary), body);
    root.replaceChildren(h("aside", { "aria-label": "newsgloss", popover: "manual" }, this.#panel), this.#details);
    if (this.#own) document.documentElement.append(this.#host);
    (root.querySelector("aside") as HTMLElement).showPopover?.();
    this.#listen(document);
    gloss.addEventListener("change", this.#changed);
  }

  /** Tells what went wrong, in the panel. */
  fail(message: string): void {
    this.#summary.textContent = "cannot read this page";
    this.#status.textContent = message;
    this.#panel.open = true;
  }

  remove(): void {
    this.gloss.removeEventListener("change", this.#changed);
    this.#close();
    for (const document of this.#documents) {
      document.removeEventListener("click", this.#clicked);
      document.removeEventListener("keydown", this.#keydown);
    }
    this.#host.shadowRoot?.replaceChildren();
    if (this.#own) this.#host.remove();
  }

  readonly #changed = (): void => {
    const found = this.gloss.annotations;
    const quotes = found.quotes.filter(isSaid);
    const { foreign } = this.gloss;
    const empty = !this.gloss.text.trim();
    this.#summary.textContent = foreign ? "not in English" : empty ? "no story found here" : [plural(quotes.length, "quote"), plural(found.entities.length, "person or organisation", "people & organisations"), plural(found.numbers.length, "number")].join(" · ");
    const anyway = h("button", { type: "button", onclick: () => this.gloss.markAnyway() }, "Mark anyway");
    if (foreign) this.#status.replaceChildren("This text does not seem to be in English, which is all that newsgloss reads. ", anyway);
    else this.#status.textContent = empty ? "There is no story on this page that newsgloss can read." : "";
    this.#check();
    for (const layer of Object.keys(LABELS) as Layer[]) this.#fill(layer);
    for (const tree of this.gloss.trees) {
      this.#listen(tree.ownerDocument ?? (tree as Document));
    }
  };

  #listen(document: Document): void {
    if (this.#documents.has(document)) return;
    this.#documents.add(document);
    document.addEventListener("click", this.#clicked);
    document.addEventListener("keydown", this.#keydown);
  }

  #switch(layer: Layer, on: boolean): void {
    this.gloss.layers = KEYS.filter((other) => (other === layer ? on : this.gloss.layers.includes(other)));
  }

  #switchAll(): void {
    if (this.gloss.layers.length) this.#last = this.gloss.layers;
    this.gloss.layers = this.#all.checked ? (this.#last.length ? this.#last : KEYS) : [];
    this.#close();
  }

  /** Has the switches say what is shown. */
  #check(): void {
    const { layers } = this.gloss;
    for (const layer of KEYS) this.#switches[layer].checked = layers.includes(layer);
    this.#all.checked = layers.length > 0;
    this.#all.indeterminate = layers.length > 0 && layers.length < KEYS.length;
  }

  // Lists

  #fill(layer: Layer, entries = ENTRIES): void {
    const list = this.#lists[layer];
    const { text, annotations: found } = this.gloss;
    if (!list.open) return;
    const all: (() => HTMLElement)[] =
      layer === "quotes"
        ? found.quotes.filter(isSaid).map((quote) => () => this.#entry(quote, speaker(found, quote), words(text, quote), [said(quote), quote.cue ? `“${slice(text, quote.cue)}”` : ""]))
        : layer === "actors"
          ? found.entities.flatMap((entity) => {
              const first = found.actors[entity.mentions[0] ?? -1];
              return first ? [() => this.#entry(first, entity.name, "", actorParts(entity))] : [];
            })
          : found.numbers.map((number) => () => this.#entry(number, slice(text, number), "", numberParts(text, number)));
    const shown = all.slice(0, entries).map((make) => h("li", {}, make()));
    const more = all.length > entries && h("button", { type: "button", onclick: () => this.#fill(layer, entries + ENTRIES) }, `Show more of ${all.length.toLocaleString("en")}`);
    list.lastElementChild?.replaceChildren(all.length ? h("ul", {}, ...shown) : h("p", {}, "None."), more || "");
  }

  #entry(span: TextSpan, name: string, words: string, told: string[]): HTMLElement {
    return h("button", { type: "button", class: "go", onclick: () => this.#go(span, true) }, h("b", {}, name), words && h("span", { class: "words" }, words), h("span", { class: "told" }, told.filter(Boolean).join(" · ")));
  }

  // Going to marks

  /** Shows a passage and its details. */
  #go(span: TextSpan, focus: boolean): void {
    const range = this.gloss.range(first(span));
    const element = range?.startContainer.parentElement;
    if (!range || !element) {
      this.#status.textContent = "This passage is no longer on the page.";
      return;
    }
    this.#at = first(span).start;
    // On a small screen the panel would cover what it leads to.
    if (innerWidth < SMALL) this.#panel.open = false;
    centre(range);
    this.#open(first(span).start, range, focus);
  }

  #step(by: 1 | -1): void {
    const { quotes, actors, numbers } = this.gloss.annotations;
    const on = new Set(this.gloss.layers);
    const spans: TextSpan[] = [...(on.has("quotes") ? quotes.filter(isSaid) : []), ...(on.has("actors") ? actors.filter(({ form }) => form !== "pronoun") : []), ...(on.has("numbers") ? numbers : [])].sort((a, b) => first(a).start - first(b).start);
    const next = by > 0 ? (spans.find((span) => first(span).start > this.#at) ?? spans[0]) : (spans.findLast((span) => first(span).start < this.#at) ?? spans.at(-1));
    if (next) this.#go(next, false);
  }

  // Details

  readonly #clicked = (event: MouseEvent): void => {
    const path = event.composedPath();
    if (path.includes(this.#host)) return;
    const document = event.currentTarget as Document;
    const busy = event.defaultPrevented || path.some((node) => node instanceof Element && node.matches("a[href], button, input, label, select, summary, textarea, video, audio"));
    const place = busy || document.getSelection()?.type === "Range" ? null : caret(document, event.clientX, event.clientY, this.gloss.trees);
    const at = place && this.gloss.offset(place.node, place.unit);
    if (at === null || !this.#open(at, null, false, event)) this.#close();
  };

  readonly #keydown = (event: KeyboardEvent): void => {
    if (event.key === "Escape" && this.#details.matches(":popover-open")) this.#close();
  };

  /** Opens the details of all that is marked at an offset; false where nothing is. */
  #open(at: number, range: Range | null, focus: boolean, point?: MouseEvent): boolean {
    const { text, annotations: found, layers } = this.gloss;
    // A place between two letters belongs to both; what is under the pointer tells which.
    const covers = (span: TextSpan) => (point ? span.start <= at && at <= span.end && isOn(this.gloss.range(span), point) : span.start <= at && at < span.end);
    const numbers = layers.includes("numbers") ? found.numbers.filter(covers) : [];
    const actors = layers.includes("actors") ? found.actors.filter((actor) => covers(actor) && actor.form !== "pronoun") : [];
    const quotes = layers.includes("quotes") ? found.quotes.filter((quote) => isSaid(quote) && quote.contents.some(covers)) : [];
    const spans: TextSpan[] = [...numbers, ...actors, ...quotes.flatMap(({ contents }) => contents)];
    const place = range ?? (spans[0] && this.gloss.range(spans[0]));
    if (!place) return false;
    const rows = [
      ...numbers.map((number) => row("Number", slice(text, number), numberParts(text, number).join(" · "))),
      ...actors.map((actor) => this.#actor(found, actor.entity, actor)),
      ...quotes.map((quote) => this.#quote(text, found, quote)),
    ];
    const close = h("button", { type: "button", class: "close", "aria-label": "Close the details", onclick: () => this.#close() }, "×");
    this.#details.replaceChildren(...rows, close);
    this.#at = at;
    // With an actor all mentions of the actor show, with a quote who says it.
    const mentions = actors.flatMap(({ entity }) => found.entities[entity]?.mentions.flatMap((mention) => found.actors[mention] ?? []) ?? []);
    this.gloss.emphasise(spans, [...mentions.filter(({ start }) => !spans.some((span) => span.start === start)), ...quotes.flatMap(({ speaker }) => speaker ?? [])]);
    this.#details.showPopover?.();
    this.#place = place;
    this.#follow();
    for (const document of this.#documents) for (const type of MOVES) document.defaultView?.addEventListener(type, this.#moved, { capture: true, passive: true });
    if (focus) {
      const active = this.#host.shadowRoot?.activeElement as HTMLElement | null;
      this.#before = this.#panel.open ? active : this.#panel.querySelector("summary");
      this.#details.focus({ preventScroll: true });
    }
    return true;
  }

  /** Keeps the details at their mark. */
  #follow(): void {
    const place = this.#place;
    if (!place) return;
    const box = boxOf(place);
    // The words may be gone, or have scrolled away.
    if (!place.startContainer.isConnected || box.width + box.height === 0) return this.#close();
    const { offsetWidth: width, offsetHeight: height } = this.#details;
    const below = box.bottom + 8 + height < innerHeight;
    this.#details.style.left = `${Math.max(8, Math.min(box.left, innerWidth - width - 8))}px`;
    this.#details.style.top = `${below ? box.bottom + 8 : Math.min(box.top - height - 8, innerHeight)}px`;
  }

  readonly #moved = (): void => {
    cancelAnimationFrame(this.#frame);
    this.#frame = requestAnimationFrame(() => this.#follow());
  };

  #close(): void {
    this.#place = null;
    for (const document of this.#documents) for (const type of MOVES) document.defaultView?.removeEventListener(type, this.#moved, { capture: true });
    if (!this.#details.matches(":popover-open")) return;
    this.#details.hidePopover();
    this.gloss.emphasise([]);
    this.#before?.focus({ preventScroll: true });
    this.#before = null;
  }

  #actor(found: Annotations, index: number, span: TextSpan): HTMLElement {
    const entity = found.entities[index];
    if (!entity) return h("div");
    const { name, mentions } = entity;
    const here = mentions.findIndex((mention) => found.actors[mention]?.start === span.start);
    const step = (by: number, label: string) => {
      const to = found.actors[mentions[(here + by + mentions.length) % mentions.length] ?? -1];
      return to && h("button", { type: "button", onclick: () => this.#go(to, true) }, label);
    };
    const told = [...actorParts(entity).slice(0, -1), `${here + 1} of ${plural(mentions.length, "mention")}`].join(" · ");
    return row("Actor", name, told, mentions.length > 1 && h("span", { class: "steps" }, step(-1, "Previous mention"), step(1, "Next mention")));
  }

  #quote(text: string, found: Annotations, quote: Quote): HTMLElement {
    const where = quote.speaker;
    const told = [said(quote), quote.cue ? `cue “${slice(text, quote.cue)}”` : ""].filter(Boolean).join(" · ");
    return row("Quote", speaker(found, quote), told, where && h("button", { type: "button", onclick: () => this.#go(where, true) }, `“${slice(text, where)}”`));
  }
}

/** The part of a finding that stands in one place: of a quote its first content. */
const first = (span: TextSpan & { contents?: TextSpan[] }): TextSpan => span.contents?.[0] ?? span;

function row(layer: string, name: string, told: string, ...more: (Node | null | false | undefined)[]): HTMLElement {
  return h("div", { class: "row" }, h("span", { class: "told" }, layer), h("b", {}, name), h("span", {}, told), ...more);
}
