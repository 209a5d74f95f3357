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
    leftOut(): string;
    ranges(offsets: Uint32Array): (Range | null)[];
    offset(node: Node, unit: number): number | undefined;
    free(): void;
  }
  /** See `src/annotator.rs`. */
  export interface Annotator {
    annotate(text: unknown, options: unknown): [Uint32Array, string];
    /** Forgets it without a call into its wasm. */
    __destroy_into_raw(): number;
  }
  export interface Glue {
    initSync(options: { module: WebAssembly.Module }): unknown;
    publishedOn(text: string): string | undefined;
    isEnglish(text: string): boolean | undefined;
    Annotator: new (words: unknown) => Annotator;
    PageMap: new (root: Node, beside?: ReadonlySet<Element>) => PageMap;
  }
  export function createGlue(): Glue;
}
