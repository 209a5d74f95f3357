// Two versions of the desk, both built, on hosts as there are: no page ever runs parts of both.
import assert from "node:assert/strict";
import { mkdtempSync, rmSync } from "node:fs";
import { createServer } from "node:http";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { after, test } from "node:test";
import { build as bundle } from "esbuild";
import { chromium } from "playwright-core";
import { bundling } from "../../scripts/build.mjs";
import { buildDesk } from "../../scripts/desk.mjs";
import { serve } from "../../scripts/serve.mjs";
import { path } from "../../scripts/shell.mjs";
import { executablePath, flags } from "./host.mjs";
import { highlighted, marked, paste } from "./page.mjs";

const folder = mkdtempSync(join(tmpdir(), "newsgloss-"));
const NEXT = "newsgloss, the next version";
// It shows itself by its title, and its worker is another one.
await buildDesk(bundle, bundling(), folder, (name, text) => (name === "index.html" ? text.replace(/<title>[^<]*/, `<title>${NEXT}`) : name === "worker.js" ? `${text}\n//` : text));
const browser = await chromium.launch({ executablePath, args: flags });
const servers = [await serve(path("dist", "desk"), 0), await serve(folder, 0)];
after(async () => {
  await browser.close();
  for (const { server } of servers) (server.close(), server.closeAllConnections());
  rmSync(folder, { recursive: true });
});

/** A host that serves the one version, then the other; `caching` tells how long a file may be kept, `late` which are not there yet. */
async function host({ caching = () => "no-cache", late = () => false } = {}) {
  let version = 0;
  const server = createServer(async (request, response) => {
    const from = version === 1 && !late(request.url) ? 1 : 0;
    const answer = await fetch(new URL(request.url, servers[from].address));
    const headers = Object.fromEntries(["content-type", "content-security-policy"].flatMap((name) => (answer.headers.has(name) ? [[name, answer.headers.get(name)]] : [])));
    response.writeHead(answer.status, { ...headers, "cache-control": caching(new URL(request.url, "http://host").pathname) });
    response.end(Buffer.from(await answer.arrayBuffer()));
  });
  await new Promise((resolve) => server.listen(0, "127.0.0.1", resolve));
  const close = () => (server.close(), server.closeAllConnections());
  return { address: `http://127.0.0.1:${server.address().port}/`, update: () => (version = 1), close };
}

/** A test with a page on a host; errors of the page fail it. */
function hosted(name, how, run, options = {}) {
  test(name, { timeout: 120_000 }, async () => {
    const one = await host(how);
    const context = await browser.newContext(options);
    const page = await context.newPage();
    const slips = [];
    page.on("pageerror", ({ message }) => slips.push(message));
    try {
      await page.goto(one.address);
      await marked(page);
      await run({ page, context, ...one });
      assert.deepEqual(slips, []);
    } finally {
      await context.close();
      one.close();
    }
  });
}

/** Has the page read a story with a new worker. */
async function readAnew(page, story) {
  await page.evaluate(() => document.querySelector("#cancel").click());
  await paste(page, story);
}

const kept = (page) => page.evaluate(() => navigator.serviceWorker.ready).then(() => page.waitForFunction(() => navigator.serviceWorker.controller !== null));
const look = (page) => page.evaluate(() => navigator.serviceWorker.getRegistration().then((one) => one.update()));
/** The versions of all files that the page asked for. */
const versions = (page) => page.evaluate(() => [...new Set(performance.getEntriesByType("resource").flatMap(({ name }) => new URL(name).searchParams.get("v") ?? []))].length);
const line = (page) => page.locator("#update");

for (const [name, caching] of [
  ["everything kept for ten minutes", () => "max-age=600"],
  ["scripts kept for a day", (file) => (/\.(js|wasm|css)$/.test(file) ? "max-age=86400" : "no-cache")],
]) {
  hosted(`a new version is offered, and taken whole: a host with ${name}`, { caching }, async ({ page, context, address, update }) => {
    await kept(page);
    update();
    await look(page);
    await line(page).getByText("A new version of the desk is ready").waitFor();
    assert.notEqual(await page.title(), NEXT);
    // The page that is open goes on with its own worker.
    await readAnew(page, "“We won,” Ana Lopez said.");
    assert.deepEqual(await highlighted(page, "quoted"), ["“We won,”"]);
    await Promise.all([page.waitForEvent("load"), line(page).getByRole("button").click()]);
    await marked(page);
    assert.equal(await page.title(), NEXT);
    assert.equal(await versions(page), 1);
    await context.setOffline(true);
    await page.goto(`${address}?utm_source=mail`);
    await marked(page);
    assert.equal(await page.title(), NEXT);
    await readAnew(page, "“They won,” Bo Hale said.");
    assert.deepEqual(await highlighted(page, "quoted"), ["“They won,”"]);
  });
}

hosted("a page that the host left behind says so, and comes back whole", { caching: () => "max-age=0" }, async ({ page, update }) => {
  update();
  await page.evaluate(() => document.querySelector("#cancel").click());
  await page.locator("#story").pressSequentially("a");
  await line(page).getByText("updated while this page was open").waitFor();
  await Promise.all([page.waitForEvent("load"), line(page).getByRole("button").click()]);
  await marked(page);
  assert.equal(await page.title(), NEXT);
  assert.equal(await versions(page), 1);
}, { serviceWorkers: "block" });

hosted("a page that comes anew asks for no script that was kept for the one before", { caching: (file) => (file === "/" ? "no-cache" : "max-age=86400") }, async ({ page, address, update }) => {
  update();
  await page.goto(address);
  await marked(page);
  assert.equal(await page.title(), NEXT);
  assert.equal(await versions(page), 1);
  await readAnew(page, "“We won,” Ana Lopez said.");
}, { serviceWorkers: "block" });

hosted("a host that is half updated gives nobody half a version", { late: (url) => url.startsWith("/main.js") }, async ({ page, context, address, update }) => {
  await kept(page);
  update();
  await look(page).catch(() => undefined);
  await page.waitForFunction(() => navigator.serviceWorker.getRegistration().then((one) => !one.installing && !one.waiting));
  await context.setOffline(true);
  await page.goto(address);
  await marked(page);
  assert.notEqual(await page.title(), NEXT);
  assert.equal(await line(page).count(), 0);
});

hosted("no tab is left with a worker of another version", {}, async ({ page, context, address, update }) => {
  await kept(page);
  const other = await context.newPage();
  await other.goto(address);
  await marked(other);
  update();
  await look(page);
  await line(page).getByRole("button").click();
  await line(page).getByText("Close the desk's other tabs first").waitFor();
  await readAnew(other, "“We won,” Ana Lopez said.");
  await other.close();
  await Promise.all([page.waitForEvent("load"), line(page).getByRole("button").click()]);
  await marked(page);
  assert.equal(await page.title(), NEXT);
});
