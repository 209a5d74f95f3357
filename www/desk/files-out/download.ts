/** Handing a file to the browser's downloads. */
import type { TakenAway } from "../../export/exports.js";

export function save({ name, type, content }: TakenAway): void {
  const link = document.createElement("a");
  link.href = URL.createObjectURL(new Blob([content], { type }));
  link.download = name;
  link.click();
  setTimeout(() => URL.revokeObjectURL(link.href), 10_000);
}
