// The page: gives the element what is pasted, dropped, opened or typed, and says how it went.
import { fragment, link, linkTo, unpack } from "../carriers/link.js";
import { given } from "../carriers/one-file.js";
import { idIn } from "../element/address.js";
import { KamerVragen } from "../element/define.js";
import { title } from "../element/nodes.js";
import { example } from "./example.js";
import { forgetAll, keep, kept } from "./keep.js";
import { keepOffline } from "./offline.js";
import { SourcePanel } from "./source-panel.js";
import { WORDS } from "./words.js";

/** Characters above which the text is read when typing pauses, so that no keystroke has to wait. */
const LONG = 200_000;
/** Characters above which the box shows only how the text begins: a browser takes seconds to lay out more in one. */
const HUGE = 1_000_000;

const find = (id) => document.getElementById(id);
const box = find("text");
const view = find("view");
const status = find("status");
let timer;
/** When the text that is being shown was given, to measure the time. */
let since = 0;
/** What the status line says when the text was read. */
let remark = "";

// A text from anywhere.

/** Shows a text; one that others wrote (a link, a file) is read away from the page. `source` is the file that it came from. */
function take(text, { note = "", outside = false, source: file = null, pasted = false, first = null, ofDossier = false, quiet = false } = {}) {
  if (pasted && dossier?.isOpen) return dossier.addTexts([{ text }]);
  since = performance.now();
  const old = { text: held ?? box.value, source, outside: fromOutside, first: checked ? firstText : null };
  if (old.text.trim() && old.text !== text && !ofDossier) {
    previous = old;
    if (pasted) note ||= "replaced";
  }
  focusView = !quiet;
  remark = note;
  clipping?.forget();
  from(file);
  fromOutside = outside;
  held = text.length > HUGE ? text : null;
  box.value = held ? `${text.slice(0, 2000)}…` : text;
  box.readOnly = Boolean(held);
  // The box shows how the text begins, and goes on doing so when it gets the focus.
  box.setSelectionRange(0, 0);
  box.scrollTop = 0;
  taken = box.value;
  firstText = first ?? held ?? box.value;
  checked = first !== null || Boolean(sheet?.isOpen);
  find("previous").hidden = !previous;
  find("append").hidden = !previous || !pasted;
  if (!held) return read();
  remark ||= "held";
  say("busy", false);
  // Time to paint these words before reading blocks the page.
  clearTimeout(timer);
  timer = setTimeout(read, 50);
}
/** Whether the view gets the focus: after a paste it does, while typing it does not. */
let focusView = false;
/** Whether others wrote the text, or a part of it. */
let fromOutside = false;
/** A text too long for the box, which then shows how it begins. */
let held = null;
/** What the box had when it was given a text: as long as it is that, there is nothing for the browser to undo. */
let taken = "";
/** The text as it was given, before anybody mended it. */
let firstText = "";
/** The text before the last that took its place: `{ text, source, outside, first }`. It lasts as long as the page is open. */
let previous = null;

/** The text that was there before, in the place of the one that is there now. */
function takeBack() {
  if (!previous) return;
  const { text, source: file, outside, first } = previous;
  previous = null;
  take(text, { source: file, outside, first, note: "isBack" });
}
find("previous").addEventListener("click", takeBack);
find("append").addEventListener("click", () => {
  const both = `${previous.text.trimEnd()}\n\n${held ?? box.value}`;
  take(both, { outside: fromOutside || previous.outside });
});
addEventListener("keydown", (event) => {
  if (event.key.toLowerCase() !== "z" || event.shiftKey || event.altKey || !(event.ctrlKey || event.metaKey) || event.defaultPrevented) return;
  const other = event.target.closest?.("input, textarea, select");
  if (!previous || box.value !== taken || (other && other !== box)) return;
  event.preventDefault();
  takeBack();
});

function read() {
  clearTimeout(timer);
  if (fromOutside) view.load(held ?? box.value);
  else view.text = held ?? box.value;
  keepText();
}

