/** `<news-gloss>`: marks a story on the page that it stands in. */
import type { OwnWords } from "./own-words.js";
import { Gloss, LAYERS, type GlossOptions, type Layer } from "./page.js";
export type * from "./page.js";

/** Nothing to extend where there is no page, as when a server renders. */
const Base = (globalThis.HTMLElement ?? class {}) as typeof HTMLElement;

/** The attributes of `<news-gloss>`. */
export interface NewsGlossAttributes {
  /** A selector of what to mark; the page's main story where left out. */
  for?: string;
  /** Of `quotes actors numbers`, those that are marked; all where left out. */
  layers?: string;
  /** `closed` where left out. */
  panel?: "open" | "closed" | "none";
  /** ISO 8601 date against which "Tuesday" is read. */
  "published-on"?: string;
  /** Where `newsgloss.wasm` is; beside the module where left out. */
  src?: string;
}

/**
 * The class of `<news-gloss>`; `newsgloss/define` or `NewsGlossElement.define()` registers it.
 *
 * - `for`: a selector of what to mark; the page's main story where left out.
 * - `layers`: of `quotes actors numbers`, those that are marked; all where left out.
 * - `panel`: `open`, `closed` (the default) or `none`.
 * - `published-on`: ISO 8601 date against which "Tuesday" is read.
 * - `src`: where `newsgloss.wasm` is; beside the module where left out.
 *
 * Dispatches `newsgloss-change` when the story has been read, and `newsgloss-error` with the error as `detail`.
 */
export class NewsGlossElement extends Base {
  static readonly observedAttributes = ["for", "layers", "panel", "published-on", "src"];
  #gloss: Gloss | null = null;
  #due = false;
  #words: OwnWords | undefined;

  /** Registers `<news-gloss>`; does nothing where there is no page, or where it is registered already. */
  static define(): void {
    if (typeof customElements !== "undefined" && !customElements.get("news-gloss")) customElements.define("news-gloss", NewsGlossElement);
  }

  /** Words of your own: names, verbs that report, units, and what is no name. Set them before the element is in the page, or later. */
  get words(): OwnWords | undefined {
    return this.#words;
  }

  set words(words: OwnWords | undefined) {
    this.#words = words;
    if (this.isConnected) this.#renew();
  }

  /** What marks the story, while the element is in a page. */
  get gloss(): Gloss | null {
    return this.#gloss;
  }

  connectedCallback(): void {
    // Set before the class was there, as a property of its own.
    if (Object.hasOwn(this, "words")) {
      const { words } = this;
      delete (this as { words?: unknown }).words;
      this.words = words;
    }
    this.#renew();
  }

  disconnectedCallback(): void {
    this.#renew();
  }

  attributeChangedCallback(name: string): void {
    if (name === "layers" && this.#gloss) this.#try((gloss) => (gloss.layers = this.#layers()), this.#gloss);
    else if (this.isConnected) this.#renew();
  }

  /** Starts anew once, however many attributes change in a task. */
  #renew(): void {
    if (this.#due) return;
    this.#due = true;
    queueMicrotask(() => {
      this.#due = false;
      this.#gloss?.remove();
      this.#gloss = null;
      if (this.isConnected) this.#try(() => (this.#gloss = this.#start()), null);
    });
  }

  /** Tells of attributes that cannot be: as an event, and on the console, where a page's author looks. */
  #try<Given>(work: (given: Given) => void, given: Given): void {
    try {
      work(given);
    } catch (error) {
      console.error(error instanceof Error ? error.message : error);
      this.dispatchEvent(new CustomEvent("newsgloss-error", { detail: error }));
    }
  }

  #start(): Gloss {
    const [source, publishedOn, panel] = ["src", "published-on", "panel"].map((name) => this.getAttribute(name));
    const options: GlossOptions = { layers: this.#layers(), host: this };
    if (this.#words) options.words = this.#words;
    if (source) options.source = new URL(source, this.baseURI);
    if (publishedOn) options.publishedOn = publishedOn;
    if (panel) options.panel = panel as NonNullable<GlossOptions["panel"]>;
    const gloss = new Gloss(this.getAttribute("for"), options);
    gloss.addEventListener("change", () => this.dispatchEvent(new Event("newsgloss-change")));
    gloss.addEventListener("error", (event) => this.dispatchEvent(new CustomEvent("newsgloss-error", { detail: event.detail })));
    return gloss;
  }

  #layers(): readonly Layer[] {
    const named = this.getAttribute("layers")?.split(/\s+/).filter(Boolean);
    return (named as Layer[] | undefined) ?? LAYERS;
  }
}

declare global {
  interface HTMLElementTagNameMap {
    "news-gloss": NewsGlossElement;
  }
  interface HTMLElementEventMap {
    "newsgloss-change": Event;
    "newsgloss-error": CustomEvent<Error>;
  }
}
