// The source panel: the text as it was given, beside the reading on a wide window, over it on a narrow one. It is there to be
// looked up in; nothing that is typed changes it.

import { scrollSurely } from "../element/nodes.js";

/** Characters after which the text goes on in another block: a browser lays out only the blocks in sight. */
const PIECE = 4000;
/** Where there is room for both side by side. */
const WIDE = matchMedia("(min-width: 68rem)");

export class SourcePanel {
  #dialog;
  #body;
  #text = null;
  /** The text node of each block, and the offset at which it begins in the text. */
  #pieces = [];
  /** The place in the reading that the reader came from. */
  #from = null;
  /** The bar of the proof sheet, which stands behind the dialog, or in it where that is over the page. */
  #bar = null;

  constructor(dialog) {
    this.#dialog = dialog;
    this.#body = dialog.querySelector("[role=region]");
    dialog.querySelector("[data-back]").addEventListener("click", () => this.back());
    dialog.querySelector("[data-close]").addEventListener("click", () => this.close());
    // The browser asks this of a modal dialog alone.
    dialog.addEventListener("keydown", (event) => {
      if (event.key !== "Escape") return;
      event.preventDefault();
      this.back();
    });
    dialog.addEventListener("cancel", (event) => {
      event.preventDefault();
      this.back();
    });
    // Beside the reading it is part of the page, over it it is not.
    WIDE.addEventListener("change", () => {
      if (!dialog.open) return;
      dialog.close();
      this.#open();
    });
  }

  get isOpen() {
    return this.#dialog.open;
  }

  /** Whether it lies over the reading. */
  get isOver() {
    return this.#dialog.matches(":modal");
  }

  /** Opens for the proof sheet, whose `bar` goes along where the rest of the page cannot be reached. The focus stays. */
  beside(text, bar, from = null) {
    this.#from = from;
    this.#bar = bar;
    this.fill(text);
    if (!this.isOpen) this.#open();
  }

  /** Does what cannot be done below a modal dialog. */
  aside(act) {
    const over = this.isOver;
    if (over) this.#dialog.close();
    act();
    if (over) this.#open();
  }

  /** Shows a passage of the text; `from` is the place in the reading that the way back leads to. */
  show(text, { start, end }, from) {
    this.#from = from;
    this.fill(text);
    stay(from, () => {
      if (!this.isOpen) this.#open();
    });
    this.mark([[start, end]]);
    this.#reveal(start);
  }

  /** Takes another text, of which nothing is marked. */
  fill(text) {
    if (text === this.#text) return;
    this.#text = text;
    this.mark([]);
    const blocks = [];
    this.#pieces = [];
    for (let start = 0; start < text.length; ) {
      // Cut where a line ends: there a block looks as one text would.
      const line = text.indexOf("\n", start + PIECE);
      const end = line < 0 ? text.length : line + 1;
      const node = new Text(text.slice(start, end));
      const block = document.createElement("div");
      block.append(node);
      blocks.push(block);
      this.#pieces.push({ node, start });
      start = end;
    }
    this.#body.replaceChildren(...blocks);
  }

  /** Marks passages, each `[start, end]`, without a change to the text. */
  mark(passages) {
    const ranges = passages.map((passage) => this.range(passage));
    if (globalThis.Highlight) CSS.highlights.set("page-passage", new Highlight(...ranges));
    else if (ranges.length) getSelection().setBaseAndExtent(ranges[0].startContainer, ranges[0].startOffset, ranges[0].endContainer, ranges[0].endOffset);
  }

  /** Back to where the reader came from. */
  back() {
    const from = this.#from;
    this.close();
    if (!from?.isConnected) return;
    const { top, bottom } = from.getBoundingClientRect();
    if (top < 0 || bottom > innerHeight) from.scrollIntoView({ block: "start" });
    from.focus({ preventScroll: true });
  }

  close() {
    if (!this.isOpen) return;
    stay(this.#from, () => {
      document.body.classList.remove("page-beside");
      this.#dialog.close();
    });
    if (this.#bar) this.#dialog.after(this.#bar);
  }

  #open() {
    document.body.classList.toggle("page-beside", WIDE.matches);
    if (WIDE.matches) this.#dialog.show();
    else this.#dialog.showModal();
    if (!this.#bar) return;
    if (this.isOver) this.#dialog.append(this.#bar);
    else this.#dialog.after(this.#bar);
  }

  /** The words of a passage. */
  range([start, end]) {
    const range = document.createRange();
    range.setStart(...this.#place(start));
    range.setEnd(...this.#place(end));
    return range;
  }

  #place(at) {
    const piece = this.#pieces.findLast(({ start }) => start <= at);
    return piece ? [piece.node, Math.min(at - piece.start, piece.node.length)] : [this.#body, 0];
  }

  /** The offset in the text of a place in the page, or `null` where that is not here. */
  offsetOf(node, offset) {
    const piece = this.#pieces.find((it) => it.node === node || it.node === node.childNodes?.[0]);
    return piece ? piece.start + (piece.node === node ? offset : 0) : null;
  }

  /** Scrolls so that a passage, or the part of it that `part` says, is at a height of the window. */
  level(passage, height, part = 0) {
    const range = this.range(Number.isInteger(passage) ? [passage, passage + 1] : passage);
    if (!range.getBoundingClientRect().height) range.startContainer.parentElement.scrollIntoView({ block: "nearest" });
    const { top, height: tall } = range.getBoundingClientRect();
    this.#body.scrollTop += top + part * tall - height;
  }

  /** Scrolls to a place, and lets a screen reader and the arrow keys go on from there. */
  #reveal(start) {
    const range = this.range([start, start + 1]);
    const block = range.startContainer.parentElement;
    this.#body.focus({ preventScroll: true });
    scrollSurely(() => {
      block.scrollIntoView({ block: "nearest" });
      this.#body.scrollTop += range.getBoundingClientRect().top - this.#body.getBoundingClientRect().top - this.#body.clientHeight / 6;
    });
    if (globalThis.Highlight) getSelection().collapse(...this.#place(start));
  }
}

/** Does what changes the width of the reading, and keeps a place of it where it was in the window. */
function stay(place, change) {
  const top = place?.getBoundingClientRect().top;
  change();
  const now = place?.getBoundingClientRect().top;
  if (now !== top) scrollBy({ top: now - top, behavior: "instant" });
}
