// What a reporter, a fact-checker, a student, a data journalist and a blind reader came to the desk for, and how it should go.
import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { test } from "node:test";
import { brotliCompressSync, constants } from "node:zlib";
import papaparse from "papaparse";
import { path } from "../../scripts/shell.mjs";
import { STORY, click, desk, drop, highlighted, marked, more, paste, place, put, remark, select, take, text } from "./page.mjs";

const csvOf = (content) => papaparse.parse(content.replace(/^\uFEFF/, ""), { header: true, skipEmptyLines: true }).data;

desk("the sample lists each statement once", async ({ page }) => {
  const words = await page.locator("#list-quotes .words").allTextContents();
  const bare = words.map((one) => one.replace(/^\d+\. /, ""));
  assert.equal(new Set(bare).size, bare.length);
  assert.equal(bare.filter((one) => one.includes("review the design")).length, 1);
  assert.ok(!bare.some((one) => bare.some((other) => other !== one && other.includes(one))), "one statement holds another");
});

desk("thirty files of 70 kB are there after a reload", async ({ page }) => {
  const long = `${STORY.repeat(170)}`;
  await remark(page, () => page.evaluate((long) => {
    const dataTransfer = new DataTransfer();
    for (let at = 0; at < 30; at++) dataTransfer.items.add(new File([`Report ${at}\n\n${long}`], `report-${at}.txt`, { type: "text/plain" }));
    document.querySelector("#story").dispatchEvent(new DragEvent("drop", { dataTransfer, bubbles: true, cancelable: true }));
  }, long));
  await page.locator("#kept", { hasText: "Your drafts are saved" }).waitFor();
  await page.reload();
  await marked(page);
  assert.equal(await page.locator("#story-choice option").count(), 30);
  assert.ok(await page.locator("#notice").isHidden());
});

desk("three actors of one name open one at a time", async ({ page }) => {
  await paste(page, "Port officials met on Monday. “It leaks,” the officials said.\n\nTown officials disagreed. “It holds,” the officials said.\n\nState officials came. “We shall see,” the officials said.");
  // Given one name, they stay three.
  for (const name of ["Town officials", "State officials"]) {
    await click(page, name);
    await remark(page, () => page.getByLabel("Name of this entry").fill("Port officials").then(() => page.keyboard.press("Enter")));
    await page.keyboard.press("Escape");
  }
  await page.click("#tab-actors");
  const entries = page.locator(".entity", { hasText: "Port officials" });
  assert.equal(await entries.count(), 3);
  await entries.nth(1).getByLabel("what Port officials said and did").click();
  assert.equal(await page.locator(".entity-more").count(), 1);
  await entries.nth(1).getByLabel(/^Next mention/).click();
  assert.deepEqual(await entries.locator("span.place:not(.chip)").allTextContents().then((all) => all.filter((one) => /of/.test(one)).length), 1);
});

desk("the second quote is found by its number, in the story's order", async ({ page }) => {
  await paste(page, "“We won,” Ana Lopez said.\n\n“They cheated,” Bob Stone said.");
  await page.selectOption("#order-choice", "story");
  assert.match(await page.locator(".in-order li").nth(1).textContent(), /2\. “They cheated,”.*Bob Stone/s);
});

desk("a number's row says what happened, and is found by that word", async ({ page }) => {
  await paste(page, "At least 19 people were killed at the museum. Some 40 people were hurt. The hall is 19 metres high.");
  await page.click("#tab-numbers");
  await page.fill("#numbers-search", "killed");
  const rows = await page.locator("#list-numbers tbody").allTextContents();
  assert.equal(rows.length, 1);
  assert.match(rows[0], /at least 19.*people.*were killed at the museum/s);
});

desk("the timeline begins with the 17th century, and tells dates in words", async ({ page }) => {
  await paste(page, "The well is of the 17th century. It was mended in 1703, in the late 1800s and in 1941. It dried up last autumn, and since 4 May nobody has come.");
  await remark(page, () => page.fill("#published", "2024-05-09").then(() => page.locator("#published").dispatchEvent("change")));
  await page.click("#tab-numbers");
  const days = await page.locator(".timeline .day").allTextContents();
  assert.equal(days[0], "17th century");
  assert.ok(days.indexOf("1703") === 1 && days.includes("19th century") && days.includes("1941"), days.join(", "));
  assert.ok(days.some((day) => /autumn 2023/.test(day)), days.join(", "));
  const all = `${days.join(" ")} ${await page.locator("#list-numbers tr.figure").allTextContents()}`;
  assert.doesNotMatch(all, /X{2}|\d{3}X|-W\d\d|\d{4}-\d\d-\d\d|\d{4}-2\d/);
});

