/** Dropped and chosen files, as stories. */
import { DATA } from "../../export/html-copy.js";
import type { Result } from "../../export/exports.js";
import { fromFile } from "../../export/web-annotation.js";
import { parseInert, trustedUrl } from "../start.js";
import type { Mail } from "./mail.js";
import { withoutMail } from "./mail-headers.js";
import { fromFragment } from "./rich-text.js";
import { fromRtf } from "./rtf.js";

/** A file's story; `result` where the file is one that the desk wrote. */
export interface Opened {
  title: string;
  text: string;
  source: string;
  publishedOn: string;
  result: Result | null;
  /** What of it could not be read, in words; empty where all was. */
  told: string;
}

/** Why a file is not opened: several of one reason are told in one line. */
export class Refused extends Error {
  constructor(
    readonly reason: "kind" | "size" | "empty" | "other",
    message = "",
  ) {
    super(message);
  }
}

/** What people write is shorter; what the desk saved of a long story is longer. */
const LARGEST = 20_000_000;
const LARGEST_RESULT = 400_000_000;
/** Front matter is no longer than this. */
const FRONT = 10_000;
/** How long a file may take to read, in milliseconds. */
const PATIENCE = 15_000;

const KINDS: Record<string, (bytes: Uint8Array<ArrayBuffer>, title: string) => Promise<Partial<Opened>>> = {
  txt: async (bytes) => plain(bytes),
  text: async (bytes) => plain(bytes),
  md: (bytes) => fromMarkdown(decode(bytes)),
  markdown: (bytes) => fromMarkdown(decode(bytes)),
  html: async (bytes) => fromHtml(decode(bytes)),
  htm: async (bytes) => fromHtml(decode(bytes)),
  rtf: async (bytes) => ({ text: fromRtf(latin(bytes)) }),
  docx: fromDocx,
  eml: fromMail,
  json: async (bytes) => fromResult(decode(bytes)),
  jsonld: async (bytes) => fromResult(decode(bytes)),
};

/** Reads a file; rejects with `Refused` where it is no story. */
export async function openFile(file: File): Promise<Opened> {
  const [, ending = ""] = /\.([^.]+)$/.exec(file.name.toLowerCase()) ?? [];
  const read = Object.hasOwn(KINDS, ending) ? KINDS[ending]! : ending === "" && file.type.startsWith("text/plain") ? KINDS["txt"]! : null;
  if (!read) throw new Refused("kind");
  if (file.size > (ending.startsWith("json") || ending.startsWith("htm") ? LARGEST_RESULT : LARGEST)) throw new Refused("size");
  const bytes = new Uint8Array(await file.arrayBuffer());
  const title = file.name.replace(/\.[^.]+$/, "");
  const { text = "", ...rest } = await read(bytes, title);
  if (text.trim() === "") throw new Refused("empty");
  return { source: "", publishedOn: "", result: null, told: "", ...rest, title: rest.title || title, text };
}

/** Plain text; what only calls itself so is read as what it is, or refused. */
function plain(bytes: Uint8Array<ArrayBuffer>): Partial<Opened> {
  const head = latin(bytes.subarray(0, 8));
  if (head.startsWith("{\\rtf")) return { text: fromRtf(latin(bytes)) };
  if (head.startsWith("%PDF") || head.startsWith("PK\x03\x04") || head.startsWith("\xd0\xcf\x11\xe0")) throw new Refused("kind");
  return { text: decode(bytes).replace(/\r\n?/g, "\n") };
}

const fromPage = async (html: string): Promise<Partial<Opened>> => (await import("./saved-page.js")).fromPage(html);

