/** The reading desk: a story, its marks, and the lists beside it. */
import type { Annotations, TextSpan } from "../annotations.js";
import { Highlighter } from "../highlighter.js";
import { LAYERS, type Correction, type Layer } from "./state/corrections.js";
import { Details } from "./story/details.js";
import { byId } from "./page/dom.js";
import { Cancelled, Engine } from "./reading/engine.js";
import type { Format } from "../export/exports.js";
import { Guide } from "./story/guide.js";
import { wireInput } from "./files-in/input.js";
import { Margin } from "./story/margin.js";
import { Marker, type Asked } from "./story/marker.js";
import { Minimap } from "./story/minimap.js";
import { NO_OVERVIEW } from "./reading/overview.js";
import { Panel } from "./results/panel.js";
import { Progress } from "./page/progress.js";
import { SAMPLE } from "./state/sample.js";
import { keep } from "./reading/recall.js";
import { shortcuts } from "./page/shortcuts.js";
import { dateOf } from "./story/spans.js";
import { Stories, newStory, type StoryState } from "./state/stories.js";
import { showStories } from "./page/stories-bar.js";
import { Story } from "./story/story.js";
import { StoryMarks } from "./story/story-marks.js";
import { TakeAway } from "./files-out/take-away.js";
import { trustedUrl } from "./start.js";
import { wireSize } from "./page/type-size.js";

/** How long the reader must pause before a story is read again, in milliseconds: none for short ones. */
const pause = (length: number): number => (length < 20_000 ? 0 : length < 1_000_000 ? 150 : 800);

const NOTHING: Annotations = { actors: [], entities: [], quotes: [], numbers: [] };

const on = new Set<Layer>(LAYERS);
const published = byId<HTMLInputElement>("published");
const source = byId<HTMLInputElement>("source");
const notice = byId("notice");
const takers = document.querySelectorAll<HTMLButtonElement>("[data-take]");
const story = new Story(byId("story"));
const engine = new Engine();
const progress = new Progress(byId("progress"));
const marks = new StoryMarks(story);
const stories = new Stories((kept) => (byId("kept").textContent = kept ? "Your draft is kept on this device only." : "This text is too long to be kept as a draft."));
const takeAway = new TakeAway({ stories, engine, found: () => found, published: () => published.value, say, tell });
const guide = new Guide({ story, marks, details: () => details, panel: () => panel, found: () => found, on, say });
const go = guide.go.bind(guide);
const panel = new Panel({ quotes: byId("list-quotes"), actors: byId("list-actors"), numbers: byId("list-numbers"), summary: byId("summary"), told: byId("told") }, { go, copy: (quote, name) => void takeAway.quote(quote, name), correct: (quote) => guide.correct(quote), link: (quote) => takeAway.link(quote), takeNumbers: (how) => void takeAway.numbers(how), askDay: () => (published.value ? null : () => published.focus()), say });
const details = new Details(byId("details"), { correct, pick: (what, layer, at) => ask({ what, layer, at }), go: (span) => go(span, [span], null) }, () => guide.back());
const marker = new Marker(byId("marker"), story, { add, picked, shown: () => details.hide(), say });
const margin = new Margin(byId("margin"), story, (index) => {
  const quote = found.quotes[index];
  if (quote) go(quote.contents[0] ?? quote, quote.contents, quote.speaker);
});
const minimap = new Minimap(byId<HTMLCanvasElement>("minimap"), (share) => {
  const at = Math.floor(share * story.text.length);
  story.go({ start: at, end: at });
});
/** What long pastes, the sample and an emptied page replaced, which the browser's undo does not know. */
let replaced: StoryState[] = [];
let found = NOTHING;
let overview = NO_OVERVIEW;
let timer: ReturnType<typeof setTimeout> | undefined;

/** Reads the story and shows what is found in it. */
async function read(): Promise<void> {
  clearTimeout(timer);
  const { text, publishedOn, base, corrections } = stories.current;
  progress.begin("Reading the story…");
  try {
    const reading = { text, options: publishedOn ? { publishedOn } : {}, base, corrections: corrections.list };
    const result = await engine.read(reading);
    if (text !== stories.current.text) return;
    keep(reading, result);
    ({ found, overview } = result);
    tell("");
    await show();
    performance.mark("newsgloss-marked");
  } catch (error) {
    if (!(error instanceof Cancelled)) tell(`${error instanceof Error ? error.message : String(error)} Your text is still here.`);
  } finally {
    progress.end();
  }
}
engine.onProgress = (share) => progress.set("Listing what was found…", share);

