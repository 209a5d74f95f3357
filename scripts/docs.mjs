// The documentation as a site in dist/docs/, from the repository's Markdown, the reports of the API and the cases of the corpus: npm run docs
import { cpSync, existsSync, mkdirSync, readFileSync, readdirSync, rmSync, writeFileSync } from "node:fs";
import { posix } from "node:path";
import { Marked } from "marked";
import { path, step } from "./shell.mjs";
import { setupNode } from "./setup.mjs";

const REPOSITORY = "https://github.com/newsgloss/newsgloss";

/** The pages in the order of the menu: file in the site, name in the menu, and where it comes from. */
const PAGES = [
  ["index.html", "newsgloss", "README.md"],
  ["quick-start.html", "Quick start", "docs/quick-start.md"],
  ["embedding.html", "Marking any page", "docs/embedding.md"],
  ["api.html", "The package", "docs/api.md"],
  ["api-text.html", "Types: text", "docs/api/text.api.md"],
  ["api-page.html", "Types: pages", "docs/api/page.api.md"],
  ["archives.html", "Python and archives", "docs/archives.md"],
  ["values.html", "Values", "docs/values.md"],
  ["rules.html", "Rules", rules],
  ["accuracy.html", "Accuracy and speed", "tests/scores.md"],
  ["privacy.html", "Privacy", "docs/privacy.md"],
  ["support.html", "Where it runs", "docs/support.md"],
  ["architecture.html", "Architecture", "ARCHITECTURE.md"],
  ["changelog.html", "Changelog", "CHANGELOG.md"],
  ["notice.html", "Data and licences", "NOTICE.md"],
];

const STYLE = `:root{color-scheme:light dark;--line:light-dark(#ddd,#444)}*{box-sizing:border-box}
body{margin:0;font:1.05rem/1.6 system-ui,sans-serif;display:grid;grid-template-columns:minmax(10rem,15rem) minmax(0,46rem);gap:2rem;padding:0 1rem}
nav{padding:1.5rem 0;font-size:.95rem}nav ul{list-style:none;margin:0;padding:0}nav a{display:block;padding:.25rem .5rem;text-decoration:none;border-radius:.3rem}
nav a[aria-current]{background:light-dark(#eef3f8,#26303a);font-weight:600}main{padding:1rem 0 4rem}a{color:light-dark(#0b5c8a,#7cc4f0)}
img{max-width:100%;height:auto;border:1px solid var(--line)}pre{overflow:auto;padding:.8rem;background:light-dark(#f6f6f4,#1e1e1c);border-radius:.4rem;font-size:.9rem}
code{font-family:ui-monospace,monospace;font-size:.92em}.scroll{overflow-x:auto}table{border-collapse:collapse}th,td{text-align:start;vertical-align:top;padding:.3rem .7rem;border-bottom:1px solid var(--line)}
h1,h2,h3{line-height:1.25}h3{margin-bottom:.2rem}.example{margin:.2rem 0 1rem;padding-inline-start:1rem;border-inline-start:3px solid var(--line);white-space:pre-line}.skip{position:absolute;left:-99rem}.skip:focus{left:1rem}
@media(max-width:46rem){body{display:block}nav ul{display:flex;flex-wrap:wrap}}`;

