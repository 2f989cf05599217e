// Invented papers for the tests of the dossier: questions, notices that the answer comes later, answers, as many as wanted.

const MONTHS = "januari februari maart april mei juni juli augustus september oktober november december".split(" ");
const DAY = 86_400_000;
/** `2031-05-03` as a paper prints it. */
const printed = (date) => `${+date.slice(8)} ${MONTHS[+date.slice(5, 7) - 1]} ${date.slice(0, 4)}`;
/** So many days later. */
export const later = (date, days) => new Date(Date.parse(date) + days * DAY).toISOString().slice(0, 10);

export const MINISTRIES = ["Zee", "Rivieren en Bruggen", "Volksgezondheid, Veren en Sport"];
export const MEMBERS = ["Das (ABC)", "Vos (Lijst Rivier)", "Ree (DvT)", "Das (DvT)", "Otter (ABC)"];

/** Questions that were sent in on a day, with their answer where there is one; `number` of the Aanhangsel, or a case alone. */
export function paper({ number, zaak, asker = MEMBERS[0], ministry = MINISTRIES[0], about = "de veerpont", asked = "2031-03-03", answered, notice, seeAlso, exchanges = [["Vaart de pont?", "Ja."]] }) {
  const head = number ? `Vergaderjaar 2030–2031 Aanhangsel van de Handelingen\nVragen gesteld door de leden der Kamer, met de daarop door de regering gegeven antwoorden\n${number}` : `Vergaderjaar 2030–2031 Vragen gesteld door de leden der Kamer\n${zaak}`;
  const lines = [
    "Tweede Kamer der Staten-Generaal",
    head,
    `Vragen van het lid ${asker} aan de Minister van ${ministry} over ${about} (ingezonden ${printed(asked)}).`,
    notice && `Mededeling van Minister Kolk (${ministry}) (ontvangen ${printed(notice)}).`,
    answered && `Antwoord van Minister Kolk (${ministry}) (ontvangen ${printed(answered)}).${seeAlso ? ` Zie ook Aanhangsel Handelingen, vergaderjaar 2030–2031, nr. ${seeAlso}.` : ""}`,
    ...exchanges.flatMap(([question, answer], at) => [`Vraag ${at + 1}`, question, ...(answered ? [`Antwoord ${at + 1}`, answer] : [])]),
    notice && `Mededeling\nDe vragen van het lid ${asker.replace(/ \(.*/, "")} over ${about} kunnen niet binnen de gebruikelijke termijn worden beantwoord.`,
  ];
  return `${lines.filter(Boolean).join("\n")}\n`;
}

/** So many papers, no two about the same questions: `{ "stuk-0001.txt": text }`. */
export function papers(count) {
  const entries = Array.from({ length: count }, (_, at) => {
    const asked = later("2030-09-20", (at * 7) % 360);
    const exchanges = Array.from({ length: 3 + (at % 6) }, (_, nth) => [
      `Klopt het dat pont ${at}-${nth} langer stilligt dan nodig is voor het onderhoud, en sinds wanneer weet u dat?`,
      `Ja, dat klopt voor pont ${at}-${nth}. ${nth === 1 && at % 10 === 0 ? "De schippersknecht is daar ziek. " : ""}De veerman kijkt daarbij uit over het water en ziet wie er aankomt, zoals in de regeling van vorig jaar is vastgelegd. ${"Dat geldt voor elke pont in de provincie, ook voor die zonder wachthuis. ".repeat(4)}`,
    ]);
    const text = paper({ number: 1000 + at, asker: MEMBERS[at % 5], ministry: MINISTRIES[at % 3], about: `pont ${at}`, asked, answered: later(asked, 5 + ((at * 11) % 60)), exchanges });
    return [`stuk-${String(at).padStart(4, "0")}.txt`, text];
  });
  return Object.fromEntries(entries);
}

/** The papers about one matter in every stage, and what else lies in a folder. */
export const MATTER = {
  "vragen.txt": paper({ zaak: "2031Z00777", about: "de brug", asked: "2031-03-03", exchanges: [["Is de brug open?"], ["Sinds wanneer?"]] }),
  "uitstel.txt": paper({ number: 410, about: "de brug", asked: "2031-03-03", notice: "2031-03-20", exchanges: [] }),
  "antwoord.txt": paper({ number: 530, about: "de brug", asked: "2031-03-03", answered: "2031-04-10", seeAlso: 410, exchanges: [["Is de brug open?", "Nee, dicht."], ["Sinds wanneer?", "Sinds juni."]] }),
  "antwoord-kopie.txt": `${paper({ number: 530, about: "de brug", asked: "2031-03-03", answered: "2031-04-10", seeAlso: 410, exchanges: [["Is de brug open?", "Nee, dicht."], ["Sinds wanneer?", "Sinds juni."]] })}\n`,
};

/** Two papers in one text. */
export const TWO = `${paper({ number: 21, about: "de sluis", answered: "2031-03-09", exchanges: [["Is de sluis oud?", "Ja."], ["Hoe oud?", "Zeer."]] })}
${paper({ number: 22, asker: "Vos (Lijst Rivier)", about: "de <b>kade</b>", asked: "2031-04-03", answered: "2031-04-09", exchanges: [["Wie betaalt de kade?", "Het Rijk."]] })}`;
