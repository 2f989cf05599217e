// The recipes of docs/data.md, run by the programs that they are for on what the command line writes.
import assert from "node:assert/strict";
import { execFileSync, spawnSync } from "node:child_process";
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join, resolve } from "node:path";
import { test } from "node:test";
import { fileURLToPath } from "node:url";

const top = fileURLToPath(new URL("../..", import.meta.url));
const kamervragen = resolve(top, process.env.CARGO_TARGET_DIR ?? "target", "debug/kamervragen");
const python = process.env.PYTHON;
const recipes = join(top, "docs/data.md");

/** A paper: who asks, whom, about what; when it came and when the answer did; its number; questions with their answers. */
function paper({ asker, office, about, asked, answered, number, exchanges }) {
  const body = exchanges.map(([question, answer], at) => `Vraag ${at + 1}\n${question}\nAntwoord ${at + 1}\n${answer}\n`);
  return `2030–2031 Aanhangsel van de Handelingen
Vragen gesteld door de leden der Kamer, met de daarop door de regering gegeven antwoorden
${number}
Vragen van het lid ${asker} aan de ${office} over ${about} (ingezonden ${asked}).
Antwoord van ${office.replace(" van ", " Kolk (")}) (ontvangen ${answered}).
${body.join("")}`;
}

const papers = {
  "a.txt": paper({
    asker: "Das (ABC)", office: "Minister van Volksgezondheid, Welzijn en Sport", about: "de veerpont", number: "2031Z00011",
    asked: "3 mei 2031", answered: "20 mei 2031",
    exchanges: [["Kent u de veerpont?", "Ja."], ["Wanneer vaart zij?", "Daarover stuur ik de Kamer voor de zomer een brief."]],
  }),
  "b.txt": paper({
    asker: "Vos (Lijst Rivier)", office: "Minister van Volksgezondheid, Welzijn en Sport", about: "wachttijden", number: "2031Z00012",
    asked: "1 juni 2031", answered: "30 juli 2031",
    exchanges: [["Is er een pont naar het ziekenhuis?", "Nee. Ik zal uw Kamer daarover informeren."]],
  }),
  "c/d.txt": paper({
    asker: "Das (ABC)", office: "Minister van Defensie", about: "een pont van het leger", number: "2031Z00013",
    asked: "7 augustus 2031", answered: "1 september 2031",
    exchanges: [["Wat staat in de brief over zaak 2031Z00011?", "Dat de pont vaart; de Kamer ontvangt het rapport."]],
  }),
};

test("DuckDB and pandas answer what a desk asks", { skip: !python && "no Python: the long tests bring one" }, (t) => {
  const folder = mkdtempSync(join(tmpdir(), "kamervragen-data-"));
  t.after(() => rmSync(folder, { recursive: true }));
  mkdirSync(join(folder, "papers/c"), { recursive: true });
  for (const [name, text] of Object.entries(papers)) writeFileSync(join(folder, "papers", name), text);
  for (const [file, option] of [["papers.jsonl", "--format=jsonl"], ["questions.csv", "--questions"], ["papers.csv", "--papers"]]) {
    writeFileSync(join(folder, file), execFileSync(kamervragen, [option, "papers/"], { cwd: folder }));
  }
  const { stdout, stderr, status } = spawnSync(python, [join(top, "tests/data/recipes.py"), recipes], { cwd: folder, encoding: "utf8" });
  assert.equal(status, 0, stderr);
  const [late, asking, promised, pandas] = stdout.trim().split("\n").map((line) => JSON.parse(line));
  assert.deepEqual(late, [
    ["Volksgezondheid, Welzijn en Sport", 2031, 2, 1, 59],
    ["Defensie", 2031, 1, 1, 25],
  ]);
  assert.deepEqual(asking, [
    ["Das (ABC)", 2, 3],
    ["Vos (Lijst Rivier)", 1, 1],
  ]);
  // The first promise is mentioned by the last paper, by its case; the second by none of those behind it.
  assert.deepEqual(promised, [
    ["papers/b.txt", "Ik zal uw Kamer daarover informeren."],
    ["papers/c/d.txt", "Dat de pont vaart; de Kamer ontvangt het rapport."],
  ]);
  assert.equal(pandas.length, 3);
  assert.match(pandas.join("\n"), /^Das \(ABC\) +1$/m);
  assert.match(pandas.join("\n"), /^Vos \(Lijst Rivier\) +1$/m);
});

test("the recipes say what the command line knows", () => {
  const help = execFileSync(kamervragen, ["--help"], { encoding: "utf8" });
  const options = new Set(readFileSync(recipes, "utf8").match(/(?<=kamervragen .*)--[a-z]+/g));
  for (const option of options) assert.ok(help.includes(option), option);
});
