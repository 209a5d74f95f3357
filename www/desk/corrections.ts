/** The reader's corrections: kept by what they say of the text, so they hold while the story is read again. */
import type { Annotations, Quote, TextSpan } from "../annotations.js";
import type { Layer } from "./highlighter.js";

/** A mark that is none, or a quote with another speaker (by name; null for nobody). */
type Correction = { mark: string; reject: true } | { mark: string; speaker: string | null };

const key = (layer: Layer, text: string, { start, end }: TextSpan): string => `${layer} ${start} ${text.slice(start, end)}`;

export class Corrections {
  #done: Correction[] = [];
  #undone: Correction[] = [];

  get canUndo(): boolean {
    return this.#done.length > 0;
  }

  get canRedo(): boolean {
    return this.#undone.length > 0;
  }

  clear(): void {
    this.#done = [];
    this.#undone = [];
  }

  /** Gives a quote another speaker, or none. */
  speaker(text: string, quote: Quote, name: string | null): void {
    this.#do({ mark: key("quotes", text, quote), speaker: name });
  }

  /** Takes a mark away. */
  reject(layer: Layer, text: string, span: TextSpan): void {
    this.#do({ mark: key(layer, text, span), reject: true });
  }

  undo(): void {
    const last = this.#done.pop();
    if (last) this.#undone.push(last);
  }

  redo(): void {
    const last = this.#undone.pop();
    if (last) this.#done.push(last);
  }

  /** The findings as the reader corrected them. */
  apply(text: string, found: Annotations): Annotations {
    if (!this.canUndo) return found;
    const rejected = new Set(this.#done.flatMap((one) => ("reject" in one ? [one.mark] : [])));
    const speakers = new Map(this.#done.flatMap((one) => ("speaker" in one ? [[one.mark, one.speaker] as const] : [])));
    const stays = (layer: Layer) => (span: TextSpan) => !rejected.has(key(layer, text, span));
    const kept = withoutActors(found, stays("actors"));
    const quotes = kept.quotes.filter(stays("quotes")).map((quote) => {
      const name = speakers.get(key("quotes", text, quote));
      return name === undefined ? quote : { ...quote, speaker: nearest(kept, name, quote), rule: `corrected (${quote.rule})` };
    });
    return { ...kept, quotes, numbers: kept.numbers.filter(stays("numbers")) };
  }

  #do(correction: Correction): void {
    this.#done.push(correction);
    this.#undone = [];
  }
}

/** The mention of an actor that stands nearest to a quote, as its speaker. */
function nearest(found: Annotations, name: string | null, quote: Quote): Quote["speaker"] {
  const entity = found.entities.findIndex((one) => one.name === name);
  const distance = (mention: number) => Math.abs((found.actors[mention]?.start ?? 0) - quote.start);
  const actor = (found.entities[entity]?.mentions ?? []).toSorted((a, b) => distance(a) - distance(b))[0];
  const mention = actor === undefined ? undefined : found.actors[actor];
  return mention && actor !== undefined ? { start: mention.start, end: mention.end, actor, entity } : null;
}

/** The findings without some mentions: indices follow, entities without a mention go, and so does what they said. */
function withoutActors(found: Annotations, stays: (span: TextSpan) => boolean): Annotations {
  if (found.actors.every(stays)) return found;
  const actorAt = new Map<number, number>();
  found.actors.forEach((actor, index) => stays(actor) && actorAt.set(index, actorAt.size));
  const renumbered = (mentions: number[]) => mentions.flatMap((mention) => actorAt.get(mention) ?? []);
  const entityAt = new Map<number, number>();
  found.entities.forEach((entity, index) => renumbered(entity.mentions).length > 0 && entityAt.set(index, entityAt.size));
  const entities = found.entities.filter((_, index) => entityAt.has(index)).map((entity) => ({ ...entity, mentions: renumbered(entity.mentions) }));
  const actors = found.actors.filter(stays).map((actor) => ({ ...actor, entity: entityAt.get(actor.entity) ?? 0 }));
  const quotes = found.quotes.map((quote) => {
    const actor = quote.speaker && actorAt.get(quote.speaker.actor);
    const entity = quote.speaker && entityAt.get(quote.speaker.entity);
    const known = quote.speaker && typeof actor === "number" && typeof entity === "number";
    return { ...quote, speaker: known ? { ...quote.speaker!, actor, entity } : null };
  });
  return { ...found, actors, entities, quotes };
}
