// newsgloss/export: the formats of other tools, read again by their own rules.
import assert from "node:assert/strict";
import { readFile } from "node:fs/promises";
import { test } from "node:test";
import Papa from "papaparse";
import { SaxesParser } from "saxes";
import { fromWebAnnotations, labelStudioConfig, toCsv, toLabelStudio, toMarkdown, toProdigy, toTei, toWebAnnotations } from "../../dist/export.js";
import { load } from "../../dist/index.js";
import { path } from "../../scripts/shell.mjs";

const annotator = await load();
const annotated = (text, more = {}) => ({ text, annotations: annotator.annotate(text, { publishedOn: "2024-05-06" }), title: "A & B", publishedOn: "2024-05-06", source: "https://example.org/a?b=1&c=2", ...more });
const story = annotated("🎉 “The bridge,” Carla Weiss told reporters on Tuesday, “is safe.” At least 27 people lost $3 million, 5% of it by 9:30 a.m., she said. France & Spain <agreed>.");
const seed = annotated(await readFile(path("tests", "seed", "article.txt"), "utf8"));
const nothing = annotated("", { title: "", source: "", publishedOn: "" });

test("Web Annotations come back as they were", () => {
  for (const one of [story, seed]) {
    for (const page of [toWebAnnotations(one), JSON.stringify(toWebAnnotations(one))]) assert.deepEqual(fromWebAnnotations(page), one);
  }
  const [quote] = toWebAnnotations(story).items;
  const [position, words] = [quote.target].flat()[0].selector;
  assert.equal([...story.text].slice(position.start, position.end).join(""), words.exact, "positions count code points");
});

test("CSV is read by others: a row a mark, its head first, with all that the contract has", () => {
  const rows = (table, one = story) => Papa.parse(toCsv(one, table), { header: true, skipEmptyLines: true });
  for (const [table, list] of [["quotes", "quotes"], ["actors", "actors"], ["numbers", "numbers"]]) {
    const { data, errors } = rows(table);
    assert.deepEqual(errors, []);
    assert.equal(data.length, story.annotations[list].length);
    assert.deepEqual(data.map(({ rule }) => rule), story.annotations[list].map(({ rule }) => rule));
  }
  const [quote] = rows("quotes").data;
  assert.deepEqual([quote.speaker, quote.cue, quote.speech, quote.status], ["Carla Weiss", "told", "yes", "asserted"]);
  const day = rows("numbers").data.find(({ kind }) => kind === "date");
  assert.equal(day["first day"], story.annotations.numbers.find(({ kind }) => kind === "date").days?.first ?? "");
  assert.equal(rows("quotes", nothing).data.length, 0);
});

