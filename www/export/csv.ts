/** Tables as CSV and as HTML: cells that no spreadsheet runs. */

export type Cell = string | number | null;
export type Rows = readonly (readonly Cell[])[];

/** Spreadsheets take a file without it for one of the system's old encoding, and garble its quotation marks. */
export const BOM = "\uFEFF";

/** One CSV table. */
export function csv(rows: Rows): string {
  const cell = (value: Cell) => {
    const text = inert(value);
    return /[",;\t\n\r]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
  };
  return rows.map((row) => row.map(cell).join(",")).join("\r\n") + "\r\n";
}

/** The same as a table of HTML: what spreadsheets take from the clipboard. */
export const htmlTable = (rows: Rows): string => `<table>${rows.map((row) => `<tr>${row.map((value) => `<td>${escape(inert(value))}</td>`).join("")}</tr>`).join("")}</table>`;

/** Text in HTML, between tags or quotation marks. */
export const escape = (text: string): string => text.replace(/[&<>"']/g, (sign) => `&#${sign.charCodeAt(0)};`);

/**
 * A cell's text, with an apostrophe before what a spreadsheet would run as a formula: at its start, also behind what is
 * not seen, and where one whose language parts cells at semicolons, or that is told to part them at tabs, begins another.
 */
function inert(value: Cell): string {
  const text = String(value ?? "");
  if (typeof value !== "string" || /^-?\d[\d.]*$/.test(text)) return text;
  return text.replace(/(?<=^|[;\t\n\r])(?=[\s\p{C}"]*[=+\-@＝＋－＠])/gu, "'");
}
