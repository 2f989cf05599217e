//! Doubts about a text as a whole: what a copy lost, and lines that come back on each page.

use super::{Doubt, words};
use crate::dutch::address::{self, Below};
use crate::dutch::sentence::ends_sentence;
use crate::model::DiagnosticCode::{HeadingInText, LostLineEnds, LostSpaces, NotUnderstood};
use crate::model::{Document, Kind};
use crate::text::scan;
use crate::text::span::{Span, Utf16Table};
use crate::text::str_ext::StrExt;
use std::ops::Range;

/// A shorter text, in bytes, says nothing of its lines.
const SHORTEST: usize = 150;

/// Words are not longer on average, in bytes, where spaces were not lost.
const LONGEST_WORDS: usize = 12;

/// A line that comes back so often is the head or foot of pages.
const COMES_BACK: usize = 3;

/// How long the heads and feet of pages are, in bytes.
const LENGTHS_OF_HEADS: Range<usize> = 13..80;

/// Finds the doubts about the text. `found` has those about its parts.
pub(super) fn find(text: &str, document: &Document, found: &mut Vec<Doubt>) {
    if document.kind == Kind::Unrecognised || text.len() < SHORTEST {
        return;
    }
    if has_long_words(text) {
        found.push((LostSpaces, whole(document)));
    }
    if has_long_line(text) {
        found.iter_mut().filter(|(code, _)| *code == HeadingInText).for_each(|(code, _)| *code = LostLineEnds);
        if document.exchanges.is_empty() && text.contains('?') {
            found.push((LostLineEnds, whole(document)));
        }
    }
    lines_of_pages(text, document, found);
    address_below(text, document, found);
}

/// Whether words are longer on average than words are.
fn has_long_words(text: &str) -> bool {
    // Words that begin behind a plain space are counted quickly, and nearly always are enough.
    let enough = text.len().div_ceil(LONGEST_WORDS);
    let mut words = 0;
    let behind = text.as_bytes().get(1..).unwrap_or_default();
    for (bytes, next) in text.as_bytes().chunks(COUNTED).zip(behind.chunks(COUNTED)) {
        let begins = |(&byte, &next): (&u8, &u8)| u8::from(byte == b' ' && next > b' ');
        words += usize::from(bytes.iter().zip(next).map(begins).sum::<u8>());
        if words >= enough {
            return false;
        }
    }
    // (Addresses have no spaces.)
    let is_address = |word: &&str| word.starts_with("www.") || word.as_bytes().contains(&b':') && word.has("://");
    let words = text.split_whitespace().filter(|word| !is_address(word));
    let (count, letters) = words.fold((0, 0), |(count, letters), word| (count + 1, letters + word.len()));
    letters > count * LONGEST_WORDS
}

/// So many bytes are counted at once: a byte holds their number.
const COUNTED: usize = 128;

/// Whether four fifths of a text are one line.
fn has_long_line(text: &str) -> bool {
    // Such a line goes through the middle.
    let (before, behind) = text.as_bytes().split_at(text.len() / 2);
    let line_end = |byte: &u8| *byte == b'\n';
    let start = before.iter().rposition(line_end).map_or(0, |at| at + 1);
    let end = before.len() + behind.iter().position(line_end).unwrap_or(behind.len());
    (end - start) * 5 > text.len() * 4
}

/// The first block of a document.
fn whole(document: &Document) -> Span {
    let blocks = document.header.iter().chain(&document.preamble).map(|block| block.span);
    let questions = document.exchanges.iter().flat_map(|exchange| &exchange.questions).map(|question| question.span);
    blocks.chain(questions).next().unwrap_or_default()
}

/// Lines that come back from page to page, and are within the words of questions or answers.
fn lines_of_pages(text: &str, document: &Document, found: &mut Vec<Doubt>) {
    let is_head = |line: &&str| {
        LENGTHS_OF_HEADS.contains(&line.len())
            && line.starts_uppercase()
            && !ends_sentence(line)
            && scan::digit(line.as_bytes(), 0).is_none()
    };
    let (bytes, mut start) = (text.as_bytes(), 0);
    let mut heads = Vec::new();
    let line_ends = scan::all_where(bytes, |chunk| scan::eq_mask(chunk, b'\n')).filter(|&at| bytes[at] == b'\n');
    for end in line_ends.chain([text.len()]) {
        // (Most lines go on with the one above.)
        if end - start >= LENGTHS_OF_HEADS.start && !bytes[start].is_ascii_lowercase() {
            heads.extend(Some(text[start..end].trim_blank()).filter(is_head));
        }
        start = end + 1;
    }
    // Those that are alike beside each other. (Words are not sorted anywhere else: a number for each needs no code of its own.)
    heads.sort_by_cached_key(|line: &&str| number_of(line));
    let often = heads.chunk_by(|one, other| one == other).filter(|alike| alike.len() >= COMES_BACK);
    // The one that stands last.
    let place = |line: &str| line.as_ptr() as usize - text.as_ptr() as usize;
    let Some((at, line)) = often.flatten().map(|line| (place(line), *line)).max() else { return };
    let exchanges = document.exchanges.iter();
    let blocks = exchanges.flat_map(|exchange| {
        let questions = exchange.questions.iter().flat_map(|question| &question.blocks);
        questions.chain(exchange.answers.iter().flat_map(|answer| &answer.blocks))
    });
    if blocks.filter(|block| words(block).has(line)).nth(1).is_some() {
        let table = Utf16Table::new(text);
        found.push((NotUnderstood, Span::new(table.utf16(at), table.utf16(at + line.len()))));
    }
}

/// The same number for the same words: FNV-1a.
fn number_of(words: &str) -> usize {
    let fold = |number: u32, byte: u8| (number ^ u32::from(byte)).wrapping_mul(0x0100_0193);
    words.bytes().fold(0x811C_9DC5, fold) as usize
}

/// An address on the last line that may be that of the page from which the text was copied.
fn address_below(text: &str, document: &Document, found: &mut Vec<Doubt>) {
    let last = text.trim_end_blank();
    if document.exchanges.is_empty()
        || address::below(text.lines().rev().map(StrExt::trim_blank)) != Some(Below::Either)
    {
        return;
    }
    let table = Utf16Table::new(text);
    let start = last.len() - last.lines().next_back().map_or(0, |line| line.trim_start_blank().len());
    found.push((NotUnderstood, Span::new(table.utf16(start), table.utf16(last.len()))));
}
