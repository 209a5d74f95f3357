/**
 * What the annotations of a text tell, ready to be asked: who said what, where somebody is mentioned, why a mark is there.
 * Reads the lists of `annotate()`; works anywhere, and needs no wasm.
 */
import type { ActorMention, Annotations, Entity, Quantity, Quote, TextSpan } from "./annotations.js";
import { SENTENCES } from "./story/sentences.js";
import { KIND, NUMBER, countryName, modifier, slice, value, words } from "./wording.js";
export type * from "./annotations.js";

/** One attribution in plain values. */
export interface Statement {
  /** The quote that it was made of. */
  readonly quote: Quote;
  /** Who says it; null where the text names nobody. */
  readonly speaker: Entity | null;
  /** The words for the speaker as the text has them here: "the minister"; null where it names nobody. */
  readonly speakerWords: string | null;
  /** What is said; parts that stand apart are joined by " … ". */
  readonly words: string;
  /** The cue as the text has it: "said"; null where there is none. */
  readonly cue: string | null;
  readonly kind: "direct" | "mixed" | "indirect";
  /** Whether somebody says or writes it, and does not only think or want it. */
  readonly speech: boolean;
  /** Whether the text says that it was said, that it was not, or that it may be. */
  readonly status: Quote["status"];
  readonly start: number;
  readonly end: number;
}

/** One who speaks, with all that is said. */
export interface SpeakerStatements {
  readonly entity: Entity;
  readonly statements: readonly Statement[];
}

/** A mark at a place of the text, with the list that holds it. */
export type Mark = { readonly layer: "quotes"; readonly mark: Quote } | { readonly layer: "actors"; readonly mark: ActorMention } | { readonly layer: "numbers"; readonly mark: Quantity };

/** An actor: itself, its index in `entities`, or its name. */
export type EntityReference = Entity | number | string;

/** A text with its annotations, ready to be asked. */
export interface Story {
  readonly text: string;
  readonly annotations: Annotations;
  /** All attributions in text order, without the marks that quote nobody. */
  statements(): Statement[];
  /** Those who speak, with what they say: who says most comes first. */
  speakers(): SpeakerStatements[];
  /** What an actor says, alone or together with others. */
  quotesBy(entity: EntityReference): Statement[];
  /** Where an actor is mentioned. */
  mentionsOf(entity: EntityReference): ActorMention[];
  /** The marks that hold the character at an offset, the shortest first. */
  at(offset: number): Mark[];
  /** A plain sentence or two: what a mark says, and by which rule. */
  explain(mark: Quote | ActorMention | Quantity): string;
}

/** Makes a text and what `annotate()` found in it ready to be asked. */
export function story(text: string, annotations: Annotations): Story {
  if (typeof text !== "string") throw new TypeError("newsgloss: story() needs the text as a string, then its annotations");
  const lists = ["actors", "entities", "quotes", "numbers"] as const;
  if (!annotations || !lists.every((list) => Array.isArray(annotations[list]))) throw new TypeError("newsgloss: story() needs what annotate() returned for the text: an object with actors, entities, quotes and numbers");
  return new Telling(text, annotations);
}

class Telling implements Story {
  #statements: Statement[] | null = null;

  constructor(
    readonly text: string,
    readonly annotations: Annotations,
  ) {}

