//! Escapes markup in text, and replaces characters that neither HTML nor XML can hold.

use crate::text::scan;
use std::borrow::Cow;

/// Writes text so that HTML and XML read it as text, both in content and in a quoted attribute.
pub(crate) fn escape(text: &str, out: &mut String) {
    let rest = replace(text, true, out);
    out.push_str(&text[rest..]);
}

/// The text without characters that no page can hold: a control character becomes U+FFFD, a carriage return is left out.
/// Every sink calls it, so that a live page and the export show the same.
pub(crate) fn printable(text: &str) -> Cow<'_, str> {
    let mut out = String::new();
    match replace(text, false, &mut out) {
        0 => Cow::Borrowed(text),
        rest => Cow::Owned(out + &text[rest..]),
    }
}

/// Writes text up to the last character that needs a replacement, replacements included. Returns where the rest begins.
fn replace(text: &str, entities: bool, out: &mut String) -> usize {
    // Most text needs no replacement: only characters with these first bytes are looked at.
    // (The two signs of each pair differ in one bit, which is set for both.)
    let entity = |eight| scan::pair_mask(eight, b'&', b'"') | scan::pair_mask(eight, b'<', b'>');
    let bad = |eight| {
        scan::below_mask(eight, b' ')
            | scan::eq_mask(eight, 0x7F)
            | scan::eq_mask(eight, 0xC2)
            | scan::eq_mask(eight, 0xEF)
    };
    let firsts = |eight| bad(eight) | if entities { entity(eight) } else { 0 };
    let mut rest = 0;
    for at in scan::all_where(text.as_bytes(), firsts) {
        let Some(letter) = text.get(at..).and_then(|rest| rest.chars().next()) else { continue };
        let instead = match letter {
            '\n' | '\t' => continue,
            '\r' => "",
            '&' if entities => "&amp;",
            '<' if entities => "&lt;",
            '>' if entities => "&gt;",
            '"' if entities => "&quot;",
            '\u{FFFE}' | '\u{FFFF}' => "\u{FFFD}",
            _ if letter.is_control() => "\u{FFFD}",
            _ => continue,
        };
        out.push_str(&text[rest..at]);
        out.push_str(instead);
        rest = at + letter.len_utf8();
    }
    rest
}
