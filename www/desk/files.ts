/** Dropped and chosen files, as stories. */
import type { Result } from "./exports.js";
import { fromPage } from "./rich-text.js";
import { fromFile } from "./web-annotation.js";

/** A file's story; `result` where the file is one that the desk wrote. */
export type Opened = { title: string; text: string; source: string; publishedOn: string; result: Result | null };

const LARGEST = 20_000_000;

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
  return { title, text: text.replace(/\r\n?/g, "\n"), source: "", publishedOn: "", result: null };
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
