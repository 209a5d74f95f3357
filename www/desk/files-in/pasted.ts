/** What was copied elsewhere, as the text of a story. */
import { fromFragment } from "./rich-text.js";

/** The text, and what was left out of it. */
export function pasted(html: string, plain: string): { text: string; told: string } {
  const text = (html ? fromFragment(html).replace(/\n$/, "") : plain).replace(/\r\n?/g, "\n");
  const mail = withoutMail(text);
  return { text: mail, told: mail === text ? "" : "E-mail headers were left out." };
}

/** What is no story, in one clear line; null where it may be one. */
export function isNotText(text: string): string | null {
  if (/^\s*https?:\/\/\S+\s*$/i.test(text)) return "That is only a web address, and this page opens no others. Copy the story's text and paste it here, or save its page and drop the file.";
  return null;
}

/** The names of lines that head an e-mail. */
const HEADER = /^(?:From|To|Cc|Bcc|Sent|Date|Subject|Reply-To|Attachments|Importance):[ \t]+\S/i;
/** A line that names the mail it answers, or the one it passes on. */
const QUOTING = /^-{3,} ?(?:Original Message|Forwarded message) ?-{3,}$/i;
/** Fewer lines may be words of a story. */
const LEAST = 2;

/** A mail's own words: without the lines that head it, and without the signs before lines that it quotes. */
export function withoutMail(text: string): string {
  const lines = text.split("\n");
  const heads = new Set<number>();
  for (let at = 0; at < lines.length; at++) {
    if (QUOTING.test(lines[at]!.trim())) heads.add(at);
    let end = at;
    while (end < lines.length && HEADER.test(lines[end]!)) end++;
    if (end - at >= LEAST) for (let head = at; head < end; head++) heads.add(head);
    if (end > at) at = end - 1;
  }
  if (heads.size === 0) return text;
  const kept = lines.filter((_, at) => !heads.has(at)).map((line) => line.replace(/^(?:> ?)+/, ""));
  return kept.join("\n").replace(/^\n+/, "");
}
