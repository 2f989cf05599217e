// The text of a PDF, by pdf.js in a worker, which is ended when something goes wrong, and kept for the next file where all went well.
import { startWorker } from "./pdf-start.js";
import { textOfPages } from "./sheets.js";
import { Trouble } from "./text.js";

/** Milliseconds that one page may take. */
const PATIENCE = 30_000;

/** A worker that has done its work and waits for more. */
let spare = null;

/** Starts a worker before its first file is there, which takes longer than reading a paper. */
export async function warm() {
  if (spare) return;
  const worker = await startWorker();
  if (spare) worker.terminate();
  else spare = worker;
}

/** The text of the bytes of a PDF, and where its pages begin in it. */
export async function read(bytes, { signal, progress } = {}) {
  const worker = spare ?? (await startWorker());
  spare = null;
  let sheets;
  try {
    sheets = await sheetsOf(worker, bytes, signal, progress);
  } catch (error) {
    worker.terminate();
    throw error;
  }
  spare?.terminate();
  spare = worker;
  const { text, pages } = textOfPages(sheets);
  check(text, sheets.length);
  return { text, pages, note: sheets.some(({ broken }) => broken) ? "pagesLost" : undefined };
}

/** The pages, as the worker sends them one by one. */
function sheetsOf(worker, bytes, signal, progress) {
  const sheets = [];
  let timer;
  return new Promise((done, failed) => {
    const wait = () => {
      clearTimeout(timer);
      timer = setTimeout(() => failed(new Trouble("slow")), PATIENCE);
    };
    worker.onmessage = ({ data }) => {
      // (pdf.js says something of its own to whoever listens.)
      if (data?.trouble) failed(new Trouble(data.trouble, data.cause));
      if (!data?.sheet) return;
      sheets.push(data.sheet);
      progress?.(sheets.length, data.pages);
      if (sheets.length === data.pages) done(sheets);
      else wait();
    };
    worker.onerror = (event) => {
      event.preventDefault();
      failed(new Trouble("noReader", event.message));
    };
    signal?.addEventListener("abort", () => failed(signal.reason));
    wait();
    const copy = bytes.slice();
    worker.postMessage({ bytes: copy }, [copy.buffer]);
  }).finally(() => clearTimeout(timer));
}

/** Refuses a text that is none: pages without letters are pictures, and fonts that do not say what they show give no words. */
function check(text, pages) {
  const letters = text.match(/\p{L}/gu)?.length ?? 0;
  const odd = text.match(/[\u0000-\u0008\u000e-\u001f\ue000-\uf8ff\ufffd]/g)?.length ?? 0;
  if (letters + odd < pages * 10) throw new Trouble("scanned");
  if (odd > letters * 0.2) throw new Trouble("garbled");
}
