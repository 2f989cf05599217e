// pdf.js and its worker, from the page's own address. The page as one file has another such module, with both inside.
import { trusted } from "../element/trusted.js";

/** A fresh worker, and `open`, which is pdf.js's `getDocument` in it. */
export async function start() {
  const { getDocument, PDFWorker } = await import("../pkg/pdfjs.js");
  const worker = new Worker(trusted(new URL("pdf-worker.js", import.meta.url).href), { type: "module" });
  return { worker, open: (options) => getDocument({ ...options, worker: PDFWorker.create({ port: worker }) }) };
}
