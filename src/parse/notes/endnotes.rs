//! Notes after the last question or answer.

use crate::parse::notes::evidence;
use crate::parse::notes::joined::split_joined;
use crate::parse::notes::label::read_label;
use crate::parse::notes::note::{ATTEMPTS, RawNote, Style};
use crate::parse::page::sheet::{Sheet, below_headings};

/// Notes after the last question or answer: `[1]`, `1)`, `1.`, perhaps two series of them.
pub(crate) fn at_the_end(text: &str, sheet: &Sheet) -> Vec<RawNote> {
    let from = below_headings(sheet, 0..sheet.lines.len());
    let styles = [Style::Bracket, Style::Paren, Style::Dot];
    let starts = (from..sheet.lines.len()).filter_map(|index| {
        let line = &sheet.lines[index];
        let opens = line.digits && line.is_body() && matches!(line.words(text).as_bytes()[0], b'[' | b'1');
        let style = styles.iter().find(|&&style| opens && read_label(text, line.content, 1, style).is_some())?;
        Some((index, *style))
    });
    // The first that is cited; a text of nothing but ones is no reason to try each.
    let mut starts = starts.take(ATTEMPTS);
    let first = starts.find(|&(index, style)| evidence::has_endnote_ref(text, &sheet.lines[..index], 1, style));
    let Some((first, _)) = first else { return Vec::new() };
    let mut notes: Vec<RawNote> = Vec::new();
    let (mut style, mut series, mut loose) = (None, 0, 0);
    for (index, line) in sheet.lines.iter().enumerate().skip(first).filter(|(_, line)| line.is_body()) {
        if sheet.label(index).is_some() {
            break;
        }
        let next = notes.last().map_or(1, |note| note.label + 1);
        let continues =
            style.and_then(|style| read_label(text, line.content, next, style).map(|found| (found, style, next)));
        let restart =
            || styles.iter().find_map(|&style| read_label(text, line.content, 1, style).map(|found| (found, style, 1)));
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
            split_joined(text, &mut notes, &sheet.lines[index + 1..], |label| {
                evidence::has_endnote_ref(text, &sheet.lines[..first], label, found)
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
