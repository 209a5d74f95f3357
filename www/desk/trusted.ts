/** Script addresses under `require-trusted-types-for 'script'`: the desk's own two scripts and no other. */

interface Policies {
  createPolicy(name: string, rules: { createScriptURL(url: string): string }): { createScriptURL(url: string): unknown };
}

const policies = (globalThis as { trustedTypes?: Policies }).trustedTypes;
const policy = policies?.createPolicy("newsgloss-worker", { createScriptURL: (url) => url });

/** The address of a script beside this one, trusted where the browser asks for it. */
export function trustedUrl(script: "worker.js" | "offline.js"): unknown {
  const url = new URL(`./${script}`, import.meta.url).href;
  return policy?.createScriptURL(url) ?? url;
}
