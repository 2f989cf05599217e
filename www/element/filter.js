// The filter: marks what it finds without touching a text node, hides the questions without a match, opens the
// answers with one.
import { idIn } from "./address.js";
import { focus, make, scrollSurely } from "./nodes.js";
import { find, fold, searchable } from "./search.js";

/** The most ranges that a browser is asked to highlight; more than anybody looks at. */
const MARKED = 5000;

export class Filter {
  #shared;
  #input = make("input", { type: "search", autocomplete: "off", spellcheck: "false" });
  #output = make("output");
  /** What is searched, for each exchange; made when a search begins. */
  #index = null;
  /** The ids of the answers that the filter opened. */
  #opened = new Set();
  #hits = [];
  #hit = -1;
  #groups = 0;
  /** The buttons to the previous and the next hit. */
  #steps = [-1, 1].map((step) => {
    const button = make("button", { type: "button", hidden: "" }, step < 0 ? "↑" : "↓");
    button.addEventListener("click", () => this.#toHit(step));
    return button;
  });
  /** What had the focus before the filter, and what was being read before the search: a node and where it was in the window. */
  #before = null;
  #place = null;

  constructor(shared) {
    this.#shared = shared;
    this.#input.addEventListener("focus", ({ relatedTarget }) => (this.#before = relatedTarget));
    this.#input.addEventListener("input", () => {
      const seen = placeIn(this.#shared.view);
      this.run();
      if (!this.words) return this.#end();
      this.#place ??= seen;
      this.#showFirst();
    });
    this.#input.addEventListener("keydown", (event) => {
      if (event.key === "Enter") {
        // The input may be inside a form of the host.
        event.preventDefault();
        this.#toHit(event.shiftKey ? -1 : 1);
      }
      if (event.key === "Escape") {
        event.preventDefault();
        this.#leave();
      }
    });
  }

  /** The filter's part of the bar. */
  get nodes() {
    const word = this.#shared.words.filter;
    this.#input.placeholder = word;
    this.#input.setAttribute("aria-label", word);
    const { previousHit, nextHit } = this.#shared.words;
    [previousHit, nextHit].forEach((name, at) => {
      this.#steps[at].setAttribute("aria-label", name);
      this.#steps[at].title = name;
    });
    return [this.#input, this.#output, ...this.#steps];
  }

  get words() {
    return this.#input.value;
  }
  set words(words) {
    this.#input.value = words;
    this.run();
  }

  focus() {
    // The bar stays in sight, unless its host cuts it off.
    this.#input.focus({ preventScroll: true });
    const { top, bottom } = this.#input.getBoundingClientRect();
    if (top < 0 || bottom > innerHeight) this.#input.scrollIntoView({ block: "nearest" });
  }

  /** Ends a search: what was being read when it began is where it was, or the hit that was gone to stays, with its answer open. */
  #end() {
    const hit = this.#hits[this.#hit]?.startContainer.parentElement;
    for (const { root } of this.#index?.flatMap(({ parts }) => parts) ?? []) if (hit && root.contains(hit)) this.#opened.delete(root.id);
    const place = hit ? at(hit) : this.#place;
    this.#place = null;
    this.words = "";
    if (place?.node.isConnected) scrollSurely(() => scrollBy({ top: place.node.getBoundingClientRect().top - place.top, behavior: "instant" }));
    return hit;
  }

  /** Ends it by the key for that: the focus too goes back to where it was. */
  #leave() {
    const hit = this.#end();
    const node = hit?.closest(".kv-exchange").firstElementChild ?? this.#before;
    if (node?.isConnected && this.#shared.view?.contains(node)) focus(node);
    else this.#input.blur();
  }

  /** Where the first question with a hit is out of sight, shows it. */
  #showFirst() {
    const heading = this.#index?.find(({ exchange }) => !exchange.hidden)?.exchange.firstElementChild;
    const top = heading?.getBoundingClientRect().top;
    if (top < this.#input.closest(".kv-bar").getBoundingClientRect().bottom || top > innerHeight - 100) scrollSurely(() => heading.scrollIntoView({ block: "start" }));
  }

  /** To be called when the nodes of the view have changed. */
  renew() {
    this.#index = null;
    if (this.words) this.run();
  }

  /** For another paper: empties the filter. */
  forget() {
    this.#input.value = "";
    this.#output.textContent = "";
    this.#place = null;
    for (const button of this.#steps) button.hidden = true;
    this.#opened.clear();
    this.rest();
  }

  /** Drops all references to the nodes of the view. */
  rest() {
    this.#index = null;
    this.#hits = [];
    mark(this, []);
  }

  run() {
    const { view } = this.#shared;
    if (!view) return;
    const query = fold(this.words.trim()).text;
    this.#index ??= index(view);
    this.#hits = [];
    this.#hit = -1;
    this.#groups = 0;
    for (const { exchange, entry, parts } of this.#index) {
      const before = this.#hits.length;
      for (const part of parts) {
        const hits = query ? find(part, query) : [];
        this.#hits.push(...hits);
        if (part.details) this.#openFor(part, hits.length > 0);
      }
      const hit = this.#hits.length > before;
      this.#groups += hit;
      // Written only where it changes: a browser does work for every write, even of the same value.
      const hidden = query !== "" && !hit;
      if (exchange.hidden !== hidden) exchange.hidden = hidden;
      if (entry && entry.hidden !== hidden) entry.hidden = hidden;
    }
    // The next search may find that other questions are left out (`data-out`).
    if (!query) this.#index = null;
    this.#say();
    mark(this, this.#hits);
  }

  /** Opens an answer with a match, and closes one that was opened for an earlier search. */
  #openFor({ root, details }, hit) {
    if (hit && !details.open) {
      details.open = true;
      this.#opened.add(root.id);
    } else if (!hit && this.#opened.delete(root.id)) {
      details.open = false;
    }
  }

  #say() {
    const { words } = this.#shared;
    const found = this.words.trim() ? words.hits(this.#hits.length, this.#groups) : "";
    this.#output.textContent = this.#hit < 0 ? found : words.hit(this.#hit + 1, this.#hits.length);
    for (const button of this.#steps) button.hidden = !this.#hits.length;
  }

  #toHit(step) {
    const { length } = this.#hits;
    if (!length) return;
    this.#hit = this.#hit < 0 && step < 0 ? length - 1 : (this.#hit + step + length) % length;
    const range = this.#hits[this.#hit];
    const details = range.startContainer.parentElement.closest("details");
    if (details) details.open = true;
    scrollBy({ top: range.getBoundingClientRect().top - innerHeight / 3 });
    this.#say();
    mark(this, this.#hits, range);
  }
}

/** The first heading in sight, and where it is. */
function placeIn(view) {
  const node = [...view.querySelectorAll(".kv-exchange > :first-child")].find((it) => it.getBoundingClientRect().top > 0);
  return node && at(node);
}

function at(node) {
  return { node, top: node.getBoundingClientRect().top };
}

/** Each exchange of a view, with its entry in the list of questions and the parts that are searched. */
function index(view) {
  const entries = new Map([...view.querySelectorAll(".kv-contents a")].map((link) => [idIn(link), link.parentElement]));
  return [...view.querySelectorAll(".kv-exchange:not([data-out])")].map((exchange) => ({
    exchange,
    entry: entries.get(exchange.firstElementChild.id),
    parts: [...exchange.querySelectorAll(".kv-question, .kv-answer > :not(summary)")].map(searchable),
  }));
}

const marked = new Map();

/** Highlights matches, for all elements of the page together: a page has one highlight registry. `now` is the current match. */
function mark(filter, hits, now) {
  if (!globalThis.Highlight) return;
  if (hits.length) marked.set(filter, hits);
  else if (!marked.delete(filter)) return;
  register("kv-hit", [...marked.values()].flat().slice(0, MARKED));
  register("kv-hit-now", now ? [now] : []);
}

function register(name, ranges) {
  if (ranges.length) CSS.highlights.set(name, new Highlight(...ranges));
  else CSS.highlights.delete(name);
}
