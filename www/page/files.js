// Files that a reader drops, chooses or pastes: each is read, listed and can be shown, and what has no text says why. Loaded when
// the first file comes.
import { Trouble, textOf, textOfHtml, warm } from "../readers/read.js";
import { SENTENCES } from "./file-words.js";

/** Files that are read at once; of more, those beyond are listed unread. */
const MOST = 200;
/** Milliseconds before it is shown how far reading is: what takes less should not flicker. */
const PATIENCE = 500;

export { warm };

const find = (id) => document.getElementById(id);
const list = find("file-list");
const working = find("working");

/** Stops the reading of the files that came before. */
let control = null;
/** The files that came last: `{ file, name, state, read, reason }`. */
let entries = [];
let shown = null;
/** Shows a file that was read. */
let show;

function words() {
  return SENTENCES[document.documentElement.lang] ?? SENTENCES.nl;
}

/**
 * Reads files and shows the first that has a text, with `take(text, { note, source })`; `say(sentence, warn)` tells the reader.
 * `dropped` are files, or entries of the file system, which may be folders. The text that is shown stays until there is another.
 */
export async function openFiles(dropped, { take, say }) {
  control?.abort();
  const own = (control = new AbortController());
  const { signal } = own;
  const files = await unfolded(dropped);
  if (signal.aborted) return;
  entries = files.map((file) => ({ file, name: file.path ?? file.name, state: "waits" }));
  shown = null;
  show = (entry) => {
    shown = entry;
    const { text, note, source, pages } = entry.read;
    take(text, { note: note && (() => words()[note](entry.name)), source: { ...source, pages } });
    draw();
  };
  if (!entries.length) {
    draw();
    return say(() => words().nothing, true);
  }
  for (const [at, entry] of entries.entries()) {
    if (at >= MOST) {
      entry.state = "unread";
      continue;
    }
    entry.state = "reads";
    draw();
    const done = progressOf(entry, own);
    try {
      entry.read = await textOf(entry.file, { signal, progress: done.progress });
      entry.state = "read";
    } catch (error) {
      if (signal.aborted && signal.reason !== STOPPED) return done.close();
      entry.state = signal.aborted ? "stopped" : "trouble";
      entry.reason = error instanceof Trouble ? error.reason : "damaged";
    }
    done.close();
    if (signal.aborted && signal.reason !== STOPPED) return;
    if (signal.aborted) {
      for (const left of entries.slice(at + 1)) left.state = "stopped";
      break;
    }
    if (entry.state === "read" && !shown) show(entry);
  }
  draw();
  const [only] = entries;
  if (entries.length === 1 && only.state !== "read") say(() => sentence(only), true);
  else if (!shown) say(() => words().noneOf(entries.length), true);
}

const STOPPED = new DOMException("stopped", "AbortError");

/** What the list and the status line say of a file. */
function sentence({ state, reason, name }) {
  if (state === "trouble") return (words()[reason] ?? words().other)(name);
  return words()[state]?.(name) ?? "";
}

/** Shows how far the reading of a file is, once it takes long, with a button that stops it. */
function progressOf({ name }, control) {
  const [bar, label, stop] = [working.querySelector("progress"), working.querySelector("span"), working.querySelector("button")];
  bar.removeAttribute("value");
  label.textContent = words().reads(name);
  stop.textContent = words().stop;
  stop.onclick = () => control.abort(STOPPED);
  const timer = setTimeout(() => (working.hidden = false), PATIENCE);
  return {
    progress(done, all) {
      bar.max = all;
      bar.value = done;
      label.textContent = words().page(name, done, all);
    },
    close() {
      clearTimeout(timer);
      working.hidden = true;
    },
  };
}

/** The list of several files: a button shows one that was read, a sentence says what is with another. */
function draw() {
  list.hidden = entries.length < 2;
  list.replaceChildren(
    ...entries.map((entry) => {
      const item = document.createElement("li");
      if (entry.state === "read") {
        const button = document.createElement("button");
        button.type = "button";
        button.textContent = entry.name;
        if (entry === shown) button.setAttribute("aria-current", "true");
        button.addEventListener("click", () => show(entry));
        item.append(button);
      } else {
        const why = entry.state === "trouble" ? sentence(entry) : `${entry.name}: ${words().states[entry.state]}`;
        item.append(why);
      }
      return item;
    }),
  );
}

/** Speaks the page's language, after it changed. */
export const translate = () => draw();

/** Forgets the list, when another text takes the place of its files. */
export function forgetFiles() {
  control?.abort();
  entries = [];
  list.hidden = true;
  list.replaceChildren();
}

/** Takes the text of markup of the clipboard with `put`, unless it holds less than the plain text beside it. */
export async function takeMarkup(html, text, put) {
  const letters = (words) => words.replace(/[^\p{L}]/gu, "").length;
  const read = await textOfHtml(html).catch(() => "");
  put(letters(read) >= letters(text) * 0.98 ? read : text);
}

/** Files, and those in folders, with their path; of a great many the first. */
export async function unfolded(dropped, most = MOST * 5) {
  const files = [];
  const walk = async (entry) => {
    if (files.length >= most) return;
    if (entry instanceof File || entry.isLost) files.push(entry);
    else if (entry.isFile) {
      const file = await new Promise((done, failed) => entry.file(done, failed)).catch(() => lost(entry));
      files.push(Object.assign(file, { path: entry.fullPath.replace(/^\//, "") }));
    } else if (entry.isDirectory) {
      for (const inside of await contents(entry)) await walk(inside);
    }
  };
  for (const entry of dropped) await walk(entry);
  // What a system keeps in a folder for itself is no file of the reader's.
  return files.filter(({ name }) => !/^(?:\.DS_Store|Thumbs\.db|desktop\.ini)$/.test(name));
}

/** What stands for an entry that cannot be opened: reading it says so. */
function lost({ name }) {
  return { name, size: 0, isLost: true, arrayBuffer: () => Promise.reject(new Error("cannot be opened")) };
}

/** All in a folder; a browser gives them a hundred at a time. */
async function contents(folder) {
  const reader = folder.createReader();
  const found = [];
  for (;;) {
    const some = await new Promise((done, failed) => reader.readEntries(done, failed)).catch(() => null);
    if (!some) return [...found, lost(folder)];
    if (!some.length) return found.sort((a, b) => a.name.localeCompare(b.name, "nl", { numeric: true }));
    found.push(...some);
  }
}
