// The parser with its wasm inside, for where there is no page: a server, a worker, a build. Whoever imports it can call at once.
import init from "../pkg/kamervragen.js";
import { unpack } from "./unpack.js";
import wasm from "kamervragen:wasm";

await init({ module_or_path: await unpack(wasm) });

export { papers, parse, render } from "../pkg/kamervragen.js";
