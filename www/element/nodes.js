// Small things that the parts of the element share.

export function make(tag, attributes = {}, ...children) {
  const element = document.createElement(tag);
  for (const [name, value] of Object.entries(attributes)) element.setAttribute(name, value);
  element.append(...children);
  return element;
}

/** Puts the focus on what takes none by itself, and leaves no trace when it goes. */
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

/** What has the focus, where the view is: inside a shadow root the page itself does not know. */
export function focused(view) {
  return view.getRootNode().activeElement;
}
