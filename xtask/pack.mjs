// Packs the wasm for the scripts that carry it inside; www/carriers/unpack.js unpacks.
import lzma from "lzma";

/** Bytes as LZMA and that as letters: `{ size, letters }`. */
export function pack(bytes) {
  const stream = Buffer.from(lzma.compress(bytes, 9));
  // Its head: settings, a byte, which the decoder takes for granted; the size of the dictionary and that of the whole.
  if (stream[0] !== 0x5d) throw new Error("LZMA with other settings than the decoder's");
  return { size: bytes.length, letters: letters(stream.subarray(13)) };
}

function letters(bytes) {
  const alphabet = Array.from({ length: 95 }, (_, at) => String.fromCharCode(32 + at)).filter((it) => !`"<\\`.includes(it));
  let [out, held, bits] = ["", 0, 0];
  const put = () => (out += alphabet[Math.floor((held & 8191) / 91)] + alphabet[(held & 8191) % 91]);
  for (const byte of bytes) {
    held |= byte << bits;
    for (bits += 8; bits >= 13; bits -= 13, held >>>= 13) put();
  }
  if (bits > 0) put();
  return out;
}
