//! Doubts about a text as a whole: what a copy lost, and lines that come back on each page.

use super::{Doubt, words};
use crate::dutch::sentence::ends_sentence;
use crate::model::DiagnosticCode::{HeadingInText, LostLineEnds, LostSpaces, NotUnderstood};
use crate::model::{Document, Kind};
use crate::text::span::{Span, Utf16Table};
use crate::text::str_ext::StrExt;
use std::collections::HashMap;

/// A shorter text, in bytes, says nothing of its lines.
const SHORTEST: usize = 150;

/// Words are not longer on average, in bytes, where spaces were not lost.
const LONGEST_WORDS: usize = 12;

/// A line that comes back so often is the head or foot of pages.
const COMES_BACK: u32 = 3;

/// Finds the doubts about the text. `found` has those about its parts.
pub(super) fn find(text: &str, document: &Document, found: &mut Vec<Doubt>) {
    if document.kind == Kind::Unrecognised || text.len() < SHORTEST {
        return;
    }
    // (Addresses have no spaces.)
    let words = text.split_whitespace().filter(|word| !word.contains("://") && !word.starts_with("www."));
    let (count, letters) = words.fold((0, 0), |(count, letters), word| (count + 1, letters + word.len()));
    if letters > count * LONGEST_WORDS {
        found.push((LostSpaces, whole(document)));
    }
    let longest = text.lines().map(str::len).max().unwrap_or_default();
    if longest * 5 > text.len() * 4 {
        found.iter_mut().filter(|(code, _)| *code == HeadingInText).for_each(|(code, _)| *code = LostLineEnds);
        if document.exchanges.is_empty() && text.contains('?') {
            found.push((LostLineEnds, whole(document)));
        }
    }
    lines_of_pages(text, document, found);
}

/// The first block of a document.
fn whole(document: &Document) -> Span {
    let blocks = document.header.iter().chain(&document.preamble).map(|block| block.span);
    let questions = document.exchanges.iter().flat_map(|exchange| &exchange.questions).map(|question| question.span);
    blocks.chain(questions).next().unwrap_or_default()
}

/// Lines that come back from page to page, and are within the words of questions or answers.
fn lines_of_pages(text: &str, document: &Document, found: &mut Vec<Doubt>) {
    let mut times: HashMap<&str, (u32, usize)> = HashMap::new();
    for line in text.lines().map(StrExt::trim_blank).filter(|line| (13..80).contains(&line.len())) {
        let seen = times.entry(line).or_default();
        seen.0 += 1;
        seen.1 = line.as_ptr() as usize - text.as_ptr() as usize;
    }
    let is_head =
        |line: &str| !ends_sentence(line) && line.starts_uppercase() && !line.bytes().any(|byte| byte.is_ascii_digit());
    let often = times.into_iter().filter(|(line, (times, _))| *times >= COMES_BACK && is_head(line));
    let Some((line, (_, at))) = often.max_by_key(|(_, (_, at))| *at) else { return };
    let exchanges = document.exchanges.iter();
    let blocks = exchanges.flat_map(|exchange| {
        let questions = exchange.questions.iter().flat_map(|question| &question.blocks);
        questions.chain(exchange.answers.iter().flat_map(|answer| &answer.blocks))
    });
    if blocks.filter(|block| words(block).contains(line)).nth(1).is_some() {
        let table = Utf16Table::new(text);
        found.push((NotUnderstood, Span::new(table.utf16(at), table.utf16(at + line.len()))));
    }
}
