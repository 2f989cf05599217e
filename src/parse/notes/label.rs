//! Reads the label with which a line begins a note: `1 De Courant`, `[1] De Courant`.

use crate::dutch::numbers;
use crate::dutch::patterns::CASE_NUMBER;
use crate::parse::notes::note::Style;
use crate::parse::source::line::Line;
use crate::parse::source::normalize::PLACEHOLDER;
use crate::text::chars::raised_digit;
use crate::text::span::Span;
use crate::text::str_ext::StrExt;

/// Reads the label with which a line begins, if it is this one in this style: the span of the label, and that of the words
/// after it (empty for `Style::OwnLine`, nothing but the label).
#[inline]
pub(crate) fn read_label(text: &str, content: Span, label: u32, style: Style) -> Option<(Span, Span)> {
    // Most lines begin with a letter.
    let first = *text.as_bytes().get(content.start)?;
    let may_be = match style {
        Style::Bracket => first == b'[',
        Style::Parens => first == b'(',
        _ => matches!(first, b'0'..=b'9' | b'-' | 0x80..),
    };
    if may_be { read_label_in_style(text, content, label, style) } else { None }
}

fn read_label_in_style(text: &str, mut content: Span, label: u32, style: Style) -> Option<(Span, Span)> {
    // A converter writes notes as the items of a list: `- 1 De Courant`.
    if style == Style::Spaced && content.of(text).starts_with("- ") {
        content.start += 2;
    }
    let words = content.of(text);
    let rest = match style {
        Style::Bracket => {
            let inner = words.get(1..)?;
            after_number(inner.strip_prefix('^').unwrap_or(inner), label)?
        }
        Style::Parens => after_number(words.get(1..)?, label)?,
        _ => after_number(words, label)?,
    };
    let after = match style {
        Style::OwnLine => return rest.is_empty().then_some((content, Span::new(content.end, content.end))),
        Style::Unspaced => Some(rest).filter(|rest| opens_joined_note(rest)),
        // (`1 t/m 3` heads the answer to three questions.)
        Style::Spaced => Some(rest)
            .filter(|rest| rest.starts_blank() && !rest.starts_with(PLACEHOLDER) && !numbers::are_several(words)),
        Style::Bracket => {
            let after = rest.trim_start_blank().strip_prefix(']')?;
            // As Markdown writes it: `[^1]: De Courant`.
            Some(if words.starts_with("[^") { after.strip_prefix(':').unwrap_or(after) } else { after })
        }
        Style::Paren | Style::Parens => {
            rest.trim_start_matches(PLACEHOLDER).strip_prefix(')').filter(|it| it.starts_blank() || opens_note(it))
        }
        Style::Dot => rest.trim_start_matches(PLACEHOLDER).strip_prefix('.').filter(|it| it.starts_blank()),
        Style::OnTop | Style::Star => None,
    }?;
    let end = content.end - after.len();
    let after = after.trim_start_blank();
    (!after.is_empty()).then(|| (Span::new(content.start, end), Span::new(content.end - after.len(), content.end)))
}

/// The words after a number with which they begin, perhaps in raised digits: `1 De Courant`, `¹ De Courant`.
fn after_number(words: &str, number: u32) -> Option<&str> {
    if let Some(length) = starts_with_number(words, number) {
        return Some(&words[length..]);
    }
    if words.is_char_boundary(1) {
        return None;
    }
    let rest = words.trim_start_matches(|letter| raised_digit(letter).is_some());
    let digits = words[..words.len() - rest.len()].chars().filter_map(raised_digit);
    let found = digits.fold(0_u32, |label, digit| label.saturating_mul(10).saturating_add(digit));
    (found == number).then(|| rest.trim_start_matches(PLACEHOLDER))
}

/// The length of a number that words start with. (Without writing the number out: this runs for many lines.)
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

/// Whether words right after a label begin a note: `1De Courant`, `1«Molens»`, `12031Z00123`.
fn opens_joined_note(words: &str) -> bool {
    match words.chars().next() {
        None => false,
        Some(digit) if digit.is_ascii_digit() => CASE_NUMBER.opens(words),
        Some(sign) => {
            sign.is_alphabetic() || matches!(sign, '«' | '“' | '‘' | '"' | '\'' | '(' | '[' | '<' | '#' | '@')
        }
    }
}

