// A text as the fragment of an address: deflated, then letters that every program leaves alone. A fragment is never sent
// to a server, so a link shares a text with whoever gets the link and with nobody else.

/** Letters of an address above which mail programs and browsers begin to cut it. */
export const LIMIT = 32_000;
/** Bytes that a link may unfold to. A few letters can stand for gigabytes. */
const UNFOLDED = 8_000_000;

/** The text as letters for an address; `null` when it is hopelessly long. */
export async function pack(text) {
  const bytes = new TextEncoder().encode(text);
  if (bytes.length > UNFOLDED) return null;
  const packed = new Uint8Array(await new Response(stream(bytes, new CompressionStream("deflate-raw"))).arrayBuffer());
  // Piece by piece: a function takes no million arguments.
  let letters = "";
  for (let at = 0; at < packed.length; at += 8192) letters += String.fromCharCode(...packed.subarray(at, at + 8192));
  return btoa(letters).replaceAll("+", "-").replaceAll("/", "_").replace(/=+$/, "");
}

/** The text of such letters. Throws when they are damaged, or unfold to more than anybody would read. */
export async function unpack(words) {
  const letters = atob(words.replaceAll("-", "+").replaceAll("_", "/"));
  const reader = stream(Uint8Array.from(letters, (letter) => letter.charCodeAt(0)), new DecompressionStream("deflate-raw")).getReader();
  const decoder = new TextDecoder("utf-8", { fatal: true });
  let text = "";
  for (let size = 0; ; ) {
    const { done, value } = await reader.read();
    if (done) return text + decoder.decode();
    size += value.length;
    if (size > UNFOLDED) {
      reader.cancel();
      throw new RangeError("unfolds to too much");
    }
    text += decoder.decode(value, { stream: true });
  }
}

/** What the fragment of an address says: `#tekst=…&language=en` as a `URLSearchParams`; nothing for `#vraag-3`. */
export function fragment(hash = location.hash) {
  return new URLSearchParams(hash.includes("=") ? hash.slice(1) : "");
}

function stream(bytes, through) {
  return new Blob([bytes]).stream().pipeThrough(through);
}
