// <kamer-vragen>: the text of parliamentary questions in, a view to read them in out.
//
// This file knows the DOM and nothing of wasm; importing it has no effect. `kamer-vragen-define.js` gives the class its
// engine and registers the tag.
//
//   <kamer-vragen>…the text…</kamer-vragen>        or src="kamervragen.txt", or the property `text`
//
// Attributes  src, language (nl, en), heading-level (2), id-prefix, open (answers unfolded), bare (no bar above the view),
//             keys (single keys: n, p next and previous question, a all answers, / filter)
// Properties  text, document (read only), and one for each attribute: src, language, headingLevel, idPrefix, open
// Methods     showAnswers(), hideAnswers(), filter(words), reveal(id), render(format)
// Events      kamervragen-parsed { document, milliseconds }, kamervragen-error { error, message },
//             kamervragen-toggle { id, open }, kamervragen-source { start, end } (cancel it to show the place yourself);
//             all bubble and are composed
//
// The view is plain nodes in the light DOM, node for node the static export: it can be linked to, searched, selected and
// printed, and takes the font of the page. What the reader does (unfold, filter, highlight) leaves those nodes as they are.
import { copyMenu, exchangeMenu } from "./kamer-vragen-copy.js";
import { Filter } from "./kamer-vragen-filter.js";
import { make } from "./kamer-vragen-nodes.js";
import { Places } from "./kamer-vragen-places.js";
import { Popover } from "./kamer-vragen-popover.js";
import { showFurniture, showSource } from "./kamer-vragen-source.js";
import { EN, NL } from "./kamer-vragen-words.js";

export class KamerVragen extends HTMLElement {
  static version = "0.1.0";
  /** `{ mount(element, text, options), render(text, format) }`, or a promise of it. */
  static engine;
  /** The words of the bar and the messages; a host may change them. */
  static words = { nl: NL, en: EN };
  /** A promise of the style sheet, for pages that did not link it. */
  static style;
  static observedAttributes = ["src", "language", "heading-level", "id-prefix", "open", "bare"];

