// The filters: a list of choices each, with how many matters they show.
import { make } from "../element/nodes.js";
import { choices, FILTERS } from "./collection.js";

const collator = new Intl.Collator("nl", { numeric: true });
/** The states as a reader would ask for them; all else is in the order of the alphabet. */
const STATES = ["late", "inTime", "open", "notice", "unknown"];

export class Filters {
  #words;
  #selects = Object.fromEntries(Object.keys(FILTERS).map((name) => [name, make("select")]));
  #clear = make("button", { type: "button", hidden: "" });
  node = make("div", { class: "dossier-filters", role: "group" }, ...Object.values(this.#selects), this.#clear);

  /** `changed()` is called when something else is chosen. */
  constructor({ words, changed }) {
    this.#words = words;
    this.node.addEventListener("change", () => {
      this.#clear.hidden = !this.isSet;
      changed();
    });
    this.#clear.addEventListener("click", () => {
      this.reset();
      changed();
      this.#selects.party.focus();
    });
  }

  /** What is chosen: `{ party: "", year: "2031" }`. */
  get chosen() {
    return Object.fromEntries(Object.entries(this.#selects).map(([name, select]) => [name, select.value]));
  }

  get isSet() {
    return Object.values(this.chosen).some(Boolean);
  }

  reset() {
    for (const select of Object.values(this.#selects)) select.value = "";
    this.#clear.hidden = true;
  }

  /** Offers what the matters have. What is chosen stays chosen. */
  offer(matters) {
    const words = this.#words();
    this.node.setAttribute("aria-label", words.filters);
    this.#clear.textContent = words.clear;
    for (const [name, select] of Object.entries(this.#selects)) {
      const { value } = select;
      const counts = choices(matters, name);
      if (value && !counts.has(value)) counts.set(value, 0);
      const keys = [...counts.keys()].sort(name === "state" ? (a, b) => STATES.indexOf(a) - STATES.indexOf(b) : collator.compare);
      if (name === "year") keys.reverse();
      const option = (key) => make("option", { value: key }, `${name === "state" ? words.states[key] : key} (${counts.get(key)})`);
      select.setAttribute("aria-label", words.filter[name]);
      select.replaceChildren(make("option", { value: "" }, words.all[name]), ...keys.map(option));
      select.value = value;
      select.hidden = !keys.length;
    }
  }
}
