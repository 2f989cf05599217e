//! The digits of a line that could mark a note, each with how likely it is by what stands around it.

use super::flow::tail;
use super::lines::{Line, is_blank, past_fill};
use crate::edges::Edges;
use crate::letters::{is_letter, is_letter_or_digit, is_lower, is_upper};
use crate::scan;
use crate::span::Span;

/// A digit that could be a marker.
pub(super) struct Candidate {
    pub(super) span: Span,
    pub(super) label: u32,
    pub(super) weight: u32,
    pub(super) form: Form,
}

#[derive(Clone, Copy, PartialEq, Eq)]
pub(super) enum Form {
    Bare,
    Bracket,
    Paren,
    /// `bericht¹`
    Raised,
}

/// The weight from which a bare digit is a marker on its own strength.
pub(super) const CERTAIN: u32 = 4;

/// The weight of a digit that is a line of its own.
pub(super) const ALONE: u32 = 8;

/// Every digit of a line that could be a marker with a label up to `most`.
pub(super) fn candidates(text: &str, line: &Line, most: u32, found: &mut Vec<Candidate>) {
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
        let word = before.tail_of(is_letter_or_digit);
        let power = matches!(word, "m" | "km" | "cm" | "dm" | "mm" | "R")
            || word.ends_digit() && !word.begins_upper() && !ends_with_year(word);
        if label > 0 && label <= most && !power {
            let weight = match (before.is_empty(), past_fill(words, end) == words.len()) {
                (true, true) => ALONE,
                (true, false) => 5,
                _ => 7,
            };
            let span = Span::new(start + at, start + past_fill(words, end));
            found.push(Candidate { span, label, weight, form: Form::Raised });
        }
    }
}

/// The value of a raised digit.
pub(super) fn raised_digit(letter: char) -> Option<u32> {
    match letter {
        '¹' => Some(1),
        '²' => Some(2),
        '³' => Some(3),
        '\u{2070}' | '\u{2074}'..='\u{2079}' => Some(letter as u32 - 0x2070),
        _ => None,
    }
}

