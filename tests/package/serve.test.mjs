// The server of `npm start`: answers whatever is asked, and only from its folder.
import assert from "node:assert/strict";
import { request } from "node:http";
import { test } from "node:test";
import { serve } from "../../scripts/serve.mjs";
import { path } from "../../scripts/shell.mjs";

test("every request has its answer, and the server goes on", async () => {
  const { server, address } = await serve(path("www", "desk"), 0);
  const status = (asked) =>
    new Promise((resolve, reject) => {
      const sent = request(new URL(address), { path: asked }, (response) => response.resume().on("end", () => resolve(response.statusCode)));
      sent.on("error", reject).end();
    });
  try {
    for (const [asked, expected] of [["/index.html", 200], ["/", 200], ["/none.html", 404], ["//", 400], ["/%", 400], ["/%2e%2e%2f%2e%2e%2fpackage.json", 403], ["/style.css", 200]]) {
      assert.equal(await status(asked), expected, asked);
    }
  } finally {
    server.close();
    server.closeAllConnections();
  }
});
