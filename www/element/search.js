// What is searched and how it is found: the words of a text as a reader types them, and where they are in the page.

const PLAIN = /^[\x20-\x7e]*$/;
/** What a reader does not type: combining accents, soft hyphens, zero-width characters. */
export const SILENT = /[\p{M}\u00ad\u200b-\u200d\u2060\ufeff]/gu;
export const TYPED = { "‘": "'", "’": "'", "“": '"', "”": '"', "„": '"', "«": '"', "»": '"', "–": "-", "—": "-", "\u2010": "-", "\u2011": "-", "…": "..." };

/**
 * Text as it is searched: lower case, without accents, one space between words. `places` gives the original offset of each
 * character; it is left out where no offset changed.
 */
export function fold(text) {
  if (PLAIN.test(text) && !text.includes("  ")) return { text: text.toLowerCase() };
  let folded = "";
  const places = [];
  let at = 0;
  for (const letter of text) {
    let typed = TYPED[letter] ?? (letter < "\x7f" ? letter : letter.normalize("NFKD").replace(SILENT, "")).toLowerCase();
    if (/\s/.test(typed)) typed = folded.endsWith(" ") ? "" : " ";
    for (let i = 0; i < typed.length; i += 1) places.push(at);
    folded += typed;
    at += letter.length;
  }
  return { text: folded, places };
}

/** The folded text of a part, with the offset at which each text node begins in it. */
export function searchable(root) {
  const nodes = [];
  let text = "";
  let block = null;
  const walker = document.createTreeWalker(root, NodeFilter.SHOW_TEXT);
  for (let node = walker.nextNode(); node; node = walker.nextNode()) {
    const parent = node.parentElement;
    // A note mark does not separate words.
    if (parent.closest("sup, [data-out]")) continue;
    const own = parent.closest("p, li, pre, h3, h4, h5, h6");
    if (own !== block && text) text += "\n";
    block = own;
    const folded = fold(node.data);
    nodes.push({ node, start: text.length, places: folded.places });
    text += folded.text;
  }
  return { root, nodes, text, details: root.parentElement.closest("details") };
}

export function find({ nodes, text }, query) {
  const hits = [];
  let from = 0;
  for (let at = text.indexOf(query); at >= 0; at = text.indexOf(query, at + query.length)) {
    // Matches come in order, so the search for their nodes continues where the last one ended.
    while (nodes[from + 1]?.start <= at) from += 1;
    let to = from;
    const end = at + query.length;
    while (nodes[to + 1]?.start < end) to += 1;
    const range = document.createRange();
    range.setStart(nodes[from].node, place(nodes[from], at));
    range.setEnd(nodes[to].node, place(nodes[to], end - 1, true));
    hits.push(range);
  }
  return hits;
}

/** The offset in its node of a folded character, or, with `after`, of what follows it. */
function place({ node, start, places }, at, after = false) {
  const own = at - start;
  if (!places) return Math.min(own + after, node.length);
  if (!after) return places[own] ?? node.length;
  let next = own + 1;
  while (places[next] === places[own]) next += 1;
  return places[next] ?? node.length;
}
