// The text between the tags of an element where it is markup, as a content management system writes it: lines as they are shown.
// Loaded when there is such a text.
export { linesOf } from "../readers/html.js";
