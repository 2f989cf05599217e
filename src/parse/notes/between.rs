//! Notes between the paragraphs of a text whose page feet are gone.

use crate::parse::notes::evidence;
use crate::parse::notes::label::read_label;
use crate::parse::notes::note::{RawNote, Style};
use crate::parse::page::sheet::Sheet;
use crate::parse::source::line::Role;
use crate::text::span::Span;
use crate::text::str_ext::StrExt;

/// How many lines above a note its reference is looked for.
const SEARCHED_ABOVE: usize = 1_000;
/// How many lines above the end of a note the references to the next one may stand: the page on which both stand.
const SAME_PAGE: usize = 80;

/// Finds the notes between paragraphs: each after a blank line or the note before it, with the next label, and a reference
/// above it.
pub(crate) fn between_paragraphs(text: &str, sheet: &Sheet) -> Vec<RawNote> {
    let indents_tell = is_rarely_indented(text, sheet);
    let mut notes: Vec<RawNote> = Vec::new();
    let (mut index, mut searched) = (1, 0);
    while index < sheet.lines.len() {
        let label = notes.last().map_or(1, |note| note.label + 1);
        let from = searched.max(index.saturating_sub(SEARCHED_ABOVE));
        let found = read_start(text, sheet, index, label, notes.last())
            .filter(|_| evidence::has_likely_ref(text, &sheet.lines[from..index], label));
        index += 1;
        let Some((marker, words)) = found else { continue };
        let mut runs = vec![words];
        runs.extend(lines_below(text, sheet, index, words, label, indents_tell));
        index += runs.len() - 1;
        searched = index.saturating_sub(SAME_PAGE);
        notes.push(RawNote { label, marker, runs, page: None, series: 0, style: Style::Spaced });
    }
    notes
}

/// Reads the label and the words of a line that may begin a note.
fn read_start(text: &str, sheet: &Sheet, index: usize, label: u32, last: Option<&RawNote>) -> Option<(Span, Span)> {
    let (line, above) = (&sheet.lines[index], &sheet.lines[index - 1]);
    let follows = above.role == Role::Blank
        || last.and_then(|note| note.runs.last()).is_some_and(|run| run.end == above.content.end);
    (follows && line.digits && line.is_body()).then(|| read_label(text, line.content, label, Style::Spaced))?
}

/// The lines of a note below its first: until a line ends well before the others, or something else begins.
fn lines_below(text: &str, sheet: &Sheet, from: usize, first: Span, label: u32, indents_tell: bool) -> Vec<Span> {
    let (mut last, mut widest) = (first, first.len());
    let mut runs = Vec::new();
    for (index, line) in sheet.lines.iter().enumerate().skip(from).take_while(|(_, line)| line.is_body()) {
        let ended = last.of(text).ends_with_any(".)»") && last.len() * 5 < widest * 4;
        let next_note = || read_label(text, line.content, label + 1, Style::Spaced).is_some();
        if ended || next_note() || indents_tell && is_indented(text, sheet, index) || sheet.heading_at(index).is_some()
        {
            break;
        }
        widest = widest.max(line.content.len());
        last = line.content;
        runs.push(last);
    }
    runs
}

fn is_indented(text: &str, sheet: &Sheet, index: usize) -> bool {
    sheet.lines[index].full.of(text).starts_with_any(" \u{c}")
}

/// Whether so few lines are indented that an indent begins a paragraph.
fn is_rarely_indented(text: &str, sheet: &Sheet) -> bool {
    let lines = 0..sheet.lines.len();
    let indented = lines.filter(|&index| sheet.lines[index].is_body() && is_indented(text, sheet, index));
    indented.count() * 5 < sheet.lines.len()
}
