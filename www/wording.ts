/** How findings are told to a reader. */
import type { ActorKind, Annotations, Entity, Quantity, QuantityKind, Quote, TextSpan } from "./annotations.js";

/** Whether a quote says something: titles and scare quotes do not. */
export const attributed = (quote: Quote): boolean => quote.kind !== "unattributed";

export const KIND: Record<ActorKind, string> = { person: "person", organization: "organisation", place: "place", group: "group" };
export const NUMBER: Record<QuantityKind, string> = { cardinal: "count", ordinal: "rank", percent: "share", money: "money", measure: "measure", date: "date", time: "time of day", duration: "duration" };
export const QUOTE: Record<Quote["kind"], string> = { direct: "in their words", mixed: "partly in their words", indirect: "reported", unattributed: "quotes nobody" };
const MODIFIER: Record<NonNullable<Quantity["modifier"]>, string> = { about: "about", "at-least": "at least", "at-most": "at most", "more-than": "more than", "less-than": "less than" };

export const said = (quote: Quote): string => QUOTE[quote.kind];
export const modifier = (number: Quantity): string => (number.modifier ? MODIFIER[number.modifier] : "");
export const slice = (text: string, span: TextSpan): string => text.slice(span.start, span.end).replace(/\s+/g, " ").trim();
export const words = (text: string, quote: Quote): string => quote.contents.map((span) => slice(text, span)).join(" … ");

export const NOBODY = "Nobody named";

/** The name of a quote's speaker; `NOBODY` where there is none. */
export const speaker = (found: Annotations, quote: Quote): string => found.entities[quote.speaker?.entity ?? -1]?.name ?? NOBODY;

/** A number's value, or both ends of a range, with its unit: "42,000,000 USD", "60 – 80", "2025-03", "3 days". */
export function value(number: Quantity): string {
  const range = number.low !== null || number.high !== null;
  if (!range && number.value === null) return "";
  const one = (value: string) => (number.kind === "duration" ? duration(value) : number.kind === "time" ? value.replace(/^T(?=\d)/, "") : grouped(value));
  const told = range ? `${one(number.low ?? "…")} – ${one(number.high ?? "…")}` : one(number.value ?? "");
  if (!number.unit) return told;
  return number.unit === "%" ? `${told}%` : `${told} ${unit(number)}`;
}

/** What is known of a number, in parts: "at least 27", "counts people", "count". */
export const numberParts = (text: string, number: Quantity): string[] =>
  [`${modifier(number)} ${value(number) || "no value given"}`.trim(), number.counted ? `counts ${slice(text, number.counted)}` : "", NUMBER[number.kind]].filter(Boolean);

/** What is known of an actor, in parts: "organisation", "France", "3 mentions". */
export const actorParts = ({ name, kind, country, mentions }: Entity): string[] => {
  const of = country ? countryName(country) : "";
  return [KIND[kind], of === name ? "" : of, plural(mentions.length, "mention")].filter(Boolean);
};

/** A number's unit as a reader knows it. */
export const unit = (number: Quantity): string => (number.unit ? (UNIT[number.unit] ?? number.unit) : "");

/** The letters on an actor's chip: the first of the first two words that begin with a capital, or of the name. */
export function initials(name: string): string {
  const capitals = name.split(/[\s\-–—]+/).flatMap((word) => /^\p{Lu}/u.exec(word)?.[0] ?? []);
  return capitals.length ? capitals.slice(0, 2).join("") : (Array.from(name)[0] ?? "").toUpperCase();
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

/** Digits in groups of three, as the eye reads them; anything but a plain number as it is. */
const grouped = (value: string): string => (/^-?\d{5,}(\.\d+)?$/.test(value) ? value.replace(/\B(?=(\d{3})+(?!\d))(?<!\.\d*)/g, ",") : value);

export const plural = (count: number, one: string, many = `${one}s`): string => `${count.toLocaleString("en")} ${count === 1 ? one : many}`;
