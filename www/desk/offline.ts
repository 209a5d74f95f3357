/** Keeps the desk on this device after the first visit. Built to dist/desk/offline.js, the page's service worker. */

/** Set by the build: a digest of the files, so that a new build has a new store. */
declare const __VERSION__: string;

const STORE = `newsgloss-desk-${__VERSION__}`;
const FILES = ["./", "./index.html", "./style.css", "./start.js", "./main.js", "./worker.js", "./markdown.js", "./docx.js", "./mail.js", "./newsgloss.wasm", "./manifest.webmanifest", "./icon.svg"];
const scope = self as unknown as ServiceWorkerGlobalScope & typeof globalThis;

interface ServiceWorkerGlobalScope {
  addEventListener(type: "install" | "activate", listener: (event: { waitUntil(work: Promise<unknown>): void; addRoutes?(routes: object[]): Promise<void> }) => void): void;
  addEventListener(type: "fetch", listener: (event: { request: Request; respondWith(response: Promise<Response>): void }) => void): void;
  skipWaiting(): Promise<void>;
  clients: { claim(): Promise<void> };
}

scope.addEventListener("install", (event) => {
  // Where the browser can, it answers from the store without waking this worker.
  void event.addRoutes?.([{ condition: { requestMethod: "GET" }, source: { cacheName: STORE } }]);
  event.waitUntil(caches.open(STORE).then((store) => store.addAll(FILES)).then(() => scope.skipWaiting()));
});

scope.addEventListener("activate", (event) => {
  const others = caches.keys().then((names) => Promise.all(names.filter((name) => name.startsWith("newsgloss-desk-") && name !== STORE).map((name) => caches.delete(name))));
  event.waitUntil(others.then(() => scope.clients.claim()));
});

scope.addEventListener("fetch", (event) => {
  if (event.request.method !== "GET") return;
  event.respondWith(caches.open(STORE).then(async (store) => (await store.match(event.request, { ignoreSearch: true })) ?? fetch(event.request)));
});
