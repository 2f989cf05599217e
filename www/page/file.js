// The text of a file that a reader opens or drops.

/** `{ text, note }`, where `note` is what to say of it, or `{ trouble }`; both are keys of the page's words. */
export async function textOf(file) {
  let bytes;
  try {
    bytes = new Uint8Array(await file.arrayBuffer());
  } catch {
    return { trouble: "unreadable" };
  }
  if (String.fromCharCode(...bytes.subarray(0, 5)) === "%PDF-") return { trouble: "pdf" };
  const utf16 = { "254,255": "utf-16be", "255,254": "utf-16le" }[bytes.subarray(0, 2).join()];
  if (!utf16 && bytes.subarray(0, 4096).includes(0)) return { trouble: "binary" };
  try {
    return { text: new TextDecoder(utf16 ?? "utf-8", { fatal: true }).decode(bytes) };
  } catch {
    return { text: new TextDecoder("windows-1252").decode(bytes), note: "windows" };
  }
}
