// For the npm package: starts the worker that reads a PDF in the words that bundlers look for. `xtask/bundle.mjs` puts this file in
// the place of `readers/pdf-start.js`.

/** How the worker is started; a host whose policy wants Trusted Types, or that serves it elsewhere, puts its own here. */
export const pdf = {
  worker: () => new Worker(new URL("./pdf-worker.js", import.meta.url), { type: "module" }),
};

export async function startWorker() {
  return pdf.worker();
}
