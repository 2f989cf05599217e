// <kamer-vragen>: the text of parliamentary questions in, a view to read them in out.
//
// This file knows the DOM and nothing of wasm; importing it has no effect. `define.js` gives the class its
// engine and registers the tag.
//
//   <kamer-vragen>…the text…</kamer-vragen>        or src="kamervragen.txt", or the property `text`
//
// Attributes  src, language (nl, en), heading-level (2), id-prefix, open (all answers unfolded), open-up-to (unfolded up to
//             so many groups of questions, 3), remember (what stood open, as long as the tab lives), bare (no bar above
//             the view), keys (single keys: n, p next and previous question, a all answers, / filter)
// Properties  text, words, document (read only), and one for each attribute: headingLevel, idPrefix, openUpTo …
// Methods     showAnswers(), hideAnswers(), filter(words), reveal(id), render(format)
// Events      kamervragen-parsed { document, milliseconds }, kamervragen-error { reason, message, error },
//             kamervragen-toggle { id, open }, kamervragen-source { start, end } (cancel it to show the place yourself);
//             all bubble and are composed
//
// The view is plain nodes in the light DOM, node for node the static export (but for the dates): it can be linked to,
// searched, selected and printed, and takes the font of the page.
import { copyMenu, exchangeMenu } from "./copy.js";
import { Filter } from "./filter.js";
import { make } from "./nodes.js";
import { Places } from "./places.js";
import { Popover } from "./popover.js";
import { showFurniture, showRemarks, showSource } from "./source.js";
import { inSteps } from "./steps.js";
import { keepOpen, remember, tellDates, update } from "./update.js";
import { EN, NL } from "./words.js";

/** The attributes that are there or not. */
const SWITCHES = ["open", "remember", "bare", "keys"];
/** Groups of questions from which the view is laid out as it is read. */
const LONG = 30;
/** Letters from which the view is made in steps, with a bar that says how far and a button that gives it up. */
const SLOW = 400_000;
/** Groups from which a new view takes the place of the old as a whole: comparing would cost more than it saves. */
const HUGE = 2000;

export class KamerVragen extends HTMLElement {
  static version = "0.1.0";
  /** `{ mount(element, text, options), begin(element, text, options), render(text, format) }`, or a promise of it. */
  static engine;
  /** The words of the bar and the messages; a host may change them, for all elements here, for one by its property `words`. */
  static words = { nl: NL, en: EN };
  /** A promise of the style sheet, for pages that did not link it. */
  static style;
  /** Letters above which a text is refused, in words: a browser would stand still. The command line has no such limit. */
  static limit = 2_000_000;
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
  #document = null;
  #view = null;
  /** The text and the options as last read: what is equal is not read again. */
  #done = {};
  #prefix = "";
  #ownWords = {};
  #bar = null;
  #status = make("p", { class: "kv-status", role: "status" });
  #due = false;
  /** What stops the reading of a long text, and how far it is. */
  #slow = null;
  #progress = make("progress", { max: 1 });
  /** The address last fetched, and a count of what was given since, so that the latest wins. */
  #fetched = "";
  #given = 0;
  #window = null;
  #children = null;
  #settling = 0;
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
    this.#given += 1;
    this.#fetched = this.src;
    this.#text = String(value ?? "");
    this.#schedule();
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
    this.#bar?.remove();
    this.#bar = null;
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

  /** What stands before every id of the view, given or found. */
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

  // Life.

  connectedCallback() {
    for (const name of ["text", "words", "language", "headingLevel", "idPrefix", "openUpTo", "src", ...SWITCHES]) {
      // Set before the tag was defined: such a property hides the accessor.
      if (Object.hasOwn(this, name)) {
        const value = this[name];
        delete this[name];
        this[name] = value;
      }
    }
    this.#claim();
    KamerVragen.#all.add(this);
    this.#listen();
    this.#adoptStyle();
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
    this.#slow?.abort();
  }

  /** Moved in one step (`moveBefore`): nothing was lost, nothing is to do but for the style of the new place. */
  connectedMoveCallback() {
    this.#adoptStyle();
  }

  attributeChangedCallback(name, before, now) {
    if (before === now) return;
    if (name === "open") this.#fold(now !== null);
    else if (name === "bare") this.#bar?.toggleAttribute("hidden", now !== null);
    else this.#schedule();
  }