desk("the late 1800s are of the 19th century, not of its first ten years", async ({ page }) => {
  await paste(page, "It was mended in the late 1800s.");
  const { numbers } = JSON.parse((await take(page, "#save-json")).content);
  assert.deepEqual(numbers[0].days, { first: "1800-01-01", last: "1899-12-31" });
  await page.click("#tab-numbers");
  assert.match(await page.locator("tr.figure").textContent(), /the late 1800s.*19th century/);
});

desk("files to take home use the words of the page", async ({ page }) => {
  await paste(page, `${STORY}\nCrews worked 12 hours and poured 40 feet of concrete.`);
  const [quotes, numbers, actors] = [csvOf((await take(page, "#save-quotes")).content), csvOf((await take(page, "#save-numbers")).content), csvOf((await take(page, "#save-actors")).content)];
  await page.click("#tab-numbers");
  const shown = (await page.locator("#list-numbers").textContent()).toLowerCase();
  for (const { type } of numbers) assert.ok(shown.includes(type), `the page has no type “${type}”`);
  await page.click("#tab-quotes");
  const told = await page.locator("#list-quotes").textContent();
  for (const { type } of quotes) assert.ok(told.includes(type) || type === "not speech", `the page has no type “${type}”`);
  await page.click("#tab-actors");
  const people = await page.locator("#list-actors").textContent();
  for (const { type } of actors) assert.ok(people.includes(type), `the page has no type “${type}”`);
});

desk("a story saved as JSON keeps its title", async ({ page }) => {
  await remark(page, () => drop(page, ["Bridge report.txt", "text/plain", STORY]));
  const { content } = await take(page, "#save-json");
  await page.click("#new");
  await remark(page, () => drop(page, ["x.json", "application/json", content]));
  await page.getByRole("button", { name: "Bridge report", exact: true }).first().waitFor();
});

desk("Undo and Export stay in view beside a story of 2,000 words", async ({ page }) => {
  await paste(page, STORY, "text/plain", 28);
  for (const at of [0, 4000, 1e6]) {
    await page.evaluate((at) => scrollTo(0, at), at);
    await page.evaluate((at) => document.querySelector("#found").scrollTo(0, at), at);
    for (const id of ["undo", "export"]) assert.ok(await page.locator(`#${id}`).evaluate((one) => ((box) => box.top >= 0 && box.bottom <= innerHeight)(one.getBoundingClientRect())), `${id} at ${at}`);
  }
});

desk("merging and copying say so for all to see", async ({ page }) => {
  await paste(page, STORY);
  await click(page, "fire brigade");
  await remark(page, () => page.getByLabel("Merge with").selectOption({ label: "Carla Weiss" }));
  await page.locator("#message", { hasText: "Merged." }).waitFor();
  await page.getByRole("button", { name: /^Copy with its speaker/ }).first().click();
  await page.locator("#message", { hasText: "Quote copied" }).waitFor();
});

desk("a missed quote is marked by mouse, and gets a speaker", async ({ page }) => {
  await paste(page, "The bridge was safe, in the view of Carla Weiss.");
  await select(page, "The bridge was safe");
  await remark(page, () => page.locator("#marker").getByRole("button", { name: "Quote", exact: true }).click());
  await remark(page, () => page.locator("#details").getByLabel("Speaker of this quote").selectOption({ label: "Carla Weiss" }));
  await page.locator(".speaker", { hasText: "Carla Weiss" }).getByText("The bridge was safe").waitFor();
});

