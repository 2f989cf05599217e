// What only long texts need, and texts that have to be fetched: loaded when the first of them comes.
export { busy, STOPPED } from "./busy.js";
export { fetchText } from "./fetch.js";
export { inSteps } from "./steps.js";
