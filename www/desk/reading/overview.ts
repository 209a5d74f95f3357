/** What a story comes to: made once a reading, away from the page's own thread. */
import type { Annotations, Quote } from "../../annotations.js";
import { standing, wasSaid, type Standing } from "../../wording.js";

export interface Speaker {
  /** Index into `entities`; -1 for nobody named. */
  entity: number;
  /** Indices into `quotes`, in text order. */
  quotes: number[];
  /** How many words stand in quotation marks, and how many are reported. */
  direct: number;
  reported: number;
}

export interface Overview {
  /** Who is quoted, the most quoted words first; nobody named at the end. */
  speakers: Speaker[];
  /** Words of the story; words that somebody is quoted or reported to have said. */
  words: number;
  quoted: number;
  /** How many quotes were said, and how many stand in the text otherwise. */
  standings: Record<Standing, number>;
  /** Who speaks about whom, the most frequent of both. */
  about: { speakers: number[]; others: number[]; counts: number[][] };
}

/** How many speakers, and how many others, the table of who speaks about whom has. */
const SPEAKERS = 8;
const OTHERS = 5;

const NONE: Record<Standing, number> = { said: 0, attitude: 0, unsaid: 0, possible: 0, none: 0 };
export const NO_OVERVIEW: Overview = { speakers: [], words: 0, quoted: 0, standings: NONE, about: { speakers: [], others: [], counts: [] } };

export function overview(text: string, found: Annotations): Overview {
  const by = new Map<number, Speaker>();
  let quoted = 0;
  const standings = { ...NONE };
  found.quotes.forEach((quote, index) => {
    const entity = quote.speaker?.entity ?? -1;
    const speaker = by.get(entity) ?? { entity, quotes: [], direct: 0, reported: 0 };
    by.set(entity, speaker);
    speaker.quotes.push(index);
    standings[standing(quote)]++;
    if (!wasSaid(quote)) return;
    const all = quote.contents.reduce((sum, span) => sum + count(text, span.start, span.end), 0);
    const direct = Math.min(all, quote.marked.reduce((sum, span) => sum + count(text, span.start, span.end), 0));
    speaker.direct += direct;
    speaker.reported += all - direct;
    quoted += all;
  });
  const size = (speaker: Speaker): number => (speaker.entity < 0 ? -1 : speaker.direct + speaker.reported);
  const speakers = [...by.values()].sort((a, b) => size(b) - size(a));
  return { speakers, words: count(text, 0, text.length), quoted, standings, about: about(found) };
}

/** How many runs of anything but white space there are. */
export function count(text: string, start: number, end: number): number {
  let words = 0;
  let inside = false;
  for (let at = start; at < end; at++) {
    const code = text.charCodeAt(at);
    const space = code === 32 || (code >= 9 && code <= 13) || code === 0xa0;
    if (!space && !inside) words++;
    inside = !space;
  }
  return words;
}

function about({ actors, quotes }: Annotations): Overview["about"] {
  const pairs = new Map<number, Map<number, number>>();
  const totals = new Map<number, number>();
  let next = 0;
  for (const quote of quotes) {
    if (!quote.speaker || !wasSaid(quote)) continue;
    while (next < actors.length && actors[next]!.start < quote.start) next++;
    for (let at = next; at < actors.length && actors[at]!.start < quote.end; at++) {
      const actor = actors[at]!;
      if (actor.entity === quote.speaker.entity || !within(quote, actor.start)) continue;
      const others = pairs.get(quote.speaker.entity) ?? new Map<number, number>();
      pairs.set(quote.speaker.entity, others.set(actor.entity, (others.get(actor.entity) ?? 0) + 1));
      totals.set(actor.entity, (totals.get(actor.entity) ?? 0) + 1);
    }
  }
  const sum = (others: Map<number, number>): number => [...others.values()].reduce((a, b) => a + b, 0);
  const others = [...totals].sort((a, b) => b[1] - a[1]).slice(0, OTHERS).map(([entity]) => entity);
  const ofThem = [...pairs].filter(([, pair]) => others.some((other) => pair.has(other)));
  const speakers = ofThem.sort((a, b) => sum(b[1]) - sum(a[1])).slice(0, SPEAKERS).map(([entity]) => entity);
  return { speakers, others, counts: speakers.map((speaker) => others.map((other) => pairs.get(speaker)?.get(other) ?? 0)) };
}

const within = (quote: Quote, at: number): boolean => quote.contents.some(({ start, end }) => start <= at && at < end);
