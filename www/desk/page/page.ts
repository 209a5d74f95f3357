/** The page: what the desk holds, what was found in it, and what the reader does with both. */
import type { TextSpan } from "../../annotations.js";
import { checkKey, type Check } from "../../export/checks.js";
import type { Correction, Kind, Layer } from "../../export/corrections.js";
import { Highlighter } from "../../highlighter.js";
import { slice } from "../../wording.js";
import { wireInput } from "../files-in/input.js";
import { isEnglish } from "../files-in/language.js";
import { openFiles } from "../files-in/open.js";
import { TakeAway } from "../files-out/take-away.js";
import { Cancelled, Engine, NotLoaded } from "../reading/engine.js";
import { keep } from "../reading/recall.js";
import { Surveyor } from "../reading/surveyor.js";
import { NO_OVERVIEW } from "../reading/overview.js";
import { Desk, type Changed } from "../state/desk.js";
import type { Keeping } from "../state/drafts.js";
import type { Splice } from "../state/rebase.js";
import { SAMPLE } from "../state/sample.js";
import { newStory, titleOf } from "../state/story-state.js";
import { Details } from "../story/details.js";
import { Guide } from "../story/guide.js";
import { Margin } from "../story/margin.js";
import { Marker } from "../story/marker.js";
import { Minimap } from "../story/minimap.js";
import { dateOf } from "../story/spans.js";
import { Story } from "../story/story.js";
import { StoryMarks } from "../story/story-marks.js";
import type { Actions, Asked } from "./actions.js";
import { App } from "./app.js";
import { byId } from "./dom.js";
import { wireShortcuts } from "./shortcuts.js";
import { typeSize } from "./type-size.js";
import { h, render } from "./vdom.js";
import { NOTHING, fresh, newView, type List, type View } from "./view.js";

/** How long the reader must pause before a story is read again, in milliseconds: none for short ones. */
const pause = (length: number): number => (length < 20_000 ? 0 : length < 1_000_000 ? 150 : 800);
/** What is put in one place at once is shown by making the page anew. */
const LARGE = 200_000;
/** How long a message stays, in milliseconds; long enough to reach its Undo. */
const STAYS = 9000;
/** Work is shown once it takes longer than a glance. */
const PATIENCE = 250;

/** How long a failed load is left alone before it is asked for again, in milliseconds: longer each time, up to the most. */
const [FIRST_TRY, LAST_TRY] = [2000, 60_000];

