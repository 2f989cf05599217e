// The papers of a collection as rows: what each says of itself, which belong together, and how long the answer took. Knows no
// browser, and keeps of a document only what a table shows.
import { SILENT, TYPED } from "../element/search.js";

const DAY = 86_400_000;
/** Days by which a notice that the answer comes later extends the term: the House counts six weeks then, the Senate has no such rule. */
const EXTENSION = 21;
/** Which of the papers about the same questions says most of them. */
const KINDS = ["answered", "questions", "notice", "announcement", "unrecognised"];

/** What the table, the filters and the search want to know of a document. */
export function rowOf(document) {
  const { kind, publication, asked, reply, exchanges, diagnostics } = document;
  const count = (some) => some.reduce((sum, it) => sum + Math.max(it.numbers.length, it.questions.length), 0);
  return {
    kind,
    subject: words(document.subject),
    askers: asked.askers,
    addressees: asked.addressees.map(({ title, portfolio }) => [title, portfolio].filter(Boolean).join(" ")),
    ministries: unique(asked.addressees.map(({ title, portfolio }) => portfolio ?? title).filter(Boolean)),
    asked: asked.date,
    reply: reply?.date ?? null,
    senate: publication.chamber === "eerste-kamer",
    questions: count(exchanges),
    unanswered: count(exchanges.filter(({ answers }) => !answers.length)),
    doubts: diagnostics.length,
    sessionYear: publication.sessionYear,
    number: publication.number,
    caseNumber: publication.caseNumber,
    id: publication.id,
    seeAlso: publication.seeAlso,
  };
}

/** What else a paper is looked for by, folded: its numbers, its file, who asks whom. */
export function namesOf({ id, caseNumber, sessionYear, number, file, askers, addressees }) {
  const members = askers.map(({ name, party }) => (party ? `${name} (${party})` : name));
  return foldLong([id, caseNumber, number && `${sessionYear ?? ""} ${number}`, file, ...members, ...addressees].filter(Boolean).join(" · "));
}

/** The words of a document that are searched, folded: the parts that the view shows, in its order. */
export function searchText({ subject, preamble, exchanges, closing, footnotes }) {
  const asked = exchanges.flatMap(({ questions, answers }) => [...questions, ...answers].map(({ blocks }) => blocks));
  const notes = footnotes.map(({ blocks }) => blocks);
  const parts = [words(subject), ...[preamble, ...asked, closing, ...notes].map((blocks) => blocks.map(({ inlines }) => words(inlines)).join("\n"))];
  return foldLong(parts.join("\n\n"));
}

/** What `fold` makes of a text, six times as fast where no place in it is asked for. */
export function foldLong(text) {
  const typed = text.replace(/[^\0-~]/gu, (letter) => TYPED[letter] ?? letter.normalize("NFKD").replace(SILENT, "").toLowerCase());
  return typed.replace(/\s+/g, " ").toLowerCase();
}

const words = (inlines) => inlines.filter(({ type }) => type !== "noteRef").map(({ text }) => text).join("").trim();
const unique = (items) => [...new Set(items)];

/** How often words stand in a folded text. */
export function countHits(text, query) {
  let count = 0;
  for (let at = text.indexOf(query); at >= 0; at = text.indexOf(query, at + query.length)) count += 1;
  return count;
}

/**
 * Papers with what belongs to them: `{ main, papers, versions, ... }`. `papers` are the questions, a notice, the answer, each once; `versions` of
 * each are the same paper again. The facts are those of the paper that says most, and what it lacks of the others.
 */
export function matters(papers) {
  return together(papers).map((group) => {
    const sorted = [...group].sort((a, b) => KINDS.indexOf(a.kind) - KINDS.indexOf(b.kind) || a.doubts - b.doubts);
    // The same paper again: of its kind, and with its number where both have one.
    const papers = [];
    const versions = [];
    for (const paper of sorted) {
      const same = papers.some((it) => it.kind === paper.kind && (!it.number || !paper.number || numberOf(it) === numberOf(paper) || it.text === paper.text));
      (same ? versions : papers).push(paper);
    }
    const [main] = papers;
    const first = (key) => papers.find((it) => it[key]?.length)?.[key] ?? main[key];
    const notice = papers.find(({ kind }) => kind === "notice")?.reply ?? null;
    const answered = main.kind === "answered";
    const [asked, replied] = [first("asked"), answered ? main.reply : null];
    return {
      main,
      papers,
      versions,
      subject: first("subject"),
      askers: first("askers"),
      addressees: first("addressees"),
      ministries: first("ministries"),
      asked,
      replied,
      notice,
      questions: main.questions,
      unanswered: main.unanswered,
      doubts: main.doubts,
      ...timeOf({ asked, replied, notice, answered, senate: main.senate }),
      ...(main.kind === "unrecognised" && { state: "none" }),
    };
  });
}

/** Days to the answer, the days that it may take, and what that makes of it: `state` is "inTime", "late", "open" or "unknown". */
export function timeOf({ asked, replied, notice, answered, senate }) {
  const term = senate ? 28 : 21;
  const limit = notice && !senate ? term + EXTENSION : term;
  const days = asked && replied ? Math.round((Date.parse(replied) - Date.parse(asked)) / DAY) : NaN;
  const known = days >= 0;
  const state = known ? (days > limit ? "late" : "inTime") : answered ? "unknown" : "open";
  return { term, limit, state, days: known ? days : null, over: known ? days - limit : null };
}

