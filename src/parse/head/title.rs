//! The sentence that says who asks whom about what.

use crate::dutch::{date, patterns};
use crate::parse::blocks::block::Run;
use crate::parse::blocks::flow::Flow;
use crate::parse::head::facts::Header;
use crate::parse::head::{offices, people};
use crate::text::chars::is_blank;
use crate::text::str_ext::StrExt;
use std::ops::Range;

/// The sentence that says who asks whom about what.
pub(crate) fn asked(header: &mut Header, runs: &[Run], flow: &Flow, names: usize, better: bool) {
    let words = flow.text.as_str();
    let rest = &words[names..];
    let about = find_subject(rest);
    let whom = find_addressees(rest).filter(|&at| about.as_ref().is_none_or(|about| at < about.start));
    let people_end = whom.or(about.as_ref().map(|about| about.start)).unwrap_or_else(|| end_of_title(rest));
    let members = people::members(&rest[..people_end]);
    if !members.is_empty() && (better || header.asked.askers.is_empty()) {
        header.asked.askers = members;
    }
    if let Some(whom) = whom {
        let end = about.as_ref().map_or_else(|| end_of_title(rest), |about| about.start);
        let found = offices::addressees(&rest[whom..end.max(whom)]);
        if !found.is_empty() && (better || header.asked.addressees.is_empty()) {
            header.asked.addressees = found;
        }
    }
    if let Some(about) = about
        && (better || header.subject.is_none())
    {
        let subject = subject(rest, about.end);
        if !subject.is_empty() {
            header.subject = Some((runs.to_vec(), names + subject.start..names + subject.end));
        }
    }
}

/// Where the offices begin: ` aan de Minister van …`. A lost space may glue the word to a bracket.
fn find_addressees(rest: &str) -> Option<usize> {
    let office = |words: &str| {
        let words = words.trim_start_blank();
        ["de", "het", "mini", "Mini", "staatss", "Staatss"].iter().any(|start| words.starts_with(start))
    };
    rest.match_indices("aan").map(|(at, _)| at).find(|&at| {
        let free = rest[..at].ends_with(|letter: char| is_blank(letter) || matches!(letter, ')' | ','));
        free && rest[at + 3..].starts_with(|letter: char| is_blank(letter) || letter == 'd') && office(&rest[at + 3..])
    })
}

/// The word that opens the subject: ` over `, outside brackets. A lost space may glue it to the word behind it, and where
/// no other opens it to the word before it.
fn find_subject(rest: &str) -> Option<Range<usize>> {
    let mut depth = 0_i32;
    let mut last = ' ';
    let mut glued = None;
    for (at, letter) in rest.char_indices() {
        match letter {
            '(' => depth += 1,
            ')' => depth -= 1,
            'o' | 'i' | 'b' | 'n' if depth <= 0 => {
                let Some(end) = opens_subject(&rest[at..]).map(|length| at + length) else {
                    // Glued to the word behind it, it is known by what stands before it.
                    if is_blank(last) && rest[at..].starts_with("over") && offices::end_with_ministry(&rest[..at]) {
                        return Some(at - last.len_utf8()..at + "over".len());
                    }
                    last = letter;
                    continue;
                };
                if last.is_lowercase() && offices::end_with_ministry(&rest[..at]) {
                    return Some(at..end);
                }
                if is_blank(last) || matches!(last, ',' | ')') {
                    let start = if is_blank(last) { at - last.len_utf8().min(at) } else { at };
                    return Some(start..end);
                }
                let word = rest[..at].trailing(char::is_alphabetic);
                if glued.is_none() && last.is_lowercase() && word.starts_uppercase() && rest[..at].contains("aan") {
                    glued = Some(at..end);
                }
            }
            _ => {}
        }
        last = letter;
    }
    glued
}

/// The length of the word, with the space behind it, that opens a subject.
fn opens_subject(words: &str) -> Option<usize> {
    let word = ["over", "inzake", "betreffende", "omtrent", "naar aanleiding van"]
        .iter()
        .find(|word| words.starts_with(**word))?;
    let after = &words[word.len()..];
    let gap = after.chars().next().filter(|letter| is_blank(*letter)).map_or(0, char::len_utf8);
    let glued = *word == "over"
        && ((after.starts_uppercase() || after.starts_with_any("«‘“"))
            || ["de ", "het ", "een "].iter().any(|article| after.starts_with(article)));
    (gap > 0 || glued).then_some(word.len() + gap)
}

/// Where a title without a subject ends.
fn end_of_title(rest: &str) -> usize {
    patterns::SENT_IN.find(rest).map_or_else(
        || patterns::ANSWERED_SO.find(rest).map_or(rest.len(), |found| found.start()),
        |found| found.start(),
    )
}

/// The subject: from `start` to the date of submission, or to what a covering sentence says next, or to the end.
fn subject(rest: &str, start: usize) -> Range<usize> {
    let words = &rest[start..];
    // A subject may itself speak of questions that were sent in: the last bracket is the date.
    let mut end = words.len();
    let mut from = 0;
    while let Some(found) = patterns::SENT_IN.find(&words[from..]).filter(|found| found.start() + from < words.len()) {
        let sentence = words[..from + found.start()].trim_end().ends_with('.')
            && date::find(&words[from + found.end()..]).is_some_and(|(_, place)| place.start == 0);
        if words[from + found.start()..].starts_with('(') || sentence && end == words.len() {
            end = from + found.start();
        }
        from += found.end();
    }
    if end == words.len() {
        if let Some(found) = patterns::ANSWERED_SO.find(words) {
            end = found.start();
        }
        // "(2024Z01234)", "(kenmerk 2024Z01234, ingezonden 26 januari 2024)": the bracket at the end is no subject.
        let bracket = words[..end].trim_end().trim_end_matches('.');
        if let Some(open) = bracket.strip_suffix(')').and_then(|inner| inner.rfind('('))
            && (patterns::CASE_NUMBER.matches(&bracket[open..]) || bracket[open..].contains("ingezonden"))
        {
            end = open;
        }
    }
    let trimmed = words[..end].trim_end_blank();
    let trimmed = trimmed.strip_suffix('.').filter(|_| !trimmed.ends_with("..")).unwrap_or(trimmed);
    let lead = trimmed.len() - trimmed.trim_start_blank().len();
    start + lead..start + trimmed.len()
}
