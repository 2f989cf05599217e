// The dossier: many papers as one list, beside the paper that is open. Loaded with the first files that come together.
import { idIn } from "../element/address.js";
import { copy } from "../element/clipboard.js";
import { focus, make } from "../element/nodes.js";
import { unfolded } from "../page/files.js";
import { filtered, matters, sorted } from "./collection.js";
import { save } from "./export.js";
import { Filters } from "./filters.js";
import { Menu } from "./menu.js";
import { Order } from "./order.js";
import { hashOf, nameInHash, textOfPaper } from "./papers.js";
import { Plots } from "./plots.js";
import { bodyRow, headRow } from "./rows.js";
import { Search } from "./search.js";
import { Shelf } from "./shelf.js";
import { looks, Strip } from "./strip.js";
import { Table } from "./table.js";
import { language, words } from "./words.js";

/** Files that come together at most. */
const MOST = 20_000;
const body = document.body.classList;

export class Dossier {
  #view;
  #take;
  #shelf;
  #matters = [];
  #opened = null;
  #pasted = 0;
  /** The text of the page that was taken last. */
  #given = null;
  /** Whether this page is a file with a dossier inside. */
  #isInside = false;

  #title = make("h2", { id: "dossier-title" });
  #count = make("output");
  #status = make("p", { role: "status", class: "dossier-status" });
  #note = make("p", { class: "dossier-note" });
  #none = make("p", { class: "dossier-none", hidden: "" });
  #menu = new Menu({ words, act: (name, input) => this.#act(name, input) });
  #search = new Search({ view: () => this.#view, words, changed: () => this.#refresh({ top: true }), open: (paper) => this.open(paper, { quiet: true }) });
  #filters = new Filters({ words, changed: () => this.#refresh({ top: true }) });
  #order = new Order({ words, changed: () => this.#reorder() });
  #plots = new Plots({ words, language, open: (matter) => this.open(matter.main) });
  #table = new Table({
    rowOf: (item) => bodyRow(item, { words: words(), language: language(), searching: Boolean(this.#search.query), opened: this.#opened }),
    // Where somebody searches, the first of the papers of a row that has a hit.
    open: (item) => this.open(item.found?.[0]?.[0] ?? item.main),
  });
  #strip = new Strip({ words, back: () => this.#list(), link: () => this.#copyLink(), open: (paper) => this.open(paper) });
  #node = make("section", { class: "dossier", "aria-labelledby": "dossier-title" });

  /** `view` is the element that shows a paper, `take(text, options)` gives it one, `engine` is the parser, or a promise of it. */
  constructor({ view, take, engine }) {
    this.#view = view;
    this.#take = take;
    this.#shelf = new Shelf(engine);
    const head = make("div", { class: "dossier-head" }, this.#title, this.#count, this.#menu.node);
    this.#filters.node.append(this.#order.node);
    const parts = [this.#search, this.#filters].map(({ node }) => node);
    this.#node.append(head, ...parts, this.#menu.progress, this.#status, this.#plots.node, this.#none, this.#table.node, this.#note);
    view.addEventListener("kamervragen-parsed", () => this.#search.mark());
    addEventListener("popstate", () => this.#arrive());
    addEventListener("hashchange", () => this.#stay());
    this.#strip.roam(this.#search.steps, this.#search.node);
  }

  get isOpen() {
    return body.contains("page-dossier");
  }
  get size() {
    return this.#shelf.entries.length;
  }

  // What comes in.

  /** Adds files, or entries of the file system, which may be folders. */
  async addFiles(dropped) {
    const { forgotten } = this.#shelf;
    await this.show();
    const files = await unfolded(dropped, MOST + 1);
    // A large folder takes its time.
    if (forgotten.aborted) return;
    await this.#read(files.slice(0, MOST).map((file) => ({ name: file.path || file.webkitRelativePath || file.name, file })));
    if (files.length > MOST) this.#say(words().tooMany(MOST));
  }

  /** Adds texts: `{ text, name, nth, source }`. `inside`: they were in the file that this page is. */
  async addTexts(texts, { inside = false } = {}) {
    this.#isInside ||= inside;
    await this.show();
    await this.#read(texts.map((it) => ({ ...it, name: it.name ?? words().pasted((this.#pasted += 1)) })));
    if (inside) this.#arrive();
  }

  /** Opens with the text that the page shows, where that holds several papers and is not in the dossier yet. */
  async addShown(source) {
    const { text, document: read } = this.#view;
    const several = read?.diagnostics.some(({ code }) => code === "second-paper");
    if (!several || this.#given === text) return this.show();
    this.#given = text;
    await this.addTexts([{ text, source, name: source?.name }]);
  }

  async #read(sources) {
    const progress = (done, all, stop) => this.#menu.busy(words().reads(done, all), done / all, stop);
    const read = await this.#shelf.read(sources, { progress, look: () => this.#gather() });
    if (!read) return;
    this.#menu.rest();
    this.#gather();
    this.#say(read.left ? words().stopped(read.left) : words().read(read.papers, read.files, read.trouble));
  }

  /** Ties the papers together, and shows them. */
  #gather() {
    this.#matters = matters(this.#shelf.papers);
    this.#filters.offer(this.#matters);
    return this.#refresh();
  }

  // What is shown.

  async show() {
    await looks();
    if (this.isOpen) return;
    body.add("page-dossier");
    body.toggle("page-paper", Boolean(this.#opened));
    if (!this.#node.isConnected) {
      document.querySelector("main").prepend(this.#node, this.#strip.node);
      this.translate();
    }
    focus(this.#title);
    scrollTo({ top: 0 });
  }

  /** Leaves the list: what it holds stays, and so does the paper that is open. */
  close() {
    body.remove("page-dossier", "page-paper");
    this.#search.clear();
    this.#refresh();
    const back = document.getElementById("dossier");
    back.hidden = !this.size;
    (this.#opened ? back : document.getElementById("text")).focus();
  }

  #empty() {
    if (!confirm(words().sure)) return;
    this.#shelf.empty();
    this.#menu.rest();
    this.#filters.reset();
    this.#search.clear();
    this.#given = null;
    this.#list();
    this.#gather();
    this.#say("");
  }

  async #refresh({ top = false } = {}) {
    const start = performance.now();
    const chosen = filtered(this.#matters, this.#filters.chosen);
    if (!(await this.#search.count(chosen))) return;
    const searching = Boolean(this.#search.query);
    this.#order.offer(searching);
    const { column, down } = this.#order;
    const shown = sorted(searching ? chosen.filter(({ hits, named }) => hits || named) : chosen, column, down);
    const isAll = !searching && !this.#filters.isSet;
    this.#table.head = headRow({ words: words(), order: this.#order, searching, choose: (column) => this.#order.choose(column) });
    this.#table.show(isAll ? [...shown, ...this.#shelf.trouble] : shown, { top });
    this.#search.found(shown);
    this.#none.hidden = shown.length > 0 || isAll;
    this.#count.textContent = words().count(shown.length, this.#matters.length, this.#shelf.papers.length);
    this.#menu.show({ shown: shown.length, all: this.#matters.length });
    performance.measure("kamervragen: table of the dossier", { start });
    this.#plots.show(shown);
  }

  /** Shows another order; the focus stays on the heading that was clicked. */
  async #reorder() {
    const inHead = this.#table.node.contains(document.activeElement);
    await this.#refresh({ top: true });
    if (inHead) this.#table.node.querySelector(`[data-column=${this.#order.column}] button`).focus();
  }

  translate() {
    const { title, private: secret, nothing, caption } = words();
    this.#title.textContent = title;
    this.#note.textContent = this.#isInside ? "" : secret;
    this.#none.textContent = nothing;
    this.#table.label = caption;
    this.#strip.linked = this.#isLinked;
    this.#say("");
    for (const part of [this.#menu, this.#search, this.#strip]) part.translate();
    this.#filters.offer(this.#matters);
    this.#strip.show(this.#opened, this.#matterOf(this.#opened));
    this.#refresh();
  }

  #say(sentence) {
    this.#status.textContent = sentence;
  }

  // The paper that is open.

  #matterOf(paper) {
    return paper && this.#matters.find(({ papers, versions }) => papers.includes(paper) || versions.includes(paper));
  }

  /** Opens a paper beside the list, and resolves when it is there. `quiet` leaves the focus, `travelled` the history. */
  async open(paper, { quiet = false, travelled = false } = {}) {
    if (!paper) return;
    const before = this.#matterOf(this.#opened);
    const matter = this.#matterOf(paper);
    this.#opened = this.#search.opened = paper;
    const { entry, start } = paper;
    const text = await textOfPaper(paper);
    if (this.#opened !== paper) return;
    if (!travelled) history[body.contains("page-paper") ? "replaceState" : "pushState"](null, "", hashOf(paper));
    body.add("page-paper");
    for (const item of new Set([before, matter])) if (item) this.#table.renew(item);
    this.#table.reveal(matter);
    this.#strip.show(paper, matter);
    const isThere = this.#view.text === text && this.#view.document;
    const there = new Promise((done) => this.#view.addEventListener("kamervragen-parsed", done, { once: true }));
    const source = entry.source && { ...entry.source, pages: entry.pages?.map((at) => at - start) };
    this.#take(text, { outside: true, source, quiet, ofDossier: true });
    if (!isThere) await there;
    this.#search.mark();
  }

  /** Whether the address of a paper leads there for others: not one in somebody's own folders. */
  get #isLinked() {
    return this.#isInside && location.protocol !== "file:";
  }

  /** The address of a place in the paper that is open, or "". */
  linkTo(id) {
    return this.isOpen && this.#opened && this.#isLinked ? location.href.split("#")[0] + hashOf(this.#opened, id) : "";
  }

  async #copyLink() {
    this.#say((await copy({ text: this.linkTo("") })) ? words().copied : words().notCopied);
  }

  /** Back to the list, to the row of the paper. */
  #list() {
    if (nameInHash()) history.pushState(null, "", location.href.split("#")[0]);
    body.remove("page-paper");
    const matter = this.#matterOf(this.#opened);
    this.#opened = this.#search.opened = null;
    this.#search.mark();
    if (!matter) return focus(this.#title);
    this.#table.renew(matter);
    this.#table.reveal(matter, { focus: true });
  }

  /** Shows what the address names: after back and forward, and when a file with a dossier is opened. */
  #arrive() {
    if (!this.isOpen) return;
    const paper = this.#shelf.byName.get(nameInHash());
    if (paper && paper !== this.#opened) this.open(paper, { travelled: true });
    else if (!location.hash && this.#opened) this.#list();
  }

  /** A link within the paper names a place alone: the paper goes back into the address. */
  #stay() {
    const { hash } = location;
    if (!this.isOpen || !this.#opened || !hash || hash.includes("=")) return this.#arrive();
    history.replaceState(history.state, "", hashOf(this.#opened, idIn()));
  }

  // What the menu does.

  #act(name, input) {
    if (name === "files") return this.addFiles(input);
    if (name === "empty") return this.#empty();
    if (name === "close") return this.close();
    if (name !== "plots") return this.#save(name);
    this.#plots.node.hidden = !input;
    this.#plots.show(this.#shown);
  }

  /** The matters in the table, which has files without a text too. */
  get #shown() {
    return this.#table.items.filter(({ main }) => main);
  }

  async #save(way) {
    const papers = this.#shown.flatMap((matter) => matter.papers);
    const progress = (done, all, stop) => this.#menu.busy(words().writes(done, all), done / all, stop);
    try {
      await this.#shelf.make((how) => save(way, { papers, language: language(), ...how }), progress);
      this.#say(words().saved(papers.length, this.#shown.reduce((sum, { versions }) => sum + versions.length, 0)));
    } catch {
      this.#say(words().notSaved);
    }
    this.#menu.rest();
  }
}
