// Keeps source and reading level while one of them is scrolled.
import { itemAt } from "./outline.js";

/** Where in the window both are kept level, as a part of its height. */
export const LINE = 0.3;

export class Level {
  /** Which side is scrolled by the reader; the other follows. */
  lead = "reading";
  #frame = 0;
  #view;
  #panel;
  #source;
  #items;
  #itemOf;

  /** `items()` gives the parts of the reading in their order, `itemOf(element)` the one that an element belongs to. */
  constructor({ view, panel, source, items, itemOf }) {
    this.#view = view;
    this.#panel = panel;
    this.#source = source;
    this.#items = items;
    this.#itemOf = itemOf;
  }

  /** Follows the reader until the signal ends it. */
  listen(signal) {
    for (const kind of ["pointerenter", "wheel", "touchstart", "focusin"]) {
      this.#source.addEventListener(kind, () => (this.lead = "source"), { signal, passive: true });
      this.#view.addEventListener(kind, () => (this.lead = "reading"), { signal, passive: true });
    }
    this.#source.addEventListener("scroll", () => this.lead === "source" && this.#soon(() => this.#levelReading()), { signal });
    addEventListener("scroll", () => this.lead === "reading" && this.#soon(() => this.#levelSource()), { signal });
  }

  #soon(act) {
    cancelAnimationFrame(this.#frame);
    // Twice: what comes into sight of a long text gets its height only then.
    this.#frame = requestAnimationFrame(() => {
      act();
      this.#frame = requestAnimationFrame(act);
    });
  }

  /** Scrolls the source to what is at a line of the window in the reading. */
  #levelSource() {
    if (!this.#panel.isOpen || this.#panel.isOver) return;
    const { left, width } = this.#view.getBoundingClientRect();
    for (let y = innerHeight * LINE; y < innerHeight * 0.8; y += 20) {
      const item = this.#items().length && [0.5, 0.3].map((part) => this.#itemOf(document.elementFromPoint(left + Math.min(width, 640) * part, y))).find(Boolean);
      if (!item || item.kind === "head") continue;
      const { top, height } = item.node.getBoundingClientRect();
      this.#panel.level(item.span, y, height ? (y - top) / height : 0);
      return;
    }
    if (scrollY < 40) this.#source.scrollTop = 0;
  }

  /** Scrolls the reading to what is at that line in the source. */
  #levelReading() {
    if (this.#panel.isOver) return;
    const { left, width } = this.#source.getBoundingClientRect();
    const y = innerHeight * LINE;
    const found = pointAt({ clientX: left + width / 3, clientY: y });
    const at = found && this.#panel.offsetOf(...found);
    const item = at === null || at === undefined ? null : itemAt(this.#items(), at);
    if (!item?.node) return;
    const source = this.#panel.range(item.span).getBoundingClientRect();
    const part = source.height ? Math.min(1, Math.max(0, (y - source.top) / source.height)) : 0;
    const { top, height } = item.node.getBoundingClientRect();
    scrollBy({ top: top + part * height - y, behavior: "instant" });
  }
}

/** The node and the place in it at a point of the window, or `null`. */
export function pointAt({ clientX, clientY }) {
  const found = document.caretPositionFromPoint?.(clientX, clientY);
  if (found) return [found.offsetNode, found.offset];
  const range = document.caretRangeFromPoint?.(clientX, clientY);
  return range ? [range.startContainer, range.startOffset] : null;
}
