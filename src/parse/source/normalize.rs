//! Makes white space plain, and leaves out what a source of HTML or Markdown has in its stead.

use crate::parse::source::own_markdown;
use crate::text::scan;
use crate::text::span::Utf16Table;
use crate::text::str_ext::StrExt;
use std::borrow::Cow;
use std::cell::LazyCell;

/// Characters that few texts have.
#[derive(Clone, Copy, Default)]
pub(crate) struct Signs {
    /// Raised digits, which nearly always are references to notes.
    pub(crate) superscripts: bool,
    /// Soft hyphens, and what else is not shown.
    pub(crate) invisible: bool,
}

/// Takes the place of what is not shown, a UTF-16 unit for a unit, and is left out of all that is shown.
///
/// (DEL, which is white space to everybody else and a byte long: the patterns that allow for it compile quickly.)
pub(crate) const PLACEHOLDER: char = '\x7F';

/// The text with one kind of space, and which signs it has that a later stage looks for.
///
/// No-break, thin and other wide spaces become plain ones. So does what HTML writes for one (`Vraag&nbsp;1`); a backslash
/// with which Markdown escapes a sign goes (`1\.`), and the entities of our own Markdown become signs (`&lt;`); digits that
/// markup raises become raised digits. What is put in takes as many UTF-16 units as what was there, so that the places of a
/// document fit the text as given.
pub(crate) fn normalize(text: &str) -> (Cow<'_, str>, Signs) {
    let (mut plain, mut from, mut signs) = (String::new(), 0, Signs::default());
    let is_own_markdown = LazyCell::new(|| own_markdown::is_own_markdown(text));
    for at in scan::all_where(text.as_bytes(), may_need_change) {
        let found = if at < from { None } else { find(text, at) };
        // Elsewhere an entity is the text's own.
        let found = found.filter(|found| !matches!(found, Found::OwnEntity(..)) || *is_own_markdown);
        let Some(found) = found else { continue };
        signs.superscripts |= matches!(found, Found::Superscript | Found::RaisedByMarkup { .. });
        signs.invisible |= !matches!(found, Found::Superscript | Found::WideSpace(_));
        if matches!(found, Found::Superscript | Found::SoftHyphen) {
            continue;
        }
        if from == 0 {
            plain.reserve(text.len());
        }
        plain.push_str(&text[from..at]);
        from = at + replace(found, &mut plain);
    }
    if from == 0 {
        return (Cow::Borrowed(text), signs);
    }
    plain.push_str(&text[from..]);
    (Cow::Owned(plain), signs)
}

/// Where places of a text are in what [`normalize`] made of it, in bytes: it has as many UTF-16 units.
pub(crate) fn places(text: &str, plain: &str, places: &[usize]) -> Vec<usize> {
    if places.is_empty() {
        return Vec::new();
    }
    let (text, plain) = (Utf16Table::new(text), Utf16Table::new(plain));
    places.iter().map(|&place| plain.byte(text.utf16(place))).collect()
}

/// Selects the bytes with which something begins that [`find`] knows. Most of a text is ASCII and has no markup.
fn may_need_change(chunk: u64) -> u64 {
    let markup = scan::markup_mask(chunk);
    if chunk & scan::HIGH_BITS == 0 {
        return markup;
    }
    let first_bytes = [0xC2, 0xE1, 0xE2, 0xE3, 0xEF];
    first_bytes.into_iter().fold(markup, |mask, byte| mask | scan::eq_mask(chunk, byte))
}

/// Something that is not left as it is, or that a later stage should know of.
#[derive(Clone, Copy)]
enum Found<'t> {
    /// A space that is not the plain one, of so many bytes.
    WideSpace(usize),
    /// `&nbsp;` and the like, of so many bytes.
    HtmlSpace(usize),
    /// `&lt;` and the like in our own Markdown: how many bytes, and the sign.
    OwnEntity(usize, char),
    /// `\.`: a sign behind a backslash.
    Escaped(char),
    /// `<sup>1</sup>`: the digits, and the length of it all.
    RaisedByMarkup { digits: &'t str, length: usize },
    /// `¹`
    Superscript,
    /// A soft hyphen, and the two signs that stand for one in a copy.
    SoftHyphen,
}

