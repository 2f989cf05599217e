//! Every span of a document, and what of the text lies under none of its leaves.

use crate::model::{Block, BlockKind, Document, Furniture, FurnitureKind, Heading, Inline};
use crate::text::chars::is_blank;
use crate::text::span::{Span, Utf16Table};
use crate::text::str_ext::StrExt;
use std::ops::Range;

/// Calls a function with every span of a document, and whether it is that of a leaf of the text.
pub(crate) fn visit(document: &mut Document, visit: &mut dyn FnMut(&mut Span, bool)) {
    inlines(&mut document.subject, false, visit);
    for part in [&mut document.header, &mut document.preamble, &mut document.closing] {
        blocks(part, visit);
    }
    for exchange in &mut document.exchanges {
        for question in &mut exchange.questions {
            passage(&mut question.span, &mut question.heading, &mut question.blocks, visit);
            for repeat in &mut question.repeats {
                passage(&mut repeat.span, &mut repeat.heading, &mut repeat.blocks, visit);
            }
        }
        for answer in &mut exchange.answers {
            passage(&mut answer.span, &mut answer.heading, &mut answer.blocks, visit);
        }
    }
    for note in &mut document.footnotes {
        visit(&mut note.marker.span, true);
        blocks(&mut note.blocks, visit);
    }
    document.furniture.iter_mut().for_each(|piece| visit(&mut piece.span, true));
    document.diagnostics.iter_mut().for_each(|remark| visit(&mut remark.span, false));
}

fn passage(
    span: &mut Span,
    heading: &mut Option<Heading>,
    content: &mut [Block],
    visit: &mut dyn FnMut(&mut Span, bool),
) {
    visit(span, false);
    heading.iter_mut().for_each(|heading| visit(&mut heading.span, true));
    blocks(content, visit);
}

fn blocks(blocks: &mut [Block], visit: &mut dyn FnMut(&mut Span, bool)) {
    for block in blocks {
        visit(&mut block.span, false);
        block.marker.iter_mut().for_each(|marker| visit(&mut marker.span, true));
        inlines(&mut block.inlines, true, visit);
    }
}

fn inlines(inlines: &mut [Inline], leaf: bool, visit: &mut dyn FnMut(&mut Span, bool)) {
    inlines.iter_mut().for_each(|inline| visit(inline.span_mut(), leaf));
}

/// Puts the words of marked-up text in order. What stands in the stead of one tag (`1. `) has one place: where it is read as two
/// pieces, the second has none of its own. And the notes of XML are read below all else: words of one that no note took are
/// joined to what stands above them, and must not draw the span of that along; there a block is parted.
pub(crate) fn put_in_order(document: &mut Document) {
    [&mut document.header, &mut document.preamble, &mut document.closing].into_iter().for_each(part_blocks);
    for exchange in &mut document.exchanges {
        for question in &mut exchange.questions {
            part_blocks(&mut question.blocks);
            question.span = around(question.span, &question.blocks);
            for repeat in &mut question.repeats {
                part_blocks(&mut repeat.blocks);
                repeat.span = around(repeat.span, &repeat.blocks);
            }
        }
        for answer in &mut exchange.answers {
            part_blocks(&mut answer.blocks);
            answer.span = around(answer.span, &answer.blocks);
        }
    }
    document.footnotes.iter_mut().for_each(|note| part_blocks(&mut note.blocks));
}

fn part_blocks(blocks: &mut Vec<Block>) {
    let mut nth = 0;
    while let Some(block) = blocks.get_mut(nth) {
        for at in 1..block.inlines.len() {
            let before = block.inlines[at - 1].span();
            let span = block.inlines[at].span_mut();
            if before.start <= span.start && span.start < before.end {
                *span = Span::new(before.end, span.end.max(before.end));
            }
        }
        let goes_back = |pair: &[Inline]| pair[1].span().start < pair[0].span().end;
        if let Some(last) = block.inlines.windows(2).position(goes_back) {
            let inlines = block.inlines.split_off(last + 1);
            block.span.end = block.inlines[last].span().end;
            let span = Span::new(inlines[0].span().start, inlines[inlines.len() - 1].span().end);
            blocks.insert(nth + 1, Block { kind: BlockKind::Paragraph, marker: None, inlines, span });
        }
        nth += 1;
    }
}

/// The span of a question or an answer, with all blocks that begin in or behind it.
fn around(span: Span, blocks: &[Block]) -> Span {
    let ends = blocks.iter().filter(|block| block.span.start >= span.start).map(|block| block.span.end);
    Span::new(span.start, ends.fold(span.end, usize::max))
}

/// Adds to the furniture of a document what lies under none of its leaves, in a part of the text: what surrounds words and
/// is none, as the borders of a table, rules, and the marks of Markdown.
pub(crate) fn set_rest_aside(text: &str, table: &Utf16Table<'_>, part: Range<usize>, document: &mut Document) {
    // (A leaf is a line or a paragraph.)
    let mut leaves = Vec::with_capacity(part.len() / 64);
    visit(document, &mut |span, leaf| {
        if leaf {
            leaves.push(*span);
        }
    });
    leaves.sort_by_cached_key(|span| span.start);
    let before = document.furniture.len();
    let mut from = part.start;
    let end = table.utf16(part.end);
    // Up to `from` all of the text is in leaves, or was set aside; in UTF-16 `known`.
    let mut known = table.utf16(from);
    for leaf in leaves.into_iter().chain([Span::new(end, end)]) {
        let to = if leaf.start > known { table.byte_behind((from, known), leaf.start) } else { from };
        if let Some(rest) = text.get(from..to).filter(|rest| !rest.trim_ascii().is_empty()) {
            let piece = |words: &str| {
                let start = from + (words.as_ptr() as usize - rest.as_ptr() as usize);
                let span = Span::new(table.utf16(start), table.utf16(start + words.len()));
                Furniture { kind: kind(words), span }
            };
            let lines = rest.split('\n').flat_map(|line| line.split('\r'));
            let lines = lines.map(StrExt::trim_blank).filter(|words| !words.is_empty());
            document.furniture.extend(lines.map(piece));
        }
        if leaf.end > known {
            from = table.byte_behind((from, known), leaf.end);
            known = table.utf16(from);
        }
    }
    if document.furniture.len() > before {
        document.furniture.sort_by_cached_key(|piece| piece.span.start);
    }
}

/// The lines of a text from a place on, each a paragraph of its own.
pub(crate) fn paragraphs(text: &str, from: usize) -> Vec<Block> {
    let table = Utf16Table::new(text);
    let lines = text[from..].lines().map(StrExt::trim_blank).filter(|line| !line.is_empty());
    let paragraph = |line: &str| {
        let start = line.as_ptr() as usize - text.as_ptr() as usize;
        let span = Span::new(table.utf16(start), table.utf16(start + line.len()));
        let inlines = vec![Inline::Text { text: line.to_owned(), span }];
        Block { kind: BlockKind::Paragraph, marker: None, inlines, span }
    };
    lines.map(paragraph).collect()
}

/// A line drawn with characters is a rule; other signs and tags are markup.
fn kind(words: &str) -> FurnitureKind {
    let draws =
        |letter: char| matches!(letter, '-' | '_' | '=' | '+' | '|' | '*' | ':' | '–' | '—') || is_blank(letter);
    if words.len() >= 3 && words.contains(['-', '_', '=', '–', '—']) && words.chars().all(draws) {
        FurnitureKind::Rule
    } else {
        FurnitureKind::Markup
    }
}
