// The reading desk as a reader uses it.
import assert from "node:assert/strict";
import { readFile } from "node:fs/promises";
import { after, test } from "node:test";
import { close, highlighted, marked, openDesk, paste, place } from "./page.mjs";

const STORY = `Ministry reopens bridge

May 6, 2024

“The bridge is safe,” Interior Minister Carla Weiss told reporters on Thursday. “Nobody will be turned back.”

At least 27 people were hurt and 40 rescued when part of it fell in March, according to the fire brigade.

Engineers said that repairs would cost about $3.5 million. The union called the plan “a bandage.”
`;

after(close);

/** A test on a fresh page that also fails on errors, broken policy or requests to other hosts. */
function desk(name, run, options) {
  test(name, async () => {
    const opened = await openDesk(options);
    try {
      await run(opened);
    } finally {
      await opened.done();
    }
  });
}

desk("opens with a sample story already marked", async ({ page }) => {
  assert.match(await page.locator("#summary").textContent(), /\d+ actors · \d+ statements by \d+ speakers · \d+ numbers/);
  assert.ok((await highlighted(page, "quoted")).length >= 4);
  assert.ok((await highlighted(page, "actors")).length >= 10);
});

desk("marks a pasted story and lists who said what", async ({ page }) => {
  await paste(page, STORY);
  assert.deepEqual(await highlighted(page, "quoted"), ["“The bridge is safe,”", "“Nobody will be turned back.”", "“a bandage.”"]);
  const weiss = page.locator(".speaker", { has: page.locator("h3", { hasText: "Carla Weiss" }) });
  assert.match(await weiss.locator(".words").first().textContent(), /The bridge is safe.*Nobody will be turned back/);
  assert.match(await weiss.locator(".how").first().textContent(), /in their words · “told”/);
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
  assert.match(await page.locator(".entity", { hasText: "French Foreign Ministry" }).locator(".how").textContent(), /organisation · France/);
  await page.click("#tab-numbers");
  assert.match((await page.locator("#list-numbers tbody tr").allTextContents()).join("\n"), /27at least 27cardinalpeople\n200200cardinalpeople/);
});

desk("lists numbers with value, modifier, unit and what is counted", async ({ page }) => {
  await paste(page, STORY);
  await page.click("#tab-numbers");
  const rows = await page.locator("#list-numbers tbody tr").allTextContents();
  const row = (start) => rows.find((text) => text.startsWith(start)) ?? "";
  assert.match(row("27"), /at least 27.*cardinal.*people/);
  assert.match(row("40"), /40.*people/);
  assert.match(row("$3.5 million"), /about 3,500,000 USD/);
  assert.match(row("Thursday"), /2024-05-02/);
  assert.match(row("March"), /2024-03/);
});

desk("sorts numbers by value and shows dates in order", async ({ page }) => {
  await paste(page, STORY);
  await page.click("#tab-numbers");
  await page.click('[data-sort="value"]');
  assert.match(await page.locator("#list-numbers tbody tr").first().textContent(), /3,500,000/);
  assert.equal(await page.evaluate(() => document.activeElement?.getAttribute("data-sort")), "value");
  assert.deepEqual(await page.locator(".timeline .day").allTextContents(), ["2024-03", "2024-05-02", "2024-05-06"]);
});

desk("goes through the mentions of an actor with buttons and arrow keys", async ({ page }) => {
  await paste(page, "Carla Weiss spoke. Weiss left. She came back.");
  await page.click("#tab-actors");
  const entity = page.locator(".entity", { hasText: "Carla Weiss" });
  await entity.getByLabel("Next mention of Carla Weiss").click();
  assert.equal(await entity.locator(".place").textContent(), "1 of 3");
  await page.keyboard.press("ArrowRight");
  assert.equal(await entity.locator(".place").textContent(), "2 of 3");
  assert.deepEqual(await highlighted(page, "active"), ["Carla Weiss", "Weiss", "She"]);
});

desk("shows the passage of a list entry and its speaker", async ({ page }) => {
  await paste(page, `${"A line that says nothing.\n\n".repeat(80)}${STORY}`);
  await page.locator("#list-quotes .go").first().click();
  await page.waitForTimeout(600);
  assert.ok((await highlighted(page, "active")).length >= 1);
  assert.ok(await page.evaluate(() => scrollY > 500));
  assert.match(await page.locator("#live").textContent(), /Shown in the story/);
});

desk("shows details of the mark that is clicked, and hides them with Escape", async ({ page }) => {
  await paste(page, STORY);
  await page.mouse.click(...(await place(page, "3.5 mil")));
  await page.locator("#details", { hasText: "3,500,000 USD" }).waitFor();
  await page.keyboard.press("Escape");
  assert.ok(await page.locator("#details").isHidden());
});

