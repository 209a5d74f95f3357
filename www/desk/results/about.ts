/** Who talks about whom, as a table. */
import { plural, wasSaid } from "../../wording.js";
import { h, type VNode } from "../page/vdom.js";
import type { ListProps } from "./panel.js";

export function About({ page, go }: ListProps): VNode | null {
  const { found, overview } = page.view;
  const { speakers, others, counts } = overview.about;
  if (speakers.length < 2 || others.length < 2) return null;
  const name = (entity: number) => found.entities[entity]?.name ?? "";
  const first = (speaker: number, other: number) => {
    for (const quote of found.quotes.filter((one) => wasSaid(one) && one.speaker?.entity === speaker))
      for (const span of quote.contents) for (const actor of found.actors) if (actor.entity === other && actor.start >= span.start && actor.end <= span.end) return go(actor, [...quote.contents], quote.speaker, "quotes");
  };
  const cell = (speaker: number, other: number, count: number) =>
    h("td", { key: other }, count > 0 && h("button", { type: "button", class: `go often-${Math.min(4, count)}`, "aria-label": `${name(speaker)} about ${name(other)}: ${plural(count, "time")}`, onClick: () => first(speaker, other) }, String(count)));
  return h(
    "details",
    { class: "about" },
    h("summary", {}, "Who talks about whom"),
    h(
      "div",
      { class: "scroll", tabIndex: 0, role: "region", "aria-label": "Who talks about whom" },
      h(
        "table",
        {},
        h("caption", { class: "visually-hidden" }, "How often each speaker mentions somebody else"),
        h("thead", {}, h("tr", {}, h("th", { scope: "col" }, "Speaker"), others.map((other) => h("th", { scope: "col", key: other }, name(other))))),
        h("tbody", {}, speakers.map((speaker, row) => h("tr", { key: speaker }, h("th", { scope: "row" }, name(speaker)), others.map((other, column) => cell(speaker, other, counts[row]?.[column] ?? 0))))),
      ),
    ),
  );
}
