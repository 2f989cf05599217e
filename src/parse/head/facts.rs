//! What the head of a paper says.

use crate::model::{Asked, Publication, Reply, ReplyKind};
use crate::parse::blocks::block::Run;
use crate::text::span::Span;
use std::ops::Range;

/// What the head of a paper says.
#[derive(Default)]
pub(crate) struct Header {
    pub(crate) publication: Publication,
    pub(crate) asked: Asked,
    pub(crate) reply: Option<Reply>,
    /// The subject: the runs of its block, and its place in their flow.
    pub(crate) subject: Option<(Vec<Run>, Range<usize>)>,
    /// Which of the blocks are the head; the others are the letter's own text.
    pub(crate) is_header: Vec<bool>,
    /// Whether it announces oral questions.
    pub(crate) oral: bool,
    /// Whether somebody asks at all.
    pub(crate) asks: bool,
    /// Whether its title says that it lists questions with their answers (lijst van vragen en antwoorden).
    pub(crate) lists_answers: bool,
    /// Where its title says that it is a paper of running prose: a written consultation, a report.
    pub(crate) prose: Option<Span>,
    /// How many blocks at the end of the paper are below its last answer and belong to none.
    pub(crate) below: usize,
    /// Dates that do not exist, in the source.
    pub(crate) impossible: Vec<Span>,
}

impl Header {
    /// Whether the questions have answers, by what the head says.
    pub(crate) fn answers(&self) -> bool {
        self.lists_answers || self.reply.as_ref().is_some_and(|reply| reply.kind == ReplyKind::Answer)
    }

    /// Whether questions without numbers or headings may follow: somebody asks in writing.
    pub(crate) fn may_hold_questions(&self) -> bool {
        let notice = self.reply.as_ref().is_some_and(|reply| reply.kind == ReplyKind::Notice);
        self.asks && !self.oral && !notice && self.prose.is_none()
    }
}
