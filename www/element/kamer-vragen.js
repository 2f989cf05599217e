// <kamer-vragen>: the text of parliamentary questions in, a view to read them in out.
//
// This file knows the DOM and nothing of wasm; importing it has no effect. `define.js` gives the class its engine and
// registers the tag.
//
//   <kamer-vragen>…the text…</kamer-vragen>        or src="kamervragen.txt", or the property `text`; or around a static view
//
// Attributes  src, language (nl, en), heading-level (2), id-prefix, open (all answers), open-up-to (all answers, up to so
//             many groups of questions: 3), remember (which answers were open, as long as the tab lives), bare (no bar
//             above the view), keys (single keys: n, p next and previous question, a all answers, / filter)
// Properties  text, words, document (read only), and one for each attribute: headingLevel, idPrefix, openUpTo …
// Methods     load(text), showAnswers(), hideAnswers(), filter(words), reveal(id), linkTo(id), render(format)
// A text that holds several papers is shown as as many elements inside this one, each with its view and its events.
//
// Events      kamervragen-parsed { document, milliseconds }, kamervragen-error { reason, message, error },
//             kamervragen-toggle { id, open }, kamervragen-source { start, end, anchor } (cancel it to show the place yourself);
//             all bubble and are composed
//
// The view is plain nodes in the light DOM, node for node the static export (but for the dates): it can be linked to,
// searched, selected and printed, and takes the font of the page.
import { Bar } from "./bar.js";
import { exchangeMenu } from "./copy.js";
import { Filter } from "./filter.js";
import { isMeantFor } from "./keys.js";
import { keepAnswers, recallAnswers } from "./memory.js";
import { make, title } from "./nodes.js";
import { Places } from "./places.js";
import { Popover } from "./popover.js";
import { openForPrint } from "./print.js";
import { Reading } from "./reading.js";
import { showFurniture, showRemarks, showSource } from "./source.js";
import { adoptStyle } from "./style.js";
import { keepOpen, markDates, prefixIds, prefixOf, remember, update } from "./update.js";
import { EN, NL } from "./words.js";

/** The attributes that are there or not. */
const SWITCHES = ["open", "remember", "bare", "keys"];
/** Groups of questions from which the view is laid out as it is read. */
const LONG = 30;
/** Characters of a text that are shown where it cannot be read: a browser cannot lay out much more. */
const SHOWN = 400_000;
/** Groups from which a new view takes the place of the old as a whole: comparing would cost more than it saves. */
const HUGE = 2000;

// (On a server, where there are no elements, the class can be imported and nothing more.)
export class KamerVragen extends (globalThis.HTMLElement ?? Object) {
  static version = "0.1.0";
  /** The module `kamervragen` after its `init`, or a promise of it; at least `{ mount, render }`. */
  static engine;
  /** The words of the bar and the messages; a host may change them here for all elements, or for one by its property `words`. */
  static words = { nl: NL, en: EN };
  /** A promise of the style sheet, for pages that did not link it. */
  static style;
  /** Characters above which a text is refused, with a message: a browser would hang. The command line has no such limit. */
  static limit = 2_000_000;
  /** Starts the worker that reads long texts and those from outside; without it they are read in the page. */
  static worker;
  /** Options of `fetch` for the text that `src` names. */
  static fetchOptions = {};
  static observedAttributes = ["src", "language", "heading-level", "id-prefix", "open", "bare"];

  static {
    for (const name of SWITCHES) {
      Object.defineProperty(this.prototype, name, {
        configurable: true,
        enumerable: true,
        get() {
          return this.hasAttribute(name);
        },
        set(value) {
          this.toggleAttribute(name, Boolean(value));
        },
      });
    }
  }

  /** The elements of the page. */
  static #all = new Set();

