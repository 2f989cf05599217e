// Plots: days to the answer over time, and who answers late. Each with its figures as a table; readable without colour.
import { make } from "../element/nodes.js";
import { rove } from "../page/roving.js";
import { FILTERS, grouped } from "./collection.js";
import { shortDate } from "./rows.js";

const DAY = 86_400_000;
const HEIGHT = 300;
/** Room around the plot for the words at its axes. */
const ROOM = { top: 22, right: 24, bottom: 42, left: 40 };
/** Ministries in the plot: those with the most matters. */
const MOST = 12;

export class Plots {
  #words;
  #language;
  #open;
  #matters = [];
  #width = 0;
  #figure = make("div", { class: "dossier-figure" });
  node = make("section", { class: "dossier-plots", hidden: "", "aria-labelledby": "dossier-plot" });

  /** `open(matter)` is called for a mark that is clicked. */
  constructor({ words, language, open }) {
    this.#words = words;
    this.#language = language;
    this.#open = open;
    new ResizeObserver(() => {
      if (Math.abs(this.#figure.clientWidth - this.#width) > 1) this.#draw();
    }).observe(this.#figure);
  }

  /** Shows matters, where the plots are open. */
  show(matters) {
    this.#matters = matters;
    if (this.node.hidden) return;
    const words = this.#words();
    const known = timed(matters);
    const late = known.filter(({ state }) => state === "late").length;
    const says = known.length ? words.plotSays(known.length, late, median(known)) : words.plotNone;
    this.node.replaceChildren(make("h3", { id: "dossier-plot" }, words.plotTitle), make("p", {}, says, " ", make("small", {}, words.plotNote)));
    if (!known.length) return;
    const tables = make("details", {}, make("summary", {}, words.plotTable), figures(known, words, this.#language()));
    const ministries = make("div", {}, make("h3", {}, words.plotMinistries), byMinistry(known, words));
    this.node.append(make("div", { class: "dossier-plot-pair" }, make("div", {}, this.#figure, tables), ministries));
    this.#draw();
  }

  #draw() {
    this.#width = this.#figure.clientWidth;
    const known = timed(this.#matters);
    if (!this.#width || !known.length) return;
    const words = this.#words();
    const held = [...this.#figure.querySelectorAll("[role=button]")].indexOf(document.activeElement);
    const svg = scatter(known, { width: this.#width, words, language: this.#language(), open: this.#open, stop: Math.max(held, 0) });
    this.#figure.replaceChildren(svg, legend(known, words));
    // Drawn anew for another width, it keeps the focus.
    if (held >= 0) svg.querySelector('[tabindex="0"]').focus({ preventScroll: true });
  }
}

const timed = (matters) => matters.filter(({ days, asked }) => days !== null && asked);

function median(matters) {
  const days = matters.map((matter) => matter.days).sort((a, b) => a - b);
  return days[Math.floor((days.length - 1) / 2)];
}

function draw(tag, attributes, ...children) {
  const node = document.createElementNS("http://www.w3.org/2000/svg", tag);
  for (const [name, value] of Object.entries(attributes)) node.setAttribute(name, value);
  node.append(...children);
  return node;
}

/** A mark a matter: a ring where it was in time, a triangle where it was late. The tab key comes to the mark `stop`. */
function scatter(known, { width, words, language, open, stop }) {
  const dates = known.map(({ asked }) => Date.parse(asked));
  const [first, last] = [Math.min(...dates), Math.max(...dates)];
  const margin = Math.max((last - first) * 0.02, 5 * DAY);
  const most = Math.max(45, ...known.map(({ days }) => days)) * 1.05;
  const x = (date) => ROOM.left + ((date - first + margin) / (last - first + 2 * margin)) * (width - ROOM.left - ROOM.right);
  const y = (days) => HEIGHT - ROOM.bottom - (days / most) * (HEIGHT - ROOM.top - ROOM.bottom);

  const svg = draw("svg", { width, height: HEIGHT, role: "group", "aria-label": `${words.plotTitle}. ${words.plotSays(known.length, known.filter(({ state }) => state === "late").length, median(known))}` });
  const step = [7, 21, 42, 84, 168, 336, 672, 1344, 2688].find((days) => most / days < 7) ?? 5376;
  for (let days = 0; days <= most; days += step) {
    svg.append(draw("line", { class: "dossier-grid", x1: ROOM.left, x2: width - ROOM.right, y1: y(days), y2: y(days) }), draw("text", { x: ROOM.left - 6, y: y(days) + 4, "text-anchor": "end" }, `${days}`));
  }
  for (const { at, label } of ticks(first - margin, last + margin, width, language)) {
    svg.append(draw("line", { class: "dossier-tick", x1: x(at), x2: x(at), y1: y(0), y2: y(0) + 5 }), draw("text", { x: x(at), y: y(0) + 18, "text-anchor": "middle" }, label));
  }
  svg.append(draw("text", { x: 0, y: 10 }, words.plotY), draw("text", { x: width - ROOM.right, y: HEIGHT - 4, "text-anchor": "end" }, `${words.plotX} →`));
  for (const matter of [...known].sort((a, b) => (a.asked < b.asked ? -1 : 1))) {
    const [cx, cy] = [x(Date.parse(matter.asked)), y(matter.days)];
    const mark = matter.state === "late" ? draw("path", { d: `M${cx} ${cy - 5}l5 8.5h-10z` }) : draw("circle", { cx, cy, r: 4 });
    mark.setAttribute("class", `dossier-mark dossier-mark-${matter.state}`);
    const name = `${matter.subject} · ${shortDate(matter.asked, language)} · ${words.days(matter.days)}`;
    mark.append(draw("title", {}, name));
    mark.setAttribute("role", "button");
    mark.setAttribute("aria-label", name);
    mark.setAttribute("tabindex", -1);
    mark.addEventListener("click", () => open(matter));
    svg.append(mark);
  }
  const marks = [...svg.querySelectorAll("[role=button]")];
  (marks[stop] ?? marks[0]).setAttribute("tabindex", 0);
  svg.addEventListener("keydown", (event) => {
    if (rove(event, marks) || (event.key !== "Enter" && event.key !== " ")) return;
    event.preventDefault();
    event.target.dispatchEvent(new MouseEvent("click", { bubbles: true }));
  });
  // Above the marks, so that they can be read among many.
  for (const [days, name] of [[21, words.plotTerm], ...(known.some(({ limit }) => limit === 42) ? [[42, words.plotExtended]] : [])]) {
    svg.append(draw("line", { class: "dossier-term", x1: ROOM.left, x2: width - ROOM.right, y1: y(days), y2: y(days) }), draw("text", { class: "dossier-term-name", x: width - ROOM.right, y: y(days) - 4, "text-anchor": "end" }, name));
  }
  return svg;
}

/** Days, months or years along the axis, as many as there is room for. */
function ticks(from, to, width, language) {
  const room = Math.max(2, Math.floor(width / 90));
  const months = (to - from) / (30.4 * DAY);
  const some = [];
  if (months < 2.5) {
    const step = Math.max(1, Math.ceil((to - from) / DAY / room));
    for (let at = Math.ceil(from / DAY) * DAY; at <= to; at += step * DAY) some.push({ at, label: shortDate(new Date(at).toISOString(), language).replace(/ \d{4}$/, "") });
    return some;
  }
  const step = [1, 2, 3, 6, 12, 24, 60, 120].find((step) => months / step <= room) ?? 240;
  const start = new Date(from);
  const name = new Intl.DateTimeFormat(language === "en" ? "en-GB" : "nl", { month: "short", year: "numeric", timeZone: "UTC" });
  for (let month = Math.ceil((start.getUTCFullYear() * 12 + start.getUTCMonth() + 1) / step) * step; ; month += step) {
    const at = Date.UTC(Math.floor(month / 12), month % 12, 1);
    if (at > to) return some;
    some.push({ at, label: step >= 12 ? `${Math.floor(month / 12)}` : name.format(at) });
  }
}

function legend(known, words) {
  const entries = ["inTime", "late"].map((state) => {
    const mark = state === "late" ? draw("path", { d: "M7 2l5 8.5h-10z" }) : draw("circle", { cx: 7, cy: 7, r: 4 });
    mark.setAttribute("class", `dossier-mark-${state}`);
    const count = known.filter((matter) => matter.state === state).length;
    return make("span", {}, draw("svg", { width: 14, height: 14, "aria-hidden": "true" }, mark), ` ${words.marks[state]} (${count})`);
  });
  return make("p", { class: "dossier-legend" }, ...entries);
}

function grid(head, rows) {
  const headings = head.map((name) => (name ? make("th", { scope: "col" }, name) : make("td")));
  const row = ([name, ...values]) => make("tr", {}, make("th", { scope: "row" }, name), ...values.map((value) => make("td", {}, value)));
  return make("table", {}, make("thead", {}, make("tr", {}, ...headings)), make("tbody", {}, ...rows.map(row)));
}

const isLate = ({ state }) => state === "late";

/** The figures of the plot, by month, or by year where those are many. */
function figures(known, words, language) {
  const months = grouped(known, ({ asked }) => [asked.slice(0, 7)]);
  const found = months.size > 36 ? grouped(known, ({ asked }) => [asked.slice(0, 4)]) : months;
  const name = new Intl.DateTimeFormat(language === "en" ? "en-GB" : "nl", { month: "long", year: "numeric", timeZone: "UTC" });
  const rows = [...found].sort(([a], [b]) => (a < b ? -1 : 1)).map(([key, some]) => {
    const label = key.length > 4 ? name.format(Date.parse(`${key}-01`)) : key;
    return [label, `${some.length}`, `${some.filter(isLate).length}`, `${median(some)}`, `${Math.max(...some.map(({ days }) => days))}`];
  });
  return grid([words.plotMonth, words.plotCount, words.plotLate, words.plotMedian, words.plotLongest], rows);
}

/** A table with a bar in each row: all of a ministry, and of these what was late. */
function byMinistry(known, words) {
  const found = [...grouped(known, FILTERS.ministry)].sort(([, a], [, b]) => b.length - a.length).slice(0, MOST);
  const most = Math.max(...found.map(([, some]) => some.length));
  const rows = found.map(([name, some]) => {
    const late = some.filter(isLate).length;
    const wide = (count) => (count / most) * 100;
    const bar = draw(
      "svg",
      { class: "dossier-bar", viewBox: "0 0 100 10", preserveAspectRatio: "none", "aria-hidden": "true" },
      draw("rect", { class: "dossier-bar-all", x: 0.5, y: 0.5, width: wide(some.length) - 0.9, height: 9 }),
      draw("rect", { class: "dossier-bar-late", x: 0.5, y: 0.5, width: Math.max(0, wide(late) - 0.9), height: 9 }),
    );
    return [name, `${some.length}`, `${late}`, `${median(some)}`, bar];
  });
  return grid([words.ministry, words.plotCount, words.plotLate, words.plotMedian, ""], rows);
}
