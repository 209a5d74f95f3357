// The wasm with less memory than it asks for, so that long texts end in a trap: what a full device does.

/** A copy of a wasm file whose memory grows by so many pages of 64 kB and no further. */
export function limited(wasm, pages) {
  const parts = [wasm.subarray(0, 8)];
  for (let at = 8; at < wasm.length; ) {
    const [size, body] = leb(wasm, at + 1);
    if (wasm[at] === 5) {
      // One memory: its flags, and its least number of pages.
      const [least] = leb(wasm, body + 2);
      const content = [1, 1, ...bytes(least), ...bytes(least + pages)];
      parts.push(Uint8Array.from([5, ...bytes(content.length), ...content]));
    } else parts.push(wasm.subarray(at, body + size));
    at = body + size;
  }
  return Buffer.concat(parts);
}

/** A number in LEB128, and where it ends. */
function leb(wasm, at) {
  let [number, shift] = [0, 0];
  do number |= (wasm[at] & 0x7f) << shift, (shift += 7);
  while (wasm[at++] >= 0x80);
  return [number, at];
}

function bytes(number) {
  return number < 0x80 ? [number] : [(number & 0x7f) | 0x80, ...bytes(number >>> 7)];
}
