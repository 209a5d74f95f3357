// Nothing is ever lost: one undo for everything, drafts that stay, windows that leave each other alone.
import assert from "node:assert/strict";
import { STORY, click, desk, drop, marked, more, paste, remark, select, take, text } from "./page.mjs";

const state = async (page) => {
  const json = JSON.parse((await take(page, "#save-json")).content);
  const stories = await page.locator("#stories li").allTextContents();
  return { ...json, stories, checked: json.checks ?? [] };
};
const undo = (page) => remark(page, () => page.keyboard.press("Control+z"));
const redo = (page) => remark(page, () => page.keyboard.press("Control+Shift+z"));

/** Everything that the reader can do to the desk, each with what takes the keyboard back to it. */
const ACTIONS = {
  "typing": async (page) => {
    await page.locator("#story").focus();
    await page.keyboard.press("Control+End");
    await page.keyboard.type("Rain fell.");
  },
  "pasting over the story": (page) => paste(page, "“We won,” Ana Lopez said."),
  "cutting": async (page) => {
    await page.locator("#story").focus();
    await page.keyboard.press("Control+a");
    await page.keyboard.press("Control+x");
  },
  "clearing the story": (page) => more(page, "#clear"),
  "a new story": (page) => page.click("#new"),
  "opening files": (page) => drop(page, ["one.txt", "text/plain", "“We won,” Ana Lopez said."], ["two.txt", "text/plain", "“We lost,” Bob Stone said."]),
  "closing a story": async (page) => {
    await remark(page, () => drop(page, ["one.txt", "text/plain", "“We won,” Ana Lopez said."]));
    return () => page.getByRole("button", { name: "Close one" }).click();
  },
  "another speaker": async (page) => {
    await click(page, "bandage");
    await page.locator("#details").getByLabel("Speaker of this quote").selectOption({ label: "Carla Weiss" });
  },
  "another type": async (page) => {
    await click(page, "Carla Weiss");
    await page.getByLabel("Type of this entry").selectOption("place");
  },
  "merging": async (page) => {
    await click(page, "fire brigade");
    await page.getByLabel("Merge with").selectOption({ label: "Carla Weiss" });
  },
  "another name": async (page) => {
    await click(page, "Carla Weiss");
    await page.getByLabel("Name of this entry").fill("Carla M. Weiss");
    await page.keyboard.press("Enter");
  },
  "another value": async (page) => {
    await click(page, "3.5 mil");
    await page.getByLabel("Value of this number").fill("3,600,000");
    await page.keyboard.press("Enter");
  },
  "removing a mark": async (page) => {
    await click(page, "27");
    await page.getByRole("button", { name: "Remove this mark: 27", exact: true }).click();
  },
  "adding a mark": async (page) => {
    await select(page, "part of it");
    await page.locator("#marker").getByRole("button", { name: "Number" }).click();
  },
  "a verdict": async (page) => {
    await page.click("#tab-sheet");
    await page.locator('[data-line="1"] [data-verdict="wrong"]').click();
  },
  "the date": (page) => page.fill("#published", "2024-05-10").then(() => page.locator("#published").dispatchEvent("change")),
};

for (const [name, act] of Object.entries(ACTIONS))
  desk(`takes back and does again: ${name}`, async ({ page }) => {
    await paste(page, STORY);
    let doing = null;
    const prepared = name === "closing a story" ? await act(page) : null;
    const before = await state(page);
    doing = prepared ?? (() => act(page));
    if (name.startsWith("pasting")) await doing();
    else await remark(page, doing);
    const after = await (name === "clearing the story" || name === "cutting" || name === "a new story" ? page.locator("#story").textContent() : state(page));
    await page.locator("h1").click();
    await undo(page);
    assert.deepEqual(await state(page), before);
    await redo(page);
    assert.deepEqual(await (typeof after === "string" ? page.locator("#story").textContent() : state(page)), after);
  });

