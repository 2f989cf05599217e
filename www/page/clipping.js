// The clipping ("Knipsel"): the reader ticks questions and takes these along, as a quotation, a link, a frame or a card. Loaded by its
// button, or by an address that names questions.
import { chosenOf, countOf, cut, itemsOf, named, Part, said } from "../carriers/clip.js";
import { fileName } from "../carriers/files.js";
import { LIMIT, link } from "../carriers/link.js";
import { copy } from "../element/clipboard.js";
import { addressOf, citation, markdown, notesIn, plain, plainNotes, rich, richNotes, staticNode } from "../element/copy.js";
import { KamerVragen } from "../element/define.js";
import { list, make, title } from "../element/nodes.js";

/** Characters of a link above which it does not stand in a quotation: some programs cut it off. */
const SHORT = 8000;
/** Characters of a text above which no link is tried, as elsewhere in the page. */
const LONG = 200_000;

export class Clipping {
  #view;
  #words;
  #button = document.getElementById("clip");
  #bar = make("section", { class: "page-clip-bar", hidden: "" });
  #count = make("output");
  #part;
  #leave;
  /** The keys of the questions that are ticked; those of a number that is not there now wait for it to come back. */
  #chosen = new Set();
  #isOn = false;
  /** The address with the text, as soon as it is known: `{ address, length }`. */
  #link = {};
  /** Writes the code of a frame. */
  #frameCode;

