//! A question or an answer in the text, and what pairing makes of them.

use crate::dutch::heading::HeadingKind;
use crate::model::DiagnosticCode;
use crate::parse::blocks::block::RawBlock;
use crate::text::span::Span;

/// A question or an answer in the text.
#[derive(Clone, Debug, Default)]
pub(crate) struct Passage {
    pub(crate) numbers: Vec<u32>,
    pub(crate) heading: Option<Span>,
    pub(crate) blocks: Vec<RawBlock>,
    /// Of a question: its other prints.
    pub(crate) repeats: Vec<Passage>,
}

impl Passage {
    /// From its heading to its last block.
    pub(crate) fn span(&self) -> Span {
        let blocks = self.blocks.iter().map(RawBlock::span).reduce(Span::to);
        match (self.heading, blocks) {
            (Some(heading), Some(blocks)) => heading.to(blocks),
            (heading, blocks) => heading.or(blocks).unwrap_or_default(),
        }
    }
}

/// A passage under its heading: a question or an answer, never a remark.
pub(crate) struct Section {
    pub(crate) kind: HeadingKind,
    pub(crate) passage: Passage,
}

/// Questions with the answer to them.
#[derive(Debug)]
pub(crate) struct RawExchange {
    pub(crate) numbers: Vec<u32>,
    pub(crate) questions: Vec<Passage>,
    pub(crate) answers: Vec<Passage>,
}

/// What says that the questions of a paper are answered.
#[derive(Clone, Copy)]
pub(crate) struct Answered {
    /// The head does.
    pub(crate) by_head: bool,
    /// A letter below the questions does: the answers stand below it.
    pub(crate) letter: Option<Span>,
}

impl Answered {
    pub(crate) fn anywhere(self) -> bool {
        self.by_head || self.letter.is_some()
    }

    /// Whether an answer may stand below a question without a heading.
    pub(crate) fn may_answer(self, question: &Passage) -> bool {
        self.letter.is_none_or(|letter| question.span().start >= letter.end)
    }
}

/// What pairing found.
#[derive(Default)]
pub(crate) struct Paired {
    pub(crate) exchanges: Vec<RawExchange>,
    /// Blocks before the first question.
    pub(crate) before: Vec<RawBlock>,
    /// Blocks after the last answer that belong to none.
    pub(crate) closing: Vec<RawBlock>,
    /// Whether the questions were counted, having no numbers.
    pub(crate) unnumbered: bool,
    /// Doubts and where.
    pub(crate) doubts: Vec<(DiagnosticCode, Span)>,
}

/// A passage with its place in the order of the text.
pub(crate) type Placed = (usize, Passage);
