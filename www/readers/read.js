// From a file to its text: `textOf(file)`. Each kind has a file of its own, which is loaded when the first of that kind comes.
import { isUtf16, kindOf, READERS } from "./kind.js";
import { Trouble } from "./text.js";

export { Trouble };

/** Bytes above which no file is read. The largest answers with their annexes have 10 MB; RTF writes pictures as letters. */
export const MOST = 150_000_000;

/**
 * The text of a file or a blob: `{ text, kind, source: { name, size, sha256 }, pages, note }`. `pages` are the places in the text
 * where the pages of a PDF begin; `note` says what there is to remark. Rejects with a `Trouble`, whose `reason` says why there
 * is no text, or with the reason of the signal. `progress(done, all)` is called for each page of a PDF.
 */
export async function textOf(file, { signal, progress } = {}) {
  if (file.size > MOST) throw new Trouble("tooLarge");
  let bytes;
  try {
    bytes = new Uint8Array(await file.arrayBuffer());
  } catch (error) {
    // Deleted, changed while it was read, or a folder.
    throw new Trouble("unreadable", error);
  }
  signal?.throwIfAborted();
  const source = { name: file.name ?? "", size: bytes.length, sha256: await sha256(bytes) };
  const kind = kindOf(bytes);
  if (kind === "text") return { ...plain(bytes), kind, source };
  if (!READERS[kind]) throw new Trouble(kind);
  let reader;
  try {
    reader = await READERS[kind]();
  } catch (error) {
    throw new Trouble("noReader", error);
  }
  signal?.throwIfAborted();
  try {
    const read = await reader.read(bytes, { signal, progress });
    if (!read.text.trim()) throw new Trouble("noText");
    return { ...read, kind, source };
  } catch (error) {
    if (signal?.aborted || error instanceof Trouble) throw error;
    throw new Trouble("damaged", error);
  }
}

/** Gets the reader of a kind ready, of which a file is on its way. */
export async function warm(kind) {
  await (await READERS[kind]()).warm?.();
}

/** The text of HTML, as of the clipboard. */
export async function textOfHtml(html) {
  return (await READERS.html()).textOfHtml(html);
}

/** Text by its byte-order mark, else UTF-8, else Windows-1252, with a remark. */
function plain(bytes) {
  try {
    return { text: new TextDecoder(isUtf16(bytes) ?? "utf-8", { fatal: true }).decode(bytes) };
  } catch {
    return { text: new TextDecoder("windows-1252").decode(bytes), note: "windows" };
  }
}

/** In hexadecimal; "" where the browser does not say, as on a page without https. */
async function sha256(bytes) {
  const digest = await globalThis.crypto?.subtle?.digest("SHA-256", bytes);
  return [...new Uint8Array(digest ?? 0)].map((byte) => byte.toString(16).padStart(2, "0")).join("");
}
