/** What was found, as lists in a panel beside the page and as details at a mark; in a shadow tree of its own. */
import type { Annotations, Quote, TextSpan } from "./annotations.js";
import { h } from "./elements.js";
import { actorParts, numberParts, plural, said, slice, speaker, words } from "./wording.js";
import type { Gloss, Layer } from "./page.js";
import RULES from "./sidebar.css";

/** Entries of a list before the reader asks for more. */
const ENTRIES = 100;

/** Narrower than this, panel and page have no room side by side. */
const SMALL = 640;

const LABELS: Record<Layer, string> = { quotes: "Quotes", actors: "Actors", numbers: "Numbers" };

export class Sidebar {
  readonly #host: HTMLElement;
  readonly #own: boolean;
  readonly #sheet = new CSSStyleSheet();
  readonly #panel: HTMLDetailsElement;
  readonly #summary = h("span", { class: "summary" }, "reading …");
  readonly #status = h("p", { role: "status", class: "status" });
  readonly #lists: Record<Layer, HTMLDetailsElement>;
  readonly #details = h("div", { class: "details", role: "dialog", "aria-label": "Details of the mark", tabindex: -1, popover: "manual" });
  readonly #documents = new Set<Document>();
  /** Where the focus was before the details were opened from the keyboard. */
  #before: HTMLElement | null = null;
  /** The mark that was visited last. */
  #at = -1;

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
    const switches = (Object.keys(LABELS) as Layer[]).map((layer) => h("label", { class: `key ${layer}` }, h("input", { type: "checkbox", checked: this.gloss.layers.includes(layer), onchange: (event: Event) => this.#switch(layer, (event.target as HTMLInputElement).checked) }), h("span", {}, LABELS[layer])));
    const steps = h("div", { class: "steps" }, h("button", { type: "button", onclick: () => this.#step(-1) }, "Previous mark"), h("button", { type: "button", onclick: () => this.#step(1) }, "Next mark"));
    const body = h("div", { class: "body" }, h("div", { class: "keys", role: "group", "aria-label": "Marks shown" }, ...switches), steps, ...Object.values(this.#lists), this.#status);
    this.#panel = h("details", { class: "panel", open }, h("summary", {}, h("b", {}, "newsgloss"), this.#summary), body);
    root.replaceChildren(h("aside", { "aria-label": "newsgloss", popover: "manual" }, this.#panel), this.#details);
    if (this.#own) document.documentElement.append(this.#host);
    (root.querySelector("aside") as HTMLElement).showPopover?.();
    root.addEventListener("keydown", this.#keydown as EventListener);
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
    for (const document of this.#documents) document.removeEventListener("click", this.#clicked);
    this.#host.shadowRoot?.replaceChildren();
    if (this.#own) this.#host.remove();
  }

  readonly #changed = (): void => {
    const found = this.gloss.annotations;
    const quotes = found.quotes.filter(isSaid);
    this.#summary.textContent = [plural(found.entities.length, "actor"), plural(quotes.length, "statement"), plural(found.numbers.length, "number")].join(" · ");
    this.#status.textContent = "";
    for (const layer of Object.keys(LABELS) as Layer[]) this.#fill(layer);
    for (const tree of this.gloss.trees) {
      const document = tree.ownerDocument ?? (tree as Document);
      if (this.#documents.has(document)) continue;
      this.#documents.add(document);
      document.addEventListener("click", this.#clicked);
    }
  };

  #switch(layer: Layer, on: boolean): void {
    this.gloss.layers = (Object.keys(LABELS) as Layer[]).filter((other) => (other === layer ? on : this.gloss.layers.includes(other)));
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
      this.#status.textContent = "This passage is not on the page any more.";
      return;
    }
    this.#at = first(span).start;
    // On a small screen the panel would cover what it leads to.
    if (innerWidth < SMALL) this.#panel.open = false;
    const small = element.getBoundingClientRect().height < innerHeight / 2;
    element.scrollIntoView({ block: small ? "center" : "nearest" });
    const box = boxOf(range);
    if (box.top < 0 || box.bottom > innerHeight) scrollBy(0, box.top - innerHeight / 3);
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
    if (at === null || !this.#open(at, null, false)) this.#close();
  };

  readonly #keydown = (event: KeyboardEvent): void => {
    if (event.key === "Escape" && this.#details.matches(":popover-open")) this.#close();
  };

  /** Opens the details of all that is marked at an offset; false where nothing is. */
  #open(at: number, range: Range | null, focus: boolean): boolean {
    const { text, annotations: found, layers } = this.gloss;
    const covers = ({ start, end }: TextSpan) => start <= at && at < end;
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
    this.gloss.emphasise(spans, quotes[0]?.speaker ?? null);
    this.#details.showPopover?.();
    const box = boxOf(place);
    const { offsetWidth: width, offsetHeight: height } = this.#details;
    const below = box.bottom + 8 + height < innerHeight;
    this.#details.style.left = `${Math.max(8, Math.min(box.left, innerWidth - width - 8))}px`;
    this.#details.style.top = `${below ? box.bottom + 8 : Math.max(8, box.top - height - 8)}px`;
    if (focus) {
      const active = this.#host.shadowRoot?.activeElement as HTMLElement | null;
      this.#before = this.#panel.open ? active : this.#panel.querySelector("summary");
      this.#details.focus({ preventScroll: true });
    }
    return true;
  }

  #close(): void {
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

const isSaid = (quote: Quote): boolean => quote.kind !== "unattributed";

/** The part of a finding that stands in one place: of a quote its first content. */
const first = (span: TextSpan & { contents?: TextSpan[] }): TextSpan => span.contents?.[0] ?? span;

function row(layer: string, name: string, told: string, ...more: (Node | null | false | undefined)[]): HTMLElement {
  return h("div", { class: "row" }, h("span", { class: "told" }, layer), h("b", {}, name), h("span", {}, told), ...more);
}

/** Where a range starts, in the coordinates of the top window. */
function boxOf(range: Range): DOMRect {
  const { x, y, width, height } = range.getClientRects()[0] ?? range.getBoundingClientRect();
  const box = new DOMRect(x, y, width, height);
  for (let frame = range.startContainer.ownerDocument?.defaultView?.frameElement; frame && frame.ownerDocument !== range.startContainer.ownerDocument; frame = frame.ownerDocument.defaultView?.frameElement) {
    const { left, top } = frame.getBoundingClientRect();
    box.x += left + frame.clientLeft;
    box.y += top + frame.clientTop;
  }
  return box;
}

interface Carets {
  caretPositionFromPoint?(x: number, y: number, options: { shadowRoots: ShadowRoot[] }): { offsetNode: Node; offset: number } | null;
  caretRangeFromPoint?(x: number, y: number): Range | null;
}

/** The text under a point of a document. */
function caret(document: Document, x: number, y: number, trees: readonly Node[]): { node: Node; unit: number } | null {
  const carets = document as Carets;
  const shadowRoots = trees.filter((tree): tree is ShadowRoot => tree instanceof ShadowRoot);
  const position = carets.caretPositionFromPoint?.call(document, x, y, { shadowRoots });
  if (position) return { node: position.offsetNode, unit: position.offset };
  const range = carets.caretRangeFromPoint?.call(document, x, y);
  return range ? { node: range.startContainer, unit: range.startOffset } : null;
}
