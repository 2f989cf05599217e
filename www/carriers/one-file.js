// The page as one file, with a text inside.

/** Where the text is in the file. `xtask/bundle.mjs` and every browser's `outerHTML` write it exactly so. */
const SLOT = '<div id="given" hidden="">';

/** This page, where it is one file, before any script changed it. */
const onePage = "oneFile" in document.documentElement.dataset ? `<!doctype html>\n${document.documentElement.outerHTML}` : null;

/** What was saved in this file: `{ text, language, source, first }`, `first` what was pasted before it was changed, or `{ dossier, language }`; or `null`. */
export function given() {
  const words = document.getElementById("given")?.textContent;
  return words ? JSON.parse(words) : null;
}

/** Saves the page as one file, with the text inside, the file it came from and what was pasted. Throws where the page cannot be fetched. */
export async function saveOnePage(view, source, edits) {
  const [{ download, fileName }, { about }] = await Promise.all([import("./files.js"), import("./about.js")]);
  const inside = { text: view.text, language: view.language, ...(source && { source }), ...(edits && { first: edits.first }) };
  download(`${fileName(view.document)}-leespagina.html`, await onePageWith("kamervragen", inside, about(view)), "text/html");
}

/** The page as one file with something inside, which `given` gives there; `about` is for its head. `name` is the file to take where this page is none. */
export async function onePageWith(name, inside, about) {
  const page = onePage ?? (await fetchOnePage(`pkg/${name}.html`));
  const start = page.lastIndexOf(SLOT) + SLOT.length;
  // Escaped, so that nothing in the text can begin a tag or a comment.
  const words = JSON.stringify(inside).replace(/[<>&]/g, (letter) => `\\u00${letter.charCodeAt(0).toString(16)}`);
  // What others show of it is what it holds.
  const end = page.indexOf('<link rel="icon"');
  const head = page
    .slice(0, end)
    .replace(/<meta (?:name="description"|property="og:)[^>]*>\n?|<(script) type="application\/ld\+json">[^]*?<\/\1>\n?/g, "")
    .replace(/<title>[^<]*<\/title>/, () => about);
  return head + page.slice(end, start) + words + page.slice(page.indexOf("</div>", start));
}

async function fetchOnePage(address) {
  const reply = await fetch(address);
  const page = reply.ok ? await reply.text() : "";
  if (!page.includes(SLOT)) throw new Error(`${address}: ${reply.status}`);
  return page;
}
