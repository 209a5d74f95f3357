// What somebody who sees the desk for the first time wants of it, by what shows and nothing else.
import assert from "node:assert/strict";
import { readFile } from "node:fs/promises";
import { STORY, desk, paste } from "./page.mjs";

desk("finds who said the second quote", async ({ page }) => {
  await paste(page, "“We won,” Ana Lopez said.\n\n“They cheated,” Bob Stone said.");
  const second = page.getByRole("button", { name: /They cheated.*direct quote/ });
  const speaker = page.locator("section", { has: second }).getByRole("heading").last();
  assert.match(await speaker.textContent(), /Bob Stone/);
});

desk("finds how many were killed", async ({ page }) => {
  await paste(page, "At least 27 people were killed and 200 wounded in the fire on Monday.");
  await page.getByRole("tab", { name: "Numbers" }).click();
  const row = page.getByRole("row", { name: /at least 27.*people/ });
  await row.getByRole("button", { name: "27" }).click();
  assert.match(await page.getByRole("status").textContent(), /27/);
});

desk("corrects a wrong speaker", async ({ page }) => {
  await paste(page, STORY);
  await page.getByRole("button", { name: /a bandage.*direct quote|a bandage.*partial quote/ }).click();
  // What the list shows in the story is clicked there.
  const [x, y] = await page.evaluate(() => {
    const [range] = CSS.highlights.get("newsgloss-active");
    const box = range.getBoundingClientRect();
    return [box.left + box.width / 2, box.top + box.height / 2];
  });
  await page.mouse.click(x, y);
  await page.getByRole("combobox", { name: "Speaker of this quote" }).selectOption({ label: "Carla Weiss" });
  await page.locator("section.speaker", { hasText: "Carla Weiss" }).getByText("a bandage").waitFor();
  await page.getByText("corrected by you").first().waitFor();
});

desk("takes the result away as CSV", async ({ page }) => {
  await paste(page, STORY);
  const [download] = await page.getByRole("button", { name: "Export" }).click().then(() => Promise.all([page.waitForEvent("download"), page.getByRole("button", { name: "Quotes (CSV)" }).click()]));
  const rows = (await readFile(await download.path(), "utf8")).split("\r\n");
  assert.match(rows[1], /^Carla Weiss,.*,told,.*The bridge is safe/);
  assert.match(download.suggestedFilename(), /\.csv$/);
});
