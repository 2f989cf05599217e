//! References to notes in the running text, and the words of a line without them.

use crate::text::span::Span;
use crate::text::str_ext::StrExt;

/// A reference to a note in the running text.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct NoteRef {
    /// As printed.
    pub(crate) span: Span,
    /// The label of the note that it refers to.
    pub(crate) label: u32,
    /// Index of its note; `None` when the text has no such note.
    pub(crate) note: Option<usize>,
}

/// Whether the words of a line end with a question mark, perhaps with references behind it: `…?1`. (Digits right behind it
/// are one, also where the text has no such note.)
pub(crate) fn asks(text: &str, line: Span, refs: &[NoteRef]) -> bool {
    let words = without_refs(text, line, refs);
    let ends = |words: &str| words.trim_end_blank_and("»”\"’')").ends_with('?');
    ends(words) || words.ends_with_digit() && ends(words.trim_end_matches(|letter: char| letter.is_ascii_digit()))
}

/// The words of a line without the references at its end. `refs` are those of the whole text, in order.
pub(crate) fn without_refs<'a>(text: &'a str, content: Span, refs: &[NoteRef]) -> &'a str {
    let mut end = content.end;
    let mut index = refs.partition_point(|found| found.span.start < end);
    loop {
        let words = Span::new(content.start, end).of(text).trim_end_blank();
        let in_row = words.trim_end_blank_and(",");
        let joins = |last: &NoteRef| last.span.end == content.start + in_row.len() && end < content.end;
        let before = index.checked_sub(1).and_then(|before| refs.get(before));
        let words = if before.is_some_and(joins) { in_row } else { words };
        end = content.start + words.len();
        match index.checked_sub(1).and_then(|before| refs.get(before)) {
            Some(last) if last.span.end == end && last.span.start >= content.start => {
                end = last.span.start;
                index -= 1;
            }
            _ => return words,
        }
    }
}
