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

// What newsrooms embed, with a page that shows it, in a folder that needs no other.

const files = {};
for (const [name, path] of [
  ["kamervragen.iife.js", "pkg/kamervragen.iife.js"],
  ["embed.html", "embed.html"],
  ["height.js", "gallery/height.js"],
  ["style.css", "style.css"],
  ["vragen.txt", "gallery/vragen.txt"],
  ["THIRD-PARTY.txt", "pkg/THIRD-PARTY.txt"],
]) {
  files[name] = await readFile(www + path);
}
for (const name of ["LICENSE-MIT", "LICENSE-APACHE"]) files[name] = await readFile(top + name);
const text = String(files["vragen.txt"]).trimEnd().replaceAll("&", "&amp;").replaceAll("<", "&lt;");
const integrity = `sha384-${createHash("sha384").update(files["kamervragen.iife.js"]).digest("base64")}`;
const tag = '<script src="kamervragen.iife.js"></script>';
// (A browser checks the sum of a script of another host, and of none on a disk.)
const elsewhere = `<script src="https://www.example.nl/kamervragen-embed/kamervragen.iife.js"\n  integrity="${integrity}"\n  crossorigin="anonymous"></script>`;
const frame = '<iframe src="embed.html#src=vragen.txt" title="Kamervragen" loading="lazy" height="600" style="width: 100%; border: 0"></iframe>\n<script src="height.js"></script>';
files["index.html"] = Buffer.from(`<!doctype html>
<html lang="nl">
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>Kamervragen op uw site</title>
<h1>Kamervragen op uw site</h1>
<p>Zet deze map op uw site. Elke manier hieronder werkt zoals zij er staat.</p>
<h2>Eén scripttag, met de tekst op de pagina</h2>
<pre>${tag.replaceAll("<", "&lt;")}
&lt;kamer-vragen>
… de tekst …
&lt;/kamer-vragen></pre>
<p>Van een andere site uit, met een som die bewaakt dat het script is wat het was (die site moet het met <code>Access-Control-Allow-Origin</code> geven):</p>
<pre>${elsewhere.replaceAll("<", "&lt;")}</pre>
${tag}
<kamer-vragen>
${text}
</kamer-vragen>
<h2>In een frame, met de tekst in een bestand ernaast</h2>
<p>Van een server, niet van schijf: een frame mag daar geen bestand lezen.</p>
<pre>${frame.replaceAll("<", "&lt;")}</pre>
${frame}
</html>
`);
const zipped = Object.fromEntries(Object.entries(files).map(([name, bytes]) => [`kamervragen-embed/${name}`, bytes]));
// The same files make the same zip.
await writeFile(`${dist}kamervragen-embed.zip`, zipSync(zipped, { level: 9, mtime: "2000-01-01T00:00:00" }));
await writeFile(`${dist}kamervragen-embed.integrity.txt`, `kamervragen.iife.js ${integrity}\n`);

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