box.addEventListener("paste", (event) => {
  since = performance.now();
  focusView = true;
  const data = event.clipboardData;
  const text = data?.getData("text/plain") ?? "";
  if (!text && data?.files.length) return dropped(event, [...data.files]);
  if (!text) return;
  // One rule, in the box and outside it: what is pasted takes the place of what is selected; where nothing is, a paper, which has
  // more than one line, takes the place of the text. A line goes in where the caret is.
  const selected = box.selectionEnd - box.selectionStart;
  const whole = held || selected === box.value.length || (!selected && /\n/.test(text.trim()));
  if (!whole && !isRich(data)) return;
  event.preventDefault();
  const put = whole ? (it) => take(it, { pasted: true }) : insert;
  if (isRich(data)) rich(data.getData("text/html"), text, put);
  else put(text);
});

/** Whether the clipboard has markup with what plain text loses: numbers of lists, raised marks, notes, tables, what was deleted. */
function isRich(data) {
  return /<(?:ol|sup|table|del|s|strike)[\s>]|vertical-align:\s*super|mso-(?:list|element)/i.test(data?.getData("text/html") ?? "");
}

async function rich(html, text, put) {
  try {
    await (await reading()).takeMarkup(html, text, put);
  } catch {
    // What reads markup is not there: the plain text is.
    put(text);
  }
}

/** Puts words where the caret is. */
function insert(text) {
  // So that the browser can undo it; the box then says that it changed.
  if (document.execCommand("insertText", false, text)) return;
  box.setRangeText(text, box.selectionStart, box.selectionEnd, "end");
  read();
}
box.addEventListener("input", (event) => {
  if (event.inputType !== "insertFromPaste") focusView = false;
  if (!focusView) since = performance.now();
  remark = "";
  if (source && !sheet?.isOpen) from(null);
  if (!box.value) fromOutside = false;
  clearTimeout(timer);
  if (focusView || box.value.length < LONG) read();
  else timer = setTimeout(read, 300);
});

// A paste anywhere in the page goes into the box.
document.addEventListener("paste", (event) => {
  if (event.target.closest?.("input:not([type=checkbox]), textarea")) return;
  const data = event.clipboardData;
  const text = data?.getData("text/plain");
  if (!text && data?.files.length) return dropped(event, [...data.files]);
  if (!text) return;
  event.preventDefault();
  const put = (it) => take(it, { pasted: true });
  if (isRich(data)) rich(data.getData("text/html"), text, put);
  else put(text);
});

find("example").addEventListener("click", async () => {
  try {
    await KamerVragen.engine;
    take(await example());
  } catch {
    // The element says why.
    take("Vraag 1\n");
  }
});
find("clear").addEventListener("click", () => {
  take("");
  focusView = false;
  box.focus();
});
find("file").addEventListener("click", () => find("files").click());
find("files").addEventListener("change", (event) => {
  dropped(event, [...event.target.files]);
  event.target.value = "";
});

for (const name of ["dragenter", "dragover"]) {
  addEventListener(name, (event) => {
    event.preventDefault();
    document.body.classList.add("page-drop");
  });
}
// A PDF on its way: what reads it can be fetched before it is let go.
addEventListener("dragenter", ({ dataTransfer }) => {
  if ([...(dataTransfer?.items ?? [])].some(({ type }) => type === "application/pdf")) reading().then((it) => it.warm("pdf")).catch(() => {});
});
addEventListener("dragleave", (event) => event.relatedTarget ?? document.body.classList.remove("page-drop"));
addEventListener("drop", (event) => {
  document.body.classList.remove("page-drop");
  const { items, files } = event.dataTransfer;
  // What is dropped can be asked for only now; folders have entries alone.
  const entries = [...items].filter(({ kind }) => kind === "file").map((item) => item.webkitGetAsEntry?.() ?? item.getAsFile());
  if (entries.length) return dropped(event, entries.some((it) => it?.isDirectory) ? entries.filter(Boolean) : [...files]);
  event.preventDefault();
  const [html, text] = ["text/html", "text/plain"].map((type) => event.dataTransfer.getData(type));
  const put = (it) => take(it, { pasted: true });
  if (isRich(event.dataTransfer)) rich(html, text, put);
  else put(text);
});

