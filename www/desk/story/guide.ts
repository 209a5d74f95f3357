/** Brings the reader to marks, in the story and in the lists, and the pen to what the reader looks at. */
import type { Annotations, Quote, TextSpan } from "../../annotations.js";
import { LAYERS, type Layer } from "../../export/corrections.js";
import { KIND, NUMBER, modifier, said, slice, speaker, standing, value, words } from "../../wording.js";
import type { Actions, Guiding } from "../page/actions.js";
import { byId } from "../page/dom.js";
import type { Details } from "./details.js";
import { next } from "./spans.js";
import type { Story } from "./story.js";
import type { StoryMarks } from "./story-marks.js";

export interface Sights extends Pick<Actions, "view" | "set" | "say" | "desk"> {
  readonly story: Story;
  readonly marks: StoryMarks;
  readonly details: Details;
}

export class Guide implements Guiding {
  /** Where the reader was brought last, and whether the caret is not there yet. */
  #looked = 0;
  #ahead = false;
  /** What the pen was asked for with, where that is no mark of the story. */
  #opener: HTMLElement | null = null;

  constructor(private readonly sights: Sights) {}

  /** Shows a passage of the story. */
  go(span: TextSpan, all: readonly TextSpan[], speaker: TextSpan | null, layer: Layer | null, atOnce = false): void {
    const { story, marks } = this.sights;
    this.#looked = span.start;
    this.#ahead = true;
    this.sights.set({ side: "story", room: "story", ...(layer && { current: { layer, start: span.start } }) });
    this.#shown(() => {
      marks.emphasise(all.length ? all : [span], speaker);
      story.go(span, atOnce);
      marks.follow();
    });
    this.sights.say(`Shown in the story: ${slice(story.text, { start: span.start, end: Math.min(span.end, span.start + 80) })}`);
  }

  /** What is out of view on a narrow screen has its place only once it shows. */
  #shown(act: () => void): void {
    if (this.sights.story.element.checkVisibility()) act();
    else setTimeout(act);
  }

  visit(id: string, span: TextSpan): void {
    const { desk } = this.sights;
    this.sights.set({ room: "story", side: "story" });
    const shown = () => (this.sights.view.read && desk.current.id === id ? this.go(span, [span], null, null) : void setTimeout(shown, 30));
    desk.choose(id);
    shown();
  }

  /** The keyboard goes to the story: to what a list has shown there, or to where it was. */
  toStory(): void {
    const { story } = this.sights;
    this.sights.set({ side: "story", room: "story" });
    story.element.focus();
    if (this.#ahead) story.place(this.#looked);
    this.#ahead = false;
  }

  /** The details of what stands at an offset, and its place in the list; false where nothing does. */
  inspect(at: number, box: DOMRect | null): boolean {
    const { story, marks, view, details } = this.sights;
    this.#opener = null;
    this.#ahead = false;
    const quote = view.found.quotes.find((one) => view.standings.has(standing(one)) && one.contents.some(({ start, end }) => start <= at && at < end));
    const shown = details.show(story.text, view.found, at, view, box);
    marks.emphasise(shown ? (quote?.contents ?? []) : [], shown ? (quote?.speaker ?? null) : null);
    if (shown) this.#inList(at, quote);
    return shown;
  }

  /** The list that shows goes along to what stands at an offset. */
  #inList(at: number, quote: Quote | undefined): void {
    const { view } = this.sights;
    const covers = ({ start, end }: TextSpan) => start <= at && at < end;
    const number = view.found.numbers.find(covers);
    const actor = view.found.actors.find(covers);
    const [layer, mark] = view.list === "numbers" || (view.list === "sheet" && number) ? (["numbers", number] as const) : view.list === "actors" ? (["actors", actor && this.#first(actor.entity)] as const) : (["quotes", quote?.contents[0] ?? quote] as const);
    if (!mark) return;
    this.sights.set({ current: { layer, start: mark.start } });
    setTimeout(() => byId(`list-${view.list}`).querySelector(".current")?.scrollIntoView({ block: "nearest" }));
  }

  #first(entity: number): TextSpan | undefined {
    const { found } = this.sights.view;
    return found.actors[found.entities[entity]?.mentions[0] ?? -1];
  }

  /** The next or previous mark from the caret on. */
  step(by: 1 | -1): void {
    const { story, view, details } = this.sights;
    const { found, on } = view;
    const caret = story.caret() ?? (by > 0 ? -1 : Infinity);
    // A mark that begins the story is the first.
    const at = caret === 0 && by > 0 && !details.open ? -1 : caret;
    const shown = (layer: Layer): readonly TextSpan[] => (layer === "quotes" ? found.quotes.filter((quote) => view.standings.has(standing(quote))) : found[layer]);
    const nearest = LAYERS.filter((layer) => on.has(layer)).flatMap((layer) => {
      const mark = next(shown(layer), at, by);
      return mark ? [{ layer, mark }] : [];
    });
    const best = nearest.reduce<{ layer: Layer; mark: TextSpan } | null>((best, one) => (!best || (one.mark.start - best.mark.start) * by < 0 ? one : best), null);
    if (!best) return this.sights.say(by > 0 ? "No more marks." : "No earlier mark.");
    if (document.activeElement !== story.element) story.element.focus();
    story.place(best.mark.start);
    this.inspect(best.mark.start, story.go(best.mark, true));
    this.sights.say(told(story.text, found, best.layer, best.mark));
  }

  /** The pen on a mark of the list. */
  correct(mark: Quote | TextSpan, layer: Layer): void {
    const button = document.activeElement as HTMLElement | null;
    const contents = "contents" in mark ? mark.contents : [mark];
    const first = contents[0] ?? mark;
    this.go(first, contents, "contents" in mark ? mark.speaker : null, layer, true);
    this.#shown(() => {
      this.inspect(first.start, this.sights.story.box(first));
      this.#opener = button;
      this.sights.details.focus(layer === "quotes" ? "Speaker of this quote" : layer === "numbers" ? "Value of this number" : undefined);
    });
  }

  /** The pen on what the caret is in, or on what a list brought into view. */
  pen(): void {
    const { story, details } = this.sights;
    const button = document.activeElement === story.element ? null : (document.activeElement as HTMLElement | null);
    const at = button && !details.open ? this.#looked : (story.caret() ?? 0);
    if (!details.open && !this.inspect(at, story.go({ start: at, end: at }, true))) return this.sights.say("No mark at the cursor.");
    if (button && !details.holds(button)) this.#opener = button;
    details.focus();
  }

  /** The keyboard goes back to where the pen was asked for. */
  back(): void {
    const opener = this.#opener;
    const again = opener && opener !== document.body ? (opener.isConnected ? opener : document.querySelector<HTMLElement>(`[data-correct="${opener.dataset["correct"] ?? ""}"]`)) : null;
    (again ?? this.sights.story.element).focus();
  }

  /** The same, where that was made anew. */
  backAgain(): void {
    if (this.#opener && !this.#opener.isConnected) this.back();
  }
}

/** What a mark is, in words to be heard. */
function told(text: string, found: Annotations, layer: Layer, mark: TextSpan): string {
  if (layer === "quotes") {
    const quote = mark as Quote;
    return `Quote: ${said(quote)}, ${speaker(found, quote)}: ${words(text, quote).slice(0, 200)}`;
  }
  if (layer === "numbers") {
    const number = found.numbers.find((one) => one === mark)!;
    const exact = [modifier(number), value(number)].filter(Boolean).join(" ");
    return `${NUMBER[number.kind]}: ${slice(text, mark)}${exact && exact !== slice(text, mark) ? `, ${exact}` : ""}${number.counted ? `, ${slice(text, number.counted)}` : ""}`;
  }
  const actor = found.actors.find((one) => one === mark)!;
  const name = found.entities[actor.entity]?.name ?? "";
  return `${KIND[actor.kind]}: ${slice(text, mark)}${name !== slice(text, mark) ? `, ${name}` : ""}`;
}
