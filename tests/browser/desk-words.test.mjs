// The reader's own words on the desk: a list that is kept, counts in every story, and never locks the desk.
import assert from "node:assert/strict";
import { readFile } from "node:fs/promises";
import { test } from "node:test";
import { build } from "esbuild";
import { load } from "../../dist/index.js";
import { path } from "../../scripts/shell.mjs";
import { click, desk, drop, marked, more, paste, remark, take } from "./page.mjs";

const TEXT = "The lake is clean, OWW blurbed. Will the town sell 40 sacks of salt?";

const source = `export * from "./www/desk/words/entry.ts"; export * from "./www/desk/words/file.ts"; export * from "./www/desk/state/words.ts";`;
const { outputFiles } = await build({ stdin: { contents: source, resolveDir: path() }, bundle: true, format: "esm", write: false });
const words = await import(`data:text/javascript;base64,${Buffer.from(outputFiles[0].contents).toString("base64")}`);

async function add(page, kind, word, others = "", code = "") {
  await page.selectOption("#words-kind", kind);
  await page.fill("#words-word", word);
  if (others) await page.fill("#words-others", others);
  if (code) await page.fill("#words-code", code);
  await page.click("#words-add");
}

const found = async (page) => {
  const { entities, quotes, numbers } = JSON.parse((await take(page, "#save-json")).content);
  return { names: entities.map(({ name }) => name), quotes: quotes.length, units: numbers.map(({ unit }) => unit) };
};

desk("marks names, verbs and units of one's own, and leaves alone what is no name; also after a reload", async ({ page, axe }) => {
  await paste(page, TEXT);
  const before = await found(page);
  assert.ok(!before.names.includes("Open Water Watch") && before.quotes === 0);
  await more(page, "#own-words");
  await page.getByRole("heading", { name: "Own words", exact: true }).waitFor();
  assert.deepEqual(await axe(), [], "an empty list");
  await remark(page, () => add(page, "organization", "Open Water Watch", "OWW", "fr"));
  await remark(page, () => add(page, "verb", "blurb"));
  await remark(page, () => add(page, "unit", "sacks", "sack", "{sack}"));
  await remark(page, () => add(page, "none", "Will"));
  assert.equal(await page.locator(".own-words tbody tr").count(), 4);
  assert.deepEqual(await axe(), [], "a list of four");
  const after = await found(page);
  assert.ok(after.names.includes("Open Water Watch") && after.quotes === 1 && after.units.includes("{sack}"), JSON.stringify(after));
  await page.reload();
  await marked(page);
  assert.deepEqual(await found(page), after);
  // A story that is opened later is read with them, and so are all of the table.
  await remark(page, () => drop(page, ["one.txt", "text/plain", TEXT.replace("lake", "pond")], ["two.txt", "text/plain", TEXT.replace("lake", "sea")]));
  assert.deepEqual(await found(page), after);
  await page.click("#all-stories");
  await page.locator("tr", { has: page.getByRole("rowheader", { name: "Open Water Watch" }) }).waitFor();
  await more(page, "#own-words");
  await remark(page, () => page.getByRole("button", { name: "Remove Open Water Watch" }).click());
  await page.click("#all-stories");
  await page.locator(".all-stories .wide, .all-stories .empty").waitFor();
  assert.equal(await page.getByRole("rowheader", { name: "Open Water Watch" }).count(), 0);
});

