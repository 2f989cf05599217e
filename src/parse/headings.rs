//! Finds the headings of a paper, and by them its layout: which lines begin a question or an answer.

use crate::dutch::heading::{self, Heading, HeadingKind};
use crate::dutch::sentence::begins;
use crate::dutch::{numbers, patterns};
use crate::parse::page::sheet::Sheet;
use crate::parse::source::normalize::skip_placeholders;
use crate::text::span::Span;
use crate::text::str_ext::StrExt;

/// How a paper tells where a question begins.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Layout {
    /// `Vraag 1`.
    Words,
    /// `1` on a line of its own.
    BareNumbers,
    /// `1. Kent u …`.
    NumberedList,
    /// Not by numbers.
    None,
}

/// A heading in the text.
#[derive(Clone, Debug)]
pub(crate) struct HeadingLine {
    /// The index of its line.
    pub(crate) line: usize,
    /// What it says.
    pub(crate) heading: Heading,
    /// The rest of its numbers, where they run on over the line end.
    pub(crate) continuation: Option<Span>,
    /// The index of the line after it.
    pub(crate) next_line: usize,
}

/// The headings of a paper, in order, and its layout.
pub(crate) struct Headings {
    pub(crate) layout: Layout,
    pub(crate) at: Vec<HeadingLine>,
}

/// Finds the headings.
pub(crate) fn find(text: &str, sheet: &mut Sheet) -> Headings {
    let headings = std::mem::take(&mut sheet.headings);
    let mut at = worded(text, sheet, headings);
    if at.iter().any(|found| found.heading.kind == HeadingKind::Question) {
        return Headings { layout: Layout::Words, at };
    }
    let first_answer = at.iter().find(|found| found.heading.kind == HeadingKind::Answer).map(|found| found.line);
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
    // Where the answers stand apart under their own numbers, the word above them is not an answer itself.
    if let Some(answers) = numbered.iter().find(|found| found.heading.kind == HeadingKind::Answer) {
        for above in at.iter_mut().filter(|found| found.line < answers.line) {
            above.heading.kind = HeadingKind::Remark;
        }
    }
    at.extend(numbered);
    at.sort_by_cached_key(|found| found.line);
    Headings { layout, at }
}

/// Headings with a word: `Vraag 1`, `Antwoord`. Their numbers may run on over the line end, or be alone there.
fn worded(text: &str, sheet: &Sheet, headings: Vec<(usize, Heading)>) -> Vec<HeadingLine> {
    let mut at: Vec<HeadingLine> = Vec::with_capacity(headings.len());
    let mut last_question = 0;
    for (line, mut heading) in headings.into_iter().filter(|&(line, _)| sheet.lines[line].is_body()) {
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
        words.starts_with_any("AM") && words.contains("ntvangen") && patterns::REPLIED_BY.matches(words)
            || (words.contains("ragen") || words.contains("RAGEN"))
                && (patterns::ASKED_BY.matches(words)
                    || patterns::LIST_OF_QUESTIONS.matches(words)
                    || patterns::ASKED_OF.matches(words)
                    || patterns::INTRODUCED.matches(words))
    })
}

/// A line that could start a numbered question.
struct NumberedLine {
    line: usize,
    /// At least one.
    numbers: Vec<u32>,
    /// The length of the number with the sign behind it.
    length: usize,
    /// The sign behind the number of a list: a paper keeps to one.
    sign: Option<char>,
    /// Whether a line since the one before says who replies.
    replied: bool,
}

impl NumberedLine {
    fn first(&self) -> u32 {
        self.numbers.first().copied().unwrap_or(0)
    }

    fn last(&self) -> u32 {
        self.numbers.last().copied().unwrap_or(0)
    }
}

