import { createGlue, type Glue } from "newsgloss:glue";
import type { AnnotateOptions, Annotations } from "./annotations.js";
import { unpack } from "./unpack.js";
export type * from "./annotations.js";

/** Marks who acts, who says what, and how many. */
export interface Annotator {
  /**
   * Annotates a text. Offsets are UTF-16 units: `text.slice(start, end)` is the span.
   *
   * Throws a `TypeError` where `text` is not a string or `options` are not of their type.
   */
  annotate(text: string, options?: AnnotateOptions): Annotations;
}

/** Where the wasm comes from: an address, a response, its bytes, or the compiled module. */
export type Source = string | URL | Response | PromiseLike<Response> | ArrayBuffer | ArrayBufferView<ArrayBuffer> | WebAssembly.Module;

const modules = new Map<string, Promise<WebAssembly.Module>>();

/**
 * Loads the annotator; without a source from `newsgloss.wasm` beside this module. Works in browsers, workers and Node.
 * The wasm of one address is fetched and compiled once, however often `load` is called.
 *
 * Rejects with an `Error` that says what is wrong where the wasm cannot be had.
 */
export async function load(source: Source = new URL("./newsgloss.wasm", import.meta.url)): Promise<Annotator> {
  return new Instance(await compile(source));
}

/** One wasm instance; after a trap the next call gets a new one of the same module. */
class Instance implements Annotator {
  #glue: Glue | null = null;

  constructor(private readonly module: WebAssembly.Module) {
    this.#glue = this.#start();
  }

  annotate(text: string, options?: AnnotateOptions): Annotations {
    const glue = (this.#glue ??= this.#start());
    try {
      return unpack(glue.annotate(text, options));
    } catch (error) {
      if (!(error instanceof WebAssembly.RuntimeError)) throw error;
      this.#glue = null;
      throw new Error("newsgloss: the annotator failed on this text and was restarted; please report the text", { cause: error });
    }
  }

  #start(): Glue {
    const glue = createGlue();
    glue.initSync({ module: this.module });
    return glue;
  }
}

async function compile(source: Source): Promise<WebAssembly.Module> {
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
    const fs = "node:fs/promises";
    const { readFile } = (await import(/* @vite-ignore */ /* webpackIgnore: true */ fs)) as typeof import("node:fs/promises");
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
  return WebAssembly.compile(bytes);
}
