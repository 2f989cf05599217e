// Files dropped, chosen and pasted: each kind gives the same questions and answers, and what has no text says why and leaves the
// text before it alone.
import assert from "node:assert/strict";
import { createHash } from "node:crypto";
import { test } from "node:test";
import { deflateRawSync, deflateSync } from "node:zlib";
import { site } from "./harness.mjs";
import { bridges, convert, letter, libreOffice } from "./papers.mjs";

/** A worker that has all the time: a page each 300 ms, of a hundred. */
const SLOW = `addEventListener("message", () => setInterval(() => postMessage({ sheet: { width: 1, height: 1, items: [] }, pages: 100 }), 300));`;
let slow = false;
const routes = {
  get "/readers/pdf-worker.js"() {
    return { headers: { "content-type": "text/javascript" }, body: SLOW };
  },
  "/blank.html": { body: "<!doctype html>" },
  "/lines.html": {
    body: `<!doctype html><html lang="nl"><meta charset="utf-8"><script type="module" src="/kamer-vragen-define.js"></script>
      <kamer-vragen><p>Vraag 1<br>Kent u het bericht?<sup>1</sup></p><p>Antwoord 1</p><p>Ja.</p><p>Vraag 2<br>En nu?</p>
      <p>Antwoord 2<br>Niets.</p><p>1. De Courant, 3 mei 2031</p></kamer-vragen>`,
  },
};
const { open } = await site({ routes: proxied(routes) });

/** The slow worker is there only when a test says so. */
function proxied(all) {
  const shown = (path) => path !== "/readers/pdf-worker.js" || slow;
  return new Proxy(all, {
    has: (target, path) => path in target && shown(path),
    getOwnPropertyDescriptor: (target, path) => (shown(path) ? Object.getOwnPropertyDescriptor(target, path) : undefined),
  });
}

/** Drops files on the page, `{ name: bytes }`, as a reader does. */
async function drop(page, files) {
  const list = Object.entries(files).map(([name, bytes]) => [name, Buffer.from(bytes).toString("base64")]);
  await page.evaluate((list) => {
    const dataTransfer = new DataTransfer();
    for (const [name, letters] of list) dataTransfer.items.add(new File([Uint8Array.from(atob(letters), (it) => it.charCodeAt(0))], name));
    dispatchEvent(new DragEvent("drop", { dataTransfer, cancelable: true }));
  }, list);
}

const TEXT = "Vraag 1\nKlopt het bericht?\nAntwoord 1\nJa.\n";
const said = (page) => page.$eval("#status", (it) => it.textContent);
const outline = (page) =>
  page.$eval("#view", (view) => ({
    exchanges: view.document.exchanges.map(({ numbers, questions, answers }) => [numbers.join(), questions[0].blocks.length, answers[0]?.blocks.length]),
    notes: view.document.footnotes.map(({ label, citedIn }) => `${label} ${citedIn}`),
  }));
const sha256 = (bytes) => createHash("sha256").update(bytes).digest("hex");

/** What is read of the invented letters: nine questions, with two paragraphs an answer, and three notes. */
const BRIDGES = {
  exchanges: Array.from({ length: 9 }, (_, at) => [`${at + 1}`, 1, 2]),
  notes: ["1 answer 2", "2 answer 5", "3 answer 6"],
};
const FIRST = [
  "Geachte voorzitter,",
  "Hierbij zend ik u de antwoorden op de vragen van het lid Zonneveld (DvT) over brugwachters (ingezonden 3 september 2031, nr. 2031Z04711).",
  "De Minister van Stille Wegen,",
  "K. van Oudaen",
];
const MARGIN = ["Directie Water en Bruggen", "Kade 4", "1234 AB Lekhoven", "Datum", "5 oktober 2031", "Ons kenmerk", "SW/2031-55"];
const LETTERS = {
  margin: letter({ first: FIRST, ...bridges(), margin: MARGIN, foot: "Pagina # van #" }),
  head: letter({ first: FIRST, ...bridges(), head: "Ministerie van Stille Wegen", foot: "#", size: 11, noteSize: 10 }),
  // Notes in the type of the body.
  same: letter({ first: FIRST, ...bridges(), head: "Ministerie van Stille Wegen", foot: "Pagina #/#", size: 10, noteSize: 10 }),
  columns: letter({ first: ["Aanhangsel van de Handelingen", "9417"], ...bridges({ noted: [] }), columns: 2, foot: "Tweede Kamer, vergaderjaar 2007–2008, Aanhangsel #" }),
};

