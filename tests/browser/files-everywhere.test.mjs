// Reading files beyond the page in Chromium: in three engines out of one file in a folder, and after the server is gone.
import assert from "node:assert/strict";
import { test } from "node:test";
import { fileURLToPath, pathToFileURL } from "node:url";
import { serve } from "../../xtask/serve.mjs";
import { ENGINES, start, until } from "./engines.mjs";

const root = fileURLToPath(new URL("../../www/", import.meta.url));

/** A small PDF of one page, each line a string. */
function pdf(lines) {
  const stream = `BT /F1 11 Tf 72 770 Td 14 TL ${lines.map((line) => `(${line}) Tj T*`).join(" ")} ET`;
  const objects = [
    "<</Type/Catalog/Pages 2 0 R>>",
    "<</Type/Pages/Kids[3 0 R]/Count 1>>",
    "<</Type/Page/Parent 2 0 R/MediaBox[0 0 595 842]/Contents 4 0 R/Resources<</Font<</F1<</Type/Font/Subtype/Type1/BaseFont/Helvetica/Encoding/WinAnsiEncoding>>>>>>>>",
    `<</Length ${stream.length}>>\nstream\n${stream}\nendstream`,
  ];
  let out = "%PDF-1.7\n";
  const places = objects.map((words, at) => {
    const place = out.length;
    out += `${at + 1} 0 obj\n${words}\nendobj\n`;
    return place;
  });
  const rows = places.map((place) => `${String(place).padStart(10, "0")} 00000 n \n`).join("");
  return `${out}xref\n0 5\n0000000000 65535 f \n${rows}trailer\n<</Size 5/Root 1 0 R>>\nstartxref\n${out.length}\n%%EOF`;
}
const PAPER = pdf(["Vraag 1", "Is de brug van Lekhoven open?", "Antwoord 1", "Ja.", "Vraag 2", "En de sluis?", "Antwoord 2", "Nee, die is dicht."]);

/** Runs in the page: one file, or several with the same words. */
function drop(names, words) {
  const dataTransfer = new DataTransfer();
  for (const name of [names].flat()) dataTransfer.items.add(new File([words], name));
  dispatchEvent(new DragEvent("drop", { dataTransfer, cancelable: true }));
}

for (const engine of ENGINES) {
  test(`${engine}: the one file with readers reads a PDF from a folder and asks nobody`, { timeout: 120_000 }, async (t) => {
    const browser = await start(t, engine);
    if (!browser) return;
    const page = await browser.open(pathToFileURL(`${root}pkg/kamervragen-bestanden.html`).href);
    await page.wait(() => customElements.get("kamer-vragen"));
    await page.evaluate(drop, "brug.pdf", PAPER);
    await page.wait(() => document.getElementById("antwoord-2") || document.getElementById("status").textContent);
    assert.equal(await page.evaluate(() => document.getElementById("status").textContent), "");
    assert.match(await page.evaluate(() => document.getElementById("antwoord-2").textContent), /die is dicht/);
    assert.equal(await page.evaluate(() => performance.getEntriesByType("resource").filter(({ name }) => !/^(?:blob|data):/.test(name)).length), 0);
    await page.close();
  });
}

test("the small file names the other", { timeout: 60_000 }, async (t) => {
  const browser = await start(t, "chromium");
  const page = await browser.open(pathToFileURL(`${root}pkg/kamervragen.html`).href);
  await page.wait(() => customElements.get("kamer-vragen"));
  await page.evaluate(drop, "brug.pdf", PAPER);
  await page.wait(() => document.getElementById("status").textContent);
  assert.match(await page.evaluate(() => document.getElementById("status").textContent), /kamervragen-bestanden\.html/);
  await page.evaluate(drop, "brug.txt", "Vraag 1\nKlopt dat?\nAntwoord 1\nJa.");
  await page.wait(() => document.getElementById("antwoord-1"));
});

for (const engine of ["chromium", "firefox"]) {
  test(`${engine}: what reads files is there offline once it was used`, { timeout: 120_000 }, async (t) => {
    const browser = await start(t, engine);
    if (!browser) return;
    const server = await serve({ root });
    const page = await browser.open(server.address);
    await page.evaluate(() => navigator.serviceWorker.ready.then(() => true));
    const kept = () => page.evaluate(async () => (await (await caches.open((await caches.keys())[0])).keys()).map(({ url }) => new URL(url).pathname));
    assert.ok(!(await kept()).some((path) => path.includes("pdfjs")), "not before");
    // The page under its service worker.
    await page.puppeteer.reload();
    await page.wait(() => navigator.serviceWorker?.controller && customElements.get("kamer-vragen"));
    await page.evaluate(drop, "brug.pdf", PAPER);
    await page.wait(() => document.getElementById("antwoord-2"));
    await until(async () => (await kept()).includes("/pkg/pdfjs.js"));
    assert.ok(!(await kept()).includes("/readers/rtf.js"));
    await page.evaluate(() => document.getElementById("offline").click());
    await page.wait(() => /^Klaar/.test(document.getElementById("status").textContent));
    assert.ok((await kept()).includes("/readers/rtf.js"));
    await server.close();
    await page.evaluate(() => sessionStorage.clear());
    await page.puppeteer.reload();
    await page.wait(() => customElements.get("kamer-vragen") && !document.getElementById("antwoord-2"));
    await page.evaluate(drop, "nog-een.rtf", "{\\rtf1 Vraag 1\\par Klopt dat?\\par Antwoord 1\\par Ja.\\par}");
    await page.wait(() => document.getElementById("antwoord-1"));
    await page.evaluate(drop, "brug.pdf", PAPER);
    await page.wait(() => document.getElementById("antwoord-2"));
    // Several together too, and what is saved of them.
    await page.evaluate(drop, ["een.txt", "twee.txt"], "Vraag 1\nKlopt dat?\nAntwoord 1\nJa.");
    await page.wait(() => /^2 stukken/.test(document.querySelector(".dossier-status")?.textContent ?? ""));
    for (const way of ["markdown", "page"]) {
      await page.evaluate((way) => {
        document.querySelector(".dossier-status").textContent = "";
        document.querySelector(`[data-save=${way}]`).click();
      }, way);
      await page.wait(() => document.querySelector(".dossier-status").textContent);
      assert.equal(await page.evaluate(() => document.querySelector(".dossier-status").textContent), "Bewaard: 1 stuk; 1 dubbel stuk weggelaten.");
    }
    await page.close();
  });
}
