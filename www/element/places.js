// Navigation. Every jump changes the address, so that the browser's own back and forward work.
import { idIn } from "./address.js";
import { focus, focused, make, scrollSurely } from "./nodes.js";

export class Places {
  #shared;
  #filter;
  /** The button back, shown after a jump from running text. */
  #back = make("p", { class: "kv-back", hidden: "" }, make("button", { type: "button" }));
  #spy = null;
  /** The links that were followed from running text, each with the fragment of the address at that moment. */
  #trail = [];
  #went = false;
  /** Whether the address changed by going back or forward; unknown where the browser has no Navigation API. */
  travelled;
  #arrived = "";

  constructor(shared, filter) {
    this.#shared = shared;
    this.#filter = filter;
    this.#back.firstElementChild.addEventListener("click", () => this.#goBack());
  }

  /** To be placed below the view. */
  get node() {
    return this.#back;
  }

  /** Marks the question that is being read in the list of questions. */
  watch() {
    this.stop();
    const { view } = this.#shared;
    const links = new Map();
    for (const link of view.querySelectorAll(".kv-contents a")) links.set(idIn(link), link);
    if (!links.size) return;
    this.#spy = new IntersectionObserver(
      (entries) => {
        for (const entry of entries) {
          const link = links.get(entry.target.firstElementChild?.id);
          if (entry.isIntersecting) {
            for (const other of links.values()) other.removeAttribute("aria-current");
            link?.setAttribute("aria-current", "true");
            if (link) follow(link);
          }
        }
      },
      { rootMargin: "-25% 0px -70% 0px" },
    );
    for (const exchange of view.querySelectorAll(".kv-exchange")) this.#spy.observe(exchange);
  }

  stop() {
    this.#spy?.disconnect();
  }

  /** Call when a link is followed. A jump from running text offers a way back, one from the list of questions does not. */
  leave(link, event) {
    const stays = idIn(link) === idIn();
    if (link.closest("nav")) this.#trail = [];
    else this.#trail.push({ link, hash: stays ? null : location.hash });
    this.#went = true;
    if (stays) {
      event.preventDefault();
      this.arrive(false);
    }
  }

  /** Call when a link outside the view is followed: it may lead here, but going back from it is the browser's business. */
  come() {
    this.#trail = [];
    this.#went = true;
  }

  /** Shows the place that the address names. After back or forward the scroll position is the browser's. */
  arrive(first) {
    const id = idIn();
    const { view } = this.#shared;
    const went = this.#went || this.travelled === false;
    this.#went = false;
    this.travelled = undefined;
    if (!first) {
      if (!went) this.#return();
      this.#offer();
    }
    if (!id || !view || (first && this.#arrived === id)) return;
    if (!view.querySelector(`#${CSS.escape(id)}`)) return;
    this.#arrived = id;
    this.reveal(id, { scroll: first || went });
  }

  /** After going back, by the browser's button or ours: focuses the link that was followed. From anywhere else, the trail ends. */
  #return() {
    const last = this.#trail.pop();
    if (last?.hash === location.hash && last.link.isConnected) last.link.focus({ preventScroll: true });
    else this.#trail = [];
  }

  #offer() {
    const { element, words } = this.#shared;
    const from = this.#trail.at(-1)?.link;
    this.#back.hidden = !from;
    this.#back.lang = element.language;
    if (from) this.#back.firstElementChild.textContent = words.back(this.#placeOf(from));
  }

  #goBack() {
    const last = this.#trail.at(-1);
    if (last?.hash !== null) return history.back();
    // The address had not changed, so there is no step in the history to take back.
    last.link.scrollIntoView({ block: "center" });
    last.link.focus({ preventScroll: true });
    this.#trail.pop();
    this.#offer();
  }

  #placeOf(node) {
    const { words } = this.#shared;
    const exchange = node.closest(".kv-exchange");
    const note = node.closest(".kv-notes li");
    if (note) return `${words.note} ${note.value || note.firstElementChild.textContent}`.toLowerCase();
    if (!exchange) return words.top;
    const answer = node.closest(".kv-answer")?.querySelector("summary b");
    return (answer ?? exchange.firstElementChild).textContent.toLowerCase();
  }

  /** Opens what contains an id, shows it with its question, and moves the focus there. Returns whether there is such a place. */
  reveal(id, { scroll = true } = {}) {
    const target = this.#shared.view?.querySelector(`#${CSS.escape(id)}`);
    if (!target) return false;
    const exchange = target.closest(".kv-exchange");
    if (exchange?.hidden) this.#filter.words = "";
    for (let details = target.closest("details"); details; details = details.parentElement.closest("details")) details.open = true;
    if (!scroll) return true;
    // An answer is shown with its question above it, unless that would push it out of sight.
    const heading = exchange?.firstElementChild;
    const near = heading && target.getBoundingClientRect().top - heading.getBoundingClientRect().top < innerHeight * 0.6;
    const shown = near && !target.closest("sup") ? heading : target;
    scrollSurely(() => shown.scrollIntoView({ block: target.closest("sup") ? "center" : "start" }));
    focus(target.closest("sup") ? target : near ? heading : target);
    return true;
  }

  /** Goes to the next (1) or the previous (-1) question: from the one that has the focus, else from what is being read. */
  step(step) {
    const { view } = this.#shared;
    const headings = [...view.querySelectorAll(".kv-exchange:not([hidden], [data-out]) > :first-child")];
    const tops = headings.map((heading) => heading.getBoundingClientRect().top);
    const at = headings.indexOf(focused(view));
    let next;
    if (tops[at] >= 0 && tops[at] < innerHeight) {
      next = at + step;
    } else {
      // Where a heading is after a jump to it.
      const line = headings.length && parseFloat(getComputedStyle(headings[0]).scrollMarginTop);
      next = step > 0 ? tops.findIndex((top) => top > line + 2) : tops.findLastIndex((top) => top < line - 2);
    }
    const heading = headings[next];
    if (!heading) return;
    scrollSurely(() => heading.scrollIntoView({ block: "start" }));
    focus(heading);
  }
}

/** Keeps the question that is being read in sight in a list that scrolls, unless the reader is in that list. */
function follow(link) {
  const list = link.closest(".kv-contents");
  if (list.scrollHeight <= list.clientHeight || list.matches(":hover, :focus-within")) return;
  const [inner, outer] = [link, list].map((it) => it.getBoundingClientRect());
  if (inner.top < outer.top || inner.bottom > outer.bottom) list.scrollTop += inner.top - outer.top - outer.height / 3;
}
