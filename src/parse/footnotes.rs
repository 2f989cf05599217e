//! Takes the bodies of the notes out of the running text, in every style in which they are printed.
//!
//! | style | where | as |
//! | --- | --- | --- |
//! | glued | at a page's foot | `1De Courant, 3 mei 2031` |
//! | spaced | at a page's foot, or between paragraphs where the foot is gone | `1 De Courant, 3 mei 2031` |
//! | lone | at a page's foot, label and note on lines of their own, in no certain order | `1` ⏎ `De Courant, 3 mei 2031` |
//! | web | after the last question or answer, see `webnotes` | `X Noot` ⏎ `1` ⏎ `De Courant` |
//! | bracket, paren, dot | after the last question or answer | `[1] De Courant`, `1) De Courant`, `1. De Courant` |
//!
//! A paper keeps to one style at the foot of its pages: the one that explains the most notes is taken. A note's label is
//! one more than the one before it; that, and a marker in the text before it, tells it from a line that starts with a number.

use super::furniture::Sheet;
use super::labels::{self, What};
use super::lines::{Line, Role};
use super::notelabels::{by_digit, labelled, opens_note, within};
use super::{exported, markers, tornnotes, webnotes};
use crate::edges::Edges;
use crate::span::Span;

/// A note as it stands in the text.
#[derive(Clone, Debug)]
pub(super) struct RawNote {
    /// Its label.
    pub(super) label: u32,
    /// The label as printed.
    pub(super) marker: Span,
    /// Its words, line by line.
    pub(super) runs: Vec<Span>,
    /// The page at whose foot it stands; `None` for notes at the end of the paper.
    pub(super) page: Option<usize>,
    /// The second series of notes in a paper (the ministry's, after the questioners') is 1.
    pub(super) series: u8,
    /// How it is printed.
    pub(super) style: Style,
}

/// How a note is printed.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Style {
    /// `1De Courant`
    Glued,
    /// `1 De Courant`
    Spaced,
    /// `1` on a line of its own.
    Lone,
    /// `[1] De Courant`
    Bracket,
    /// `1) De Courant`
    Paren,
    /// `1. De Courant`
    Dot,
}

/// How many lines are tried as the first note of a place: the true one is among them in any real paper.
const ATTEMPTS: usize = 8;

/// How many lines above a note its marker is looked for where pages cannot be told.
const FAR: usize = 1_000;

/// How many lines below a note the next one is looked for.
const NEAR: usize = 100;

/// Finds the notes and marks their lines.
pub(super) fn set_aside(text: &str, sheet: &mut Sheet) -> Vec<RawNote> {
    if let Some(notes) = exported::notes(text, sheet) {
        mark(sheet, &notes);
        return notes;
    }
    let pages = pages(sheet);
    let mut best: Vec<RawNote> = webnotes::find(text, sheet);
    if !best.is_empty() {
        mark(sheet, &best);
        return best;
    }
    for style in [Style::Glued, Style::Spaced, Style::Lone, Style::Bracket] {
        if style == Style::Bracket && !best.is_empty() {
            break;
        }
        let found = at_page_feet(text, sheet, &pages, style);
        if found.len() > best.len() {
            best = found;
        }
    }
    if best.is_empty() && pages.len() == 1 {
        best = between_paragraphs(text, sheet);
    }
    mark(sheet, &best);
    let at_end = at_the_end(text, sheet);
    mark(sheet, &at_end);
    best.extend(at_end);
    best
}

/// The line ranges of the pages: each ends with the line of its foot.
pub(super) fn pages(sheet: &Sheet) -> Vec<std::ops::Range<usize>> {
    let mut start = 0;
    let mut pages = Vec::with_capacity(sheet.page_ends.len() + 1);
    for &end in &sheet.page_ends {
        pages.push(start..end + 1);
        start = end + 1;
    }
    pages.push(start..sheet.lines.len());
    pages
}

/// Gives the lines that hold notes their role.
fn mark(sheet: &mut Sheet, notes: &[RawNote]) {
    for span in notes.iter().flat_map(|note| std::iter::once(note.marker).chain(note.runs.iter().copied())) {
        let first = sheet.lines.partition_point(|line| line.full.end <= span.start);
        for line in sheet.lines[first..].iter_mut().take_while(|line| line.full.start < span.end) {
            line.role = Role::Note;
        }
    }
}

