/** A style sheet's text, as scripts/build.mjs bundles it. */
declare module "*.css" {
  const rules: string;
  export default rules;
}

/** The bytes of the wasm, as scripts/build.mjs bundles them. */
declare module "newsgloss:wasm" {
  const bytes: Uint8Array<ArrayBuffer>;
  export default bytes;
}
