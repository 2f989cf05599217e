// The text of a web page, saved or pasted: blocks and `<br>` end lines, lists keep their numbers, raised digits stay raised.
import { BLOCKS, SKIPPED } from "../element/lines.js";
import { documentOf } from "./markup.js";
import { counted, Paper, raisedMark } from "./text.js";

/** What is around the text of a page. */
const AROUND = "div[title=header], div[title=footer], nav, footer, [role=navigation], [role=banner], [role=contentinfo], [role=search], [role=complementary]";

/** The text of the bytes of a page. */
export function read(bytes) {
  return { text: textOfHtml(decoded(bytes)) };
}

/** The text of markup. A page that carries its own text, as ours does, gives that. */
export function textOfHtml(html) {
  const page = documentOf(withoutStyle(html), "text/html");
  const given = page.querySelector("html[data-one-file] #given")?.textContent;
  if (given) {
    try {
      return String(JSON.parse(given).text ?? "");
    } catch {
      // Then the page is read as any other.
    }
  }
  const { place, whole } = mainOf(page);
  const reader = new Html(whole, whole ? undefined : notesIn(place));
  reader.blocks(place);
  return reader.paper.text;
}

/**
 * Markup whose styles are kept as `data-style`: the page's policy would have the browser complain of each, though none is
 * applied in an inert document.
 */
function withoutStyle(html) {
  const tagged = html.replace(/<(style)\b[\s\S]*?(?:<\/\1\s*>|$)/gi, "");
  return tagged.replace(/<[a-z][^<>]*>/gi, (tag) => tag.replace(/\sstyle\s*=/gi, " data-style="));
}

/** Where the text of a page is, and whether all in there is text. */
function mainOf(page) {
  const { body } = page;
  const views = page.querySelectorAll(".kamervragen");
  if (views.length === 1) return { place: views[0], whole: true };
  const letters = (node) => node.textContent.trim().length;
  const mains = [...page.querySelectorAll("main, [role=main]")].filter((node) => letters(node) > 200 && letters(node) > letters(body) * 0.2);
  return mains.length === 1 ? { place: mains[0], whole: false } : { place: body, whole: false };
}

/**
 * The notes of a page: marks are links that are a number, to a later piece of text that begins with it or is an item of a list.
 * `{ marks, bodies }`, both by element.
 */
function notesIn(place) {
  const [marks, bodies] = [new Map(), new Map()];
  for (const link of place.querySelectorAll("a[href^='#']")) {
    const label = /^\s*\[?(\d{1,3})\]?\s*$/.exec(link.textContent)?.[1];
    const name = decode(link.getAttribute("href").slice(1));
    const target = label && name && (link.ownerDocument.getElementById(name) ?? link.ownerDocument.getElementsByName(name)[0]);
    const body = target?.closest("li, dd, p, div, aside, td");
    if (!body || body.contains(link) || !place.contains(body) || !(link.compareDocumentPosition(body) & 4)) continue;
    const words = wordsOf(body);
    if (words.length > 3000 || !(body.localName === "li" || LABEL(label).test(words))) continue;
    marks.set(link, label);
    bodies.set(body, label);
  }
  return { marks, bodies };
}

/** How the body of a note begins. */
const LABEL = (label) => new RegExp(`^[\\s↑^]*\\[?${label}\\]?(?![\\d])[.):]?\\s*`);

function decode(name) {
  try {
    return decodeURIComponent(name);
  } catch {
    return name;
  }
}

class Html {
  paper = new Paper();
  #whole;
  #notes;
  #line = "";

  constructor(whole, notes) {
    this.#whole = whole;
    this.#notes = notes;
  }

  /** Reads what is below an element as paragraphs. */
  blocks(element) {
    this.#inside(element, { numbers: null, pre: false });
    this.#end();
  }

  #end() {
    if (this.#line.trim()) this.paper.add(this.#line);
    this.#line = "";
  }

