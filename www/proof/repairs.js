// Repairs: what a reader may say of a place, as edits of the text. Nothing here knows a browser.
//
// A place is `{ start, end, caret, item }`: the word or the words at it, the letter, and the item of the outline that holds it. A repair
// is `{ name, words, tries, holds }`: each try is `{ start, end, replacement }`, the likeliest first, and `holds(items, text)` says whether
// a reading of the changed text has become what the repair promises.
import { itemAt } from "./outline.js";

const SPACE = /\s/;

/** The repairs that make sense at a place; `number` is what the reader gave for it, or "". */
export function repairsAt(text, items, place, number = "") {
  const all = [];
  const { item } = place;
  // Numbers and looks are those of the paper that the place is in.
  const own = items.filter(({ paper }) => !item || paper === item.paper);
  const add = (name, words, tries, holds, worth) => {
    const real = tries.filter((it) => it && text.slice(it.start, it.end) !== it.replacement);
    if (real.length) all.push({ name, words, tries: real, holds, worth });
  };
  const range = place.many;
  if (item?.heading || item?.kind === "heading") {
    const heads = (all) => all.filter((it) => it.heading || it.kind === "heading");
    add("noHeading", [], notHeading(text, items, item), (after, changed, edit) => {
      const at = placeAfter(edit, item.span[0]);
      return !heads(after).some(({ span }) => span[0] <= at && at < span[1]) && heads(after).length < heads(items).length;
    });
  }
  if (item?.heading) {
    const wanted = number || String(nextNumber(own, item));
    add("number", [wanted], [renumber(item, wanted)], (after) => after.some((it) => it.heading && it.where === item.where && it.span[0] === item.span[0] && sameNumbers(it.numbers, wanted)));
  }
  if (!range && !item?.heading) {
    for (const where of ["question", "answer"]) {
      const known = own.some((it) => it.heading && it.where === where);
      const first = guess(own, place, where);
      const joint = where === "answer" ? run(own, place) : [];
      for (const wanted of number ? [number] : new Set(joint.length > 1 ? [first, list(joint)] : [first])) {
        const holds = (after, changed, edit) => {
          const at = edit.start + edit.replacement.length;
          return after.some((it) => !it.heading && it.where === where && Math.abs(it.span[0] - at) < 2 && sameNumbers(it.numbers, wanted, true));
        };
        add(where, [wanted], headings(text, own, place, where, wanted), holds, known ? null : (after) => after.filter((it) => it.heading).length);
      }
    }
  }
  if (!item?.heading && item?.where !== "head") add(...note(text, items, own, place, number));
  if (!range) {
    const joined = (after, changed, edit) => {
      const at = edit.start + edit.replacement.length;
      const now = itemAt(after, at);
      return now && now.span[0] < edit.start && !now.heading;
    };
    const previous = item && !item.heading && items.filter((it) => it.span[1] <= item.span[0] && it.where !== "note").at(-1);
    if (previous && !previous.heading && previous.kind !== "head" && item.where !== "note") add("join", [], join(text, previous.span[1], item.span[0]), joined);
    if (item && place.start > item.span[0] && !item.heading) {
      const from = gapBefore(text, place.start);
      add("paragraph", [], [{ start: from, end: place.start, replacement: "\n\n" }], (after, changed, edit) => after.some((it) => it.span[0] === edit.start + 2));
    }
    add(...mark(text, own, place, number));
    add(...space(text, place));
    add(...noSpace(text, place));
  }
  add("remove", [short(text.slice(...removed(text, place)))], [without(text, place)], () => true);
  return all;
}

/** A place of the text before an edit, after it. */
export function placeAfter({ start, end, replacement }, at) {
  if (at < start) return at;
  return at >= end ? at + replacement.length - (end - start) : start;
}

export function apply(text, { start, end, replacement }) {
  return text.slice(0, start) + replacement + text.slice(end);
}

/** Where the words before a place end. */
function gapBefore(text, at) {
  while (at > 0 && SPACE.test(text[at - 1])) at -= 1;
  return at;
}

