//! A block as it stands in the text: pieces of source, not yet words.

use crate::dutch::heading::{Heading, HeadingKind};
use crate::model::BlockKind;
use crate::parse::notes::reference::{NoteRef, asks};
use crate::parse::source::normalize::skip_placeholders;
use crate::text::span::Span;
use crate::text::str_ext::StrExt;

/// A block as it stands in the text.
#[derive(Clone, Debug)]
pub(crate) struct RawBlock {
    /// What it is.
    pub(crate) kind: RawKind,
    /// The marker of a list item.
    pub(crate) marker: Option<Span>,
    /// Its words, line by line; of a label the words of the heading.
    pub(crate) runs: Vec<Run>,
}

/// What a block is.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) enum RawKind {
    /// Text of that kind.
    Text(BlockKind),
    /// The heading of a question, of an answer, of a remark.
    Heading(Heading),
}

impl RawBlock {
    /// From the first to the last of its words.
    pub(crate) fn span(&self) -> Span {
        let words = self.runs.iter().map(|run| run.span).reduce(Span::to).unwrap_or_default();
        self.marker.map_or(words, |marker| if self.runs.is_empty() { marker } else { marker.to(words) })
    }

    /// Whether its words end with a question mark, markers of notes left out.
    pub(crate) fn asks(&self, text: &str, marks: &[NoteRef]) -> bool {
        self.runs.last().is_some_and(|run| asks(text, run.span, marks))
    }
}

/// A piece of source in a paragraph: most often a line.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct Run {
    /// Where.
    pub(crate) span: Span,
    /// Whether something set aside (a page foot, notes) stands between the run before and this one.
    pub(crate) cut: bool,
}

impl Run {
    /// A run right after the one before it.
    pub(crate) fn new(span: Span) -> Self {
        Self { span, cut: false }
    }
}

/// Cuts a block in two at a byte of the source.
pub(crate) fn split_block(text: &str, block: RawBlock, at: usize) -> (RawBlock, RawBlock) {
    let (mut head, mut tail) = (Vec::new(), Vec::new());
    for run in block.runs {
        if run.span.end <= at {
            head.push(run);
        } else if run.span.start >= at {
            tail.push(Run { cut: run.cut && !tail.is_empty(), ..run });
        } else {
            let first = Span::new(run.span.start, at);
            // (A raised digit at the end has its markup behind it.)
            let end = skip_placeholders(text, first.start + first.of(text).trim_end_blank().len()).min(at);
            head.push(Run { span: Span::new(first.start, end), ..run });
            tail.push(Run::new(Span::new(at, run.span.end)));
        }
    }
    (
        RawBlock { kind: block.kind, marker: block.marker, runs: head },
        RawBlock { kind: RawKind::Text(BlockKind::Paragraph), marker: None, runs: tail },
    )
}

/// Moves the blocks of a letter between questions and answers before the first heading, where letters begin a paper.
/// Headings stay.
pub(crate) fn move_to_head(blocks: &mut Vec<RawBlock>, letter: Span) {
    let first = first_heading(blocks);
    let is_in = |block: &RawBlock| {
        let span = block.span();
        matches!(block.kind, RawKind::Text(_)) && letter.start <= span.start && span.end <= letter.end
    };
    let moved: Vec<RawBlock> = blocks.extract_if(first.., |block| is_in(block)).collect();
    blocks.splice(first..first, moved);
}

/// The index of the first heading of a question or an answer; the number of blocks where there is none.
pub(crate) fn first_heading(blocks: &[RawBlock]) -> usize {
    let label = |block: &RawBlock| matches!(&block.kind, RawKind::Heading(label) if label.kind != HeadingKind::Remark);
    blocks.iter().position(label).unwrap_or(blocks.len())
}

/// Whether one of some blocks is the heading of an answer.
pub(crate) fn has_answers(blocks: &[RawBlock]) -> bool {
    blocks.iter().any(|block| matches!(&block.kind, RawKind::Heading(heading) if heading.kind == HeadingKind::Answer))
}
