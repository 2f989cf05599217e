// Copying: a question with its answer or the whole paper, as text, HTML or Markdown, with where it comes from.
import { list, make } from "./kamer-vragen-nodes.js";

/** The menu that copies the whole paper. */
export function copyMenu({ element, view, text, words, document: paper }) {
  // A static view that the element was put around: there is no text to read again.
  const fixed = text === null ? view.outerHTML : null;
  const copyAll = () => copy([...view.querySelectorAll(".kv-exchange")].map(plain).join("\n\n\n") + citation(view, paper));
  return [
    [words.copyText, said(words, copyAll)],
    [words.copyHtml, said(words, () => copy(fixed ?? element.render("html")))],
    ...(fixed ? [] : [
      [words.copyAllMarkdown, said(words, () => copy(element.render("markdown")))],
      [words.copyJson, said(words, () => copy(element.render("json")))],
    ]),
  ];
}

/** The menu at the heading of a question. */
export function exchangeMenu({ element, view, words, document: paper }, link) {
  const exchange = link.closest(".kv-exchange");
  const at = [...view.querySelectorAll(".kv-exchange")].indexOf(exchange);
  const data = paper?.exchanges[at];
  const items = [
    [words.copyLink, said(words, () => {
      history.replaceState(history.state, "", link.hash);
      return copy(`${location.href.split("#")[0]}${link.hash}`);
    })],
    [words.copyExchange, said(words, () => copy(plain(exchange) + citation(view, paper, data), rich(exchange) + citation(view, paper, data, true)))],
  ];
  if (data) {
    const heading = link.textContent;
    items.push([words.copyMarkdown, said(words, () => copy(markdown(element, heading, at) + citation(view, paper, data)))]);
  }
  return items;
}

function said(words, act) {
  return async () => ((await act()) ? words.copied : words.notCopied);
}

function markdown(element, heading, at) {
  // The headings of the export are in Dutch, one a group.
  const parts = element.render("markdown").split(/^(?=## )/m);
  return parts.filter((part) => part.startsWith("## Vraag "))[at]?.split(/^(?:\[\^|---$)/m)[0].trim() ?? heading;
}

/** The citation in the form that Dutch official papers use, with the caveat inside it. */
function citation(view, paper, exchange, html) {
  const { asked, reply, publication } = paper ?? {};
  const link = view.querySelector(".kv-head a[rel]")?.href;
  const parts = [];
  const askers = list((asked?.askers ?? []).map((it) => it.name + (it.party ? ` (${it.party})` : "")));
  const by = [...view.querySelectorAll(".kv-head dd")].find((dd) => /^(Minister|Staatssecretaris|State)/.test(dd.textContent) && reply?.respondents.some((it) => it.name && dd.textContent.includes(it.name)));
  const what = exchange ? `vraag ${list(exchange.numbers)}` : "vragen";
  if (reply?.kind === "answer" && by && (!exchange || exchange.answers.length)) parts.push(`Antwoord van ${by.textContent} op ${what}${askers ? ` van ${askers}` : ""}`);
  else if (askers) parts.push(`${what[0].toUpperCase()}${what.slice(1)} van ${askers}`);
  const { chamber, sessionYear, number, caseNumber } = publication ?? {};
  if (number && sessionYear) parts.push(`Aanhangsel Handelingen ${chamber === "eerste-kamer" ? "I" : "II"} ${sessionYear.replace(/-\d\d/, "/")}, nr. ${number}`);
  else if (caseNumber) parts.push(`zaaknummer ${caseNumber}`);
  if (reply?.date) parts.push(`ontvangen ${dutchDate(reply.date)}`);
  else if (asked?.date) parts.push(`ingezonden ${dutchDate(asked.date)}`);
  if (link) parts.push(link);
  const line = `${parts.length ? `— ${parts.join(", ")}. ` : ""}Automatisch gestructureerd uit geplakte tekst.`;
  return html ? make("p", {}, line).outerHTML : `\n\n${line}\n`;
}

/** The words of an exchange, a line a block; note marks mean nothing where the notes are not. */
function plain(exchange) {
  const copy = exchange.cloneNode(true);
  copy.querySelectorAll("sup").forEach((mark) => mark.remove());
  const lines = [...copy.querySelectorAll(":scope > :first-child, summary b, p, li, pre, h4, h5, h6")].map((node) => {
    // An item that holds paragraphs speaks through them.
    if (node.localName === "li" && node.querySelector("p, pre")) return `${node.value}.`;
    const mark = node.localName === "li" ? (node.parentElement.localName === "ul" ? "- " : `${marker(node)} `) : "";
    return (node.localName === "b" ? "\n" : "") + mark + node.textContent.trim();
  });
  return lines.join("\n").replace(/^(\d+\.)\n/gm, "$1 ");
}

function marker(item) {
  const at = [...item.parentElement.children].indexOf(item) + (item.parentElement.start || 1);
  return item.parentElement.type === "a" ? `${String.fromCharCode(96 + at)}.` : `${at}.`;
}

/** An exchange as HTML for a text editor: unfolded, without links into a page that will not be there. */
function rich(exchange) {
  const copy = exchange.cloneNode(true);
  copy.querySelectorAll("sup").forEach((mark) => mark.remove());
  copy.querySelectorAll("[id]").forEach((node) => node.removeAttribute("id"));
  copy.querySelectorAll("a[href^='#']").forEach((node) => node.replaceWith(...node.childNodes));
  copy.querySelectorAll("details").forEach((details) => {
    const heading = make("p", {}, make("b", {}, details.querySelector("b").textContent));
    details.replaceWith(heading, ...details.lastElementChild.childNodes);
  });
  return copy.innerHTML;
}

function dutchDate(date) {
  const day = /^\d{4}-\d\d-\d\d$/.test(date) && new Date(`${date}T12:00:00Z`);
  return day ? day.toLocaleDateString("nl", { day: "numeric", month: "long", year: "numeric", timeZone: "UTC" }) : date;
}

/** Copies also where a frame may not use the clipboard of today: by the copy event then. */
async function copy(text, html) {
  try {
    if (!html) await navigator.clipboard.writeText(text);
    else {
      const blob = (type, words) => ({ [type]: new Blob([words], { type }) });
      await navigator.clipboard.write([new ClipboardItem({ ...blob("text/plain", text), ...blob("text/html", html) })]);
    }
    return true;
  } catch {
    let done = false;
    const put = (event) => {
      event.preventDefault();
      event.stopImmediatePropagation();
      event.clipboardData.setData("text/plain", text);
      if (html) event.clipboardData.setData("text/html", html);
      done = true;
    };
    document.addEventListener("copy", put, { capture: true, once: true });
    document.execCommand("copy");
    document.removeEventListener("copy", put, { capture: true });
    return done;
  }
}
