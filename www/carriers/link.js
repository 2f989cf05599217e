// A text in the fragment of an address: deflated, then base64url. A fragment is never sent to a server, so only who gets the
// link gets the text.

import { textOf } from "../element/stream.js";

/** Characters of an address above which mail programs and browsers begin to cut it. */
export const LIMIT = 32_000;
/** Bytes of a text above which no link is tried. */
const MOST = 8_000_000;

/** A text as characters for an address; `null` where it is far too long. */
async function pack(text) {
  const bytes = new TextEncoder().encode(text);
  if (bytes.length > MOST) return null;
  const packed = new Uint8Array(await new Response(stream(bytes, new CompressionStream("deflate-raw"))).arrayBuffer());
  // In pieces, because a function takes no million arguments.
  let letters = "";
  for (let at = 0; at < packed.length; at += 8192) letters += String.fromCharCode(...packed.subarray(at, at + 8192));
  return btoa(letters).replaceAll("+", "-").replaceAll("/", "_").replace(/=+$/, "");
}

/** The text of such characters. Rejects when they are damaged, or unpack to too much. */
export async function unpack(words) {
  const letters = atob(words.replaceAll("-", "+").replaceAll("_", "/"));
  return textOf(stream(Uint8Array.from(letters, (letter) => letter.charCodeAt(0)), new DecompressionStream("deflate-raw")), { fatal: true });
}

/** A link to this page that carries the text: `{ address, length }`, without an address where it would be too long. */
export async function link(text, language) {
  const packed = await pack(text);
  const address = `${location.href.split(/[?#]/)[0]}#${language === "en" ? "language=en&" : ""}tekst=${packed}`;
  const length = packed === null ? text.length : address.length;
  return length > LIMIT ? { length } : { address, length };
}

/** The same link to a place in the text. */
export function linkTo(address, id) {
  return id ? `${address}&naar=${encodeURIComponent(id)}` : address;
}

/** The options in the fragment of an address, `#tekst=…&language=en`; none for `#vraag-3`. */
export function fragment(hash = location.hash) {
  return new URLSearchParams(hash.includes("=") ? hash.slice(1) : "");
}

function stream(bytes, through) {
  return new Blob([bytes]).stream().pipeThrough(through);
}
