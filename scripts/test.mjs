// Runs every test: Rust natively, wasm in headless Chromium, package and page. Ends with one line over all of them.
import { readdirSync, writeFileSync } from "node:fs";
import { build } from "./build.mjs";
import { capture, path, step } from "./shell.mjs";
import { findFirefox, setupBrowser, setupNode, setupRust, tools } from "./setup.mjs";
import { testWheel } from "./wheel.mjs";

const total = { passed: 0, failed: 0 };
/** What was not tested, and why; with the number of tests where it is known. */
const skipped = [];
const skip = (why, times = 1) => skipped.push({ why, times: Number(times) });

setupNode();
setupRust();
const browser = setupBrowser();
const env = { CHROMIUM: browser.chromium, CHROMEDRIVER: browser.driver };

step("Rust, natively");
count(/^test result: \w+\. (\d+) passed; (\d+) failed/gm, capture("cargo", ["test"]));

step("WebAssembly, in headless Chromium");
const wasm = ["test", "--target", "wasm32-unknown-unknown", "--features", "web", "--test", "web", "--test", "page_map"];
count(/^test result: \w+\. (\d+) passed; (\d+) failed/gm, capture("cargo", wasm, { env: { ...env, CARGO_TARGET_WASM32_UNKNOWN_UNKNOWN_RUNNER: tools("wasm-bindgen-test-runner") } }));

const gecko = findFirefox();
if (gecko) {
  step("WebAssembly, in headless Firefox");
  const firefox = { GECKODRIVER: gecko.driver, CARGO_TARGET_WASM32_UNKNOWN_UNKNOWN_RUNNER: tools("wasm-bindgen-test-runner") };
  count(/^test result: \w+\. (\d+) passed; (\d+) failed/gm, capture("cargo", wasm, { env: firefox }));
} else skip("WebAssembly in Firefox: no Firefox with geckodriver; cargo install geckodriver --root .tools brings the driver");

await build();

step("Package and pages, with the optimised wasm");
const files = ["package", "browser", "runtimes"].flatMap((folder) => readdirSync(path("tests", folder)).filter((name) => name.endsWith(".test.mjs")).map((name) => path("tests", folder, name)));
const pages = capture(process.execPath, ["--test", "--test-reporter=spec", "--test-concurrency=2", ...files], { env });
count(/^ℹ pass (\d+)\nℹ fail (\d+)/gm, pages);

for (const [, name, why] of pages.output.matchAll(/^\s*﹣ (.+?) \([\d.]+ms\)(?: # (.+))?$/gm)) skip(why ? `${name}: ${why}` : name);

const wheel = testWheel();
if (wheel.missing) skip(`the tests of the Python wheel: ${wheel.missing}`);
else {
  count(/^(\d+) passed; (\d+) failed/gm, wheel);
  for (const [, times, why] of wheel.output.matchAll(/^SKIPPED \[(\d+)\] (.+)$/gm)) skip(why, times);
}

writeFileSync(path("target", "tests.json"), JSON.stringify(total));
for (const { why, times } of skipped) console.log(`\nSkipped${times > 1 ? ` ${times} times` : ""}: ${why}`);
const left = skipped.reduce((sum, { times }) => sum + times, 0);
console.log(`\n${total.passed} passed, ${total.failed} failed${left ? `, ${left} skipped` : ""}`);
process.exit(total.failed === 0 ? 0 : 1);

/** Adds up the closing lines of a run; one that failed without telling how often counts as one failure. */
function count(line, { output, code }) {
  let failed = 0;
  let seen = 0;
  for (const [, passes, failures] of output.matchAll(line)) {
    total.passed += Number(passes);
    failed += Number(failures);
    seen++;
  }
  if (failed === 0 && (code !== 0 || seen === 0)) failed = 1;
  total.failed += failed;
}