  #inside(element, state) {
    for (const node of element.childNodes) {
      if (node.nodeType === 3) this.#words(node.data, state);
      else if (node.nodeType === 1) this.#element(node, state);
    }
  }

  #words(words, { pre }) {
    if (pre) return (this.#line += words.replace(/\r\n?/g, "\n"));
    const flat = words.replace(/[ \t\r\n\f]+/g, " ");
    this.#line += /(?:^|[\s])$/.test(this.#line) ? flat.trimStart() : flat;
  }

  #element(element, state) {
    const name = element.localName;
    const mark = this.#notes?.marks.get(element);
    if (mark) return (this.#line += `[${mark}]`);
    if (this.#notes?.bodies.has(element)) return this.#note(element);
    if (SKIPPED.has(name) || isHidden(element) || (!this.#whole && element.matches(AROUND))) return;
    if (name === "br") this.#line += "\n";
    else if (name === "sup" && !element.querySelector("a")) this.#line += raisedMark(wordsOf(element));
    else if (name === "table") this.#table(element, state);
    else if (BLOCKS.has(name)) this.#block(element, name, state);
    else this.#inside(element, state);
  }

  /** The body of a note, with its label in the form of its marks. */
  #note(element) {
    this.#end();
    const label = this.#notes.bodies.get(element);
    const inside = new Html(this.#whole);
    inside.blocks(element);
    const words = inside.paper.paragraphs.join("\n").replace(LABEL(label), "").replace(/\s*[↑↩^]\s*$/, "");
    this.paper.add(`[${label}] ${words}`);
  }

  #block(element, name, state) {
    this.#end();
    if (name === "ol") return this.#list(element, state);
    if (name === "ul" || name === "menu") this.#inside(element, { ...state, numbers: "-" });
    else if (name === "li") {
      // The mark of an item stands before its words, also where they are in a paragraph of their own.
      this.#line = state.numbers ? `${state.numbers} ` : "";
      this.#inside(element, { ...state, numbers: null });
    } else {
      this.#inside(element, { ...state, pre: state.pre || name === "pre" || keepsLines(element) });
    }
    this.#end();
  }

  #list(element, state) {
    let number = element.hasAttribute("start") ? element.start : element.reversed ? element.children.length : 1;
    const type = element.getAttribute("type") ?? /list-style(?:-type)?:\s*([\w-]+)/.exec(element.getAttribute("data-style") ?? "")?.[1] ?? "1";
    const plain = type === "none";
    for (const item of element.children) {
      if (item.localName !== "li") {
        this.#element(item, state);
        continue;
      }
      if (item.hasAttribute("value")) number = item.value;
      this.#end();
      this.#item(item, plain ? "" : `${counted(number, type)}.`, state);
      number += element.reversed ? -1 : 1;
    }
  }

  #item(item, mark, state) {
    if (isHidden(item)) return;
    const before = this.paper.paragraphs.length;
    this.#inside(item, { ...state, numbers: null });
    this.#end();
    const { paragraphs } = this.paper;
    if (mark && paragraphs.length > before) paragraphs[before] = `${mark} ${paragraphs[before]}`;
  }

  #table(table, state) {
    this.#end();
    if (table.caption) this.#element(table.caption, state);
    const rows = [...table.rows].filter((row) => !isHidden(row));
    this.paper.addRows(
      rows.map((row) =>
        [...row.cells].map((cell) => {
          const inside = new Html(this.#whole, this.#notes);
          inside.blocks(cell);
          return inside.paper.paragraphs;
        }),
      ),
    );
  }
}

function wordsOf(element) {
  return element.textContent.replace(/\s+/g, " ").trim();
}

function isHidden(element) {
  const style = element.getAttribute("data-style") ?? "";
  return element.hasAttribute("hidden") || /(?:display:\s*none|visibility:\s*hidden|mso-hide:\s*all)/i.test(style);
}

function keepsLines(element) {
  return /white-space:\s*(?:pre|break-spaces)/i.test(element.getAttribute("data-style") ?? "");
}

/** Bytes in the encoding that they name: a byte-order mark, else what the page says, else UTF-8, else Windows-1252. */
export function decoded(bytes) {
  const mark = { "254,255": "utf-16be", "255,254": "utf-16le" }[bytes.subarray(0, 2).join()];
  const head = new TextDecoder("windows-1252").decode(bytes.subarray(0, 2048));
  const said = /<meta[^>]+charset\s*=\s*["']?([\w-]+)/i.exec(head)?.[1] ?? /<\?xml[^>]+encoding\s*=\s*["']([\w-]+)/i.exec(head)?.[1];
  for (const encoding of [mark ?? "utf-8", said, "windows-1252"]) {
    try {
      if (encoding) return new TextDecoder(encoding, { fatal: true }).decode(bytes);
    } catch {
      // Not that one, or one that no browser knows.
    }
  }
  return new TextDecoder().decode(bytes);
}