for (const format of ["pdf", "docx", "odt", "rtf", "html"]) {
  test(`letters as ${format}`, { timeout: 300_000 }, async (t) => {
    if (!libreOffice()) return t.skip("no LibreOffice with its writer here");
    const files = await convert(LETTERS, format);
    const page = await open(t);
    for (const [name, bytes] of Object.entries(files)) {
      await t.test(name, async () => {
        // By its bytes, whatever its name.
        await page.evaluate(async () => {
          window.parsed = false;
          // (An equal text is not read again.)
          const view = document.getElementById("view");
          view.text = "";
          await new Promise((done) => setTimeout(done, 50));
          view.addEventListener("kamervragen-parsed", ({ detail }) => (window.parsed = Boolean(detail.document)));
        });
        await drop(page, { [`${name}.txt`]: bytes });
        await page.waitForFunction(() => window.parsed, { timeout: 30_000 });
        assert.ok((await page.$eval("#source", (it) => it.textContent)).includes(sha256(bytes)));
        assert.deepEqual(await outline(page), name === "columns" ? { ...BRIDGES, notes: [] } : BRIDGES);
        const text = await page.$eval("#view", (view) => view.text);
        // What stands in the margin of every page is there once.
        if (name === "margin" && format === "pdf") assert.equal(text.split("Kade 4").length, 2);
        assert.doesNotMatch(text.slice(text.indexOf("Vraag 2")), /Pagina \d|Ministerie van Stille/);
      });
    }
  });
}

/** A PDF that Chromium prints of a page. */
async function printed(t, html) {
  const page = await open(t, "/blank.html");
  await page.setContent(html);
  return Buffer.from(await page.pdf({ format: "A4" }));
}

const paper = (from, to) =>
  Array.from({ length: to - from + 1 }, (_, at) => `<h3>Vraag ${from + at}</h3><p>Is brug ${from + at} open?</p><h3>Antwoord ${from + at}</h3><p>Ja, brug ${from + at} is open.</p>`).join("");

test("a place in a PDF is told by its page", async (t) => {
  const page = await open(t);
  const broken = `${paper(1, 2)}<div style="break-before: page">${paper(3, 4)}</div>`;
  await drop(page, { "een.pdf": await printed(t, broken) });
  await page.waitForSelector("#vraag-4");
  for (const [question, sheet] of [[1, 1], [4, 2]]) {
    await page.click(`#vraag-${question} a`);
    await page.evaluate(() => [...document.querySelectorAll(".kv-pop button")].find((it) => it.textContent === "Toon in de bron").click());
    await page.waitForFunction((sheet) => document.getElementById("source-place").textContent === `Pagina ${sheet} van het bestand.`, {}, sheet);
  }
});

test("several files are listed where there is no dossier, one is shown, and each can be", async (t) => {
  const page = await open(t, "/pkg/kamervragen.html");
  await page.evaluate(() => customElements.get("kamer-vragen").engine);
  await drop(page, {
    "een.html": `<!doctype html><main>${paper(1, 3)}</main>`,
    "oud.doc": Buffer.from("d0cf11e0a1b11ae1000000", "hex"),
    "twee.html": `<!doctype html><nav>Menu</nav><main>${paper(1, 5)}</main>`,
    "drie.txt": TEXT,
  });
  await page.waitForFunction(() => document.querySelectorAll("#file-list button").length === 3);
  const list = await page.$$eval("#file-list li", (all) => all.map((it) => it.textContent));
  assert.deepEqual([list[0], list[2], list[3]], ["een.html", "twee.html", "drie.txt"]);
  assert.match(list[1], /^oud\.doc leest dit kleine bestand niet/);
  await page.waitForSelector("#vraag-3");
  assert.equal(await page.$eval("#file-list [aria-current]", (it) => it.textContent), "een.html");
  await page.evaluate(() => document.querySelectorAll("#file-list button")[1].click());
  await page.waitForSelector("#vraag-5");
  assert.equal(await page.$eval("#file-list [aria-current]", (it) => it.textContent), "twee.html");
  assert.match(await page.$eval("#source", (it) => it.textContent), /^twee\.html · \d+ bytes · SHA-256 [0-9a-f]{64}$/);
  // Another text takes their place.
  await page.click("#example");
  await page.waitForSelector("#vraag-8");
  assert.deepEqual(await page.evaluate(() => [document.getElementById("file-list").hidden, document.getElementById("source").hidden]), [true, true]);
});