/// The lines that start a numbered question: each number once, from 1 on. Where the numbers start anew below a line that
/// says who replies, the answers stand apart. A number may be missing: the one after it is taken when the next follows it.
fn numbered(text: &str, sheet: &Sheet, layout: Layout) -> Vec<HeadingLine> {
    let mut lines = numbered_lines(text, sheet, layout);
    if let Some(sign) = lines.iter().find(|line| line.first() == 1).map(|line| line.sign) {
        lines.retain(|line| line.sign == sign || line.replied);
    }
    let places = Places::of(&lines);
    let mut found: Vec<HeadingLine> = Vec::new();
    let mut count = Count::new();
    let (mut kind, mut replied) = (HeadingKind::Question, false);
    for (index, line) in lines.iter().enumerate() {
        replied |= line.replied && !found.is_empty() && kind == HeadingKind::Question;
        if replied && line.first() == 1 {
            (kind, replied, count) = (HeadingKind::Answer, false, Count::new());
        }
        if !count.takes(line, index, !found.is_empty(), &places) {
            continue;
        }
        let heading = Heading { kind, numbers: line.numbers.clone(), length: line.length, continues: false };
        found.push(HeadingLine { line: line.line, heading, continuation: None, next_line: line.line + 1 });
    }
    found
}

/// Where each number comes among the numbered lines.
struct Places(Vec<(usize, usize)>);

impl Places {
    fn of(lines: &[NumberedLine]) -> Self {
        let mut places: Vec<(usize, usize)> = lines.iter().map(|line| line.first() as usize).zip(0..).collect();
        places.sort_unstable();
        Self(places)
    }

    /// The next line after one that begins with a number; `usize::MAX` when there is none.
    fn next(&self, number: u32, after: usize) -> usize {
        let number = number as usize;
        let next = self.0.partition_point(|&place| place <= (number, after));
        self.0.get(next).filter(|place| place.0 == number).map_or(usize::MAX, |place| place.1)
    }
}

/// Counts along with the numbers of a list.
struct Count {
    /// The smallest number that has not come.
    next: u32,
    /// Which numbers came.
    used: Vec<bool>,
    /// Whether a number was left out: it may still come late.
    jumped: bool,
}

impl Count {
    fn new() -> Self {
        Self { next: 1, used: vec![false; numbers::LARGEST as usize + 2], jumped: false }
    }

    /// Takes a line if its number comes now; says whether it did.
    fn takes(&mut self, line: &NumberedLine, index: usize, is_begun: bool, places: &Places) -> bool {
        const LONGEST_JUMP: u32 = 9;
        let first = line.first();
        // A jump is real where the numbers go on behind it before the one that was expected comes.
        let jumps = first > self.next
            && first - self.next <= LONGEST_JUMP
            && is_begun
            && places.next(first + 1, index).min(places.next(line.last() + 1, index)) < places.next(self.next, index);
        let late = self.jumped && first < self.next && !self.used[first as usize];
        if first != self.next && !jumps && !late {
            return false;
        }
        self.jumped |= jumps;
        line.numbers.iter().for_each(|&number| self.used[number as usize] = true);
        self.next = self.next.max(first);
        while self.used[self.next as usize] {
            self.next += 1;
        }
        true
    }
}

/// The lines that begin with a number in the way of a layout.
fn numbered_lines(text: &str, sheet: &Sheet, layout: Layout) -> Vec<NumberedLine> {
    let mut lines = Vec::new();
    let mut replied = false;
    for (index, line) in sheet.lines.iter().enumerate().filter(|(_, line)| line.is_body()) {
        let words = line.words(text);
        match words.as_bytes()[0] {
            b'A' => replied |= says_who_replies(words),
            b'0'..=b'9' => {
                let (numbers, end) = numbers::read(words, layout == Layout::BareNumbers);
                if let Some((length, sign)) = heading_length(words, end, &numbers, layout) {
                    lines.push(NumberedLine { line: index, numbers, length, sign, replied });
                    replied = false;
                }
            }
            _ => {}
        }
    }
    lines
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
