// Keyboard, assistive technology, looks, and no network.
import assert from "node:assert/strict";
import { readFile } from "node:fs/promises";
import { test } from "node:test";
import { serve } from "../../scripts/serve.mjs";
import { path } from "../../scripts/shell.mjs";
import { STORY, click, desk, drop, highlighted, marked, more, paste, place, select } from "./page.mjs";

desk("goes from mark to mark by keyboard", async ({ page }) => {
  await paste(page, STORY);
  await page.locator("#story").focus();
  await place(page, "Ministry reopens");
  await page.keyboard.press("Alt+n");
  await page.locator("#details", { hasText: "6 May 2024" }).waitFor();
  await page.keyboard.press("Alt+n");
  await page.locator("#details", { hasText: "Carla Weiss" }).waitFor();
  await page.keyboard.press("Alt+p");
  await page.locator("#details", { hasText: "6 May 2024" }).waitFor();
  assert.equal(await page.locator("#live").textContent(), "date: May 6, 2024, 6 May 2024");
  await page.keyboard.press("Alt+n");
  assert.match(await page.locator("#live").textContent(), /^Quote: direct quote, Carla Weiss: “The bridge is safe,”/);
});

desk("moves between the lists with arrow keys and shortcuts", async ({ page }) => {
  await page.focus("#tab-quotes");
  await page.keyboard.press("ArrowRight");
  assert.ok(await page.locator("#list-actors").isVisible());
  assert.equal(await page.locator("#tab-actors").getAttribute("aria-selected"), "true");
  await page.keyboard.press("End");
  assert.ok(await page.locator("#list-sheet").isVisible());
  await page.keyboard.press("Alt+1");
  assert.ok(await page.locator("#list-quotes").isVisible());
  await page.keyboard.press("Alt+s");
  assert.equal(await page.evaluate(() => document.activeElement.id), "story");
});

desk("shows its shortcuts and lets them be switched off", async ({ page }) => {
  await page.click("#help-open");
  assert.match(await page.locator("#shortcuts-list").textContent(), /Alt\+NNext mark/);
  await page.uncheck("#shortcuts-on");
  await page.keyboard.press("Escape");
  await page.keyboard.press("Alt+3");
  assert.ok(await page.locator("#list-numbers").isHidden());
  await page.reload();
  await marked(page);
  await page.keyboard.press("Alt+3");
  assert.ok(await page.locator("#list-numbers").isHidden(), "after a reload");
  await page.click("#help-open");
  await page.check("#shortcuts-on");
  await page.keyboard.press("Escape");
  await page.keyboard.press("Alt+3");
  assert.ok(await page.locator("#list-numbers").isVisible());
});

desk("reaches every control by Tab, with the focus to be seen", async ({ page }) => {
  await paste(page, "“We won,” Ana Lopez said.");
  await page.locator("h1").click();
  const seen = new Set();
  for (let tab = 0; tab < 60; tab++) {
    await page.keyboard.press("Tab");
    const [name, visible] = await page.evaluate(() => {
      const element = document.activeElement;
      const style = getComputedStyle(element.closest(".file") ?? element);
      return [element.id || element.textContent, element === document.body || style.outlineStyle !== "none"];
    });
    assert.ok(visible, `${name} shows no focus`);
    seen.add(name);
  }
  for (const id of ["undo", "new", "file", "export", "more", "help-open", "show-quotes", "published", "source", "story", "tab-quotes", "quotes-search", "speaker-filter", "order-choice"]) assert.ok(seen.has(id), `${id} is not reached`);
});

desk("returns the focus to the story when the details close", async ({ page }) => {
  await click(page, "42 million");
  await page.keyboard.press("Alt+e");
  assert.ok(await page.evaluate(() => document.querySelector("#details").contains(document.activeElement)));
  await page.keyboard.press("Escape");
  assert.equal(await page.evaluate(() => document.activeElement.id), "story");
});