/** A copy that the desk saved is opened by its data; any other page by its story. */
async function fromHtml(html: string): Promise<Partial<Opened>> {
  if (!html.includes(`name="${DATA}"`)) return fromPage(html);
  const written = new RegExp(`<meta name="${DATA}" content="([^"]*)">`).exec(html)?.[1];
  // As the desk wrote it, or as a browser did that saved the copy again.
  const plain = written !== undefined && !/&(?!#\d+;)/.test(written);
  const saved = plain ? written.replace(/&#(\d+);/g, (_, code: string) => String.fromCharCode(Number(code))) : parseInert(html).querySelector(`meta[name="${DATA}"]`)?.getAttribute("content");
  return saved ? fromResult(saved) : fromPage(html);
}

function fromResult(text: string): Partial<Opened> {
  const told: string[] = [];
  let result: Result | null = null;
  try {
    result = fromFile(JSON.parse(text), (message) => told.push(message));
  } catch {
    // It is no JSON, and no result either.
  }
  if (!result) throw new Refused("other", told.length > 0 ? `does not fit what newsgloss saves: ${told.join("; ")}.` : "is not a result that newsgloss saved.");
  const { title, source, publishedOn } = result;
  return { title, text: result.text, source, publishedOn, result, told: told.join("; ") };
}

async function fromDocx(bytes: Uint8Array<ArrayBuffer>): Promise<Partial<Opened>> {
  const html = await inWorker<ArrayBuffer, string>("docx.js", bytes.buffer);
  if (html === null) throw new Refused("other", "could not be read as a Word document.");
  return { text: fromFragment(html) };
}

async function fromMail(bytes: Uint8Array<ArrayBuffer>): Promise<Partial<Opened>> {
  const mail = await inWorker<ArrayBuffer, Mail>("mail.js", bytes.buffer);
  if (!mail) throw new Refused("other", "could not be read as an e-mail.");
  const day = new Date(mail.date);
  return { title: mail.subject, text: withoutMail(mail.text.trim() ? mail.text.replace(/\r\n?/g, "\n") : fromFragment(mail.html)), publishedOn: mail.date && !Number.isNaN(day.getTime()) ? day.toISOString().slice(0, 10) : "" };
}

/** The text of Markdown, with what its front matter tells, where it has one. */
async function fromMarkdown(raw: string): Promise<Partial<Opened>> {
  const text = raw.replace(/\r\n?/g, "\n");
  const front = /^\s*---\n(\w[\w-]*:[^]*?\n)---\n/.exec(text.slice(0, FRONT));
  const field = (names: string) => (new RegExp(`^(?:${names}):(.*)$`, "im").exec(front?.[1] ?? "")?.[1] ?? "").trim().replace(/^(["'])(.*)\1$/, "$2");
  const [title, source, publishedOn] = [field("title"), field("canonical(?:_url)?|source|url|link"), field("date|published(?:_?on)?")];
  const body = text.slice(front?.[0].length ?? 0);
  // Where parting it fails or takes too long, its text can be read with its marks as well.
  const html = await inWorker<string, string>("markdown.js", body);
  return { title, text: html === null ? body : fromFragment(html), source: /^https?:\/\//i.test(source) ? source : "", publishedOn: /^\d{4}-\d\d-\d\d/.exec(publishedOn)?.[0] ?? "" };
}

/** What a worker of its own makes of a file; null where it fails or takes too long. */
async function inWorker<In, Out>(script: "markdown.js" | "docx.js" | "mail.js", data: In): Promise<Out | null> {
  const worker = new Worker(trustedUrl(script) as string);
  const made = await new Promise<Out | null>((resolve) => {
    worker.addEventListener("message", ({ data }: MessageEvent<Out | null>) => resolve(data));
    worker.addEventListener("error", () => resolve(null));
    setTimeout(() => resolve(null), PATIENCE);
    worker.postMessage(data);
  });
  worker.terminate();
  return made;
}

const latin = (bytes: Uint8Array): string => new TextDecoder("windows-1252").decode(bytes);

/** Text in UTF-8, UTF-16 with or without its mark, or Windows' old encoding; what has signs that no text has is refused. */
function decode(bytes: Uint8Array): string {
  const text = decoded(bytes);
  const odd = text.slice(0, 4000).match(/[\0-\x08\x0e-\x1a\x1c-\x1f\ufffd]/g)?.length ?? 0;
  if (odd > Math.min(4000, text.length) / 100) throw new Refused("kind");
  return text;
}

function decoded(bytes: Uint8Array): string {
  const [first, second] = bytes;
  if ((first === 0xff && second === 0xfe) || (first === 0xfe && second === 0xff)) return new TextDecoder(first === 0xff ? "utf-16le" : "utf-16be").decode(bytes);
  // English in UTF-16 has a zero in every second byte.
  const head = bytes.subarray(0, 400);
  const zeros = (odd: number) => head.reduce((sum, byte, at) => sum + Number(at % 2 === odd && byte === 0), 0);
  if (head.length >= 4 && zeros(1) > head.length / 3 && zeros(0) === 0) return new TextDecoder("utf-16le").decode(bytes);
  if (head.length >= 4 && zeros(0) > head.length / 3 && zeros(1) === 0) return new TextDecoder("utf-16be").decode(bytes);
  try {
    return new TextDecoder("utf-8", { fatal: true }).decode(bytes);
  } catch {
    return new TextDecoder("windows-1252").decode(bytes);
  }
}
