// The style sheet, for pages that did not link it.

/** Copies of the sheet for other documents, because a constructed sheet belongs to the document that made it. */
const copies = new WeakMap();

/** Adds the sheet that `load` promises to the tree of the element, unless the element is styled already. */
export async function adoptStyle(element, load) {
  if (getComputedStyle(element).getPropertyValue("--_styled")) return;
  const sheet = await load?.();
  const { adoptedStyleSheets } = element.getRootNode();
  const page = element.ownerDocument;
  // A document without a window is not shown.
  if (!sheet || !adoptedStyleSheets || !page.defaultView) return;
  const own = page === document ? sheet : (copies.get(page) ?? copyFor(page, sheet));
  if (!adoptedStyleSheets.includes(own)) adoptedStyleSheets.push(own);
}

function copyFor(page, sheet) {
  const copy = new page.defaultView.CSSStyleSheet();
  copy.replaceSync(Array.from(sheet.cssRules, (rule) => rule.cssText).join("\n"));
  copies.set(page, copy);
  return copy;
}
