// Registers <kamer-vragen> with the engine in pkg/.
import { start, whenAsked } from "./engine.js";
import { KamerVragen } from "./kamer-vragen.js";
import { trusted } from "./trusted.js";

// On a server there is nothing to register, and nothing to load for it.
const isPage = Boolean(globalThis.customElements);

// Not before an element wants it: one around a static view does not.
if (isPage) KamerVragen.engine ??= whenAsked(() => start(async () => {
  // Not a static import: a page whose wasm is missing or forbidden should still show its text and say why.
  const engine = await import("../pkg/kamervragen.js");
  await engine.default();
  return (KamerVragen.engine = engine);
}));

KamerVragen.worker ??= () => new Worker(trusted(new URL("worker.js", import.meta.url).href), { type: "module" });

let sheet;
KamerVragen.style ??= () =>
  (sheet ??= fetch(new URL("style.css", import.meta.url))
    .then((reply) => (reply.ok ? reply.text() : ""))
    .then((css) => new CSSStyleSheet().replace(css))
    .catch(() => null));

try {
  if (isPage && !customElements.get("kamer-vragen")) customElements.define("kamer-vragen", KamerVragen);
} catch (error) {
  // Another script was first: its class stays.
  if (error.name !== "NotSupportedError") throw error;
}

export { KamerVragen };
