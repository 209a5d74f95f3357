/** The keyboard's shortcuts: one table that the page reacts to and shows. */
import { h, render } from "./vdom.js";
import { byId } from "./dom.js";

export interface Shortcut {
  /** As `KeyboardEvent.code`, with Alt held. */
  code: string;
  shift?: boolean;
  keys: string;
  does: string;
  run(): void;
}

const OFF = "newsgloss-shortcuts-off";

/** Wires the shortcuts, their dialog and its switch. */
export function shortcuts(list: readonly Shortcut[]): void {
  const dialog = byId<HTMLDialogElement>("shortcuts");
  const toggle = byId<HTMLInputElement>("shortcuts-on");
  toggle.checked = !stored();
  toggle.addEventListener("change", () => store(!toggle.checked));
  const rows: [string, string][] = [...list.map(({ keys, does }): [string, string] => [keys, does]), ["Escape", "Close what is open"], ["Ctrl+Z", "Undo in the text"]];
  render(rows.map(([keys, does]) => h("div", { key: keys }, h("dt", {}, keys.split("+").flatMap((key, at) => [at > 0 ? "+" : "", h("kbd", {}, key)])), h("dd", {}, does))), byId("shortcuts-list"));
  byId("shortcuts-open").addEventListener("click", () => dialog.showModal());
  addEventListener("keydown", (event) => {
    if (!event.altKey || event.ctrlKey || event.metaKey || !toggle.checked) return;
    const shortcut = list.find(({ code, shift = false }) => code === event.code && shift === event.shiftKey);
    if (!shortcut) return;
    event.preventDefault();
    shortcut.run();
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
