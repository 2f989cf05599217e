// From a text to a document and a view: at once where it is short, away from the page where it could freeze it.

/** Characters from which a text is read in a worker, with a bar that says how far it is and a button that stops it. */
const LONG = 100_000;

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

  /** Reads the text of the element; one from `outside` is read in a worker whatever its length. */
  read(engine, outside) {
    const start = performance.now();
    const { element, emit } = this.#shared;
    const { text, language, headingLevel, idPrefix } = element;
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
      this.#show(read, holder.firstElementChild, text);
      this.#done = done;
      emit("parsed", { document: read, milliseconds });
    };
    if (!text.trim()) return finish(null, 0);
    if ((outside || text.length > LONG) && engine.begin) {
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
    const { element, words, emit, say } = this.#shared;
    const control = (this.#control = new AbortController());
    const { signal } = control;
    try {
      const { busy, readLong, STOPPED } = await import("./long.js");
      const { worker } = element.constructor;
      const paper = await busy(this.#shared, words.busy, control, (bar) => readLong({ engine, worker, element: holder, text, settings, signal, bar }));
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
