// The page as one file, with a text inside.

/** Where the text is in the file. `xtask/bundle.mjs` and every browser's `outerHTML` write it exactly so. */
const SLOT = '<div id="given" hidden="">';

/** This page, where it is one file, before any script changed it. */
const onePage = "oneFile" in document.documentElement.dataset ? `<!doctype html>\n${document.documentElement.outerHTML}` : null;

/** The text that was saved in this file: `{ text, language, source, first }`, `first` what was pasted before it was changed, or `null`. */
export function given() {
  const words = document.getElementById("given")?.textContent;
  return words ? JSON.parse(words) : null;
}

/** Saves the page as one file, with the text inside, the file it came from and what was pasted. Throws where the page cannot be fetched. */
export async function saveOnePage(view, source, edits) {
  const [{ download, fileName }, { about }] = await Promise.all([import("./files.js"), import("./about.js")]);
  const page = onePage ?? (await fetchOnePage());
  const start = page.lastIndexOf(SLOT) + SLOT.length;
  // Escaped, so that nothing in the text can begin a tag or a comment.
  const words = JSON.stringify({ text: view.text, language: view.language, ...(source && { source }), ...(edits && { first: edits.first }) }).replace(
    /[<>&]/g,
    (letter) => `\\u00${letter.charCodeAt(0).toString(16)}`,
  );
  // What others show of it is what it holds.
  const end = page.indexOf('<link rel="icon"');
  const head = page
    .slice(0, end)
    .replace(/<meta (?:name="description"|property="og:)[^>]*>\n?|<(script) type="application\/ld\+json">[^]*?<\/\1>\n?/g, "")
    .replace(/<title>[^<]*<\/title>/, () => about(view));
  download(`${fileName(view.document)}-leespagina.html`, head + page.slice(end, start) + words + page.slice(page.indexOf("</div>", start)), "text/html");
}

async function fetchOnePage() {
  const reply = await fetch("pkg/kamervragen.html");
  const page = reply.ok ? await reply.text() : "";
  if (!page.includes(SLOT)) throw new Error(`pkg/kamervragen.html: ${reply.status}`);
  return page;
}