desk("goes from mark to mark by keyboard", async ({ page }) => {
  await paste(page, STORY);
  await page.locator("#story").focus();
  await place(page, "Ministry reopens");
  await page.keyboard.press("Alt+n");
  await page.locator("#details", { hasText: "2024-05-06" }).waitFor();
  await page.keyboard.press("Alt+n");
  await page.locator("#details", { hasText: "Carla Weiss" }).waitFor();
  await page.keyboard.press("Alt+p");
  await page.locator("#details", { hasText: "2024-05-06" }).waitFor();
});

desk("toggles a layer", async ({ page }) => {
  await page.uncheck("#show-numbers");
  assert.deepEqual(await highlighted(page, "numbers"), []);
  assert.ok((await highlighted(page, "actors")).length > 0);
  await page.check("#show-numbers");
  assert.ok((await highlighted(page, "numbers")).length > 0);
});

desk("corrects a wrong speaker, in the lists and in the CSV", async ({ page }) => {
  await paste(page, STORY);
  await page.mouse.click(...(await place(page, "bandage")));
  await page.locator("#details").getByLabel("Speaker of this quote").selectOption({ label: "Carla Weiss" });
  await page.locator(".speaker", { hasText: "Carla Weiss" }).locator(".words", { hasText: "a bandage" }).waitFor();
  const [download] = await Promise.all([page.waitForEvent("download"), page.click("#save-quotes")]);
  const csv = await readFile(await download.path(), "utf8");
  assert.match(csv.split("\r\n")[0], /^speaker,speaker as written,cue,words,kind/);
  assert.match(csv, /Carla Weiss,[^\n]*a bandage[^\n]*corrected/);
});

desk("removes a mark, and brings it back", async ({ page }) => {
  await paste(page, STORY);
  const before = await highlighted(page, "numbers");
  await page.mouse.click(...(await place(page, "3.5 mil")));
  await page.getByRole("button", { name: "Not a number: remove the mark" }).click();
  assert.deepEqual(await highlighted(page, "numbers"), before.filter((words) => words !== "$3.5 million"));
  await page.click("#undo");
  assert.deepEqual(await highlighted(page, "numbers"), before);
  await page.click("#redo");
  assert.equal((await highlighted(page, "numbers")).length, before.length - 1);
});

desk("removes an actor with what it is said to have said", async ({ page }) => {
  await paste(page, "“We won,” Ana Lopez said. France waited.");
  await page.mouse.click(...(await place(page, "Ana Lopez")));
  await page.getByRole("button", { name: "Not an actor: remove the mark" }).click();
  assert.deepEqual(await highlighted(page, "actors"), ["France"]);
  assert.deepEqual(await page.locator(".speaker h3 .name").allTextContents(), ["Nobody named"]);
});

desk("takes Web Annotations away that find their words again", async ({ page }) => {
  const story = "😀 “We won 12 seats,” Ana Lopez said.";
  await paste(page, story);
  const [download] = await Promise.all([page.waitForEvent("download"), page.click("#save-web-annotation")]);
  const { type, items } = JSON.parse(await readFile(await download.path(), "utf8"));
  assert.equal(type, "AnnotationPage");
  const characters = Array.from(story);
  for (const item of items) {
    const [position, quote] = item.target.selector;
    assert.equal(characters.slice(position.start, position.end).join(""), quote.exact);
    assert.ok(story.includes(quote.prefix + quote.exact + quote.suffix));
  }
  assert.deepEqual(items.map((item) => item.target.selector[1].exact), ["“We won 12 seats,”", "Ana Lopez", "12"]);
});

desk("takes quotes away as Markdown that stays text", async ({ page }) => {
  await paste(page, "“We *won* <b>it</b>,” Ana Lopez said.");
  const [download] = await Promise.all([page.waitForEvent("download"), page.click("#save-markdown")]);
  assert.equal(await readFile(await download.path(), "utf8"), "> “We \\*won\\* \\<b\\>it\\</b\\>,”\n>\n> — Ana Lopez (said)\n");
});

desk("works without a network after the first visit", async ({ page, address }) => {
  await page.evaluate(() => navigator.serviceWorker.ready);
  await page.waitForFunction(() => navigator.serviceWorker.controller !== null);
  await page.context().setOffline(true);
  await page.goto(address);
  await marked(page);
  assert.ok((await highlighted(page, "quoted")).length >= 4);
});

desk("takes the result away as JSON and CSV", async ({ page }) => {
  await paste(page, STORY);
  const take = async (id) => {
    const [download] = await Promise.all([page.waitForEvent("download"), page.click(id)]);
    return readFile(await download.path(), "utf8");
  };
  const json = JSON.parse(await take("#save-json"));
  assert.equal(json.text, STORY);
  assert.ok(json.quotes.length >= 3 && json.entities.length >= 3);
  assert.match(await take("#save-numbers"), /27,cardinal,27,,,,at least,people/);
  assert.match(await take("#save-actors"), /Carla Weiss,,Carla Weiss,person,name/);
});

