/** Between UTF-16 offsets, which JavaScript counts, and code points, which Python and the Web Annotation model count. */

/** The code point index of each UTF-16 offset. */
export function codePoints(text: string): Uint32Array {
  const table = new Uint32Array(text.length + 1);
  let count = 0;
  for (let at = 0; at < text.length; at++) {
    table[at] = count;
    if (isPair(text, at)) table[++at] = count;
    count++;
  }
  table[text.length] = count;
  return table;
}

/** The UTF-16 offset of each code point, and that of the text's end. */
export function units(text: string): Uint32Array {
  const table = new Uint32Array(text.length + 1);
  let count = 0;
  for (let at = 0; at < text.length; at++) {
    table[count++] = at;
    if (isPair(text, at)) at++;
  }
  table[count] = text.length;
  return table.subarray(0, count + 1);
}

export const isPair = (text: string, at: number): boolean => (text.codePointAt(at) ?? 0) > 0xffff;
