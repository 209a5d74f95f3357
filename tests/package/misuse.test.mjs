// What load, annotate and gloss say to a caller who gives them something else: by name, and with what to give.
import assert from "node:assert/strict";
import { join } from "node:path";
import { tmpdir } from "node:os";
import { test } from "node:test";
import { load } from "../../dist/index.js";
import { gloss } from "../../dist/page.js";
import { story } from "../../dist/story.js";
import { fromWebAnnotations, toCsv } from "../../dist/export.js";

const annotator = await load();

/** The message of a refusal. */
function refusal(work) {
  try {
    work();
  } catch (error) {
    assert.ok(error instanceof TypeError, `${error}`);
    return error.message;
  }
  return "nothing was refused";
}

const TEXTS = [
  [undefined, "annotate() needs the text as a string, not undefined"],
  [null, "annotate() needs the text as a string, not null"],
  [7, "annotate() needs the text as a string, not 7"],
  [["a"], "annotate() needs the text as a string, not a list"],
  [{ text: "a" }, "annotate() needs the text as a string, not an object"],
  [new URL("file:///story.txt"), "annotate() needs the text as a string, not a URL"],
  [Buffer.from("a"), "annotate() needs the text as a string, not a Buffer"],
  [Promise.resolve("a"), "annotate() needs the text as a string, not a Promise"],
];

const ISO = 'a Date or an ISO 8601 day such as "2024-05-01"';
const OPTIONS = [
  ["quotes", 'the options must be an object such as { publishedOn: "2024-05-01", layers: ["quotes"] }, not "quotes"'],
  [["quotes"], 'the options must be an object such as { publishedOn: "2024-05-01", layers: ["quotes"] }, not a list'],
  [new Date(0), 'the options must be an object such as { publishedOn: "2024-05-01", layers: ["quotes"] }, not a Date'],
  [{ layer: ["quotes"] }, 'the options have no option "layer"; did you mean "layers"?'],
  [{ published_on: "2024-05-01" }, 'the options have no option "published_on"; did you mean "publishedOn"?'],
  [{ date: "2024-05-01" }, 'the options have no option "date"; there are "publishedOn", "layers"'],
  [{ words: {} }, 'the options have no option "words"; there are "publishedOn", "layers"'],
  [{ layers: "quotes" }, 'layers must be a list such as ["quotes"], not "quotes"'],
  [{ layers: new Set(["quotes"]) }, 'layers must be a list such as ["quotes"], not a Set'],
  [{ layers: null }, 'layers must be a list such as ["quotes"], not null'],
  [{ layers: ["quote"] }, 'layers: there is no layer "quote"; did you mean "quotes"?'],
  [{ layers: ["Numbers"] }, 'layers: there is no layer "Numbers"; did you mean "numbers"?'],
  [{ layers: ["verbs"] }, 'layers: there is no layer "verbs"; there are "quotes", "actors", "numbers"'],
  [{ layers: [undefined] }, 'layers: there is no layer undefined; there are "quotes", "actors", "numbers"'],
  [{ publishedOn: 20240501 }, `publishedOn must be ${ISO}, not 20240501`],
  [{ publishedOn: null }, `publishedOn must be ${ISO}, not null`],
  [{ publishedOn: "" }, `publishedOn is empty; leave it out where the day is not known, or give ${ISO}`],
  [{ publishedOn: "6 May 2024" }, `publishedOn must be ${ISO}, with a time such as "2024-05-01T14:03Z" or without, not "6 May 2024"`],
  [{ publishedOn: "2024-05" }, `publishedOn must be ${ISO}, with a time such as "2024-05-01T14:03Z" or without, not "2024-05"`],
  [{ publishedOn: "2024-02-30" }, `publishedOn: there is no day "2024-02-30"; give ${ISO}`],
  [{ publishedOn: "2023-02-29T10:00Z" }, `publishedOn: there is no day "2023-02-29"; give ${ISO}`],
  [{ publishedOn: "2024-13-01" }, `publishedOn: there is no day "2024-13-01"; give ${ISO}`],
  [{ publishedOn: "0000-01-01" }, `publishedOn: there is no day "0000-01-01"; give ${ISO}`],
  [{ publishedOn: "2024-05-01T25:00" }, 'publishedOn: there is no time "25:00" in "2024-05-01T25:00"'],
  [{ publishedOn: new Date("May") }, `publishedOn is a Date that tells no day (Invalid Date); give ${ISO}`],
  [{ publishedOn: new Date(8.64e15) }, "publishedOn is a Date outside the years 0001 to 9999"],
];

