// The desk's state without a page: whatever is done can be taken back, and done again, to the letter.
import assert from "node:assert/strict";
import { test } from "node:test";
import { build } from "esbuild";
import { path } from "../../scripts/shell.mjs";

const source = `export { History } from "./www/desk/state/history.ts"; export { rebase, splice } from "./www/desk/state/rebase.ts"; export { newStory } from "./www/desk/state/story-state.ts";
export { isEnglish } from "./www/desk/files-in/language.ts"; export { fromRtf } from "./www/desk/files-in/rtf.ts"; export { withoutMail } from "./www/desk/files-in/mail-headers.ts"; export { dateWords, spanWords } from "./www/dates.ts";
export { isValue, faultOf, readAnnotations } from "./www/export/check.ts"; export { compared } from "./www/desk/results/compared.ts"; export { sentenceOf } from "./www/export/sentences.ts"; export { initials } from "./www/wording.ts";`;
const { outputFiles } = await build({ stdin: { contents: source, resolveDir: path() }, bundle: true, format: "esm", write: false });
const desk = await import(`data:text/javascript;base64,${Buffer.from(outputFiles[0].contents).toString("base64")}`);

/** Numbers by a seed, so that a failure comes again. */
function random(seed) {
  let state = seed;
  return (below) => {
    state = (Math.imul(state, 1664525) + 1013904223) >>> 0;
    return state % below;
  };
}

test("any row of changes can be undone to the first letter, and redone to the last", () => {
  for (let seed = 1; seed <= 60; seed++) {
    const next = random(seed);
    const history = new desk.History();
    let now = { stories: [desk.newStory("Ana Lopez said that 12 boats sank.")], words: [] };
    const states = [now];
    let time = 0;
    const edit = (story) => {
      const from = next(story.text.length + 1);
      const removed = story.text.slice(from, from + next(4));
      const change = { from, removed, inserted: "abc\n".slice(0, next(5)) };
      const text = story.text.slice(0, from) + change.inserted + story.text.slice(from + removed.length);
      return { ...story, text, corrections: desk.rebase(story.corrections, change), checks: desk.rebase(story.checks, change) };
    };
    for (let step = 0; step < 40; step++) {
      const { stories, words } = now;
      const at = next(stories.length);
      const changed = (one) => stories.map((story, index) => (index === at ? one(story) : story));
      const span = { start: 0, end: 3 };
      const word = { id: String(step), kind: "person", word: `Name ${step}`, others: [], code: "" };
      const listed = [() => [...words, word], () => words.slice(next(3)), () => words.map((one, index) => (index === next(3) ? { ...one, code: "FR" } : one))];
      const after = [
        () => changed(edit),
        () => changed(edit),
        () => changed((story) => ({ ...story, corrections: [...story.corrections, { do: "reject", layer: "actors", at: span }] })),
        () => changed((story) => ({ ...story, checks: [{ layer: "numbers", at: span, verdict: "right", note: String(step), source: "" }] })),
        () => changed((story) => ({ ...story, title: `T${step}`, source: "https://example.org/" })),
        () => [...stories, desk.newStory(`Story ${step}`)],
        () => (stories.length > 1 ? stories.filter((_, index) => index !== at) : stories),
        () => changed(() => desk.newStory(`Another ${step}`)),
      ];
      const choice = next(after.length + 2);
      const then = choice < after.length ? { stories: after[choice](), words } : { stories, words: listed[next(3)]() };
      time += next(3000);
      if (history.add(now, then, "x", next(2) === 0, time)) states.push(then);
      now = then;
    }
    // Kept and read again as IndexedDB does it.
    const again = new desk.History(structuredClone(history.steps), history.position);
    const last = now;
    let back = now;
    const held = ({ stories, words }) => ({ stories, words });
    for (let turned; (turned = again.undo(back)); ) back = held(turned);
    assert.deepEqual(back, states[0], `seed ${seed}`);
    for (let turned; (turned = again.redo(back)); ) back = held(turned);
    assert.deepEqual(back, last, `seed ${seed}`);
  }
});

test("letters typed without a pause are one step; a pause, another place and a new line begin another", () => {
  const history = new desk.History();
  let stories = [desk.newStory("")];
  const type = (text, time) => {
    const after = [{ ...stories[0], text }];
    history.add({ stories, words: [] }, { stories: after, words: [] }, "Typing", true, time);
    stories = after;
  };
  for (const [at, text] of ["a", "ab", "abc", "ab", "abd"].entries()) type(text, at * 100);
  assert.equal(history.steps.length, 1);
  type("abde", 5000);
  assert.equal(history.steps.length, 2);
  type("abde\n", 5100);
  type("abde\nf", 5200);
  assert.equal(history.steps.length, 3);
  type("xabde\nf", 5300);
  assert.equal(history.steps.length, 4);
});

test("tells dates and spans in the words of a newspaper", () => {
  const told = Object.fromEntries(["2024-05-06", "2024-05", "2024", "180X", "16XX", "2018-23", "2019-W07", "2023-Q3", "XXXX-05-04", "T09:30", "2024-05-06T09:30", "2019-W07-2", "odd"].map((value) => [value, desk.dateWords(value)]));
  assert.deepEqual(told, { "2024-05-06": "6 May 2024", "2024-05": "May 2024", 2024: "2024", "180X": "1800s", "16XX": "17th century", "2018-23": "autumn 2018", "2019-W07": "week of 11 Feb 2019", "2023-Q3": "third quarter of 2023", "XXXX-05-04": "4 May", "T09:30": "09:30", "2024-05-06T09:30": "6 May 2024, 09:30", "2019-W07-2": "12 Feb 2019", odd: "odd" });
  assert.deepEqual([desk.spanWords(null, "XXXX-05-04"), desk.spanWords("2019", null), desk.spanWords("2019", "2021")], ["until 4 May", "from 2019", "2019 – 2021"]);
});

