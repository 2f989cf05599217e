// The text of a PDF, by pdf.js from the page's own address, in a worker.
import { start } from "./pdf-engine.js";
import { textOfPages } from "./sheets.js";
import { Trouble } from "./text.js";

/** Pages that are read at most. */
const PAGES = 2000;
/** Letters that are read at most: what unfolds to more is no paper. */
const LETTERS = 8_000_000;
/** Milliseconds that one page may take. */
const PATIENCE = 30_000;

/** The text of the bytes of a PDF, and where its pages begin in it. */
export async function read(bytes, { signal, progress } = {}) {
  const engine = await start();
  const task = engine.open({
    data: bytes.slice(),
    verbosity: 0,
    disableFontFace: true,
    useSystemFonts: false,
    useWorkerFetch: false,
    useWasm: false,
    enableXfa: false,
    isOffscreenCanvasSupported: false,
    isImageDecoderSupported: false,
  });
  let ended;
  const end = new Promise((_, failed) => (ended = failed));
  end.catch(() => {});
  signal?.addEventListener("abort", () => ended(signal.reason));
  engine.worker.addEventListener("error", (event) => {
    event.preventDefault?.();
    ended(new Trouble("noReader", event.message));
  });
  // Whatever happens in the worker, it is over when this says so: the worker is ended below.
  const within = (promise) => {
    const timer = setTimeout(() => ended(new Trouble("slow")), PATIENCE);
    return Promise.race([promise, end]).finally(() => clearTimeout(timer));
  };
  try {
    task.onPassword = () => ended(new Trouble("encrypted"));
    const paper = await within(task.promise);
    if (paper.numPages > PAGES) throw new Trouble("tooManyPages");
    const sheets = [];
    let letters = 0;
    let broken = 0;
    for (let number = 1; number <= paper.numPages; number += 1) {
      const sheet = await within(sheetOf(paper, number)).catch((error) => {
        if (error instanceof Trouble || signal?.aborted) throw error;
        broken += 1;
        return { width: 0, height: 0, items: [] };
      });
      letters += sheet.items.reduce((sum, { str }) => sum + str.length, 0);
      if (letters > LETTERS) throw new Trouble("unfolds");
      sheets.push(sheet);
      progress?.(number, paper.numPages);
    }
    if (broken === paper.numPages) throw new Trouble("damaged");
    const { text, pages } = textOfPages(sheets);
    check(text, sheets.length);
    return { text, pages, note: broken ? "pagesLost" : undefined };
  } catch (error) {
    if (error instanceof Trouble || signal?.aborted) throw error;
    throw new Trouble(error?.name === "PasswordException" ? "encrypted" : "damaged", error);
  } finally {
    engine.worker.terminate();
    task.destroy().catch(() => {});
  }
}

/** A page as `textOfPages` wants it. */
async function sheetOf(paper, number) {
  const page = await paper.getPage(number);
  const { items } = await page.getTextContent();
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

/** Refuses a text that is none: pages without letters are pictures, and fonts that do not say what they show give no words. */
function check(text, pages) {
  const letters = text.match(/\p{L}/gu)?.length ?? 0;
  const odd = text.match(/[\u0000-\u0008\u000e-\u001f\ue000-\uf8ff\ufffd]/g)?.length ?? 0;
  if (letters + odd < pages * 10) throw new Trouble("scanned");
  if (odd > letters * 0.2) throw new Trouble("garbled");
}