export const escape = (text) => text.replace(/[&<>"']/g, (sign) => `&#${sign.charCodeAt(0)};`);

/** Builds the site. */
export async function docs() {
  step("Documentation");
  const out = path("dist", "docs");
  rmSync(out, { recursive: true, force: true });
  mkdirSync(out, { recursive: true });
  for (const [file, title, source] of PAGES) {
    const body = typeof source === "function" ? await source() : page(source);
    writeFileSync(path("dist", "docs", file), html(file, title, body));
  }
  for (const name of readdirSync(path("docs")).filter((name) => name.endsWith(".png"))) cpSync(path("docs", name), path("dist", "docs", name));
  writeFileSync(path("dist", "docs", "style.css"), STYLE);
  console.log(`\n${PAGES.length} pages are in dist/docs.`);
}

/** One Markdown file as HTML whose links stay inside the site where they can. */
function page(source) {
  const marked = new Marked({ gfm: true });
  const seen = new Map();
  marked.use({
    renderer: {
      heading({ tokens, depth, text }) {
        const plain = text.replace(/[`*]/g, "").toLowerCase().replace(/[^\p{L}\p{N}]+/gu, "-").replace(/^-|-$/g, "");
        const times = seen.get(plain) ?? 0;
        seen.set(plain, times + 1);
        return `<h${depth} id="${plain}${times || ""}">${this.parser.parseInline(tokens)}</h${depth}>\n`;
      },
    },
    walkTokens(token) {
      if (token.type === "link" || token.type === "image") token.href = address(token.href, source);
    },
  });
  const text = readFileSync(path(source), "utf8").replace(/^## API Report File for "newsgloss"\n\n> .*\n/, `# Types\n\nWhat the package exports, as the compiler sees it; made by every build.\n`);
  return marked.parse(text).replace(/<table>[^]*?<\/table>/g, (table) => `<div class="scroll" tabindex="0" role="region" aria-label="Table">${table}</div>`);
}

/** Where a link of a Markdown file leads in the site, or in the repository. */
function address(href, source) {
  const own = href.replace(`${REPOSITORY}/blob/main/`, "/").replace("https://raw.githubusercontent.com/newsgloss/newsgloss/main/", "/");
  if (/^([a-z]+:|#)/.test(own)) return href;
  const [file, fragment] = own.split("#");
  const target = file.startsWith("/") ? file.slice(1) : posix.join(posix.dirname(source), file);
  const found = PAGES.find(([, , from]) => from === target);
  if (found) return found[0] + (fragment ? `#${fragment}` : "");
  if (/^docs\/[^/]+\.png$/.test(target)) return posix.basename(target);
  if (!existsSync(path(target))) throw new Error(`${source} links to ${href}, and there is no ${target}`);
  return `${REPOSITORY}/blob/main/${target}`;
}

function html(file, title, body) {
  const menu = PAGES.map(([to, name]) => `<li><a href="${to}"${to === file ? ' aria-current="page"' : ""}>${escape(name)}</a></li>`).join("");
  return `<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'self'; img-src 'self'">
<title>${escape(title === "newsgloss" ? title : `${title} – newsgloss`)}</title>
<link rel="stylesheet" href="style.css">
</head>
<body>
<nav aria-label="Pages"><a class="skip" href="#main">To the text</a><ul>${menu}</ul></nav>
<main id="main">
${body}
</main>
</body>
</html>
`;
}

/** What the lists of the corpus hold, and how a finding is told of there. */
const LAYERS = { quotes: "Quotes", actors: "Actors", numbers: "Numbers" };

/** Every rule with its sentence and the shortest example that the corpus has. */
async function rules() {
  const { transform } = await import("esbuild");
  const { code } = await transform(readFileSync(path("www", "story", "sentences.ts"), "utf8"), { loader: "ts", format: "esm" });
  const { SENTENCES } = await import(`data:text/javascript;base64,${Buffer.from(code).toString("base64")}`);
  const examples = Object.fromEntries(Object.keys(LAYERS).map((layer) => [layer, examplesOf(layer)]));
  const told = (rule) => Object.keys(LAYERS).find((layer) => examples[layer].has(rule)) ?? "others";
  const sections = [...Object.entries(LAYERS), ["others", "Seen in no example"]].map(([layer, title]) => {
    const own = Object.keys(SENTENCES).filter((rule) => told(rule) === layer).sort();
    if (own.length === 0) return "";
    const entries = own.map((rule) => {
      const example = examples[layer]?.get(rule);
      return `<h3 id="${escape(rule.replaceAll(" ", "-"))}"><code>${escape(rule)}</code></h3>\n<p>${escape(SENTENCES[rule])}</p>\n${example ? `<div class="example">${mark(example)}</div>` : ""}`;
    });
    return `<h2>${title}</h2>\n${entries.join("\n")}`;
  });
  return `<h1>Rules</h1>\n<p>Every finding names the rule that made it, in <code>rule</code>. <code>story(text, annotations).explain(mark)</code> says these sentences. The examples are cases of the tests.</p>\n${sections.join("\n")}`;
}

/** The sentence of an example, with what was found in bold where it stands. */
function mark({ text, found }) {
  const at = text.indexOf(found);
  return at < 0 ? escape(text) : `${escape(text.slice(0, at))}<strong>${escape(found)}</strong>${escape(text.slice(at + found.length))}`;
}

/** The shortest line of the corpus for each rule of a layer. */
function examplesOf(layer) {
  const best = new Map();
  for (const file of readdirSync(path("tests", "corpus", layer))) {
    for (const one of readFileSync(path("tests", "corpus", layer, file), "utf8").split("\n===\n")) {
      const [head, findings = ""] = one.split("\n---\n");
      const lines = head.trim().split("\n").slice(1).filter((line) => line.trim() && !line.startsWith("published: "));
      for (const [, told, rule] of findings.matchAll(/^[a-z]+(?: (?:name|nominal))?: (.*) \(([a-z][^()]*)\)$/gm)) {
        const found = told.split(/ \| | = | < | … |⏎/)[0];
        const line = lines.find((line) => line.includes(found));
        if (!line) continue;
        const sentence = sentenceWith(line, found);
        if (!best.has(rule) || sentence.length < best.get(rule).text.length) best.set(rule, { text: sentence, found });
      }
    }
  }
  return best;
}

/** The part of a line from the sentence's start to its end around some words; the whole line where that cannot be told. */
function sentenceWith(line, words) {
  const at = line.indexOf(words);
  const start = Math.max(line.slice(0, at).search(/[.?!]”? (?=[^.?!]*$)/) + 1, 0);
  const rest = line.slice(at + words.length).search(/[.?!]”?( |$)/);
  const sentence = line.slice(start, rest < 0 ? undefined : at + words.length + rest + 2).trim().replace(/^” /, "");
  return sentence.includes(words) ? sentence : line;
}

if (process.argv[1] === path("scripts", "docs.mjs")) {
  setupNode();
  await docs();
}
