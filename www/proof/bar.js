// The bar of the proof sheet: where the reader is, what can be mended there, doubts, changes.
import { make } from "../element/nodes.js";
import { rove } from "../page/roving.js";

export class Bar {
  node = make("section", { id: "proof-bar", class: "page-proof", "aria-labelledby": "proof-title", hidden: "" });
  /** What is open above the bar: "doubts", "changes" or nothing. */
  list = "";
  #parts = null;
  #acts;

  /**
   * `acts` are what its buttons do: `undo`, `source`, `close`, `step(by)`, `doubt(by)`, `mend(repair)`, `offer()` when another
   * number was typed, `render()` when a list opens or closes, `back()` to the place in the reading.
   */
  constructor(acts) {
    this.#acts = acts;
  }

  get isBuilt() {
    return Boolean(this.#parts);
  }

  get title() {
    return this.#parts.title;
  }

  /** The button that shows and hides the source. */
  get source() {
    return this.#parts.source;
  }

  /** The list that is open. */
  get region() {
    return this.#parts.list;
  }

  /** The number that the reader typed for a repair. */
  get number() {
    return this.#parts.number.value.trim();
  }

  /** Makes it anew, in the words of a language. */
  build(words) {
    const acts = this.#acts;
    const button = (name, act, text = words[name]) => {
      const it = make("button", { type: "button", "data-do": name }, text);
      it.addEventListener("click", act);
      return it;
    };
    const icon = (name, sign, act) => {
      const it = button(name, act, sign);
      it.setAttribute("aria-label", words[name]);
      it.title = words[name];
      return it;
    };
    const toggle = (name) => {
      const act = () => {
        this.list = this.list === name ? "" : name;
        acts.render();
      };
      const it = button(name, act, "");
      it.setAttribute("aria-controls", "proof-list");
      return it;
    };
    const title = make("h2", { id: "proof-title", tabindex: "-1" }, words.title);
    const number = make("input", { id: "proof-number", inputmode: "numeric", size: "4", autocomplete: "off" });
    number.addEventListener("input", () => acts.offer());
    number.addEventListener("keydown", ({ key }) => key === "Escape" && acts.back());
    const numberField = make("label", { for: "proof-number" }, `${words.number} `);
    const status = make("p", { role: "status" });
    const repairs = make("div", { role: "toolbar", "aria-label": words.repairs });
    repairs.addEventListener("keydown", (event) => this.#inToolbar(event));
    const list = make("div", { id: "proof-list", role: "region", tabindex: "0", hidden: "" });
    const [doubts, changes] = [toggle("doubts"), toggle("changes")];
    const [undo, source] = [button("undo", acts.undo), button("source", acts.source)];
    this.#parts = { title, status, repairs, list, number, doubts, changes, undo, source };
    this.node.replaceChildren(
      list,
      make("div", { class: "page-proof-place" }, status),
      make("div", { class: "page-proof-repairs" }, make("span", {}, numberField, number), repairs),
      make("div", { class: "page-proof-bar" },
        title,
        make("span", { role: "group", "aria-label": words.doubts(2).replace(/\d+ /, "") }, icon("previousDoubt", "‹", () => acts.doubt(-1)), doubts, icon("nextDoubt", "›", () => acts.doubt(1))),
        make("span", {}, icon("previousPlace", "↑", () => acts.step(-1)), icon("nextPlace", "↓", () => acts.step(1))),
        changes, undo, source, button("close", acts.close),
        make("p", { class: "page-proof-keys" }, words.keys)),
    );
  }

  /** Says how things stand; `lists` make what is in a list. */
  show({ words, doubts, edits, panel, canUndo, said, warns, lists }) {
    const parts = this.#parts;
    const count = doubts.all.length;
    parts.doubts.textContent = doubts.current >= 0 ? words.doubtOf(doubts.current + 1, count) : words.doubts(count);
    parts.doubts.disabled = !count;
    for (const name of ["previousDoubt", "nextDoubt"]) this.node.querySelector(`[data-do=${name}]`).disabled = !count;
    parts.changes.textContent = words.changes(edits.length);
    parts.changes.disabled = !edits.length;
    parts.undo.disabled = !canUndo;
    if ((this.list === "changes" && !edits.length) || (this.list === "doubts" && !count)) this.list = "";
    for (const name of ["doubts", "changes"]) parts[name].setAttribute("aria-expanded", String(this.list === name));
    parts.source.textContent = panel.isOver ? words.reading : words.source;
    parts.source.setAttribute("aria-pressed", String(panel.isOpen));
    if (parts.status.textContent !== said) parts.status.textContent = said;
    if (!warns) this.warn(false);
    parts.list.hidden = !this.list;
    if (!this.list) return;
    parts.list.setAttribute("aria-label", this.list === "changes" ? words.edited : words.doubts(count));
    parts.list.replaceChildren(...lists[this.list]());
  }

  /** Whether what it says is a warning. */
  warn(warns) {
    this.#parts.status.classList.toggle("page-warn", warns);
  }

  /** Says something at once. */
  say(words) {
    this.#parts.status.textContent = words;
  }

  /** Shows repairs as buttons; none and no field for a number where nothing can be mended. */
  offer(repairs, words, canMend) {
    const holder = this.#parts.repairs;
    holder.parentElement.hidden = !canMend;
    const buttons = repairs.map((repair, at) => {
      const it = make("button", { type: "button", "data-repair": repair.name, tabindex: at ? "-1" : "0" });
      if (at < 9) it.append(make("kbd", { "aria-hidden": "true" }, String(at + 1)), " ");
      if (at < 9) it.setAttribute("aria-keyshortcuts", String(at + 1));
      it.append(words.repair[repair.name](...repair.words));
      it.addEventListener("click", () => this.#acts.mend(repair));
      return it;
    });
    const held = holder.contains(document.activeElement);
    holder.replaceChildren(...buttons);
    if (held) buttons[0]?.focus();
  }

  /** To the first repair. */
  focusRepairs() {
    this.#parts.repairs.firstElementChild?.focus();
  }

  #inToolbar(event) {
    if (rove(event, [...this.#parts.repairs.children]) || event.key !== "Escape" || !this.#acts.back()) return;
    event.stopPropagation();
    event.preventDefault();
  }
}
