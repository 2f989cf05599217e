//! One line of the text: where it stands, where its words stand, and what every stage asks about it.

use crate::dutch::heading::HeadingKind;
use crate::parse::source::normalize::skip_placeholders;
use crate::text::scan;
use crate::text::span::Span;
use crate::text::str_ext::StrExt;

/// A line: its bytes with the line end, and its words without what surrounds them.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Line {
    /// All its bytes, line end included; the next line starts where this ends.
    pub(crate) full: Span,
    /// The words: without white space, table borders and the marks of Markdown around them. Empty on a blank line.
    pub(crate) content: Span,
    /// What the line is; `Body` until a stage says otherwise.
    pub(crate) role: Role,
    /// Whether a digit stands in its words: in most lines none does, and what looks for one passes them over.
    pub(crate) digits: bool,
    /// Whether a sign stands at their border that could be a mark: in most lines none does.
    pub(crate) marked: bool,
    /// Whether some of its digits are raised: `bericht¹`.
    pub(crate) raised: bool,
    /// What begins with it where it is the cell of a table of questions and answers.
    pub(crate) heads: Option<HeadingKind>,
}

/// What a line is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Role {
    /// Words of the text.
    Body,
    /// Nothing.
    Blank,
    /// Set aside: a page head or foot.
    Furniture(crate::model::FurnitureKind),
    /// Set aside: part of a note.
    Note,
}

impl Line {
    /// A line of words or a blank one, by what lies between `start` and `end` (without the line end).
    pub(crate) fn new(text: &str, full: Span, end: usize) -> Self {
        Self::within(text, full, Span::new(full.start, end))
    }

    /// The same, by where its words stand and what surrounds them.
    pub(crate) fn within(text: &str, full: Span, words: Span) -> Self {
        let (content, marked) = content(text, words);
        let role = if content.is_empty() { Role::Blank } else { Role::Body };
        let digits = scan::digit(&text.as_bytes()[content.start..content.end], 0).is_some();
        Self { full, content, role, digits, marked, raised: false, heads: None }
    }

    /// Its words.
    pub(crate) fn words<'a>(&self, text: &'a str) -> &'a str {
        self.content.of(text)
    }

    /// Whether it belongs to the running text.
    pub(crate) fn is_body(&self) -> bool {
        self.role == Role::Body
    }
}

/// The words of a line, inside white space, the borders of a table row and the marks of Markdown. A sign is left out only
/// where it is such a mark: `+31 6 12345678` and `#MeToo` are words.
fn content(text: &str, span: Span) -> (Span, bool) {
    let mut words = span.of(text).trim_ascii();
    // Most lines are wrapped in nothing.
    if let [first, .., last] = words.as_bytes()
        && first.is_ascii_alphanumeric()
        && last.is_ascii_graphic()
        && *last != b'\\'
    {
        let start = words.as_ptr() as usize - text.as_ptr() as usize;
        return (Span::new(start, start + words.len()), false);
    }
    words = words.trim_blank();
    // A row of a table that is closed. (Where it is not, the lines around it say whether it is one: see `lines`.)
    if words.starts_with('|') && words.ends_with('|') {
        words = words.trim_start_blank_and("|").trim_end_blank_and("|");
    }
    // A line end that Markdown is to keep.
    words = words.strip_suffix('\\').map_or(words, |words| words.trim_end_blank());
    let title = words.trim_start_matches('#');
    if title.starts_blank() || words.len() > title.len() + 1 {
        words = title.trim_blank();
        let closed = words.trim_end_matches('#');
        words = if closed.ends_blank() { closed.trim_end_blank() } else { words };
    }
    for mark in ["***", "___", "**", "__", "*", "_"] {
        if let Some(inner) = words.strip_prefix(mark).and_then(|words| words.strip_suffix(mark)) {
            // The marks around `*een* en *twee*` are no pair.
            words = if inner.has(mark) { words } else { inner.trim_blank() };
            break;
        }
    }
    if !words.bytes().any(|byte| byte.is_ascii_alphanumeric() || byte >= 0x80) && is_rule(words) {
        words = "";
    }
    if words.is_empty() {
        return (Span::new(span.start, span.start), false);
    }
    let start = words.as_ptr() as usize - text.as_ptr() as usize;
    (Span::new(start, skip_placeholders(text, start + words.len()).min(span.end)), true)
}

/// A rule drawn with characters: `-----`, `+----+`, `| :-- | --: |`, `[]`.
fn is_rule(words: &str) -> bool {
    words == "[]"
        || words.len() >= 3
            && words.bytes().all(|byte| matches!(byte, b'-' | b'_' | b'=' | b'+' | b'|' | b'*' | b':' | b' '))
}
