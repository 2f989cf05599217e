// The dialog "Op uw eigen site": a paper as a frame, as one script, as HTML, each with what it becomes. Loaded by its button.
import { download } from "../carriers/files.js";
import { LIMIT, link } from "../carriers/link.js";
import { frame, frameCode, scriptCode, scriptTag, tagOf } from "../carriers/snippets.js";
import { copy } from "../element/clipboard.js";
import { papersOf, staticNode } from "../element/copy.js";
import { list, make, title } from "../element/nodes.js";

const NL = {
  heading: "Op uw eigen site",
  way: "Hoe",
  frame: "Venster",
  frameMore: "Afgeschermd van uw pagina, met de tekst in het adres; de hoogte volgt. Vraagt een site die frames toelaat.",
  script: "Script",
  scriptMore: "In de letter en de kleur van uw pagina, met zoeken en kopiëren. Waar het script niet komt, staat de HTML er.",
  html: "HTML",
  htmlMore: "Zonder script: elk CMS neemt het aan, ook van auteurs die geen script mogen plaatsen.",
  open: "Antwoorden open",
  level: "Kop",
  levels: (level) => `h${level}`,
  head: "Erboven",
  heads: { full: "titel en feiten", facts: "alleen de feiten", none: "niets" },
  code: "De code",
  preview: "Zo ziet het eruit",
  previewHtml: "Zo ziet het eruit zonder opmaak van uw site",
  copy: "Kopieer",
  copied: "Gekopieerd",
  notCopied: "Kopiëren mag hier niet: de code is geselecteerd.",
  close: "Sluit",
  tooLong: (length) =>
    `De tekst is te lang voor een adres (${length.toLocaleString("nl")} tekens, hoogstens ${LIMIT.toLocaleString("nl")}). Zet deze drie bestanden in een map van uw site; de code hieronder zoekt ze in /kamervragen-embed/.`,
  text: "de tekst",
  sum: "De som (integrity) hoort bij deze versie van het script. Komt er een nieuwe op dit adres, dan weigert de browser die tot u de code vernieuwt.",
  noSum: "Zonder som (integrity): de server van deze pagina laat andere sites het script niet lezen (Access-Control-Allow-Origin).",
  theme: "Kleuren en lettertype kiezen",
  gallery: "Alle manieren",
};

const EN = {
  heading: "On your own site",
  way: "How",
  frame: "Frame",
  frameMore: "Fenced off from your page, with the text in the address; its height follows. Needs a site that allows frames.",
  script: "Script",
  scriptMore: "In the font and the colour of your page, with searching and copying. Where the script does not come, the HTML is there.",
  html: "HTML",
  htmlMore: "Without script: any content management system takes it, of authors who may not place scripts too.",
  open: "Answers open",
  level: "Heading",
  levels: (level) => `h${level}`,
  head: "Above it",
  heads: { full: "title and facts", facts: "the facts alone", none: "nothing" },
  code: "The code",
  preview: "What it looks like",
  previewHtml: "What it looks like without the style of your site",
  copy: "Copy",
  copied: "Copied",
  notCopied: "Copying is not allowed here: the code is selected.",
  close: "Close",
  tooLong: (length) =>
    `The text is too long for an address (${length.toLocaleString("en")} characters, at most ${LIMIT.toLocaleString("en")}). Put these three files into a folder of your site; the code below looks for them in /kamervragen-embed/.`,
  text: "the text",
  sum: "The sum (integrity) is of this version of the script. When another comes to this address, browsers refuse it until you renew the code.",
  noSum: "Without a sum (integrity): the server of this page does not let other sites read the script (Access-Control-Allow-Origin).",
  theme: "Choose colours and font",
  gallery: "All ways",
};

