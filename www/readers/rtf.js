// The text of an RTF file: its words, line ends, raised digits and notes; what it hides or has deleted is left out.
import { Paper, raisedMark, Trouble } from "./text.js";

/** Groups that hold no text of the paper. */
const SKIPPED = new Set("fonttbl colortbl stylesheet info pict object header headerl headerr headerf footer footerl footerr footerf listtable listoverridetable rsidtbl generator xmlnstbl themedata colorschememapping datastore latentstyles fldinst annotation atnid atnauthor atrfstart atrfend bkmkstart bkmkend nonshppict revtbl filetbl mmathPr userprops".split(" "));
/** Signs that have a word. */
const SIGNS = { tab: "\t", emdash: "—", endash: "–", lquote: "‘", rquote: "’", ldblquote: "“", rdblquote: "”", bullet: "-", emspace: " ", enspace: " ", line: "\n", cell: "\t" };
/** Groups within groups: more are no letter. */
const DEEPEST = 500;

/** The text of the bytes of an .rtf. */
export function read(bytes) {
  const source = new TextDecoder("windows-1252").decode(bytes);
  const page = /\\ansicpg(\d+)/.exec(source.slice(0, 2000))?.[1];
  return { text: new Rtf(source, decoderOf(page)).read() };
}

function decoderOf(page) {
  try {
    return new TextDecoder(`windows-${page ?? 1252}`);
  } catch {
    return new TextDecoder("windows-1252");
  }
}

class Rtf {
  #source;
  #decoder;
  #paper = new Paper();
  #state = { skip: false, hidden: false, raised: false, after: 1 };
  #stack = [];
  /** The words of the paragraph, and those of a note that is being read. */
  #words = "";
  #note = null;
  #raised = "";

  constructor(source, decoder) {
    this.#source = source;
    this.#decoder = decoder;
  }

  read() {
    const token = /\\([a-z]+)(-?\d+)? ?|\\'([0-9a-f]{2})|\\([^a-z])|([{}])|([^\\{}\r\n]+)|[\r\n]+|\\/gi;
    let left = 0;
    for (const [, word, number, hex, sign, brace, words] of this.#source.matchAll(token)) {
      if (brace === "{") this.#open();
      else if (brace === "}") this.#close();
      else if (word) left = this.#word(word.toLowerCase(), number === undefined ? undefined : Number(number), left);
      else if (hex || words) {
        const plain = hex ? this.#decoder.decode(Uint8Array.of(parseInt(hex, 16))) : words;
        // After a letter by its number stand others for programs that do not know it.
        const skipped = Math.min(left, plain.length);
        left -= skipped;
        this.#put(plain.slice(skipped));
      } else if (sign) this.#sign(sign);
    }
    this.#end();
    return this.#paper.text;
  }

  #open() {
    if (this.#stack.length > DEEPEST) throw new Trouble("damaged");
    this.#stack.push({ ...this.#state });
  }

  #close() {
    this.#flush();
    const before = this.#state;
    this.#state = this.#stack.pop() ?? this.#state;
    if (before.note && !this.#state.note && this.#note !== null) {
      const words = this.#note;
      this.#note = null;
      this.#put(this.#paper.note(words.trim()));
    }
  }

  #word(word, number, left) {
    const state = this.#state;
    if (SKIPPED.has(word)) state.skip = true;
    else if (word === "footnote") this.#beginNote();
    else if (word === "par" || word === "row" || word === "sect" || word === "page") this.#end();
    else if (word === "v") state.hidden = number !== 0;
    else if (word === "deleted") state.hidden = number !== 0;
    else if (word === "super") this.#raise(number !== 0);
    else if (word === "nosupersub" || word === "plain") {
      this.#raise(false);
      if (word === "plain") state.hidden = false;
    } else if (word === "uc") state.after = number ?? 1;
    else if (word === "u") {
      this.#put(String.fromCharCode(number < 0 ? number + 65536 : number));
      return state.after;
    } else if (word === "bin") return number;
    else if (Object.hasOwn(SIGNS, word)) this.#put(SIGNS[word]);
    return left;
  }

  #sign(sign) {
    if (sign === "*") this.#state.skip = true;
    else if (sign === "~") this.#put(" ");
    else if (sign === "_") this.#put("-");
    else if (sign === "\n" || sign === "\r") this.#end();
    else if ("\\{}".includes(sign)) this.#put(sign);
  }

  #beginNote() {
    // It may be marked as what old programs skip.
    if (this.#stack.at(-1)?.skip || this.#note !== null) return;
    this.#flush();
    this.#state.skip = false;
    this.#state.note = true;
    this.#state.raised = false;
    this.#note = "";
  }

  #raise(on) {
    if (!on) this.#flush();
    this.#state.raised = on;
  }

  #flush() {
    const mark = raisedMark(this.#raised);
    this.#raised = "";
    this.#add(mark);
  }

  #put(words) {
    if (this.#state.skip || this.#state.hidden || !words) return;
    if (this.#state.raised) this.#raised += words;
    else {
      this.#flush();
      this.#add(words);
    }
  }

  #add(words) {
    if (this.#note !== null) this.#note += words;
    else this.#words += words;
  }

  #end() {
    if (this.#state.skip) return;
    this.#flush();
    if (this.#note !== null) this.#note += "\n";
    else {
      this.#paper.add(this.#words);
      this.#words = "";
    }
  }
}
