/** The keyboard's shortcuts: one table that the page reacts to and its help shows. */
import { byId } from "./dom.js";
import type { List } from "./view.js";

export interface Keyed {
  undo(): void;
  redo(): void;
  choose(list: List, focus?: boolean): void;
  readonly guide: { step(by: 1 | -1): void; pen(): void; toStory(): void };
  readonly marker: { focus(): void };
}

interface Shortcut {
  key: string;
  does: string;
  run(page: Keyed): void;
}

const SHORTCUTS: readonly Shortcut[] = [
  { key: "N", does: "Next mark", run: (page) => page.guide.step(1) },
  { key: "P", does: "Previous mark", run: (page) => page.guide.step(-1) },
  { key: "E", does: "Edit the mark at the cursor", run: (page) => page.guide.pen() },
  { key: "M", does: "Mark the selected words", run: (page) => page.marker.focus() },
  { key: "1", does: "Quotes", run: (page) => page.choose("quotes", true) },
  { key: "2", does: "People & organisations", run: (page) => page.choose("actors", true) },
  { key: "3", does: "Numbers", run: (page) => page.choose("numbers", true) },
  { key: "4", does: "Checking", run: (page) => page.choose("sheet", true) },
  { key: "S", does: "Go to story", run: (page) => page.guide.toStory() },
];

const OFF = "newsgloss-shortcuts-off";
/** On a Mac, Option with a key types a letter: there Control goes with it. */
const MAC = /^(Mac|iP)/.test(navigator.platform);
const HELD = MAC ? "Control+Option" : "Alt";

/** The shortcuts for the help: keys, and what they do. */
export const shortcutRows = (): [keys: string, does: string][] => [
  ...SHORTCUTS.map(({ key, does }): [string, string] => [`${HELD}+${key}`, does]),
  [MAC ? "⌘+Z" : "Ctrl+Z", "Undo the last thing you did"],
  [MAC ? "⌘+Shift+Z" : "Ctrl+Shift+Z", "Redo"],
  ["Escape", "Close"],
];

/** Wires the shortcuts and their switch. */
export function wireShortcuts(page: Keyed): void {
  const toggle = byId<HTMLInputElement>("shortcuts-on");
  toggle.checked = !stored();
  toggle.addEventListener("change", () => store(!toggle.checked));
  addEventListener("keydown", (event) => {
    if (!event.altKey || event.metaKey || event.ctrlKey !== MAC || event.shiftKey || !toggle.checked) return;
    // A key that types another letter with Alt held is for typing.
    const shortcut = SHORTCUTS.find(({ key }) => (MAC ? event.code === `Key${key}` || event.code === `Digit${key}` : event.key.toUpperCase() === key));
    if (!shortcut) return;
    event.preventDefault();
    shortcut.run(page);
  });
}

function stored(): boolean {
  try {
    return localStorage.getItem(OFF) !== null;
  } catch {
    return false;
  }
}

function store(off: boolean): void {
  try {
    if (off) localStorage.setItem(OFF, "1");
    else localStorage.removeItem(OFF);
  } catch {
    // Without storage the switch holds until the page goes.
  }
}
