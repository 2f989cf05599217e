//! The stages in order, and nothing else.
//!
//! Each folder sees the ones above it in this list, and `dutch`, `text` and `model`; never one below.

mod blocks;
mod document;
mod exchanges;
mod head;
mod headings;
mod notes;
mod page;
mod papers;
mod source;

use crate::model::{DiagnosticCode, Document};
use crate::text::span::{Span, Utf16Table};
use blocks::block::{first_heading, has_answers};
use source::tags::Shown;
use std::ops::Range;

/// Reads pasted text as one paper. Every text is a document: what is not understood comes back in `preamble`, whole, and what
/// is doubted stands in `diagnostics`; so does where another paper begins, see [`papers`].
///
/// In: the text as it was pasted, of any length. Out: a [`Document`] whose spans are UTF-16 offsets into that text.
/// There are no errors. Time and memory are linear in the text.
pub fn parse(text: &str) -> Document {
    let shown = source::tags::shown(text);
    let source = Source::new(text, shown.as_ref());
    let mut document = source.read(0..source.words.len());
    let starts = papers::starts(source.words, &|part| read(part, &[]));
    source.place(0, &mut document);
    let others = starts.iter().skip(1).map(|&start| source.line_at(start)).collect();
    source.doubt(DiagnosticCode::SecondPaper, others, &mut document);
    source.finish(0..text.len(), &mut document);
    document
}

/// Reads the papers of a text that may hold several.
///
/// In: the text as it was pasted. Out: a document for each paper, in order; one for a text that holds one, or none. Their spans
/// are UTF-16 offsets into the whole text; together the documents cover it and none overlap.
pub fn papers(text: &str) -> Vec<Document> {
    let shown = source::tags::shown(text);
    let source = Source::new(text, shown.as_ref());
    let starts = papers::starts(source.words, &|part| read(part, &[]));
    let ends = starts.iter().skip(1).copied().chain([source.words.len()]);
    let part = |(&from, to): (&usize, usize)| {
        let is_last = to == source.words.len();
        let words = &source.words[from..to];
        let end_of_words = if is_last { words.len() } else { papers::end_of_paper(words) };
        let mut document = source.read(from..from + end_of_words);
        document.closing.extend(document::spans::paragraphs(words, end_of_words));
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
    places_of_words: Utf16Table<'t>,
    text: &'t str,
    places: Utf16Table<'t>,
}

impl<'t> Source<'t> {
    fn new(text: &'t str, shown: Option<&'t Shown>) -> Self {
        let words = shown.map_or(text, |shown| &shown.text);
        Self { shown, words, places_of_words: Utf16Table::new(words), text, places: Utf16Table::new(text) }
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
        read(&self.words[part], &cuts)
    }

    /// Makes the spans of a document of a part of the words those of the text.
    fn place(&self, from: usize, document: &mut Document) {
        let first = self.places_of_words.utf16(from);
        if first == 0 && self.shown.is_none() {
            return;
        }
        document::spans::visit(document, &mut |span, _| {
            let whole = Span::new(span.start + first, span.end + first);
            *span = self.shown.map_or(whole, |shown| shown.place(whole, &self.places_of_words, &self.places));
        });
    }

    /// Adds remarks at places of the text.
    fn doubt(&self, code: DiagnosticCode, places: Vec<Span>, document: &mut Document) {
        document::diagnostics::add(&self.places, document, code, places);
    }

    /// Sets aside what of a part of the text lies under no leaf, and says where tags are in doubt.
    fn finish(&self, part: Range<usize>, document: &mut Document) {
        let unsure = self.shown.and_then(|shown| shown.unsure).filter(|tag| part.contains(&tag.start));
        self.doubt(DiagnosticCode::Markup, unsure.into_iter().collect(), document);
        document::spans::set_rest_aside(self.text, &self.places, part, document);
    }
}

/// Reads one paper through all stages. `cuts`: places, in bytes, in which something was that is not in the text.
fn read(text: &str, cuts: &[usize]) -> Document {
    let given = text;
    let (text, signs) = source::normalize::normalize(text);
    let text = &*text;
    let cuts = source::normalize::places(given, text, cuts);
    let mut lines =
        source::long_lines::cut(text, source::markup::strip_heading_markup(text, source::lines::split(text)));
    if signs.superscripts {
        source::lines::note_superscripts(text, &mut lines);
    }
    let mut sheet = page::own_export::sheet(text, lines).unwrap_or_else(|lines| page::furniture::classify(text, lines));
    let notes = notes::bodies::set_aside(text, &mut sheet);
    let note_refs = notes::find_refs::find(text, &sheet, &notes);
    let headings = headings::find::find(text, &mut sheet);
    let (layout, letter) = (headings.layout, headings.letter_span(&sheet));
    let mut blocks = blocks::gather::gather(text, &sheet, headings, &note_refs);
    letter.iter().for_each(|&letter| blocks::block::move_to_head(&mut blocks, letter));
    let mut header = head::header::read(text, &blocks[..first_heading(&blocks)]);
    let mut body = blocks.split_off(head::header::start_of_body(text, &blocks, &header, &note_refs));
    head::header::read_trailing(text, &mut header, &mut blocks, &mut body);
    header.settle(has_answers(&body));
    let mut paired = exchanges::pair::pair(text, body, layout, letter, &header, &note_refs);
    exchanges::tables::keep(text, &mut paired);
    document::assemble::assemble(document::assemble::Parts {
        text,
        invisible_signs: signs.invisible,
        sheet,
        notes,
        note_refs,
        head: blocks,
        header,
        paired,
        cuts: &cuts,
    })
}
