//! What is shown of a marked-up text, and where each piece of it is in the source.

use crate::text::span::{Span, Utf16Table};

/// What is shown of a marked-up text.
pub(crate) struct Shown {
    /// The words.
    pub(crate) text: String,
    /// What of the text comes from where, in the order of the text.
    pub(super) pieces: Vec<Piece>,
    /// Where in the text a tag was, in bytes.
    pub(crate) cuts: Vec<usize>,
    /// Where in the source tags are that fit no other, in bytes.
    pub(crate) unsure: Option<Span>,
    /// Where in the source the first note is whose words stand below all else, in bytes.
    pub(crate) first_note: Option<usize>,
}

/// A stretch of the text, as it is in the source or in the stead of something there.
#[derive(Clone, Copy)]
pub(super) struct Piece {
    pub(super) text: usize,
    pub(super) source: Span,
    pub(super) is_same: bool,
}

impl Shown {
    /// Where in the source something begins that begins at a place of the text.
    fn start(&self, at: usize) -> usize {
        let index = self.pieces.partition_point(|piece| piece.text <= at);
        let piece = index.checked_sub(1).map(|index| self.pieces[index]);
        piece.map_or(0, |piece| piece.source.start + if piece.is_same { at - piece.text } else { 0 })
    }

    /// Where in the source something ends that ends at a place of the text.
    fn end(&self, at: usize) -> usize {
        let index = self.pieces.partition_point(|piece| piece.text < at);
        let piece = index.checked_sub(1).map(|index| self.pieces[index]);
        piece.map_or(0, |piece| if piece.is_same { piece.source.start + at - piece.text } else { piece.source.end })
    }

    /// Where a span of the text is in the source, both in UTF-16 units.
    pub(crate) fn place(&self, span: Span, text: &Utf16Table<'_>, source: &Utf16Table<'_>) -> Span {
        let start = self.start(text.byte(span.start));
        let end = if span.is_empty() { start } else { self.end(text.byte(span.end)).max(start) };
        Span::new(source.utf16(start), source.utf16(end))
    }

    /// Where a place of the text is in the source, in bytes.
    pub(crate) fn at(&self, byte: usize) -> usize {
        self.start(byte)
    }
}
