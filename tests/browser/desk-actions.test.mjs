// Nothing is ever lost: every action that changes the desk can be taken back and done again.
import assert from "node:assert/strict";
import { readdirSync, readFileSync } from "node:fs";
import { test } from "node:test";
import { path } from "../../scripts/shell.mjs";
import { STORY, click, desk, drop, more, paste, remark, select, take } from "./page.mjs";

/** All that is on the desk: the story that shows with what hangs on it, the others by name, and the reader's own words. */
async function state(page) {
  const empty = await page.locator("#story").evaluate((story) => story.textContent.trim() === "");
  const story = empty ? {} : JSON.parse((await take(page, "#save-json")).content);
  return { ...story, stories: await page.locator("#stories li").allTextContents(), words: await ownWords(page) };
}

const ownWords = (page) =>
  page.evaluate(async () => {
    const db = await new Promise((resolve) => (indexedDB.open("newsgloss-words").onsuccess = ({ target }) => resolve(target.result)));
    const all = await new Promise((resolve) => (db.transaction("words").objectStore("words").getAll().onsuccess = ({ target }) => resolve(target.result)));
    db.close();
    return all.map(({ id, ...word }) => word).sort((a, b) => (a.word < b.word ? -1 : 1));
  });

/** Waits until the desk is in a state: its own words go into their store after the marks have changed. */
async function settles(page, wanted) {
  for (let tries = 0; tries < 20; tries++) {
    const now = await state(page);
    if (JSON.stringify(now) === JSON.stringify(wanted)) return;
    await page.waitForTimeout(100);
  }
  assert.deepEqual(await state(page), wanted);
}

const inDetails = (page) => page.locator("#details");
const field = async (page, label, value) => {
  await page.getByLabel(label, { exact: true }).fill(value);
  await page.keyboard.press("Enter");
};
const number = (label, value) => async (page) => {
  await click(page, "3.5 mil");
  await field(page, label, value);
};
const addWord = async (page, kind, word, others) => {
  if (!(await page.locator(".own-words").isVisible())) await more(page, "#own-words");
  await page.selectOption("#words-kind", kind);
  await page.fill("#words-word", word);
  if (others) await page.fill("#words-others", others);
  await page.click("#words-add");
};
const withWords = (page) => remark(page, () => addWord(page, "organization", "Quay Watch", "QW"));
const wordsFile = { names: [{ name: "Open Water Watch", kind: "organization", aliases: ["OWW"] }], verbs: ["post"], notNames: ["Will"] };

