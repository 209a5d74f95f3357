// The packed package in runtimes and frameworks as their users have it; `npm run test:runtimes` installs them.
import assert from "node:assert/strict";
import { execFileSync, spawn } from "node:child_process";
import { cpSync, existsSync, mkdirSync, mkdtempSync, readFileSync, readdirSync, rmSync, writeFileSync } from "node:fs";
import { createRequire } from "node:module";
import { createServer } from "node:net";
import { dirname, extname, join } from "node:path";
import { after, before, test } from "node:test";
import { chromium } from "playwright-core";
import { serve } from "../../scripts/serve.mjs";
import { path, which } from "../../scripts/shell.mjs";

const folder = path("target", "runtimes");
const skip = existsSync(join(folder, "installed.json")) ? false : "npm run test:runtimes installs what this needs";
const bin = (name) => join(folder, "node_modules", ".bin", name);
const installed = join(folder, "node_modules", "newsgloss");
const STORY = /```js\n\/\/ story\.mjs\n([^]*?)```/;
let tarball;

before(() => {
  if (skip) return;
  const packed = mkdtempSync(join(folder, "packed-"));
  const [{ filename }] = JSON.parse(execFileSync("npm", ["pack", "--json", "--ignore-scripts", "--pack-destination", packed], { cwd: path(), encoding: "utf8" }));
  tarball = join(packed, filename);
  rmSync(installed, { recursive: true, force: true });
  mkdirSync(installed, { recursive: true });
  execFileSync("tar", ["xzf", tarball, "-C", installed, "--strip-components=1"]);
});
after(() => tarball && rmSync(dirname(tarball), { recursive: true, force: true }));

/** A fresh app in the folder that has everything installed. */
function app(name) {
  const to = join(folder, "apps", name);
  rmSync(to, { recursive: true, force: true });
  mkdirSync(to, { recursive: true });
  const from = path("tests", "runtimes", "apps", name);
  if (existsSync(from)) cpSync(from, to, { recursive: true });
  writeFileSync(join(to, "package.json"), JSON.stringify({ private: true, type: "module" }));
  return to;
}

/** What the first example of the quick start prints in Node. */
function quickStart(name) {
  const to = app(name);
  writeFileSync(join(to, "story.mjs"), STORY.exec(readFileSync(join(installed, "docs", "quick-start.md"), "utf8"))[1]);
  return { to, printed: execFileSync(process.execPath, ["story.mjs"], { cwd: to, encoding: "utf8" }) };
}

test("Bun runs the quick start", { skip, timeout: 60_000 }, () => {
  const { to, printed } = quickStart("bun");
  assert.match(printed, /Ana Ruiz/);
  assert.equal(execFileSync(bin("bun"), ["story.mjs"], { cwd: to, encoding: "utf8" }), printed);
});

test("Deno runs the quick start, and needs leave to read alone", { skip, timeout: 60_000 }, () => {
  const { to, printed } = quickStart("deno");
  assert.equal(execFileSync(bin("deno"), ["run", "--allow-read", "--no-prompt", "story.mjs"], { cwd: to, encoding: "utf8", env: { ...process.env, DENO_DIR: join(folder, "deno"), NO_COLOR: "1" } }), printed);
});

test("a worker of Cloudflare answers", { skip, timeout: 90_000 }, async () => {
  const to = app("worker");
  const { build } = await import("esbuild");
  await build({ absWorkingDir: to, entryPoints: ["worker.js"], bundle: true, format: "esm", target: "es2022", outdir: "out", loader: { ".wasm": "copy" }, external: ["node:*"], conditions: ["workerd", "worker", "browser"], logLevel: "error" });
  const { Miniflare } = createRequire(join(folder, "package.json"))("miniflare");
  const out = join(to, "out");
  const kind = (name) => (extname(name) === ".wasm" ? "CompiledWasm" : "ESModule");
  const modules = readdirSync(out).sort((a) => (a === "worker.js" ? -1 : 1)).map((name) => ({ type: kind(name), path: join(out, name) }));
  const worker = new Miniflare({ modules, modulesRoot: out, compatibilityDate: "2026-01-01", compatibilityFlags: ["nodejs_compat"] });
  try {
    const answer = await worker.dispatchFetch("http://localhost/", { method: "POST", body: "“The bridge is safe,” Carla Weiss told reporters." });
    assert.deepEqual(await answer.json(), [["Carla Weiss", "“The bridge is safe,”"]]);
  } finally {
    await worker.dispose();
  }
});

test("Vitest runs a test of it", { skip, timeout: 60_000 }, () => {
  const output = execFileSync(bin("vitest"), ["run", "--root", app("vitest")], { cwd: folder, encoding: "utf8", env: { ...process.env, NO_COLOR: "1" } });
  assert.match(output, /1 passed/);
});