/// The labels, up to `most`, with which a line may begin a note, in any style but on a line of its own: the label, its
/// style, and what `read_label` says of it.
pub(crate) fn read_labels(text: &str, content: Span, most: u32) -> Vec<(u32, Style, Span, Span)> {
    const STYLES: [Style; 6] =
        [Style::Spaced, Style::Unspaced, Style::Bracket, Style::Paren, Style::Parens, Style::Dot];
    let words = content.of(text).trim_start_any("[(^");
    let raised = words
        .chars()
        .map_while(raised_digit)
        .fold(0_u32, |label, digit| label.saturating_mul(10).saturating_add(digit));
    let digits = words.leading_digits().min(3);
    // (Where nothing parts a label from its note, the note may begin with a digit.)
    let mut labels: Vec<u32> = (1..=digits).filter_map(|length| words[..length].parse().ok()).collect();
    labels.push(raised);
    labels.retain(|label| (1..=most).contains(label));
    labels.dedup();
    let of_style = |label: u32, style: Style| {
        let (marker, words) = read_label(text, content, label, style)?;
        Some((label, style, marker, words))
    };
    labels.iter().flat_map(|&label| STYLES.iter().filter_map(move |&style| of_style(label, style))).collect()
}

/// Reads the label of the first of some lines where the note begins with a digit too: `11Limburg, 3 mei 2031`. Only the
/// label of the note below it shows that the line is none of the note above.
pub(crate) fn read_label_before_digit(text: &str, lines: &[Line], label: u32) -> Option<(Span, Span)> {
    let (line, below) = lines.split_first().filter(|(line, _)| line.digits)?;
    let words = line.words(text);
    let rest = &words[starts_with_number(words, label)?..];
    let word = &rest[rest.leading_digits()..];
    let next = |label: u32| {
        below
            .iter()
            .take(8)
            .any(|line| line.is_body() && read_label(text, line.content, label, Style::Unspaced).is_some())
    };
    let likely =
        rest.starts_with_any("123456789") && word.trim_start_blank().chars().next().is_some_and(char::is_alphabetic);
    let start = line.content.end - rest.len();
    (likely && next(label + 1) && !next(label))
        .then(|| (Span::new(line.content.start, start), Span::new(start, line.content.end)))
}

/// Finds the label of the next note within the words of one, and the words after it: `1 De Courant 2 Het Blad`, and without
/// spaces `1De Courant, «Molens»2Het Blad`.
pub(crate) fn find_next_label(text: &str, run: Span, label: u32, style: Style) -> Option<(Span, Span)> {
    let words = run.of(text);
    words.places_of(&label.to_string()).find_map(|at| {
        let at = if style == Style::Bracket { words[..at].strip_suffix('[')?.len() } else { at };
        let before = &words[..at];
        let parted = match style {
            Style::Unspaced => before.ends_with_any(".)»”\"'/"),
            // A viewer may copy `… een%20gans[2] https://…`.
            Style::Bracket => true,
            _ => before.ends_blank(),
        };
        if !parted {
            return None;
        }
        let (marker, rest) = read_label(text, Span::new(run.start + at, run.end), label, style)?;
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

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn each_style() {
        for (line, label, style, words) in [
            ("1De Courant", 1, Style::Unspaced, Some("De Courant")),
            ("1«Molens»", 1, Style::Unspaced, Some("«Molens»")),
            ("12031Z00123", 1, Style::Unspaced, Some("2031Z00123")),
            ("12031", 1, Style::Unspaced, None),
            ("1 De Courant", 1, Style::Unspaced, None),
            ("12 De Courant", 12, Style::Spaced, Some("De Courant")),
            ("- 1 De Courant", 1, Style::Spaced, Some("De Courant")),
            ("¹² De Courant", 12, Style::Spaced, Some("De Courant")),
            ("¹² De Courant", 1, Style::Spaced, None),
            ("12 De Courant", 1, Style::Spaced, None),
            ("1De Courant", 1, Style::Spaced, None),
            ("1 t/m 3 en 5", 1, Style::Spaced, None),
            ("1", 1, Style::OwnLine, Some("")),
            ("1 De Courant", 1, Style::OwnLine, None),
            ("[1] De Courant", 1, Style::Bracket, Some("De Courant")),
            ("[1 ]De Courant", 1, Style::Bracket, Some("De Courant")),
            ("[^1]: De Courant", 1, Style::Bracket, Some("De Courant")),
            ("[1]: De Courant", 1, Style::Bracket, Some(": De Courant")),
            ("[1]", 1, Style::Bracket, None),
            ("[1 De Courant", 1, Style::Bracket, None),
            ("1) de krant", 1, Style::Paren, Some("de krant")),
            ("1)De Courant", 1, Style::Paren, Some("De Courant")),
            ("1)de krant", 1, Style::Paren, None),
            ("1. De Courant", 1, Style::Dot, Some("De Courant")),
            ("1.De Courant", 1, Style::Dot, None),
            ("1) De Courant", 1, Style::Dot, None),
            ("(1) De Courant", 1, Style::Parens, Some("De Courant")),
            ("(1) De Courant", 1, Style::Paren, None),
            ("1) De Courant", 1, Style::Parens, None),
        ] {
            let found = read_label(line, Span::new(0, line.len()), label, style).map(|(_, words)| words.of(line));
            assert_eq!(found, words, "{line:?} {style:?}");
        }
    }
}
