//! Reads the words of a block: note marks, references to other answers, links; and gives each its place.

use crate::model::{Block, BlockKind, Inline, Marker};
use crate::parse::blocks::block::{RawBlock, RawKind, Run};
use crate::parse::blocks::flow::{Flow, has_soft_hyphens};
use crate::parse::document::citations::{self, Target};
use crate::parse::notes::note::RawNote;
use crate::parse::notes::note::label_name;
use crate::parse::notes::reference::NoteRef;
use crate::text::span::{Span, Utf16Table};
use crate::text::str_ext::StrExt;
use std::borrow::Cow;
use std::ops::Range;

/// Words that point at more questions than these mean the paper as a whole. (Each number is written out twice: such words
/// again and again would make a document of many times the text.)
const MOST_POINTED_AT: usize = 40;

/// What every block is read with.
pub(crate) struct Reader<'a> {
    pub(crate) text: &'a str,
    pub(crate) table: &'a Utf16Table<'a>,
    pub(crate) note_refs: &'a [NoteRef],
    pub(crate) notes: &'a [RawNote],
    /// The numbers of the questions of the document, in order; references to others are no references.
    pub(crate) known: &'a [u32],
    /// Whether the text has soft hyphens.
    pub(crate) invisible_signs: bool,
    /// Places in the text where something was that is not in it.
    pub(crate) cuts: &'a [usize],
    /// The words of the block that is being read: room that each block takes over from the one before.
    pub(crate) flow: Flow,
}

/// What a reader meets in a passage: which notes it cites and which questions it points at.
#[derive(Default)]
pub(crate) struct Mentions {
    /// Indices of notes.
    pub(crate) notes: Vec<usize>,
    /// For each reference the numbers.
    pub(crate) references: Vec<Vec<u32>>,
}

/// A stretch of a flow that is more than plain words.
enum InlineSpan {
    NoteRef(NoteRef),
    Target(Target),
}

impl Reader<'_> {
    /// Blocks of a passage; `own` are the numbers of the exchange they stand in.
    pub(crate) fn blocks(&mut self, blocks: &[RawBlock], own: &[u32], mentions: &mut Mentions) -> Vec<Block> {
        let mut read = Vec::with_capacity(blocks.len());
        read.extend(blocks.iter().filter_map(|block| self.block(block, own, mentions)));
        read
    }

    /// One block; `None` when nothing is in it.
    pub(crate) fn block(&mut self, block: &RawBlock, own: &[u32], mentions: &mut Mentions) -> Option<Block> {
        let kind = match block.kind {
            RawKind::Text(kind) => kind,
            RawKind::Heading(_) => BlockKind::Heading,
        };
        if block.runs.is_empty() && block.marker.is_none() {
            return None;
        }
        let mut flow = std::mem::take(&mut self.flow);
        if kind == BlockKind::Table {
            flow.fill_lines(self.text, &block.runs);
        } else {
            flow.fill(self.text, &block.runs, self.invisible_signs);
        }
        flow.cut_at(self.cuts);
        let whole = 0..flow.text.len();
        let inlines = self.inlines(&mut flow, whole, own, mentions);
        self.flow = flow;
        let marker = block.marker.map(|span| self.marker(span));
        Some(Block { kind, marker, inlines, span: self.span(block.span()) })
    }

    /// A paragraph of the lines of a note.
    pub(crate) fn note(&mut self, note: &RawNote, mentions: &mut Mentions) -> Vec<Block> {
        let mut before = None;
        let runs = note.runs.iter().map(|&span| {
            // A foot, or the label of another note, may stand between two lines of a note.
            let between = before.map_or("", |end: usize| Span::new(end, span.start.max(end)).of(self.text));
            before = Some(span.end);
            Run { span, cut: between.bytes().any(|byte| !byte.is_ascii_whitespace()) }
        });
        let runs = runs.collect();
        let block = RawBlock { kind: RawKind::Text(BlockKind::Paragraph), marker: None, runs };
        self.block(&block, &[], mentions).into_iter().collect()
    }

    /// Words as printed with their place.
    pub(crate) fn marker(&self, span: Span) -> Marker {
        Marker { text: self.shown(span).into_owned(), span: self.span(span) }
    }

    /// The words of a span as they are shown.
    fn shown(&self, span: Span) -> Cow<'_, str> {
        let words = span.of(self.text);
        if self.invisible_signs && has_soft_hyphens(words) {
            Flow::new(self.text, &[Run::new(span)]).text.into()
        } else {
            words.into()
        }
    }

    /// Bytes to UTF-16.
    pub(crate) fn span(&self, span: Span) -> Span {
        Span::new(self.table.utf16(span.start), self.table.utf16(span.end))
    }

    /// The inlines of part of a flow. (Plain words take the text of the flow as it is.)
    pub(crate) fn inlines(
        &self,
        flow: &mut Flow,
        part: Range<usize>,
        own: &[u32],
        mentions: &mut Mentions,
    ) -> Vec<Inline> {
        let spans = self.spans(flow, &part, own);
        if spans.is_empty() && flow.cuts.is_empty() && !part.is_empty() && part == (0..flow.text.len()) {
            let span = self.span(Span::new(flow.source_start(0), flow.source_end(part.end)));
            return vec![Inline::Text { text: std::mem::take(&mut flow.text), span }];
        }
        // Words before each, and behind the last.
        let inlines = Vec::with_capacity(2 * spans.len() + 1);
        let mut writer = Writer { reader: self, flow, inlines };
        let mut at = part.start;
        for (range, span) in spans {
            if range.start >= at {
                writer.text(at..range.start, matches!(span, InlineSpan::NoteRef(_)));
                at = range.end;
                writer.span(range, span, mentions);
            }
        }
        writer.text(at..part.end, false);
        writer.inlines
    }

    /// What is more than plain words in part of a flow, in order: note references, and the targets that citations name where
    /// no note reference is.
    fn spans(&self, flow: &Flow, part: &Range<usize>, own: &[u32]) -> Vec<(Range<usize>, InlineSpan)> {
        let mut spans = self.note_refs_in(flow, part);
        let note_refs = spans.len();
        for (range, target) in citations::find(&flow.text[part.clone()]) {
            let range = range.start + part.start..range.end + part.start;
            let next = spans[..note_refs].partition_point(|(note_ref, _)| note_ref.end <= range.start);
            let clear = spans[..note_refs].get(next).is_none_or(|(note_ref, _)| note_ref.start >= range.end);
            if clear && self.exists(&target, own) {
                spans.push((range, InlineSpan::Target(target)));
            }
        }
        spans.sort_by_cached_key(|(range, _)| range.start);
        spans
    }

    /// Whether a target is one that can be followed: questions of this document, and not only those of the same exchange.
    fn exists(&self, target: &Target, own: &[u32]) -> bool {
        match target {
            Target::Questions(numbers) => {
                numbers.len() <= MOST_POINTED_AT
                    && numbers.iter().all(|number| self.known.binary_search(number).is_ok())
                    && numbers.iter().any(|number| !own.contains(number))
            }
            Target::Link(..) => true,
        }
    }

    /// The note references in part of a flow.
    fn note_refs_in(&self, flow: &Flow, part: &Range<usize>) -> Vec<(Range<usize>, InlineSpan)> {
        if part.is_empty() {
            return Vec::new();
        }
        let (start, end) = (flow.source_start(part.start), flow.source_end(part.end));
        let first = self.note_refs.partition_point(|note_ref| note_ref.span.start < start);
        self.note_refs[first..]
            .iter()
            .take_while(|note_ref| note_ref.span.start < end)
            .filter_map(|note_ref| {
                let from = flow.at_source(note_ref.span.start)?;
                // A line set aside may lie between the runs: only what the flow holds is in it.
                let shown = self.shown(note_ref.span);
                let same = flow.text.get(from..from + shown.len()) == Some(&*shown);
                same.then_some((from..from + shown.len(), InlineSpan::NoteRef(*note_ref)))
            })
            .collect()
    }
}

