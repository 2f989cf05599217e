// The page: gives the element what is pasted, dropped, opened or typed, and tells how it went.
import { copy, given, link, save, saveOnePage } from "../carriers/carry.js";
import { KamerVragen } from "../element/define.js";
import { LIMIT, fragment, unpack } from "../carriers/link.js";

const WORDS = {
  nl: {
    lead: "Plak de tekst van schriftelijke Kamervragen en lees ze als vragen en antwoorden.",
    label: "De tekst",
    placeholder: "Kopieer de tekst uit een PDF, een webpagina of een brief en plak die hier. Of sleep een .txt-bestand hierheen.",
    example: "Probeer een voorbeeld",
    file: "Open bestand…",
    clear: "Maak leeg",
    privacy: "Niets verlaat uw browser: de tekst wordt op uw eigen apparaat gelezen en nergens heen gestuurd.",
    keep: "Bewaar de tekst in dit tabblad, zodat die na herladen terugkomt.",
    keys: "Toetsen in de weergave: n volgende vraag, p vorige vraag, a alle antwoorden, / zoeken.",
    pdf: "Dit is een PDF-bestand. Open het, selecteer alle tekst, kopieer die en plak die hier.",
    binary: "Dit bestand is geen tekst.",
    unreadable: "Dit bestand kon niet worden gelezen.",
    busy: "Bezig met lezen…",
    held: "De hele tekst is gelezen; het vak toont alleen het begin.",
    windows: "Gelezen als Windows-1252: het bestand is geen UTF-8.",
    export: "Bewaar of deel",
    saveAs: "Bewaar als",
    onePage: "Bewaar als één bestand",
    onePageMore: "Deze pagina met de tekst erin; opent zonder internet.",
    static: "Kopieer voor uw site",
    staticMore: "HTML zonder script of opmaak, die elke site aanneemt.",
    link: "Kopieer link met de tekst erin",
    linkMore: "De tekst staat in de link zelf en gaat naar geen server.",
    saved: "Bewaard",
    copied: "Gekopieerd",
    notCopied: "Kopiëren mag hier niet",
    linkCopied: (length) => `Link gekopieerd: ${length.toLocaleString("nl")} tekens${length > 8000 ? "; sommige programma’s kappen zo’n lange link af" : ""}.`,
    linkTooLong: (length) =>
      `De tekst is te lang voor een link (${length.toLocaleString("nl")} tekens, hoogstens ${LIMIT.toLocaleString("nl")}). Gebruik “Bewaar als één bestand”.`,
    linkDamaged: "De tekst in deze link is beschadigd of afgekapt.",
    noOnePage: "Het ene bestand kon niet worden opgehaald.",
    gallery: "Kamervragen op uw eigen site",
    other: "English",
  },
  en: {
    lead: "Paste the text of Dutch parliamentary questions and read them as questions and answers.",
    label: "The text",
    placeholder: "Copy the text from a PDF, a web page or a letter and paste it here. Or drop a .txt file.",
    example: "Try an example",
    file: "Open file…",
    clear: "Clear",
    privacy: "Nothing leaves your browser: the text is read on your own device and sent nowhere.",
    keep: "Keep the text in this tab, so that it comes back after a reload.",
    keys: "Keys in the view: n next question, p previous question, a all answers, / search.",
    pdf: "This is a PDF file. Open it, select all text, copy it and paste it here.",
    binary: "This file is not text.",
    unreadable: "This file could not be read.",
    busy: "Reading…",
    held: "The whole text was read; the box shows only how it begins.",
    windows: "Read as Windows-1252: the file is not UTF-8.",
    export: "Save or share",
    saveAs: "Save as",
    onePage: "Save as one file",
    onePageMore: "This page with the text inside; opens without internet.",
    static: "Copy for your site",
    staticMore: "HTML without script or style, which any site accepts.",
    link: "Copy link with the text in it",
    linkMore: "The text is in the link itself and goes to no server.",
    saved: "Saved",
    copied: "Copied",
    notCopied: "Copying is not allowed here",
    linkCopied: (length) => `Link copied: ${length.toLocaleString("en")} characters${length > 8000 ? "; some programs cut off a link of that length" : ""}.`,
    linkTooLong: (length) =>
      `The text is too long for a link (${length.toLocaleString("en")} characters, at most ${LIMIT.toLocaleString("en")}). Use “Save as one file”.`,
    linkDamaged: "The text in this link is damaged or cut off.",
    noOnePage: "The one file could not be fetched.",
    gallery: "On your own site (in Dutch)",
    other: "Nederlands",
  },
};
/** Letters above which typing waits for a pause, so that every keystroke is taken at once. */
const LONG = 200_000;
/** Letters above which the box shows only how the text begins: a browser needs seconds to lay out more in one. */
const HUGE = 1_000_000;

