/** The reading desk: a story, its marks, and the lists beside it. */
import type { Annotations, Quote, TextSpan } from "../annotations.js";
import { Corrections } from "./corrections.js";
import { Details } from "./details.js";
import { byId } from "./dom.js";
import { Cancelled, Engine } from "./engine.js";
import { trustedUrl } from "./trusted.js";
import { actorsCsv, numbersCsv, quotesCsv, quotesMarkdown, save } from "./exports.js";
import { Highlighter, LAYERS, type Layer } from "./highlighter.js";
import { Panel } from "./panel.js";
import { SAMPLE } from "./sample.js";
import { Story } from "./story.js";
import { tabs } from "./tabs.js";
import { webAnnotations } from "./web-annotation.js";

/** How long the reader must pause before the story is read again, in milliseconds; none for short ones. */
const PAUSE = 120;
/** Work that takes longer than this shows that it goes on. */
const PATIENCE = 250;
const LARGEST_FILE = 20_000_000;
const DRAFT = "newsgloss-draft";

const NOTHING: Annotations = { actors: [], entities: [], quotes: [], numbers: [] };

const story = new Story(byId("story"));
const engine = new Engine();
const highlighter = new Highlighter(story);
const corrections = new Corrections();
const on = new Set<Layer>(LAYERS);
const published = byId<HTMLInputElement>("published");
const notice = byId("notice");
/** The text before a long paste, which the browser's undo does not know. */
let before: string | null = null;
let raw = NOTHING;
let found = NOTHING;
let timer: ReturnType<typeof setTimeout> | undefined;

const panel = new Panel({ quotes: byId("list-quotes"), actors: byId("list-actors"), numbers: byId("list-numbers"), summary: byId("summary") }, { go, copy });
const details = new Details(byId("details"), { correct, reject, go: (span) => go(span, [span], null) });

/** Reads the story and shows what is found in it. */
async function annotate(): Promise<void> {
  const text = story.text;
  const busy = setTimeout(() => (byId("progress").hidden = false), PATIENCE);
  try {
    const result = await engine.annotate(text, published.value ? { publishedOn: published.value } : {});
    if (text !== story.text) return;
    raw = result;
    tell("");
    show();
    performance.mark("newsgloss-marked");
  } catch (error) {
    if (!(error instanceof Cancelled)) tell(`${error instanceof Error ? error.message : String(error)} Your text is still here.`);
  } finally {
    clearTimeout(busy);
    byId("progress").hidden = true;
  }
}

function show(): void {
  found = corrections.apply(story.text, raw);
  byId<HTMLButtonElement>("undo").disabled = !corrections.canUndo;
  byId<HTMLButtonElement>("redo").disabled = !corrections.canRedo;
  for (const layer of LAYERS) byId<HTMLOutputElement>(`count-${layer}`).value = found[layer].length.toLocaleString("en");
  panel.show(story.text, found);
  void highlighter.show(found, on);
}

/** A new story in place of the one before. */
function open(text: string): void {
  corrections.clear();
  details.hide();
  story.set(text);
  keep();
  void annotate();
}

function changed(): void {
  before = null;
  story.read();
  highlighter.emphasise([]);
  details.hide();
  keep();
  clearTimeout(timer);
  timer = setTimeout(annotate, story.text.length < 20_000 ? 0 : PAUSE);
}

/** Keeps the draft on this device, so that a reload loses nothing; the page says so and can empty it. */
function keep(): void {
  try {
    if (story.text === SAMPLE || !story.text.trim()) localStorage.removeItem(DRAFT);
    else if (story.text.length < 1_000_000) localStorage.setItem(DRAFT, story.text);
  } catch {
    // Without storage the draft only lives in the page.
  }
}

function kept(): string | null {
  try {
    return localStorage.getItem(DRAFT);
  } catch {
    return null;
  }
}

