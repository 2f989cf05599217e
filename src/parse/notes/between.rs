//! Notes between the paragraphs of a text whose page feet are gone.

use crate::parse::notes::evidence;
use crate::parse::notes::label::read_label;
use crate::parse::notes::note::{RawNote, Style};
use crate::parse::page::sheet::Sheet;
use crate::parse::source::line::Role;
use crate::text::str_ext::StrExt;

/// How many lines above a note its reference is looked for.
const FAR: usize = 1_000;

/// Notes between the paragraphs of a text whose page feet are gone: after a blank line, the next label, a marker before it.
pub(crate) fn between_paragraphs(text: &str, sheet: &Sheet) -> Vec<RawNote> {
    let mut notes: Vec<RawNote> = Vec::new();
    let indented = |index: usize| sheet.lines[index].full.of(text).starts_with_any(" \u{c}");
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
            read_label(text, line.content, next, Style::Spaced)
        } else {
            None
        };
        let Some((marker, words)) = found.filter(|_| {
            evidence::has_likely_ref(text, &sheet.lines[searched.max(index.saturating_sub(FAR))..index], next)
        }) else {
            index += 1;
            continue;
        };
        let mut runs = vec![words];
        let mut widest = words.len();
        index += 1;
        while let Some(line) = sheet.lines.get(index).filter(|line| line.is_body()) {
            let last = runs.last().map_or("", |run| run.of(text));
            let ended = last.ends_with_any(".)»") && last.len() * 5 < widest * 4;
            let next_note = read_label(text, line.content, next + 1, Style::Spaced).is_some();
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
