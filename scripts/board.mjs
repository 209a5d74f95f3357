// The scoreboard, tests/scores.md: parts under headings, of which each command writes its own and keeps the others'.
import { existsSync, readFileSync } from "node:fs";
import { path } from "./shell.mjs";

/** The scoreboard's file. */
export const BOARD = path("tests", "scores.md");

const HEAD = "# Scoreboard\n\nWritten by `npm run scores`, `npm run bench`, `npm run bench:page` and `npm run bench:archive` from the built package and wheel; a change shows in the diff.";
const PARTS = ["The seed story", "Size", "Tests", "Accuracy", "Speed", "Page", "Archives"];

/** The board with one part written anew. */
export function part(title, text) {
  return board({ [title]: text });
}

/** The board with some parts written anew, the others as they stand. */
export function board(fresh) {
  const parts = PARTS.flatMap((title) => {
    const text = fresh[title] ?? kept(title);
    return text ? [`## ${title}\n\n${text}`] : [];
  });
  return `${[HEAD, ...parts].join("\n\n")}\n`;
}

/** A part as it stands, or null. */
export function kept(title) {
  const text = existsSync(BOARD) ? readFileSync(BOARD, "utf8") : "";
  return text.split(/^## /m).find((one) => one.startsWith(`${title}\n`))?.slice(title.length).trim() ?? null;
}

/** A Markdown table. */
export function table(head, rows) {
  const line = (cells) => `| ${cells.join(" | ")} |`;
  return [line(head), line(head.map(() => "---")), ...rows.map(line)].join("\n");
}