  /** `words` gives the page's words; `leave` is called when the reader goes from what an address names to the whole. */
  constructor(view, words, leave) {
    this.#view = view;
    this.#words = words;
    this.#part = new Part(view, leave);
    this.#leave = leave;
    this.translate();
    view.before(this.#bar);
    view.addEventListener("kamervragen-parsed", () => {
      this.#part.renew();
      if (this.#isOn) this.#renew();
    });
    view.addEventListener("change", ({ target }) => {
      if (!target.matches(".page-clip")) return;
      if (target.checked) this.#chosen.add(target.value);
      else this.#chosen.delete(target.value);
      this.#say();
    });
    document.addEventListener("keydown", (event) => this.#press(event));
    document.addEventListener("pointerdown", ({ target }) => this.#menu.contains(target) || (this.#menu.open = false));
    // What is ticked is what is printed.
    addEventListener("beforeprint", () => this.#isOn && this.#ticked.length && this.#part.show([...this.#chosen]));
    addEventListener("afterprint", () => this.#isOn && this.#part.end());
  }

  get #menu() {
    return this.#bar.querySelector("details");
  }

  get #ticked() {
    return itemsOf(this.#view).filter(({ key }) => this.#chosen.has(key));
  }

  /** Turns it on or off; on, all questions are there to be ticked. */
  toggle() {
    if (!this.#isOn && this.#part.isOn) {
      this.#chosen = new Set(chosenOf(itemsOf(this.#view), this.#chosen).map(({ key }) => key));
      this.#part.end();
      this.#leave();
    }
    this.#isOn = !this.#isOn;
    this.#bar.hidden = !this.#isOn;
    this.#button.setAttribute("aria-pressed", this.#isOn);
    document.documentElement.classList.toggle("page-clipping", this.#isOn);
    if (this.#isOn) return this.#renew();
    for (const box of this.#view.querySelectorAll(".page-clip")) box.remove();
    this.#button.focus();
  }

  /** Shows the questions that an address names alone. */
  show(options) {
    const keys = named(options);
    if (this.#isOn) this.toggle();
    this.#part.show(keys);
    this.#chosen = new Set(keys);
  }

  /** Another text came: nothing of it is ticked. */
  forget() {
    this.#chosen.clear();
    this.#part.end();
  }

  /** Makes the bar in the language of the page. */
  translate() {
    const words = { ...KamerVragen.words[this.#view.language], ...this.#words() };
    const button = (word, act) => {
      const it = make("button", { type: "button" }, words[word]);
      it.addEventListener("click", act);
      return it;
    };
    const copies = [
      ["copyExchange", () => this.#quotation("text")],
      ["copyExchangeHtml", () => ({ text: this.#quotation("text").html })],
      ["copyMarkdown", () => this.#quotation("markdown")],
      ["static", () => ({ text: this.#static() })],
      ["copyLink", () => ({ text: this.#address })],
      ["clipFrame", () => ({ text: this.#frame() })],
    ].map(([word, make]) => button(word, () => this.#copy(make())));
    // These two need a link that is not too long.
    for (const it of copies.slice(-2)) it.dataset.link = "";
    const menu = make("details", { class: "page-exports" }, make("summary", {}, words.copy), make("div", {}, ...copies, make("p")));
    const tick = (all) => () => {
      this.#chosen = new Set(all ? itemsOf(this.#view).map(({ key }) => key) : []);
      this.#renew();
    };
    this.#bar.setAttribute("aria-label", words.clip);
    this.#bar.replaceChildren(
      this.#count,
      button("clipAll", tick(true)),
      button("clipNone", tick(false)),
      menu,
      button("clipCard", () => this.#card()),
      button("close", () => this.toggle()),
    );
    if (this.#isOn) this.#say();
  }

  /** After a reading: a box at each question, ticked where it was, and the address of the text. */
  #renew() {
    const items = itemsOf(this.#view);
    this.#bar.hidden = !items.length;
    for (const { node, exchange, key, name } of items) {
      let box = node.querySelector(":scope > .page-clip");
      exchange.classList.toggle("page-single", node === exchange);
      if (!box) {
        box = make("input", { type: "checkbox", class: "page-clip" });
        if (node === exchange) node.firstElementChild.after(box);
        else node.prepend(box);
      }
      box.value = key;
      box.checked = this.#chosen.has(key);
      box.setAttribute("aria-label", this.#words().clipPick(name));
    }
    this.#say();
    this.#renewLink();
  }

  async #renewLink() {
    const { text, language } = this.#view;
    this.#link = {};
    // An address in somebody's own folders is no link for another.
    if (location.protocol !== "file:") {
      // (The one file has no frame beside it.)
      if (!("oneFile" in document.documentElement.dataset)) {
        const { frameCode, scriptTag } = await import("../carriers/snippets.js").catch(() => ({}));
        const height = await scriptTag?.("gallery/height.js");
        this.#frameCode = frameCode && ((...all) => frameCode(...all, height));
      }
      const made = text.length > LONG ? { length: text.length } : await link(text, language);
      if (text !== this.#view.text) return;
      this.#link = made;
    }
    // (What was said meanwhile, that something is copied, stays.)
    this.#offer();
  }

  /** Says how many are ticked, and offers what can be done with them. */
  #say(more) {
    const line = [this.#words().clipCount(countOf(this.#ticked), countOf(itemsOf(this.#view))), more].filter(Boolean).join(" · ");
    // What did not change is not said again.
    if (this.#count.textContent !== line) this.#count.textContent = line;
    this.#offer();
  }

  /** Offers what can be done with what is ticked. */
  #offer() {
    const words = this.#words();
    const count = countOf(this.#ticked);
    const [menu, card] = [this.#menu, this.#menu.nextElementSibling];
    menu.hidden = card.hidden = !count;
    const reach = this.#address;
    for (const it of menu.querySelectorAll("[data-link]")) it.hidden = !reach;
    if (!this.#frameCode) menu.querySelector("button:last-of-type").hidden = true;
    const why = menu.querySelector("p");
    why.hidden = Boolean(reach);
    why.textContent = this.#link.length ? words.linkTooLong(this.#link.length) : words.clipNoLink;
  }

  #press(event) {
    if (event.key !== "Escape" || !this.#isOn || event.defaultPrevented || document.querySelector("dialog:modal, .kv-pop")) return;
    if (event.target.closest?.("textarea, input:not([type=checkbox]), dialog, #exports")) return;
    if (!this.#menu.open) return this.toggle();
    this.#menu.open = false;
    this.#menu.firstElementChild.focus();
  }

  async #copy(what) {
    const words = this.#words();
    this.#say((await copy(what)) ? words.copied : words.notCopied);
    this.#menu.open = false;
    this.#menu.firstElementChild.focus();
  }

  /** The address that shows what is ticked; none where it would be too long. */
  get #address() {
    const address = this.#link.address && `${this.#link.address}&knipsel=${this.#ticked.map(({ key }) => encodeURIComponent(key))}`;
    return address?.length <= LIMIT ? address : "";
  }

  #frame() {
    const src = new URL("embed.html", location.href.split(/[?#]/)[0]) + new URL(this.#address).hash;
    const name = [...new Set(this.#ticked.map(({ view }) => title(view)))].filter(Boolean).join("; ");
    return this.#frameCode(src, `Kamervragen: ${name}`, this.#address);
  }

  /** What is ticked, a paper at a time. */
  get #papers() {
    const [ticked, items] = [this.#ticked, itemsOf(this.#view)];
    return [...new Set(ticked.map(({ paper }) => paper))].map((paper) => {
      const own = items.filter((it) => it.paper === paper);
      const chosen = ticked.filter((it) => it.paper === paper);
      const keys = new Set(chosen.map(({ key }) => key));
      const isIn = (nth) => keys.has(own[nth].key);
      return { paper, view: own[0].view, own, items: chosen, isIn, count: countOf(chosen), whole: countOf(own) };
    });
  }

  /** The ticked questions of each paper as nodes, with their notes and the words below them. */
  #quotes() {
    return this.#papers.map(({ paper, view, own, items, count, whole, isIn }) => {
      const copy = only(view.cloneNode(true), isIn);
      const parts = [...copy.querySelectorAll(".kv-exchange")];
      const holder = make("div", {}, ...parts);
      const ats = [...new Set(items.map(({ at }) => at))];
      const numbers = [...new Set(items.flatMap((it) => it.numbers))];
      const answers = ats.flatMap((at) => paper.document.exchanges[at].answers);
      const source = citation(view, paper.document, numbers.length ? { numbers, answers } : undefined);
      // Where the paper is published, its address stands in the citation.
      const some = count < whole && said("nl", count, whole);
      const way = some && !addressOf(view) && this.#link.address?.length <= SHORT ? this.#link.address : "";
      const text = (part, at) => without(part, paper.document.exchanges[at].questions, own.map((it, nth) => ({ ...it, stays: isIn(nth) })).filter((it) => it.at === at));
      return { view, copy, parts, notes: notesIn(copy, holder), markdown: () => markdown((format) => paper.render(format), ats, text), source: some ? `${source} ${some}` : source, way };
    });
  }

  #quotation(kind) {
    const quotes = this.#quotes();
    const whole = (way, put = way) => (way ? ` Het hele stuk: ${put}` : "");
    const join = (make) => `${quotes.map(make).join("\n\n")}\n`;
    if (kind === "markdown") {
      return { text: join(({ markdown, source, way }) => `${markdown()}\n\n${source}${whole(way, `<${way}>`)}`) };
    }
    const text = join(({ parts, copy, notes, source, way }) => [...parts.map(plain), plainNotes(copy, notes), source + whole(way)].filter(Boolean).join("\n\n"));
    const html = quotes.map(({ parts, copy, notes, source, way }) => {
      const line = make("p", {}, source, ...(way ? [" ", make("a", { href: way }, "Het hele stuk")] : []));
      return parts.map(rich).join("") + richNotes(copy, notes) + line.outerHTML;
    });
    return { text, html: html.join("") };
  }

  /** Static HTML of these questions, with ids of its own and no link to what is left out. */
  #static() {
    return this.#papers.map(({ paper, isIn, count, whole }) => {
      const holder = staticNode(paper);
      const view = only(holder.firstElementChild, isIn);
      for (const node of view.querySelectorAll(".kv-contents, footer details")) node.remove();
      for (const link of view.querySelectorAll("a[href^='#']")) {
        if (view.querySelector(`#${CSS.escape(link.hash.slice(1))}`)) continue;
        if (link.closest(".kv-notes li > p")) link.remove();
        else link.replaceWith(...link.childNodes);
      }
      if (count < whole) view.querySelector(".kv-head").append(make("p", {}, said(paper.language, count, whole)));
      return holder.innerHTML;
    }).join("\n");
  }

  async #card() {
    const { showCard } = await import("./card.js");
    const name = `${fileName(this.#view.document)}-vraag-${this.#ticked.map(({ key }) => key.replace(/\W+/g, "-")).join("-")}`.slice(0, 80);
    showCard(this.#quotes(), this.#words(), name);
  }
}

/** Takes out of a view what is not of the chosen questions, and what the page put there to be ticked. */
function only(view, isIn) {
  cut(view, isIn);
  for (const node of view.querySelectorAll("[data-out], .page-clip")) node.remove();
  return view;
}

/**
 * A group of questions in Markdown without those of its `lines` that do not stay; whole where it has not one line for each block (a
 * table has more), so that no word goes to another question. The heading says which are there.
 */
function without(part, questions, lines) {
  const end = /^### |(?![^])/m.exec(part).index;
  const [, ...blocks] = part.slice(0, end).split("\n").filter(Boolean);
  const sizes = questions.map((it) => it.blocks.length);
  if (lines.every(({ stays }) => stays) || sizes.reduce((sum, size) => sum + size, 0) !== blocks.length) return part;
  const staying = sizes.flatMap((size, nth) => {
    const own = blocks.splice(0, size);
    return lines[nth].stays ? own : [];
  });
  const heading = `## Vraag ${list(lines.filter(({ stays }) => stays).flatMap(({ numbers }) => numbers))}`;
  return [heading, ...staying, part.slice(end)].join("\n\n").trim();
}