const NAMES = '{ name: "Open Water Watch", kind: "organization" }';
const WORDS = [
  [["Orm"], `words must be an object such as { names: [${NAMES}] }, not a list`],
  [{ name: [] }, 'words have no field "name"; did you mean "names"?'],
  [{ notnames: [] }, 'words have no field "notnames"; did you mean "notNames"?'],
  [{ names: "Orm" }, 'words.names must be a list of names, not "Orm"'],
  [{ names: ["Orm"] }, `words.names[0] must be an object such as ${NAMES}, not "Orm"`],
  [{ names: [{ kind: "person" }] }, `words.names[0] has no name; an entry is an object such as ${NAMES}`],
  [{ names: [{ name: "Orm" }] }, `words.names[0] has no kind; an entry is an object such as ${NAMES}`],
  [{ names: [{ name: "Orm", kind: "people" }] }, 'words.names[0].kind: there is no kind "people"; there are "person", "organization", "place", "group"'],
  [{ names: [{ name: "Orm", kind: "place", alias: "O" }] }, 'words.names[0] has no field "alias"; did you mean "aliases"?'],
  [{ names: [{ name: "Orm", kind: "place", aliases: "O" }] }, 'words.names[0].aliases must be a list of strings, not "O"'],
  [{ names: [{ name: "Orm", kind: "place", country: "Norway" }] }, 'words.names[0].country must be two capital letters of ISO 3166-1 such as "FR", not "Norway"'],
  [{ names: [{ name: "…", kind: "place" }] }, 'words.names[0]: "…" has no letter; give the words as they stand in texts'],
  [{ names: [{ name: "Orm", kind: "place" }], notNames: ["Orm"] }, 'words.notNames[0]: "Orm" is a name of yours already; take one of them out'],
  [{ verbs: [7] }, 'words.verbs[0] must be an object such as "post" or { verb: "post", forms: ["posted"] }, not 7'],
  [{ verbs: ["speak out"] }, 'words.verbs[0]: "speak out" is no single word; give the verb\'s plain form such as "post"'],
  [{ units: [{ name: "sacks" }] }, 'words.units[0] has no code; an entry is an object such as { name: "sacks", code: "{sack}" }'],
  [{ units: [{ name: "sacks", code: "" }] }, 'words.units[0].code is empty; give the code that figures shall have, such as "km"'],
  [{ notNames: [7] }, "words.notNames[0] must be a string, not 7"],
];

const SOURCE = "an address, a Response, the bytes of newsgloss.wasm or a WebAssembly.Module";
const LOADS = [
  [[7], `load() needs ${SOURCE}, not 7`],
  [[null], `load() needs ${SOURCE}, not null`],
  [[{}], `load() needs ${SOURCE}, not an object`],
  [[""], `load(): the address of newsgloss.wasm is empty; give ${SOURCE}, or leave it out`],
  [[{ words: {} }], "load() takes where the wasm is first, then the options: load(undefined, { words })"],
  [[undefined, { word: {} }], 'the options of load() have no option "word"; did you mean "words"?'],
  [[undefined, "words"], 'the options of load() must be an object such as { signal }, not "words"'],
  [[undefined, { signal: true }], "signal must be an AbortSignal, not true"],
];

test("annotate says what is wrong with a text or its options", () => {
  for (const [text, told] of TEXTS) assert.equal(refusal(() => annotator.annotate(text)), `newsgloss: ${told}`);
  for (const [options, told] of OPTIONS) assert.equal(refusal(() => annotator.annotate("a", options)), `newsgloss: ${told}`);
});