desk("undoes a correction after a reload, and tells in a visible word what was done", async ({ page }) => {
  await paste(page, STORY);
  await click(page, "bandage");
  await remark(page, () => page.locator("#details").getByLabel("Speaker of this quote").selectOption({ label: "Carla Weiss" }));
  await page.locator("#message", { hasText: "Speaker changed." }).waitFor();
  await page.reload();
  await marked(page);
  const bandage = page.locator(".speaker", { hasText: "Carla Weiss" }).locator(".words", { hasText: "a bandage" });
  await bandage.waitFor();
  await undo(page);
  await page.locator("#message", { hasText: "Undone: speaker changed." }).waitFor();
  assert.equal(await bandage.count(), 0);
  assert.equal(await text(page), STORY);
});

desk("takes a step back by the message's own button", async ({ page }) => {
  await paste(page, STORY);
  await remark(page, () => more(page, "#clear"));
  await remark(page, () => page.locator("#message").getByRole("button", { name: "Undo" }).click());
  assert.equal(await text(page), STORY);
});

desk("keeps the stories of two windows that are closed, and opens both", async ({ page, address }) => {
  await paste(page, "“We won,” Ana Lopez said.");
  const other = await page.context().newPage();
  await other.goto(address);
  await marked(other);
  assert.match(await other.locator("#story").textContent(), /Helen Okafor/, "a second window begins anew");
  await paste(other, "“We lost,” Bob Stone said.");
  await other.close();
  await page.close();
  const again = await other.context().newPage();
  await again.goto(address);
  await marked(again);
  assert.equal(await again.locator("#stories li").count(), 2);
});

desk("does not lose a draft to a window with the sample", async ({ page, address }) => {
  const idle = await page.context().newPage();
  await idle.goto(address);
  await marked(idle);
  await paste(page, STORY);
  await idle.close();
  await page.reload();
  await marked(page);
  assert.equal(await text(page), STORY);
});

desk("takes over the drafts of an earlier version, broken ones too", async ({ page }) => {
  const kept = { at: 0, stories: [{ title: "Old", text: "“We won,” Ana Lopez said.", publishedOn: "6 May 2024", source: "", corrections: [{ do: "nothing" }] }] };
  await page.evaluate((kept) => localStorage.setItem("newsgloss-desk", kept), JSON.stringify(kept));
  await page.reload();
  await marked(page);
  assert.match(await page.locator("#story").textContent(), /We won/);
  await page.waitForFunction(() => localStorage.getItem("newsgloss-desk") === null);
  await page.evaluate(() => localStorage.setItem("newsgloss-desk", "{half of a draft: Bob Stone left"));
  await page.reload();
  await marked(page);
  await page.getByRole("button", { name: "Recovered draft", exact: true }).waitFor();
});

desk("keeps what was typed right before the page went", async ({ page }) => {
  await paste(page, STORY);
  await page.keyboard.press("Control+End");
  await page.keyboard.type("Last words");
  await page.reload();
  await marked(page);
  assert.equal(await text(page), `${STORY}Last words`);
});

desk("says what it is where the browser keeps nothing, and works on", async ({ page, address }) => {
  await page.addInitScript(() => (IDBFactory.prototype.open = () => { throw new DOMException("no", "SecurityError"); }));
  await page.goto(address);
  await page.locator("#notice", { hasText: "does not let the page keep drafts" }).waitFor();
  await paste(page, STORY);
  assert.equal(await text(page), STORY);
});

desk("deletes everything on the device when asked", async ({ page }) => {
  await paste(page, STORY);
  await more(page, "#forget-open");
  await remark(page, () => page.click("#forget-all"));
  assert.match(await page.locator("#story").textContent(), /Helen Okafor/);
  await page.reload();
  await marked(page);
  assert.match(await page.locator("#story").textContent(), /Helen Okafor/);
  const left = await page.evaluate(async () => {
    const db = await new Promise((resolve) => (indexedDB.open("newsgloss-desk").onsuccess = ({ target }) => resolve(target.result)));
    const count = (store) => new Promise((resolve) => (db.transaction(store).objectStore(store).count().onsuccess = ({ target }) => resolve(target.result)));
    return [await count("stories"), await count("steps")];
  });
  assert.deepEqual(left, [0, 0]);
});
