/** The size of the story's type, kept on this device. */
import { byId } from "./dom.js";

const KEY = "newsgloss-size";

export function wireSize(onChange: () => void): void {
  let size = 1;
  const set = (to: number): void => {
    size = Math.min(1.8, Math.max(0.8, Math.round(to * 10) / 10));
    document.documentElement.style.setProperty("--size", String(size));
    onChange();
  };
  const keep = (): void => {
    try {
      localStorage.setItem(KEY, String(size));
    } catch {
      // Without storage the size holds until the page goes.
    }
  };
  for (const [id, next] of [["smaller", () => size - 0.1], ["usual", () => 1], ["larger", () => size + 0.1]] as const)
    byId(id).addEventListener("click", () => {
      set(next());
      keep();
    });
  try {
    const kept = Number(localStorage.getItem(KEY));
    if (kept) set(kept);
  } catch {
    // As above.
  }
}
