//! A row per question, for a spreadsheet that opens the file as it stands; of many papers, a row per question or per paper.
//!
//! Semicolons between the cells, because that is what Excel takes with Dutch settings, where the comma is the decimal
//! sign: a file with commas comes in as one column. Every cell is quoted, so LibreOffice, which may cut at commas as well,
//! finds none bare. The byte-order mark makes Excel read UTF-8. No line `sep=;`: Excel then forgets the mark, and other
//! programs show the line. All else is as RFC 4180 has it.
//!
//! Pasted text must not run on the computer of who opens the file, so no place where a program could begin a cell has the
//! sign of a formula: an apostrophe is put before it. Such a place is not only the start of a cell. A program that cuts at
//! commas (Excel with English settings) does not know our quotes: a cell begins behind a comma and on each line.
//!
//! Tabs become spaces, because LibreOffice drops them from cells of several lines; and a cell ends where Excel would break
//! it off and begin another row.

use super::facts;
use super::places::Places;
use super::words::Words;
use super::{Language, joined, printable};
use crate::model::*;

/// The names of the columns.
const COLUMNS: [&str; 18] = [
    "nummer",
    "vraag",
    "antwoord",
    "samen met",
    "gesteld door",
    "fracties",
    "gesteld aan",
    "beantwoord door",
    "mede namens",
    "ingezonden",
    "ontvangen",
    "dagen",
    "onderwerp",
    "noten",
    "nummer aanhangsel",
    "zaaknummer",
    "adres",
    "vraag elders in de tekst",
];

/// The columns that say in a table of many papers where a row comes from.
const SOURCE: [&str; 2] = ["bestand", "stuk"];

/// The names of the columns where a row is a paper.
const PAPER_COLUMNS: [&str; 18] = [
    "soort",
    "onderwerp",
    "gesteld door",
    "fracties",
    "gesteld aan",
    "beantwoord door",
    "mede namens",
    "ingezonden",
    "ontvangen",
    "dagen",
    "termijn in dagen",
    "vragen",
    "onbeantwoord",
    "twijfels",
    "nummer aanhangsel",
    "vergaderjaar",
    "zaaknummer",
    "adres",
];

/// What a row of a table of many papers is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Rows {
    /// A question, its answer beside it.
    Questions,
    /// A paper.
    Papers,
}

/// Writes the questions of a document, the answer beside each.
pub(crate) fn write(document: &Document) -> String {
    let mut csv = Csv { out: "\u{feff}".to_owned(), ..Csv::new(document) };
    csv.row(&COLUMNS.map(str::to_owned));
    csv.questions();
    csv.out
}

/// The first line of a table of many papers, with the byte-order mark.
pub(crate) fn head(rows: Rows) -> String {
    let columns = match rows {
        Rows::Questions => COLUMNS,
        Rows::Papers => PAPER_COLUMNS,
    };
    let mut out = "\u{feff}".to_owned();
    write_row(&mut out, SOURCE.iter().chain(&columns).copied());
    out
}

/// The rows of a document in a table of many papers.
pub(crate) fn rows(document: &Document, rows: Rows, file: &str, paper: usize) -> String {
    let mut csv = Csv { source: vec![file.to_owned(), paper.to_string()], ..Csv::new(document) };
    match rows {
        Rows::Questions => csv.questions(),
        Rows::Papers => csv.paper(),
    }
    csv.out
}

/// The letters that a cell of Excel holds, counted as UTF-16 does; LibreOffice holds twice as many.
const MOST: usize = 32_767;
/// How a cell ends that was to hold more.
const CUT: &str = " … [afgekapt: meer past niet in een cel]";

struct Csv<'a> {
    document: &'a Document,
    places: Places<'a>,
    /// Cells with which each row begins.
    source: Vec<String>,
    out: String,
}

impl<'a> Csv<'a> {
    fn new(document: &'a Document) -> Self {
        Self { document, places: Places::new(document, ""), source: vec![], out: String::new() }
    }

    fn questions(&mut self) {
        for exchange in &self.document.exchanges {
            self.exchange(exchange);
        }
    }