function gapAfter(text, at) {
  while (at < text.length && SPACE.test(text[at])) at += 1;
  return at;
}

/** The word around a letter. */
export function wordAt(text, at) {
  if (at >= text.length || SPACE.test(text[at])) at = gapAfter(text, at) < text.length ? gapAfter(text, at) : Math.max(0, gapBefore(text, at) - 1);
  let [start, end] = [at, at];
  while (start > 0 && !SPACE.test(text[start - 1])) start -= 1;
  while (end < text.length && !SPACE.test(text[end])) end += 1;
  return [start, end];
}

function sameNumbers(numbers, wanted, some = false) {
  const asked = String(wanted).match(/\d+/g)?.map(Number) ?? [];
  if (some) return asked.every((it) => numbers?.includes(it));
  return String(numbers) === String(asked);
}

export function list(numbers) {
  return numbers.length > 1 ? `${numbers.slice(0, -1).join(", ")} en ${numbers.at(-1)}` : String(numbers[0] ?? 1);
}

/** The number that a question or an answer at a place would have. */
function guess(items, { start }, where) {
  const before = items.filter((it) => it.span[0] <= start && (it.where === "question" || it.where === "answer") && it.numbers && !it.repeat);
  const last = before.at(-1);
  if (where === "question") {
    const numbers = before.filter((it) => it.where === "question").flatMap((it) => it.numbers);
    return String(Math.max(0, ...numbers) + 1);
  }
  if (!last) return "1";
  // An answer that is read as one already gets its label.
  if (last.where === "answer" && last.span[0] === start) return list(last.numbers);
  const of = before.filter((it) => it.where === "question").at(-1);
  const answered = before.some((it) => it.where === "answer" && it.numbers.some((n) => last.numbers.includes(n)));
  if (last.where === "question" && of && !answered) return list(of.numbers);
  return String(Math.max(...last.numbers) + 1);
}

/** The numbers of all questions that stand one behind the other before a place: the answer may be to each of them. */
function run(items, { start }) {
  const before = items.filter((it) => it.span[0] < start && (it.where === "question" || it.where === "answer") && it.numbers);
  const from = before.findLastIndex((it) => it.where === "answer") + 1;
  return [...new Set(before.slice(from).flatMap((it) => it.numbers))];
}

function nextNumber(items, item) {
  const before = items.filter((it) => it.heading && it.where === item.where && it.span[0] < item.span[0]);
  return Math.max(0, ...before.flatMap((it) => it.numbers)) + 1;
}

/** A heading before a place, as the paper prints its others, then as all papers do. */
function headings(text, items, { start }, where, number) {
  const all = items.filter((it) => it.heading && it.where === where);
  const sample = all.findLast((it) => it.span[0] < start && it.numbers?.length === 1) ?? all.find((it) => it.numbers?.length === 1) ?? all.at(-1);
  const from = gapBefore(text, start);
  const word = where === "question" ? "Vraag" : "Antwoord";
  const forms = [];
  if (sample) {
    const body = gapAfter(text, sample.span[1]);
    const printed = sample.text.replace(/\d+(?:\s*(?:,|en|t\/m)\s*\d+)*/, number);
    forms.push([text.slice(gapBefore(text, sample.span[0]), sample.span[0]) || "\n\n", printed, text.slice(sample.span[1], body) || "\n"]);
    forms.push(["\n\n", printed, "\n"]);
  }
  forms.push(["\n\n", `${word} ${number}`, "\n"], ["\n\n", `${word} ${number}:`, "\n"], ["\n\n", where === "question" ? `${word} ${number}` : `${word} op vraag ${number}`, "\n\n"]);
  // Of a list of bare numbers that lost one, the rest may be read as no list.
  forms.push(["\n\n", number, "\n\n"], ["\n\n", `${number}.`, " "], ["\n\n", `${number})`, " "]);
  const edits = forms.map(([before, label, after]) => ({ start: from, end: start, replacement: `${from ? before : ""}${label}${after}` }));
  return edits.filter((it, at) => edits.findIndex((other) => other.replacement === it.replacement) === at);
}

