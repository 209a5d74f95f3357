// The seed story, a real wire story: who acts, who says what and how many must read right in it.
import assert from "node:assert/strict";
import { readFile } from "node:fs/promises";
import { test } from "node:test";
import { load } from "../../dist/index.js";

const text = await readFile(new URL("../seed/article.txt", import.meta.url), "utf8");
const found = (await load()).annotate(text);
const words = ({ start, end }) => text.slice(start, end);

test("every run in marks has its speaker", () => {
  const said = found.quotes.flatMap((quote) => quote.marked.map((run) => [words(run).slice(1, 24), quote.speaker && words(quote.speaker)]));
  assert.deepEqual(said, [
    ["utterly condemned”".slice(0, 23), "France"],
    ["solely responsible”".slice(0, 23), "France"],
    ["France utterly condemns", "the French Foreign Ministry"],
    ["It will hold Azerbaijan", "the ministry"],
    ["It is in close consulta", "it"],
    ["illegal, unjustifiable ", "French Foreign Minister Catherine Colonna"],
    ["anti-terrorist”", "Azerbaijan’s defense ministry"],
    ["To stop anti-terrorist ", "the Azerbaijani Presidency"],
  ]);
});

test("the ministry and it are the French Foreign Ministry", () => {
  const names = new Map(found.quotes.flatMap((quote) => (quote.speaker ? [[words(quote.speaker), found.entities[quote.speaker.entity].name]] : [])));
  assert.equal(names.get("the ministry"), "French Foreign Ministry");
  assert.equal(names.get("it"), "French Foreign Ministry");
});

test("reported statements have their cue and speaker", () => {
  const reported = found.quotes.filter((quote) => quote.kind === "indirect").map((quote) => [words(quote.cue), quote.speaker && words(quote.speaker)]);
  for (const expected of [["reported", "France 24"], ["reported", "CNN"], ["according to", "CNN"], ["as per", "CNN"], ["said", "Karabakh authorities"], ["said", "the Azerbaijani Presidency"]])
    assert.ok(reported.some((pair) => pair.join() === expected.join()), expected.join());
  assert.ok(reported.length >= 7);
});

test("numbers have their values, and names with digits are none", () => {
  assert.deepEqual(
    found.numbers.filter((n) => n.value !== null).map((n) => [words(n), n.value]),
    [
      ["September 20, 2023", "2023-09-20"],
      ["3 MIN", "PT3M"],
      ["one day", "P1D"],
      ["two", "2"],
      ["Thursday", "2023-09-21"],
      ["27", "27"],
      ["200", "200"],
      ["Tuesday", "2023-09-19"],
      ["two", "2"],
      ["three decades", "P30Y"],
      ["2020", "2020"],
      ["December", "2022-12"],
      ["120,000", "120000"],
    ],
  );
  const number = (start) => found.numbers.find((n) => words(n) === start);
  assert.equal(number("27").modifier, "at-least");
  assert.equal(words(number("27").counted), "people");
  assert.equal(words(number("200").counted), "people");
  assert.equal(number("120,000").modifier, "about");
});

test("actors have their kind and country", () => {
  const kinds = new Map(found.actors.map((actor) => [words(actor), `${actor.kind} ${found.entities[actor.entity].country ?? "-"}`]));
  assert.equal(kinds.get("France"), "place FR");
  assert.equal(kinds.get("Catherine Colonna"), "person FR");
  assert.equal(kinds.get("French Foreign Ministry"), "organization FR");
  assert.equal(kinds.get("Azerbaijan’s defense ministry"), "organization AZ");
  assert.equal(kinds.get("Azerbaijani troops"), "group AZ");
  assert.match(kinds.get("France 24"), /^organization/);
});
