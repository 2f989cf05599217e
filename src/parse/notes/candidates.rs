//! The digits of a line that could mark a note, each with how likely it is by what stands around it.

use crate::dutch::lexicon::{abbreviated, ends_with_year, is_counted, names_a_number};
use crate::parse::source::line::Line;
use crate::parse::source::normalize::skip_placeholders;
use crate::text::chars::{is_blank, raised_digit};
use crate::text::scan;
use crate::text::span::Span;
use crate::text::str_ext::{StrExt, tail};

/// A digit that could be a marker.
pub(crate) struct Candidate {
    pub(crate) span: Span,
    pub(crate) label: u32,
    pub(crate) weight: u32,
    pub(crate) form: Form,
}

#[derive(Clone, Copy, PartialEq, Eq)]
pub(crate) enum Form {
    Bare,
    Bracket,
    Paren,
    /// `bericht¹`
    Raised,
}

/// The weight from which a bare digit is a marker on its own strength.
pub(crate) const LIKELY: u32 = 4;

/// The weight of a digit that is a line of its own.
pub(crate) const ON_OWN_LINE: u32 = 8;

/// Every digit of a line that could be a marker with a label up to `most`.
pub(crate) fn candidates(text: &str, line: &Line, most: u32, found: &mut Vec<Candidate>) {
    let content = line.content;
    let words = content.of(text);
    let bytes = words.as_bytes();
    let mut from = 0;
    while let Some(at) = scan::digit(bytes, from) {
        let end = at + bytes[at..].iter().take_while(|byte| byte.is_ascii_digit()).count();
        for length in 1..=3.min(end - at) {
            let start = end - length;
            let label = words[start..end].parse().unwrap_or(0);
            if bytes[start] == b'0' || label > most {
                continue;
            }
            if let Some((form, weight, from, to)) = weigh(words, at, start, end, label) {
                let span = Span::new(content.start + from, content.start + to);
                // Readings of the same digits share their end.
                found.push(Candidate { span, label, weight, form });
            }
        }
        from = end;
    }
    if line.raised {
        raised(words, content.start, most, found);
    }
}

/// The raised digits of a line, which hardly stand for anything but marks: `m²` and `10³` do.
fn raised(words: &str, start: usize, most: u32, found: &mut Vec<Candidate>) {
    let mut from = 0;
    while let Some(at) = words[from..].find(|letter| raised_digit(letter).is_some()).map(|at| from + at) {
        let digits = || words[at..].chars().map_while(|letter| Some((letter, raised_digit(letter)?)));
        let end = at + digits().map(|(letter, _)| letter.len_utf8()).sum::<usize>();
        let label = digits().fold(0_u32, |label, (_, digit)| label.saturating_mul(10).saturating_add(digit));
        from = end;
        let before = &words[..at];
        let word = before.trailing(char::is_alphanumeric);
        let power = matches!(word, "m" | "km" | "cm" | "dm" | "mm" | "R")
            || word.ends_with_digit() && !word.starts_uppercase() && !ends_with_year(word);
        if label > 0 && label <= most && !power {
            let weight = match (before.is_empty(), skip_placeholders(words, end) == words.len()) {
                (true, true) => ON_OWN_LINE,
                (true, false) => 5,
                _ => 7,
            };
            let span = Span::new(start + at, start + skip_placeholders(words, end));
            found.push(Candidate { span, label, weight, form: Form::Raised });
        }
    }
}

