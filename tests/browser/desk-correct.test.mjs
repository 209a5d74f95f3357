// The pen: what the reader corrects shows, can be undone, stays, and goes along.
import assert from "node:assert/strict";
import { STORY, click, desk, highlighted, marked, paste, place, remark, select, take } from "./page.mjs";

const json = async (page) => JSON.parse((await take(page, "#save-json")).content);

desk("corrects a wrong speaker, in the lists and in the CSV", async ({ page }) => {
  await paste(page, STORY);
  await click(page, "bandage");
  await remark(page, () => page.locator("#details").getByLabel("Speaker of this quote").selectOption({ label: "Carla Weiss" }));
  await page.locator(".speaker", { hasText: "Carla Weiss" }).locator(".words", { hasText: "a bandage" }).waitFor();
  const { content } = await take(page, "#save-quotes");
  assert.match(content.split("\r\n")[0], /^\uFEFFspeaker,speaker as written,cue,words,type,said or not,kind/);
  assert.match(content, /Carla Weiss,[^\n]*a bandage[^\n]*corrected/);
});

desk("takes the words that are selected for the speaker", async ({ page }) => {
  await paste(page, "“We won,” it said. The old baker waited.");
  await click(page, "We won");
  await page.locator("#details").getByLabel("Speaker of this quote").selectOption({ label: "Pick the speaker in the text…" });
  await select(page, "The old baker");
  await page.locator("#story").focus();
  await remark(page, () => page.keyboard.press("Enter"));
  assert.match(await page.locator(".speaker h3").first().textContent(), /The old baker/);
  assert.equal((await json(page)).text, "“We won,” it said. The old baker waited.");
});

desk("removes a mark, and brings it back", async ({ page }) => {
  await paste(page, STORY);
  const before = await highlighted(page, "numbers");
  await click(page, "3.5 mil");
  await remark(page, () => page.getByRole("button", { name: "Remove this mark: $3.5 million" }).click());
  assert.deepEqual(await highlighted(page, "numbers"), before.filter((words) => words !== "$3.5 million"));
  await remark(page, () => page.click("#undo"));
  assert.deepEqual(await highlighted(page, "numbers"), before);
  await remark(page, () => page.click("#redo"));
  assert.equal((await highlighted(page, "numbers")).length, before.length - 1);
});

desk("removes an actor with what it is said to have said", async ({ page }) => {
  await paste(page, "“We won,” Ana Lopez said. France waited.");
  await click(page, "Ana Lopez");
  await remark(page, () => page.getByRole("button", { name: "Remove this mark" }).click());
  assert.deepEqual(await highlighted(page, "actors"), ["France"]);
  assert.deepEqual(await page.locator(".speaker h3 .name").allTextContents(), ["No speaker found"]);
});

desk("gives marks another kind and numbers another value", async ({ page }) => {
  await paste(page, "“We won,” Ana Lopez said. France waited for 12 days.");
  await click(page, "France");
  await remark(page, () => page.getByLabel("Type of this entry").selectOption("organization"));
  await click(page, "We won");
  await remark(page, () => page.getByLabel("Type of this quote").selectOption("unattributed"));
  await click(page, "12 days");
  await remark(page, async () => {
    await page.getByLabel("Value of this number").fill("P13D");
    await page.keyboard.press("Enter");
  });
  const { actors, entities, quotes, numbers, corrections } = await json(page);
  assert.equal(entities[actors.find(({ start }) => start > 20).entity].kind, "organization");
  assert.equal(quotes[0].kind, "unattributed");
  assert.equal(numbers[0].value, "P13D");
  assert.match(numbers[0].rule, /^corrected: /);
  assert.deepEqual(corrections.map((one) => one.do), ["relabel", "relabel", "number"]);
});

desk("gives a mark other bounds by selecting words", async ({ page }) => {
  await paste(page, STORY);
  await click(page, "repairs would");
  await page.locator("#details .row", { hasText: "Quote" }).getByRole("button", { name: "Adjust start and end" }).click();
  await select(page, "repairs would cost about $3.5 million");
  await remark(page, () => page.locator("#marker").getByRole("button", { name: /^Use/ }).click());
  assert.equal(await page.locator(".speaker", { hasText: "Engineers" }).locator(".words").textContent(), "3. repairs would cost about $3.5 million");
  assert.match(await page.locator(".speaker", { hasText: "Engineers" }).locator(".how").first().textContent(), /corrected by you/);
});

desk("makes one actor of two, and two of one", async ({ page }) => {
  await paste(page, "Carla Weiss spoke. Bob Stone left.");
  await click(page, "Bob Stone");
  await remark(page, () => page.getByLabel("Merge with").selectOption({ label: "Carla Weiss" }));
  await page.click("#tab-actors");
  assert.match(await page.locator(".entity").textContent(), /Carla Weiss.*2 mentions/);
  assert.equal(await page.locator(".entity").count(), 1);
  await click(page, "Bob Stone");
  await remark(page, () => page.getByRole("button", { name: "Separate from this entry" }).click());
  assert.deepEqual((await page.locator(".entity .name").allTextContents()).sort(), ["Bob Stone", "Carla Weiss"]);
});

