// From a text to a document and a view: at once where it is short, in steps where a page would stand still.
import { make } from "./nodes.js";
import { inSteps } from "./steps.js";

/** Characters from which the view is made in steps, with a bar that says how far and a button that stops it. */
export const SLOW = 400_000;

export class Reading {
  #shared;
  #show;
  #fail;
  /** The text and the options as last read: what is equal is not read again. */
  #done = {};
  /** What stops the reading of a long text, and how far it is. */
  #slow = null;
  #progress = make("progress", { max: 1 });

  /** `show` puts a document and its view in place, `fail` says why there is none. */
  constructor(shared, { show, fail }) {
    this.#shared = shared;
    this.#show = show;
    this.#fail = fail;
  }

  /** Gives up what is being read; it then counts as not read. */
  stop() {
    if (!this.#slow) return;
    this.#slow.abort();
    this.#slow = null;
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
      return this.#readInSteps((signal) => inSteps(engine, holder, text, settings, signal, this.#progress), finish);
    }
    try {
      finish(engine.mount(holder, text, settings));
    } catch (error) {
      this.#fail(error, "broken");
    }
  }

  async #readInSteps(read, finish) {
    const { element, words, emit, say } = this.#shared;
    const slow = (this.#slow = new AbortController());
    const stop = make("button", { type: "button" }, words.stop);
    stop.addEventListener("click", () => slow.abort("stopped"));
    const busy = make("div", { class: "kv-bar kv-busy", lang: element.language }, make("label", {}, `${words.busy} `, this.#progress), stop);
    this.#progress.removeAttribute("value");
    element.prepend(busy);
    let paper;
    try {
      paper = await read(slow.signal);
    } catch (error) {
      busy.remove();
      this.#slow = null;
      return this.#fail(error, "broken");
    }
    // Before the view comes, whose nodes are then the page's own.
    busy.remove();
    if (this.#slow === slow) this.#slow = null;
    if (paper) return finish(paper);
    if (slow.signal.reason !== "stopped") return;
    emit("error", { reason: "stopped", message: words.stopped, error: null });
    say(words.stopped);
  }
}
