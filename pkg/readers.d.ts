// The types of `kamervragen/readers`, written by hand.

/** What kind a file is, by its bytes. */
export type FileKind = "text" | "pdf" | "docx" | "odt" | "rtf" | "html" | "xml" | "eml";

/** Why a file gives no text. */
export type Reason =
  | "tooLarge" | "tooManyPages" | "unfolds" | "slow" | "unreadable" | "encrypted" | "scanned" | "garbled" | "damaged" | "entities"
  | "otherXml" | "noText" | "noReader" | "office" | "sheet" | "zip" | "packed" | "image" | "binary";

export class Trouble extends Error {
  reason: Reason;
}

export interface FileText {
  /** In the form that `parse` is sure of: raised digits, numbers of lists and notes written out. */
  text: string;
  kind: FileKind;
  source: { name: string; size: number; sha256: string };
  /** Of a PDF: where in the text each page begins, in UTF-16 units. */
  pages?: number[];
  /** What there is to remark: read as Windows-1252, pages that could not be read, a mail with attachments. */
  note?: "windows" | "pagesLost" | "attached";
}

/**
 * The text of a file, in browsers. Rejects with a `Trouble`, or with the reason of the signal. `progress` is called for each page
 * of a PDF.
 */
export function textOf(
  file: File | Blob,
  options?: { signal?: AbortSignal; progress?(done: number, all: number): void },
): Promise<FileText>;

/** Gets the reader of a kind ready, of which a file is on its way. */
export function warm(kind: FileKind): Promise<void>;

/** The text of HTML, as of the clipboard. Nothing in it runs or loads. */
export function textOfHtml(html: string): Promise<string>;

/** Bytes above which no file is read. */
export const MOST: number;

/** How the worker for PDFs is started, which needs the package `pdfjs-dist`. */
export const pdf: { worker(): Worker };
