//! Finds the notes at the foot of a page as pdftotext writes them: labels on lines of their own, away from their notes.
//!
//! The notes keep their order; the labels do not keep their places. A label right above words begins its note there. The
//! others begin where a line looks most like the start of a note.

use crate::dutch::date;
use crate::dutch::lexicon::names_source;
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

/// Finds the notes in the lines `range` of a page, those below its last heading; `first` is the label that comes next. The
/// words are the last lines of the page, the labels are among and before them.
pub(crate) fn find(text: &str, sheet: &Sheet, range: Range<usize>, top_of_page: usize, first: u32) -> Vec<RawNote> {
    find_in(text, sheet, range, top_of_page, first).unwrap_or_default()
}

fn find_in(text: &str, sheet: &Sheet, range: Range<usize>, top_of_page: usize, first: u32) -> Option<Vec<RawNote>> {
    let label_at = |index: usize| label_on_line(text, sheet, index);
    let group = last_group(sheet, range.clone())?;
    let last = group.end - 1;
    let top = (range.start..=last).rev().find(|&index| label_at(index) == Some(first))?;
    // Labels: those right below the first one, and those within the group.
    let row = (top..=last).filter(|&index| sheet.lines[index].is_body()).zip(first..);
    let mut labels: Vec<usize> =
        row.take_while(|&(index, label)| label_at(index) == Some(label)).map(|(index, _)| index).collect();
    let start = group.start.max(labels.last().map_or(top, |index| index + 1));
    labels.extend((start..=last).filter(|&index| label_at(index).is_some_and(|label| label > first)));
    labels.sort_by_key(|&index| label_at(index));
    let is_complete = labels.iter().zip(first..).all(|(&index, label)| label_at(index) == Some(label));
    let words: Vec<usize> =
        (start..=last).filter(|index| sheet.lines[*index].is_body() && !labels.contains(index)).collect();
    let is_cited = || evidence::has_likely_ref_in_text(text, &sheet.lines[top_of_page..top], first);
    if !is_complete || words.len() < labels.len() || first == 1 && !is_cited() {
        return None;
    }
    assign_labels(text, sheet, &labels, &words, first)
}

/// The label that a line of the running text is, and nothing else.
fn label_on_line(text: &str, sheet: &Sheet, index: usize) -> Option<u32> {
    let line = &sheet.lines[index];
    let words = line.words(text);
    let may_be = line.is_body() && words.len() <= 3 && !words.starts_with('0');
    may_be.then(|| words.parse().ok())?
}

/// The last lines of words without a blank between them, and those above that only print marks part from them.
fn last_group(sheet: &Sheet, range: Range<usize>) -> Option<Range<usize>> {
    let is_body = |index: &usize| sheet.lines[*index].is_body();
    let start_of = |index: usize| (range.start..=index).rev().take_while(is_body).last().unwrap_or(index);
    let last = range.clone().rev().find(is_body)?;
    let mut start = start_of(last);
    while let Some(above) = (range.start..start).rev().find(is_body)
        && sheet.lines[above + 1..start].iter().any(|line| line.role == Role::Furniture(FurnitureKind::PrintMark))
    {
        start = start_of(above);
    }
    Some(start..last + 1)
}

/// Gives each label its words: `labels` are the lines of the labels from `first` on, `words` those of the words.
fn assign_labels(text: &str, sheet: &Sheet, labels: &[usize], words: &[usize], first: u32) -> Option<Vec<RawNote>> {
    let starts = starts_of_notes(text, sheet, labels, words)?;
    let ends = starts.iter().skip(1).copied().chain([words.len()]);
    let notes = starts.iter().zip(ends).zip(labels).zip(first..).map(|(((&start, end), &line), label)| {
        let runs: Vec<Span> = words.get(start..end)?.iter().map(|&line| sheet.lines[line].content).collect();
        let marker = sheet.lines[line].content;
        (!runs.is_empty()).then_some(RawNote { label, marker, runs, page: None, series: 0, style: Style::OwnLine })
    });
    notes.collect()
}

