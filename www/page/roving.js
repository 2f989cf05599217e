// Several things of one kind are one stop for the tab key: arrows, Home and End go through them.

/**
 * Takes a key pressed on one of `all`, elements in their order, and moves the focus and the stop for the tab key. Returns whether
 * the key was one for that.
 */
export function rove(event, all) {
  const at = all.indexOf(document.activeElement);
  const to = { ArrowRight: at + 1, ArrowDown: at + 1, ArrowLeft: at - 1, ArrowUp: at - 1, Home: 0, End: -1 }[event.key];
  if (to === undefined) return false;
  event.preventDefault();
  event.stopPropagation();
  const next = all.at(to % all.length);
  for (const it of all) it.setAttribute("tabindex", it === next ? 0 : -1);
  next.focus();
  return true;
}
