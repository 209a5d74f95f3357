/** Dropped and chosen files, as stories. */
import type { Result } from "../../export/exports.js";
import { fromFragment, fromPage } from "./rich-text.js";
import { trustedUrl } from "../start.js";
import { fromFile } from "../../export/web-annotation.js";

/** A file's story; `result` where the file is one that the desk wrote. */
export type Opened = { title: string; text: string; source: string; publishedOn: string; result: Result | null };

const LARGEST = 20_000_000;
/** Front matter is no longer than this. */
const FRONT = 10_000;
/** How long Markdown may take, in milliseconds. */
const PATIENCE = 8000;

/** Reads a file; rejects with an `Error` whose message tells the reader what to do. */
export async function openFile(file: File): Promise<Opened> {
  const [, ending = ""] = /\.([^.]+)$/.exec(file.name.toLowerCase()) ?? [];
  const known = ["txt", "text", "md", "markdown", "html", "htm", "json", "jsonld"].includes(ending) || (ending === "" && file.type.startsWith("text/plain"));
  if (!known) throw new Error(`${file.name} is not a .txt, .md or .html file. Save the story as plain text and drop it again, or paste it.`);
  if (file.size > LARGEST) throw new Error(`${file.name} is larger than 20 MB. Split it and drop the parts one by one.`);
  const text = decode(new Uint8Array(await file.arrayBuffer()));
  const title = file.name.replace(/\.[^.]+$/, "");
  if (ending === "html" || ending === "htm") {
    const page = fromPage(text);
    return { title: page.title || title, text: page.text, source: page.source, publishedOn: page.publishedOn, result: null };
  }
  if (ending === "json" || ending === "jsonld") {
    const result = parse(text);
    if (!result) throw new Error(`${file.name} is not a result that newsgloss saved, so it cannot be opened. Drop a .json or .jsonld file that this page made.`);
    return { title: result.title || title, text: result.text, source: result.source, publishedOn: result.publishedOn, result };
  }
  const plain = text.replace(/\r\n?/g, "\n");
  if (ending === "md" || ending === "markdown") return { title, ...(await fromMarkdown(plain)), result: null };
  return { title, text: plain, source: "", publishedOn: "", result: null };
}

/** The text of Markdown, with what its front matter tells, where it has one. */
async function fromMarkdown(text: string): Promise<Omit<Opened, "title" | "result"> & { title?: string }> {
  const front = /^\s*---\n(\w[\w-]*:[^]*?\n)---\n/.exec(text.slice(0, FRONT));
  const field = (names: string) => (new RegExp(`^(?:${names}):(.*)$`, "im").exec(front?.[1] ?? "")?.[1] ?? "").trim().replace(/^(["'])(.*)\1$/, "$2");
  const [title, source, publishedOn] = [field("title"), field("canonical(?:_url)?|source|url|link"), field("date|published(?:_?on)?")];
  const body = text.slice(front?.[0].length ?? 0);
  const html = await toHtml(body);
  return {
    ...(title && { title }),
    text: html === null ? body : fromFragment(html),
    source: /^https?:\/\//i.test(source) ? source : "",
    publishedOn: /^\d{4}-\d\d-\d\d/.exec(publishedOn)?.[0] ?? "",
  };
}

/** Markdown as HTML; null where that fails or takes too long, for its text can be read with its marks as well. */
async function toHtml(text: string): Promise<string | null> {
  const worker = new Worker(trustedUrl("markdown.js") as string);
  const html = await new Promise<string | null>((resolve) => {
    worker.addEventListener("message", ({ data }: MessageEvent<string>) => resolve(data));
    worker.addEventListener("error", () => resolve(null));
    setTimeout(() => resolve(null), PATIENCE);
    worker.postMessage(text);
  });
  worker.terminate();
  return html;
}

function decode(bytes: Uint8Array): string {
  const [first, second] = bytes;
  if ((first === 0xff && second === 0xfe) || (first === 0xfe && second === 0xff)) return new TextDecoder(first === 0xff ? "utf-16le" : "utf-16be").decode(bytes);
  try {
    return new TextDecoder("utf-8", { fatal: true }).decode(bytes);
  } catch {
    return new TextDecoder("windows-1252").decode(bytes);
  }
}

function parse(text: string): Result | null {
  try {
    return fromFile(JSON.parse(text));
  } catch {
    return null;
  }
}
