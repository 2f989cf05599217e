//! Cuts a text whose line ends were lost altogether (a copy into a field of one line, a press text in one paragraph) where
//! headings, the parts of the head and print marks stand within a line.

use crate::dutch::heading::{self, HeadingKind};
use crate::dutch::patterns;
use crate::dutch::sentence::opens_sentence;
use crate::model::FurnitureKind;
use crate::parse::source::line::{Line, Role};
use crate::text::scan;
use crate::text::span::Span;
use crate::text::str_ext::{StrExt, tail};
use std::ops::Range;

/// A shorter line, in bytes, is left alone: it is a paragraph.
const LONG: usize = 600;

/// The name below a letter, with its office, is not longer.
const LONGEST_NAME: usize = 140;

/// A text of no more lines than these may have lost its line ends, however short they are.
const FEW_LINES: usize = 5;

/// The last question, and the line that says who replies.
const REPLY: &str = "? Antwoord van ";

/// Fewer numbers in a row than these are no list of questions.
const IN_A_ROW: usize = 3;

/// More notes than these are not looked for behind the last answer of a line.
const MOST_NOTES: u32 = 30;

/// Cuts the lines that hold more than one question.
pub(crate) fn cut(text: &str, lines: Vec<Line>) -> Vec<Line> {
    let are_few = lines.iter().filter(|line| line.is_body()).nth(FEW_LINES).is_none();
    let may_hold_headings = |line: &Line| {
        line.digits
            && line.heads.is_none()
            && (are_few || line.content.len() >= LONG || holds_two_headings(line.words(text)))
    };
    if !lines.iter().any(may_hold_headings) {
        return lines;
    }
    let mut cut: Vec<Line> = Vec::with_capacity(lines.len() + 64);
    for line in lines {
        let (mut places, pages) = if may_hold_headings(&line) { places(line.words(text)) } else { Default::default() };
        places.retain(|&place| place > 0);
        if places.is_empty() {
            cut.push(line);
            continue;
        }
        let mut from = line.full.start;
        let mut push = |full: Span, end: usize| {
            let mut piece = Line::new(text, full, end);
            if pages.binary_search(&(full.start.saturating_sub(line.content.start))).is_ok() {
                piece.role = Role::Furniture(FurnitureKind::PageNumber);
            }
            cut.push(piece);
        };
        for place in places.into_iter().map(|place| line.content.start + place) {
            push(Span::new(from, place), place);
            from = place;
        }
        push(Span::new(from, line.full.end), line.content.end);
    }
    cut
}

/// Whether a line holds two headings, behind its start: no paragraph does.
fn holds_two_headings(words: &str) -> bool {
    let next = |from: usize| scan::find_word(words, from, "Vraag ");
    words.len() >= SHORTEST && next(0).is_some_and(|first| next(first + 1).is_some())
}

/// A shorter line, in bytes, holds one question at most.
const SHORTEST: usize = 24;

/// Where a line of words should be cut, in order; and which of the pieces are page numbers, by their starts.
fn places(words: &str) -> (Vec<usize>, Vec<usize>) {
    let numbers = page_numbers(words);
    let mut places = worded(words, &numbers);
    if places.is_empty() {
        places = numbered(words);
    }
    let (Some(&first), Some(&last)) = (places.first(), places.iter().max()) else { return (places, Vec::new()) };
    places.extend(words.place_of(REPLY).map(|at| at + 2));
    places.extend(parts_of_head(words, first));
    places.extend(print_marks(words));
    places.extend(notes(words, last));
    places.extend(numbers.iter().flat_map(|number| [number.start, number.end]));
    places.sort_unstable();
    places.dedup();
    (places, numbers.into_iter().map(|number| number.start).collect())
}

