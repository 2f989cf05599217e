//! Reads a text as one paper or as several: what marked-up text shows goes through the stages, and the spans of a document lead
//! back into the whole text as it was given.

use crate::model::{DiagnosticCode, Document};
use crate::parse::document::{diagnostics, spans};
use crate::parse::papers::starts::{end_of_paper, starts};
use crate::parse::source::tags::{self, Shown};
use crate::text::span::{Span, Utf16Table};
use std::ops::Range;

/// Reads the words of one paper through all stages; with places, in bytes, in which something was that is not in the words, and
/// whether to say what is in doubt.
pub(crate) type Stages = fn(&str, &[usize], bool) -> Document;

/// The text as one paper.
pub(crate) fn one(text: &str, stages: Stages) -> Document {
    let shown = tags::shown(text);
    let source = Source::new(text, shown.as_ref(), stages);
    let mut document = source.read(0..source.words.len());
    let starts = starts(source.words, &|part| stages(part, &[], false));
    source.place(0, &mut document);
    let others = starts.iter().skip(1).map(|&start| source.line_at(start)).collect();
    source.doubt(DiagnosticCode::SecondPaper, others, &mut document);
    source.finish(0..text.len(), &mut document);
    document
}

/// The papers of the text.
pub(crate) fn all(text: &str, stages: Stages) -> Vec<Document> {
    let shown = tags::shown(text);
    let source = Source::new(text, shown.as_ref(), stages);
    let mut starts = starts(source.words, &|part| stages(part, &[], false));
    // (The words of notes stand below all else: behind the first one of XML nothing can be parted.)
    let first_note = shown.as_ref().and_then(|shown| shown.first_note).unwrap_or(usize::MAX);
    starts.retain(|&start| start == 0 || source.byte(start) < first_note);
    let ends = starts.iter().skip(1).copied().chain([source.words.len()]);
    let part = |(&from, to): (&usize, usize)| {
        let is_last = to == source.words.len();
        let words = &source.words[from..to];
        let end_of_words = if is_last { words.len() } else { end_of_paper(words) };
        let mut document = source.read(from..from + end_of_words);
        document.closing.extend(spans::paragraphs(words, end_of_words));
        source.place(from, &mut document);
        let start = if from == 0 { 0 } else { source.byte(from) };
        let end = if is_last { text.len() } else { source.byte(to) };
        source.finish(start..end, &mut document);
        document
    };
    starts.iter().zip(ends).map(part).collect()
}

/// A text, and what is shown of it where it is marked up.
struct Source<'t> {
    shown: Option<&'t Shown>,
    /// The words that are read.
    words: &'t str,
    /// Places in the words, where they are not the text itself.
    places_of_words: Option<Utf16Table<'t>>,
    text: &'t str,
    places: Utf16Table<'t>,
    stages: Stages,
}

impl<'t> Source<'t> {
    fn new(text: &'t str, shown: Option<&'t Shown>, stages: Stages) -> Self {
        let words = shown.map_or(text, |shown| &shown.text);
        let places_of_words = shown.map(|_| Utf16Table::new(words));
        Self { shown, words, places_of_words, text, places: Utf16Table::new(text), stages }
    }

    /// Where a place of the words is in the text, in bytes.
    fn byte(&self, at: usize) -> usize {
        self.shown.map_or(at, |shown| shown.at(at))
    }

    /// The line that begins at a place of the words, as a span of the text in bytes.
    fn line_at(&self, at: usize) -> Span {
        let line = self.words[at..].lines().next().unwrap_or_default();
        Span::new(self.byte(at), self.byte(at + line.len()).max(self.byte(at)))
    }

    /// Reads a part of the words.
    fn read(&self, part: Range<usize>) -> Document {
        let cuts = self.shown.map_or(&[][..], |shown| &shown.cuts);
        let inside = cuts.partition_point(|&cut| cut < part.start)..cuts.partition_point(|&cut| cut < part.end);
        let cuts: Vec<usize> = cuts[inside].iter().map(|&cut| cut - part.start).collect();
        (self.stages)(&self.words[part], &cuts, true)
    }

    /// Makes the spans of a document of a part of the words those of the text.
    fn place(&self, from: usize, document: &mut Document) {
        let places = self.places_of_words.as_ref().unwrap_or(&self.places);
        let first = places.utf16(from);
        if first == 0 && self.shown.is_none() {
            return;
        }
        spans::visit(document, &mut |span, _| {
            let whole = Span::new(span.start + first, span.end + first);
            *span = self.shown.map_or(whole, |shown| shown.place(whole, places, &self.places));
        });
        if self.shown.is_some() {
            spans::put_in_order(document);
        }
    }

    /// Adds remarks at places of the text.
    fn doubt(&self, code: DiagnosticCode, places: Vec<Span>, document: &mut Document) {
        diagnostics::add(&self.places, document, code, places);
    }

    /// Sets aside what of a part of the text lies under no leaf, and says where tags are in doubt.
    fn finish(&self, part: Range<usize>, document: &mut Document) {
        let unsure = self.shown.and_then(|shown| shown.unsure).filter(|tag| part.contains(&tag.start));
        self.doubt(DiagnosticCode::Markup, unsure.into_iter().collect(), document);
        spans::set_rest_aside(self.text, &self.places, part, document);
    }
}
