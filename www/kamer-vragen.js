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

const NL = {
  show: "Toon alle antwoorden",
  hide: "Verberg alle antwoorden",
  filter: "Zoek in vragen en antwoorden",
  hits: (hits, groups) => (hits ? `${hits} ${hits === 1 ? "treffer" : "treffers"} bij ${groups} ${groups === 1 ? "vraag" : "vragen"}` : "Niets gevonden"),
  found: (questions, answers) =>
    `${questions} ${questions === 1 ? "vraag" : "vragen"}, ${answers} ${answers === 1 ? "antwoord" : "antwoorden"} gevonden`,
  none: "Geen Kamervragen herkend",
  back: (place) => `← Terug naar ${place}`,
  copy: "Kopieer",
  copied: "Gekopieerd",
  notCopied: "Kopiëren mag hier niet",
  copyLink: "Kopieer link",
  copyExchange: "Kopieer vraag en antwoord",
  copyMarkdown: "Kopieer als Markdown",
  copyText: "Kopieer alles als tekst",
  copyHtml: "Kopieer alles als HTML",
  copyAllMarkdown: "Kopieer alles als Markdown",
  copyJson: "Kopieer alles als JSON",
  source: "Toon in de bron",
  note: "Noot",
  top: "het begin",
  toNote: "Naar de lijst met noten",
  tools: "Lezen en zoeken",
  noWasm: "Deze browser staat geen WebAssembly toe (bijvoorbeeld door de isolatiemodus van iOS); hieronder staat de tekst zoals die is.",
  forbidden: "De beveiligingsregels van deze site (Content-Security-Policy) verbieden WebAssembly; hieronder staat de tekst zoals die is.",
  notLoaded: "Het leesprogramma kon niet worden geladen; hieronder staat de tekst zoals die is.",
  broken: "Het lezen is mislukt; hieronder staat de tekst zoals die is.",
  noText: "De tekst kon niet worden opgehaald.",
};