test("a folder is read with what is in it", async (t) => {
  const page = await open(t);
  await page.evaluate(async (text) => {
    const file = (name) => ({ isFile: true, name, fullPath: `/map/${name}`, file: (done) => done(new File([text], name)) });
    const folder = (name, ...entries) => ({ isDirectory: true, name, createReader: () => ({ readEntries: (done) => done(entries.splice(0, 1)) }) });
    const { openFiles } = await import("/page/files.js");
    const view = document.getElementById("view");
    await openFiles([folder("map", file("b.txt"), file(".DS_Store"), folder("c", file("a.txt")))], { take: (text) => (view.text = text), say() {} });
  }, TEXT);
  assert.deepEqual(await page.$$eval("#file-list li", (all) => all.map((it) => it.textContent)), ["map/b.txt", "map/a.txt"]);
});

test("what takes long shows how far it is, and a button stops it", async (t) => {
  slow = true;
  t.after(() => (slow = false));
  const page = await open(t);
  await drop(page, { "eerst.txt": TEXT });
  await page.waitForSelector("#vraag-1");
  await drop(page, { "lang.pdf": "%PDF-1.7\n" });
  await page.waitForFunction(() => /lang\.pdf, bladzijde [2-9] van 100/.test(document.getElementById("working").innerText));
  assert.ok((await page.$eval("#working progress", (it) => it.value / it.max)) > 0);
  // The page stays usable.
  await page.click("#vraag-1 ~ details summary");
  assert.equal(await page.$eval("#vraag-1 ~ details", (it) => it.open), false);
  await page.click("#working button");
  await page.waitForFunction(() => document.getElementById("working").hidden);
  assert.equal(await said(page), "Het lezen van lang.pdf is gestopt; de vorige tekst staat er nog.");
  assert.equal(await page.$eval("#view", (view) => view.text), TEXT, "the old text is still there");
});

// Bad input.

/** A ZIP archive of files, packed. */
function zip(files, flags = 0) {
  const parts = [];
  const heads = [];
  let at = 0;
  for (const [name, words] of Object.entries(files)) {
    const bytes = Buffer.from(words);
    const packed = deflateRawSync(bytes);
    const head = Buffer.alloc(30);
    head.writeUInt32LE(0x04034b50, 0);
    head.writeUInt16LE(flags, 6);
    head.writeUInt16LE(8, 8);
    head.writeUInt32LE(packed.length, 18);
    head.writeUInt32LE(bytes.length, 22);
    head.writeUInt16LE(name.length, 26);
    const entry = Buffer.alloc(46);
    entry.writeUInt32LE(0x02014b50, 0);
    head.copy(entry, 6, 4, 30);
    entry.writeUInt32LE(at, 42);
    heads.push(entry, Buffer.from(name));
    parts.push(head, Buffer.from(name), packed);
    at += 30 + name.length + packed.length;
  }
  const list = Buffer.concat(heads);
  const end = Buffer.alloc(22);
  end.writeUInt32LE(0x06054b50, 0);
  end.writeUInt16LE(heads.length / 2, 10);
  end.writeUInt32LE(list.length, 12);
  end.writeUInt32LE(at, 16);
  return Buffer.concat([...parts, list, end]);
}

/** A PDF of objects, each its words or `[words, stream]`. */
function pdf(...objects) {
  const parts = [Buffer.from("%PDF-1.7\n")];
  const places = objects.map((object, at) => {
    const place = parts.reduce((sum, part) => sum + part.length, 0);
    const [words, stream] = [object].flat();
    parts.push(Buffer.from(`${at + 1} 0 obj\n${words}\n`), ...(stream ? [Buffer.from("stream\n"), stream, Buffer.from("\nendstream\n")] : []), Buffer.from("endobj\n"));
    return place;
  });
  const start = parts.reduce((sum, part) => sum + part.length, 0);
  const rows = places.map((place) => `${String(place).padStart(10, "0")} 00000 n \n`).join("");
  parts.push(Buffer.from(`xref\n0 ${objects.length + 1}\n0000000000 65535 f \n${rows}trailer\n<</Size ${objects.length + 1}/Root 1 0 R>>\nstartxref\n${start}\n%%EOF`));
  return Buffer.concat(parts);
}

