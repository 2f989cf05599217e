// From a text to a document and a view: at once where it is short, in steps where a page would stand still.

/** Characters from which the view is made in steps, with a bar that says how far and a button that stops it. */
export const SLOW = 400_000;

export class Reading {
  #shared;
  #show;
  #fail;
  /** The text and the options as last read: what is equal is not read again. */
  #done = {};
  /** What stops the reading of a long text. */
  #control = null;

  /** `show` puts a document and its view in place, `fail` says why there is none. */
  constructor(shared, { show, fail }) {
    this.#shared = shared;
    this.#show = show;
    this.#fail = fail;
  }

  /** Gives up what is being read; it then counts as not read. */
  stop() {
    if (!this.#control) return;
    this.#control.abort();
    this.#control = null;
    this.forget();
  }

  /** The same text is read again when it comes again. */
  forget() {
    this.#done = {};
  }

  read(engine) {
    const start = performance.now();
    const { element, text, emit } = this.#shared;
    const { language, headingLevel, idPrefix } = element;
    const settings = { language, headingLevel, idPrefix };
    const options = JSON.stringify(settings);
    if (text === this.#done.text && options === this.#done.options) return;
    this.stop();
    const done = { text, options };
    const { limit } = element.constructor;
    if (text.length > limit) {
      this.#fail(new RangeError(`${text.length} characters, at most ${limit}`), "too-long");
      this.#done = done;
      return;
    }
    const holder = document.createElement("div");
    const finish = (read, milliseconds = performance.now() - start) => {
      this.#show(read, holder.firstElementChild);
      this.#done = done;
      emit("parsed", { document: read, milliseconds });
    };
    if (!text.trim()) return finish(null, 0);
    if (text.length > SLOW && engine.begin) {
      this.#done = done;
      return this.#readLong(engine, holder, text, settings, finish);
    }
    try {
      finish(engine.mount(holder, text, settings));
    } catch (error) {
      this.#fail(error, "broken");
    }
  }

  async #readLong(engine, holder, text, settings, finish) {
    const { words, emit, say } = this.#shared;
    const control = (this.#control = new AbortController());
    const { signal } = control;
    try {
      const { busy, inSteps, STOPPED } = await import("./long.js");
      const paper = await busy(this.#shared, words.busy, control, (bar) => inSteps(engine, holder, text, settings, signal, bar));
      if (paper) return finish(paper);
      if (signal.reason !== STOPPED) return;
      emit("error", { reason: "stopped", message: words.stopped, error: null });
      say(words.stopped);
    } catch (error) {
      if (!signal.aborted) this.#fail(error, "broken");
    } finally {
      if (this.#control === control) this.#control = null;
    }
  }
}
