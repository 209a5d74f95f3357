/** The page: what the desk holds, what was found in it, and what the reader does with both. */
import type { ActorKind, TextSpan } from "../../annotations.js";
import { checkKey, type Check } from "../../export/checks.js";
import type { Correction, Kind, Layer } from "../../export/corrections.js";
import { Highlighter } from "../../highlighter.js";
import { wireInput } from "../files-in/input.js";
import { openFiles } from "../files-in/open.js";
import { TakeAway } from "../files-out/take-away.js";
import { Surveyor } from "../reading/surveyor.js";
import { Desk } from "../state/desk.js";
import type { Keeping } from "../state/drafts.js";
import { SAMPLE } from "../state/sample.js";
import { newStory, titleOf } from "../state/story-state.js";
import { Details } from "../story/details.js";
import { Guide } from "../story/guide.js";
import { Margin } from "../story/margin.js";
import { Marker } from "../story/marker.js";
import { Minimap } from "../story/minimap.js";
import { Story } from "../story/story.js";
import { StoryMarks } from "../story/story-marks.js";
import type { Actions, Asked } from "./actions.js";
import { App } from "./app.js";
import { byId } from "./dom.js";
import { Reader } from "./reader.js";
import { wireShortcuts } from "./shortcuts.js";
import { Telling } from "./telling.js";
import { typeSize } from "./type-size.js";
import { h, render } from "./vdom.js";
import { newView, type List, type View } from "./view.js";

export class Page implements Actions {
  readonly view: View = newView();
  readonly telling = new Telling(this.view, (changed) => this.set(changed));
  readonly desk = new Desk((changed) => this.#reader.follow(changed), (keeping) => this.#keeping(keeping));
  readonly surveyor = new Surveyor();
  readonly size = typeSize(() => this.margin.place());
  readonly takeAway: TakeAway;
  readonly story: Story;
  readonly marks: StoryMarks;
  readonly details: Details;
  readonly guide: Guide;
  readonly marker: Marker;
  readonly margin: Margin;
  readonly minimap: Minimap;
  readonly #reader: Reader;
  #drawn = false;

  constructor() {
    this.#reader = new Reader(this);
    this.takeAway = new TakeAway(this, this.#reader.engine);
    this.drawNow();
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
  }

  async start(): Promise<void> {
    wireInput(this);
    wireShortcuts(this);
    this.#follow();
    if (!Highlighter.supported) this.tell("This browser cannot mark text in place. The lists beside the story show everything that was found; a browser of 2025 or later marks the story, too.");
    await this.desk.restore();
    await this.#reader.open();
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
    queueMicrotask(() => this.drawNow());
  }

  drawNow(): void {
    this.#drawn = false;
    render(h(App, { page: this }), byId("desk"));
  }

  mark(): void {
    this.#reader.mark();
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
    void this.#reader.read().then(() => this.guide.backAgain());
  }

  /** Marks what is selected, and opens the pen on it. */
  add(layer: Layer, kind: Kind, span: TextSpan): void {
    this.desk.correct([{ do: "add", layer, at: span, kind }], "Mark added");
    this.notify("Mark added.", true);
    void this.#reader.read().then(() => {
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

  /** Brings a name of the story to the reader's own words, to be confirmed there. */
  offer(offered: { kind: ActorKind; word: string }): void {
    this.closeAll();
    this.set({ room: "words", offered });
  }

  goToQuote(index: number): void {
    const quote = this.view.found.quotes[index];
    if (quote) this.guide.go(quote.contents[0] ?? quote, quote.contents, quote.speaker, "quotes");
  }

  choose(list: List, focus = false): void {
    this.set({ list, side: "results", room: "story" });
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
    this.set({ side: "story", room: "story" });
    this.story.element.focus();
  }

  sample(): void {
    this.desk.open([newStory(SAMPLE)], "Sample story opened");
    this.set({ side: "story", room: "story" });
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

  notify(text: string, undo = false): void {
    this.telling.notify(text, undo);
  }

  say(message: string): void {
    this.telling.say(message);
  }

  tell(notice: string): void {
    this.telling.tell(notice);
  }

  cancel(): void {
    this.#reader.cancel();
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

/** A label inside a sentence: names and quotation marks stay as they are. */
const lower = (label: string): string => (/^[A-Z][a-z]/.test(label) ? label[0]!.toLowerCase() + label.slice(1) : label);
