/** What `require-trusted-types-for 'script'` asks of the desk: its own two scripts, and HTML that is only read. */

interface Policies {
  createPolicy(name: string, rules: { createScriptURL(url: string): string; createHTML(html: string): string }): { createScriptURL(url: string): unknown; createHTML(html: string): unknown };
}

const policies = (globalThis as { trustedTypes?: Policies }).trustedTypes;
const policy = policies?.createPolicy("newsgloss-worker", { createScriptURL: (url) => url, createHTML: (html) => html });

/** The address of a script beside this one, trusted where the browser asks for it. */
export function trustedUrl(script: "worker.js" | "offline.js"): unknown {
  const url = new URL(`./${script}`, import.meta.url).href;
  return policy?.createScriptURL(url) ?? url;
}

/** Parses HTML into a document that runs nothing, loads nothing, and is never shown. */
export function parseInert(html: string): Document {
  return new DOMParser().parseFromString((policy?.createHTML(html) ?? html) as string, "text/html");
}
