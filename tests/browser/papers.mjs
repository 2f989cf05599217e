// Files as people have them, made by real programs: an invented letter as a flat OpenDocument text, which LibreOffice turns into
// PDF, Word, OpenDocument, RTF and HTML.
import { execFile } from "node:child_process";
import { existsSync } from "node:fs";
import { mkdtemp, readFile, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { delimiter, join } from "node:path";
import { promisify } from "node:util";

/** LibreOffice with its writer, or `null`. */
export function libreOffice() {
  const named = process.env.SOFFICE;
  const folders = (process.env.PATH ?? "").split(delimiter);
  const program = named ?? folders.map((folder) => join(folder, "soffice")).find(existsSync);
  const writer = ["/usr/lib/libreoffice/program/libswlo.so", "/Applications/LibreOffice.app"].some(existsSync);
  return program && writer ? program : null;
}

/** The bytes of flat OpenDocument texts in a format: `convert({ name: fodt }, "pdf")` gives `{ name: bytes }`. */
export async function convert(papers, format) {
  const folder = await mkdtemp(join(tmpdir(), "kamervragen-office-"));
  try {
    for (const [name, words] of Object.entries(papers)) await writeFile(join(folder, `${name}.fodt`), words);
    const files = Object.keys(papers).map((name) => join(folder, `${name}.fodt`));
    const profile = `-env:UserInstallation=file://${join(folder, "profile")}`;
    await promisify(execFile)(libreOffice(), ["--headless", profile, "--convert-to", format, "--outdir", folder, ...files], { timeout: 120_000 });
    const read = async (name) => [name, await readFile(join(folder, `${name}.${format}`))];
    return Object.fromEntries(await Promise.all(Object.keys(papers).map(read)));
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}

const escaped = (words) => words.replaceAll("&", "&amp;").replaceAll("<", "&lt;");
/** A paragraph: `{1}` is a note of the program's own, `^2^` a raised 2. */
function paragraph(words, notes, style) {
  const inside = escaped(words)
    .replace(/\{(\d+)\}/g, (_, number) => `<text:note text:note-class="footnote"><text:note-citation>${number}</text:note-citation><text:note-body><text:p text:style-name="Note">${escaped(notes[number - 1])}</text:p></text:note-body></text:note>`)
    .replace(/\^(\d+)\^/g, '<text:span text:style-name="Raised">$1</text:span>');
  return `<text:p text:style-name="${style}">${inside}</text:p>`;
}

const frame = (name, x, y, lines) => `<draw:frame draw:style-name="Frame" draw:name="${name}" text:anchor-type="paragraph" svg:x="${x}cm" svg:y="${y}cm" svg:width="3.6cm"><draw:text-box fo:min-height="0.5cm">${lines.map((line) => `<text:p text:style-name="Margin">${line}</text:p>`).join("")}</draw:text-box></draw:frame>`;

/**
 * A letter. `blocks` are paragraphs, `## ` makes a heading of one; `margin` stands beside the text of every page, `head` and
 * `foot` above and below; `columns` sets the text in so many.
 */
export function letter({ blocks, notes = [], first = [], margin = [], head = "", foot = "", columns = 1, size = 9, noteSize = 8, right = margin.length ? 5 : 2 }) {
  const body = blocks.map((words) => (words.startsWith("## ") ? paragraph(words.slice(3), notes, "Heading") : paragraph(words, notes, "Body")));
  const text = columns > 1 ? `<text:section text:style-name="Columns" text:name="columns">${body.join("\n")}</text:section>` : body.join("\n");
  const beside = margin.length ? frame("margin", 21 - 2.5 - 3.8, 0.5, margin) : "";
  const page = foot.replace("#", "<text:page-number/>").replace("#", "<text:page-count/>");
  return `<?xml version="1.0" encoding="UTF-8"?>
<office:document xmlns:office="urn:oasis:names:tc:opendocument:xmlns:office:1.0" xmlns:style="urn:oasis:names:tc:opendocument:xmlns:style:1.0" xmlns:text="urn:oasis:names:tc:opendocument:xmlns:text:1.0" xmlns:draw="urn:oasis:names:tc:opendocument:xmlns:drawing:1.0" xmlns:fo="urn:oasis:names:tc:opendocument:xmlns:xsl-fo-compatible:1.0" xmlns:svg="urn:oasis:names:tc:opendocument:xmlns:svg-compatible:1.0" office:version="1.3" office:mimetype="application/vnd.oasis.opendocument.text">
<office:styles>
<style:default-style style:family="paragraph"><style:text-properties fo:font-size="${size}pt" style:font-name="Liberation Sans"/></style:default-style>
<style:style style:name="Body" style:family="paragraph"><style:paragraph-properties fo:margin-bottom="0.4cm"/></style:style>
<style:style style:name="Heading" style:family="paragraph"><style:paragraph-properties fo:keep-with-next="always"/><style:text-properties fo:font-weight="bold"/></style:style>
<style:style style:name="Margin" style:family="paragraph"><style:text-properties fo:font-size="${size * 0.72}pt"/></style:style>
<style:style style:name="Note" style:family="paragraph"><style:text-properties fo:font-size="${noteSize}pt"/></style:style>
<style:style style:name="Raised" style:family="text"><style:text-properties style:text-position="super 58%"/></style:style>
<style:style style:name="Frame" style:family="graphic"><style:graphic-properties style:wrap="run-through" style:horizontal-pos="from-left" style:horizontal-rel="page-content" style:vertical-pos="from-top" style:vertical-rel="page-content" draw:fill="none" draw:stroke="none" fo:border="none" fo:padding="0cm"/></style:style>
<text:notes-configuration text:note-class="footnote" style:num-format="1" text:start-value="0" text:footnotes-position="page" text:start-numbering-at="document"/>
</office:styles>
<office:automatic-styles>
<style:style style:name="Columns" style:family="section"><style:section-properties><style:columns fo:column-count="${columns}" fo:column-gap="0.8cm"/></style:section-properties></style:style>
<style:page-layout style:name="page"><style:page-layout-properties fo:page-width="21cm" fo:page-height="29.7cm" fo:margin-top="2cm" fo:margin-bottom="1.5cm" fo:margin-left="2.5cm" fo:margin-right="${right}cm"/><style:header-style><style:header-footer-properties fo:min-height="1cm" fo:margin-bottom="0.8cm"/></style:header-style><style:footer-style><style:header-footer-properties fo:min-height="1cm" fo:margin-top="0.6cm"/></style:footer-style></style:page-layout>
</office:automatic-styles>
<office:master-styles><style:master-page style:name="Standard" style:page-layout-name="page"><style:header><text:p text:style-name="Margin">${escaped(head)}${beside}</text:p></style:header><style:footer><text:p text:style-name="Margin">${page}</text:p></style:footer></style:master-page></office:master-styles>
<office:body><office:text>${first.map((words) => paragraph(words, notes, "Body")).join("\n")}
${text}</office:text></office:body>
</office:document>`;
}

const FILLER = "De brugwachter kijkt daarbij uit over het water en ziet wie er aankomt, zoals in de regeling van vorig jaar is vastgelegd. Dat geldt voor elke brug in de provincie, ook voor die zonder wachthuis. ";

/** Questions and answers on several pages, with notes in the answers, and what should be read of them. */
export function bridges({ count = 9, noted = [2, 5, 6] } = {}) {
  const blocks = [];
  const notes = [];
  for (let number = 1; number <= count; number += 1) {
    blocks.push(`## Vraag ${number}`, `Klopt het dat brug ${number} langer openstaat dan nodig is voor het verkeer dat daar staat te wachten? Zo ja, sinds wanneer weet u dat?`);
    const note = noted.includes(number) ? `{${notes.push(`Kamerstuk 88 ${100 + number}, nr. ${number}, over de bruggen van de provincie en het toezicht daarop in de winter.`)}}` : "";
    blocks.push(`## Antwoord op vraag ${number}`, `Ja, dat klopt voor brug ${number}.${note} ${FILLER.repeat(2)}`.trim(), `Daarnaast is in regel ${number} bepaald wie er toeziet. ${FILLER}`.trim());
  }
  return { blocks, notes };
}
