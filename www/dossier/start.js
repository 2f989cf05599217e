// How the worker is started from beside the page. In the page as one file another file takes the place of this one.
import { trusted } from "../element/trusted.js";

export const startWorker = () => new Worker(trusted(new URL("worker.js", import.meta.url).href), { type: "module" });
