//! Finds the notes, in every style in which they are printed, and sets their lines aside.
//!
//! | style | where | as | found in |
//! | --- | --- | --- | --- |
//! | unspaced | at the foot of a page | `1De Courant, 3 mei 2031` | `page_feet.rs` |
//! | spaced | at the foot of a page | `1 De Courant, 3 mei 2031` | `page_feet.rs` |
//! | own line | at the foot of a page, labels and notes in any order | `1` ⏎ `De Courant, 3 mei 2031` | `torn.rs` |
//! | bracket | at the foot of a page, or after the last question or answer | `[1] De Courant` | `page_feet.rs`, `endnotes.rs` |
//! | paren, dot | after the last question or answer | `1) De Courant`, `1. De Courant` | `endnotes.rs` |
//! | any of these but own line | in the midst of a text without feet | `(1) De Courant` | `scattered.rs` |
//! | on top | above the first question | `1. De Courant` | `on_top.rs` |
//! | star | below its reference | `* De Courant`, `(*) De Courant` | `stars.rs` |
//! | web | after the last question or answer | `X Noot` ⏎ `1` ⏎ `De Courant` | `web.rs` |
//! | own export | where this project wrote it | `[^1]: De Courant` | `own_export.rs` |
//!
//! Many a line starts with a number. It is a note if the text above refers to that label, or if it is one more than the
//! label of the note before it.

use crate::dutch::heading::HeadingKind;
use crate::dutch::lexicon::looks_like_source;
use crate::parse::notes::endnotes::at_the_end;
use crate::parse::notes::label::read_label;
use crate::parse::notes::note::{RawNote, Style};
use crate::parse::notes::page_feet::at_page_feet;
use crate::parse::notes::{on_top, own_export, scattered, stars, web};
use crate::parse::page::sheet::{Sheet, pages};
use crate::parse::source::line::Role;

/// Finds the notes and gives their lines the role of notes.
pub(crate) fn set_aside(text: &str, sheet: &mut Sheet) -> Vec<RawNote> {
    if let Some(notes) = own_export::find(text, sheet) {
        assign_note_lines(sheet, &notes);
        return notes;
    }
    let mut notes = web::find(text, sheet);
    if !notes.is_empty() {
        assign_note_lines(sheet, &notes);
        return notes;
    }
    notes = on_top::find(text, sheet);
    assign_note_lines(sheet, &notes);
    if notes.is_empty() {
        notes = numbered(text, sheet);
    }
    let stars = stars::find(text, sheet);
    assign_note_lines(sheet, &stars);
    notes.extend(stars);
    notes
}

/// The notes whose labels are numbers: where pages have no feet those in the midst of the text, if they are more than those
/// at its end.
fn numbered(text: &str, sheet: &mut Sheet) -> Vec<RawNote> {
    let scattered = if sheet.page_ends.is_empty() { scattered::find(text, sheet) } else { Vec::new() };
    let mut notes = on_pages(text, sheet);
    assign_note_lines(sheet, &notes);
    let series = notes.iter().map(|note| note.series.saturating_add(1)).max().unwrap_or(0);
    let at_end = at_the_end(text, sheet);
    assign_note_lines(sheet, &at_end);
    notes.extend(at_end.into_iter().map(|note| RawNote { series: note.series.saturating_add(series), ..note }));
    // Pages with feet may have all notes at the end of the last.
    let scattered =
        if notes.is_empty() && !sheet.page_ends.is_empty() { scattered::find(text, sheet) } else { scattered };
    // Where questions and answers are numbered without words, what counts from 1 may be one of them.
    let worded = sheet.headings.iter().any(|(_, heading)| heading.kind == HeadingKind::Question);
    let may_be_list = !worded && sheet.page_ends.is_empty();
    let fits = if may_be_list {
        scattered.is_empty() && !notes.first().is_some_and(|first| is_in_list(text, sheet, first))
    } else {
        scattered.len() <= notes.len()
    };
    if fits {
        return notes;
    }
    sheet.lines.iter_mut().filter(|line| line.role == Role::Note).for_each(|line| line.role = Role::Body);
    assign_note_lines(sheet, &scattered);
    scattered
}

/// Whether a line above what looks like the first note begins with the same label, in the same style: then these are the
/// questions and the answers.
fn is_in_list(text: &str, sheet: &Sheet, first: &RawNote) -> bool {
    let is_source = first.runs.first().is_some_and(|run| looks_like_source(run.of(text)));
    let above = &sheet.lines[..sheet.line_at(first.marker.start)];
    !is_source && above.iter().any(|line| read_label(text, line.content, first.label, first.style).is_some())
}

/// The notes at the foot of each page, in the one style with the most of them; of equal ones the first.
fn on_pages(text: &str, sheet: &Sheet) -> Vec<RawNote> {
    let pages = pages(sheet);
    let mut best: Vec<RawNote> = Vec::new();
    for style in [Style::Unspaced, Style::Spaced, Style::OwnLine] {
        let found = at_page_feet(text, sheet, &pages, style);
        if found.len() > best.len() {
            best = found;
        }
    }
    // Most brackets are notes at the end.
    if best.is_empty() {
        best = at_page_feet(text, sheet, &pages, Style::Bracket);
    }
    best
}

/// Gives the lines that hold notes their role.
fn assign_note_lines(sheet: &mut Sheet, notes: &[RawNote]) {
    for span in notes.iter().flat_map(|note| std::iter::once(note.marker).chain(note.runs.iter().copied())) {
        let first = sheet.line_at(span.start);
        for line in sheet.lines[first..].iter_mut().take_while(|line| line.full.start < span.end) {
            line.role = Role::Note;
        }
    }
}
