// Copying: a question with its answer or the whole paper, as text, HTML or Markdown, with where it comes from.
//
// A menu is a list of `[word, make]`; `make` returns `{ text, html }` to copy, or does something else and returns nothing.
import { idIn } from "./address.js";
import { list, make } from "./nodes.js";

/** The menu that copies the whole paper. */
export function copyMenu({ element, render, view, text, words, document: paper }) {
  const items = [[words.copyText, () => ({ text: `${whole(view)}\n\n${citation(view, paper)}\n` })]];
  // A static view that the element was put around: there is no text to render again.
  if (text === null) return [...items, [words.copyHtml, () => ({ text: view.outerHTML })]];
  items.push([words.copyHtml, () => ({ text: staticView(element) })]);
  for (const [word, format] of [[words.copyAllMarkdown, "markdown"], [words.copyJson, "json"]]) items.push([word, () => ({ text: render(format) })]);
  return items;
}

/** The elements of the papers that an element shows: itself, or those that are in it. */
export function papersOf(element) {
  const papers = [...element.querySelectorAll("kamer-vragen")];
  return papers.length ? papers : [element];
}

/** The static view of an element for a page of somebody's site, whose ids are those of this paper alone: two may be on one page. */
export function staticView(element) {
  return staticNode(element).innerHTML;
}

/** The same as nodes, in a holder; `options` are those of a view. */
export function staticNode(element, options) {
  const { text, document: paper } = element;
  const { sessionYear, number, caseNumber } = paper.publication;
  // A paper without a number: something of its text.
  const name = number ? `${sessionYear ?? ""}${number}` : caseNumber ?? [...text].reduce((sum, letter) => (sum * 31 + letter.codePointAt(0)) % 1_679_616, 7).toString(36);
  const holder = make("div");
  element.constructor.engine.mount(holder, text, { idPrefix: `kv-${name.replace(/\W/g, "").toLowerCase()}-`, ...options });
  return holder;
}

/** The menu at the heading of a question; `show` shows a place in the source. */
export function exchangeMenu({ element, render, view, words, document: paper }, link, show) {
  const exchange = link.closest(".kv-exchange");
  const at = [...view.querySelectorAll(".kv-exchange")].indexOf(exchange);
  const data = paper?.exchanges[at];
  const source = citation(view, paper, data);
  const notes = notesIn(view, exchange);
  const text = () => `${[plain(exchange), plainNotes(view, notes), source].filter(Boolean).join("\n\n")}\n`;
  const html = () => `${rich(exchange)}${richNotes(view, notes)}${make("p", {}, source).outerHTML}`;
  const address = element.linkTo(idIn(link));
  const items = [
    ...(address ? [[words.copyLink, () => ({ text: address })]] : []),
    // Both forms at once: a text editor uses the one it can show.
    [words.copyExchange, () => ({ text: text(), html: html() })],
    [words.copyExchangeHtml, () => ({ text: html() })],
  ];
  if (data) {
    items.push([words.copyMarkdown, () => ({ text: `${markdown(render, [at])}\n\n${source}\n` })]);
    items.push([words.source, () => show(spanOf(data))]);
  }
  return items;
}

function spanOf({ questions, answers }) {
  const spans = [...questions, ...answers].map((it) => it.span);
  return [Math.min(...spans.map((span) => span[0])), Math.max(...spans.map((span) => span[1]))];
}

/**
 * Questions of the export in Markdown, whose headings are in Dutch, one per group, with the notes that they cite. `edit` may take
 * something out of one.
 */
