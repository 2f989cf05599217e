// The text of a paper, which is kept outside of the memory of scripts.

/** The text of a file. (A mark at its very start is a letter of it, by which places would shift.) */
export async function textOfBlob(blob) {
  return new TextDecoder("utf-8", { ignoreBOM: true }).decode(await blob.arrayBuffer());
}

/** The text of a paper, which may be one of several in its file. */
export async function textOfPaper({ entry, start, end }) {
  return (await textOfBlob(entry.blob)).slice(start, end);
}
