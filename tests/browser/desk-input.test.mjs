// How stories come onto the desk, and stay there.
import assert from "node:assert/strict";
import { STORY, click, desk, drop, highlighted, marked, more, paste, remark, take, text, work } from "./page.mjs";

desk("keeps the paragraphs of rich text, and nothing of its markup", async ({ page }) => {
  await paste(page, `<h1>Bridge</h1><p>“We <b>won</b>,” said <a href="https://example.org/">Ana Lopez</a>.</p><ul><li>One</li><li>Two</li></ul><script>globalThis.ran = 1</script><img src="x" onerror="globalThis.ran = 1">`, "text/html");
  assert.equal(await text(page), "Bridge\n\n“We won,” said Ana Lopez.\n\nOne\nTwo");
  assert.equal(await page.evaluate(() => globalThis.ran), undefined);
  assert.equal(await page.locator("#story a, #story b, #story img").count(), 0);
}, { blocked: true });

desk("never runs what is pasted", async ({ page }) => {
  const hostile = `<img src=x onerror="globalThis.ran=1"> “<script>globalThis.ran=1</script>” <b>Ana Lopez</b> said. =1+1`;
  await paste(page, hostile);
  assert.equal(await page.locator("#story img, #story script, .panel img, .panel script").count(), 0);
  assert.equal(await page.evaluate(() => globalThis.ran), undefined);
  assert.equal(await page.locator("#story").textContent(), hostile);
});

desk("opens a dropped .txt file and refuses others in words", async ({ page }) => {
  await drop(page, ["story.txt", "text/plain", "“We won,” Ana Lopez said."]);
  await page.locator(".speaker", { hasText: "Ana Lopez" }).waitFor();
  await drop(page, ["photo.png", "image/png", "x"]);
  await page.locator("#notice", { hasText: "Can't open photo.png. Copy the text and paste it here." }).waitFor();
  assert.match(await page.locator("#story").textContent(), /We won/);
});

desk("opens the article of a saved page, with its address", async ({ page }) => {
  const html = `<!doctype html><title>Bridge</title><link rel="canonical" href="https://example.org/bridge"><nav>Home</nav><article><h1>Bridge</h1><p>“We won,” Ana Lopez said.</p><aside>Read more</aside></article><footer>Imprint</footer>`;
  await drop(page, ["bridge.html", "text/html", html]);
  await page.locator(".speaker", { hasText: "Ana Lopez" }).waitFor();
  assert.equal(await text(page), "Bridge\n\n“We won,” Ana Lopez said.\n");
  assert.equal(await page.inputValue("#source"), "https://example.org/bridge");
});

desk("reads the text of Markdown, and what it tells of itself", async ({ page }) => {
  const front = '---\ntitle: "A bridge"\ndate: 2024-05-09T08:00:00Z\ncanonical_url: https://example.org/bridge\n---\n';
  const body = "# Bridge *reopens*\n\n> “We **won**,” said [Ana\nLopez](https://example.org/ \"x\").\n\n- One\n- Two\n\n1984. It was `cold` &amp; \\*wet\\*.\n\n---\n\n| a | b |\n|---|---|\n| 1 | 2 |\n\n![A photo](x.png)\n<script>globalThis.ran = 1</script><img src=x onerror=\"globalThis.ran = 1\">\n";
  await drop(page, ["bridge.md", "text/markdown", front + body]);
  await page.locator(".speaker", { hasText: "Ana Lopez" }).waitFor();
  assert.equal(await text(page), "Bridge reopens\n\n“We won,” said Ana Lopez.\n\nOne\nTwo\n\n1984. It was cold & *wet*.\n\na\tb\n1\t2\n");
  assert.equal(await page.inputValue("#source"), "https://example.org/bridge");
  assert.equal(await page.inputValue("#published"), "2024-05-09");
  assert.equal(await page.evaluate(() => globalThis.ran), undefined);
  await remark(page, () => drop(page, ["plain.markdown", "", "---\n\nNo front matter: 12 boats sank.\n\n---\n"]));
  assert.equal(await text(page), "No front matter: 12 boats sank.\n");
}, { blocked: true });

desk("reads Markdown as it stands where it is too much to part", async ({ page }) => {
  const deep = `${">".repeat(20_000)} “We won,” Ana Lopez said.`;
  await remark(page, () => drop(page, ["deep.md", "text/markdown", deep]));
  assert.equal(await text(page), deep);
}, { blocked: true });

desk("opens several files as stories, each with its own marks", async ({ page }) => {
  await drop(page, ["one.txt", "text/plain", "“We won,” Ana Lopez said."], ["two.md", "text/markdown", "“We lost,” Bob Stone said."]);
  await page.locator(".speaker", { hasText: "Bob Stone" }).waitFor();
  const stories = page.getByRole("navigation", { name: "Open stories" });
  await stories.getByRole("button", { name: "one", exact: true }).click();
  await page.locator(".speaker", { hasText: "Ana Lopez" }).waitFor();
  assert.equal(await stories.getByRole("button", { name: "one", exact: true }).getAttribute("aria-current"), "true");
  await page.reload();
  await marked(page);
  assert.match(await page.locator("#story").textContent(), /We won/);
  await stories.getByRole("button", { name: "Close one" }).click();
  await page.locator(".speaker", { hasText: "Bob Stone" }).waitFor();
  assert.ok(await stories.isHidden());
});