  statements(): Statement[] {
    this.#statements ??= this.annotations.quotes.flatMap((quote) => this.#statement(quote) ?? []);
    return [...this.#statements];
  }

  speakers(): SpeakerStatements[] {
    const by = new Map<Entity, Statement[]>();
    for (const statement of this.statements()) {
      if (!statement.speaker) continue;
      const own = by.get(statement.speaker);
      if (own) own.push(statement);
      else by.set(statement.speaker, [statement]);
    }
    return [...by].map(([entity, statements]) => ({ entity, statements })).sort((a, b) => b.statements.length - a.statements.length);
  }

  quotesBy(entity: EntityReference): Statement[] {
    const index = this.#index(entity);
    if (index < 0) return [];
    const { entities } = this.annotations;
    return this.statements().filter(({ quote }) => {
      const speaker = quote.speaker?.entity ?? -1;
      return speaker === index || Boolean(entities[speaker]?.members?.includes(index));
    });
  }

  mentionsOf(entity: EntityReference): ActorMention[] {
    const { entities, actors } = this.annotations;
    return (entities[this.#index(entity)]?.mentions ?? []).flatMap((at) => actors[at] ?? []);
  }

  at(offset: number): Mark[] {
    const holds = ({ start, end }: TextSpan) => start <= offset && offset < end;
    const { quotes, actors, numbers } = this.annotations;
    const marks: Mark[] = [
      ...quotes.filter(({ contents }) => contents.some(holds)).map((mark) => ({ layer: "quotes", mark }) as const),
      ...actors.filter(holds).map((mark) => ({ layer: "actors", mark }) as const),
      ...numbers.filter(holds).map((mark) => ({ layer: "numbers", mark }) as const),
    ];
    return marks.sort((a, b) => a.mark.end - a.mark.start - (b.mark.end - b.mark.start));
  }

  explain(mark: Quote | ActorMention | Quantity): string {
    const what = "contents" in mark ? this.#quote(mark) : "form" in mark ? this.#actor(mark) : this.#number(mark);
    return `${what} ${sentenceOf(mark.rule)}`;
  }

  #index(entity: EntityReference): number {
    if (typeof entity === "number") return entity;
    const { entities } = this.annotations;
    return typeof entity === "string" ? entities.findIndex(({ name }) => name === entity) : entities.indexOf(entity);
  }

  #statement(quote: Quote): Statement | null {
    if (quote.kind === "unattributed") return null;
    const { kind, speech, status, start, end } = quote;
    const [speaker, said] = [quote.speaker, words(this.text, quote)];
    return {
      quote,
      speaker: (speaker && this.annotations.entities[speaker.entity]) ?? null,
      speakerWords: speaker && slice(this.text, speaker),
      words: said,
      cue: quote.cue && slice(this.text, quote.cue),
      kind,
      speech,
      status,
      start,
      end,
    };
  }

  #quote(quote: Quote): string {
    if (quote.kind === "unattributed") return "These quotation marks quote nobody.";
    const how = { direct: "quoted word for word", mixed: "quoted in part", indirect: "reported in the writer’s words" }[quote.kind];
    const name = this.annotations.entities[quote.speaker?.entity ?? -1]?.name;
    const cue = quote.cue ? `, by “${slice(this.text, quote.cue)}”` : "";
    const put = { asserted: "", negated: " The text says that it was not said.", possible: " The text says that it may be said." }[quote.status ?? "asserted"];
    const thought = quote.speech === false ? " It is thought, felt or wanted and not said." : "";
    return `${name ? `Words of ${name}, ${how}` : `Words of somebody whom the text does not name, ${how}`}${cue}.${put}${thought}`;
  }

  #actor(actor: ActorMention): string {
    const entity = this.annotations.entities[actor.entity];
    const as = slice(this.text, actor);
    const of = entity?.country && countryName(entity.country) !== entity.name ? ` of ${countryName(entity.country)}` : "";
    const stands = entity && entity.name !== as ? `, which stands for ${entity.name} here` : "";
    return `“${as}” is a ${KIND[actor.kind]}${of}${stands}.`;
  }

  #number(number: Quantity): string {
    const told = `${modifier(number)} ${value(number)}`.trim();
    const counted = number.counted ? ` of ${slice(this.text, number.counted)}` : "";
    const moved = [number.change && `going ${number.change}`, number.from && `from ${number.from}`].filter(Boolean).join(" ");
    return `“${slice(this.text, number)}” is a ${NUMBER[number.kind]}${counted}${told ? `: ${told}` : " without an exact value"}${moved ? `, ${moved}` : ""}.`;
  }
}

/** The sentence of a rule; rules of marks that a reader made or changed say so. */
function sentenceOf(rule: string): string {
  if (rule === "added by hand") return "A reader added it.";
  if (rule.startsWith("corrected: ")) return `A reader corrected it. ${sentenceOf(rule.slice("corrected: ".length))}`;
  return Object.hasOwn(SENTENCES, rule) ? SENTENCES[rule]! : `It was found by the rule “${rule}”.`;
}
