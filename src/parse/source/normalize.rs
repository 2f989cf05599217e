//! Makes white space plain, and leaves out what a source of HTML or Markdown has in its stead.

use crate::text::scan;
use crate::text::str_ext::StrExt;
use std::borrow::Cow;

/// Signs that few texts have.
#[derive(Clone, Copy, Default)]
pub(crate) struct Signs {
    /// Raised digits, which nearly always are marks of notes.
    pub(crate) raised: bool,
    /// Soft hyphens, and what else is not shown.
    pub(crate) soft_hyphens: bool,
}

/// Fills the place of what is not shown, a unit for a unit, and is left out of all that is shown.
pub(crate) const PLACEHOLDER: char = '\u{FFFF}';

/// The text with plain spaces for no-break, thin and other wide spaces, so that every stage need only know one kind;
/// and without what a source of HTML or Markdown has in their stead (`Vraag&nbsp;1`) or before a sign (`1\.`).
/// What is put in takes as many UTF-16 units as what was there: the places of a document fit the text as given.
/// Besides, which signs stand in it that a later stage looks for.
pub(crate) fn plain_spaces(text: &str) -> (Cow<'_, str>, Signs) {
    let bytes = text.as_bytes();
    // Most of a text is ASCII, which has none; then the first byte of one decides.
    let firsts = |eight| {
        let signs = scan::markup_mask(eight);
        if eight & scan::HIGH_BITS == 0 {
            return signs;
        }
        let wide = scan::eq_mask(eight, 0xC2)
            | scan::eq_mask(eight, 0xE1)
            | scan::eq_mask(eight, 0xE2)
            | scan::eq_mask(eight, 0xE3);
        signs | wide | scan::eq_mask(eight, 0xEF)
    };
    let (mut plain, mut from, mut signs) = (String::new(), 0, Signs::default());
    for at in scan::all_where(bytes, firsts) {
        if at < from {
            continue;
        }
        // U+00A0, U+1680, U+2000 to U+200A, U+202F, U+205F, U+3000.
        let (length, sign) = match bytes[at..] {
            [0xC2, 0xA0, ..] => (2, ' '),
            [0xE1, 0x9A, 0x80, ..]
            | [0xE2, 0x80, 0x80..=0x8A | 0xAF, ..]
            | [0xE2, 0x81, 0x9F, ..]
            | [0xE3, 0x80, 0x80, ..] => (3, ' '),
            [0xC2, 0xB2 | 0xB3 | 0xB9, ..] | [0xE2, 0x81, 0xB0 | 0xB4..=0xB9, ..] => {
                signs.raised = true;
                continue;
            }
            [0xC2, 0xAD, ..] | [0xEF, 0xBF, 0xBE | 0xBF, ..] => {
                signs.soft_hyphens = true;
                continue;
            }
            [b'&', ..] if is_html_space(text, at) => (6, ' '),
            [b'<' | b'$', ..] => {
                let Some((digits, length)) = raised_by_markup(&text[at..]) else { continue };
                plain.push_str(&text[from..at]);
                digits.bytes().for_each(|digit| plain.push(raise(digit)));
                fill(&mut plain, length - digits.len());
                from = at + length;
                (signs.raised, signs.soft_hyphens) = (true, true);
                continue;
            }
            [b'\\', sign, ..] if sign.is_ascii_punctuation() => (2, char::from(sign)),
            _ => continue,
        };
        if from == 0 {
            plain.reserve(text.len());
        }
        plain.push_str(&text[from..at]);
        // A blank ends the word before it; a sign stands behind what it was escaped with.
        if sign == ' ' {
            plain.push(' ');
        }
        if bytes[at] < 0x80 {
            fill(&mut plain, length - 1);
            signs.soft_hyphens = true;
        }
        if sign != ' ' {
            plain.push(sign);
        }
        from = at + length;
    }
    if from == 0 {
        return (Cow::Borrowed(text), signs);
    }
    plain.push_str(&text[from..]);
    (Cow::Owned(plain), signs)
}

/// Digits that HTML or TeX raises, `<sup>1</sup>`, `$^{1}$`, and the length of it all.
fn raised_by_markup(words: &str) -> Option<(&str, usize)> {
    [("<sup>", "</sup>"), ("$^{", "}$"), ("$^", "$")].into_iter().find_map(|(open, close)| {
        let inner = words.strip_prefix(open)?;
        let digits = &inner[..inner.leading_digits()];
        let closes = (1..=3).contains(&digits.len()) && inner[digits.len()..].starts_with(close);
        closes.then_some((digits, open.len() + digits.len() + close.len()))
    })
}

/// A digit as it stands raised.
fn raise(digit: u8) -> char {
    match digit {
        b'1' => '¹',
        b'2' => '²',
        b'3' => '³',
        _ => char::from_u32(u32::from(digit) - u32::from(b'0') + 0x2070).unwrap_or(PLACEHOLDER),
    }
}

fn fill(plain: &mut String, units: usize) {
    for _ in 0..units {
        plain.push(PLACEHOLDER);
    }
}

/// Whether a no-break space of HTML stands there. (At an end of a line it stays: its letters would be nowhere.)
fn is_html_space(text: &str, at: usize) -> bool {
    let bytes = text.as_bytes();
    text[at..].starts_with_one_of("&nbsp;|&#160;|&#xA0;|&#xa0;")
        && bytes.get(at + 6).is_some_and(|&after| after > b' ')
        && at.checked_sub(1).is_some_and(|before| bytes[before] > b' ')
}

/// The place behind what fills the place of an escape, if that stands at `at`.
pub(crate) fn skip_placeholders(words: &str, at: usize) -> usize {
    words.len() - words[at..].trim_start_matches(PLACEHOLDER).len()
}