desk("reads text of other encodings", async ({ page }) => {
  await page.setInputFiles("#file", { name: "old.txt", mimeType: "text/plain", buffer: Buffer.from("\x93We won,\x94 Ren\xe9 Lopez said.", "latin1") });
  await page.locator(".speaker", { hasText: "René Lopez" }).waitFor();
  await page.setInputFiles("#file", { name: "wide.txt", mimeType: "text/plain", buffer: Buffer.from("\ufeff“We won,” Ana Stone said.", "utf16le") });
  await page.locator(".speaker", { hasText: "Ana Stone" }).waitFor();
});

desk("puts a pasted story in the sample's place, and brings the sample back", async ({ page }) => {
  const hint = page.locator("#sample-hint");
  assert.ok(await hint.isVisible());
  await page.evaluate(() => getSelection().setPosition(document.querySelector("#story > div").firstChild, 5));
  await remark(page, () =>
    page.evaluate((story) => {
      const clipboardData = new DataTransfer();
      clipboardData.setData("text/plain", story);
      document.querySelector("#story").dispatchEvent(new ClipboardEvent("paste", { clipboardData, bubbles: true, cancelable: true }));
    }, STORY),
  );
  assert.equal(await text(page), STORY);
  assert.ok(await hint.isHidden());
  await remark(page, () => page.keyboard.press("Control+z"));
  assert.match(await text(page), /Helen Okafor/);
  assert.ok(await hint.isVisible());
});

desk("begins a new story beside the one on the desk", async ({ page }) => {
  await paste(page, STORY);
  await remark(page, () => page.getByRole("button", { name: "New story", exact: true }).click());
  assert.equal(await page.evaluate(() => document.activeElement.id), "story");
  assert.ok(await page.locator("#save-json").isDisabled());
  await remark(page, () => page.keyboard.type("x"));
  const stories = page.getByRole("navigation", { name: "Open stories" });
  await remark(page, () => stories.getByRole("button", { name: "Ministry reopens bridge", exact: true }).click());
  assert.equal(await text(page), STORY);
});

desk("keeps a draft over a reload and empties it when asked", async ({ page }) => {
  await paste(page, "“We won,” Ana Lopez said.");
  await page.reload();
  await marked(page);
  assert.match(await page.locator("#story").textContent(), /We won/);
  assert.match(await page.locator("#hint").textContent(), /saved on this device only/);
  await remark(page, () => more(page, "#clear"));
  assert.equal(await page.locator("#story").textContent(), "");
  await page.locator("#summary", { hasText: "Nothing to mark yet" }).waitFor();
  await page.reload();
  await marked(page);
  assert.equal(await page.locator("#story").textContent(), "");
});

desk("opens with the findings of the visit before, and reads when asked for more", async ({ page, address }) => {
  await paste(page, "“We won,” Ana Lopez said.");
  await page.waitForFunction(() => localStorage.getItem("newsgloss-found")?.includes("Ana Lopez"));
  await page.locator("#kept", { hasText: "saved" }).waitFor();
  let asked = 0;
  let ready;
  const later = new Promise((resolve) => (ready = resolve));
  await page.route(/worker\.js/, async (route) => {
    asked++;
    await later;
    await route.continue();
  });
  await page.goto(address);
  await marked(page);
  assert.deepEqual(await highlighted(page, "actors"), ["Ana Lopez"]);
  await page.locator(".speaker", { hasText: "Ana Lopez" }).waitFor();
  const taking = take(page, "#save-quotes");
  ready();
  assert.match((await taking).content, /Ana Lopez,Ana Lopez,said,"“We won,”",direct quote/);
  assert.equal(asked, 1);
  await click(page, "Ana Lopez");
  await remark(page, () => page.getByLabel("Type of this entry").selectOption("place"));
  assert.match((await take(page, "#save-actors")).content, /Ana Lopez,,,,Ana Lopez,place/);
}, { serviceWorkers: "block" });

desk("reads anew what another version found, and forgets an emptied story", async ({ page, address }) => {
  await paste(page, "“We won,” Ana Lopez said.");
  await page.waitForFunction(() => localStorage.getItem("newsgloss-found")?.includes("Ana Lopez"));
  for (const forged of ['{"of":"x","found":{"actors":[]}}', "no JSON", '["",null]']) {
    await page.evaluate((forged) => localStorage.setItem("newsgloss-found", forged), forged);
    await page.goto(address);
    await marked(page);
    assert.deepEqual(await highlighted(page, "actors"), ["Ana Lopez"]);
  }
  await remark(page, () => more(page, "#clear"));
  assert.equal(await page.evaluate(() => localStorage.getItem("newsgloss-found")), null);
});