/// The numbers of the pages, `2/3`: right behind the heading of a question, right before one, or where they count up to the
/// last page.
fn page_numbers(words: &str) -> Vec<Range<usize>> {
    let found: Vec<(Range<usize>, u32, u32)> =
        words.match_indices('/').filter_map(|(at, _)| page_number(words, at)).collect();
    let counts = found.len() >= 2
        && found[0].1 <= 2
        && found.windows(2).all(|pair| pair[0].1 + 1 == pair[1].1 && pair[0].2 == pair[1].2)
        && found.last().is_some_and(|last| last.1 == last.2);
    let behind_heading = |place: &Range<usize>| {
        let before = tail(words[..place.start].trim_end_blank(), 12);
        let question = before.trim_end_matches(|letter: char| letter.is_ascii_digit());
        question.len() < before.len()
            && question.trim_end_blank().ends_with("Vraag")
            && words[place.end..].trim_start_blank().starts_uppercase()
    };
    // `… gesproken. 2/3 Vraag 4 Klopt`
    let before_heading = |place: &Range<usize>| {
        let rest = words[place.end..].trim_start_blank();
        words[..place.start].trim_end_blank().ends_with_any(".?")
            && rest.starts_with_one_of(&["Vraag ", "Antwoord ", "VRAAG ", "ANTWOORD "])
            && heading::read(&rest[..rest.floor_char_boundary(120)]).is_some_and(|heading| !heading.numbers.is_empty())
    };
    let is_number = |place: &Range<usize>| counts || behind_heading(place) || before_heading(place);
    found.into_iter().map(|found| found.0).filter(is_number).collect()
}

/// The number of a page around a stroke, with blanks around it: its place, `2` and `3` of `2/3`.
fn page_number(words: &str, stroke: usize) -> Option<(Range<usize>, u32, u32)> {
    let before = words[..stroke].trailing(|letter| letter.is_ascii_digit());
    let after = &words[stroke + 1..][..words[stroke + 1..].leading_digits()];
    let place = stroke - before.len()..stroke + 1 + after.len();
    let fits = (1..=3).contains(&before.len()) && (1..=3).contains(&after.len());
    let is_free = words[..place.start].ends_blank() && (place.end == words.len() || words[place.end..].starts_blank());
    let (page, last) = (before.parse().ok()?, after.parse().ok()?);
    (fits && is_free && page <= last).then_some((place, page, last))
}

/// `… hiervan? Antwoord 1 Ja. Vraag 2 Deelt u …`: the headings with a word, when their numbers run on. Where no answer has a
/// heading, the questions are cut off from what follows them.
fn worded(words: &str, page_numbers: &[Range<usize>]) -> Vec<usize> {
    let mut places = Vec::new();
    let (mut questions, mut last, mut answers) = (0, 0, false);
    for at in scan::all_where(words.as_bytes(), |chunk| scan::eq_mask(chunk, b'V') | scan::eq_mask(chunk, b'A')) {
        let Some(rest) = words.get(at..) else { continue };
        if !rest.starts_with_one_of(&["Vra", "Antwoord", "VRAAG ", "ANTWOORD "]) {
            continue;
        }
        // (The first question may follow the name below a letter, or the subject.)
        let is_free = opens(&words[..at]);
        if !is_free && questions > 0 {
            continue;
        }
        // No heading is longer, however long the line.
        let end = (0..=rest.len().min(120)).rev().find(|&end| rest.is_char_boundary(end)).unwrap_or(0);
        // Nor does one go on behind the number of a page.
        let page = page_numbers.get(page_numbers.partition_point(|page| page.start < at));
        let end = page.map_or(end, |page| end.min(page.start - at));
        let Some(heading) = heading::read(rest[..end].trim_end_blank()) else {
            // `… hiervan? Antwoord De pont vaart.`
            if questions > 0 && is_free && rest.strip_prefix("Antwoord ").is_some_and(opens_sentence) {
                answers = true;
                places.extend([at, at + "Antwoord ".len()]);
            }
            continue;
        };
        match (heading.kind, heading.numbers.first().copied()) {
            (HeadingKind::Question, Some(first)) if first == last + 1 || questions == 0 && is_free => {
                questions += 1;
                last = heading.numbers.last().copied().unwrap_or(first);
            }
            (HeadingKind::Answer, Some(first)) if first <= last => answers = true,
            (HeadingKind::Answer, None) if questions > 0 && is_free => answers = true,
            _ => continue,
        }
        places.push(at);
    }
    if questions < 2 && !(questions == 1 && answers) {
        return Vec::new();
    }
    if !answers {
        places.extend(ends_of_questions(words, &places));
    }
    places
}

/// The places behind the question marks of the pieces that say something below their questions.
fn ends_of_questions(words: &str, starts: &[usize]) -> Vec<usize> {
    let ends = starts.iter().skip(1).copied().chain([words.len()]);
    let pieces =
        starts.iter().copied().zip(ends).filter(|&(from, to)| !words[from..to].trim_end_blank().ends_with('?'));
    pieces.flat_map(|(from, to)| words[from..to].places_of("? ").map(move |at| from + at + 2)).collect()
}

