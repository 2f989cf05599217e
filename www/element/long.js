// What only long texts need, and texts from outside: loaded when the first of them comes.
import { inSteps, pause } from "./steps.js";
import { Replay } from "./tape.js";

export { busy, STOPPED } from "./busy.js";
export { fetchText } from "./fetch.js";

/**
 * Reads a text and makes its view in an element; returns the document, or `null` when the signal stopped it. It is read in the
 * worker that `worker` starts; where there is none, in the page. `bar` is a progress element.
 */
export async function readLong({ engine, worker, element, text, settings, signal, bar }) {
  const module = engine.compiled?.();
  const read = module && worker && (await inWorker(worker, { module, text, settings }, signal));
  if (!read) await pause();
  if (signal.aborted) return null;
  return inSteps(read ? new Replay(element, read) : engine.begin(element, text, settings), signal, bar);
}

/** What a worker answers; `null` where it cannot start, and when the signal ends it. */
function inWorker(start, message, signal) {
  return new Promise((done, failed) => {
    let worker;
    const end = (answer) => {
      worker?.terminate();
      if (answer?.error) failed(new Error(answer.error));
      else done(answer);
    };
    try {
      worker = start();
      worker.onmessage = ({ data }) => end(data);
      // Its script is not there, or the policy of the page forbids it.
      worker.onerror = (event) => {
        event.preventDefault();
        end(null);
      };
      signal.addEventListener("abort", () => end(null));
      worker.postMessage(message);
    } catch {
      end(null);
    }
  });
}
