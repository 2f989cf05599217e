//! Cuts a text whose line ends were lost altogether (a copy into a field of one line, a press text in one paragraph) where
//! headings, the parts of the head and print marks stand within a line.

use crate::dutch::heading::{self, HeadingKind};
use crate::dutch::patterns;
use crate::parse::source::line::Line;
use crate::text::scan;
use crate::text::span::Span;
use crate::text::str_ext::StrExt;

/// A shorter line, in bytes, is left alone: it is a paragraph.
const LONG: usize = 600;

/// Fewer numbers in a row than these are no list of questions.
const IN_A_ROW: usize = 3;

/// Cuts the lines that hold more than one question.
pub(crate) fn cut(text: &str, lines: Vec<Line>) -> Vec<Line> {
    if !lines.iter().any(|line| line.content.len() >= LONG) {
        return lines;
    }
    let mut cut: Vec<Line> = Vec::with_capacity(lines.len() + 64);
    for line in lines {
        let mut places = if line.content.len() >= LONG { places(line.words(text)) } else { Vec::new() };
        places.retain(|&place| place > 0);
        if places.is_empty() {
            cut.push(line);
            continue;
        }
        let mut from = line.full.start;
        for place in places.into_iter().map(|place| line.content.start + place) {
            cut.push(Line::new(text, Span::new(from, place), place));
            from = place;
        }
        cut.push(Line::new(text, Span::new(from, line.full.end), line.content.end));
    }
    cut
}

/// Where a line of words should be cut, in order.
fn places(words: &str) -> Vec<usize> {
    let mut places = worded(words);
    if places.is_empty() {
        places = numbered(words);
    }
    let Some(&first) = places.first() else { return places };
    places.extend(parts_of_head(words, first));
    places.extend(print_marks(words));
    places.sort_unstable();
    places.dedup();
    places
}

/// `… hiervan? Antwoord 1 Ja. Vraag 2 Deelt u …`: the headings with a word, when their numbers run on.
fn worded(words: &str) -> Vec<usize> {
    let mut places = Vec::new();
    let (mut questions, mut last) = (0, 0);
    for at in scan::all_where(words.as_bytes(), |chunk| scan::eq_mask(chunk, b'V') | scan::eq_mask(chunk, b'A')) {
        let Some(rest) = words.get(at..) else { continue };
        if !(rest.starts_with("Vra") || rest.starts_with("Antwoord")) || !opens(&words[..at]) {
            continue;
        }
        // No heading is longer, however long the line.
        let end = (0..=rest.len().min(120)).rev().find(|&end| rest.is_char_boundary(end)).unwrap_or(0);
        let Some(heading) = heading::read(&rest[..end]) else { continue };
        match (heading.kind, heading.numbers.first().copied()) {
            (HeadingKind::Question, Some(first)) if first == last + 1 || questions == 0 => {
                questions += 1;
                last = heading.numbers.last().copied().unwrap_or(first);
            }
            (HeadingKind::Answer, Some(first)) if first <= last => {}
            (HeadingKind::Answer, None) if questions > 0 => {}
            _ => continue,
        }
        places.push(at);
    }
    if questions >= 2 { places } else { Vec::new() }
}

/// Whether something can begin behind these words: a sentence ended, or a page.
fn opens(before: &str) -> bool {
    let trimmed = before.trim_end_blank();
    trimmed.is_empty()
        || trimmed.ends_with_any(".?!:;»”\"’)]")
        || trimmed.len() < before.len() && trimmed.ends_with_digit()
}

/// `1 Waarom is …? Om een … 2 Waarom is …?`: numbers from 1 on, each before a sentence, with a question in between. The
/// question is cut off from the answer as well.
fn numbered(words: &str) -> Vec<usize> {
    let mut numbers: Vec<usize> = Vec::new();
    let mut asked = true;
    let bytes = words.as_bytes();
    let mut from = 0;
    for at in scan::all_where(bytes, |chunk| scan::range_mask(chunk, b'0', b'9') | scan::eq_mask(chunk, b'?')) {
        match bytes[at] {
            b'?' => asked = true,
            b'0'..=b'9' if at >= from => {
                let length = bytes[at..].iter().take_while(|byte| byte.is_ascii_digit()).count();
                let next = numbers.len() + 1;
                let expected = asked && length <= 4 && words[at..at + length].parse() == Ok(next);
                let rest = words[at + length..].trim_start_any(".):");
                let sentence = rest.trim_start_blank();
                let begins = || sentence.len() < rest.len() && sentence.starts_uppercase();
                if expected && begins() && opens(&words[..at]) {
                    numbers.push(at);
                    asked = false;
                }
                from = at + length;
            }
            _ => {}
        }
    }
    if numbers.len() < IN_A_ROW {
        return Vec::new();
    }
    let mut places = numbers.clone();
    let ends = numbers.iter().skip(1).copied().chain([words.len()]);
    for (from, to) in numbers.iter().copied().zip(ends) {
        for at in words[from..to].match_indices("? ").map(|(at, _)| at) {
            places.push(from + at + 2);
        }
    }
    places
}

