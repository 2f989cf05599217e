// The buttons of the dossier: what comes in, what goes out, the plots; and the bar that says how far something is.
import { make } from "../element/nodes.js";

const SAVES = ["questions", "papers", "lines", "markdown", "page"];
/** Milliseconds before the bar is shown: what takes less should not flicker. */
const PATIENCE = 300;

export class Menu {
  #words;
  #act;
  #summary = make("summary");
  #saves = SAVES.map((name) => make("button", { type: "button", "data-save": name }));
  #save = make("details", { class: "page-exports" }, this.#summary, make("div", {}, ...this.#saves));
  #plots = make("button", { type: "button", "aria-pressed": "false" });
  #buttons = Object.fromEntries(["addFiles", "addFolder", "empty", "close"].map((name) => [name, make("button", { type: "button", "data-do": name })]));
  #files = make("input", { type: "file", multiple: "", hidden: "" });
  #folder = make("input", { type: "file", webkitdirectory: "", hidden: "" });
  node = make("div", { class: "dossier-tools" }, this.#plots, this.#save, ...Object.values(this.#buttons), this.#files, this.#folder);

  #label = make("span");
  #bar = make("progress", { max: "1" });
  #stop = make("button", { type: "button" });
  #timer = 0;
  progress = make("p", { class: "page-working", hidden: "" }, this.#label, this.#bar, this.#stop);

  /** `act(name, input)` does what a button says. */
  constructor({ words, act }) {
    this.#words = words;
    this.#act = act;
    const { addFiles, addFolder, empty, close } = this.#buttons;
    addFiles.addEventListener("click", () => this.#files.click());
    addFolder.addEventListener("click", () => this.#folder.click());
    empty.addEventListener("click", () => act("empty"));
    close.addEventListener("click", () => act("close"));
    for (const input of [this.#files, this.#folder]) {
      input.addEventListener("change", () => {
        act("files", [...input.files]);
        input.value = "";
      });
    }
    this.#plots.addEventListener("click", () => {
      const open = this.#plots.getAttribute("aria-pressed") !== "true";
      this.#plots.setAttribute("aria-pressed", open);
      act("plots", open);
    });
    this.#save.addEventListener("click", ({ target }) => {
      const button = target.closest("button");
      if (!button) return;
      this.#save.open = false;
      this.#summary.focus();
      act(button.dataset.save);
    });
    this.#save.addEventListener("keydown", (event) => {
      if (event.key !== "Escape" || !this.#save.open) return;
      this.#save.open = false;
      this.#summary.focus();
    });
    document.addEventListener("pointerdown", ({ target }) => {
      if (!this.#save.contains(target)) this.#save.open = false;
    });
  }

  translate() {
    const words = this.#words();
    this.#plots.textContent = words.plots;
    for (const [name, button] of Object.entries(this.#buttons)) button.textContent = words[name];
    for (const button of this.#saves) {
      const [name, more] = words.saves[button.dataset.save];
      button.replaceChildren(make("b", {}, name), " ", make("span", {}, more));
    }
  }

  /** How many matters are shown, which is how many are saved. */
  show({ shown, all }) {
    this.#summary.textContent = this.#words().save(shown, all);
    this.#save.hidden = !shown;
    this.#plots.hidden = !all;
    this.#buttons.empty.hidden = !all;
  }

  /** Says how far something is, once it takes long, with a button that stops it. */
  busy(sentence, part, stop) {
    this.#label.textContent = sentence;
    this.#bar.value = part;
    this.#stop.textContent = this.#words().stop;
    this.#stop.onclick = stop;
    this.#timer ||= setTimeout(() => (this.progress.hidden = false), PATIENCE);
  }

  rest() {
    clearTimeout(this.#timer);
    this.#timer = 0;
    this.progress.hidden = true;
  }
}
