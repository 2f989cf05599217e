//! References to notes in the running text, and the words of a line without them.

use crate::text::span::Span;
use crate::text::str_ext::StrExt;

/// A marker in the running text.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct NoteRef {
    /// As printed.
    pub(crate) span: Span,
    /// The label of the note that it calls for.
    pub(crate) label: u32,
    /// Index of its note; `None` when the text has no such note.
    pub(crate) note: Option<usize>,
}

/// Whether the words of a line end with a question mark, markers of notes left out.
pub(crate) fn asks(text: &str, line: Span, marks: &[NoteRef]) -> bool {
    without_refs(text, line, marks).trim_end_blank_and("»”\"’')").ends_with('?')
}

/// The words of a line without the markers of notes at its end.
pub(crate) fn without_refs<'a>(text: &'a str, content: Span, marks: &[NoteRef]) -> &'a str {
    let mut end = content.end;
    let mut index = marks.partition_point(|mark| mark.span.start < end);
    loop {
        let words = Span::new(content.start, end).of(text).trim_end_blank();
        end = content.start + words.len();
        match index.checked_sub(1).and_then(|before| marks.get(before)) {
            Some(mark) if mark.span.end == end && mark.span.start >= content.start => {
                end = mark.span.start;
                index -= 1;
            }
            _ => return words,
        }
    }
}
