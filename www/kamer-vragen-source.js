// The way back to the text as it was given.
import { make } from "./kamer-vragen-nodes.js";

/** Letters shown around a passage. */
const AROUND = 200;

/** Shows the passage of an exchange in the text, unless the page does that itself. */
export function showSource({ text, words, emit }, { questions, answers }, anchor, popover) {
  const spans = [...questions, ...answers].map((it) => it.span);
  const start = Math.min(...spans.map((span) => span[0]));
  const end = Math.max(...spans.map((span) => span[1]));
  if (!emit("source", { start, end }, { cancelable: true })) return;
  const passage = make(
    "pre",
    { class: "kv-raw", lang: "nl" },
    `…${text.slice(Math.max(0, start - AROUND), start)}`,
    make("mark", {}, text.slice(start, end)),
    `${text.slice(end, end + AROUND)}…`,
  );
  popover.open(anchor, "note", make("p", {}, words.source), passage);
}

/** The words of what was set aside: the view knows only how many there are, the text knows which. */
export function showFurniture({ text, document: paper }, details) {
  if (!details.open || details.querySelector("ul") || text === null || !paper) return;
  const items = paper.furniture.map(({ span }) => make("li", { lang: "nl" }, text.slice(...span).trim().replace(/\s+/g, " ")));
  details.append(make("ul", {}, ...items));
}
