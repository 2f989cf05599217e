// The doubts of the parser, each at its place in the reading.
import { itemAt } from "./outline.js";

let sheet;
const LOOKS = `
  button { all: unset; box-sizing: border-box; display: inline-block; max-width: 100%; min-height: 24px; padding: .1rem .5rem; margin: .1rem 0 .25rem; border: 1px dashed currentColor; border-radius: 5px;
    color: var(--kv-muted, inherit); font: 500 .8125rem/1.35 var(--kv-label, inherit); cursor: pointer; user-select: none; }
  button::before { content: "? "; font-weight: 700; }
  button[aria-current] { border-style: solid; color: var(--ink, inherit); }
  button:hover { text-decoration: underline; }
  button:focus-visible { outline: 2px solid var(--kv-accent); outline-offset: 2px; }
  @media print { button { display: none; } }`;

export class Doubts {
  /** Each `{ code, sentence, at, item }`, in the order of the text. */
  all = [];
  #marks = [];
  #current = -1;

  /** Finds the doubts of papers, each `{ document, view, base }`, and puts a mark at the place of each. `go` is called with one that is clicked. */
  show(papers, items, words, go) {
    this.clear();
    this.all = papers
      .flatMap(({ document, view, base }) => {
        const lines = view?.querySelector("footer ul[id$=aandacht]")?.children ?? [];
        return document.diagnostics.map(({ code, span, message }, nth) => {
          // The renderer has the sentence in the language of the view; a place that it names behind it, is here.
          const said = lines[nth]?.firstChild?.data?.replace(/,? (?:bij|at) $/, "").replace(/\.$/, "").trim();
          const at = span[0] + base;
          return { code, sentence: said || message, at, end: span[1] + base, item: itemAt(items, at) };
        });
      })
      .sort((one, other) => one.at - other.at);
    const places = Map.groupBy?.(this.all, ({ item }) => item) ?? grouped(this.all);
    for (const [item, doubts] of places) if (item?.node) this.#mark(item.node, doubts, words, go);
    this.#current = -1;
  }

  /** One mark for all doubts of a place; what is copied from the reading does not have it. */
  #mark(node, doubts, words, go) {
    const mark = document.createElement("span");
    mark.className = "page-doubt";
    const button = document.createElement("button");
    const sentences = [...new Set(doubts.map(({ sentence }) => sentence))];
    const name = doubts.length > 1 ? words.doubts(doubts.length) : words.doubt;
    button.textContent = `${name}: ${sentences.join("; ")}.`;
    button.addEventListener("click", (event) => {
      event.stopPropagation();
      event.preventDefault();
      go(this.all.indexOf(doubts[0]));
    });
    const root = mark.attachShadow({ mode: "open" });
    if (!sheet) (sheet = new CSSStyleSheet()).replaceSync(LOOKS);
    root.adoptedStyleSheets = [sheet];
    root.append(button);
    for (const it of doubts) it.button = button;
    if (node.matches("summary")) node.nextElementSibling.prepend(mark);
    else if (node.matches(".kv-exchange > :first-child")) node.after(mark);
    else if (node.matches(".kv-head")) node.append(mark);
    else node.prepend(mark);
    this.#marks.push(mark);
  }

  /** The next doubt, or the one before; a jump from elsewhere is to the nearest behind `from`. */
  step(by, from) {
    const { all } = this;
    if (!all.length) return -1;
    if (this.#current < 0 && from !== undefined) {
      const next = all.findIndex(({ at }) => at > from);
      return by > 0 ? Math.max(0, next) : next <= 0 ? all.length - 1 : next - 1;
    }
    return (this.#current + by + all.length) % all.length;
  }

  get current() {
    return this.#current;
  }
  set current(at) {
    this.all[this.#current]?.button?.removeAttribute("aria-current");
    this.#current = at;
    this.all[at]?.button?.setAttribute("aria-current", "true");
  }

  clear() {
    for (const mark of this.#marks) mark.remove();
    this.#marks = [];
  }
}

function grouped(all) {
  const found = new Map();
  for (const it of all) found.set(it.item, [...(found.get(it.item) ?? []), it]);
  return found;
}
