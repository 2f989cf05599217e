//! Finds the headings of a paper, and by them its layout: which lines begin a question or an answer.

use super::blocks::begins;
use super::furniture::Sheet;
use super::labels::{self, Label, What};
use super::lines::is_blank;
use super::numbers;
use crate::patterns;
use crate::span::Span;
use std::collections::BTreeSet;

/// How the questions of a paper are told apart.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Layout {
    /// `Vraag 1`.
    Labels,
    /// `1` on a line of its own.
    BareNumbers,
    /// `1. Kent u …`.
    NumberedList,
    /// Not by numbers.
    None,
}

/// A heading in the text.
#[derive(Clone, Debug)]
pub(super) struct Found {
    /// The index of its line.
    pub(super) line: usize,
    /// What it says.
    pub(super) label: Label,
    /// The rest of its numbers, where they run on over the line end.
    pub(super) more: Option<Span>,
    /// The index of the line after it.
    pub(super) next_line: usize,
}

/// The headings of a paper, in order, and its layout.
pub(super) struct Headings {
    pub(super) layout: Layout,
    pub(super) at: Vec<Found>,
}

/// Finds the headings.
pub(super) fn find(text: &str, sheet: &Sheet) -> Headings {
    let mut at = labelled(text, sheet);
    if at.iter().any(|found| found.label.what == What::Question) {
        return Headings { layout: Layout::Labels, at };
    }
    let first_answer = at.iter().find(|found| found.label.what == What::Answer).map(|found| found.line);
    if first_answer.is_none() && !is_of_the_genre(text, sheet) {
        return Headings { layout: Layout::None, at };
    }
    let bare = numbered(text, sheet, Layout::BareNumbers);
    let list = numbered(text, sheet, Layout::NumberedList);
    let (layout, numbered) =
        if bare.len() >= list.len() { (Layout::BareNumbers, bare) } else { (Layout::NumberedList, list) };
    let enough = numbered.len() >= 2 || numbered.len() == 1 && first_answer.is_some();
    if !enough || first_answer.is_some_and(|first| first < numbered[0].line) {
        return Headings { layout: Layout::None, at };
    }
    // Where the answers stand apart under their own numbers, the word above them is no answer itself.
    if let Some(answers) = numbered.iter().find(|found| found.label.what == What::Answer) {
        for above in at.iter_mut().filter(|found| found.line < answers.line) {
            above.label.what = What::Remark;
        }
    }
    at.extend(numbered);
    at.sort_by_key(|found| found.line);
    Headings { layout, at }
}

/// Headings with a word: `Vraag 1`, `Antwoord`.
fn labelled(text: &str, sheet: &Sheet) -> Vec<Found> {
    let mut at: Vec<Found> = Vec::new();
    for (line, found) in sheet.lines.iter().enumerate().filter(|(_, line)| line.is_body()) {
        let words = found.words(text);
        let Some(mut label) = labels::read(words) else { continue };
        let (mut more, mut next_line) = (None, line + 1);
        if let Some(next) = sheet.lines.get(line + 1).filter(|next| next.is_body() && runs_on(words, &label)) {
            let (numbers, end) = numbers::read(next.words(text), true);
            let rest = &next.words(text)[end..];
            if !numbers.is_empty() && matches!(rest, "" | ":" | ".") {
                label.numbers.extend(numbers);
                label.numbers.sort_unstable();
                label.numbers.dedup();
                label.length = words.len();
                (more, next_line) = (Some(next.content), line + 2);
            }
        }
        at.push(Found { line, label, more, next_line });
    }
    at
}

/// Whether the numbers of a heading run on over its line end: `Vraag 11, 12,`.
fn runs_on(words: &str, label: &Label) -> bool {
    !label.numbers.is_empty() && (words.ends_with(',') || words.ends_with(" en") || words.ends_with(" t/m"))
}

/// Whether the text says that it holds questions: numbers alone do not.
fn is_of_the_genre(text: &str, sheet: &Sheet) -> bool {
    sheet.lines.iter().filter(|line| line.is_body()).take(160).any(|line| {
        let words = line.words(text);
        (words.contains("ragen") || words.contains("RAGEN"))
            && (patterns::ASKED_BY.matches(words) || patterns::LIST_OF_QUESTIONS.matches(words))
    })
}

/// The lines that start a numbered question: each number once, from 1 on. Where the numbers start anew below a line that
/// says who replies, the answers stand apart.
fn numbered(text: &str, sheet: &Sheet, layout: Layout) -> Vec<Found> {
    let mut found: Vec<Found> = Vec::new();
    let mut used = BTreeSet::new();
    let (mut next, mut what) = (1, What::Question);
    let (mut sign, mut replied) = (None, false);
    for (index, line) in sheet.lines.iter().enumerate().filter(|(_, line)| line.is_body()) {
        let words = line.words(text);
        if matches!(words.as_bytes()[0], b'A' | b'a') {
            replied |= !found.is_empty() && what == What::Question && says_who_replies(words);
        }
        if !words.as_bytes()[0].is_ascii_digit() {
            continue;
        }
        let (numbers, end) = numbers::read(words, layout == Layout::BareNumbers);
        let anew = replied && numbers.first() == Some(&1);
        if numbers.first() != Some(&next) && !anew {
            continue;
        }
        let Some(length) = heading_length(words, end, &numbers, layout, &mut sign) else { continue };
        if anew {
            (what, next, replied) = (What::Answer, 1, false);
            used.clear();
        }
        used.extend(numbers.iter().copied());
        while used.contains(&next) {
            next += 1;
        }
        found.push(Found { line: index, label: Label { what, numbers, length }, more: None, next_line: index + 1 });
    }
    found
}

/// The length of the number as a heading of that layout; `sign` is what follows the numbers of a list in this paper.
fn heading_length(
    words: &str,
    end: usize,
    numbers: &[u32],
    layout: Layout,
    sign: &mut Option<Option<char>>,
) -> Option<usize> {
    let rest = &words[end..];
    if layout == Layout::BareNumbers {
        return matches!(rest, "" | "." | ":").then_some(words.len());
    }
    let mark = rest.chars().next().filter(|mark| matches!(mark, '.' | ')' | ':'));
    let after = &rest[mark.map_or(0, char::len_utf8)..];
    let text_follows = after.starts_with(is_blank) && begins(after.trim_start_matches(is_blank));
    if numbers.len() != 1 || !text_follows || sign.is_some_and(|sign| sign != mark) {
        return None;
    }
    *sign = Some(mark);
    Some(end + mark.map_or(0, char::len_utf8))
}

/// Whether a line announces answers that stand apart: `Antwoord`, `Antwoord van minister De Wit (Defensie)`.
fn says_who_replies(words: &str) -> bool {
    matches!(words.trim_end_matches([':', '.']), "Antwoord" | "Antwoorden" | "ANTWOORD" | "ANTWOORDEN")
        || patterns::REPLIED_BY.matches(words)
}
