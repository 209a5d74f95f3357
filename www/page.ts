/** A page's story, marked where it stands. */
import { closest } from "./untouched.js";
import type { Annotations, TextSpan } from "./annotations.js";
import { findArticle, type Article } from "./article.js";
import { Changes } from "./changes.js";
import { Highlighter, type Mark } from "./highlighter.js";
import { compile, Instance, type Source } from "./instance.js";
import { LAYERS, checkLayers, checkRoot, glossOptions, ownWords, type Layer } from "./options.js";
import type { OwnWords } from "./own-words.js";
import { publishedOn } from "./published.js";
import { Reading, turn, type Known } from "./reading.js";
import { Rules } from "./rules.js";
import { Shown } from "./shown.js";
import { Sidebar } from "./sidebar.js";
export type * from "./annotations.js";
export type * from "./own-words.js";
export type { Layer } from "./options.js";
export { LAYERS } from "./options.js";
export type { Source, WasmModule } from "./instance.js";

const LAYER: Record<Mark, Layer | null> = { reported: "quotes", quoted: "quotes", actors: "actors", numbers: "numbers", corrected: null, speaker: null, active: null };

/** Calls most of what a story calls. */
const REHEARSAL = "“No,” Prime Minister Ada Weiss of France told the BBC on Tuesday. She said that at least 27 people and 5 km cost $3 million.";

/** Passages that are emphasised together at most: more than a reader looks through. */
const OTHERS = 400;

export interface GlossOptions {
  /** Which layers are marked; all where left out. */
  layers?: readonly Layer[] | undefined;
  /**
   * ISO 8601 date against which "Tuesday" is read; what the page's metadata or the story's date line says where left out. A
   * `Date` is read in UTC.
   */
  publishedOn?: string | Date | undefined;
  /** Whether text in other languages is marked too; such a page is told and left unmarked where left out. */
  anyLanguage?: boolean | undefined;
  /** Where the wasm comes from; `newsgloss.wasm` beside the module where left out. */
  source?: Source | undefined;
  /** The panel with lists of what was found, and details at a mark; `"closed"` where left out. */
  panel?: "open" | "closed" | "none" | undefined;
  /** Words of your own: names, verbs that report, units, and what is no name. */
  words?: OwnWords | undefined;
  /** An element to hold the panel, in its shadow tree; one of its own beside the body where left out. */
  host?: HTMLElement | undefined;
}

/**
 * Marks a story on the page, without changing the page, and keeps the marks true as the page changes.
 *
 * @param root What to mark: an element, a selector, or the page's main story where left out. A selector is looked up
 *   again whenever the page changes, so it may match later.
 */
export function gloss(root?: Element | string | null, options: GlossOptions = {}): Gloss {
  return new Gloss(root ?? null, options);
}

/** What a `Gloss` dispatches. */
export interface GlossEvents {
  /** The page has been read, or other layers are marked. */
  change: Event;
  /** The page could not be read. */
  error: CustomEvent<Error>;
}

export interface Gloss {
  addEventListener<Type extends keyof GlossEvents>(type: Type, listener: (event: GlossEvents[Type]) => void, options?: boolean | AddEventListenerOptions): void;
  addEventListener(type: string, listener: EventListenerOrEventListenerObject | null, options?: boolean | AddEventListenerOptions): void;
  removeEventListener<Type extends keyof GlossEvents>(type: Type, listener: (event: GlossEvents[Type]) => void, options?: boolean | EventListenerOptions): void;
  removeEventListener(type: string, listener: EventListenerOrEventListenerObject | null, options?: boolean | EventListenerOptions): void;
}

/**
 * A story under marks. Dispatches `change` when the page has been read, and `error` (with the error as `detail`) when
 * that failed.
 */
