//! Finds the headings of a paper, and by them its layout: which lines begin a question or an answer.

use crate::dutch::heading::{self, Heading, HeadingKind};
use crate::dutch::{numbers, patterns};
use crate::parse::headings::heading_line::{HeadingLine, Layout};
use crate::parse::headings::numbered::{self, Numbered};
use crate::parse::headings::{captions, runs};
use crate::parse::page::sheet::Sheet;
use crate::text::span::Span;
use crate::text::str_ext::StrExt;
use std::ops::Range;

/// The headings of a paper, in order, and its layout.
pub(crate) struct Headings {
    pub(crate) layout: Layout,
    pub(crate) at: Vec<HeadingLine>,
    /// The lines of the letter that parts the questions from the answers, where there is one.
    pub(crate) letter: Option<Range<usize>>,
}

impl Headings {
    /// Where that letter is in the text.
    pub(crate) fn letter_span(&self, sheet: &Sheet) -> Option<Span> {
        let letter = self.letter.clone()?;
        let lines = sheet.lines.get(letter)?;
        Some(Span::new(lines.first()?.full.start, lines.last()?.full.end))
    }
}

/// Finds the headings.
pub(crate) fn find(text: &str, sheet: &mut Sheet) -> Headings {
    let mut headings = without_titles(text, sheet);
    let titles = captions::between_questions(text, sheet, &headings.at);
    if !titles.is_empty() {
        headings.at.extend(titles);
        headings.at.sort_by_cached_key(|found| found.line);
    }
    headings
}

/// The headings of questions and answers, and remarks.
fn without_titles(text: &str, sheet: &mut Sheet) -> Headings {
    let headings = std::mem::take(&mut sheet.headings);
    let mut at = worded(text, sheet, headings);
    let numbered = Numbered::read(text, sheet);
    if at.iter().any(HeadingLine::asks) {
        let letter = runs::beside_worded(text, sheet, &mut at, &numbered);
        return Headings { layout: Layout::Words, at, letter };
    }
    let first_answer = at.iter().find(|found| found.heading.kind == HeadingKind::Answer).map(|found| found.line);
    let (layout, found, mut letter) = runs::numbered(text, sheet, &numbered);
    let enough = found.len() >= 2 || found.len() == 1 && first_answer.is_some();
    let names = if enough { Vec::new() } else { captions::above_questions(text, sheet, &at) };
    if !names.is_empty() {
        at.extend(names);
        at.sort_by_cached_key(|found| found.line);
        return Headings { layout: Layout::Words, at, letter: None };
    }
    if !enough || first_answer.is_some_and(|first| first < found[0].line) {
        return Headings { layout: Layout::None, at, letter: None };
    }
    if first_answer.is_none() && !is_of_the_genre(text, sheet) && !numbered::ask_the_government(text, sheet, &found) {
        return Headings { layout: Layout::None, at, letter: None };
    }
    // Where the answers stand apart under their own numbers, the word above them is not an answer itself.
    if let Some(answers) = runs::start_of_answers(&found) {
        for above in at.iter_mut().filter(|above| above.line < answers) {
            above.heading.kind = HeadingKind::Remark;
        }
    }
    let last = found.last().map_or(0, |last| last.line);
    if letter.is_none()
        && let Some(first) = at.iter().find(|it| it.heading.kind == HeadingKind::Answer).filter(|it| it.line > last)
        && numbered.is_announced(last, first.line)
    {
        letter = runs::letter(text, sheet, last, first.line);
    }
    at.extend(found);
    at.sort_by_cached_key(|found| found.line);
    // (`A1:` below `1. Kent u …` is a heading by its letter and by its number.)
    at.dedup_by_key(|found| found.line);
    Headings { layout, at, letter }
}

/// Headings with a word: `Vraag 1`, `Antwoord`. Their numbers may run on over the line end, or be alone there.
fn worded(text: &str, sheet: &Sheet, headings: Vec<(usize, Heading)>) -> Vec<HeadingLine> {
    let mut at: Vec<HeadingLine> = Vec::with_capacity(headings.len());
    let mut last_question = 0;
    for (line, mut heading) in headings.into_iter().filter(|&(line, _)| sheet.lines[line].is_body()) {
        if let Some(number) = number_above(text, sheet, line, &heading, last_question) {
            last_question = number;
            let (line, word) = (line - 1, sheet.lines[line].content);
            let heading = Heading { numbers: vec![number], length: sheet.lines[line].content.len(), ..heading };
            at.push(HeadingLine { line, heading, continuation: Some(word), next_line: line + 2 });
            continue;
        }
        let continuation = numbers_below(text, sheet, line, &heading, last_question);
        if heading.continues && continuation.is_none() {
            continue;
        }
        let continuation = continuation.map(|(numbers, span)| {
            heading.length = sheet.lines[line].content.len();
            heading.numbers.extend(numbers);
            heading.numbers.sort_unstable();
            heading.numbers.dedup();
            span
        });
        if heading.kind == HeadingKind::Question {
            if is_mentioned(text, sheet, line, &heading, last_question, &at) {
                continue;
            }
            last_question = heading.numbers.iter().copied().fold(last_question, u32::max);
        }
        let next_line = line + 1 + usize::from(continuation.is_some());
        at.push(HeadingLine { line, heading, continuation, next_line });
    }
    at
}

