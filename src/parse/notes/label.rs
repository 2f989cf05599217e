//! Reads the label with which a line begins a note: `1 De Courant`, `[1] De Courant`.

use crate::parse::notes::note::Style;
use crate::parse::source::line::Line;
use crate::parse::source::normalize::{PLACEHOLDER, skip_placeholders};
use crate::text::chars::{is_blank, raised_digit};
use crate::text::span::Span;
use crate::text::str_ext::StrExt;

/// Where the words of a line stand that begins with that label in that style: the spans of the label and of the words.
#[inline]
pub(crate) fn read_label(text: &str, content: Span, label: u32, style: Style) -> Option<(Span, Span)> {
    // Most lines begin with a letter.
    let first = *text.as_bytes().get(content.start)?;
    let may_be = match style {
        Style::Bracket => first == b'[',
        _ => matches!(first, b'0'..=b'9' | b'-' | 0x80..),
    };
    if may_be { read_label_in_style(text, content, label, style) } else { None }
}

fn read_label_in_style(text: &str, mut content: Span, label: u32, style: Style) -> Option<(Span, Span)> {
    // A converter makes items of a list of them: `- 1 De Courant`.
    if style == Style::Spaced && content.of(text).starts_with("- ") {
        content.start += 2;
    }
    let words = content.of(text);
    let open = if style == Style::Bracket { 1 + usize::from(words.starts_with("[^")) } else { 0 };
    let mut end = open
        + if let Some(length) = starts_with_number(&words[open..], label) {
            length
        } else if !words.is_char_boundary(open + 1) {
            skip_placeholders(words, open + raised(&words[open..], label)?) - open
        } else {
            return None;
        };
    if matches!(style, Style::Paren | Style::Dot) {
        end = skip_placeholders(words, end);
    }
    let rest = &words[end..];
    let next = rest.chars().next();
    let fits = match style {
        Style::Lone => return rest.is_empty().then_some((content, Span::new(content.end, content.end))),
        Style::Glued => match next {
            None => false,
            Some(digit) if digit.is_ascii_digit() => {
                crate::dutch::patterns::CASE_NUMBER.find(rest).is_some_and(|m| m.start() == 0)
            }
            Some(sign) => {
                sign.is_alphabetic() || matches!(sign, '«' | '“' | '‘' | '"' | '\'' | '(' | '[' | '<' | '#' | '@')
            }
        },
        Style::Spaced => next.is_some_and(|next| is_blank(next) && next != PLACEHOLDER),
        Style::Bracket => {
            let close = rest.trim_start_blank();
            end += rest.len() - close.len() + 1;
            // As Markdown writes it: `[^1]: De Courant`.
            end += usize::from(open == 2 && close.starts_with("]:"));
            close.starts_with(']')
        }
        Style::Paren | Style::Dot => {
            end += 1;
            next == Some(if style == Style::Paren { ')' } else { '.' })
                && (rest[1..].starts_blank() || style == Style::Paren && opens_note(&rest[1..]))
        }
    };
    let after = fits.then(|| words[end..].trim_start_blank())?;
    (!after.is_empty())
        .then(|| (Span::new(content.start, content.start + end), Span::new(content.end - after.len(), content.end)))
}

/// The length of a label in raised digits: `¹ De Courant`.
fn raised(words: &str, label: u32) -> Option<usize> {
    let digits = || words.chars().map_while(|letter| Some((letter, raised_digit(letter)?)));
    let found = digits().fold(0_u32, |label, (_, digit)| label.saturating_mul(10).saturating_add(digit));
    (found == label).then(|| digits().map(|(letter, _)| letter.len_utf8()).sum())
}

/// The length of a number that words start with. (Without making it words itself: this runs for many lines.)
fn starts_with_number(words: &str, number: u32) -> Option<usize> {
    let length = number.checked_ilog10().map_or(1, |more| more as usize + 1);
    let mut left = number;
    for byte in words.as_bytes().get(..length)?.iter().rev() {
        if u32::from(*byte) != u32::from(b'0') + left % 10 {
            return None;
        }
        left /= 10;
    }
    Some(length)
}

/// The same for the first of some lines, glued to a note that begins with a digit itself: `11Limburg, 3 mei 2031`. The
/// note after it tells that from a line of the note before.
pub(crate) fn read_label_before_digit(text: &str, lines: &[Line], label: u32) -> Option<(Span, Span)> {
    let (line, below) = lines.split_first().filter(|(line, _)| line.digits)?;
    let words = line.words(text);
    let rest = &words[starts_with_number(words, label)?..];
    let word = &rest[rest.leading_digits()..];
    let next = |label: u32| {
        below.iter().take(8).any(|line| line.is_body() && read_label(text, line.content, label, Style::Glued).is_some())
    };
    let likely =
        rest.starts_with_any("123456789") && word.trim_start_blank().chars().next().is_some_and(char::is_alphabetic);
    let start = line.content.end - rest.len();
    (likely && next(label + 1) && !next(label))
        .then(|| (Span::new(line.content.start, start), Span::new(start, line.content.end)))
}

/// The label of the next note within the words of one, and the words after it: `1 De Courant 2 Het Blad`, and glued
/// `1De Courant, «Molens»2Het Blad`.
pub(crate) fn find_next_label(text: &str, run: Span, label: u32, style: Style) -> Option<(Span, Span)> {
    let words = run.of(text);
    words.match_indices(&label.to_string()).find_map(|(at, _)| {
        let at = if style == Style::Bracket { words[..at].strip_suffix('[')?.len() } else { at };
        let before = &words[..at];
        let parted = if style == Style::Glued { before.ends_with_any(".)»”\"'/") } else { before.ends_blank() };
        let (marker, rest) =
            if parted { read_label(text, Span::new(run.start + at, run.end), label, style)? } else { return None };
        let after = rest.of(text);
        let opens = style == Style::Bracket || opens_note(after) || style == Style::Spaced && after.starts_with_digit();
        opens.then_some((marker, rest))
    })
}

/// Whether words begin as a note does.
pub(crate) fn opens_note(words: &str) -> bool {
    ["http", "www."].iter().any(|start| words.starts_with(start))
        || words
            .starts_with(|letter: char| letter.is_uppercase() || matches!(letter, '«' | '“' | '‘' | '"' | '\'' | '('))
}