/// What begins at a byte.
fn find(text: &str, at: usize) -> Option<Found<'_>> {
    match text.as_bytes()[at..] {
        // U+00A0, U+1680, U+2000 to U+200A, U+202F, U+205F, U+3000.
        [0xC2, 0xA0, ..] => Some(Found::WideSpace(2)),
        [0xE1, 0x9A, 0x80, ..]
        | [0xE2, 0x80, 0x80..=0x8A | 0xAF, ..]
        | [0xE2, 0x81, 0x9F, ..]
        | [0xE3, 0x80, 0x80, ..] => Some(Found::WideSpace(3)),
        [0xC2, 0xB2 | 0xB3 | 0xB9, ..] | [0xE2, 0x81, 0xB0 | 0xB4..=0xB9, ..] => Some(Found::Superscript),
        [0xC2, 0xAD, ..] | [0xEF, 0xBF, 0xBE | 0xBF, ..] => Some(Found::SoftHyphen),
        [b'&', ..] if is_html_space(text, at) => Some(Found::HtmlSpace(6)),
        [b'&', ..] => own_markdown::entity(&text[at..]).map(|(length, sign)| Found::OwnEntity(length, sign)),
        [b'<' | b'$', ..] => raised_by_markup(&text[at..]),
        [b'\\', sign, ..] if sign.is_ascii_punctuation() => Some(Found::Escaped(char::from(sign))),
        _ => None,
    }
}

/// Writes the replacement of something that was found. Returns how many bytes of the text it replaces.
fn replace(found: Found<'_>, plain: &mut String) -> usize {
    match found {
        Found::WideSpace(length) => {
            plain.push(' ');
            length
        }
        // A space ends the word before it.
        Found::HtmlSpace(length) => {
            plain.push(' ');
            fill(plain, length - 1);
            length
        }
        Found::OwnEntity(length, sign) => {
            plain.push(sign);
            fill(plain, length - 1);
            length
        }
        // A sign stands behind what it was escaped with.
        Found::Escaped(sign) => {
            fill(plain, 1);
            plain.push(sign);
            2
        }
        Found::RaisedByMarkup { digits, length } => {
            digits.bytes().for_each(|digit| plain.push(superscript(digit)));
            fill(plain, length - digits.len());
            length
        }
        Found::Superscript | Found::SoftHyphen => 0,
    }
}

/// Digits that HTML or TeX raises: `<sup>1</sup>`, `$^{1}$`.
fn raised_by_markup(words: &str) -> Option<Found<'_>> {
    [("<sup>", "</sup>"), ("$^{", "}$"), ("$^", "$")].into_iter().find_map(|(open, close)| {
        let inner = words.strip_prefix(open)?;
        let digits = &inner[..inner.leading_digits()];
        let closes = (1..=3).contains(&digits.len()) && inner[digits.len()..].starts_with(close);
        closes.then_some(Found::RaisedByMarkup { digits, length: open.len() + digits.len() + close.len() })
    })
}

/// The raised digit.
fn superscript(digit: u8) -> char {
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

/// Whether a no-break space of HTML begins at `at`. (At an end of a line it stays: its letters would be in no span.)
fn is_html_space(text: &str, at: usize) -> bool {
    let bytes = text.as_bytes();
    text[at..].starts_with_one_of(&["&nbsp;", "&#160;", "&#xA0;", "&#xa0;"])
        && bytes.get(at + 6).is_some_and(|&after| after > b' ')
        && at.checked_sub(1).is_some_and(|before| bytes[before] > b' ')
}

/// The place behind what fills the place of an escape, if that stands at `at`.
pub(crate) fn skip_placeholders(words: &str, at: usize) -> usize {
    words.len() - words[at..].trim_start_matches(PLACEHOLDER).len()
}
