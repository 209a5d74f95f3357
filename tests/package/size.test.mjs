// The wasm stays small enough to be fetched with a page.
import assert from "node:assert/strict";
import { test } from "node:test";
import { sizes } from "../../scripts/build.mjs";

test("the wasm keeps to its budget: 1.5 MB in gzip, 1.25 MB in brotli", () => {
  const { gzip, brotli } = sizes();
  assert.ok(gzip <= 1_500_000, `${gzip} bytes in gzip`);
  assert.ok(brotli <= 1_250_000, `${brotli} bytes in brotli`);
});
