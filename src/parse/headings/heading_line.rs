//! The heading of a question or an answer in the text, and how a paper tells where its questions begin.

use crate::dutch::heading::{Heading, HeadingKind};
use crate::text::span::Span;

/// How a paper tells where a question begins.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Layout {
    /// `Vraag 1`.
    Words,
    /// `1` on a line of its own.
    BareNumbers,
    /// `1. Kent u …`.
    NumberedList,
    /// Not by numbers.
    None,
}

/// A heading in the text.
#[derive(Clone, Debug)]
pub(crate) struct HeadingLine {
    /// The index of its line.
    pub(crate) line: usize,
    /// What it says.
    pub(crate) heading: Heading,
    /// The rest of its numbers, where they run on over the line end.
    pub(crate) continuation: Option<Span>,
    /// The index of the line after it.
    pub(crate) next_line: usize,
}

impl HeadingLine {
    /// A heading whose numbers end on its line.
    pub(crate) fn on_line(line: usize, kind: HeadingKind, numbers: Vec<u32>, length: usize) -> Self {
        let heading = Heading { kind, numbers, length, continues: false };
        Self { line, heading, continuation: None, next_line: line + 1 }
    }

    /// Whether it begins a question.
    pub(crate) fn asks(&self) -> bool {
        self.heading.kind == HeadingKind::Question
    }
}
