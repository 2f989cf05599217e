// Three browser engines behind one small driver, for what must hold in all of them.
//
//   import { ENGINES, start } from "./engines.mjs";
//
//   for (const engine of ENGINES) {
//     test(engine, async (t) => {
//       const browser = await start(t, engine);
//       if (!browser) return;                            // there is none here: the test counts as skipped, with the reason
//       const page = await browser.open(url, { width: 320 });
//       await page.click("#example");
//       await page.wait(() => document.querySelector("#antwoord-1"));
//       assert.equal(await page.evaluate((id) => document.getElementById(id).lang, "antwoord-1"), "nl");
//       await page.close();
//     });
//   }
//
// Every page begins with an empty session storage. `page.puppeteer` is puppeteer's own page in Chromium and Firefox, for
// what only one of them can do. What still runs at the end of the test is stopped.
//
// WebKitGTK speaks WebDriver, JSON over HTTP, for which fetch is enough. It is no Safari, but it is Safari's engine; its
// window is never narrower than its tool bar, some 450 px.
import { spawn } from "node:child_process";
import { existsSync } from "node:fs";
import { writeFile } from "node:fs/promises";
import { createServer } from "node:net";
import { delimiter, join } from "node:path";
import puppeteer from "puppeteer-core";

export const ENGINES = ["chromium", "firefox", "webkit"];

/** What a program goes by: the variable that `cargo xtask test` sets, and the names in the path. */
const PROGRAMS = {
  CHROMIUM: ["chromium", "chromium-browser", "google-chrome-stable", "google-chrome"],
  FIREFOX: ["firefox-esr", "firefox"],
  WEBKITWEBDRIVER: ["WebKitWebDriver"],
  XVFB_RUN: ["xvfb-run"],
  PDFTOTEXT: ["pdftotext"],
};

/** Where a program of that list is. */
export function program(variable) {
  if (process.env[variable]) return process.env[variable];
  const folders = (process.env.PATH ?? "").split(delimiter);
  const found = PROGRAMS[variable].flatMap((name) => folders.map((folder) => join(folder, name))).find(existsSync);
  if (!found) throw new Missing(`no ${PROGRAMS[variable][0]} here; \`cargo xtask test\` installs it or says how`);
  return found;
}

export class Missing extends Error {}

/** Starts an engine for one test; `null` where it is not installed. */
export async function start(t, engine) {
  let browser;
  try {
    browser = engine === "webkit" ? await webkit() : await puppeteered(engine);
  } catch (error) {
    if (!(error instanceof Missing)) throw error;
    t.skip(error.message);
    return null;
  }
  t.after(() => browser.close());
  return browser;
}

/** puppeteer's browser, for tests that are about Chromium or Firefox alone. */
export function launch(engine) {
  if (engine === "firefox") {
    return puppeteer.launch({
      browser: "firefox",
      executablePath: program("FIREFOX"),
      // puppeteer lets files of one folder read each other; readers' browsers do not.
      extraPrefsFirefox: { "security.fileuri.strict_origin_policy": true },
    });
  }
  return puppeteer.launch({
    executablePath: program("CHROMIUM"),
    // No sandbox because CI is root; the rest keeps the browser from speaking to anybody of its own accord.
    args: [
      "--no-sandbox",
      "--disable-quic",
      "--no-first-run",
      "--disable-background-networking",
      "--disable-component-update",
      "--disable-sync",
      // Pages of its own for its address bar, in a window that nobody sees: a third of what a test takes.
      "--disable-features=WebUIOmniboxAimPopup,WebUIOmniboxFullPopup,WebUIOmniboxPopup",
    ],
  });
}

/** Asks until it is so, for half a minute: machines are busy. (puppeteer's own way needs `Function` in the page, which a policy keeps from some versions of Firefox.) */
export async function until(isSo, what = isSo) {
  for (const start = Date.now(); !(await isSo()); ) {
    if (Date.now() - start > 30_000) throw new Error(`waited in vain for ${what}`);
    await new Promise((done) => setTimeout(done, 20));
  }
}

async function puppeteered(engine) {
  const browser = await launch(engine);
  return {
    close: () => browser.close(),
    async open(url, { width = 1280, height = 900 } = {}) {
      const context = await browser.createBrowserContext();
      const page = await context.newPage();
      // A Firefox of 2025 gives the page its size and then does not know how to turn it.
      await page.setViewport({ width, height }).catch((error) => {
        if (!error.message.includes("unknown command")) throw error;
      });
      await page.goto(url);
      return {
        puppeteer: page,
        open: (url) => page.goto(url),
        evaluate: (fn, ...args) => page.evaluate(fn, ...args),
        // What is found may be an element, which a Firefox of 2025 cannot hand over.
        wait: (fn, ...args) => until(() => page.evaluate(`(async () => Boolean(await (${fn})(...${JSON.stringify(args)})))()`), fn),
        click: (selector) => page.click(selector),
        type: (text) => page.keyboard.type(text),
        async press(combination) {
          const keys = combination.split("+");
          for (const key of keys) await page.keyboard.down(key);
          for (const key of keys.reverse()) await page.keyboard.up(key);
        },
        screenshot: (path) => page.screenshot({ path }),
        close: () => context.close(),
      };
    },
  };
}

