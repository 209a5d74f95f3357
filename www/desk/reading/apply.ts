/** The findings as the reader corrected them. */
import type { ActorKind, ActorMention, Annotations, Entity, Quantity, Quote, TextSpan } from "../../annotations.js";
import { ADDED, correctedRule, type Correction, type Layer } from "../../export/corrections.js";

interface Actor extends Omit<ActorMention, "entity"> {
  entity: Who;
}
interface Who extends Omit<Entity, "mentions" | "members"> {
  order: number;
  members: Who[];
}
interface Said extends Omit<Quote, "speaker"> {
  speaker: { start: number; end: number; actor: Actor } | null;
}

/** Marks by their place: what a correction looks for. */
class Marks<M extends TextSpan> {
  #at = new Map<string, M>();

  constructor(readonly list: M[]) {
    for (const mark of list) if (!this.#at.has(key(mark))) this.#at.set(key(mark), mark);
  }

  get(span: TextSpan): M | undefined {
    return this.#at.get(key(span));
  }

  add(mark: M): void {
    this.list.push(mark);
    this.#at.set(key(mark), mark);
  }

  remove(mark: M): void {
    this.#at.delete(key(mark));
    this.list.splice(this.list.indexOf(mark), 1);
  }

  move(mark: M, { start, end }: TextSpan): void {
    this.#at.delete(key(mark));
    mark.start = start;
    mark.end = end;
    this.#at.set(key(mark), mark);
  }
}

const key = ({ start, end }: TextSpan): string => `${start}-${end}`;

/**
 * Applies corrections in their order. A correction whose mark is not there does nothing, so corrections that a result
 * has already had change it no further.
 */
export function apply(text: string, found: Annotations, corrections: readonly Correction[]): Annotations {
  if (corrections.length === 0) return found;
  const desk = new Desk(text, found);
  for (const correction of corrections) desk.correct(correction);
  return desk.result();
}

class Desk {
  readonly #actors: Marks<Actor>;
  readonly #quotes: Marks<Said>;
  readonly #numbers: Marks<Quantity>;
  #entities: number;

  constructor(
    private readonly text: string,
    found: Annotations,
  ) {
    const entities = found.entities.map(({ name, kind, country, pronoun }, order): Who => ({ name, kind, country, pronoun, order, members: [] }));
    found.entities.forEach(({ members }, at) => (entities[at]!.members = members.flatMap((member) => entities[member] ?? [])));
    const actors = found.actors.map((actor): Actor => ({ ...actor, entity: entities[actor.entity]! }));
    const quotes = found.quotes.map((quote): Said => ({ ...quote, speaker: quote.speaker && { start: quote.speaker.start, end: quote.speaker.end, actor: actors[quote.speaker.actor]! } }));
    this.#entities = entities.length;
    this.#actors = new Marks(actors);
    this.#quotes = new Marks(quotes);
    this.#numbers = new Marks(found.numbers.map((number) => ({ ...number })));
  }

