// The package as Node uses it: the built entry, by path.
import assert from "node:assert/strict";
import { readFile } from "node:fs/promises";
import { test } from "node:test";
import { load } from "../../dist/index.js";

const wasm = new URL("../../dist/newsgloss.wasm", import.meta.url);
const story = "“The bridge is closed,” the ministry said on Tuesday. At least 27 people were hurt in Paris.";

test("load() without a source finds the wasm beside the entry", async () => {
  const { actors, numbers } = (await load()).annotate(story);
  assert.ok(actors.some((a) => story.slice(a.start, a.end) === "Paris"));
  assert.ok(numbers.some((n) => story.slice(n.start, n.end) === "27" && n.value === "27"));
});

test("every kind of source gives the same result", async () => {
  const bytes = await readFile(wasm);
  const response = () => new Response(bytes, { headers: { "content-type": "application/octet-stream" } });
  const expected = (await load()).annotate(story);
  for (const source of [wasm, wasm.href, bytes, response(), Promise.resolve(response()), await WebAssembly.compile(bytes)])
    assert.deepEqual((await load(source)).annotate(story), expected);
});

test("load() in parallel gives annotators that work side by side", async () => {
  const annotators = await Promise.all(Array.from({ length: 8 }, () => load()));
  const results = annotators.map((a) => a.annotate(story));
  for (const result of results) assert.deepEqual(result, results[0]);
});

test("what is not WebAssembly is named in the error", async () => {
  const page = new Response("<!doctype html><title>404</title>", { headers: { "content-type": "text/html" } });
  await assert.rejects(load(page), /HTML page.*newsgloss\.wasm/);
  await assert.rejects(load(new Response("", { status: 404 })), /404.*newsgloss\.wasm/);
  await assert.rejects(load(new Uint8Array([1, 2, 3, 4])), /not WebAssembly/);
});

test("bad input gets a TypeError", async () => {
  const annotator = await load();
  for (const [text, options] of [[7], [undefined], ["a", "quotes"], ["a", { layers: "quotes" }], ["a", { publishedOn: "May" }]])
    assert.throws(() => annotator.annotate(text, options), TypeError);
});

test("ten megabytes are answered", async () => {
  const long = `${story}\n\n`.repeat(Math.ceil(10_000_000 / story.length));
  const found = (await load()).annotate(long, { layers: ["numbers"] });
  assert.ok(found.numbers.length > 100_000);
});

test("a thousand texts leave the result the same", async () => {
  const annotator = await load();
  const expected = JSON.stringify(annotator.annotate(story));
  for (let i = 0; i < 1000; i++) annotator.annotate(`${i} ${story}`);
  assert.equal(JSON.stringify(annotator.annotate(story)), expected);
});

test("offsets are UTF-16, and what is not known is null", async () => {
  const text = "🎉🎉 “No,” Zoë Ruiz of Łódź told 120 farmers. At most a third of the hall’s “Blue Room” was full on 3 May 2024 at 9:30 a.m., she said in 2023, after 5 km and three days for $4, 7% and the second time.";
  const { actors, entities, quotes, numbers } = (await load()).annotate(text);
  const words = (span) => text.slice(span.start, span.end);
  const actor = actors.find((actor) => words(actor) === "Zoë Ruiz");
  assert.deepEqual({ ...actor, rule: "" }, { start: 11, end: 19, kind: "person", form: "name", entity: actor.entity, rule: "" });
  assert.deepEqual(entities[actor.entity], { name: "Zoë Ruiz", kind: "person", country: null, mentions: actors.flatMap((a, at) => (a.entity === actor.entity ? [at] : [])), members: [], pronoun: "she" });
  assert.equal(entities.find(({ name }) => name === "Łódź")?.kind, "place");
  const [direct] = quotes;
  assert.equal(direct.kind, "direct");
  assert.deepEqual(direct.contents.map(words), ["“No,”"]);
  assert.deepEqual(direct.marked.map(words), ["“No,”"]);
  assert.equal(words(direct.cue), "told");
  assert.equal(words(direct.speaker), "Zoë Ruiz of Łódź");
  assert.equal(direct.speaker.entity, actor.entity);
  assert.equal(quotes.find((quote) => quote.kind === "unattributed")?.speaker ?? null, null);
  const [farmers] = numbers;
  assert.equal(words(farmers.counted), "farmers");
  assert.deepEqual({ ...farmers, counted: null, rule: "" }, { start: text.indexOf("120"), end: text.indexOf("120") + 3, kind: "cardinal", value: "120", low: null, high: null, from: null, change: null, days: null, modifier: null, unit: null, counted: null, rule: "" });
  assert.ok(numbers.some((number) => number.modifier === "at-most"));
  for (const kind of ["money", "percent", "measure", "duration", "date", "time", "ordinal"]) assert.ok(numbers.some((number) => number.kind === kind), kind);
  for (const { rule } of [...actors, ...quotes, ...numbers]) assert.match(rule, /^[a-z]/);
});

test("only the layers that are asked for are computed", async () => {
  const { actors, entities, quotes, numbers } = (await load()).annotate(story, { layers: ["numbers"] });
  assert.deepEqual([actors, entities, quotes], [[], [], []]);
  assert.ok(numbers.length > 0);
});
