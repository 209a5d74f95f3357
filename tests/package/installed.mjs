// The package as npm packs it, unpacked into an app of its own in a temporary folder.
import { execFileSync } from "node:child_process";
import { mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { path } from "../../scripts/shell.mjs";

/** An app that has the packed package installed, beside these packages of our own. */
export function installed(beside = []) {
  const folder = mkdtempSync(join(tmpdir(), "newsgloss-app-"));
  const [{ filename }] = JSON.parse(execFileSync("npm", ["pack", "--json", "--ignore-scripts", "--pack-destination", folder], { cwd: path(), encoding: "utf8" }));
  const app = join(folder, "app");
  const target = join(app, "node_modules", "newsgloss");
  mkdirSync(target, { recursive: true });
  execFileSync("tar", ["xzf", join(folder, filename), "-C", target, "--strip-components=1"]);
  writeFileSync(join(app, "package.json"), JSON.stringify({ type: "module", private: true }));
  for (const name of beside) {
    mkdirSync(dirname(join(app, "node_modules", name)), { recursive: true });
    symlinkSync(path("node_modules", name), join(app, "node_modules", name));
  }
  return { folder, app, package: target, tarball: join(folder, filename), remove: () => rmSync(folder, { recursive: true, force: true }) };
}
