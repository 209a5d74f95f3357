// The documentation's site: every link leads somewhere, every rule has its place, nothing is fetched from elsewhere.
import assert from "node:assert/strict";
import { readFileSync, readdirSync } from "node:fs";
import { before, test } from "node:test";
import { docs } from "../../scripts/docs.mjs";
import { path } from "../../scripts/shell.mjs";

let pages;

before(async () => {
  await docs();
  pages = new Map(readdirSync(path("dist", "docs")).filter((name) => name.endsWith(".html")).map((name) => [name, readFileSync(path("dist", "docs", name), "utf8")]));
});

test("quick start, embedding, API, archives, values, rules, accuracy, privacy and support are there", () => {
  for (const name of ["index", "quick-start", "embedding", "api", "api-text", "api-page", "archives", "values", "rules", "accuracy", "privacy", "support"]) {
    const page = pages.get(`${name}.html`);
    assert.ok(page, name);
    assert.match(page, /<h1[ >]/, name);
    assert.match(page, new RegExp(`href="${name}\\.html" aria-current="page"`), name);
  }
});

test("every link and picture is there", () => {
  const files = readdirSync(path("dist", "docs"));
  for (const [name, page] of pages) {
    for (const [, , target] of page.matchAll(/ (href|src)="([^"]+)"/g)) {
      if (/^https?:/.test(target)) continue;
      const [file, fragment] = target.split("#");
      assert.ok(file === "" || files.includes(file), `${name}: ${target}`);
      if (fragment && fragment !== "main") assert.ok(pages.get(file || name).includes(`id="${decodeURIComponent(fragment)}"`), `${name}: ${target}`);
    }
    assert.doesNotMatch(page, /<script|src="https?:/, name);
  }
});

test("every rule has its sentence, and an example from the tests where one has it", () => {
  const rules = pages.get("rules.html");
  const sentences = [...readFileSync(path("www", "story", "sentences.ts"), "utf8").matchAll(/^  (?:"(.+?)"|(\w+)): "/gm)].map(([, quoted, bare]) => quoted ?? bare);
  for (const rule of sentences) assert.ok(rules.includes(`<code>${rule}</code>`), rule);
  const examples = [...rules.matchAll(/<div class="example">/g)].length;
  assert.ok(examples > sentences.length * 0.8, `${examples} examples of ${sentences.length} rules`);
});
