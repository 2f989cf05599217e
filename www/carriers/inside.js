// For bundles that contain everything: gives the class its engine and its style without a request. `xtask/bundle.mjs` fills
// in the three imports; no page loads this file itself.
import { start, whenAsked } from "../element/engine.js";
import { KamerVragen } from "../element/kamer-vragen.js";
import { trusted } from "../element/trusted.js";
import init, * as engine from "../pkg/kamervragen.js";
import { unpack } from "./unpack.js";
import wasm from "kamervragen:wasm";
import css from "kamervragen:style";
import worker from "kamervragen:worker";

KamerVragen.engine = whenAsked(() => start(async () => {
  await init({ module_or_path: await unpack(wasm) });
  return (KamerVragen.engine = engine);
}));

let script;
KamerVragen.worker = () => new Worker(trusted((script ??= URL.createObjectURL(new Blob([worker], { type: "text/javascript" })))));

let sheet;
KamerVragen.style = () => (sheet ??= new CSSStyleSheet().replace(css).catch(() => null));
