//! Takes the bodies of the notes out of the running text, in every style in which they are printed.
//!
//! | style | where | as |
//! | --- | --- | --- |
//! | glued | at a page's foot | `1De Courant, 3 mei 2031` |
//! | spaced | at a page's foot, or between paragraphs where the foot is gone | `1 De Courant, 3 mei 2031` |
//! | lone | at a page's foot, label and note on lines of their own, in no certain order | `1` ⏎ `De Courant, 3 mei 2031` |
//! | web | after the last question or answer, see `web.rs` | `X Noot` ⏎ `1` ⏎ `De Courant` |
//! | bracket, paren, dot | after the last question or answer | `[1] De Courant`, `1) De Courant`, `1. De Courant` |
//!
//! A paper keeps to one style at the foot of its pages: the one that explains the most notes is taken. A note's label is
//! one more than the one before it; that, and a marker in the text before it, tells it from a line that starts with a number.

use crate::parse::notes::between::between_paragraphs;
use crate::parse::notes::endnotes::at_the_end;
use crate::parse::notes::note::{RawNote, Style};
use crate::parse::notes::page_feet::at_page_feet;
use crate::parse::notes::{own_export, web};
use crate::parse::page::sheet::{Sheet, pages};
use crate::parse::source::line::Role;

/// Finds the notes and marks their lines.
pub(crate) fn set_aside(text: &str, sheet: &mut Sheet) -> Vec<RawNote> {
    if let Some(notes) = own_export::find(text, sheet) {
        assign_note_lines(sheet, &notes);
        return notes;
    }
    let pages = pages(sheet);
    let mut best: Vec<RawNote> = web::find(text, sheet);
    if !best.is_empty() {
        assign_note_lines(sheet, &best);
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
    assign_note_lines(sheet, &best);
    let at_end = at_the_end(text, sheet);
    assign_note_lines(sheet, &at_end);
    best.extend(at_end);
    best
}

/// Gives the lines that hold notes their role.
fn assign_note_lines(sheet: &mut Sheet, notes: &[RawNote]) {
    for span in notes.iter().flat_map(|note| std::iter::once(note.marker).chain(note.runs.iter().copied())) {
        let first = sheet.lines.partition_point(|line| line.full.end <= span.start);
        for line in sheet.lines[first..].iter_mut().take_while(|line| line.full.start < span.end) {
            line.role = Role::Note;
        }
    }
}
