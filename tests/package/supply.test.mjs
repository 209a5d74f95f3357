// What we give away says what is inside, under which licences, and how to tell that it is whole.
import assert from "node:assert/strict";
import { createHash } from "node:crypto";
import { readFileSync } from "node:fs";
import { test } from "node:test";
import { fits, unfit } from "../../scripts/licences.mjs";
import { integrity, sum, version } from "../../scripts/release.mjs";
import { sbom } from "../../scripts/sbom.mjs";
import { path } from "../../scripts/shell.mjs";

const inside = JSON.parse(readFileSync(path("target", "inside.json"), "utf8"));

test("package, desk and extension bring the licence texts of all that is inside", () => {
  for (const [name, folder] of [["package", "dist"], ["desk", "dist/desk"], ["extension", "dist/extension"]]) {
    const text = readFileSync(path(folder, "THIRD-PARTY-LICENSES.txt"), "utf8");
    for (const part of inside[name]) {
      assert.ok(text.includes(`- ${part.name} ${part.version}: `), `${name}: ${part.name}`);
      assert.ok(part.texts.length > 0 || part.readme, part.name);
    }
    // Our own, of the data, and one of each.
    for (const words of ["MIT OR Apache-2.0", "Apache License", "Permission is hereby granted, free of charge", "Unicode CLDR", "GeoNames"]) assert.ok(text.includes(words), `${name}: ${words}`);
  }
  const names = (name) => inside[name].map((part) => part.name);
  for (const name of ["package", "desk", "extension"]) for (const part of ["serde", "wasm-bindgen", "std"]) assert.ok(names(name).includes(part), `${name}: ${part}`);
  for (const part of ["preact", "marked"]) {
    assert.ok(names("desk").includes(part), part);
    assert.ok(!names("package").includes(part), `${part} is not in the package`);
  }
});

test("licences are weighed by what they allow", () => {
  for (const [expression, expected] of [
    ["MIT", true],
    ["MIT OR GPL-3.0-only", true],
    ["(MIT OR GPL-3.0-only)", true],
    ["MIT AND GPL-3.0-only", false],
    ["(MIT OR GPL-2.0-only) AND Apache-2.0", true],
    ["(MIT AND GPL-2.0-only) OR GPL-3.0-only", false],
    ["Apache-2.0 WITH LLVM-exception", true],
    ["GPL-3.0-only", false],
    ["SEE LICENSE IN LICENSE", false],
    ["", false],
  ]) assert.equal(fits(expression, ["MIT", "Apache-2.0"]), expected, expression);
  const packages = { "": { version: "1" }, "node_modules/a": { version: "1", license: "MIT" }, "node_modules/@b/c": { version: "2", license: "GPL-3.0-only", dev: true }, "node_modules/d": { version: "3" }, "node_modules/e": { version: "4", license: "MPL-2.0" }, "node_modules/f": { version: "5", license: "MPL-2.0", dev: true } };
  assert.deepEqual(unfit({ packages }), ["@b/c 2: GPL-3.0-only", "d 3: no licence", "e 4: MPL-2.0"]);
});

test("a release has one version, and a changelog that tells of it", () => {
  const files = (more = {}) => ({
    npm: '{"version":"1.2.3"}',
    lock: '{"version":"1.2.3"}',
    cargo: '[package]\nname = "newsgloss"\nversion = "1.2.3"\n',
    cargoLock: '[[package]]\nname = "newsgloss"\nversion = "1.2.3"\n',
    wheel: 'version = "1.2.3"',
    wheelLock: 'name = "newsgloss-python"\nversion = "1.2.3"\n',
    changelog: "## [1.2.3] - 2026-01-01",
    ...more,
  });
  assert.deepEqual(version(files()), { version: "1.2.3" });
  assert.match(version(files({ wheelLock: "" })).wrong, /python\/Cargo\.lock has none/);
  assert.match(version(files({ lock: '{"version":"1.2.2"}' })).wrong, /^package\.json has version 1\.2\.3, and package-lock\.json has 1\.2\.2\./);
  assert.match(version(files({ cargo: "" })).wrong, /Cargo\.toml has none/);
  assert.match(version(files({ wheel: 'version = "1.0.0"' })).wrong, /python\/Cargo\.toml has 1\.0\.0/);
  assert.match(version(files({ changelog: "## [Unreleased]" })).wrong, /CHANGELOG\.md has no heading "## \[1\.2\.3\]"/);
  // The files as they are name one version.
  const read = (name) => readFileSync(path(name), "utf8");
  const now = version({ npm: read("package.json"), lock: read("package-lock.json"), cargo: read("Cargo.toml"), cargoLock: read("Cargo.lock"), wheel: read("python/Cargo.toml"), wheelLock: read("python/Cargo.lock"), changelog: read("CHANGELOG.md") });
  assert.doesNotMatch(now.wrong ?? "", /Give all the same one/);
});

test("sums and hashes are those that tools check", () => {
  const bytes = Buffer.from("newsgloss");
  assert.equal(integrity(bytes), `sha384-${createHash("sha384").update(bytes).digest("base64")}`);
  assert.equal(sum("a.tgz", bytes), `${createHash("sha256").update(bytes).digest("hex")}  a.tgz`);
});

test("the bill of materials names every part, its licence and what depends on it, and is the same each time", async () => {
  const given = { name: "newsgloss-desk", version: "1.2.3", parts: inside.desk };
  const text = await sbom(given);
  assert.equal(await sbom(given), text);
  const bill = JSON.parse(text);
  assert.deepEqual([bill.bomFormat, bill.specVersion, bill.metadata.component.name, bill.metadata.component.version], ["CycloneDX", "1.6", "newsgloss-desk", "1.2.3"]);
  assert.deepEqual(bill.components.map(({ name, version }) => `${name} ${version}`).sort(), inside.desk.map(({ name, version }) => `${name} ${version}`).sort());
  for (const { licenses, purl } of bill.components) {
    assert.ok(licenses[0].expression ?? licenses[0].license.id ?? licenses[0].license.name);
    assert.match(purl, /^pkg:(cargo|npm)\/.+@\d/);
  }
  const own = bill.dependencies.find(({ ref }) => ref === bill.metadata.component["bom-ref"]);
  assert.equal(own.dependsOn.length, inside.desk.length);
});

test("continuous integration checks licences, and releases record where they were built", () => {
  assert.match(readFileSync(path(".ci", "run"), "utf8"), /node scripts\/check\.mjs/);
  const check = readFileSync(path("scripts", "check.mjs"), "utf8");
  assert.match(check, /checkCrates\(\)/);
  assert.match(readFileSync(path("scripts", "licences.mjs"), "utf8"), /"Cargo.toml", "python\/Cargo.toml"[^]*"check", "licenses", "bans", "sources"/);
  assert.match(check, /checkLicences\(\)/);
  const release = readFileSync(path(".github", "workflows", "release.yml"), "utf8");
  for (const words of ["npm run release", "attest-build-provenance", "--provenance", "sha256sum --check SHA256SUMS", "id-token: write"]) assert.ok(release.includes(words), words);
  assert.ok(readFileSync(path(".github", "workflows", "ci.yml"), "utf8").includes(".ci/run"));
});
