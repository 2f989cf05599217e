// A card of some questions: a picture to put into an article or a message. One layout, drawn as SVG, where words stay words, and on a
// canvas for a PNG. No font is fetched: the reader's own, by the names that every system knows.
import { download } from "../carriers/files.js";
import { plain, plainNotes } from "../element/copy.js";
import { make, title } from "../element/nodes.js";

const WIDTH = 1200;
const EDGE = 80;
/** The highest that a card may be: more than anybody reads of a picture. */
const MOST = 4000;
/** The area of a canvas that every browser has. */
const AREA = 16_000_000;
const INDENT = 28;
const [INK, MUTED, ACCENT, PAPER, RULE] = ["#1f1d1a", "#5f5a52", "#1b4f8c", "#fdfcfa", "#dcd7ce"];
const [SERIF, SANS] = ["serif", "sans-serif"];

/** How each kind of block looks: size, line height, weight, family, colour, indent, room above. */
const KINDS = {
  source: [22, 30, 400, SANS, MUTED, 0, 0],
  title: [42, 52, 700, SERIF, INK, 0, 8],
  question: [22, 30, 700, SANS, ACCENT, 0, 44],
  asked: [29, 41, 700, SERIF, INK, 0, 10],
  answer: [22, 30, 700, SANS, MUTED, INDENT, 24],
  answered: [28, 41, 400, SERIF, INK, INDENT, 10],
  note: [20, 29, 400, SANS, MUTED, 0, 8],
  foot: [20, 29, 400, SANS, MUTED, 0, 8],
};

/** Shows the card of these quotations, from where it can be saved; or says that they are too long for one. */
export function showCard(quotes, words, name) {
  const { rows, rules, height } = layout(blocksOf(quotes));
  const tooMany = Math.ceil((height - MOST) / KINDS.answered[1]);
  const button = (word, act) => {
    const it = make("button", { type: "button" }, word);
    it.addEventListener("click", act);
    return it;
  };
  const close = button(words.close, () => dialog.close());
  const heading = make("h2", { id: "card-title" }, words.card);
  const dialog = make("dialog", { class: "page-panel page-card", "aria-labelledby": "card-title" });
  const head = make("div", { class: "page-panel-head" }, heading);
  dialog.append(head);
  if (tooMany > 0) {
    head.append(close, make("p", {}, words.cardTooLong(tooMany)));
  } else {
    const svg = drawn(rows, rules, height, quotes.map(({ view }) => title(view)).filter(Boolean).join("; "));
    const save = [
      button("SVG", () => download(`${name}.svg`, new XMLSerializer().serializeToString(svg), "image/svg+xml")),
      button("PNG", async () => download(`${name}.png`, await painted(rows, rules, height))),
    ];
    head.append(...save, close);
    dialog.append(make("div", { role: "region", "aria-labelledby": "card-title", tabindex: "0", lang: "nl" }, svg));
  }
  dialog.addEventListener("close", () => dialog.remove());
  document.body.append(dialog);
  dialog.showModal();
}

/** What stands on the card, from top to bottom: `[kind, text]`. */
function blocksOf(quotes) {
  return quotes.flatMap(({ view, parts, copy, notes, source }) => {
    const blocks = [["source", view.querySelector(".kv-head > p")?.textContent], ["title", title(view)]];
    for (const part of parts) {
      let kind = "asked";
      plain(part).split("\n").forEach((line, at, lines) => {
        if (!at) blocks.push(["question", line]);
        // Below an empty line an answer begins, or another print of the question.
        else if (!line) kind = "answered";
        else blocks.push([lines[at - 1] ? kind : "answer", line]);
      });
    }
    blocks.push(...plainNotes(copy, notes).split("\n").map((line) => ["note", line]), ["foot", source]);
    return blocks.filter(([, text]) => text);
  });
}

