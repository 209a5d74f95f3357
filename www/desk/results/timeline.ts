/** The dates of a story on a line, and as a list that says the same. */
import { h, type VNode } from "../page/vdom.js";
import type { Quantity, TextSpan } from "../../annotations.js";
import { slice } from "../../wording.js";

interface Day {
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

export function Timeline({ text, numbers, go }: { text: string; numbers: readonly Quantity[]; go(span: TextSpan, all: readonly TextSpan[], speaker: null): void }): VNode | null {
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
        h("rect", { key: day, class: "day-mark", x: x(from) - 3, width: Math.max(6, x(to) - x(from)), y: height - 31 - 9 * rows[at]!, height: 6, rx: 3, onClick: () => go(number, [number], null) }, h("title", {}, `${day}: ${slice(text, number)}`)),
      ),
    ),
    h("ol", {}, days.map(({ day, number }) => h("li", { key: day }, h("button", { type: "button", class: "go", onClick: () => go(number, [number], null) }, h("span", { class: "day" }, day), h("span", { class: "how" }, slice(text, number)))))),
  );
}

/** The dates in order, each once. */
function dates(numbers: readonly Quantity[]): Day[] {
  const found = new Map<string, Day>();
  for (const number of numbers) {
    const day = number.value ?? number.low;
    if (number.kind !== "date" || !day || found.has(day) || found.size >= MOST) continue;
    const from = begin(day);
    if (from === null) continue;
    const [end, to] = number.high && begin(number.high) !== null ? [number.high, begin(number.high)!] : [day, from];
    found.set(day, { day, number, from, to: to + length(end) });
  }
  return [...found.values()].sort((a, b) => a.from - b.from || a.day.localeCompare(b.day));
}

/** When an ISO date begins: "2023", "2023-04", "2023-04-05", with a time or a season behind; null for what has no year. */
function begin(day: string): number | null {
  const parts = /^(\d{3}[\dX])(?:-(\d\d)(?:-(\d\d))?)?/.exec(day);
  if (!parts?.[1]) return null;
  const month = Number(parts[2] ?? 1);
  const time = new Date(0);
  time.setUTCFullYear(Number(parts[1].replace("X", "0")), Math.min(month, 12) - 1, Number(parts[3] ?? 1));
  return time.getTime();
}

const DAY = 86_400_000;
const length = (day: string): number => (/^\d{3}X/.test(day) ? 3652 * DAY : /^\d{4}$/.test(day) ? 365 * DAY : /^\d{4}-\d\d$/.test(day) ? 30 * DAY : DAY);

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
  const iso = (time: number, length: number) => new Date(time).toISOString().slice(0, length);
  if (years < 2) return [first, (first + last) / 2, last - DAY].map((time) => ({ time, label: iso(time, last - first > 100 * DAY ? 7 : 10) })).filter(({ label }, at, all) => all.findIndex((other) => other.label === label) === at);
  const step = [1, 2, 5, 10, 20, 50, 100, 200, 500].find((one) => years / one <= 4) ?? 1000;
  const begin = Math.ceil(new Date(first).getUTCFullYear() / step) * step;
  return Array.from({ length: 6 }, (_, at) => begin + at * step).map((year) => ({ time: Date.UTC(year, 0), label: String(year) })).filter(({ time }) => time >= first && time <= last);
}
