/** What scripts/build.mjs makes of wasm-bindgen's glue: each call gives a copy of its own. */
declare module "newsgloss:glue" {
  export interface Glue {
    initSync(options: { module: WebAssembly.Module }): unknown;
    annotate(text: unknown, options: unknown): [Uint32Array, string];
  }
  export function createGlue(): Glue;
}
