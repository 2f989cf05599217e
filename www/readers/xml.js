// The text of the XML of officielebekendmakingen.nl, and of our own export, which has the same names.
import { decoded } from "./html.js";
import { child, xmlOf } from "./markup.js";
import { Paper, raisedMark, Trouble } from "./text.js";

/** What says something of the paper and is not printed in it. */
const SKIPPED = new Set(["metadata", "meta", "kamervraagonderwerp-kort", "redactioneel", "plaatje", "illustratie"]);
/** What is a paragraph of its own; anything else that holds one is only around it. */
const LINES = new Set(["al", "al-groep-titel", "titel", "tussenkop", "kop", "nr", "label", "ondertekening", "naam", "functie", "dagtekening", "kamervraagnummer", "kamervraagomschrijving", "kamervraagonderwerp", "item", "organisatie", "vergaderjaar", "noot.al"]);

/** The text of the bytes of an official publication. */
export function read(bytes) {
  const root = xmlOf(decoded(bytes)).documentElement;
  if (!root.getElementsByTagName("*").length || !/^(?:officiele-publicatie|kamervragen|kamervraag|vraag|antwoord|kamerstuk|handelingen|staatscourant)$/.test(root.localName)) throw new Trouble("otherXml");
  const reader = new Official();
  reader.block(root);
  return { text: reader.paper.text };
}

class Official {
  paper = new Paper();
  #notes = new Map();

  block(element) {
    const name = element.localName;
    if (SKIPPED.has(name)) return;
    if (name === "vraag" || name === "antwoord") this.#part(element, name);
    else if (name === "kamervraagkop") this.#head(element);
    else if (name === "li") this.#item(element);
    else if (name === "table" || name === "tgroup") this.#table(element);
    else if (name === "noot") this.#note(element);
    else if (LINES.has(name) || !element.children.length) this.paper.add(this.#words(element));
    else if (hasWords(element)) this.paper.add(this.#words(element));
    else for (const inside of element.children) this.block(inside);
  }

  /** The subject stands in the sentence above the questions as well: then it is not printed for itself. */
  #head(element) {
    const whole = squashed([...element.children].filter((it) => it.localName === "kamervraagomschrijving").map((it) => it.textContent).join(" "));
    for (const inside of element.children) {
      const again = ["kamervraagonderwerp", "kamervraagnummer"].includes(inside.localName) && whole.includes(squashed(inside.textContent));
      if (!again) this.block(inside);
    }
  }

  /** A question or an answer, with its heading: `nr` is a number or the heading as printed. */
  #part(element, name) {
    const number = child(element, "nr");
    const words = number ? this.#words(number).trim() : "";
    const title = name === "vraag" ? "Vraag" : "Antwoord";
    const numbers = words || element.getAttribute("nummers")?.trim().replaceAll(" ", ", ") || "";
    this.paper.add(/[a-z]{4}/i.test(numbers) ? numbers : `${title} ${numbers.replace(/\.$/, "")}`);
    for (const inside of element.children) if (inside !== number) this.block(inside);
  }

  #item(element) {
    const number = child(element, "li.nr");
    const before = this.paper.paragraphs.length;
    for (const inside of element.children) if (inside !== number) this.block(inside);
    const { paragraphs } = this.paper;
    if (number && paragraphs.length > before) paragraphs[before] = `${number.textContent.trim()} ${paragraphs[before]}`;
  }

  #table(element) {
    const rows = [...element.getElementsByTagName("row"), ...element.getElementsByTagName("tr")];
    this.paper.addRows(rows.map((row) => [...row.children].map((cell) => [this.#words(cell).trim()].filter(Boolean))));
  }

  /** The mark of a note; its body comes after the text. */
  #note(element) {
    const mark = this.paper.note([...element.children].filter((it) => it.localName !== "noot.nr").map((it) => this.#words(it).trim()).join("\n"));
    this.#notes.set(element.getAttribute("id"), mark);
    return mark;
  }

  #words(element) {
    let out = "";
    for (const node of element.childNodes) {
      if (node.nodeType === 3 || node.nodeType === 4) out += node.data.replace(/\s+/g, " ");
      else if (node.nodeType === 1) out += this.#inline(node);
    }
    return out;
  }

  #inline(element) {
    const name = element.localName;
    if (SKIPPED.has(name)) return "";
    if (name === "noot") return this.#note(element);
    if (name === "nootref") return this.#notes.get(element.getAttribute("refid")) ?? `[${element.textContent.trim()}]`;
    if (name === "sup" || (name === "nadruk" && /sup/.test(element.getAttribute("type") ?? ""))) return raisedMark(element.textContent);
    if (name === "br" || name === "regel") return `\n${this.#words(element)}`;
    return LINES.has(name) && element.previousElementSibling ? `\n${this.#words(element)}` : this.#words(element);
  }
}

const hasWords = (element) => [...element.childNodes].some((node) => node.nodeType === 3 && node.data.trim());
const squashed = (words) => words.replace(/\s+/g, " ").trim();
