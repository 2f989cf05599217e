// Writes into dist/ what goes out beside the one files: the page as a folder for any static host, a zip of what newsrooms embed, the
// npm package, and the checksums of all. `cargo xtask dist` runs it after the sizes.
import { execFileSync } from "node:child_process";
import { createHash } from "node:crypto";
import { cp, mkdir, readFile, readdir, rm, writeFile } from "node:fs/promises";
import { fileURLToPath } from "node:url";
import { zipSync } from "fflate";

const top = fileURLToPath(new URL("../", import.meta.url));
const www = `${top}www/`;
const dist = `${top}dist/`;

// The page. What only a build reads stays here.

const site = `${dist}site/`;
await rm(site, { recursive: true, force: true });
await cp(www, site, { recursive: true, filter: (path) => !path.endsWith(".in.html") });
// Files keep their names from one version to the next, so a browser asks each time whether they are still so; the service worker
// keeps the page for those without a line. What other sites take from here they may check by its sum. In the words of Netlify and Cloudflare Pages, and of Apache.
await writeFile(`${site}_headers`, "/*\n  Cache-Control: no-cache\n  X-Content-Type-Options: nosniff\n  Referrer-Policy: no-referrer\n/pkg/kamervragen.iife.js\n  Access-Control-Allow-Origin: *\n/gallery/height.js\n  Access-Control-Allow-Origin: *\n");
await writeFile(
  `${site}.htaccess`,
  `AddType text/javascript .js\nAddType application/wasm .wasm\nAddType application/manifest+json .webmanifest\n<IfModule mod_headers.c>\nHeader set Cache-Control "no-cache"\nHeader set X-Content-Type-Options "nosniff"\nHeader set Referrer-Policy "no-referrer"\n<FilesMatch "^(kamervragen\\.iife|height)\\.js$">\nHeader set Access-Control-Allow-Origin "*"\n</FilesMatch>\n</IfModule>\n`,
);
// GitHub Pages otherwise leaves out what begins with an underscore.
await writeFile(`${site}.nojekyll`, "");

// What newsrooms embed: the page's own folders for it, so that each snippet of the gallery works as it stands there, and a page that shows
// the ways that need no more than one file.

const files = {};
const inZip = async (name) => (files[name] = await readFile(www + name));
for (const name of ["embed.html", "kamer-vragen-define.js", "kamer-vragen.js", "style.css", "icon.svg"]) await inZip(name);
for (const name of ["kamervragen.js", "kamervragen_bg.wasm", "kamervragen.iife.js", "kamervragen.html", "THIRD-PARTY.txt"]) await inZip(`pkg/${name}`);
for (const folder of ["element", "gallery"]) for (const name of await readdir(www + folder)) await inZip(`${folder}/${name}`);
for (const name of ["LICENSE-MIT", "LICENSE-APACHE"]) files[name] = await readFile(top + name);
const sumOf = (name) => `sha384-${createHash("sha384").update(files[name]).digest("base64")}`;
const integrity = Object.fromEntries(["pkg/kamervragen.iife.js", "gallery/height.js"].map((name) => [name, sumOf(name)]));
/** The part of a page of the gallery that embeds, as it is in the folder above. */
const snippet = (name) => String(files[`gallery/${name}`]).split("<!-- snippet -->\n")[1].split("<!-- /snippet -->")[0].trimEnd().replaceAll('"../', '"').replace(/(?<=src=")(?=height\.js|vragen\.txt)/g, "gallery/");
const tag = '<script src="pkg/kamervragen.iife.js"></script>';
// (A browser checks the sum of a script of another host, and of none on a disk.)
const elsewhere = (name, more = "") => `<script src="https://www.example.nl/kamervragen-embed/${name}"\n  integrity="${integrity[name]}"\n  crossorigin="anonymous"${more}></script>`;
const ways = [
  ["Eén scripttag, met de tekst op de pagina", "", snippet("script.html")],
  ["Hetzelfde, met de tekst in een bestand", "Van een server, niet van schijf: een pagina mag daar geen bestand lezen.", `${tag}\n<kamer-vragen src="gallery/vragen.txt"></kamer-vragen>`],
  ["Zonder script", "HTML die elk CMS aanneemt; “Kopieer insluitcode” op de pagina geeft haar.", snippet("static.html")],
  ["Zonder script, en rijker met", "Dezelfde HTML, met het element eromheen.", snippet("adopt.html").replace(/^<script.*$/m, tag)],
  ["In een frame", "Met de tekst in een bestand van dezelfde site; van een server, niet van schijf.", snippet("iframe.html")],
];
const shown = (words) => `<pre>${words.replaceAll("&", "&amp;").replaceAll("<", "&lt;")}</pre>`;
files["index.html"] = Buffer.from(`<!doctype html>
<html lang="nl">
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>Kamervragen op uw site</title>
<link rel="icon" href="icon.svg" type="image/svg+xml">
<link rel="stylesheet" href="gallery/gallery.css">
<h1>Kamervragen op uw site</h1>
<p>Zet deze map op uw site. Elke manier hieronder werkt zoals zij er staat; in <a href="gallery/index.html">gallery/</a> staan er meer, elk op een eigen pagina.</p>
<p>Haalt een andere site het script hiervandaan, dan bewaakt een som (<code>integrity</code>) dat het is wat het was. Uw server moet het dan met <code>Access-Control-Allow-Origin: *</code> geven, en bij een nieuwe versie hoort een nieuwe som:</p>
${shown(elsewhere("pkg/kamervragen.iife.js"))}
${shown(elsewhere("gallery/height.js", " async"))}
${ways.map(([title, more, words]) => `<h2>${title}</h2>\n${more ? `<p>${more}</p>\n` : ""}${shown(words)}\n<div class="way">\n${words}\n</div>`).join("\n")}
</html>
`);
const zipped = Object.fromEntries(Object.entries(files).map(([name, bytes]) => [`kamervragen-embed/${name}`, bytes]));
// The same files make the same zip.
await writeFile(`${dist}kamervragen-embed.zip`, zipSync(zipped, { level: 9, mtime: "2000-01-01T00:00:00" }));
await writeFile(`${dist}kamervragen-embed.integrity.txt`, Object.entries(integrity).map((it) => `${it.join(" ")}\n`).join(""));

// The npm package.

const npm = process.platform === "win32" ? "npm.cmd" : "npm";
for (const name of await readdir(dist)) if (name.endsWith(".tgz")) await rm(dist + name);
await mkdir(dist, { recursive: true });
execFileSync(npm, ["pack", "--silent", "--pack-destination", dist, `${top}pkg`], { stdio: ["ignore", "ignore", "inherit"], shell: process.platform === "win32" });

// The checksums of the files that lie in dist/ itself.

const names = (await readdir(dist, { withFileTypes: true })).filter((it) => it.isFile() && !/sha256|SHA256/.test(it.name)).map((it) => it.name);
const sums = await Promise.all(names.sort().map(async (name) => `${createHash("sha256").update(await readFile(dist + name)).digest("hex")}  ${name}\n`));
await writeFile(`${dist}SHA256SUMS`, sums.join(""));
for (const name of [...names, "site/"]) console.log(`dist/${name}`);