/// Where in `words` each note begins. `None` where there are too few lines.
fn starts_of_notes(text: &str, sheet: &Sheet, labels: &[usize], words: &[usize]) -> Option<Vec<usize>> {
    // A label right above words begins its note there.
    let known_start = |nth: usize| words.iter().position(|&word| word == labels[nth] + 1).filter(|&start| start >= nth);
    let mut starts = vec![0];
    while starts.len() < labels.len() {
        let nth = starts.len();
        let known = (nth..labels.len()).find_map(|later| Some((later, known_start(later)?)));
        let (next, end) = known.unwrap_or((labels.len(), words.len()));
        starts.extend(likeliest_starts(text, sheet, words, starts[nth - 1] + 1..end, next - nth)?);
        starts.extend(known.map(|(_, start)| start));
    }
    Some(starts)
}

/// The `count` lines among `range` that look most like the start of a note, in order. `None` where there are too few.
fn likeliest_starts(
    text: &str,
    sheet: &Sheet,
    words: &[usize],
    range: Range<usize>,
    count: usize,
) -> Option<Vec<usize>> {
    let line = |at: usize| sheet.lines[words[at]].words(text);
    let widest = (0..words.len()).map(|at| line(at).len()).max().unwrap_or(0);
    let mut lines: Vec<usize> = range.collect();
    if lines.len() < count {
        return None;
    }
    lines.sort_by_key(|&at| Reverse(score_start(line(at), line(at - 1), widest)));
    lines.truncate(count);
    lines.sort_unstable();
    Some(lines)
}

/// Scores how much a line looks like the start of a note, by itself and by the line before it.
fn score_start(line: &str, before: &str, widest: usize) -> i32 {
    let opens = opens_note(line);
    let is_short = before.len() * 4 < widest * 3;
    let is_broken = before.ends_with_any("-/=&_") && (!begins(line) || line.first_word().contains(['/', '.', '=']));
    let rules = [
        (3, opens),
        (-4, !opens && line.starts_lowercase()),
        (3, names_source(line)),
        (3, has_early_date(line)),
        (3, before.ends_with('.')),
        (2, before.ends_with_any(")»")),
        // A word or an address goes on.
        (-9, is_broken),
        (-4, before.ends_with_any(",|:")),
        (3, is_short),
        (1, !is_short && before.len() * 10 < widest * 9),
    ];
    rules.iter().filter(|(_, holds)| *holds).map(|(score, _)| score).sum()
}

/// `De Courant, 3 mei 2031, …`
fn has_early_date(line: &str) -> bool {
    date::find(line).is_some_and(|(_, place)| place.start < 50 && line[..place.start].contains(','))
}

#[cfg(test)]
mod tests {
    use super::score_start;

    #[test]
    fn the_start_of_a_note_scores_higher() {
        let widest = 95;
        let start = score_start("De Courant, 3 mei 2031, «Molens»", "(www.krant.example/molens).", widest);
        let middle = score_start(
            "Molens van hout en steen",
            "Richtlijn betreffende de zorg voor houten en stenen molens, bruggen en sluizen in de Unie",
            widest,
        );
        assert!(start > middle + 4, "{start} and {middle}");
    }

    #[test]
    fn each_rule_counts() {
        // In order: a line, the line before it (40 wide, or less), what they score together.
        let full = "x".repeat(39);
        let after = |sign: &str| format!("{full}{sign}");
        for (line, before, score) in [
            ("molens", after("x"), -4),
            ("12 molens", after("x"), 0),
            ("Molens", after("x"), 3),
            ("«molens»", after("x"), 3),
            ("www.krant.example", after("x"), 6),
            ("Kamerstuk 31 409", after("x"), 6),
            ("Courant, 3 mei 2031", after("x"), 6),
            ("Courant 3 mei 2031", after("x"), 3),
            ("12 molens", after("."), 3),
            ("12 molens", after(")"), 2),
            ("12 molens", after(","), -4),
            ("12 molens", after("-"), -9),
            ("Molens/1", after("/"), 3 - 9),
            ("Molens", after("-"), 3),
            ("12 molens", "x".repeat(36), 0),
            ("12 molens", "x".repeat(35), 1),
            ("12 molens", "x".repeat(30), 1),
            ("12 molens", "x".repeat(29), 3),
        ] {
            assert_eq!(score_start(line, &before, 40), score, "{before:?} {line:?}");
        }
        let far = format!("{}, 3 mei 2031", "Molens ".repeat(8).trim_end());
        assert_eq!(score_start(&far, &after("x"), 40), 3);
    }
}
