// Words of the caller's own, by the package; tests/own_words.rs has what they mean.
import assert from "node:assert/strict";
import { readFile } from "node:fs/promises";
import { test } from "node:test";
import { load } from "../../dist/index.js";
import { story } from "../../dist/story.js";
import { limited } from "../limited.mjs";

const text = "The quay will close, zhb said. “It leaks,” Ana Zell blurbed. They sold 40 sacks.";
const words = {
  names: [{ name: "Zelvian Harbour Board", kind: "organization", country: "AL", aliases: ["zhb"] }],
  verbs: ["blurb"],
  units: [{ name: "sacks", code: "{sack}", aliases: ["sack"] }],
  notNames: ["Quay"],
};
const told = (annotator) => {
  const found = annotator.annotate(text);
  return { said: story(text, found).statements().map(({ speaker, cue }) => [speaker?.name, speaker?.country, cue]), units: found.numbers.map(({ unit }) => unit) };
};

test("names, verbs and units of one's own are found", async () => {
  assert.deepEqual(told(await load(undefined, { words })), { said: [["Zelvian Harbour Board", "AL", "said"], ["Ana Zell", null, "blurbed"]], units: ["{sack}"] });
});

test("they are one annotator's alone", async () => {
  const [own, plain] = [await load(undefined, { words }), await load()];
  const before = told(plain);
  const first = told(own);
  assert.notDeepEqual(first, before);
  for (let n = 0; n < 3; n++) assert.deepEqual([told(own), told(plain)], [first, before]);
});

test("they are there after the annotator was started anew", async () => {
  const wasm = await readFile(new URL("../../dist/newsgloss.wasm", import.meta.url));
  const own = await load(limited(wasm, 256), { words });
  const first = told(own);
  assert.throws(() => own.annotate(`${text}\n\n`.repeat(60_000)), /was restarted/);
  assert.deepEqual(told(own), first);
});

test("what is given may be frozen, and may change later without effect", async () => {
  const names = [{ name: "zhb", kind: "organization" }];
  const own = await load(undefined, { words: Object.freeze({ names }) });
  const first = told(own);
  names[0].name = "other";
  names.length = 0;
  assert.deepEqual(told(own), first);
});
