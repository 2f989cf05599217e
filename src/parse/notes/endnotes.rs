//! Notes after the last question or answer.

use crate::dutch::masthead::ends_notes;
use crate::dutch::sentence::opens_question;
use crate::parse::notes::evidence;
use crate::parse::notes::joined::split_joined;
use crate::parse::notes::label::read_label;
use crate::parse::notes::note::{ATTEMPTS, RawNote, Style};
use crate::parse::page::sheet::{Sheet, below_headings};
use crate::text::span::Span;

/// How the labels of notes at the end are printed.
const STYLES: [Style; 3] = [Style::Bracket, Style::Paren, Style::Dot];
/// The most series of notes; more of them are a list whose numbers begin anew and anew.
const MOST_SERIES: u8 = 9;
/// The most lines below the first of a note; more of them are a list.
const MOST_LINES_BELOW: usize = 6;

/// Finds the notes after the last question or answer: `[1]`, `1)`, `1.`, perhaps in two series.
pub(crate) fn at_the_end(text: &str, sheet: &Sheet) -> Vec<RawNote> {
    first_note(text, sheet).and_then(|first| notes_from(text, sheet, first)).unwrap_or_default()
}

/// The first line that begins with a label 1 to which the text above refers.
fn first_note(text: &str, sheet: &Sheet) -> Option<usize> {
    let from = below_headings(sheet, 0..sheet.lines.len());
    let starts = (from..sheet.lines.len()).filter_map(|index| {
        let line = &sheet.lines[index];
        let may_be = line.digits && line.is_body() && matches!(line.words(text).as_bytes()[0], b'[' | b'1');
        let (style, _, _) = may_be.then(|| read_first_label(text, line.content))??;
        Some((index, style))
    });
    // A text of nothing but ones is no reason to try each.
    let mut starts = starts.take(ATTEMPTS);
    let found = starts.find(|&(index, style)| evidence::has_endnote_ref(text, &sheet.lines[..index], 1, style));
    found.map(|(index, _)| index)
}

/// Reads a label 1 in any style: the style, the span of the label, and that of the words.
fn read_first_label(text: &str, content: Span) -> Option<(Style, Span, Span)> {
    STYLES.into_iter().find_map(|style| {
        let (marker, words) = read_label(text, content, 1, style)?;
        (!opens_question(words.of(text))).then_some((style, marker, words))
    })
}

/// The notes from a line to the end of the text; `None` where the lines are a list.
fn notes_from(text: &str, sheet: &Sheet, first: usize) -> Option<Vec<RawNote>> {
    let mut notes: Vec<RawNote> = Vec::new();
    let (mut series, mut lines_below) = (0_u8, 0);
    for (index, line) in sheet.lines.iter().enumerate().skip(first).filter(|(_, line)| line.is_body()) {
        if sheet.heading_at(index).is_some() || ends_notes(line.words(text)) {
            break;
        }
        let next = notes.last().and_then(|last| {
            let (marker, words) = read_label(text, line.content, last.label + 1, last.style)?;
            Some((last.label + 1, last.style, marker, words))
        });
        let anew = || read_first_label(text, line.content).map(|(style, marker, words)| (1, style, marker, words));
        if let Some((label, style, marker, words)) = next.or_else(anew) {
            series = series.saturating_add(u8::from(label == 1 && !notes.is_empty()));
            lines_below = 0;
            notes.push(RawNote { label, marker, runs: vec![words], page: None, series, style });
            split_joined(text, &mut notes, &sheet.lines[index + 1..], |label| {
                evidence::has_endnote_ref(text, &sheet.lines[..first], label, style)
            });
        } else if let Some(note) = notes.last_mut() {
            lines_below += 1;
            note.runs.push(line.content);
        }
        if series >= MOST_SERIES || lines_below > MOST_LINES_BELOW {
            return None;
        }
    }
    Some(notes)
}
