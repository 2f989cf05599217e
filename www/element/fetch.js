// The text that the attribute `src` names.
import { textOf } from "./stream.js";

/** Fetches a text of at most 8 MB; `bar` is a progress element. */
export async function fetchText(address, options, bar) {
  const reply = await fetch(address, options).catch((error) => {
    // A browser does not say why it gives nothing of another site.
    const { host, origin } = new URL(address, document.baseURI);
    throw origin === location.origin || options.signal?.aborted ? error : Object.assign(error, { reason: "not-shared", message: `${host}: ${error.message}` });
  });
  if (!reply.ok) throw new Error(`${address}: ${reply.status}`);
  const length = Number(reply.headers.get("content-length"));
  // (Of a compressed reply the length is less than what comes out.)
  return textOf(reply.body, { got: (size) => length && (bar.value = Math.min(size / length, 1)) });
}
