// Checking, and many stories: what a newsroom does all day.
import assert from "node:assert/strict";
import papaparse from "papaparse";
import { STORY, desk, drop, marked, paste, remark, take } from "./page.mjs";

desk("ticks quotes and numbers off, with verdict, note and source, by mouse and keyboard", async ({ page }) => {
  await paste(page, STORY);
  await page.click("#tab-sheet");
  const lines = await page.locator(".line").count();
  await page.locator("#checked", { hasText: `0 of ${lines} checked` }).waitFor();
  await page.locator('[data-line="1"] .tick').focus();
  await page.keyboard.press("r");
  await page.keyboard.press("ArrowDown");
  await page.keyboard.press("w");
  await page.keyboard.press("n");
  await page.keyboard.type("The record says otherwise");
  await page.keyboard.press("Tab");
  await page.keyboard.type("https://example.org/record");
  await page.keyboard.press("Tab");
  await page.locator("#checked", { hasText: `2 of ${lines} checked` }).waitFor();
  await page.selectOption("#sheet-state", "wrong");
  assert.equal(await page.locator(".line").count(), 1);
  await page.selectOption("#sheet-state", "open");
  assert.equal(await page.locator(".line").count(), lines - 2);
  const { data } = papaparse.parse((await take(page, "#save-quotes")).content.replace(/^\uFEFF/, ""), { header: true, skipEmptyLines: true });
  const wrong = data.find(({ checked }) => checked === "wrong");
  assert.deepEqual([wrong.note, wrong["checked against"], wrong.speaker], ["The record says otherwise", "https://example.org/record", "Carla Weiss"]);
  await page.reload();
  await marked(page);
  await page.click("#tab-sheet");
  await page.locator("#checked", { hasText: `2 of ${lines} checked` }).waitFor();
});

for (const [format, button, ending, type] of [["JSON", "#save-json", "json", "application/json"], ["Web Annotations", "#save-web-annotation", "jsonld", "application/ld+json"], ["HTML copy", "#save-html", "html", "text/html"]])
  desk(`brings checks and corrections back from its own ${format}`, async ({ page }) => {
    await paste(page, STORY);
    await page.click("#tab-sheet");
    await page.locator('[data-line="2"] [data-verdict="right"]').click();
    await page.locator('[data-line="2"] .note').fill("Heard on tape");
    await page.keyboard.press("Enter");
    const [before, { content }] = [(await take(page, "#save-json")).content, await take(page, button)];
    await remark(page, () => page.click("#new"));
    await remark(page, () => drop(page, [`again.${ending}`, type, content]));
    assert.deepEqual(JSON.parse((await take(page, "#save-json")).content), JSON.parse(before));
    await page.click("#tab-sheet");
    await page.locator("#checked", { hasText: "1 of" }).waitFor();
  });

desk("drops thirty stories: one table and one CSV over all", async ({ page }) => {
  const files = Array.from({ length: 30 }, (_, n) => [`story-${n}.txt`, "text/plain", `Report ${n}\n\n${STORY.repeat(12).replaceAll("40 rescued", `${n + 40} rescued`)}`]);
  const began = Date.now();
  await drop(page, ...files);
  await page.locator("#all-stories", { hasText: "All stories (30)" }).waitFor();
  await page.click("#all-stories");
  await page.locator(".wide").waitFor();
  const { content } = await take(page, "#all-csv");
  console.log(`thirty stories of 5 kB: table and CSV after ${Date.now() - began} ms`);
  const { data, errors } = papaparse.parse(content.replace(/^\uFEFF/, ""), { header: true, skipEmptyLines: true });
  assert.deepEqual(errors, []);
  assert.equal(new Set(data.map(({ story }) => story)).size, 30);
  const one = data.find(({ finding, speaker, words }) => finding === "quote" && speaker === "Carla Weiss" && words.includes("The bridge is safe"));
  assert.deepEqual([one.date, one.type, one["said or not"]], ["2024-05-06", "direct quote", "said"]);
  assert.match(one.sentence, /Interior Minister Carla Weiss told reporters/);
  const lines = (await take(page, "#all-jsonl")).content.trim().split("\n").map((line) => JSON.parse(line));
  assert.equal(lines.length, data.length);
  const weiss = page.locator("tr", { has: page.getByRole("rowheader", { name: "Carla Weiss" }) });
  assert.equal(await weiss.count(), 1);
  await weiss.getByRole("button", { name: "Separate Carla Weiss by story" }).click();
  assert.equal(await page.locator("tr", { has: page.getByRole("rowheader", { name: "Carla Weiss" }) }).count(), 30);
});

