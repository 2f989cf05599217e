//! Notes that a question site prints on top of a page, above the first question: `1. De Courant, 3 mei 2031`.

use crate::dutch::heading::HeadingKind;
use crate::dutch::lexicon::looks_like_source;
use crate::dutch::masthead::ends_notes;
use crate::parse::notes::candidates::{CLEAR, RefCandidate, STRONG};
use crate::parse::notes::evidence::has_ref_where;
use crate::parse::notes::label::read_label;
use crate::parse::notes::note::{RawNote, Style};
use crate::parse::page::sheet::Sheet;
use crate::text::span::Span;
use crate::text::str_ext::StrExt;

/// How many lines above the first question the first note is looked for.
const SEARCHED_ABOVE: usize = 60;
/// The styles in which they are printed.
const STYLES: [Style; 4] = [Style::Dot, Style::Paren, Style::Bracket, Style::Spaced];

/// Finds the notes: the last lines above the first question, if they count from 1, look like notes, and the text below
/// refers to the first of them.
pub(crate) fn find(text: &str, sheet: &Sheet) -> Vec<RawNote> {
    STYLES.into_iter().find_map(|style| find_in_style(text, sheet, style)).unwrap_or_default()
}

fn find_in_style(text: &str, sheet: &Sheet, style: Style) -> Option<Vec<RawNote>> {
    let (first, _) = sheet.headings.iter().find(|(_, heading)| heading.kind == HeadingKind::Question)?;
    let body = |index: &usize| sheet.lines[*index].is_body();
    let start_of = |index: usize| read_label(text, sheet.lines[index].content, 1, style);
    let start =
        (first.saturating_sub(SEARCHED_ABOVE)..*first).rev().filter(body).find(|&index| start_of(index).is_some())?;
    let mut notes: Vec<RawNote> = Vec::new();
    for index in (start..*first).filter(body) {
        let line = &sheet.lines[index];
        let label = notes.last().map_or(1, |note: &RawNote| note.label + 1);
        if let Some((marker, words)) = read_label(text, line.content, label, style) {
            notes.push(RawNote { label, marker, runs: vec![words], page: None, series: 0, style: Style::OnTop });
        } else if ends_notes(line.words(text)) {
            // (`Antwoord van minister …`: the questions of these notes stand above.)
            return None;
        } else {
            notes.last_mut()?.runs.push(line.content);
        }
    }
    let says = |note: &RawNote, fits: fn(&str) -> bool| note.runs.iter().any(|run| fits(run.of(text)));
    let are_notes =
        notes.iter().all(|note| says(note, looks_like_source) && !says(note, |words| words.ends_with_any("?:")));
    let closes = |found: &RefCandidate| Span::new(0, found.span.start).of(text).trim_end_blank().ends_with_any("?»”");
    let is_ref = |found: &RefCandidate| found.score >= CLEAR || found.score >= STRONG && closes(found);
    (are_notes && has_ref_where(text, &sheet.lines[*first..], 1, is_ref)).then_some(notes)
}
