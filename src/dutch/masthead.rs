//! The lines above the first question that begin a part of the head of a paper.

use crate::dutch::lexicon::BELOW_NOTES;
use crate::dutch::patterns;
use crate::text::str_ext::StrExt;

/// Lines of the masthead, each a block of its own.
pub(crate) fn is_masthead(words: &str) -> bool {
    if words.len() > 90 {
        return false;
    }
    let is_case =
        || patterns::CASE_NUMBER.find(words).is_some_and(|found| found.start() == 0 && found.end() == words.len());
    match words.as_bytes().first() {
        Some(b'0'..=b'9') => {
            words.bytes().all(|byte| byte.is_ascii_digit()) || is_case() || patterns::UNSPACED_MASTHEAD.matches(words)
        }
        Some(b'A') => patterns::NUMBER_LINE.matches(words) || patterns::MASTHEAD.matches(words),
        Some(b'T' | b'E') => patterns::MASTHEAD.matches(words) || patterns::UNSPACED_MASTHEAD.matches(words),
        Some(_) => {
            let starts = ["Datum publicatie", "Vergaderjaar", "Vragen gesteld", "regering gegeven", "Kamervra"];
            starts.iter().any(|start| words.starts_with(start)) && patterns::MASTHEAD.matches(words)
        }
        None => true,
    }
}

/// Lines that no note goes on with: who replies, the salutation of a letter, what a site says of the paper.
pub(crate) fn ends_notes(words: &str) -> bool {
    words.starts_with_one_of(BELOW_NOTES)
        || patterns::REPLIED_BY.matches(words)
        || words.len() > 40 && patterns::ASKED_BY.find(words).is_some_and(|found| found.start() == 0)
}

/// Lines of the head of a paper that begin a part of it.
pub(crate) fn starts_header_part(words: &str) -> bool {
    match words.as_bytes()[0] {
        b'V' | b'M' | b'S' | b'K' if patterns::ASKED_BY.find(words).is_some_and(|found| found.start() == 0) => true,
        b'A' | b'M' | b'N' | b'U' | b'B' | b'R' if patterns::REPLIED_BY.matches(words) => true,
        b'Z' => words.starts_with("Zie ook "),
        b'(' => words.starts_with("(ingezonden"),
        _ => is_masthead(words),
    }
}
