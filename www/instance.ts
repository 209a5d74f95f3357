/** The wasm: had from wherever it comes from, compiled once an address, and started anew after a trap. */
import { type Annotator, createGlue, type Glue, type PageMap } from "newsgloss:glue";
import type { Annotations } from "./annotations.js";
import type { CheckedOptions } from "./options.js";
import { unpack } from "./unpack.js";

/** Where the wasm comes from: an address, a response, its bytes, or the compiled module. */
export type Source = string | URL | Response | PromiseLike<Response> | ArrayBuffer | ArrayBufferView<ArrayBuffer> | WasmModule;

/** `WebAssembly.Module`, where the libraries that an app is compiled with know it. */
export type WasmModule = typeof globalThis extends { WebAssembly: { Module: { prototype: infer Module } } } ? Module : never;

/** A module on its way, with those who wait for it: when all have given up, so does the request. */
interface Coming {
  module: Promise<WebAssembly.Module>;
  request: AbortController;
  waiting: number;
}

const modules = new Map<string, Coming>();

/** One wasm instance; after a trap, or any other error that cut its work short, the next call gets a new one of the same module. */
export class Instance {
  #live: { glue: Glue; annotator: Annotator } | null = null;

  /** @param words The caller's own words, as `ownWords` gives them. */
  constructor(
    private readonly module: WebAssembly.Module,
    private readonly words?: object,
  ) {
    try {
      this.#live = this.#start();
    } catch (cause) {
      if (isRefusal(cause)) throw cause;
      throw new Error("newsgloss: the wasm given is not newsgloss.wasm of this version, or there is no memory left for it", { cause });
    }
  }

  annotate(text: string, options?: CheckedOptions): Annotations {
    return this.#guard(({ annotator }) => unpack(annotator.annotate(text, options)));
  }

  /** The day that a text gives itself in its date line. */
  publishedOn(text: string): string | undefined {
    return this.#guard(({ glue }) => glue.publishedOn(text));
  }

  /** Whether a text is in English; undefined where it is too short to tell. */
  isEnglish(text: string): boolean | undefined {
    return this.#guard(({ glue }) => glue.isEnglish(text));
  }

  /** A map of what is under a node, without elements that are `beside` the story; see `src/wasm/page.rs`. */
  pageMap(root: Node, beside?: ReadonlySet<Element>): PageMap {
    return this.#guard(({ glue }) => new glue.PageMap(root, beside));
  }

  #guard<T>(work: (live: { glue: Glue; annotator: Annotator }) => T): T {
    const live = (this.#live ??= this.#start());
    try {
      return work(live);
    } catch (error) {
      // A refusal comes back through Rust; anything else cut it short, and its stack and memory are as they were then.
      if (isRefusal(error)) throw error;
      this.#live = null;
      // Freed later, it would call into that memory.
      live.annotator.__destroy_into_raw();
      // A stack that is full is no RuntimeError in Chromium and Node.
      if (!(error instanceof WebAssembly.RuntimeError || error instanceof RangeError || /too much recursion/.test(String(error)))) throw error;
      throw new Error("newsgloss: the annotator failed on this text and was restarted; please report the text", { cause: error });
    }
  }

  #start(): { glue: Glue; annotator: Annotator } {
    const glue = createGlue();
    glue.initSync({ module: this.module });
    return { glue, annotator: new glue.Annotator(this.words) };
  }
}

const isRefusal = (error: unknown): boolean => error instanceof TypeError && error.message.startsWith("newsgloss: ");

/** Compiles the wasm; rejects with an `Error` that says what is wrong where it cannot be had. */
export async function compile(source: Source, signal?: AbortSignal): Promise<WebAssembly.Module> {
  signal?.throwIfAborted();
  if (source instanceof WebAssembly.Module) return source;
  if (typeof source === "string" || source instanceof URL) return waitFor(String(source), signal);
  if (ArrayBuffer.isView(source) || source instanceof ArrayBuffer) return unlessAborted(compileBytes(source, "the bytes given"), signal);
  return unlessAborted(Promise.resolve(source).then((response) => compileResponse(response, "the response given")), signal);
}

