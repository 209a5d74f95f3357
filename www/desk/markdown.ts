/** Markdown as HTML, which is then read for its text as any other. Built to dist/desk/markdown.js, loaded with the first such file. */
import { Marked } from "marked";

const markdown = new Marked({
  tokenizer: {
    // A paragraph that begins with a year is no list, and would lose it as one.
    list: (source) => (/^ {0,3}(?!1[.)])\d/.test(source) ? undefined : false),
  },
});

export const toHtml = (text: string): string => markdown.parse(text, { async: false });
