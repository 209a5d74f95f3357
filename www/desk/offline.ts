/**
 * Keeps the desk on this device after the first visit. Built to dist/desk/offline.js, the page's service worker.
 *
 * A version comes whole or not at all: its files are asked for past the browser's own cache and checked against their
 * digests. It takes over where no page of the version before is left, or where the reader asks for it.
 */

/** Set by the build: a digest of the files, so that a new build has a new store. */
declare const __VERSION__: string;
/** Set by the build: the addresses of all files, with the digests of what stands there. */
declare const __FILES__: Record<string, string>;

const STORE = `newsgloss-desk-${__VERSION__}`;
const scope = self as unknown as ServiceWorkerGlobalScope & typeof globalThis;
const HOME = new URL("./", scope.location.href);

interface Message {
  source: { postMessage(message: string): void } | null;
  waitUntil(work: Promise<unknown>): void;
}

interface ServiceWorkerGlobalScope {
  addEventListener(type: "install" | "activate", listener: (event: { waitUntil(work: Promise<unknown>): void; addRoutes?(routes: object[]): Promise<void> }) => void): void;
  addEventListener(type: "fetch", listener: (event: { request: Request; respondWith(response: Promise<Response>): void }) => void): void;
  addEventListener(type: "message", listener: (event: Message) => void): void;
  skipWaiting(): Promise<void>;
  clients: { claim(): Promise<void>; matchAll(options: { type: "window"; includeUncontrolled: true }): Promise<readonly { url: string }[]> };
}

scope.addEventListener("install", (event) => {
  // Where the browser can, it answers from the store without waking this worker.
  const stored = { cacheName: STORE };
  void event.addRoutes?.([
    { condition: { requestMethod: "GET", urlPattern: { search: `v=${__VERSION__}` } }, source: stored },
    { condition: { requestMethod: "GET", urlPattern: { pathname: HOME.pathname, search: "" } }, source: stored },
  ]);
  const requests = Object.entries(__FILES__).map(([address, integrity]) => new Request(address, { cache: "reload", integrity }));
  event.waitUntil(caches.open(STORE).then((store) => store.addAll(requests)));
});

scope.addEventListener("activate", (event) => {
  const others = caches.keys().then((names) => Promise.all(names.filter((name) => name.startsWith("newsgloss-desk-") && name !== STORE).map((name) => caches.delete(name))));
  event.waitUntil(others.then(() => scope.clients.claim()));
});

scope.addEventListener("fetch", (event) => {
  if (event.request.method !== "GET") return;
  event.respondWith(caches.open(STORE).then(async (store) => (await store.match(isPage(event.request) ? HOME.href : event.request)) ?? fetch(event.request)));
});

// The page asks to be read anew under this version: not while others are open under the one before.
scope.addEventListener("message", (event) => {
  const windows = scope.clients.matchAll({ type: "window", includeUncontrolled: true });
  event.waitUntil(windows.then((all) => (all.filter(({ url }) => url.startsWith(HOME.href)).length > 1 ? event.source?.postMessage("others are open") : scope.skipWaiting())));
});

/** Whether a request is for the desk's page, whatever stands behind its address: "?utm_source=…". */
function isPage({ mode, url }: Request): boolean {
  const { pathname } = new URL(url);
  return mode === "navigate" && (pathname === HOME.pathname || pathname === `${HOME.pathname}index.html`);
}