desk("says what is wrong with a word, by keyboard too, and takes it once it is right", async ({ page, axe }) => {
  await more(page, "#own-words");
  const fault = page.locator("#words-fault");
  await page.focus("#words-word");
  await page.keyboard.press("Enter");
  await fault.filter({ hasText: "Type the word first." }).waitFor();
  await page.selectOption("#words-kind", "verb");
  await page.focus("#words-word");
  await page.keyboard.type("speak up");
  await page.keyboard.press("Enter");
  await fault.filter({ hasText: "“speak up” is not a single word." }).waitFor();
  assert.equal(await page.evaluate(() => document.activeElement.id), "words-word");
  assert.equal(await page.getAttribute("#words-word", "aria-invalid"), "true");
  assert.deepEqual(await axe(), []);
  await add(page, "money", "crowns", "", "crown");
  await fault.filter({ hasText: "three letters, such as USD" }).waitFor();
  await remark(page, () => add(page, "person", "Ana Zell", "Zell", "al"));
  await add(page, "place", "Zell");
  await fault.filter({ hasText: "“Zell” is in your list already, under “Ana Zell”." }).waitFor();
  assert.equal(await page.locator(".own-words tbody tr").count(), 1);
  await page.getByRole("button", { name: "Edit Ana Zell" }).click();
  assert.equal(await page.inputValue("#words-code"), "AL");
  await page.fill("#words-word", "Anna Zell");
  await remark(page, () => page.keyboard.press("Enter"));
  assert.deepEqual(await page.locator(".own-words tbody th").allTextContents(), ["Anna Zell"]);
});

desk("takes a name of the story into the list", async ({ page }) => {
  await paste(page, "“It leaks,” Ana Zell said.");
  await click(page, "Ana Zell");
  await page.getByRole("button", { name: "Add to own words…" }).click();
  await page.locator(".own-words").waitFor();
  assert.deepEqual([await page.inputValue("#words-word"), await page.inputValue("#words-kind"), await page.locator("#details").isVisible()], ["Ana Zell", "person", false]);
  await remark(page, () => page.click("#words-add"));
  await page.getByRole("rowheader", { name: "Ana Zell" }).waitFor();
});

desk("saves the list as the package takes it, and adds it to another desk", async ({ page }) => {
  await more(page, "#own-words");
  await remark(page, () => add(page, "organization", "Open Water Watch", "OWW", "FR"));
  await remark(page, () => add(page, "verb", "blurb"));
  const { name, content } = await take(page, "#words-save");
  assert.equal(name, "newsgloss-words.json");
  const found = (await load(undefined, { words: JSON.parse(content) })).annotate(TEXT);
  assert.equal(found.entities[found.actors[found.quotes[0].speaker.index ?? 0].entity].name, "Open Water Watch");
  await remark(page, () => more(page, "#forget-open").then(() => page.click("#forget-all")));
  await more(page, "#own-words");
  await page.getByText("No words yet.").waitFor();
  const open = (text) => page.locator("#words-file").setInputFiles({ name: "words.json", mimeType: "application/json", buffer: Buffer.from(text) });
  await remark(page, () => open(content));
  await page.locator("#message", { hasText: "2 words added." }).waitFor();
  await open("{ no list");
  await page.locator("#notice", { hasText: "That is not a file of own words." }).waitFor();
  await remark(page, () => open(JSON.stringify({ names: [{ name: "Open Water Watch", kind: "group" }, { name: "—" }, { name: "Lake Fund", kind: "organization" }] })));
  await page.locator("#message", { hasText: "1 word added, 1 word replaced." }).waitFor();
  await page.locator("#notice", { hasText: "1 entry was left out. “—” has no letter." }).waitFor();
});

desk("keeps the words that two windows add, and shows them in both", async ({ page, address }) => {
  const other = await page.context().newPage();
  await other.goto(address);
  await marked(other);
  await more(page, "#own-words");
  await more(other, "#own-words");
  await remark(other, () => remark(page, () => add(page, "person", "Ana Zell")));
  await remark(page, () => remark(other, () => add(other, "person", "Bob Quill")));
  for (const window of [page, other]) await window.getByRole("rowheader", { name: "Ana Zell" }).waitFor();
  await other.locator("h1").click();
  await remark(page, () => remark(other, () => other.keyboard.press("Control+z")));
  await page.getByRole("rowheader", { name: "Bob Quill" }).waitFor({ state: "detached" });
  assert.deepEqual(await page.locator(".own-words tbody th").allTextContents(), ["Ana Zell"], "undo takes back what this window did");
});

