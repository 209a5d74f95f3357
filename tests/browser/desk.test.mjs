// The reading desk: what shows of a story, and how one moves about in it.
import assert from "node:assert/strict";
import { readFile } from "node:fs/promises";
import { STORY, click, desk, highlighted, more, paste, place, remark } from "./page.mjs";

desk("opens with a sample story already marked", async ({ page }) => {
  assert.match(await page.locator("#summary").textContent(), /\d+ quotes from \d+ speakers · \d+% of the \d+ words are quoted or reported · \d+ people & organisations · \d+ numbers/);
  assert.ok((await highlighted(page, "quoted")).length >= 4);
  assert.ok((await highlighted(page, "actors")).length >= 10);
});

desk("marks a pasted story and lists who said what", async ({ page }) => {
  await paste(page, STORY);
  assert.deepEqual(await highlighted(page, "quoted"), ["“The bridge is safe,”", "“Nobody will be turned back.”", "“a bandage.”"]);
  const weiss = page.locator(".speaker", { has: page.locator("h3", { hasText: "Carla Weiss" }) });
  assert.match(await weiss.locator(".words").first().textContent(), /The bridge is safe.*Nobody will be turned back/);
  assert.match(await weiss.locator(".how").first().textContent(), /direct quote · “told”/);
  assert.match(await page.locator(".speaker", { hasText: "Engineers" }).locator(".words").textContent(), /repairs would cost/);
});

desk("reads the seed story: highlights and lists", async ({ page }) => {
  await paste(page, await readFile(new URL("../seed/article.txt", import.meta.url), "utf8"));
  const runs = await highlighted(page, "quoted");
  assert.equal(runs.length, 8);
  assert.equal(runs[0], "“utterly condemned”");
  const said = async (name) => (await page.locator(".speaker", { has: page.locator("h3", { hasText: name }) }).locator(".words").allTextContents()).join("\n");
  assert.match(await said("French Foreign Ministry"), /cannot be justified under any pretext[^]*It will hold Azerbaijan[^]*It is in close consultation/);
  assert.match(await said("Catherine Colonna"), /illegal, unjustifiable and unacceptable/);
  assert.match(await said("Presidency"), /To stop anti-terrorist measures/);
  await page.click("#tab-actors");
  assert.match(await page.locator(".entity", { hasText: "French Foreign Ministry" }).locator(".how").first().textContent(), /organisation · France/);
  await page.click("#tab-numbers");
  assert.match((await page.locator("#list-numbers tr.figure").allTextContents()).join("\n"), /27at least 27numberpeople\n200200numberpeople/);
});

desk("shows each speaker's share, direct words told apart from reported ones", async ({ page }) => {
  await paste(page, STORY);
  const bar = (name) => page.locator(".speaker", { hasText: name }).getByRole("img");
  assert.equal(await bar("Carla Weiss").getAttribute("aria-label"), "Carla Weiss: 25% of all quoted words: 9 words in quotation marks, 0 paraphrased");
  assert.match(await bar("Engineers").getAttribute("aria-label"), /: 0 words in quotation marks, \d+ paraphrased/);
  assert.equal(await page.locator(".speaker", { hasText: "Engineers" }).locator("rect.direct").getAttribute("width"), "0");
});

desk("filters by speaker and by how the words are given", async ({ page }) => {
  await paste(page, STORY);
  const names = () => page.locator(".speaker h3 .name").allTextContents();
  await page.selectOption("#speaker-filter", { label: "Engineers (1)" });
  assert.deepEqual(await names(), ["Engineers"]);
  await page.selectOption("#speaker-filter", "");
  await page.selectOption("#how-filter", "indirect");
  assert.ok((await names()).includes("Engineers") && !(await names()).includes("Carla Weiss"));
  await page.selectOption("#how-filter", "direct");
  assert.ok(!(await names()).includes("Engineers") && (await names()).includes("Carla Weiss"));
});

desk("tells who speaks about whom, and goes there", async ({ page }) => {
  await paste(page, "“Bob Stone lied to Carla Weiss,” Ana Lopez said.\n\n“Ana Lopez and Carla Weiss are wrong,” Bob Stone said.");
  const table = page.locator(".about");
  await table.locator("summary").click();
  assert.equal(await table.getByRole("button").count(), 4);
  await table.getByRole("button", { name: "Ana Lopez about Carla Weiss: 1 time" }).click();
  assert.deepEqual(await highlighted(page, "active"), ["“Bob Stone lied to Carla Weiss,”"]);
  assert.deepEqual(await highlighted(page, "speaker"), ["Ana Lopez"]);
});