for (const [label, layer, list, words] of [
  ["Quote", "quotes", "quoted", "all is well"],
  ["Paraphrase", "quotes", "reported", "all is well"],
  ["Person or organisation", "actors", "actors", "quux"],
  ["Number", "numbers", "numbers", "umpteen"],
])
  desk(`makes a mark of selected words: ${label}`, async ({ page }) => {
    await paste(page, "Then quux: all is well, and umpteen of them.");
    await select(page, words);
    await remark(page, () => page.locator("#marker").getByRole("button", { name: label, exact: true }).click());
    assert.ok((await highlighted(page, list)).includes(words));
    assert.ok((await highlighted(page, "corrected")).includes(words));
    assert.equal((await json(page))[layer].at(-1).rule, "added by hand");
  });

desk("keeps corrections with the draft, and where they belong while the text changes", async ({ page }) => {
  await paste(page, STORY);
  await click(page, "bandage");
  await remark(page, () => page.locator("#details").getByLabel("Speaker of this quote").selectOption({ label: "Carla Weiss" }));
  await page.keyboard.press("Escape");
  await place(page, "May 6");
  await remark(page, () => page.keyboard.insertText("On "));
  await page.locator(".speaker", { hasText: "Carla Weiss" }).locator(".words", { hasText: "a bandage" }).waitFor();
  await page.reload();
  await marked(page);
  await page.locator(".speaker", { hasText: "Carla Weiss" }).locator(".words", { hasText: "a bandage" }).waitFor();
  // First what was typed, then the correction.
  await remark(page, () => page.click("#undo"));
  await remark(page, () => page.click("#undo"));
  assert.equal(await page.locator(".speaker", { hasText: "Carla Weiss" }).locator(".words", { hasText: "a bandage" }).count(), 0);
});

desk("corrects from the list, to which the keyboard returns", async ({ page }) => {
  await paste(page, STORY.repeat(4));
  const correct = page.locator(".speaker", { hasText: "union" }).getByRole("button", { name: /^Correct: .*a bandage/ }).first();
  await correct.focus();
  await page.keyboard.press("Enter");
  const speaker = page.getByLabel("Speaker of this quote");
  assert.ok(await speaker.evaluate((field) => field === document.activeElement));
  const [details, mark] = await page.evaluate(() => [document.querySelector("#details"), [...CSS.highlights.get("newsgloss-active")][0]].map((one) => one.getBoundingClientRect().toJSON()));
  assert.ok(details.top >= 0 && details.bottom <= 900 && Math.min(Math.abs(details.top - mark.bottom), Math.abs(mark.top - details.bottom)) < 60, JSON.stringify([details, mark]));
  const chosen = await speaker.inputValue();
  // An arrow opens the list and chooses nothing yet.
  await page.keyboard.press("ArrowUp");
  assert.equal(await speaker.inputValue(), chosen);
  assert.match(await page.locator("#undo").getAttribute("title"), /^Undo: Story pasted/);
  await page.keyboard.press("ArrowUp");
  await remark(page, () => page.keyboard.press("Enter"));
  assert.match(await page.evaluate(() => document.activeElement.getAttribute("aria-label")), /^Correct: .*a bandage/);
  assert.match(await page.locator("#undo").getAttribute("title"), /^Undo: Speaker changed/);
});

desk("opens the pen on what a list brought into view, and leaves without a trace", async ({ page }) => {
  await paste(page, STORY);
  await page.click("#tab-numbers");
  const row = page.locator("tr.figure", { hasText: "27" }).getByRole("button");
  await row.focus();
  await page.keyboard.press("Enter");
  await page.keyboard.press("Alt+e");
  assert.match(await page.locator("#details").innerText(), /27/);
  await page.keyboard.press("Escape");
  assert.ok(await row.evaluate((button) => button === document.activeElement));
  await page.keyboard.press("Alt+s");
  await page.keyboard.press("Control+Home");
  await page.keyboard.press("Control+Shift+ArrowRight");
  await page.keyboard.press("Alt+m");
  assert.ok(await page.locator("#details").isHidden());
  await page.keyboard.press("Escape");
  assert.equal(await page.evaluate(() => `${document.activeElement.id} ${getSelection()}`.trim()), "story Ministry");
});

desk("corrects by keyboard alone", async ({ page }) => {
  await paste(page, "“We won,” Ana Lopez said. Bob Stone left.");
  await page.keyboard.press("Control+Home");
  await page.keyboard.press("ArrowRight");
  await page.keyboard.press("Alt+e");
  assert.equal(await page.evaluate(() => document.activeElement.getAttribute("aria-label")), "Speaker of this quote");
  await remark(page, async () => {
    // The first letter opens the list, which the second goes through.
    await page.keyboard.press("B");
    await page.keyboard.press("B");
    await page.keyboard.press("Enter");
  });
  assert.match(await page.locator(".speaker h3").first().textContent(), /Bob Stone/);
  await remark(page, () => page.keyboard.press("Control+z"));
  assert.match(await page.locator(".speaker h3").first().textContent(), /Ana Lopez/);
});

desk("marks selected words by keyboard alone", async ({ page }) => {
  await paste(page, "umpteen boats sank.");
  await page.keyboard.press("Control+Home");
  for (let letter = 0; letter < 7; letter++) await page.keyboard.press("Shift+ArrowRight");
  await page.keyboard.press("Alt+m");
  for (let tab = 0; tab < 3; tab++) await page.keyboard.press("Tab");
  await remark(page, () => page.keyboard.press("Enter"));
  assert.deepEqual(await highlighted(page, "numbers"), ["umpteen"]);
});
