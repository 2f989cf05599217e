// The text of a Word file: what Word numbers, raises and notes is written out; what it hides or has deleted is left out.
import { all, attribute, child, xmlOf } from "./markup.js";
import { counted, Paper, raisedMark } from "./text.js";
import { unzip } from "./zip.js";

/** Deleted text, remarks of others, and what is no text. */
const SKIPPED = new Set(["del", "moveFrom", "delText", "commentReference", "annotationRef", "rPr", "pPr", "sectPr", "tblPr", "trPr", "tcPr", "tblGrid", "footnoteRef", "endnoteRef", "separator", "continuationSeparator", "softHyphen", "sdtPr", "sdtEndPr", "object"]);
/** Fields that say on which page they stand. */
const PAGING = /^\s*(?:PAGE|NUMPAGES|SECTIONPAGES|PAGEREF)\b/;

/** The text of the bytes of a .docx. */
export async function read(bytes) {
  const open = unzip(bytes);
  const part = async (name) => {
    const words = await open(name);
    return words ? xmlOf(words) : null;
  };
  const main = await part("word/document.xml");
  const [styles, numbering, footnotes, endnotes, relations] = [
    await part("word/styles.xml"),
    await part("word/numbering.xml"),
    await part("word/footnotes.xml"),
    await part("word/endnotes.xml"),
    await part("word/_rels/document.xml.rels"),
  ];
  const word = new Word({ styles: stylesOf(styles), lists: listsOf(numbering), footnotes: notesOf(footnotes), endnotes: notesOf(endnotes) });
  for (const name of firstHeaders(main, relations)) {
    const header = await part(`word/${name}`);
    if (header) word.blocks(header.documentElement);
  }
  const body = child(main?.documentElement, "body");
  if (body) word.blocks(body);
  return { text: word.paper.text };
}

/** The parts that are printed at the head of the first page alone: the letterhead. */
function firstHeaders(main, relations) {
  const section = all(main, "sectPr")[0];
  if (!section || !on(child(section, "titlePg"))) return [];
  const first = [...section.children].find((it) => it.localName === "headerReference" && attribute(it, "type") === "first");
  const relation = first && all(relations, "Relationship").find((it) => it.getAttribute("Id") === attribute(first, "id"));
  return relation ? [relation.getAttribute("Target")] : [];
}

/** Whether a switch of Word is there and not off. */
function on(element) {
  return Boolean(element) && !/^(?:0|false|off|none)$/.test(attribute(element, "val") ?? "");
}

function notesOf(part) {
  const notes = all(part, "footnote").concat(all(part, "endnote"));
  return new Map(notes.map((note) => [attribute(note, "id"), note]));
}

/** What styles say of raising, hiding and numbering, by their id. */
function stylesOf(part) {
  const found = new Map(all(part, "style").map((style) => [attribute(style, "styleId"), style]));
  const known = new Map();
  const look = (id, depth = 0) => {
    if (!known.has(id)) {
      const style = found.get(id);
      const above = style && depth < 20 ? look(attribute(child(style, "basedOn"), "val"), depth + 1) : {};
      const [letters, paragraph] = [child(style, "rPr"), child(style, "pPr")];
      known.set(id, { ...above, ...dressOf(letters), ...numberOf(paragraph) });
    }
    return known.get(id);
  };
  return look;
}

/** What properties of letters say, where they say it: `{ raised, hidden }`. */
function dressOf(properties) {
  const dress = {};
  const align = child(properties, "vertAlign");
  if (align) dress.raised = attribute(align, "val") === "superscript";
  const vanish = child(properties, "vanish");
  if (vanish) dress.hidden = on(vanish);
  return dress;
}

function numberOf(properties) {
  const number = child(properties, "numPr");
  if (!number) return {};
  const [list, level] = [attribute(child(number, "numId"), "val"), attribute(child(number, "ilvl"), "val")];
  return { ...(list !== undefined && { list }), ...(level !== undefined && { level: Number(level) }) };
}

/** The lists of a file by their id: `{ key, levels: [{ format, words, start }] }`. */
function listsOf(part) {
  const kinds = new Map(all(part, "abstractNum").map((it) => [attribute(it, "abstractNumId"), it]));
  const lists = new Map();
  for (const number of all(part, "num")) {
    const key = attribute(child(number, "abstractNumId"), "val");
    const levels = [];
    const take = (level, start) => {
      const at = Number(attribute(level, "ilvl"));
      levels[at] = {
        format: attribute(child(level, "numFmt"), "val") ?? "decimal",
        words: attribute(child(level, "lvlText"), "val") ?? "",
        start: Number(start ?? attribute(child(level, "start"), "val") ?? 1),
        style: attribute(child(level, "pStyle"), "val"),
      };
    };
    for (const level of kinds.get(key)?.children ?? []) if (level.localName === "lvl") take(level);
    let own = false;
    for (const change of number.children) {
      if (change.localName !== "lvlOverride") continue;
      const at = Number(attribute(change, "ilvl"));
      const start = attribute(child(change, "startOverride"), "val");
      own = true;
      if (child(change, "lvl")) take(child(change, "lvl"), start);
      else if (start !== undefined && levels[at]) levels[at] = { ...levels[at], start: Number(start) };
    }
    // A list that starts anew counts for itself.
    const id = attribute(number, "numId");
    lists.set(id, { key: own ? `own ${id}` : key, levels });
  }
  return lists;
}

