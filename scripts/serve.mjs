// A static server for dist/ and the examples: nothing but files, on this machine only.
import { createReadStream, existsSync, statSync } from "node:fs";
import { createServer } from "node:http";
import { extname, join, normalize, sep } from "node:path";

const TYPES = { ".html": "text/html; charset=utf-8", ".js": "text/javascript", ".mjs": "text/javascript", ".css": "text/css", ".wasm": "application/wasm", ".json": "application/json", ".webmanifest": "application/manifest+json", ".svg": "image/svg+xml", ".png": "image/png", ".txt": "text/plain; charset=utf-8", ".ts": "text/plain; charset=utf-8" };

/** The policy that the pages are made for; sent with every HTML page. */
export const POLICY = "default-src 'none'; script-src 'self' 'wasm-unsafe-eval'; style-src 'self'; connect-src 'self'; img-src 'self' data:; manifest-src 'self'; worker-src 'self'; base-uri 'none'; form-action 'none'; require-trusted-types-for 'script'; trusted-types newsgloss-worker";

/** Serves a folder on the first free port from `port` on; resolves to the server and its address. */
export function serve(folder, port = 8080, policy = POLICY) {
  const server = createServer((request, response) => {
    const asked = pathOf(request.url ?? "/");
    if (asked === null) return void response.writeHead(400).end();
    let file = normalize(join(folder, asked));
    if (file !== folder && !file.startsWith(folder + sep)) return void response.writeHead(403).end();
    if (existsSync(file) && statSync(file).isDirectory()) file = join(file, "index.html");
    if (!existsSync(file)) return void response.writeHead(404, { "content-type": "text/html" }).end("<!doctype html><title>Not found</title>Not found");
    const type = TYPES[extname(file)] ?? "application/octet-stream";
    const headers = { "content-type": type, "cache-control": "no-cache", "x-content-type-options": "nosniff" };
    // A bookmarklet loads these from other sites.
    if (type === "text/javascript" || type === "application/wasm") headers["access-control-allow-origin"] = "*";
    if (type.startsWith("text/html") && policy) headers["content-security-policy"] = policy;
    response.writeHead(200, headers);
    createReadStream(file).pipe(response);
  });
  return new Promise((resolve, reject) => {
    server.on("error", (error) => {
      if (error.code !== "EADDRINUSE" || port === 0) return reject(error);
      server.listen(++port, "127.0.0.1");
    });
    server.on("listening", () => resolve({ server, address: `http://127.0.0.1:${server.address().port}/` }));
    server.listen(port, "127.0.0.1");
  });
}

/** The path that is asked for; null where it is none: "//", "/%". */
function pathOf(url) {
  try {
    return decodeURIComponent(new URL(url, "http://localhost").pathname);
  } catch {
    return null;
  }
}
