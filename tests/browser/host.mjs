// Pages that somebody else wrote, in headless Chromium, with dist/ beside them.
import { chromium } from "playwright-core";
import { serve } from "../../scripts/serve.mjs";
import { path, which } from "../../scripts/shell.mjs";

/** The policy that a strict site would send. */
export const STRICT = "default-src 'none'; script-src 'self' 'wasm-unsafe-eval'; style-src 'self'; connect-src 'self'; require-trusted-types-for 'script'";

export const executablePath = process.env.CHROMIUM ?? which("chromium", "chromium-browser", "google-chrome");
export const flags = ["--no-sandbox", "--disable-gpu", "--disable-dev-shm-usage"];

let running;

async function start() {
  const browser = await chromium.launch({ executablePath, args: flags });
  const { server, address } = await serve(path("dist"), 0, STRICT);
  return { browser, server, address };
}

/** Opens a page of dist/ and tells of every error; `done()` fails where there was one. `allowed` lets some pass. */
export async function open(where, { allowed, ...options } = {}) {
  running ??= start();
  const { browser, address } = await running;
  const context = await browser.newContext({ viewport: { width: 1280, height: 900 }, ...options });
  await context.route("**/vendor/preact.js", (route) => route.fulfill({ path: path("node_modules", "preact", "dist", "preact.mjs"), contentType: "text/javascript" }));
  const page = await context.newPage();
  const slips = watch(page, address);
  await page.goto(where.includes(":") ? where : address + where);
  const done = async () => {
    await context.close();
    const bad = slips.filter((slip) => !allowed?.test(slip));
    if (bad.length) throw new Error(bad.join("\n"));
  };
  return { page, done, address, slips };
}

/** Everything that a page may not do: errors, requests to other hosts. */
export function watch(page, address) {
  const slips = [];
  page.on("pageerror", (error) => slips.push(`error: ${error.message}`));
  page.on("console", (message) => message.type() === "error" && slips.push(`console: ${message.text()}`));
  page.on("dialog", (dialog) => (slips.push(`dialog: ${dialog.message()}`), void dialog.dismiss()));
  page.on("request", (request) => {
    const url = request.url();
    if (![address, "data:", "blob:", "chrome-extension:", "file:"].some((start) => url.startsWith(start))) slips.push(`asked for ${url}`);
  });
  return slips;
}

export async function close() {
  const { browser, server } = (await running) ?? {};
  await browser?.close();
  server?.close();
  server?.closeAllConnections();
}

/** Opens a blank page of the site with some body and marks it; what `gloss` gave is `story` there. */
export async function glossed(body, { root = "body", options = {}, ...more } = {}) {
  const opened = await open("examples/plain.html", more);
  await opened.page.evaluate(
    async ({ body, root, options }) => {
      // The page's policy asks for trusted types; the tests' own markup is.
      globalThis.policy = trustedTypes.createPolicy("tests", { createHTML: (html) => html });
      document.body.innerHTML = globalThis.policy.createHTML(body);
      globalThis.story = (await import("/page.js")).gloss(root, options);
      await globalThis.story.ready;
    },
    { body, root, options },
  );
  return opened;
}

/** Waits until the text under a mark reads as expected; gives the texts. */
export async function marked(page, mark, expected) {
  const read = () =>
    page.evaluate((mark) => {
      const visit = (window) => [...(window.CSS.highlights.get(`newsgloss-${mark}`) ?? [])];
      const frames = [...document.querySelectorAll("iframe")].filter((frame) => frame.contentDocument).map((frame) => frame.contentWindow);
      const ranges = [window, ...frames].flatMap(visit);
      return ranges.map((range) => range.toString());
    }, mark);
  const end = Date.now() + 15_000;
  for (;;) {
    const texts = await read();
    if (expected(texts)) return texts;
    if (Date.now() > end) throw new Error(`newsgloss-${mark} marks ${JSON.stringify(texts)}`);
    await new Promise((resolve) => setTimeout(resolve, 50));
  }
}