/// Whether something can begin behind these words: a sentence ended, or a page.
fn opens(before: &str) -> bool {
    let trimmed = before.trim_end_blank();
    trimmed.is_empty()
        || trimmed.ends_with_any(".?!:;»”\"’)]")
        || trimmed.len() < before.len() && trimmed.ends_with_digit()
}

/// `1 Waarom is …? Om een … 2 Waarom is …?`: numbers from 1 on, each before a sentence, with a question in between. The
/// question is cut off from the answer as well, and from the answers that stand apart: `2 Waarom is …? Antwoord van …`.
fn numbered(words: &str) -> Vec<usize> {
    // All answers may stand below the line that says who replies.
    let reply = words.place_of(REPLY).map(|at| at + 2);
    if patterns::REPLIED_BY.matches(words) {
        return Some(count_up(words, false)).filter(|answers| answers.len() >= IN_A_ROW).unwrap_or_default();
    }
    let questions = count_up(&words[..reply.unwrap_or(words.len())], true);
    if questions.len() < IN_A_ROW {
        return Vec::new();
    }
    let below = reply.map_or("", |at| &words[at..]);
    let answers = count_up(below, false);
    let from = reply.filter(|_| !answers.is_empty()).unwrap_or(0);
    let others = if from > 0 { vec![from] } else { ends_of_questions(words, &questions) };
    questions.into_iter().chain(others).chain(answers.into_iter().map(|at| from + at)).collect()
}

/// The numbers from 1 on, each before a sentence, perhaps with a question in between.
fn count_up(words: &str, ask: bool) -> Vec<usize> {
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
                let expected = (asked || !ask) && length <= 4 && words[at..at + length].parse() == Ok(next);
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
    numbers
}

