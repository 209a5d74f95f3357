/** A copy of the story with its marks in one HTML file: no script, nothing fetched, every character of the text escaped. */
import type { Annotations, TextSpan } from "../annotations.js";
import { isCorrected } from "./corrections.js";
import type { Result } from "./exports.js";
import { textFragment } from "./text-fragment.js";
import { NUMBER, attributed, modifier, said, slice, speaker, value, words } from "../wording.js";

const STYLE = `:root{color-scheme:light dark}body{max-width:66ch;margin:2rem auto;padding:0 1rem;font:1.1rem/1.6 Georgia,serif}
.story{white-space:pre-wrap;overflow-wrap:break-word}.q{background:light-dark(#ffe9a8,#5a4608)}.r{background:light-dark(#fff6dc,#322a12)}
.a{text-decoration:underline 2px light-dark(#0b5c8a,#7cc4f0)}.n{border-bottom:3px dotted light-dark(#8a2b6b,#f09ad2)}.c{outline:1px dashed}
table{border-collapse:collapse;font:0.9rem/1.4 system-ui,sans-serif}th,td{text-align:start;vertical-align:top;padding:.2rem .5rem;border-bottom:1px solid}
caption,.note{font:0.9rem system-ui,sans-serif;text-align:start;margin-top:2rem}`;

export const escape = (text: string): string => text.replace(/[&<>"']/g, (sign) => `&#${sign.charCodeAt(0)};`);

export function htmlCopy(result: Result): string {
  const { text, found, source, publishedOn } = result;
  const quotes = found.quotes.filter(attributed).map((quote) => {
    const link = textFragment(source, text, quote.contents[0] ?? quote);
    const cells = [speaker(found, quote), words(text, quote), said(quote), isCorrected(quote.rule) ? "by the reader" : ""].map((cell) => `<td>${escape(cell)}</td>`);
    return `<tr>${cells.join("")}<td>${link ? `<a href="${escape(link)}">source</a>` : ""}</td></tr>`;
  });
  const numbers = found.numbers.map((number) => {
    const cells = [slice(text, number), `${modifier(number)} ${value(number)}`.trim(), NUMBER[number.kind], number.counted ? slice(text, number.counted) : "", isCorrected(number.rule) ? "by the reader" : ""];
    return `<tr>${cells.map((cell) => `<td>${escape(cell)}</td>`).join("")}</tr>`;
  });
  const about = [publishedOn && `Published ${escape(publishedOn)}.`, /^https?:/i.test(source) && `From <a href="${escape(source)}">${escape(source)}</a>.`].filter(Boolean).join(" ");
  return `<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'unsafe-inline'">
<title>${escape(result.title)}</title>
<style>${STYLE}</style>
</head>
<body>
<main>
<p class="note">Yellow: quoted (deep) and reported (pale). Underlined: actors. Dotted: numbers. Dashed outline: corrected by the reader. ${about}</p>
<div class="story">${marked(text, found)}</div>
${table("Who said what", ["Speaker", "Words", "How", "Corrected", "Source"], quotes)}
${table("Numbers", ["In the story", "Value", "Kind", "Counts", "Corrected"], numbers)}
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
  for (const quote of found.quotes.filter(attributed)) {
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
