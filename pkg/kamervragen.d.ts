// The types of everything that `kamervragen` exports, written by hand. The tests hold them against the Rust model.

/**
 * Offsets into the text as it was given, in UTF-16 code units: `text.slice(...span)` is the source of what is shown.
 * Half open: the second is just past the end.
 */
export type Span = [start: number, end: number];

/** A set of parliamentary questions, with the answers where there are any. Every text is one: see `kind`. */
export interface KamervragenDocument {
  /** Version of this contract. */
  schema: 1;
  kind: Kind;
  /** There, and true, when the questions had no numbers in the text and were counted 1, 2, 3 … */
  unnumbered?: true;
  publication: Publication;
  /** What follows "over" in the title, up to the date of submission. */
  subject: Inline[];
  asked: Asked;
  /** `null` when nobody replied. */
  reply: Reply | null;
  /** The head of the paper as printed, from which the four above are read. */
  header: Block[];
  /** What stands before the first question and is no header: the letter's own text, salutations. */
  preamble: Block[];
  exchanges: Exchange[];
  /** What stands after the last answer and belongs to no exchange: remarks (Toelichting, Mededeling), signatures. */
  closing: Block[];
  /** In the order of the text. */
  footnotes: Footnote[];
  /** Each place where the text points at a question or answer of this document by number. */
  crossReferences: CrossReference[];
  /** Page headers and footers, print marks, page numbers: set aside, never dropped. */
  furniture: Furniture[];
  /** What the parser doubts, in the order of the text. */
  diagnostics: Diagnostic[];
}

export type Kind =
  /** Questions with answers, or answers alone, also when only some are answered. */
  | "answered"
  /** Questions only. */
  | "questions"
  /** A notice that the answers come later (mededeling, uitstelbericht), also where it repeats the questions. */
  | "notice"
  /** A header that announces questions and holds none (mondelinge vragen). */
  | "announcement"
  /** None of these: the text is whole in `preamble`. */
  | "unrecognised";

/** Where a paper was published; as printed, or `null`. */
export interface Publication {
  chamber: "tweede-kamer" | "eerste-kamer" | null;
  /** `"2022-2023"`, always with a plain hyphen. */
  sessionYear: string | null;
  /** Number of the Aanhangsel, `"530"`. */
  number: string | null;
  /** `"2022Z17985"` */
  caseNumber: string | null;
  /** `"ah-tk-20222023-530"` */
  id: string | null;
  /** What follows "Zie ook", without the closing full stop. */
  seeAlso: string | null;
}

/** Who asked whom, and when. */
export interface Asked {
  askers: Member[];
  addressees: Addressee[];
  /** When the questions were sent in (ingezonden): ISO 8601, or the printed words where they are no date that exists. */
  date: string | null;
}

/** A member of parliament, as printed. */
export interface Member {
  name: string;
  party: string | null;
}

export type Role = "minister" | "staatssecretaris" | "minister-president";

/** A member of government, by office. */
export interface Addressee {
  role: Role;
  /** The office as printed, in the singular, with the van or voor before the portfolio: `"Minister voor"`. */
  title: string | null;
  /** Without the leading van or voor: `"Justitie en Veiligheid"`. */
  portfolio: string | null;
}

/** The answers, or the notice that they come later. */
export interface Reply {
  kind: "answer" | "notice";
  respondents: Respondent[];
  /** "mede namens" */
  onBehalfOf: Respondent[];
  /** When it was received (ontvangen): ISO 8601, or the printed words where they are no date that exists. */
  date: string | null;
}

/** A member of government who replies. */
export interface Respondent {
  role: Role;
  /** The office as printed, in the singular, with the van or voor before the portfolio: `"Minister voor"`. */
  title: string | null;
  name: string | null;
  portfolio: string | null;
}

/** One group of questions with the answer to it. Where questions and answers stand apart, the answer's group decides. */
export interface Exchange {
  /** `"2-3"`, unique in the document and stable: the deep link is `#vraag-2-3`. */
  id: string;
  numbers: number[];
  /** One a number where the text lets a reader tell them apart, else one with all the numbers. */
  questions: Question[];
  /** Empty when there is none. */
  answers: Answer[];
}

export interface Question {
  /** Its number, or all numbers of a group that cannot be told apart. */
  numbers: number[];
  /** `Vraag 2 en 3`; under a joint heading the first question has it. */
  heading: Heading | null;
  blocks: Block[];
  /** From the heading to the end of the last block. */
  span: Span;
  /**
   * Where the paper prints the question again: as a list, and above its answer. The print that the answer stands below is
   * the question, the others are here.
   */
  repeats: Repeat[];
}

/** Another print of a question. */
export interface Repeat {
  /** `1.` */
  heading: Heading | null;
  blocks: Block[];
  /** From the heading to the end of the last block. */
  span: Span;
}

export interface Answer {
  /** `Antwoord op vraag 3 en 8:` */
  heading: Heading | null;
  blocks: Block[];
  /** From the heading to the end of the last block. */
  span: Span;
}

/** Words as printed, with their place. */
export interface Heading {
  text: string;
  span: Span;
}

/** The marker of a list item or a note, as printed. */
export type Marker = Heading;

/** A paragraph and its kin. */
export interface Block {
  /** `heading` is a caption inside an answer; the text of a `table` holds line feeds. */
  type: "paragraph" | "listItem" | "heading" | "table";
  /** `"a."`, of a list item. */
  marker?: Marker;
  inlines: Inline[];
  /** From the first to the last of its words; what stands between (a page foot) lies inside. */
  span: Span;
}

