// Files inside a ZIP archive, by the browser's own inflater.
import { Trouble } from "./text.js";

/** Bytes that one archive may unfold to. A letter has a few hundred thousand; a bomb has gigabytes. */
const MOST = 64_000_000;

/** The entries of an archive, by name: `{ method, from, size, encrypted }`. */
export function entriesOf(bytes) {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  try {
    let end = bytes.length - 22;
    for (; end >= 0 && view.getUint32(end, true) !== 0x06054b50; end -= 1) if (bytes.length - end > 65_600) end = 0;
    const entries = new Map();
    let at = view.getUint32(end + 16, true);
    for (let left = view.getUint16(end + 10, true); left > 0; left -= 1) {
      if (view.getUint32(at, true) !== 0x02014b50) throw new Trouble("damaged");
      const length = view.getUint16(at + 28, true);
      const name = new TextDecoder().decode(bytes.subarray(at + 46, at + 46 + length));
      const local = view.getUint32(at + 42, true);
      entries.set(name, {
        encrypted: Boolean(view.getUint16(at + 8, true) & 1),
        method: view.getUint16(at + 10, true),
        size: view.getUint32(at + 20, true),
        local,
      });
      at += 46 + length + view.getUint16(at + 30, true) + view.getUint16(at + 32, true);
    }
    return entries;
  } catch (error) {
    throw error instanceof Trouble ? error : new Trouble("damaged", error);
  }
}

/** Opens an archive: a function that gives the words of an entry, or "" where there is none. It unfolds to `MOST` in all. */
export function unzip(bytes) {
  const entries = entriesOf(bytes);
  let left = MOST;
  return async (name) => {
    const entry = entries.get(name);
    if (!entry) return "";
    if (entry.encrypted) throw new Trouble("encrypted");
    if (entry.method !== 0 && entry.method !== 8) throw new Trouble("damaged");
    const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
    let from;
    try {
      from = entry.local + 30 + view.getUint16(entry.local + 26, true) + view.getUint16(entry.local + 28, true);
    } catch (error) {
      throw new Trouble("damaged", error);
    }
    const stream = new Blob([bytes.subarray(from, from + entry.size)]).stream();
    const reader = (entry.method === 8 ? stream.pipeThrough(new DecompressionStream("deflate-raw")) : stream).getReader();
    const decoder = new TextDecoder();
    let words = "";
    for (;;) {
      let part;
      try {
        part = await reader.read();
      } catch (error) {
        throw new Trouble("damaged", error);
      }
      if (part.done) return words + decoder.decode();
      left -= part.value.length;
      if (left < 0) {
        reader.cancel().catch(() => {});
        throw new Trouble("unfolds");
      }
      words += decoder.decode(part.value, { stream: true });
    }
  };
}
