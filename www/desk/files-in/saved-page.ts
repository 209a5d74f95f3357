/** The story of a saved page: a script of its own, loaded when one comes. */
import { findArticle } from "../../article.js";
import { publishedOn } from "../../published.js";
import { parseInert } from "../start.js";
import { paragraphs } from "./rich-text.js";

export interface Rich {
  text: string;
  title: string;
  /** Address that the page gives itself; empty where none. */
  source: string;
  /** ISO date that the page gives itself; empty where none. */
  publishedOn: string;
}

/** The story of a page, found as the embed finds it. */
export function fromPage(html: string): Rich {
  const page = parseInert(html);
  const article = findArticle(page);
  const root = article?.root ?? page.body;
  const canonical = page.querySelector('link[rel="canonical"]')?.getAttribute("href") ?? page.querySelector('meta[property="og:url"]')?.getAttribute("content") ?? "";
  return { text: paragraphs(root, article?.leftOut), title: page.title.trim(), source: /^https?:/i.test(canonical) ? canonical : "", publishedOn: (publishedOn(page, root) ?? "").slice(0, 10) };
}