/** A heading that is none becomes words of what stands before it, or of what follows. */
function notHeading(text, items, { span: [start, end] }) {
  const [before, after] = [gapBefore(text, start), gapAfter(text, end)];
  const words = text.slice(start, end);
  return [
    before && { start: before, end: start, replacement: " " },
    { start: before, end: after, replacement: `${before ? " " : ""}${words} ` },
    { start: end, end: after, replacement: " " },
  ];
}

function renumber({ span, text: printed }, number) {
  const found = printed.match(/\d+(?:\s*(?:,|en|t\/m)\s*\d+)*/);
  if (!found) return { start: span[1], end: span[1], replacement: ` ${number}` };
  const start = span[0] + found.index;
  return { start, end: start + found[0].length, replacement: number };
}

/** Two paragraphs as one; what was set aside between them goes. */
function join(text, start, end) {
  const between = text.slice(start, end);
  const cut = /[^\W\d_]-$/.test(text.slice(0, start)) && /^[a-zà-ÿ]/.test(text.slice(end, end + 1));
  if (cut && !between.trim()) return [{ start: start - 1, end, replacement: "" }, { start, end, replacement: " " }];
  return [{ start, end, replacement: " " }];
}

const LABEL = /^(?:\[(\d{1,3})\]|\((\d{1,3})\)|(\d{1,3})(?:[).:])?)(?=\s)|^(\d{1,3})(?=\p{Lu})/u;

/** Words that are a note: on lines of their own, else at the end of the text. */
function note(text, items, own, place, number) {
  const [start, stop] = place.many ? [place.start, place.end] : [place.start, place.item?.span[1] ?? place.end];
  const end = Math.max(stop, place.end);
  const words = text.slice(start, end).replace(/\s+/g, " ").trim();
  const printed = words.match(LABEL);
  const given = printed?.slice(1).find(Boolean);
  const notes = own.filter((it) => it.where === "note" && it.label);
  const label = number || given || String(Math.max(0, ...notes.map((it) => Number(it.label) || 0)) + 1);
  const body = (printed ? words.slice(printed[0].length) : words).trim();
  if (!body) return ["note", [label], []];
  const sample = notes.filter((it) => it.printed).at(-1);
  const lead = sample ? sample.printed.text.replace(/\d+/, label) : label;
  const after = gapAfter(text, end);
  const rest = text.slice(after).trimEnd();
  const line = `${lead} ${body}`;
  const last = Math.max(0, ...notes.map((it) => it.span[1]));
  const [from, glue] = [gapBefore(text, start), rest && after < text.length ? " " : ""];
  // (Where no reading makes a note of it, because nothing refers to it yet, it goes to the end.)
  const tries = [
    { start: from, end: after, replacement: `\n${line}\n` },
    { start: from, end: after, replacement: `\n\n${line}\n\n` },
  ];
  // The last note stands behind: this one goes below it.
  if (last >= after) tries.push({ start: from, end: last, replacement: `${glue}${text.slice(after, last)}\n${line}` });
  tries.push({ start: from, end: text.length, replacement: `${glue}${rest}\n\n${line}\n` }, { start: from, end: text.length, replacement: `${glue}${rest}\n\nNoten\n${label}. ${body}\n` });
  const holds = (after, changed) => {
    const bodies = new Map();
    for (const it of after) if (it.where === "note" && it.label === label) bodies.set(it.group, (bodies.get(it.group) ?? "") + it.leaves.map((leaf) => changed.slice(...leaf)).join(""));
    return [...bodies.values()].some((it) => squash(it) === squash(body)) && after.filter((it) => it.heading).length >= items.filter((it) => it.heading).length;
  };
  return ["note", [label], tries, holds];
}

function squash(words) {
  return words.replace(/[^\p{L}\p{N}]/gu, "");
}