function go(span: TextSpan, all: readonly TextSpan[], speaker: TextSpan | null): void {
  highlighter.emphasise(all.length ? all : [span], speaker);
  story.go(span.start, span.end);
  say(`Shown in the story: ${story.text.slice(span.start, Math.min(span.end, span.start + 80))}`);
}

/** The details of what stands at an offset. */
function inspect(at: number, box: DOMRect | null): void {
  const quote = found.quotes.find((q) => q.contents.some((c) => c.start <= at && at < c.end));
  if (details.show(story.text, found, at, on, box)) highlighter.emphasise(quote?.contents ?? [], quote?.speaker ?? null);
  else highlighter.emphasise([]);
}

function correct(quote: Quote, entity: number | null): void {
  corrections.speaker(story.text, quote, entity === null ? null : (found.entities[entity]?.name ?? null));
  show();
  say("The speaker is corrected; lists and exports have it.");
}

function reject(layer: Layer, span: TextSpan): void {
  corrections.reject(layer, story.text, span);
  details.hide();
  highlighter.emphasise([]);
  show();
  say("The mark is removed; Undo brings it back.");
}

/** The next or previous mark from the caret on. */
function step(by: 1 | -1): void {
  const at = story.caret() ?? (by > 0 ? -1 : Infinity);
  const marks = LAYERS.filter((layer) => on.has(layer)).flatMap((layer): TextSpan[] => found[layer]);
  const starts = [...new Set(marks.map((mark) => mark.start))].sort((a, b) => a - b);
  const next = by > 0 ? starts.find((start) => start > at) : starts.findLast((start) => start < at);
  const mark = marks.find((m) => m.start === next);
  if (next === undefined || !mark) return say("No further mark.");
  const range = story.range(next, next);
  if (range) document.getSelection()?.setPosition(range.startContainer, range.startOffset);
  inspect(next, story.go(mark.start, mark.end));
}

async function copy(text: string, what: string): Promise<void> {
  try {
    await navigator.clipboard.writeText(text);
    say(`${what} is copied.`);
  } catch {
    tell("The browser did not let the page copy. Allow the clipboard for this page, or select the text and copy it yourself.");
  }
}

async function take(files: FileList | null | undefined): Promise<void> {
  const file = files?.[0];
  if (!file) return;
  if (!/\.(txt|md|text)$/i.test(file.name) && !file.type.startsWith("text/plain")) return tell(`${file.name} is no .txt file. Save the story as plain text and drop it again, or paste it.`);
  if (file.size > LARGEST_FILE) return tell(`${file.name} is larger than 20 MB. Split it and drop the parts one by one.`);
  const bytes = new Uint8Array(await file.arrayBuffer());
  let text: string;
  try {
    text = new TextDecoder("utf-8", { fatal: true }).decode(bytes);
  } catch {
    text = new TextDecoder("windows-1252").decode(bytes);
  }
  open(text);
  say(`${file.name} is open.`);
}

const say = (message: string): void => void (byId("live").textContent = message);

function tell(message: string): void {
  notice.textContent = message;
  notice.hidden = message === "";
}

