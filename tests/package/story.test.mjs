// newsgloss/story: the annotations of a text, asked; and a sentence for every rule.
import assert from "node:assert/strict";
import { readFileSync, readdirSync } from "node:fs";
import { test } from "node:test";
import { load } from "../../dist/index.js";
import { story } from "../../dist/story.js";
import { path } from "../../scripts/shell.mjs";

const text = "“The bridge is safe,” Carla Weiss told reporters. She said it would open in May. Mayor Tom Hale did not say whether it will. At least 27 people were hurt near the “Blue Room”.";
const found = (await load()).annotate(text, { publishedOn: "2024-05-06" });
const told = story(text, found);

test("statements are plain values, without marks that quote nobody", () => {
  const statements = told.statements();
  assert.equal(statements.length, found.quotes.filter(({ kind }) => kind !== "unattributed").length);
  const [first, second] = statements;
  const { quote, ...plain } = first;
  assert.equal(quote, found.quotes[0]);
  assert.deepEqual({ ...plain, speaker: plain.speaker.name }, { speaker: "Carla Weiss", speakerWords: "Carla Weiss", words: "“The bridge is safe,”", cue: "told", kind: "direct", speech: quote.speech, status: quote.status, start: 0, end: 21 });
  assert.deepEqual([second.speaker.name, second.speakerWords], ["Carla Weiss", "She"]);
  statements.pop();
  assert.notEqual(told.statements().length, statements.length, "a list of the caller's own");
});

test("speakers come with what they say, and entities are found by themselves, index or name", () => {
  const [most] = told.speakers();
  assert.equal(most.entity.name, "Carla Weiss");
  assert.equal(most.statements.length, 2);
  for (const reference of [most.entity, found.entities.indexOf(most.entity), "Carla Weiss"]) {
    assert.deepEqual(told.quotesBy(reference), most.statements);
    assert.deepEqual(told.mentionsOf(reference).map(({ start, end }) => text.slice(start, end)), ["Carla Weiss", "She"]);
  }
  for (const nobody of ["Nobody", 99, -1, { ...most.entity }]) assert.deepEqual([told.quotesBy(nobody), told.mentionsOf(nobody)], [[], []]);
});

test("those who speak together speak each", () => {
  const entity = (name, members = []) => ({ name, kind: "place", country: null, mentions: [], members, pronoun: null });
  const quote = { start: 0, end: 3, kind: "indirect", speech: true, status: "asserted", contents: [{ start: 0, end: 3 }], marked: [], cue: null, speaker: { start: 4, end: 5, actor: 0, entity: 2 }, rule: "subject" };
  const together = story("abc d", { actors: [], entities: [entity("A"), entity("B"), entity("A and B", [0, 1])], quotes: [quote], numbers: [] });
  for (const name of ["A", "B", "A and B"]) assert.equal(together.quotesBy(name).length, 1, name);
});

test("marks at an offset, the shortest first", () => {
  const at = (words) => told.at(text.indexOf(words)).map(({ layer, mark }) => [layer, text.slice(mark.start, mark.end)]);
  assert.deepEqual(at("bridge"), [["quotes", "“The bridge is safe,”"]]);
  assert.deepEqual(at("May.")[0], ["numbers", "May"]);
  assert.deepEqual(told.at(text.length), []);
  assert.deepEqual(told.at(-1), []);
});

test("a mark is explained in plain sentences", () => {
  const number = found.numbers.find(({ value }) => value === "27");
  assert.equal(told.explain(number), "“27” is a number of people: at least 27. A number written in digits.");
  assert.equal(told.explain(found.quotes[0]), "Words of Carla Weiss, quoted word for word, by “told”. The speaker is the subject of the verb that reports the words.");
  const she = found.actors.find(({ start, end }) => text.slice(start, end) === "She");
  assert.equal(told.explain(she), "“She” is a person, which stands for Carla Weiss here. It is a pronoun that stands for someone whom the story names.");
  assert.match(told.explain({ ...number, rule: "added by hand" }), /\. A reader added it\.$/);
  assert.match(told.explain({ ...number, rule: "corrected: digits" }), /\. A reader corrected it\. A number written in digits\.$/);
  assert.match(told.explain({ ...number, rule: "toString" }), /\. It was found by the rule “toString”\.$/);
});

/** The Rust sources, with their tests cut off. */
function sources(folder = path("src")) {
  return readdirSync(folder, { withFileTypes: true }).flatMap((entry) => {
    const file = `${folder}/${entry.name}`;
    if (entry.isDirectory()) return entry.name === "train" ? [] : sources(file);
    return entry.name.endsWith(".rs") && !["train.rs", "fuzzing.rs"].includes(entry.name) ? [readFileSync(file, "utf8").split("#[cfg(test)]")[0]] : [];
  });
}

test("every rule has its sentence, and every sentence its rule", () => {
  const sentences = new Map([...readFileSync(path("www", "story", "sentences.ts"), "utf8").matchAll(/^  (?:"(.+?)"|(\w+)): "(.*)",$/gm)].map(([, quoted, bare, sentence]) => [quoted ?? bare, sentence]));
  assert.ok(sentences.size > 100);
  const rules = new Set();
  for (const layer of ["actors", "quotes", "numbers"])
    for (const file of readdirSync(path("tests", "corpus", layer)))
      for (const [, rule] of readFileSync(path("tests", "corpus", layer, file), "utf8").matchAll(/^[a-z]+(?: (?:name|nominal))?: .*\(([a-z][^()]*)\)$/gm)) rules.add(rule);
  const code = sources();
  for (const source of code) for (const [, rule] of source.matchAll(/\brule(?:: | = | == )"([^"]+)"|\bRULE: &str = "([^"]+)"/g)) if (rule) rules.add(rule);
  const missing = [...rules].filter((rule) => !sentences.has(rule)).sort();
  assert.deepEqual(missing, [], `add to www/story/sentences.ts a plain sentence for: ${missing.join(", ")}`);
  const literals = new Set(code.flatMap((source) => [...source.matchAll(/"([^"\n]+)"/g)].map(([, literal]) => literal)));
  const stale = [...sentences.keys()].filter((rule) => !literals.has(rule));
  assert.deepEqual(stale, [], `take out of www/story/sentences.ts what no source names any more: ${stale.join(", ")}`);
  for (const [rule, sentence] of sentences) assert.match(sentence, /^(?:[A-Z]|“).*\.$/u, rule);
});
