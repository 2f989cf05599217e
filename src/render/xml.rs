//! XML with the element names that officielebekendmakingen.nl uses for Kamervragen.
//!
//! ```text
//! officiele-publicatie
//!   metadata        meta name content
//!   kamervragen
//!     kamervraagkop   kamervraagnummer, kamervraagomschrijving, kamervraagonderwerp
//!     vrije-tekst     what stands before the questions and after the answers
//!     vraag, antwoord nr, then al, lijst, tussenkop
//!     vrije-tekst     another print of the question above it, whose nummers it has
//!     noot            noot.nr, noot.al; where it is first cited, later marks are nootref
//! ```
//!
//! The numbers of each question and answer are attributes as well, so that nobody has to read `Vraag 2 en 3`. A note
//! that nothing cites stands at the end of `kamervragen`.

use super::address::is_web_address;
use super::facts;
use super::places::Places;
use super::sink::HtmlSink;
use super::words::Words;
use super::{Language, Sink, joined};
use crate::model::*;

/// Writes a document; well-formed whatever its text holds.
pub(crate) fn write(document: &Document) -> String {
    let mut xml = Xml {
        document,
        words: Words::of(Language::Nl),
        places: Places::new(document, ""),
        written: vec![false; document.footnotes.len()],
        sink: HtmlSink::default(),
    };
    xml.document();
    format!("<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n{}\n", xml.sink.out)
}

struct Xml<'a> {
    document: &'a Document,
    words: &'static Words,
    places: Places<'a>,
    /// Which notes stand in the text already.
    written: Vec<bool>,
    sink: HtmlSink,
}

impl<'a> Xml<'a> {
    fn document(&mut self) {
        let document = self.document;
        self.element("officiele-publicatie", &[("xml:lang", "nl")], |xml| {
            xml.line("metadata", &[], Self::metadata);
            xml.line("kamervragen", &[("soort", name_of(document.kind))], |xml| {
                xml.head();
                xml.free_text(&document.preamble, "preamble");
                for (at, exchange) in document.exchanges.iter().enumerate() {
                    xml.exchange(at, exchange);
                }
                xml.free_text(&document.closing, "closing");
                for at in 0..document.footnotes.len() {
                    if !xml.written[at] {
                        xml.sink.text("\n");
                        xml.note(at);
                    }
                }
                xml.sink.text("\n");
            });
            xml.sink.text("\n");
        });
    }

    fn metadata(&mut self) {
        let Document { publication, asked, reply, .. } = self.document;
        let identifier = publication.id.clone().or_else(|| {
            let (_, address) = facts::publication_address(publication)?;
            let name = address.rsplit_once('/')?.1;
            Some(name.strip_suffix(".html").unwrap_or(name).to_owned())
        });
        let one = |name, value: &Option<String>| value.iter().map(|value| (name, value.clone())).collect::<Vec<_>>();
        let many = |name, values: Vec<String>| values.into_iter().map(|value| (name, value)).collect::<Vec<_>>();
        let reply = reply.as_ref();
        let respondents = reply.map_or(&[][..], |reply| &reply.respondents);
        let on_behalf = reply.map_or(&[][..], |reply| &reply.on_behalf_of);
        let parties = facts::parties(self.document);
        let meta = [
            one("DC.identifier", &identifier),
            many("DC.creator", publication.chamber.map(|it| Words::chamber(it).to_owned()).into_iter().collect()),
            one("OVERHEIDop.vergaderjaar", &publication.session_year),
            one("OVERHEIDop.aanhangselnummer", &publication.number),
            one("OVERHEIDop.vraagnummer", &publication.case_number),
            many("OVERHEIDop.indiener", facts::askers(self.document)),
            many("OVERHEIDop.fractie", parties),
            many("OVERHEIDop.geadresseerde", facts::addressees(self.document, self.words)),
            many("OVERHEIDop.ontvanger", facts::respondents(respondents, self.words)),
            many("OVERHEIDop.medeNamens", facts::respondents(on_behalf, self.words)),
            one("OVERHEIDop.datumIndiening", &asked.date),
            one("OVERHEIDop.datumOntvangst", &reply.and_then(|reply| reply.date.clone())),
        ];
        for (name, content) in meta.iter().flatten() {
            self.line("meta", &[("name", name), ("content", content)], |_| {});
        }
        self.sink.text("\n");
    }

    fn head(&mut self) {
        let document = self.document;
        let publication = &document.publication;
        if document.header.is_empty() && document.subject.is_empty() && *publication == Publication::default() {
            return;
        }
        self.line("kamervraagkop", &[], |xml| {
            if let Some(number) = publication.number.as_ref().or(publication.case_number.as_ref()) {
                xml.line("kamervraagnummer", &[], |xml| xml.sink.text(number));
            }
            if !document.subject.is_empty() {
                xml.line("kamervraagonderwerp", &[], |xml| xml.inlines(&document.subject, "subject"));
            }
            for block in &document.header {
                // The subject stands in it again: its notes are written there.
                xml.line("kamervraagomschrijving", &[], |xml| {
                    for inline in &block.inlines {
                        xml.sink.text(inline.text());
                    }
                });
            }
            xml.sink.text("\n");
        });
    }

    fn free_text(&mut self, blocks: &'a [Block], place: &str) {
        if !blocks.is_empty() {
            self.line("vrije-tekst", &[], |xml| {
                xml.line("tekst", &[], |xml| xml.blocks(blocks, place));
                xml.sink.text("\n");
            });
        }
    }

