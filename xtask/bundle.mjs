// Makes of the page's scripts what travels in one piece: the files of the npm package (pkg/dist), the page as one file
// (www/pkg/kamervragen.html) and the frame; and puts in the root of www/ what people link to. `cargo xtask build` runs it
// after the wasm is there.
import { createHash } from "node:crypto";
import { copyFile, readFile, writeFile } from "node:fs/promises";
import { fileURLToPath } from "node:url";
import { build } from "esbuild";
import { pack } from "./pack.mjs";
import { pdfjs } from "./pdfjs.mjs";

const top = fileURLToPath(new URL("../", import.meta.url));
const www = `${top}www/`;
const dist = `${top}pkg/dist/`;

// What engines of 2023 know, the oldest that have all the element needs.
const common = { bundle: true, minify: true, write: false, target: "es2022", legalComments: "none", logLevel: "warning" };
const style = await minified("element/style.css");

const packed = readFile(`${dist}kamervragen_bg.wasm`).then((wasm) => JSON.stringify(pack(wasm)));

/** Everything inside: the wasm packed and as letters, the style as words, and no address to fetch either from. */
const inside = {
  ...common,
  define: { "import.meta.url": '""' },
  plugins: [fill(style)],
};

/** For what stays small: of the readers only those for text and pages. */
const lite = {
  name: "lite",
  setup({ onResolve, onLoad }) {
    onResolve({ filter: /^\.\/(?:pdf|docx|odt|rtf|xml|eml)\.js$/ }, ({ importer }) =>
      importer.endsWith("kind.js") ? { path: "other", namespace: "lite" } : undefined,
    );
    // It says what was changed in its text, and changes nothing; and it holds one text.
    onResolve({ filter: /\/(?:proof|dossier)\.js$/ }, () => ({ path: "proof", namespace: "none" }));
    // Of the sentences those that can be said there.
    onLoad({ filter: /file-words\.js$/ }, async ({ path }) => {
      const { SENTENCES } = await import(path);
      const kept = "tooLarge unreadable damaged noText other stopped nothing noneOf windows reads page stop states".split(" ");
      const words = (all) => kept.map((key) => `${key}: ${typeof all[key] === "function" ? all[key] : JSON.stringify(all[key])}`).join(",");
      return { contents: `export const SENTENCES = {${Object.entries(SENTENCES).map(([language, all]) => `${language}: {${words(all)}}`)}}` };
    });
    onLoad({ filter: /./, namespace: "lite" }, () => ({
      contents: 'import { Trouble } from "./text.js"; export function read() { throw new Trouble("other"); }',
      resolveDir: `${www}readers`,
    }));
  },
};

/** For what reads PDFs and many papers without a server: the workers are inside, and start as the other does. */
const whole = {
  name: "whole",
  setup({ onResolve }) {
    onResolve({ filter: /\/pdf-start\.js$/ }, () => ({ path: `${www}carriers/pdf-inside.js` }));
    onResolve({ filter: /\/start\.js$/ }, () => ({ path: `${www}carriers/dossier-inside.js` }));
  },
};

/** What wants the files of a site beside it. */
const alone = {
  name: "alone",
  setup({ onResolve, onLoad }) {
    onResolve({ filter: /\/(?:own-site|snippets)\.js$/ }, () => ({ path: "own-site", namespace: "none" }));
    onLoad({ filter: /./, namespace: "none" }, () => ({ contents: "" }));
  },
};

/** Packs words that seldom change, half a minute of work, and keeps the result in `target/`. */
async function packedOnce(words) {
  const kept = `${top}target/packed-${createHash("sha256").update(words).digest("hex").slice(0, 16)}.json`;
  try {
    return await readFile(kept, "utf8");
  } catch {
    const fresh = JSON.stringify(pack(Buffer.from(words)));
    await writeFile(kept, fresh).catch(() => {});
    return fresh;
  }
}

