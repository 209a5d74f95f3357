/** The wasm: had from wherever it comes from, compiled once an address, and started anew after a trap. */
import { type Annotator, createGlue, type Glue, type PageMap } from "newsgloss:glue";
import type { AnnotateOptions, Annotations } from "./annotations.js";
import { unpack } from "./unpack.js";

/** Where the wasm comes from: an address, a response, its bytes, or the compiled module. */
export type Source = string | URL | Response | PromiseLike<Response> | ArrayBuffer | ArrayBufferView<ArrayBuffer> | WebAssembly.Module;

const modules = new Map<string, Promise<WebAssembly.Module>>();

/** One wasm instance; after a trap, or any other error that cut its work short, the next call gets a new one of the same module. */
export class Instance {
  #live: { glue: Glue; annotator: Annotator } | null = null;

  constructor(private readonly module: WebAssembly.Module) {
    try {
      this.#live = this.#start();
    } catch (cause) {
      throw new Error("newsgloss: the wasm given is not newsgloss.wasm of this version, or there is no memory left for it", { cause });
    }
  }

  annotate(text: string, options?: AnnotateOptions): Annotations {
    return this.#guard(({ annotator }) => unpack(annotator.annotate(text, options)));
  }

  /** The day that a text gives itself in its date line. */
  publishedOn(text: string): string | undefined {
    return this.#guard(({ glue }) => glue.publishedOn(text));
  }

  /** A map of what is under a node; see `src/wasm/page.rs`. */
  pageMap(root: Node, story: boolean): PageMap {
    return this.#guard(({ glue }) => new glue.PageMap(root, story));
  }

  /** The element that holds a document's main story. */
  article(document: Document): Element | undefined {
    return this.#guard(({ glue }) => glue.article(document));
  }

  #guard<T>(work: (live: { glue: Glue; annotator: Annotator }) => T): T {
    const live = (this.#live ??= this.#start());
    try {
      return work(live);
    } catch (error) {
      // A refusal comes back through Rust; anything else cut it short, and its stack and memory are as they were then.
      if (error instanceof TypeError && error.message.startsWith("newsgloss: ")) throw error;
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
    return { glue, annotator: new glue.Annotator() };
  }
}

/** Compiles the wasm; rejects with an `Error` that says what is wrong where it cannot be had. */
export async function compile(source: Source): Promise<WebAssembly.Module> {
  if (source instanceof WebAssembly.Module) return source;
  if (typeof source === "string" || source instanceof URL) {
    const address = String(source);
    let module = modules.get(address);
    if (!module) {
      module = fetchModule(address);
      modules.set(address, module);
      module.catch(() => modules.delete(address));
    }
    return module;
  }
  if (ArrayBuffer.isView(source) || source instanceof ArrayBuffer) return compileBytes(source, "the bytes given");
  return compileResponse(await source, "the response given");
}

async function fetchModule(address: string): Promise<WebAssembly.Module> {
  const node = typeof process !== "undefined" && process.versions?.node !== undefined;
  if (node && (address.startsWith("file:") || !address.includes("://"))) {
    // An import would be followed by bundlers, which find no file system for a page.
    const { readFile } = process.getBuiltinModule("node:fs/promises");
    return compileBytes(Uint8Array.from(await readFile(address.startsWith("file:") ? new URL(address) : address)), address);
  }
  let response: Response;
  try {
    response = await fetch(address);
  } catch (cause) {
    throw new Error(`newsgloss: could not fetch ${address}; is newsgloss.wasm served there, and does connect-src allow it?`, { cause });
  }
  return compileResponse(response, address);
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
