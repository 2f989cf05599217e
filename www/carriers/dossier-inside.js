// For the page as one file with a dossier: starts the worker that is inside. `xtask/bundle.mjs` puts this file in the place of
// `dossier/start.js`, and the worker into it.
import { trusted } from "../element/trusted.js";
import worker from "kamervragen:dossier";

let script;

export const startWorker = () => new Worker(trusted((script ??= URL.createObjectURL(new Blob([worker], { type: "text/javascript" })))));