const CATALOG = "<</Type/Catalog/Pages 2 0 R>>";
const PAGES = "<</Type/Pages/Kids[3 0 R]/Count 1>>";
const PAGE = "<</Type/Page/Parent 2 0 R/MediaBox[0 0 595 842]/Contents 4 0 R/Resources<<>>>>";
const content = (bytes) => {
  const packed = deflateSync(bytes);
  return [`<</Length ${packed.length}/Filter/FlateDecode>>`, packed];
};
const word = (body) => ({ "word/document.xml": `<w:document xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"><w:body>${body}</w:body></w:document>` });
const LAUGHS = `<?xml version="1.0"?><!DOCTYPE kamervragen [<!ENTITY a "ha"><!ENTITY b "&a;&a;&a;&a;">]><kamervragen><vraag><nr>1</nr><al>&b;</al></vraag></kamervragen>`;

/** A PDF that opens for whoever knows a password, which nobody does. */
function locked() {
  const noise = "5a".repeat(32);
  const bytes = pdf(CATALOG, PAGES, PAGE, content(""), `<</Filter/Standard/V 1/R 2/P -4/O<${noise}>/U<${noise}>>>`);
  return Buffer.from(bytes.toString("latin1").replace("/Root 1 0 R", "/Root 1 0 R/Encrypt 5 0 R/ID[<5a><5a>]"), "latin1");
}

const BAD = {
  "scan.pdf": [() => pdf(CATALOG, PAGES, PAGE, content("0 0 100 100 re f")), /scan/],
  "half.pdf": [() => Buffer.from("%PDF-1.7\n1 0 obj\n<</Type/Catalog/Pa"), /beschadigd/],
  "kring.pdf": [() => pdf(CATALOG, "<</Type/Pages/Kids[2 0 R 2 0 R]/Count 900>>"), /beschadigd/],
  "veel.pdf": [() => pdf(CATALOG, `<</Type/Pages/Kids[${"3 0 R ".repeat(3000)}]/Count 3000>>`, PAGE, content("")), /hoogstens 2000/],
  "slot.pdf": [locked, /wachtwoord/],
  "bom.pdf": [() => pdf(CATALOG, PAGES, PAGE, content(Buffer.alloc(400_000_000, 32))), /beschadigd|scan|te groot/],
  "bom.docx": [() => zip({ "word/document.xml": Buffer.alloc(100_000_000, 32) }), /uitpakken te groot/],
  "stuk.docx": [() => zip(word("<w:p><w:r><w:t>Vraag 1</w:p>")), /beschadigd/],
  "leeg.docx": [() => zip(word("<w:p/>")), /geen tekst/],
  "slot.docx": [() => zip(word("<w:p/>"), 1), /wachtwoord/],
  "lach.docx": [() => zip({ "word/document.xml": LAUGHS }), /eigen afkortingen/],
  "blad.xlsx": [() => zip({ "xl/workbook.xml": "<x/>" }), /rekenblad/],
  "ding.zip": [() => zip({ "a.txt": "a" }), /archief/],
  "lach.xml": [() => LAUGHS, /eigen afkortingen/],
  "ander.xml": [() => '<?xml version="1.0"?><rss><item>Vraag 1</item></rss>', /ander soort/],
  "oud.doc": [() => Buffer.from("d0cf11e0a1b11ae1000000", "hex"), /oud Office-bestand/],
  "foto.pdf": [() => Buffer.from("89504e470d0a1a0a0000", "hex"), /afbeelding/],
  "rommel.txt": [() => Buffer.from([1, 0, 2, 0, 3]), /geen tekst/],
  "diep.rtf": [() => "{\\rtf1 ".repeat(2000), /beschadigd/],
};

