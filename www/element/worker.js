// The worker that reads a text away from the page: gets the compiled wasm, a text and the settings of the view, and answers
// with the document and the view on tape. Whoever started it can end it at any time.
import { initSync, mount } from "../pkg/kamervragen.js";
import { record } from "./tape.js";

addEventListener("message", ({ data: { module, text, settings } }) => {
  try {
    initSync({ module });
    postMessage(record(mount, text, settings));
  } catch (error) {
    postMessage({ error: `${error}` });
  }
});
