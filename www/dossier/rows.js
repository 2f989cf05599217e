// A row of the table, and its head.
import { list, make } from "../element/nodes.js";
import { SENTENCES } from "../page/file-words.js";

/** The columns in their order; `hits` only while somebody searches. */
export const COLUMNS = ["subject", "askers", "addressees", "asked", "replied", "days", "questions", "unanswered", "doubts", "hits"];
/** Columns of numbers, which are best seen with the largest first. */
export const NUMBERS = ["days", "questions", "unanswered", "doubts", "hits"];

let formats = {};
/** A date as few letters as are clear: `6 mrt 2031`. */
export function shortDate(date, language) {
  const options = { day: "numeric", month: "short", year: "numeric", timeZone: "UTC" };
  formats[language] ??= new Intl.DateTimeFormat(language === "en" ? "en-GB" : "nl", options);
  return date ? formats[language].format(Date.parse(date)) : "";
}

/** The choices of an order, for where there is no room for a head. */
export function orders(words, searching) {
  const names = COLUMNS.filter((name) => searching || name !== "hits");
  return names.flatMap((name) => ["up", "down"].map((way) => make("option", { value: `${name} ${way}` }, `${words.columns[name]} ${way === "up" ? "↑" : "↓"}`)));
}

/** The head of the table; `choose(column)` is called for its buttons. */
export function headRow({ words, order, searching, choose }) {
  const cells = COLUMNS.filter((name) => searching || name !== "hits").map((name) => {
    const button = make("button", { type: "button" }, words.columns[name]);
    button.addEventListener("click", () => choose(name));
    const cell = make("th", { role: "columnheader", scope: "col", "data-column": name }, button);
    if (order.column === name) cell.setAttribute("aria-sort", order.down ? "descending" : "ascending");
    return cell;
  });
  return make("tr", { role: "row", "aria-rowindex": "1" }, ...cells);
}

/** The row of a matter, or of a file that could not be read. */
export function bodyRow(item, { words, language, searching, opened }) {
  if (item.trouble) return troubleRow(item, words, language);
  const { main, papers, versions, subject, askers, addressees, notice } = item;
  const date = (day) => shortDate(day, language);
  const title = subject ? subject[0].toUpperCase() + subject.slice(1) : [main.caseNumber, main.file].filter(Boolean).join(" · ");
  const button = make("button", { type: "button", lang: "nl", title }, title);
  const count = papers.length + versions.length;
  const first = make("div", {}, ...(count > 1 ? [make("small", { title: words.holds(papers.length, versions.length) }, words.together(count))] : []), button);
  const said = askers.map(({ name, party }) => (party ? `${name} (${party})` : name));
  const cells = {
    askers: make("div", { lang: "nl", title: list(said) }, said.join(", ")),
    addressees: make("div", { lang: "nl", title: list(addressees) }, addressees.join(", ")),
    asked: date(item.asked),
    replied: date(item.replied) || make("small", {}, notice ? words.noticed(date(notice)) : words.kinds[main.kind]),
    days: daysOf(item, words, date),
    questions: number(item.questions, language),
    unanswered: number(item.unanswered, language),
    doubts: number(item.doubts, language),
    hits: number(item.hits ?? 0, language),
  };
  const row = make("tr", { role: "row" }, make("th", { role: "rowheader", scope: "row", "data-column": "subject" }, first));
  for (const name of COLUMNS) {
    if (name === "subject" || (name === "hits" && !searching)) continue;
    const cell = make("td", { role: "cell", "data-column": name }, cells[name]);
    row.append(cell);
  }
  if (papers.includes(opened) || versions.includes(opened)) row.setAttribute("aria-current", "true");
  return row;
}

/** Zero says nothing new where most are zero: it is there, and pale. */
function number(count, language) {
  return make("span", count ? {} : { class: "dossier-zero" }, count.toLocaleString(language));
}

function daysOf({ state, days, over, notice }, words, date) {
  if (days === null) return make("small", {}, words.states[state] ?? "");
  const parts = [words.days(days)];
  if (state === "late") parts.push(", ", make("b", {}, words.late(over)));
  if (notice) parts.push(", ", make("small", {}, words.noticed(date(notice))));
  return make("div", { class: `dossier-${state}` }, ...parts);
}

function troubleRow({ name, trouble }, words, language) {
  const say = SENTENCES[language][trouble] ?? SENTENCES[language].damaged;
  const sentence = trouble === "stopped" ? words.notYet : say(name);
  const title = make("span", { tabindex: "-1", lang: "nl" }, name);
  return make(
    "tr",
    { role: "row", class: "dossier-trouble" },
    make("th", { role: "rowheader", scope: "row", "data-column": "subject" }, make("div", {}, title, " ", make("small", {}, words.unread))),
    make("td", { role: "cell", colspan: COLUMNS.length - 2, "data-column": "trouble" }, make("div", {}, sentence)),
  );
}