test("load says what is wrong with a source, its options and words", async () => {
  const message = (given) => load(...given).then(() => "nothing was refused", (error) => (assert.ok(error instanceof TypeError, String(error)), error.message));
  for (const [given, told] of LOADS) assert.equal(await message(given), `newsgloss: ${told}`);
  for (const [words, told] of WORDS) assert.equal(await message([undefined, { words }]), `newsgloss: ${told}`);
});

test("no message names what is inside, and all end without a stack of words", () => {
  for (const [, told] of [...TEXTS, ...OPTIONS, ...WORDS, ...LOADS]) {
    assert.doesNotMatch(told, /Reflect|serde|JsValue|undefined is not|\[object/);
    assert.ok(told.length < 220, told);
  }
});

test("a day may be a Date, read in UTC, and what is left undefined is left out", () => {
  const text = "The vote was on Tuesday.";
  const value = (publishedOn) => annotator.annotate(text, { publishedOn, layers: undefined }).numbers[0].value;
  assert.equal(value(new Date("2024-05-09")), "2024-05-07");
  assert.equal(value(new Date("2024-05-09T23:59:59.999Z")), "2024-05-07");
  assert.equal(value("2024-02-29T10:00:00.000+02:00"), "2024-02-27");
  assert.equal(value(undefined), annotator.annotate(text).numbers[0].value);
});

test("a file that is not there says what to do", async () => {
  await assert.rejects(load(join(tmpdir(), "no-such-newsgloss.wasm")), (error) => {
    assert.match(error.message, /^newsgloss: there is no file .*no-such-newsgloss\.wasm; pass the path, or the bytes, of node_modules\/newsgloss\/dist\/newsgloss\.wasm to load\(\).*serverExternalPackages: \["newsgloss"\]/);
    assert.equal(error.cause.code, "ENOENT");
    return true;
  });
});

test("gloss on a server says where it belongs", () => {
  assert.throws(() => gloss("article"), (error) => /^newsgloss: gloss\(\) marks a page, and there is no page here, as on a server; call it in the browser, or read plain text with load\(\)/.test(error.message));
});

test("a signal gives up loading, for its caller alone", async () => {
  const reason = new Error("enough");
  await assert.rejects(load(undefined, { signal: AbortSignal.abort(reason) }), (error) => error === reason);
  const given = globalThis.fetch;
  const asked = [];
  globalThis.fetch = (address, { signal }) => new Promise((_, reject) => {
    asked.push(signal);
    signal.addEventListener("abort", () => reject(signal.reason));
  });
  try {
    const [first, second] = [new AbortController(), new AbortController()];
    const loads = [first, second].map(({ signal }) => load("https://example.org/newsgloss.wasm", { signal }));
    await new Promise((resolve) => setTimeout(resolve));
    first.abort(reason);
    await assert.rejects(loads[0], (error) => error === reason);
    assert.equal(asked.length, 1, "one address is fetched once");
    assert.equal(asked[0].aborted, false, "another still waits");
    second.abort(reason);
    await assert.rejects(loads[1], (error) => error === reason);
    assert.equal(asked[0].aborted, true, "nobody waits any more");
    const third = new AbortController();
    const again = load("https://example.org/newsgloss.wasm", { signal: third.signal });
    await new Promise((resolve) => setTimeout(resolve));
    assert.equal(asked.length, 2, "the next one asks anew");
    third.abort(reason);
    await assert.rejects(again, (error) => error === reason);
  } finally {
    globalThis.fetch = given;
  }
});

test("story and exports say what they need", () => {
  const { annotate } = annotator;
  assert.match(refusal(() => story(7, annotate("a"))), /^newsgloss: story\(\) needs the text as a string/);
  assert.match(refusal(() => story("a", {})), /^newsgloss: story\(\) needs what annotate\(\) returned/);
  assert.match(refusal(() => toCsv({ text: "a" }, "quotes")), /^newsgloss: an export needs \{ text, annotations \}/);
  assert.match(refusal(() => toCsv({ text: "a", annotations: annotate("a") }, "words")), /^newsgloss: toCsv\(\) makes the tables "quotes", "actors" and "numbers", not "words"/);
  for (const page of [null, 7, "{", {}, { text: "a" }]) assert.match(refusal(() => fromWebAnnotations(page)), /^newsgloss: fromWebAnnotations\(\) reads/);
});
