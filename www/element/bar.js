// The bar above the view: the button for all answers, the copy menu, the filter; and the line that says how it went.
import { copyMenu } from "./copy.js";
import { make } from "./nodes.js";

export class Bar {
  #shared;
  #filter;
  #popover;
  #node = null;
  /** What is announced: the result, or why there is none. */
  #status = make("p", { class: "kv-status", role: "status" });

  constructor(shared, filter, popover) {
    this.#shared = shared;
    this.#filter = filter;
    this.#popover = popover;
  }

  /** Puts the bar above the view and the status line below it, made again where the language or the words changed. */
  furnish() {
    const { element } = this.#shared;
    if (this.#node?.lang !== element.language || this.#node.parentNode !== element) this.#make();
    this.hide(element.bare);
    this.#status.lang = element.language;
    if (this.#status.parentNode !== element) element.append(this.#status);
    this.label();
  }

  #make() {
    const { element, words } = this.#shared;
    const toggle = make("button", { type: "button", "data-do": "toggle" });
    const copy = make("button", { type: "button", "data-do": "copy", "aria-haspopup": "menu" }, words.copy);
    this.remove();
    this.#node = make("div", { class: "kv-bar", role: "group", "aria-label": words.tools, lang: element.language }, toggle, copy, ...this.#filter.nodes);
    element.prepend(this.#node);
  }

  remove() {
    this.#node?.remove();
    this.#node = null;
  }

  /** Without answers there is nothing that the bar could do. */
  hide(bare) {
    if (this.#node) this.#node.hidden = bare || !this.#shared.answers.length;
  }

  /** The button says what it will do, whoever opened an answer: a click, a link, the browser's own search. */
  label() {
    const { words } = this.#shared;
    const button = this.#node?.querySelector("[data-do=toggle]");
    const word = this.#allOpen() ? words.hide : words.show;
    if (button && button.textContent !== word) button.textContent = word;
  }

  say(message) {
    if (this.#status.parentNode !== this.#shared.element) this.#shared.element.append(this.#status);
    if (this.#status.textContent !== message) this.#status.textContent = message;
  }

  /** Does what a button of the bar says; says whether what was clicked is one. */
  click(target) {
    const button = target.closest?.("[data-do]");
    if (!button || !this.#node?.contains(button)) return false;
    if (button.dataset.do === "toggle") this.toggle();
    else this.#popover.menu(button, copyMenu(this.#shared));
    return true;
  }

  /** Opens all answers, or closes them where all are open. */
  toggle() {
    const open = !this.#allOpen();
    for (const details of this.#shared.answers) details.open = open;
  }

  #allOpen() {
    const { answers } = this.#shared;
    return answers.length > 0 && answers.every((details) => details.open);
  }
}
