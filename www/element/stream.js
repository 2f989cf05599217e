// A text from outside, piece by piece, to a limit.

/** The most bytes that are read: a link of a few characters can unpack to gigabytes. */
const LIMIT = 8_000_000;

/**
 * The text of a stream of UTF-8. Rejects above the limit, and with `fatal` where it is no UTF-8. `got` is called with the number
 * of bytes so far.
 */
export async function textOf(stream, { fatal = false, got } = {}) {
  const reader = stream.getReader();
  const decoder = new TextDecoder("utf-8", { fatal });
  let text = "";
  for (let size = 0; ; got?.(size)) {
    const { done, value } = await reader.read();
    if (done) return text + decoder.decode();
    size += value.length;
    if (size > LIMIT) {
      reader.cancel();
      throw new RangeError(`more than ${LIMIT / 1e6} MB`);
    }
    text += decoder.decode(value, { stream: true });
  }
}