  /** No two elements of a page give the same ids: the first gives plain ones, others after their own id, or counted. */
  #claim() {
    const taken = new Set([...KamerVragen.#all].filter((it) => it !== this).map((it) => it.idPrefix));
    if (this.#view && !taken.has(this.#prefix)) return;
    this.#prefix = "";
    if (taken.has("") && this.id) this.#prefix = `${this.id}-`;
    for (let turn = 2; taken.has(this.#prefix); turn += 1) this.#prefix = `${turn}-`;
  }

  /** What stands between the tags: a view made before is taken as it is, words are read. */
  #begin() {
    if (this.#text !== null || this.#view || this.src) return;
    const view = this.querySelector(":scope > .kamervragen");
    if (view) {
      this.#view = view;
      this.#prefix = view.querySelector(".kv-head > [id]")?.id.replace(/onderwerp(--\d+)?$/, "") ?? this.#prefix;
      tellDates(view);
      this.#furnish();
    } else if (this.textContent.trim()) {
      this.text = this.textContent;
    } else if (!this.#children) {
      // What makes pages may put the element in place before its text.
      this.#children = new MutationObserver(() => {
        this.#children.disconnect();
        this.#begin();
      });
      this.#children.observe(this, { childList: true });
    }
  }

  async #fetch() {
    const { src } = this;
    const given = (this.#given += 1);
    this.#fetched = src;
    try {
      const reply = await fetch(src);
      if (!reply.ok) throw new Error(`${src}: ${reply.status}`);
      const text = await reply.text();
      if (given !== this.#given) return;
      this.#text = text;
      this.#schedule();
    } catch (error) {
      if (given !== this.#given) return;
      this.#fetched = "";
      this.#fail(error, "no-text");
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
      if (this.src && this.src !== this.#fetched) return this.#fetch();
      if (this.#text === null) return;
      const { engine } = this.constructor;
      // A promise of an engine is waited for; an engine that is there is used at once, so that a paste shows at once.
      if (typeof engine?.then !== "function") return this.#read(engine);
      engine.then(
        (ready) => {
          // Whoever gave the promise need not know that what it promised belongs here.
          if (this.constructor.engine === engine) this.constructor.engine = ready;
          this.#schedule();
        },
        (error) => this.#fail(error),
      );
    });
  }

  #read(engine) {
    const start = performance.now();
    const text = this.#text;
    const { language, headingLevel, idPrefix } = this;
    const options = JSON.stringify([language, headingLevel, idPrefix]);
    if (text === this.#done.text && options === this.#done.options) return;
    if (!text.trim()) {
      this.#reset();
      this.#done = { text, options };
      return this.#emit("parsed", { document: null, milliseconds: 0 });
    }
    const { limit } = this.constructor;
    if (text.length > limit) {
      this.#fail(new RangeError(`${text.length} characters, at most ${limit}`), "too-long");
      this.#done = { text, options };
      return;
    }
    const holder = document.createElement("div");
    const finish = (read) => {
      this.#document = read;
      this.#done = { text, options };
      this.#show(holder.firstElementChild);
      this.#emit("parsed", { document: read, milliseconds: performance.now() - start });
    };
    this.#slow?.abort();
    const settings = { language, headingLevel, idPrefix };
    if (text.length > SLOW && engine.begin) {
      this.#done = { text, options };
      return this.#readInSteps((signal) => inSteps(engine, holder, text, settings, signal, this.#progress), finish);
    }
    try {
      finish(engine.mount(holder, text, settings));
    } catch (error) {
      this.#fail(error, "broken");
    }
  }

  async #readInSteps(read, finish) {
    const slow = (this.#slow = new AbortController());
    const words = this.#words;
    const stop = make("button", { type: "button" }, words.stop);
    stop.addEventListener("click", () => slow.abort("stopped"));
    const busy = make("div", { class: "kv-bar kv-busy", lang: this.language }, make("label", {}, `${words.busy} `, this.#progress), stop);
    this.#progress.removeAttribute("value");
    this.prepend(busy);
    let reason = "broken";
    try {
      const paper = await read(slow.signal);
      // Nodes that go into the page now; a reader who gave it up has been heard.
      busy.remove();
      if (paper) return finish(paper);
      reason = slow.signal.reason === "stopped" ? "stopped" : null;
    } catch (error) {
      busy.remove();
      return this.#fail(error, reason);
    }
    // Another text came, or the element went: it is read when it comes back.
    if (reason === null) {
      if (this.#slow === slow) this.#done = {};
      return;
    }
    this.#emit("error", { reason, message: words.stopped, error: null });
    if (this.#status.parentNode !== this) this.append(this.#status);
    this.#say(words.stopped);
  }

  /** Puts a new view in place, touching only the parts that differ from the old. */
  #show(fresh) {
    const old = this.#view?.parentNode === this ? this.#view : null;
    const { exchanges, kind } = this.#document;
    const huge = exchanges.length > HUGE;
    if (!huge) remember(fresh);
    tellDates(fresh);
    const unfolded = this.open || exchanges.length <= this.openUpTo;
    for (const details of fresh.querySelectorAll(".kv-answer")) details.open = unfolded;
    // The same paper, changed: what stood open stays open. Another paper begins as it is.
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
      if (!same) this.#recall();
    }
    if (changed) this.#furnish();
    this.toggleAttribute("data-long", exchanges.length > LONG);
    const questions = exchanges.flatMap((it) => it.questions).reduce((sum, it) => sum + Math.max(1, it.numbers.length), 0);
    const answers = exchanges.reduce((sum, it) => sum + it.answers.length, 0);
    this.#say(kind === "unrecognised" ? this.#words.none : this.#words.found(questions, answers));
  }

  #reset() {
    this.#document = this.#view = this.#bar = null;
    this.#done = {};
    this.#filter.forget();
    this.replaceChildren();
  }

  /** Without an engine, or without a text, what is there stays readable, and the reader is told why it is no more. */
  #fail(error, reason = error?.reason ?? "not-loaded") {
    const message = this.#words[reason];
    const line = make("p", { role: "alert", class: "kv-head" }, make("strong", {}, message), " ", make("code", { lang: "en" }, String(error?.message ?? error)));
    const excuse = make("div", { class: "kamervragen", lang: this.language }, line);
    if (this.#text === null) {
      // What the page put between the tags for this case.
      this.querySelector(":scope > .kamervragen:has(> [role=alert])")?.remove();
      this.prepend(excuse);
    } else {
      // A browser lays out no hundred million letters; the whole text stays in `text`.
      const shown = this.#text.length > SLOW ? `${this.#text.slice(0, SLOW)}…` : this.#text;
      excuse.append(make("pre", { class: "kv-raw", lang: "nl" }, shown));
      this.#reset();
      this.replaceChildren(excuse);
    }
    this.#emit("error", { reason, message, error });
  }

  #emit(name, detail, more = {}) {
    return this.dispatchEvent(new CustomEvent(`kamervragen-${name}`, { detail, bubbles: true, composed: true, ...more }));
  }

  // What stands around the view.

  #furnish() {
    // In another language, with other words, or gone with an earlier view.
    if (this.#bar?.lang !== this.language || this.#bar.parentNode !== this) this.#makeBar();
    this.#bar.hidden = this.bare || !this.#answers().length;
    this.#status.lang = this.language;
    if (this.#status.parentNode !== this) this.append(this.#places.node, this.#status);
    this.#label();
    this.#places.watch();
    this.#filter.renew();
    this.#places.arrive(true);
  }

  #makeBar() {
    const words = this.#words;
    const toggle = make("button", { type: "button", "data-do": "toggle" });
    const copy = make("button", { type: "button", "data-do": "copy", "aria-haspopup": "menu" }, words.copy);
    this.#bar?.remove();
    this.#bar = make("div", { class: "kv-bar", role: "group", "aria-label": words.tools, lang: this.language }, toggle, copy, ...this.#filter.nodes);
    this.prepend(this.#bar);
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
    if (this.#status.textContent !== message) this.#status.textContent = message;
  }

  // What stood open comes back with the paper, as long as the tab lives.

  get #key() {
    return `kamer-vragen ${location.pathname} ${this.idPrefix}`;
  }

  #keep() {
    if (!this.remember || !this.#view) return;
    const open = this.#answers().filter((details) => details.open).map((details) => details.lastElementChild.id);
    try {
      sessionStorage.setItem(this.#key, JSON.stringify({ title: title(this.#view), open }));
    } catch {
      // Storage is full or denied: then a reload begins as a first visit does.
    }
  }

  #recall() {
    if (!this.remember) return;
    try {
      const kept = JSON.parse(sessionStorage.getItem(this.#key));
      if (kept?.title !== title(this.#view)) return;
      for (const details of this.#answers()) details.open = kept.open.includes(details.lastElementChild.id);
    } catch {
      // As above.
    }
  }

  // What the reader does.

  showAnswers() {
    this.#fold(true);
  }

  hideAnswers() {
    this.#fold(false);
  }

  #fold(open) {
    for (const details of this.#answers()) details.open = open;
  }

  /** Shows only what holds these words; nothing or "" shows all again. */
  filter(words = "") {
    this.#filter.words = words;
  }

  /** Unfolds what holds an id, shows it with its question, and puts the focus there. Says whether there is such a place. */
  reveal(id, options) {
    return this.#places.reveal(id, options);
  }

  /** The whole document in a format: "html", "markdown", "json", "csv", "xml". */
  render(format) {
    return this.constructor.engine.render(this.text, format);
  }

  #listen() {
    this.#window?.abort();
    this.#window = new AbortController();
    const { signal } = this.#window;
    this.addEventListener("click", (event) => this.#click(event), { signal });
    this.addEventListener("toggle", (event) => this.#toggled(event.target), { capture: true, signal });
    addEventListener("click", ({ target }) => target.closest?.("a[href^='#']") && !this.contains(target) && this.#places.come(), { signal });
    globalThis.navigation?.addEventListener("navigate", (event) => (this.#places.travelled = event.navigationType === "traverse"), { signal });
    addEventListener("hashchange", () => this.#places.arrive(false), { signal });
    addEventListener("keydown", (event) => this.#press(event), { signal });
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

  #toggled(details) {
    if (details.localName !== "details" || !this.#view?.contains(details)) return;
    if (details.open) {
      showFurniture(this.#shared, details);
      showRemarks(this.#shared, details, this.#popover);
    }
    if (!details.matches(".kv-answer")) return;
    this.#emit("toggle", { id: details.lastElementChild.id, open: details.open });
    // Of a thousand answers unfolded at once, one look will do.
    this.#settling ||= setTimeout(() => {
      this.#settling = 0;
      this.#label();
      this.#keep();
    });
  }

  #click(event) {
    if (event.defaultPrevented || event.button || event.ctrlKey || event.metaKey || event.shiftKey || event.altKey) return;
    const button = event.target.closest?.("[data-do]");
    if (button && this.#bar?.contains(button)) {
      if (button.dataset.do === "toggle") this.#fold(!this.#answers().every((details) => details.open));
      else this.#popover.menu(button, copyMenu(this.#shared));
      return;
    }
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
    if (!this.keys || event.defaultPrevented || event.ctrlKey || event.metaKey || event.altKey || !this.#answers().length) return;
    const [target] = event.composedPath();
    if (target.isContentEditable || target.closest?.("input, textarea, select, [popover]")) return;
    // Of several, the one that has the focus, else the first in sight.
    const all = [...KamerVragen.#all].filter((it) => it.keys);
    if (this !== (all.find((it) => target instanceof Node && it.contains(target)) ?? all.find(inSight) ?? all[0])) return;
    if (event.key === "n") this.#places.step(1);
    else if (event.key === "p") this.#places.step(-1);
    else if (event.key === "a") this.#bar.querySelector("[data-do=toggle]").click();
    else if (event.key === "/" && !this.bare) {
      event.preventDefault();
      this.#filter.focus();
    }
  }
}

function title(view) {
  return view.querySelector(".kv-head > [id]")?.textContent;
}

function inSight(element) {
  const { top, bottom } = element.getBoundingClientRect();
  return bottom > 0 && top < innerHeight;
}

/** What the element tells its parts: always as it is now. */
function shared(element, getters) {
  const values = Object.entries(getters).map(([name, get]) => [name, { get, enumerable: true }]);
  return Object.defineProperties({ element }, Object.fromEntries(values));
}