export class Gloss extends EventTarget {
  /** Resolves when the story has been read for the first time; rejects where the wasm cannot be had. */
  readonly ready: Promise<void>;
  #instance: Instance | null = null;
  #reading: Reading | null = null;
  #known: Known = new Map();
  #root: Element | null = null;
  #layers: Set<Layer>;
  #anyLanguage: boolean;
  #emphasised: Range[] = [];
  readonly #rules = new Rules();
  readonly #shown = new Shown(
    (mark) => this.#layers.has(LAYER[mark]!),
    (range) => this.#rules.confirm(range),
  );
  readonly #changes: Changes;
  readonly #sidebar: Sidebar | null;
  /** Whether a reading is under way or due. */
  #busy = false;
  #again = false;
  #removed = false;
  /** Milliseconds that the last reading took. */
  #cost = 0;
  readonly #wanted: Element | string | null;
  readonly #options: Omit<GlossOptions, "publishedOn"> & { publishedOn?: string };

  constructor(wanted: Element | string | null, options: GlossOptions = {}) {
    if (typeof document === "undefined") throw new Error("newsgloss: gloss() marks a page, and there is no page here, as on a server; call it in the browser, or read plain text with load() and annotate() of \"newsgloss\"");
    checkRoot(wanted);
    const checked = glossOptions(options);
    super();
    this.#wanted = wanted;
    this.#options = checked;
    this.#layers = new Set(options.layers ?? LAYERS);
    this.#anyLanguage = options.anyLanguage ?? false;
    this.#changes = new Changes(() => this.#schedule());
    this.#sidebar = options.panel === "none" ? null : new Sidebar(this, options.panel === "open", options.host);
    addEventListener("beforeprint", this.#beforePrint);
    addEventListener("afterprint", this.#afterPrint);
    this.ready = this.#begin(options.source ?? new URL("./newsgloss.wasm", import.meta.url));
    this.ready.catch((error: unknown) => this.#fail(error));
  }

  /** The story as its reader sees it; offsets of `annotations` count in it. */
  get text(): string {
    return this.#reading?.text ?? "";
  }

  get annotations(): Annotations {
    return this.#reading?.found ?? { actors: [], entities: [], quotes: [], numbers: [] };
  }

  /** Which layers are marked; set it to mark these and no other. */
  get layers(): readonly Layer[] {
    return LAYERS.filter((layer) => this.#layers.has(layer));
  }

  set layers(layers: readonly Layer[]) {
    checkLayers(layers);
    this.#layers = new Set(layers);
    this.#shown.renew();
    this.dispatchEvent(new Event("change"));
  }

  /** Whether the text is in another language than English, and so left unmarked. */
  get foreign(): boolean {
    return this.#reading?.foreign ?? false;
  }

  /** Marks a text in another language as if it were English. */
  markAnyway(): void {
    this.#anyLanguage = true;
    this.#schedule();
  }

  /** Where a span of the text stands on the page now; null where it has no one place. */
  range({ start, end }: TextSpan): Range | null {
    return this.#reading?.map.ranges(Uint32Array.of(start, end))[0] ?? null;
  }

  /** The offset in the text of a place on the page; null where the story has nothing there. */
  offset(node: Node, unit: number): number | null {
    return this.#reading?.map.offset(node, unit) ?? null;
  }

  /** The trees that the story stands in: the document, shadow trees, documents of frames. */
  get trees(): (Document | ShadowRoot)[] {
    const home = (this.#root?.isConnected ? this.#root.getRootNode() : document) as Document | ShadowRoot;
    return [...new Set([home, ...(this.#reading?.map.roots() ?? [])])];
  }

  /** Emphasises spans, and others that go with them, until the next call. */
  emphasise(spans: readonly TextSpan[], others: readonly TextSpan[] = []): void {
    for (const range of this.#emphasised) this.#shown.marks.delete(range);
    this.#emphasised = [];
    const add = (mark: Mark, all: readonly TextSpan[]) => {
      for (const range of this.#reading?.map.ranges(Uint32Array.from(all.flatMap(({ start, end }) => [start, end]))) ?? []) {
        if (!range) continue;
        this.#shown.marks.add(mark, range);
        this.#emphasised.push(range);
      }
    };
    add("active", spans);
    add("speaker", others.slice(0, OTHERS));
  }

  /** Takes every mark, rule, panel and observer back. */
  remove(): void {
    this.#removed = true;
    removeEventListener("beforeprint", this.#beforePrint);
    removeEventListener("afterprint", this.#afterPrint);
    this.#changes.stop();
    this.#sidebar?.remove();
    this.#shown.stop();
    this.#rules.apply([]);
    letGo(this.#reading);
    this.#reading = null;
  }

  async #begin(source: Source): Promise<void> {
    if (!Highlighter.supported) throw new Error("newsgloss: this browser cannot mark text without changing the page (it lacks the CSS Custom Highlight API); the page is left as it is");
    // The browser styles the page anew for it, better while the wasm is under way.
    this.#rules.apply([document]);
    this.#instance = new Instance(await compile(source), ownWords(this.#options.words));
    // The browser compiles functions as they are first called: most of them here, so that the first slice is short.
    for (const layer of LAYERS) {
      await turn();
      this.#instance.annotate(REHEARSAL, { layers: [layer] });
    }
    await turn();
    await this.#read();
  }

  /** Reads again when the page has had its turn; what changes during a reading is read once more after it. */
  #schedule(): void {
    if (this.#removed || !this.#instance) return;
    this.#again = this.#busy;
    if (this.#busy) return;
    this.#busy = true;
    const go = () => {
      this.#read().catch((error: unknown) => this.#fail(error));
    };
    // A short story is read before the change is painted; a long one takes a fifth of the time at most.
    const cost = this.#cost * this.#left();
    if (cost < 8 && document.visibilityState === "visible") requestAnimationFrame(go);
    else setTimeout(go, Math.max(60, cost * 4));
  }

  /** How much there is to read of what there was the last time, from 0 to 1: nothing of it where another story took its place. */
  #left(): number {
    const { length } = this.text;
    return length > 0 && this.#root?.isConnected ? Math.min(1, (this.#root.textContent?.length ?? 0) / length) : 0;
  }

  async #read(): Promise<void> {
    const instance = this.#instance;
    if (!instance || this.#removed) return;
    this.#busy = true;
    try {
      await this.#readRoot(instance);
    } finally {
      this.#busy = false;
      if (this.#again) this.#schedule();
    }
  }

  async #readRoot(instance: Instance): Promise<void> {
    const began = performance.now();
    const article = this.#find();
    const root = article?.root ?? null;
    const first = this.#reading === null || root !== this.#root;
    if (first) this.#forget();
    this.#root = root;
    this.#changes.watch(root, [], this.#wanted === null);
    if (!root) {
      if (first) this.dispatchEvent(new Event("change"));
      return;
    }
    const reading = new Reading(instance.pageMap(root, article?.leftOut), this.#anyLanguage ? null : languageOf(root));
    const before = this.#reading;
    if (first) {
      this.#reading = reading;
      this.#shown.begin(reading);
    }
    const day = this.#options.publishedOn ?? publishedOn(document, root, (text) => instance.publishedOn(text)) ?? firstDay(instance, article?.head);
    for await (const elements of reading.read(instance, this.#known, day ? { publishedOn: day } : {})) {
      // A story that is no longer on the page is not read to its end.
      if (this.#removed || (this.#again && !root.isConnected)) break;
      if (!first) continue;
      this.#rules.apply(this.trees);
      this.#shown.add(elements);
    }
    if (this.#removed || (this.#again && !root.isConnected)) {
      if (this.#reading !== reading) letGo(reading);
      if (this.#removed) return;
      this.#again = false;
      await turn();
      return this.#readRoot(instance);
    }
    this.#known = reading.known;
    this.#reading = reading;
    if (!first) {
      this.emphasise([]);
      this.#shown.begin(reading);
      letGo(before);
    }
    this.#rules.apply(this.trees);
    this.#changes.watch(root, reading.map.roots(), this.#wanted === null);
    this.#cost = performance.now() - began;
    this.dispatchEvent(new Event("change"));
  }

  /** What to mark now: what was named, or the story that the page has by now. */
  #find(): Pick<Article, "root"> & Partial<Article> | null {
    if (this.#wanted === null) return findArticle(document);
    const root = typeof this.#wanted === "string" ? document.querySelector(this.#wanted) : this.#wanted;
    return root?.isConnected ? { root } : null;
  }

  /** Takes the marks of a root back that is no longer marked. */
  #forget(): void {
    this.emphasise([]);
    this.#shown.begin(null);
    letGo(this.#reading);
    this.#reading = null;
  }

  readonly #beforePrint = (): void => this.#shown.all();

  readonly #afterPrint = (): void => this.#shown.nearAlone();

  #fail(error: unknown): void {
    if (!this.#instance) this.#rules.apply([]);
    this.#sidebar?.fail(error instanceof Error ? error.message : String(error));
    this.dispatchEvent(new CustomEvent("error", { detail: error }));
  }
}

/** Frees the map of a reading, unless it is of an instance that was cut short. */
function letGo(reading: Reading | null): void {
  try {
    reading?.map.free();
  } catch {
    // Its memory goes with that instance.
  }
}

/** The language that an element's page says it is in; empty where it says none. */
const languageOf = (element: Element): string => closest(element, "[lang]")?.getAttribute("lang") ?? document.documentElement.lang;

/** The day of the first line that tells one. */
function firstDay(instance: Instance, lines: readonly string[] = []): string | undefined {
  for (const line of lines) {
    const day = instance.publishedOn(line);
    if (day) return day;
  }
  return undefined;
}
