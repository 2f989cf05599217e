//! Takes notes out of the foot of a page as pdftotext writes it: labels on lines of their own, torn from their notes.
//!
//! The notes keep their order; the labels do not keep their places. A label right above words begins its note there. The
//! others begin where a line looks most like the start of a note.

use crate::dutch::date;
use crate::dutch::sentence::begins;
use crate::model::FurnitureKind;
use crate::parse::notes::evidence;
use crate::parse::notes::label::opens_note;
use crate::parse::notes::note::{RawNote, Style};
use crate::parse::page::sheet::Sheet;
use crate::parse::source::line::Role;
use crate::text::span::Span;
use crate::text::str_ext::StrExt;
use std::cmp::Reverse;
use std::ops::Range;

/// The notes in the lines of a page below its last heading; `first` is the label that comes next. The words are the last
/// lines of the page, the labels stand among and before them.
pub(crate) fn find(text: &str, sheet: &Sheet, page: Range<usize>, top_of_page: usize, first: u32) -> Vec<RawNote> {
    let from = page.start;
    let body = |index: &usize| sheet.lines[*index].is_body();
    let label_of = |index: usize| {
        let words = sheet.lines[index].words(text);
        words.parse::<u32>().ok().filter(|_| words.len() <= 3 && !words.starts_with('0'))
    };
    // The last group of lines without a blank between them, and groups above it that only print marks part from it.
    let Some(last) = (from..page.end).rev().find(body) else { return Vec::new() };
    let start_of = |index: usize| (from..=index).rev().take_while(body).last().unwrap_or(index);
    let mut group = start_of(last);
    while let Some(above) = (from..group).rev().find(body).filter(|&above| {
        sheet.lines[above + 1..group].iter().any(|line| line.role == Role::Furniture(FurnitureKind::PrintMark))
    }) {
        group = start_of(above);
    }
    let Some(top) = (from..=last).rev().find(|&index| body(&index) && label_of(index) == Some(first)) else {
        return Vec::new();
    };
    // Labels: those right below the first one, and those within the group.
    let mut labels: Vec<usize> = (top..=last)
        .filter(body)
        .enumerate()
        .take_while(|&(nth, index)| label_of(index) == u32::try_from(nth).ok().map(|nth| first + nth))
        .map(|(_, index)| index)
        .collect();
    let after = labels.last().map_or(top, |index| index + 1);
    let start = group.max(after);
    labels.extend((start..=last).filter(|&index| body(&index) && label_of(index).is_some_and(|label| label > first)));
    let mut numbers: Vec<u32> = labels.iter().filter_map(|&index| label_of(index)).collect();
    numbers.sort_unstable();
    let words: Vec<usize> = (start..=last).filter(|index| body(index) && !labels.contains(index)).collect();
    let whole =
        numbers.iter().enumerate().all(|(nth, &label)| u32::try_from(nth).is_ok_and(|nth| label == first + nth));
    let cited = evidence::has_likely_ref_in_text(text, &sheet.lines[top_of_page..top], first);
    if !whole || !cited && first == 1 || words.len() < numbers.len() || group < from {
        return Vec::new();
    }
    assign_labels(text, sheet, &labels, &words, first)
}

/// Gives each label its words.
fn assign_labels(text: &str, sheet: &Sheet, labels: &[usize], words: &[usize], first: u32) -> Vec<RawNote> {
    let count = labels.len();
    let label = |nth: usize| first + u32::try_from(nth).unwrap_or(0);
    let line_of =
        |nth: usize| labels.iter().copied().find(|&line| sheet.lines[line].words(text).parse() == Ok(label(nth)));
    // Where a label stands right above words, that note begins there.
    let fixed = |nth: usize| {
        let below = line_of(nth)? + 1;
        words.iter().position(|&word| word == below).filter(|&at| at >= nth)
    };
    let mut starts = vec![0];
    while starts.len() < count {
        let nth = starts.len();
        let (end, at) = (nth..count).find_map(|later| Some((later, fixed(later)?))).unwrap_or((count, words.len()));
        let from = starts[nth - 1] + 1;
        let Some(likely) = likeliest(text, sheet, words, from..at, end - nth) else { return Vec::new() };
        starts.extend(likely);
        if end < count {
            starts.push(at);
        }
    }
    starts.push(words.len());
    let note = |nth: usize| {
        let runs: Vec<Span> =
            words.get(starts[nth]..starts[nth + 1])?.iter().map(|&line| sheet.lines[line].content).collect();
        let marker = sheet.lines[line_of(nth)?].content;
        (!runs.is_empty()).then_some(RawNote {
            label: label(nth),
            marker,
            runs,
            page: None,
            series: 0,
            style: Style::Lone,
        })
    };
    (0..count).map(note).collect::<Option<_>>().unwrap_or_default()
}

/// The `count` lines among `range` that look most like the start of a note, in order. `None` when there are too few.
fn likeliest(text: &str, sheet: &Sheet, words: &[usize], range: Range<usize>, count: usize) -> Option<Vec<usize>> {
    let line = |at: usize| sheet.lines[words[at]].words(text);
    let widest = (0..words.len()).map(|at| line(at).len()).max().unwrap_or(0);
    let mut lines: Vec<usize> = range.collect();
    if lines.len() < count {
        return None;
    }
    // The heaviest first.
    lines.sort_by_key(|&at| Reverse(weigh(line(at), line(at - 1), widest)));
    lines.truncate(count);
    lines.sort_unstable();
    Some(lines)
}

/// The letters up to the first space.
fn first_word(line: &str) -> &str {
    line.first_word()
}

/// How much a line looks like the start of a note, told by itself and the line before it.
fn weigh(line: &str, before: &str, widest: usize) -> i32 {
    const SOURCES: &str = "Kamerstuk|Aanhangsel|Handelingen|Tweede Kamer,|Zie |http|www.|Antwoord|Motie|Brief";
    let mut weight = 0;
    if opens_note(line) {
        weight += 3;
    } else if line.starts_lowercase() {
        weight -= 4;
    }
    if line.starts_with_one_of(SOURCES) {
        weight += 3;
    }
    // "De Courant, 3 mei 2031, …"
    if date::find(line).is_some_and(|(_, place)| place.start < 50 && line[..place.start].contains(',')) {
        weight += 3;
    }
    match before.chars().next_back() {
        Some('.') => weight += 3,
        Some(')' | '»') => weight += 2,
        // An address that goes on, a word that was broken.
        Some('-' | '/' | '=' | '&' | '_') if !begins(line) || first_word(line).contains(['/', '.', '=']) => weight -= 9,
        Some(',' | '|' | ':') => weight -= 4,
        _ => {}
    }
    if before.len() * 4 < widest * 3 {
        weight += 3;
    } else if before.len() * 10 < widest * 9 {
        weight += 1;
    }
    weight
}

#[cfg(test)]
mod tests {
    use super::weigh;

    #[test]
    fn the_start_of_a_note_weighs_more() {
        let widest = 95;
        let start = weigh("De Courant, 3 mei 2031, «Molens»", "(www.krant.example/molens).", widest);
        let middle = weigh(
            "Molens van hout en steen",
            "Richtlijn betreffende de zorg voor houten en stenen molens, bruggen en sluizen in de Unie",
            widest,
        );
        assert!(start > middle + 4, "{start} and {middle}");
    }
}
