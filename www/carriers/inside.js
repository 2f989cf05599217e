// For bundles that contain everything: gives the class its engine and its style without a request. `xtask/bundle.mjs` fills
// in the two imports; no page loads this file itself.
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
// Elements that wait get the error; without any it should not count as unhandled.
KamerVragen.engine.catch(() => {});

let sheet;
KamerVragen.style = () => (sheet ??= new CSSStyleSheet().replace(css).catch(() => null));
