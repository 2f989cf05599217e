// From one view to the next, touching only what differs.

/** The HTML of each child of a view as it was rendered, before the reader opened, filtered or marked anything in it. */
const prints = new WeakMap();

/** Remembers how the children of a new view were rendered. */
export function remember(view) {
  for (const node of view.childNodes) prints.set(node, node.outerHTML ?? node.data);
}

/** Gives a view the children of a new one, keeping each that is the same. Returns whether anything changed. */
export function update(view, fresh) {
  const kept = new Map();
  for (const node of view.childNodes) {
    const print = prints.get(node);
    if (kept.has(print)) kept.get(print).push(node);
    else kept.set(print, [node]);
  }
  const wanted = [...fresh.childNodes].map((node) => kept.get(prints.get(node))?.shift() ?? node);
  let changed = false;
  for (const node of [...kept.values()].flat()) {
    node.remove();
    changed = true;
  }
  let place = view.firstChild;
  for (const node of wanted) {
    if (node === place) {
      place = place.nextSibling;
    } else {
      view.insertBefore(node, place);
      changed = true;
    }
  }
  return changed;
}

/** Opens in a new view what is open in the old one. */
export function keepOpen(view, fresh) {
  const open = new Map([...view.querySelectorAll("details")].map((details) => [name(details), details.open]));
  for (const details of fresh.querySelectorAll("details")) details.open = open.get(name(details)) ?? details.open;
}

/** What identifies a `<details>` in both views: an id inside it, else its text. */
function name(details) {
  return details.querySelector("[id]")?.id ?? details.textContent;
}

/** Makes the dates of a view `<time>` elements. The export has none, because content management systems drop them. */
export function markDates(view) {
  for (const span of view.querySelectorAll("span[data-date]")) {
    const time = document.createElement("time");
    time.dateTime = span.dataset.date;
    time.append(...span.childNodes);
    span.replaceWith(time);
  }
}

/** What stands before every id of a view; `undefined` where it has none. */
export function prefixOf(view) {
  return view.querySelector("[id]")?.id.match(/^(.*)(?:onderwerp|vraag-|antwoord-|noten|noot-|aandacht)/)?.[1];
}

/** Gives the ids of a view, and the links to them, another prefix. */
export function prefixIds(view, old, prefix) {
  for (const node of view.querySelectorAll("[id]")) node.id = prefix + node.id.slice(old.length);
  for (const link of view.querySelectorAll(`a[href^='#${CSS.escape(old)}']`)) link.setAttribute("href", `#${prefix}${link.getAttribute("href").slice(1 + old.length)}`);
}