export function markdown(render, wanted, edit = (part) => part) {
  const parts = render("markdown").split(/^---$/m)[0].split(/^(?=## )/m);
  const questions = parts.filter((it) => it.startsWith("## Vraag "));
  const chosen = wanted.map((at) => edit((questions[at] ?? "").trim(), at)).join("\n\n");
  const notes = parts.find((it) => it.startsWith("## Noten"))?.split(/\n\n(?=\\\[)/).slice(1) ?? [];
  const cited = notes.filter((note) => chosen.includes(note.match(/^\\\[.*?\\\]/)?.[0]));
  return [chosen, ...cited.map((note) => note.trim())].join("\n\n");
}

/** The address at which a paper is officially published. (What to see also is another paper: its link has a title.) */
export function addressOf(view) {
  return view.querySelector(".kv-head dd a[rel]:not([title])")?.href;
}

/** The citation in the form that Dutch official papers use, with the caveat inside it. Dutch also in an English view. */
export function citation(view, paper, exchange) {
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
  const address = addressOf(view);
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

/** The whole view as plain text, in its order: the head with its facts, what comes before, the questions, what comes after, the notes. */
function whole(view) {
  const part = (node) => {
    if (node.matches(".kv-head")) return head(node);
    if (node.matches(".kv-exchange")) return `\n${plain(node)}`;
    if (node.matches(".kv-notes")) return plainNotes(view, new Set(node.querySelectorAll(":scope > * > li")));
    return node.localName === "section" ? plain(node) : "";
  };
  return [...view.children].map(part).filter(Boolean).join("\n\n").trim();
}

function head(node) {
  const facts = [...node.querySelectorAll("dt")].map((term) => {
    const lines = [];
    for (let next = term.nextElementSibling; next?.localName === "dd"; next = next.nextElementSibling) lines.push(next.textContent);
    // (The colon behind the name is for where no style reaches.)
    return `${term.firstChild.data}: ${lines.join("; ")}`;
  });
  const title = node.querySelector("[id]");
  // Of the lines below, what kind of paper it is; how many questions it has, can be seen.
  const lines = [title?.previousElementSibling?.textContent, title?.textContent, "", ...facts, node.querySelector("strong")?.textContent];
  return lines.filter((line) => line !== undefined).join("\n").trim();
}

/** A part as plain text, one line per block, with the marks of its notes. */
export function plain(part) {
  const copy = marked(part);
  const lines = [...copy.querySelectorAll(":scope > :first-child, summary b, .kv-repeat > summary, p, li, pre, h4, h5, h6")].map((node) => {
    // The text of an item with paragraphs comes from its paragraphs.
    if (node.localName === "li" && node.querySelector("p, pre")) return `${node.value}.`;
    const mark = node.localName === "li" ? (node.parentElement.localName === "ul" ? "- " : `${marker(node)} `) : "";
    return (node.closest("summary") ? "\n" : "") + mark + node.textContent.trim();
  });
  return lines.join("\n").replace(/^(\d+\.)\n/gm, "$1 ");
}

/** A copy in which the marks of notes are `[1]`; one without its note is as it was printed. */
function marked(part) {
  const copy = part.cloneNode(true);
  for (const mark of copy.querySelectorAll("sup")) mark.replaceWith(mark.querySelector("a") ? `[${labelOf(mark)}]` : mark.textContent);
  return copy;
}

function labelOf(mark) {
  return mark.textContent.replace(/[[\]]/g, "");
}

/** The notes that a part cites, in the order of the list. */
export function notesIn(view, part) {
  const ids = new Set([...part.querySelectorAll("sup a[href^='#']")].map(idIn));
  return new Set([...view.querySelectorAll(".kv-notes li[id]")].filter(({ id }) => ids.has(id)));
}

/** Their bodies, below the heading that the list has. */
export function plainNotes(view, notes) {
  const lines = [...notes].map((note) => `[${labelOfNote(note)}] ${[...marked(bodyOf(note)).children].map((block) => block.textContent.trim()).join("\n")}`);
  return lines.length ? [headingOfNotes(view), ...lines].join("\n") : "";
}

export function richNotes(view, notes) {
  const lines = [...notes].map((note) => {
    const line = make("p", {}, `[${labelOfNote(note)}] `);
    for (const block of unlinked(bodyOf(note)).children) line.append(...(line.childNodes.length > 1 ? [make("br")] : []), ...block.childNodes);
    return line;
  });
  if (lines.length) lines.unshift(make("p", {}, make("b", {}, headingOfNotes(view))));
  return lines.map((line) => line.outerHTML).join("");
}

function headingOfNotes(view) {
  return view.querySelector(".kv-notes > :first-child").textContent;
}

function bodyOf(note) {
  return note.querySelector(":scope > :not(b, p)");
}

function labelOfNote(note) {
  return note.querySelector(":scope > b")?.textContent ?? note.value;
}

function marker(item) {
  const at = [...item.parentElement.children].indexOf(item) + (item.parentElement.start || 1);
  return item.parentElement.type === "a" ? `${String.fromCharCode(96 + at)}.` : `${at}.`;
}

/** An exchange as HTML for a text editor: answers open, without links to places in this page. */
export function rich(exchange) {
  const copy = unlinked(exchange);
  // What a link leads to, where it holds no words; and what a page put there to be ticked.
  copy.querySelectorAll("span:empty, input").forEach((node) => node.remove());
  copy.querySelectorAll("details").forEach((details) => {
    const [summary, body] = details.children;
    details.replaceWith(make("p", {}, make("b", {}, (summary.querySelector("b") ?? summary).textContent)), ...body.childNodes);
  });
  return copy.innerHTML;
}

function unlinked(part) {
  const copy = part.cloneNode(true);
  copy.querySelectorAll("[id]").forEach((node) => node.removeAttribute("id"));
  copy.querySelectorAll("a[href^='#']").forEach((node) => node.replaceWith(...node.childNodes));
  return copy;
}
