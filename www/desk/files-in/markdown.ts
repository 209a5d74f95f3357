/** Makes HTML of Markdown, which is then read for its text as any other: a worker of its own, for hostile files take long. */
import { Marked } from "marked";

const markdown = new Marked({
  tokenizer: {
    // A paragraph that begins with a year is no list, and would lose it as one.
    list: (source) => (/^ {0,3}(?!1[.)])\d/.test(source) ? undefined : false),
  },
});

self.addEventListener("message", ({ data }: MessageEvent<string>) => self.postMessage(markdown.parse(data, { async: false })));
