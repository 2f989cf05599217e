//! Notes at the foot of each page.

use crate::parse::notes::joined::split_joined;
use crate::parse::notes::label::{opens_note, read_label, read_label_before_digit};
use crate::parse::notes::note::{ATTEMPTS, RawNote, Style};
use crate::parse::notes::{evidence, torn};
use crate::parse::page::sheet::{Sheet, below_headings};

/// Notes at the foot of each page, in one style.
pub(crate) fn at_page_feet(text: &str, sheet: &Sheet, pages: &[std::ops::Range<usize>], style: Style) -> Vec<RawNote> {
    let mut notes: Vec<RawNote> = Vec::new();
    if pages.len() == 1 && matches!(style, Style::Lone | Style::Bracket) {
        return notes;
    }
    for (page, range) in pages.iter().enumerate() {
        let next = notes.last().map_or(1, |note| note.label + 1);
        let found = if style == Style::Lone {
            torn::find(text, sheet, below_headings(sheet, range.clone())..range.end, range.start, next)
        } else {
            chain(text, sheet, range.clone(), next, style, pages.len() > 1)
        };
        notes.extend(found.into_iter().map(|note| RawNote { page: Some(page), ..note }));
    }
    notes
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
        let likely =
            || style == Style::Glued || (first > 1 || opens()) && evidence::has_possible_ref(text, before, first);
        let cited = evidence::has_likely_ref(text, before, first) || has_foot && likely();
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
        if read_label(text, line.content, first, style).is_some() {
            none = consider(start);
            attempts += 1;
            // The true start is among the last; a page of nothing but ones is no reason to try each.
            if attempts == ATTEMPTS {
                break;
            }
        } else if style == Style::Glued
            && other.is_none()
            && read_label_before_digit(text, &sheet.lines[start..page.end], first).is_some()
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
        let mut found = read_label(text, line.content, label, style);
        if found.is_none() && style == Style::Glued {
            found = read_label_before_digit(text, &sheet.lines[lines.start + index..lines.end], label);
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
        split_joined(text, &mut notes, below, |label| {
            evidence::has_possible_ref(text, &before[before.len().saturating_sub(400)..], label)
        });
    }
    notes
}