export class Page implements Actions {
  readonly view: View = newView();
  readonly desk = new Desk((changed) => this.#changed(changed), (keeping) => this.#keeping(keeping));
  readonly engine = new Engine();
  readonly surveyor = new Surveyor();
  readonly takeAway = new TakeAway(this);
  readonly size = typeSize(() => this.margin.place());
  readonly story: Story;
  readonly marks: StoryMarks;
  readonly details: Details;
  readonly guide: Guide;
  readonly marker: Marker;
  readonly margin: Margin;
  readonly minimap: Minimap;
  #timer: ReturnType<typeof setTimeout> | undefined;
  #patience = FIRST_TRY;
  #message: ReturnType<typeof setTimeout> | undefined;
  #progress: ReturnType<typeof setTimeout> | undefined;
  #works = 0;
  #drawn = false;
  /** Whether the notice that shows is about reading. */
  #ofReading = false;

  constructor() {
    this.#draw();
    this.story = new Story(byId("story"));
    this.marks = new StoryMarks(this.story);
    this.guide = new Guide(this);
    this.details = new Details(byId("details"), this);
    this.marker = new Marker(byId("marker"), this);
    this.margin = new Margin(byId("margin"), this.story, (index) => this.goToQuote(index));
    this.minimap = new Minimap(byId<HTMLCanvasElement>("minimap"), (share) => {
      const at = Math.floor(share * this.story.text.length);
      this.story.go({ start: at, end: at });
    });
    this.engine.onProgress = (share) => this.progress("Listing what was found…", share);
  }

  async start(): Promise<void> {
    wireInput(this);
    wireShortcuts(this);
    this.#follow();
    if (!Highlighter.supported) this.tell("This browser cannot mark text in place. The lists beside the story show everything that was found; a browser of 2025 or later marks the story, too.");
    await this.desk.restore();
    await this.open();
  }

  /** Changes what the page shows. */
  set(changed: Partial<View>): void {
    Object.assign(this.view, changed);
    this.draw();
  }

  /** Shows the views anew, once for all that changes in one turn. */
  draw(): void {
    if (this.#drawn) return;
    this.#drawn = true;
    queueMicrotask(() => this.#draw());
  }

  #draw(): void {
    this.#drawn = false;
    render(h(App, { page: this }), byId("desk"));
  }

  /** Reads the story and shows what is found in it. */
  async read(): Promise<void> {
    clearTimeout(this.#timer);
    const { id, text, publishedOn, base, corrections } = this.desk.current;
    this.begin("Reading the story…");
    try {
      const reading = { text, options: publishedOn ? { publishedOn } : {}, base, corrections };
      const result = await this.engine.read(reading);
      if (id !== this.desk.current.id || text !== this.desk.current.text) return;
      this.#patience = FIRST_TRY;
      keep(reading, result);
      Object.assign(this.view, result, { read: true });
      this.#tellReading(isEnglish(text) ? "" : "This text does not seem to be English. newsgloss reads English only: what it marks here will be wrong.");
      await this.#show();
      performance.mark("newsgloss-marked");
    } catch (error) {
      if (error instanceof NotLoaded) this.#again();
      if (!(error instanceof Cancelled)) this.#tellReading(`${error instanceof Error ? error.message : String(error)} Your text is still here.`);
    } finally {
      this.end();
    }
  }

  /** What failed to load is asked for again after a while, or once there is a network. */
  #again(): void {
    this.#timer = setTimeout(() => void this.read(), this.#patience);
    this.#patience = Math.min(2 * this.#patience, LAST_TRY);
    addEventListener("online", this.#online, { once: true });
  }

  readonly #online = (): void => void this.read();

  /** Shows the marks, then the lists, and gives the page a turn between them. */
  async #show(): Promise<void> {
    const { text, publishedOn } = this.desk.current;
    const shown = this.view.found;
    this.marks.show(shown, this.view);
    const day = publishedOn || dateOf(text, shown);
    Object.assign(this.view, { published: day, dayFound: day !== "" && publishedOn === "" });
    if (this.story.long) await turn();
    if (shown !== this.view.found) return;
    this.#draw();
    if (this.story.long) await turn();
    if (shown === this.view.found) this.#beside();
  }

  /** Shows the marks that are chosen. */
  mark(): void {
    this.marks.show(this.view.found, this.view);
    this.#beside();
    this.draw();
  }

  /** What stands beside the story: speakers, and the map of a long one. */
  #beside(): void {
    const { found, on } = this.view;
    this.margin.show(found, on.has("quotes"));
    this.minimap.show(this.story.long ? this.story.text.length : 0, found, on);
  }

  /** Shows the current story of the desk. */
  async open(): Promise<void> {
    const { text, publishedOn } = this.desk.current;
    clearTimeout(this.#timer);
    this.closeAll();
    Object.assign(this.view, fresh(), { found: NOTHING, overview: NO_OVERVIEW, read: false, published: publishedOn, dayFound: false });
    this.#tellReading("");
    this.#draw();
    const reading = this.read();
    this.begin("Showing the story…");
    const whole = await this.story.set(text, (share) => this.progress("Showing the story…", share));
    this.end();
    if (!whole) return;
    if (this.view.found !== NOTHING) this.mark();
    await reading;
  }

  /** The desk changed: shows what is not shown yet, and reads again. */
  #changed({ story, text }: Changed): void {
    if (story) return void this.open();
    this.marks.emphasise([]);
    this.marker.hide();
    this.details.hide();
    clearTimeout(this.#timer);
    this.draw();
    if (text && text.removed.length + text.inserted.length > LARGE) return void this.story.set(this.desk.current.text).then(() => this.read());
    if (text) this.#splice(text);
    this.#timer = setTimeout(() => void this.read(), text || this.story.text === this.desk.current.text ? pause(this.desk.current.text.length) : 0);
  }

  #splice({ from, removed, inserted }: Splice<string>): void {
    this.story.splice(from, from + removed.length, inserted);
    if (document.activeElement === this.story.element) this.story.place(from + inserted.length);
  }

  undo(): void {
    const label = this.desk.undo();
    this.notify(label === null ? "Nothing to undo." : `Undone: ${lower(label)}.`);
    if (label !== null) this.guide.backAgain();
  }

  redo(): void {
    const label = this.desk.redo();
    this.notify(label === null ? "Nothing to redo." : `Redone: ${lower(label)}.`);
  }

  /** Makes corrections, and tells what was done in a word that "Undone: …" can take, too. */
  correct(made: readonly Correction[], label: string): void {
    if (made.length === 0) return;
    this.desk.correct(made, label);
    this.notify(`${label}.`, true);
    void this.read().then(() => this.guide.backAgain());
  }

  /** Marks what is selected, and opens the pen on it. */
  add(layer: Layer, kind: Kind, span: TextSpan): void {
    this.desk.correct([{ do: "add", layer, at: span, kind }], "Mark added");
    this.notify("Mark added.", true);
    void this.read().then(() => {
      this.story.place(span.start);
      this.guide.inspect(span.start, this.story.box(span));
    });
  }

  /** Puts a check in the place of that of the same mark. */
  check(check: Check, label: string): void {
    const key = checkKey(check.layer, check.at);
    const others = this.desk.current.checks.filter((one) => checkKey(one.layer, one.at) !== key);
    const empty = check.verdict === null && check.note === "" && check.source === "";
    this.desk.check([...others, ...(empty ? [] : [check])].sort((a, b) => a.at.start - b.at.start), label);
    this.say(label);
  }

  /** Lets the reader select words in the story: the new bounds of a mark, a quote's speaker, or what a number counts. */
  pick(asked: Asked): void {
    this.details.hide();
    this.set({ side: "story" });
    this.story.element.focus();
    this.marker.ask(asked);
  }

  /** The reader selected what was asked for. */
  picked({ what, layer, at }: Asked, span: TextSpan): void {
    if (what === "bounds") this.correct([{ do: "rebound", layer, at, to: span }], "Mark adjusted");
    else if (what === "counted") this.correct([{ do: "number", layer: "numbers", at, set: { counted: span } }], "Number corrected");
    else this.correct([{ do: "add", layer: "actors", at: span, kind: "person" }, { do: "speaker", layer: "quotes", at, mention: span }], "Speaker changed");
  }

  goToQuote(index: number): void {
    const quote = this.view.found.quotes[index];
    if (quote) this.guide.go(quote.contents[0] ?? quote, quote.contents, quote.speaker, "quotes");
  }

  choose(list: List, focus = false): void {
    this.set({ list, side: "results", all: false });
    if (focus) queueMicrotask(() => byId(`tab-${list}`).focus());
  }

  toggle(layer: Layer): void {
    if (!this.view.on.delete(layer)) this.view.on.add(layer);
    this.mark();
  }

  publish(day: string): void {
    if (day === this.desk.current.publishedOn || (day === this.view.published && this.view.dayFound)) return;
    this.desk.set({ publishedOn: day }, "Publication date changed");
    this.notify("Publication date changed.", true);
  }

  cite(source: string): void {
    if (source === this.desk.current.source) return;
    this.desk.set({ source }, "Source changed");
    this.tell(source && !URL.canParse(source) ? "The source is not a web address (it would begin with https://), so quotes get no links to it." : "");
  }

  openFiles(files: readonly File[]): Promise<void> {
    return openFiles(this, files);
  }

  newStory(): void {
    this.desk.open([newStory("")], "New story");
    this.set({ side: "story", all: false });
    this.story.element.focus();
  }

  sample(): void {
    this.desk.open([newStory(SAMPLE)], "Sample story opened");
    this.set({ side: "story", all: false });
  }

  clear(): void {
    if (this.desk.current.text === "") return;
    this.desk.replace(newStory(""), "Story cleared");
    this.notify("Story cleared.", true);
    this.story.element.focus();
  }

  close(id: string): void {
    const story = this.desk.stories.find((one) => one.id === id);
    if (!story) return;
    this.desk.close(id, `“${titleOf(story)}” closed`);
    this.notify(`“${titleOf(story)}” closed.`, true);
  }

  async forget(): Promise<void> {
    this.surveyor.stop();
    await this.desk.forget();
    this.notify("Everything that was kept on this device is deleted.");
  }

  closeAll(): void {
    this.details.hide();
    this.marker.hide();
    this.marks.emphasise([]);
  }

  /** Shows a short message, with Undo where it tells of a change. */
  notify(text: string, undo = false): void {
    clearTimeout(this.#message);
    this.#message = setTimeout(() => this.set({ message: null }), STAYS);
    this.set({ message: { text, undo } });
    this.say(text);
  }

  /** Tells those who listen only. */
  say(message: string): void {
    byId("live").textContent = message;
  }

  /** Tells what goes wrong, until the reader has seen it. */
  tell(notice: string): void {
    this.#ofReading = false;
    this.set({ notice });
  }

  /** Tells what goes wrong with reading, until it goes well. */
  #tellReading(notice: string): void {
    if (notice === "" && !this.#ofReading) return;
    this.tell(notice);
    this.#ofReading = true;
  }

  begin(label: string): void {
    if (this.#works++ > 0) return;
    this.#progress = setTimeout(() => this.set({ progress: this.view.progress ?? { label, share: null } }), PATIENCE);
  }

  progress(label: string, share: number | null): void {
    if (this.view.progress) this.set({ progress: { label, share } });
  }

  end(): void {
    if (--this.#works > 0) return;
    clearTimeout(this.#progress);
    if (this.view.progress) this.set({ progress: null });
  }

  cancel(): void {
    this.engine.cancel();
    this.#tellReading("Analysis cancelled. Edit the story to run it again.");
  }

  /** The words of a span. */
  words(span: TextSpan): string {
    return slice(this.story.text, span);
  }

  #keeping(keeping: Keeping): void {
    if (keeping === this.view.keeping) return;
    this.set({ keeping });
    if (keeping === "full") this.tell("This device has no room left for drafts. Your text is still here: export it before you close the page.");
    if (keeping === "blocked") this.tell("This browser does not let the page keep drafts. Export your work before you close the page.");
    if (keeping === "failed") this.tell("The last change could not be saved on this device. Your text is still here: export it before you close the page.");
  }

  /** Keeps marks and labels where the reader scrolls to. */
  #follow(): void {
    let frame = 0;
    const follow = () => {
      cancelAnimationFrame(frame);
      frame = requestAnimationFrame(() => {
        if (!this.story.long) return;
        this.marks.follow();
        this.margin.place();
      });
    };
    addEventListener("scroll", follow, { passive: true });
    addEventListener("resize", () => this.margin.place());
  }
}


const turn = (): Promise<void> => new Promise((resolve) => setTimeout(resolve));
/** A label inside a sentence: names and quotation marks stay as they are. */
const lower = (label: string): string => (/^[A-Z][a-z]/.test(label) ? label[0]!.toLowerCase() + label.slice(1) : label);
