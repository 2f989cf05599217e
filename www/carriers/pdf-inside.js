// For the page as one file that reads PDFs: starts the worker that is inside. `xtask/bundle.mjs` puts this file in the place of
// `readers/pdf-start.js`, and the worker into it.
import { trusted } from "../element/trusted.js";
import { unpack } from "./unpack.js";
import worker from "kamervragen:pdf";

let address;

export async function startWorker() {
  address ??= unpack(worker).then((script) => URL.createObjectURL(new Blob([script], { type: "text/javascript" })));
  return new Worker(trusted(await address));
}
