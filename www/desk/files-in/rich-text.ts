/** HTML as the paragraphs of its text: nothing of it is run or shown. */
import { parseInert } from "../start.js";

/** What is no text of a story. */
const LEFT_OUT = new Set(["SCRIPT", "STYLE", "NOSCRIPT", "TEMPLATE", "IFRAME", "OBJECT", "SVG", "CANVAS", "VIDEO", "AUDIO", "IMG", "BUTTON", "SELECT", "INPUT", "TEXTAREA", "HEAD", "DEL", "S", "STRIKE"]);
/** Signs of notes and comments that word processors put into the text. */
const NOTES = /Mso(?:Footnote|Endnote|Comment)Reference|MsoCommentText/;
const PARAGRAPHS = new Set(["P", "H1", "H2", "H3", "H4", "H5", "H6", "BLOCKQUOTE", "UL", "OL", "DL", "PRE", "TABLE", "FIGURE", "ARTICLE", "SECTION", "HEADER", "MAIN"]);
const LINES = new Set(["DIV", "LI", "DT", "DD", "TR", "ADDRESS", "FIGCAPTION", "CAPTION"]);

/** What was copied, as text. */
export const fromFragment = (html: string): string => paragraphs(parseInert(html).body);

/** The text under a node, a line a block; some elements are left out. */
export function paragraphs(root: Node, without: ReadonlySet<Node> = new Set()): string {
  const lines: string[] = [];
  let line = "";
  const end = (paragraph: boolean): void => {
    if (line.trim()) lines.push(line.trim());
    line = "";
    if (paragraph && lines.length > 0 && lines.at(-1) !== "") lines.push("");
  };
  const walk = (node: Node, pre: boolean): void => {
    const type = nodeType(node);
    if (type === Node.TEXT_NODE) {
      const [first = "", ...others] = pre ? (node.nodeValue ?? "").split("\n") : [(node.nodeValue ?? "").replace(/[ \t\r\n\f]+/g, " ")];
      line += line === "" || /[ \t]$/.test(line) ? first.replace(/^ /, "") : first;
      for (const other of others) {
        end(false);
        line = other;
      }
    } else if (type === Node.ELEMENT_NODE) {
      const name = nodeName(node).toUpperCase();
      const attribute = (name: string) => getAttribute.call(node as Element, name);
      if (LEFT_OUT.has(name) || without.has(node) || attribute("hidden") !== null || attribute("aria-hidden") === "true" || NOTES.test(attribute("class") ?? "")) return;
      if (name === "BR") return end(false);
      const breaks = PARAGRAPHS.has(name) || LINES.has(name);
      if (breaks) end(PARAGRAPHS.has(name));
      for (const child of childNodes(node)) walk(child, pre || name === "PRE");
      if (breaks) end(PARAGRAPHS.has(name));
      else if (name === "TD" || name === "TH") line = `${line.trimEnd()}\t`;
    }
  };
  for (const child of childNodes(root)) walk(child, false);
  end(false);
  return lines.join("\n").trim() + "\n";
}

// A form's own fields stand in the place of its properties: they are read from where they are defined.
const getter = <T>(prototype: object, name: string): ((of: Node) => T) => {
  const { get } = Object.getOwnPropertyDescriptor(prototype, name)!;
  return (of) => get!.call(of) as T;
};
const nodeType = getter<number>(Node.prototype, "nodeType");
const nodeName = getter<string>(Node.prototype, "nodeName");
const childNodes = getter<NodeListOf<ChildNode>>(Node.prototype, "childNodes");
const { getAttribute } = Element.prototype;
