// What search engines, chat programs and readers of links show of a page that is saved: title, description, questions and answers.

import { addressOf } from "../element/copy.js";
import { list, title } from "../element/nodes.js";

/** Title and tags for the head of a page that shows what an element does. */
export function about(view) {
  const [paper, name] = [view.document, title(view) ?? "Kamervragen"];
  const heading = `<title>${escaped(name)}</title>`;
  if (!paper) return heading;
  const facts = description(paper);
  const tags = [
    ["meta", { name: "description", content: facts }],
    ["meta", { property: "og:type", content: "article" }],
    ["meta", { property: "og:title", content: name }],
    ["meta", { property: "og:description", content: facts }],
    ["meta", { property: "og:locale", content: "nl_NL" }],
  ].filter(([, { content }]) => content);
  const written = tags.map(([name, attributes]) => `<${name}${Object.entries(attributes).map(([key, value]) => ` ${key}="${escaped(value)}"`).join("")}>`);
  // (No tag of a script stands in this script, which may itself be inside a page.)
  const data = paper.exchanges.length ? [["script", structured(paper, name, addressOf(view))]].map(([name, words]) => `<${name} type="application/ld+json">${words}</${name}>`) : [];
  return [...written, ...data, heading].join("\n");
}

/** `Vragen van Zonneveld (DvT) aan de Minister van Zee, ingezonden 2031-05-03, beantwoord 2031-05-20. 8 vragen.` */
function description({ asked, reply, exchanges }) {
  const askers = asked.askers.map(member);
  const addressees = asked.addressees.map(({ title, portfolio }) => `de ${[title, portfolio].filter(Boolean).join(" ")}`);
  const count = exchanges.reduce((sum, { numbers }) => sum + numbers.length, 0);
  const facts = [
    askers.length > 0 && `Vragen van ${list(askers)}${addressees.length ? ` aan ${list(addressees)}` : ""}`,
    asked.date && `ingezonden ${asked.date}`,
    reply?.date && `${reply.kind === "answer" ? "beantwoord" : "bericht van"} ${reply.date}`,
  ].filter(Boolean);
  return [facts.join(", "), count > 0 && `${count} ${count === 1 ? "vraag" : "vragen"}`].filter(Boolean).map((sentence) => `${sentence}.`).join(" ");
}

/** The paper in the words of schema.org. */
function structured(paper, title, address) {
  const { asked, reply, exchanges } = paper;
  const persons = asked.askers.map(({ name, party }) => ({ "@type": "Person", name, ...(party && { affiliation: party }) }));
  const answerers = (reply?.respondents ?? []).map(({ name, title: office, portfolio }) => ({ "@type": "Person", name: name ?? [office, portfolio].filter(Boolean).join(" ") }));
  const date = (day) => (/^\d{4}-\d\d-\d\d$/.test(day ?? "") ? day : undefined);
  const questions = exchanges.flatMap(({ questions, answers }) =>
    questions.map(({ numbers, blocks }) => ({
      "@type": "Question",
      name: `Vraag ${list(numbers.map(String))}`,
      text: words(blocks),
      author: persons,
      answerCount: answers.length,
      ...(answers.length > 0 && { acceptedAnswer: { "@type": "Answer", text: answers.map(({ blocks }) => words(blocks)).join("\n"), author: answerers } }),
    })),
  );
  const page = {
    "@context": "https://schema.org",
    "@type": "QAPage",
    name: title,
    inLanguage: "nl",
    datePublished: date(reply?.date) ?? date(asked.date),
    isBasedOn: address,
    mainEntity: questions,
  };
  // Nothing in the text can end the element.
  return JSON.stringify(page).replaceAll("<", "\\u003c");
}

const words = (blocks) => blocks.map(({ inlines }) => inlines.filter(({ type }) => type !== "noteRef").map(({ text }) => text).join("").trim()).join("\n");
const member = ({ name, party }) => (party ? `${name} (${party})` : name);

export function escaped(text) {
  return text.replaceAll("&", "&amp;").replaceAll("<", "&lt;").replaceAll('"', "&quot;").replace(/\s+/g, " ");
}