/// Notes at the foot of each page, in one style.
fn at_page_feet(text: &str, sheet: &Sheet, pages: &[std::ops::Range<usize>], style: Style) -> Vec<RawNote> {
    let mut notes: Vec<RawNote> = Vec::new();
    if pages.len() == 1 && matches!(style, Style::Lone | Style::Bracket) {
        return notes;
    }
    for (page, range) in pages.iter().enumerate() {
        let next = notes.last().map_or(1, |note| note.label + 1);
        let found = if style == Style::Lone {
            tornnotes::find(text, sheet, below_headings(sheet, range.clone())..range.end, range.start, next)
        } else {
            chain(text, sheet, range.clone(), next, style, pages.len() > 1)
        };
        notes.extend(found.into_iter().map(|note| RawNote { page: Some(page), ..note }));
    }
    notes
}

/// The first line of a page after its last heading: notes stand below every heading of their page.
fn below_headings(sheet: &Sheet, page: std::ops::Range<usize>) -> usize {
    let end = sheet.labels.partition_point(|&(line, _)| line < page.end);
    let above = sheet.labels[..end].iter().rev().take_while(|&&(line, _)| line >= page.start);
    let heading =
        |&&(line, ref label): &&(usize, labels::Label)| label.what != What::Remark && sheet.label(line).is_some();
    above.filter(heading).map(|&(line, _)| line + 1).next().unwrap_or(page.start)
}

/// Notes that fill the foot of a page, each starting a line with the next label.
fn chain(
    text: &str,
    sheet: &Sheet,
    page: std::ops::Range<usize>,
    first: u32,
    style: Style,
    has_foot: bool,
) -> Vec<RawNote> {
    let from = below_headings(sheet, page.clone());
    let mut best: Vec<RawNote> = Vec::new();
    let mut consider = |start: usize| {
        let notes = chain_from(text, sheet, start..page.end, first, style);
        let before = &sheet.lines[page.start..start];
        let opens = || notes.first().is_some_and(|note| note.runs.first().is_some_and(|run| opens_note(run.of(text))));
        // Without a foot below them, only a marker tells notes from the last lines of the text.
        let likely = || style == Style::Glued || (first > 1 || opens()) && markers::may_cite(text, before, first);
        let cited = markers::cites(text, before, first) || has_foot && likely();
        if cited && notes.len() > best.len() {
            best = notes;
        }
        best.is_empty()
    };
    let (mut none, mut attempts, mut other) = (true, 0, None);
    for start in (from..page.end).rev() {
        let line = &sheet.lines[start];
        if !line.digits || !line.is_body() {
            continue;
        }
        if labelled(text, line.content, first, style).is_some() {
            none = consider(start);
            attempts += 1;
            // The true start is among the last; a page of nothing but ones is no reason to try each.
            if attempts == ATTEMPTS {
                break;
            }
        } else if style == Style::Glued
            && other.is_none()
            && by_digit(text, &sheet.lines[start..page.end], first).is_some()
        {
            other = Some(start);
        }
    }
    if let Some(other) = other.filter(|_| none) {
        consider(other);
    }
    best
}

/// The notes of a page from its first note on. A viewer may copy several on one line: `1 De Courant 2 Het Blad`.
fn chain_from(text: &str, sheet: &Sheet, lines: std::ops::Range<usize>, first: u32, style: Style) -> Vec<RawNote> {
    let mut notes: Vec<RawNote> = Vec::new();
    let before = &sheet.lines[..lines.start];
    for (index, line) in sheet.lines[lines.clone()].iter().enumerate().filter(|(_, line)| line.is_body()) {
        let label = first + u32::try_from(notes.len()).unwrap_or(0);
        let mut found = labelled(text, line.content, label, style);
        if found.is_none() && style == Style::Glued {
            found = by_digit(text, &sheet.lines[lines.start + index..lines.end], label);
        }
        if let Some((marker, words)) = found {
            notes.push(RawNote { label, marker, runs: vec![words], page: None, series: 0, style });
        } else if let Some(note) = notes.last_mut() {
            note.runs.push(line.content);
        }
        if !line.digits {
            continue;
        }
        let below = &sheet.lines[lines.start + index + 1..lines.end];
        split(text, &mut notes, below, |label| {
            markers::may_cite(text, &before[before.len().saturating_sub(400)..], label)
        });
    }
    notes
}

/// Cuts the last note where the next ones stand on the same line; `cited` tells whether the text has a mark for a label.
fn split(text: &str, notes: &mut Vec<RawNote>, below: &[Line], cited: impl Fn(u32) -> bool) {
    while let Some(note) = notes.last_mut()
        && let Some(run) = note.runs.last_mut()
        && let Some((marker, words)) = within(text, *run, note.label + 1, note.style)
        && !below
            .iter()
            .take(NEAR)
            .any(|line| line.is_body() && labelled(text, line.content, note.label + 1, note.style).is_some())
        && cited(note.label + 1)
    {
        run.end = run.start + Span::new(run.start, marker.start).of(text).back().len();
        let next = RawNote { label: note.label + 1, marker, runs: vec![words], ..*note };
        notes.push(next);
    }
}

