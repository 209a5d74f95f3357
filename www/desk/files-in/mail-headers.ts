/** The lines that head an e-mail, and the signs before those that it quotes: neither are words of a story. */

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
