// What a dossier holds: the files that were read, and the papers in them.
import { nameInAddress, namesOf } from "./collection.js";
import { Reader } from "./reader.js";

/** Milliseconds between two looks at what was read so far. */
const PACE = 400;
const STOPPED = new DOMException("stopped", "AbortError");

export class Shelf {
  /** Files in the order in which they came: `{ name, blob, source, pages, note }`, or `{ name, trouble }`. */
  entries = [];
  /** Their papers, in that order. */
  papers = [];
  /** Papers by their names in an address. */
  byName = new Map();
  #engine;
  #control = new AbortController();
  /** What is being read. */
  #turn = Promise.resolve();

  constructor(engine) {
    this.#engine = engine;
  }

  /** The signal that what is held now was forgotten. */
  get forgotten() {
    return this.#control.signal;
  }

  /**
   * Reads sources, one call after the other: `{ name, file }` or `{ name, text, nth, source }`; one with `nth` holds one paper, however it looks.
   * `progress(done, all, stop)` says how far it is, `look()` is called now and then. Returns how many papers there are in how many files, how
   * many could not be read, and how many were left because somebody stopped; `null` where all was forgotten meanwhile.
   */
  read(sources, how) {
    const all = this.forgotten;
    const turn = this.#turn.then(() => (all.aborted ? null : this.#read(sources, all, how)));
    this.#turn = turn.catch(() => {});
    return turn;
  }

  async #read(sources, all, { progress, look }) {
    const own = new AbortController();
    const entries = sources.map(({ name, nth, source }, at) => ({ name, nth, source, at: this.entries.length + at }));
    this.entries.push(...entries);
    const entryOf = new Map(sources.map((source, at) => [source, entries[at]]));
    const stop = () => own.abort(STOPPED);
    all.addEventListener("abort", stop, { once: true });
    let [done, looked, cost] = [0, performance.now(), 0];
    progress(0, sources.length, stop);
    const found = (source, result) => {
      this.#keep(entryOf.get(source), result);
      progress((done += 1), sources.length, stop);
      const now = performance.now();
      if (now - looked < PACE + 5 * cost) return;
      look();
      looked = performance.now();
      cost = looked - now;
    };
    const reader = new Reader(await this.#engine);
    try {
      await reader.read(sources, { signal: own.signal, found });
    } catch (error) {
      if (!own.signal.aborted) throw error;
      if (all.aborted) return null;
    } finally {
      reader.end();
    }
    const left = entries.filter(({ blob, trouble }) => !blob && !trouble);
    for (const entry of left) entry.trouble = "stopped";
    const read = entries.filter(({ blob }) => blob);
    const papers = read.reduce((sum, { count }) => sum + count, 0);
    return { papers, files: read.length, trouble: entries.length - read.length - left.length, left: left.length };
  }

  #keep(entry, { papers = [], ...result }) {
    Object.assign(entry, result, { source: entry.source ?? result.source, count: papers.length });
    papers.forEach((paper, at) => {
      Object.assign(paper, { entry, file: entry.name, nth: entry.nth ?? at + 1 });
      paper.names = namesOf(paper);
      paper.name = nameInAddress(paper, this.byName);
      this.byName.set(paper.name, paper);
      this.papers.push(paper);
    });
    // (What takes long to read comes after what was behind it.)
    if (papers.length && this.papers.at(-papers.length - 1)?.entry.at > entry.at) this.papers.sort((a, b) => a.entry.at - b.entry.at || a.nth - b.nth);
  }

  /** What is not papers: files that could not be read, or are not yet. */
  get trouble() {
    return this.entries.filter(({ trouble }) => trouble);
  }

  /** Does a task for many papers, see `all` of the reader; `progress(done, all, stop)`. */
  async make(act, progress) {
    const own = new AbortController();
    const reader = new Reader(await this.#engine);
    try {
      return await act({ reader, signal: own.signal, progress: (done, all) => progress(done, all, () => own.abort(STOPPED)) });
    } finally {
      reader.end();
    }
  }

  /** Forgets all, also what is being read. */
  empty() {
    this.#control.abort(STOPPED);
    this.#control = new AbortController();
    [this.entries, this.papers] = [[], []];
    this.byName.clear();
  }
}
