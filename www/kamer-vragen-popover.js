// What opens over the view, one at a time: a note where it is cited, a menu at a heading or a button.
import { make } from "./kamer-vragen-nodes.js";

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
    const { element } = this.#shared;
    const pop = (this.#pop = make("div", { class: "kv-pop", popover: "auto", tabindex: "-1", lang: element.language, role }, ...content));
    element.append(pop);
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

  /** A note in place; `leave` is told when the reader goes on to the list of notes. */
  note(link, leave) {
    const { view, words } = this.#shared;
    const note = view.querySelector(`#${CSS.escape(link.hash.slice(1))}`);
    if (!note) return;
    // All but the links back: those who read it here have not left.
    const content = [...note.children].filter((child) => child.localName !== "p").map((child) => child.cloneNode(true));
    for (const node of content) if (!node.lang) node.lang = "nl";
    const title = `${words.note} ${link.textContent}`;
    const list = make("a", { href: link.hash }, words.toNote);
    list.addEventListener("click", leave);
    this.open(link, "note", make("p", {}, title), ...content, list).setAttribute("aria-label", title);
  }

  /** A menu of `[word, act]`. What an act returns is said, and stands on the button for a moment. */
  menu(anchor, items) {
    const buttons = items.map(([word, act]) => {
      const button = make("button", { type: "button", role: "menuitem" }, word);
      button.addEventListener("click", async () => {
        const said = await act();
        this.#shared.say(said || "");
        if (said) button.textContent = said;
        setTimeout(() => this.#pop?.contains(button) && this.close(), said ? 900 : 0);
      });
      return button;
    });
    const pop = this.open(anchor, "menu", ...buttons);
    pop.addEventListener("keydown", (event) => {
      const at = buttons.indexOf(document.activeElement);
      const to = { ArrowDown: at + 1, ArrowUp: at - 1, Home: 0, End: -1 }[event.key];
      if (to === undefined) return;
      event.preventDefault();
      buttons.at(to % buttons.length).focus();
    });
  }
}
