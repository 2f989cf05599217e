//! The names of fractions above their questions: `ABC`, the question, `Antwoord:`, its answer, `XYZ` …

use crate::dutch::heading::HeadingKind;
use crate::dutch::sentence::ends_sentence;
use crate::parse::headings::heading_line::HeadingLine;
use crate::parse::page::sheet::Sheet;
use crate::text::chars::is_blank;
use crate::text::str_ext::StrExt;

/// A longer line, in bytes, is no name of a fraction.
const LONGEST_NAME: usize = 40;

/// The most words of such a name: `Partij voor de Rivieren`.
const MOST_WORDS: usize = 5;

/// How far above an answer the name stands, in lines.
const FARTHEST: usize = 60;

/// The names above the questions where only the answers have headings, without numbers. Every question has one, or none is.
pub(super) fn above_questions(text: &str, sheet: &Sheet, answers: &[HeadingLine]) -> Vec<HeadingLine> {
    let is_bare = |it: &HeadingLine| it.heading.kind == HeadingKind::Answer && it.heading.numbers.is_empty();
    if answers.len() < 2 || !answers.iter().all(is_bare) {
        return Vec::new();
    }
    let starts = [0].into_iter().chain(answers.iter().map(|answer| answer.next_line));
    let names = starts.zip(answers).map(|(start, answer)| name_above(text, sheet, start, answer.line));
    names.collect::<Option<Vec<_>>>().unwrap_or_default()
}

/// The titles between questions that say which fraction asks what comes next. They belong to no question and no answer.
pub(super) fn between_questions(text: &str, sheet: &Sheet, at: &[HeadingLine]) -> Vec<HeadingLine> {
    let (Some(first), Some(last)) = (at.first(), at.last()) else { return Vec::new() };
    let lines = first.next_line..last.line;
    let titles = lines.filter(|&line| sheet.lines[line].is_body() && asks_for_fraction(sheet.lines[line].words(text)));
    titles
        .map(|line| HeadingLine::on_line(line, HeadingKind::Remark, Vec::new(), sheet.lines[line].content.len()))
        .collect()
}

/// `Vragen van de leden van de ABC-fractie`
fn asks_for_fraction(words: &str) -> bool {
    words.len() < 100
        && words.starts_with_any("VI")
        && words.starts_with_one_of(&["Vragen ", "VRAGEN ", "Inbreng "])
        && ["fractie", "fracties", "FRACTIE"].iter().any(|end| words.trim_end_any(":.").ends_with(end))
}

/// The last line between two lines that could be the name of a fraction, with words below it.
fn name_above(text: &str, sheet: &Sheet, start: usize, answer: usize) -> Option<HeadingLine> {
    let body = |line: usize| Some(sheet.lines[line]).filter(|line| line.is_body()).map(|line| line.words(text));
    let mut below = false;
    for line in (start.max(answer.saturating_sub(FARTHEST))..answer).rev() {
        let Some(words) = body(line) else { continue };
        let free = line == start || body(line - 1).is_none_or(ends_sentence);
        if below && free && is_name(words) {
            return Some(HeadingLine::on_line(line, HeadingKind::Question, Vec::new(), words.len()));
        }
        below = true;
    }
    None
}

/// Whether words could be the name of a fraction and nothing else.
fn is_name(words: &str) -> bool {
    words.len() <= LONGEST_NAME
        && begins_name(words)
        && !words.ends_with_any(".?!:;,»”\"")
        && words.split(is_blank).filter(|word| !word.is_empty()).count() <= MOST_WORDS
}

/// (`50PLUS` begins with a digit; a page number has nothing else.)
fn begins_name(words: &str) -> bool {
    words.starts_uppercase() || words.starts_with_digit() && words.chars().any(char::is_alphabetic)
}
