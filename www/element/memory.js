// Which answers were open: kept with the paper, as long as the tab lives.
import { title } from "./nodes.js";

/** Keeps which answers are open in the view. */
export function keepAnswers(shared) {
  const { element, view } = shared;
  if (!element.remember || !view) return;
  const open = answersOf(view).filter((details) => details.open).map((details) => details.lastElementChild.id);
  try {
    sessionStorage.setItem(key(element), JSON.stringify({ title: title(view), open }));
  } catch {
    // Storage is full or denied: a reload then starts as a first visit does.
  }
}

/** Opens again what was open when this paper was last read in this tab. */
export function recallAnswers({ element, view }) {
  if (!element.remember) return;
  try {
    const kept = JSON.parse(sessionStorage.getItem(key(element)));
    if (kept?.title !== title(view)) return;
    for (const details of answersOf(view)) details.open = kept.open.includes(details.lastElementChild.id);
  } catch {
    // As above.
  }
}

function key(element) {
  return `kamer-vragen ${location.pathname} ${element.idPrefix}`;
}

function answersOf(view) {
  return [...view.querySelectorAll(".kv-answer")];
}
