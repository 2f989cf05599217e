// The page: gives the element what is pasted, dropped, opened or typed, and says how it went.
import { fragment, unpack } from "../carriers/link.js";
import { given } from "../carriers/one-file.js";
import { idIn } from "../element/address.js";
import { KamerVragen } from "../element/define.js";
import { example } from "./example.js";
import { exportMenu } from "./export.js";
import { textOf } from "./file.js";
import { forgetAll, keep, kept } from "./keep.js";
import { keepOffline } from "./offline.js";
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
  // Time to paint these words before reading blocks the page.
  clearTimeout(timer);
  timer = setTimeout(read, 50);
}
/** Whether the view gets the focus: after a paste it does, while typing it does not. */
let focusView = false;
/** A text too long for the box, which then shows how it begins. */
let held = null;

function read() {
  clearTimeout(timer);
  view.text = held ?? box.value;
  keepText();
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

// A paste anywhere in the page goes into the box.
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
  const { text, note, trouble } = await textOf(file);
  if (trouble) say(trouble);
  else take(text, note);
}

exportMenu(view, say);

// The result.

view.addEventListener("kamervragen-parsed", ({ detail }) => {
  const { document: read } = detail;
  const recognised = Boolean(read) && read.kind !== "unrecognised";
  document.body.classList.toggle("page-read", recognised);
  find("clear").hidden = !box.value;
  find("exports").hidden = !read;
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

/** After a paste: makes the box small and moves the focus to the title of the paper. */
function arrive() {
  box.blur();
  document.body.classList.add("page-small");
  box.scrollTop = 0;
  if (location.hash && view.querySelector(`#${CSS.escape(idIn())}`)) return;
  const title = view.querySelector(".kv-head :is(h1, h2, h3, h4)");
  if (!title) return;
  title.tabIndex = -1;
  title.addEventListener("blur", () => title.removeAttribute("tabindex"), { once: true });
  title.focus({ preventScroll: true });
  scrollTo({ top: 0 });
}

// A place in the source is selected in the box, which has the text.
view.addEventListener("kamervragen-source", (event) => {
  // The box has only the beginning: the element shows the place itself.
  if (held) return;
  event.preventDefault();
  const { start, end } = event.detail;
  box.focus();
  box.setSelectionRange(start, start);
  // A box scrolls to its caret when it gets the focus: focus it at the start of the passage, then select the passage.
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

// The language.

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

// A reload brings the text back; a new tab does not. Who shares a machine can switch it off.

const keeping = find("keep");
keeping.checked = kept("keep") !== "no";
view.remember = keeping.checked;
keeping.addEventListener("change", () => {
  view.remember = keeping.checked;
  if (!keeping.checked) forgetAll();
  keep("keep", keeping.checked ? "" : "no");
  keepText();
});

function keepText() {
  keep("text", keeping.checked ? (held ?? box.value) : "");
}

// The first reading compiles the patterns: better done while nobody waits.
KamerVragen.engine
  .then?.((engine) => (globalThis.requestIdleCallback ?? setTimeout)(async () => engine.parse(await example())))
  .catch(() => {});

keepOffline();

if (kept("language") === "en") speak("en");
// The one file may contain a text, a link may; else the tab may have kept one, or the browser restored the box.
const brought = given();
const carried = fragment();
if (brought) {
  if (brought.language === "en") speak("en");
  take(brought.text);
} else if (carried.has("tekst")) {
  if (carried.get("language") === "en") speak("en");
  // From here on the fragment names places in the text.
  history.replaceState(history.state, "", location.href.split("#")[0]);
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