  correct(correction: Correction): void {
    if (correction.do === "add") return this.#add(correction);
    const mark = this.#marks(correction.layer).get(correction.at);
    if (!mark) return;
    const before = JSON.stringify([mark.start, mark.end]) + this.#state(mark);
    switch (correction.do) {
      case "reject":
        return this.#reject(correction.layer, mark);
      case "relabel":
        mark.kind = correction.kind as never;
        if ("marked" in mark) {
          // What was no speech is, once it is called a quote; and the other way round.
          if (correction.kind === "unattributed") mark.speech = false;
          else if (before.includes("unattributed")) mark.speech = true;
          this.#remark(mark as Said);
        }
        else if ("entity" in mark) (mark as Actor).entity.kind = correction.kind as ActorKind;
        break;
      case "value":
        Object.assign(mark, { value: correction.value, low: null, high: null, days: null });
        break;
      case "number":
        Object.assign(mark, correction.set);
        // A value in the place of a range, or a range in that of a value.
        if (correction.set.value) Object.assign(mark, { low: null, high: null, days: null });
        else if (correction.set.low || correction.set.high) Object.assign(mark, { value: null, days: null });
        break;
      case "standing":
        Object.assign(mark, { speech: correction.speech, status: correction.status });
        break;
      case "rename":
        (mark as Actor).entity.name = correction.name;
        break;
      case "rebound":
        this.#rebound(correction.layer, mark, correction.to);
        break;
      case "speaker": {
        const actor = correction.mention && this.#actors.get(correction.mention);
        (mark as Said).speaker = actor ? { start: actor.start, end: actor.end, actor } : null;
        break;
      }
      case "merge": {
        const into = this.#actors.get(correction.into)?.entity;
        const from = (mark as Actor).entity;
        if (!into || into === from) return;
        for (const actor of this.#actors.list) if (actor.entity === from) Object.assign(actor, { entity: into, kind: into.kind, rule: correctedRule(actor.rule) });
        return;
      }
      case "split": {
        const actor = mark as Actor;
        if (this.#actors.list.every((other) => other === actor || other.entity !== actor.entity)) return;
        actor.entity = { ...actor.entity, name: this.#words(actor), order: this.#entities++ };
        break;
      }
    }
    if (before !== JSON.stringify([mark.start, mark.end]) + this.#state(mark)) mark.rule = correctedRule(mark.rule);
  }

  /** The contract's shape again: lists in order, indices anew, entities without a mention gone. */
  result(): Annotations {
    const order = (a: TextSpan, b: TextSpan): number => a.start - b.start || b.end - a.end;
    const actors = this.#actors.list.sort(order);
    const at = new Map(actors.map((actor, index) => [actor, index]));
    const mentions = new Map<Who, number[]>();
    for (const [actor, index] of at) {
      const known = mentions.get(actor.entity);
      if (known) known.push(index);
      else mentions.set(actor.entity, [index]);
    }
    const who = [...mentions.keys()].sort((a, b) => a.order - b.order);
    const index = new Map(who.map((entity, index) => [entity, index]));
    const members = (entity: Who) => entity.members.flatMap((member) => index.get(member) ?? []);
    return {
      actors: actors.map((actor) => ({ ...actor, entity: index.get(actor.entity)! })),
      entities: who.map((entity) => ({ name: entity.name, kind: entity.kind, country: entity.country, mentions: mentions.get(entity)!, members: members(entity), pronoun: entity.pronoun })),
      quotes: this.#quotes.list.sort(order).map((quote) => ({ ...quote, speaker: quote.speaker && { start: quote.speaker.start, end: quote.speaker.end, actor: at.get(quote.speaker.actor)!, entity: index.get(quote.speaker.actor.entity)! } })),
      numbers: this.#numbers.list.sort(order),
    };
  }

  #marks(layer: Layer): Marks<Actor | Said | Quantity> {
    return (layer === "actors" ? this.#actors : layer === "quotes" ? this.#quotes : this.#numbers) as Marks<Actor | Said | Quantity>;
  }

  #state(mark: Actor | Said | Quantity): string {
    const { kind } = mark;
    if ("marked" in mark) return JSON.stringify([kind, mark.speech, mark.status, mark.speaker && [mark.speaker.start, mark.speaker.end]]);
    return "entity" in mark ? `${kind}${mark.entity.order}${mark.entity.name}` : JSON.stringify([kind, mark.value, mark.low, mark.high, mark.from, mark.unit, mark.modifier, mark.counted]);
  }

  #reject(layer: Layer, mark: Actor | Said | Quantity): void {
    this.#marks(layer).remove(mark);
    if (layer === "actors") for (const quote of this.#quotes.list) if (quote.speaker?.actor === mark) quote.speaker = null;
  }

  #rebound(layer: Layer, mark: Actor | Said | Quantity, to: TextSpan): void {
    if (this.#marks(layer).get(to)) return;
    const only = "entity" in mark && this.#actors.list.every((other) => other === mark || other.entity !== mark.entity);
    this.#marks(layer).move(mark, to);
    if ("marked" in mark) {
      const quote = mark as Said;
      quote.contents = [{ start: to.start, end: to.end }];
      quote.marked = quote.marked.filter(({ start, end }) => start >= to.start && end <= to.end);
      this.#remark(quote);
    } else if ("entity" in mark) {
      if (only) (mark as Actor).entity.name = this.#words(mark);
      for (const { speaker } of this.#quotes.list) if (speaker?.actor === mark) Object.assign(speaker, { start: to.start, end: to.end });
    }
  }

  /** Keeps what stands in quotation marks true to a quote's kind: all of a direct one, nothing of a reported one. */
  #remark(quote: Said): void {
    if (quote.kind === "indirect") quote.marked = [];
    else if (quote.kind === "direct" || quote.marked.length === 0) quote.marked = quote.contents.map(({ start, end }) => ({ start, end }));
  }

  #add({ layer, at: { start, end }, kind, into }: Correction & { do: "add" }): void {
    if (this.#marks(layer).get({ start, end })) return;
    if (layer === "numbers") this.#numbers.add({ start, end, kind: kind as Quantity["kind"], value: null, low: null, high: null, from: null, change: null, days: null, modifier: null, unit: null, counted: null, rule: ADDED });
    else if (layer === "quotes") {
      const quote: Said = { start, end, kind: kind as Quote["kind"], speech: kind !== "unattributed", status: "asserted", contents: [{ start, end }], marked: [], cue: null, speaker: null, rule: ADDED };
      this.#remark(quote);
      this.#quotes.add(quote);
    } else {
      const name = this.#words({ start, end });
      const known = into ? this.#actors.get(into)?.entity : this.#actors.list.find((actor) => actor.entity.name === name)?.entity;
      this.#actors.add({ start, end, kind: known?.kind ?? (kind as ActorKind), form: "name", entity: known ?? { name, kind: kind as ActorKind, country: null, pronoun: null, order: this.#entities++, members: [] }, rule: ADDED });
    }
  }

  #words({ start, end }: TextSpan): string {
    return this.text.slice(start, end).replace(/\s+/g, " ").trim();
  }
}