  #text = null;
  /** Whether others may have made the text to freeze this page. */
  #outside = false;
  /** The text of the view, which is not yet `#text` while that is read. */
  #shown = null;
  #document = null;
  #view = null;
  #prefix = "";
  #ownWords = {};
  #due = false;
  /** The address last fetched. */
  #fetched = "";
  /** What stops the fetching of the text that was last given. */
  #loading = null;
  #window = null;
  #children = null;
  #settling = 0;
  #shared = shared(this, {
    text: () => this.#shown,
    render: () => (format) => this.constructor.engine.render(this.#shown, format),
    document: () => this.#document,
    view: () => this.#view,
    answers: () => this.#answers(),
    words: () => this.#words,
    say: () => (message) => this.#bar.say(message),
    emit: () => (name, detail, more) => this.#emit(name, detail, more),
  });
  #filter = new Filter(this.#shared);
  #places = new Places(this.#shared, this.#filter);
  #popover = new Popover(this.#shared);
  #bar = new Bar(this.#shared, this.#filter, this.#popover);
  #reading = new Reading(this.#shared, {
    show: (...read) => this.#show(...read),
    fail: (error, reason) => this.#fail(error, reason),
  });

  // Attributes and properties.

  get text() {
    return this.#text ?? "";
  }
  set text(value) {
    this.#give();
    this.#text = String(value ?? "");
    this.#outside = false;
    this.#schedule();
  }

  /** Takes a text that others wrote (of a link, a file): like the property `text`, but read in a worker whatever its length. */
  load(text) {
    this.text = text;
    this.#outside = true;
  }

  /** The document as parsed: see the model. `null` before there is one. */
  get document() {
    return this.#document;
  }

  /** Words of the bar and the messages that are this element's own: `{ show: "Alles open" }`. */
  get words() {
    return this.#ownWords;
  }
  set words(words) {
    this.#ownWords = { ...words };
    this.#bar.remove();
    if (this.#view) this.#furnish();
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

  /** The prefix of every id in the view, given or chosen. */
  get idPrefix() {
    return this.getAttribute("id-prefix") ?? this.#prefix;
  }
  set idPrefix(value) {
    this.setAttribute("id-prefix", value);
  }

  get openUpTo() {
    const number = parseInt(this.getAttribute("open-up-to"), 10);
    return number >= 0 ? number : 3;
  }
  set openUpTo(value) {
    this.setAttribute("open-up-to", value);
  }

  get src() {
    return this.getAttribute("src") ?? "";
  }
  set src(value) {
    this.setAttribute("src", value);
  }

  get #words() {
    const { words } = this.constructor;
    return { ...NL, ...words[this.language], ...this.#ownWords };
  }

  // Life cycle.

  connectedCallback() {
    for (const name of ["text", "words", "language", "headingLevel", "idPrefix", "openUpTo", "src", ...SWITCHES]) {
      // Set before the tag was defined: such a property hides the accessor.
      if (Object.hasOwn(this, name)) {
        const value = this[name];
        delete this[name];
        this[name] = value;
      }
    }
    if (this.#view && this.#text === null) this.#keepIds();
    else this.#claim();
    KamerVragen.#all.add(this);
    this.#listen();
    adoptStyle(this, this.constructor.style);
    if (this.#view) {
      this.#places.watch();
      this.#filter.renew();
    }
    this.#schedule();
    if (document.readyState === "loading") {
      document.addEventListener("DOMContentLoaded", () => this.isConnected && this.#begin(), { once: true });
    } else {
      this.#begin();
    }
  }

  disconnectedCallback() {
    KamerVragen.#all.delete(this);
    this.#window?.abort();
    this.#children?.disconnect();
    this.#places.stop();
    this.#filter.rest();
    this.#reading.stop();
  }

  /** Moved in one step (`moveBefore`): all state is kept; only the new place may lack the style. */
  connectedMoveCallback() {
    adoptStyle(this, this.constructor.style);
  }

  attributeChangedCallback(name, before, now) {
    if (before === now) return;
    if (name === "open") this.#fold(now !== null);
    else if (name === "bare") this.#bar.hide(now !== null);
    else this.#schedule();
  }

  /**
   * No two views of a page have the same ids, whether an element made them or they were there: the first has plain ones, others
   * prefix the id of their element, or a count. `own` is the prefix that is best kept.
   */
  #claim(own = this.#view ? this.#prefix : "") {
    const taken = new Set([...KamerVragen.#all].filter((it) => it !== this).map((it) => it.idPrefix));
    for (const view of this.getRootNode().querySelectorAll(".kamervragen")) if (!this.contains(view)) taken.add(prefixOf(view));
    this.#prefix = own;
    if (taken.has(own) && this.id) this.#prefix = `${this.id}-`;
    for (let turn = 2; taken.has(this.#prefix); turn += 1) this.#prefix = `${turn}-`;
  }

  /** Takes what is between the tags: a static view is kept as it is, a text is read. */
  #begin() {
    const isGiven = this.#text !== null || this.src;
    if (this.#view && !isGiven) return;
    const view = !isGiven && this.querySelector(":scope > .kamervragen");
    if (view) {
      this.#view = view;
      this.#keepIds();
      markDates(view);
      this.#furnish();
      return;
    }
    // What came into the page since the element did may have the same ids.
    const before = this.idPrefix;
    this.#claim(this.#prefix);
    this.#warm();
    if (isGiven) {
      if (this.idPrefix !== before) this.#schedule();
    } else if (this.textContent.trim()) {
      if (this.firstElementChild) this.#lines();
      else this.text = this.textContent;
    } else if (!this.#children) {
      // A framework may insert the element before its text.
      this.#children = new MutationObserver(() => {
        this.#children.disconnect();
        this.#begin();
      });
      this.#children.observe(this, { childList: true });
    }
  }

  /** A static view keeps its ids, unless another has them. */
  #keepIds() {
    const own = prefixOf(this.#view) ?? "";
    this.#claim(own);
    if (this.idPrefix !== own) prefixIds(this.#view, own, this.idPrefix);
  }

  /** Starts what reads, where it was not yet. */
  #warm() {
    this.constructor.engine?.then?.(() => {}, () => {});
  }

  /** Reads markup between the tags, where the ends of lines are elements. */
  async #lines() {
    const { linesOf } = await import("./lines.js").catch(() => ({}));
    this.#text ?? (this.text = linesOf?.(this) ?? this.textContent);
  }

  /** Another text is given: no earlier one may come after it. */
  #give() {
    this.#loading?.abort();
    this.#fetched = this.src;
    return (this.#loading = new AbortController());
  }

  async #fetch() {
    const { src } = this;
    const { fetchOptions } = this.constructor;
    const control = this.#give();
    try {
      const { busy, fetchText } = await import("./long.js");
      const text = await busy(this.#shared, this.#words.loading, control, (bar) => fetchText(src, { ...fetchOptions, signal: control.signal }, bar));
      if (control !== this.#loading) return;
      this.#text = text;
      this.#outside = true;
      this.#schedule();
    } catch (error) {
      if (control !== this.#loading) return;
      this.#fetched = "";
      this.#fail(error, error.reason ?? "no-text");
    }
  }

  // From text to view.

  #schedule() {
    if (this.#due || !this.isConnected) return;
    this.#due = true;
    queueMicrotask(() => {
      this.#due = false;
      if (!this.isConnected) return;
      if (this.src && this.src !== this.#fetched) return this.#fetch();
      if (this.#text === null) return;
      const { engine } = this.constructor;
      // A promise of an engine is waited for; an engine that is there is used at once, so that a paste shows at once.
      if (typeof engine?.then !== "function") return this.#reading.read(engine, this.#outside);
      engine.then(
        (ready) => {
          // Who gave the promise need not replace it.
          if (this.constructor.engine === engine) this.constructor.engine = ready;
          this.#schedule();
        },
        (error) => this.#fail(error),
      );
    });
  }

  /** Puts the view of a document in place, touching only the parts that differ from the old; `null` is an empty text. */
  #show(read, fresh, text) {
    if (!read) return this.#reset();
    // Where another paper begins, see `papers` of the parser: each is an element of its own in this one.
    const starts = read.diagnostics.filter((it) => it.code === "second-paper").map((it) => it.span[0]);
    if (starts.length) this.#list([0, ...starts].map((start, at) => text.slice(start, starts[at])));
    this.#document = read;
    this.#shown = text;
    if (starts.length) return;
    const old = this.#view?.parentNode === this ? this.#view : null;
    const { exchanges, kind } = read;
    const huge = exchanges.length > HUGE;
    if (!huge) remember(fresh);
    markDates(fresh);
    const open = this.open || exchanges.length <= this.openUpTo;
    for (const details of fresh.querySelectorAll(".kv-answer")) details.open = open;
    // The same paper, changed: what was open stays open. Another paper starts fresh.
    const same = old && title(old) === title(fresh);
    if (same) keepOpen(old, fresh);
    else this.#filter.forget();
    let changed = true;
    if (same && !huge && old.lang === fresh.lang) {
      changed = update(old, fresh);
    } else {
      this.#view = fresh;
      if (old) old.replaceWith(fresh);
      else this.replaceChildren(fresh);
      if (!same) recallAnswers(this.#shared);
    }
    if (changed) this.#furnish();
    this.toggleAttribute("data-long", exchanges.length > LONG);
    const questions = exchanges.flatMap((it) => it.questions).reduce((sum, it) => sum + Math.max(1, it.numbers.length), 0);
    const answers = exchanges.reduce((sum, it) => sum + it.answers.length, 0);
    this.#bar.say(kind === "unrecognised" ? this.#words.none : this.#words.found(questions, answers));
  }

  /** Each paper of a text in an element of its own, below a list of their titles. */
  #list(papers) {
    this.#reset();
    const list = make("ol");
    const elements = papers.map((text) => {
      const paper = this.cloneNode();
      paper.linkTo = this.linkTo;
      for (const name of ["id", "src", "id-prefix"]) paper.removeAttribute(name);
      const button = make("button", { type: "button" }, "…");
      button.addEventListener("click", () => paper.scrollIntoView());
      paper.addEventListener("kamervragen-parsed", () => (button.textContent = title(paper) ?? "Kamervragen"));
      list.append(make("li", {}, button));
      return Object.assign(paper, { text });
    });
    const heading = make("p", {}, this.#words.papers(papers.length));
    this.replaceChildren(make("nav", { class: "kamervragen kv-papers", lang: this.language }, heading, list), ...elements);
  }

  #reset() {
    this.#document = this.#view = this.#shown = null;
    this.#bar.remove();
    this.#reading.forget();
    this.#filter.forget();
    this.replaceChildren();
  }

  /** Without an engine, or without a text: what there is stays readable, with a message that says why there is no more. */
  #fail(error, reason = error?.reason ?? "not-loaded") {
    const message = this.#words[reason];
    const line = make("p", { role: "alert", class: "kv-head" }, make("strong", {}, message), " ", make("code", { lang: "en" }, String(error?.message ?? error)));
    const notice = make("div", { class: "kamervragen", lang: this.language }, line);
    if (this.#text === null) {
      // What the page put between the tags for this case.
      this.querySelector(":scope > .kamervragen:has(> [role=alert])")?.remove();
      this.prepend(notice);
    } else {
      const shown = this.#text.length > SHOWN ? `${this.#text.slice(0, SHOWN)}…` : this.#text;
      notice.append(make("pre", { class: "kv-raw", lang: "nl" }, shown));
      this.#reset();
      this.replaceChildren(notice);
    }
    this.#emit("error", { reason, message, error });
  }

  #emit(name, detail, more = {}) {
    return this.dispatchEvent(new CustomEvent(`kamervragen-${name}`, { detail, bubbles: true, composed: true, ...more }));
  }

  // What is around the view.

  #furnish() {
    if (this.#places.node.parentNode !== this) this.append(this.#places.node);
    this.#bar.furnish();
    this.#name();
    this.#places.watch();
    this.#filter.renew();
    this.#places.arrive(true);
  }

  /** What a screen reader should know of a live view: that a heading opens a menu, and that an answer's name ends before its preview. */
  #name() {
    for (const link of "popover" in this ? this.#view.querySelectorAll(".kv-exchange > :first-child > a") : []) link.setAttribute("aria-haspopup", "menu");
    for (const preview of this.#view.querySelectorAll(".kv-answer > summary > span")) preview.setAttribute("aria-hidden", "true");
  }

  #answers() {
    return this.#view ? [...this.#view.querySelectorAll(".kv-answer")] : [];
  }

  // What the reader does.

  showAnswers() {
    this.#fold(true);
  }

  hideAnswers() {
    this.#fold(false);
  }

  #fold(open) {
    for (const details of this.querySelectorAll(".kv-answer")) details.open = open;
  }

  /** Shows only questions and answers that contain these words; nothing or "" shows all again. */
  filter(words = "") {
    this.#filter.words = words;
  }

  /** Opens what contains an id, shows it with its question, and moves the focus there. Returns whether there is such a place. */
  reveal(id, options) {
    return this.#places.reveal(id, options);
  }

  /**
   * The address of a place, which "Kopieer link" gives: that of the page. A page that does not hold the text itself gives another
   * function, which returns an address with the text in it, or "" where there is none.
   */
  linkTo(id) {
    return `${location.href.split("#")[0]}#${id}`;
  }

  /** The whole document in a format: "html", "markdown", "json", "csv", "xml". */
  render(format) {
    return this.constructor.engine.render(this.text, format);
  }

  #listen() {
    this.#window?.abort();
    this.#window = new AbortController();
    const { signal } = this.#window;
    const page = this.ownerDocument.defaultView ?? window;
    this.addEventListener("click", (event) => this.#click(event), { signal });
    this.addEventListener("toggle", (event) => this.#toggled(event.target), { capture: true, signal });
    page.addEventListener("click", ({ target }) => target.closest?.("a[href^='#']") && !this.contains(target) && this.#places.come(), { signal });
    page.navigation?.addEventListener("navigate", (event) => (this.#places.travelled = event.navigationType === "traverse"), { signal });
    page.addEventListener("hashchange", () => this.#places.arrive(false), { signal });
    page.addEventListener("keydown", (event) => isMeantFor(this, event, KamerVragen.#all) && this.#press(event), { signal });
    openForPrint(this, signal);
  }

  #toggled(details) {
    if (details.localName !== "details" || !this.#view?.contains(details)) return;
    if (details.open) {
      showFurniture(this.#shared, details);
      showRemarks(this.#shared, details, this.#popover);
    }
    if (!details.matches(".kv-answer")) return;
    this.#emit("toggle", { id: details.lastElementChild.id, open: details.open });
    // Once for all answers that open at the same time.
    this.#settling ||= setTimeout(() => {
      this.#settling = 0;
      this.#bar.label();
      keepAnswers(this.#shared);
    });
  }

  #click(event) {
    if (!this.#view || event.defaultPrevented || event.button || event.ctrlKey || event.metaKey || event.shiftKey || event.altKey) return;
    if (this.#bar.click(event.target)) return;
    const link = event.target.closest?.("a[href^='#']");
    if (!link || !this.contains(link)) return;
    const heading = link.closest(".kv-exchange > :is(h2, h3, h4, h5, h6)");
    if (heading && "popover" in this) {
      event.preventDefault();
      this.#popover.menu(link, exchangeMenu(this.#shared, link, (span) => showSource(this.#shared, span, link, this.#popover)));
    } else if (link.closest("sup") && "popover" in this) {
      event.preventDefault();
      this.#popover.note(link, (left) => this.#places.leave(link, left));
    } else {
      this.#popover.close();
      this.#places.leave(link, event);
    }
  }

  #press(event) {
    if (!this.#view?.querySelector(".kv-exchange")) return;
    if (event.key === "n") this.#places.step(1);
    else if (event.key === "p") this.#places.step(-1);
    else if (event.key === "a") this.#bar.toggle();
    else if (event.key === "/" && !this.bare) {
      event.preventDefault();
      this.#filter.focus();
    }
  }
}

/** What the parts know of the element, always up to date. */
function shared(element, getters) {
  const values = Object.entries(getters).map(([name, get]) => [name, { get, enumerable: true }]);
  return Object.defineProperties({ element }, Object.fromEntries(values));
}
