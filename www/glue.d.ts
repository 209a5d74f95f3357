/** What scripts/build.mjs makes of wasm-bindgen's glue: each call gives a copy of its own. */
declare module "newsgloss:glue" {
  /** See `src/wasm/page.rs`. */
  export interface PageMap {
    walk(milliseconds: number): boolean;
    text(first: number, end: number): string;
    lines(): Uint32Array;
    owners(): Uint32Array;
    blocks(): Element[];
    roots(): (ShadowRoot | Document)[];
    length(): number;
    ranges(offsets: Uint32Array): (Range | null)[];
    offset(node: Node, unit: number): number | undefined;
    free(): void;
  }
  export interface Glue {
    initSync(options: { module: WebAssembly.Module }): unknown;
    annotate(text: unknown, options: unknown): [Uint32Array, string];
    publishedOn(text: string): string | undefined;
    article(document: Document): Element | undefined;
    PageMap: new (root: Node, story: boolean) => PageMap;
  }
  export function createGlue(): Glue;
}
