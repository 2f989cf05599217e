//! Papers that print all questions before the answers. What comes second, below a reply line or in a letter, has its own
//! numbers: they are those of the answers, or of the questions once more, each with its answer.

use crate::dutch::heading::{
    self,
    HeadingKind::{self, Answer, Question},
};
use crate::dutch::letter::begins_letter;
use crate::parse::headings::heading_line::{HeadingLine, Layout};
use crate::parse::headings::numbered::{Numbered, NumberedLine, count_up, item};
use crate::parse::page::sheet::Sheet;
use crate::text::alike::asks_the_same;
use crate::text::str_ext::StrExt;
use std::ops::Range;

/// The headings of a paper that counts by numbers alone, its layout, and the letter between two runs.
pub(super) fn numbered(
    text: &str,
    sheet: &Sheet,
    numbered: &Numbered,
) -> (Layout, Vec<HeadingLine>, Option<Range<usize>>) {
    let lines = &*numbered.lines;
    let split = |&announcement: &usize| {
        let at = lines.partition_point(|line| line.line < announcement);
        let restarts = lines.get(at).is_some_and(|next| lines[..at].iter().any(|line| line.first() == next.first()));
        restarts.then_some(at)
    };
    if let Some(at) = numbered.announcements.iter().take(MOST_ANNOUNCEMENTS).find_map(split) {
        let (above, below) = (count_up(text, sheet, &lines[..at]), count_up(text, sheet, &lines[at..]));
        if covers(&below, &above) {
            let letter = letter(text, sheet, above.last().map_or(0, |last| last.line), below[0].line);
            let kind = if reprints(text, sheet, &items(&above), &items(&below)) { Question } else { Answer };
            let layout = above[0].layout;
            let mut found: Vec<HeadingLine> = above.into_iter().map(|line| line.heading(Question)).collect();
            found.extend(below.into_iter().map(|line| line.heading(kind)));
            return (layout, found, letter);
        }
    }
    let list = count_up(text, sheet, lines);
    let Some(layout) = list.first().map(|first| first.layout) else { return (Layout::None, Vec::new(), None) };
    let mut found = with_twins(text, sheet, lines, &list);
    let last = found.last().map_or(0, |last| last.line);
    let next = numbered.announcements.partition_point(|&line| line <= last);
    if found.iter().all(HeadingLine::asks)
        && let Some(&announcement) = numbered.announcements.get(next)
    {
        let again = reprinted(text, sheet, &items(&list), announcement);
        let letter = again.first().and_then(|first| letter(text, sheet, last, first.line));
        found.extend(again);
        return (layout, found, letter);
    }
    (layout, found, None)
}

/// Where the questions of a list are printed again below a line, without their numbers: paragraphs that ask the same, in the
/// same order. None where they are fewer than half.
fn reprinted(text: &str, sheet: &Sheet, list: &[Item], from: usize) -> Vec<HeadingLine> {
    let ends = list.iter().skip(1).map(|next| next.0).chain([from]);
    let asked: Vec<&str> =
        list.iter().zip(ends).map(|(it, end)| item(text, sheet, it.0, it.1, end).trim_blank()).collect();
    let mut found: Vec<HeadingLine> = Vec::new();
    let (mut next, mut compared) = (0, 0);
    for line in (from..sheet.lines.len()).filter(|&line| sheet.lines[line].is_body()) {
        let first = sheet.lines[line].words(text).first_word();
        // A question may be left out.
        let candidates = (next..asked.len()).take(MOST_LEFT_OUT).filter(|&nth| asked[nth].first_word() == first);
        let words = item(text, sheet, line, 0, line + LONGEST_PARAGRAPH);
        let mut candidates = candidates.filter(|_| {
            compared += 1;
            compared <= MOST_COMPARED
        });
        if let Some(nth) = candidates.find(|&nth| asks_the_same(asked[nth], words)) {
            found.push(HeadingLine::on_line(line, Question, list[nth].2.to_vec(), 0));
            next = nth + 1;
        }
    }
    if found.len() * 2 < list.len() { Vec::new() } else { found }
}

/// The most paragraphs that are compared with a question.
const MOST_COMPARED: usize = 2_000;

/// The most questions in a row that a letter leaves out.
const MOST_LEFT_OUT: usize = 3;

/// A paragraph of a question has no more lines.
const LONGEST_PARAGRAPH: usize = 12;

/// In more places than these no paper says that answers follow.
const MOST_ANNOUNCEMENTS: usize = 40;

