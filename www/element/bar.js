// The bar above the view: the button for all answers, the copy menu, the filter; and the line that says how it went.
import { copyMenu } from "./copy.js";
import { make } from "./nodes.js";

export class Bar {
  #shared;
  #filter;
  #popover;
  #node = null;
  /** Whether the bar is above the view or stays in sight over it, and whether the list of the questions is beside the text. */
  #stuck = null;
  #beside = new ResizeObserver(() => this.#offerContents());
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
    this.#beside.disconnect();
    this.#beside.observe(this.#shared.view);
  }

  #make() {
    const { element, words } = this.#shared;
    const toggle = make("button", { type: "button", "data-do": "toggle" });
    const copy = make("button", { type: "button", "data-do": "copy", "aria-haspopup": "menu" }, words.copy);
    const contents = make("button", { type: "button", "data-do": "contents", "aria-haspopup": "dialog" }, words.contents);
    const find = make("div", {}, contents, ...this.#filter.nodes);
    this.remove();
    this.#node = make("div", { class: "kv-bar", role: "group", "aria-label": words.tools, lang: element.language }, toggle, copy, find);
    element.prepend(this.#node);
    // Stuck is what is cut by the line where it sticks.
    const top = parseFloat(getComputedStyle(this.#node).top) || 0;
    const note = ([{ target, intersectionRatio, boundingClientRect }]) => target.classList.toggle("kv-stuck", intersectionRatio < 1 && boundingClientRect.top <= top + 1);
    this.#stuck = new IntersectionObserver(note, { threshold: [0.9, 1], rootMargin: `${-Math.ceil(top) - 1}px 0px 0px 0px` });
    this.#stuck.observe(this.#node);
  }

  remove() {
    this.#stuck?.disconnect();
    this.#beside.disconnect();
    this.#node?.remove();
    this.#node = null;
  }

  /** Shows what there is something for: in a paper without answers one can search, in one without questions copy. */
  hide(bare) {
    const { view, answers } = this.#shared;
    if (!this.#node || !view) return;
    this.#node.hidden = bare || !view.querySelector(".kv-head > [id]");
    this.#node.querySelector("[data-do=toggle]").hidden = !answers.length;
    this.#node.lastElementChild.hidden = !view.querySelector(".kv-exchange");
  }

  /** The list of the questions, from everywhere; where it is beside the text, it is in sight already. */
  #offerContents() {
    const list = this.#shared.view?.querySelector(".kv-contents");
    const button = this.#node?.querySelector("[data-do=contents]");
    if (button) button.hidden = !list || getComputedStyle(list).float !== "none";
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
    else if (button.dataset.do === "contents") this.#popover.contents(button);
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