test("knows what value a number of each type can have", () => {
  const good = { cardinal: ["12", "-3.5"], date: ["2024-05-06", "180X", "2019-W07", "XXXX-05", "2023-Q3", "2024-05-06T09:30"], time: ["T09:30"], duration: ["P3D", "PT90M", "P1Y6M"], money: ["3500000"] };
  const bad = { cardinal: ["lots", "", "1,200", "12 boats", "__proto__"], date: ["6 May 2024", "soon"], time: ["noon"], duration: ["3 days", "P"], percent: ["15%"] };
  for (const [kind, values] of Object.entries(good)) for (const value of values) assert.ok(desk.isValue(value, kind), `${kind} ${value}`);
  for (const [kind, values] of Object.entries(bad)) for (const value of values) assert.ok(!desk.isValue(value, kind), `${kind} ${value}`);
});

test("reads findings of the first version of the contract, and says what does not fit", () => {
  const span = { start: 0, end: 2 };
  const found = { actors: [{ ...span, kind: "person", form: "name", entity: 0, rule: "x" }], entities: [{ name: "Al", kind: "person", country: null, mentions: [0] }], quotes: [], numbers: [{ ...span, kind: "cardinal", value: "1", low: null, high: null, modifier: null, unit: null, counted: null, rule: "x" }] };
  assert.deepEqual(desk.readAnnotations(found, 2).entities[0].members, []);
  const broken = structuredClone(found);
  broken.numbers[0].value = "lots";
  assert.match(desk.faultOf(broken, 2), /numbers\[0\]\.value cannot be "lots"/);
  broken.numbers = [];
  broken.actors[0].entity = 3;
  assert.match(desk.faultOf(broken, 2), /actors\[0\]\.entity cannot be 3/);
});

test("tells English from other languages, and says nothing of few words", () => {
  const german = "Der Bürgermeister sagte am Dienstag, dass die Stadt im nächsten Jahr zwei neue Brücken bauen werde. Die Kosten seien hoch, aber das Geld sei da, und niemand müsse sich Sorgen machen, erklärte er vor dem Rat.";
  const french = "Le maire a déclaré mardi que la ville construirait deux nouveaux ponts l'année prochaine. Les coûts sont élevés, mais l'argent est disponible et personne ne doit s'inquiéter, a-t-il expliqué devant le conseil.";
  const english = "The mayor said on Tuesday that the town would build two new bridges next year. The costs were high, but the money was there, and nobody had to worry, he told the council, which will vote on the plan in May.";
  assert.deepEqual([german, french, english, "Rats", "町長は火曜日に、来年二つの新しい橋を建設すると述べた。費用は高いが、資金はあり、誰も心配する必要はないと議会で説明した。議会は五月に計画について投票する予定である。市民は喜んでいる。"].map(desk.isEnglish), [false, false, true, true, false]);
});

test("reads Rich Text Format: words, quotation marks and signs, not its tables and deleted words", () => {
  const rtf = String.raw`{\rtf1\ansi\ansicpg1252{\fonttbl{\f0 Times;}}{\*\generator x;}\f0\fs24 \ldblquote We won,\rdblquote  Ren\'e9 Lopez said.\par {\deleted gone }It cost \u8364?3 million \emdash  a lot.\par}`;
  assert.equal(desk.fromRtf(rtf), "“We won,” René Lopez said.\nIt cost €3 million — a lot.\n");
});

test("leaves the headers of an e-mail and the signs of quoting out, and other texts as they are", () => {
  assert.equal(desk.withoutMail("From: Ana Lopez\nSent: Monday\nSubject: Bridge\n\n“We won,” she wrote.\n> It is over.\n"), "“We won,” she wrote.\nIt is over.\n");
  const plain = "To: the reader\n\nHe left.";
  assert.equal(desk.withoutMail(plain), plain);
});

test("finds the sentence of a passage, over names with stops", () => {
  const text = "It rained. Mr. Lopez of St. Ives said 12 boats sank. Nobody cared.";
  const at = text.indexOf("12");
  const { start, end } = desk.sentenceOf(text, { start: at, end: at + 2 });
  assert.equal(text.slice(start, end), "Mr. Lopez of St. Ives said 12 boats sank.");
});

test("gives an actor the letters of its words, not of its article", () => {
  assert.deepEqual(["the county fire service", "Carla Weiss", "The ministry", "reporters"].map(desk.initials), ["CF", "CW", "M", "R"]);
});

test("compares two stories: the same quotes, the same figures, and figures of one thing that differ", () => {
  const number = (at, exact, counted, kind = "cardinal") => ({ at: { start: at, end: at + 1 }, written: exact, kind, value: exact, exact, counted, day: "" });
  const quote = (words) => ({ at: { start: 0, end: 1 }, speaker: "Ana", kind: "direct", words });
  const ours = { quotes: [quote("“We won,”"), quote("“No.”")], numbers: [number(1, "27", "people"), number(2, "40", "boats")] };
  const theirs = { quotes: [quote("'We won!'")], numbers: [number(1, "27", "people"), number(2, "41", "boats")] };
  const found = desk.compared(ours, theirs);
  assert.deepEqual([found.quotes.length, found.same.map(([a]) => a.exact), found.differing.map(([a, b]) => [a.exact, b.exact])], [1, ["27"], [["40", "41"]]]);
});