test("bad input gets a sentence, and the old text stays", { timeout: 300_000 }, async (t) => {
  const page = await open(t, "/", { expectTrouble: true });
  await drop(page, { "eerst.txt": TEXT });
  await page.waitForSelector("#vraag-1");
  for (const [name, [make, sentence]] of Object.entries(BAD)) {
    await t.test(name, async (t) => {
      const bytes = make();
      await page.evaluate(() => (document.getElementById("status").textContent = ""));
      const start = performance.now();
      await drop(page, { [name]: bytes });
      await page.waitForFunction(() => document.getElementById("status").textContent, { timeout: 60_000 });
      t.diagnostic(`${Math.round(performance.now() - start)} ms`);
      assert.match(await said(page), sentence);
      assert.ok((await said(page)).includes(name));
      assert.equal(await page.$eval("#view", (view) => view.text), TEXT);
    });
  }
  await t.test("half a gigabyte is not even opened", async () => {
    const reason = await page.evaluate(async () => {
      const { textOf } = await import("/readers/read.js");
      const file = { name: "groot.pdf", size: 500_000_000, arrayBuffer: () => { throw new Error("read"); } };
      return textOf(file).catch((error) => error.reason);
    });
    assert.equal(reason, "tooLarge");
  });
  await t.test("a file that changes while it is read", async () => {
    const reason = await page.evaluate(async () => {
      const { textOf } = await import("/readers/read.js");
      const file = { name: "weg.txt", size: 5, arrayBuffer: () => Promise.reject(new DOMException("changed", "NotReadableError")) };
      return textOf(file).catch((error) => error.reason);
    });
    assert.equal(reason, "unreadable");
  });
  assert.deepEqual(page.trouble.filter((it) => !INERT.test(it)), []);
});

/** What Chromium says of an inert document whose handlers and styles the page's policy forbids. */
const INERT = /Content Security Policy directive/;

test("a page runs and loads nothing, and what it hides is not read", async (t) => {
  const page = await open(t, "/", { expectTrouble: true });
  const html = `<!doctype html><html><head><script>window.hacked = 1</script><link rel="stylesheet" href="https://elders.example/a.css"></head>
    <body onload="window.hacked = 2"><img src="https://elders.example/a.png" onerror="window.hacked = 3"><iframe src="https://elders.example/"></iframe>
    <svg onload="window.hacked = 4"></svg><p>Vraag 1</p><p>Klopt het?<sup>1</sup></p><p hidden>geheim</p><p style="display:none">geheim</p><p>Antwoord 1</p>
    <ol start="3"><li>drie<ol type="a"><li>aa</li></ol></li><li><p>vier</p></li></ol><p>Nee, <del>ja</del> toch.</p>
    <table><tr><th>Jaar<th>Bruggen<tr><td>2031<td>14</table><script>window.hacked = 5</script></body></html>`;
  await drop(page, { "pagina.html": html });
  await page.waitForSelector("#vraag-1");
  assert.equal(await page.evaluate(() => window.hacked), undefined);
  assert.deepEqual(page.trouble.filter((it) => !INERT.test(it)), []);
  assert.equal(
    await page.$eval("#view", (view) => view.text),
    "Vraag 1\n\nKlopt het?¹\n\nAntwoord 1\n\n3. drie\n\na. aa\n\n4. vier\n\nNee, toch.\n\nJaar\tBruggen\n2031\t14",
  );
});