desk("pages in other languages are told of", async ({ page }) => {
  const others = {
    French: "Le maire a déclaré mardi que la ville construirait deux nouveaux ponts l’année prochaine. Les coûts sont élevés, mais l’argent est là et personne ne doit s’inquiéter, a-t-il dit devant le conseil de la ville.",
    Portuguese: "O presidente da câmara disse na terça-feira que a cidade vai construir duas pontes no próximo ano. Os custos são altos, mas o dinheiro existe e ninguém precisa de se preocupar, afirmou perante o conselho.",
    Japanese: "市長は火曜日、来年に二つの新しい橋を建設すると述べた。費用は高いが資金はあり、誰も心配する必要はないと議会で語った。",
  };
  for (const [name, words] of Object.entries(others)) {
    await page.click("#new");
    await remark(page, () => put(page, ["text/plain", words]));
    assert.match(await page.locator("#notice").textContent(), /does not seem to be English/, name);
  }
});

desk("a table that is pasted keeps its rows, and all its figures are marked", async ({ page }) => {
  const row = (...cells) => `<tr>${cells.map((cell) => `<td>${cell}</td>`).join("")}</tr>`;
  await remark(page, () => put(page, ["text/html", `<table>${row("Town", "Homes", "Hurt")}${row("Ostermouth", "31", "4")}${row("Lenn", "2", "0")}</table>`]));
  const lines = (await text(page)).trim().split("\n").filter(Boolean);
  assert.equal(lines.length, 3);
  const { numbers, text: whole } = JSON.parse((await take(page, "#save-json")).content);
  assert.deepEqual(numbers.map(({ start, end }) => whole.slice(start, end)), ["31", "4", "2", "0"]);
});

desk("an e-mail that is pasted has only its own speakers and figures", async ({ page }) => {
  await remark(page, () => put(page, ["text/plain", "From: Ana Lopez <ana@example.org>\nSent: Monday, 6 May 2024 08:12\nTo: Desk\nSubject: RE: bridge\n\nThe bridge is safe, Carla Weiss said. Call me this morning on 020 7946 0123.\n\n> When will it open?\n> Bob"]));
  const { quotes, entities, actors, numbers, text: whole } = JSON.parse((await take(page, "#save-json")).content);
  assert.deepEqual(quotes.map(({ speaker }) => speaker && entities[speaker.entity].name), ["Carla Weiss"]);
  assert.ok(!entities.some(({ name }) => /Sent|Subject|RE/.test(name)) && actors.length > 0);
  assert.ok(!numbers.some(({ start, end }) => /7946|0123|020/.test(whole.slice(start, end))));
});

desk("a story wrapped at 72 columns is found to say the same", async ({ page }) => {
  const story = "“We cannot ask 9,300 households to pay for a plan that keeps changing,” Mayor Helen Okafor told reporters on Thursday. “The sea will not wait, but neither will the bank.” The Environment Agency said in a statement that it would review the design by May. Marcus Bell, who leads the opposition, said the town had been promised protection within three years.";
  const wrapped = story.replace(/(.{1,72})(?: |$)/g, "$1\n");
  const told = async (pasted) => {
    await paste(page, pasted);
    const { quotes, entities, numbers, text: whole } = JSON.parse((await take(page, "#save-json")).content);
    const flat = ({ start, end }) => whole.slice(start, end).replace(/\s+/g, " ");
    return { quotes: quotes.map(({ speaker, contents, kind }) => [speaker && entities[speaker.entity].name, kind, contents.map(flat).join(" ")]), numbers: numbers.map(flat) };
  };
  assert.deepEqual(await told(wrapped), await told(story));
});

desk("an empty desk says what to do, in one voice", async ({ page }) => {
  await more(page, "#clear");
  await page.locator("#story.empty").waitFor();
  assert.match(await page.locator("#story").evaluate((story) => getComputedStyle(story, "::before").content), /Paste or type a news story here, or drop a file\./);
  assert.match(await page.locator("#found").textContent(), /Paste or type a story to see what is in it\./);
  assert.doesNotMatch(await page.locator("#found").textContent(), /No one is quoted|No speaker/);
});

desk("the legend tells every mark, and the start that marks can be clicked and words selected", async ({ page }) => {
  const legend = await page.locator(".bar").first().textContent();
  for (const mark of ["“ ”", "paraphrase", "Quotes", "People & organisations", "Numbers", "Corrected by you"]) assert.ok(legend.includes(mark), mark);
  const hint = page.locator("#sample-hint");
  assert.match(await hint.textContent(), /Click a mark to see and correct it; select words to mark them/);
  assert.ok(await hint.evaluate((one) => one.getBoundingClientRect().bottom < innerHeight), "below the fold");
});

