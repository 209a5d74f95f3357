// Running commands and telling about it; plain Node, no dependencies.
import { spawnSync } from "node:child_process";
import { existsSync } from "node:fs";
import { delimiter, dirname, join } from "node:path";
import { fileURLToPath } from "node:url";

/** The project's folder. */
export const root = dirname(dirname(fileURLToPath(import.meta.url)));

/** A path inside the project. */
export const path = (...parts) => join(root, ...parts);

/** Says what happens next. */
export const step = (what) => console.log(`\n▸ ${what}`);

/** Ends the program with a sentence that says what to do. */
export function fail(message) {
  console.error(`\n✖ ${message}`);
  process.exit(1);
}

/** Runs a command with its output shown; ends the program where it fails, unless `soft`. */
export function run(command, args, { env = {}, cwd = root, soft = false, quiet = false } = {}) {
  const result = spawnSync(command, args, { cwd, stdio: quiet ? "pipe" : "inherit", env: { ...process.env, ...env }, encoding: "utf8" });
  if (result.error && !soft) fail(`${command}: ${result.error.message}`);
  if (result.status !== 0 && !soft) {
    if (quiet) console.error(result.stdout, result.stderr);
    fail(`${[command, ...args].join(" ")} ended with ${result.status ?? result.signal}`);
  }
  return result;
}

/** Runs a command, shows its output and returns it with its exit code. */
export function capture(command, args, { env = {} } = {}) {
  const result = spawnSync(command, args, { cwd: root, env: { ...process.env, ...env }, encoding: "utf8", maxBuffer: 1 << 28 });
  const output = `${result.stdout ?? ""}${result.stderr ?? ""}`;
  process.stdout.write(output);
  return { output, code: result.error ? 127 : result.status ?? 1 };
}

/** The full path of a program on the PATH, or null. */
export function which(...names) {
  for (const name of names)
    for (const folder of (process.env.PATH ?? "").split(delimiter)) if (folder && existsSync(join(folder, name))) return join(folder, name);
  return null;
}
