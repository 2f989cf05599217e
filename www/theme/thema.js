// The page that shows what a host can change: every property and every class of style.css, live.
import { copy } from "../element/clipboard.js";
import { KamerVragen } from "../element/define.js";

const PROPERTIES = {
  accent: ["links, koppen, focus", "color", "#1b4f8c"],
  muted: ["wat minder is dan de tekst", "color", "#5f5a52"],
  line: ["lijnen en randen", "color", "#dcd7ce"],
  tint: ["grond van dichte antwoorden", "color", "#f4f1eb"],
  paper: ["grond van wat zweeft", "color", "#ffffff"],
  ink: ["de tekst daarop", "color", "#1f1d1a"],
  mark: ["gevonden woorden", "color", "#ffd84d"],
  label: ["lettertype van opschriften", "text", "system-ui"],
  measure: ["langste regel", "text", "38em"],
  top: ["wat boven vaststaat", "text", "0px"],
};
const CLASSES = {
  kamervragen: "het geheel",
  "kv-head": "de kop",
  "kv-contents": "de lijst van vragen",
  "kv-exchange": "een vraag met haar antwoord",
  "kv-question": "de vraag",
  "kv-answer": "het antwoord",
  "kv-notes": "de noten",
  "kv-bar": "de balk",
};
/** Looks to start from; the first is what a page gets that sets nothing. */
const PRESETS = {
  niets: {},
  krant: { accent: "#8a1c12", muted: "#5d5343", line: "#d8ccb4", tint: "#f3ecdd", paper: "#fffdf8", ink: "#221c12", label: "Arial, sans-serif", measure: "34em" },
  nacht: { accent: "#8fd0ff", muted: "#a5b1c4", line: "#33405a", tint: "#1a2233", paper: "#1a2233", ink: "#dfe6f2" },
};

const find = (id) => document.getElementById(id);
const stage = find("stage");
const outlines = new CSSStyleSheet();
document.adoptedStyleSheets.push(outlines);
/** What was changed, by name. */
let chosen = {};
const shown = new Set();

function make(tag, attributes, ...children) {
  const element = Object.assign(document.createElement(tag), attributes);
  element.append(...children);
  return element;
}

const inputs = Object.fromEntries(
  Object.entries(PROPERTIES).map(([name, [what, type, value]]) => {
    const input = make("input", { type, value });
    input.addEventListener("input", () => {
      chosen[name] = input.value;
      show();
    });
    find("properties").append(make("label", {}, make("code", {}, `--kv-${name}`), make("span", {}, what), input));
    return [name, input];
  }),
);

for (const [name, what] of Object.entries(CLASSES)) {
  const input = make("input", { type: "checkbox" });
  input.addEventListener("change", () => {
    if (input.checked) shown.add(name);
    else shown.delete(name);
    show();
  });
  find("classes").append(make("label", {}, input, make("code", {}, `.${name}`), make("span", {}, what)));
}

for (const name of Object.keys(PRESETS)) {
  const button = make("button", { type: "button" }, name);
  button.addEventListener("click", () => {
    chosen = { ...PRESETS[name] };
    stage.dataset.look = name;
    for (const [property, input] of Object.entries(inputs)) input.value = chosen[property] ?? PROPERTIES[property][2];
    show();
  });
  find("presets").append(button, " ");
}

function show() {
  for (const name of Object.keys(PROPERTIES)) {
    if (chosen[name]) stage.style.setProperty(`--kv-${name}`, chosen[name]);
    else stage.style.removeProperty(`--kv-${name}`);
  }
  const properties = Object.entries(chosen).map(([name, value]) => `  --kv-${name}: ${value};\n`);
  const classes = [...shown].map((name) => `${name === "kamervragen" || name === "kv-bar" ? "kamer-vragen" : ".kamervragen"} .${name} { outline: 2px dashed; }\n`);
  outlines.replaceSync(classes.join(""));
  find("css").textContent = (properties.length ? `kamer-vragen {\n${properties.join("")}}\n` : "") + classes.join("") || "/* niets: zoals het komt */\n";
}

find("copy").addEventListener("click", async () => {
  const done = await copy({ text: find("css").textContent });
  find("said").textContent = done ? "Gekopieerd" : "Kopiëren mag hier niet: de regels zijn geselecteerd.";
  if (!done) getSelection().selectAllChildren(find("css"));
});

show();
try {
  find("view").text = (await import("../pkg/example.js")).default;
} catch {
  // The element says why, once it has something to read.
  find("view").text = "Vraag 1\n";
}
