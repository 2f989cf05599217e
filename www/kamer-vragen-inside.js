// For the bundles that carry everything inside them: gives the class its engine and its style without asking anybody.
// `xtask/bundle.mjs` fills in the two imports; no page loads this file as it stands.
import { start } from "./kamer-vragen-engine.js";
import { KamerVragen } from "./kamer-vragen.js";
import init, * as engine from "./pkg/kamervragen.js";
import wasm from "kamervragen:wasm";
import css from "kamervragen:style";

/** Two printable letters for thirteen bits: a twelfth shorter than base64. No `"`, `<` or `\`, which would need more. */
function unpack({ size, letters }) {
  const digit = (at) => {
    const code = letters.charCodeAt(at);
    return code - 32 - (code > 34) - (code > 60) - (code > 92);
  };
  const bytes = new Uint8Array(size);
  let [held, bits, filled] = [0, 0, 0];
  for (let at = 0; at < letters.length; at += 2) {
    held |= (digit(at) * 91 + digit(at + 1)) << bits;
    for (bits += 13; bits >= 8; bits -= 8, held >>>= 8) bytes[filled++] = held;
  }
  return bytes;
}

function inflate(packed) {
  return new Response(new Blob([unpack(packed)]).stream().pipeThrough(new DecompressionStream("deflate-raw"))).arrayBuffer();
}

KamerVragen.engine = start(async () => {
  await init({ module_or_path: await inflate(wasm) });
  return (KamerVragen.engine = engine);
});
// Who waits is told; this keeps an engine nobody waits for from being reported as an error.
KamerVragen.engine.catch(() => {});

let sheet;
KamerVragen.style = () => (sheet ??= new CSSStyleSheet().replace(css).catch(() => null));