/** The module of an address, fetched once for all who ask. */
async function waitFor(address: string, signal?: AbortSignal): Promise<WebAssembly.Module> {
  let coming = modules.get(address);
  if (!coming) {
    const request = new AbortController();
    coming = { module: fetchModule(address, request.signal), request, waiting: 0 };
    modules.set(address, coming);
    const failed = coming;
    coming.module.catch(() => modules.get(address) === failed && modules.delete(address));
  }
  const { module, request } = coming;
  coming.waiting++;
  try {
    return await unlessAborted(module, signal);
  } finally {
    coming.waiting--;
    if (coming.waiting === 0 && signal?.aborted) {
      request.abort(signal.reason);
      if (modules.get(address) === coming && !(await settled(module))) modules.delete(address);
    }
  }
}

/** Whether a promise is fulfilled already. */
const settled = (promise: Promise<unknown>): Promise<boolean> => Promise.race([promise, Promise.resolve(null)]).then((value) => value !== null, () => false);

/** A promise that a signal cuts short. */
function unlessAborted<T>(promise: Promise<T>, signal?: AbortSignal): Promise<T> {
  if (!signal) return promise;
  return new Promise((resolve, reject) => {
    const abort = () => reject(signal.reason as Error);
    signal.addEventListener("abort", abort, { once: true });
    promise.then(resolve, reject).finally(() => signal.removeEventListener("abort", abort));
  });
}

async function fetchModule(address: string, signal: AbortSignal): Promise<WebAssembly.Module> {
  const node = typeof process !== "undefined" && process.versions?.node !== undefined;
  if (node && (address.startsWith("file:") || !address.includes("://"))) return compileBytes(await readWasm(address), address);
  let response: Response;
  try {
    response = await fetch(address, { signal });
  } catch (cause) {
    if (signal.aborted) throw cause;
    throw new Error(`newsgloss: could not fetch ${address}; is newsgloss.wasm served there, and does connect-src allow it?`, { cause });
  }
  return compileResponse(response, address);
}

/** The bytes of a file, in Node and what is like it. */
async function readWasm(address: string): Promise<Uint8Array<ArrayBuffer>> {
  // An import would be followed by bundlers, which find no file system for a page.
  const { readFile } = process.getBuiltinModule("node:fs/promises");
  try {
    return Uint8Array.from(await readFile(address.startsWith("file:") ? new URL(address) : address));
  } catch (cause) {
    const missing = (cause as { code?: string }).code === "ENOENT";
    const how = "pass the path, or the bytes, of node_modules/newsgloss/dist/newsgloss.wasm to load(); where a bundler moved this module, keep it out of the bundle (in Next.js: serverExternalPackages: [\"newsgloss\"])";
    throw new Error(`newsgloss: ${missing ? `there is no file ${address}` : `${address} cannot be read`}; ${how}`, { cause });
  }
}

async function compileResponse(response: Response, from: string): Promise<WebAssembly.Module> {
  if (!response.ok) throw new Error(`newsgloss: ${from} answered ${response.status}; serve newsgloss.wasm there or pass its address to load()`);
  return compileBytes(await response.arrayBuffer(), `${from} (sent as ${response.headers.get("content-type") ?? "no type"})`);
}

/** Compiles bytes whatever type they were sent as: a wrong MIME type is no reason to fail. */
async function compileBytes(bytes: ArrayBuffer | ArrayBufferView<ArrayBuffer>, from: string): Promise<WebAssembly.Module> {
  const view = ArrayBuffer.isView(bytes) ? new Uint8Array(bytes.buffer, bytes.byteOffset, bytes.byteLength) : new Uint8Array(bytes);
  const magic = view[0] === 0 && view[1] === 0x61 && view[2] === 0x73 && view[3] === 0x6d;
  if (!magic) {
    const html = view[0] === 0x3c ? "an HTML page, probably a 404" : "something else";
    throw new Error(`newsgloss: ${from} is not WebAssembly but ${html}; serve newsgloss.wasm there or pass its address to load()`);
  }
  try {
    return await WebAssembly.compile(bytes);
  } catch (cause) {
    // Chromium gives no more than this where a policy is the reason.
    const forbidden = /WebAssembly\.compile\(\):\s*$|Content Security Policy|disallowed by embedder|blocked by CSP/i.test(String(cause));
    if (forbidden) throw new Error("newsgloss: this page's Content-Security-Policy forbids WebAssembly; its script-src needs 'wasm-unsafe-eval'", { cause });
    throw new Error(`newsgloss: ${from} is no WebAssembly that this browser can read; is it the file of this version, and whole?`, { cause });
  }
}
