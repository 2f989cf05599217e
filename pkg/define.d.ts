// Registers <kamer-vragen>, with the engine and the style that lie beside the module.
export { KamerVragen } from "./kamer-vragen.js";
