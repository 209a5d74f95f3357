// Takes the README's pictures of the built desk into docs/.
import { mkdirSync } from "node:fs";
import { chromium } from "playwright-core";
import { setupBrowser } from "./setup.mjs";
import { serve } from "./serve.mjs";
import { path } from "./shell.mjs";

const { server, address } = await serve(path("dist", "desk"), 0);
const browser = await chromium.launch({ executablePath: setupBrowser().chromium, args: ["--no-sandbox"] });
mkdirSync(path("docs"), { recursive: true });
/** Stories for the table over all: made up, and each with its own people. */
const STORIES = [
  ["Harbour bill", "The bill for the harbour rose to $18 million, Mayor Helen Okafor said on Monday. “We have to choose what we save,” she told the council. Marcus Bell called the figure “a guess.” He said 40 boats would have to move."],
  ["Schools", "“No child will be sent home,” head teacher Priya Nair said. She expects 320 pupils, up from 290 last year. The ministry said that two schools would share a hall until May 2025."],
  ["Ferry", "Ferries were late on 27 of 31 days in January, according to the county fire service. “People stopped counting,” captain Tom Reyes told reporters. He wants 12 more crew."],
];
const views = {
  desk: { click: [] },
  "desk-dark": { colorScheme: "dark", click: ["#tab-numbers"] },
  "desk-checking": { click: ["#tab-sheet", '[data-line="2"] [data-verdict="right"]', '[data-line="4"] [data-verdict="right"]', '[data-line="5"] [data-verdict="wrong"]'], after: (page) => page.fill('[data-line="5"] .note', "Register says 9,030").then(() => page.evaluate(() => document.querySelector("#found").scrollTo(0, 0))) },
  "desk-all": { before: (page) => open(page, STORIES), click: ["#all-stories"], after: (page) => page.locator(".wide").waitFor() },
  "desk-phone": { viewport: { width: 390, height: 844 }, click: [] },
};
for (const [name, { viewport = { width: 1440, height: 900 }, colorScheme = "light", before, click, after }] of Object.entries(views)) {
  const page = await (await browser.newContext({ viewport, colorScheme })).newPage();
  await page.goto(address);
  await page.waitForFunction(() => performance.getEntriesByName("newsgloss-marked").length > 0, undefined, { timeout: 120_000 });
  await before?.(page);
  for (const selector of click) await page.click(selector);
  await after?.(page);
  // No focus, and no message of what was done.
  await page.evaluate(() => document.activeElement?.blur());
  if (await page.locator("#message").isVisible()) await page.getByRole("button", { name: "Dismiss the message" }).click();
  await page.waitForTimeout(300);
  await page.screenshot({ path: path("docs", `${name}.png`) });
}

/** Opens the sample and stories beside it. */
async function open(page, stories) {
  await page.evaluate((stories) => {
    const data = new DataTransfer();
    data.items.add(new File([document.querySelector("#story").innerText], "Flood wall.txt", { type: "text/plain" }));
    for (const [title, text] of stories) data.items.add(new File([text], `${title}.txt`, { type: "text/plain" }));
    document.querySelector("#story").dispatchEvent(new DragEvent("drop", { dataTransfer: data, bubbles: true, cancelable: true }));
  }, stories);
  await page.locator("#all-stories").waitFor();
}
await browser.close();
server.close();
console.log(Object.keys(views).map((name) => `docs/${name}.png`).join(", "));