/** Opens an address and waits until a number of the story is marked; fails on any error of the page. */
async function marks(address, run = () => undefined, route) {
  const browser = await chromium.launch({ executablePath: process.env.CHROMIUM ?? which("chromium", "chromium-browser", "google-chrome"), args: ["--no-sandbox", "--disable-gpu", "--disable-dev-shm-usage"] });
  try {
    const page = await browser.newPage();
    const slips = [];
    page.on("pageerror", (error) => slips.push(error.message));
    page.on("console", (message) => message.type() === "error" && slips.push(message.text()));
    await route?.(page);
    await page.goto(address);
    await page.waitForFunction(() => [...(CSS.highlights.get("newsgloss-numbers") ?? [])].length === 1, null, { timeout: 30_000 }).catch((error) => slips.push(error.message));
    assert.deepEqual(slips, []);
    await run(page);
  } finally {
    await browser.close();
  }
}

async function serving(built, run) {
  const { server, address } = await serve(built, 0, null);
  try {
    await run(address);
  } finally {
    server.close();
    server.closeAllConnections();
  }
}

test("Vite and React: strict types, a built app, and the development server", { skip, timeout: 180_000 }, async () => {
  const to = app("vite");
  execFileSync(process.execPath, [join(folder, "node_modules", "typescript", "bin", "tsc"), "-p", to], { cwd: to, encoding: "utf8", stdio: "pipe" });
  const quotes = (page) => page.locator("output", { hasText: "1 quotes" }).waitFor();
  execFileSync(bin("vite"), ["build", "--logLevel", "error"], { cwd: to });
  await serving(join(to, "dist"), (address) => marks(address, quotes));
  await started(bin("vite"), (port) => ["--port", String(port), "--strictPort"], to, (address) => marks(address, quotes));
});

test("Next.js: a server component reads, a client component marks", { skip, timeout: 300_000 }, async () => {
  const to = app("next");
  const env = { NEXT_TELEMETRY_DISABLED: "1" };
  execFileSync(bin("next"), ["build"], { cwd: to, stdio: "pipe", env: { ...process.env, ...env } });
  await started(bin("next"), (port) => ["start", "--port", String(port)], to, (address) => marks(address, async (page) => assert.deepEqual(await page.locator("#speakers li").allTextContents(), ["Carla Weiss"])), env);
});

test("one script tag from a CDN, as the docs have it", { skip, timeout: 60_000 }, async () => {
  const [, script] = /(<script type="module" src="https:\/\/cdn[^>]*><\/script>)/.exec(readFileSync(join(installed, "docs", "quick-start.md"), "utf8"));
  const html = `<!doctype html><html lang="en"><title>CDN</title><link rel="icon" href="data:,"><article><p>“The bridge is safe,” Carla Weiss said. At least 27 people were hurt.</p></article><news-gloss for="article"></news-gloss>${script}`;
  // A CDN answers an address with the file of that place in the package, whatever is asked for in it.
  const cdn = (page) =>
    page.route(/^https:\/\/(cdn|story)\./, (route) => {
      const { hostname, pathname } = new URL(route.request().url());
      if (hostname.startsWith("story.")) return route.fulfill({ body: html, contentType: "text/html" });
      const [, rest = ""] = /^\/npm\/newsgloss(?:@[^/]+)?(\/.*)?$/.exec(pathname) ?? [];
      const file = join(installed, rest || JSON.parse(readFileSync(join(installed, "package.json"), "utf8")).jsdelivr);
      if (!existsSync(file)) return route.fulfill({ status: 404, body: "no such file" });
      return route.fulfill({ path: file, contentType: file.endsWith(".wasm") ? "application/wasm" : "text/javascript", headers: { "access-control-allow-origin": "*" } });
    });
  await marks("https://story.example.org/", undefined, cdn);
});

/** Starts a server on a port of its own, waits until it answers, and ends it. */
async function started(command, parameters, cwd, run, env = {}) {
  const port = await freePort();
  const server = spawn(command, parameters(port), { cwd, env: { ...process.env, ...env }, detached: true, stdio: "ignore" });
  try {
    const address = `http://localhost:${port}/`;
    for (let tries = 0; tries < 150; tries++) {
      if (await fetch(address).then(({ ok }) => ok, () => false)) break;
      await new Promise((resolve) => setTimeout(resolve, 200));
    }
    await run(address);
  } finally {
    process.kill(-server.pid);
  }
}

const freePort = () =>
  new Promise((resolve) => {
    const server = createServer().listen(0, () => {
      const { port } = server.address();
      server.close(() => resolve(port));
    });
  });
