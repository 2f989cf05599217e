// A table of any length of which only what is in sight is made. Rows have one height, which the style says.
import { make } from "../element/nodes.js";

/** Up to so many rows all are made, which is best for who reads the page otherwise than by eye. */
const FEW = 60;
/** Rows made beyond those in sight, on each side. */
const BEYOND = 12;

export class Table {
  /** The element that scrolls, with the table in it. */
  node = make("div", { class: "dossier-scroll", tabindex: "-1" });
  #space = make("div");
  #table = make("table", { role: "table" });
  #head = make("thead", { role: "rowgroup" });
  #body = make("tbody", { role: "rowgroup" });
  #items = [];
  #rowOf;
  #open;
  /** The row that the keys act on, which the tab key leads to. */
  #active = 0;
  /** What is made: items and their rows. */
  #made = new Map();
  #height = 48;
  #few = FEW;

  /** `rowOf(item)` makes a row whose first button or `[tabindex]` gets the focus; `open(item)` is called for its button. */
  constructor({ rowOf, open }) {
    this.#rowOf = rowOf;
    this.#open = open;
    this.#table.append(this.#head, this.#body);
    this.#space.append(this.#table);
    this.node.append(this.#space);
    this.node.addEventListener("scroll", () => this.#draw(), { passive: true });
    this.node.addEventListener("keydown", (event) => this.#press(event));
    this.node.addEventListener("focusin", ({ target }) => this.#activate(this.#itemAt(target)));
    this.#body.addEventListener("click", ({ target }) => {
      const item = this.#itemAt(target);
      // A row is as good as its button, unless somebody selects words of it.
      if (item && (target.closest("button") || getSelection().isCollapsed)) this.#open(item);
    });
    new ResizeObserver(() => this.#measure()).observe(this.node);
    // On paper nothing scrolls.
    for (const [name, few] of [["beforeprint", Infinity], ["afterprint", FEW]]) {
      addEventListener(name, () => {
        this.#few = few;
        this.#draw();
      });
    }
  }

  /** Says what the columns are. */
  set head(row) {
    this.#head.replaceChildren(row);
  }
  set label(words) {
    this.#table.setAttribute("aria-label", words);
  }

  get items() {
    return this.#items;
  }

  /** Shows items; the scroll stays where it was unless `top`. */
  show(items, { top = false } = {}) {
    const active = this.#items[this.#active];
    this.#items = items;
    this.#active = Math.max(0, items.indexOf(active));
    this.#table.setAttribute("aria-rowcount", items.length + 1);
    this.#made.clear();
    this.#body.replaceChildren();
    if (top) this.node.scrollTop = 0;
    this.#draw();
    this.#measure();
  }

  /** Makes a row anew, of which something changed. */
  renew(item) {
    const old = this.#made.get(item);
    if (!old) return;
    const had = old.contains(document.activeElement);
    const row = this.#rowAt(this.#items.indexOf(item));
    old.replaceWith(row);
    if (had) handle(row).focus({ preventScroll: true });
  }

  /** Brings the row of an item in sight; with `focus` it gets that. */
  reveal(item, { focus = false } = {}) {
    const at = this.#items.indexOf(item);
    if (at < 0) return;
    this.#activate(item);
    const top = at * this.#height;
    const room = this.node.clientHeight - this.#head.offsetHeight - this.#height;
    if (top < this.node.scrollTop) this.node.scrollTop = top;
    else if (top > this.node.scrollTop + room) this.node.scrollTop = top - room;
    this.#draw();
    if (focus) handle(this.#made.get(item))?.focus({ preventScroll: true });
  }

  #press(event) {
    if (event.ctrlKey || event.metaKey || event.altKey || event.target.closest("thead")) return;
    const page = Math.max(1, Math.floor(this.node.clientHeight / this.#height) - 2);
    const last = this.#items.length - 1;
    const steps = { ArrowDown: 1, ArrowUp: -1, PageDown: page, PageUp: -page, Home: -last, End: last };
    if (!(event.key in steps) || last < 0) return;
    event.preventDefault();
    // (The element's own keys are for the paper.)
    event.stopPropagation();
    this.reveal(this.#items[Math.max(0, Math.min(last, this.#active + steps[event.key]))], { focus: true });
  }

  #activate(item) {
    const at = this.#items.indexOf(item);
    if (at < 0 || at === this.#active) return;
    const before = this.#made.get(this.#items[this.#active]);
    if (before) handle(before).tabIndex = -1;
    this.#active = at;
    const now = this.#made.get(item);
    if (now) handle(now).tabIndex = 0;
  }

  #itemAt(node) {
    const row = node.closest?.("tbody tr");
    return row && this.#items[row.getAttribute("aria-rowindex") - 2];
  }

  #rowAt(at) {
    const item = this.#items[at];
    const row = this.#rowOf(item);
    row.setAttribute("aria-rowindex", at + 2);
    handle(row).tabIndex = at === this.#active ? 0 : -1;
    this.#made.set(item, row);
    return row;
  }

  /** Makes the rows in sight, and takes away those that no longer are. */
  #draw() {
    const { length } = this.#items;
    let [from, to] = [0, length];
    if (length > this.#few) {
      const first = Math.floor(this.node.scrollTop / this.#height);
      from = Math.max(0, Math.min(first - BEYOND, length - 1));
      to = Math.min(length, first + Math.ceil((this.node.clientHeight || innerHeight) / this.#height) + BEYOND);
    }
    this.#space.style.height = length > this.#few ? `${length * this.#height + this.#head.offsetHeight}px` : "";
    this.#space.style.paddingTop = from ? `${from * this.#height}px` : "";
    const rows = [];
    for (let at = from; at < to; at += 1) rows.push(this.#made.get(this.#items[at]) ?? this.#rowAt(at));
    const kept = new Set(rows);
    for (const [item, row] of this.#made) {
      if (kept.has(row)) continue;
      // The keys go on where they were.
      if (row.contains(document.activeElement)) this.node.focus({ preventScroll: true });
      row.remove();
      this.#made.delete(item);
    }
    rows.forEach((row, nth) => {
      if (this.#body.children[nth] !== row) this.#body.insertBefore(row, this.#body.children[nth] ?? null);
    });
  }

  #measure() {
    const height = this.#body.firstElementChild?.getBoundingClientRect().height;
    if (!height || Math.abs(height - this.#height) < 0.01) return;
    const first = this.node.scrollTop / this.#height;
    this.#height = height;
    this.#draw();
    if (this.#items.length > FEW) this.node.scrollTop = first * height;
  }
}

const handle = (row) => row?.querySelector("button, [tabindex]");
