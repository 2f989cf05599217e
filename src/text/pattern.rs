//! Runs a regular expression, after a byte or some words have said that it could match.

use crate::text::cursor::{Cursor, Found, Step};
use crate::text::scan::Words;
use regex::{Captures, Regex};
use std::array;
use std::ops::Range;
use std::sync::OnceLock;

/// A regular expression, compiled when it is first needed: that takes longer than reading a short paper. So a byte and some
/// words say first whether it can match at all, and forms that nearly every paper has are read without it.
pub(crate) struct Pattern {
    pub(crate) expression: &'static str,
    pub(crate) compiled: OnceLock<Option<Regex>>,
    /// The ASCII letters with which a match can begin, for a pattern that is anchored at the start: white space before them,
    /// and letters outside ASCII, are not looked at. Empty: any.
    pub(crate) opens: &'static str,
    /// Words of which every match has one. Empty: none.
    pub(crate) needs: Words,
    /// How many bytes of a match may stand before those words at most, white space not counted.
    pub(crate) lead: usize,
    /// More words of which every match has one. Empty: none.
    pub(crate) also: Words,
    /// Reads some or all of what the expression does.
    pub(crate) reader: Option<Reader>,
    /// Whether a match starts where the text does; asked of a pattern with a reader only.
    pub(crate) anchored: bool,
}

/// Reads what an expression reads, without it. A test holds it to the expression.
#[derive(Clone, Copy)]
pub(crate) enum Reader {
    /// Where it finds nothing, nothing is there.
    Whole(Step),
    /// It knows the usual form. From the first place on where, by the second, another may begin, the expression decides.
    Usual(Step, Step),
}

impl Pattern {
    /// The expression, compiled; `None` when it is not well formed, which a test rules out.
    pub(crate) fn regex(&self) -> Option<&Regex> {
        self.compiled.get_or_init(|| Regex::new(self.expression).ok()).as_ref()
    }

    /// The first match.
    pub(crate) fn find<'t>(&self, text: &'t str) -> Option<Match<'t>> {
        let start = self.start(text)?;
        let found = match self.read(text, start) {
            Some(found) => found,
            None => self.can_run(text).then(|| Some(places(&self.regex()?.captures_at(text, start)?)))?,
        };
        Some(Match { text, found: found? })
    }

    /// Whether it matches anywhere.
    pub(crate) fn matches(&self, text: &str) -> bool {
        let Some(start) = self.start(text) else { return false };
        match self.read(text, start) {
            Some(found) => found.is_some(),
            None => self.can_run(text) && self.regex().is_some_and(|regex| regex.is_match_at(text, start)),
        }
    }

    /// What is found without the expression; `None` where only the expression can tell.
    fn read(&self, text: &str, start: usize) -> Option<Option<Found>> {
        let (form, other) = match self.reader? {
            Reader::Whole(form) => (form, None),
            Reader::Usual(form, other) => (form, Some(other)),
        };
        let last = if self.anchored { 0 } else { text.len() };
        for at in (start..=last).filter(|&at| text.is_char_boundary(at)) {
            if let Some(found) = Cursor::read(text, at, form) {
                return Some(Some(found));
            }
            if other.is_some_and(|other| Cursor::read(text, at, other).is_some()) {
                return None;
            }
        }
        other.is_none().then_some(None)
    }

    fn can_run(&self, text: &str) -> bool {
        self.also.is_empty() || self.also.is_in(text)
    }

    /// Where a match can start at the earliest; `None` when there can be none.
    pub(crate) fn start(&self, text: &str) -> Option<usize> {
        if !self.opens.is_empty() {
            let first = text.bytes().find(|byte| !matches!(byte, b' ' | b'\t' | 0x7F))?;
            if first.is_ascii() && !self.opens.as_bytes().contains(&first) {
                return None;
            }
        }
        if self.needs.is_empty() {
            return Some(0);
        }
        let words = self.needs.find(text)?;
        let visible = |&(_, byte): &(usize, &u8)| byte.is_ascii_graphic();
        let before = text.as_bytes()[..words].iter().enumerate().rev().filter(visible).nth(self.lead);
        Some(before.map_or(0, |(at, _)| at + 1))
    }
}

fn places(captures: &Captures<'_>) -> Found {
    array::from_fn(|index| captures.get(index).map_or(0..0, |group| group.range()))
}

/// What a pattern found.
pub(crate) struct Match<'t> {
    text: &'t str,
    found: Found,
}

impl<'t> Match<'t> {
    /// The words of a group; empty when it took no part.
    pub(crate) fn group(&self, index: usize) -> &'t str {
        &self.text[self.range(index)]
    }

    /// The place of a group in bytes; `0..0` when it took no part.
    pub(crate) fn range(&self, index: usize) -> Range<usize> {
        self.found[index].clone()
    }

    /// Where the whole match ends.
    pub(crate) fn end(&self) -> usize {
        self.found[0].end
    }

    /// Where the whole match starts.
    pub(crate) fn start(&self) -> usize {
        self.found[0].start
    }
}
