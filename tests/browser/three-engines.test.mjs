// What a reader does, once in each of the three engines: what holds in one of them only is no feature of a web page.
import assert from "node:assert/strict";
import { mkdtemp, readFile, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { after, test } from "node:test";
import { fileURLToPath, pathToFileURL } from "node:url";
import { deflateRawSync } from "node:zlib";
import { serve } from "../../xtask/serve.mjs";
import { kamervragen } from "../documents.mjs";
import { ENGINES, start } from "./engines.mjs";

const www = fileURLToPath(new URL("../../www/", import.meta.url));
const example = await readFile(new URL("../../src/example.txt", import.meta.url), "utf8");
const packed = deflateRawSync(example).toString("base64url");
const escaped = example.replaceAll("&", "&amp;").replaceAll("<", "&lt;");
const host = (...elements) => `<!doctype html><html lang="nl"><meta charset="utf-8"><title>gastpagina</title>
  <script type="module" src="kamer-vragen-define.js"></script><p>Boven.</p>${elements.join("\n<p>Onder.</p>\n")}`;
const policy = (script) =>
  `default-src 'none'; script-src ${script}; style-src 'self'; connect-src 'self'; require-trusted-types-for 'script'`;

const server = await serve({
  root: www,
  routes: {
    "/text.html": { body: host(`<kamer-vragen keys>${escaped}</kamer-vragen>`) },
    // With its style from the start: WebKit forgets the words it scrolled to when a style comes later.
    "/view.html": { body: host(`<link rel="stylesheet" href="style.css"><kamer-vragen>${await kamervragen("--example", "--format", "html")}</kamer-vragen>`) },
    "/two.html": { body: host(`<kamer-vragen>${escaped}</kamer-vragen>`, `<kamer-vragen id-prefix="b-">${escaped}</kamer-vragen>`) },
    "/strict.html": {
      headers: { "content-security-policy": policy("'self' 'wasm-unsafe-eval'") },
      body: host(`<kamer-vragen>${escaped}</kamer-vragen>`),
    },
    "/forbidden.html": {
      headers: { "content-security-policy": policy("'self'") },
      body: host(`<kamer-vragen>${escaped}</kamer-vragen>`),
    },
  },
});
// As a page of one's own disk: nothing but what a plain link and a script tag may reach.
const disk = await mkdtemp(join(tmpdir(), "kamervragen-"));
await writeFile(join(disk, "index.html"), host(`<kamer-vragen>${escaped}</kamer-vragen>`));
for (const name of ["kamer-vragen-define.js", "kamer-vragen.js"]) await writeFile(join(disk, name), await readFile(join(www, name)));
after(async () => {
  await server.close();
  await rm(disk, { recursive: true });
});

for (const engine of ENGINES) {
  test(engine, async (t) => {
    const browser = await start(t, engine);
    if (!browser) return;
    /** A test in a page of its own, `ready` when the last question is there. */
    const on = (name, path, act, ready = "#vraag-8") =>
      t.test(name, async () => {
        const page = await browser.open(new URL(path, server.address).href);
        await page.wait((selector) => document.querySelector(selector), ready);
        await act(page);
        await page.close();
      });
    const open = (page, selector) => page.wait((it) => document.querySelector(it).closest("details").open, selector);
    const focused = (page, id) => page.wait((id) => document.activeElement.id === id, id);
    // (A browser may scroll some frames after the address has changed.)
    const seen = async (page, selector) => {
      await page.wait((it) => document.querySelector(it).getBoundingClientRect().top < innerHeight, selector);
      const [top, bottom, height] = await page.evaluate((it) => {
        const { top, bottom } = document.querySelector(it).getBoundingClientRect();
        return [top, bottom, innerHeight];
      }, selector);
      assert.ok(top >= 0 && top < height && bottom > top, `${selector} from ${top} to ${bottom} of ${height}`);
    };
    const label = (page, word) => page.wait((word) => document.querySelector("[data-do=toggle]").textContent === word, word);

    await on("a pasted text becomes questions and folded answers", "/", async (page) => {
      // By the real clipboard, from another box.
      await page.evaluate((text) => {
        const box = document.body.appendChild(document.createElement("textarea"));
        box.value = text;
        box.select();
      }, example);
      await page.press("Control+c");
      await page.click("#text");
      await page.press("Control+v");
      await page.wait(() => document.querySelectorAll(".kv-answer:not([open])").length === 7);
      assert.equal(await page.evaluate(() => document.querySelectorAll(".kv-exchange").length), 7);
      assert.equal(await page.evaluate(() => document.querySelector(".kv-status").textContent), "8 vragen, 7 antwoorden gevonden");
      await page.click("#vraag-4 ~ details summary");
      assert.match(await page.evaluate(() => document.querySelector("#antwoord-4").innerText), /^Veerdiensten vallen niet onder/);
    }, "#example");

    await on("the source of a question stands beside it, read-only, with a way back", "/", async (page) => {
      await page.click("#example");
      await page.wait(() => document.querySelector("#vraag-7"));
      const before = await page.evaluate(() => document.getElementById("text").value);
      await page.click("#vraag-7 a");
      await page.wait(() => document.querySelector(".kv-pop button"));
      await page.evaluate(() => [...document.querySelectorAll(".kv-pop button")].at(-1).click());
      await page.wait(() => document.getElementById("source-panel").open);
      assert.match(await page.evaluate(() => String([...CSS.highlights.get("page-passage")][0])), /^Vraag 7\nBent u bereid[^]*daarop aangepast\.$/);
      await page.wait(() => document.querySelector("#source-panel [role=region]").scrollTop > 0);
      const [start, top, bottom] = await page.evaluate(() => {
        const { top, bottom } = document.querySelector("#source-panel [role=region]").getBoundingClientRect();
        return [[...CSS.highlights.get("page-passage")][0].getBoundingClientRect().top, top, bottom];
      });
      assert.ok(start >= top && start < bottom, `the passage is at ${start}, the panel from ${top} to ${bottom}`);
      await page.press("n");
      await page.press("x");
      assert.equal(await page.evaluate(() => document.getElementById("text").value), before, "no key changes the text");
      await page.click("#source-panel [data-back]");
      await page.wait(() => !document.getElementById("source-panel").open);
      assert.equal(await page.evaluate(() => document.activeElement.hash), "#vraag-7");
      await seen(page, "#vraag-7");
    }, "#example");

    await on("the proof sheet marks a doubt on both sides, mends it in the box, lists the change and undoes it", "/", async (page) => {
      const damaged = example.replace("Vraag 4\n", "");
      await page.evaluate((text) => {
        const box = document.getElementById("text");
        box.value = text;
        box.dispatchEvent(new InputEvent("input", { bubbles: true }));
      }, damaged);
      await page.wait(() => document.getElementById("proof").textContent === "Leesproef (2 twijfels)");
      await page.click("#proof");
      await page.wait(() => document.querySelector("#proof-bar:not([hidden]) [data-do=nextDoubt]"));
      await page.click("#proof-bar [data-do=nextDoubt]");
      await page.wait(() => document.querySelector("#proof-bar [role=status]").textContent.startsWith("Twijfel 1 van 2: Een alinea"));
      assert.deepEqual(await page.evaluate(() => [...CSS.highlights.get("page-point")].map(String)), ["Deelt", "Deelt"]);
      await page.click("#proof-bar [data-repair=question]");
      await page.wait((text) => document.getElementById("text").value === text, example);
      await page.wait(() => document.querySelector("#proof-bar [role=status]").textContent === "Gedaan: Vraag 4 begint hier.");
      await page.wait(() => document.querySelector("#proof-bar [data-do=changes]").textContent === "1 wijziging");
      await page.click("#proof-bar [data-do=undo]");
      await page.wait((text) => document.getElementById("text").value === text, damaged);
      await page.click("#proof-bar [data-repair=question]");
      await page.wait((text) => document.getElementById("text").value === text, example);
      await page.click("#proof-bar [data-do=changes]");
      await page.click("#proof-list [data-do=take-back]");
      await page.wait((text) => document.getElementById("text").value === text, damaged);
    }, "#example");

    for (const [id, shown] of [["vraag-3", "vraag-2-3"], ["antwoord-5", "vraag-5"], ["noot-3", "noot-3"]]) {
      await on(`an address that ends in #${id} shows that place`, `/text.html#${id}`, async (page) => {
        await focused(page, shown);
        if (id.startsWith("antwoord")) await open(page, `#${id}`);
        await seen(page, `#${id}`);
      });
    }

    await on("back and forward go where the reader was", "/text.html", async (page) => {
      await page.click(".kv-contents a[href='#vraag-7']");
      await focused(page, "vraag-7");
      await page.click(".kv-contents a[href='#vraag-2-3']");
      await focused(page, "vraag-2-3");
      await page.evaluate(() => history.back());
      await page.wait(() => location.hash === "#vraag-7");
      await seen(page, "#vraag-7");
      await page.evaluate(() => history.forward());
      await page.wait(() => location.hash === "#vraag-2-3");
      await seen(page, "#vraag-2-3");
    });

    await on("all answers unfold and fold, and the button says what it will do", "/text.html", async (page) => {
      await page.click("[data-do=toggle]");
      await page.wait(() => document.querySelectorAll(".kv-answer[open]").length === 7);
      await label(page, "Verberg alle antwoorden");
      await page.evaluate(() => (document.querySelector(".kv-answer").open = false));
      await label(page, "Toon alle antwoorden");
      await page.click(".kv-answer summary");
      await label(page, "Verberg alle antwoorden");
      await page.press("a");
      await page.wait(() => document.querySelectorAll(".kv-answer[open]").length === 0);
    });

    await on("the filter counts, hides and unfolds, and puts all back", "/text.html", async (page) => {
      await page.press("/");
      await page.type("AANGEWEZEN op de"); // cut at the end of a line in the paper
      await page.wait(() => document.querySelector(".kv-bar output").textContent === "1 treffer bij 1 vraag");
      assert.deepEqual(
        await page.evaluate(() => [...document.querySelectorAll(".kv-exchange:not([hidden])")].map((it) => it.firstElementChild.id)),
        ["vraag-2-3"],
      );
      await open(page, "#antwoord-2-3");
      assert.equal(await page.evaluate(() => CSS.highlights.get("kv-hit").size), 1);
      await page.press("Escape");
      await page.wait(() => document.querySelectorAll(".kv-exchange:not([hidden]) .kv-answer:not([open])").length === 7);
    });

    await on("a note opens in place, leads to the list, and back", "/text.html", async (page) => {
      await page.click("#noot-1-ref-1");
      await page.wait(() => document.querySelector(".kv-pop")?.innerText.includes("De Rivierenkrant, 4 maart 2024"));
      await page.press("Escape");
      await page.wait(() => !document.querySelector(".kv-pop"));
      await focused(page, "noot-1-ref-1");
      await page.press("Enter");
      await page.wait(() => document.querySelector(".kv-pop a[href='#noot-1']"));
      await page.click(".kv-pop a[href='#noot-1']");
      await focused(page, "noot-1");
      await page.click("#noot-1 a[href='#noot-1-ref-1']");
      await focused(page, "noot-1-ref-1");
    });

    await on("a reference jumps to the answer with its question, and offers the way back", "/text.html", async (page) => {
      await page.click("#vraag-6 ~ details summary");
      await page.click("#antwoord-6 a[href='#antwoord-2-3']");
      await open(page, "#antwoord-2-3");
      await focused(page, "vraag-2-3");
      await seen(page, "#vraag-2-3");
      assert.equal(await page.evaluate(() => document.querySelector(".kv-back").innerText.trim()), "← Terug naar antwoord 6");
      await page.click(".kv-back button");
      await page.wait(() => location.hash === "" && document.activeElement.hash === "#antwoord-2-3");
    });

    await on("a question is copied with its citation", "/text.html", async (page) => {
      await page.evaluate(() => {
        const box = document.body.appendChild(document.createElement("textarea"));
        box.style.cssText = "position: fixed; inset: 0 0 auto auto; z-index: 9";
      });
      await page.click("#vraag-7 a");
      await page.wait(() => document.querySelectorAll(".kv-pop button").length > 2);
      await page.press("ArrowDown");
      await page.press("Enter");
      await page.wait(() => document.querySelector(".kv-status").textContent === "Gekopieerd");
      await page.click("textarea");
      await page.press("Control+v");
      await page.wait(() => document.querySelector("textarea").value);
      const text = await page.evaluate(() => document.querySelector("textarea").value);
      assert.match(text, /^Vraag 7\nBent u bereid om[^]*\nAntwoord 7\nDat gesprek is inmiddels gevoerd\.[^]*— Antwoord van [^]*nr\. 9417/);
    });

    await on("questions are ticked and copied together, and a card of them is saved as SVG and PNG", "/", async (page) => {
      await page.evaluate(() => {
        const box = document.body.appendChild(document.createElement("textarea"));
        box.id = "paste-here";
        box.style.cssText = "position: fixed; inset: 0 0 auto auto; z-index: 9";
        window.saved = [];
        HTMLAnchorElement.prototype.click = function () {
          window.saved.push(this.download);
        };
      });
      await page.click("#example");
      await page.wait(() => document.querySelector("#vraag-8"));
      await page.click("#clip");
      await page.wait(() => document.querySelectorAll(".page-clip").length === 8);
      await page.evaluate(() => document.querySelector("#vraag-3").scrollIntoView({ block: "center" }));
      await page.click("#vraag-3 > .page-clip");
      await page.evaluate(() => document.querySelector("#vraag-6").scrollIntoView({ block: "center" }));
      await page.click("#vraag-6 + .page-clip");
      const says = (words) => page.wait((words) => document.querySelector(".page-clip-bar output").textContent === words, words);
      await says("2 van 8 vragen");
      await page.click(".page-clip-bar summary");
      await page.click(".page-clip-bar details button");
      await says("2 van 8 vragen · Gekopieerd");
      await page.click("#paste-here");
      await page.press("Control+v");
      await page.wait(() => document.getElementById("paste-here").value);
      assert.match(await page.evaluate(() => document.getElementById("paste-here").value), /^Vraag 3\n3\. Hoeveel[^]*\nAntwoord op vraag 2 en 3\n[^]*\nVraag 6\n[^]*2 vragen uit een stuk van 8 vragen\.\n$/);
      await page.click(".page-clip-bar details + button");
      await page.wait(() => document.querySelector(".page-card svg tspan"));
      for (const at of [1, 2]) {
        await page.click(`.page-card button:nth-of-type(${at})`);
        await page.wait((at) => window.saved.length === at, at);
      }
      assert.deepEqual(await page.evaluate(() => window.saved), ["svg", "png"].map((ending) => `kamervragen-2023-2024-9417-vraag-3-6.${ending}`));
      // No line is wider than the card, as this engine draws it.
      assert.ok(await page.evaluate(() => {
        const { right, width } = document.querySelector(".page-card svg").getBoundingClientRect();
        return [...document.querySelectorAll(".page-card tspan")].every((it) => it.getBoundingClientRect().right <= right - (width * 78) / 1200);
      }));
      await page.press("Escape");
      await page.wait(() => !document.querySelector(".page-card"));
      await page.press("Escape");
      await page.wait(() => !document.querySelector(".page-clip") && document.activeElement.id === "clip");
    }, "#example");

    for (const path of ["/", "/embed.html", "/pkg/kamervragen.html"]) {
      await on(`${path} shows the questions that its address names alone, then all`, `${path}#tekst=${packed}&knipsel=3,6`, async (page) => {
        await page.wait(() => document.querySelector(".clip-line button"));
        const shown = () => page.evaluate(() => [...document.querySelectorAll(".kv-exchange > :first-child > a")].filter((it) => it.getClientRects().length).map((it) => it.textContent).join());
        assert.equal(await shown(), "Vraag 3,Vraag 6");
        assert.match(await page.evaluate(() => document.querySelector(".clip-line").textContent), /^2 vragen uit een stuk van 8 vragen\./);
        await page.click(".clip-line button");
        await page.wait(() => !document.querySelector(".clip-line"));
        assert.equal(await shown(), "Vraag 1,Vraag 2 en 3,Vraag 4,Vraag 5,Vraag 6,Vraag 7,Vraag 8");
      });
    }

    await on("a link to words opens the answer that holds them", "/view.html#:~:text=dat%20nu%20voor%20drie", async (page) => {
      await open(page, "#antwoord-5");
      await page.wait(() => scrollY > 0);
      await seen(page, "#antwoord-5");
      await page.click("[data-do=toggle]");
      await label(page, "Verberg alle antwoorden");
    });

    await on("the style leaves the numbers of lists alone", "/view.html", async (page) => {
      // A bare list beside it says how this engine keeps the numbers that attributes give.
      const [own, bare] = await page.evaluate(() => {
        const numbers = (list) => [list, ...list.children].flatMap((node) => {
          const { counterReset, counterSet, display, listStyleType } = getComputedStyle(node);
          return [counterReset, counterSet, display, listStyleType];
        });
        const list = document.querySelector(".kamervragen ol.kv-question");
        const copy = document.createElement("ol");
        for (const { value } of list.children) copy.append(Object.assign(document.createElement("li"), { value }));
        document.body.append(copy);
        return [numbers(list), numbers(copy)];
      });
      assert.deepEqual(own, bare);
      assert.equal(await page.evaluate(() => getComputedStyle(document.querySelector("ol[type=a] li")).listStyleType), "lower-alpha");
    });

    await on("two elements on one page leave each other alone", "/two.html", async (page) => {
      await page.wait(() => document.querySelector("#b-vraag-8"));
      const ids = await page.evaluate(() => [...document.querySelectorAll("[id]")].map((it) => it.id));
      assert.equal(new Set(ids).size, ids.length);
      await page.click("kamer-vragen[id-prefix] [data-do=toggle]");
      await page.wait(() => document.querySelectorAll("kamer-vragen[id-prefix] .kv-answer[open]").length === 7);
      assert.equal(await page.evaluate(() => document.querySelectorAll(".kv-answer[open]").length), 7);
      await page.click("#b-noot-2-ref-1");
      await page.wait(() => document.querySelector("kamer-vragen[id-prefix] .kv-pop"));
      await page.press("Escape");
      await page.evaluate(() => document.querySelectorAll("kamer-vragen")[1].filter("scholieren"));
      await page.wait(() => document.querySelectorAll(".kv-exchange:not([hidden])").length === 8);
    });

    await on("a strict policy", "/strict.html", async (page) => {
      await page.wait(() => document.adoptedStyleSheets.length === 1);
      assert.equal(await page.evaluate(() => getComputedStyle(document.querySelector(".kv-answer > summary")).display), "flex");
    });

    await on("where WebAssembly is forbidden the text still reads, and the cause is named", "/forbidden.html", async (page) => {
      assert.match(await page.evaluate(() => document.querySelector("[role=alert]").innerText), /Content-Security-Policy/);
      assert.match(await page.evaluate(() => document.querySelector("kamer-vragen").innerText), /Vraag 2 en 3\nKlopt het dat/);
    }, "[role=alert]");

    await on("on a disk, where no module may be loaded, the text still reads", pathToFileURL(join(disk, "index.html")).href, async (page) => {
      assert.match(await page.evaluate(() => document.querySelector("kamer-vragen").innerText), /Vraag 2 en 3\s+Klopt het dat/);
      // Files are strangers to each other, as they are for readers: else this test would be easier than life.
      assert.equal(await page.evaluate(() => fetch("kamer-vragen.js").then(() => "read", () => "refused")), "refused");
    }, "kamer-vragen");
  });
}
