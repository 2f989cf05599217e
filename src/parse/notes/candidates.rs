//! Finds the digits of a line that could be a note reference, and scores each by the characters around it.
//!
//! | before the digits | after them | score | example |
//! | --- | --- | --- | --- |
//! | `[` or `[^` | `]` | `BRACKETED` | `bericht [1]` |
//! | the line starts | the line ends | `ON_OWN_LINE` | `1` |
//! | `(noot`, or `noot` after a closing sign | `)`, no word | `CLEAR` | `bericht (noot 1)`, `bericht? noot 1` |
//! | a word | `)` | `CLEAR`; after a comma or colon `UNLIKELY` | `bericht 1)`, `namelijk: 1) zand` |
//! | `(` after a closing sign | `)` | `CLEAR`; after a word `UNLIKELY` | `bericht? (1)`, `artikel (1)` |
//! | a closing sign | no word | `CLEAR` | `bericht?1` |
//! | `.` `,` `;` `:` | no word | `AFTER_SIGN` | `bericht,1` |
//! | a small letter, a year and a full stop, a percent sign | no word | `STRONG` | `bericht1`, `in 2031.1`, `3%1` |
//! | a closing sign and a space | no word | `STRONG`; before a count `WEAK` | `bericht? 1`, `mee! 3 keer` |
//! | the reference before it | no word | `STRONG` | `bericht?1 2` |
//! | the line starts | nothing but signs | `LIKELY` | `1.` |
//! | the line starts | a space, words | `LIKELY`; before a count `UNLIKELY` | `1 De`, `2 miljoen` |
//! | the line starts | a full stop, words | `UNLIKELY` | `1. De` |
//! | the line starts | another sign, words | `STRONG` | `1«Molens»` |
//! | the end of a sentence | a capital | `LIKELY` | `bericht.1De` |
//! | a year | no word | `LIKELY` | `in 20311` |
//! | a capital, a name with digits | no word | `WEAK` | `de EU1`, `NIS22` |
//! | any other word and a space | no word | `UNLIKELY` | `bericht 1` |
//! | anything else | | none | `nr. 1`, `CO2`, `2,5`, `3%`, `1e` |
//!
//! Raised digits can hardly be anything else, see `score_raised`.

use crate::dutch::lexicon::{abbreviated, ends_with_year, is_counted, names_a_number};
use crate::parse::source::line::Line;
use crate::parse::source::normalize::skip_placeholders;
use crate::text::chars::{is_blank, raised_digit};
use crate::text::scan;
use crate::text::span::Span;
use crate::text::str_ext::{StrExt, tail};
use std::ops::Range;

/// Digits that could be a reference.
pub(crate) struct RefCandidate {
    pub(crate) span: Span,
    pub(crate) label: u32,
    pub(crate) score: u32,
    pub(crate) form: RefForm,
}

/// How a reference is printed.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum RefForm {
    /// `bericht1`
    Bare,
    /// `bericht[1]`
    Bracket,
    /// `bericht 1)`
    Paren,
    /// `bericht (1)`
    Parens,
    /// `bericht¹`
    Raised,
    /// `bericht (noot 1)`
    Words,
}

/// The score of digits in square brackets.
const BRACKETED: u32 = 9;
/// The score of digits that are a line of their own.
pub(crate) const ON_OWN_LINE: u32 = 8;
/// The score of digits that hardly anything but a reference looks like.
pub(crate) const CLEAR: u32 = 7;
/// The score of digits right after a comma or a full stop; more after other signs.
pub(crate) const AFTER_SIGN: u32 = 6;
/// The score of digits that are a reference in most texts.
pub(crate) const STRONG: u32 = 5;
/// The score from which bare digits are a reference without further evidence.
pub(crate) const LIKELY: u32 = 4;
/// The score of digits that belong to a name in most texts.
const WEAK: u32 = 2;
/// The score of digits that are a number in most texts.
const UNLIKELY: u32 = 1;

