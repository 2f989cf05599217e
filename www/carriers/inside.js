// For the bundles that carry everything inside them: gives the class its engine and its style without asking anybody.
// `xtask/bundle.mjs` fills in the two imports; no page loads this file as it stands.
import { start } from "../element/engine.js";
import { KamerVragen } from "../element/kamer-vragen.js";
import init, * as engine from "../pkg/kamervragen.js";
import { unpack } from "./unpack.js";
import wasm from "kamervragen:wasm";
import css from "kamervragen:style";

KamerVragen.engine = start(async () => {
  await init({ module_or_path: await unpack(wasm) });
  return (KamerVragen.engine = engine);
});
// Who waits is told; this keeps an engine nobody waits for from being reported as an error.
KamerVragen.engine.catch(() => {});

let sheet;
KamerVragen.style = () => (sheet ??= new CSSStyleSheet().replace(css).catch(() => null));