desk("lists numbers with value, modifier, unit and what is counted", async ({ page }) => {
  await paste(page, STORY);
  await page.click("#tab-numbers");
  const rows = await page.locator("#list-numbers tr.figure").allTextContents();
  const row = (start) => rows.find((text) => text.startsWith(start)) ?? "";
  assert.match(row("27"), /at least 27.*number.*people/);
  assert.match(row("40"), /40.*people/);
  assert.match(row("$3.5 million"), /about 3,500,000USD/);
  assert.match(row("Thursday"), /2 May 2024/);
  assert.match(row("March"), /March 2024/);
});

desk("sorts numbers by each column, both ways", async ({ page }) => {
  await paste(page, STORY);
  await page.click("#tab-numbers");
  const column = (nth) => page.locator(`#list-numbers tr.figure td:nth-child(${nth})`).allTextContents();
  await page.click('[data-sort="value"]');
  assert.deepEqual((await column(1)).slice(0, 3), ["$3.5 million", "40", "27"]);
  assert.equal(await page.evaluate(() => document.activeElement?.getAttribute("data-sort")), "value");
  await page.click('[data-sort="value"]');
  assert.deepEqual((await column(1)).slice(0, 3), ["27", "40", "$3.5 million"]);
  assert.equal(await page.locator('th[aria-sort="ascending"]').textContent(), "Value");
  await page.click('[data-sort="kind"]');
  assert.deepEqual(await column(4), [...(await column(4))].sort());
  await page.click('[data-sort="counted"]');
  assert.equal((await column(5))[0], "people");
});

desk("shows the story's dates on a line and as a list", async ({ page }) => {
  await paste(page, STORY);
  await page.click("#tab-numbers");
  assert.deepEqual(await page.locator(".timeline .day").allTextContents(), ["March 2024", "2 May 2024", "6 May 2024"]);
  assert.match(await page.locator(".timeline").getByRole("img").getAttribute("aria-label"), /3 dates from March 2024 to 6 May 2024/);
  const marks = await page.locator(".day-mark").evaluateAll((all) => all.map((one) => Number(one.getAttribute("x"))));
  assert.ok(marks[0] < marks[1] && marks[1] < marks[2]);
});

desk("gives each actor a chip of letters and shape", async ({ page }) => {
  await paste(page, "France waited. Carla Weiss met the Green Party.");
  await page.click("#tab-actors");
  const chips = await page.locator(".entity .chip").evaluateAll((all) => all.map((one) => [one.textContent, one.className]).sort());
  assert.deepEqual(chips, [["CW", "chip person"], ["F", "chip place"], ["GP", "chip organization"]]);
});

desk("goes through the mentions of an actor with buttons and arrow keys", async ({ page }) => {
  await paste(page, "Carla Weiss spoke. Weiss left. She came back.");
  await page.click("#tab-actors");
  const entity = page.locator(".entity", { hasText: "Carla Weiss" });
  await entity.getByLabel("Next mention of Carla Weiss").click();
  assert.equal(await entity.locator("span.place:not(.chip)").textContent(), "1 of 3");
  await page.keyboard.press("ArrowRight");
  assert.equal(await entity.locator("span.place:not(.chip)").textContent(), "2 of 3");
  assert.deepEqual(await highlighted(page, "active"), ["Carla Weiss", "Weiss", "She"]);
  assert.match(await page.locator("#live").textContent(), /Carla Weiss, mention 2 of 3/);
});

desk("unfolds what an actor said and did, and what others said of it", async ({ page }) => {
  await paste(page, `Carla Weiss opened the bridge on Monday.\n\n“The bridge is safe,” Carla Weiss told reporters. “And I am glad.”\n\n“We do not trust Carla Weiss,” union leader Bo Hansen said.\n`);
  await page.click("#tab-actors");
  await page.getByLabel("What Carla Weiss said and did").click();
  const more = page.locator(".entity-more");
  assert.deepEqual(await more.locator("h3").allTextContents(), ["Said", "In the story", "In what others said"]);
  const lists = await more.locator("ul").allTextContents();
  assert.match(lists[0], /The bridge is safe/);
  assert.equal(lists[1], "Carla Weiss opened the bridge on Monday.");
  assert.equal(lists.length, 3);
  assert.match(lists[2], /^“We do not trust Carla Weiss,”.*in the words of Bo Hansen$/);
  await more.locator(".context").first().click();
  assert.ok((await highlighted(page, "active")).some((words) => words.includes("Carla Weiss")));
});