    /// Who asks whom, who replies and when: the same in every table.
    fn people_and_dates(&self) -> [String; 8] {
        let document = self.document;
        let words = Words::of(Language::Nl);
        let reply = document.reply.as_ref();
        [
            joined(&facts::askers(document), ", "),
            joined(&facts::parties(document), ", "),
            joined(&facts::addressees(document, words), ", "),
            facts::people(reply.map(|reply| &reply.respondents), words),
            facts::people(reply.map(|reply| &reply.on_behalf_of), words),
            document.asked.date.clone().unwrap_or_default(),
            reply.and_then(|reply| reply.date.clone()).unwrap_or_default(),
            facts::days_to_reply(document).map(|days| days.to_string()).unwrap_or_default(),
        ]
    }

    fn paper(&mut self) {
        let document = self.document;
        let kind = match document.kind {
            Kind::Questions => "vragen",
            Kind::Answered => "beantwoorde vragen",
            Kind::Notice => "mededeling",
            Kind::Announcement => "aankondiging",
            Kind::Unrecognised => "niet herkend",
        };
        let questions = |exchanges: &mut dyn Iterator<Item = &Exchange>| -> String {
            exchanges.map(|exchange| exchange.numbers.len().max(exchange.questions.len())).sum::<usize>().to_string()
        };
        let subject = self.inlines(&document.subject, "subject", &mut vec![]);
        let publication = &document.publication;
        let facts = [
            facts::term_in_days(document).to_string(),
            questions(&mut document.exchanges.iter()),
            questions(&mut document.exchanges.iter().filter(|exchange| exchange.answers.is_empty())),
            document.diagnostics.len().to_string(),
            publication.number.clone().unwrap_or_default(),
            publication.session_year.clone().unwrap_or_default(),
            publication.case_number.clone().unwrap_or_default(),
            facts::publication_address(publication).map(|(_, href)| href).unwrap_or_default(),
        ];
        self.row(&[&[kind.to_owned(), subject][..], &self.people_and_dates(), &facts].concat());
    }

    fn exchange(&mut self, exchange: &Exchange) {
        if exchange.questions.is_empty() {
            self.question(exchange, &exchange.numbers, &[], &[]);
        }
        for question in &exchange.questions {
            self.question(exchange, &question.numbers, &question.blocks, &question.repeats);
        }
    }

    fn question(&mut self, exchange: &Exchange, numbers: &[u32], blocks: &[Block], repeats: &[Repeat]) {
        let document = self.document;
        let words = Words::of(Language::Nl);
        let first = |numbers: &[u32]| numbers.first().map(u32::to_string).unwrap_or_default();
        let mut notes = vec![];
        let place = format!("question {}", first(numbers));
        let question = self.text(blocks, &place, &mut notes);
        let repeats: Vec<_> = repeats.iter().map(|repeat| self.text(&repeat.blocks, &place, &mut notes)).collect();
        let place = format!("answer {}", first(&exchange.numbers));
        let answers: Vec<_> =
            exchange.answers.iter().map(|answer| self.text(&answer.blocks, &place, &mut notes)).collect();
        let subject = self.inlines(&document.subject, "subject", &mut vec![]);
        let notes: Vec<_> = (notes.into_iter())
            .map(|at| {
                let note = &document.footnotes[at];
                format!("[{}] {}", note.label, self.text(&note.blocks, "note", &mut vec![]))
            })
            .collect();
        let others: Vec<u32> = exchange.numbers.iter().copied().filter(|number| !numbers.contains(number)).collect();
        let publication = &document.publication;
        let asked = [
            // In words: a spreadsheet makes a day in March of `2-3`.
            words.numbers(numbers),
            question,
            joined(&answers, "\n\n"),
            words.numbers(&others),
        ];
        let more = [
            subject,
            joined(&notes, "\n"),
            publication.number.clone().unwrap_or_default(),
            publication.case_number.clone().unwrap_or_default(),
            facts::publication_address(publication).map(|(_, href)| href).unwrap_or_default(),
            joined(&repeats, "\n\n"),
        ];
        self.row(&[&asked[..], &self.people_and_dates(), &more].concat());
    }

    /// A line a block; `notes` gets the places of the notes that are cited.
    fn text(&mut self, blocks: &[Block], place: &str, notes: &mut Vec<usize>) -> String {
        let lines: Vec<_> = (blocks.iter())
            .map(|block| {
                let marker = block.marker.as_ref().map(|marker| format!("{} ", marker.text.trim()));
                marker.unwrap_or_default() + &self.inlines(&block.inlines, place, notes)
            })
            .collect();
        joined(&lines, "\n")
    }

