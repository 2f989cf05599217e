// A clipping: some questions of a paper. An address names them (`…&knipsel=2,3,7`); what of a view is not theirs gets `data-out`,
// which the style sheets of page and frame hide.
import { idIn } from "../element/address.js";
import { focus, list } from "../element/nodes.js";

/** The questions that an address names, none for `knipsel=`. */
export function named(options) {
  return (options.get("knipsel") ?? "").split(/[\s,]+/).filter(Boolean);
}

/** Each question of a view that has a place of its own in a group, else the group: `{ node, exchange, at }`. */
function partsOf(view) {
  return [...view.querySelectorAll(".kv-exchange")].flatMap((exchange, at) => {
    const lines = exchange.querySelectorAll(":scope > ol.kv-question > li");
    return (lines.length ? [...lines] : [exchange]).map((node) => ({ node, exchange, at }));
  });
}

/**
 * The same for an element, with the paper that each is of (a text may hold several), the `key` by which an address names it, its
 * `name`, its numbers and for how many questions it counts.
 */
export function itemsOf(element) {
  const several = [...element.querySelectorAll("kamer-vragen")];
  return (several.length ? several : [element]).flatMap((paper, nth) => {
    const view = paper.querySelector(":scope > .kamervragen");
    const start = nth ? `${nth + 1}:` : "";
    const keyOf = ({ id }) => start + id.slice(paper.idPrefix.length + "vraag-".length);
    return (paper.document && view ? partsOf(view) : []).map(({ node, exchange, at }) => {
      const { numbers, questions } = paper.document.exchanges[at];
      const part = { paper, view, node, exchange, at };
      const heading = exchange.firstElementChild;
      const group = keyOf(heading);
      if (node !== exchange) {
        const key = node.id ? keyOf(node) : `${group}.${node.value}`;
        return { ...part, key, keys: [key, group], name: nameOf(heading, [node.value]), numbers: [node.value], count: 1 };
      }
      const count = questions.reduce((sum, it) => sum + Math.max(1, it.numbers.length), 0) || numbers.length || 1;
      const others = numbers.length > 1 ? numbers.map((number) => start + number) : [];
      return { ...part, key: group, keys: [group, ...others], name: textOf(heading), numbers, count };
    });
  });
}

/** Those of these items that keys name; a number names a group that holds it only where no question has it for itself. */
export function chosenOf(items, keys) {
  const [wanted, own] = [new Set(keys), new Set(items.map(({ key }) => key))];
  return items.filter(({ key, keys }) => keys.some((it) => wanted.has(it) && (it === key || !own.has(it))));
}

export function countOf(items) {
  return items.reduce((sum, { count }) => sum + count, 0);
}

/** The headings of groups of which not all is shown, and what they are otherwise. */
const whole = new WeakMap();

function textOf(heading) {
  return whole.get(heading) ?? heading.textContent;
}

/** `Vraag 2` or `Vraag 2 en 4` out of `Vraag 2 t/m 5`. */
function nameOf(heading, numbers) {
  const [word] = textOf(heading).split(" ");
  return `${numbers.length > 1 ? word : word.replace(/s$/, "")} ${list(numbers)}`;
}

/** Marks in a view all that is not of the chosen questions, each told by whether it is `isIn`, by its count or its node; without that, nothing. */
export function cut(view, isIn = () => true) {
  const left = (node, out) => node.toggleAttribute("data-out", out);
  const parts = partsOf(view).map((part, nth) => ({ ...part, stays: isIn(nth, part.node) }));
  const all = parts.every(({ stays }) => stays);
  const ids = new Set();
  for (const exchange of new Set(parts.map((it) => it.exchange))) {
    const group = parts.filter((it) => it.exchange === exchange);
    const staying = group.filter(({ stays }) => stays);
    const heading = exchange.firstElementChild;
    for (const { node, stays } of group) left(node, !stays);
    left(exchange, !staying.length);
    if (staying.length) ids.add(heading.id);
    rename(heading, staying.length && staying.length < group.length ? staying.map(({ node }) => node.value) : null);
  }
  const cited = new Set([...view.querySelectorAll("sup a[href^='#']")].filter((it) => !it.closest("[data-out]")).map(idIn));
  const notes = view.querySelectorAll(".kv-notes li[id]");
  for (const note of notes) left(note, !all && !cited.has(note.id));
  for (const notes of view.querySelectorAll(".kv-notes")) left(notes, !all && !notes.querySelector("li:not([data-out])"));
  for (const entry of view.querySelectorAll(".kv-contents li")) left(entry, !ids.has(idIn(entry.firstElementChild)));
  for (const other of view.querySelectorAll(":scope > section:not([class])")) left(other, !all);
}

