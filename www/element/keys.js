// Single keys, where the page wants them: n and p for the next and the previous question, a for all answers, / for the
// filter.

/** Whether a key press is meant for this element, one of `all` in the page. */
export function isMeantFor(element, event, all) {
  if (!element.keys || event.defaultPrevented || event.ctrlKey || event.metaKey || event.altKey) return false;
  const [target] = event.composedPath();
  if (target.isContentEditable || target.closest?.("input:not([type=checkbox]), textarea, select, [popover], :modal")) return false;
  // Of several, the one that has the focus, else the first in sight.
  const listening = [...all].filter((it) => it.keys);
  const focused = listening.find((it) => target instanceof Node && it.contains(target));
  return element === (focused ?? listening.find(inSight) ?? listening[0]);
}

function inSight(element) {
  const { top, bottom } = element.getBoundingClientRect();
  return bottom > 0 && top < innerHeight;
}