test("what Word numbers, raises, notes, hides and deletes", async (t) => {
  const page = await open(t);
  const numbered = (words, level = 0) => `<w:p><w:pPr><w:numPr><w:ilvl w:val="${level}"/><w:numId w:val="7"/></w:numPr></w:pPr><w:r><w:t>${words}</w:t></w:r></w:p>`;
  const plain = (words) => `<w:p><w:r><w:t xml:space="preserve">${words}</w:t></w:r></w:p>`;
  const W = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"';
  const level = (at, format, words) => `<w:lvl w:ilvl="${at}"><w:start w:val="1"/><w:numFmt w:val="${format}"/><w:lvlText w:val="${words}"/></w:lvl>`;
  await drop(page, {
    "brief.docx": zip({
      ...word(
        `${plain("Vraag 1")}<w:p><w:r><w:t>Klopt het</w:t></w:r><w:del><w:r><w:delText>niet</w:delText></w:r></w:del><w:r><w:rPr><w:vanish/></w:rPr><w:t>geheim</w:t></w:r><w:r><w:t>?</w:t></w:r><w:r><w:footnoteReference w:id="2"/></w:r></w:p>
        ${plain("Antwoord 1")}${numbered("een")}${numbered("aa", 1)}${numbered("bb", 1)}${numbered("twee")}${numbered("cc", 1)}
        <w:p><w:r><w:t>Zie</w:t></w:r><w:r><w:rPr><w:vertAlign w:val="superscript"/></w:rPr><w:t>3</w:t></w:r><w:r><w:t xml:space="preserve"> en </w:t></w:r><w:r><w:endnoteReference w:id="4"/></w:r></w:p>
        <w:tbl><w:tr><w:tc>${plain("Jaar")}</w:tc><w:tc>${plain("Bruggen")}</w:tc></w:tr><w:tr><w:tc>${plain("2031")}</w:tc><w:tc>${plain("14")}</w:tc></w:tr></w:tbl>
        <w:p><w:r><w:t xml:space="preserve">Pagina </w:t></w:r><w:fldSimple w:instr=" PAGE "><w:r><w:t>9</w:t></w:r></w:fldSimple></w:p>`,
      ),
      "word/numbering.xml": `<w:numbering ${W}><w:abstractNum w:abstractNumId="1">${level(0, "decimal", "%1.")}${level(1, "lowerLetter", "%2)")}</w:abstractNum><w:num w:numId="7"><w:abstractNumId w:val="1"/></w:num></w:numbering>`,
      "word/footnotes.xml": `<w:footnotes ${W}><w:footnote w:id="2"><w:p><w:r><w:footnoteRef/></w:r><w:r><w:t xml:space="preserve"> De Courant</w:t></w:r></w:p></w:footnote></w:footnotes>`,
      "word/endnotes.xml": `<w:endnotes ${W}><w:endnote w:id="4">${plain("Het Blad")}</w:endnote></w:endnotes>`,
    }),
  });
  await page.waitForSelector("#vraag-1");
  assert.equal(
    await page.$eval("#view", (view) => view.text),
    "Vraag 1\n\nKlopt het?[1]\n\nAntwoord 1\n\n1. een\n\na) aa\n\nb) bb\n\n2. twee\n\na) cc\n\nZie³ en [2]\n\nJaar\tBruggen\n2031\t14\n\n[1] De Courant\n\n[2] Het Blad",
  );
});

test("our own XML and the page as one file come back as they were", async (t) => {
  const page = await open(t);
  await page.click("#example");
  await page.waitForSelector("#vraag-8");
  const [xml, text, before] = await page.$eval("#view", (view) => [view.render("xml"), view.text, view.document]);
  const shape = ({ exchanges, footnotes }) => [exchanges.map(({ numbers, questions }) => [numbers, questions.length]), footnotes.map(({ label, citedIn }) => [label, citedIn])];
  await drop(page, { "kamervragen.xml": xml });
  await page.waitForFunction(() => !document.getElementById("source").hidden && document.getElementById("view").text.startsWith("Tweede"));
  await page.waitForFunction((text) => document.getElementById("view").text !== text && document.getElementById("vraag-8"), {}, text);
  const after = await page.$eval("#view", (view) => view.document);
  assert.deepEqual(shape(after), shape(before));
  assert.equal(after.asked.date, before.asked.date);
  assert.deepEqual(after.asked.askers, before.asked.askers);
  await drop(page, { "bewaard.html": `<!doctype html><html data-one-file=""><body><div id="given" hidden="">${JSON.stringify({ text: TEXT }).replaceAll("<", "\\u003c")}</div></body></html>` });
  await page.waitForFunction((text) => document.getElementById("view").text === text, {}, TEXT);
});

test("a mail is read, as HTML before plain text, and says that it has more", async (t) => {
  const page = await open(t);
  const body = Buffer.from("<p>Vraag 1<br>Is het café open?</p><p>Antwoord 1<br>Ja.</p>").toString("base64");
  await drop(page, {
    "mail.eml": `From: a@b.example\r\nTo: c@d.example\r\nMIME-Version: 1.0\r\nContent-Type: multipart/mixed; boundary="x"\r\n\r\n--x\r\nContent-Type: multipart/alternative; boundary=y\r\n\r\n--y\r\nContent-Type: text/plain\r\n\r\nkort\r\n--y\r\nContent-Type: text/html; charset=utf-8\r\nContent-Transfer-Encoding: base64\r\n\r\n${body}\r\n--y--\r\n--x\r\nContent-Type: application/pdf\r\nContent-Disposition: attachment\r\n\r\n%PDF\r\n--x--\r\n`,
  });
  await page.waitForSelector("#vraag-1");
  assert.equal(await page.$eval("#view", (view) => view.text), "Vraag 1\nIs het café open?\n\nAntwoord 1\nJa.");
  assert.match(await said(page), /^De bijlagen van mail\.eml zijn niet gelezen/);
});

