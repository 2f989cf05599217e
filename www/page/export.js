// The menu "Bewaar of deel": save, copy, share.
import { save } from "../carriers/files.js";
import { link } from "../carriers/link.js";
import { saveOnePage } from "../carriers/one-file.js";
import { copy } from "../element/clipboard.js";
import { papersOf, staticView } from "../element/copy.js";

/**
 * Makes the menu work for a view; `say` tells the reader how it went, by a key of the page's words; `source` gives the file of the
 * text, `edits` what was changed in it. Returns what a button of it does. Loaded when the menu is first opened.
 */
export function exportMenu(view, say, source, edits) {
  const menu = document.getElementById("exports");
  menu.addEventListener("keydown", (event) => {
    if (event.key !== "Escape" || !menu.open) return;
    menu.open = false;
    menu.firstElementChild.focus();
  });
  document.addEventListener("pointerdown", ({ target }) => {
    if (!menu.contains(target)) menu.open = false;
  });
  // An address in somebody's own folders is no link for another.
  menu.querySelector("[data-carry=link]").hidden = location.protocol === "file:";
  return async (button) => {
    if (button.dataset.carry === "embed") {
      menu.open = false;
      return import("./own-site.js").then(({ showOwnSite }) => showOwnSite(view, edits())).catch(() => say("noOwnSite"));
    }
    try {
      say(...(await carry(view, button.dataset, source(), edits())));
    } catch {
      say("noOnePage");
    }
    menu.open = false;
  };
}

/** Does what a button says. Returns what to tell the reader: a key, whether it is a warning, a number. */
async function carry(view, { carry, format }, source, edits) {
  if (carry === "static") return (await copy({ text: papersOf(view).map(staticView).join("\n") + (edits ? edits.html() : "") })) ? ["copied", false] : ["notCopied"];
  if (carry === "link") {
    const { address, length } = await link(view.text, view.language);
    if (!address) return ["linkTooLong", true, length];
    return (await copy({ text: address })) ? ["linkCopied", false, length] : ["notCopied"];
  }
  if (carry === "page") await saveOnePage(view, source, edits);
  else await save(view, format, source, edits);
  return ["saved", false];
}
