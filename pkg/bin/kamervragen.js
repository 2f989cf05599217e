#!/usr/bin/env node
// `npx kamervragen vragen.txt`: one text, in a format. For many at once there is the native command line.
import { readFileSync } from "node:fs";
import { parseArgs } from "node:util";
import { render } from "../dist/static.js";

const HELP = `Reads the text of Dutch parliamentary questions (Kamervragen) and writes it as structured questions and answers.

Usage: kamervragen [--format json|html|markdown|csv|xml] [FILE|-]

In HTML: --heading-level 1…4 (of the title, 2 unless you say otherwise), --head full|facts|none (what stands above the questions),
--id-prefix PREFIX (before every id, so that two papers can be on one page).

Without FILE, or with -, it reads standard input. A text is UTF-8; HTML and XML are read without their tags.
Exit codes: 0 done, 1 the text could not be read, 2 wrong usage.`;

function fail(code, message) {
  process.stderr.write(`kamervragen: ${message}\n`);
  process.exit(code);
}

let options, files;
try {
  const string = { type: "string" };
  const known = { format: { ...string, short: "f", default: "json" }, "heading-level": string, head: string, "id-prefix": string, help: { type: "boolean", short: "h" } };
  ({ values: options, positionals: files } = parseArgs({ options: known, allowPositionals: true }));
} catch (error) {
  fail(2, error.message);
}
if (options.help) {
  process.stdout.write(`${HELP}\n`);
  process.exit();
}
const { "heading-level": level, head, "id-prefix": idPrefix } = options;
if (options.format !== "html" && (level ?? head ?? idPrefix) !== undefined) fail(2, "--heading-level, --head and --id-prefix are of html");
if (files.length > 1) fail(2, "one text at a time");

let bytes;
try {
  const [file = "-"] = files;
  bytes = readFileSync(file === "-" ? 0 : file);
} catch (error) {
  fail(1, `cannot read ${files[0] ?? "standard input"}: ${error.code}`);
}
if (bytes.subarray(0, 5).equals(Buffer.from("%PDF-")) || bytes.subarray(0, 4).equals(Buffer.from("PK\x03\x04"))) {
  fail(1, `${files[0] ?? "standard input"} is a PDF or a Word file, no text: the page reads it`);
}
// By its byte-order mark, or else as what it can be.
const marked = { fffe: "utf-16le", feff: "utf-16be" }[bytes.subarray(0, 2).toString("hex")];
let text;
try {
  if (marked) text = new TextDecoder(marked, { ignoreBOM: true }).decode(bytes);
  text ??= new TextDecoder("utf-8", { fatal: true, ignoreBOM: true }).decode(bytes);
} catch {
  text = new TextDecoder("windows-1252").decode(bytes);
  process.stderr.write("kamervragen: not UTF-8, read as Windows-1252\n");
}
try {
  process.stdout.write(`${render(text, options.format, { headingLevel: level && Number(level), head, idPrefix }).trimEnd()}\n`);
} catch (error) {
  fail(2, error.message);
}