function fill(style) {
  return {
    name: "inside",
    setup({ onResolve, onLoad }) {
      onResolve({ filter: /^kamervragen:/ }, ({ path }) => ({ path, namespace: "inside" }));
      onLoad({ filter: /wasm$/, namespace: "inside" }, async () => ({ contents: await packed, loader: "json" }));
      onLoad({ filter: /style$/, namespace: "inside" }, () => ({ contents: style, loader: "text" }));
      onLoad({ filter: /pdf$/, namespace: "inside" }, async () => ({ contents: await packedOnce(await pdfWorker), loader: "json" }));
      onLoad({ filter: /worker$/, namespace: "inside" }, () => ({ contents: worker, loader: "text" }));
      onLoad({ filter: /dossier$/, namespace: "inside" }, () => ({ contents: dossierWorker, loader: "text" }));
    },
  };
}

/** Files that stay apart and find each other in one folder. */
function apart(...names) {
  return {
    ...common,
    format: "esm",
    plugins: [
      {
        name: "apart",
        setup({ onResolve }) {
          for (const name of names) {
            const filter = new RegExp(`/${name.replace(".", "\\.")}$`);
            onResolve({ filter }, ({ kind }) => (kind === "entry-point" ? undefined : { path: `./${name}`, external: true }));
          }
        },
      },
    ],
  };
}

/** pdf.js of the package that a host has, instead of the copy beside the page. */
const peer = {
  name: "peer",
  setup({ onResolve }) {
    const names = { pdfjs: "pdf", "pdfjs-worker": "pdf.worker" };
    onResolve({ filter: /\/pdf-start\.js$/ }, () => ({ path: `${www}carriers/pdf-package.js` }));
    onResolve({ filter: /pkg\/pdfjs/ }, ({ path }) => ({ path: `pdfjs-dist/legacy/build/${names[path.split(/[/.]/).at(-2)]}.mjs`, external: true }));
  },
};

async function minified(...names) {
  const css = await Promise.all(names.map((name) => readFile(www + name, "utf8")));
  const { outputFiles } = await build({ ...common, stdin: { contents: css.join("\n"), loader: "css", resolveDir: www } });
  return outputFiles[0].text;
}

async function bundled(options) {
  const { outputFiles } = await build(options);
  return outputFiles[0].text;
}

/** An entry that has no file of its own; the engine comes before what would look for one. */
const entry = (contents) => ({ stdin: { contents: `import "./carriers/inside.js";\n${contents}`, resolveDir: www } });

// wasm-bindgen's script, as short as ours, and with what it compiled: a worker starts from that.
const generated = await readFile(`${dist}kamervragen.js`, "utf8");
const exported = generated.includes("compiled") ? generated : `${generated}\nexport const compiled = () => wasmModule;\n`;
const glue = await bundled({ ...apart(), stdin: { contents: exported, resolveDir: dist } });
for (const folder of [dist, `${www}pkg/`]) await writeFile(`${folder}kamervragen.js`, glue);

// pdf.js, beside the page and in a worker of one piece.
for (const [name, script] of Object.entries(await pdfjs())) await writeFile(`${www}pkg/${name}`, script);
const pdfWorker = bundled({ ...common, define: inside.define, format: "iife", entryPoints: [`${www}readers/pdf-worker.js`] });

// The worker, with the script of the wasm inside: as a file, and as words for what carries all inside.
const worker = await bundled({ ...common, define: inside.define, format: "iife", entryPoints: [`${www}element/worker.js`] });
await writeFile(`${dist}worker.js`, worker);
const dossierWorker = await bundled({ ...common, define: inside.define, format: "iife", entryPoints: [`${www}dossier/worker.js`] });
// What makes a zip, of which the dossier needs one function.
const zip = { contents: 'export { strToU8, zipSync } from "fflate";', resolveDir: top };
await writeFile(`${www}pkg/zip.js`, await bundled({ ...common, format: "esm", stdin: zip }));

