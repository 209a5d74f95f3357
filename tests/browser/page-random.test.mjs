// Pages made of bytes: whatever a page is built of, gloss() reads it, changes nothing and takes every mark back.
import assert from "node:assert/strict";
import { after, test } from "node:test";
import { close, open } from "./host.mjs";

after(close);

const SEEDS = Number(process.env.SEEDS ?? 60);

/** Builds a page by a seed, marks it, and tells what does not hold; runs in the page. */
async function once(seed) {
  let state = seed;
  const next = (below) => {
    state = (Math.imul(state, 1664525) + 1013904223) >>> 0;
    return (state >>> 8) % below;
  };
  const of = (list) => list[next(list.length)];
  const TAGS = "p p p p div div section article main aside header footer nav ul ol li dl dt dd table tbody tr td th blockquote pre code figure figcaption form label button textarea select option h1 h2 h3 span span b em i a a sup sub q ruby rt time br hr img details summary dialog slot template iframe svg math mark del ins font center input object video".split(" ");
  const TEXTS = ["“The bridge is safe,” Carla Weiss told reporters. ", "At least 27 people were hurt in the fall of the bridge on Tuesday. ", "She said that it would cost $3.5 million. ", "3", "½", "10", " ", "\n\n", " ", "​", "­", "“", "”", "‮abc", "😀", "\ud83d", "İstanbul ", "ﬂood ", "No,", " 12", "e\u0301", "<b>", "Read more", "By Ana Lopez", "8 May 2024"];
  const CLASSES = ["", "", "", "comment", "share", "lead", "article-body", "related", "caption", "ad", "widget", "hidden", "live-comment", "elementor-widget", "question"];
  const STYLES = ["", "", "", "display:none", "display:contents", "visibility:hidden", "opacity:0", "position:absolute;left:-9999px", "white-space:pre", "display:flex", "float:left", "font-size:0", "text-transform:uppercase", "content-visibility:auto", "clip-path:inset(50%)", "transform:scale(0)"];
  const NAMES = ["localName", "nodeName", "childNodes", "parentNode", "textContent", "getAttribute", "shadowRoot", "remove"];
  let trees = 0;
  const make = (depth) => {
    if (depth === 0 || next(3) === 0) return next(12) === 0 ? document.createComment(of(TEXTS)) : document.createTextNode(of(TEXTS) + (next(3) === 0 ? of(TEXTS) : ""));
    const name = of(TAGS);
    const element = name === "svg" || name === "math" ? document.createElementNS(name === "svg" ? "http://www.w3.org/2000/svg" : "http://www.w3.org/1998/Math/MathML", next(2) ? name : "text") : document.createElement(name);
    if (next(3) === 0) element.setAttribute("class", of(CLASSES));
    if (next(4) === 0) element.style.cssText = of(STYLES);
    if (next(9) === 0) element.setAttribute(of(["hidden", "aria-hidden", "open", "contenteditable", "lang", "dir", "inert"]), of(["", "true", "de", "rtl"]));
    if (name === "a") element.setAttribute("href", "#");
    if (name === "input" || next(25) === 0) element.setAttribute("name", of(NAMES));
    const into = next(12) === 0 && ["div", "section", "span", "article", "p"].includes(name) ? element.attachShadow({ mode: of(["open", "closed"]) }) : element;
    if (into !== element || name === "iframe") trees++;
    for (let at = next(5); at >= 0; at--) into.append(make(depth - 1));
    if (into !== element && next(2)) element.append(make(depth - 1));
    return element;
  };
  document.body.replaceChildren(...Array.from({ length: 3 + next(6) }, () => make(2 + next(6))));
  // Frames have pages of their own.
  for (const frame of document.querySelectorAll("iframe")) frame.contentDocument?.body?.append(frame.ownerDocument.importNode(make(3), true));
  const html = () => document.body.innerHTML;
  const before = html();
  const faults = [];
  const root = next(3) === 0 ? null : "body";
  const marks = gloss(root, { panel: "none", anyLanguage: true });
  marks.addEventListener("error", ({ detail }) => faults.push(`error: ${detail}`));
  await marks.ready.catch((error) => faults.push(`ready: ${error}`));
  const { text, annotations } = marks;
  for (const list of [annotations.quotes, annotations.actors, annotations.numbers])
    for (const span of list) {
      if (!(span.start < span.end && span.end <= text.length)) faults.push(`span ${span.start}-${span.end} of ${text.length}`);
      const range = marks.range(span);
      // One range cannot run from one tree into another, and the marks that a browser shows around <q> are no nodes.
      if (!range) trees || /^[“”]+$/.test(text.slice(span.start, span.end)) || faults.push(`no range for ${JSON.stringify(text.slice(span.start, span.end))}`);
      else if (range.collapsed) faults.push(`nothing under ${JSON.stringify(text.slice(span.start, span.end))}`);
    }
  if (html() !== before) faults.push("the page has changed");
  const found = annotations.quotes.length + annotations.actors.length + annotations.numbers.length;
  marks.remove();
  if (CSS.highlights.size > 0 || document.adoptedStyleSheets.length > 0) faults.push("marks are left");
  if (html() !== before) faults.push("the page has changed after remove()");
  return { faults, found, text: text.length };
}

test("pages of any build are read, left as they are, and every mark has its place", { timeout: 180_000 }, async () => {
  const { page, done } = await open("examples/plain.html", { allowed: /style/ });
  // Inline styles are part of what is tried.
  await page.route("**/random.html", (route) => route.fulfill({ contentType: "text/html", body: '<!doctype html><html lang="en"><title>Random</title><link rel="icon" href="data:,"><body></body></html>' }));
  await page.goto(new URL("/random.html", page.url()).href);
  await page.evaluate(async () => (globalThis.gloss = (await import("/page.js")).gloss));
  await page.evaluate(`globalThis.once = ${once}`);
  const sums = { found: 0, read: 0 };
  const first = Number(process.env.SEED ?? 1);
  for (let seed = first; seed < first + SEEDS; seed++) {
    const { faults, found, text } = await page.evaluate((seed) => once(seed), seed);
    assert.deepEqual(faults, [], `seed ${seed}`);
    sums.found += found;
    sums.read += Number(text > 0);
  }
  assert.ok(sums.read > SEEDS / 2 && sums.found > SEEDS, `${sums.found} marks on ${sums.read} of ${SEEDS} pages`);
  await done();
});