/// Notes between the paragraphs of a text whose page feet are gone: after a blank line, the next label, a marker before it.
fn between_paragraphs(text: &str, sheet: &Sheet) -> Vec<RawNote> {
    let mut notes: Vec<RawNote> = Vec::new();
    let indented = |index: usize| sheet.lines[index].full.of(text).begins_with(" \u{c}");
    let rarely_indented =
        (0..sheet.lines.len()).filter(|&index| sheet.lines[index].is_body() && indented(index)).count() * 5
            < sheet.lines.len();
    let (mut index, mut searched) = (1, 0);
    while index < sheet.lines.len() {
        let line = &sheet.lines[index];
        let next = notes.last().map_or(1, |note: &RawNote| note.label + 1);
        let follows = sheet.lines[index - 1].role == Role::Blank
            || notes
                .last()
                .is_some_and(|note| note.runs.last().is_some_and(|run| run.end == sheet.lines[index - 1].content.end));
        let found = if follows && line.digits && line.is_body() {
            labelled(text, line.content, next, Style::Spaced)
        } else {
            None
        };
        let Some((marker, words)) =
            found.filter(|_| markers::cites(text, &sheet.lines[searched.max(index.saturating_sub(FAR))..index], next))
        else {
            index += 1;
            continue;
        };
        let mut runs = vec![words];
        let mut widest = words.len();
        index += 1;
        while let Some(line) = sheet.lines.get(index).filter(|line| line.is_body()) {
            let last = runs.last().map_or("", |run| run.of(text));
            let ended = last.ends_with_one(".)»") && last.len() * 5 < widest * 4;
            let next_note = labelled(text, line.content, next + 1, Style::Spaced).is_some();
            if ended || next_note || rarely_indented && indented(index) || sheet.label(index).is_some() {
                break;
            }
            widest = widest.max(line.content.len());
            runs.push(line.content);
            index += 1;
        }
        searched = index.saturating_sub(80);
        notes.push(RawNote { label: next, marker, runs, page: None, series: 0, style: Style::Spaced });
    }
    notes
}

/// Notes after the last question or answer: `[1]`, `1)`, `1.`, perhaps two series of them.
fn at_the_end(text: &str, sheet: &Sheet) -> Vec<RawNote> {
    let from = below_headings(sheet, 0..sheet.lines.len());
    let styles = [Style::Bracket, Style::Paren, Style::Dot];
    let starts = (from..sheet.lines.len()).filter_map(|index| {
        let line = &sheet.lines[index];
        let opens = line.digits && line.is_body() && matches!(line.words(text).as_bytes()[0], b'[' | b'1');
        let style = styles.iter().find(|&&style| opens && labelled(text, line.content, 1, style).is_some())?;
        Some((index, *style))
    });
    // The first that is cited; a text of nothing but ones is no reason to try each.
    let mut starts = starts.take(ATTEMPTS);
    let first = starts.find(|&(index, style)| markers::cites_aside(text, &sheet.lines[..index], 1, style));
    let Some((first, _)) = first else { return Vec::new() };
    let mut notes: Vec<RawNote> = Vec::new();
    let (mut style, mut series, mut loose) = (None, 0, 0);
    for (index, line) in sheet.lines.iter().enumerate().skip(first).filter(|(_, line)| line.is_body()) {
        if sheet.label(index).is_some() {
            break;
        }
        let next = notes.last().map_or(1, |note| note.label + 1);
        let continues =
            style.and_then(|style| labelled(text, line.content, next, style).map(|found| (found, style, next)));
        let restart =
            || styles.iter().find_map(|&style| labelled(text, line.content, 1, style).map(|found| (found, style, 1)));
        if let Some(((marker, words), found, label)) = continues.or_else(restart) {
            if label == 1 && style.is_some() {
                series += 1;
            }
            // Notes that begin anew and anew are a list as well.
            if series > 8 {
                return Vec::new();
            }
            style = Some(found);
            loose = 0;
            notes.push(RawNote { label, marker, runs: vec![words], page: None, series, style: found });
            split(text, &mut notes, &sheet.lines[index + 1..], |label| {
                markers::cites_aside(text, &sheet.lines[..first], label, found)
            });
        } else if let Some(note) = notes.last_mut() {
            // A note of many lines is a list, not a note.
            loose += 1;
            if loose > 6 {
                return Vec::new();
            }
            note.runs.push(line.content);
        }
    }
    notes
}