/// Adds every digit of a line that could be a reference with a label up to `most`.
pub(crate) fn candidates(text: &str, line: &Line, most: u32, found: &mut Vec<RefCandidate>) {
    let content = line.content;
    let words = content.of(text);
    let bytes = words.as_bytes();
    let mut from = 0;
    while let Some(run) = scan::digit(bytes, from) {
        let end = run + words[run..].leading_digits();
        // The label may be the end of the run only: `20312` is a year and a 2. These readings share their end.
        let shortest = if may_end_run(&words[end..]) { end - 1 } else { run };
        for start in (run.max(end.saturating_sub(3))..=shortest).rev() {
            let label = words[start..end].parse().unwrap_or(0);
            if bytes[start] == b'0' || label > most {
                continue;
            }
            if let Some((form, score, place)) = score(words, run, start..end, label) {
                let span = Span::new(content.start + place.start, content.start + place.end);
                found.push(RefCandidate { span, label, score, form });
            }
        }
        from = end;
    }
    if line.raised {
        raised_candidates(words, content.start, most, found);
    }
}

/// Adds the raised digits of a line; `offset` is where its words begin in the text.
fn raised_candidates(words: &str, offset: usize, most: u32, found: &mut Vec<RefCandidate>) {
    let mut from = 0;
    while let Some(at) = words[from..].find(|letter| raised_digit(letter).is_some()).map(|at| from + at) {
        let digits = || words[at..].chars().map_while(|letter| Some((letter, raised_digit(letter)?)));
        from = at + digits().map(|(letter, _)| letter.len_utf8()).sum::<usize>();
        let label = digits().fold(0_u32, |label, (_, digit)| label.saturating_mul(10).saturating_add(digit));
        let end = skip_placeholders(words, from);
        if (1..=most).contains(&label)
            && let Some(score) = score_raised(&words[..at], &words[end..])
        {
            let span = Span::new(offset + at, offset + end);
            found.push(RefCandidate { span, label, score, form: RefForm::Raised });
        }
    }
}

/// Scores raised digits by the words around them; `None` where they are a power: `m²`, `10³`.
fn score_raised(before: &str, after: &str) -> Option<u32> {
    let word = before.trailing(char::is_alphanumeric);
    let number = word.ends_with_digit() && !word.starts_uppercase() && !ends_with_year(word);
    if number || is_length_unit(word) || word == "R" {
        return None;
    }
    Some(match (before.is_empty(), after.is_empty()) {
        (true, true) => ON_OWN_LINE,
        (true, false) => STRONG,
        (false, _) => CLEAR,
    })
}

/// Scores the digits `place` of a line, which are the end of the run of digits that starts at `run`. Returns the form, the
/// score and the bytes that the reference takes; `None` where the digits cannot be one.
///
/// The first rule that fits decides: brackets before what is in them, then what follows the digits, then what precedes
/// them.
fn score(words: &str, run: usize, place: Range<usize>, label: u32) -> Option<(RefForm, u32, Range<usize>)> {
    let Range { start, end } = place;
    let (before, after) = (tail(&words[..start], 64), &words[end..]);
    if let Some(length) = word_before(before) {
        return score_in_words(before, length, start..end, after);
    }
    let previous = before.chars().next_back();
    let bracketed = |open: &str, rest: &str| {
        rest.starts_with(']').then(|| (RefForm::Bracket, BRACKETED, start - open.len()..words.len() - rest.len() + 1))
    };
    let score = match previous {
        Some('[') => return bracketed("[", skip_series(after).trim_start_blank()),
        Some('^') if before.ends_with("[^") => return bracketed("[^", skip_series(after).trim_start_blank()),
        Some('(') if after.starts_with(')') => {
            let score = score_in_parentheses(before.trim_end_matches('('), &after[1..])?;
            return Some((RefForm::Parens, score, start - 1..end + 1));
        }
        Some(letter) if after.starts_with(')') && !letter.is_ascii_digit() => {
            return Some((RefForm::Paren, score_parenthesis(before), start..end + 1));
        }
        Some(letter) if letter.is_ascii_digit() => score_within_run(&words[..run], &words[run..start]),
        _ if goes_on(after) => None,
        _ if after.starts_uppercase() => score_before_capital(before),
        None => Some(score_at_line_start(after)),
        Some(letter) if letter.is_alphabetic() => score_after_letter(before, letter),
        Some(letter) if is_blank(letter) => score_after_space(before.trim_end_blank(), after, label),
        Some(sign) => score_after_sign(before, sign, after),
    };
    Some((RefForm::Bare, score?, start..end))
}

