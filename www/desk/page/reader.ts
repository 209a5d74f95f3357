/** The story that shows: read, marked and read again as it changes. */
import { isEnglish } from "../files-in/language.js";
import { Cancelled, Engine, NotLoaded } from "../reading/engine.js";
import { NO_OVERVIEW } from "../reading/overview.js";
import { keep } from "../reading/recall.js";
import type { Surveyor } from "../reading/surveyor.js";
import type { Changed, Desk } from "../state/desk.js";
import type { Splice } from "../state/rebase.js";
import { ownWords, type Words } from "../state/words.js";
import type { Margin } from "../story/margin.js";
import type { Minimap } from "../story/minimap.js";
import { dateOf } from "../story/spans.js";
import type { Story } from "../story/story.js";
import type { StoryMarks } from "../story/story-marks.js";
import type { Telling } from "./telling.js";
import { NOTHING, fresh, type View } from "./view.js";

/** How long the reader must pause before a story is read again, in milliseconds: none for short ones. */
const pause = (length: number): number => (length < 20_000 ? 0 : length < 1_000_000 ? 150 : 800);
/** What is put in one place at once is shown by making the page anew. */
const LARGE = 200_000;
/** How long a failed load is left alone before it is asked for again, in milliseconds: longer each time, up to the most. */
const [FIRST_TRY, LAST_TRY] = [2000, 60_000];

const NOT_ENGLISH = "This text does not seem to be English. newsgloss reads English only: what it marks here will be wrong.";
const WORDS_UNUSED = "Your own words do not fit together, so the story was read without them. Open More, Own words to correct them.";

/** What the reader reads and shows. */
export interface Shown {
  readonly view: View;
  readonly desk: Desk;
  readonly surveyor: Surveyor;
  readonly story: Story;
  readonly marks: StoryMarks;
  readonly margin: Margin;
  readonly minimap: Minimap;
  readonly telling: Telling;
  draw(): void;
  drawNow(): void;
  closeAll(): void;
}

export class Reader {
  readonly engine = new Engine();
  #timer: ReturnType<typeof setTimeout> | undefined;
  #patience = FIRST_TRY;
  #own: { words: Words; told: string } = { words: [], told: "" };

  constructor(private readonly page: Shown) {
    this.engine.onProgress = (share) => page.telling.progress("Listing what was found…", share);
  }

  /** Reads the story and shows what is found in it. */
  async read(): Promise<void> {
    clearTimeout(this.#timer);
    const { desk, view, telling } = this.page;
    const { id, text, publishedOn, base, corrections } = desk.current;
    telling.begin("Reading the story…");
    try {
      const reading = { text, options: publishedOn ? { publishedOn } : {}, words: this.#words(), base, corrections };
      const result = await this.engine.read(reading);
      if (id !== desk.current.id || text !== desk.current.text) return;
      this.#patience = FIRST_TRY;
      keep(reading, result);
      Object.assign(view, { found: result.found, overview: result.overview, read: true });
      telling.ofReading(result.unused ? WORDS_UNUSED : isEnglish(text) ? "" : NOT_ENGLISH);
      await this.#show();
      performance.mark("newsgloss-marked");
    } catch (error) {
      if (error instanceof NotLoaded) this.#again();
      if (!(error instanceof Cancelled)) telling.ofReading(`${error instanceof Error ? error.message : String(error)} Your text is still here.`);
    } finally {
      telling.end();
    }
  }

  /** The reader's own words as the worker takes them. */
  #words(): string {
    const { words } = this.page.desk;
    if (this.#own.words !== words) this.#own = { words, told: ownWords(words) };
    this.page.surveyor.use(this.#own.told);
    return this.#own.told;
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
    const { desk, view, story } = this.page;
    const { text, publishedOn } = desk.current;
    const shown = view.found;
    this.page.marks.show(shown, view);
    const day = publishedOn || dateOf(text, shown);
    Object.assign(view, { published: day, dayFound: day !== "" && publishedOn === "" });
    if (story.long) await turn();
    if (shown !== view.found) return;
    this.page.drawNow();
    if (story.long) await turn();
    if (shown === view.found) this.#beside();
  }

  /** Shows the marks that are chosen. */
  mark(): void {
    this.page.marks.show(this.page.view.found, this.page.view);
    this.#beside();
    this.page.draw();
  }

  /** What stands beside the story: speakers, and the map of a long one. */
  #beside(): void {
    const { view, story, margin, minimap } = this.page;
    margin.show(view.found, view.on.has("quotes"));
    minimap.show(story.long ? story.text.length : 0, view.found, view.on);
  }

  /** Shows the current story of the desk. */
  async open(): Promise<void> {
    const { desk, view, telling } = this.page;
    const { text, publishedOn } = desk.current;
    clearTimeout(this.#timer);
    this.page.closeAll();
    Object.assign(view, fresh(), { found: NOTHING, overview: NO_OVERVIEW, read: false, published: publishedOn, dayFound: false });
    telling.ofReading("");
    this.page.drawNow();
    const reading = this.read();
    telling.begin("Showing the story…");
    const whole = await this.page.story.set(text, (share) => telling.progress("Showing the story…", share));
    telling.end();
    if (!whole) return;
    if (view.found !== NOTHING) this.mark();
    await reading;
  }

  /** The desk changed: shows what is not shown yet, and reads again. */
  follow({ story: other, text }: Changed): void {
    if (other) return void this.open();
    const { desk, story } = this.page;
    this.page.closeAll();
    clearTimeout(this.#timer);
    this.#words();
    this.page.draw();
    if (text && text.removed.length + text.inserted.length > LARGE) return void story.set(desk.current.text).then(() => this.read());
    if (text) this.#splice(text);
    this.#timer = setTimeout(() => void this.read(), text || story.text === desk.current.text ? pause(desk.current.text.length) : 0);
  }

  #splice({ from, removed, inserted }: Splice<string>): void {
    const { story } = this.page;
    story.splice(from, from + removed.length, inserted);
    if (document.activeElement === story.element) story.place(from + inserted.length);
  }

  cancel(): void {
    this.engine.cancel();
    this.page.telling.ofReading("Analysis cancelled. Edit the story to run it again.");
  }
}

const turn = (): Promise<void> => new Promise((resolve) => setTimeout(resolve));