const find = (id) => document.getElementById(id);
const box = find("text");
const view = find("view");
const status = find("status");
let timer;
/** When what is being shown was given, for the measurement. */
let since = 0;
/** What the status line should say besides the result. */
let remark = "";

// Text from everywhere.

function take(text, note = "") {
  since = performance.now();
  focusView = true;
  remark = note;
  held = text.length > HUGE ? text : null;
  box.value = held ? `${text.slice(0, 2000)}…` : text;
  box.readOnly = Boolean(held);
  if (!held) return read();
  remark ||= "held";
  say("busy", false);
  // One frame for these words, before the reading takes the thread.
  clearTimeout(timer);
  timer = setTimeout(read, 50);
}
/** After a paste the reading begins; while typing it does not. */
let focusView = false;
/** A text too long for the box, which then shows how it begins. */
let held = null;

function read() {
  clearTimeout(timer);
  view.text = held ?? box.value;
  keep("text", held ?? box.value);
}

box.addEventListener("paste", (event) => {
  since = performance.now();
  focusView = true;
  const text = event.clipboardData?.getData("text/plain") ?? "";
  if (!held && text.length <= HUGE) return;
  event.preventDefault();
  take(text);
});
box.addEventListener("input", (event) => {
  if (event.inputType !== "insertFromPaste") focusView = false;
  if (!focusView) since = performance.now();
  remark = "";
  clearTimeout(timer);
  if (focusView || box.value.length < LONG) read();
  else timer = setTimeout(read, 300);
});

// A paste anywhere on the page is meant for the box.
document.addEventListener("paste", (event) => {
  if (event.target.closest?.("input, textarea")) return;
  const text = event.clipboardData?.getData("text/plain");
  if (!text) return;
  event.preventDefault();
  take(text);
});

find("example").addEventListener("click", async () => {
  try {
    await KamerVragen.engine;
    take(await example());
  } catch {
    // The element knows why and says so.
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
  open(event.target.files[0]);
  event.target.value = "";
});

for (const name of ["dragenter", "dragover"]) {
  addEventListener(name, (event) => {
    event.preventDefault();
    document.body.classList.add("page-drop");
  });
}
addEventListener("dragleave", (event) => event.relatedTarget ?? document.body.classList.remove("page-drop"));
addEventListener("drop", (event) => {
  event.preventDefault();
  document.body.classList.remove("page-drop");
  const [file] = event.dataTransfer.files;
  if (file) open(file);
  else take(event.dataTransfer.getData("text/plain"));
});

async function open(file) {
  if (!file) return;
  let bytes;
  try {
    bytes = new Uint8Array(await file.arrayBuffer());
  } catch {
    return say("unreadable");
  }
  if (String.fromCharCode(...bytes.subarray(0, 5)) === "%PDF-") return say("pdf");
  const wide = { "254,255": "utf-16be", "255,254": "utf-16le" }[bytes.subarray(0, 2).join()];
  if (!wide && bytes.subarray(0, 4096).includes(0)) return say("binary");
  try {
    take(new TextDecoder(wide ?? "utf-8", { fatal: true }).decode(bytes));
  } catch {
    take(new TextDecoder("windows-1252").decode(bytes), "windows");
  }
}

// Save, copy, share.

const exports = find("exports");
exports.addEventListener("click", async ({ target }) => {
  const button = target.closest("button");
  if (!button) return;
  try {
    say(...(await carry(button)));
  } catch {
    say("noOnePage");
  }
  exports.open = false;
});
exports.addEventListener("keydown", (event) => {
  if (event.key !== "Escape" || !exports.open) return;
  exports.open = false;
  exports.firstElementChild.focus();
});
document.addEventListener("pointerdown", ({ target }) => {
  if (!exports.contains(target)) exports.open = false;
});

/** Does what a button says. What comes back is what there is to say then. */
async function carry({ dataset: { carry, format } }) {
  if (carry === "static") return (await copy(view.render("html"))) ? ["copied", false] : ["notCopied"];
  if (carry === "link") {
    const { address, length } = await link(view.text, view.language);
    if (!address) return ["linkTooLong", true, length];
    return (await copy(address)) ? ["linkCopied", false, length] : ["notCopied"];
  }
  if (carry === "page") await saveOnePage(view);
  else save(view, format);
  return ["saved", false];
}
// An address in somebody's own folders is no link for another.
exports.querySelector("[data-carry=link]").hidden = location.protocol === "file:";

// How it went.

view.addEventListener("kamervragen-parsed", ({ detail }) => {
  const { document: read } = detail;
  const recognised = Boolean(read) && read.kind !== "unrecognised";
  document.body.classList.toggle("page-read", recognised);
  find("clear").hidden = !box.value;
  exports.hidden = !read;
  say(remark, false);
  if (recognised && focusView) arrive();
  focusView = false;
  const given = since;
  requestAnimationFrame(() => {
    const channel = new MessageChannel();
    // The first task after the frame: the view is on the screen.
    channel.port1.onmessage = () => performance.measure("kamervragen: paste to view", { start: given });
    channel.port2.postMessage(null);
  });
});
view.addEventListener("kamervragen-error", () => say(""));

/** After a paste the reading begins: the box steps back, the title is where the keyboard goes on. */
function arrive() {
  box.blur();
  document.body.classList.add("page-small");
  box.scrollTop = 0;
  if (location.hash && view.querySelector(`#${CSS.escape(decodeURIComponent(location.hash.slice(1)))}`)) return;
  const title = view.querySelector(".kv-head :is(h1, h2, h3, h4)");
  if (!title) return;
  title.tabIndex = -1;
  title.addEventListener("blur", () => title.removeAttribute("tabindex"), { once: true });
  title.focus({ preventScroll: true });
  scrollTo({ top: 0 });
}

// The place in the source: marked in the box, where the text is.
view.addEventListener("kamervragen-source", (event) => {
  // What the box does not hold the element shows itself.
  if (held) return;
  event.preventDefault();
  const { start, end } = event.detail;
  box.focus();
  box.setSelectionRange(start, start);
  // A box shows its caret when it gets the focus: put the passage near its top, then select it.
  const before = box.value;
  box.blur();
  box.focus();
  box.setSelectionRange(start, end);
  if (before === box.value) box.scrollIntoView({ block: "start" });
});

box.addEventListener("focus", () => document.body.classList.remove("page-small"));

let said = ["", false];
function say(key, warn = true, number) {
  said = [key, warn, number];
  const word = key ? words()[key] : "";
  status.textContent = typeof word === "function" ? word(number) : word;
  status.className = key && warn ? "page-warn" : "";
}

// Dutch, English.

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
  say(...said);
  keep("language", language);
}
find("language").addEventListener("click", () => speak(document.documentElement.lang === "nl" ? "en" : "nl"));

