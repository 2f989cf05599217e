//! The view: a head card, a list of the questions, the questions with their folding answers, the notes, the remarks.
//!
//! Only elements and attributes that a content management system keeps when it cleans what authors paste (WordPress'
//! post context): no `time`, no `name` on `details`, no style, no script. Questions are headings and stand outside
//! `summary`, where every screen reader finds them.

use super::facts;
use super::places::{Places, gist};
use super::words::Words;
use super::{Sink, ViewOptions, joined};
use crate::dutch::date::iso;
use crate::model::*;
use crate::text::scan;
use crate::text::str_ext::StrExt;

/// Letters of unrecognised text shown at once; the rest folds, so that no text is too long for a page to show.
const SHOWN_UNRECOGNISED: usize = 20_000;
/// Letters of what stands before the questions that are shown; more folds.
const SHOWN_PREAMBLE: usize = 600;
/// Letters of an answer that show while it is folded.
const GIST_OF_ANSWER: usize = 110;
/// Letters of a question in the list of questions.
const GIST_OF_QUESTION: usize = 80;

/// Writes the view of a document.
pub(crate) fn write(document: &Document, options: &ViewOptions, sink: &mut dyn Sink) {
    let words = Words::of(options.language);
    let printed = facts::printed_head(document);
    let places = Places::new(document, &options.id_prefix);
    let mut view = View { document, options, words, places, printed, sink };
    view.document();
}

type Attributes<'a> = &'a [(&'static str, &'a str)];

struct View<'a> {
    document: &'a Document,
    options: &'a ViewOptions,
    words: &'static Words,
    places: Places<'a>,
    /// The words of the head of the paper.
    printed: String,
    sink: &'a mut dyn Sink,
}

impl<'a> View<'a> {
    fn document(&mut self) {
        let language = self.options.language.code();
        self.element("section", &[("class", "kamervragen"), ("lang", language)], |view| {
            if view.document.kind == Kind::Unrecognised {
                view.unrecognised();
            } else {
                view.head();
                view.letter(view.words.before, &view.document.preamble, "preamble");
                view.contents();
                for (at, exchange) in view.document.exchanges.iter().enumerate() {
                    view.exchange(at, exchange);
                }
                view.letter(view.words.afterwards, &view.document.closing, "closing");
            }
            view.notes();
            view.remarks();
        });
    }

    // The parts, in the order of the page.

