/** A copy of the story with its marks in one HTML file: no script, nothing fetched, every character of the text escaped. */
import type { Annotations, TextSpan } from "../annotations.js";
import { NUMBER, change, modifier, said, slice, speaker, value, wasSaid, words } from "../wording.js";
import { VERDICT, checkKey, checksByPlace } from "./checks.js";
import { isCorrected } from "./corrections.js";
import { escape } from "./csv.js";
import { toJson, type Result } from "./exports.js";
import { linker } from "./text-fragment.js";

/** The name of the element that holds the result, for the desk to open the copy again: data, which nothing runs. */
export const DATA = "newsgloss";

const STYLE = `:root{color-scheme:light dark}body{max-width:66ch;margin:2rem auto;padding:0 1rem;font:1.1rem/1.6 Georgia,serif;overflow-wrap:break-word}
.story{white-space:pre-wrap}.q{background:light-dark(#ffe08a,#5f4a06)}.r{text-decoration:underline dashed 1.5px light-dark(#8a6a00,#d9ab2b);text-underline-offset:5px}
.a{border-bottom:2px solid light-dark(#0b5c8a,#7cc4f0)}.n{border-bottom:3px dotted light-dark(#8a2b6b,#f09ad2)}.c{outline:1px dashed light-dark(#1f6b2e,#86d493)}
h1{font-size:1.4rem}table{border-collapse:collapse;font:0.9rem/1.4 system-ui,sans-serif;width:100%}th,td{text-align:start;vertical-align:top;padding:.2rem .5rem;border-bottom:1px solid}
caption,.note{font:0.9rem system-ui,sans-serif;text-align:start;margin-top:2rem}`;

export function htmlCopy(result: Result): string {
  const { title, text, found, source, publishedOn, checks = [] } = result;
  const link = linker(source, text);
  const known = checksByPlace(checks);
  const row = (layer: "quotes" | "numbers", mark: TextSpan & { rule: string }, cells: string[]) => {
    const check = known.get(checkKey(layer, mark));
    const notes = [check?.verdict && VERDICT[check.verdict], check?.note, check?.source, isCorrected(mark.rule) && "corrected by hand"].filter(Boolean).join("; ");
    const address = link(mark);
    return `<tr>${[...cells, notes].map((cell) => `<td>${escape(cell)}</td>`).join("")}<td>${address ? `<a href="${escape(address)}">source</a>` : ""}</td></tr>`;
  };
  const quotes = found.quotes.filter(wasSaid).map((quote) => row("quotes", quote, [speaker(found, quote), words(text, quote), said(quote)]));
  const numbers = found.numbers.map((number) =>
    row("numbers", number, [slice(text, number), [modifier(number), value(number), change(number)].filter(Boolean).join(" "), NUMBER[number.kind], number.counted ? slice(text, number.counted) : ""]),
  );
  const about = [publishedOn && `Published ${escape(publishedOn)}.`, /^https?:/i.test(source) && `From <a href="${escape(source)}">${escape(source)}</a>.`].filter(Boolean).join(" ");
  return `<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'unsafe-inline'">
<meta name="${DATA}" content="${escape(JSON.stringify(toJson(result)))}">
<title>${escape(title)}</title>
<style>${STYLE}</style>
</head>
<body>
<main>
<h1>${escape(title)}</h1>
<p class="note">Yellow: direct quotes. Dashed line: paraphrase. Solid line: people, organisations and places. Dotted line: numbers. Dashed frame: corrected by hand. ${about}</p>
<div class="story">${marked(text, found)}</div>
${table("Who said what", ["Speaker", "Words", "Type", "Checked", "Source"], quotes)}
${table("Numbers", ["As written", "Value", "Type", "Of what", "Checked", "Source"], numbers)}
</main>
</body>
</html>
`;
}

const table = (caption: string, heads: readonly string[], rows: readonly string[]): string =>
  rows.length === 0 ? "" : `<table><caption>${caption}</caption><thead><tr>${heads.map((head) => `<th scope="col">${head}</th>`).join("")}</tr></thead><tbody>${rows.join("\n")}</tbody></table>`;

/** The text in runs that are marked alike: marks may overlap, elements may not. */
function marked(text: string, found: Annotations): string {
  const edges: { at: number; name: string; by: 1 | -1 }[] = [];
  const mark = (name: string, { start, end }: TextSpan, rule: string) => {
    for (const one of isCorrected(rule) ? [name, "c"] : [name]) edges.push({ at: start, name: one, by: 1 }, { at: end, name: one, by: -1 });
  };
  for (const quote of found.quotes.filter(wasSaid)) {
    for (const span of quote.contents) mark("r", span, quote.rule);
    for (const span of quote.marked) mark("q", span, quote.rule);
  }
  for (const actor of found.actors) if (actor.form !== "pronoun") mark("a", actor, actor.rule);
  for (const number of found.numbers) mark("n", number, number.rule);
  edges.sort((a, b) => a.at - b.at);
  const depth: Record<string, number> = { r: 0, q: 0, a: 0, n: 0, c: 0 };
  let html = "";
  let from = 0;
  for (const { at, name, by } of [...edges, { at: text.length, name: "", by: 1 }]) {
    if (at > from) {
      const names = Object.keys(depth).filter((one) => depth[one]! > 0 && !(one === "r" && depth["q"]! > 0));
      const words = escape(text.slice(from, at));
      html += names.length ? `<span class="${names.join(" ")}">${words}</span>` : words;
      from = at;
    }
    if (name) depth[name]! += by;
  }
  return html;
}
