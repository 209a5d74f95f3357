// Takes the README's pictures of the built desk into docs/.
import { mkdirSync } from "node:fs";
import { chromium } from "playwright-core";
import { setupBrowser } from "./setup.mjs";
import { serve } from "./serve.mjs";
import { path } from "./shell.mjs";

const { server, address } = await serve(path("dist", "desk"), 0);
const browser = await chromium.launch({ executablePath: setupBrowser().chromium, args: ["--no-sandbox"] });
mkdirSync(path("docs"), { recursive: true });
for (const [name, colorScheme, tab] of [["desk", "light", "quotes"], ["desk-dark", "dark", "numbers"]]) {
  const page = await browser.newPage({ viewport: { width: 1440, height: 900 }, colorScheme });
  await page.goto(address);
  await page.waitForFunction(() => performance.getEntriesByName("newsgloss-marked").length > 0);
  await page.click(`#tab-${tab}`);
  await page.evaluate(() => document.activeElement?.blur());
  await page.screenshot({ path: path("docs", `${name}.png`) });
}
await browser.close();
server.close();
console.log("docs/desk.png, docs/desk-dark.png");
