/** The dates of a story on a line, and as a list that says the same. */
import type { Quantity } from "../../annotations.js";
import { dateWords, spanWords } from "../../dates.js";
import { slice } from "../../wording.js";
import { h, type VNode } from "../page/vdom.js";

interface Day {
  /** The date as a reader says it. */
  day: string;
  number: Quantity;
  /** Milliseconds at which the date begins and ends: a year is a bar, a day a dot. */
  from: number;
  to: number;
}

/** How many dates are drawn. */
const MOST = 60;
const WIDTH = 400;
const SIDE = 24;

export function Timeline({ text, numbers, go }: { text: string; numbers: readonly Quantity[]; go(number: Quantity): void }): VNode | null {
  const days = dates(numbers);
  if (days.length < 2) return null;
  const first = Math.min(...days.map(({ from }) => from));
  const last = Math.max(...days.map(({ to }) => to));
  const x = (time: number) => Math.round(SIDE + ((WIDTH - 2 * SIDE) * (time - first)) / Math.max(1, last - first));
  const rows = stacked(days.map(({ from, to }) => [x(from), x(to)]));
  const height = 26 + 9 * (Math.max(...rows) + 1);
  return h(
    "section",
    { class: "timeline", "aria-label": "Dates of the story in order" },
    h(
      "svg",
      { viewBox: `0 0 ${WIDTH} ${height}`, role: "img", "aria-label": `Line of ${days.length} dates from ${days[0]!.day} to ${days.at(-1)!.day}; the list below has them all` },
      h("line", { x1: SIDE, x2: WIDTH - SIDE, y1: height - 20, y2: height - 20 }),
      ticks(first, last).map(({ time, label }) => h("g", { key: label }, h("line", { x1: x(time), x2: x(time), y1: height - 23, y2: height - 17 }), h("text", { x: x(time), y: height - 4, "text-anchor": x(time) < 40 ? "start" : x(time) > WIDTH - 40 ? "end" : "middle" }, label))),
      days.map(({ day, number, from, to }, at) =>
        h("rect", { key: day, class: "day-mark", x: x(from) - 3, width: Math.max(6, x(to) - x(from)), y: height - 31 - 9 * rows[at]!, height: 6, rx: 3, onClick: () => go(number) }, h("title", {}, `${day}: ${slice(text, number)}`)),
      ),
    ),
    h("ol", {}, days.map(({ day, number }) => h("li", { key: day }, h("button", { type: "button", class: "go", onClick: () => go(number) }, h("span", { class: "day" }, day), h("span", { class: "how" }, slice(text, number)))))),
  );
}

/** The dates in order, each once. */
function dates(numbers: readonly Quantity[]): Day[] {
  const found = new Map<string, Day>();
  for (const number of numbers) {
    if (number.kind !== "date" || found.size >= MOST) continue;
    const span = daysOf(number);
    const day = number.low !== null || number.high !== null ? spanWords(number.low, number.high) : dateWords(number.value ?? "");
    if (span && day && !found.has(day)) found.set(day, { day, number, ...span });
  }
  return [...found.values()].sort((a, b) => a.from - b.from || a.to - b.to);
}

/** When a date begins and ends: as the core tells it, or, where the reader gave it, as its value does; null for what has no year. */
function daysOf({ days, value, low, high }: Quantity): { from: number; to: number } | null {
  if (days) return { from: time(days.first), to: time(days.last) + DAY };
  const [, year, month, day] = /^(\d{4})(?:-(\d\d)(?:-(\d\d))?)?/.exec(value ?? low ?? "") ?? [];
  if (!year || Number(month ?? 1) > 12) return null;
  const from = time(`${year}-${month ?? "01"}-${day ?? "01"}`);
  const end = high && /^\d{4}-\d\d-\d\d/.exec(high)?.[0];
  return { from, to: end ? time(end) + DAY : from + (day ? 1 : month ? 30 : 365) * DAY };
}

/** The milliseconds of a day of the calendar, also before the year 100 and before Christ. */
function time(day: string): number {
  const [, year = "1", month = "1", date = "1"] = /^(-?\d+)-(\d\d)-(\d\d)$/.exec(day) ?? [];
  return new Date(0).setUTCFullYear(Number(year), Number(month) - 1, Number(date));
}

const DAY = 86_400_000;

/** The row of each bar, so that none covers another. */
function stacked(bars: readonly (readonly [number, number])[]): number[] {
  const ends: number[] = [];
  return bars.map(([from, to]) => {
    let row = ends.findIndex((end) => end < from - 8);
    if (row < 0) row = Math.min(ends.length, 5);
    ends[row] = Math.max(to, from + 6);
    return row;
  });
}

/** Two to five labels at round places. */
function ticks(first: number, last: number): { time: number; label: string }[] {
  const years = (last - first) / (365 * DAY);
  const words = (time: number, length: number) => dateWords(new Date(time).toISOString().slice(0, length));
  if (years < 2) return [first, (first + last) / 2, last - DAY].map((time) => ({ time, label: words(time, last - first > 100 * DAY ? 7 : 10) })).filter(({ label }, at, all) => all.findIndex((other) => other.label === label) === at);
  const step = [1, 2, 5, 10, 20, 50, 100, 200, 500].find((one) => years / one <= 4) ?? 1000;
  const begin = Math.ceil(new Date(first).getUTCFullYear() / step) * step;
  return Array.from({ length: 6 }, (_, at) => begin + at * step).map((year) => ({ time: Date.UTC(year, 0), label: dateWords(String(year)) })).filter(({ time }) => time >= first && time <= last);
}