/// Whether a second run has the numbers of half of the first, and none that the first has not.
fn covers(below: &[&NumberedLine], above: &[&NumberedLine]) -> bool {
    let mut asked: Vec<u32> = above.iter().flat_map(|line| line.numbers.iter().copied()).collect();
    asked.sort_unstable();
    let mut named = below.iter().flat_map(|line| &line.numbers);
    let count: usize = below.iter().map(|line| line.numbers.len()).sum();
    !asked.is_empty() && count * 2 >= asked.len() && named.all(|number| asked.binary_search(number).is_ok())
}

/// The line of an item, the length of its heading, its numbers.
type Item<'a> = (usize, usize, &'a [u32]);

fn items<'l>(lines: &[&'l NumberedLine]) -> Vec<Item<'l>> {
    lines.iter().map(|line| (line.line, line.length, &*line.numbers)).collect()
}

/// Whether most items of a run do not ask.
fn state(text: &str, sheet: &Sheet, run: &[Item]) -> bool {
    let ends = run.iter().skip(1).map(|next| next.0).chain([sheet.lines.len()]);
    let asking = run.iter().zip(ends).filter(|&(it, end)| item(text, sheet, it.0, it.1, end).contains('?')).count();
    asking * 2 < run.len()
}

fn item_of(heading: &HeadingLine) -> Item<'_> {
    (heading.line, heading.heading.length, &heading.heading.numbers)
}

fn worded(headings: &[HeadingLine]) -> Vec<Item<'_>> {
    headings.iter().map(item_of).collect()
}

/// Whether a second run prints the questions of the first again: most of those under the same numbers ask the same.
fn reprints(text: &str, sheet: &Sheet, above: &[Item], below: &[Item]) -> bool {
    let mut first: Vec<(u32, &str)> = Vec::with_capacity(above.len());
    let end = below.first().map_or(sheet.lines.len(), |first| first.0);
    for (nth, &(line, length, numbers)) in above.iter().enumerate() {
        let words = item(text, sheet, line, length, above.get(nth + 1).map_or(end, |next| next.0));
        first.extend(numbers.iter().map(|&number| (number, words)));
    }
    first.sort_by_cached_key(|&(number, _)| number as usize);
    let (mut alike, mut pairs) = (0, 0);
    for (nth, &(line, length, numbers)) in below.iter().enumerate() {
        let words = item(text, sheet, line, length, below.get(nth + 1).map_or(sheet.lines.len(), |next| next.0));
        for number in numbers {
            let Ok(at) = first.binary_search_by_key(number, |&(number, _)| number) else { continue };
            pairs += 1;
            alike += usize::from(asks_the_same(first[at].1, words));
        }
    }
    pairs > 0 && alike * 2 >= pairs
}

/// The lines of the letter between the last heading of the first run and the first of the second.
pub(super) fn letter(text: &str, sheet: &Sheet, above: usize, below: usize) -> Option<Range<usize>> {
    let is_first = |&line: &usize| sheet.lines[line].is_body() && begins_letter(sheet.lines[line].words(text));
    (above + 1..below).find(is_first).map(|first| first..below)
}

/// The headings of a list in which the number of a question may come again before its answer: `1`, `Kent u …?`, `1`, `Ja.`
fn with_twins(text: &str, sheet: &Sheet, lines: &[NumberedLine], list: &[&NumberedLine]) -> Vec<HeadingLine> {
    let mut questions = list.iter().peekable();
    let mut found: Vec<HeadingLine> = Vec::with_capacity(list.len());
    let (mut open, mut total, mut answered): (Vec<u32>, usize, usize) = (Vec::new(), 0, 0);
    let is_mixed = list.iter().any(|line| line.layout != list[0].layout);
    // (A number alone above `Antwoord 1` is the mark of a note.)
    let is_empty = |line: &NumberedLine| {
        let below = sheet.lines[line.line + 1..].iter().find(|below| below.is_body());
        line.layout == Layout::BareNumbers && below.is_some_and(|below| heading::read(below.words(text)).is_some())
    };
    for line in lines.iter().filter(|line| is_mixed || line.layout == list[0].layout) {
        if questions.next_if(|next| next.line == line.line).is_some() {
            total += line.numbers.len();
            open.extend(&line.numbers);
            found.push(line.heading(Question));
        } else if !open.is_empty() && line.numbers.iter().all(|number| open.contains(number)) && !is_empty(line) && {
            let last = found.last().filter(|last| last.heading.kind == Question);
            last.is_some_and(|last| item(text, sheet, last.line, last.heading.length, line.line).contains('?'))
        } {
            open.retain(|number| !line.numbers.contains(number));
            answered += line.numbers.len();
            found.push(line.heading(Answer));
        }
        // (No group has more.)
        open.truncate(MOST_OPEN);
    }
    if answered * 3 < total * 2 {
        found.retain(HeadingLine::asks);
    }
    found
}