/// How likely the digits `start..end` of a line are a marker; `run` is where the whole run of digits starts. Returns the
/// form, the weight, and the bytes that the marker takes.
fn weigh(words: &str, run: usize, start: usize, end: usize, label: u32) -> Option<(Form, u32, usize, usize)> {
    let before = tail(&words[..start], 64);
    let after = &words[end..];
    let previous = before.chars().next_back();
    let next = after.chars().next();
    let second = after.second();
    if run == start && (previous == Some('[') || before.ends_with("[^")) {
        // `[1]`, as Markdown writes it `[^1]`; and in our own exports `[1--2]` where a label comes twice.
        let open = if previous == Some('[') { 1 } else { 2 };
        let close = after.strip_prefix("--").map_or(after, |rest| &rest[rest.digits()..]).front();
        return close.starts_with(']').then(|| (Form::Bracket, 9, start - open, words.len() - close.len() + 1));
    }
    if next == Some(')') && run == start && previous != Some('(') {
        let spaced = before.back();
        // An enumeration runs on in the sentence: ": 1) het opstellen van …".
        let listed =
            spaced.ends_with_one(":;") || spaced.ends_with(" en") || spaced.ends_with(" of") || spaced.ends_with(',');
        let weight = if listed { 1 } else { 7 };
        return previous.map(|_| (Form::Paren, weight, start, end + 1));
    }
    let bare = |weight| Some((Form::Bare, weight, start, end));
    match next {
        Some('%' | '°' | '€' | '/' | '’' | '$' | ']' | ')' | '+' | '=') => return None,
        Some('-' | '–' | '.' | ',' | ':') if second.is_some_and(is_letter_or_digit) && next != Some('.') => {
            return None;
        }
        Some('.') if second.is_some_and(|letter| letter.is_ascii_digit()) => return None,
        Some(letter) if is_lower(letter) => return None,
        Some(letter) if is_upper(letter) => {
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
            return bare(ALONE);
        }
        let word = after.front();
        if next.is_some_and(is_blank) {
            return bare(if is_counted(word) { 1 } else { 5 });
        }
        let lone = after.chars().all(|letter| !is_letter_or_digit(letter));
        return bare(if lone { 7 } else { 5 });
    };
    if previous.is_ascii_digit() {
        let prefix = &words[run..start];
        let preceding = words[..run].chars().next_back();
        let year = prefix.len() == 4 && (prefix.starts_with("19") || prefix.starts_with("20"));
        let range = preceding == Some('-') && ends_with_year(&words[..run - 1]);
        if year
            && (range
                || !preceding.is_some_and(|letter| is_letter_or_digit(letter) || matches!(letter, '-' | '/' | '.')))
        {
            return bare(4);
        }
        return if prefix.len() <= 2 && preceding.is_some_and(is_letter) { bare(2) } else { None };
    }
    if run != start {
        return None;
    }
    if is_letter(previous) {
        let word = before.tail_of(is_letter_or_digit);
        return match word {
            "m" | "km" | "cm" | "dm" | "mm" | "PM" | "NO" => None,
            _ if is_upper(previous) => bare(2),
            _ => bare(5),
        };
    }
    if is_blank(previous) {
        return bare(weigh_spaced(before.back(), after, label)?);
    }
    match previous {
        '.' | ',' if before[..before.len() - 1].ends_digit() => {
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
    let word = after.front();
    let opens = word.is_empty() || word.starts_with(|letter: char| is_upper(letter) || letter == '«');
    if label > 1 {
        // "?1 2", "»1?, 2": the marker before it stands right there.
        let digits = before.without_back(",?.");
        let number = digits.tail_of(|letter| letter.is_ascii_digit());
        if number.parse() == Ok(label - 1) && !digits[..digits.len() - number.len()].ends_with_one(" \u{a0}.,") {
            return Some(5);
        }
    }
    let last = before.chars().next_back()?;
    match last {
        '?' | '!' | '»' | '”' => Some(if is_counted(word) { 2 } else { 5 }),
        '"' | '’' => Some(if opens || word.begins_with("?.,") { 4 } else { 1 }),
        '.' | ';' | ')' => Some(if opens { 4 } else { 1 }),
        ',' | ':' => None,
        letter if is_letter_or_digit(letter) => {
            let word_before = before.tail_of(is_letter_or_digit);
            (!names_a_number(word_before) && !is_counted(word)).then_some(1)
        }
        _ => None,
    }
}

/// Whether the words after a number make it a count or a date: `17 oktober`, `2 miljoen`.
fn is_counted(words: &str) -> bool {
    let word = words.split(|letter: char| !is_letter(letter)).next().unwrap_or_default();
    word.is_one_of(
        "januari|februari|maart|april|mei|juni|juli|augustus|september|oktober|november|december|\
         miljoen|miljard|procent|jaar|maanden|weken|dagen|uur|euro|graden|keer|lid|m|km|kilometer|meter|\
         personen|mensen",
    )
}

/// Whether a word announces a number: `vraag 3`, `artikel 2`.
fn names_a_number(word: &str) -> bool {
    word.is_one_of(
        "vraag|vragen|antwoord|antwoorden|artikel|artikelen|nr|nrs|punt|lid|en|of|tot|t|m|van|bijlage|\
         tabel|figuur|paragraaf|hoofdstuk|pagina|blz|pijler|fase|spoor|categorie|op|in|met|de|het|ca|\
         circa|ruim|bijna|minimaal|maximaal|ongeveer|artikellid|stap|deel|optie|klasse|groep",
    )
}

/// Whether a full stop belongs to an abbreviation that names a number: `nr.5`, `p.12`.
fn abbreviated(before: &str) -> bool {
    let word = before.trim_end_matches('.').tail_of(is_letter);
    before.ends_with('.') && word.is_one_of("nr|nrs|art|p|pag|blz|Stb|Stcrt|v|hfst|par")
}

/// Whether the words end with a year.
fn ends_with_year(words: &str) -> bool {
    let digits = words.tail_of(|letter| letter.is_ascii_digit());
    digits.len() == 4 && (digits.starts_with("19") || digits.starts_with("20"))
}