desk("reads on, and says so, where words that were kept do not fit together", async ({ page }) => {
  await page.evaluate(async () => {
    const opening = indexedDB.open("newsgloss-words");
    const db = await new Promise((resolve) => (opening.onsuccess = () => resolve(opening.result)));
    const store = db.transaction("words", "readwrite").objectStore("words");
    for (const id of ["a", "b"]) store.put({ id, kind: "person", word: "Ana Zell", others: id === "a" ? ["Zell"] : [], code: "" });
    store.put({ id: "c", kind: "nothing", word: 7 });
    await new Promise((resolve) => (store.transaction.oncomplete = resolve));
    db.close();
  });
  await page.reload();
  await marked(page);
  await page.locator("#notice", { hasText: "Your own words do not fit together" }).waitFor();
  assert.ok((await found(page)).quotes > 0);
  await more(page, "#own-words");
  await remark(page, () => page.getByRole("button", { name: "Remove Ana Zell" }).first().click());
  await page.locator("#notice").waitFor({ state: "hidden" });
});

/** Numbers by a seed, so that a failure comes again. */
function random(seed) {
  let state = seed;
  return (below) => {
    state = (Math.imul(state, 1664525) + 1013904223) >>> 0;
    return (state >>> 8) % below;
  };
}

const PIECES = ["Ana", "Zell", "zell", "OWW", "U.S.", "don’t", "O'Hara", "–", "$", "7", "né", "Æ", "a b", " ", "-", "“", "", "ﬀ", "İ", "​", "😀", "km"];

test("what the list takes, the annotator takes", async () => {
  const wasm = await readFile(path("dist", "newsgloss.wasm"));
  const module = await WebAssembly.compile(wasm);
  const taken = [];
  for (let seed = 1; seed <= 60; seed++) {
    const next = random(seed);
    const phrase = () => Array.from({ length: 1 + next(3) }, () => PIECES[next(PIECES.length)]).join(next(2) ? " " : "");
    const known = new words.Known();
    const list = [];
    for (let at = 0; at < 12; at++) {
      const kind = words.WORD_KINDS[next(8)];
      const entry = words.entryOf({ kind, word: phrase(), others: [phrase(), phrase()].join(","), code: ["", "FR", "usd", "km", "x"][next(5)] });
      if (words.faultOf(entry) || known.against(entry)) continue;
      known.add(entry);
      list.push(entry);
    }
    taken.push(list.length);
    await assert.doesNotReject(load(module, list.length ? { words: JSON.parse(words.ownWords(list)) } : undefined), JSON.stringify(list));
  }
  assert.ok(taken.reduce((sum, one) => sum + one, 0) > 100, "hardly any entry is taken");
});

test("no file of words breaks the list, whatever is in it", () => {
  const ODD = [null, 7, "", "Ana", "—", [], {}, ["a", 3], { name: "Bo", kind: "__proto__" }, { name: "Bo", kind: "person", aliases: "x", country: 4 }, { verb: "post", forms: [null, "posted"] }, { name: "sacks", code: "" }, { name: "sacks", code: "{sack}", money: "yes" }, { __proto__: { name: "x" } }];
  let taken = 0;
  for (let seed = 1; seed <= 400; seed++) {
    const next = random(seed);
    const list = () => [Array.from({ length: next(5) }, () => ODD[next(ODD.length)]), ODD[next(ODD.length)]][next(4) ? 0 : 1];
    const whole = JSON.stringify({ names: list(), verbs: list(), units: list(), notNames: list() });
    const at = next(whole.length);
    const text = [whole, whole.slice(0, at), `${whole.slice(0, at)}${"{}[]\",:x"[next(8)]}${whole.slice(at + 1)}`, JSON.stringify(ODD[next(ODD.length)])][next(4)];
    const read = words.fromFile(text, []);
    if (!read) continue;
    taken += read.added;
    assert.equal(read.words.length, read.added, `seed ${seed}`);
    for (const word of read.words) assert.ok(words.WORD_KINDS.includes(word.kind) && typeof word.word === "string" && word.word !== "" && Array.isArray(word.others), `seed ${seed}: ${JSON.stringify(word)}`);
    if (read.added > 0) assert.equal(words.fromFile(words.toFile(read.words), []).added, read.added, `seed ${seed}: saved and read again`);
  }
  assert.ok(taken > 100, "hardly any word is taken");
});
