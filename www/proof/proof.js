// The proof sheet: source and reading side by side, every doubt at its place, repairs in one step, and a list of what was changed.
// Loaded when it is first opened.
import { make } from "../element/nodes.js";
import { Bar } from "./bar.js";
import { changes } from "./changes.js";
import { Doubts } from "./doubts.js";
import { LINE, Level, pointAt } from "./level.js";
import { changeList, doubtList } from "./lists.js";
import { attach, itemAt, letters, outline } from "./outline.js";
import { apply, likeliest, placeAfter, list as numbersOf, repairsAt, wordAt } from "./repairs.js";
import { WORDS } from "./words.js";

/** Characters above which a repair is not tried out before it is made: reading takes too long. */
const LONG = 100_000;
/** Characters up to which the whole source is laid out, so that every place of it is where it seems to be. */
const WHOLE = 300_000;
/** Where source and reading stand side by side, see source-panel.js. */
const WIDE = matchMedia("(min-width: 68rem)");

export class Proof {
  #view;
  #box;
  #panel;
  /** What holds the source. */
  #source;
  #engine;
  #pasted;
  #bar = new Bar({
    undo: () => this.#undo(),
    source: () => this.#toggleSource(),
    close: () => this.#leave(),
    step: (by) => this.#step(by),
    doubt: (by) => this.#stepDoubt(by),
    mend: (repair) => this.#mend(repair),
    offer: () => this.#offer(),
    render: () => this.#render(),
    back: () => this.#back(),
  });
  #level;
  #doubts = new Doubts();
  #items = [];
  #nodes = new Map();
  #papers = [];
  #place = null;
  #hover = null;
  #repairs = [];
  /** A repair whose reading is waited for. */
  #pending = null;
  #message = "";
  /** What was changed in the text, see edits.js. */
  #edits = null;
  #folded = [];
  #later = 0;
  #listening = null;

  /** `engine` gives the parser, `pasted` the text as it was pasted. */
  constructor({ view, box, panel, engine, pasted }) {
    this.#view = view;
    this.#box = box;
    this.#panel = panel;
    const dialog = document.getElementById("source-panel");
    dialog.after(this.#bar.node);
    this.#source = dialog.querySelector("[role=region]");
    this.#engine = engine;
    this.#pasted = pasted;
    this.#level = new Level({ view, panel, source: this.#source, items: () => this.#items, itemOf: (node) => this.#itemOf(node) });
  }

  get isOpen() {
    return !this.#bar.node.hidden;
  }

  get #words() {
    return WORDS[document.documentElement.lang] ?? WORDS.nl;
  }

  get #text() {
    return this.#view.text;
  }

  /** Opens; `edits` gives what was changed until now. */
  async open(edits) {
    await looks();
    if (this.isOpen) return;
    this.#bar.node.hidden = false;
    document.body.classList.add("page-proofing");
    this.#folded = [...this.#view.querySelectorAll("details:not([open])")].filter((it) => !it.closest("footer"));
    for (const it of this.#folded) it.open = true;
    this.#place = null;
    this.#message = "";
    this.#bar.list = "";
    this.#bar.build(this.#words);
    this.#listen();
    document.querySelector("#source-panel [data-back]").textContent = this.#words.back;
    if (WIDE.matches) this.#panel.beside(this.#text, this.#bar.node);
    this.follow(edits());
    this.#bar.title.focus({ preventScroll: true });
  }

  close() {
    if (!this.isOpen) return;
    this.#listening.abort();
    this.#doubts.clear();
    this.#panel.close();
    this.#bar.node.hidden = true;
    document.body.classList.remove("page-proofing");
    for (const name of ["page-passage", "page-point"]) globalThis.CSS?.highlights?.delete(name);
    for (const it of this.#folded) it.open = false;
    const node = this.#place?.item?.node;
    this.#place = null;
    if (node?.isConnected && !node.closest("details:not([open])")) node.scrollIntoView({ block: "center" });
  }

  translate() {
    if (!this.isOpen) return;
    this.#bar.build(this.#words);
    this.#message = "";
    if (WIDE.matches) this.#panel.beside(this.#text, this.#bar.node);
  }

  /** Takes what was read, after each reading, and what was changed by then. */
  follow(edits) {
    if (!this.isOpen) return;
    this.#edits = edits;
    clearTimeout(this.#later);
    // Each of several papers is read by an element of its own.
    if (this.#view.querySelector("kamer-vragen")) this.#later = setTimeout(() => this.#take());
    else this.#take();
  }

  #take() {
    const nested = [...this.#view.querySelectorAll("kamer-vragen")];
    let base = 0;
    this.#papers = (nested.length ? nested : [this.#view]).map((it) => {
      const paper = { document: it.document, view: it.querySelector(":scope > .kamervragen"), base };
      base += it.text.length;
      return paper;
    });
    if (this.#papers.some(({ document }) => !document)) {
      if (!this.#text.trim()) this.close();
      return;
    }
    this.#items = outline(this.#papers);
    attach(this.#items, this.#papers);
    this.#nodes = new Map();
    for (const item of this.#items) if (item.node && !this.#nodes.has(item.node)) this.#nodes.set(item.node, item);
    this.#doubts.show(this.#papers, this.#items, this.#words, (at) => this.#toDoubt(at));
    if (this.#panel.isOpen) this.#panel.fill(this.#text);
    this.#source.classList.toggle("page-whole", this.#text.length < WHOLE);
    const pending = this.#pending;
    this.#pending = null;
    if (pending) this.#arrive(pending);
    else if (this.#place) this.#choose(Math.min(this.#place.start, this.#text.length - 1), { quiet: true });
    this.#render();
  }

  // Places.

  /** Makes the words from `start` to `end` the place that is mended; one letter means its word. */
  #choose(start, { end, many = false, caret = start, focus = true, quiet = false, from = "reading" } = {}) {
    const text = this.#text;
    if (end === undefined) [start, end] = wordAt(text, start);
    const item = itemAt(this.#items, start);
    this.#place = { start, end, caret, many, item: item && start < item.span[1] ? item : null, near: item };
    if (!quiet) this.#message = "";
    const node = (this.#place.item ?? item)?.node;
    if (node) {
      for (let it = node.closest("details:not([open])"); it; it = it.parentElement.closest("details:not([open])")) it.open = true;
      if (focus) this.#focus(node);
    }
    this.#paint();
    if (!quiet) this.#meet(from);
    this.#render();
  }

  #focus(node) {
    const active = document.activeElement;
    if (active === node || this.#panel.isOver) return;
    if (!node.matches("summary")) {
      node.setAttribute("tabindex", "-1");
      node.addEventListener("blur", () => node.removeAttribute("tabindex"), { once: true });
    }
    node.focus({ preventScroll: true });
  }

  /** Brings the place into sight, on both sides at one height. */
  #meet(from) {
    const { start, end, item } = this.#place;
    const [reading, source] = [this.#rangeOf(start, end) ?? item?.node, this.#panel.isOpen && this.#panel.range([start, end])];
    if (from === "source") {
      this.#level.lead = "source";
      if (!reading || this.#panel.isOver) return;
      const height = source.getBoundingClientRect().top;
      scrollBy({ top: reading.getBoundingClientRect().top - height, behavior: "instant" });
      return;
    }
    this.#level.lead = "reading";
    if (reading) {
      const { top, bottom } = reading.getBoundingClientRect();
      const floor = innerHeight - this.#bar.node.offsetHeight - 24;
      if (top < 70 || bottom > floor) scrollBy({ top: top - Math.min(innerHeight * LINE, floor / 2), behavior: "instant" });
    }
    if (source) this.#panel.level(start, reading ? reading.getBoundingClientRect().top : innerHeight * LINE);
  }

  /** The shown words for a piece of the text. */
  #rangeOf(start, end) {
    const { item } = this.#place ?? {};
    if (!item?.node || item.heading || item.kind === "head") return null;
    const all = letters(item, this.#text).filter(({ at }) => at >= start && at < end);
    if (!all.length) return null;
    const range = document.createRange();
    range.setStart(all[0].node, all[0].offset);
    range.setEnd(all.at(-1).node, all.at(-1).offset + 1);
    return range;
  }

  /** Marks the passage under the pointer or the focus, and the words of the place, on both sides. */
  #paint() {
    if (!globalThis.Highlight) return;
    const item = this.#hover ?? this.#place?.item;
    const passage = item?.node?.isConnected ? [inside(item.node)] : [];
    const point = [];
    if (this.#panel.isOpen && item) passage.push(this.#panel.range(item.span));
    if (this.#place) {
      const { start, end } = this.#place;
      const shown = this.#rangeOf(start, end);
      if (shown) point.push(shown);
      if (this.#panel.isOpen) point.push(this.#panel.range([start, end]));
    }
    CSS.highlights.set("page-passage", new Highlight(...passage));
    const words = new Highlight(...point);
    words.priority = 1;
    CSS.highlights.set("page-point", words);
  }

  /** The item that an element of the reading belongs to. */
  #itemOf(node) {
    for (let it = node; it && it !== this.#view; it = it.parentElement) {
      const item = this.#nodes.get(it);
      if (item) return item;
      if (it.matches(".kv-answer > summary, .kv-exchange")) return null;
    }
    return null;
  }

  /** The place in the text of a place in the page, or `null`. */
  #offsetOf(node, offset) {
    const inSource = this.#panel.offsetOf(node, offset);
    if (inSource !== null) return inSource;
    const item = this.#itemOf(node.nodeType === 1 ? node : node.parentElement);
    if (!item) return null;
    if (item.heading || item.kind === "head") return item.span[0];
    const all = letters(item, this.#text);
    const found = all.find((it) => (it.node === node ? it.offset >= offset : node.compareDocumentPosition(it.node) & Node.DOCUMENT_POSITION_FOLLOWING)) ?? all.at(-1);
    return found?.at ?? item.span[0];
  }

  #step(by) {
    const all = this.#items.filter(({ node }) => node?.isConnected);
    const { start = -1, item } = this.#place ?? {};
    const at = item ? all.indexOf(item) : -1;
    const next = at >= 0 ? all[at + by] : by > 0 ? all.find(({ span }) => span[0] > start) : all.findLast(({ span }) => span[0] < start);
    if (next) this.#choose(next.leaves[0]?.[0] ?? next.span[0]);
  }

  #word(by, more) {
    const { start, end, item } = this.#place;
    const text = this.#text;
    if (by > 0) {
      const next = end + text.slice(end).search(/\S/);
      if (next < end || (!more && item && next >= item.span[1])) return;
      const word = wordAt(text, next);
      this.#choose(more ? start : word[0], { end: word[1], many: more, caret: word[0] });
    } else {
      const before = text.slice(0, start).trimEnd().length - 1;
      if (before < 0 || (!more && item && before < item.span[0])) return;
      const word = wordAt(text, before);
      this.#choose(word[0], { end: more ? end : word[1], many: more });
    }
  }

  #letter(by) {
    const { start, end, caret, many } = this.#place;
    const to = Math.min(end, Math.max(start, caret + by));
    this.#choose(start, { end, many, caret: to });
  }

  // Doubts.

  #toDoubt(at) {
    const doubt = this.#doubts.all[at];
    if (!doubt) return;
    this.#doubts.current = at;
    this.#choose(doubt.at);
    this.#doubts.current = at;
    this.#message = `${this.#words.doubtOf(at + 1, this.#doubts.all.length)}: ${doubt.sentence}.`;
    if (!this.#panel.isOver) doubt.button?.focus({ preventScroll: true });
    this.#render();
  }

  // Repairs.

  #mend(repair) {
    if (!repair || this.#pending || this.#box.readOnly) return;
    const text = this.#text;
    const edit = this.#likeliest(repair, text);
    const said = this.#words.repair[repair.name](...repair.words);
    this.#edit(edit, { repair, said });
  }

  /** The edit that does what a repair promises; of a long text, the one that is likeliest to. */
  #likeliest(repair, text) {
    const engine = this.#engine();
    if (repair.tries.length < 2 || text.length > LONG || !engine?.papers) return repair.tries[0];
    return likeliest(repair, text, (changed) => outline(engine.papers(changed).map((document) => ({ document, base: 0 }))));
  }

  /** Changes the text in the box, so that the browser can undo it. */
  #edit(edit, more = {}) {
    const before = this.#text;
    const node = this.#place?.item?.node;
    this.#pending = { edit, before, ...more, top: node?.isConnected ? node.getBoundingClientRect().top : null };
    const { start, end, replacement } = edit;
    this.#inBox(() => {
      this.#box.setSelectionRange(start, end);
      if (replacement) document.execCommand("insertText", false, replacement);
      else document.execCommand("delete");
      const wanted = apply(before, edit);
      if (this.#box.value === wanted) return;
      this.#box.value = wanted;
      this.#box.dispatchEvent(new InputEvent("input", { bubbles: true, inputType: "insertReplacementText" }));
    });
  }

  #undo() {
    const before = this.#text;
    this.#pending = { before };
    this.#inBox(() => document.execCommand("undo"));
    if (this.#box.value !== before) return;
    this.#pending = null;
    this.#message = this.#words.nothing;
    this.#render();
  }

  /** Does something with the focus in the box, and leaves window and focus as they were. */
  #inBox(act) {
    const [x, y] = [scrollX, scrollY];
    const active = document.activeElement;
    this.#panel.aside(() => {
      this.#box.focus({ preventScroll: true });
      act();
      this.#box.blur();
    });
    if (active?.isConnected && active !== document.body) active.focus({ preventScroll: true });
    scrollTo({ left: x, top: y, behavior: "instant" });
  }

  /** After the text was changed: says how it went, and stands where the change was. */
  #arrive({ edit, before, repair, said, top }) {
    const text = this.#text;
    const [change] = edit ? [] : changes(before, text);
    const at = edit ? placeAfter(edit, edit.end) : change?.to[0] ?? 0;
    const words = this.#words;
    this.#choose(Math.max(0, Math.min(at, text.length - 1)), { quiet: true });
    const node = this.#place.item?.node;
    if (node && top !== null && top !== undefined) {
      const now = node.getBoundingClientRect().top;
      if (Math.abs(now - top) > 1) scrollBy({ top: now - top, behavior: "instant" });
    }
    this.#meet("reading");
    if (!repair) this.#message = words.undoneNow;
    else if (repair.holds(this.#items, text, edit)) this.#message = words.done(said);
    else this.#message = `${words.fails[repair.name] ?? ""} ${words.stillUndo}`;
    this.#bar.warn(this.#message.includes(words.stillUndo));
  }

  // The bar.

  #leave() {
    this.close();
    document.getElementById("proof").focus({ preventScroll: true });
  }

  #stepDoubt(by) {
    this.#toDoubt(this.#doubts.step(by, this.#place?.start));
  }

  #toggleSource() {
    if (this.#panel.isOpen) this.#panel.back();
    else {
      this.#panel.beside(this.#text, this.#bar.node, this.#place?.item?.node ?? this.#bar.source);
      if (this.#place) this.#panel.level(this.#place.start, innerHeight * LINE);
    }
    this.#paint();
    this.#render();
  }

  /** To the place in the reading, where that can be seen. */
  #back() {
    const node = this.#place?.item?.node;
    if (node) this.#focus(node);
    return !this.#panel.isOver;
  }

  #render() {
    if (!this.isOpen || !this.#bar.isBuilt) return;
    const words = this.#words;
    const text = this.#text;
    const edits = this.#edits?.changes ?? [];
    if (edits.length) document.getElementById("source-title").textContent = words.mended;
    const where = (item) => this.#where(item);
    const takeBack = ({ start, end, before }, button) => {
      this.#edit({ start, end, replacement: before });
      if (!button.isConnected) (this.#bar.region.querySelector("[data-do=take-back]") ?? this.#bar.title).focus({ preventScroll: true });
    };
    this.#bar.show({
      words,
      edits,
      doubts: this.#doubts,
      panel: this.#panel,
      canUndo: !this.#box.readOnly,
      said: this.#message || (this.#place ? words.at(this.#shortPlace(), this.#where(this.#place.item)) : words.pick),
      warns: this.#message.includes(words.stillUndo),
      lists: {
        changes: () => changeList(edits, { words, text, whereAt: (at) => where(itemAt(this.#items, at)), choose: (at) => this.#choose(at), takeBack }),
        doubts: () => doubtList(this.#doubts.all, { words, text, where, go: (at) => this.#toDoubt(at) }),
      },
    });
    this.#offer();
    // Nothing that gets the focus is behind the bar, and the source ends above it.
    document.documentElement.style.setProperty("--bar", `${this.#bar.node.offsetHeight}px`);
  }

  #shortPlace() {
    const { start, end, caret, many } = this.#place;
    const words = this.#text.slice(start, end).replace(/\s+/g, " ");
    if (!many && caret > start && caret < end) return `${this.#text.slice(start, caret)}|${this.#text.slice(caret, end)}`;
    return words.length > 60 ? `${words.slice(0, 40)} … ${words.slice(-15)}` : words;
  }

  #where(item) {
    const { where, set } = this.#words;
    if (!item) return where.none;
    const name = item.heading ? set[item.where] : where[item.where];
    const number = item.where === "note" ? item.label : item.numbers?.length ? numbersOf(item.numbers) : "";
    return number ? `${name} ${number}` : name;
  }

  /** The repairs of the place, as buttons. */
  #offer() {
    const words = this.#words;
    const canMend = Boolean(this.#place) && !this.#box.readOnly;
    this.#repairs = canMend ? repairsAt(this.#text, this.#items, this.#place, this.#bar.number) : [];
    if (this.#box.readOnly) this.#bar.say(words.tooLong);
    this.#bar.offer(this.#repairs, words, canMend);
  }

  // What the reader does.

  #listen() {
    this.#listening = new AbortController();
    const { signal } = this.#listening;
    const panel = this.#source;
    document.addEventListener("keydown", (event) => this.#press(event), { signal });
    this.#view.addEventListener("kamervragen-error", () => (this.#pending = null), { signal });
    this.#view.addEventListener("click", (event) => this.#click(event, "reading"), { signal, capture: true });
    panel.addEventListener("click", (event) => this.#click(event, "source"), { signal });
    document.addEventListener("selectionchange", () => this.#selected(), { signal });
    const hover = (item) => {
      if (item === this.#hover) return;
      this.#hover = item;
      this.#paint();
    };
    this.#view.addEventListener("pointermove", ({ target }) => hover(this.#itemOf(target)), { signal });
    panel.addEventListener("pointermove", (event) => {
      const found = pointAt(event);
      const at = found && this.#panel.offsetOf(...found);
      hover(at === null || at === undefined ? null : itemAt(this.#items, at) ?? null);
    }, { signal });
    for (const it of [this.#view, panel]) it.addEventListener("pointerleave", () => hover(null), { signal });
    // The focus of the keyboard: links and notes in the reading.
    this.#view.addEventListener("focusin", ({ target }) => {
      const item = this.#itemOf(target);
      if (item && item !== this.#place?.item) hover(item);
    }, { signal });
    this.#level.listen(signal);
    document.getElementById("source-panel").addEventListener("close", () => setTimeout(() => {
      this.#render();
      if (!this.#panel.isOpen && document.activeElement === document.body) this.#back();
    }), { signal });
  }

  #click(event, side) {
    // A mark of a doubt has a button of its own.
    if (event.target.closest(".page-doubt, footer, .kv-bar, .kv-pop, .kv-contents") || !getSelection().isCollapsed) return;
    const found = pointAt(event);
    const item = side === "reading" ? this.#itemOf(event.target) : null;
    if (side === "reading" && !item) return;
    // The first click on a heading chooses it, the second does what it does elsewhere.
    if (item?.heading && item !== this.#place?.item) {
      event.preventDefault();
      event.stopPropagation();
    }
    let at = item?.span[0] ?? null;
    if (found && !item?.heading && item?.kind !== "head") at = this.#offsetOf(...found) ?? at;
    if (at === null) return;
    this.#choose(at, { caret: at, focus: side === "reading", from: side });
  }

  #selected() {
    const selection = getSelection();
    if (selection.isCollapsed || !selection.rangeCount) return;
    const range = selection.getRangeAt(0);
    const holder = range.commonAncestorContainer;
    if (!this.#view.contains(holder) && !this.#source.contains(holder)) return;
    const [start, end] = [this.#offsetOf(range.startContainer, range.startOffset), this.#offsetOf(range.endContainer, range.endOffset)];
    if (start === null || end === null || end <= start) return;
    const last = wordAt(this.#text, Math.max(start, this.#text.slice(0, end).trimEnd().length - 1))[1];
    this.#choose(wordAt(this.#text, start)[0], { end: last, many: true, focus: false, quiet: true });
  }

  #press(event) {
    const [target] = event.composedPath();
    if ((event.ctrlKey || event.metaKey) && event.key.toLowerCase() === "z" && !event.shiftKey && !event.defaultPrevented) {
      if (target.closest?.("input, textarea") || this.#text === this.#pasted()) return;
      event.preventDefault();
      return this.#undo();
    }
    if (event.defaultPrevented || event.ctrlKey || event.metaKey || event.altKey || target.closest?.("input, textarea, select, [popover]")) return;
    const { key } = event;
    const onPlace = this.#place && !target.closest?.("[role=toolbar], #proof-list");
    const act = {
      j: () => this.#step(1),
      k: () => this.#step(-1),
      d: () => this.#stepDoubt(1),
      D: () => this.#stepDoubt(-1),
      r: () => this.#bar.focusRepairs(),
      ...(onPlace && {
        ArrowRight: () => this.#word(1, event.shiftKey),
        ArrowLeft: () => this.#word(-1, event.shiftKey),
        "]": () => this.#letter(1),
        "[": () => this.#letter(-1),
      }),
      ...(/^[1-9]$/.test(key) && this.#repairs[key - 1] && { [key]: () => this.#mend(this.#repairs[key - 1]) }),
    }[key];
    if (!act) return;
    event.preventDefault();
    act();
  }
}

function inside(node) {
  const range = document.createRange();
  range.selectNodeContents(node);
  return range;
}

let sheet = null;

/** The style of the sheet, which is inside the page where that is one file. */
function looks() {
  if (sheet || document.querySelector("style")) return sheet;
  const link = make("link", { rel: "stylesheet", href: new URL("proof.css", import.meta.url).href });
  return (sheet = new Promise((done) => {
    link.onload = link.onerror = done;
    document.head.append(link);
  }));
}
