/** The size of the story's type, kept on this device. */
import type { TypeSize } from "./actions.js";

const KEY = "newsgloss-size";

export function typeSize(onChange: () => void): TypeSize {
  let size = 1;
  const set = (to: number): void => {
    size = Math.min(1.8, Math.max(0.8, Math.round(to * 10) / 10));
    document.documentElement.style.setProperty("--size", String(size));
  };
  const change = (to: number): void => {
    set(to);
    onChange();
    try {
      localStorage.setItem(KEY, String(size));
    } catch {
      // Without storage the size holds until the page goes.
    }
  };
  try {
    const kept = Number(localStorage.getItem(KEY));
    if (kept) set(kept);
  } catch {
    // As above.
  }
  return { change: (by) => change(size + by), reset: () => change(1) };
}
