/** What the marks mean, which of them show, and what is known of the story: its day and its source. */
import { LAYERS, type Layer } from "../../export/corrections.js";
import type { Actions } from "./actions.js";
import { h, unlessTyped, type VNode } from "./vdom.js";

const NAMES: Record<Layer, string> = { quotes: "Quotes", actors: "People & organisations", numbers: "Numbers" };
type Changed = { currentTarget: HTMLInputElement };

export function Legend({ page }: { page: Actions }): VNode {
  const { view, desk } = page;
  return h(
    "div",
    { class: "bar" },
    h(
      "fieldset",
      { class: "legend" },
      h("legend", { class: "visually-hidden" }, "Marks to show"),
      LAYERS.map((layer) =>
        h(
          "label",
          { key: layer, class: `key ${layer}` },
          h("input", { type: "checkbox", id: `show-${layer}`, checked: view.on.has(layer), onChange: () => page.toggle(layer) }),
          swatches(layer),
          ` ${NAMES[layer]} `,
          h("span", { id: `count-${layer}`, class: "number" }, (layer === "quotes" ? view.overview.standings.said : view.found[layer].length).toLocaleString("en")),
        ),
      ),
      h("span", { class: "key corrected" }, h("span", { class: "swatch", "aria-hidden": "true" }, "ab"), " Corrected by you"),
    ),
    h(
      "div",
      { class: "origin" },
      h("span", { class: "date" }, h("label", { for: "published" }, "Published"), " ", h("input", { id: "published", type: "date", value: unlessTyped("published", view.published), onChange: ({ currentTarget }: Changed) => page.publish(currentTarget.value) }), " ", h("span", { id: "published-how", class: "how" }, view.dayFound ? "found in the story" : "")),
      h("label", { class: "date" }, "Source ", h("input", { id: "source", type: "url", placeholder: "https://…", autocomplete: "off", value: unlessTyped("source", desk.current.source), onChange: ({ currentTarget }: Changed) => page.cite(currentTarget.value.trim()) })),
    ),
  );
}

const swatch = (name: string, sign: string): VNode => h("span", { class: `swatch ${name}`, "aria-hidden": "true" }, sign);

function swatches(layer: Layer): VNode[] {
  if (layer === "quotes") return [swatch("direct", "“ ”"), h("span", { class: "visually-hidden" }, "direct quotes and "), swatch("reported", "paraphrase")];
  return [layer === "actors" ? swatch("", "Ab") : swatch("", "12")];
}