/// Writes inlines, cutting them where something set aside stands in between: the spans of leaves never overlap.
struct Writer<'a> {
    reader: &'a Reader<'a>,
    flow: &'a Flow,
    inlines: Vec<Inline>,
}

impl Writer<'_> {
    /// What is more than plain words.
    fn span(&mut self, range: Range<usize>, span: InlineSpan, mentions: &mut Mentions) {
        match span {
            InlineSpan::NoteRef(note_ref) => {
                mentions.notes.extend(note_ref.note);
                let text = self.flow.text[range].to_owned();
                let span = self.reader.span(note_ref.span);
                self.inlines.push(Inline::NoteRef { text, span, label: label_name(note_ref.label) });
            }
            InlineSpan::Target(Target::Questions(numbers)) => {
                self.each(range, |text, span| Inline::CrossRef { text, span, numbers: numbers.clone() });
                mentions.references.push(numbers);
            }
            InlineSpan::Target(Target::Link(href, target)) => {
                self.each(range, |text, span| {
                    let text = citations::shown(&text).map(str::to_owned).unwrap_or(text);
                    Inline::Link { text, span, href: href.clone(), target }
                });
            }
        }
    }

    /// Plain words; the space before a note reference belongs to neither.
    fn text(&mut self, range: Range<usize>, before_note_ref: bool) {
        let words = &self.flow.text[range.clone()];
        let words = if before_note_ref { words.trim_end_blank() } else { words };
        self.each(range.start..range.start + words.len(), |text, span| Inline::Text { text, span });
    }

    fn each(&mut self, range: Range<usize>, make: impl Fn(String, Span) -> Inline) {
        let mut start = range.start;
        let first = self.flow.cuts.partition_point(|&cut| cut <= range.start);
        for end in self.flow.cuts[first..].iter().copied().take_while(|&cut| cut < range.end).chain([range.end]) {
            if start < end {
                let words = &self.flow.text[start..end];
                let span = Span::new(self.flow.source_start(start), self.flow.source_end(end));
                self.inlines.push(make(words.to_owned(), self.reader.span(span)));
            }
            start = end;
        }
    }
}