const here = () => location.href.split(/[?#]/)[0];

let sheet = null;

/** The style of the dialog. (What comes in one file has none.) */
function looks() {
  if (sheet) return sheet;
  const link = make("link", { rel: "stylesheet", href: new URL("own-site.css", import.meta.url).href });
  return (sheet = new Promise((done) => {
    link.onload = link.onerror = done;
    document.head.append(link);
  }));
}

/** Opens the dialog for a view; `edits` is what was changed in its text, if anything. */
export async function showOwnSite(view, edits) {
  const words = view.language === "en" ? EN : NL;
  const all = papersOf(view);
  await looks();
  const name = `Kamervragen: ${list(all.map(title).filter(Boolean)) || "…"}`;
  const [address, height, element] = await Promise.all([link(view.text, view.language), scriptTag("gallery/height.js"), scriptTag("pkg/kamervragen.iife.js"), import("../gallery/height.js")]);

  const button = (word, act) => {
    const it = make("button", { type: "button" }, word);
    it.addEventListener("click", act);
    return it;
  };
  const close = button(words.close, () => dialog.close());
  const open = make("input", { type: "checkbox", name: "open" });
  const level = make("select", { name: "level" }, ...[1, 2, 3, 4].map((it) => make("option", { value: it, ...(it === 2 && { selected: "" }) }, words.levels(it))));
  const head = make("select", { name: "head" }, ...Object.entries(words.heads).map(([value, word]) => make("option", { value }, word)));
  const ways = make("fieldset", { class: "page-ways" }, make("legend", {}, words.way));
  for (const way of ["frame", "script", "html"]) {
    const radio = make("input", { type: "radio", name: "way", value: way, ...(way === "frame" && { checked: "" }) });
    ways.append(make("label", {}, radio, make("span", {}, make("b", {}, words[way]), " ", words[`${way}More`])));
  }
  const chosen = make("span", { class: "page-looks" }, make("label", {}, `${words.level} `, level), " ", make("label", {}, `${words.head} `, head));
  const options = make("p", {}, make("label", {}, open, ` ${words.open}`), " ", chosen);
  const note = make("p", { class: "page-code-note" });
  const code = make("textarea", { readonly: "", rows: "6", spellcheck: "false", id: "own-site-code" });
  const said = make("output");
  const copyButton = button(words.copy, async () => {
    const done = await copy({ text: code.value });
    said.textContent = done ? words.copied : words.notCopied;
    if (!done) code.select();
  });
  const heading = make("h2", { id: "own-site-title" }, words.heading);
  const previewTitle = make("h3", { id: "own-site-preview" });
  const preview = make("div", { class: "page-preview", role: "region", "aria-labelledby": "own-site-preview", lang: "nl" });
  const more = make("p", {}, make("a", { href: "thema.html" }, words.theme), " · ", make("a", { href: "gallery/" }, words.gallery));
  const form = make("form", {}, ways, options, make("label", { for: "own-site-code" }, words.code), code, make("p", {}, copyButton, " ", said), note, more);
  const dialog = make("dialog", { class: "page-panel page-own-site", "aria-labelledby": "own-site-title", lang: view.language }, make("div", { class: "page-panel-head" }, heading, close), make("div", { class: "page-own-site-body" }, form, make("section", {}, previewTitle, preview)));

  /** What the HTML holds, as nodes: a view for each paper, and what was changed. */
  const nodes = () => all.map((paper) => staticNode(paper, { headingLevel: Number(level.value), head: head.value, open: open.checked }).firstElementChild);

  const renew = () => {
    const way = new FormData(form).get("way");
    said.textContent = "";
    chosen.hidden = way === "frame";
    previewTitle.textContent = way === "html" ? words.previewHtml : words.preview;
    note.replaceChildren();
    if (way === "frame") return renewFrame();
    const views = nodes();
    const changed = edits ? edits.html() : "";
    if (way === "html") {
      code.value = views.map((it) => it.outerHTML).join("\n") + changed;
      return show(...views);
    }
    // The script once, above the first.
    code.value = views.map((it, at) => scriptCode(it.outerHTML, at ? "" : element)).join("") + changed;
    note.append(element.includes("integrity=") ? words.sum : words.noSum);
    show(...views.map((it) => make("kamer-vragen", {}, it)));
  };

  /** Shows nodes out of reach of the style of this page. */
  const show = (...views) => {
    const host = make("div");
    host.attachShadow({ mode: "open" }).append(...views);
    host.shadowRoot.addEventListener("click", (event) => {
      const target = event.target.closest("a[href^='#']");
      if (!target || target.closest("kamer-vragen")) return;
      // Within the example, not within this page.
      event.preventDefault();
      const place = host.shadowRoot.getElementById(target.hash.slice(1));
      for (let at = place; at; at = at.parentElement) if (at.localName === "details") at.open = true;
      place?.scrollIntoView({ block: "nearest" });
    });
    preview.replaceChildren(host);
  };

  const renewFrame = () => {
    const shown = open.checked ? "&open" : "";
    if (address.address) {
      const hash = `${new URL(address.address).hash}${shown}`;
      const src = `${new URL("embed.html", here())}${hash}`;
      code.value = frameCode(src, name, address.address, height);
      preview.replaceChildren(frame(src, name));
      return;
    }
    code.value = frameCode(`/kamervragen-embed/embed.html#src=vragen.txt${shown}`, name, "", tagOf({ src: "/kamervragen-embed/height.js" }));
    note.append(
      words.tooLong(address.length), " ",
      make("a", { href: "embed.html", download: "" }, "embed.html"), ", ",
      make("a", { href: "gallery/height.js", download: "" }, "height.js"), ", ",
      button(`vragen.txt (${words.text})`, () => download("vragen.txt", view.text, "text/plain")),
    );
    preview.replaceChildren();
    previewTitle.textContent = "";
  };

  form.addEventListener("change", renew);
  form.addEventListener("submit", (event) => event.preventDefault());
  dialog.addEventListener("close", () => dialog.remove());
  renew();
  document.body.append(dialog);
  dialog.showModal();
}
