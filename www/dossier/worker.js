// Reads the papers of a dossier away from the page: gets the compiled wasm once, then tasks, and answers each.
import * as engine from "../pkg/kamervragen.js";
import { TASKS } from "./reading.js";

addEventListener("message", ({ data: { module, task, input } }) => {
  try {
    if (module) engine.initSync({ module });
    postMessage({ done: TASKS[task](engine, input) });
  } catch (error) {
    postMessage({ error: `${error}` });
  }
});
