// The filter: marks what it finds without touching a text node, hides the questions without a hit, unfolds the answers
// with one.
import { make } from "./kamer-vragen-nodes.js";

export class Filter {
  #shared;
  #input;
  #output = make("output");
  /** For each exchange what is searched, made when it is first asked. */
  #index = null;
  /** Which answers stood open before the filter opened others. */
  #before = null;
  #hits = [];
  #hit = -1;

  constructor(shared) {
    this.#shared = shared;
    this.#input = make("input", { type: "search", autocomplete: "off", spellcheck: "false" });
    this.#input.addEventListener("input", () => this.run());
    this.#input.addEventListener("keydown", (event) => {
      if (event.key === "Enter") this.#toHit(event.shiftKey ? -1 : 1);
      if (event.key === "Escape" && this.#input.value) {
        event.preventDefault();
        this.words = "";
      }
    });
  }

  /** What belongs in the bar. */
  get nodes() {
    const word = this.#shared.words.filter;
    this.#input.placeholder = word;
    this.#input.setAttribute("aria-label", word);
    return [this.#input, this.#output];
  }

  get words() {
    return this.#input.value;
  }
  set words(words) {
    this.#input.value = words;
    this.run();
  }

  focus() {
    this.#input.focus();
  }

  /** The view has other nodes now. */
  renew() {
    this.#index = null;
    if (this.words) this.run();
  }

  /** Another paper: nothing is looked for any more, and nothing was open. */
  forget() {
    this.#input.value = "";
    this.#output.textContent = "";
    this.#index = this.#before = null;
    mark(this, []);
  }

  run() {
    const { view } = this.#shared;
    if (!view) return;
    const query = fold(this.words.trim().replace(/\s+/g, " "));
    this.#hits = [];
    this.#hit = -1;
    if (!query) {
      for (const node of view.querySelectorAll(":is(.kv-exchange, .kv-contents li)[hidden]")) node.hidden = false;
      this.#before?.forEach((open, details) => (details.open = open));
      this.#before = null;
      this.#output.textContent = "";
      return mark(this, []);
    }
    this.#index ??= [...view.querySelectorAll(".kv-exchange")].map((exchange) => ({
      exchange,
      parts: [...exchange.querySelectorAll(".kv-question, .kv-answer > div")].map((part) => searchable(part)),
    }));
    this.#before ??= new Map([...view.querySelectorAll(".kv-answer")].map((details) => [details, details.open]));
    const contents = new Map([...view.querySelectorAll(".kv-contents a")].map((link) => [link.hash.slice(1), link.parentElement]));
    let groups = 0;
    for (const { exchange, parts } of this.#index) {
      const before = this.#hits.length;
      for (const part of parts) {
        const hits = find(part, query);
        this.#hits.push(...hits);
        const details = part.root.parentElement.closest("details");
        if (details) {
          const open = hits.length > 0 || this.#before.get(details) === true;
          if (details.open !== open) details.open = open;
        }
      }
      const hit = this.#hits.length > before;
      groups += hit;
      if (exchange.hidden === hit) exchange.hidden = !hit;
      const entry = contents.get(exchange.firstElementChild.id);
      if (entry) entry.hidden = !hit;
    }
    this.#output.textContent = this.#shared.words.hits(this.#hits.length, groups);
    mark(this, this.#hits);
  }

  #toHit(step) {
    if (!this.#hits.length) return;
    this.#hit = (this.#hit + step + this.#hits.length) % this.#hits.length;
    const { top } = this.#hits[this.#hit].getBoundingClientRect();
    scrollBy({ top: top - innerHeight / 3 });
  }
}

/** Letters as they are searched: small, without accents, one for one. */
function fold(text) {
  return text.toLowerCase().replace(/[^\x00-\x7f]/g, (letter) => {
    const base = letter.normalize("NFD")[0];
    return letter === "\u00a0" ? " " : letter === "’" || letter === "‘" ? "'" : base;
  });
}

/** The words of a part and the text node that each begins in. */
function searchable(root) {
  const nodes = [];
  let text = "";
  const walker = document.createTreeWalker(root, NodeFilter.SHOW_TEXT);
  for (let node = walker.nextNode(); node; node = walker.nextNode()) {
    // A mark of a note interrupts no words.
    if (node.parentElement.closest("sup")) continue;
    const folded = fold(node.data);
    // Where folding changed the length, places would not fit: search such text as it is.
    const words = folded.length === node.data.length ? folded : node.data;
    const previous = nodes.at(-1);
    if (previous && block(previous.node) !== block(node)) text += "\n";
    nodes.push({ node, start: text.length });
    text += words;
  }
  return { root, nodes, text };
}

function block(node) {
  return node.parentElement.closest("p, li, pre, h3, h4, h5, h6");
}

function find({ nodes, text }, query) {
  const hits = [];
  for (let at = text.indexOf(query); at >= 0; at = text.indexOf(query, at + query.length)) {
    const range = document.createRange();
    const [from, to] = [at, at + query.length].map((place, end) => {
      let index = nodes.findLastIndex((it) => it.start < place + (end ? 0 : 1));
      index = Math.max(index, 0);
      return [nodes[index].node, Math.min(place - nodes[index].start, nodes[index].node.length)];
    });
    range.setStart(...from);
    range.setEnd(...to);
    hits.push(range);
  }
  return hits;
}

const marked = new Map();

/** Marks found words in all elements of the page together: there is one register of marks. */
function mark(filter, hits) {
  if (!globalThis.Highlight) return;
  if (hits.length) marked.set(filter, hits);
  else marked.delete(filter);
  const all = [...marked.values()].flat();
  if (all.length) CSS.highlights.set("kv-hit", new Highlight(...all.slice(0, 5000)));
  else CSS.highlights.delete("kv-hit");
}
