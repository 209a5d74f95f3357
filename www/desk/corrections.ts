/** The reader's corrections: kept by what they say of the text, so they hold while the story is read again. */
import type { Annotations, Quote } from "../annotations.js";

/** A quote by its place and words, and the name of the speaker that the reader gave it; null for nobody. */
type Corrected = Map<string, string | null>;

const key = (text: string, quote: Quote): string => `${quote.start}:${text.slice(quote.start, quote.end)}`;

export class Corrections {
  #corrected: Corrected = new Map();

  get count(): number {
    return this.#corrected.size;
  }

  clear(): void {
    this.#corrected.clear();
  }

  set(text: string, quote: Quote, name: string | null): void {
    this.#corrected.set(key(text, quote), name);
  }

  /** The findings as the reader corrected them. */
  apply(text: string, found: Annotations): Annotations {
    if (this.#corrected.size === 0) return found;
    const quotes = found.quotes.map((quote) => {
      const name = this.#corrected.get(key(text, quote));
      if (name === undefined) return quote;
      const entity = found.entities.findIndex((entity) => entity.name === name);
      const mentions = found.entities[entity]?.mentions ?? [];
      const nearest = mentions.toSorted((a, b) => Math.abs((found.actors[a]?.start ?? 0) - quote.start) - Math.abs((found.actors[b]?.start ?? 0) - quote.start))[0];
      const mention = nearest === undefined ? undefined : found.actors[nearest];
      const speaker = mention && nearest !== undefined ? { start: mention.start, end: mention.end, actor: nearest, entity } : null;
      return { ...quote, speaker, rule: `corrected (${quote.rule})` };
    });
    return { ...found, quotes };
  }
}
