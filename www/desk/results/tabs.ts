/** Lists of which one shows, chosen by buttons as the ARIA pattern of tabs has it. */
import { byId } from "../page/dom.js";

/** Wires `#tab-NAME` to `#list-NAME` and tells which is chosen; the result chooses one. */
export function tabs<N extends string>(names: readonly N[], onChoose: (name: N) => void): (name: N, focus?: boolean) => void {
  const choose = (chosen: N, focus = false): void => {
    for (const name of names) {
      const tab = byId(`tab-${name}`);
      tab.setAttribute("aria-selected", String(name === chosen));
      tab.tabIndex = name === chosen ? 0 : -1;
      byId(`list-${name}`).hidden = name !== chosen;
      if (focus && name === chosen) tab.focus();
    }
    onChoose(chosen);
  };
  names.forEach((name, index) => {
    const tab = byId(`tab-${name}`);
    tab.addEventListener("click", () => choose(name));
    tab.addEventListener("keydown", ({ key }) => {
      const to = { ArrowRight: index + 1, ArrowLeft: index - 1, Home: 0, End: names.length - 1 }[key];
      if (to !== undefined) choose(names[(to + names.length) % names.length] ?? name, true);
    });
  });
  return choose;
}
