// The view in other people's pages: in a frame, with the scripts that newsrooms have on their side; and around HTML that
// was there before.
import assert from "node:assert/strict";
import { readFile } from "node:fs/promises";
import { after, test } from "node:test";
import { fileURLToPath } from "node:url";
import { deflateRawSync } from "node:zlib";
import { serve } from "../../xtask/serve.mjs";
import { kamervragen } from "../documents.mjs";
import { ENGINES, start } from "./engines.mjs";

const file = (name) => readFile(new URL(`../../${name}`, import.meta.url), "utf8");
const example = await file("src/example.txt");
const fixed = await kamervragen("--example", "--format", "html");
const words = example.replaceAll("&", "&amp;").replaceAll("<", "&lt;");
const packed = deflateRawSync(example).toString("base64url");

const html = (body) => ({ headers: { "content-type": "text/html; charset=utf-8" }, body: `<!doctype html><meta charset="utf-8"><body>${body}` });
const script = async (name) => ({ headers: { "content-type": "text/javascript" }, body: await file(`node_modules/${name}`) });

// The frames live on a host of their own, as they do in a newsroom.
const sandboxed = { headers: { "content-security-policy": "sandbox allow-scripts" }, body: await file("www/embed.html") };
const frames = await serve({
  root: fileURLToPath(new URL("../../www/", import.meta.url)),
  // The same as in a sandbox, but in a window of its own, where a test can look into it.
  routes: { "/sandboxed.html": sandboxed, "/shared.txt": { headers: { "content-type": "text/plain", "access-control-allow-origin": "*" }, body: example } },
});
const embed = `${frames.address}embed.html`;
const hosts = await serve({
  root: fileURLToPath(new URL("../../www/", import.meta.url)),
  routes: {
    "/pym.js": await script("pym.js/dist/pym.v1.js"),
    "/frames.js": await script("@newswire/frames/dist/frames.umd.js"),
    "/host-pym.html": html(`<div id="paper"></div><script src="/pym.js"></script>
      <script>new pym.Parent("paper", "${embed}#tekst=${packed}");</script>`),
    "/host-amp.html": html(`<div id="paper"></div><script src="/frames.js"></script>
      <script>new newswireFrames.Framer(document.getElementById("paper"), { src: "${embed}#tekst=${packed}" });</script>`),
    // What Datawrapper gives to those who embed its charts.
    "/host-datawrapper.html": html(`<iframe id="paper" src="${embed}#id=kv1&tekst=${packed}" height="300" style="border:0;width:100%"></iframe>
      <script>window.addEventListener("message",function(e){if(void 0!==e.data["datawrapper-height"]){var t=document.querySelectorAll("iframe");
      for(var a in e.data["datawrapper-height"])for(var r=0;r<t.length;r++)if(t[r].contentWindow===e.source)t[r].style.height=e.data["datawrapper-height"][a]+"px"}})</script>`),
    // A frame that may do nothing but run its script, a stranger to its own site.
    "/host-sandbox.html": html(`<iframe id="paper" sandbox="allow-scripts" src="${embed}#language=en&open&naar=vraag-4&tekst=${packed}"></iframe>
      <script>heights = []; addEventListener("message", ({ data }) => data.type === "embed-size" && heights.push(data.height))</script>`),
    "/src-shared.html": html(`<script type="module" src="/kamer-vragen-define.js"></script><kamer-vragen src="${frames.address}shared.txt"></kamer-vragen>`),
    "/src-not-shared.html": html(`<script type="module" src="/kamer-vragen-define.js"></script><kamer-vragen src="${frames.address}gallery/vragen.txt"><p>Lees ze <a href="${frames.address}gallery/vragen.txt">hier</a>.</kamer-vragen>`),
    // What it is told by others than its parent, it does not hear.
    "/host-messages.html": html(`<iframe src="${embed}#tekst=${packed}"></iframe><iframe src="/other.html"></iframe>
      <script>messages = []; addEventListener("message", ({ source, data }) => source === frames[0] && messages.push(data))</script>`),
    "/other.html": html(`<script>addEventListener("message", () => parent.frames[0].postMessage("who are you?", "*"))</script>`),
    "/adopt.html": html(`<script type="module" src="/kamer-vragen-define.js"></script><kamer-vragen>${fixed}</kamer-vragen>`),
    "/adopt-late.html": html(`<kamer-vragen>${fixed}</kamer-vragen><script type="module">
      window.view = document.querySelector(".kamervragen"); import("/kamer-vragen-define.js");</script>`),
    // Views that were there, one of them within an element, beside views that are made: all of the same paper.
    "/many.html": html(`<kamer-vragen>${words}</kamer-vragen><kamer-vragen id="mine">${words}</kamer-vragen>${fixed}
      <script type="module" src="/kamer-vragen-define.js"></script><kamer-vragen>${fixed}</kamer-vragen><kamer-vragen>${fixed}</kamer-vragen>`),
    "/many-late.html": html(`<script async type="module" src="/kamer-vragen-define.js"></script><script type="module">
      await customElements.whenDefined("kamer-vragen"); const made = Object.assign(document.createElement("kamer-vragen"), { text: document.querySelector("pre").textContent }); document.body.append(made);</script>
      <pre hidden>${words}</pre><kamer-vragen>${fixed}</kamer-vragen>${fixed.replaceAll('id="', 'id="kv-x-').replaceAll('"#', '"#kv-x-')}<kamer-vragen>${fixed.replaceAll('id="', 'id="kv-x-').replaceAll('"#', '"#kv-x-')}</kamer-vragen>`),
    // Adopting wants no engine at all.
    "/adopt-without.html": html(`<script>delete globalThis.WebAssembly</script><script type="module" src="/kamer-vragen-define.js"></script><kamer-vragen>${fixed}</kamer-vragen>`),
  },
});
after(() => Promise.all([frames.close(), hosts.close()]));