desk("copies a quote with its speaker", async ({ page }) => {
  await paste(page, STORY);
  await page.locator(".speaker", { hasText: "Carla Weiss" }).locator(".copy").first().click();
  await page.locator("#live", { hasText: "is copied" }).waitFor();
  assert.match(await page.evaluate(() => navigator.clipboard.readText()), /The bridge is safe.* — Carla Weiss \(told\)/);
});

desk("filters by speaker", async ({ page }) => {
  await paste(page, STORY);
  await page.selectOption("#speaker-filter", { label: "Engineers (1)" });
  assert.deepEqual(await page.locator(".speaker h3 .name").allTextContents(), ["Engineers"]);
  await page.selectOption("#speaker-filter", "");
  assert.ok((await page.locator(".speaker").count()) > 1);
});

desk("reads the day of publication from its field", async ({ page }) => {
  await paste(page, "They met on Tuesday.");
  await page.fill("#published", "2024-05-10");
  await page.locator("#published").dispatchEvent("change");
  await page.click("#tab-numbers");
  await page.locator("#list-numbers", { hasText: "2024-05-07" }).waitFor();
});

desk("opens a dropped .txt file and refuses others in words", async ({ page }) => {
  const drop = (name, type, text) =>
    page.evaluate(
      ([name, type, text]) => {
        const data = new DataTransfer();
        data.items.add(new File([text], name, { type }));
        document.querySelector("#story").dispatchEvent(new DragEvent("drop", { dataTransfer: data, bubbles: true, cancelable: true }));
      },
      [name, type, text],
    );
  await drop("story.txt", "text/plain", "“We won,” Ana Lopez said.");
  await page.locator(".speaker", { hasText: "Ana Lopez" }).waitFor();
  await drop("photo.png", "image/png", "x");
  await page.locator("#notice", { hasText: "photo.png is no .txt file" }).waitFor();
  assert.match(await page.locator("#story").textContent(), /We won/);
});

desk("keeps a draft over a reload and empties it when asked", async ({ page }) => {
  await paste(page, "“We won,” Ana Lopez said.");
  await page.reload();
  await marked(page);
  assert.match(await page.locator("#story").textContent(), /We won/);
  await page.click("#clear");
  assert.equal(await page.locator("#story").textContent(), "");
  await page.locator("#summary", { hasText: "Nothing to mark yet" }).waitFor();
});

desk("brings back what a long paste replaced", async ({ page }) => {
  await paste(page, STORY.repeat(8));
  await page.keyboard.press("Control+z");
  await page.waitForFunction(() => document.querySelector("#story").textContent.includes("Helen Okafor"));
});

desk("never runs what is pasted", async ({ page }) => {
  const hostile = `<img src=x onerror="globalThis.ran=1"> “<script>globalThis.ran=1</script>” <b>Ana Lopez</b> said. =1+1`;
  await paste(page, hostile);
  assert.equal(await page.locator("#story img, #story script, .panel img, .panel script").count(), 0);
  assert.equal(await page.evaluate(() => globalThis.ran), undefined);
  assert.equal(await page.locator("#story").textContent(), hostile);
});

desk("marks while one types", async ({ page }) => {
  await paste(page, "");
  await page.locator("#story").pressSequentially("Ana Lopez said that 12 boats sank.");
  await page.locator(".speaker", { hasText: "Ana Lopez" }).waitFor();
  assert.deepEqual(await highlighted(page, "numbers"), ["12"]);
});

desk("moves between the lists with arrow keys", async ({ page }) => {
  await page.focus("#tab-quotes");
  await page.keyboard.press("ArrowRight");
  assert.ok(await page.locator("#list-actors").isVisible());
  assert.equal(await page.locator("#tab-actors").getAttribute("aria-selected"), "true");
  await page.keyboard.press("End");
  assert.ok(await page.locator("#list-numbers").isVisible());
});

desk("reads a long story", async ({ page }) => {
  await paste(page, STORY.repeat(250));
  await page.waitForFunction(() => CSS.highlights.get("newsgloss-quoted").size === 750);
});

for (const [name, options] of Object.entries({
  light: { colorScheme: "light" },
  dark: { colorScheme: "dark" },
  narrow: { viewport: { width: 360, height: 740 } },
  "forced colours": { forcedColors: "active" },
}))
  desk(
    `has nothing that axe finds wrong: ${name}`,
    async ({ page, axe }) => {
      for (const tab of ["quotes", "actors", "numbers"]) {
        await page.click(`#tab-${tab}`);
        assert.deepEqual(await axe(), []);
      }
      await page.locator("#story").focus();
      await page.keyboard.press("Alt+n");
      assert.deepEqual(await axe(), []);
      assert.ok(await page.evaluate(() => document.documentElement.scrollWidth <= innerWidth + 1), "scrolls sideways");
    },
    options,
  );
