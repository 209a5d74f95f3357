/** Dates and times in the words of a newspaper: "6 May 2024", "week of 11 Feb 2019", "the 1800s", "autumn 2018". */

const MONTHS = ["Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"];
const FULL = ["January", "February", "March", "April", "May", "June", "July", "August", "September", "October", "November", "December"];
/** The two digits that ISO 8601-2 gives seasons. */
const SEASONS: Record<string, string> = { "21": "spring", "22": "summer", "23": "autumn", "24": "winter" };
const PARTS: Record<string, string> = { Q1: "first quarter of", Q2: "second quarter of", Q3: "third quarter of", Q4: "fourth quarter of", H1: "first half of", H2: "second half of" };
const WEEKDAYS = ["Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday"];

/** A date as in the contract, for people; what is of no known form as it is. */
export function dateWords(value: string): string {
  const [day = "", time] = value.split("T");
  const told = day === "" ? "" : dayWords(day);
  const hours = time === undefined ? "" : timeWords(time);
  return [told, hours].filter(Boolean).join(", ");
}

function dayWords(day: string): string {
  const [, bc = "", year = "", rest = ""] = /^(-?)([\dX]{4,})(?:-(.+))?$/.exec(day) ?? [];
  if (!year) return day;
  const era = (told: string) => (bc ? `${told} BC` : told);
  if (/^\d\dXX$/.test(year) && !rest) return era(`${ordinal(Number(year.slice(0, 2)) + 1)} century`);
  if (/^\d{3}X$/.test(year) && !rest) return era(`${Number(year.slice(0, 3))}0s`);
  const named = year === "XXXX" ? "" : era(String(Number(year)));
  if (!Number.isFinite(Number(year)) && year !== "XXXX") return day;
  if (!rest) return named || day;
  if (SEASONS[rest]) return `${SEASONS[rest]} ${named}`.trim();
  if (Object.hasOwn(PARTS, rest)) return `${PARTS[rest]} ${named || "the year"}`;
  const [, week, weekday] = /^W(\d\d)(?:-(\d|WE))?$/.exec(rest) ?? [];
  if (week) return weekWords(Number(year), Number(week), weekday);
  const [, month, date] = /^(\d\d|XX)(?:-(\d\d|XX))?$/.exec(rest) ?? [];
  const name = month && MONTHS[Number(month) - 1];
  if (!name) return day;
  if (!date || date === "XX") return `${FULL[Number(month) - 1]} ${named}`.trim();
  return `${Number(date)} ${name} ${named}`.trim();
}

function weekWords(year: number, week: number, day: string | undefined): string {
  if (!Number.isFinite(year)) return day && day !== "WE" ? (WEEKDAYS[Number(day) - 1] ?? "") : "";
  const monday = mondayOf(year, week);
  const words = (after: number) => dayWords(new Date(monday + after * 86_400_000).toISOString().slice(0, 10));
  if (day === "WE") return `weekend of ${words(5)}`;
  return day ? words(Number(day) - 1) : `week of ${words(0)}`;
}

/** The first day of a week of ISO 8601: the week with the year's fourth day is its first. */
function mondayOf(year: number, week: number): number {
  const fourth = Date.UTC(year, 0, 4);
  const weekday = (new Date(fourth).getUTCDay() + 6) % 7;
  return fourth + (7 * (week - 1) - weekday) * 86_400_000;
}

/** Hours and minutes; a part of a day as it is called. */
function timeWords(time: string): string {
  const part: Record<string, string> = { MO: "morning", MI: "midday", AF: "afternoon", EV: "evening", NI: "night", PM: "afternoon", AM: "morning" };
  if (Object.hasOwn(part, time)) return part[time]!;
  return time.replace(/Z$|\+00:00$/, " GMT");
}

function ordinal(number: number): string {
  const ending = number % 100 >= 11 && number % 100 <= 13 ? "th" : ({ 1: "st", 2: "nd", 3: "rd" }[number % 10] ?? "th");
  return `${number}${ending}`;
}

/** Two dates as a span; "until 4 May", "from 4 May" where one end is open. */
export function spanWords(low: string | null, high: string | null): string {
  if (low === null) return `until ${dateWords(high ?? "")}`;
  if (high === null) return `from ${dateWords(low)}`;
  return `${dateWords(low)} – ${dateWords(high)}`;
}
