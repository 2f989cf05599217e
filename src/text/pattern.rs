//! Runs a regular expression, after a byte or some words have said that it could match.

use crate::text::cursor::{Cursor, Found, Step};
use crate::text::scan::{Ascii, Words};
use regex::{Captures, Regex};
use std::array;
use std::ops::Range;
use std::sync::OnceLock;

/// A regular expression, compiled when it is first needed: that takes longer than reading a short paper. So a byte and some
/// words say first whether it can match at all, and forms that nearly every paper has are read without it.
pub(crate) struct Pattern {
    pub(crate) expression: &'static str,
    pub(crate) compiled: OnceLock<Option<Regex>>,
    /// The ASCII letters with which a match can begin: of a pattern that is anchored at the start behind white space. Letters
    /// outside ASCII are not looked at. Empty: any.
    pub(crate) letters: Ascii,
    /// Words of which every match has one. Empty: none.
    pub(crate) needs: Words,
    /// How many bytes of a match may stand before those words at most, white space not counted.
    pub(crate) lead: usize,
    /// More words of which every match has one. Empty: none.
    pub(crate) also: Words,
    /// Reads some or all of what the expression does.
    pub(crate) reader: Option<Reader>,
    /// Whether a match starts where the text does.
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
        let starts = self.starts(text, 0)?;
        let found = match self.read(text, starts) {
            Some(found) => found,
            None => self.can_run(text).then(|| Some(places(&self.regex()?.captures_at(text, starts.0)?)))?,
        };
        Some(Match { text, found: found? })
    }

    /// Whether it matches anywhere.
    pub(crate) fn matches(&self, text: &str) -> bool {
        let Some(starts) = self.starts(text, 0) else { return false };
        match self.read(text, starts) {
            Some(found) => found.is_some(),
            None => self.can_run(text) && self.regex().is_some_and(|regex| regex.is_match_at(text, starts.0)),
        }
    }

    /// Whether the first match starts where the text does.
    pub(crate) fn opens(&self, text: &str) -> bool {
        let Some((0, _)) = self.starts(text, 0) else { return false };
        match self.read_at(text, 0) {
            Some(found) => found.is_some(),
            None => self.can_run(text) && self.regex().and_then(|it| it.find(text)).is_some_and(|it| it.start() == 0),
        }
    }

    /// What is found without the expression, by where the first match may start; `None` where only the expression can tell.
    fn read(&self, text: &str, starts: (usize, usize)) -> Option<Option<Found>> {
        let mut starts = Some(starts);
        while let Some((first, last)) = starts {
            for at in first..=last {
                let found = self.read_at(text, at)?;
                if found.is_some() {
                    return Some(found);
                }
            }
            starts = self.starts(text, last + 1).map(|(first, end)| (first.max(last + 1), end));
        }
        Some(None)
    }

    /// The same of a match that starts at a place.
    fn read_at(&self, text: &str, at: usize) -> Option<Option<Found>> {
        let (form, other) = match self.reader? {
            Reader::Whole(form) => (form, None),
            Reader::Usual(form, other) => (form, Some(other)),
        };
        let byte = text.as_bytes().get(at);
        let may_open =
            self.anchored || self.letters.is_empty() || byte.is_none_or(|&it| !it.is_ascii() || self.letters.has(it));
        if !may_open || !text.is_char_boundary(at) {
            return Some(None);
        }
        let found = Cursor::read(text, at, form);
        let is_unsure = found.is_none() && other.is_some_and(|other| Cursor::read(text, at, other).is_some());
        (!is_unsure).then_some(found)
    }

    fn can_run(&self, text: &str) -> bool {
        self.also.is_empty() || self.also.is_in(text)
    }

    /// The part of a text in which the word of a match stands that starts where the text does; all of it for other patterns.
    fn near<'t>(&self, text: &'t str) -> &'t str {
        if !self.anchored || self.lead > text.len() {
            return text;
        }
        let last = text.bytes().enumerate().filter(|(_, byte)| byte.is_ascii_graphic()).nth(self.lead);
        last.map_or(text, |(at, _)| &text[..text.ceil_char_boundary(at + self.needs.longest())])
    }

    /// Where a match can start whose word stands at `from` or behind it: the first place and the last. `None` when there can be
    /// no match.
    pub(crate) fn starts(&self, text: &str, from: usize) -> Option<(usize, usize)> {
        if self.anchored {
            let first = || text.bytes().find(|byte| !matches!(byte, b' ' | b'\t' | 0x7F));
            if from > 0
                || !self.letters.is_empty() && first().is_none_or(|byte| byte.is_ascii() && !self.letters.has(byte))
            {
                return None;
            }
        }
        let (first, last) = if self.needs.is_empty() {
            (from, text.len())
        } else {
            let word = self.needs.find_from(self.near(text), from)?;
            let visible = |&(_, byte): &(usize, &u8)| byte.is_ascii_graphic();
            let before = || text.as_bytes()[..word].iter().enumerate().rev().filter(visible).nth(self.lead);
            let before = if self.lead == usize::MAX { None } else { before() };
            (before.map_or(0, |(at, _)| at + 1), word)
        };
        match self.anchored {
            true => (first == 0).then_some((0, 0)),
            false => (from <= text.len()).then_some((first, last)),
        }
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