/** Shows the marks, then the lists, and gives the page a turn between them. */
async function show(): Promise<void> {
  const { corrections, text, publishedOn } = stories.current;
  const shown = found;
  marks.show(found, on);
  byId<HTMLButtonElement>("undo").disabled = !corrections.canUndo;
  byId<HTMLButtonElement>("redo").disabled = !corrections.canRedo;
  for (const layer of LAYERS) byId(`count-${layer}`).textContent = found[layer].length.toLocaleString("en");
  for (const button of takers) button.disabled = text.trim() === "";
  byId("sample-hint").hidden = !stories.untouched;
  if (document.activeElement !== published) published.value = publishedOn || dateOf(text, found);
  byId("published-how").textContent = publishedOn ? "" : published.value ? "from the story" : "";
  if (story.long) await turn();
  if (shown === found) panel.show(text, found, overview);
  if (story.long) await turn();
  if (shown === found) beside();
}

const turn = (): Promise<void> => new Promise((resolve) => setTimeout(resolve));

function mark(): void {
  marks.show(found, on);
  beside();
}

/** What stands beside the story: speakers, and the map of a long one. */
function beside(): void {
  margin.show(found, on.has("quotes"));
  minimap.show(story.long ? story.text.length : 0, found, on);
}

/** Shows the current story of the desk. */
async function open(): Promise<void> {
  const { text, source: address, publishedOn } = stories.current;
  clearTimeout(timer);
  details.hide();
  marker.hide();
  marks.emphasise([]);
  panel.reset();
  source.value = address;
  published.value = publishedOn;
  ({ found, overview } = { found: NOTHING, overview: NO_OVERVIEW });
  showStories(byId("stories"), stories, { choose, close });
  const reading = read();
  progress.begin("Showing the story…");
  const whole = await story.set(text, (share) => progress.set("Showing the story…", share));
  progress.end();
  if (!whole) return;
  if (found !== NOTHING) mark();
  await reading;
}

function choose(index: number): void {
  stories.at = index;
  replaced = [];
  stories.keep();
  void open();
}

function close(index: number): void {
  stories.close(index);
  replaced = [];
  void open();
}

/** Puts another story in the place of the current one; Ctrl+Z brings it back. */
function replace(state: StoryState): Promise<void> {
  replaced.push(stories.current);
  stories.list[stories.at] = state;
  stories.keep();
  return open();
}

function undoText(): boolean {
  const before = replaced.pop();
  if (!before) return false;
  stories.list[stories.at] = before;
  stories.keep();
  void open();
  say("The text before is back.");
  return true;
}

/** The reader changed the text. */
function changed(): void {
  const { current } = stories;
  const text = story.read();
  current.corrections.rebase(current.text, text);
  current.text = text;
  current.base = null;
  replaced = [];
  marks.emphasise([]);
  details.hide();
  marker.hide();
  stories.keep();
  clearTimeout(timer);
  timer = setTimeout(read, pause(text.length));
}

function correct(made: Correction[], told: string): void {
  stories.current.corrections.push(...made);
  afterCorrection(told);
}

function afterCorrection(told: string): void {
  details.hide();
  marks.emphasise([]);
  stories.keep();
  void read().then(() => guide.backAgain());
  say(told);
}

function undo(): void {
  if (!stories.current.corrections.canUndo) return say("No correction to undo.");
  stories.current.corrections.undo();
  afterCorrection("The last correction is undone.");
}

function redo(): void {
  if (!stories.current.corrections.canRedo) return say("No correction to make again.");
  stories.current.corrections.redo();
  afterCorrection("The correction is made again.");
}

function ask(asked: Asked): void {
  details.hide();
  story.element.focus();
  marker.ask(asked);
}

