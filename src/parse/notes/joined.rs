//! Cuts notes apart that a viewer copied on one line.

use crate::parse::notes::label::{find_next_label, read_label};
use crate::parse::notes::note::RawNote;
use crate::parse::source::line::Line;
use crate::text::span::Span;
use crate::text::str_ext::StrExt;

/// How many lines below a note the next one is looked for.
const NEAR: usize = 100;

/// Cuts the last note where the next ones begin on the same line; `is_cited` says whether the text refers to a label.
pub(crate) fn split_joined(text: &str, notes: &mut Vec<RawNote>, below: &[Line], is_cited: impl Fn(u32) -> bool) {
    while let Some(note) = notes.last_mut()
        && let Some(run) = note.runs.last_mut()
        && let Some((marker, words)) = find_next_label(text, *run, note.label + 1, note.style)
        && !below
            .iter()
            .take(NEAR)
            .any(|line| line.is_body() && read_label(text, line.content, note.label + 1, note.style).is_some())
        && is_cited(note.label + 1)
    {
        run.end = run.start + Span::new(run.start, marker.start).of(text).trim_end_blank().len();
        let next = RawNote { label: note.label + 1, marker, runs: vec![words], ..*note };
        notes.push(next);
    }
}