/// The number of a question that is a line of its own above its heading: `2` ⏎ `Vraag:`
fn number_above(text: &str, sheet: &Sheet, line: usize, heading: &Heading, last_question: u32) -> Option<u32> {
    let is_bare = heading.kind == HeadingKind::Question
        && heading.numbers.is_empty()
        && heading.length == sheet.lines[line].content.len();
    let above = sheet.lines[line.checked_sub(1)?].words(text);
    let next = last_question + 1;
    (is_bare && sheet.lines[line - 1].is_body() && above.trim_end_any(".") == next.to_string()).then_some(next)
}

/// The numbers that the next line adds to a heading, with their place: those that run on over the line end
/// (`Vraag 11,` ⏎ `12 en 13`), and the number of a heading that has none (`Vraag` ⏎ `4`).
fn numbers_below(
    text: &str,
    sheet: &Sheet,
    line: usize,
    heading: &Heading,
    last_question: u32,
) -> Option<(Vec<u32>, Span)> {
    let bare = heading.numbers.is_empty() && heading.length == sheet.lines[line].content.len();
    if !heading.continues && (!bare || heading.kind == HeadingKind::Remark) {
        return None;
    }
    let next = sheet.lines.get(line + 1).filter(|next| next.digits && next.is_body())?;
    let words = next.words(text);
    let (numbers, end) = numbers::read(words, true);
    if numbers.is_empty() || !matches!(&words[end..], "" | ":" | ".") {
        return None;
    }
    // A number that no words follow is an answer itself: `Antwoord` ⏎ `12`.
    let below = sheet.lines.get(line + 2).filter(|line| line.is_body()).map(|line| line.words(text));
    let expected = last_question + u32::from(heading.kind == HeadingKind::Question);
    let is_number_of_heading =
        || numbers[0] == expected && expected > 0 && below.is_some_and(|words| heading::read(words).is_none());
    (heading.continues || is_number_of_heading()).then_some((numbers, next.content))
}

/// Whether a sentence runs on into what looks like the heading of a question that was asked before: `zie ook` ⏎ `Vraag 1.`
fn is_mentioned(
    text: &str,
    sheet: &Sheet,
    line: usize,
    heading: &Heading,
    last_question: u32,
    before: &[HeadingLine],
) -> bool {
    const FAR: usize = 200;
    let asked_before =
        |it: &HeadingLine| it.heading.kind == HeadingKind::Question && it.heading.numbers == heading.numbers;
    heading.numbers.first().is_some_and(|&first| first <= last_question)
        && line.checked_sub(1).is_some_and(|above| {
            let above = &sheet.lines[above];
            above.is_body() && above.words(text).ends_with(char::is_alphabetic)
        })
        && before.last().is_some_and(|last| last.next_line < line)
        && before.iter().rev().take(FAR).any(asked_before)
}

/// Whether the text says that it holds questions: numbers alone do not.
fn is_of_the_genre(text: &str, sheet: &Sheet) -> bool {
    sheet.lines.iter().filter(|line| line.is_body()).take(160).any(|line| {
        let words = line.words(text);
        words.starts_with_any("AM") && words.has("ntvangen") && patterns::REPLIED_BY.matches(words)
            || (words.has("ragen") || words.has("RAGEN"))
                && (patterns::ASKED_BY.matches(words)
                    || patterns::LIST_OF_QUESTIONS.matches(words)
                    || patterns::ASKED_OF.matches(words)
                    || patterns::ASKED_BY_GROUP.matches(words)
                    || patterns::QUESTIONS_PUT.matches(words) && patterns::MEMBERS_OF_CHAMBER.matches(words)
                    || patterns::INTRODUCED.matches(words))
            // (`… de volgende` ⏎ `vragen over de pont`)
            || words.ends_with("volgende") && patterns::INTRODUCED.matches(words)
    })
}
