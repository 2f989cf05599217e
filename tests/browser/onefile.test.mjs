// The page as one file: opened from a folder it reads, and nothing that it does reaches anybody.
import assert from "node:assert/strict";
import { createHash } from "node:crypto";
import { createServer } from "node:http";
import { mkdtemp, readFile, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath, pathToFileURL } from "node:url";
import { after, test } from "node:test";
import { ENGINES, start } from "./engines.mjs";

const path = fileURLToPath(new URL("../../www/pkg/kamervragen.html", import.meta.url));
const html = await readFile(path, "utf8");
const example = await readFile(new URL("../../src/example.txt", import.meta.url), "utf8");
const folder = await mkdtemp(join(tmpdir(), "kamervragen-"));

/** A server that hears every call, whoever it comes from. */
const calls = [];
const listener = createServer((request, response) => {
  calls.push(request.url);
  response.writeHead(200, { "access-control-allow-origin": "*" }).end();
});
await new Promise((ready) => listener.listen(0, "127.0.0.1", ready));
const ear = `http://127.0.0.1:${listener.address().port}/`;
after(() => Promise.all([listener.close(), rm(folder, { recursive: true })]));

/** Every way that a script has to tell somebody something without leaving the page. */
async function tell(ear) {
  const attempts = [
    () => fetch(`${ear}fetch`),
    () => fetch(`${ear}post`, { method: "POST", mode: "no-cors", body: "x" }),
    () => navigator.sendBeacon(`${ear}beacon`, "x"),
    () => (new Image().src = `${ear}image`),
    () => new EventSource(`${ear}events`),
    () => new WebSocket(`${ear.replace("http", "ws")}socket`),
    () => {
      const request = new XMLHttpRequest();
      request.open("GET", `${ear}xhr`);
      request.send();
    },
    () => {
      const frame = document.body.appendChild(document.createElement("iframe"));
      frame.src = `${ear}frame`;
    },
    () => {
      const link = document.head.appendChild(document.createElement("link"));
      link.rel = "stylesheet";
      link.href = `${ear}style`;
    },
    () => {
      // A worker is held by the policy of the page that made it.
      const script = `fetch("${ear}worker").catch(() => {}); importScripts("${ear}import")`;
      const address = URL.createObjectURL(new Blob([script], { type: "text/javascript" }));
      const policy = globalThis.trustedTypes?.createPolicy("kamervragen-worker", { createScriptURL: (address) => address });
      return new Worker(policy?.createScriptURL(address) ?? address);
    },
    () => document.body.appendChild(document.createElement("video")).setAttribute("src", `${ear}video`),
    // It takes the page away: first give the others their time.
    () => new Promise((done) => setTimeout(done, 300)),
    async () => {
      // It takes the page away, and with it what was asked for and has not gone out.
      await new Promise((done) => setTimeout(done, 500));
      const form = document.body.appendChild(document.createElement("form"));
      form.method = "post";
      form.action = `${ear}form`;
      form.submit();
    },
  ];
  for (const attempt of attempts) {
    try {
      await attempt();
    } catch {
      // Refused, as it should be.
    }
  }
}

for (const engine of ENGINES) {
  test(engine, async (t) => {
    const browser = await start(t, engine);
    if (!browser) return;

    await t.test("opened from a folder it reads, and asks nobody for anything", async () => {
      const page = await browser.open(pathToFileURL(path).href);
      await page.click("#example");
      await page.wait(() => document.querySelector("#vraag-8"));
      const { exchanges, styled, asked } = await page.evaluate(() => ({
        exchanges: document.querySelectorAll(".kv-exchange").length,
        styled: getComputedStyle(document.querySelector("#view")).getPropertyValue("--_styled").trim(),
        asked: performance.getEntriesByType("resource").map((it) => it.name),
      }));
      assert.equal(exchanges, 7);
      assert.equal(styled, "1");
      assert.deepEqual(asked.filter((it) => !it.startsWith("data:")), []);
      await page.close();
    });

    await t.test("a text that was saved inside is read on opening", async () => {
      const saved = html.replace(/(<div id="given" hidden="">)(<\/div>\n<\/body>)/, (_, before, after) =>
        `${before}${JSON.stringify({ text: example, language: "en" })}${after}`,
      );
      await writeFile(join(folder, "saved.html"), saved);
      const page = await browser.open(pathToFileURL(join(folder, "saved.html")).href);
      await page.wait(() => document.querySelector("#vraag-8"));
      assert.equal(await page.evaluate(() => document.querySelector("#vraag-8").innerText), "Question 8");
      await page.close();
    });

    await t.test("no call gets out, though without its policy they would", async () => {
      calls.length = 0;
      const page = await browser.open(pathToFileURL(path).href);
      await page.evaluate(tell, ear);
      await new Promise((done) => setTimeout(done, 500));
      assert.deepEqual(calls, []);
      await page.close();

      await writeFile(join(folder, "bare.html"), html.replace(/<meta http-equiv="Content-Security-Policy"[^>]*>/, ""));
      const bare = await browser.open(pathToFileURL(join(folder, "bare.html")).href);
      await bare.evaluate(tell, ear).catch(() => {}); // the form takes the page away
      const wanted = ["/fetch", "/beacon", "/image", "/worker", "/form"];
      for (let turn = 0; turn < 50 && !wanted.every((call) => calls.includes(call)); turn += 1) await new Promise((done) => setTimeout(done, 100));
      for (const call of wanted) assert.ok(calls.includes(call), `${call} in ${calls}`);
      await bare.close();
    });
  });
}

test("its policy names no address, and the hashes of what is inside", () => {
  const policy = html.match(/http-equiv="Content-Security-Policy" content="([^"]*)"/)[1];
  const hash = (words) => `'sha256-${createHash("sha256").update(words).digest("base64")}'`;
  const inside = (tag) => html.match(new RegExp(`<${tag}[^>]*>([^]*?)</${tag}>`))[1];
  assert.deepEqual(policy.split("; "), [
    "default-src 'none'",
    `script-src ${hash(inside("script"))} 'wasm-unsafe-eval'`,
    "worker-src blob:",
    `style-src ${hash(inside("style"))}`,
    "img-src data:",
    "form-action 'none'",
    "base-uri 'none'",
    "require-trusted-types-for 'script'",
    "trusted-types kamervragen-worker kamervragen-reader",
  ]);
  assert.equal(html.match(/<(script|style)\b/g).length, 2);
  // Where papers are found is a link, which nothing follows but the reader; nothing else has an address.
  const markup = html.replace(/<(script|style)[^]*?<\/\1>/g, "");
  const addresses = [...markup.matchAll(/\b(?:src|href|action)="(?!data:)([^"]*)"/g)].map(([, address]) => address);
  assert.deepEqual(addresses, ["https://www.tweedekamer.nl/kamerstukken/kamervragen", "https://zoek.officielebekendmakingen.nl/"]);
});
