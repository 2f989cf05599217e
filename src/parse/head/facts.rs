//! What the head of a paper says.

use crate::dutch::date;
use crate::model::{Addressee, Asked, Publication, Reply, ReplyKind, Respondent};
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
    /// Whether the paper says that answers come later. Its last word is `settle`'s: one that brings answers is no notice.
    pub(crate) late: bool,
    /// The day on which the questions were put, month first, where the paper leaves the year out: `op 6 november jl.`
    pub(crate) asked_on: Option<(u32, u32)>,
    /// The day on which a letter was written, where it says so in a line of its own.
    pub(crate) written: Option<String>,
    /// Whether the one who signs was asked as well: `aan de minister van A en mij`.
    pub(crate) asked_signer: bool,
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

impl Header {
    /// Says what only the whole paper shows: whether it is a notice (one that says that answers come later and has none, by
    /// `has_answers`), in which year the questions were put, who was asked with the signer.
    pub(crate) fn settle(&mut self, has_answers: bool) {
        if self.late && !has_answers {
            let none =
                || Reply { kind: ReplyKind::Notice, respondents: Vec::new(), on_behalf_of: Vec::new(), date: None };
            self.reply.get_or_insert_with(none).kind = ReplyKind::Notice;
        }
        let Some(reply) = &self.reply else { return };
        let written = reply.date.as_deref().or(self.written.as_deref());
        if let Some((day, date)) = self.asked_on.zip(written).filter(|_| self.asked.date.is_none()) {
            self.asked.date = date::last_before(day, date);
        }
        if let Some(signer) = reply.respondents.first().filter(|_| self.asked_signer) {
            let Respondent { role, title, portfolio, .. } = signer.clone();
            self.asked.addressees.push(Addressee { role, title, portfolio });
        }
    }
}

/// A reply that brings answers.
pub(crate) fn answer(respondents: Vec<Respondent>) -> Reply {
    Reply { kind: ReplyKind::Answer, respondents, on_behalf_of: Vec::new(), date: None }
}
