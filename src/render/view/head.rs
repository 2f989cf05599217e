//! The head: source, subject, facts, what kind of paper this is, and how many questions, answers and notes it holds.

use super::View;
use crate::model::*;
use crate::render::words::Words;
use crate::render::{Head, joined};

impl View<'_> {
    pub(super) fn head(&mut self) {
        if self.options.head == Head::None {
            return;
        }
        self.line_feed();
        self.element("header", &[("class", "kv-head")], |view| {
            view.source_line();
            if view.options.head == Head::Full {
                view.title();
            }
            view.facts_box();
            if let Some(line) = view.kind_line() {
                view.element("p", &[], |view| view.text_element("strong", &line));
            }
            view.counts();
        });
    }

    fn title(&mut self) {
        let document = self.document;
        let id = self.places.give("onderwerp");
        let attributes = [("id", id.as_str()), ("lang", "nl")];
        let attributes = if self.marks_dutch() { &attributes[..] } else { &attributes[..1] };
        self.element(self.heading(0), attributes, |view| {
            if document.subject.is_empty() {
                view.sink.text(view.words.untitled);
            } else {
                view.inlines(&document.subject, "subject");
            }
        });
    }

    /// `Tweede Kamer · vergaderjaar 2023-2024 · Aanhangsel van de Handelingen, nr. 1417`.
    fn source_line(&mut self) {
        let publication = &self.document.publication;
        let mut parts = vec![];
        if let Some(chamber) = publication.chamber {
            parts.push(Words::chamber(chamber).to_owned());
        }
        if let Some(year) = &publication.session_year {
            parts.push(format!("{} {}", self.words.session_year, year.replace('-', "–")));
        }
        if let Some(number) = &publication.number {
            parts.push(format!("{} {number}", self.words.number));
        }
        if let Some(case) = &publication.case_number {
            parts.push(format!("{} {case}", self.words.case_number));
        }
        if !parts.is_empty() {
            self.text_element("p", &joined(&parts, " · "));
        }
    }

    /// What the reader must know before reading, where the paper is not simply questions with their answers.
    fn kind_line(&self) -> Option<String> {
        let document = self.document;
        match document.kind {
            Kind::Questions => Some(self.words.questions_only.to_owned()),
            Kind::Notice => Some(self.words.notice.to_owned()),
            Kind::Announcement => Some(self.words.announcement.to_owned()),
            Kind::Unrecognised => None,
            Kind::Answered => {
                let open: Vec<_> = (document.exchanges.iter())
                    .filter(|exchange| exchange.answers.is_empty())
                    .flat_map(|exchange| exchange.numbers.iter().copied())
                    .collect();
                (!open.is_empty()).then(|| {
                    let heading = self.words.question_heading(&open).to_ascii_lowercase();
                    format!("{}: {heading} {}.", self.words.partly, self.words.without_answer)
                })
            }
        }
    }

    fn counts(&mut self) {
        let document = self.document;
        let questions = (document.exchanges.iter())
            .flat_map(|exchange| &exchange.questions)
            .map(|question| question.numbers.len().max(1))
            .sum();
        let answers = document.exchanges.iter().map(|exchange| exchange.answers.len()).sum();
        let joint = document.exchanges.iter().filter(|it| it.numbers.len() > 1 && !it.answers.is_empty()).count();
        let mut answers = Words::count(answers, self.words.answers_found);
        if joint > 0 {
            // Without this, a reader who counts would look for missing answers.
            answers.push_str(&format!(" ({joint} {})", self.words.joint));
        }
        let counts = [
            Words::count(questions, self.words.questions_found),
            answers,
            Words::count(document.footnotes.len(), self.words.notes_found),
        ];
        let counts: Vec<_> = counts.into_iter().filter(|count| !count.starts_with("0 ")).collect();
        let remarks = document.diagnostics.len();
        if counts.is_empty() && remarks == 0 {
            return;
        }
        self.element("p", &[], |view| {
            view.sink.text(&joined(&counts, " · "));
            if remarks > 0 {
                if !counts.is_empty() {
                    view.sink.text(" · ");
                }
                let href = format!("#{}aandacht", view.options.id_prefix);
                let count = Words::count(remarks, view.words.remarks_found);
                view.element("a", &[("href", &href)], |view| view.sink.text(&count));
            }
        });
    }
}
