// What is where in the text: each heading and block that was read, in the order of the text.

/**
 * The headings and blocks of documents, each `{ document, base }` where `base` is where its text begins in the whole text. An item has
 * `kind` (`head`, `question`, `answer` for the headings of those, else the type of the block), `where` it stands (`head`, `preamble`,
 * `question`, `answer`, `note`, `closing`), `span`, the `leaves` that hold its words, `numbers` of the question or answer or the
 * `label` of the note, and `group`, which names the passage.
 */
export function outline(documents) {
  const items = [];
  documents.forEach(({ document, base }, paper) => {
    const moved = ([start, end]) => [start + base, end + base];
    const add = (group, where, kind, span, more) => items.push({ paper, group: `${paper} ${group}`, where, kind, span: moved(span), leaves: [], marks: [], ...more });
    const blocks = (group, where, list, more) => {
      for (const { type, span, marker, inlines } of list) {
        const leaves = inlines.map((it) => moved(it.span));
        const marks = inlines.filter((it) => it.type === "noteRef").map(({ span, label, text }) => ({ span: moved(span), label, text }));
        add(group, where, type, span, { leaves, marks, marker: marker && moved(marker.span), ...more });
      }
    };
    const heading = (group, where, it, more) => it && add(group, where, where, it.span, { heading: true, text: it.text, leaves: [moved(it.span)], ...more });
    const { header, preamble, exchanges, closing, footnotes, kind } = document;
    if (kind === "unrecognised") {
      blocks("all", "preamble", [...header, ...preamble, ...closing]);
    } else {
      if (header.length) add("head", "head", "head", [header[0].span[0], header.at(-1).span[1]]);
      blocks("preamble", "preamble", preamble);
      exchanges.forEach(({ numbers, questions, answers }, at) => {
        questions.forEach((question, nth) => {
          const more = { exchange: at, numbers: question.numbers.length ? question.numbers : numbers };
          heading(`question ${at} ${nth}`, "question", question.heading, { ...more, numbers: question.heading && numbersIn(question.heading.text, more.numbers) });
          blocks(`question ${at} ${nth}`, "question", question.blocks, more);
          question.repeats.forEach((repeat, turn) => blocks(`repeat ${at} ${turn}`, "question", repeat.blocks, { ...more, repeat: true }));
        });
        answers.forEach((answer, nth) => {
          const more = { exchange: at, numbers };
          heading(`answer ${at} ${nth}`, "answer", answer.heading, more);
          blocks(`answer ${at} ${nth}`, "answer", answer.blocks, more);
        });
      });
      blocks("closing", "closing", closing);
    }
    footnotes.forEach(({ label, marker, blocks: body }, at) => blocks(`note ${at}`, "note", body, { label, printed: marker && { text: marker.text, span: moved(marker.span) } }));
  });
  return items.sort((one, other) => one.span[0] - other.span[0]);
}

/** The numbers that a heading prints, or what it was read as. */
function numbersIn(text, read) {
  return text.match(/\d+/g)?.map(Number) ?? read;
}

/** The item that holds a place in the text, else the last before it. */
export function itemAt(items, at) {
  return items.findLast(({ span }) => span[0] <= at && at < span[1]) ?? items.findLast(({ span }) => span[0] <= at) ?? items[0];
}

/** The elements of a view that show the passages: `[group, element]`. */
function holders(view, { kind, preamble, closing, exchanges }) {
  const found = [];
  const sections = [...view.querySelectorAll(":scope > section:not([class])")];
  const body = (section) => section?.querySelector("section");
  if (kind === "unrecognised") return [["all", sections[0]], ...notes()];
  found.push(["head", view.querySelector(".kv-head")]);
  const names = [...(preamble.length ? ["preamble"] : []), ...(closing.length ? ["closing"] : [])];
  if (kind === "notice") names.reverse();
  names.forEach((name, at) => found.push([name, body(sections[at])]));
  const shown = view.querySelectorAll(".kv-exchange");
  exchanges.forEach(({ questions }, at) => {
    const all = (selector) => [...(shown[at]?.querySelectorAll(selector) ?? [])];
    const list = all(":scope > ol.kv-question > li");
    const parts = list.length === questions.length ? list : all(":scope > .kv-question");
    parts.forEach((it, nth) => found.push([`question ${at} ${nth}`, it]));
    all(":scope > .kv-repeat > :not(summary)").forEach((it, nth) => found.push([`repeat ${at} ${nth}`, it]));
    all(":scope > .kv-answer > :not(summary)").forEach((it, nth) => found.push([`answer ${at} ${nth}`, it]));
  });
  return [...found, ...notes()];

  function notes() {
    return [...view.querySelectorAll(".kv-notes > * > li > :not(b, p)")].map((it, at) => [`note ${at}`, it]);
  }
}

const BLOCKS = "p, li, pre, h2, h3, h4, h5, h6";

/** Gives each item the `node` that shows it, where there is one. */
export function attach(items, papers) {
  papers.forEach(({ view, document }, paper) => {
    if (!view) return;
    for (const [name, holder] of holders(view, document)) {
      const all = items.filter(({ group }) => group === `${paper} ${name}`);
      if (!holder || !all.length) continue;
      if (name === "head") {
        all[0].node = holder;
        continue;
      }
      const nodes = [...holder.querySelectorAll(BLOCKS)].filter((it) => !it.querySelector(BLOCKS));
      const [heading] = all.filter((it) => it.heading);
      if (heading) {
        const exchange = holder.closest(".kv-exchange");
        heading.node = heading.where === "answer" ? holder.previousElementSibling : name.endsWith(" 0") ? exchange.firstElementChild : holder;
      }
      const blocks = all.filter((it) => !it.heading);
      if (nodes.length === blocks.length) blocks.forEach((it, at) => (it.node = nodes[at]));
      else for (const it of blocks) it.node = holder;
    }
  });
}

/**
 * Which letter of the text each shown letter of an item is: `[{ node, offset, at }]`, in order. A copy has hyphens and line ends that
 * the reading has not, and the reading has marks of its own.
 */
export function letters(item, text) {
  if (item.letters) return item.letters;
  const leaves = item.node.localName === "p" && item.marker ? [item.marker, ...item.leaves] : item.leaves;
  const given = leaves.flatMap(([start, end]) => Array.from({ length: end - start }, (_, nth) => start + nth)).filter((at) => /\S/.test(text[at]));
  const shown = [];
  const walker = document.createTreeWalker(item.node, NodeFilter.SHOW_TEXT);
  for (let node = walker.nextNode(); node; node = walker.nextNode()) {
    for (let offset = 0; offset < node.length; offset += 1) if (/\S/.test(node.data[offset])) shown.push({ node, offset });
  }
  const found = [];
  for (let one = 0, other = 0; one < shown.length && other < given.length; ) {
    const { node, offset } = shown[one];
    const next = shown[one + 1];
    if (node.data[offset] === text[given[other]]) found.push({ node, offset, at: given[other++] }), one++;
    else if (node.data[offset] === text[given[other + 1]]) other++;
    else if (next && next.node.data[next.offset] === text[given[other]]) one++;
    else one++, other++;
  }
  return (item.letters = found);
}
