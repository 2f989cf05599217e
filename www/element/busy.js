// What is shown while something takes long: what it is, how far it is, and a button that stops it.
import { make } from "./nodes.js";

/** Milliseconds before it is shown: what takes less should not flicker. */
const PATIENCE = 200;
/** Milliseconds after which it says that this is not usual. */
const SLOW = 3000;

/** Shows it above the view until `task(progress)` has settled, and returns what that gives. The button aborts `control`. */
export async function busy({ element, words, say }, label, control, task) {
  const progress = make("progress", { max: 1 });
  const name = make("label", {}, `${label} `, progress);
  const stop = make("button", { type: "button" }, words.stop);
  stop.addEventListener("click", () => control.abort(STOPPED));
  const bar = make("div", { class: "kv-bar kv-busy", lang: element.language }, name, stop);
  const shown = setTimeout(() => element.prepend(bar), PATIENCE);
  const slow = setTimeout(() => {
    name.firstChild.data = `${words.slow} `;
    say(words.slow);
  }, SLOW);
  try {
    return await task(progress);
  } finally {
    clearTimeout(shown);
    clearTimeout(slow);
    bar.remove();
  }
}

/** Why a task ended that the reader stopped. */
export const STOPPED = new DOMException("stopped", "AbortError");