/// Skips the number of a series in the reference that our own Markdown writes where a label comes twice: `[1--2]`.
fn skip_series(after: &str) -> &str {
    after.strip_prefix("--").map_or(after, |rest| &rest[rest.leading_digits()..])
}

/// The length of the word `noot` that ends some words, and what is between it and the digits.
fn word_before(before: &str) -> Option<usize> {
    let words = before.trim_end_blank();
    if !words.ends_with('t') {
        return None;
    }
    let word = ["voetnoot", "noot", "Noot"].into_iter().find(|word| words.ends_with(word))?;
    let outside = &words[..words.len() - word.len()];
    (!outside.ends_with(char::is_alphanumeric)).then(|| before.len() - outside.len())
}

/// `bericht? noot 1`, `bericht (noot 1)`; but `zie noot 1` is text. `length` is that of the word before the digits.
fn score_in_words(
    before: &str,
    length: usize,
    digits: Range<usize>,
    after: &str,
) -> Option<(RefForm, u32, Range<usize>)> {
    let outside = &before[..before.len() - length];
    for (open, close) in [("(", ")"), ("[", "]")] {
        if let Some(outside) = outside.strip_suffix(open) {
            let fits = !outside.trim_end_blank().is_empty() && after.starts_with(close);
            return fits.then_some((RefForm::Words, CLEAR, digits.start - length - 1..digits.end + 1));
        }
    }
    let closes = outside.trim_end_blank().ends_with_any("?!.»”") && !after.starts_with(char::is_alphanumeric);
    closes.then_some((RefForm::Words, CLEAR, digits.start - length..digits.end))
}

/// `bericht. 1)`, but `namelijk: 1) het opstellen van …, 2) …` is an enumeration within a sentence.
fn score_parenthesis(before: &str) -> u32 {
    let before = before.trim_end_blank();
    let listed = before.ends_with_any(":;,") || before.ends_with(" en") || before.ends_with(" of");
    if listed { UNLIKELY } else { CLEAR }
}

/// `bericht? (1)`; but `de artikelen (1) en (2)`, and `(1) zand`.
fn score_in_parentheses(before: &str, after: &str) -> Option<u32> {
    let before = before.trim_end_blank();
    let goes_on = before.is_empty() || after.chars().next().is_some_and(char::is_alphanumeric);
    (!goes_on).then(|| if before.ends_with_any("?!.»”\"’'") { CLEAR } else { UNLIKELY })
}

/// Whether a number or a word goes on after its digits: `3%`, `2,5`, `1.2`, `10-jarig`, `3e`.
fn goes_on(after: &str) -> bool {
    let Some(next) = after.chars().next() else { return false };
    match next {
        '%' | '°' | '€' | '/' | '’' | '$' | ']' | ')' | '+' | '=' => true,
        '-' | '–' | ',' | ':' => after.second_char().is_some_and(char::is_alphanumeric),
        '.' => after.second_char().is_some_and(|letter| letter.is_ascii_digit() || letter == ')'),
        letter => letter.is_lowercase(),
    }
}

/// `bericht.1De Minister`
fn score_before_capital(before: &str) -> Option<u32> {
    (before.ends_with_any(".?!»”") && !abbreviated(before)).then_some(LIKELY)
}

/// `1`, `1 De Courant`, `1.`; but `2 miljoen` is a count.
fn score_at_line_start(after: &str) -> u32 {
    if after.is_empty() {
        ON_OWN_LINE
    } else if after.starts_blank() {
        // It may be the number of a question.
        if is_counted(after.trim_start_blank()) { UNLIKELY } else { LIKELY }
    } else if after.starts_with('.') && after[1..].starts_blank() && after.trim_start_blank_and(".").starts_uppercase()
    {
        UNLIKELY
    } else if after.chars().any(char::is_alphanumeric) {
        STRONG
    } else {
        // It may be the number of a question too.
        LIKELY
    }
}

