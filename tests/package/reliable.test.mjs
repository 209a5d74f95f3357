// Any text, any number of times, and what happens when the wasm fails.
import assert from "node:assert/strict";
import { readFile } from "node:fs/promises";
import { test } from "node:test";
import { setFlagsFromString } from "node:v8";
import { runInNewContext } from "node:vm";
import { load } from "../../dist/index.js";
import { limited } from "../limited.mjs";

const wasm = await readFile(new URL("../../dist/newsgloss.wasm", import.meta.url));
const story = "“The bridge is closed,” the ministry said on Tuesday. At least 27 people were hurt in Paris.";

/** An annotator whose memory can be looked at. */
async function watched() {
  const memories = [];
  const { Instance } = WebAssembly;
  WebAssembly.Instance = function (...given) {
    const instance = new Instance(...given);
    memories.push(instance.exports.memory);
    return instance;
  };
  try {
    return { annotator: await load(wasm), size: () => memories.reduce((sum, memory) => sum + memory.buffer.byteLength, 0) };
  } finally {
    WebAssembly.Instance = Instance;
  }
}

test("ten thousand texts leak nothing", async () => {
  setFlagsFromString("--expose-gc");
  const collect = runInNewContext("gc");
  const { annotator, size } = await watched();
  const refused = [[7], [story, { layers: "quotes" }]];
  const read = (count) => {
    for (let n = 0; n < count; n++) {
      annotator.annotate(`${n} ${story}\n\n`.repeat(1 + (n % 40)));
      if (n % 10 === 0) for (const given of refused) assert.throws(() => annotator.annotate(...given), TypeError);
    }
    collect();
    return [size(), process.memoryUsage().heapUsed];
  };
  // More words than an annotator remembers.
  annotator.annotate(Array.from({ length: 40_000 }, (_, n) => `word${n} `).join(""));
  const [pages, heap] = read(500);
  assert.ok(pages > 0);
  const [after, heapAfter] = read(10_000);
  assert.equal(after, pages, "the wasm's memory grew");
  assert.ok(heapAfter - heap < 2_000_000, `${heapAfter - heap} bytes of objects stayed`);
});

test("memory for a long text is used again by the next", async () => {
  const { annotator, size } = await watched();
  const long = `${story}\n\n`.repeat(11_000);
  // The allocator settles after a few.
  for (let n = 0; n < 6; n++) annotator.annotate(long);
  const before = size();
  for (let n = 0; n < 10; n++) annotator.annotate(long);
  assert.equal(size(), before);
});

test("a trap is told, and the next text is read as ever", async () => {
  const annotator = await load(limited(wasm, 256));
  const expected = (await load(wasm)).annotate(story);
  const long = `${story}\n\n`.repeat(60_000);
  for (let n = 0; n < 3; n++) {
    assert.deepEqual(annotator.annotate(story), expected);
    assert.throws(() => annotator.annotate(long), (error) => /failed on this text and was restarted/.test(error.message) && error.cause instanceof WebAssembly.RuntimeError);
  }
  assert.deepEqual(annotator.annotate(story), expected);
  assert.deepEqual((await load(wasm)).annotate(story), expected, "other annotators are not touched");
});

test("a call where the stack is full is told, and the next text is read as ever", async () => {
  const annotator = await load(wasm);
  const expected = annotator.annotate(story);
  const errors = new Set();
  // Calls from ever higher up, until one fits.
  const deep = () => {
    try {
      return deep();
    } catch {
      try {
        return annotator.annotate(story);
      } catch (error) {
        errors.add(error.message);
        throw error;
      }
    }
  };
  const first = deep();
  assert.ok([...errors].some((message) => message.includes("was restarted")), `the stack was never full in the wasm: ${[...errors]}`);
  assert.deepEqual(first, expected);
  assert.deepEqual(annotator.annotate(story), expected);
  for (const message of errors) assert.match(message, /restarted|call stack/);
});

test("a damaged module is told by load(), and another load() works", async () => {
  const bytes = Uint8Array.from(wasm);
  for (const damaged of [bytes.subarray(0, bytes.length >> 1), bytes.subarray(0, 9), bytes.map((byte, at) => (at > 8 && at < 200 ? byte ^ 0x55 : byte))])
    await assert.rejects(load(damaged), /newsgloss: .* is it the file of this version, and whole\?/);
  const foreign = Uint8Array.from([0, 0x61, 0x73, 0x6d, 1, 0, 0, 0]);
  await assert.rejects(load(foreign), /newsgloss: .* not newsgloss\.wasm of this version/);
  assert.ok((await load(wasm)).annotate(story).quotes.length > 0);
});

/** Random numbers that are the same in each run. */
function* random(seed) {
  for (;;) yield (seed = (seed * 1103515245 + 12345) % 2147483648) / 2147483648;
}

test("any string has spans of whole characters inside it, and the same result twice", async () => {
  const annotator = await load();
  const numbers = random(7);
  const pick = (list) => list[Math.floor(numbers.next().value * list.length)];
  const pieces = ["\ud83d", "\ude00", "😀", "👩‍👩‍👧", "e\u0301", "\u0301", "\0", "\u202e", "\u2066", "\u200d", "\ufeff", "\r\n", "\r", "\u2028", "\n\n", "“", "”", '"', "‘", "’", "«", "(", ")", ".", ",", " ", " ", " ", "Ana Lopez ", "Mr. Weiss ", "France ", "the ministry ", "it ", "said ", "told reporters that ", "according to ", "27 ", "$3.5 million ", "3 May 2024", "two-thirds", "½", "5.6 km", "العربية ", "שלום ", "中文", "İ", "ß", "ﬁ"];
  const whole = (text, at) => !(at > 0 && at < text.length && /^[\ud800-\udbff][\udc00-\udfff]$/.test(text.slice(at - 1, at + 1)));
  let spans = 0;
  for (let n = 0; n < 2000; n++) {
    const text = Array.from({ length: 1 + Math.floor(numbers.next().value * 60) }, () => pick(pieces)).join("");
    const found = annotator.annotate(text);
    const visit = (value) => {
      if (value === null || typeof value !== "object") return;
      if ("start" in value) {
        spans++;
        assert.ok(value.start < value.end && value.end <= text.length && whole(text, value.start) && whole(text, value.end), JSON.stringify({ text, value }));
      }
      Object.values(value).forEach(visit);
    };
    visit(found);
    // What is no character is read as the sign for that.
    assert.deepEqual(annotator.annotate(text.toWellFormed()), found);
  }
  assert.ok(spans > 10_000, `${spans}`);
});

test("hostile lines of a megabyte are answered", async () => {
  const annotator = await load();
  const million = (piece) => piece.repeat(Math.ceil(1e6 / piece.length));
  for (const piece of ["a", "\ud83d", "\0", "\u202e", "e\u0301", "😀", "“", "7", "7 ", "A ", "said that ", story.replaceAll(/\s/g, ""), `${story} `]) {
    const text = million(piece);
    const { actors, quotes, numbers } = annotator.annotate(text);
    for (const { start, end } of [...actors, ...quotes, ...numbers]) assert.ok(start < end && end <= text.length);
  }
});
