//! What the parser doubts, in the order of the text.

use crate::model::{Diagnostic, DiagnosticCode, Document, Exchange, Inline, Kind, Severity};
use crate::parse::document::doubts;
use crate::parse::document::inline::Reader;
use crate::text::span::{Span, Utf16Table};
use crate::text::str_ext::StrExt;
use std::collections::{HashMap, HashSet};

/// The most remarks of a document.
const MOST: usize = 500;

/// The remarks, in the order of the text.
pub(crate) fn diagnostics(
    reader: &Reader<'_>,
    doubts: Vec<(DiagnosticCode, Span)>,
    prose: Option<Span>,
    document: &Document,
) -> Vec<Diagnostic> {
    let mut found: Vec<Diagnostic> = doubts.into_iter().map(|(code, span)| remark(code, reader.span(span))).collect();
    weigh(document, &mut found);
    jumps(document, &mut found);
    if let Some(title) = prose.filter(|_| document.exchanges.is_empty()) {
        found.push(remark(DiagnosticCode::Prose, reader.span(title)));
    } else if document.kind == Kind::Unrecognised && reader.text.chars().any(char::is_alphanumeric) {
        let mut not_understood = remark(DiagnosticCode::NotUnderstood, reader.span(Span::new(0, reader.text.len())));
        if !could_be_of_the_genre(reader.text) {
            not_understood.severity = Severity::Info;
        }
        found.push(not_understood);
    }
    let doubts = doubts::find(reader.text, document);
    let is_read = doubts.len() == 1 && !document.exchanges.is_empty();
    for (code, span) in doubts {
        let mut doubt = remark(code, span);
        // A text without spaces of which nothing else is in doubt.
        if is_read && code == DiagnosticCode::LostSpaces {
            doubt.severity = Severity::Info;
        }
        found.push(doubt);
    }
    sort(&mut found);
    // What cannot be read by anybody is not listed: the last remark reaches to the end of all that would follow.
    if let Some(end) = found.iter().skip(MOST).map(|diagnostic| diagnostic.span.end).max() {
        found.truncate(MOST);
        if let Some(last) = found.last_mut() {
            last.span.end = last.span.end.max(end);
        }
    }
    found
}

/// Finds where the numbers of the questions jump.
fn jumps(document: &Document, found: &mut Vec<Diagnostic>) {
    let mut numbers: Vec<u32> = document.exchanges.iter().flat_map(|exchange| &exchange.numbers).copied().collect();
    numbers.sort_unstable();
    numbers.dedup();
    let mut before = 0;
    let mut above: Option<&Exchange> = None;
    for exchange in &document.exchanges {
        let (Some(&first), Some(&last)) = (exchange.numbers.iter().min(), exchange.numbers.iter().max()) else {
            continue;
        };
        if first > before + 1 && numbers.binary_search(&(first - 1)).is_err() {
            let span = exchange
                .questions
                .first()
                .map(|question| question.span)
                .or(exchange.answers.first().map(|answer| answer.span));
            let mut jump = remark(DiagnosticCode::NumbersJump, span.unwrap_or_default());
            let begins_elsewhere = above.is_none() && !asks_above(document);
            if begins_elsewhere || above.is_some_and(is_one_question) {
                jump.severity = Severity::Info;
            }
            found.push(jump);
        }
        (before, above) = (before.max(last), Some(exchange));
    }
}

/// Makes remarks weigh more or less by what is around them.
fn weigh(document: &Document, found: &mut [Diagnostic]) {
    if found.is_empty() {
        return;
    }
    let mut labels: HashMap<&str, u32> = HashMap::new();
    document.footnotes.iter().for_each(|note| *labels.entry(&note.label).or_default() += 1);
    let is_twice = |label: &str| labels.get(label).is_some_and(|&times| times > 1);
    let twice = document.footnotes.iter().filter(|note| note.cited_in.is_empty() && is_twice(&note.label));
    let twice: HashSet<Span> = twice.map(|note| note.marker.span).collect();
    let exchanges = document.exchanges.iter();
    let answers = exchanges.clone().flat_map(|exchange| &exchange.answers).map(|answer| answer.span.end);
    let questions = exchanges.flat_map(|exchange| &exchange.questions).map(|question| question.span.end);
    let end = answers.chain(questions).max().filter(|_| document.closing.is_empty());
    for remark in found {
        remark.severity = match remark.code {
            // Where a copy left all notes out, their references are sure nevertheless.
            DiagnosticCode::MarkerWithoutNote if document.footnotes.is_empty() => Severity::Info,
            // A copy ends with the last question: its answer is not read wrongly.
            DiagnosticCode::QuestionWithoutAnswer if Some(remark.span.end) == end => Severity::Info,
            // Beside another note of its label: the reference may have led to the other.
            DiagnosticCode::NoteNotCited if twice.contains(&remark.span) => Severity::Warning,
            _ => remark.severity,
        };
    }
}

