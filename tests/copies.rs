//! One paper, copied in as many ways as people copy: the reading is the same.
//!
//! The paper is the built-in example; `tests/fixtures/README.md` says how each copy came about.
#![allow(clippy::unwrap_used, clippy::panic, reason = "a test may stop")]

mod support;

use kamervragen::{Asked, Block, CrossReference, EXAMPLE, Inline, Reply, parse};
use support::{fixtures, squash};

/// What a reader takes from a paper, whatever became of its spaces and hyphens.
#[derive(Debug, PartialEq)]
struct Reading {
    asked: Asked,
    reply: Option<Reply>,
    subject: String,
    exchanges: Vec<(Vec<u32>, Vec<String>, Vec<String>)>,
    notes: Vec<(String, String, Vec<String>)>,
    references: Vec<CrossReference>,
    doubts: usize,
}

fn words(inlines: &[Inline]) -> String {
    let words = inlines.iter().filter(|inline| !matches!(inline, Inline::NoteRef { .. }));
    squash(&words.map(Inline::text).collect::<String>())
}

fn text(blocks: &[Block]) -> String {
    blocks.iter().map(|block| words(&block.inlines)).collect()
}

fn reading(paper: &str) -> Reading {
    let document = parse(paper);
    let exchanges = document.exchanges.iter().map(|exchange| {
        let questions = exchange.questions.iter().map(|question| text(&question.blocks)).collect();
        (exchange.numbers.clone(), questions, exchange.answers.iter().map(|answer| text(&answer.blocks)).collect())
    });
    let notes = document.footnotes.iter().map(|note| (note.label.clone(), text(&note.blocks), note.cited_in.clone()));
    Reading {
        subject: words(&document.subject),
        exchanges: exchanges.collect(),
        notes: notes.collect(),
        references: document.cross_references.clone(),
        doubts: document.diagnostics.len(),
        asked: document.asked,
        reply: document.reply,
    }
}

#[test]
fn every_copy_reads_the_same() {
    let example = reading(EXAMPLE);
    assert_eq!((example.exchanges.len(), example.notes.len(), example.doubts), (7, 3, 0));
    let copies: Vec<_> = fixtures().into_iter().filter(|text| text.name.starts_with("veerpont-")).collect();
    assert!(copies.len() >= 6, "copies are missing");
    for copy in copies {
        assert_eq!(reading(&copy.words), example, "{}", copy.name);
    }
}

/// What a program does to a text between its copy and its paste.
type Handling = (&'static str, fn(&str) -> String);

const HANDLINGS: [Handling; 21] = [
    ("line ends of Windows", |text| text.replace('\n', "\r\n")),
    ("line ends of old Macs", |text| text.replace('\n', "\r")),
    ("Unicode line separators", |text| text.replace('\n', "\u{2028}")),
    ("every line end doubled", |text| text.replace('\n', "\n\n")),
    ("lines that go on in lower case joined", joined),
    ("every space a no-break space", |text| text.replace(' ', "\u{a0}")),
    ("a byte-order mark before it", |text| format!("\u{feff}{text}")),
    ("every line indented", |text| text.replace('\n', "\n    ")),
    ("a tab before every line", |text| text.replace('\n', "\n\t")),
    ("straight quotes and hyphens", |text| text.replace(['«', '»'], "\"").replace('’', "'").replace('–', "-")),
    ("headings in capitals", |text| headings(text, |heading| heading.to_uppercase())),
    ("headings in the bold of Markdown, below a long line", |text| {
        format!("{}\n\n{}", "De lezer schrijft. ".repeat(40), headings(text, |heading| format!("**{heading}**")))
    }),
    ("every line quoted in a mail", |text| text.lines().map(|line| format!("> {line}\n")).collect()),
    ("headings in bold, a colon behind it", |text| headings(text, |heading| format!("**{heading}**:"))),
    ("headings as items of a list", |text| headings(text, |heading| format!("- **{heading}**"))),
    ("headings underlined", |text| headings(text, |heading| format!("{heading}\n{}", "-".repeat(heading.len())))),
    ("headings in rows of a table", |text| headings(text, |heading| format!("| {heading} | |"))),
    ("headings in small letters", |text| headings(text, |heading| heading.to_lowercase())),
    ("headings in small letters, a colon behind them", |text| {
        headings(text, |heading| format!("{}:", heading.to_lowercase()))
    }),
    ("headings of a letter", |text| headings(text, |heading| heading.replace("raag ", "").replace("ntwoord ", ""))),
    ("headings in bold", |text| headings(text, |heading| format!("__{heading}__"))),
];

/// A line that begins with a small letter goes on with the line before, as an editor joins them.
fn joined(text: &str) -> String {
    let mut out = String::new();
    for line in text.lines() {
        let furniture = line.starts_with("ah-") || line.starts_with("a. ") || line.starts_with("b. ");
        let goes_on = line.starts_with(char::is_lowercase) && !furniture && !line.starts_with("http");
        if goes_on && out.trim_end().ends_with(char::is_alphabetic) && !out.ends_with("\n\n") {
            out.truncate(out.trim_end().len());
            out.push(' ');
        }
        out.push_str(line);
        out.push('\n');
    }
    out
}

fn headings(text: &str, print: fn(&str) -> String) -> String {
    let heading = |line: &&str| {
        let numbers = line.trim_end().strip_prefix("Vraag ").or_else(|| line.trim_end().strip_prefix("Antwoord "));
        numbers.is_some_and(|numbers| numbers.split(' ').all(|word| word == "en" || word.parse::<u32>().is_ok()))
    };
    let lines = text.lines().map(|line| if heading(&line) { print(line.trim_end()) } else { line.to_owned() });
    lines.collect::<Vec<_>>().join("\n")
}

/// How many blocks the answers have.
fn paragraphs(text: &str) -> Vec<usize> {
    parse(text).exchanges.iter().flat_map(|exchange| &exchange.answers).map(|answer| answer.blocks.len()).collect()
}

#[test]
fn a_copy_that_a_program_handled_reads_the_same() {
    for copy in fixtures().into_iter().filter(|text| text.name.starts_with("veerpont-chrome")) {
        let straight = |words: &str| words.replace(['«', '»', '’', '"', '\''], "");
        let plain = format!("{:?}", reading(&copy.words));
        for (what, handle) in HANDLINGS {
            let text = handle(&copy.words);
            if what != "lines that go on in lower case joined" {
                assert_eq!(paragraphs(&text), paragraphs(&copy.words), "{what}");
            }
            let handled = format!("{:?}", reading(&text));
            assert_eq!(straight(&handled), straight(&plain), "{what}");
        }
    }
}