/** What can be done, by the label that Undo tells of; `first` is done before, `acts` is what is taken back. */
const ACTIONS = [
  ["Typing", async (page) => {
    await page.locator("#story").focus();
    await page.keyboard.press("Control+End");
    await page.keyboard.type("Rain fell.");
  }],
  ["Story pasted", (page) => paste(page, "“We won,” Ana Lopez said."), { waits: true }],
  ["Paste", async (page) => {
    await page.locator("#story").focus();
    await page.keyboard.press("Control+Home");
    await page.evaluate(() => {
      const clipboardData = new DataTransfer();
      clipboardData.setData("text/plain", "Carla Weiss said so. ");
      document.querySelector("#story").dispatchEvent(new ClipboardEvent("paste", { clipboardData, bubbles: true, cancelable: true }));
    });
  }],
  ["Cut", async (page) => {
    await page.locator("#story").focus();
    await page.keyboard.press("Control+a");
    await page.keyboard.press("Control+x");
  }],
  ["Deletion", async (page) => {
    await page.locator("#story").focus();
    await page.keyboard.press("Control+a");
    await page.keyboard.press("Delete");
  }, { first: (page) => paste(page, STORY, "text/plain", 200) }],
  ["Story cleared", (page) => more(page, "#clear")],
  ["New story", (page) => page.click("#new")],
  ["Sample story opened", (page) => more(page, "#sample")],
  ["“one” opened", (page) => drop(page, ["one.txt", "text/plain", "“We won,” Ana Lopez said."])],
  ["2 stories opened", (page) => drop(page, ["one.txt", "text/plain", "“We won,” Ana Lopez said."], ["two.txt", "text/plain", "“We lost,” Bob Stone said."])],
  ["“saved” opened", async (page) => drop(page, ["saved.json", "application/json", JSON.stringify({ ...JSON.parse((await take(page, "#save-json")).content), title: "saved" })])],
  ["“one” closed", (page) => page.getByRole("button", { name: "Close one" }).click(), { first: (page) => remark(page, () => drop(page, ["one.txt", "text/plain", "“We won,” Ana Lopez said."])) }],
  ["Speaker changed", async (page) => {
    await click(page, "bandage");
    await inDetails(page).getByLabel("Speaker of this quote").selectOption({ label: "Carla Weiss" });
  }],
  ["Speaker changed", async (page) => {
    await click(page, "bandage");
    await inDetails(page).getByLabel("Speaker of this quote").selectOption({ value: "pick" });
    await select(page, "Engineers");
    await page.locator("#marker").getByRole("button", { name: /^Use/ }).click();
  }],
  ["Type changed", async (page) => {
    await click(page, "Carla Weiss");
    await page.getByLabel("Type of this entry").selectOption("place");
  }],
  ["Type changed", async (page) => {
    await click(page, "bandage");
    await page.getByLabel("Whether this was said").selectOption("possible");
  }],
  ["Merged", async (page) => {
    await click(page, "fire brigade");
    await page.getByLabel("Merge with").selectOption({ label: "Carla Weiss" });
  }],
  ["Separated", async (page) => {
    await click(page, "fire brigade");
    await page.getByRole("button", { name: "Separate from this entry" }).click();
  }, {
    first: async (page) => {
      await click(page, "fire brigade");
      await remark(page, () => page.getByLabel("Merge with").selectOption({ label: "Carla Weiss" }));
    },
  }],
  ["Name changed", async (page) => {
    await click(page, "Carla Weiss");
    await field(page, "Name of this entry", "Carla M. Weiss");
  }],
  ["Number corrected", number("Value of this number", "3,600,000")],
  ["Number corrected", number("Low end of the range", "3,000,000")],
  ["Number corrected", number("Unit of this number", "EUR")],
  ["Number corrected", async (page) => {
    await click(page, "3.5 mil");
    await page.getByLabel("Modifier of this number").selectOption("at-least");
  }],
  ["Number corrected", async (page) => {
    await click(page, "27");
    await page.getByRole("button", { name: "Pick what is counted…" }).click();
    await select(page, "Engineers");
    await page.locator("#marker").getByRole("button", { name: /^Use/ }).click();
  }],
  ["Mark removed", async (page) => {
    await click(page, "27");
    await page.getByRole("button", { name: "Remove this mark: 27", exact: true }).click();
  }],
  ["Mark added", async (page) => {
    await select(page, "part of it");
    await page.locator("#marker").getByRole("button", { name: "Number" }).click();
  }],
  ["Mark adjusted", async (page) => {
    await click(page, "bandage");
    await page.getByRole("button", { name: /^Adjust start and end/ }).click();
    await select(page, "called the plan");
    await page.locator("#marker").getByRole("button", { name: /^Use/ }).click();
  }],
  ["2 more marked as umpteen", (page) => page.getByRole("button", { name: "Mark all 2 others" }).click(), {
    first: async (page) => {
      await paste(page, "umpteen boats sank. Then umpteen more did, and umpteen again.");
      await select(page, "umpteen");
      await remark(page, () => page.locator("#marker").getByRole("button", { name: "Person or organisation" }).click());
    },
  }],
  ["Line 1: wrong", async (page) => {
    await page.click("#tab-sheet");
    await page.locator('[data-line="1"] [data-verdict="wrong"]').click();
  }],
  ["Line 1 not checked", (page) => page.locator('[data-line="1"] [data-verdict="wrong"]').click(), {
    first: async (page) => {
      await page.click("#tab-sheet");
      await remark(page, () => page.locator('[data-line="1"] [data-verdict="wrong"]').click());
    },
  }],
  ["Note saved", async (page) => {
    await page.click("#tab-sheet");
    await page.locator('[data-line="1"] .note').fill("Heard on tape");
    await page.keyboard.press("Enter");
  }],
  ["Source saved", async (page) => {
    await page.click("#tab-sheet");
    await page.locator('[data-line="1"] .source').fill("Register");
    await page.keyboard.press("Enter");
  }],
  ["Publication date changed", (page) => page.fill("#published", "2024-05-10").then(() => page.locator("#published").dispatchEvent("change"))],
  ["Source changed", (page) => page.fill("#source", "https://example.org/bridge").then(() => page.locator("#source").dispatchEvent("change"))],
  ["“Quay Watch” added to your words", withWords, { waits: true }],
  ["“Quay Board” changed", async (page) => {
    await page.getByRole("button", { name: "Edit Quay Watch" }).click();
    await page.fill("#words-word", "Quay Board");
    await page.click("#words-add");
  }, { first: withWords }],
  ["“Quay Watch” removed from your words", (page) => page.getByRole("button", { name: "Remove Quay Watch" }).click(), { first: withWords }],
  ["3 words added", async (page) => {
    await more(page, "#own-words");
    await page.locator("#words-file").setInputFiles({ name: "words.json", mimeType: "application/json", buffer: Buffer.from(JSON.stringify(wordsFile)) });
  }],
  ["1 word replaced", async (page) => {
    const file = { names: [{ name: "Quay Watch", kind: "group" }] };
    await page.locator("#words-file").setInputFiles({ name: "words.json", mimeType: "application/json", buffer: Buffer.from(JSON.stringify(file)) });
  }, { first: withWords }],
];