/** What reads files, loaded when the first of them comes. */
let files = null;
const reading = async () => (files = await import("./files.js"));

async function dropped(event, list) {
  event.preventDefault();
  if (!list.length) return;
  if (!isLite && (list.length > 1 || list[0].isDirectory || dossier?.isOpen)) return collect((it) => it.addFiles(list));
  try {
    await (await reading()).openFiles(list, { take: (text, more) => take(text, { ...more, outside: true, pasted: true }), say });
  } catch {
    say("noReaders");
  }
}

// The dossier: several files, or the papers of one text, as a list. A page that is one small file has none.

const isLite = document.documentElement.dataset.oneFile === "";
let dossier = null;
/** Does something with the dossier, loaded when it is first needed. */
async function collect(act) {
  try {
    const { Dossier } = await import("../dossier/dossier.js");
    dossier ??= new Dossier({ view, take, engine: KamerVragen.engine });
  } catch {
    return say("noDossier");
  }
  return act(dossier);
}
find("dossier").addEventListener("click", () => collect((it) => it.addShown(source)));

/** The file that the text came from, which is said below the box and in what is saved. */
let source = null;
function from(file) {
  source = file;
  if (!file) files?.forgetFiles();
  const line = find("source");
  line.hidden = !file;
  if (!file) return;
  const size = `${file.size.toLocaleString(document.documentElement.lang)} bytes`;
  line.textContent = [file.name, size, file.sha256 && `SHA-256 ${file.sha256}`].filter(Boolean).join(" · ");
}

// The address: one that carries a text goes on doing so, for as long as that text is here.

/** The text of the address, packed and not. */
let inAddress = null;
/** The address with the text that is here, as soon as it is known and where it is not too long. */
let textAddress = "";

/** Shows the text that an address carries. */
async function open(packed) {
  try {
    const hash = location.hash.replace(/&naar=[^&]*/, "");
    const text = await unpack(packed);
    inAddress = { packed, text, hash };
    take(text, { outside: true });
    showClipping();
  } catch {
    say("linkDamaged");
  }
}

// A link within the page names a place alone: the text goes back into the address. An address with another text shows that.
addEventListener("hashchange", () => {
  const packed = fragment().get("tekst");
  if (packed && packed !== inAddress?.packed) open(packed);
  else if (!packed && inAddress) history.replaceState(history.state, "", linkTo(inAddress.hash, idIn()));
  else showClipping();
});

/** Makes the address of the text that was read, and takes out of that of the page what it no longer is. */
async function addressOfText() {
  const { text } = view;
  textAddress = "";
  if (inAddress && (held ?? box.value) !== (held ? inAddress.text : normal(inAddress.text))) {
    inAddress = null;
    if (fragment().has("tekst")) history.replaceState(history.state, "", location.href.split("#")[0]);
  }
  // An address in somebody's own folders is no link for another.
  if (!text || text.length > LONG || location.protocol === "file:") return;
  const { address = "" } = await link(text, view.language);
  if (text === view.text) textAddress = address;
}
view.linkTo = (id) => dossier?.linkTo(id) || (textAddress && linkTo(textAddress, id));

/** A text as a box holds it. */
function normal(text) {
  return text.replace(/\r\n?/g, "\n");
}

// The clipping: loaded by its button, or by an address that names questions.

let clipping = null;
let coming = null;
const clipper = () => (coming ??= import("./clipping.js").then(({ Clipping }) => (clipping = new Clipping(view, words, leaveClipping))));
find("clip").addEventListener("click", () => withClipping((clipping) => clipping.toggle()));

/** Shows the questions that the address names alone. */
async function showClipping() {
  if (fragment().get("knipsel")) await withClipping((clipping) => clipping.show(fragment()));
}

async function withClipping(act) {
  const clipping = await clipper().catch(() => null);
  if (clipping) return act(clipping);
  // (It may be there the next time.)
  coming = null;
  say("noClipping");
}