const EN = {
  show: "Show all answers",
  hide: "Hide all answers",
  filter: "Search questions and answers",
  hits: (hits, groups) => (hits ? `${hits} ${hits === 1 ? "hit" : "hits"} in ${groups} ${groups === 1 ? "question" : "questions"}` : "Nothing found"),
  found: (questions, answers) =>
    `${questions} ${questions === 1 ? "question" : "questions"}, ${answers} ${answers === 1 ? "answer" : "answers"} found`,
  none: "No parliamentary questions recognised",
  back: (place) => `← Back to ${place}`,
  copy: "Copy",
  copied: "Copied",
  notCopied: "Copying is not allowed here",
  copyLink: "Copy link",
  copyExchange: "Copy question and answer",
  copyMarkdown: "Copy as Markdown",
  copyText: "Copy all as text",
  copyHtml: "Copy all as HTML",
  copyAllMarkdown: "Copy all as Markdown",
  copyJson: "Copy all as JSON",
  source: "Show in the source",
  note: "Note",
  top: "the top",
  toNote: "To the list of notes",
  tools: "Reading and searching",
  noWasm: "This browser does not allow WebAssembly (the lockdown mode of iOS does that); the text as it is stands below.",
  forbidden: "The security rules of this site (Content-Security-Policy) forbid WebAssembly; the text as it is stands below.",
  notLoaded: "The reading program could not be loaded; the text as it is stands below.",
  broken: "Reading failed; the text as it is stands below.",
  noText: "The text could not be fetched.",
};

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
  #back = null;
  #pop = null;
  #status = null;
  #due = false;
  /** For each exchange what the filter searches, made when it is first asked. */
  #index = null;
  /** Which answers stood open before the filter opened others. */
  #before = null;
  #hits = [];
  #hit = -1;
  #spy = null;
  #window = null;

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
    this.#spy?.disconnect();
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
    this.#index = null;
    const kept = old?.parentNode === this;
    for (const details of kept ? fresh.querySelectorAll(".kv-answer") : []) {
      const before = old.querySelector(`#${CSS.escape(details.lastElementChild.id)}`)?.closest("details");
      if (before) details.open = before.open;
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
      this.#bar = this.#pop = null;
    }
    this.#furnish();
    const { exchanges = [], kind } = this.#document ?? {};
    this.toggleAttribute("data-long", exchanges.length > 100);
    const questions = exchanges.flatMap((it) => it.questions).reduce((sum, it) => sum + Math.max(1, it.numbers.length), 0);
    const answers = exchanges.reduce((sum, it) => sum + it.answers.length, 0);
    this.#say(kind === "unrecognised" ? this.#words.none : this.#words.found(questions, answers));
  }

  #reset() {
    this.#document = this.#view = this.#bar = this.#back = this.#pop = this.#status = this.#index = this.#before = null;
    this.#shown = "";
    this.replaceChildren();
    mark(this, []);
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
    this.#watch();
    if (this.#filterInput.value) this.#filterNow();
    this.#arrive(true);
  }

  #makeBar() {
    const words = this.#words;
    const toggle = make("button", { type: "button", "data-do": "toggle" });
    const input = make("input", { type: "search", placeholder: words.filter, "aria-label": words.filter, autocomplete: "off", spellcheck: "false" });
    const copy = make("button", { type: "button", "data-do": "copy", "aria-haspopup": "true" }, words.copy);
    this.#bar = make("div", { class: "kv-bar", role: "group", "aria-label": words.tools, lang: this.language }, toggle, copy, input, make("output"));
    this.prepend(this.#bar);
    this.#back?.remove();
    this.#back = make("p", { class: "kv-back", lang: this.language, hidden: "" }, make("button", { type: "button" }));
    this.#back.firstElementChild.addEventListener("click", () => history.back());
    this.append(this.#back);
    input.addEventListener("input", () => this.#filterNow());
    input.addEventListener("keydown", (event) => {
      if (event.key === "Enter") this.#toHit(event.shiftKey ? -1 : 1);
      if (event.key === "Escape" && input.value) {
        event.preventDefault();
        this.filter("");
      }
    });
  }

  get #filterInput() {
    return this.#bar.querySelector("input");
  }

  #answers() {
    return this.#view ? [...this.#view.querySelectorAll(".kv-answer")] : [];
  }

  /** The button says what it will do, whoever unfolded what: a click, a link, the browser's own search. */
  #label() {
    const button = this.#bar?.querySelector("[data-do=toggle]");
    const answers = this.#answers();
    const all = answers.length > 0 && answers.every((details) => details.open);
    if (button) button.textContent = all ? this.#words.hide : this.#words.show;
  }

  #say(message) {
    if (this.#status) this.#status.textContent = message;
  }

  /** Marks in the list of questions the one that is being read. */
  #watch() {
    this.#spy?.disconnect();
    const links = new Map();
    for (const link of this.#view.querySelectorAll(".kv-contents a")) links.set(link.hash.slice(1), link);
    if (!links.size) return;
    this.#spy = new IntersectionObserver(
      (entries) => {
        for (const entry of entries) {
          const link = links.get(entry.target.firstElementChild?.id);
          if (entry.isIntersecting) {
            for (const other of links.values()) other.removeAttribute("aria-current");
            link?.setAttribute("aria-current", "true");
          }
        }
      },
      { rootMargin: "-25% 0px -70% 0px" },
    );
    for (const exchange of this.#view.querySelectorAll(".kv-exchange")) this.#spy.observe(exchange);
  }

  // What the reader does.

  showAnswers() {
    for (const details of this.#answers()) details.open = true;
  }

  hideAnswers() {
    for (const details of this.#answers()) details.open = false;
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
        if (event.target.dataset?.part === "furniture") this.#showFurniture(event.target);
        if (!event.target.matches?.(".kv-answer")) return;
        this.#label();
        this.#emit("toggle", { id: event.target.lastElementChild.id, open: event.target.open });
      },
      { capture: true, signal },
    );
    addEventListener("hashchange", () => this.#arrive(false), { signal });
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
        this.#copyMenu(button);
      }
      return;
    }
    const link = event.target.closest?.("a[href^='#']");
    if (!link || !this.contains(link)) return;
    const heading = link.closest(".kv-exchange > :is(h2, h3, h4, h5, h6)");
    if (heading && "popover" in this) {
      event.preventDefault();
      this.#exchangeMenu(link, heading);
    } else if (link.closest("sup") && "popover" in this) {
      event.preventDefault();
      this.#note(link);
    } else {
      this.#leave(link, event);
    }
  }

  // Getting about. The address does the work, so that the browser's own back and forward do too.

  #from = null;
  #went = false;

  #leave(link, event) {
    this.#pop?.hidePopover?.();
    // A jump out of running text should offer the way back; one from the list of questions need not.
    this.#from = link.closest(".kv-contents") ? null : link;
    this.#went = true;
    if (link.hash === location.hash) {
      event.preventDefault();
      this.#arrive(false);
    }
  }

  /** Shows what the address names. A reader who went back is left where the browser puts them. */
  #arrive(first) {
    const id = decodeURIComponent(location.hash.slice(1));
    const went = this.#went;
    this.#went = false;
    if (!first && this.#back) {
      const from = went ? this.#from : null;
      if (!went && this.#from?.isConnected) this.#from.focus({ preventScroll: true });
      if (!went) this.#from = null;
      this.#back.hidden = !from;
      if (from) this.#back.firstElementChild.textContent = this.#words.back(this.#placeOf(from));
    }
    if (!id || !this.#view || (first && this.#arrived === id)) return;
    if (!this.#view.querySelector(`#${CSS.escape(id)}`)) return;
    this.#arrived = id;
    this.reveal(id, { scroll: first || went });
  }

  #arrived = "";

  #placeOf(node) {
    const exchange = node.closest(".kv-exchange");
    const note = node.closest(".kv-notes li");
    if (note) return `${this.#words.note} ${note.value || note.firstElementChild.textContent}`.toLowerCase();
    if (!exchange) return this.#words.top;
    const answer = node.closest(".kv-answer")?.querySelector("summary b");
    return (answer ?? exchange.firstElementChild).textContent.toLowerCase();
  }

  /** Unfolds what holds an id, shows it with its question, and puts the focus there. */
  reveal(id, { scroll = true } = {}) {
    const target = this.#view?.querySelector(`#${CSS.escape(id)}`);
    if (!target) return false;
    const exchange = target.closest(".kv-exchange");
    if (exchange?.hidden) this.filter("");
    for (let details = target.closest("details"); details; details = details.parentElement.closest("details")) details.open = true;
    if (!scroll) return true;
    // An answer is shown with its question above it, unless the question would push it out of sight.
    const heading = exchange?.firstElementChild;
    const near = heading && target.getBoundingClientRect().top - heading.getBoundingClientRect().top < innerHeight * 0.6;
    const shown = near && !target.closest("sup") ? heading : target;
    shown.scrollIntoView({ block: target.closest("sup") ? "center" : "start" });
    focus(target.closest("sup") ? target : near ? heading : target);
    return true;
  }

  #key(event) {
    if (!this.hasAttribute("keys") || event.ctrlKey || event.metaKey || event.altKey) return;
    if (event.target.closest?.("input, textarea, select, [contenteditable]") || !this.#answers().length) return;
    const step = { n: 1, p: -1 }[event.key];
    if (step) {
      const headings = [...this.#view.querySelectorAll(".kv-exchange:not([hidden]) > :first-child")];
      const line = 24 + (parseFloat(getComputedStyle(this).getPropertyValue("--kv-top")) || 0);
      const tops = headings.map((heading) => heading.getBoundingClientRect().top - line);
      const next = step > 0 ? tops.findIndex((top) => top > 2) : tops.findLastIndex((top) => top < -2);
      const heading = headings[next];
      heading?.scrollIntoView({ block: "start" });
      if (heading) focus(heading);
    } else if (event.key === "a") {
      this.#bar.querySelector("[data-do=toggle]").click();
    } else if (event.key === "/") {
      event.preventDefault();
      this.#filterInput.focus();
    }
  }

  // Notes and menus open in place.

  #open(anchor, role, ...content) {
    this.#pop?.remove();
    const pop = (this.#pop = make("div", { class: "kv-pop", popover: "auto", tabindex: "-1", lang: this.language }, ...content));
    if (role) pop.setAttribute("role", role);
    this.append(pop);
    pop.showPopover();
    const { left, top, bottom } = anchor.getBoundingClientRect();
    const below = bottom + 6;
    const above = top - pop.offsetHeight - 6;
    const x = Math.max(8, Math.min(left - 12, document.documentElement.clientWidth - pop.offsetWidth - 8));
    const y = below + pop.offsetHeight < innerHeight || above < 0 ? below : above;
    pop.style.left = `${x + scrollX}px`;
    pop.style.top = `${y + scrollY}px`;
    (pop.querySelector("button") ?? pop).focus({ preventScroll: true });
    pop.addEventListener("toggle", (event) => {
      if (event.newState === "closed") {
        if (pop.contains(document.activeElement) || document.activeElement === document.body) anchor.focus({ preventScroll: true });
        pop.remove();
      }
    });
    return pop;
  }

  #note(link) {
    const note = this.#view.querySelector(`#${CSS.escape(link.hash.slice(1))}`);
    if (!note) return;
    // All but the links back: those who read it here have not left.
    const words = [...note.children].filter((child) => child.localName !== "p").map((child) => child.cloneNode(true));
    for (const node of words) if (!node.lang) node.lang = "nl";
    const title = `${this.#words.note} ${link.textContent}`;
    const list = make("a", { href: link.hash }, this.#words.toNote);
    list.addEventListener("click", () => {
      this.#from = link;
      this.#went = true;
    });
    const pop = this.#open(link, "note", make("p", {}, title), ...words, list);
    pop.setAttribute("aria-label", title);
  }

  #menu(anchor, items) {
    const buttons = items.map(([word, act]) => {
      const button = make("button", { type: "button", role: "menuitem" }, word);
      button.addEventListener("click", async () => {
        const said = await act();
        this.#say(said || "");
        if (said) button.textContent = said;
        setTimeout(() => this.#pop?.contains(button) && this.#pop.hidePopover(), said ? 900 : 0);
      });
      return button;
    });
    const pop = this.#open(anchor, "menu", ...buttons);
    pop.addEventListener("keydown", (event) => {
      const at = buttons.indexOf(document.activeElement);
      const to = { ArrowDown: at + 1, ArrowUp: at - 1, Home: 0, End: -1 }[event.key];
      if (to === undefined) return;
      event.preventDefault();
      buttons.at(to % buttons.length).focus();
    });
  }

  async #copy(text, html) {
    return (await copy(text, html)) ? this.#words.copied : this.#words.notCopied;
  }

  #copyMenu(button) {
    const words = this.#words;
    this.#menu(button, [
      [words.copyText, () => this.#copy([...this.#view.querySelectorAll(".kv-exchange")].map(plain).join("\n\n\n") + this.#citation())],
      [words.copyHtml, () => this.#copy(this.#engineless() ?? this.render("html"))],
      ...(this.#engineless() ? [] : [
        [words.copyAllMarkdown, () => this.#copy(this.render("markdown"))],
        [words.copyJson, () => this.#copy(this.render("json"))],
      ]),
    ]);
  }

  /** The static view that this element was put around, where there is no text to read again. */
  #engineless() {
    return this.#text === null ? this.#view.outerHTML : null;
  }

  #exchangeMenu(link, heading) {
    const words = this.#words;
    const exchange = heading.parentElement;
    const at = [...this.#view.querySelectorAll(".kv-exchange")].indexOf(exchange);
    const data = this.#document?.exchanges[at];
    const address = `${location.href.split("#")[0]}${link.hash}`;
    const items = [
      [words.copyLink, () => {
        history.replaceState(history.state, "", link.hash);
        return this.#copy(address);
      }],
      [words.copyExchange, () => this.#copy(plain(exchange) + this.#citation(data), rich(exchange) + this.#citation(data, true))],
    ];
    if (data) {
      items.push([words.copyMarkdown, () => this.#copy(this.#markdown(heading.textContent, at) + this.#citation(data))]);
      items.push([words.source, () => this.#showSource(data, link)]);
    }
    this.#menu(link, items);
  }

  #markdown(heading, at) {
    // The headings of the export are in Dutch, one a group.
    const parts = this.render("markdown").split(/^(?=## )/m);
    return parts.filter((part) => part.startsWith("## Vraag "))[at]?.split(/^(?:\[\^|---$)/m)[0].trim() ?? heading;
  }

  /** The citation in the form that Dutch official papers use, with the caveat inside it. */
  #citation(exchange, html) {
    const { asked, reply, publication } = this.#document ?? {};
    const link = this.#view.querySelector(".kv-head a[rel]")?.href;
    const parts = [];
    const askers = (asked?.askers ?? []).map((it) => it.name + (it.party ? ` (${it.party})` : "")).join(", ");
    const by = [...this.#view.querySelectorAll(".kv-head dd")].find((dd) => /^(Minister|Staatssecretaris|State)/.test(dd.textContent) && reply?.respondents.some((it) => it.name && dd.textContent.includes(it.name)));
    const what = exchange ? `vraag ${exchange.numbers.join(", ")}` : "vragen";
    if (reply?.kind === "answer" && by && (!exchange || exchange.answers.length)) parts.push(`Antwoord van ${by.textContent} op ${what}${askers ? ` van ${askers}` : ""}`);
    else if (askers) parts.push(`${what[0].toUpperCase()}${what.slice(1)} van ${askers}`);
    const { chamber, sessionYear, number, caseNumber } = publication ?? {};
    if (number && sessionYear) parts.push(`Aanhangsel Handelingen ${chamber === "eerste-kamer" ? "I" : "II"} ${sessionYear.replace(/-\d\d/, "/")}, nr. ${number}`);
    else if (caseNumber) parts.push(`zaaknummer ${caseNumber}`);
    if (reply?.date) parts.push(`ontvangen ${dutchDate(reply.date)}`);
    else if (asked?.date) parts.push(`ingezonden ${dutchDate(asked.date)}`);
    if (link) parts.push(link);
    const line = `${parts.length ? `— ${parts.join(", ")}. ` : ""}Automatisch gestructureerd uit geplakte tekst.`;
    return html ? make("p", {}, line).outerHTML : `\n\n${line}\n`;
  }

  #showSource({ questions, answers }, anchor) {
    const spans = [...questions, ...answers].map((it) => it.span);
    const start = Math.min(...spans.map((span) => span[0]));
    const end = Math.max(...spans.map((span) => span[1]));
    if (!this.#emit("source", { start, end }, { cancelable: true })) return;
    const mark = make("mark", {}, this.text.slice(start, end));
    const words = make("pre", { class: "kv-raw", lang: "nl" }, `…${this.text.slice(Math.max(0, start - 200), start)}`, mark, `${this.text.slice(end, end + 200)}…`);
    this.#open(anchor, "note", make("p", {}, this.#words.source), words);
  }

  /** The words of what was set aside: the view knows only how many there are, the text knows which. */
  #showFurniture(details) {
    if (!details.open || details.querySelector("ul") || this.#text === null || !this.#document) return;
    const items = this.#document.furniture.map(({ span }) => make("li", { lang: "nl" }, this.text.slice(...span).trim().replace(/\s+/g, " ")));
    details.append(make("ul", {}, ...items));
  }

  // The filter: marks without touching a node, hides the questions without a hit, unfolds the answers with one.

  /** Shows only what holds these words; nothing or "" shows all again. */
  filter(words = "") {
    if (!this.#bar) return;
    this.#filterInput.value = words;
    this.#filterNow();
  }

  #filterNow() {
    const query = fold(this.#filterInput.value.trim().replace(/\s+/g, " "));
    const output = this.#bar.querySelector("output");
    this.#hits = [];
    this.#hit = -1;
    if (!query) {
      for (const node of this.#view.querySelectorAll(":is(.kv-exchange, .kv-contents li)[hidden]")) node.hidden = false;
      this.#before?.forEach((open, details) => (details.open = open));
      this.#before = null;
      output.textContent = "";
      mark(this, []);
      return;
    }
    this.#index ??= [...this.#view.querySelectorAll(".kv-exchange")].map((exchange) => ({
      exchange,
      parts: [...exchange.querySelectorAll(".kv-question, .kv-answer > div")].map((part) => searchable(part)),
    }));
    this.#before ??= new Map(this.#answers().map((details) => [details, details.open]));
    const contents = new Map([...this.#view.querySelectorAll(".kv-contents a")].map((link) => [link.hash.slice(1), link.parentElement]));
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
    const said = this.#words.hits(this.#hits.length, groups);
    output.textContent = said;
    mark(this, this.#hits);
  }

  #toHit(step) {
    if (!this.#hits.length) return;
    this.#hit = (this.#hit + step + this.#hits.length) % this.#hits.length;
    const range = this.#hits[this.#hit];
    const { top } = range.getBoundingClientRect();
    scrollBy({ top: top - innerHeight / 3 });
  }
}

// Helpers.

function make(tag, attributes = {}, ...children) {
  const element = document.createElement(tag);
  for (const [name, value] of Object.entries(attributes)) element.setAttribute(name, value);
  element.append(...children);
  return element;
}

/** Puts the focus on what takes none by itself, and leaves no trace when it goes. */
function focus(element) {
  if (!element.matches("a[href], button, input")) {
    element.setAttribute("tabindex", "-1");
    element.addEventListener("blur", () => element.removeAttribute("tabindex"), { once: true });
  }
  element.focus({ preventScroll: true });
}

/** The words of an exchange, a line a block. */
function plain(exchange) {
  const lines = [...exchange.querySelectorAll(":scope > :first-child, summary b, p, li, pre, h4, h5, h6")].map((node) => {
    // An item that holds paragraphs speaks through them.
    if (node.localName === "li" && node.querySelector("p, pre")) return `${node.value}.`;
    const mark = node.localName === "li" ? (node.parentElement.localName === "ul" ? "- " : `${marker(node)} `) : "";
    return (node.localName === "b" ? "\n" : "") + mark + node.textContent.trim();
  });
  return lines.join("\n").replace(/^(\d+\.)\n/gm, "$1 ");
}

function marker(item) {
  const at = [...item.parentElement.children].indexOf(item) + (item.parentElement.start || 1);
  return item.parentElement.type === "a" ? `${String.fromCharCode(96 + at)}.` : `${at}.`;
}

/** An exchange as HTML for a text editor: unfolded, without links into a page that will not be there. */
function rich(exchange) {
  const copy = exchange.cloneNode(true);
  copy.querySelectorAll("[id]").forEach((node) => node.removeAttribute("id"));
  copy.querySelectorAll("a[href^='#']").forEach((node) => node.replaceWith(...node.childNodes));
  copy.querySelectorAll("details").forEach((details) => {
    const heading = make("p", {}, make("b", {}, details.querySelector("b").textContent));
    details.replaceWith(heading, ...details.lastElementChild.childNodes);
  });
  return copy.innerHTML;
}

function dutchDate(date) {
  const day = /^\d{4}-\d\d-\d\d$/.test(date) && new Date(`${date}T12:00:00Z`);
  return day ? day.toLocaleDateString("nl", { day: "numeric", month: "long", year: "numeric", timeZone: "UTC" }) : date;
}

/** Copies also where a frame may not use the clipboard of today: by the copy event then. */
async function copy(text, html) {
  try {
    if (!html) await navigator.clipboard.writeText(text);
    else {
      const blob = (type, words) => ({ [type]: new Blob([words], { type }) });
      await navigator.clipboard.write([new ClipboardItem({ ...blob("text/plain", text), ...blob("text/html", html) })]);
    }
    return true;
  } catch {
    let done = false;
    const put = (event) => {
      event.preventDefault();
      event.stopImmediatePropagation();
      event.clipboardData.setData("text/plain", text);
      if (html) event.clipboardData.setData("text/html", html);
      done = true;
    };
    document.addEventListener("copy", put, { capture: true, once: true });
    document.execCommand("copy");
    document.removeEventListener("copy", put, { capture: true });
    return done;
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
function mark(element, hits) {
  if (!globalThis.Highlight) return;
  if (hits.length) marked.set(element, hits);
  else marked.delete(element);
  const all = [...marked.values()].flat();
  if (all.length) CSS.highlights.set("kv-hit", new Highlight(...all.slice(0, 5000)));
  else CSS.highlights.delete("kv-hit");
}