/// How likely the digits `start..end` of a line are a marker; `run` is where the whole run of digits starts. Returns the
/// form, the weight, and the bytes that the marker takes.
fn weigh(words: &str, run: usize, start: usize, end: usize, label: u32) -> Option<(Form, u32, usize, usize)> {
    let before = tail(&words[..start], 64);
    let after = &words[end..];
    let previous = before.chars().next_back();
    let next = after.chars().next();
    let second = after.second_char();
    if run == start && previous == Some('[') {
        let close = after.trim_start_blank();
        return close.starts_with(']').then(|| (Form::Bracket, 9, start - 1, words.len() - close.len() + 1));
    }
    if run == start && before.ends_with("[^") {
        // As Markdown writes it: `[^1]`, and `[^1--2]` where a label comes twice.
        let name =
            after.strip_prefix("--").map_or(after, |rest| rest.trim_start_matches(|it: char| it.is_ascii_digit()));
        return name.starts_with(']').then(|| (Form::Bracket, 9, start - 2, words.len() - name.len() + 1));
    }
    if next == Some(')') && run == start && previous != Some('(') {
        let spaced = before.trim_end_blank();
        // An enumeration runs on in the sentence: ": 1) het opstellen van …".
        let listed =
            spaced.ends_with_any(":;") || spaced.ends_with(" en") || spaced.ends_with(" of") || spaced.ends_with(',');
        let weight = if listed { 1 } else { 7 };
        return previous.map(|_| (Form::Paren, weight, start, end + 1));
    }
    let bare = |weight| Some((Form::Bare, weight, start, end));
    match next {
        Some('%' | '°' | '€' | '/' | '’' | '$' | ']' | ')' | '+' | '=') => return None,
        Some('-' | '–' | '.' | ',' | ':') if second.is_some_and(char::is_alphanumeric) && next != Some('.') => {
            return None;
        }
        Some('.') if second.is_some_and(|letter| letter.is_ascii_digit()) => return None,
        Some(letter) if letter.is_lowercase() => return None,
        Some(letter) if letter.is_uppercase() => {
            return if run == start && matches!(previous, Some('.' | '?' | '!' | '»' | '”')) && !abbreviated(before) {
                bare(4)
            } else {
                None
            };
        }
        _ => {}
    }
    let Some(previous) = previous else {
        if run != start {
            return None;
        }
        if after.is_empty() {
            return bare(ON_OWN_LINE);
        }
        let word = after.trim_start_blank();
        if next.is_some_and(is_blank) {
            return bare(if is_counted(word) { 1 } else { 5 });
        }
        let lone = after.chars().all(|letter| !letter.is_alphanumeric());
        return bare(if lone { 7 } else { 5 });
    };
    if previous.is_ascii_digit() {
        let prefix = &words[run..start];
        let preceding = words[..run].chars().next_back();
        let year = prefix.len() == 4 && (prefix.starts_with("19") || prefix.starts_with("20"));
        let range = preceding == Some('-') && ends_with_year(&words[..run - 1]);
        if year
            && (range || !preceding.is_some_and(|letter| letter.is_alphanumeric() || matches!(letter, '-' | '/' | '.')))
        {
            return bare(4);
        }
        return if prefix.len() <= 2 && preceding.is_some_and(char::is_alphabetic) { bare(2) } else { None };
    }
    if run != start {
        return None;
    }
    if previous.is_alphabetic() {
        let word = before.trailing(char::is_alphanumeric);
        return match word {
            "m" | "km" | "cm" | "dm" | "mm" | "PM" | "NO" => None,
            _ if previous.is_uppercase() => bare(2),
            _ => bare(5),
        };
    }
    if is_blank(previous) {
        return bare(weigh_spaced(before.trim_end_blank(), after, label)?);
    }
    match previous {
        '.' | ',' if before[..before.len() - 1].ends_with_digit() => {
            // A decimal, unless nothing but a sentence ends here: "in 2024.3"
            if previous == '.' && next.is_none_or(is_blank) && ends_with_year(&before[..before.len() - 1]) {
                bare(5)
            } else {
                None
            }
        }
        '.' if abbreviated(before) => None,
        '.' | ',' | ';' | ':' => bare(6),
        '?' | '!' | '»' | '”' | '"' | '’' | '\'' | ')' | ']' | '…' | '“' => bare(7),
        _ => None,
    }
}

/// The weight of digits with a space before them. `before` ends with the letter before the space.
fn weigh_spaced(before: &str, after: &str, label: u32) -> Option<u32> {
    let word = after.trim_start_blank();
    let opens = word.is_empty() || word.starts_with(|letter: char| letter.is_uppercase() || letter == '«');
    if label > 1 {
        // "?1 2", "»1?, 2": the marker before it stands right there.
        let digits = before.trim_end_any(",?.");
        let number = digits.trailing(|letter| letter.is_ascii_digit());
        if number.parse() == Ok(label - 1) && !digits[..digits.len() - number.len()].ends_with_any(" \u{a0}.,") {
            return Some(5);
        }
    }
    let last = before.chars().next_back()?;
    match last {
        '?' | '!' | '»' | '”' => Some(if is_counted(word) { 2 } else { 5 }),
        '"' | '’' => Some(if opens || word.starts_with_any("?.,") { 4 } else { 1 }),
        '.' | ';' | ')' => Some(if opens { 4 } else { 1 }),
        ',' | ':' => None,
        letter if letter.is_alphanumeric() => {
            let word_before = before.trailing(char::is_alphanumeric);
            (!names_a_number(word_before) && !is_counted(word)).then_some(1)
        }
        _ => None,
    }
}