ACTIONS.forEach(([label, act, { first, waits } = {}], at) =>
  desk(`takes back and does again, ${at + 1}: ${label}`, async ({ page }) => {
    await paste(page, STORY);
    await first?.(page);
    const before = await state(page);
    if (waits) await act(page);
    else await remark(page, () => act(page));
    const after = await state(page);
    assert.notDeepEqual(after, before, "the action does nothing");
    await page.locator("h1").click();
    const undo = page.locator("#undo");
    assert.equal(await undo.getAttribute("title"), `Undo: ${label} (Ctrl+Z, ⌘Z)`);
    await remark(page, () => page.keyboard.press("Control+z"));
    await settles(page, before);
    await remark(page, () => page.keyboard.press("Control+Shift+z"));
    await settles(page, after);
  }),
);

test("no action of the desk is without its test", () => {
  const folder = path("www", "desk");
  const sources = readdirSync(folder, { recursive: true }).filter((name) => name.endsWith(".ts")).map((name) => readFileSync(`${folder}/${name}`, "utf8"));
  // Labels stand last in what changes the desk.
  const calls = sources.flatMap((source) => [...source.matchAll(/\b(?:desk\.(?:edit|replace|open|close|own|set|correct|check)|(?:pen|page|this)\.correct)\((?:[^;]|;(?= ))*?, (?:typed \? )?(["`])((?:(?!\1).)*)\1(?: : "(\w+)")?\)/g)].flatMap(([, , label, other]) => [label, other]));
  const labels = [...new Set(calls.filter(Boolean))];
  assert.ok(labels.length >= 15, `only ${labels.length} labels were found: ${labels.join(", ")}`);
  const told = ACTIONS.map(([label]) => label);
  const fits = (label) => new RegExp(`^${label.replace(/[.*+?^()|[\]\\]/g, "\\$&").replace(/\$\{[^}]*\}/g, ".*")}$`);
  assert.deepEqual(labels.filter((label) => !told.some((one) => fits(label).test(one))), []);
});
