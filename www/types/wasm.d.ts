/** Where a bundler puts the wasm: its address. */
declare const address: string;
export default address;