/** The heading of a group names the questions that are left of it; that of the answer goes on naming all. */
function rename(heading, numbers) {
  if (!numbers && !whole.has(heading)) return;
  const text = textOf(heading);
  heading.firstElementChild.textContent = numbers ? nameOf(heading, numbers) : text;
  if (numbers) whole.set(heading, text);
  else whole.delete(heading);
}

/**
 * Shows of an element the chosen questions alone, below a line that says so, with the way to the whole: `all` is called when that
 * was taken. Where none of those that an address names is there, all are shown, and the line says why.
 */
export class Part {
  #element;
  #all;
  #line = document.createElement("p");
  #button = document.createElement("button");
  #keys = [];

  constructor(element, all) {
    this.#element = element;
    this.#all = all;
    this.#line.className = "clip-line";
    this.#button.type = "button";
    this.#button.addEventListener("click", () => {
      this.#leave();
      // What had the focus is gone.
      const title = element.querySelector(".kv-head > [id]");
      if (title) focus(title);
    });
    // A link to a question that is left out is followed to where it leads.
    element.addEventListener("click", ({ target }) => this.#leads(target) && this.#leave(), true);
  }

  /** Whether less than all is asked for. */
  get isOn() {
    return this.#keys.length > 0;
  }

  show(keys) {
    this.#keys = keys;
    this.renew();
  }

  /** To be called when the view has changed. */
  renew() {
    if (!this.isOn) return;
    const { language } = this.#element;
    const items = itemsOf(this.#element);
    const chosen = chosenOf(items, this.#keys);
    const some = chosen.length > 0 && chosen.length < items.length;
    this.#cut(some ? chosen.map(({ node }) => node) : items.map(({ node }) => node));
    this.#line.remove();
    if (!items.length || chosen.length === items.length) return;
    const missing = this.#keys.filter((key) => !items.some(({ keys }) => keys.includes(key))).length;
    this.#button.textContent = language === "en" ? "Show all" : "Toon alles";
    this.#line.lang = language;
    this.#line.replaceChildren(said(language, countOf(chosen), countOf(items), missing), ...(some ? [" ", this.#button] : []));
    this.#element.before(this.#line);
  }

  /** Shows all again. */
  end() {
    this.#keys = [];
    this.#line.remove();
    this.#cut();
  }

  #cut(nodes) {
    for (const view of this.#element.querySelectorAll(".kamervragen")) cut(view, nodes && ((_, node) => nodes.includes(node)));
  }

  #leave() {
    this.end();
    this.#all();
  }

  #leads(target) {
    const link = this.isOn && target.closest?.("a[href^='#']");
    return link && this.#element.querySelector(`#${CSS.escape(idIn(link))}`)?.closest("[data-out]");
  }
}

/** `3 vragen uit een stuk van 8 vragen`. */
export function said(language, count, whole, missing = 0) {
  if (language === "en") {
    if (!count) return "The questions that this address names are not in this text; all of it is shown.";
    const rest = missing ? `; ${missing} that the address names ${missing > 1 ? "are" : "is"} not in it` : "";
    return `${count} ${count > 1 ? "questions" : "question"} out of a paper of ${whole} questions${rest}.`;
  }
  if (!count) return "De vragen die dit adres noemt, staan niet in deze tekst; u ziet de hele tekst.";
  const rest = missing ? `; ${missing} die het adres noemt, ${missing > 1 ? "staan" : "staat"} er niet in` : "";
  return `${count} ${count > 1 ? "vragen" : "vraag"} uit een stuk van ${whole} vragen${rest}.`;
}