test("Markdown has a block a quote", () => {
  assert.match(toMarkdown(story), /^> “The bridge,” … “is safe\.”\n>\n> — Carla Weiss \(told\), \[source\]\(<https:\/\/example\.org\/a\?b=1&c=2#:~:text=/);
});

/** The elements of an XML text, in order, with their attributes and the text inside. Throws where it is not well-formed. */
function elements(xml) {
  const parser = new SaxesParser({ xmlns: false });
  const all = [];
  const open = [];
  parser.on("error", (error) => {
    throw error;
  });
  parser.on("opentag", ({ name, attributes }) => {
    const element = { name, attributes, text: "" };
    all.push(element);
    open.push(element);
  });
  parser.on("text", (text) => open.forEach((element) => (element.text += text)));
  parser.on("closetag", () => open.pop());
  parser.write(xml).close();
  return all;
}

test("TEI is well-formed, holds the text, and points from marks to those who act", () => {
  for (const one of [story, seed, nothing, annotated("a\u0000b \ud800 ]]> <x>")]) {
    const all = elements(toTei(one));
    const ids = all.flatMap(({ attributes }) => attributes["xml:id"] ?? []);
    assert.equal(new Set(ids).size, ids.length, "ids are there once");
    for (const { name, attributes } of all) for (const key of ["ref", "who", "prev", "next"]) if (attributes[key] && name !== "ref") assert.ok(ids.includes(attributes[key].slice(1)), `${key} ${attributes[key]}`);
    const [body] = all.filter(({ name }) => name === "body");
    const words = (text) => text.replace(/\s+/g, "");
    assert.equal(words(body.text), words(one.text.replace(/[\u0000\ud800]/g, "\ufffd")));
  }
});

test("TEI says who speaks, and what figures are worth", () => {
  const all = elements(toTei(story));
  const named = (name) => all.filter((element) => element.name === name);
  const said = named("said").filter(({ attributes }) => attributes["xml:id"].startsWith("said-0-"));
  assert.deepEqual(said.map(({ text }) => text), ["“The bridge,”", "“is safe.”"]);
  const [weiss] = named("person");
  assert.equal(weiss.text, "Carla Weiss");
  for (const { attributes } of said) assert.deepEqual([attributes.who, attributes.direct], [`#${weiss.attributes["xml:id"]}`, "true"]);
  assert.equal(named("persName").find(({ attributes }) => attributes.ref)?.text, "Carla Weiss");
  assert.deepEqual(named("measure").map(({ attributes: { quantity, unit, commodity, atLeast } }) => [quantity, unit, commodity, atLeast]), [["27", undefined, "people", "27"], ["3000000", "USD", undefined, undefined], ["5", "%", undefined, undefined]]);
  assert.equal(named("date").find(({ attributes }) => attributes.when && attributes.when !== "2024-05-06")?.attributes.when, story.annotations.numbers.find(({ kind }) => kind === "date").value);
  assert.equal(named("time")[0].attributes.when, "09:30:00");
});

test("marks that cross are cut, and the parts name each other", () => {
  const text = "one two three four";
  const quote = { start: 0, end: 7, kind: "indirect", speech: true, status: "asserted", contents: [{ start: 0, end: 7 }], marked: [], cue: null, speaker: null, rule: "subject" };
  const actor = { start: 4, end: 13, kind: "group", form: "nominal", entity: 0, rule: "description" };
  const entity = { name: "two three", kind: "group", country: null, mentions: [0], members: [], pronoun: null };
  const all = elements(toTei({ text, annotations: { actors: [actor], entities: [entity], quotes: [quote], numbers: [] } }));
  const parts = all.filter(({ name, attributes }) => name === "rs" && attributes["xml:id"]);
  assert.deepEqual(parts.map(({ text }) => text), ["two", " three"]);
  assert.deepEqual([parts[0].attributes.next, parts[1].attributes.prev], ["#actor-0.1", "#actor-0"]);
});

test("a mark over paragraphs is an element in each", () => {
  const text = "one two\n\n \nthree four";
  const quote = { start: 4, end: 16, kind: "indirect", speech: true, status: "asserted", contents: [{ start: 4, end: 16 }], marked: [], cue: null, speaker: null, rule: "subject" };
  const all = elements(toTei({ text, annotations: { actors: [], entities: [], quotes: [quote], numbers: [] } }));
  const said = all.filter(({ name }) => name === "said");
  assert.deepEqual(said.map(({ text }) => text), ["two", "three"]);
  assert.deepEqual([said[0].attributes.next, said[1].attributes.prev], ["#said-0-0.1", "#said-0-0"]);
});

test("predictions for Label Studio fit its interface, and count code points", () => {
  const labels = elements(labelStudioConfig()).filter(({ name }) => name === "Label").map(({ attributes }) => attributes.value);
  for (const one of [story, seed]) {
    const { data, predictions } = toLabelStudio(one);
    const points = [...data.text];
    const [{ result }] = predictions;
    const ids = new Set(result.flatMap(({ id }) => id ?? []));
    for (const entry of result) {
      if (entry.type === "relation") assert.ok(ids.has(entry.from_id) && ids.has(entry.to_id));
      else {
        assert.equal(points.slice(entry.value.start, entry.value.end).join(""), entry.value.text);
        assert.ok(labels.includes(entry.value.labels[0]), entry.value.labels[0]);
      }
    }
    assert.equal(ids.size, result.filter(({ type }) => type === "labels").length);
    assert.ok(result.some(({ type, labels }) => type === "relation" && labels[0] === "says"));
  }
});

test("a task for Prodigy has its spans in order, in code points", () => {
  const { text, spans, meta } = toProdigy(story);
  const told = spans.map(({ start, end, label }) => `${label} ${[...text].slice(start, end).join("")}`);
  assert.ok(told.includes("PERSON Carla Weiss") && told.includes("CUE told") && told.includes("COUNT 27"), told.join("; "));
  assert.ok(spans.every(({ start }, at) => at === 0 || spans[at - 1].start <= start));
  assert.deepEqual(meta, { title: "A & B", source: story.source });
});

test("an export of one kind brings no other along", async () => {
  const { build } = await import("esbuild");
  const size = async (code) => (await build({ stdin: { contents: code, resolveDir: path("dist") }, bundle: true, format: "esm", minify: true, write: false, logLevel: "silent" })).outputFiles[0].contents.length;
  const [tei, all] = [await size('export { toTei } from "./export.js";'), await size('export * from "./export.js";')];
  assert.ok(tei < all * 0.6, `${tei} of ${all} bytes`);
  assert.ok((await size('export { load } from "./index.js"; import "./story.js"; import "./export.js";')) - (await size('export { load } from "./index.js";')) < 200, "what is not used is left out");
});
