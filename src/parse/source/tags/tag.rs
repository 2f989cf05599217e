//! One tag in a source, and its attributes.

use super::names::VOID;
use crate::text::span::Span;
use crate::text::str_ext::StrExt;

/// A tag in the source.
pub(super) struct Tag<'s> {
    /// In lower case where the source is HTML.
    pub(super) name: String,
    pub(super) closes: bool,
    /// Whether nothing closes it: `<br/>`.
    pub(super) is_void: bool,
    pub(super) attributes: &'s str,
    pub(super) span: Span,
}

/// The tag that begins at a place.
pub(super) fn tag(source: &str, at: usize, is_xml: bool) -> Option<Tag<'_>> {
    const LONGEST: usize = 4_000;
    let rest = source[at..].strip_prefix('<')?;
    let closes = rest.starts_with('/');
    let inner = &rest[usize::from(closes)..];
    let is_of_name = |byte: &u8| byte.is_ascii_alphanumeric() || matches!(byte, b'-' | b'.' | b':' | b'_');
    let length = inner.bytes().take_while(is_of_name).count();
    if !inner.starts_with(|letter: char| letter.is_ascii_alphabetic()) {
        return None;
    }
    let name = if is_xml { inner[..length].to_owned() } else { inner[..length].to_ascii_lowercase() };
    let after = &inner[length..];
    if !after.starts_with(|letter: char| letter.is_ascii_whitespace() || matches!(letter, '>' | '/')) {
        return None;
    }
    // A `>` in quotation marks is part of an attribute.
    let mut quote = None;
    let ends = |byte: u8| matches!(byte, b'<' | b'>');
    let end = after.bytes().take(LONGEST).position(|byte| {
        match (quote, byte) {
            (None, b'"' | b'\'') => quote = Some(byte),
            (Some(open), _) if open == byte => quote = None,
            _ => {}
        }
        quote.is_none() && ends(byte)
    });
    // (A quotation mark that nobody closes.)
    let end =
        end.or_else(|| after.bytes().take(LONGEST).position(ends)).filter(|&end| after.as_bytes()[end] == b'>')?;
    let attributes = &after[..end];
    let is_void = attributes.ends_with('/') || VOID.contains(&name.as_str());
    let start = after.as_ptr() as usize - source.as_ptr() as usize;
    Some(Tag { name, closes, is_void, attributes, span: Span::new(at, start + end + 1) })
}

/// The value of an attribute.
pub(super) fn attribute<'s>(tag: &Tag<'s>, name: &str) -> Option<&'s str> {
    let mut rest = tag.attributes;
    loop {
        let at = rest.place_of(name)?;
        let free = rest[..at].ends_blank();
        rest = &rest[at + name.len()..];
        let value = rest.trim_start_blank().strip_prefix('=').map(StrExt::trim_start_blank);
        if let Some(value) = value.filter(|_| free) {
            let inner = value.trim_start_any("\"'");
            return inner.split(['"', '\'', '>']).next();
        }
    }
}
