// What opens over the view, one at a time: a note where it is cited, a menu at a heading or a button.
import { idIn } from "./address.js";
import { copy } from "./clipboard.js";
import { focused, make as element } from "./nodes.js";

export class Popover {
  #shared;
  #pop = null;

  constructor(shared) {
    this.#shared = shared;
  }

  close() {
    if (this.#pop?.isConnected) this.#pop.hidePopover();
  }

  open(anchor, role, ...content) {
    this.#pop?.remove();
    const host = this.#shared.element;
    const pop = (this.#pop = element("div", { class: "kv-pop", popover: "auto", tabindex: "-1", lang: host.language, role }, ...content));
    host.append(pop);
    pop.showPopover();
    const { left, top, bottom } = anchor.getBoundingClientRect();
    const below = bottom + 6;
    const above = top - pop.offsetHeight - 6;
    const x = Math.max(8, Math.min(left - 12, document.documentElement.clientWidth - pop.offsetWidth - 8));
    const y = below + pop.offsetHeight < innerHeight || above < 0 ? below : above;
    pop.style.left = `${x + scrollX}px`;
    pop.style.top = `${y + scrollY}px`;
    (pop.querySelector("button, textarea") ?? pop).focus({ preventScroll: true });
    pop.addEventListener("toggle", (event) => {
      if (event.newState === "closed") {
        const now = focused(pop);
        if (!now || now === document.body || pop.contains(now)) anchor.focus({ preventScroll: true });
        pop.remove();
      }
    });
    return pop;
  }

  /** Shows a note where it is cited; `leave` is called when the reader goes on to the list of notes. */
  note(link, leave) {
    const { view, words } = this.#shared;
    const note = view.querySelector(`#${CSS.escape(idIn(link))}`);
    if (!note) return;
    // Without the links back: who reads the note here has not left the text.
    const content = [...note.children].filter((child) => child.localName !== "p").map((child) => child.cloneNode(true));
    for (const node of content) if (!node.lang) node.lang = "nl";
    const title = `${words.note} ${link.textContent}`;
    const list = element("a", { href: link.hash }, words.toNote);
    list.addEventListener("click", (event) => {
      this.close();
      leave(event);
    });
    this.open(link, "note", element("p", {}, title), ...content, list).setAttribute("aria-label", title);
  }

  /** Shows the list of the questions, at the one that is being read. */
  contents(anchor) {
    const { view } = this.#shared;
    const list = view.querySelector(".kv-contents");
    const nav = element("nav", { "aria-label": list.ariaLabel }, list.firstElementChild.cloneNode(true));
    this.open(anchor, "dialog", nav).setAttribute("aria-label", list.ariaLabel);
    (nav.querySelector("[aria-current]") ?? nav.querySelector("a")).focus();
  }

  /** Shows a menu of `[word, make]`, see copy.js. */
  menu(anchor, items) {
    const { words, say } = this.#shared;
    const buttons = items.map(([word, make]) => {
      const button = element("button", { type: "button", role: "menuitem" }, word);
      button.addEventListener("click", async () => {
        const what = make();
        if (!what) return;
        if (!(await copy(what))) return this.#offer(anchor, what.text);
        button.textContent = words.copied;
        say(words.copied);
        setTimeout(() => this.#pop?.contains(button) && this.close(), 900);
      });
      return button;
    });
    const pop = this.open(anchor, "menu", ...buttons);
    pop.setAttribute("aria-label", anchor.textContent);
    pop.addEventListener("keydown", (event) => {
      const at = buttons.indexOf(focused(pop));
      const to = { ArrowDown: at + 1, ArrowUp: at - 1, Home: 0, End: -1 }[event.key];
      if (to === undefined) return;
      event.preventDefault();
      buttons.at(to % buttons.length).focus();
    });
  }

  /** Where the page may not copy: shows the text selected, so that the reader can. */
  #offer(anchor, text) {
    const { press } = this.#shared.words;
    const box = element("textarea", { readonly: "", rows: "8", lang: "nl", "aria-label": press });
    box.value = text;
    this.open(anchor, "dialog", element("p", {}, press), box).setAttribute("aria-label", press);
    box.select();
  }
}
