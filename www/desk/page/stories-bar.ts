/** The stories on the desk as a row of buttons, where there are several. */
import { titleOf } from "../state/story-state.js";
import type { Actions } from "./actions.js";
import { h, type VNode } from "./vdom.js";

/** How many stories have a button; the others are in a list to choose from. */
const MOST = 12;

export function StoriesBar({ page }: { page: Actions }): VNode | null {
  const { stories, current } = page.desk;
  if (stories.length < 2) return null;
  const named = stories.map((story) => ({ id: story.id, title: titleOf(story) }));
  const shown = named.length > MOST ? named.filter(({ id }) => id === current.id) : named;
  return h(
    "nav",
    { id: "stories", class: "stories", "aria-label": "Open stories" },
    named.length > MOST &&
      h(
        "label",
        {},
        "Story ",
        h("select", { id: "story-choice", value: current.id, onChange: ({ currentTarget }: { currentTarget: HTMLSelectElement }) => page.desk.choose(currentTarget.value) }, named.map(({ id, title }, at) => h("option", { key: id, value: id }, `${at + 1}. ${title}`))),
      ),
    h(
      "ul",
      {},
      shown.map(({ id, title }) =>
        h(
          "li",
          { key: id, class: id === current.id ? "current" : "" },
          h("button", { type: "button", "aria-current": id === current.id ? "true" : undefined, onClick: () => page.desk.choose(id) }, title.length > 32 ? `${title.slice(0, 32)}…` : title),
          h("button", { type: "button", class: "close-story", "aria-label": `Close ${title}`, onClick: () => page.close(id) }, "×"),
        ),
      ),
    ),
  );
}
