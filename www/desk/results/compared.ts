/** What two stories have in common, by the letters of their quotes and the values of their figures. */
import type { Digest, NumberRow } from "../reading/survey.js";

/** Words without marks and case, so that a quote is known again whatever its paper's style. */
const bare = (words: string): string => words.toLowerCase().replace(/[^\p{L}\p{N}]+/gu, " ").trim();

/** What two stories have in common. */
export function compared(ours: Digest, theirs: Digest): { quotes: [Digest["quotes"][number], Digest["quotes"][number]][]; same: [NumberRow, NumberRow][]; differing: [NumberRow, NumberRow][] } {
  const by = <T>(rows: readonly T[], key: (row: T) => string) => {
    const map = new Map<string, T>();
    for (const row of rows) if (key(row) !== "" && !map.has(key(row))) map.set(key(row), row);
    return map;
  };
  const shared = <T>(a: ReadonlyMap<string, T>, b: ReadonlyMap<string, T>) => [...a].flatMap(([key, row]): [T, T][] => (b.has(key) ? [[row, b.get(key)!]] : []));
  const direct = (digest: Digest) => by(digest.quotes.filter(({ kind }) => kind !== "indirect"), ({ words }) => bare(words));
  const exact = (row: NumberRow) => (row.exact === "…" ? "" : `${row.kind === "date" ? "date" : bare(row.counted)} ${row.exact}`);
  const figures = (digest: Digest) => by(digest.numbers, exact);
  const same = shared(figures(ours), figures(theirs));
  const counted = (digest: Digest) => by(digest.numbers.filter(({ counted, exact }) => counted !== "" && exact !== "…"), ({ kind, counted }) => `${kind} ${bare(counted)}`);
  const known = new Set(same.flat());
  const differing = shared(counted(ours), counted(theirs)).filter(([a, b]) => a.exact !== b.exact && !(known.has(a) && known.has(b)));
  return { quotes: shared(direct(ours), direct(theirs)), same, differing };
}
