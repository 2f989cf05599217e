// The view in a frame: `embed.html#tekst=…` with the text that "Kopieer link" packs, or `embed.html#src=vragen.txt` with
// an address of this same site. More in the fragment: language=en, open, bare, naar=vraag-3, id=… (what a host of
// Datawrapper's or pym's kind calls this frame).
//
// It works where its host lets it do nothing but run its script (`sandbox="allow-scripts"`): all that it needs is inside
// embed.html. A text then has to be in the address, as the frame is a stranger to its own site; links that leave the paper
// want `allow-popups` too.
//
// It tells its host one thing, its height, in every way that hosts of newsrooms already listen to: so no script of ours is
// needed there.
import "../element/define.js";
import { fragment, unpack } from "./link.js";

const view = document.getElementById("view");
const told = fragment();
const name = new URLSearchParams(location.search).get("childId") ?? told.get("id") ?? "kamervragen";

if (told.get("language") === "en") view.language = "en";
for (const option of ["open", "bare"]) if (told.has(option)) view.setAttribute(option, "");

let height = 0;
function tell() {
  height = Math.ceil(document.documentElement.getBoundingClientRect().height);
  // To whoever holds the frame: a height is nobody's secret.
  parent.postMessage({ sentinel: "amp", type: "embed-size", height }, "*");
  parent.postMessage(["pym", name, "height", height].join("xPYMx"), "*");
  parent.postMessage({ "datawrapper-height": { [name]: height } }, "*");
}

if (parent !== window) {
  new ResizeObserver(() => {
    if (Math.ceil(document.documentElement.getBoundingClientRect().height) !== height) tell();
  }).observe(document.documentElement);
  // A host that came later asks, or tells its width: it has not heard the height yet.
  addEventListener("message", ({ source }) => source === parent && tell());
  addEventListener("load", tell);
  // A link out of the paper belongs in a window of its own, not in the frame.
  addEventListener("click", ({ target }) => {
    const link = target.closest?.("a[href]");
    if (link && link.origin !== location.origin) link.target = "_blank";
  }, true);
}

/** From here on the fragment is for the places in the text. */
function place() {
  if (told.has("naar")) location.replace(`#${told.get("naar")}`);
}

view.addEventListener("kamervragen-parsed", place, { once: true });
if (told.has("tekst")) {
  unpack(told.get("tekst")).then(
    (text) => (view.text = text),
    () => say("De tekst in dit adres is beschadigd of afgekapt.", "The text in this address is damaged or cut off."),
  );
} else if (told.has("src") && new URL(told.get("src"), location.href).origin === location.origin) {
  view.src = told.get("src");
} else {
  say("Dit adres noemt geen tekst.", "This address names no text.");
}

function say(dutch, english) {
  document.getElementById("note").textContent = view.language === "en" ? english : dutch;
}
