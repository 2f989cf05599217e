// Registers <kamer-vragen>, and reads texts without it too; the wasm and the style are inside the module.
import type { Engine } from "./kamer-vragen.js";

export { KamerVragen } from "./kamer-vragen.js";
export { mount, papers, parse, render } from "./kamervragen.js";
/** To be awaited before `mount`, `parse` or `render`; the element waits by itself. */
export const ready: Promise<Engine>;
