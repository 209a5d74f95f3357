/** HTML as the paragraphs of its text: nothing of it is run or shown. */
import { publishedOn } from "../../published.js";
import { parseInert } from "../start.js";

export interface Rich {
  text: string;
  title: string;
  /** Address that the page gives itself; empty where none. */
  source: string;
  /** ISO date that the page gives itself; empty where none. */
  publishedOn: string;
}

/** What is no text of a story. */
const LEFT_OUT = new Set(["SCRIPT", "STYLE", "NOSCRIPT", "TEMPLATE", "IFRAME", "OBJECT", "SVG", "CANVAS", "VIDEO", "AUDIO", "IMG", "BUTTON", "SELECT", "INPUT", "TEXTAREA", "HEAD"]);
/** What stands around a story on a page. */
const FURNITURE = new Set(["NAV", "ASIDE", "FOOTER", "FORM", "DIALOG", "FIGURE"]);
const PARAGRAPHS = new Set(["P", "H1", "H2", "H3", "H4", "H5", "H6", "BLOCKQUOTE", "UL", "OL", "DL", "PRE", "TABLE", "FIGURE", "ARTICLE", "SECTION", "HEADER", "MAIN"]);
const LINES = new Set(["DIV", "LI", "DT", "DD", "TR", "ADDRESS", "FIGCAPTION", "CAPTION"]);

/** The story of a page: its article or main part where it has one, without navigation and the like. */
export function fromPage(html: string): Rich {
  const page = parseInert(html);
  const articles = [...page.querySelectorAll("article")].sort((a, b) => (b.textContent?.length ?? 0) - (a.textContent?.length ?? 0));
  const root = articles[0] ?? page.querySelector("main") ?? page.body;
  const canonical = page.querySelector('link[rel="canonical"]')?.getAttribute("href") ?? page.querySelector('meta[property="og:url"]')?.getAttribute("content") ?? "";
  return { text: paragraphs(root, FURNITURE), title: page.title.trim(), source: /^https?:/i.test(canonical) ? canonical : "", publishedOn: (publishedOn(page) ?? "").slice(0, 10) };
}

/** What was copied, as text. */
export const fromFragment = (html: string): string => paragraphs(parseInert(html).body, new Set());

function paragraphs(root: Node, without: ReadonlySet<string>): string {
  const lines: string[] = [];
  let line = "";
  const end = (paragraph: boolean): void => {
    if (line.trim()) lines.push(line.trim());
    line = "";
    if (paragraph && lines.length > 0 && lines.at(-1) !== "") lines.push("");
  };
  const walk = (node: Node, pre: boolean): void => {
    if (node.nodeType === Node.TEXT_NODE) {
      const [first = "", ...others] = pre ? (node.nodeValue ?? "").split("\n") : [(node.nodeValue ?? "").replace(/[ \t\r\n\f]+/g, " ")];
      line += line === "" || line.endsWith(" ") ? first.replace(/^ /, "") : first;
      for (const other of others) {
        end(false);
        line = other;
      }
    } else if (node.nodeType === Node.ELEMENT_NODE) {
      const element = node as Element;
      const name = element.nodeName.toUpperCase();
      if (LEFT_OUT.has(name) || without.has(name) || element.hasAttribute("hidden") || element.getAttribute("aria-hidden") === "true") return;
      if (name === "BR") return end(false);
      const breaks = PARAGRAPHS.has(name) || LINES.has(name);
      if (breaks) end(PARAGRAPHS.has(name));
      for (const child of node.childNodes) walk(child, pre || name === "PRE");
      if (breaks) end(PARAGRAPHS.has(name));
      else if (name === "TD" || name === "TH") line += " ";
    }
  };
  for (const child of root.childNodes) walk(child, false);
  end(false);
  return lines.join("\n").trim() + "\n";
}
