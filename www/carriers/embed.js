// The view in a frame: `embed.html#tekst=…` with the text that "Kopieer link" packs, or `embed.html#src=vragen.txt` with
// an address of this same site. More in the fragment: language=en, open, bare, naar=vraag-3 (the place to show),
// knipsel=2,3,7 (these questions alone), id=… (the name of this frame in messages to a host that listens as for Datawrapper or pym).
//
// It works in `sandbox="allow-scripts"`, because all that it needs is inside embed.html. The text then has to be in the
// address, as such a frame may fetch nothing from its own site; links to other sites need `allow-popups` too.
//
// It tells its host one thing, its height, in every form that the scripts of newsrooms already listen for. The host needs no
// script of ours.
import { idIn } from "../element/address.js";
import { KamerVragen } from "../element/define.js";
import { title } from "../element/nodes.js";
import { named, Part } from "./clip.js";
import { fragment, unpack } from "./link.js";

const view = document.getElementById("view");
const options = fragment();
const frame = new URLSearchParams(location.search).get("childId") ?? options.get("id") ?? "kamervragen";

if (options.get("language") === "en") view.language = "en";
for (const name of ["open", "bare"]) if (options.has(name)) view.setAttribute(name, "");

// A link to a question is one to this frame: its address holds the text, or says where it is.
view.linkTo = (id) => `${location.href.split("#")[0]}#${new URLSearchParams([...[...options].filter(([name]) => name !== "naar"), ["naar", id]])}`;

let height = 0;
function tellHeight() {
  height = Math.ceil(document.documentElement.getBoundingClientRect().height);
  // To any origin: a height is no secret.
  parent.postMessage({ sentinel: "amp", type: "embed-size", height }, "*");
  parent.postMessage(["pym", frame, "height", height].join("xPYMx"), "*");
  parent.postMessage({ "datawrapper-height": { [frame]: height } }, "*");
}

if (parent !== window) {
  new ResizeObserver(() => {
    if (Math.ceil(document.documentElement.getBoundingClientRect().height) !== height) tellHeight();
  }).observe(document.documentElement);
  // A host that started later asks, or sends its width: it does not know the height yet.
  addEventListener("message", ({ source }) => source === parent && tellHeight());
  addEventListener("load", tellHeight);
  // A link to another site opens a window, not in the frame.
  addEventListener("click", ({ target }) => {
    const link = target.closest?.("a[href]");
    if (link && link.origin !== location.origin) link.target = "_blank";
  }, true);
}

// A link within the frame names a place alone: the rest goes back into the address, so that it goes on holding what is shown.
addEventListener("hashchange", () => {
  if (options.size && !fragment().size) history.replaceState(history.state, "", view.linkTo(idIn()));
});

const part = new Part(view, () => {
  options.delete("knipsel");
  history.replaceState(history.state, "", `#${options}`);
});
part.show(named(options));

view.addEventListener("kamervragen-parsed", ({ detail }) => {
  part.renew();
  document.title = title(view) ?? "Kamervragen";
  if (!detail.document) say("De tekst is leeg.", "The text is empty.");
});

view.addEventListener("kamervragen-error", ({ detail }) => {
  if (detail.reason !== "no-text" || self.origin !== "null") return;
  say(
    "Dit venster staat in een sandbox zonder allow-same-origin, of op een schijf, en kan daar geen bestand ophalen: zet de tekst in het adres (#tekst=).",
    "This frame is in a sandbox without allow-same-origin, or on a disk, and cannot fetch a file there: put the text into the address (#tekst=).",
  );
});

// Anybody can make such an address, so the reader's cookies do not go with it.
KamerVragen.fetchOptions = { credentials: "omit" };

if (options.has("tekst")) {
  unpack(options.get("tekst")).then(
    (text) => view.load(text),
    () => say("De tekst in dit adres is beschadigd of afgekapt.", "The text in this address is damaged or cut off."),
  );
} else if (!options.get("src")) {
  say("Dit adres noemt geen tekst.", "This address names no text.");
} else if (originOf(options.get("src")) === location.origin) {
  view.src = options.get("src");
} else {
  say(
    "Dit adres noemt geen tekst van deze site: zet de tekst naast dit venster (embed.html), of in het adres (#tekst=).",
    "This address names no text of this site: put the text beside this frame (embed.html), or into the address (#tekst=).",
  );
}

function originOf(address) {
  try {
    return new URL(address, location.href).origin;
  } catch {
    return null;
  }
}

function say(dutch, english) {
  document.getElementById("note").textContent = view.language === "en" ? english : dutch;
}