story.element.addEventListener("input", changed);
story.element.addEventListener("paste", (event) => {
  // The text of what was copied, never its markup.
  const text = event.clipboardData?.getData("text/plain");
  if (!text) return;
  event.preventDefault();
  const plain = text.replace(/\r\n?/g, "\n");
  // The browser's own insertion keeps its undo, but takes seconds for a whole story.
  if (plain.length < 2000) return void document.execCommand("insertText", false, plain);
  const place = story.selection() ?? { start: story.text.length, end: story.text.length };
  before = story.text;
  open(story.text.slice(0, place.start) + plain + story.text.slice(place.end));
  const caret = story.range(place.start + plain.length, place.start + plain.length);
  if (caret) document.getSelection()?.setPosition(caret.startContainer, caret.startOffset);
  say("The story is pasted. Ctrl+Z brings the text before it back.");
});
story.element.addEventListener("click", (event) => {
  const at = story.caret();
  if (at !== null && document.getSelection()?.isCollapsed) inspect(at, new DOMRect(event.clientX, event.clientY - 10, 1, 20));
});
story.element.addEventListener("keyup", (event) => {
  if (!["ArrowLeft", "ArrowRight", "ArrowUp", "ArrowDown"].includes(event.key)) return;
  const at = story.caret();
  const range = document.getSelection()?.rangeCount ? document.getSelection()?.getRangeAt(0) : null;
  if (at !== null) inspect(at, range?.getBoundingClientRect() ?? null);
});
addEventListener("keydown", (event) => {
  if (event.altKey && (event.code === "KeyN" || event.code === "KeyP")) {
    event.preventDefault();
    step(event.code === "KeyN" ? 1 : -1);
  } else if ((event.ctrlKey || event.metaKey) && !event.shiftKey && event.key.toLowerCase() === "z" && before !== null) {
    event.preventDefault();
    open(before);
    before = null;
  } else if (event.key === "Escape") {
    details.hide();
    highlighter.emphasise([]);
  }
});
for (const layer of LAYERS)
  byId<HTMLInputElement>(`show-${layer}`).addEventListener("change", ({ target }) => {
    if ((target as HTMLInputElement).checked) on.add(layer);
    else on.delete(layer);
    void highlighter.show(found, on);
  });
addEventListener("dragover", (event) => event.preventDefault());
addEventListener("drop", (event) => {
  if (!event.dataTransfer?.files.length) return;
  event.preventDefault();
  void take(event.dataTransfer.files);
});
byId<HTMLInputElement>("file").addEventListener("change", ({ target }) => {
  const input = target as HTMLInputElement;
  void take(input.files).then(() => (input.value = ""));
});
published.addEventListener("change", () => void annotate());
byId("clear").addEventListener("click", () => {
  open("");
  story.element.focus();
});
byId("sample").addEventListener("click", () => open(SAMPLE));
byId("cancel").addEventListener("click", () => {
  engine.cancel();
  tell("Reading was cancelled. Change the story or shorten it to read it again.");
});
let size = 1;
const resize = (by: number): void => {
  size = Math.min(1.8, Math.max(0.8, size + by));
  document.documentElement.style.setProperty("--size", String(size));
};
byId("smaller").addEventListener("click", () => resize(-0.1));
byId("larger").addEventListener("click", () => resize(0.1));
byId("undo").addEventListener("click", () => {
  corrections.undo();
  show();
  say("The last correction is undone.");
});
byId("redo").addEventListener("click", () => {
  corrections.redo();
  show();
  say("The correction is made again.");
});
byId("save-json").addEventListener("click", () => save("newsgloss.json", "application/json", JSON.stringify({ text: story.text, ...found }, null, 2)));
byId("save-web-annotation").addEventListener("click", () => save("newsgloss.jsonld", "application/ld+json", JSON.stringify(webAnnotations(story.text, found, "urn:newsgloss:story"), null, 2)));
byId("save-markdown").addEventListener("click", () => save("quotes.md", "text/markdown", quotesMarkdown(story.text, found)));
byId("save-quotes").addEventListener("click", () => save("quotes.csv", "text/csv", quotesCsv(story.text, found)));
byId("save-actors").addEventListener("click", () => save("actors.csv", "text/csv", actorsCsv(story.text, found)));
byId("save-numbers").addEventListener("click", () => save("numbers.csv", "text/csv", numbersCsv(story.text, found)));
tabs(["quotes", "actors", "numbers"]);
if (!highlighter.supported) tell("This browser cannot mark text in place. The lists beside the story show everything that was found; a browser of 2025 or later marks the story, too.");
open(kept() ?? SAMPLE);
// Where the browser has no service workers, or the page is a file, the desk simply needs its network.
if ("serviceWorker" in navigator && location.protocol.startsWith("http")) void navigator.serviceWorker.register(trustedUrl("offline.js") as string).catch(() => undefined);