/** A run of words. `text` is what the reader sees, with lines joined and words cut at a line end made whole. */
export type Inline = Text | NoteRef | CrossRef | Link;

export interface Text {
  type: "text";
  text: string;
  span: Span;
}

/** The marker of a footnote, however it is printed (`2022?1`, `1)`, `[1]`). */
export interface NoteRef {
  type: "noteRef";
  text: string;
  span: Span;
  /** The label of the note, `"1"`. */
  label: string;
}

/** Words that point at another exchange of this document. */
export interface CrossRef {
  type: "crossRef";
  text: string;
  span: Span;
  /** The numbers of the questions meant. */
  numbers: number[];
}

/** A web address, or an official citation with the address at which it is published. */
export interface Link {
  type: "link";
  text: string;
  span: Span;
  /** `https:` or `http:` */
  href: string;
  target: "url" | "kamerstuk" | "aanhangsel" | "handelingen" | "staatsblad" | "staatscourant" | "case";
}

export interface Footnote {
  /** The bare label, `"1"`. Not unique where two series of notes run through one document. */
  label: string;
  /** Its text is empty where our own view was copied: no browser copies the numbers of lists. */
  marker: Marker;
  blocks: Block[];
  /** `"subject"`, `"question 3"`, `"answer 2"` */
  citedIn: string[];
}

export interface CrossReference {
  /** `"answer 6"` */
  in: string;
  to: number[];
}

export interface Furniture {
  /**
   * A running head or foot; an identifier, an ISSN, a place and year of print; a page number; a rule or page divider; signs
   * and tags that surround words and are none.
   */
  kind: "pageFoot" | "printMark" | "pageNumber" | "rule" | "markup";
  span: Span;
}

/** A remark of the parser. */
export interface Diagnostic {
  code: DiagnosticCode;
  severity: "info" | "warning";
  /** In English. */
  message: string;
  span: Span;
}

export type DiagnosticCode =
  | "question-without-answer"
  | "answer-without-question"
  | "numbers-jump"
  | "number-twice"
  | "marker-without-note"
  | "note-not-cited"
  | "impossible-date"
  | "not-understood"
  | "group-not-split"
  | "ambiguous"
  | "prose"
  | "head-incomplete"
  | "unknown-office"
  | "odd-name"
  | "question-in-answer"
  | "answer-in-question"
  | "heading-in-text"
  | "second-paper"
  | "lost-line-ends"
  | "lost-spaces"
  | "markup"
  | "question-in-preamble";

/** The language of the view's own words; the paper's stay Dutch. */
export type Language = "nl" | "en";

/** What `render` can write. */
export type Format = "json" | "html" | "markdown" | "csv" | "xml";

/** How a view is made. */
export interface ViewOptions {
  /** `"nl"` unless said otherwise. */
  language?: Language;
  /** The level of the title, 1 to 4, 2 unless said otherwise; the questions stand one below it. */
  headingLevel?: number;
  /** Stands before every id, so that two views can live on one page: `"a-"` gives `#a-vraag-3`. */
  idPrefix?: string;
  /** Whether the answers are unfolded; they are not unless said otherwise. */
  open?: boolean;
  /**
   * What stands above the questions: `"full"`, the title and the facts, unless said otherwise; `"facts"` for a page with a title of
   * its own; or `"none"`.
   */
  head?: "full" | "facts" | "none";
}

/** Reads a text. Every text is a document; one without Kamervragen has the kind `"unrecognised"`. */
export function parse(text: string): KamervragenDocument;

/**
 * Reads the papers of a text that may hold several: a document for each, in order, whose spans count in the whole text. Where
 * `parse` sees another paper begin, it says so (`"second-paper"`).
 */
export function papers(text: string): KamervragenDocument[];

/**
 * Reads a text and writes it in a format; `options` are for `"html"`. Throws an `Error` for a format that it does not know, a
 * `TypeError` for an option.
 */
export function render(text: string, format: Format, options?: ViewOptions | null): string;

/**
 * Reads a text and writes it as a CSV of many papers, with its first line: a question a row or a paper a row, as the command line's
 * `--questions` and `--papers`. `file` and `paper` say in the first two cells where a row comes from.
 */
export function table(text: string, rows: "questions" | "papers", file: string, paper: number): string;

/**
 * Reads a text and makes the view's nodes in an element, instead of what was in it. No string is parsed as HTML. Throws
 * a `TypeError` when it gets no element.
 */
export function mount(element: Element, text: string, options?: ViewOptions | null): KamervragenDocument;

/** The same in steps, for texts so long that a page would stand still meanwhile: reads the text, makes no node yet. */
export function begin(element: Element, text: string, options?: ViewOptions | null): Making;

/** A view in the making. To give it up, `free()` it: the element then holds what it held. */
export interface Making {
  /** Makes so many more elements, attributes and texts. Returns the part that is done, 1 when the view is in its element. */
  step(count: number): number;
  /** The document, as `parse` gives it. */
  document(): KamervragenDocument;
  free(): void;
}

/** What the wasm file may come from. */
export type WasmSource = string | URL | Request | Response | BufferSource | WebAssembly.Module;

/**
 * Loads the wasm file; to be awaited once before anything else, more often does no harm. Without an argument it is
 * fetched from beside this module.
 */
export default function init(options?: { module_or_path: WasmSource | Promise<WasmSource> }): Promise<unknown>;

/** The same with bytes at hand, without waiting: for Node, workers and tests. */
export function initSync(options: { module: BufferSource | WebAssembly.Module }): unknown;

/** The compiled wasm, after `init`: what a worker starts from, with `initSync({ module })`. */
export function compiled(): WebAssembly.Module;