/// Whether the last digits of a run can be a reference apart from its first ones, by what follows them.
fn may_end_run(after: &str) -> bool {
    !goes_on(after) && !after.starts_uppercase()
}

/// Scores the last digits of a run by its first ones: `in 20311`, `2030-20311`, `NIS22`.
fn score_within_run(before: &str, digits: &str) -> Option<u32> {
    let preceding = before.chars().next_back();
    if digits.len() == 4 && ends_with_year(digits) {
        let range = || before.strip_suffix('-').is_some_and(ends_with_year);
        let part_of_more =
            preceding.is_some_and(|letter| letter.is_alphanumeric() || matches!(letter, '-' | '/' | '.'));
        return (!part_of_more || range()).then_some(LIKELY);
    }
    (digits.len() <= 2 && preceding.is_some_and(char::is_alphabetic)).then_some(WEAK)
}

/// `bericht1`, `de EU1`; but `m2`, `CO2` and `PM10` are no references.
fn score_after_letter(before: &str, letter: char) -> Option<u32> {
    let word = before.trailing(char::is_alphanumeric);
    if is_length_unit(word) || matches!(word, "PM" | "NO") {
        return None;
    }
    Some(if letter.is_uppercase() { WEAK } else { STRONG })
}

/// `bericht.1`, `bericht?1`; but `2.5` is a decimal and `nr.5` a number.
fn score_after_sign(before: &str, sign: char, after: &str) -> Option<u32> {
    let number = &before[..before.len() - sign.len_utf8()];
    match sign {
        // Where the words end, a year and a full stop end a sentence: `in 2031.3`.
        '.' | ',' if number.ends_with_digit() => {
            let ends = after.is_empty() || after.starts_blank();
            (sign == '.' && ends && ends_with_year(number)).then_some(STRONG)
        }
        '.' if abbreviated(before) => None,
        '.' | ',' | ';' | ':' => Some(AFTER_SIGN),
        '%' => Some(STRONG),
        '?' | '!' | '»' | '”' | '"' | '’' | '\'' | ')' | ']' | '…' | '“' => Some(CLEAR),
        _ => None,
    }
}

/// Scores digits with a space before them; `before` ends with the character before the space.
fn score_after_space(before: &str, after: &str, label: u32) -> Option<u32> {
    if label > 1 && ends_with_ref(before, label - 1) {
        return Some(STRONG);
    }
    let word = after.trim_start_blank();
    let opens = || word.is_empty() || word.starts_uppercase() || word.starts_with('«');
    let either = |fits: bool, score, other| Some(if fits { score } else { other });
    match before.chars().next_back()? {
        '?' | '!' | '»' | '”' => either(is_counted(word), WEAK, STRONG),
        '"' | '’' => either(opens() || word.starts_with_any("?.,"), LIKELY, UNLIKELY),
        '.' | ';' | ')' => either(opens(), LIKELY, UNLIKELY),
        letter if letter.is_alphanumeric() => {
            let number = names_a_number(before.trailing(char::is_alphanumeric)) || is_counted(word);
            (!number).then_some(UNLIKELY)
        }
        _ => None,
    }
}

/// Whether words end with the reference of that label, perhaps in a row of them: `?1`, `»1?`, `?1, 2 en`.
fn ends_with_ref(words: &str, label: u32) -> bool {
    let mut words = words;
    for label in (1..=label).rev() {
        words = words.trim_end_blank();
        words = words.strip_suffix(" en").unwrap_or(words).trim_end_blank().trim_end_any(",?.");
        let number = words.trailing(|letter| letter.is_ascii_digit());
        words = &words[..words.len() - number.len()];
        if number.parse() != Ok(label) || words.ends_with_any(".,") {
            return false;
        }
        if !words.ends_blank() {
            return true;
        }
    }
    false
}

/// Units that are squared and cubed: `m2`, `km²`.
fn is_length_unit(word: &str) -> bool {
    matches!(word, "m" | "km" | "cm" | "dm" | "mm")
}

#[cfg(test)]
mod tests;