// A reload brings back what was there; another tab and another day do not. Whoever shares a machine can switch it off.

const keeping = find("keep");
keeping.checked = kept("keep") !== "no";
view.remember = keeping.checked;
keeping.addEventListener("change", () => {
  view.remember = keeping.checked;
  keep("keep", keeping.checked ? "" : "no");
  if (!keeping.checked) {
    try {
      for (const name of Object.keys(sessionStorage)) if (name !== "kamervragen-keep") sessionStorage.removeItem(name);
    } catch {
      // Denied: then nothing was kept.
    }
  }
  keep("text", held ?? box.value);
});

function keep(name, value) {
  try {
    if (value && (name !== "text" || keeping.checked)) sessionStorage.setItem(`kamervragen-${name}`, value);
    else sessionStorage.removeItem(`kamervragen-${name}`);
  } catch {
    // Storage is full or denied: then a reload starts empty.
  }
}

/** A paper to try things on, loaded when somebody wants one. */
async function example() {
  return (await import("../pkg/example.js")).default;
}

function kept(name) {
  try {
    return sessionStorage.getItem(`kamervragen-${name}`);
  } catch {
    return null;
  }
}

// The first reading makes the patterns: better while nobody waits.
KamerVragen.engine
  .then?.((engine) => (globalThis.requestIdleCallback ?? setTimeout)(async () => engine.parse(await example())))
  .catch(() => {});

// Once read, the page is there without a server too. Not where it is one file: that is there anyway.
if ("serviceWorker" in navigator && location.protocol !== "file:" && !("oneFile" in document.documentElement.dataset)) {
  // The one policy that this page has, for the one address that it needs.
  const policy = globalThis.trustedTypes?.createPolicy("kamervragen-worker", { createScriptURL: () => "sw.js" });
  navigator.serviceWorker.register(policy?.createScriptURL("") ?? "sw.js", { updateViaCache: "none" }).catch(() => {});
}

if (kept("language") === "en") speak("en");
// A file may bring its text, a link may; else a browser may have restored the box itself.
const brought = given();
const carried = fragment();
if (brought) {
  if (brought.language === "en") speak("en");
  take(brought.text);
} else if (carried.has("tekst")) {
  if (carried.get("language") === "en") speak("en");
  // From here on the fragment is for the places in the text.
  history.replaceState(history.state, "", location.pathname + location.search);
  unpack(carried.get("tekst")).then(
    (text) => take(text),
    () => say("linkDamaged"),
  );
} else {
  const before = kept("text") ?? box.value;
  if (before) {
    take(before);
    focusView = false;
  }
}