/** The address goes on holding what is shown. */
function leaveClipping() {
  const without = (address) => address.replace(/&?\bknipsel=[^&]*/, "");
  if (inAddress) inAddress.hash = without(inAddress.hash);
  history.replaceState(history.state, "", without(location.href));
}

// The menu "Bewaar of deel".

let menu = null;
const exporting = () => (menu ??= import("./export.js").then(({ exportMenu }) => exportMenu(view, say, () => source, edits)));
find("exports").addEventListener("toggle", exporting);
find("exports").addEventListener("click", async ({ target }) => {
  const button = target.closest("button");
  if (button) (await exporting())(button);
});

// The proof sheet, loaded when it is first opened; a page that is one small file has none.

let sheet = null;
/** What says what was changed, loaded with the sheet, or with a text that was changed in it before. */
let editing = null;
/** Whether this text was looked at in it: then what was changed is said in what is saved. */
let checked = false;
const edits = () => (checked && editing && view.document ? editing.editsOf(firstText, view.text) : null);
find("proof").addEventListener("click", async () => {
  if (sheet?.isOpen) return sheet.close();
  try {
    editing ??= await import("../proof/edits.js");
    const { Proof } = await import("../proof/proof.js");
    sheet ??= new Proof({ view, box, panel, engine: () => KamerVragen.engine, pasted: () => firstText });
    // (A text that was typed, or that the browser put back, came by no paste.)
    firstText ||= held ?? box.value;
    checked = true;
    await sheet.open(edits);
  } catch {
    say("noProof");
  }
});
/** Follows a reading: the doubts on the button, what was changed below the view. */
function proofread(read) {
  find("proof").hidden = !read || isLite;
  find("proof").textContent = words().proof(read?.diagnostics.length ?? 0);
  const changed = edits();
  sheet?.follow(changed);
  editing?.showEdits(view, changed);
  keep("first", keeping.checked && changed ? firstText : "");
}

// The result.

view.addEventListener("kamervragen-parsed", ({ detail }) => {
  const { document: read } = detail;
  const recognised = Boolean(read) && read.kind !== "unrecognised";
  document.body.classList.toggle("page-read", recognised);
  document.title = title(view) ?? "Kamervragen";
  find("clear").hidden = !box.value;
  find("exports").hidden = !read;
  find("clip").hidden = !view.querySelector(".kv-exchange");
  find("dossier").hidden = isLite || !(dossier?.size || view.document?.diagnostics.some(({ code }) => code === "second-paper"));
  find("first").hidden = Boolean(read);
  say(remark, false);
  if (!recognised && !sheet?.isOpen) panel.close();
  else if (panel.isOpen) panel.fill(view.text);
  if (recognised && focusView) arrive();
  focusView = false;
  proofread(view.document);
  const given = since;
  requestAnimationFrame(() => {
    const channel = new MessageChannel();
    // The first task after the frame: the view is on the screen.
    channel.port1.onmessage = () => {
      performance.measure("kamervragen: paste to view", { start: given });
      addressOfText();
    };
    channel.port2.postMessage(null);
  });
});
view.addEventListener("kamervragen-error", () => {
  find("exports").hidden = find("clip").hidden = find("first").hidden = find("proof").hidden = true;
  say("");
});

/** After a paste: makes the box small and moves the focus to the title of the paper. */
function arrive() {
  box.blur();
  document.body.classList.add("page-small");
  box.scrollTop = 0;
  if (idIn() && view.querySelector(`#${CSS.escape(idIn())}`)) return;
  const title = view.querySelector(".kv-head :is(h1, h2, h3, h4)");
  if (!title) return;
  title.tabIndex = -1;
  title.addEventListener("blur", () => title.removeAttribute("tabindex"), { once: true });
  title.focus({ preventScroll: true });
  scrollTo({ top: 0 });
}

// A place in the source is shown beside the reading, where no key can change the text.