/// The most questions that wait for an answer.
const MOST_OPEN: usize = 100;

/// The line at which answers stand apart under their own numbers: the first of them comes below all questions.
pub(super) fn start_of_answers(found: &[HeadingLine]) -> Option<usize> {
    let first = found.iter().position(|heading| !heading.asks())?;
    found[first..].iter().all(|heading| !heading.asks()).then(|| found[first].line)
}

/// Adds to the headings with words what stands beside them by numbers: a list of the same questions above a letter, or
/// answers below one that have nothing but numbers. Returns the lines of the letter.
pub(super) fn beside_worded(
    text: &str,
    sheet: &Sheet,
    at: &mut Vec<HeadingLine>,
    numbered: &Numbered,
) -> Option<Range<usize>> {
    if numbered.announcements.is_empty() {
        return None;
    }
    let questions: Vec<&HeadingLine> = at.iter().filter(|heading| heading.asks()).collect();
    let (first, last) = (questions.first()?.line, questions.last()?.line);
    let worded: Vec<Item> = questions.iter().map(|it| item_of(it)).collect();
    // The list above.
    let above = &numbered.lines[..numbered.lines.partition_point(|line| line.line < first)];
    let is_between = |from: usize, to: usize| numbered.is_announced(from, to);
    if above.last().is_some_and(|line| is_between(line.line, first)) {
        let list = count_up(text, sheet, above);
        let again = reprints(text, sheet, &items(&list), &worded);
        let are_answers = !again && at.iter().all(HeadingLine::asks) && state(text, sheet, &worded);
        if let Some(end) = list.last().map(|last| last.line)
            && (again || are_answers)
        {
            // (`Vraag 1 en 2` may head the answer to a list.)
            at.iter_mut().filter(|_| are_answers).for_each(|it| it.heading.kind = Answer);
            at.extend(list.iter().map(|line| line.heading(Question)));
            at.sort_by_cached_key(|heading| heading.line);
            return letter(text, sheet, end, first);
        }
    }
    // The answers below, or the questions once more above headings that have no numbers.
    let below = &numbered.lines[numbered.lines.partition_point(|line| line.line < last)..];
    let only_asks = at.iter().all(HeadingLine::asks);
    let are_apart = at.iter().all(|it| it.asks() || it.line > last && it.heading.numbers.is_empty());
    if are_apart && below.first().is_some_and(|line| is_between(last, line.line)) {
        let list = count_up(text, sheet, below);
        let asked: usize = worded.iter().map(|it| it.2.len()).sum();
        let named: usize = list.iter().map(|line| line.numbers.len()).sum();
        let again = named * 2 >= asked && named <= asked && reprints(text, sheet, &worded, &items(&list));
        if again || only_asks && named * 2 >= asked && named <= asked {
            let letter = letter(text, sheet, last, list.first()?.line);
            at.extend(list.iter().map(|line| line.heading(if again { Question } else { Answer })));
            at.sort_by_cached_key(|heading| heading.line);
            return letter;
        }
    }
    // The same questions below, without numbers.
    let next = numbered.announcements.partition_point(|&line| line <= last);
    if at.iter().all(HeadingLine::asks)
        && let Some(&announcement) = numbered.announcements.get(next)
    {
        let again = reprinted(text, sheet, &worded, announcement);
        if let Some(below) = again.first().map(|first| first.line) {
            at.extend(again);
            return letter(text, sheet, last, below);
        }
    }
    restart(text, sheet, at, is_between)
}

/// The letter between two runs of headings with words: `Vraag 1`, `Vraag 2`, a letter, `Vraag 1`, `Antwoord 1`. Where no
/// answer has a heading and the second run does not ask, it is that of the answers.
fn restart(
    text: &str,
    sheet: &Sheet,
    at: &mut [HeadingLine],
    is_between: impl Fn(usize, usize) -> bool,
) -> Option<Range<usize>> {
    let mut largest = 0;
    let questions = (0..at.len()).filter(|&nth| at[nth].heading.kind != HeadingKind::Remark);
    let mut pairs = questions.clone().zip(questions.skip(1));
    let (before, next) = pairs.find(|&(before, next)| {
        largest = at[before].heading.numbers.iter().copied().fold(largest, u32::max);
        let first = at[next].heading.numbers.first().copied().unwrap_or(u32::MAX);
        at[before].asks() && first < largest.max(2) && is_between(at[before].line, at[next].line)
    })?;
    let letter = letter(text, sheet, at[before].line, at[next].line);
    if at.iter().all(HeadingLine::asks) && state(text, sheet, &worded(&at[next..])) {
        at[next..].iter_mut().for_each(|it| it.heading.kind = Answer);
    }
    letter
}
