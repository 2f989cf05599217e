// The text of a mail: its words as HTML, else as plain text. What is attached is not read.
import { textOfHtml } from "./html.js";
import { Trouble } from "./text.js";

/** Parts within parts: more are no mail. */
const DEEPEST = 20;

/** The text of the bytes of an .eml. */
export function read(bytes) {
  const part = bodyOf(new TextDecoder("windows-1252").decode(bytes), 0);
  if (!part) throw new Trouble("noText");
  const text = part.type === "text/html" ? textOfHtml(part.words) : part.words;
  return { text, note: part.attached ? "attached" : undefined };
}

/** The part of a mail that has its words: `{ type, words, attached }`. */
function bodyOf(source, depth) {
  if (depth > DEEPEST) throw new Trouble("damaged");
  const [head, body] = cut(source);
  const headers = headersOf(head);
  const [type, values] = valued(headers["content-type"] ?? "text/plain");
  if (/^attachment/i.test(headers["content-disposition"] ?? "")) return { attached: true };
  if (!type.startsWith("multipart/")) {
    if (type !== "text/plain" && type !== "text/html") return { attached: true };
    return { type, words: decoded(body, headers["content-transfer-encoding"] ?? "", values.charset) };
  }
  if (!values.boundary) throw new Trouble("damaged");
  const pieces = `\n${body.replace(/\r\n/g, "\n")}`.split(`\n--${values.boundary}`).slice(1);
  const parts = pieces.filter((piece) => !piece.startsWith("--")).map((piece) => bodyOf(piece.replace(/^[^\n]*\n/, ""), depth + 1));
  const found = parts.find((part) => part?.type === "text/html") ?? parts.find((part) => part?.type);
  return found ? { ...found, attached: parts.some((part) => part?.attached) } : undefined;
}

function cut(source) {
  const at = /\r?\n\r?\n/.exec(source);
  return at ? [source.slice(0, at.index), source.slice(at.index + at[0].length)] : [source, ""];
}

function headersOf(head) {
  const lines = head.replace(/\r?\n[ \t]+/g, " ").split(/\r?\n/);
  const pairs = lines.map((line) => /^([\w-]+):\s*(.*)$/.exec(line)).filter(Boolean);
  return Object.fromEntries(pairs.map(([, name, value]) => [name.toLowerCase(), value.trim()]));
}

/** `text/html; charset="utf-8"` as its type and its values. */
function valued(header) {
  const [type, ...rest] = header.split(";");
  const values = rest.map((it) => /^\s*([\w-]+)\s*=\s*"?([^"]*?)"?\s*$/.exec(it)).filter(Boolean);
  return [type.trim().toLowerCase(), Object.fromEntries(values.map(([, name, value]) => [name.toLowerCase(), value]))];
}

function decoded(body, encoding, charset = "utf-8") {
  let letters = body;
  if (/base64/i.test(encoding)) {
    try {
      letters = atob(body.replace(/[^A-Za-z0-9+/=]/g, ""));
    } catch (error) {
      throw new Trouble("damaged", error);
    }
  } else if (/quoted-printable/i.test(encoding)) {
    letters = body.replace(/=\r?\n/g, "").replace(/=([0-9A-F]{2})/gi, (_, hex) => String.fromCharCode(parseInt(hex, 16)));
  }
  const bytes = Uint8Array.from(letters, (letter) => BYTES.get(letter) ?? letter.charCodeAt(0) & 255);
  for (const name of [charset, "utf-8", "windows-1252"]) {
    try {
      return new TextDecoder(name, { fatal: true }).decode(bytes);
    } catch {
      // Not that one.
    }
  }
  return new TextDecoder().decode(bytes);
}

/** The bytes of the letters that Windows-1252 has where others have control characters. */
const BYTES = new Map(Array.from({ length: 32 }, (_, at) => [new TextDecoder("windows-1252").decode(Uint8Array.of(128 + at)), 128 + at]));