const heightOf = (page) => page.evaluate(() => document.querySelector("iframe").getBoundingClientRect().height);

for (const engine of ENGINES) {
  test(engine, async (t) => {
    const browser = await start(t, engine);
    if (!browser) return;
    const open = (path) => browser.open(new URL(path, hosts.address).href);

    for (const dialect of ["pym", "amp", "datawrapper"]) {
      await t.test(`a host that listens to ${dialect} gives the frame its height, and less again`, async () => {
        const page = await open(`/host-${dialect}.html`);
        await page.wait(() => document.querySelector("iframe")?.getBoundingClientRect().height > 1000);
        const folded = await heightOf(page);
        // Wider, the same words are lower: what has grown must shrink too.
        await page.evaluate(() => (document.querySelector("iframe").parentElement.style.width = "400px"));
        await page.wait((folded) => document.querySelector("iframe").getBoundingClientRect().height > folded + 100, folded);
        await page.evaluate(() => (document.querySelector("iframe").parentElement.style.width = ""));
        await page.wait((folded) => Math.abs(document.querySelector("iframe").getBoundingClientRect().height - folded) < 2, folded);
        await page.close();
      });
    }

    await t.test("in a sandbox it reads, unfolds and tells its height", async () => {
      const page = await open("/host-sandbox.html");
      await page.wait(() => heights.at(-1) > 1000);
      await page.close();
    });

    await t.test("it says nothing but its height, and hears nobody but its parent", async () => {
      const page = await open("/host-messages.html");
      await page.wait(() => messages.at(-1)?.["datawrapper-height"]?.kamervragen > 1000);
      const forms = await page.evaluate(() => [...new Set(messages.map((it) => JSON.stringify(it).replace(/\d+/g, "N")))]);
      assert.deepEqual(forms.sort(), ['"pymxPYMxkamervragenxPYMxheightxPYMxN"', '{"datawrapper-height":{"kamervragen":N}}', '{"sentinel":"amp","type":"embed-size","height":N}'].sort());
      const counts = await page.evaluate(async () => {
        const pause = () => new Promise((done) => setTimeout(done, 500));
        await pause();
        const before = messages.length;
        frames[1].postMessage("ask it", "*");
        await pause();
        const after = messages.length;
        frames[0].postMessage("any word", "*");
        await pause();
        return [after - before, messages.length - after];
      });
      assert.deepEqual(counts, [0, 3]);
      await page.close();
    });

    await t.test("in a sandbox it is styled, unfolds a note in place, and has nothing of its site", async () => {
      const page = await browser.open(`${frames.address}sandboxed.html#open&tekst=${packed}`);
      await page.wait(() => document.querySelector("#vraag-8"));
      await page.click("#noot-1-ref-1");
      await page.wait(() => document.querySelector(".kv-pop:popover-open"));
      const seen = await page.evaluate(() => ({
        origin,
        styled: getComputedStyle(document.getElementById("view")).getPropertyValue("--_styled").trim(),
        rule: getComputedStyle(document.querySelector(".kamervragen sup")).lineHeight,
        asked: performance.getEntriesByType("resource").map((it) => it.name).filter((name) => !name.startsWith("data:")),
      }));
      assert.deepEqual(seen, { origin: "null", styled: "1", rule: "0px", asked: [] });
      await page.close();
    });

    await t.test("in a sandbox a text of its site is out of reach, and words say so", async () => {
      const page = await browser.open(`${frames.address}sandboxed.html#src=gallery/vragen.txt`);
      await page.wait(() => document.body.innerText.includes("De tekst kon niet worden opgehaald.") && document.body.innerText.includes("sandbox zonder allow-same-origin"));
      await page.close();
    });

    await t.test("the fragment says how it is shown", async () => {
      const page = await browser.open(`${embed}#language=en&open&bare&naar=vraag-4&tekst=${packed}`);
      await page.wait(() => document.querySelector("#vraag-8"));
      const seen = await page.evaluate(() => ({
        words: document.querySelector("#vraag-8").innerText,
        open: document.querySelectorAll(".kv-answer[open]").length,
        bar: document.querySelector(".kv-bar").hidden,
        focus: document.activeElement.id,
        title: document.title,
        hash: location.hash,
        link: document.querySelector("kamer-vragen").linkTo("vraag-7").split("#")[1],
      }));
      const hash = `language=en&open=&bare=&tekst=${packed}&naar=vraag-7`;
      assert.deepEqual(seen, {
        words: "Question 8", open: 7, bar: true, focus: "vraag-4", link: hash, hash: `#language=en&open&bare&naar=vraag-4&tekst=${packed}`,
        title: "Het bericht «Laatste veerpont van Oudewaard vaart ’s winters niet meer»",
      });
      // A place within the frame, and the address holds the text all the same.
      await page.click(".kv-contents a[href='#vraag-7']");
      await page.wait(() => document.activeElement.id === "vraag-7");
      assert.equal(await page.evaluate(() => location.hash), `#${hash}`);
      await page.close();
    });

    for (const [hash, words] of [["", "noemt geen tekst"], ["#tekst=%00", "beschadigd of afgekapt"], ["#src=https://elsewhere.example/x.txt", "noemt geen tekst"]]) {
      await t.test(`an address that ends in ${hash || "nothing"} is answered in words`, async () => {
        const page = await browser.open(embed + hash);
        await page.wait((words) => document.getElementById("note").textContent.includes(words), words);
        await page.close();
      });
    }

    await t.test("a text of another site is read where that site shares it; else the page says what is missing", async () => {
      const shared = await open("/src-shared.html");
      await shared.wait(() => document.querySelector("#vraag-8"));
      await shared.close();
      const page = await open("/src-not-shared.html");
      await page.wait(() => document.querySelector("[role=alert]"));
      const said = await page.evaluate(() => document.querySelector("kamer-vragen").innerText);
      assert.match(said, /op een andere site, die haar niet aan deze pagina geeft: daar ontbreekt de kopregel Access-Control-Allow-Origin/);
      assert.match(said, /127\.0\.0\.1:\d+: [^]*Lees ze hier/);
      await page.close();
    });

    for (const [path, views] of [["/many.html", 5], ["/many-late.html", 4]]) {
      await t.test(`${path}: views that were there and views that are made have no id in common`, async () => {
        const page = await open(path);
        await page.wait((views) => document.querySelectorAll(".kamervragen #vraag-8, .kamervragen [id$='-vraag-8']").length === views, views);
        await page.wait((views) => document.querySelectorAll(".kv-bar button").length && document.querySelectorAll(".kamervragen").length === views, views);
        const seen = await page.evaluate(() => {
          const ids = [...document.querySelectorAll("[id]")].map(({ id }) => id);
          const views = [...document.querySelectorAll(".kamervragen")];
          const astray = views.flatMap((view) => [...view.querySelectorAll("a[href^='#']")].filter(({ hash }) => !view.contains(document.getElementById(hash.slice(1)))));
          return { twice: ids.filter((id, at) => ids.indexOf(id) !== at), astray: astray.map(({ hash }) => hash) };
        });
        assert.deepEqual(seen, { twice: [], astray: [] });
        await page.close();
      });
    }

    for (const path of ["/adopt.html", "/adopt-late.html", "/adopt-without.html"]) {
      await t.test(`${path}: the element takes the HTML that it was put around`, async () => {
        const page = await open(path);
        await page.wait(() => document.querySelector(".kv-bar button"));
        const seen = await page.evaluate(() => ({
          same: !window.view || window.view === document.querySelector("kamer-vragen > .kamervragen"),
          views: document.querySelectorAll(".kamervragen").length,
          document: document.querySelector("kamer-vragen").document,
          alert: document.querySelector("[role=alert]")?.textContent ?? null,
          // What reads is not even asked for.
          engine: performance.getEntriesByType("resource").filter(({ name }) => /kamervragen(_bg\.wasm|\.js)$/.test(name)).length,
        }));
        assert.deepEqual(seen, { same: true, views: 1, document: null, alert: null, engine: 0 });
        await page.click("[data-do=toggle]");
        await page.wait(() => document.querySelectorAll(".kv-answer[open]").length === 7);
        await page.close();
      });
    }
  });
}
