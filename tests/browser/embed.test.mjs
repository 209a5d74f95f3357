// Each way to embed newsgloss, as its example shows it.
import assert from "node:assert/strict";
import { execFileSync } from "node:child_process";
import { existsSync, mkdtempSync, readFileSync, writeFileSync, cpSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { pathToFileURL } from "node:url";
import { after, test } from "node:test";
import { gzipSync } from "node:zlib";
import { chromium } from "playwright-core";
import { serve } from "../../scripts/serve.mjs";
import { path } from "../../scripts/shell.mjs";
import { close, executablePath, flags, marked, open, watch } from "./host.mjs";

after(close);

const quoted = (found) => found.includes("“The bridge is safe,”");

test("one script tag and an element", { timeout: 60_000 }, async () => {
  const { page, done } = await open("examples/standalone.html");
  await marked(page, "quoted", quoted);
  const element = page.locator("news-gloss");
  await element.evaluate((element) => element.setAttribute("layers", "numbers"));
  await marked(page, "quoted", (found) => found.length === 0);
  await marked(page, "numbers", (found) => found.includes("27"));
  await element.evaluate((element) => element.remove());
  await marked(page, "numbers", (found) => found.length === 0);
  await page.evaluate(() => document.body.append(document.createElement("news-gloss")));
  await marked(page, "quoted", quoted);
  assert.ok(await page.evaluate(() => !document.querySelector("news-gloss").gloss.text.includes("newsgloss")), "the panel is no part of the story");
  await done();
});

test("an import", { timeout: 60_000 }, async () => {
  const { page, done } = await open("examples/module.html");
  await marked(page, "quoted", quoted);
  await done();
});

test("a bookmarklet, on a page of another site", { timeout: 60_000 }, async () => {
  const { server, address } = await serve(path("dist", "examples"), 0, null);
  const { page, address: home, slips, done } = await open("examples/bookmarklet.html", { allowed: /^asked for/ });
  const code = await page.locator("#bookmarklet").getAttribute("href");
  assert.match(code, /^javascript:/);
  await page.goto(`${address}plain.html`);
  const press = () => page.evaluate((code) => void (location.href = code), code);
  await press();
  await marked(page, "quoted", quoted);
  await press();
  await marked(page, "quoted", (found) => found.length === 0);
  assert.deepEqual(slips.filter((slip) => !slip.includes(address) && !slip.includes(home)), []);
  await done();
  server.close();
  server.closeAllConnections();
});

test("a page saved to a disk", { timeout: 60_000 }, async () => {
  const folder = mkdtempSync(join(tmpdir(), "newsgloss-"));
  cpSync(path("dist", "newsgloss-inline.js"), join(folder, "newsgloss-inline.js"));
  cpSync(path("dist", "examples"), join(folder, "examples"), { recursive: true });
  const { page, done } = await open(pathToFileURL(join(folder, "examples", "saved.html")).href);
  await marked(page, "quoted", quoted);
  await done();
  rmSync(folder, { recursive: true });
});

/** Chromium with the built extension, on a page under some policy; `click()` is a click on its action. */
async function extended(policy, run) {
  const { server, address } = await serve(path("dist", "examples"), 0, policy);
  const folder = mkdtempSync(join(tmpdir(), "newsgloss-"));
  const unpacked = join(folder, "extension");
  cpSync(path("dist", "extension"), unpacked, { recursive: true });
  // A click by the user grants the page to the extension; a test cannot click the browser's own bar, so it is granted here.
  const manifest = JSON.parse(readFileSync(join(unpacked, "manifest.json"), "utf8"));
  writeFileSync(join(unpacked, "manifest.json"), JSON.stringify({ ...manifest, host_permissions: ["http://127.0.0.1/*"] }));
  const args = [...flags, "--headless=new", `--disable-extensions-except=${unpacked}`, `--load-extension=${unpacked}`];
  const context = await chromium.launchPersistentContext(join(folder, "profile"), { executablePath, headless: false, viewport: { width: 1280, height: 900 }, args });
  try {
    const worker = context.serviceWorkers()[0] ?? (await context.waitForEvent("serviceworker"));
    const page = await context.newPage();
    await context.route("**/favicon.ico", (route) => route.fulfill({ status: 204 }));
    const slips = watch(page, address);
    await page.goto(`${address}plain.html`);
    const click = () =>
      worker.evaluate(async (url) => {
        const [tab] = await chrome.tabs.query({ url: `${url}*` });
        chrome.action.onClicked.dispatch(tab);
      }, address);
    await run(page, click, worker);
    assert.deepEqual(slips.filter((slip) => !slip.includes("404")), []);
  } finally {
    await context.close();
    server.close();
    server.closeAllConnections();
    rmSync(folder, { recursive: true, force: true });
  }
}

test("the extension: a click marks the page, another takes the marks back", { timeout: 90_000 }, () =>
  // No script of the page's site, no connection, yet the extension is not the page's.
  extended("default-src 'none'; style-src 'self'; script-src 'wasm-unsafe-eval'; require-trusted-types-for 'script'; trusted-types 'none'", async (page, click) => {
    const before = await page.evaluate(() => document.body.innerHTML);
    await click();
    await marked(page, "quoted", quoted);
    await page.locator("newsgloss-panel").getByText(/\d+ quotes/).waitFor();
    assert.equal(await page.evaluate(() => document.body.innerHTML), before);
    await click();
    await marked(page, "quoted", (found) => found.length === 0);
    assert.equal(await page.locator("newsgloss-panel").count(), 0);
  }));

test("the extension says so where a page forbids WebAssembly", { timeout: 90_000 }, () =>
  extended("default-src 'none'; style-src 'self'; script-src 'none'", async (page, click) => {
    await click();
    await page.locator("newsgloss-panel").getByText("forbids WebAssembly").waitFor();
  }));

test("an element that is being written in is marked, and what it holds stays its own", { timeout: 60_000 }, async () => {
  const { page, done } = await open("examples/editor.html");
  await marked(page, "numbers", (found) => found.includes("27"));
  await page.locator("#editor").click();
  await page.keyboard.press("Control+End");
  await page.keyboard.type(" Some 40 farmers left.");
  await marked(page, "numbers", (found) => found.includes("27") && found.includes("40"));
  assert.match(await page.locator("#editor").innerHTML(), /^<p>“The bridge is safe,” Minister Carla Weiss told reporters. At least 27 people were hurt. Some 40 farmers left.<\/p>$/);
  await done();
});

test("the extension says on its button which pages it may not read, and why", { timeout: 90_000 }, () =>
  extended("default-src 'none'; style-src 'self'", async (page, _, worker) => {
    await page.goto("chrome://version");
    const told = await worker.evaluate(async () => {
      const [tab] = await chrome.tabs.query({ active: true });
      const title = (tab) => {
        chrome.action.onClicked.dispatch(tab);
        return new Promise((resolve) => setTimeout(async () => resolve(`${await chrome.action.getBadgeText({ tabId: tab.id })} ${await chrome.action.getTitle({ tabId: tab.id })}`), 500));
      };
      return [await title({ ...tab, url: "chrome://version/" }), await title({ ...tab, url: "https://example.org/report.pdf#page=2" })];
    });
    assert.match(told[0], /^! newsgloss: .*its own pages/);
    assert.match(told[1], /^! newsgloss: this is a PDF/);
  }));

test("the extension has icons in all sizes and tells of privacy", () => {
  const folder = path("dist", "extension");
  const { icons, action } = JSON.parse(readFileSync(join(folder, "manifest.json"), "utf8"));
  assert.deepEqual(action.default_icon, icons);
  // Width and height stand in a PNG's first chunk.
  for (const [size, file] of Object.entries(icons)) assert.deepEqual([16, 20].map((at) => readFileSync(join(folder, file)).readUInt32BE(at)), [Number(size), Number(size)]);
  assert.match(readFileSync(join(folder, "PRIVACY.md"), "utf8"), /Nothing is sent anywhere/);
});

test("the extension asks for no more than the page that is clicked", () => {
  const { permissions, host_permissions } = JSON.parse(readFileSync(path("dist", "extension", "manifest.json"), "utf8"));
  assert.deepEqual(permissions, ["activeTab", "scripting"]);
  assert.equal(host_permissions, undefined);
});

test("the extension for Firefox passes Mozilla's linter, and asks for no data", { timeout: 120_000 }, () => {
  const folder = path("dist", "extension-firefox");
  const output = execFileSync(process.execPath, [path("node_modules", "addons-linter", "bin", "addons-linter"), "--output", "json", folder], { encoding: "utf8", maxBuffer: 1 << 26 });
  const { errors, warnings, count } = JSON.parse(output);
  assert.deepEqual([...errors, ...warnings].map(({ code, message, file }) => `${file ?? ""} ${code}: ${message}`), []);
  assert.equal(count, 0);
  const { background, permissions, browser_specific_settings } = JSON.parse(readFileSync(join(folder, "manifest.json"), "utf8"));
  assert.deepEqual([background.scripts, permissions, browser_specific_settings.gecko.data_collection_permissions.required], [["background.js"], ["activeTab", "scripting"], ["none"]]);
  // All that the manifest names is there.
  for (const name of ["background.js", "content.js", "newsgloss.wasm", "icon-128.png", "THIRD-PARTY-LICENSES.txt"]) assert.ok(existsSync(join(folder, name)), name);
});

test("the script of the embed is small", () => {
  const size = gzipSync(readFileSync(path("dist", "standalone.js")), { level: 9 }).length;
  assert.ok(size <= 28_500, `${size} bytes`);
});