    fn inlines(&mut self, inlines: &[Inline], place: &str, notes: &mut Vec<usize>) -> String {
        let mut out = String::new();
        for inline in inlines {
            let note = match inline {
                Inline::NoteRef { label, .. } => self.places.cite(label, place),
                _ => None,
            };
            match note {
                Some(at) => {
                    out.push_str(&format!("[{}]", self.document.footnotes[at].label));
                    if !notes.contains(&at) {
                        notes.push(at);
                    }
                }
                None => out.push_str(inline.text()),
            }
        }
        out.trim().to_owned()
    }

    fn row(&mut self, cells: &[String]) {
        write_row(&mut self.out, self.source.iter().chain(cells).map(String::as_str));
    }
}

fn write_row<'c>(out: &mut String, cells: impl Iterator<Item = &'c str>) {
    for (at, cell) in cells.enumerate() {
        out.push_str(if at == 0 { "\"" } else { ";\"" });
        let cell = without_formulas(&printable(cell).replace('\t', "   "));
        let (shown, cut) = cell.split_at(end_of_cell(&cell));
        out.push_str(&shown.replace('"', "\"\""));
        if !cut.is_empty() {
            out.push_str(CUT);
        }
        out.push('"');
    }
    out.push_str("\r\n");
}

/// Where a cell must end: where it does, unless a spreadsheet would break off before.
fn end_of_cell(cell: &str) -> usize {
    let mut room = MOST - CUT.len();
    for (at, letter) in cell.char_indices() {
        if letter.len_utf16() > room {
            return at;
        }
        room -= letter.len_utf16();
    }
    cell.len()
}

/// The text of a cell with an apostrophe before each sign of a formula that stands where a program could begin a cell: at the
/// start, on a new line, behind a comma or a semicolon, also behind quotes and what a program may drop.
fn without_formulas(cell: &str) -> String {
    let mut out = String::with_capacity(cell.len() + 1);
    let mut begins = true;
    for letter in cell.chars() {
        // Also in the full width of East Asian type.
        if begins && matches!(letter, '=' | '+' | '-' | '@' | '|' | '%' | '＝' | '＋' | '－' | '＠' | '\u{2212}') {
            out.push('\'');
        }
        out.push(letter);
        begins = match letter {
            '\n' | '\r' | '\u{2028}' | '\u{2029}' | ',' | ';' => true,
            '"' | '\u{ad}' | '\u{200b}'..='\u{200f}' | '\u{feff}' => begins,
            _ => begins && (letter.is_whitespace() || letter.is_control()),
        };
    }
    out
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_cell_ends_before_a_spreadsheet_breaks_it_off() {
        let units = |cell: &str| cell[..end_of_cell(cell)].encode_utf16().count() + CUT.encode_utf16().count();
        let long = |word: &str| word.repeat(40_000);
        assert_eq!(end_of_cell(&long("a")[..MOST / 2]), MOST / 2);
        for word in ["a", "é", "€", "😀"] {
            assert!((MOST - 8..=MOST).contains(&units(&long(word))), "{word}: {}", units(&long(word)));
        }
    }

    #[test]
    fn nothing_is_computed() {
        for (cell, written) in [
            ("=1+1", "'=1+1"),
            ("+31 6", "'+31 6"),
            ("-2", "'-2"),
            ("@SUM(A1)", "'@SUM(A1)"),
            (" \u{feff}=1", " \u{feff}'=1"),
            ("＝1", "'＝1"),
            ("\u{200b}-1", "\u{200b}'-1"),
            ("|cmd", "'|cmd"),
            ("Ja\n=1\n  -2", "Ja\n'=1\n  '-2"),
            ("a,=1; @b", "a,'=1; '@b"),
            ("a,\"=1\"", "a,\"'=1\""),
            ("\"=1", "\"'=1"),
        ] {
            assert_eq!(without_formulas(cell), written);
        }
        for cell in ["", "Ja.", "a=b", "2 en 3", "2024-03-06", "«-»", "– een streep", "a, b - c", "1,5-2"] {
            assert_eq!(without_formulas(cell), cell);
        }
    }
}
