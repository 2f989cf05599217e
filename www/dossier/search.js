// One search through all papers, and the hits in the one that is open.
import { make, scrollSurely } from "../element/nodes.js";
import { find, fold, searchable } from "../element/search.js";
import { pause } from "../element/steps.js";
import { countHits } from "./collection.js";

/** Milliseconds of counting before the page may react. */
const STEP = 12;
/** Milliseconds after a letter before the search begins: who types on has not said all. */
const PATIENCE = 120;
/** The parts of a view that are searched: those that `searchText` of the collection has. */
const PARTS = [".kv-head > [id]", "section:not([class]) > section", "section:not([class]) > details > section", ".kv-question", ".kv-answer > section", ".kv-notes li > section"];
/** The most ranges that a browser is asked to highlight. */
const MARKED = 5000;

export class Search {
  #view;
  #words;
  #input = make("input", { type: "search", autocomplete: "off", spellcheck: "false", id: "dossier-search" });
  #output = make("output", { for: "dossier-search" });
  #buttons = [-1, 1].map((step) => {
    const button = make("button", { type: "button" }, step < 0 ? "↑" : "↓");
    button.addEventListener("click", () => this.#step(step));
    return button;
  });
  /** Output and buttons, which go along with the paper where that covers the list. */
  steps = make("div", { class: "dossier-steps", hidden: "" }, this.#output, ...this.#buttons);
  node = make("div", { class: "dossier-search", role: "search" }, this.#input, this.steps);
  /** The matters with hits, and the papers in which they are, in the order of the table. */
  #matters = [];
  #papers = [];
  #ranges = [];
  #at = -1;
  #total = 0;
  #turn = 0;
  #open;

  /** `changed()` is called when other words are searched, `open(paper)` shows a paper and resolves when it is there. */
  constructor({ view, words, changed, open }) {
    this.#view = view;
    this.#words = words;
    this.#open = open;
    let timer;
    this.#input.addEventListener("input", () => {
      clearTimeout(timer);
      timer = setTimeout(changed, PATIENCE);
    });
    this.#input.addEventListener("keydown", (event) => {
      if (event.key !== "Enter") return;
      event.preventDefault();
      this.#step(event.shiftKey ? -1 : 1);
    });
  }

  get query() {
    return fold(this.#input.value.trim()).text;
  }

  clear() {
    this.#input.value = "";
  }

  translate() {
    const { search, previous, next } = this.#words();
    this.#input.placeholder = search;
    this.#input.setAttribute("aria-label", search);
    [previous, next].forEach((word, at) => {
      this.#buttons[at].setAttribute("aria-label", word);
      this.#buttons[at].title = word;
    });
    this.#say();
  }

  /** Counts the hits of each matter, and says whether its head or its file has the words. Returns whether it came to its end: another search may have begun. */
  async count(matters) {
    const turn = (this.#turn += 1);
    const { query } = this;
    let end = performance.now() + STEP;
    for (const matter of matters) {
      matter.found = query ? matter.papers.map((paper) => [paper, countHits(paper.text, query)]).filter(([, hits]) => hits) : [];
      matter.hits = matter.found.reduce((sum, [, hits]) => sum + hits, 0);
      matter.named = Boolean(query) && matter.papers.some(({ names }) => names.includes(query));
      if (performance.now() < end) continue;
      await pause();
      if (turn !== this.#turn) return false;
      end = performance.now() + STEP;
    }
    return true;
  }

  /** Says in which matters the words are, in the order in which the table shows them. */
  found(matters) {
    this.#matters = this.query ? matters : [];
    this.#papers = this.#matters.flatMap(({ found }) => found.map(([paper]) => paper));
    this.#total = this.#matters.reduce((sum, { hits }) => sum + hits, 0);
    this.steps.hidden = !this.query;
    for (const button of this.#buttons) button.disabled = !this.#total;
    this.mark();
  }

  /** Marks the hits in the view; to be called when another paper is in it. */
  mark() {
    const { query } = this;
    const parts = query ? [...this.#view().querySelectorAll(PARTS.map((part) => `.kamervragen ${part}`).join())] : [];
    this.#ranges = parts.flatMap((part) => find(searchable(part), query));
    this.#at = -1;
    this.#highlight();
    this.#say();
  }

  #highlight() {
    if (!globalThis.Highlight) return;
    const now = this.#ranges[this.#at];
    for (const [name, ranges] of [["dossier-hit", this.#ranges.slice(0, MARKED)], ["dossier-hit-now", now ? [now] : []]]) {
      if (ranges.length) CSS.highlights.set(name, new Highlight(...ranges));
      else CSS.highlights.delete(name);
    }
  }

  #say() {
    const words = this.#words();
    const inPaper = this.#at >= 0;
    this.#output.textContent = !this.query
      ? ""
      : inPaper
        ? words.hit(this.#at + 1, this.#ranges.length, this.#total)
        : words.hits(this.#total, this.#matters.filter(({ hits }) => hits).length, this.#matters.filter(({ hits }) => !hits).length);
  }

  /** To the next hit or the one before, also into another paper. */
  async #step(step) {
    if (!this.#total) return;
    let at = this.#at < 0 && step < 0 ? this.#ranges.length - 1 : this.#at + step;
    const { opened } = this;
    if (!opened || !this.#ranges[at]) {
      const nth = this.#papers.indexOf(opened);
      const { length } = this.#papers;
      const next = this.#papers[nth < 0 ? (step < 0 ? length - 1 : 0) : (nth + step + length) % length];
      await this.#open(next);
      at = step < 0 ? this.#ranges.length - 1 : 0;
    }
    this.#go(at);
  }

  /** The paper that is open; the dossier says it. */
  opened = null;

  #go(at) {
    const range = this.#ranges[at];
    if (!range) return;
    this.#at = at;
    const details = range.startContainer.parentElement.closest("details");
    if (details) details.open = true;
    scrollSurely(() => scrollBy({ top: range.getBoundingClientRect().top - innerHeight / 3, behavior: "instant" }));
    this.#highlight();
    this.#say();
  }
}