desk("announces what a story comes to once it rests, not with each letter", async ({ page }) => {
  await page.evaluate(() => {
    globalThis.told = [];
    new MutationObserver(() => globalThis.told.push(document.querySelector("#told").textContent)).observe(document.querySelector("#told"), { childList: true });
  });
  await paste(page, "");
  await page.locator("#story").pressSequentially("Ana Lopez said that 12 boats sank.", { delay: 20 });
  await page.locator("#told", { hasText: /^1 quote from 1 speaker, / }).waitFor({ state: "attached" });
  assert.ok((await page.evaluate(() => globalThis.told)).filter(Boolean).length <= 2);
});

desk("has landmarks and headings in order", async ({ page }) => {
  for (const role of ["banner", "main", "complementary"]) assert.equal(await page.getByRole(role).count(), 1, role);
  assert.deepEqual(await page.locator("h1, h2, h3").evaluateAll((all) => all.map(({ tagName }) => Number(tagName[1])).filter((level, at, levels) => at > 0 && level > levels[at - 1] + 1)), []);
});

for (const [name, options] of Object.entries({
  light: { colorScheme: "light" },
  dark: { colorScheme: "dark" },
  narrow: { viewport: { width: 375, height: 740 } },
  "forced colours": { forcedColors: "active" },
  "reduced motion": { reducedMotion: "reduce" },
}))
  desk(
    `has nothing that axe finds wrong: ${name}`,
    async ({ page, axe }) => {
      await drop(page, ["one.txt", "text/plain", `“Bob Stone lied to Carla Weiss,” Ana Lopez said.\n\n“Ana Lopez and Carla Weiss are wrong,” Bob Stone said.\n\n${STORY}`], ["two.txt", "text/plain", STORY]);
      await page.getByRole("button", { name: "one", exact: true }).click();
      // On a narrow screen the lists are one tap away.
      const results = async (list) => {
        if (!(await page.locator(`#tab-${list}`).isVisible())) await page.locator(".sides").getByRole("button", { name: "Results" }).click();
        await page.click(`#tab-${list}`);
      };
      const story = async () => (await page.locator("#story").isVisible()) || page.locator(".sides").getByRole("button", { name: "Story", exact: true }).click();
      await results("quotes");
      await page.locator(".about").waitFor();
      await page.locator(".about summary").click();
      const states = {
        quotes: () => results("quotes"),
        actors: () => results("actors").then(() => page.getByLabel("What Carla Weiss said and did").click()),
        numbers: () => results("numbers"),
        checking: () => results("sheet").then(() => page.locator('[data-verdict="right"]').first().click()),
        export: () => page.click("#export"),
        "all stories": () => page.keyboard.press("Escape").then(() => page.click("#all-stories")).then(() => page.locator(".wide").waitFor()),
        comparison: () => page.click('[data-table="compare"]').then(() => page.locator(".compare").waitFor()),
        "own words": () => more(page, "#own-words").then(() => page.fill("#words-word", "Ana Zell")).then(() => page.click("#words-add")).then(() => page.locator(".own-words .wide").waitFor()),
        details: () => page.getByRole("button", { name: "Back to the story" }).last().click().then(story).then(() => click(page, "Carla Weiss")),
        marker: () => select(page, "part of it"),
        notice: () => drop(page, ["photo.png", "image/png", "x"]).then(() => page.locator("#notice").waitFor()),
        help: () => page.click("#help-open"),
      };
      for (const [state, enter] of Object.entries(states)) {
        await enter();
        assert.deepEqual(await axe(), [], state);
        assert.ok(await page.evaluate(() => document.documentElement.scrollWidth <= innerWidth + 1), `${state} scrolls sideways`);
      }
    },
    options,
  );

desk("tells marks apart by underline, not by colour alone", async ({ page }) => {
  const lines = await page.evaluate(() => {
    const story = document.querySelector("#story");
    return ["reported", "actors", "numbers", "corrected", "speaker"].map((name) => getComputedStyle(story, `::highlight(newsgloss-${name})`).textDecorationStyle);
  });
  assert.deepEqual(lines, ["dashed", "solid", "dotted", "wavy", "double"]);
});

