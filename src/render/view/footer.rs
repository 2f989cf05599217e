//! The footer, folded: what the parser doubts, what it set aside, the head as printed.

use super::View;
use super::facts_box::enumeration;
use crate::model::*;
use crate::render::words::Words;

impl View<'_> {
    pub(super) fn footer(&mut self) {
        let recognised = self.document.kind != Kind::Unrecognised;
        self.line_feed();
        self.element("footer", &[], |view| {
            view.remarks();
            view.set_aside();
            if recognised {
                view.head_as_printed();
                view.text_element("p", view.words.caveat);
            }
        });
    }

    fn remarks(&mut self) {
        let remarks = &self.document.diagnostics;
        if remarks.is_empty() {
            return;
        }
        let title = format!("{} ({})", self.words.remarks, remarks.len());
        self.element("details", &[], |view| {
            view.text_element("summary", &title);
            let id = view.places.give("aandacht");
            view.element("ul", &[("id", &id)], |view| remarks.iter().for_each(|it| view.remark(it)));
        });
    }

    fn set_aside(&mut self) {
        let counts = self.furniture();
        if counts.is_empty() {
            return;
        }
        let total: usize = counts.iter().map(|(count, _)| count).sum();
        let all = if counts.len() == 1 { Words::count(total, counts[0].1) } else { total.to_string() };
        let counts: Vec<_> = counts.iter().map(|&(count, word)| Words::count(count, word)).collect();
        let line = format!("{}.", enumeration(&counts, self.words.and));
        self.element("details", &[("data-part", "furniture")], |view| {
            view.text_element("summary", &format!("{}: {all}", view.words.set_aside));
            view.text_element("p", &line);
        });
    }

    fn head_as_printed(&mut self) {
        let head = &self.document.header;
        if head.is_empty() {
            return;
        }
        self.element("details", &[], |view| {
            view.text_element("summary", view.words.as_printed);
            view.dutch_element("div", &[], |view| view.blocks(head, "header"));
        });
    }

    fn remark(&mut self, remark: &Diagnostic) {
        self.element("li", &[], |view| {
            view.sink.text(view.words.diagnostic(remark));
            if let Some(at) = view.places.exchange_at(remark.span) {
                view.sink.text(&format!(", {} ", view.words.at));
                let href = format!("#{}", view.places.exchanges[at].question);
                let name = view.words.question_heading(&view.document.exchanges[at].numbers).to_ascii_lowercase();
                view.element("a", &[("href", &href)], |view| view.sink.text(&name));
            }
            view.sink.text(".");
        });
    }

    /// How many pieces of each kind were set aside, with the word for the kind.
    fn furniture(&self) -> Vec<(usize, (&'static str, &'static str))> {
        let words = self.words;
        let kinds = [
            (FurnitureKind::PageFoot, words.page_feet),
            (FurnitureKind::PrintMark, words.print_marks),
            (FurnitureKind::PageNumber, words.page_numbers),
            (FurnitureKind::Rule, words.rules),
            (FurnitureKind::Markup, words.markup),
        ];
        let count = |kind| self.document.furniture.iter().filter(|piece| piece.kind == kind).count();
        kinds.into_iter().map(|(kind, word)| (count(kind), word)).filter(|(count, _)| *count > 0).collect()
    }
}