/** Groups of papers about the same questions, in the order in which the first of each comes. */
function together(papers) {
  const group = new Map(papers.map((paper) => [paper, [paper]]));
  const join = (a, b) => {
    const [to, from] = [group.get(a), group.get(b)];
    if (to === from) return;
    to.push(...from);
    for (const paper of from) group.set(paper, to);
  };
  const known = new Map();
  for (const paper of papers) {
    for (const key of keysOf(paper)) {
      const other = known.get(key);
      if (!other) known.set(key, paper);
      else if (!key.startsWith("text") || other.text === paper.text) join(other, paper);
    }
  }
  // The answer after a notice has a number of its own and says "Zie ook" that of the notice; so it does of other papers too.
  for (const paper of papers) {
    const other = known.get(numberIn(paper.seeAlso));
    const pair = other && [paper.kind, other.kind].sort().join();
    if (pair === "answered,notice" && (paper.asked ?? other.asked) === (other.asked ?? paper.asked)) join(other, paper);
  }
  return [...new Set(group.values())];
}

/** By what a paper is known from others. */
function keysOf(paper) {
  const { caseNumber, text, print, asked, askers, subject } = paper;
  // The questions have a case and the answer has a number, and often neither has both.
  const facts = asked && askers.length && subject && `facts ${asked} ${askers.map(({ name }) => plain(name)).sort()} ${plain(subject)}`;
  return [numberOf(paper), caseNumber && `case ${caseNumber.toLowerCase()}`, facts, text.trim() && `text ${print}`].filter(Boolean);
}

const numberOf = ({ senate, sessionYear, number }) => sessionYear && number && `number ${senate ? "ek" : "tk"} ${sessionYear} ${number}`;

/** The number in `Aanhangsel Handelingen, vergaderjaar 2022–2023, nr. 530`. */
function numberIn(words) {
  const [, from, to, number] = words?.match(/(\d{4})\s*[-–]\s*(\d{4}),?\s*(?:nr\.?\s*)?(\d+)/) ?? [];
  return number && `number tk ${from}-${to} ${number}`;
}

/** The name of each paper in an address, no two alike: its published id, its case, or its file. */
export function nameInAddress(paper, taken) {
  const { id, caseNumber, file, nth } = paper;
  const name = id ?? caseNumber ?? `${file}${nth > 1 ? ` ${nth}` : ""}`;
  for (let turn = 1; ; turn += 1) {
    const own = turn > 1 ? `${name}~${turn}` : name;
    if (!taken.has(own)) return own;
  }
}

/** What each filter compares: a matter is shown where one of these is what was chosen. */
export const FILTERS = {
  party: ({ askers }) => unique(askers.map(({ party }) => party).filter(Boolean)),
  // Two of one name are of two parties.
  member: ({ askers }) => unique(askers.map(({ name, party }) => (party ? `${name} (${party})` : name))),
  ministry: ({ ministries }) => ministries,
  year: ({ asked, replied, notice }) => [(asked ?? replied ?? notice)?.slice(0, 4)].filter(Boolean),
  state: ({ state, notice }) => [state, notice && "notice"].filter((it) => it && it !== "none"),
};

/** The letters and digits of a name: copies lose spaces and commas of it, and capitals differ. */
function plain(name) {
  if (!plains.has(name)) plains.set(name, foldLong(name).replace(/[^\p{L}\d]/gu, ""));
  return plains.get(name);
}
const plains = new Map();

/** Matters by a name that they have, under the form that most of them print. */
export function grouped(all, namesOf) {
  const found = new Map();
  for (const matter of all) {
    for (const name of namesOf(matter)) {
      const key = plain(name);
      if (!found.has(key)) found.set(key, { matters: new Set(), forms: new Map() });
      const { matters, forms } = found.get(key);
      matters.add(matter);
      forms.set(name, (forms.get(name) ?? 0) + 1);
    }
  }
  const common = (forms) => [...forms].reduce((best, it) => (it[1] > best[1] ? it : best))[0];
  return new Map([...found.values()].map(({ matters, forms }) => [common(forms), [...matters]]));
}

/** The choices of a filter with how many matters each shows. */
export function choices(all, name) {
  return new Map([...grouped(all, FILTERS[name])].map(([choice, some]) => [choice, some.length]));
}

/** The matters that all filters let through: `{ party: "DvT", year: "2031" }`. */
export function filtered(all, chosen) {
  const asked = Object.entries(chosen).filter(([, choice]) => choice).map(([name, choice]) => [FILTERS[name], plain(choice)]);
  return all.filter((matter) => asked.every(([namesOf, choice]) => namesOf(matter).some((name) => plain(name) === choice)));
}

/** What each column sorts by. */
export const ORDERS = {
  subject: ({ subject, main }) => subject || main.file,
  askers: ({ askers }) => askers[0]?.name,
  addressees: ({ ministries }) => ministries[0],
  asked: ({ asked }) => asked,
  replied: ({ replied }) => replied,
  days: ({ over }) => over,
  questions: ({ questions }) => questions,
  unanswered: ({ unanswered }) => unanswered,
  doubts: ({ doubts }) => doubts,
  hits: ({ hits }) => hits,
};

const collator = new Intl.Collator("nl", { numeric: true, ignorePunctuation: true });

/** In the order of a column; what says nothing there comes last either way. */
export function sorted(all, column, down) {
  const keyed = all.map((matter) => [ORDERS[column](matter) ?? null, matter]);
  keyed.sort(([a], [b]) => {
    if (a === null || b === null) return (a === null) - (b === null);
    const order = typeof a === "string" ? collator.compare(a, b) : a - b;
    return down ? -order : order;
  });
  return keyed.map(([, matter]) => matter);
}
