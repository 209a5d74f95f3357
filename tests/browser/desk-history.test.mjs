// Nothing is ever lost: drafts that stay, windows that leave each other alone; desk-actions.test.mjs takes every action back.
import assert from "node:assert/strict";
import { STORY, click, desk, marked, more, paste, remark, text } from "./page.mjs";

const undo = (page) => remark(page, () => page.keyboard.press("Control+z"));

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
