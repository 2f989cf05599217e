// The worker that reads a PDF: gets its bytes and answers with its pages one by one, `{ sheet, pages }`, or with `{ trouble }`. All
// of pdf.js runs in here: whoever started it can end it at any time, and nothing of it is in the page.
import "./pdf-bound.js";
import "../pkg/pdfjs-worker.js";
import { getDocument, PDFWorker } from "../pkg/pdfjs.js";

/** Pages that are read at most. */
const PAGES = 2000;
/** Letters that are read at most: what unfolds to more is no paper. */
const LETTERS = 8_000_000;

const OPTIONS = {
  verbosity: 0,
  disableFontFace: true,
  useSystemFonts: false,
  useWorkerFetch: false,
  useWasm: false,
  enableXfa: false,
  isOffscreenCanvasSupported: false,
  isImageDecoderSupported: false,
};

addEventListener("message", async ({ data }) => {
  if (!data?.bytes) return;
  try {
    await send(data.bytes);
  } catch (error) {
    const trouble = typeof error === "string" ? error : error?.name === "PasswordException" ? "encrypted" : "damaged";
    postMessage({ trouble, cause: String(error?.stack ?? error) });
  }
});

async function send(bytes) {
  const task = getDocument({ ...OPTIONS, data: bytes, worker: new PDFWorker() });
  try {
    await sendPages(task);
  } finally {
    task.destroy().catch(() => {});
  }
}

async function sendPages(task) {
  const locked = new Promise((_, failed) => (task.onPassword = () => failed("encrypted")));
  const paper = await Promise.race([task.promise, locked]);
  const pages = paper.numPages;
  if (pages > PAGES) throw "tooManyPages";
  let [letters, lost, why] = [0, 0, null];
  for (let number = 1; number <= pages; number += 1) {
    const sheet = await sheetOf(paper, number).catch((error) => {
      lost += 1;
      why = error;
      return { width: 0, height: 0, items: [], broken: true };
    });
    letters += sheet.items.reduce((sum, { str }) => sum + str.length, 0);
    if (letters > LETTERS) throw "unfolds";
    if (lost === pages) throw why;
    postMessage({ sheet, pages });
  }
}

/** A page as `textOfPages` wants it. */
async function sheetOf(paper, number) {
  const page = await paper.getPage(number);
  const items = [];
  // (WebKit has no `for await` over a stream, which `getTextContent` wants.)
  const reader = page.streamTextContent().getReader();
  for (let part = await reader.read(); !part.done; part = await reader.read()) items.push(...part.value.items);
  const { width, height, transform } = page.getViewport({ scale: 1 });
  page.cleanup();
  return { width, height, items: items.map((item) => placed(item, transform)) };
}

/** An item with its place from the upper left corner of the page as it is looked at. */
function placed({ str, width, hasEOL, transform: [a, b, c, d, e, f] }, [A, B, C, D, E, F]) {
  const across = [A * a + C * b, B * a + D * b];
  return {
    str,
    hasEOL,
    width,
    x: A * e + C * f + E,
    y: B * e + D * f + F,
    size: Math.hypot(A * c + C * d, B * c + D * d),
    turned: Math.abs(across[1]) > Math.abs(across[0]) * 0.1,
  };
}