/// Where the parts of the head begin, before the first heading.
fn parts_of_head(words: &str, first: usize) -> Vec<usize> {
    let head = &words[..first];
    let mut places = Vec::new();
    for part in ["Vergaderjaar ", "Aanhangsel van de Handelingen ", "Vragen gesteld door de leden"] {
        places.extend(head.find(part));
    }
    let mut from = 0;
    // `AH 604 2031Z00123 Antwoord van minister …`
    if let Some(found) = patterns::CASE_NUMBER.find(head).filter(|found| found.start() <= 12) {
        let rest = head[found.end()..].trim_start_blank();
        if patterns::REPLIED_BY.matches(rest) || patterns::ASKED_BY.find(rest).is_some_and(|asked| asked.start() == 0) {
            places.extend([found.start(), head.len() - rest.len()]);
        }
    }
    if let Some(at) = head.find("regering gegeven antwoorden") {
        let end = at + "regering gegeven antwoorden".len();
        let rest = head[end..].trim_start_blank();
        let digits = rest.leading_digits();
        from = head.len() - rest.len() + digits;
        places.extend([head.len() - rest.len(), from]);
    }
    if let Some(found) = patterns::ASKED_BY.find(&head[from..]) {
        from += found.start();
        places.push(from);
    }
    for at in
        [") Antwoord van ", "). Antwoord van "].iter().flat_map(|end| head[from..].match_indices(end).map(|(at, _)| at))
    {
        places.push(from + at + head[from + at..].find('A').unwrap_or(0));
    }
    places
}

/// Where print marks begin and end: `ah-tk-20242025-546 ISSN 0921 - 7398 ’s-Gravenhage 2024`.
fn print_marks(words: &str) -> Vec<usize> {
    let mut places = Vec::new();
    for at in words.match_indices("h-tk-").map(|(at, _)| at).chain(words.match_indices("v-tk-").map(|(at, _)| at)) {
        let start = at.saturating_sub(1);
        let free = start == 0 || words[..start].ends_blank();
        // (No mark is longer, however long the line.)
        let Some(length) = words[at..].bytes().take(40).position(|byte| byte == b' ') else { continue };
        let next = words[at + length..].trim_start_blank();
        if free && words[start..].starts_with_any("ak") && next.starts_with("ISSN") {
            places.extend([start, words.len() - next.len()]);
        }
    }
    for at in words.match_indices("Pagina ").map(|(at, _)| at) {
        let pages = words[at + 7..].bytes().take(12);
        let length = pages.take_while(|byte| matches!(byte, b'0'..=b'9' | b'/' | b' ' | b'v' | b'a' | b'n')).count();
        let mark = words[at..at + 7 + length].trim_end_blank();
        // The number of the next question may stand right behind it: `Pagina 1/12 3 Hoeveel`.
        let count = mark.rsplit_once(' ').map_or(mark, |(before, last)| {
            if before.contains('/') && last.bytes().all(|byte| byte.is_ascii_digit()) { before } else { mark }
        });
        if patterns::PAGE_NUMBER.matches(count) && (count.contains('/') || count.contains("van")) {
            places.extend([at, at + count.len()]);
        }
    }
    places
}

#[cfg(test)]
mod tests {
    use super::places;

    fn pieces(words: &str) -> Vec<&str> {
        let places = places(words);
        let ends = places.iter().skip(1).copied().chain([words.len()]);
        places.iter().copied().zip(ends).map(|(from, to)| words[from..to].trim()).collect()
    }

    #[test]
    fn headings_within_a_line() {
        let words = "Vraag 1 Kent u de pont? Antwoord 1 Ja. Vraag 2 en 3 Vaart zij? Hoe lang? Antwoord 2 en 3 Zie het antwoord op \
                     vraag 1. Vraag 4 Waarom?";
        assert_eq!(
            pieces(words),
            [
                "Vraag 1 Kent u de pont?",
                "Antwoord 1 Ja.",
                "Vraag 2 en 3 Vaart zij? Hoe lang?",
                "Antwoord 2 en 3 Zie het antwoord op vraag 1.",
                "Vraag 4 Waarom?"
            ]
        );
        assert!(pieces("Zie Vraag 1. Dat is alles. Vraag 7 Waarom?").is_empty());
    }

    #[test]
    fn numbers_within_a_line() {
        let words = "1 Waarom vaart zij? Om de 3 dorpen. 2 Hoe lang? Zeven minuten. 3 Waarheen? Naar Oldeveer.";
        assert_eq!(
            pieces(words),
            [
                "1 Waarom vaart zij?",
                "Om de 3 dorpen.",
                "2 Hoe lang?",
                "Zeven minuten.",
                "3 Waarheen?",
                "Naar Oldeveer."
            ]
        );
        assert!(pieces("Er zijn 2 Zwanen. 1 Gans. 2 Futen. 3 Reigers.").is_empty());
    }
}