await writeFile(`${dist}kamer-vragen.js`, await bundled({ ...apart("long.js", "lines.js"), entryPoints: [`${www}element/kamer-vragen.js`] }));
await writeFile(`${dist}lines.js`, await bundled({ ...apart(), entryPoints: [`${www}element/lines.js`] }));
await writeFile(`${dist}long.js`, await bundled({ ...apart(), entryPoints: [`${www}element/long.js`] }));
await writeFile(
  `${dist}define.js`,
  await bundled({ ...apart("kamer-vragen.js", "kamervragen.js"), entryPoints: [`${www}element/define.js`] }),
);
// What reads files, with pdf.js from the package of whoever uses it.
const readersEntry = { contents: 'export * from "./readers/read.js"; export { pdf } from "./carriers/pdf-package.js";', resolveDir: www };
await writeFile(`${dist}readers.js`, await bundled({ ...apart(), plugins: [peer], stdin: readersEntry }));
await writeFile(`${dist}pdf-worker.js`, await bundled({ ...apart(), plugins: [peer], entryPoints: [`${www}readers/pdf-worker.js`] }));
await writeFile(`${dist}style.css`, style);
for (const name of ["LICENSE-MIT", "LICENSE-APACHE"]) await copyFile(top + name, dist + name);
const inline = entry(`
  import { KamerVragen } from "./element/define.js";
  export { mount, papers, parse, render } from "./pkg/kamervragen.js";
  export { KamerVragen };
  export const ready = KamerVragen.engine;
`);
await writeFile(`${dist}inline.js`, await bundled({ ...inside, format: "esm", ...inline }));
await writeFile(`${dist}static.js`, await bundled({ ...inside, format: "esm", entryPoints: [`${www}carriers/static.js`] }));
const classic = await bundled({ ...inside, format: "iife", globalName: "Kamervragen", ...inline });
for (const folder of [dist, `${www}pkg/`]) await writeFile(`${folder}kamervragen.iife.js`, classic);

// A paper to try things on, for the pages of the project alone: who embeds the element need not load it.

const example = await readFile(`${top}src/example.txt`, "utf8");
await writeFile(`${www}pkg/example.js`, `export default ${JSON.stringify(example)};\n`);

// What travels alone has the licences of others inside.

const [notices, allNotices] = await Promise.all(
  [dist, `${www}pkg/`].map(async (folder) => {
    const comment = `<!--\n${await readFile(`${folder}THIRD-PARTY.txt`, "utf8")}-->\n`;
    if (comment.indexOf("--", 4) < comment.length - 4) throw new Error("words that would end the comment");
    return comment;
  }),
);

// The page as one file, without what reads PDFs and Word files, and with it. Its style is in it, so not in the script as well.

const linked = { ...inside, plugins: [fill("")], format: "esm" };
for (const [name, plugin, mark, licences, sheets] of [["kamervragen", lite, "", notices, []], ["kamervragen-bestanden", whole, "files", allNotices, ["proof/proof.css", "dossier/dossier.css"]]]) {
  const page = await onePiece(
    await edited("index.html", [
      [/<html lang="nl">/, `<html lang="nl" data-one-file="${mark}">`],
      // What leads to other files of the site leads nowhere from here.
      [/^.* data-served>.*\n/m, ""],
      [/^.* data-carry="embed">.*\n/m, ""],
      // Where "Bewaar als één bestand" puts a text; page.js looks for these very words, from the end.
      [/<\/body>/, `${licences}<div id="given" hidden=""></div>\n</body>`],
    ]),
    await bundled({ ...linked, plugins: [plugin, alone, ...linked.plugins], ...entry(`import "./page/page.js";`) }),
    await minified("element/style.css", "page/page.css", ...sheets),
  );
  await writeFile(`${www}pkg/${name}.html`, page);
}

// The view in a frame, which may fetch a text of its own site.

const frame = await onePiece(
  await edited("carriers/embed.in.html", [[/<!--[^]*?-->\n/, ""], [/<\/body>/, `${notices}</body>`]]),
  await bundled({ ...linked, ...entry(`import "./carriers/embed.js";`) }),
  await minified("element/style.css", "carriers/embed.css"),
  ["connect-src 'self'"],
);
await writeFile(`${www}embed.html`, frame);

