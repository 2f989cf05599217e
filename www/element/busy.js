// What is shown while something takes long: what it is, how far it is, and a button that stops it.
import { make } from "./nodes.js";

/** Milliseconds before it is shown: what takes less should not flicker. */
const PATIENCE = 200;

/** Shows it above the view until `task(progress)` has settled, and returns what that gives. The button aborts `control`. */
export async function busy({ element, words }, label, control, task) {
  const progress = make("progress", { max: 1 });
  const stop = make("button", { type: "button" }, words.stop);
  stop.addEventListener("click", () => control.abort(STOPPED));
  const bar = make("div", { class: "kv-bar kv-busy", lang: element.language }, make("label", {}, `${label} `, progress), stop);
  const timer = setTimeout(() => element.prepend(bar), PATIENCE);
  try {
    return await task(progress);
  } finally {
    clearTimeout(timer);
    bar.remove();
  }
}

/** Why a task ended that the reader stopped. */
export const STOPPED = new DOMException("stopped", "AbortError");
