// pdf.js as the page loads it: its older build, which knows the engines of 2023, under the names that `www/readers/` imports.
import { readFile } from "node:fs/promises";
import { fileURLToPath } from "node:url";

const folder = fileURLToPath(new URL("../node_modules/pdfjs-dist/legacy/build/", import.meta.url));

/** The files in `www/pkg/`, by name. */
export async function pdfjs() {
  const [engine, worker] = await Promise.all(["pdf.min.mjs", "pdf.worker.min.mjs"].map((name) => readFile(folder + name)));
  return { "pdfjs.js": engine, "pdfjs-worker.js": worker };
}
