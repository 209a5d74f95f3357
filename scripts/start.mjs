// Builds the reading desk and serves it; with --no-build serves what is built.
import { existsSync } from "node:fs";
import { fail, path } from "./shell.mjs";
import { serve } from "./serve.mjs";

if (!process.argv.includes("--no-build")) {
  const { build } = await import("./build.mjs");
  await build();
} else if (!existsSync(path("dist", "desk", "index.html"))) fail("Nothing is built yet. Run: npm start");

const { address } = await serve(path("dist", "desk"), Number(process.env.PORT ?? 8080));
console.log(`\nThe reading desk is at ${address} (Ctrl+C ends it)`);