const panel = new SourcePanel(find("source-panel"));
view.addEventListener("kamervragen-source", (event) => {
  event.preventDefault();
  const { anchor } = event.detail;
  const [start, end] = [event.detail.start, event.detail.end].map((at) => at + startOf(event.target));
  const pages = source?.pages ?? [];
  find("source-place").hidden = pages.length < 2;
  find("source-place").textContent = words().onPage(pages.findLastIndex((at) => at <= start) + 1);
  const heading = anchor.closest(".kv-exchange")?.firstElementChild.textContent.toLowerCase();
  find("source-panel").querySelector("[data-back]").textContent = words().backTo(heading ?? words().remarks);
  panel.show(view.text, { start, end }, anchor);
});

/** Where a paper begins in the text: one of several is an element of its own, with places of its own. */
function startOf(paper) {
  const papers = [...view.querySelectorAll("kamer-vragen")];
  return papers.slice(0, Math.max(0, papers.indexOf(paper))).reduce((sum, { text }) => sum + text.length, 0);
}

box.addEventListener("focus", () => sheet?.isOpen || document.body.classList.remove("page-small"));

let said = ["", false];
function say(key, warn = true, number) {
  said = [key, warn, number];
  // What is said of files comes as a function: its words are not loaded before.
  const word = typeof key === "function" ? key : words()[key] ?? key;
  status.textContent = typeof word === "function" ? word(number) : word;
  status.className = key && warn ? "page-warn" : "";
}

// The language.

// What the page says before anybody touches it, is written in it.
WORDS.nl.placeholder = box.placeholder;
for (const { dataset, textContent } of document.querySelectorAll("[data-word]")) WORDS.nl[dataset.word] = textContent;

function words() {
  return WORDS[document.documentElement.lang] ?? WORDS.nl;
}

function speak(language) {
  document.documentElement.lang = language;
  for (const node of document.querySelectorAll("[data-word]")) node.textContent = words()[node.dataset.word];
  box.placeholder = words().placeholder;
  const button = find("language");
  button.textContent = words().other;
  button.lang = language === "nl" ? "en" : "nl";
  view.language = language;
  panel.close();
  files?.translate();
  sheet?.translate();
  proofread(view.document);
  clipping?.translate();
  dossier?.translate();
  say(...said);
  keep("language", language);
}
find("language").addEventListener("click", () => speak(document.documentElement.lang === "nl" ? "en" : "nl"));

// A reload brings the text back; a new tab does not. Who shares a machine can switch it off.

const keeping = find("keep");
keeping.checked = kept("keep") !== "no";
view.remember = keeping.checked;
keeping.addEventListener("change", () => {
  view.remember = keeping.checked;
  if (!keeping.checked) {
    forgetAll();
    previous = null;
    find("previous").hidden = find("append").hidden = true;
  }
  keep("keep", keeping.checked ? "" : "no");
  keepText();
});

function keepText() {
  keep("text", keeping.checked ? (held ?? box.value) : "");
  keep("source", keeping.checked && source ? JSON.stringify(source) : "");
}

// The first reading compiles the patterns: better done while nobody waits.
KamerVragen.engine
  .then?.((engine) => (globalThis.requestIdleCallback ?? setTimeout)(async () => engine.parse(await example())))
  .catch(() => {});

keepOffline(find("offline"), say);

if (kept("language") === "en") speak("en");
// The one file may contain a text, a link may; else the tab may have kept one, or the browser restored the box.
const brought = given();
const carried = fragment();
/** Takes a text that was changed in the proof sheet before: what was changed goes on being said. */
async function takeChecked(text, first, more) {
  if (first !== null) {
    editing = await import("../proof/edits.js").catch(() => null);
    // Meanwhile another was pasted.
    if (box.value) return;
  }
  take(text, { ...more, first });
}
if (brought) {
  if (brought.language === "en") speak("en");
  if (brought.dossier) collect((it) => it.addTexts(brought.dossier, { inside: true }));
  else takeChecked(brought.text, brought.first ?? null, { outside: true, source: brought.source ?? null }).then(showClipping);
} else if (carried.has("tekst")) {
  if (carried.get("language") === "en") speak("en");
  open(carried.get("tekst"));
} else {
  const before = kept("text") ?? box.value;
  if (before) {
    takeChecked(before, kept("text") && kept("first"), { outside: true, source: JSON.parse(kept("source") ?? "null") });
    focusView = false;
  }
}
