/** The text of Rich Text Format, as word processors and wire services write it (Microsoft's specification 1.9.1). */

/** Groups that hold no text of the story. */
const SKIPPED = new Set(["fonttbl", "colortbl", "stylesheet", "info", "pict", "object", "header", "headerl", "headerr", "headerf", "footer", "footerl", "footerr", "footerf", "footnote", "annotation", "listtable", "listoverridetable", "revtbl", "rsidtbl", "generator", "themedata", "datastore", "latentstyles", "xmlnstbl", "fldinst", "bkmkstart", "bkmkend", "deleted"]);
const SIGNS: Record<string, string> = { par: "\n", line: "\n", sect: "\n", page: "\n", row: "\n", cell: "\t", tab: "\t", emdash: "—", endash: "–", lquote: "‘", rquote: "’", ldblquote: "“", rdblquote: "”", bullet: "•", emspace: " ", enspace: " " };

interface Group {
  skipped: boolean;
  /** How many characters stand for a sign of Unicode, for readers that know none. */
  instead: number;
}

export function fromRtf(rtf: string): string {
  const bytes = new TextDecoder(`windows-${/\\ansicpg(125[0-8])/.exec(rtf.slice(0, 2000))?.[1] ?? "1252"}`);
  const groups: Group[] = [{ skipped: false, instead: 1 }];
  const out: string[] = [];
  let ignored = 0;
  const put = (text: string): void => {
    if (ignored > 0) ignored--;
    else if (!groups.at(-1)!.skipped) out.push(text);
  };
  const token = /\\([a-z]+)(-?\d+)? ?|\\'([0-9a-f]{2})|\\([^a-z])|([{}])|[\r\n]+|([^\\{}\r\n]+)/gi;
  for (let found; (found = token.exec(rtf)); ) {
    const [, word, parameter, hex, sign, brace, plain] = found;
    const group = groups.at(-1)!;
    if (brace === "{") groups.push({ ...group });
    else if (brace === "}") {
      if (groups.length > 1) groups.pop();
      ignored = 0;
    } else if (word === "bin") token.lastIndex += Math.max(0, Number(parameter ?? 0));
    else if (word === "uc") group.instead = Number(parameter ?? 1);
    else if (word === "u") {
      put(String.fromCharCode((Number(parameter) + 0x10000) % 0x10000));
      ignored = group.instead;
    } else if (word === "deleted" && parameter !== "0") group.skipped = true;
    else if (word !== undefined && SKIPPED.has(word)) group.skipped = true;
    else if (word !== undefined && Object.hasOwn(SIGNS, word)) put(SIGNS[word]!);
    else if (hex !== undefined) put(bytes.decode(Uint8Array.of(parseInt(hex, 16))));
    else if (sign === "*") group.skipped = true;
    else if (sign !== undefined) put({ "~": "\u00a0", "-": "", _: "-", "\n": "\n", "\r": "\n" }[sign] ?? sign);
    else if (plain !== undefined) {
      const kept = plain.slice(ignored);
      ignored = Math.max(0, ignored - plain.length);
      if (kept && !group.skipped) out.push(kept);
    }
  }
  return `${out.join("").replace(/[ \t]+\n/g, "\n").replace(/\n{3,}/g, "\n\n").trim()}\n`;
}
