/**
 * What the head of the page asks for first: a small script that starts the worker and has the wasm compiled while the
 * page still loads. The page's own script imports the one instance of it. With it what
 * `require-trusted-types-for 'script'` asks of the desk.
 */
import { keepUpdated, tellOtherVersion } from "./page/updates.js";
import { KEPT } from "./reading/recall.js";

/** Set by the build: the desk's version, and the digest of its wasm. */
declare const __VERSION__: string;
declare const __WASM__: string;

interface Policies {
  createPolicy(name: string, rules: { createScriptURL(url: string): string; createHTML(html: string): string }): { createScriptURL(url: string): unknown; createHTML(html: string): unknown };
}

const policies = (globalThis as { trustedTypes?: Policies }).trustedTypes;
const policy = policies?.createPolicy("newsgloss-worker", { createScriptURL: (url) => url, createHTML: (html) => html });

let compiled: Promise<WebAssembly.Module> | null = null;
/** With findings kept from before, reading can wait until they are shown. */
let early = has(KEPT) ? null : start();

/** A worker that reads; the first is on its way already. */
export function reader(): Worker {
  const worker = early ?? start();
  early = null;
  return worker;
}

function start(): Worker {
  // Here it is compiled while the worker starts. What fails is tried again there, and told with its first task.
  compiled ??= WebAssembly.compileStreaming(fetch(beside("newsgloss.wasm"), { integrity: __WASM__ }));
  compiled.catch(() => (compiled = null));
  const worker = new Worker(trustedUrl("worker.js") as string);
  const begin = { do: "start", version: __VERSION__, life: crypto.randomUUID?.() ?? "" };
  compiled.then((module) => worker.postMessage({ ...begin, module }), () => worker.postMessage({ ...begin, module: null }));
  // A script that does not load says so before anybody listens: then the next one says it again.
  worker.addEventListener("error", () => (early = early === worker ? null : early));
  // It holds a lock for life, which the page waits for: no event tells that a worker has died.
  worker.addEventListener("message", ({ data }) => {
    if (data === "alive") void navigator.locks.request(begin.life, () => void worker.dispatchEvent(new Event("error")));
    if (data === "of another version") tellOtherVersion();
  });
  return worker;
}

function has(key: string): boolean {
  try {
    return localStorage.getItem(key) !== null;
  } catch {
    return false;
  }
}

/** The address of a file beside this one, of this version; that of the service worker is the same for all. */
function beside(file: string): string {
  return new URL(file === "offline.js" ? file : `${file}?v=${__VERSION__}`, import.meta.url).href;
}

/** The address of a script beside this one, trusted where the browser asks for it. */
export function trustedUrl(script: "worker.js" | "offline.js" | "markdown.js" | "docx.js" | "mail.js"): unknown {
  return policy?.createScriptURL(beside(script)) ?? beside(script);
}

/** Parses HTML into a document that runs nothing, loads nothing, and is never shown. */
export function parseInert(html: string): Document {
  return new DOMParser().parseFromString((policy?.createHTML(html) ?? html) as string, "text/html");
}

// Where the browser has no service workers, or the page is a file, the desk simply needs its network.
addEventListener("load", () => {
  if (new URL(import.meta.url).searchParams.get("v") !== __VERSION__) tellOtherVersion();
  else if ("serviceWorker" in navigator && location.protocol.startsWith("http")) void keepUpdated(trustedUrl("offline.js")).catch(() => undefined);
});