desk("compares two stories, and goes to their places", async ({ page }) => {
  await drop(page, ["ours.txt", "text/plain", "“The bridge is safe,” Carla Weiss said. At least 27 people were hurt."], ["theirs.txt", "text/plain", "Carla Weiss said: “The bridge is safe.” Some 31 people were hurt."]);
  await page.locator("#all-stories").waitFor();
  await page.click("#all-stories");
  await page.click('[data-table="compare"]');
  await page.getByRole("heading", { name: "Same quotes (1)" }).waitFor();
  await page.getByRole("heading", { name: "Figures that differ (1)" }).waitFor();
  await page.getByRole("button", { name: /31 · people/ }).click();
  await page.waitForFunction(() => [...(CSS.highlights.get("newsgloss-active") ?? [])].some((range) => range.toString() === "31"));
});

desk("searches and filters, in the story's order too, and shows the same place in story and list", async ({ page }) => {
  await paste(page, STORY);
  await page.selectOption("#order-choice", "story");
  const first = page.locator(".in-order .words").first();
  assert.match(await first.textContent(), /^1\. .*The bridge is safe/);
  await page.fill("#quotes-search", "bandage");
  assert.equal(await page.locator(".in-order li").count(), 1);
  await page.fill("#quotes-search", "");
  await page.click("#tab-actors");
  await page.check("#people-only");
  assert.ok((await page.locator(".entity .name").allTextContents()).includes("Carla Weiss"));
  assert.ok(!(await page.locator(".entity .how").allTextContents()).some((told) => told.startsWith("organisation")));
  await page.click("#tab-numbers");
  await page.selectOption("#kind-filter", "money");
  assert.deepEqual(await page.locator("tr.figure td:first-child .go").allTextContents(), ["$3.5 million"]);
  await page.locator("tr.figure .go").click();
  await page.locator("tbody.current", { hasText: "$3.5 million" }).waitFor();
});

desk("shows what was said, and what was only thought or not said one click away", async ({ page }) => {
  await paste(page, "“We won,” Ana Lopez said. Bob Stone believes that the town will pay for 12 boats. Carla Weiss declined to comment on the plan.");
  const said = await page.locator(".quote").count();
  const others = page.locator(".beside-said button");
  for (const button of await others.all()) await button.click();
  assert.ok((await page.locator(".quote").count()) > said);
  assert.match(await page.locator("#summary").textContent(), /^1 quote from 1 speaker/);
});

desk("refuses a value that is none, and takes one as people write it", async ({ page }) => {
  await paste(page, "The town lost 15% of its trees.");
  await page.click("#tab-numbers");
  await page.getByRole("button", { name: "Correct: 15%" }).click();
  const field = page.getByLabel("Value of this number");
  await field.fill("lots");
  await page.keyboard.press("Enter");
  assert.equal(await field.getAttribute("aria-invalid"), "true");
  assert.match(await field.evaluate((input) => input.validationMessage), /“lots” is no value/);
  await field.fill("16 %");
  await remark(page, () => page.keyboard.press("Enter"));
  const { numbers } = JSON.parse((await take(page, "#save-json")).content);
  assert.equal(numbers[0].value, "16");
});

desk("marks all places of the same words at once", async ({ page }) => {
  await paste(page, "umpteen boats sank. Then umpteen more did, and umpteen again.");
  const { select } = await import("./page.mjs");
  await select(page, "umpteen");
  await remark(page, () => page.locator("#marker").getByRole("button", { name: "Person or organisation" }).click());
  await remark(page, () => page.getByRole("button", { name: "Mark all 2 others" }).click());
  const { actors } = JSON.parse((await take(page, "#save-json")).content);
  assert.equal(actors.filter(({ rule }) => rule === "added by hand").length, 3);
  assert.equal(new Set(actors.map(({ entity }) => entity)).size, 1);
});
