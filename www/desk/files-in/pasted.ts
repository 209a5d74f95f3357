/** What was copied elsewhere, as the text of a story. */
import { withoutMail } from "./mail-headers.js";
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
