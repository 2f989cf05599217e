// Reads files into papers, several at once in workers, and can be stopped.
import { Trouble, textOf } from "../readers/read.js";
import { pause } from "../element/steps.js";
import { TASKS } from "./reading.js";
import { startWorker } from "./start.js";

/** Workers at most; one core is the page's. */
const LANES = Math.max(1, Math.min(4, (navigator.hardwareConcurrency ?? 2) - 1));

/** A worker with the engine in it, which does its tasks one after the other. */
class Lane {
  #engine;
  #worker = null;
  /** Who waits for an answer, in the order of the tasks. */
  #waiting = [];
  /** Why it was ended. */
  #reason;

  constructor(engine) {
    this.#engine = engine;
  }

  /** What a task gives. Rejects with what went wrong in it, or with the reason why all ended. */
  async do(task, input) {
    const module = this.#engine.compiled?.();
    const starting = (this.#worker ??= module ? this.#begin(module) : false);
    const worker = await starting;
    if (starting !== this.#worker) throw this.#reason;
    if (!worker) {
      await pause();
      return TASKS[task](this.#engine, input);
    }
    return new Promise((done, failed) => {
      this.#waiting.push({ done, failed });
      worker.postMessage({ task, input });
    });
  }

  async #begin(module) {
    const worker = await begun(module);
    if (!worker) return false;
    worker.onmessage = ({ data }) => {
      const { done, failed } = this.#waiting.shift();
      if (data.error) failed(new Error(data.error));
      else done(data.done);
    };
    worker.onerror = (event) => {
      event.preventDefault();
      this.end(new Error(event.message));
    };
    return worker;
  }

  /** Ends the worker; the next task starts another. */
  end(reason) {
    Promise.resolve(this.#worker).then((worker) => worker && worker.terminate());
    this.#worker = null;
    this.#reason = reason;
    for (const { failed } of this.#waiting.splice(0)) failed(reason);
  }
}

/** A worker that has answered once; `false` where its script is not there, or the policy of the page forbids it. */
function begun(module) {
  return new Promise((done) => {
    try {
      const worker = startWorker();
      worker.onmessage = () => done(worker);
      worker.onerror = (event) => {
        event.preventDefault();
        done(false);
      };
      worker.postMessage({ module, task: "read", input: { text: "" } });
    } catch {
      done(false);
    }
  });
}

export class Reader {
  #lanes;

  constructor(engine) {
    this.#lanes = Array.from({ length: LANES }, () => new Lane(engine));
  }

  /**
   * Reads sources and hands each to `found` in the order in which they are ready: `found(source, { papers, blob, ... })`, or
   * `found(source, { trouble })` with the reason why there is no text.
   */
  async read(sources, { signal, found }) {
    await this.#each(sources, signal, async (lane, source) => {
      const result = await read(lane, source, signal);
      signal.throwIfAborted();
      found(source, result);
    });
  }

  /** Does a task for each input; what they give, in the order of the inputs. `progress(done, all)` is called after each. */
  async all(task, inputs, { signal, progress }) {
    const made = [];
    let done = 0;
    await this.#each([...inputs.entries()], signal, async (lane, [at, input]) => {
      made[at] = await lane.do(task, await input());
      progress((done += 1), inputs.length);
    });
    return made;
  }

  async #each(items, signal, act) {
    const left = items.values();
    const work = async (_, at) => {
      for (const item of left) {
        signal.throwIfAborted();
        await act(this.#lanes[at % LANES], item);
      }
    };
    const stop = () => this.end(signal.reason);
    signal.addEventListener("abort", stop);
    // While one file is read from disk, the worker has the next.
    await Promise.all(Array.from({ length: LANES * 3 }, work)).finally(() => signal.removeEventListener("abort", stop));
  }

  /** Ends the workers, which hold some megabytes each. */
  end(reason) {
    for (const lane of this.#lanes) lane.end(reason);
  }
}

async function read(lane, { file, text, nth }, signal) {
  try {
    const { text: words, note, pages, source } = file ? await textOf(file, { signal }) : { text };
    if (!words.trim()) throw new Trouble("noText");
    const papers = await lane.do("read", { text: words, only: Boolean(nth) });
    return { papers, note, pages, source, blob: new Blob([words]) };
  } catch (error) {
    if (signal.aborted) throw signal.reason;
    return { trouble: error instanceof Trouble ? error.reason : "damaged" };
  }
}