class Word {
  paper = new Paper();
  #known;
  #counts = new Map();
  /** The fields that are open: what they are, and whether their result has begun. */
  #fields = [];
  /** Whether a field that says on which page it stands was left out. */
  #paged = false;
  /** Notes by series and id that have their mark. */
  #marks = new Map();

  constructor(known) {
    this.#known = known;
  }

  /** Reads paragraphs and tables into the paper. */
  blocks(parent, paper = this.paper) {
    for (const element of parent.children) {
      const name = element.localName;
      if (name === "p") this.#paragraph(element, paper);
      else if (name === "tbl") paper.addRows(this.#rows(element));
      else if (name === "AlternateContent") this.blocks(child(element, "Choice") ?? element, paper);
      else if (!SKIPPED.has(name)) this.blocks(element, paper);
    }
  }

  #rows(table) {
    const inside = (parent, name) => [...parent.children].flatMap((it) => (it.localName === name ? [it] : ["sdt", "sdtContent", "ins", "customXml"].includes(it.localName) ? inside(it, name) : []));
    const kept = inside(table, "tr").filter((row) => !child(child(row, "trPr"), "del"));
    return kept.map((row) =>
      inside(row, "tc").map((cell) => {
        const paper = new Paper();
        this.blocks(cell, paper);
        return paper.paragraphs;
      }),
    );
  }

  #paragraph(element, paper) {
    const properties = child(element, "pPr");
    const style = this.#known.styles(attribute(child(properties, "pStyle"), "val"));
    const words = this.#words(element, style, paper);
    // Of a line that says which page this is, the words are left.
    const paged = this.#paged;
    this.#paged = false;
    if (paged && /^\s*(?:pagina|blad|page)?\s*(?:van|of|\/)?\s*$/i.test(words)) return;
    const number = this.#number({ ...style, ...numberOf(properties) });
    paper.add(number ? `${number} ${words.trimStart()}` : words);
  }

  /** The next number of a list, as Word prints it. */
  #number({ list, level = 0 }) {
    const found = this.#known.lists.get(list);
    const own = found?.levels[level];
    if (!own || own.format === "none") return "";
    if (own.format === "bullet") return "-";
    const counts = this.#counts.get(found.key) ?? [];
    counts.length = Math.min(counts.length, level + 1);
    counts[level] = (counts[level] ?? own.start - 1) + 1;
    this.#counts.set(found.key, counts);
    return own.words.replace(/%(\d)/g, (_, digit) => {
      const at = digit - 1;
      return counted(counts[at] ?? found.levels[at]?.start ?? 1, found.levels[at]?.format ?? "decimal");
    });
  }

  /** The words in a paragraph or a part of one. */
  #words(parent, dress, paper) {
    let out = "";
    for (const element of parent.children) {
      const name = element.localName;
      if (SKIPPED.has(name)) continue;
      if (name === "fldChar") this.#field(element);
      else if (name === "instrText") this.#instruct(element.textContent);
      else if (name === "fldSimple" && PAGING.test(attribute(element, "instr"))) this.#paged = true;
      else if (name === "txbxContent") this.blocks(element, paper);
      else if (name === "AlternateContent") out += this.#words(child(element, "Choice") ?? element, dress, paper);
      else if (name === "r") out += this.#run(element, dress, paper);
      else if (!this.#silent) out += this.#sign(element, name) ?? this.#words(element, dress, paper);
    }
    return out;
  }

  #run(element, dress, paper) {
    const properties = child(element, "rPr");
    const style = this.#known.styles(attribute(child(properties, "rStyle"), "val"));
    const { raised, hidden } = { ...dress, ...style, ...dressOf(properties) };
    const words = this.#words(element, dress, paper);
    if (hidden) return "";
    return raised ? raisedMark(words) : words;
  }

  /** What a single element stands for; `undefined` where it is more than a sign. */
  #sign(element, name) {
    if (name === "t") return element.textContent;
    if (name === "tab" || name === "ptab") return "\t";
    if (name === "br" || name === "cr") return "\n";
    if (name === "noBreakHyphen") return "-";
    if (name === "sym") return symbol(attribute(element, "char"));
    if (name === "footnoteReference") return this.#note(this.#known.footnotes, element);
    if (name === "endnoteReference") return this.#note(this.#known.endnotes, element);
    return undefined;
  }

  /** The mark of a note of Word's own, both series counted through. */
  #note(notes, element) {
    const note = notes.get(attribute(element, "id"));
    if (!note) return "";
    if (!this.#marks.has(note)) {
      const inside = new Paper();
      this.#marks.set(note, "");
      this.blocks(note, inside);
      this.#marks.set(note, this.paper.note(inside.paragraphs.join("\n")));
    }
    return this.#marks.get(note);
  }

  #field(element) {
    const type = attribute(element, "fldCharType");
    if (type === "begin") this.#fields.push({ words: "", result: false });
    else if (type === "separate" && this.#fields.length) this.#fields.at(-1).result = true;
    else if (type === "end") this.#fields.pop();
  }

  #instruct(words) {
    const field = this.#fields.at(-1);
    if (!field || field.result) return;
    field.words += words;
    this.#paged ||= PAGING.test(field.words);
  }

  /** Whether what comes now belongs to the instructions of a field, or says on which page it stands. */
  get #silent() {
    return this.#fields.some(({ words, result }) => !result || PAGING.test(words));
  }
}

/** A sign of a font of signs: those that people type are bullets and dashes. */
function symbol(code = "") {
  const value = parseInt(code, 16);
  if (!(value > 0)) return "";
  return value >= 0xf000 && value <= 0xf0ff ? "-" : String.fromCodePoint(Math.min(value, 0x10ffff));
}
