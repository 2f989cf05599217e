// Reads files into papers, several at once in workers, and can be stopped.
import { Trouble, textOf } from "../readers/read.js";
import { pause } from "../element/steps.js";
import { TASKS } from "./reading.js";
import { startWorker } from "./start.js";

/** Workers at most; one core is the page's. */
const LANES = Math.max(1, Math.min(4, (navigator.hardwareConcurrency ?? 2) - 1));

/** A worker with the engine in it; does one task at a time. */
class Lane {
  #engine;
  #worker = null;

  constructor(engine) {
    this.#engine = engine;
  }

  /** What a task gives. Rejects with what went wrong in it, or with the signal's reason. */
  async do(task, input, signal) {
    signal?.throwIfAborted();
    const module = this.#engine.compiled?.();
    if (this.#worker === null && module) this.#worker = begun(module);
    const worker = await this.#worker;
    if (!worker) {
      await pause();
      return TASKS[task](this.#engine, input);
    }
    return new Promise((done, failed) => {
      const stop = () => {
        this.end();
        failed(signal.reason);
      };
      worker.onmessage = ({ data }) => {
        signal?.removeEventListener("abort", stop);
        if (data.error) failed(new Error(data.error));
        else done(data.done);
      };
      worker.onerror = (event) => {
        event.preventDefault();
        this.end();
        failed(new Error(event.message));
      };
      signal?.addEventListener("abort", stop);
      worker.postMessage({ task, input });
    });
  }

  end() {
    Promise.resolve(this.#worker).then((worker) => worker?.terminate());
    this.#worker = null;
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
      found(source, await read(lane, source, signal));
    });
  }

  /** Does a task for each input; what they give, in the order of the inputs. `progress(done, all)` is called after each. */
  async all(task, inputs, { signal, progress }) {
    const made = [];
    let done = 0;
    await this.#each([...inputs.entries()], signal, async (lane, [at, input]) => {
      made[at] = await lane.do(task, await input(), signal);
      progress((done += 1), inputs.length);
    });
    return made;
  }

  async #each(items, signal, act) {
    const left = items.values();
    const work = async (lane) => {
      for (const item of left) {
        signal.throwIfAborted();
        await act(lane, item);
      }
    };
    await Promise.all(this.#lanes.slice(0, items.length).map(work));
  }

  /** Ends the workers, which hold some megabytes each. */
  end() {
    for (const lane of this.#lanes) lane.end();
  }
}

async function read(lane, { file, text, nth }, signal) {
  try {
    const { text: words, note, pages, source } = file ? await textOf(file, { signal }) : { text };
    if (!words.trim()) throw new Trouble("noText");
    const papers = await lane.do("read", { text: words, only: Boolean(nth) }, signal);
    return { papers, note, pages, source, blob: new Blob([words]) };
  } catch (error) {
    if (signal.aborted) throw signal.reason;
    return { trouble: error instanceof Trouble ? error.reason : "damaged" };
  }
}
