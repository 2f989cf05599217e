// Copying: a question with its answer or the whole paper, as text, HTML or Markdown, with where it comes from.
//
// A menu is a list of `[word, make]`; `make` returns `{ text, html }` to copy, or does something else and returns nothing.
import { idIn } from "./address.js";
import { list, make } from "./nodes.js";

/** The menu that copies the whole paper. */
export function copyMenu({ render, view, text, words, document: paper }) {
  const all = () => [...view.querySelectorAll(".kv-exchange")].map(plain).join("\n\n\n");
  const items = [[words.copyText, () => ({ text: `${all()}\n\n${citation(view, paper)}\n` })]];
  // A static view that the element was put around: there is no text to render again.
  if (text === null) return [...items, [words.copyHtml, () => ({ text: view.outerHTML })]];
  for (const [word, format] of [[words.copyHtml, "html"], [words.copyAllMarkdown, "markdown"], [words.copyJson, "json"]]) {
    items.push([word, () => ({ text: render(format) })]);
  }
  return items;
}

/** The menu at the heading of a question; `show` shows a place in the source. */
export function exchangeMenu({ element, render, view, words, document: paper }, link, show) {
  const exchange = link.closest(".kv-exchange");
  const at = [...view.querySelectorAll(".kv-exchange")].indexOf(exchange);
  const data = paper?.exchanges[at];
  const source = citation(view, paper, data);
  const text = () => `${plain(exchange)}\n\n${source}\n`;
  const html = () => `${rich(exchange)}${make("p", {}, source).outerHTML}`;
  const address = element.linkTo(idIn(link));
  const items = [
    ...(address ? [[words.copyLink, () => ({ text: address })]] : []),
    // Both forms at once: a text editor uses the one it can show.
    [words.copyExchange, () => ({ text: text(), html: html() })],
    [words.copyExchangeHtml, () => ({ text: html() })],
  ];
  if (data) {
    items.push([words.copyMarkdown, () => ({ text: `${markdown(render, at)}\n\n${source}\n` })]);
    items.push([words.source, () => show(spanOf(data))]);
  }
  return items;
}

function spanOf({ questions, answers }) {
  const spans = [...questions, ...answers].map((it) => it.span);
  return [Math.min(...spans.map((span) => span[0])), Math.max(...spans.map((span) => span[1]))];
}

function markdown(render, at) {
  // The headings of the export are in Dutch, one per group.
  const parts = render("markdown").split(/^(?=## )/m);
  return parts.filter((part) => part.startsWith("## Vraag "))[at]?.split(/^(?:\[\^|---$)/m)[0].trim() ?? "";
}

/** The citation in the form that Dutch official papers use, with the caveat inside it. Dutch also in an English view. */
function citation(view, paper, exchange) {
  const { asked, reply, publication = {} } = paper ?? {};
  const parts = [];
  const askers = list((asked?.askers ?? []).map(({ name, party }) => name + (party ? ` (${party})` : "")));
  const what = exchange ? `${exchange.numbers.length > 1 ? "vragen" : "vraag"} ${list(exchange.numbers)}` : "vragen";
  const by = list((reply?.respondents ?? []).map(respondent));
  const also = list((reply?.onBehalfOf ?? []).map(respondent));
  if (reply?.kind === "answer" && by && (!exchange || exchange.answers.length)) {
    parts.push(`Antwoord van ${by}${also && `, mede namens ${also},`} op ${what}${askers && ` van ${askers}`}`);
  } else if (askers) {
    parts.push(`${what[0].toUpperCase()}${what.slice(1)} van ${askers}`);
  }
  const { chamber, sessionYear, number, caseNumber } = publication;
  const part = chamber === "eerste-kamer" ? "I" : "II";
  if (number && sessionYear) parts.push(`Aanhangsel Handelingen ${part} ${year(sessionYear)}, nr. ${number}`);
  else if (caseNumber) parts.push(`zaaknummer ${caseNumber}`);
  if (reply?.kind === "answer" && reply.date) parts.push(`ontvangen ${dutchDate(reply.date)}`);
  else if (asked?.date) parts.push(`ingezonden ${dutchDate(asked.date)}`);
  const address = view.querySelector(".kv-head dd a[rel]")?.href;
  if (address) parts.push(address);
  return `${parts.length ? `— ${parts.join(", ")}. ` : ""}Automatisch gestructureerd uit geplakte tekst.`;
}

/** `minister Brandsteder (Infrastructuur en Waterstaat)`, or `minister voor Langdurige Zorg Brandsteder`, as the title is printed. */
function respondent({ role, title, name, portfolio }) {
  const printed = title ?? role;
  const leads = / (?:van|voor)$/i.test(printed) && portfolio;
  if (!name) return portfolio ? `de ${printed}${title ? "" : " van"} ${portfolio}` : `de ${printed}`;
  if (leads) return `${printed} ${portfolio} ${name}`;
  return `${printed} ${name}${portfolio ? ` (${portfolio})` : ""}`;
}

/** `2023/24`; `1999/2000` is written out. */
function year(years) {
  const [from, to = ""] = years.split("-");
  return `${from}/${from.endsWith("99") ? to : to.slice(-2)}`;
}

function dutchDate(date) {
  const day = /^\d{4}-\d\d-\d\d$/.test(date) && new Date(`${date}T12:00:00Z`);
  return day ? day.toLocaleDateString("nl", { day: "numeric", month: "long", year: "numeric", timeZone: "UTC" }) : date;
}

/** An exchange as plain text, one line per block, without note marks: the notes are not copied. */
function plain(exchange) {
  const copy = exchange.cloneNode(true);
  copy.querySelectorAll("sup").forEach((mark) => mark.remove());
  const lines = [...copy.querySelectorAll(":scope > :first-child, summary b, p, li, pre, h4, h5, h6")].map((node) => {
    // The text of an item with paragraphs comes from its paragraphs.
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

/** An exchange as HTML for a text editor: answers open, without links to places in this page. */
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
