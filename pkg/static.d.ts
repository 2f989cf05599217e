// Reads and writes where there is no page: in Node, Deno, a worker, a build. The wasm is inside; nothing is to be awaited.
export { papers, parse, render } from "./kamervragen.js";
