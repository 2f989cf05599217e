// The wasm inside a script: LZMA, which makes a fifth less of it than deflate, as letters. `xtask/bundle.mjs` packs.

/** Two printable letters for thirteen bits: a twelfth shorter than base64. No `"`, `<` or `\`, which would need more. */
function bytesOf(letters) {
  const digit = (at) => {
    const code = letters.charCodeAt(at);
    return code - 32 - (code > 34) - (code > 60) - (code > 92);
  };
  const bytes = new Uint8Array((letters.length * 13) >> 4);
  let [held, bits, filled] = [0, 0, 0];
  for (let at = 0; at < letters.length; at += 2) {
    held |= (digit(at) * 91 + digit(at + 1)) << bits;
    for (bits += 13; bits >= 8; bits -= 8, held >>>= 8) bytes[filled++] = held;
  }
  return bytes;
}

// Where the probabilities of each kind begin. The encoder's settings are fixed: lc 3, lp 0, pb 2.
const [MATCH, REP, REP_0, REP_1, REP_2, REP_0_LONG] = [0, 192, 204, 216, 228, 240];
const [SLOT, SPECIAL, ALIGN, LENGTH, REP_LENGTH, LITERAL] = [432, 688, 803, 819, 1333, 1847];

/** Bytes unpacked between two pauses: some milliseconds of work. */
const STEP = 2 ** 15;

/**
 * `{ size, letters }` as bytes: the decoder of the LZMA specification, for a stream whose length is known. It pauses, so that
 * the page reacts meanwhile.
 */
export async function unpack({ size, letters }) {
  const bytes = bytesOf(letters);
  const out = new Uint8Array(size);
  const chances = new Uint16Array(LITERAL + 768 * 8).fill(1024);
  // Range and code, in an array: engines are slow with changing 32-bit numbers in closures.
  const coder = new Uint32Array([2 ** 32 - 1, 0]);
  // The first byte of the stream is always 0.
  let from = 1;
  while (from < 5) coder[1] = coder[1] * 256 + bytes[from++];

  /** Decodes one bit: 1 where the code reaches `bound`. */
  const decide = (bound, range) => {
    const is = coder[1] >= bound;
    if (is) coder[1] -= bound;
    coder[0] = is ? range - bound : bound;
    if (coder[0] < 2 ** 24) {
      coder[0] *= 256;
      coder[1] = coder[1] * 256 + bytes[from++];
    }
    return +is;
  };
  const bit = (at) => {
    const chance = chances[at];
    const is = decide((coder[0] >>> 11) * chance, coder[0]);
    chances[at] += is ? -(chance >> 5) : (2048 - chance) >> 5;
    return is;
  };
  const tree = (base, depth) => {
    let node = 1;
    for (let left = depth; left--; ) node = node * 2 + bit(base + node);
    return node - (1 << depth);
  };
  const backwards = (base, depth) => {
    let [node, number] = [1, 0];
    for (let at = 0; at < depth; at += 1) {
      const is = bit(base + node);
      node = node * 2 + is;
      number += is << at;
    }
    return number;
  };
  const lengthAt = (base, place) => {
    if (!bit(base)) return tree(base + 2 + place * 8, 3);
    return bit(base + 1) ? 16 + tree(base + 258, 8) : 8 + tree(base + 130 + place * 8, 3);
  };
  const distance = (length) => {
    const slot = tree(SLOT + 64 * Math.min(length, 3), 6);
    if (slot < 4) return slot;
    const depth = (slot >> 1) - 1;
    const start = (2 + (slot & 1)) * 2 ** depth;
    if (slot < 14) return start + backwards(SPECIAL + start - slot, depth);
    let direct = 0;
    for (let left = depth - 4; left--; ) direct = direct * 2 + decide(coder[0] >>> 1, (coder[0] >>> 1) * 2);
    return start + direct * 16 + backwards(ALIGN, 4);
  };

  let state = 0;
  let last = [0, 0, 0, 0];
  for (let [at, pause] = [0, STEP]; at < size; ) {
    if (at >= pause) {
      pause += STEP;
      await task();
    }
    const place = at & 3;
    if (!bit(MATCH + state * 16 + place)) {
      const base = LITERAL + 768 * (at ? out[at - 1] >> 5 : 0);
      let node = 1;
      // After a match, the byte that would have continued it is a hint: this one differs.
      for (let other = state < 7 ? -1 : out[at - last[0] - 1]; node < 256; ) {
        if (other < 0) {
          node = node * 2 + bit(base + node);
          continue;
        }
        const expected = (other >> 7) & 1;
        other <<= 1;
        const is = bit(base + ((1 + expected) << 8) + node);
        node = node * 2 + is;
        if (is !== expected) other = -1;
      }
      out[at++] = node;
      state = state < 4 ? 0 : state < 10 ? state - 3 : state - 6;
      continue;
    }
    let length = 1;
    if (!bit(REP + state)) {
      length = 2 + lengthAt(LENGTH, place);
      last = [distance(length - 2), last[0], last[1], last[2]];
      state = state < 7 ? 7 : 10;
    } else {
      const nth = !bit(REP_0 + state) ? 0 : !bit(REP_1 + state) ? 1 : 2 + bit(REP_2 + state);
      if (nth === 0 && !bit(REP_0_LONG + state * 16 + place)) {
        state = state < 7 ? 9 : 11;
      } else {
        last = [last[nth], ...last.filter((_, at) => at !== nth)];
        length = 2 + lengthAt(REP_LENGTH, place);
        state = state < 7 ? 8 : 11;
      }
    }
    for (; length > 0; length -= 1, at += 1) out[at] = out[at - last[0] - 1];
  }
  return out;
}

/** Waits for the next task; not by a timer, which is slow in a background tab. */
function task() {
  return new Promise((go) => {
    const { port1, port2 } = new MessageChannel();
    port1.onmessage = () => {
      port1.close();
      go();
    };
    port2.postMessage(null);
  });
}