desk("keeps a text of any length", async ({ page }) => {
  const long = STORY.repeat(8000);
  await paste(page, STORY, "text/plain", 8000);
  await page.locator("#kept", { hasText: "saved on this device" }).waitFor();
  await page.reload();
  await marked(page);
  await page.waitForFunction((length) => document.querySelector("#story").textContent.length > length * 0.9, long.length);
  assert.equal(await text(page), long);
});

desk("brings back what a long paste replaced", async ({ page }) => {
  await paste(page, STORY.repeat(8));
  await remark(page, () => page.keyboard.press("Control+z"));
  assert.match(await page.locator("#story").textContent(), /Helen Okafor/);
});

desk("undoes typing", async ({ page }) => {
  await paste(page, "Ana Lopez left. ");
  await page.keyboard.press("Control+End");
  await page.keyboard.type("France won 12 games.");
  await page.waitForFunction(() => CSS.highlights.get("newsgloss-numbers")?.size === 1);
  for (let times = 0; times < 25 && (await page.locator("#story").textContent()).length > 16; times++) await page.keyboard.press("Control+z");
  await page.waitForFunction(() => !CSS.highlights.get("newsgloss-numbers"));
});

desk("marks while one types", async ({ page }) => {
  await paste(page, "");
  await page.locator("#story").pressSequentially("Ana Lopez said that 12 boats sank.");
  await page.locator(".speaker", { hasText: "Ana Lopez" }).waitFor();
  assert.deepEqual(await highlighted(page, "numbers"), ["12"]);
});

desk("counts lines as the reader breaks them", async ({ page }) => {
  await paste(page, "One.");
  await page.keyboard.press("Control+End");
  await page.keyboard.press("Enter");
  await page.keyboard.press("Enter");
  await page.keyboard.type("“We won,” Ana Lopez said.");
  await page.locator(".speaker", { hasText: "Ana Lopez" }).waitFor();
  assert.equal(await text(page), "One.\n\n“We won,” Ana Lopez said.");
  assert.deepEqual(await highlighted(page, "actors"), ["Ana Lopez"]);
});

desk("keeps every character of a long text", async ({ page }) => {
  const long = `${STORY.repeat(60)}\n\n\n  last line\n\n`;
  await paste(page, long);
  assert.equal(await text(page), long);
});

desk("edits across blocks of a long text", async ({ page }) => {
  const long = STORY.repeat(60);
  await paste(page, long);
  // From the end of one block over the line break into the next.
  await page.evaluate(() => {
    const [first, second] = document.querySelectorAll("#story > div");
    getSelection().setBaseAndExtent(first.lastChild, first.lastChild.length - 3, second.firstChild, 2);
  });
  await remark(page, () => page.keyboard.type("#"));
  const now = await text(page);
  const at = now.indexOf("#");
  assert.equal(now, `${long.slice(0, at)}#${long.slice(at + 6)}`);
}, { blocked: true });

desk("takes the day and the address that a page tells of itself", async ({ page }) => {
  await remark(page, () => drop(page, ["page.html", "text/html", '<title>Bridge</title><meta property="article:published_time" content="2024-05-09T08:00Z"><link rel=canonical href="https://example.org/bridge"><article><p>The bridge fell on Tuesday.</p></article>']));
  assert.equal(await page.inputValue("#published"), "2024-05-09");
  assert.equal(await page.inputValue("#source"), "https://example.org/bridge");
  await page.click("#tab-numbers");
  assert.match(await page.locator("#list-numbers tr.figure").textContent(), /7 May 2024/);
});

desk("keeps one endless paragraph as it is, and stays quick in it", async ({ page }) => {
  const long = `Ministry reopens bridge\n\n${"“The bridge 🌉 is safe,” Minister Carla Weiss told reporters. ".repeat(9000)}\n\n${"x🌉".repeat(8000)}\n\nThe end.\n\n`;
  await paste(page, long);
  assert.equal(await text(page), long);
  assert.ok((await highlighted(page, "quoted")).every((words) => words === "“The bridge 🌉 is safe,”"));
  await page.evaluate(() => getSelection().setPosition(document.querySelector("#story > div.joined").firstChild, 0));
  const { longest } = await work(page, () => remark(page, () => page.keyboard.type("Some 40 farmers left. ")));
  assert.ok(longest < 150, `a task took ${longest} ms`);
  const typed = await text(page);
  assert.equal(typed.replace("Some 40 farmers left. ", ""), long);
  // Copied and cut, it has no more lines than it has.
  const pressed = (event) =>
    page.evaluate((event) => {
      const clipboardData = new DataTransfer();
      document.querySelector("#story").dispatchEvent(new ClipboardEvent(event, { clipboardData, bubbles: true, cancelable: true }));
      return clipboardData.getData("text/plain");
    }, event);
  await page.locator("#story").focus();
  await page.keyboard.press("Control+a");
  assert.equal(await pressed("copy"), typed);
  await remark(page, async () => assert.equal(await pressed("cut"), typed));
  assert.equal(await page.locator("#story").textContent(), "");
});
