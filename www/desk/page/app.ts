/** The whole page: header, story with what belongs to it, results, and what lies over them. */
import type { Actions } from "./actions.js";
import { Header } from "./header.js";
import { Help, Forget } from "./help.js";
import { later } from "./later.js";
import { Legend } from "./legend.js";
import { MessageBar, Notice, Working } from "./messages.js";
import { StoriesBar } from "./stories-bar.js";
import { Panel } from "../results/panel.js";
import { titleOf, isUntouched } from "../state/story-state.js";
import { h, type VNode } from "./vdom.js";

const AllStories = later(async () => (await import("../results/all-stories.js")).AllStories, "Opening all stories…");
const OwnWords = later(async () => (await import("../words/words-room.js")).OwnWords, "Opening your own words…");

export function App({ page }: { page: Actions }): VNode {
  const { view } = page;
  return h(
    "div",
    { class: `desk side-${view.side} in-${view.room}` },
    h("a", { class: "skip", href: "#story" }, "Skip to the story"),
    h(Header, { page }),
    h(
      "main",
      { hidden: view.room !== "story" },
      h(Reading, { page }),
      h(Panel, { page }),
    ),
    view.room !== "story" && h(Notice, { page }),
    view.room === "all" && h(AllStories, { page }),
    view.room === "words" && h(OwnWords, { page }),
    h("section", { id: "details", class: "details", "aria-label": "Details of the mark", hidden: true }),
    h("div", { id: "marker", class: "marker", role: "region", "aria-label": "Mark the selected words", hidden: true }),
    h(Sides, { page }),
    h(MessageBar, { page }),
    h(Help, {}),
    h(Forget, { page }),
    h("p", { id: "live", class: "visually-hidden", role: "status" }),
    h("p", { id: "told", class: "visually-hidden", "aria-live": "polite" }),
  );
}

/** The story, and what is known of it. What stands in `#story`, `#margin`, `#details`, `#marker` is not the view's. */
function Reading({ page }: { page: Actions }): VNode {
  const { view, desk } = page;
  const { current } = desk;
  const about = [view.published && `Published ${view.published}`, current.source].filter(Boolean).join(" · ");
  return h(
    "section",
    { class: "reading", "aria-labelledby": "story-title" },
    h("h2", { id: "story-title", class: "visually-hidden" }, "Story"),
    h("p", { class: "print-only" }, h("strong", {}, titleOf(current)), about && ` — ${about}`, h("span", { class: "print-legend" }, "Yellow: direct quotes. Dashed line: paraphrase. Solid line: people, organisations, places. Dotted line: numbers.")),
    h(StoriesBar, { page }),
    h(Legend, { page }),
    h(Working, { page }),
    view.room === "story" && h(Notice, { page }),
    h(
      "div",
      { class: "page" },
      isUntouched(current) && h("p", { id: "sample-hint", class: "sample" }, "This is a sample. Paste your own story, or drop a file, to replace it. Click a mark to see and correct it; select words to mark them."),
      h("div", {
        id: "story",
        class: "story",
        contenteditable: "plaintext-only",
        role: "textbox",
        "aria-multiline": "true",
        "aria-label": "Story: paste or type a news story, or drop a file",
        "aria-describedby": "hint",
        spellcheck: false,
        tabIndex: 0,
      }),
      h("div", { id: "margin", class: "margin", "aria-hidden": "true" }),
      h("p", { id: "hint", class: "hint" }, "Paste or type over the story, or drop files on it. Click a mark to see and correct it; select words to mark them. ", h("span", { id: "kept" }, KEEPING[view.keeping])),
    ),
    h("canvas", { id: "minimap", class: "minimap", "aria-hidden": "true", hidden: true }),
  );
}

const KEEPING = {
  kept: "Your drafts are saved on this device only.",
  nothing: "",
  blocked: "Not saved on this device: the browser does not allow it. Export before you close.",
  full: "Not saved on this device: no room is left. Export before you close.",
  failed: "The last change is not saved on this device. Export before you close.",
};

/** On a narrow screen: story and results, one tap apart. */
function Sides({ page }: { page: Actions }): VNode {
  const { view } = page;
  const side = (name: "story" | "results", label: string) => h("button", { type: "button", "aria-pressed": String(view.side === name && view.room === "story"), onClick: () => page.set({ side: name, room: "story" }) }, label);
  return h("nav", { class: "sides", "aria-label": "Story or results" }, side("story", "Story"), side("results", "Results"), page.desk.stories.length > 1 && h("button", { type: "button", "aria-pressed": String(view.room === "all"), onClick: () => page.set({ room: "all" }) }, "All stories"));
}
