// The way back to the text as it was given.
import { make } from "./nodes.js";

/** Characters shown before and after a passage. */
const AROUND = 200;

/** Shows a passage in the text, unless the page does that itself. */
export function showSource({ text, words, emit }, [start, end], anchor, popover) {
  if (!emit("source", { start, end, anchor }, { cancelable: true })) return popover.close();
  const passage = make("mark", {}, text.slice(start, end));
  const from = Math.max(0, start - AROUND);
  const before = `${from > 0 ? "…" : ""}${text.slice(from, start)}`;
  const after = `${text.slice(end, end + AROUND)}${end + AROUND < text.length ? "…" : ""}`;
  const title = make("p", {}, words.source);
  popover.open(anchor, "note", title, make("pre", { class: "kv-raw", lang: "nl" }, before, passage, after));
  passage.scrollIntoView({ block: "nearest" });
}

/** Fills in what was set aside: the view says only how many pieces, the text has their words. */
export function showFurniture({ text, document: paper }, details) {
  if (details.dataset.part !== "furniture" || details.querySelector("ul") || text === null) return;
  const items = paper.furniture.map(({ span }) => make("li", { lang: "nl" }, text.slice(...span).trim().replace(/\s+/g, " ")));
  details.append(make("ul", {}, ...items));
}

/** Adds a button to each remark of the parser that shows its place in the source. */
export function showRemarks(shared, details, popover) {
  const { text, document: paper, words } = shared;
  const remarks = details.querySelector(":scope > ul[id$=aandacht]");
  if (!remarks || remarks.querySelector("button") || text === null) return;
  [...remarks.children].forEach((remark, at) => {
    const button = make("button", { type: "button" }, words.source);
    button.addEventListener("click", () => showSource(shared, paper.diagnostics[at].span, button, popover));
    remark.append(" ", button);
  });
}