test("a paste with markup keeps its numbers and marks, unless it holds less", async (t) => {
  const page = await open(t);
  const paste = (html, text) =>
    page.evaluate((html, text) => {
      const clipboardData = new DataTransfer();
      clipboardData.setData("text/plain", text);
      clipboardData.setData("text/html", html);
      document.body.dispatchEvent(new ClipboardEvent("paste", { clipboardData, bubbles: true, cancelable: true }));
    }, html, text);
  await paste("<ol><li>Is de brug open?<sup>1</sup></li><li>En de sluis?</li></ol>", "Is de brug open?1\nEn de sluis?");
  await page.waitForFunction(() => document.getElementById("text").value === "1. Is de brug open?¹\n\n2. En de sluis?");
  await paste("<ol><li>Kort</li></ol>", "Vraag 1\nDit staat niet in de opmaak.");
  await page.waitForFunction(() => document.getElementById("text").value === "Vraag 1\nDit staat niet in de opmaak.");
});

test("markup between the tags of the element keeps its lines", async (t) => {
  const page = await open(t, "/lines.html");
  await page.waitForSelector("#vraag-2");
  assert.deepEqual(await page.$eval("kamer-vragen", (view) => [view.document.exchanges.length, view.document.footnotes.map((note) => note.citedIn)]), [2, [["question 1"]]]);
});

test("what is saved says which file it came from", async (t) => {
  const page = await open(t);
  await drop(page, { "b&<rief.txt": TEXT });
  await page.waitForSelector("#vraag-1");
  const saved = await page.evaluate(async () => {
    const { save } = await import("/carriers/files.js");
    const out = {};
    const make = URL.createObjectURL;
    const blobs = [];
    URL.createObjectURL = (blob) => blobs.push(blob) && make.call(URL, new Blob([]));
    const source = { name: "b&<rief.txt", size: 44, sha256: "ab" };
    for (const format of ["json", "xml", "html", "csv", "markdown"]) {
      await save(document.getElementById("view"), format, source);
      out[format] = await blobs.at(-1).text();
    }
    return out;
  });
  assert.deepEqual(JSON.parse(saved.json).source, { name: "b&<rief.txt", size: 44, sha256: "ab" });
  for (const format of ["xml", "html"]) assert.ok(saved[format].includes('<meta name="DC.source" content="b&amp;&lt;rief.txt, 44 bytes, SHA-256 ab">'), saved[format].slice(0, 500));
  const rows = saved.csv.trimEnd().split("\r\n");
  assert.ok(rows[0].endsWith(';"Bestand"') && rows.length > 1, rows[0]);
  for (const row of rows.slice(1)) assert.ok(row.endsWith(';"b&<rief.txt, 44 bytes, SHA-256 ab"'), row);
  assert.ok(saved.markdown.endsWith("leidend.* Bestand: b&amp;&lt;rief\\.txt\\, 44 bytes\\, SHA\\-256 ab\n"), saved.markdown.slice(-200));
  // A name that a spreadsheet or a renderer could take for more than words.
  const hostile = await page.evaluate(async () => {
    const { withSource } = await import("/carriers/files.js");
    const source = { name: '=1+1,@a "b"', size: 1 };
    return ["csv", "markdown"].map((format) => withSource(format === "csv" ? '"a";"b\r\n""c"""\r\n"d";"e"\r\n' : "*x*\n", format, source));
  });
  assert.deepEqual(hostile, [`"a";"b\r\n""c""";"Bestand"\r\n"d";"e";"'=1+1,'@a ""b"", 1 bytes"\r\n`, '*x* Bestand: \\=1\\+1\\,\\@a \\"b\\"\\, 1 bytes\n']);
});