desk("prints the story without its tools", async ({ page }) => {
  await page.emulateMedia({ media: "print" });
  assert.ok(await page.locator(".top").isHidden());
  assert.ok(await page.locator("#story").isVisible());
  assert.ok(await page.locator("#list-quotes").isVisible());
});

desk("works without a network after the first visit", async ({ page, address }) => {
  await page.evaluate(() => navigator.serviceWorker.ready);
  await page.waitForFunction(() => navigator.serviceWorker.controller !== null);
  await page.context().setOffline(true);
  await page.goto(address);
  await marked(page);
  assert.ok((await highlighted(page, "quoted")).length >= 4);
});

desk("can be installed: a manifest with a name, an icon and a start inside its scope", async ({ page, address }) => {
  const manifest = JSON.parse(await readFile(path("dist", "desk", "manifest.webmanifest"), "utf8"));
  assert.equal(await page.locator('link[rel="manifest"]').getAttribute("href"), "manifest.webmanifest");
  assert.ok(manifest.name && manifest.display === "standalone" && new URL(manifest.start_url, address).href.startsWith(new URL(manifest.scope, address).href));
  for (const { src } of manifest.icons) assert.equal((await page.request.get(new URL(src, address).href)).status(), 200);
});

desk("works from a folder of a static host", async ({ page }) => {
  const { server, address } = await serve(path("dist"), 0);
  try {
    const other = await page.context().newPage();
    await other.goto(`${address}desk/`);
    await marked(other);
    await other.evaluate(() => navigator.serviceWorker.ready);
    assert.match(await other.evaluate(() => navigator.serviceWorker.controller?.scriptURL ?? navigator.serviceWorker.getRegistration().then(({ active }) => active.scriptURL)), /\/desk\/offline\.js$/);
    await other.close();
  } finally {
    server.close();
    server.closeAllConnections();
  }
});

test("has colours that can be told from what they stand on", async () => {
  const css = await readFile(path("www", "desk", "style.css"), "utf8");
  const colours = Object.fromEntries([...css.matchAll(/--([\w-]+): light-dark\((#\w{6}), (#\w{6})\)/g)].map(([, name, light, dark]) => [name, [light, dark]]));
  const channel = (value) => (value <= 0.04045 ? value / 12.92 : ((value + 0.055) / 1.055) ** 2.4);
  const luminance = (hex) => [0.2126, 0.7152, 0.0722].reduce((sum, weight, at) => sum + weight * channel(parseInt(hex.slice(1 + 2 * at, 3 + 2 * at), 16) / 255), 0);
  const contrast = (a, b) => {
    const [high, low] = [luminance(a), luminance(b)].sort((x, y) => y - x);
    return (high + 0.05) / (low + 0.05);
  };
  // Text 4.5, marks and controls 3 (WCAG 2.2, 1.4.3 and 1.4.11).
  const pairs = [
    ...["paper", "panel", "quote", "reported", "active"].map((ground) => ["ink", ground, 7]),
    ...["paper", "panel"].flatMap((ground) => [["soft", ground, 4.5], ["actor", ground, 4.5], ["hand", ground, 4.5], ["number", ground, 4.5], ["edge", ground, 3], ["focus", ground, 3], ["map-quote", ground, 3]]),
    ...["quote", "reported"].flatMap((ground) => [["actor", ground, 3], ["number", ground, 3], ["hand", ground, 3]]),
    ["map-quote", "reported", 3],
  ];
  assert.equal(new Set(pairs.flat().filter((name) => typeof name === "string" && !(name in colours))).size, 0);
  for (const [ink, ground, least] of pairs)
    for (const scheme of [0, 1]) {
      const found = contrast(colours[ink][scheme], colours[ground][scheme]);
      assert.ok(found >= least, `${ink} on ${ground} (${["light", "dark"][scheme]}) is ${found.toFixed(2)}, less than ${least}`);
    }
});