/** The keys that WebDriver has a letter for. */
const KEYS = { Control: "\ue009", Shift: "\ue008", Enter: "\ue007", Tab: "\ue004", Escape: "\ue00c", ArrowUp: "\ue013", ArrowDown: "\ue015", End: "\ue010", Home: "\ue011" };
const ELEMENT = "element-6066-11e4-a52e-4f735466cecf";

async function webkit() {
  const port = await freePort();
  const display = ["-a", "-s", "-screen 0 1600x1200x24"];
  const driver = spawn(program("XVFB_RUN"), [...display, program("WEBKITWEBDRIVER"), `--port=${port}`], {
    detached: true, // a process group of its own: screen, driver and browser end together
    stdio: "ignore",
  });
  const stop = () => {
    try {
      process.kill(-driver.pid);
    } catch {
      // It ended by itself.
    }
  };
  process.once("exit", stop);

  const send = async (method, path, body) => {
    const reply = await fetch(`http://127.0.0.1:${port}${path}`, { method, body: body && JSON.stringify(body) });
    const { value } = await reply.json();
    if (!reply.ok) throw new Error(`${value.error}: ${value.message}`);
    return value;
  };
  let session;
  for (let tries = 0; !session; tries += 1) {
    try {
      session = await send("POST", "/session", { capabilities: { alwaysMatch: {} } });
    } catch (error) {
      if (tries === 100) {
        stop();
        throw error;
      }
      await new Promise((done) => setTimeout(done, 100));
    }
  }
  const home = `/session/${session.sessionId}`;
  const command = (path, body = {}) => send("POST", home + path, body);
  const [first] = await send("GET", `${home}/window/handles`);

  return {
    async close() {
      await send("DELETE", home).catch(() => {});
      stop();
    },
    async open(url, { width = 1280, height = 900 } = {}) {
      const { handle } = await command("/window/new", { type: "window" });
      const on = async (path, body) => {
        await command("/window", { handle });
        return command(path, body);
      };
      const evaluate = async (fn, ...args) => {
        const script = `const done = arguments[arguments.length - 1];
          (async () => (${fn})(...[...arguments].slice(0, -1)))().then((value) => done({ value }), (error) => done({ error: String(error) }));`;
        const { value, error } = await on("/execute/async", { script, args });
        if (error) throw new Error(error);
        return value;
      };
      const keys = (actions) => on("/actions", { actions: [{ type: "key", id: "keyboard", actions }] });
      const page = {
        async open(url) {
          await on("/url", { url });
          // WebKit's driver may come back before the page's modules ran.
          await page.wait(() => document.readyState === "complete");
        },
        evaluate,
        wait: (fn, ...args) => until(() => evaluate(fn, ...args), fn),
        async click(selector) {
          const element = await on("/element", { using: "css selector", value: selector });
          await command(`/element/${element[ELEMENT]}/click`);
        },
        type: (text) => keys([...text].flatMap((value) => [{ type: "keyDown", value }, { type: "keyUp", value }])),
        press(combination) {
          const values = combination.split("+").map((key) => KEYS[key] ?? key);
          return keys([...values.map((value) => ({ type: "keyDown", value })), ...values.reverse().map((value) => ({ type: "keyUp", value }))]);
        },
        async screenshot(path) {
          await command("/window", { handle });
          await writeFile(path, Buffer.from(await send("GET", `${home}/screenshot`), "base64"));
        },
        async close() {
          await command("/window", { handle });
          await send("DELETE", `${home}/window`);
          await command("/window", { handle: first });
        },
      };
      // What the window is given is more than what the page gets of it.
      await on("/window/rect", { width, height });
      const [inner, outer] = await evaluate(() => [innerHeight, outerHeight]);
      await command("/window/rect", { width, height: height + outer - inner });
      await page.open(url);
      return page;
    },
  };
}

function freePort() {
  return new Promise((found, failed) => {
    const server = createServer();
    server.once("error", failed);
    server.listen(0, "127.0.0.1", () => {
      const { port } = server.address();
      server.close(() => found(port));
    });
  });
}
