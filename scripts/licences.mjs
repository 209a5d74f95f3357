// Whether everything that building or testing needs has a licence that we may use it under, by the lock files.
import { readFileSync } from "node:fs";
import { setupDeny } from "./setup.mjs";
import { fail, path, run } from "./shell.mjs";

/** Permissive ones: fit for what we give away. */
const PERMISSIVE = ["0BSD", "Apache-2.0", "BlueOak-1.0.0", "BSD-2-Clause", "BSD-3-Clause", "CC0-1.0", "ISC", "MIT", "MIT-0", "Python-2.0", "Unlicense", "Unicode-3.0", "WTFPL", "Zlib"];
/** What tools of ours may have besides, since nothing of them is given away: file by file, or data. */
const TOOLS = ["CC-BY-3.0", "CC-BY-4.0", "MPL-2.0", "OFL-1.1", "PSF-2.0"];

/** Packages whose licence is read in their files, for what they say of it is no SPDX expression. */
const READ = { duck: "BSD-2-Clause" };

/** Whether an SPDX expression can be met by some licences. */
export function fits(expression, allowed) {
  const bare = expression.trim();
  const inner = /^\((.*)\)$/.exec(bare)?.[1];
  if (inner !== undefined && !/^[^(]*\)/.test(inner)) return fits(inner, allowed);
  const parts = (word) => bare.split(new RegExp(`\\s+${word}\\s+(?![^(]*\\))`, "i"));
  if (parts("OR").length > 1) return parts("OR").some((part) => fits(part, allowed));
  if (parts("AND").length > 1) return parts("AND").every((part) => fits(part, allowed));
  return allowed.includes(bare.split(/\s+WITH\s+/i)[0].replace(/\+$/, ""));
}

/** Packages of a lock file whose licence is not among those, each with what it says. */
export function unfit({ packages }) {
  const named = Object.entries(packages).filter(([folder, { link }]) => folder.includes("node_modules/") && !link);
  const read = named.map(([folder, one]) => [folder, { ...one, license: READ[folder.split("node_modules/").at(-1)] ?? one.license }]);
  const bad = read.filter(([, { license, dev }]) => !license || !fits(license, dev ? [...PERMISSIVE, ...TOOLS] : PERMISSIVE));
  return bad.map(([folder, { version, license }]) => `${folder.split("node_modules/").at(-1)} ${version}: ${license ?? "no licence"}`);
}

/** Ends the program where cargo-deny refuses what the crate or the Python wheel depends on. */
export function checkCrates() {
  const deny = setupDeny();
  for (const manifest of ["Cargo.toml", "python/Cargo.toml"]) run(deny, ["--manifest-path", path(manifest), "--log-level", "error", "check", "licenses", "bans", "sources"]);
}

/** Ends the program where a package has a licence that does not fit. */
export function checkLicences() {
  for (const lock of ["package-lock.json", "benches/peers/package-lock.json"]) {
    const bad = unfit(JSON.parse(readFileSync(path(lock), "utf8")));
    if (bad.length) fail(`${lock} has packages whose licences are not known to fit. Read them; add to scripts/licences.mjs those that fit, or leave the packages out.\n  ${bad.join("\n  ")}`);
  }
}
