// What kind of file bytes are. They decide, not the name: a letter called .txt may be a PDF.
import { entriesOf } from "./zip.js";

/** Kinds that have a reader, each in a file of its own that is loaded when the first of them comes. */
export const READERS = {
  pdf: () => import("./pdf.js"),
  docx: () => import("./docx.js"),
  odt: () => import("./odt.js"),
  rtf: () => import("./rtf.js"),
  html: () => import("./html.js"),
  xml: () => import("./xml.js"),
  eml: () => import("./eml.js"),
};

/** How formats begin that are no text. */
const MAGIC = [
  ["pdf", "%PDF-"],
  ["rtf", "{\\rtf"],
  ["zip", "PK\u0003\u0004"],
  ["zip", "PK\u0005\u0006"],
  ["office", "\u00d0\u00cf\u0011\u00e0"],
  ["image", "\u0089PNG"],
  ["image", "\u00ff\u00d8\u00ff"],
  ["image", "GIF8"],
  ["image", "II*\u0000"],
  ["image", "MM\u0000*"],
  ["packed", "\u001f\u008b"],
  ["packed", "7z\u00bc\u00af"],
  ["packed", "Rar!"],
];

/** What a page of markup begins with, after a comment or two. */
// (`[!]`: what looks like the beginning of a comment would end the script of the page as one file.)
const HTML = /^(?:<[!]--[^]*?-->\s*)*<(?:!doctype html|html|head|body|meta|title|main|article|section|table|div|p|h[1-6]|span|ol|ul)[\s>/]/i;
const XML = /^(?:<\?xml\s|(?:<[!]--[^]*?-->\s*)*<(?:officiele-publicatie|kamervragen|vraag)[\s>])/i;
/** The lines at the head of a mail; at least two of them, one of these first. */
const MAIL = /^(?:(?:Return-Path|Received|Delivered-To|From|To|Subject|Date|Message-ID|MIME-Version|X-[\w-]+): .*(?:\r?\n[ \t].*)*\r?\n){2}/i;

/** One of the keys of `READERS`, `text`, or what no reader is for: `office`, `sheet`, `zip`, `packed`, `image`, `binary`. */
export function kindOf(bytes) {
  const start = latin(bytes.subarray(0, 1024));
  const found = MAGIC.find(([, words]) => start.startsWith(words))?.[0];
  if (found === "zip") return archive(bytes);
  if (found) return found;
  // Some producers write a line before it.
  if (start.includes("%PDF-1.") && bytes.includes(0)) return "pdf";
  if (isUtf16(bytes)) return "text";
  if (bytes.subarray(0, 4096).includes(0)) return "binary";
  const words = start.replace(/^\u00ef\u00bb\u00bf/, "").trimStart();
  if (words.startsWith("{\\rtf")) return "rtf";
  // XHTML is a page as well.
  if (XML.test(words) && !/<html[\s>]|<!doctype html/i.test(words)) return "xml";
  if (HTML.test(words) || XML.test(words)) return "html";
  if (MAIL.test(latin(bytes.subarray(0, 8192)))) return "eml";
  return "text";
}

function archive(bytes) {
  let names;
  try {
    names = [...entriesOf(bytes).keys()];
  } catch {
    return "zip";
  }
  if (names.includes("word/document.xml")) return "docx";
  if (names.some((name) => /^(?:xl|ppt)\//.test(name))) return "sheet";
  if (names.includes("content.xml") && latin(bytes.subarray(0, 200)).includes("application/vnd.oasis.opendocument.text")) return "odt";
  return "zip";
}

export function isUtf16(bytes) {
  return { "254,255": "utf-16be", "255,254": "utf-16le" }[bytes.subarray(0, 2).join()];
}

function latin(bytes) {
  let words = "";
  for (const byte of bytes) words += String.fromCharCode(byte);
  return words;
}
