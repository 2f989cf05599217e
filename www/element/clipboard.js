// The clipboard, for the element and for the page around it.

/**
 * Copies a text, with HTML for programs that take it; says whether that was allowed. Where a page may not use the clipboard
 * (a frame, an older browser), the copy event does it.
 */
export async function copy({ text, html }) {
  try {
    if (!html) await navigator.clipboard.writeText(text);
    else {
      const blob = (type, words) => ({ [type]: new Blob([words], { type }) });
      await navigator.clipboard.write([new ClipboardItem({ ...blob("text/plain", text), ...blob("text/html", html) })]);
    }
    return true;
  } catch {
    let done = false;
    const put = (event) => {
      event.preventDefault();
      event.stopImmediatePropagation();
      event.clipboardData.setData("text/plain", text);
      if (html) event.clipboardData.setData("text/html", html);
      done = true;
    };
    document.addEventListener("copy", put, { capture: true, once: true });
    document.execCommand("copy");
    document.removeEventListener("copy", put, { capture: true });
    return done;
  }
}