desk("why something is marked is told in a sentence", async ({ page }) => {
  await click(page, "house stood");
  const why = page.locator("#details .why").last();
  await why.locator("summary").click();
  await page.waitForFunction(() => !document.querySelector("#details .rule").textContent.startsWith("Rule:"));
  assert.match(await why.textContent(), /stands for Marcus Bell/);
  assert.match(await why.locator(".rule").textContent(), /^[A-Z].*[a-z]{3}.*\.$/);
});

desk("after a quote of the list, Alt+S puts the caret at that quote", async ({ page }) => {
  await paste(page, STORY);
  const quote = page.locator(".quote .go", { hasText: "a bandage" });
  const words = (await quote.locator(".words").textContent()).replace(/^\d+\. /, "");
  await quote.focus();
  await page.keyboard.press("Enter");
  await page.keyboard.press("Alt+s");
  const after = await page.evaluate(() => {
    const range = getSelection().getRangeAt(0).cloneRange();
    range.setEnd(range.startContainer, range.startContainer.textContent.length);
    return document.activeElement.id === "story" && range.toString();
  });
  assert.ok(after && after.startsWith(words.slice(0, 10)), `${words} … ${after}`);
});

desk("on a Mac, Option with a letter types what it types", async ({ page, address }) => {
  await page.addInitScript(() => Object.defineProperty(navigator, "platform", { get: () => "MacIntel" }));
  await page.goto(address);
  await marked(page);
  const prevented = await page.evaluate(() => {
    document.querySelector("#story").focus();
    const pressed = (key, code, more = {}) => !document.querySelector("#story").dispatchEvent(new KeyboardEvent("keydown", { key, code, altKey: true, bubbles: true, cancelable: true, ...more }));
    return { letters: [..."ENUSMP123"].filter((letter) => pressed("Dead", /\d/.test(letter) ? `Digit${letter}` : `Key${letter}`)), shortcut: pressed("˜", "KeyN", { ctrlKey: true }) };
  });
  assert.deepEqual(prevented, { letters: [], shortcut: true });
});

desk("a printed story has its title, date, source, legend and list, and no dead links", async ({ page }) => {
  await paste(page, STORY);
  await page.fill("#source", "https://example.org/bridge");
  await page.keyboard.press("Tab");
  await page.emulateMedia({ media: "print", colorScheme: "dark" });
  const seen = await page.evaluate(() => document.body.innerText);
  for (const part of ["Ministry reopens bridge", "Published 2024-05-06", "https://example.org/bridge", "Yellow: direct quotes", "The bridge is safe"]) assert.ok(seen.includes(part), part);
  assert.equal(await page.locator("a:visible").count(), 0);
  const [ink, paper] = await page.evaluate(() => [getComputedStyle(document.body).color, getComputedStyle(document.body).backgroundColor]);
  assert.ok(light(paper) > light(ink), "dark paper");
});

/** How light a colour is, 0 to 765; paper that is not painted is white. */
const light = (colour) => {
  const [red = 255, green = 255, blue = 255, alpha = 1] = colour.match(/[\d.]+/g).map(Number);
  return alpha === 0 ? 765 : red + green + blue;
};

test("the desk is under 1.5 MB over the wire, compressed", () => {
  const files = ["index.html", "style.css", "start.js", "vdom.js", "main.js", "worker.js", "newsgloss.wasm"];
  const size = (name) => brotliCompressSync(readFileSync(path("dist", "desk", name)), { params: { [constants.BROTLI_PARAM_QUALITY]: 9, [constants.BROTLI_PARAM_LGWIN]: 24 } }).length;
  const sum = files.reduce((sum, name) => sum + size(name), 0);
  assert.ok(sum < 1_500_000, `${sum} bytes`);
});

desk("one choice lists all quotes of a speaker, and marks them where they stand", async ({ page }) => {
  await paste(page, STORY);
  await page.selectOption("#speaker-filter", { label: "Carla Weiss (1)" });
  assert.equal(await page.locator(".speaker").count(), 1);
  await page.locator(".quote .go").first().click();
  assert.ok((await highlighted(page, "active")).some((words) => words.includes("The bridge is safe")));
  assert.ok(await place(page, "The bridge is safe"));
});