    fn head(&mut self) {
        let document = self.document;
        self.line_feed();
        self.element("header", &[("class", "kv-head")], |view| {
            view.source_line();
            let id = view.places.give("onderwerp");
            let attributes = [("id", id.as_str()), ("lang", "nl")];
            let attributes = if view.dutch_needs_saying() { &attributes[..] } else { &attributes[..1] };
            view.element(view.heading(0), attributes, |view| {
                if document.subject.is_empty() {
                    view.sink.text(view.words.untitled);
                } else {
                    view.inlines(&document.subject, "subject");
                }
            });
            if view.has_facts() {
                view.element("dl", &[], |view| {
                    view.asked();
                    view.replied();
                    view.published();
                });
            }
            if let Some(line) = view.kind_line() {
                view.element("p", &[], |view| view.say("strong", &line));
            }
            view.counts();
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
            self.say("p", &joined(&parts, " · "));
        }
    }

    /// Whether the head card has a line: an empty list says nothing, and says it aloud.
    fn has_facts(&self) -> bool {
        let Document { asked, reply, publication, .. } = self.document;
        *asked != Asked::default()
            || (reply.iter()).any(|it| !it.respondents.is_empty() || !it.on_behalf_of.is_empty() || it.date.is_some())
            || facts::publication_address(publication).is_some()
            || publication.see_also.is_some()
    }

    fn asked(&mut self) {
        let asked = &self.document.asked;
        self.entry(self.words.asked_by, &[list(&facts::askers(self.document), self.words.and)]);
        self.entry(self.words.asked_to, &facts::addressees(self.document, self.words, &self.printed));
        if let Some(date) = &asked.date {
            self.term(self.words.asked_on);
            self.element("dd", &[], |view| view.date(date));
        }
    }

    fn replied(&mut self) {
        let document = self.document;
        let Some(reply) = &document.reply else { return };
        let (by, on) = match reply.kind {
            ReplyKind::Answer => (self.words.answered_by, self.words.answered_on),
            ReplyKind::Notice => (self.words.announced_by, self.words.announced_on),
        };
        self.entry(by, &facts::respondents(&reply.respondents, self.words, &self.printed));
        self.entry(self.words.on_behalf_of, &facts::respondents(&reply.on_behalf_of, self.words, &self.printed));
        let Some(date) = &reply.date else { return };
        self.term(on);
        self.element("dd", &[], |view| {
            view.date(date);
            if let Some(days) = facts::days_to_reply(document) {
                let days = Words::count(days, view.words.days);
                let (of_members, of_senators) = view.words.term;
                let senate = document.publication.chamber == Some(Chamber::EersteKamer);
                let term = if senate { of_senators } else { of_members };
                view.sink.text(&format!(", {} {days} ({term})", view.words.after));
            }
        });
    }

    fn published(&mut self) {
        let publication = &self.document.publication;
        if let Some((name, href)) = facts::publication_address(publication) {
            self.term(self.words.published);
            self.element("dd", &[], |view| view.link(&href, "noopener nofollow", &name));
        }
        if let Some(other) = &publication.see_also {
            self.entry(self.words.see_also, std::slice::from_ref(other));
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
            // Else a reader who counts would look for the answer that is missing.
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

    fn contents(&mut self) {
        let document = self.document;
        // With one or two the questions are their own list.
        if document.exchanges.len() < 3 {
            return;
        }
        self.line_feed();
        self.element("nav", &[("class", "kv-contents"), ("aria-label", self.words.contents)], |view| {
            view.element("ul", &[], |view| {
                for (at, exchange) in document.exchanges.iter().enumerate() {
                    let href = format!("#{}", view.places.exchanges[at].question);
                    let question = exchange.questions.first().map(|question| gist(&question.blocks, GIST_OF_QUESTION));
                    view.element("li", &[], |view| {
                        view.element("a", &[("href", &href)], |view| {
                            let numbers = view.words.numbers(&exchange.numbers);
                            view.say("b", &numbers);
                            view.sink.text(" ");
                            view.dutch("span", &[], |view| view.sink.text(question.as_deref().unwrap_or("—")));
                        });
                    });
                }
            });
        });
    }

    fn exchange(&mut self, at: usize, exchange: &'a Exchange) {
        self.line_feed();
        self.element("section", &[("class", "kv-exchange")], |view| {
            let id = view.places.exchanges[at].question.clone();
            let href = format!("#{id}");
            let heading = view.words.question_heading(&exchange.numbers);
            view.element(view.heading(1), &[("id", &id)], |view| {
                view.element("a", &[("href", &href)], |view| view.sink.text(&heading));
            });
            view.questions(exchange);
            for (nth, answer) in exchange.answers.iter().enumerate() {
                view.answer(at, nth, exchange, answer);
            }
            if exchange.answers.is_empty() && view.document.kind == Kind::Answered {
                view.element("p", &[], |view| view.say("em", view.words.no_answer));
            }
        });
    }

    fn questions(&mut self, exchange: &'a Exchange) {
        if exchange.questions.is_empty() {
            self.element("p", &[], |view| view.say("em", view.words.no_question));
        }
        // (A question in parts, `5a` and `5b`, has one number for more than one.)
        let apart = (2..=exchange.numbers.len()).contains(&exchange.questions.len())
            && exchange.questions.iter().all(|question| question.numbers.len() == 1);
        if apart {
            // One question each number: a list that counts as the paper does.
            self.dutch("ol", &[("class", "kv-question")], |view| {
                for question in &exchange.questions {
                    let number = question.numbers[0];
                    let value = number.to_string();
                    let id = view.places.give_number("vraag", number);
                    let attributes = [("value", value.as_str()), ("id", id.as_deref().unwrap_or_default())];
                    let attributes = if id.is_some() { &attributes[..] } else { &attributes[..1] };
                    view.element("li", attributes, |view| view.blocks(&question.blocks, &format!("question {number}")));
                }
            });
            return;
        }
        for question in &exchange.questions {
            self.dutch("div", &[("class", "kv-question")], |view| {
                view.anchors("vraag", &question.numbers);
                let place = format!("question {}", first(&question.numbers));
                view.blocks(&question.blocks, &place);
            });
        }
    }

    fn answer(&mut self, at: usize, nth: usize, exchange: &'a Exchange, answer: &'a Answer) {
        let attributes: Attributes = &[("class", "kv-answer"), ("open", "")];
        self.element("details", if self.options.open { attributes } else { &attributes[..1] }, |view| {
            view.element("summary", &[], |view| {
                let mut heading = view.words.answer_heading(&exchange.numbers);
                if nth > 0 {
                    heading.push_str(&format!(" ({})", nth + 1));
                }
                view.say("b", &heading);
                view.sink.text(" ");
                let start = gist(&answer.blocks, GIST_OF_ANSWER);
                view.dutch("span", &[], |view| view.sink.text(&start));
            });
            let id = view.places.exchanges[at].answers[nth].clone();
            view.dutch("div", &[("id", &id)], |view| {
                view.anchors("antwoord", &exchange.numbers);
                view.blocks(&answer.blocks, &format!("answer {}", first(&exchange.numbers)));
            });
        });
    }

    /// A place for each number of a group, so that `#vraag-3` leads into `#vraag-2-3`.
    fn anchors(&mut self, kind: &str, numbers: &[u32]) {
        for &number in numbers {
            if let Some(id) = self.places.give_number(kind, number) {
                self.element("span", &[("id", &id)], |_| {});
            }
        }
    }

    /// What stands before the first question or after the last answer.
    fn letter(&mut self, title: &str, blocks: &'a [Block], place: &str) {
        if blocks.is_empty() {
            return;
        }
        self.line_feed();
        self.element("section", &[], |view| {
            view.element(view.heading(1), &[], |view| view.sink.text(title));
            let letters: usize = blocks.iter().flat_map(|block| &block.inlines).map(|inline| inline.text().len()).sum();
            // A covering letter of a page would keep the reader from the questions.
            if place == "preamble" && letters > SHOWN_PREAMBLE && !view.document.exchanges.is_empty() {
                view.element("details", &[], |view| {
                    let start = gist(blocks, GIST_OF_ANSWER);
                    view.dutch("summary", &[], |view| view.sink.text(&start));
                    view.dutch("div", &[], |view| view.blocks(blocks, place));
                });
            } else {
                view.dutch("div", &[], |view| view.blocks(blocks, place));
            }
        });
    }

    fn notes(&mut self) {
        let notes = &self.document.footnotes;
        if notes.is_empty() {
            return;
        }
        self.line_feed();
        self.element("section", &[("class", "kv-notes")], |view| {
            let id = view.places.give("noten");
            view.element(view.heading(1), &[("id", &id)], |view| view.sink.text(view.words.notes));
            let counted = notes.iter().all(|note| is_number(&note.label));
            view.element(if counted { "ol" } else { "ul" }, &[], |view| {
                for (at, note) in notes.iter().enumerate() {
                    let id = view.places.notes[at].id.clone();
                    let attributes: Attributes = &[("id", &id), ("value", &note.label)];
                    view.element("li", if counted { attributes } else { &attributes[..1] }, |view| {
                        if !counted {
                            view.say("b", &note.label);
                            view.sink.text(" ");
                        }
                        view.dutch("div", &[], |view| view.blocks(&note.blocks, "note"));
                        view.back_links(at);
                    });
                }
            });
        });
    }

    fn back_links(&mut self, note: usize) {
        let markers = std::mem::take(&mut self.places.notes[note].markers);
        if markers.is_empty() {
            return;
        }
        self.element("p", &[], |view| {
            for (nth, (id, place)) in markers.iter().enumerate() {
                if nth > 0 {
                    view.sink.text(" ");
                }
                let mut place_name = view.words.place(place);
                let before = markers[..nth].iter().filter(|(_, other)| other == place).count();
                if before > 0 {
                    place_name.push_str(&format!(" ({})", before + 1));
                }
                let name = format!("{} {place_name}", view.words.back_to);
                view.element("a", &[("href", &format!("#{id}")), ("aria-label", &name)], |view| {
                    view.sink.text("↑ ");
                    view.sink.text(&place_name);
                });
            }
        });
    }

    /// What the parser doubts and what it set aside: at the end, quiet, whole.
    fn remarks(&mut self) {
        let document = self.document;
        self.line_feed();
        self.element("footer", &[], |view| {
            if !document.diagnostics.is_empty() {
                let title = format!("{} ({})", view.words.remarks, document.diagnostics.len());
                view.element("details", &[], |view| {
                    view.say("summary", &title);
                    let id = view.places.give("aandacht");
                    view.element("ul", &[("id", &id)], |view| {
                        document.diagnostics.iter().for_each(|it| view.remark(it));
                    });
                });
            }
            if !document.furniture.is_empty() {
                let counts = view.furniture();
                view.element("details", &[("data-part", "furniture")], |view| {
                    let total: usize = counts.iter().map(|(count, _)| count).sum();
                    let all = if counts.len() == 1 { Words::count(total, counts[0].1) } else { total.to_string() };
                    view.say("summary", &format!("{}: {all}", view.words.set_aside));
                    let counts: Vec<_> = counts.iter().map(|&(count, word)| Words::count(count, word)).collect();
                    let line = format!("{}.", list(&counts, view.words.and));
                    view.say("p", &line);
                });
            }
            if document.kind != Kind::Unrecognised && !document.header.is_empty() {
                view.element("details", &[], |view| {
                    view.say("summary", view.words.as_printed);
                    view.dutch("div", &[], |view| view.blocks(&document.header, "header"));
                });
            }
            if document.kind != Kind::Unrecognised {
                view.say("p", view.words.caveat);
            }
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

    fn furniture(&self) -> Vec<(usize, (&'static str, &'static str))> {
        let words = self.words;
        let kinds = [
            (FurnitureKind::PageFoot, words.page_feet),
            (FurnitureKind::PrintMark, words.print_marks),
            (FurnitureKind::PageNumber, words.page_numbers),
            (FurnitureKind::Rule, words.rules),
        ];
        let count = |kind| self.document.furniture.iter().filter(|piece| piece.kind == kind).count();
        kinds.into_iter().map(|(kind, word)| (count(kind), word)).filter(|(count, _)| *count > 0).collect()
    }

    /// The text whole, its paragraphs kept, the far end of a long one folded.
    fn unrecognised(&mut self) {
        self.line_feed();
        self.element("header", &[("class", "kv-head")], |view| {
            view.element("p", &[], |view| {
                view.say("strong", view.words.unrecognised);
                view.sink.text(" ");
                view.sink.text(view.words.unrecognised_more);
            });
        });
        let document = self.document;
        let blocks = || document.header.iter().chain(&document.preamble).chain(&document.closing);
        if blocks().next().is_none() {
            return;
        }
        let mut room = SHOWN_UNRECOGNISED;
        let mut folded = vec![];
        self.line_feed();
        self.element("section", &[], |view| {
            for piece in blocks().flat_map(chunks) {
                if room == 0 {
                    folded.push(piece);
                } else {
                    room = room.saturating_sub(piece.len());
                    view.say("p", &piece);
                }
            }
            if !folded.is_empty() {
                view.element("details", &[], |view| {
                    view.say("summary", view.words.rest);
                    for piece in &folded {
                        view.say("p", piece);
                    }
                });
            }
        });
    }

    // Blocks and words.

    fn blocks(&mut self, blocks: &'a [Block], place: &str) {
        let mut rest = blocks;
        while let Some(block) = rest.first() {
            let items = rest.iter().take_while(|block| block.kind == BlockKind::ListItem).count();
            let (now, later) = rest.split_at(items.max(1));
            rest = later;
            match block.kind {
                BlockKind::ListItem => self.list(now, place),
                BlockKind::Paragraph => self.element("p", &[], |view| view.inlines(&block.inlines, place)),
                BlockKind::Heading => {
                    self.element(self.heading(2), &[], |view| view.inlines(&block.inlines, place));
                }
                BlockKind::Table => self.element("pre", &[], |view| view.inlines(&block.inlines, place)),
            }
        }
    }

    fn list(&mut self, items: &'a [Block], place: &str) {
        let start;
        let (tag, attributes): (_, Attributes) = match list_shape(items) {
            ListShape::Bullets => ("ul", &[]),
            ListShape::Numbers(first) => {
                start = first.to_string();
                ("ol", &[("start", &start)])
            }
            ListShape::Letters(first) => {
                start = first.to_string();
                ("ol", &[("type", "a"), ("start", &start)])
            }
            ListShape::AsPrinted => {
                for item in items {
                    self.element("p", &[], |view| {
                        if let Some(marker) = &item.marker {
                            view.sink.text(&marker.text);
                            view.sink.text(" ");
                        }
                        view.inlines(&item.inlines, place);
                    });
                }
                return;
            }
        };
        self.element(tag, attributes, |view| {
            for item in items {
                view.element("li", &[], |view| view.inlines(&item.inlines, place));
            }
        });
    }

    fn inlines(&mut self, inlines: &'a [Inline], place: &str) {
        for (at, inline) in inlines.iter().enumerate() {
            match inline {
                Inline::Text { text, .. } => self.sink.text(text),
                Inline::NoteRef { label, text, .. } => {
                    let before = at.checked_sub(1).and_then(|before| inlines.get(before));
                    if before.is_some_and(|before| matches!(before, Inline::NoteRef { .. })) {
                        // Marks 1 and 2, not 12.
                        self.sink.text(" ");
                    }
                    self.note_ref(label, text, touches_digits(before, inlines.get(at + 1)), place);
                }
                Inline::CrossRef { text, numbers, .. } => match self.places.refer(numbers).map(|id| format!("#{id}")) {
                    Some(href) => self.element("a", &[("href", &href)], |view| view.sink.text(text)),
                    None => self.sink.text(text),
                },
                // An address out of the text is a stranger's; a citation leads to the official publication.
                Inline::Link { text, href, target, .. } => {
                    let rel = if *target == LinkTarget::Url { "noopener nofollow ugc" } else { "noopener nofollow" };
                    self.link(href, rel, text);
                }
            }
        }
    }

    /// The mark of a note. One that touches digits stands in brackets: raised it could be an exponent, and whoever copies
    /// it as plain words has no raised digits. One without a note stays as printed.
    fn note_ref(&mut self, label: &str, printed: &str, bracketed: bool, place: &str) {
        // The head as printed repeats the subject: its marks are not places of their own.
        let cited = if place == "header" { None } else { self.places.cite(label, place) };
        self.element("sup", &[], |view| match cited {
            Some((marker, note)) => {
                let name = format!("{} {label}", view.words.note);
                let attributes = [("href", &*format!("#{note}")), ("id", &*marker), ("aria-label", &*name)];
                let shown = if bracketed { &format!("[{label}]") } else { label };
                view.element("a", &attributes, |view| view.sink.text(shown));
            }
            None => view.sink.text(printed),
        });
    }

    /// A link that leaves the page, where the address is one of the web; else the words alone. It says where it goes,
    /// unless its words do.
    fn link(&mut self, href: &str, rel: &str, words: &str) {
        if is_web_address(href) {
            let (_, place) = scan::split_once(href, "://").unwrap_or_default();
            let site = place.split('/').next().unwrap_or_default();
            let site = site.strip_prefix("www.").unwrap_or(site);
            let told = scan::contains(words, site.strip_prefix("zoek.").unwrap_or(site));
            let attributes = [("href", href), ("rel", rel), ("title", place)];
            self.element("a", if told { &attributes[..2] } else { &attributes }, |view| view.sink.text(words));
        } else {
            self.sink.text(words);
        }
    }

    fn date(&mut self, date: &str) {
        let words = self.words.date(date);
        if iso(date).is_some() {
            self.element("span", &[("data-date", date)], |view| view.sink.text(&words));
        } else {
            self.sink.text(&words);
        }
    }

    // Helpers of writing.

    fn element(&mut self, tag: &'static str, attributes: Attributes, inside: impl FnOnce(&mut Self)) {
        self.begin(tag, attributes);
        inside(self);
        self.sink.close();
    }

    /// An element with words of the paper.
    fn dutch(&mut self, tag: &'static str, attributes: Attributes, inside: impl FnOnce(&mut Self)) {
        self.begin(tag, attributes);
        if self.dutch_needs_saying() {
            self.sink.attribute("lang", "nl");
        }
        inside(self);
        self.sink.close();
    }

    /// (Not repeated in the code of each element.)
    #[inline(never)]
    fn begin(&mut self, tag: &'static str, attributes: Attributes) {
        self.sink.open(tag);
        for (name, value) in attributes {
            self.sink.attribute(name, value);
        }
    }

    /// An element of words alone.
    #[inline(never)]
    fn say(&mut self, tag: &'static str, words: &str) {
        self.begin(tag, &[]);
        self.sink.text(words);
        self.sink.close();
    }

    fn dutch_needs_saying(&self) -> bool {
        self.options.language != super::Language::Nl
    }

    fn term(&mut self, word: &str) {
        self.say("dt", word);
    }

    /// A line of the head card, unless there is nothing to say.
    fn entry(&mut self, word: &str, lines: &[String]) {
        if lines.iter().all(String::is_empty) {
            return;
        }
        self.term(word);
        for line in lines {
            self.say("dd", line);
        }
    }

    /// One line of the source a part, so that an export can be read and compared.
    fn line_feed(&mut self) {
        self.sink.text("\n");
    }

    fn heading(&self, below: u8) -> &'static str {
        ["h1", "h2", "h3", "h4", "h5", "h6"][usize::from((self.options.heading_level.clamp(1, 4) - 1 + below).min(5))]
    }
}

/// Whether the mark of a note would run into a number of the text: `2015,` and mark 3, `COP29.` and mark 5.
fn touches_digits(before: Option<&Inline>, after: Option<&Inline>) -> bool {
    let digit = |letter: char| letter.is_ascii_digit();
    let behind = before.is_some_and(|before| before.text().trim_end_any(".,").ends_with(digit));
    let ahead = after.is_some_and(|after| after.text().starts_with(digit));
    let marks = |other: Option<&Inline>| matches!(other, Some(Inline::NoteRef { .. }));
    behind && !marks(before) || ahead && !marks(after)
}

/// Whether an address may be a link: `https:` or `http:`, nothing in it that a browser would drop or reinterpret, nothing
/// that shows another address than it leads to (letters that turn the direction of writing or are not seen, a name before
/// the host: `https://krant.example@elders.example`).
pub(super) fn is_web_address(href: &str) -> bool {
    let scheme = ["https://", "http://"]
        .iter()
        .any(|it| href.get(..it.len()).is_some_and(|start| start.eq_ignore_ascii_case(it)));
    let unseen = |letter| matches!(letter, '\u{AD}' | '\u{200B}'..='\u{200F}' | '\u{202A}'..='\u{202E}' | '\u{2060}'..='\u{206F}' | '\u{FEFF}');
    let bad = |letter: char| letter.is_whitespace() || letter.is_control() || letter == '\\' || unseen(letter);
    let host = scan::split_once(href, "://")
        .map(|(_, rest)| rest)
        .and_then(|rest| rest.split(['/', '?', '#']).next())
        .unwrap_or_default();
    scheme && !host.is_empty() && !host.contains('@') && !href.chars().any(bad)
}

enum ListShape {
    Bullets,
    Numbers(u32),
    Letters(u32),
    /// No list that HTML can count: the markers stand in the text.
    AsPrinted,
}

/// How the markers of a list count.
fn list_shape(items: &[Block]) -> ListShape {
    let markers: Vec<_> = (items.iter())
        .map(|item| item.marker.as_ref().map_or("", |marker| marker.text.trim()).trim_end_any(".)"))
        .collect();
    if markers.iter().all(|marker| matches!(*marker, "-" | "–" | "—" | "•" | "·" | "*" | "○" | "▪" | "\u{f0b7}" | ""))
    {
        return ListShape::Bullets;
    }
    let counts = |value: &dyn Fn(&str) -> Option<u32>| -> Option<u32> {
        let first = value(markers[0])?;
        let in_order = (markers.iter().zip(first..)).all(|(marker, wanted)| value(marker) == Some(wanted));
        in_order.then_some(first)
    };
    let letter = |marker: &str| match marker.as_bytes() {
        [letter @ b'a'..=b'z'] => Some(u32::from(letter - b'a') + 1),
        _ => None,
    };
    if let Some(first) = counts(&|marker| marker.parse().ok().filter(|_| is_number(marker))) {
        ListShape::Numbers(first)
    } else if let Some(first) = counts(&letter) {
        ListShape::Letters(first)
    } else {
        ListShape::AsPrinted
    }
}

/// Whether a label can be the value of a list item.
fn is_number(label: &str) -> bool {
    (1..=6).contains(&label.len()) && label.bytes().all(|byte| byte.is_ascii_digit())
}

/// The first of some numbers, as the places of the model name an exchange.
fn first(numbers: &[u32]) -> String {
    numbers.first().map(u32::to_string).unwrap_or_default()
}

/// `a, b en c`.
fn list(items: &[String], and: &str) -> String {
    match items {
        [] => String::new(),
        [one] => one.clone(),
        [most @ .., last] => format!("{} {and} {last}", joined(most, ", ")),
    }
}

/// The text of a block in pieces that a browser can lay out one at a time, cut between words where there are any.
fn chunks(block: &Block) -> Vec<String> {
    let marker = block.marker.as_ref().map(|marker| format!("{} ", marker.text));
    let text: String = marker.as_deref().into_iter().chain(block.inlines.iter().map(Inline::text)).collect();
    let mut rest = text.as_str();
    let mut out = vec![];
    while rest.len() > SHOWN_UNRECOGNISED {
        let mut cut = SHOWN_UNRECOGNISED;
        while !rest.is_char_boundary(cut) {
            cut -= 1;
        }
        let cut = rest[..cut].rfind(char::is_whitespace).filter(|space| *space > 0).unwrap_or(cut);
        out.push(rest[..cut].to_owned());
        rest = rest[cut..].trim_start();
    }
    out.push(rest.to_owned());
    out
}

#[cfg(test)]
#[allow(clippy::unwrap_used, reason = "a test may")]
mod tests {
    use super::*;
    use crate::render::{Language, view_as_html};
    use serde_json::{Value, json};

    /// A document with these parts beside what every document has.
    fn document(parts: &Value) -> Document {
        let mut whole = json!({
            "schema": 1, "kind": "answered", "publication": {}, "subject": [], "reply": null, "header": [], "preamble": [],
            "asked": { "askers": [], "addressees": [], "date": null }, "exchanges": [], "closing": [], "footnotes": [],
            "crossReferences": [], "furniture": [], "diagnostics": []
        });
        whole["publication"] = json!({
            "chamber": null, "sessionYear": null, "number": null, "caseNumber": null, "id": null, "seeAlso": null
        });
        for (key, value) in parts.as_object().cloned().unwrap_or_default() {
            whole[key] = value;
        }
        serde_json::from_value(whole).unwrap()
    }

    fn text(words: &str) -> Value {
        json!({ "type": "text", "text": words, "span": [0, 0] })
    }

    fn paragraph(inlines: &[Value]) -> Value {
        json!({ "type": "paragraph", "inlines": inlines, "span": [0, 0] })
    }

    fn item(marker: &str) -> Value {
        let marker = json!({ "text": marker, "span": [0, 0] });
        json!({ "type": "listItem", "marker": marker, "inlines": [text("x")], "span": [0, 0] })
    }

    fn exchange(numbers: &[u32], questions: &[Value], answers: &[Value]) -> Value {
        let id: Vec<_> = numbers.iter().map(u32::to_string).collect();
        let apart = questions.len() == numbers.len();
        let questions: Vec<_> = (questions.iter().enumerate())
            .map(|(at, question)| {
                let numbers = if apart { &numbers[at..=at] } else { numbers };
                json!({ "numbers": numbers, "heading": null, "blocks": [question], "span": [0, 0] })
            })
            .collect();
        let answers: Vec<_> =
            answers.iter().map(|answer| json!({ "heading": null, "blocks": [answer], "span": [0, 0] })).collect();
        json!({ "id": id.join("-"), "numbers": numbers, "questions": questions, "answers": answers })
    }

    #[allow(clippy::needless_pass_by_value, reason = "json! makes a value; so the tests read better")]
    fn html(parts: Value) -> String {
        view_as_html(&document(&parts), &ViewOptions::default())
    }

    #[track_caller]
    fn holds(html: &str, part: &str) {
        assert!(html.contains(part), "no {part}\nin {html}");
    }

    #[test]
    fn a_group_is_a_heading_a_counted_list_and_one_folded_answer() {
        let questions = [paragraph(&[text("Klopt dit?")]), paragraph(&[text("En dat?")])];
        let html = html(json!({ "exchanges": [exchange(&[2, 3], &questions, &[paragraph(&[text("Ja.")])])] }));
        holds(
            &html,
            "<section class=\"kv-exchange\"><h3 id=\"vraag-2-3\"><a href=\"#vraag-2-3\">Vraag 2 en 3</a></h3>\
             <ol class=\"kv-question\"><li value=\"2\" id=\"vraag-2\"><p>Klopt dit?</p></li>\
             <li value=\"3\" id=\"vraag-3\"><p>En dat?</p></li></ol>\
             <details class=\"kv-answer\"><summary><b>Antwoord op vraag 2 en 3</b> <span>Ja.</span></summary>\
             <div id=\"antwoord-2-3\"><span id=\"antwoord-2\"></span><span id=\"antwoord-3\"></span><p>Ja.</p></div>\
             </details></section>",
        );
        holds(&html, "2 vragen · 1 antwoord (1 gezamenlijk)");
    }

    #[test]
    fn a_group_that_was_not_split_is_reached_by_each_number() {
        let html = html(json!({ "exchanges": [exchange(&[2, 3], &[paragraph(&[text("Klopt dit?")])], &[])] }));
        holds(&html, "<div class=\"kv-question\"><span id=\"vraag-2\"></span><span id=\"vraag-3\"></span><p>");
        holds(&html, "Deels beantwoord: vraag 2 en 3 zonder antwoord.");
    }

    #[test]
    fn two_series_of_notes_keep_their_marks_apart() {
        let mark = json!({ "type": "noteRef", "text": "1", "label": "1", "span": [0, 0] });
        let note = |place: &str| {
            let marker = json!({ "text": "1", "span": [0, 0] });
            json!({ "label": "1", "marker": marker, "blocks": [paragraph(&[text(place)])], "citedIn": [place] })
        };
        let body = paragraph(&[text("x"), mark]);
        let html = html(json!({
            "exchanges": [exchange(&[1], std::slice::from_ref(&body), std::slice::from_ref(&body))],
            "footnotes": [note("question 1"), note("answer 1")],
        }));
        holds(&html, "<sup><a href=\"#noot-1\" id=\"noot-1-ref-1\" aria-label=\"Noot 1\">1</a></sup>");
        holds(&html, "<sup><a href=\"#noot-1--2\" id=\"noot-1--2-ref-1\" aria-label=\"Noot 1\">1</a></sup>");
        holds(&html, "<a href=\"#noot-1--2-ref-1\" aria-label=\"Terug naar antwoord 1\">↑ antwoord 1</a>");
    }

    #[test]
    fn no_mark_runs_into_a_number_or_another_mark() {
        let mark =
            |label: &str| json!({ "type": "noteRef", "text": format!("{label})"), "label": label, "span": [0, 0] });
        let notes: Vec<_> = (["1", "2", "3"].iter())
            .map(|label| {
                let marker = json!({ "text": label, "span": [0, 0] });
                json!({ "label": label, "marker": marker, "blocks": [], "citedIn": ["question 1"] })
            })
            .collect();
        let shown = |inlines: &[Value]| {
            let html = html(json!({
                "exchanges": [exchange(&[1], &[paragraph(inlines)], &[])], "footnotes": notes,
            }));
            let words = html.split("<div class=\"kv-question\">").nth(1).unwrap().split("</p>").next().unwrap();
            let tags = words.split('<').map(|part| part.split_once('>').map_or(part, |(_, words)| words));
            tags.collect::<String>()
        };
        assert_eq!(shown(&[text("Ja?"), mark("1"), mark("2"), text(" En")]), "Ja?1 2 En");
        assert_eq!(shown(&[text("in 2015,"), mark("3"), text(" nu")]), "in 2015,[3] nu");
        assert_eq!(shown(&[text("COP29"), mark("1"), mark("2"), text(".")]), "COP29[1] 2.");
        assert_eq!(shown(&[text("Ja?"), mark("1"), mark("2"), text("3 maal")]), "Ja?1 [2]3 maal");
        // Without its note it stays as printed.
        assert_eq!(shown(&[text("Ja?"), mark("9")]), "Ja?9)");
    }

    #[test]
    fn references_and_links_lead_where_they_may() {
        let reference = json!({ "type": "crossRef", "text": "vraag 3", "numbers": [3], "span": [0, 0] });
        let link =
            |href: &str| json!({ "type": "link", "text": "<adres>", "href": href, "target": "url", "span": [0, 0] });
        let answer = paragraph(&[reference, link("https://a.example/?a=1&b=\""), link("javascript:alert(1)")]);
        let html = html(json!({ "exchanges": [
            exchange(&[1], &[paragraph(&[text("x")])], &[answer]),
            exchange(&[2, 3], &[paragraph(&[text("x")])], &[paragraph(&[text("x")])]),
        ] }));
        holds(&html, "<a href=\"#antwoord-2-3\">vraag 3</a>");
        holds(
            &html,
            "<a href=\"https://a.example/?a=1&amp;b=&quot;\" rel=\"noopener nofollow ugc\" \
             title=\"a.example/?a=1&amp;b=&quot;\">&lt;adres&gt;</a>&lt;adres&gt;</p>",
        );
        let own = json!({ "type": "link", "text": "www.b.example", "href": "https://www.b.example", "target": "url", "span": [0, 0] });
        let html = self::html(json!({ "exchanges": [exchange(&[1], &[paragraph(&[own])], &[])] }));
        holds(&html, "rel=\"noopener nofollow ugc\">www.b.example</a>"); // its words say where it goes
        for bad in ["javascript:x", "data:x", "//a", "https://a b", "https:\\\\a", "HTTPS:/a", " https://a", ""] {
            assert!(!is_web_address(bad), "{bad}");
        }
    }

    #[test]
    fn lists_count_as_printed() {
        for (markers, start) in [
            (&["a.", "b."][..], "<ol type=\"a\" start=\"1\"><li>"),
            (&["3)", "4)"], "<ol start=\"3\"><li>"),
            (&["-", "•"], "<ul><li>"),
            (&["1.", "3."], "<p>1. x</p><p>3. x</p>"),
            (&["i.", "ii."], "<p>i. x</p><p>ii. x</p>"),
        ] {
            let items: Vec<_> = markers.iter().map(|marker| item(marker)).collect();
            holds(&html(json!({ "preamble": items })), start);
        }
    }

    #[test]
    fn an_answer_in_time_or_late_is_said_with_the_term() {
        let reply = json!({ "kind": "answer", "respondents": [], "onBehalfOf": [], "date": "2024-04-15" });
        let asked = json!({
            "askers": [{ "name": "Duin", "party": "P" }, { "name": "Berg", "party": null }],
            "addressees": [{ "role": "minister", "portfolio": "Zee" }], "date": "2024-03-06"
        });
        let header = [paragraph(&[text("aan de Minister voor Zee")])];
        let html = html(json!({ "asked": asked, "reply": reply, "header": header }));
        holds(&html, "<dd>Duin (P) en Berg</dd><dt>Aan</dt><dd>Minister voor Zee</dd>");
        holds(&html, "<span data-date=\"2024-04-15\">15 april 2024</span>, na 40 dagen (termijn: 3 weken)</dd>");
    }

    #[test]
    fn unrecognised_text_stands_whole_its_far_end_folded() {
        let long = "woord ".repeat(20_000);
        let html = html(
            json!({ "kind": "unrecognised", "preamble": [paragraph(&[text("begin")]), paragraph(&[text(&long)])] }),
        );
        holds(&html, "<strong>Geen Kamervragen herkend;</strong>");
        holds(&html, "<p>begin</p>");
        assert_eq!(html.matches("woord").count(), 20_000);
        let shown = html.split("<details>").next().unwrap_or_default();
        assert!(shown.len() < 3 * SHOWN_UNRECOGNISED, "{} shown at once", shown.len());
    }

    #[test]
    fn english_words_around_a_dutch_paper() {
        let exchange = exchange(&[1], &[paragraph(&[text("x")])], &[paragraph(&[text("y")])]);
        let options = ViewOptions { language: Language::En, heading_level: 4, id_prefix: "a-".into(), open: true };
        let html = view_as_html(&document(&json!({ "exchanges": [exchange] })), &options);
        holds(&html, "<section class=\"kamervragen\" lang=\"en\">");
        holds(&html, "<h5 id=\"a-vraag-1\"><a href=\"#a-vraag-1\">Question 1</a></h5>");
        holds(&html, "<div class=\"kv-question\" lang=\"nl\">");
        holds(
            &html,
            "<details class=\"kv-answer\" open=\"\"><summary><b>Answer 1</b> <span lang=\"nl\">y</span></summary>",
        );
    }

    /// What a content management system keeps of what its authors paste: the post context of WordPress.
    #[test]
    fn nothing_that_a_content_system_would_strip() {
        const ELEMENTS: &[&str] = &[
            "a", "b", "dd", "details", "div", "dl", "dt", "em", "footer", "h2", "h3", "h4", "header", "li", "nav",
            "ol", "p", "pre", "section", "span", "strong", "summary", "sup", "ul",
        ];
        const ATTRIBUTES: &[(&str, &[&str])] =
            &[("a", &["href", "rel"]), ("details", &["open"]), ("li", &["value"]), ("ol", &["start", "type"])];
        #[derive(Default)]
        struct Strict {
            stack: Vec<&'static str>,
            ids: std::collections::BTreeSet<String>,
            links: Vec<String>,
        }
        impl Sink for Strict {
            fn open(&mut self, tag: &'static str) {
                assert!(ELEMENTS.contains(&tag), "{tag}");
                self.stack.push(tag);
            }
            fn attribute(&mut self, name: &'static str, value: &str) {
                let tag = self.stack.last().copied().unwrap_or_default();
                let own = ATTRIBUTES.iter().any(|(element, names)| *element == tag && names.contains(&name));
                let all = matches!(name, "class" | "id" | "lang" | "title" | "aria-label") || name.starts_with("data-");
                assert!(own || all, "{name} on {tag}");
                if name == "id" {
                    assert!(self.ids.insert(value.to_owned()), "id {value} twice");
                }
                if let Some(id) = value.strip_prefix('#').filter(|_| name == "href") {
                    self.links.push(id.to_owned());
                }
            }
            fn text(&mut self, _: &str) {}
            fn close(&mut self) {
                self.stack.pop();
            }
        }
        let mut strict = Strict::default();
        write(&crate::parse(crate::EXAMPLE), &ViewOptions { open: true, ..ViewOptions::default() }, &mut strict);
        assert!(strict.stack.is_empty());
        for id in strict.links {
            assert!(strict.ids.contains(&id), "a link to {id}, which is nowhere");
        }
    }

    #[test]
    fn the_example_shows_all_its_parts() {
        let html = view_as_html(&crate::parse(crate::EXAMPLE), &ViewOptions::default());
        assert_eq!(html.matches("class=\"kv-exchange\"").count(), 7);
        assert_eq!(html.matches("<details class=\"kv-answer\"").count(), 7);
        holds(&html, "na 40 dagen (termijn: 3 weken)");
        holds(&html, "verwijs ik naar mijn antwoord op <a href=\"#antwoord-2-3\">vraag 2 en 3</a>");
        holds(&html, "is aangewezen op de brug");
        holds(&html, "zodat een deel van de gebruikers");
    }
}