/// Whether something asks above the first question that was read.
fn asks_above(document: &Document) -> bool {
    let inlines = document.header.iter().chain(&document.preamble).flat_map(|block| &block.inlines);
    inlines.map(Inline::text).any(|words| words.contains('?'))
}

/// Whether a text asks something, or says that questions were asked: one that does neither holds none.
fn could_be_of_the_genre(text: &str) -> bool {
    const TOLD: [&str; 4] = [" gesteld", "termijn", "beantwoor", "uitstel"];
    text.contains('?') || text.has("ragen") && TOLD.iter().any(|word| text.has(word))
}

/// Whether an exchange is a question of one paragraph that asks, without an answer: no other can hide in it, and whoever wrote
/// the list left a number out.
fn is_one_question(exchange: &Exchange) -> bool {
    let [question] = exchange.questions.as_slice() else { return false };
    let [block] = question.blocks.as_slice() else { return false };
    let words = block.inlines.iter().rfind(|inline| !matches!(inline, Inline::NoteRef { .. }));
    exchange.answers.is_empty() && words.is_some_and(|words| words.text().trim_end().ends_with('?'))
}

/// Adds remarks of a code at places of the text, which are in bytes.
pub(crate) fn add(table: &Utf16Table<'_>, document: &mut Document, code: DiagnosticCode, places: Vec<Span>) {
    if places.is_empty() {
        return;
    }
    let span = |place: Span| Span::new(table.utf16(place.start), table.utf16(place.end));
    document.diagnostics.extend(places.into_iter().map(|place| remark(code, span(place))));
    sort(&mut document.diagnostics);
}

/// In the order of the text; at one place in the order of the codes.
fn sort(found: &mut [Diagnostic]) {
    found.sort_by_cached_key(|diagnostic| diagnostic.code as usize);
    found.sort_by_cached_key(|diagnostic| diagnostic.span.start);
}

/// A remark: its weight and its sentence.
fn remark(code: DiagnosticCode, span: Span) -> Diagnostic {
    use DiagnosticCode::*;
    use Severity::{Info, Warning};
    let (severity, message) = match code {
        QuestionWithoutAnswer => (Warning, "This question has no answer in the text."),
        AnswerWithoutQuestion => (Warning, "This answer names a question that is not in the text."),
        NumbersJump => (Warning, "The numbers of the questions jump here."),
        NumberTwice => (Warning, "This number stands twice in the text."),
        MarkerWithoutNote => (Warning, "This marker has no note in the text."),
        NoteNotCited => (Info, "No marker for this note was found in the text."),
        ImpossibleDate => (Warning, "This date does not exist."),
        NotUnderstood => (Warning, "This text was not understood, and is left as it stood."),
        GroupNotSplit => (Info, "The questions of this group could not be told apart."),
        Ambiguous => (Info, "Where one question of this group ends and the next begins is a guess."),
        Prose => (Info, "This paper is running prose without numbered questions."),
        HeadIncomplete => (Warning, "A part of the head was not found: who asks, whom, what about, or when."),
        UnknownOffice => (Warning, "This office is on no list of ministries."),
        OddName => (Warning, "This name is longer than names are, or has words of a sentence."),
        QuestionInAnswer => (Warning, "A paragraph of this answer reads like a question."),
        AnswerInQuestion => (Warning, "A part of this question reads like an answer."),
        HeadingInText => (Warning, "The word of a heading is inside a paragraph."),
        SecondPaper => (Warning, "Another paper seems to begin here."),
        LostLineEnds => (Warning, "This text has lost its line ends; where questions and answers part is a guess."),
        LostSpaces => (Warning, "This text has lost its spaces."),
        Markup => (Warning, "Tags of this marked-up text were left as words, or fit no others."),
        QuestionInPreamble => (Warning, "A question seems to stand here before the first one that was read."),
    };
    Diagnostic { code, severity, message: message.to_owned(), span }
}
