// Small functions that the parts of the element share.

export function make(tag, attributes = {}, ...children) {
  const element = document.createElement(tag);
  for (const [name, value] of Object.entries(attributes)) element.setAttribute(name, value);
  element.append(...children);
  return element;
}

/** Focuses any element; one that is not focusable is so only until it loses the focus. */
export function focus(element) {
  if (!element.matches("a[href], button, input")) {
    element.setAttribute("tabindex", "-1");
    element.addEventListener("blur", () => element.removeAttribute("tabindex"), { once: true });
  }
  element.focus({ preventScroll: true });
}

export function list(items) {
  return items.length > 1 ? `${items.slice(0, -1).join(", ")} en ${items.at(-1)}` : `${items}`;
}

/** What has the focus in the view's tree: the document does not see into a shadow root. */
export function focused(view) {
  return view.getRootNode().activeElement;
}

/** The title of a view, by which one paper is known from another. */
export function title(view) {
  return view.querySelector(".kv-head > [id]")?.textContent;
}

let last;

/**
 * Scrolls now, and in the next frames again: only when a part of a long view is in sight, the browser knows how high it is. Who
 * goes elsewhere meanwhile is left in peace.
 */
export function scrollSurely(act) {
  let turns = 5;
  const { hash } = location;
  const again = () => {
    if (last !== act || location.hash !== hash) return;
    act();
    if (turns--) requestAnimationFrame(again);
  };
  last = act;
  again();
}
