// What opens above the bar of the proof sheet: what was changed, and what is doubted.
import { make } from "../element/nodes.js";
import { phrase, visible } from "./edits.js";
import { wordAt } from "./repairs.js";

/** Doubts that say the same from which they are one line in the list. */
const MANY = 4;

/** The changes: `whereAt(place)` names a place, `choose(place)` goes there, `takeBack(change, button)` undoes one. */
export function changeList(edits, { words, text, whereAt, choose, takeBack }) {
  const items = edits.map((edit) => {
    const { before, after, start } = edit;
    const last = text.length - 1;
    const where = make("button", { type: "button", class: "page-link" }, whereAt(Math.min(start, last)));
    where.addEventListener("click", () => choose(Math.min(after.trim() ? start + after.search(/\S/) : start, last)));
    const around = text.slice(Math.max(0, start - 25), start).replace(/\s+/g, " ");
    const back = make("button", { type: "button", "data-do": "take-back" }, words.takeBack);
    back.setAttribute("aria-label", `${words.takeBack}: ${visible(after || before)}`);
    back.addEventListener("click", () => takeBack(edit, back));
    return make("li", {}, where, ": ", ...phrase({ before, after }, words), make("small", {}, ` …${around}▸ `), back);
  });
  return [make("p", {}, `${words.edited}: ${words.changes(edits.length)}`), make("ol", {}, ...items)];
}

/** The doubts: `where(item)` names a place, `go(nth)` goes to a doubt. */
export function doubtList(all, { words, text, where, go }) {
  const kinds = new Map();
  for (const [at, doubt] of all.entries()) kinds.set(doubt.sentence, [...(kinds.get(doubt.sentence) ?? []), at]);
  const entry = (at, name) => {
    const { item, at: start } = all[at];
    const [from, to] = wordAt(text, start);
    const it = make("button", { type: "button", class: "page-link" }, `${name}${where(item)}, «${text.slice(from, Math.min(to, from + 40))}»`);
    it.addEventListener("click", () => go(at));
    return make("li", {}, it);
  };
  const lines = [...kinds].flatMap(([sentence, places]) => {
    if (places.length < MANY) return places.map((at) => entry(at, `${sentence}: `));
    const group = make("details", {}, make("summary", {}, words.groups(sentence, places.length)), make("ul", {}, ...places.map((at) => entry(at, ""))));
    return [make("li", {}, group)];
  });
  return [make("ul", {}, ...lines)];
}