desk("tells lengths of time, places and shares in words, not in codes", async ({ page }) => {
  await paste(page, "France waited for three days and 30 years. In France, 12% left within 90 minutes.");
  await page.click("#tab-numbers");
  const rows = await page.locator("#list-numbers tr.figure").allTextContents();
  assert.match(rows[0], /3 days/);
  assert.match(rows[1], /30 years/);
  assert.match(rows[3], /90 minutes/);
  assert.ok(!/P\d|PT\d/.test(rows.join()), rows.join());
  await page.click("#tab-actors");
  assert.equal(await page.locator(".entity .how").first().textContent(), "place · 2 mentions");
});

desk("shows the passage of a list entry and its speaker", async ({ page }) => {
  await paste(page, `${"A line that says nothing.\n\n".repeat(80)}${STORY}`);
  await page.locator("#list-quotes .go").first().click();
  await page.waitForFunction(() => scrollY > 500);
  assert.ok((await highlighted(page, "active")).length >= 1);
  assert.match(await page.locator("#live").textContent(), /Shown in the story/);
});

desk("shows details of the mark that is clicked, and hides them with Escape", async ({ page }) => {
  await paste(page, STORY);
  await click(page, "3.5 mil");
  assert.match(await page.locator("#details").textContent(), /about 3,500,000 USD/);
  await page.keyboard.press("Escape");
  assert.ok(await page.locator("#details").isHidden());
});

desk("names speakers beside their quotes where there is room", async ({ page }) => {
  await page.setViewportSize({ width: 1500, height: 900 });
  await paste(page, STORY);
  const label = page.locator(".beside", { hasText: "Carla Weiss" });
  const [quoteAt, labelAt] = [(await place(page, "The bridge is safe"))[1], (await label.boundingBox()).y];
  assert.ok(Math.abs(quoteAt - labelAt) < 30, `${quoteAt} ${labelAt}`);
  await label.click();
  assert.ok((await highlighted(page, "active")).includes("“The bridge is safe,”"));
  await page.setViewportSize({ width: 900, height: 900 });
  await page.waitForFunction(() => document.querySelectorAll(".beside").length === 0);
});

desk("toggles a layer", async ({ page }) => {
  await page.uncheck("#show-numbers");
  assert.deepEqual(await highlighted(page, "numbers"), []);
  assert.ok((await highlighted(page, "actors")).length > 0);
  await page.check("#show-numbers");
  assert.ok((await highlighted(page, "numbers")).length > 0);
});

desk("sizes the story's type and remembers it", async ({ page }) => {
  const size = () => page.locator("#story").evaluate((story) => parseFloat(getComputedStyle(story).fontSize));
  const before = await size();
  await more(page, "#larger");
  await more(page, "#larger");
  const larger = await size();
  assert.ok(larger > before * 1.15);
  await page.reload();
  assert.equal(await size(), larger);
  await more(page, "#smaller");
  assert.ok((await size()) < larger);
  await more(page, "#usual");
  assert.equal(await size(), before);
});

desk("asks for the day that dates need", async ({ page }) => {
  await paste(page, "The bridge fell on Tuesday, in 2023 and 2024.");
  await page.click("#tab-numbers");
  await page.getByText("1 date needs the publication date").waitFor();
  await page.getByRole("button", { name: "Set it" }).click();
  assert.equal(await page.evaluate(() => document.activeElement.id), "published");
  await remark(page, async () => {
    await page.fill("#published", "2024-05-09");
    await page.locator("#published").dispatchEvent("change");
  });
  assert.equal(await page.getByText("needs the publication date").count(), 0);
});

desk("fills the day of publication from the story, and reads another from its field", async ({ page }) => {
  await paste(page, STORY);
  assert.equal(await page.inputValue("#published"), "2024-05-06");
  assert.equal(await page.locator("#published-how").textContent(), "found in the story");
  await paste(page, "They met on Tuesday.");
  assert.equal(await page.inputValue("#published"), "");
  await remark(page, () => page.fill("#published", "2024-05-10").then(() => page.locator("#published").dispatchEvent("change")));
  await page.click("#tab-numbers");
  await page.locator("#list-numbers", { hasText: "7 May 2024" }).waitFor();
});