// The addresses that people have link to what lies in a folder. A page made for another site must go on working there.

await writeFile(`${www}thema.html`, await edited("theme/thema.in.html", [[/<!--[^]*?-->\n/, ""]]));
await writeFile(`${www}kamer-vragen-define.js`, 'export * from "./element/define.js";\n');
await writeFile(`${www}kamer-vragen.js`, 'export * from "./element/kamer-vragen.js";\n');
await copyFile(`${www}element/style.css`, `${www}style.css`);

// What the service worker keeps: all that the page is made of, named after what is in it.

const core = await madeOf(["page/page.js", "element/worker.js"], ["files", "lines", "dossier"]);
const files = [...core, "element/style.css", "page/page.css", "page/own-site.css", "proof/proof.css", "icon.svg", "manifest.webmanifest"];
files.push("pkg/kamervragen_bg.wasm", "pkg/kamervragen.html");
// What reads files is kept only where it is used.
const readers = (await madeOf(["page/files.js", "element/lines.js", "readers/pdf-worker.js", "dossier/dossier.js", "dossier/worker.js"])).filter((file) => !files.includes(file));
readers.push("dossier/dossier.css", "pkg/kamervragen-bestanden.html");
const version = createHash("sha256");
for (const file of ["index.html", ...files.sort(), ...readers.sort()]) version.update(await readFile(www + file));
await writeFile(
  `${www}pkg/files.js`,
  `const VERSION = "${version.digest("hex").slice(0, 12)}";\nconst FILES = ${JSON.stringify(["./", ...files], null, 1)};\nconst READERS = ${JSON.stringify(readers, null, 1)};\n`,
);

/** The scripts that entries are made of, but for those that are loaded later by these names. */
async function madeOf(entryPoints, later = []) {
  const plugin = {
    name: "later",
    setup({ onResolve }) {
      onResolve({ filter: /\/\w+\.js$/ }, ({ path, kind }) =>
        kind === "dynamic-import" && later.includes(path.match(/(\w+)\.js$/)[1]) ? { path, external: true } : undefined,
      );
    },
  };
  const { metafile } = await build({ ...common, format: "esm", absWorkingDir: www, outdir: "pkg", entryPoints, metafile: true, plugins: [plugin] });
  return Object.keys(metafile.inputs);
}

/** A page with its style and script inside; `may` is what else it may ask for. */
async function onePiece(html, script, sheet, may = []) {
  if (/<\/script|<!--/i.test(script) || /<\/style/i.test(sheet)) throw new Error("words that would end the script or the style");
  const hash = (words) => `'sha256-${createHash("sha256").update(words).digest("base64")}'`;
  const policy = [
    "default-src 'none'",
    `script-src ${hash(script)} 'wasm-unsafe-eval'`,
    // The worker, made of words that are in the script. It is held by this policy too.
    "worker-src blob:",
    `style-src ${hash(sheet)}`,
    ...may,
    "img-src data:",
    "form-action 'none'",
    "base-uri 'none'",
    "require-trusted-types-for 'script'",
    // The frame reads no files.
    `trusted-types kamervragen-worker${may.length ? "" : " kamervragen-reader"}`,
  ].join("; ");
  const inside = `<link rel="icon" href="data:,">\n<style>${sheet}</style>\n<script type="module">${script}</script>`;
  return replaced(html.replaceAll(/^<link [^>]*>\n|^ +(?=<)/gm, ""), [
    [/(?<=http-equiv="Content-Security-Policy" content=")[^"]*(?=")/, policy],
    [/<script type="module" src="[\w/]+\.js"><\/script>/, inside],
  ]);
}

/** A file of www/ with changes, each `[pattern, words]`. */
async function edited(name, changes) {
  return replaced(await readFile(www + name, "utf8"), changes);
}

function replaced(words, changes) {
  for (const [pattern, fresh] of changes) {
    if (words.split(pattern).length !== 2) throw new Error(`not once there: ${pattern}`);
    words = words.replace(pattern, () => fresh);
  }
  return words;
}
