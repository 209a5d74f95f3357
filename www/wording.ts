/** How findings are told to a reader. */
import type { ActorKind, Annotations, Entity, Quantity, QuantityKind, Quote, TextSpan } from "./annotations.js";
import { dateWords, spanWords } from "./dates.js";

/** Whether a quote says something: titles and scare quotes do not. */
export const attributed = (quote: Quote): boolean => quote.kind !== "unattributed";

/** What the reader is shown of quotes: what was said, and beside it what was only thought, not said, or may be said. */
export type Standing = "said" | "attitude" | "unsaid" | "possible" | "none";
export const STANDINGS: readonly Standing[] = ["said", "attitude", "unsaid", "possible", "none"];
export const STANDING: Record<Standing, string> = { said: "said", attitude: "attitude or aim, not said", unsaid: "reported as not said", possible: "not said yet, or only possibly", none: "title or scare quotes" };

export function standing({ kind, speech, status }: Quote): Standing {
  if (kind === "unattributed") return "none";
  if (status === "negated") return "unsaid";
  if (status === "possible") return "possible";
  return speech ? "said" : "attitude";
}

/** Whether a quote is what somebody said: not what was only thought, not said, or may be said. */
export const wasSaid = (quote: Quote): boolean => standing(quote) === "said";

export const KIND: Record<ActorKind, string> = { person: "person", organization: "organisation", place: "place", group: "group" };
export const NUMBER: Record<QuantityKind, string> = { cardinal: "number", ordinal: "ordinal", percent: "percentage", money: "money", measure: "measurement", date: "date", time: "time of day", duration: "duration" };
export const QUOTE: Record<Quote["kind"], string> = { direct: "direct quote", mixed: "partial quote", indirect: "paraphrase", unattributed: "not speech" };
export const MODIFIER: Record<NonNullable<Quantity["modifier"]>, string> = { about: "about", "at-least": "at least", "at-most": "at most", "more-than": "more than", "less-than": "less than" };

export const said = (quote: Quote): string => QUOTE[quote.kind];
export const modifier = (number: Quantity): string => (number.modifier ? MODIFIER[number.modifier] : "");
export const slice = (text: string, span: TextSpan): string => text.slice(span.start, span.end).replace(/\s+/g, " ").trim();
export const words = (text: string, quote: Quote): string => quote.contents.map((span) => slice(text, span)).join(" … ");

export const NOBODY = "No speaker found";

/** The name of a quote's speaker; `NOBODY` where there is none. */
export const speaker = (found: Annotations, quote: Quote): string => found.entities[quote.speaker?.entity ?? -1]?.name ?? NOBODY;

/** A number's value, or both ends of a range, with its unit: "42,000,000 USD", "60 – 80", "6 May 2024", "3 days". */
export function value(number: Quantity): string {
  const { low, high, kind } = number;
  const range = low !== null || high !== null;
  if (!range && number.value === null) return "";
  if (kind === "date" || kind === "time") return range ? spanWords(low, high) : dateWords(number.value!);
  const one = (value: string) => (kind === "duration" ? duration(value) : grouped(value));
  const told = range ? (low === null ? `up to ${one(high!)}` : high === null ? `from ${one(low)}` : `${one(low)} – ${one(high)}`) : one(number.value!);
  if (!number.unit) return told;
  return number.unit === "%" ? `${told}%` : `${told} ${unit(number)}`;
}

/** What the text tells of the figure before, and of the way it went: "up from 5.25%". */
export function change(number: Quantity): string {
  const before = !number.from ? "" : `from ${value({ ...number, value: number.from, low: null, high: null })}`;
  return [number.change ?? "", before].filter(Boolean).join(" ");
}

/** What is known of a number, in parts: "at least 27", "people", "number". */
export const numberParts = (text: string, number: Quantity): string[] =>
  [`${modifier(number)} ${value(number) || "no exact value"}`.trim(), change(number), number.counted ? slice(text, number.counted) : "", NUMBER[number.kind]].filter(Boolean);

/** What is known of an actor, in parts: "organisation", "France", "3 mentions". */
export const actorParts = ({ name, kind, country, mentions, pronoun }: Entity): string[] => {
  const of = country ? countryName(country) : "";
  return [KIND[kind], of === name ? "" : of, pronoun ? `“${pronoun}”` : "", plural(mentions.length, "mention")].filter(Boolean);
};

/** A number's unit as a reader knows it. */
export const unit = (number: Quantity): string => (number.unit ? (Object.hasOwn(UNIT, number.unit) ? UNIT[number.unit]! : number.unit) : "");

/** The letters on an actor's chip: of the first two words that begin with a capital, else of the first two, the article aside. */
export function initials(name: string): string {
  const words = name.split(/[\s\-–—]+/).filter(Boolean);
  const bare = words.length > 1 && /^(the|an?)$/i.test(words[0]!) ? words.slice(1) : words;
  const capitals = bare.flatMap((word) => /^\p{Lu}/u.exec(word)?.[0] ?? []);
  return capitals.length ? capitals.slice(0, 2).join("") : bare.slice(0, 2).map((word) => Array.from(word)[0] ?? "").join("").toUpperCase();
}

const names = typeof Intl.DisplayNames === "function" ? new Intl.DisplayNames("en", { type: "region" }) : null;
export const countryName = (code: string): string => names?.of(code) ?? code;

/** UCUM codes that a reader would not know. */
const UNIT: Record<string, string> = {
  "[ft_i]": "ft", "[in_i]": "in", "[mi_i]": "miles", "[mi_i]/h": "mph", "[yd_i]": "yd", "[lb_av]": "lb", "[oz_av]": "oz", "[acr_us]": "acres", "[gal_us]": "gal", "[bbl_us]": "barrels",
  "[degF]": "°F", "[sft_i]": "sq ft", "[mi_us]2": "sq miles", "[nmi_i]": "nautical miles", "[kn_i]": "knots", Cel: "°C", har: "ha", a: "years", mo: "months", wk: "weeks", d: "days",
};

const DATES: Record<string, string> = { Y: "year", M: "month", W: "week", D: "day" };
const TIMES: Record<string, string> = { H: "hour", M: "minute", S: "second" };

/** An ISO 8601 duration as words: "P1Y6M" is "1 year 6 months"; anything else as it is. */
function duration(iso: string): string {
  if (!/^P(?:[\d.]+[YMWD])*(?:T(?:[\d.]+[HMS])+)?$/.test(iso)) return iso;
  const [dates = "", times = ""] = iso.slice(1).split("T");
  const told = (part: string, names: Record<string, string>) => [...part.matchAll(/([\d.]+)(\D)/g)].map(([, count = "", unit = ""]) => `${grouped(count)} ${names[unit] ?? unit}${count === "1" ? "" : "s"}`);
  return [...told(dates, DATES), ...told(times, TIMES)].join(" ");
}

/** Digits in groups, as the reader's own language has them. */
const grouping = new Intl.NumberFormat(typeof navigator === "undefined" ? "en" : navigator.language, { maximumFractionDigits: 20 });
const grouped = (value: string): string => (/^-?\d{4,}(\.\d+)?$/.test(value) ? grouping.format(value as unknown as number) : value);

export const plural = (count: number, one: string, many = `${one}s`): string => `${count.toLocaleString("en")} ${count === 1 ? one : many}`;
