/** Tabs after the ARIA Authoring Practices: arrow keys move, the chosen one shows its panel. */
import { byId } from "./dom.js";

/** Wires `#tab-NAME` to `#list-NAME`; the first is chosen. */
export function tabs(names: readonly string[]): void {
  const choose = (chosen: string, focus: boolean): void => {
    for (const name of names) {
      const tab = byId(`tab-${name}`);
      tab.setAttribute("aria-selected", String(name === chosen));
      tab.tabIndex = name === chosen ? 0 : -1;
      byId(`list-${name}`).hidden = name !== chosen;
      if (focus && name === chosen) tab.focus();
    }
  };
  names.forEach((name, index) => {
    const tab = byId(`tab-${name}`);
    tab.addEventListener("click", () => choose(name, false));
    tab.addEventListener("keydown", ({ key }) => {
      const to = { ArrowRight: index + 1, ArrowLeft: index - 1, Home: 0, End: names.length - 1 }[key];
      if (to !== undefined) choose(names[(to + names.length) % names.length] ?? name, true);
    });
  });
}
