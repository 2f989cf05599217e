// What a site pastes to embed a paper: a frame, or one script around HTML that is whole without it.
import { make } from "../element/nodes.js";
import { escaped } from "./about.js";

/** What the frame may: run its script, and open the links to other sites in windows of their own. */
const SANDBOX = "allow-scripts allow-popups allow-popups-to-escape-sandbox";
/** Characters of an address above which it is not given twice. */
const SHORT = 8000;

/**
 * The frame at an address, as a node. No style: strict sites forbid the attribute. In a sandbox, unless it has to fetch its text
 * (`#src=`): there it is a stranger to its own site.
 */
export function frame(src, name) {
  const sandbox = /[#&]src=/.test(src) ? {} : { sandbox: SANDBOX };
  return make("iframe", { src, title: name, width: "100%", height: "600", frameborder: "0", loading: "lazy", ...sandbox });
}

/**
 * The frame at an address as a site pastes it, with the script that lets its height follow, and a line below that stays where a content
 * management system, a feed or a mail drops frames; `whole` is where that line leads.
 */
export function frameCode(src, name, whole, script) {
  const line = make("p", {}, whole && whole.length <= SHORT ? make("a", { href: whole }, name) : name);
  return `${frame(src, name).outerHTML}\n${line.outerHTML}\n${script}`;
}

/** Static HTML within the element, which makes it searchable and gives it its style; where script or element are dropped, it stays. */
export function scriptCode(html, script) {
  return `${script}\n<kamer-vragen>\n${html}\n</kamer-vragen>`;
}

/**
 * The tag of a script of this site. With its sum where other sites can check that: the server must let them read the script
 * (`Access-Control-Allow-Origin`), else a browser refuses one that has a sum.
 */
export async function scriptTag(path) {
  const src = new URL(path, location.href.split(/[?#]/)[0]).href;
  const attributes = { src };
  try {
    const reply = await fetch(path);
    if (reply.ok && reply.headers.get("access-control-allow-origin") === "*") {
      const sum = new Uint8Array(await crypto.subtle.digest("SHA-384", await reply.arrayBuffer()));
      Object.assign(attributes, { integrity: `sha384-${btoa(String.fromCharCode(...sum))}`, crossorigin: "anonymous" });
    }
  } catch {
    // No net, or a page without a safe address: a tag without a sum works too.
  }
  return tagOf(attributes);
}

/** A tag that loads a script. (Written, not made: a strict page has no script whose address is words. No such tag stands here.) */
export function tagOf(attributes) {
  const written = Object.entries(attributes).map(([name, value]) => ` ${name}="${escaped(value)}"`).join("");
  return ["script"].map((name) => `<${name}${written} async></${name}>`).join("");
}
