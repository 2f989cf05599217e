// Starts the worker that reads a PDF, from the page's own address. The page as one file has another such module, with all inside.
import { trusted } from "../element/trusted.js";

export async function startWorker() {
  return new Worker(trusted(new URL("pdf-worker.js", import.meta.url).href), { type: "module" });
}
