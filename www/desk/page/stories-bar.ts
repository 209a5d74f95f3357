/** The stories on the desk as a row of buttons, where there are several. */
import { h, render } from "./vdom.js";
import { titleOf, type Stories } from "../state/stories.js";

export function showStories(element: HTMLElement, stories: Stories, on: { choose(index: number): void; close(index: number): void }): void {
  element.hidden = stories.list.length < 2;
  const items = stories.list.map((story, index) => {
    const title = titleOf(story);
    const current = index === stories.at;
    return h(
      "li",
      { key: index, class: current ? "current" : "" },
      h("button", { type: "button", "aria-current": current ? "true" : undefined, onClick: () => on.choose(index) }, title.length > 32 ? `${title.slice(0, 32)}…` : title),
      h("button", { type: "button", class: "close-story", "aria-label": `Close ${title}`, onClick: () => on.close(index) }, "×"),
    );
  });
  render(h("ul", {}, items), element);
}
