//! Finds the headings of a paper, and by them its layout: which lines begin a question or an answer.

use crate::dutch::heading::{self, Heading, HeadingKind};
use crate::dutch::sentence::begins;
use crate::dutch::{numbers, patterns};
use crate::parse::page::sheet::Sheet;
use crate::parse::source::normalize::skip_placeholders;
use crate::text::span::Span;
use crate::text::str_ext::StrExt;

/// How the questions of a paper are told apart.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Layout {
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
pub(crate) struct Found {
    /// The index of its line.
    pub(crate) line: usize,
    /// What it says.
    pub(crate) label: Heading,
    /// The rest of its numbers, where they run on over the line end.
    pub(crate) more: Option<Span>,
    /// The index of the line after it.
    pub(crate) next_line: usize,
}

/// The headings of a paper, in order, and its layout.
pub(crate) struct Headings {
    pub(crate) layout: Layout,
    pub(crate) at: Vec<Found>,
}

/// Finds the headings.
pub(crate) fn find(text: &str, sheet: &mut Sheet) -> Headings {
    let labels = std::mem::take(&mut sheet.labels);
    let mut at = labelled(text, sheet, labels);
    if at.iter().any(|found| found.label.kind == HeadingKind::Question) {
        return Headings { layout: Layout::Labels, at };
    }
    let first_answer = at.iter().find(|found| found.label.kind == HeadingKind::Answer).map(|found| found.line);
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
    if let Some(answers) = numbered.iter().find(|found| found.label.kind == HeadingKind::Answer) {
        for above in at.iter_mut().filter(|found| found.line < answers.line) {
            above.label.kind = HeadingKind::Remark;
        }
    }
    at.extend(numbered);
    at.sort_by_key(|found| found.line);
    Headings { layout, at }
}

/// Headings with a word: `Vraag 1`, `Antwoord`. Their numbers may run on over the line end, or stand there alone.
fn labelled(text: &str, sheet: &Sheet, labels: Vec<(usize, Heading)>) -> Vec<Found> {
    let mut at: Vec<Found> = Vec::with_capacity(labels.len());
    // The last question's number.
    let mut last = 0;
    for (line, mut label) in labels.into_iter().filter(|&(line, _)| sheet.lines[line].is_body()) {
        let bare = label.numbers.is_empty() && label.length == sheet.lines[line].content.len();
        let mut found_more = None;
        if label.open || bare && label.kind != HeadingKind::Remark {
            let next = sheet.lines.get(line + 1).filter(|next| next.digits && next.is_body());
            let (numbers, end) = next.map_or((Vec::new(), 0), |next| numbers::read(next.words(text), true));
            let whole = next.is_some_and(|next| matches!(&next.words(text)[end..], "" | ":" | "."));
            let expected = last + u32::from(label.kind == HeadingKind::Question);
            // A number that no words follow is an answer itself.
            let words = sheet.lines.get(line + 2).filter(|line| line.is_body()).map(|line| line.words(text));
            let heads = label.open || words.is_some_and(|words| heading::read(words).is_none());
            if whole && heads && numbers.first().is_some_and(|&first| label.open || first == expected && first > 0) {
                label.length = sheet.lines[line].content.len();
                label.numbers.extend(numbers);
                label.numbers.sort_unstable();
                label.numbers.dedup();
                found_more = next.map(|next| next.content);
            } else if label.open {
                continue;
            }
        }
        if label.kind == HeadingKind::Question {
            if runs_into(text, sheet, line, &label, last, &at) {
                continue;
            }
            last = label.numbers.iter().copied().fold(last, u32::max);
        }
        let next_line = line + 1 + usize::from(found_more.is_some());
        at.push(Found { line, label, more: found_more, next_line });
    }
    at
}

/// Whether a sentence runs on into what looks like the heading of a question that was asked before: `zie ook` ⏎ `Vraag 1.`
fn runs_into(text: &str, sheet: &Sheet, line: usize, label: &Heading, last: u32, before: &[Found]) -> bool {
    label.numbers.first().is_some_and(|&first| first <= last)
        && line.checked_sub(1).is_some_and(|above| {
            let above = &sheet.lines[above];
            above.is_body() && above.words(text).ends_with(char::is_alphabetic)
        })
        && before.last().is_some_and(|heading| heading.next_line < line)
        && before
            .iter()
            .rev()
            .take(200)
            .any(|it| it.label.kind == HeadingKind::Question && it.label.numbers == label.numbers)
}

/// Whether the text says that it holds questions: numbers alone do not.
fn is_of_the_genre(text: &str, sheet: &Sheet) -> bool {
    sheet.lines.iter().filter(|line| line.is_body()).take(160).any(|line| {
        let words = line.words(text);
        words.starts_with_any("AM") && words.contains("ntvangen") && patterns::REPLIED_BY.matches(words)
            || (words.contains("ragen") || words.contains("RAGEN"))
                && (patterns::ASKED_BY.matches(words) || patterns::LIST_OF_QUESTIONS.matches(words))
    })
}