/// Where the parts of the head begin, before the first heading.
fn parts_of_head(words: &str, first: usize) -> Vec<usize> {
    let head = &words[..first];
    let mut places = Vec::new();
    let parts = ["Vergaderjaar ", "Aanhangsel van de Handelingen ", "Vragen gesteld door de leden"];
    let parts_of_letter = ["Geachte ", "Hierbij ", "Datum ", "Betreft ", "Ons kenmerk "];
    for part in parts.into_iter().chain(parts_of_letter) {
        places.extend(head.place_of(part));
    }
    // The name below a letter: `. De minister van Defensie, A. Vos Vraag 1`.
    let end = tail(head, LONGEST_NAME);
    let name = [". De minister ", ". De Minister ", ". De staatssecretaris ", ". De Staatssecretaris "];
    places
        .extend(name.iter().filter_map(|name| end.last_place_of(name)).max().map(|at| head.len() - end.len() + at + 2));
    let mut from = 0;
    // `AH 604 2031Z00123 Antwoord van minister …`
    if let Some(found) = patterns::CASE_NUMBER.find(head).filter(|found| found.start() <= 12) {
        let rest = head[found.end()..].trim_start_blank();
        if patterns::REPLIED_BY.matches(rest) || patterns::ASKED_BY.opens(rest) {
            places.extend([found.start(), head.len() - rest.len()]);
        }
    }
    if let Some(at) = head.place_of("regering gegeven antwoorden") {
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
        [") Antwoord van ", "). Antwoord van ", ").Antwoordvan"].iter().flat_map(|end| head[from..].places_of(end))
    {
        places.push(from + at + head[from + at..].find('A').unwrap_or(0));
    }
    places
}

/// Where the notes begin that stand behind the last answer: `[1] De Courant [2] Het Blad`, `1 De Courant. 2 Het Blad`, each
/// label where the one before it was, and before that cited: `bericht?[1]`, `bericht»1`.
fn notes(words: &str, last: usize) -> Vec<usize> {
    let in_row = |open: &str, close: &str| {
        let mut from = last;
        let starts = (1..=MOST_NOTES).map_while(|label: u32| {
            let mark = format!("{open}{label}{close}");
            let printed = format!(" {mark} ");
            let at = from + words[from..].place_of(&printed)?;
            from = at + printed.len();
            let begins = words[from..].starts_uppercase() || words[from..].starts_with_any("«‘h");
            let opens = label > 1 || opens(&words[..at]);
            (begins && opens && is_cited(&words[..at], &mark)).then_some(at + 1)
        });
        starts.collect::<Vec<_>>()
    };
    let bracketed = in_row("[", "]");
    if bracketed.is_empty() { in_row("", "") } else { bracketed }
}

/// Whether words have the mark of a note behind the sign that ends a sentence or a quotation.
fn is_cited(words: &str, mark: &str) -> bool {
    words.places_of(mark).any(|at| {
        let after = &words[at + mark.len()..];
        // (`De pont? [1]`; a bare number behind a space may count something.)
        let before = if mark.starts_with('[') { words[..at].trim_end_blank() } else { &words[..at] };
        before.ends_with_any("?!.»”\"’)") && !after.starts_with(|next: char| next.is_ascii_digit())
    })
}

/// Where print marks begin and end: `ah-tk-20242025-546 ISSN 0921 - 7398 ’s-Gravenhage 2024`.
fn print_marks(words: &str) -> Vec<usize> {
    let mut places = Vec::new();
    for at in words.places_of("h-tk-").chain(words.places_of("v-tk-")) {
        let start = at.saturating_sub(1);
        let free = start == 0 || words[..start].ends_blank();
        // (No mark is longer, however long the line.)
        let Some(length) = words[at..].bytes().take(40).position(|byte| byte == b' ') else { continue };
        let next = words[at + length..].trim_start_blank();
        if free && words[start..].starts_with_any("ak") && next.starts_with("ISSN") {
            places.extend([start, words.len() - next.len()]);
        }
    }
    for at in words.places_of("Pagina ") {
        let pages = words[at + 7..].bytes().take(12);
        let length = pages.take_while(|byte| matches!(byte, b'0'..=b'9' | b'/' | b' ' | b'v' | b'a' | b'n')).count();
        let mark = words[at..at + 7 + length].trim_end_blank();
        // The number of the next question may stand right behind it: `Pagina 1/12 3 Hoeveel`.
        let count = mark.rsplit_once(' ').map_or(mark, |(before, last)| {
            if before.contains('/') && last.bytes().all(|byte| byte.is_ascii_digit()) { before } else { mark }
        });
        if patterns::PAGE_NUMBER.matches(count) && (count.contains('/') || count.has("van")) {
            places.extend([at, at + count.len()]);
        }
    }
    places
}

#[cfg(test)]
mod tests {
    use super::places;

    fn pieces(words: &str) -> Vec<&str> {
        let (places, _) = places(words);
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
    fn page_numbers_within_a_line() {
        let words = "Vraag 1 Vaart zij? Ja. Vraag 2 2/4 Hoe lang? Sinds mei.";
        assert_eq!(pieces(words), ["Vraag 1 Vaart zij?", "Ja.", "Vraag 2", "2/4", "Hoe lang?", "Sinds mei."]);
        let words = "Vraag 1 Vaart 1/3 zij? Ja. Vraag 2 Hoe 2/3 lang? Sinds mei. Vraag 3 En nu? Nee, 3/3 niet.";
        assert_eq!(pieces(words).iter().filter(|piece| piece.contains('/')).count(), 3);
        let words = "Vraag 1 Vaart zij? Antwoord 1 Ja. 2/3 Vraag 2 Hoe lang?";
        assert_eq!(pieces(words)[2], "2/3");
        let words = "Vraag 1 Vaart zij? Ja. Vraag 2 Wie vaart? 2/3 van de reizigers.";
        assert_eq!(pieces(words).last(), Some(&"2/3 van de reizigers."));
    }

    #[test]
    fn notes_within_a_line() {
        let words = "Vraag 1 Kent u «De pont»?[1] Antwoord 1 Ja. Vraag 2 Hoe lang?[2] Antwoord 2 Al 3 jaar. [1] De Courant [2] Het Blad";
        assert_eq!(pieces(words)[3..], ["Antwoord 2 Al 3 jaar.", "[1] De Courant", "[2] Het Blad"]);
        let words =
            "Vraag 1 Kent u «De pont»?1 Antwoord 1 Ja. Vraag 2 Hoe lang? Antwoord 2 Lang. 1 De Courant, 2 mei 2031";
        assert_eq!(pieces(words)[3..], ["Antwoord 2 Lang.", "1 De Courant, 2 mei 2031"]);
        let words =
            "Vraag 1 Kent u «De pont»? Antwoord 1 Ja. Vraag 2 Hoe lang? Antwoord 2 Lang. 1 Pont vaart, 2 Liggen stil.";
        assert_eq!(pieces(words).len(), 4);
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
