// Markup as an inert document: it has no window, so nothing in it runs, loads or enters the page.
import { Trouble } from "./text.js";

let policy;

/** The text of markup as a document. `type` is that of `DOMParser`. */
export function documentOf(words, type) {
  let source = words;
  if (globalThis.trustedTypes) {
    policy ??= trustedTypes.createPolicy("kamervragen-reader", { createHTML: (html) => html });
    source = policy.createHTML(words);
  }
  return new DOMParser().parseFromString(source, type);
}

/** An XML document. One that declares entities of its own is refused: they can unfold to gigabytes. */
export function xmlOf(words) {
  if (/<!ENTITY|<!DOCTYPE[^>]*\[/i.test(words)) throw new Trouble("entities");
  const parsed = documentOf(words, "application/xml");
  if (parsed.getElementsByTagName("parsererror").length) throw new Trouble("damaged");
  return parsed;
}

/** The elements below one, with this local name whatever their prefix. */
export function all(parent, name) {
  return parent ? [...parent.getElementsByTagNameNS("*", name)] : [];
}

/** The first child element with a local name. */
export function child(parent, name) {
  return parent ? [...parent.children].find((it) => it.localName === name) : undefined;
}

/** An attribute by its local name, whatever its prefix. */
export function attribute(element, name) {
  return element ? [...element.attributes].find((it) => it.localName === name)?.value : undefined;
}