/// A line that could start a numbered question.
struct Candidate {
    line: usize,
    numbers: Vec<u32>,
    /// The length of the number with the sign behind it.
    length: usize,
    /// The sign behind the number of a list: a paper keeps to one.
    sign: Option<char>,
    /// Whether a line since the candidate before it says who replies.
    replied: bool,
}

impl Candidate {
    fn first(&self) -> u32 {
        self.numbers.first().copied().unwrap_or(0)
    }
}

/// The lines that start a numbered question: each number once, from 1 on. Where the numbers start anew below a line that
/// says who replies, the answers stand apart. A number may be missing: the one after it is taken when the next follows it.
fn numbered(text: &str, sheet: &Sheet, layout: Layout) -> Vec<Found> {
    const LONGEST_JUMP: u32 = 9;
    let mut candidates = candidates(text, sheet, layout);
    if let Some(sign) = candidates.iter().find(|candidate| candidate.first() == 1).map(|candidate| candidate.sign) {
        candidates.retain(|candidate| candidate.sign == sign || candidate.replied);
    }
    let mut places: Vec<(u32, usize)> = candidates.iter().map(Candidate::first).zip(0..).collect();
    places.sort_unstable();
    // Where a number comes next after a candidate; `usize::MAX` when it does not.
    let after = |number: u32, index: usize| {
        let next = places.partition_point(|&place| place <= (number, index));
        places.get(next).filter(|place| place.0 == number).map_or(usize::MAX, |place| place.1)
    };
    let mut found: Vec<Found> = Vec::new();
    let mut used = vec![false; numbers::LARGEST as usize + 2];
    let (mut next, mut kind, mut replied, mut jumped) = (1, HeadingKind::Question, false, false);
    for (index, candidate) in candidates.iter().enumerate() {
        replied |= candidate.replied && !found.is_empty() && kind == HeadingKind::Question;
        let first = candidate.first();
        if replied && first == 1 {
            (kind, next, replied, jumped) = (HeadingKind::Answer, 1, false, false);
            used.fill(false);
        }
        let last = candidate.numbers.last().copied().unwrap_or(first);
        let jumps = first > next
            && first - next <= LONGEST_JUMP
            && !found.is_empty()
            && after(first + 1, index).min(after(last + 1, index)) < after(next, index);
        let late = jumped && first < next && !used[first as usize];
        if first != next && !jumps && !late {
            continue;
        }
        jumped |= jumps;
        candidate.numbers.iter().for_each(|&number| used[number as usize] = true);
        next = next.max(first);
        while used[next as usize] {
            next += 1;
        }
        let label = Heading { kind, numbers: candidate.numbers.clone(), length: candidate.length, open: false };
        found.push(Found { line: candidate.line, label, more: None, next_line: candidate.line + 1 });
    }
    found
}

/// The lines that begin with a number in the way of a layout.
fn candidates(text: &str, sheet: &Sheet, layout: Layout) -> Vec<Candidate> {
    let mut candidates = Vec::new();
    let mut replied = false;
    for (index, line) in sheet.lines.iter().enumerate().filter(|(_, line)| line.is_body()) {
        let words = line.words(text);
        match words.as_bytes()[0] {
            b'A' => replied |= says_who_replies(words),
            b'0'..=b'9' => {
                let (numbers, end) = numbers::read(words, layout == Layout::BareNumbers);
                if let Some((length, sign)) = heading_length(words, end, &numbers, layout) {
                    candidates.push(Candidate { line: index, numbers, length, sign, replied });
                    replied = false;
                }
            }
            _ => {}
        }
    }
    candidates
}

/// The length of the number as a heading of that layout, and the sign behind the number of a list.
fn heading_length(words: &str, end: usize, numbers: &[u32], layout: Layout) -> Option<(usize, Option<char>)> {
    let end = skip_placeholders(words, end);
    if numbers.is_empty() {
        return None;
    }
    if layout == Layout::BareNumbers {
        return matches!(&words[end..], "" | "." | ":" | ")").then_some((words.len(), None));
    }
    let sign = words[end..].chars().next().filter(|sign| matches!(sign, '.' | ')' | ':'));
    let length = end + sign.map_or(0, char::len_utf8);
    let after = &words[length..];
    let text_follows = after.starts_blank() && begins(after.trim_start_blank());
    ((numbers.len() == 1 || sign.is_some()) && text_follows).then_some((length, sign))
}

/// Whether a line announces answers that stand apart: `Antwoord`, `Antwoord van minister De Wit (Defensie)`.
fn says_who_replies(words: &str) -> bool {
    matches!(words.trim_end_any(":."), "Antwoord" | "Antwoorden" | "ANTWOORD" | "ANTWOORDEN")
        || patterns::REPLIED_BY.matches(words)
}