    fn exchange(&mut self, at: usize, exchange: &'a Exchange) {
        let first = |numbers: &[u32]| numbers.first().map(u32::to_string).unwrap_or_default();
        for (nth, question) in exchange.questions.iter().enumerate() {
            let place = format!("question {}", first(&question.numbers));
            // The first of a group carries the id of the group: references lead there.
            let id = (nth == 0).then(|| self.places.exchanges[at].question.clone());
            let heading = self.words.question_heading(&question.numbers);
            self.part("vraag", id.as_deref(), &question.numbers, &heading, &question.blocks, &place);
            for repeat in &question.repeats {
                self.repeat(question, repeat, &place);
            }
        }
        for (nth, answer) in exchange.answers.iter().enumerate() {
            let place = format!("answer {}", first(&exchange.numbers));
            let id = self.places.exchanges[at].answers.get(nth).cloned();
            let heading = self.words.answer_heading(&exchange.numbers);
            self.part("antwoord", id.as_deref(), &exchange.numbers, &heading, &answer.blocks, &place);
        }
    }

    /// Another print of a question is no `vraag` of its own.
    fn repeat(&mut self, question: &Question, repeat: &'a Repeat, place: &str) {
        let numbers: Vec<_> = question.numbers.iter().map(u32::to_string).collect();
        let heading = self.words.repeat_heading(&question.numbers);
        self.line("vrije-tekst", &[("nummers", &joined(&numbers, " "))], |xml| {
            xml.line("tussenkop", &[], |xml| xml.sink.text(&heading));
            xml.line("tekst", &[], |xml| xml.blocks(&repeat.blocks, place));
            xml.sink.text("\n");
        });
    }

    fn part(
        &mut self,
        tag: &'static str,
        id: Option<&str>,
        numbers: &[u32],
        heading: &str,
        blocks: &'a [Block],
        place: &str,
    ) {
        let numbers: Vec<_> = numbers.iter().map(u32::to_string).collect();
        let numbers = joined(&numbers, " ");
        let attributes = [("nummers", numbers.as_str()), ("id", id.unwrap_or_default())];
        self.line(tag, if id.is_some() { &attributes } else { &attributes[..1] }, |xml| {
            xml.line("nr", &[], |xml| xml.sink.text(heading));
            xml.blocks(blocks, place);
        });
    }

    fn blocks(&mut self, blocks: &'a [Block], place: &str) {
        let mut rest = blocks;
        while let Some(block) = rest.first() {
            let items = rest.iter().take_while(|block| block.kind == BlockKind::ListItem).count();
            let (now, later) = rest.split_at(items.max(1));
            rest = later;
            match block.kind {
                BlockKind::Paragraph => self.line("al", &[], |xml| xml.inlines(&block.inlines, place)),
                BlockKind::Heading => self.line("tussenkop", &[], |xml| xml.inlines(&block.inlines, place)),
                BlockKind::Table => {
                    self.line("al", &[("xml:space", "preserve")], |xml| xml.inlines(&block.inlines, place));
                }
                BlockKind::ListItem => self.line("lijst", &[("type", "expliciet")], |xml| {
                    for item in now {
                        xml.line("li", &[], |xml| {
                            if let Some(marker) = &item.marker {
                                xml.element("li.nr", &[], |xml| xml.sink.text(&marker.text));
                            }
                            xml.element("al", &[], |xml| xml.inlines(&item.inlines, place));
                        });
                    }
                    xml.sink.text("\n");
                }),
            }
        }
        self.sink.text("\n");
    }

    fn inlines(&mut self, inlines: &'a [Inline], place: &str) {
        for inline in inlines {
            match inline {
                Inline::Text { text, .. } => self.sink.text(text),
                Inline::NoteRef { text, label, .. } => {
                    let at = self.places.cite(label, place);
                    match at {
                        // A note that cites itself, or a note whose text stands in another, is a mark there.
                        Some(at) if self.written[at] || place == "note" => {
                            let id = self.places.notes[at].id.clone();
                            self.element("nootref", &[("refid", &id)], |xml| xml.sink.text(label));
                        }
                        Some(at) => self.note(at),
                        None => self.sink.text(text),
                    }
                }
                Inline::CrossRef { text, numbers, .. } => match self.places.refer(numbers).map(|id| format!("#{id}")) {
                    Some(href) => self.element("intref", &[("doc", &href)], |xml| xml.sink.text(text)),
                    None => self.sink.text(text),
                },
                Inline::Link { text, href, .. } if is_web_address(href) => {
                    self.element("extref", &[("doc", href), ("soort", "URL")], |xml| xml.sink.text(text));
                }
                Inline::Link { text, .. } => self.sink.text(text),
            }
        }
    }

    fn note(&mut self, at: usize) {
        self.written[at] = true;
        let note = &self.document.footnotes[at];
        let id = self.places.notes[at].id.clone();
        self.element("noot", &[("id", &id), ("type", "voet")], |xml| {
            xml.element("noot.nr", &[], |xml| xml.sink.text(&note.label));
            for block in &note.blocks {
                xml.element("noot.al", &[], |xml| xml.inlines(&block.inlines, "note"));
            }
        });
    }

    fn element(&mut self, tag: &'static str, attributes: &[(&'static str, &str)], inside: impl FnOnce(&mut Self)) {
        self.sink.open(tag);
        for (name, value) in attributes {
            self.sink.attribute(name, value);
        }
        inside(self);
        self.sink.close();
    }

    /// An element on a line of its own.
    fn line(&mut self, tag: &'static str, attributes: &[(&'static str, &str)], inside: impl FnOnce(&mut Self)) {
        self.sink.text("\n");
        self.element(tag, attributes, inside);
    }
}

const fn name_of(kind: Kind) -> &'static str {
    match kind {
        Kind::Answered => "beantwoord",
        Kind::Questions => "vragen",
        Kind::Notice => "mededeling",
        Kind::Announcement => "aankondiging",
        Kind::Unrecognised => "niet-herkend",
    }
}