  #text = null;
  #document = null;
  /** The document and the options as last shown: what is equal is not shown again. */
  #shown = "";
  #view = null;
  #bar = null;
  #status = null;
  #due = false;
  #window = null;
  #shared = shared(this, {
    text: () => this.#text,
    document: () => this.#document,
    view: () => this.#view,
    words: () => this.#words,
    say: () => (message) => this.#say(message),
    emit: () => (name, detail, more) => this.#emit(name, detail, more),
  });
  #filter = new Filter(this.#shared);
  #places = new Places(this.#shared, this.#filter);
  #popover = new Popover(this.#shared);

  // Attributes and properties.

  get text() {
    return this.#text ?? "";
  }
  set text(value) {
    const text = String(value ?? "");
    if (text === this.#text) return;
    this.#text = text;
    this.#schedule();
  }

  /** The document as parsed: see the model. `null` before there is one. */
  get document() {
    return this.#document;
  }

  get language() {
    return this.getAttribute("language") === "en" ? "en" : "nl";
  }
  set language(value) {
    this.setAttribute("language", value);
  }

  get headingLevel() {
    return Math.min(4, Math.max(1, parseInt(this.getAttribute("heading-level"), 10) || 2));
  }
  set headingLevel(value) {
    this.setAttribute("heading-level", value);
  }

  get idPrefix() {
    return this.getAttribute("id-prefix") ?? "";
  }
  set idPrefix(value) {
    this.setAttribute("id-prefix", value);
  }

  get open() {
    return this.hasAttribute("open");
  }
  set open(value) {
    this.toggleAttribute("open", Boolean(value));
  }

  get src() {
    return this.getAttribute("src") ?? "";
  }
  set src(value) {
    this.setAttribute("src", value);
  }

  get #words() {
    return this.constructor.words[this.language];
  }

  // Life.

  connectedCallback() {
    for (const name of ["text", "language", "headingLevel", "idPrefix", "open", "src"]) {
      // Set before the tag was defined: such a property hides the accessor.
      if (Object.hasOwn(this, name)) {
        const value = this[name];
        delete this[name];
        this[name] = value;
      }
    }
    this.#listen();
    this.#adoptStyle();
    if (this.#text !== null || this.src) return this.#schedule();
    if (document.readyState === "loading") {
      document.addEventListener("DOMContentLoaded", () => this.isConnected && this.#begin(), { once: true });
    } else {
      this.#begin();
    }
  }

  disconnectedCallback() {
    this.#window?.abort();
    this.#window = null;
    this.#places.stop();
  }

  attributeChangedCallback(name, before, now) {
    if (before === now) return;
    if (name === "src") this.#fetch();
    else this.#schedule();
  }

  /** What stands between the tags: a view made before is taken as it is, words are read. */
  #begin() {
    if (this.#text !== null) return;
    const view = this.querySelector(":scope > .kamervragen");
    if (view) {
      this.#view = view;
      this.#furnish();
    } else if (this.textContent.trim()) {
      this.text = this.textContent;
    }
  }

  async #fetch() {
    const src = this.src;
    if (!src || !this.isConnected) return;
    try {
      const reply = await fetch(src);
      if (!reply.ok) throw new Error(`${src}: ${reply.status}`);
      const text = await reply.text();
      if (src === this.src) this.text = text;
    } catch (error) {
      this.#fail(error, this.#words.noText);
    }
  }

  async #adoptStyle() {
    if (getComputedStyle(this).getPropertyValue("--_styled")) return;
    const sheet = await this.constructor.style?.();
    const root = this.getRootNode();
    if (sheet && root.adoptedStyleSheets && !root.adoptedStyleSheets.includes(sheet)) root.adoptedStyleSheets.push(sheet);
  }

  // From text to view.

  #schedule() {
    if (this.#due || !this.isConnected) return;
    this.#due = true;
    queueMicrotask(() => {
      this.#due = false;
      if (!this.isConnected) return;
      if (this.#text === null) return this.#fetch();
      const { engine } = this.constructor;
      // A promise of an engine is waited for; an engine that is there is used at once, so that a paste shows at once.
      if (typeof engine?.then !== "function") return this.#read(engine);
      engine.then(
        () => this.#schedule(),
        (error) => this.#fail(error),
      );
    });
  }

  #read(engine) {
    const start = performance.now();
    const text = this.#text;
    const options = { language: this.language, headingLevel: this.headingLevel, idPrefix: this.idPrefix, open: this.open };
    if (!text.trim()) {
      this.#reset();
      return this.#emit("parsed", { document: null, milliseconds: 0 });
    }
    const holder = document.createElement("div");
    let read;
    try {
      read = engine.mount(holder, text, options);
    } catch (error) {
      return this.#fail(error);
    }
    const shown = JSON.stringify([options, this.hasAttribute("bare"), read]);
    this.#document = read;
    if (shown !== this.#shown) {
      this.#shown = shown;
      this.#show(holder.firstElementChild);
    }
    const milliseconds = performance.now() - start;
    this.#emit("parsed", { document: read, milliseconds });
  }

  /** Puts a new view in place, touching only the parts that differ from the old. */
  #show(fresh) {
    const old = this.#view;
    const kept = old?.parentNode === this;
    // The same paper, changed: what stood open stays open. Another paper begins as it is.
    const title = (view) => view.querySelector(".kv-head > :is(h1, h2, h3, h4)")?.textContent;
    if (kept && title(old) === title(fresh)) {
      for (const details of fresh.querySelectorAll(".kv-answer")) {
        const before = old.querySelector(`.kv-answer > #${CSS.escape(details.lastElementChild.id)}`);
        if (before) details.open = before.parentElement.open;
      }
    } else {
      this.#filter.forget();
    }
    if (kept && old.lang === fresh.lang) {
      const was = [...old.childNodes];
      const is = [...fresh.childNodes];
      let head = 0;
      while (head < was.length && head < is.length && was[head].isEqualNode(is[head])) head += 1;
      let tail = 0;
      while (tail < was.length - head && tail < is.length - head && was.at(-1 - tail).isEqualNode(is.at(-1 - tail))) tail += 1;
      const after = was[was.length - tail] ?? null;
      was.slice(head, was.length - tail).forEach((node) => node.remove());
      for (const node of is.slice(head, is.length - tail)) old.insertBefore(node, after);
    } else {
      this.#view = fresh;
      this.replaceChildren(fresh);
      this.#bar = null;
    }
    this.#furnish();
    const { exchanges = [], kind } = this.#document ?? {};
    this.toggleAttribute("data-long", exchanges.length > 100);
    const questions = exchanges.flatMap((it) => it.questions).reduce((sum, it) => sum + Math.max(1, it.numbers.length), 0);
    const answers = exchanges.reduce((sum, it) => sum + it.answers.length, 0);
    this.#say(kind === "unrecognised" ? this.#words.none : this.#words.found(questions, answers));
  }

  #reset() {
    this.#document = this.#view = this.#bar = this.#status = null;
    this.#shown = "";
    this.replaceChildren();
    this.#filter.forget();
  }

  /** Without an engine the text stays readable, and the reader is told why it is no more than that. */
  #fail(error, message = this.#reason(error)) {
    this.#reset();
    const line = make("p", { role: "alert", class: "kv-head" }, make("strong", {}, message));
    this.replaceChildren(make("div", { class: "kamervragen" }, line, make("pre", { class: "kv-raw", lang: "nl" }, this.text)));
    this.#emit("error", { error, message });
  }

  #reason(error) {
    const words = this.#words;
    const said = String(error?.message ?? error);
    if (typeof WebAssembly === "undefined") return words.noWasm;
    if (/content security|unsafe-eval|csp|disallowed by embedder/i.test(said)) return words.forbidden;
    if (error instanceof WebAssembly.RuntimeError) return words.broken;
    if (error instanceof TypeError || /fetch|load|import|magic|status|mime/i.test(said)) return words.notLoaded;
    return words.broken;
  }

  #emit(name, detail, more = {}) {
    return this.dispatchEvent(new CustomEvent(`kamervragen-${name}`, { detail, bubbles: true, composed: true, ...more }));
  }

  // What stands around the view.

  #furnish() {
    this.#status ??= make("p", { class: "kv-status", role: "status" });
    if (!this.#status.isConnected) this.append(this.#status);
    if (!this.#bar) this.#makeBar();
    this.#bar.hidden = this.hasAttribute("bare") || !this.#answers().length;
    this.#label();
    this.#places.watch();
    this.#filter.renew();
    this.#places.arrive(true);
  }

  #makeBar() {
    const words = this.#words;
    const toggle = make("button", { type: "button", "data-do": "toggle" });
    const copy = make("button", { type: "button", "data-do": "copy", "aria-haspopup": "true" }, words.copy);
    this.#bar = make("div", { class: "kv-bar", role: "group", "aria-label": words.tools, lang: this.language }, toggle, copy, ...this.#filter.nodes);
    this.prepend(this.#bar);
    this.append(this.#places.node);
  }

  #answers() {
    return this.#view ? [...this.#view.querySelectorAll(".kv-answer")] : [];
  }

  /** The button says what it will do, whoever unfolded what: a click, a link, the browser's own search. */
  #label() {
    const button = this.#bar?.querySelector("[data-do=toggle]");
    const answers = this.#answers();
    const all = answers.length > 0 && answers.every((details) => details.open);
    const word = all ? this.#words.hide : this.#words.show;
    if (button && button.textContent !== word) button.textContent = word;
  }

  #say(message) {
    if (this.#status) this.#status.textContent = message;
  }

  // What the reader does.

  showAnswers() {
    for (const details of this.#answers()) details.open = true;
  }

  hideAnswers() {
    for (const details of this.#answers()) details.open = false;
  }

  /** Shows only what holds these words; nothing or "" shows all again. */
  filter(words = "") {
    this.#filter.words = words;
  }

  /** Unfolds what holds an id, shows it with its question, and puts the focus there. */
  reveal(id, options) {
    return this.#places.reveal(id, options);
  }

  /** The whole document in a format: "html", "markdown" or "json". */
  render(format) {
    return this.constructor.engine.render(this.text, format);
  }

  #listen() {
    this.#window?.abort();
    this.#window = new AbortController();
    const { signal } = this.#window;
    this.addEventListener("click", (event) => this.#click(event), { signal });
    this.addEventListener(
      "toggle",
      (event) => {
        if (event.target.dataset?.part === "furniture") showFurniture(this.#shared, event.target);
        if (!event.target.matches?.(".kv-answer")) return;
        this.#label();
        this.#emit("toggle", { id: event.target.lastElementChild.id, open: event.target.open });
      },
      { capture: true, signal },
    );
    addEventListener("hashchange", () => this.#places.arrive(false), { signal });
    addEventListener("keydown", (event) => this.#key(event), { signal });
    // Where the style sheet cannot print what is folded.
    if (!CSS.supports("selector(::details-content)")) {
      let folded = [];
      addEventListener(
        "beforeprint",
        () => {
          folded = [...this.querySelectorAll("details:not([open])")];
          for (const details of folded) details.open = true;
        },
        { signal },
      );
      addEventListener("afterprint", () => folded.forEach((details) => (details.open = false)), { signal });
    }
  }

  #click(event) {
    if (event.defaultPrevented || event.button || event.ctrlKey || event.metaKey || event.shiftKey || event.altKey) return;
    const button = event.target.closest?.("[data-do]");
    if (button && this.#bar?.contains(button)) {
      if (button.dataset.do === "toggle") {
        if (this.#answers().every((details) => details.open)) this.hideAnswers();
        else this.showAnswers();
      } else {
        this.#popover.menu(button, copyMenu(this.#shared));
      }
      return;
    }
    const link = event.target.closest?.("a[href^='#']");
    if (!link || !this.contains(link)) return;
    const heading = link.closest(".kv-exchange > :is(h2, h3, h4, h5, h6)");
    if (heading && "popover" in this) {
      event.preventDefault();
      this.#exchangeMenu(link);
    } else if (link.closest("sup") && "popover" in this) {
      event.preventDefault();
      this.#popover.note(link, () => this.#places.leave(link));
    } else {
      this.#popover.close();
      this.#places.leave(link, event);
    }
  }

  #exchangeMenu(link) {
    const items = exchangeMenu(this.#shared, link);
    const at = [...this.#view.querySelectorAll(".kv-exchange")].indexOf(link.closest(".kv-exchange"));
    const exchange = this.#document?.exchanges[at];
    if (exchange) items.push([this.#words.source, () => showSource(this.#shared, exchange, link, this.#popover)]);
    this.#popover.menu(link, items);
  }

  #key(event) {
    if (!this.hasAttribute("keys") || event.ctrlKey || event.metaKey || event.altKey) return;
    if (event.target.closest?.("input, textarea, select, [contenteditable]") || !this.#answers().length) return;
    const step = { n: 1, p: -1 }[event.key];
    if (step) {
      this.#places.step(step);
    } else if (event.key === "a") {
      this.#bar.querySelector("[data-do=toggle]").click();
    } else if (event.key === "/") {
      event.preventDefault();
      this.#filter.focus();
    }
  }
}

/** What the element tells its parts: always as it is now. */
function shared(element, getters) {
  const values = Object.entries(getters).map(([name, get]) => [name, { get, enumerable: true }]);
  return Object.defineProperties({ element }, Object.fromEntries(values));
}
