// The text between the tags of an element where it is markup, as a content management system writes it: lines as they are shown.
// Loaded when there is such a text.

/** What ends the line before it and after it. */
export const BLOCKS = new Set("address article aside blockquote body caption center dd details dialog div dl dt fieldset figcaption figure footer form h1 h2 h3 h4 h5 h6 header hgroup hr legend li main menu nav ol p pre search section summary table tbody td tfoot th thead tr ul".split(" "));
/** What is not read: it is no text, not shown, or was deleted. */
export const SKIPPED = new Set("script style noscript template head iframe frame object embed applet svg math canvas audio video map select option button textarea input datalist progress meter del s strike link meta title".split(" "));

/** The text below a node: blocks are parted by an empty line, numbers of lists and raised digits are written out. */
export function linesOf(node) {
  const lines = [""];
  const walk = (parent) => {
    for (const child of parent.childNodes) {
      if (child.nodeType === 3) text(child);
      else if (child.nodeType === 1) element(child);
    }
  };
  const text = ({ data, parentElement }) => {
    // Preformatted lines end where they do.
    const [first, ...more] = parentElement.closest("pre, xmp, listing") ? data.split(/\r\n?|\n/) : [data];
    lines.push(lines.pop() + blank(first), ...more.map(blank));
  };
  const blank = (words) => words.replace(/[ \t\r\n\f]+/g, " ");
  const element = (child) => {
    const name = child.localName;
    if (SKIPPED.has(name) || child.hidden) return;
    if (name === "br") lines.push("");
    else if (name === "sup" && /^\s*\d+\s*$/.test(child.textContent)) lines.push(lines.pop() + child.textContent.replace(/\d/g, (digit) => "⁰¹²³⁴⁵⁶⁷⁸⁹"[digit]));
    else if (BLOCKS.has(name)) {
      lines.push("", name === "li" ? mark(child) : "");
      walk(child);
      lines.push("", "");
    } else walk(child);
  };
  walk(node);
  return lines.map((line) => line.trim()).join("\n").replace(/\n{3,}/g, "\n\n").trim();
}

/** What stands before an item of a list. */
function mark(item) {
  const list = item.parentElement;
  if (list?.localName !== "ol") return "- ";
  const before = [...list.children].slice(0, [...list.children].indexOf(item)).filter((it) => it.localName === "li").length;
  return `${item.value || list.start + before}. `;
}
