// The one place that decodes what an address says.

/**
 * The id that a link or the address of the page names: `vraag-3` for `…#vraag-3` and, where an address carries more, for
 * `…#tekst=…&naar=vraag-3`. What is not encoded well (`#100%`) is returned as it is: no address is an error.
 */
export function idIn({ hash } = location) {
  const id = hash.slice(1);
  if (id.includes("=")) return new URLSearchParams(id).get("naar") ?? "";
  try {
    return decodeURIComponent(id);
  } catch {
    return id;
  }
}
