// What a script carries inside comes out as it went in.
import assert from "node:assert/strict";
import { readFile } from "node:fs/promises";
import { test } from "node:test";
import { unpack } from "../../www/carriers/unpack.js";
import { pack } from "../../xtask/pack.mjs";

/** Numbers that look random and are the same every time. */
function noise(length) {
  let seed = 1;
  return Uint8Array.from({ length }, () => (seed = (seed * 48271) % 2147483647) >> 8);
}
const wasm = await readFile(new URL("../../pkg/dist/kamervragen_bg.wasm", import.meta.url));
const far = noise(150_000);

for (const [name, bytes] of Object.entries({
  "the wasm": wasm,
  "one byte": Uint8Array.of(7),
  "the same byte": new Uint8Array(100_000).fill(7),
  "every byte": Uint8Array.from({ length: 256 }, (_, at) => at),
  noise: noise(50_000),
  // Matches near and far, by old distances and new ones, behind each other and apart.
  "a match from afar": Buffer.concat([far, far.subarray(0, 90_000), far.subarray(10, 300), Uint8Array.of(1), far.subarray(12, 300)]),
  "old distances": Uint8Array.from({ length: 60_000 }, (_, at) => (at * at) % 251 ^ (at % 7 ? 0 : 1)),
})) {
  test(name, async () => {
    const packed = pack(bytes);
    assert.equal(packed.size, bytes.length);
    assert.doesNotMatch(packed.letters, /[^ -~]|["<\\]/);
    assert.equal(Buffer.compare(await unpack(packed), bytes), 0);
  });
}
