// The text of an OpenDocument file, as LibreOffice writes it.
import { all, attribute, child, xmlOf } from "./markup.js";
import { counted, Paper, raisedMark, Trouble } from "./text.js";
import { unzip } from "./zip.js";

const SKIPPED = new Set(["tracked-changes", "annotation", "annotation-end", "sequence-decls", "forms", "desc", "title", "note-citation", "page-number", "page-count", "table-of-content"]);

/** The text of the bytes of an .odt. */
export async function read(bytes) {
  const open = unzip(bytes);
  const content = await open("content.xml");
  if (!content && (await open("META-INF/manifest.xml")).includes("encryption-data")) throw new Trouble("encrypted");
  if ((await open("META-INF/manifest.xml")).includes(":encryption-data")) throw new Trouble("encrypted");
  const main = xmlOf(content);
  const styles = await open("styles.xml");
  const parts = [main, ...(styles ? [xmlOf(styles)] : [])];
  const reader = new Odt(parts);
  reader.blocks(child(child(main.documentElement, "body"), "text") ?? main.documentElement);
  return { text: reader.paper.text };
}

class Odt {
  paper = new Paper();
  #raised;
  #hidden;
  #lists;
  /** How far each list has counted, for those that go on. */
  #counts = new Map();

  constructor(parts) {
    const styles = parts.flatMap((part) => all(part, "style"));
    const named = (test) => new Set(styles.filter((style) => test(child(style, "text-properties"))).map((style) => attribute(style, "name")));
    this.#raised = named((dress) => /^(?:super|[1-9])/.test(attribute(dress, "text-position") ?? ""));
    this.#hidden = named((dress) => attribute(dress, "display") === "none");
    this.#lists = new Map(parts.flatMap((part) => all(part, "list-style")).map((style) => [attribute(style, "name"), style]));
  }

  blocks(parent, paper = this.paper, list = null) {
    for (const element of parent.children) {
      const name = element.localName;
      if (SKIPPED.has(name)) continue;
      if (name === "p" || name === "h") {
        const words = this.#words(element, paper);
        const mark = list?.mark ?? "";
        if (list) list.mark = "";
        if (words.trim()) paper.add(mark ? `${mark} ${words.trimStart()}` : words);
      } else if (name === "list") this.#list(element, paper, list);
      else if (name === "table") paper.addRows(this.#rows(element));
      else this.blocks(element, paper, list);
    }
  }

  #list(element, paper, above) {
    const level = (above?.level ?? 0) + 1;
    const style = attribute(element, "style-name") ?? above?.style;
    const form = [...(this.#lists.get(style)?.children ?? [])].find((it) => attribute(it, "level") === String(level));
    const goesOn = attribute(element, "continue-numbering") === "true" || attribute(element, "continue-list");
    let number = goesOn ? (this.#counts.get(style) ?? 0) : Number(attribute(form, "start-value") ?? 1) - 1;
    for (const item of element.children) {
      if (item.localName !== "list-item" && item.localName !== "list-header") continue;
      const start = attribute(item, "start-value");
      number = start ? Number(start) : number + 1;
      const mark = item.localName === "list-header" ? "" : marked(form, number);
      this.blocks(item, paper, { level, style, mark });
    }
    this.#counts.set(style, number);
  }

  #rows(table) {
    return all(table, "table-row").map((row) =>
      [...row.children].filter((it) => it.localName === "table-cell").map((cell) => {
        const paper = new Paper();
        this.blocks(cell, paper);
        return paper.paragraphs;
      }),
    );
  }

  #words(element, paper) {
    let out = "";
    for (const node of element.childNodes) {
      if (node.nodeType === 3) out += node.data.replace(/[ \t\r\n]+/g, " ");
      else if (node.nodeType === 1) out += this.#inline(node, paper);
    }
    return out;
  }

  #inline(element, paper) {
    const name = element.localName;
    if (SKIPPED.has(name)) return "";
    if (name === "s") return " ".repeat(Math.min(Number(attribute(element, "c") ?? 1), 100));
    if (name === "tab") return "\t";
    if (name === "line-break") return "\n";
    if (name === "note") return this.#note(element);
    if (name === "text-box") {
      this.blocks(element, paper);
      return "";
    }
    const style = attribute(element, "style-name");
    if (name === "span" && this.#hidden.has(style)) return "";
    const words = this.#words(element, paper);
    return name === "span" && this.#raised.has(style) ? raisedMark(words) : words;
  }

  #note(element) {
    const inside = new Paper();
    const body = child(element, "note-body");
    if (body) this.blocks(body, inside);
    return this.paper.note(inside.paragraphs.join("\n"));
  }
}

function marked(form, number) {
  if (form?.localName === "list-level-style-bullet") return "-";
  const format = attribute(form, "num-format");
  if (!format) return "";
  return `${attribute(form, "num-prefix") ?? ""}${counted(number, format)}${attribute(form, "num-suffix") ?? ""}`;
}
