// The line above the paper that is open: the way back to the list, and the other papers about the same questions.
import { make } from "../element/nodes.js";
import { shortDate } from "./rows.js";

/** Where there is room for list and paper side by side. */
const WIDE = matchMedia("(min-width: 68rem)");

export class Strip {
  #words;
  #open;
  #link;
  #back = make("button", { type: "button" });
  #copy = make("button", { type: "button" });
  #more = make("p");
  node = make("nav", { class: "dossier-strip" }, this.#back, this.#copy, this.#more);

  constructor({ words, back, link, open }) {
    this.#words = words;
    this.#open = open;
    this.#link = link;
    this.#back.addEventListener("click", back);
    this.#copy.addEventListener("click", link);
  }

  /** Takes along what should stay at hand where the paper covers the list; elsewhere it is in `home`. */
  roam(node, home) {
    const place = () => (WIDE.matches || !document.body.classList.contains("page-paper") ? home : this.node).append(node);
    WIDE.addEventListener("change", place);
    new MutationObserver(place).observe(document.body, { attributeFilter: ["class"] });
  }

  translate() {
    const words = this.#words();
    this.node.setAttribute("aria-label", words.open);
    this.#back.textContent = words.list;
    this.#copy.textContent = words.link;
  }

  /** Says what there is about the same questions as a paper. */
  show(paper, matter) {
    const others = matter ? [...matter.papers, ...matter.versions].filter((it) => it !== paper) : [];
    const words = this.#words();
    const language = document.documentElement.lang;
    const buttons = others.map((other) => {
      const date = shortDate(other.reply ?? other.asked, language);
      const button = make("button", { type: "button" }, [words.kinds[other.kind], date, matter.versions.includes(other) && other.file].filter(Boolean).join(" "));
      button.addEventListener("click", () => this.#open(other));
      return button;
    });
    this.#more.hidden = !others.length;
    this.#more.replaceChildren(words.versions, ...buttons);
  }

  /** Offers the link where there is one. */
  set linked(is) {
    this.#copy.hidden = !is;
  }
}

let sheet = null;

/** The style of the dossier, which is inside the page where that is one file. */
export function looks() {
  if (sheet || document.querySelector("style")) return sheet;
  const link = make("link", { rel: "stylesheet", href: new URL("dossier.css", import.meta.url).href });
  return (sheet = new Promise((done) => {
    link.onload = link.onerror = done;
    document.head.append(link);
  }));
}