/** The reader selected what was asked for. */
function picked({ what, layer, at }: Asked, span: TextSpan): void {
  if (what === "bounds") correct([{ do: "rebound", layer, at, to: span }], "The mark has other bounds.");
  else correct([{ do: "add", layer: "actors", at: span, kind: "person" }, { do: "speaker", layer: "quotes", at, mention: span }], "The speaker is corrected; lists and exports have it.");
}

function add(layer: Layer, kind: (Correction & { do: "add" })["kind"], span: TextSpan): void {
  stories.current.corrections.push({ do: "add", layer, at: span, kind });
  stories.keep();
  say("The mark is made.");
  void read().then(() => {
    story.place(span.start);
    guide.inspect(span.start, story.box(span));
  });
}

function say(message: string): void {
  byId("live").textContent = message;
}

function tell(message: string): void {
  notice.textContent = message;
  notice.hidden = message === "";
}

wireInput({
  story,
  stories,
  changed,
  open,
  replace,
  undoText,
  inspect: (at, box) => guide.inspect(at, box),
  marker,
  closeAll() {
    details.hide();
    marker.hide();
    marks.emphasise([]);
  },
  say,
  tell,
});
for (const layer of LAYERS)
  byId<HTMLInputElement>(`show-${layer}`).addEventListener("change", ({ target }) => {
    if ((target as HTMLInputElement).checked) on.add(layer);
    else on.delete(layer);
    mark();
  });
published.addEventListener("change", () => {
  stories.current.publishedOn = published.value;
  stories.keep();
  void read();
});
source.addEventListener("change", () => {
  stories.current.source = source.value.trim();
  stories.keep();
  void show();
  if (source.value && !source.checkValidity()) tell("The source is not a web address (it would begin with https://), so quotes get no links to it.");
  else tell("");
});
byId("clear").addEventListener("click", () => void replace(newStory("")).then(() => story.element.focus()));
byId("new").addEventListener("click", () => {
  stories.add(newStory(""));
  void open().then(() => story.element.focus());
});
byId("sample").addEventListener("click", () => {
  stories.add(newStory(SAMPLE));
  void open();
});
byId("cancel").addEventListener("click", () => {
  engine.cancel();
  tell("Reading was cancelled. Change the story or shorten it to read it again.");
});
byId("undo").addEventListener("click", undo);
byId("redo").addEventListener("click", redo);
for (const button of takers) button.addEventListener("click", () => void takeAway.file(button.dataset["take"] as Format));
wireSize(() => margin.place());
shortcuts([
  { code: "KeyN", keys: "Alt+N", does: "Next mark", run: () => guide.step(1) },
  { code: "KeyP", keys: "Alt+P", does: "Previous mark", run: () => guide.step(-1) },
  { code: "KeyE", keys: "Alt+E", does: "Correct the mark at the caret", run: () => guide.pen() },
  { code: "KeyM", keys: "Alt+M", does: "Mark the selected words", run: () => marker.focus() },
  { code: "KeyU", keys: "Alt+U", does: "Undo a correction", run: undo },
  { code: "KeyU", shift: true, keys: "Alt+Shift+U", does: "Make it again", run: redo },
  { code: "Digit1", keys: "Alt+1", does: "Who said what", run: () => panel.choose("quotes", true) },
  { code: "Digit2", keys: "Alt+2", does: "Actors", run: () => panel.choose("actors", true) },
  { code: "Digit3", keys: "Alt+3", does: "Numbers", run: () => panel.choose("numbers", true) },
  { code: "KeyS", keys: "Alt+S", does: "To the story", run: () => story.element.focus() },
]);
let frame = 0;
addEventListener("scroll", () => {
  cancelAnimationFrame(frame);
  frame = requestAnimationFrame(() => {
    if (!story.long) return;
    marks.follow();
    margin.place();
  });
}, { passive: true });
addEventListener("resize", () => margin.place());
if (!Highlighter.supported) tell("This browser cannot mark text in place. The lists beside the story show everything that was found; a browser of 2025 or later marks the story, too.");
void open();
// Where the browser has no service workers, or the page is a file, the desk simply needs its network.
if ("serviceWorker" in navigator && location.protocol.startsWith("http")) void navigator.serviceWorker.register(trustedUrl("offline.js") as string).catch(() => undefined);
