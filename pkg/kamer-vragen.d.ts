// The types of the element <kamer-vragen>, written by hand. The tests hold them and custom-elements.json against the class.
import type { Format, KamervragenDocument, Making, Language, ViewOptions } from "./kamervragen.js";

/** What reads a text and shows it: the module `kamervragen` is one, after its `init`. */
export interface Engine {
  mount(element: Element, text: string, options?: ViewOptions | null): KamervragenDocument;
  /** For long texts; without it they are mounted at once. */
  begin?(element: Element, text: string, options?: ViewOptions | null): Making;
  render(text: string, format: Format): string;
  /** What a worker starts from; without it long texts are read in the page. */
  compiled?(): WebAssembly.Module;
}

/** The words of the bar and the messages. They are put in the page as text. */
export interface Words {
  show: string;
  hide: string;
  contents: string;
  filter: string;
  previousHit: string;
  nextHit: string;
  hits(hits: number, questions: number): string;
  hit(hit: number, hits: number): string;
  found(questions: number, answers: number): string;
  none: string;
  back(place: string): string;
  copy: string;
  copied: string;
  copyLink: string;
  copyExchange: string;
  copyExchangeHtml: string;
  copyMarkdown: string;
  press: string;
  copyText: string;
  copyHtml: string;
  copyAllMarkdown: string;
  copyJson: string;
  papers(count: number): string;
  source: string;
  note: string;
  top: string;
  toNote: string;
  tools: string;
  "no-webassembly": string;
  forbidden: string;
  "not-loaded": string;
  broken: string;
  "no-text": string;
  "not-shared": string;
  "too-long": string;
  loading: string;
  busy: string;
  slow: string;
  stop: string;
  stopped: string;
}

/** Why a text is shown as it is. */
export type Reason =
  /** The browser has no WebAssembly, as iOS in its lockdown mode. */
  | "no-webassembly"
  /** The content security policy of the page forbids it. */
  | "forbidden"
  /** The engine or its wasm file could not be loaded. */
  | "not-loaded"
  /** The engine failed. */
  | "broken"
  /** What `src` names could not be fetched. */
  | "no-text"
  /** What `src` names is on another site, which does not let this page read it, or which cannot be reached. */
  | "not-shared"
  /** The text has more characters than `KamerVragen.limit`. */
  | "too-long"
  /** The reader stopped the reading of a long text. */
  | "stopped";

export interface KamerVragenEvents {
  /** A text was read and is shown; `document` is `null` where there is none. */
  "kamervragen-parsed": CustomEvent<{ document: KamervragenDocument | null; milliseconds: number }>;
  /** No view could be made; the text stands there as it is. */
  "kamervragen-error": CustomEvent<{ reason: Reason; message: string; error: unknown }>;
  /** An answer was unfolded or folded, by whoever it was. */
  "kamervragen-toggle": CustomEvent<{ id: string; open: boolean }>;
  /** A reader at `anchor`, a node of the view, wants to see a place of the text. Cancel it to show the place yourself. */
  "kamervragen-source": CustomEvent<{ start: number; end: number; anchor: HTMLElement }>;
}

/** The text of parliamentary questions in, a view to read them in out. */
export class KamerVragen extends HTMLElement {
  static readonly version: string;
  static readonly observedAttributes: string[];
  /** To be set before the first text is shown, by the module `define` or by you. */
  static engine: Engine | Promise<Engine> | undefined;
  /** Words for all elements of the page; for one, see the property `words`. */
  static words: { nl: Words; en: Words };
  /** Gives the style sheet, for pages that have not linked it. */
  static style: (() => Promise<CSSStyleSheet | null>) | undefined;
  /** Starts the worker that reads long texts and those from outside, `dist/worker.js`; without it they are read in the page. */
  static worker: (() => Worker) | undefined;
  /** Options of `fetch` for the text that `src` names: `{ credentials: "omit" }`. */
  static fetchOptions: RequestInit;
  /** Characters above which a text is refused, in words, and kept. */
  static limit: number;

  text: string;
  words: Partial<Words>;
  readonly document: KamervragenDocument | null;
  src: string;
  get language(): Language;
  set language(value: string);
  headingLevel: number;
  idPrefix: string;
  open: boolean;
  openUpTo: number;
  remember: boolean;
  bare: boolean;
  keys: boolean;

  /** Takes a text that others wrote: like the property `text`, but read in a worker whatever its length. */
  load(text: string): void;
  showAnswers(): void;
  hideAnswers(): void;
  /** Shows only what holds these words; without any, all again. */
  filter(words?: string): void;
  /** Unfolds what holds an id, shows it with its question, and puts the focus there. `false` where there is none. */
  reveal(id: string, options?: { scroll?: boolean }): boolean;
  /** The address of a place, which "Kopieer link" gives. A page that does not hold the text assigns another function; "" offers no link. */
  linkTo(id: string): string;
  /** The whole document in a format. Throws while the engine is not loaded. */
  render(format: Format): string;

  addEventListener<K extends keyof KamerVragenEvents>(
    type: K,
    listener: (this: KamerVragen, event: KamerVragenEvents[K]) => unknown,
    options?: boolean | AddEventListenerOptions,
  ): void;
  addEventListener<K extends keyof HTMLElementEventMap>(
    type: K,
    listener: (this: KamerVragen, event: HTMLElementEventMap[K]) => unknown,
    options?: boolean | AddEventListenerOptions,
  ): void;
  addEventListener(type: string, listener: EventListenerOrEventListenerObject, options?: boolean | AddEventListenerOptions): void;
}

declare global {
  interface HTMLElementTagNameMap {
    "kamer-vragen": KamerVragen;
  }
  interface DocumentEventMap extends KamerVragenEvents {}
}
