//! Runs a regular expression, after a byte or some words have said that it could match.

use crate::text::scan::Words;
use regex::{Captures, Regex};
use std::ops::Range;
use std::sync::OnceLock;

/// A regular expression, compiled when it is first needed: that takes longer than reading a short paper. So a byte and some
/// words say first whether it can match at all.
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
}

impl Pattern {
    /// The expression, compiled; `None` when it is not well formed, which a test rules out.
    pub(crate) fn regex(&self) -> Option<&Regex> {
        self.compiled.get_or_init(|| Regex::new(self.expression).ok()).as_ref()
    }

    /// The first match.
    pub(crate) fn find<'t>(&self, text: &'t str) -> Option<Match<'t>> {
        let start = self.start(text)?;
        self.regex()?.captures_at(text, start).map(Match)
    }

    /// Whether it matches anywhere.
    pub(crate) fn matches(&self, text: &str) -> bool {
        self.start(text).is_some_and(|start| self.regex().is_some_and(|regex| regex.is_match_at(text, start)))
    }

    /// Where a match can start at the earliest; `None` when there can be none.
    fn start(&self, text: &str) -> Option<usize> {
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

/// What a pattern found.
pub(crate) struct Match<'t>(Captures<'t>);

impl<'t> Match<'t> {
    /// The words of a group; empty when it took no part.
    pub(crate) fn group(&self, index: usize) -> &'t str {
        self.0.get(index).map_or("", |group| group.as_str())
    }

    /// The place of a group in bytes; `0..0` when it took no part.
    pub(crate) fn range(&self, index: usize) -> Range<usize> {
        self.0.get(index).map_or(0..0, |group| group.range())
    }

    /// Where the whole match ends.
    pub(crate) fn end(&self) -> usize {
        self.range(0).end
    }

    /// Where the whole match starts.
    pub(crate) fn start(&self) -> usize {
        self.range(0).start
    }
}