/** A number that refers to a note; where the word has none, one is put behind it. */
function mark(text, items, { start, end, item }, number) {
  if (item?.heading || item?.where === "note") return ["mark", [], []];
  const word = text.slice(start, end);
  const found = word.match(/\[?(\d{1,3})\]?(?=[\p{P}]*$)/u);
  const labels = items.filter((it) => it.where === "note" && it.label).map((it) => it.label);
  const cited = new Set(items.flatMap((it) => it.marks.map(({ label }) => label)));
  const label = number || found?.[1] || labels.find((it) => !cited.has(it));
  if (!label || (found && item?.marks.some(({ span }) => span[0] >= start && span[1] <= end))) return ["mark", [], []];
  const at = found ? start + found.index : end;
  const tail = found ? found[0].length : 0;
  const samples = items.flatMap((it) => it.marks.map((it) => it.text)).filter((it) => /^[[(]?\d+[\])]?$/.test(it));
  const forms = [...(samples.length && !found ? [samples[0].replace(/\d+/, label)] : []), `[${label}]`, ` [${label}]`, `${label})`, raised(label)];
  const tries = forms.map((it) => ({ start: at, end: at + tail, replacement: it }));
  return ["mark", [label], tries, (after, changed, edit) => after.some((it) => it.marks.some((one) => one.label === label && one.span[1] > edit.start && one.span[0] <= edit.start + edit.replacement.length))];
}

function raised(number) {
  return number.replace(/\d/g, (digit) => "⁰¹²³⁴⁵⁶⁷⁸⁹"[digit]);
}

/** A space where the caret is in a word; none before the word. */
function space(text, { start, end, caret }) {
  if (caret <= start || caret >= end) return ["space", [], []];
  return ["space", [short(text.slice(start, caret)), short(text.slice(caret, end))], [{ start: caret, end: caret, replacement: " " }], () => true];
}

function noSpace(text, { start, end, item }) {
  const from = gapBefore(text, start);
  if (!from || from === start || (item && from < item.span[0])) return ["noSpace", [], []];
  const before = wordAt(text, from - 1);
  return ["noSpace", [short(text.slice(before[0], from) + text.slice(start, end))], [{ start: from, end: start, replacement: "" }], () => true];
}

/** What is taken away: the words that were chosen, else the line. */
function removed(text, { start, end, many }) {
  if (many) return [start, end];
  const from = text.lastIndexOf("\n", start - 1) + 1;
  const to = text.indexOf("\n", start);
  const line = [from, to < 0 ? text.length : to];
  // A line of a whole paper in one is no line.
  return line[1] - line[0] > 400 ? [start, end] : line;
}

/** The text without it, where a sentence goes on as one. */
function without(text, place) {
  const [from, to] = removed(text, place);
  const [before, after] = [gapBefore(text, from), gapAfter(text, to)];
  if (!before || after >= text.length) return { start: before, end: after, replacement: before ? "\n" : "" };
  const goesOn = !/[.?!:;]["”’)\]]?\d*$/.test(text.slice(Math.max(0, before - 5), before)) && /[\p{Ll}\d(«"“‘]/u.test(text[after]);
  const sides = text.slice(before, from) + text.slice(to, after);
  const lines = (sides.match(/\n/g) ?? []).length;
  return { start: before, end: after, replacement: goesOn || !lines ? " " : text.slice(before, from).includes("\n\n") || text.slice(to, after).includes("\n\n") ? "\n\n" : "\n" };
}

function short(words) {
  const plain = words.replace(/\s+/g, " ").trim();
  return plain.length > 40 ? `${plain.slice(0, 24)} … ${plain.slice(-12)}` : plain;
}

/** The first of a repair's tries after which a reading keeps the promise, or that counts most; where none does, the plainest. */
export function likeliest({ name, tries, holds, worth }, text, read) {
  let best = name === "note" ? tries.at(-2) : tries[0];
  let most = -1;
  for (const edit of tries) {
    const changed = apply(text, edit);
    const after = read(changed);
    if (!holds(after, changed, edit)) continue;
    if (!worth) return edit;
    if (worth(after) > most) [best, most] = [edit, worth(after)];
  }
  return best;
}