/** Blocks as lines, each where it stands, and the rules between them. */
function layout(blocks) {
  const context = document.createElement("canvas").getContext("2d");
  const rows = [];
  const rules = [];
  let y = EDGE - 20;
  let before;
  for (const [kind, text] of blocks) {
    const [size, line, weight, family, colour, indent, room] = KINDS[kind];
    // A rule above what is no question, and above another paper.
    if ((kind === "note" || kind === "foot" || kind === "source") && kind !== before && before) {
      y += 36;
      rules.push([EDGE, y, WIDTH - 2 * EDGE, 2]);
      y += 12;
    }
    y += room;
    const font = `${weight} ${size}px ${family}`;
    context.font = font;
    const top = y;
    // What XML has no sign for.
    const clean = text.replace(/[^\t\n\r\x20-\ud7ff\ue000-\ufffd\u{10000}-\u{10ffff}]/gu, "\ufffd");
    const block = { font, size, weight, family, colour, lines: [] };
    for (const words of broken(context, clean, WIDTH - 2 * EDGE - indent)) {
      block.lines.push({ words, x: EDGE + indent, y: y + size, width: context.measureText(words).width });
      y += line;
    }
    rows.push(block);
    // One rule beside an answer and its heading.
    if (kind === "answered") rules.push([EDGE, top - room, 4, y - top + room]);
    else if (indent) rules.push([EDGE, top, 4, y - top]);
    before = kind;
  }
  return { rows, rules, height: y + EDGE - 20 };
}

/** A text in lines of a width. A word longer than that is cut, and goes on in the next line. */
function broken(context, text, width) {
  const fits = (words) => context.measureText(words).width <= width;
  const lines = [];
  let line = "";
  for (let word of text.split(/[ \t\n\r]+/).filter(Boolean)) {
    if (line && fits(`${line} ${word}`)) {
      line += ` ${word}`;
      continue;
    }
    if (line) lines.push(line);
    while (!fits(word)) {
      const letters = [...word];
      let [least, most] = [1, letters.length];
      while (most - least > 1) {
        const middle = (least + most) >> 1;
        if (fits(letters.slice(0, middle).join(""))) least = middle;
        else most = middle;
      }
      lines.push(letters.slice(0, least).join(""));
      word = letters.slice(least).join("");
    }
    line = word;
  }
  return line ? [...lines, line] : lines;
}

function drawn(rows, rules, height, name) {
  const node = (tag, attributes, ...children) => {
    const it = document.createElementNS("http://www.w3.org/2000/svg", tag);
    for (const [name, value] of Object.entries(attributes)) it.setAttribute(name, value);
    it.append(...children);
    return it;
  };
  const text = ({ size, weight, family, colour, lines }) => {
    const spans = lines.flatMap(({ words, x, y, width }) => [
      // Where the fonts are others, the line is as long, and nothing is cut off.
      node("tspan", { x, y, textLength: width.toFixed(1), lengthAdjust: "spacingAndGlyphs" }, words),
      // So that who copies or hears it has words apart.
      " ",
    ]);
    return node("text", { "font-size": size, "font-weight": weight, "font-family": family, fill: colour }, ...spans);
  };
  const foot = rows.at(-1).lines.map(({ words }) => words).join(" ");
  return node(
    "svg",
    { viewBox: `0 0 ${WIDTH} ${height}`, width: WIDTH, height, lang: "nl" },
    node("title", {}, `Kamervragen: ${name}`),
    node("desc", {}, foot),
    node("rect", { width: WIDTH, height, fill: PAPER }),
    ...rules.map(([x, y, width, height]) => node("rect", { x, y, width, height, fill: RULE })),
    ...rows.map(text),
  );
}

/** The same card as a picture, twice as sharp where a canvas may be that large. */
function painted(rows, rules, height) {
  const scale = Math.min(2, Math.sqrt(AREA / (WIDTH * height)));
  const canvas = Object.assign(document.createElement("canvas"), { width: WIDTH * scale, height: height * scale });
  const context = canvas.getContext("2d");
  context.scale(scale, scale);
  context.fillStyle = PAPER;
  context.fillRect(0, 0, WIDTH, height);
  context.fillStyle = RULE;
  for (const rule of rules) context.fillRect(...rule);
  for (const { font, colour, lines } of rows) {
    context.font = font;
    context.fillStyle = colour;
    for (const { words, x, y } of lines) context.fillText(words, x, y);
  }
  return new Promise((done) => canvas.toBlob(done, "image/png"));
}
