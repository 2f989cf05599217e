//! Marks page heads, running feet and print marks: set aside, never dropped. A line is split where a foot is glued to
//! words.

use crate::dutch::heading::{self, HeadingKind};
use crate::dutch::patterns;
use crate::model::FurnitureKind::{self, PageFoot, PageNumber, PrintMark};
use crate::parse::page::sheet::{Origin, Sheet};
use crate::parse::source::line::{Line, Role};
use crate::text::span::Span;
use crate::text::str_ext::{StrExt, tail};

/// Marks the furniture.
pub(crate) fn classify(text: &str, lines: Vec<Line>) -> Sheet {
    let (mut marked, mut page_ends) = (Vec::with_capacity(lines.len() + 8), Vec::new());
    // A foot without its page number: the number may stand on the next line.
    let mut wants_number = false;
    let mut lines = lines.into_iter();
    while let Some(line) = lines.next() {
        if !line.is_body() {
            // (Right below a heading such a line underlines it.)
            let above = |above: &Line| above.is_body() && heading::read(above.words(text)).is_some();
            if is_divider(text, &line) && !marked.last().is_some_and(above) {
                page_ends.push(marked.len());
            }
            marked.push(line);
            continue;
        }
        let words = line.words(text);
        let first = words.as_bytes()[0];
        if wants_number && words.len() <= 3 && words.bytes().all(|byte| byte.is_ascii_digit()) {
            marked.push(Line { role: Role::Furniture(PageNumber), ..line });
            wants_number = false;
            continue;
        }
        wants_number = false;
        // (A foot has a year in it.)
        if line.digits
            && let Some(end) = cut_out_feet(text, &mut marked, &mut page_ends, &line)
        {
            wants_number = end;
            continue;
        }
        if matches!(words.as_bytes(), [.., b','] | [.., b'a', b'r'])
            && let Some(next) = lines.as_mut_slice().first_mut().filter(|next| next.is_body())
            && let Some(foot) = torn_foot(text, line.content, next.content)
        {
            let (from, to) = (foot.span.start, foot.span.end);
            if from > line.content.start {
                marked.push(Line::new(text, Span::new(line.full.start, from), from));
            }
            let start = if from > line.content.start { from } else { line.full.start };
            let begun =
                Line { full: Span::new(start, line.full.end), content: Span::new(from, line.content.end), ..line };
            marked.push(Line { role: Role::Furniture(PageFoot), ..begun });
            page_ends.push(marked.len());
            let rest = Line::new(text, Span::new(to, next.full.end), next.content.end);
            let end = if rest.is_body() { to } else { next.full.end };
            let ended =
                Line { full: Span::new(next.full.start, end), content: Span::new(next.content.start, to), ..rest };
            marked.push(Line { role: Role::Furniture(PageFoot), ..ended });
            wants_number = foot.lacks_number && !rest.is_body();
            if rest.is_body() {
                *next = rest;
            } else {
                lines.next();
            }
            continue;
        }
        if line.digits && matches!(first, b'T' | b'E') && patterns::PAPER_FOOT.matches(words) {
            page_ends.push(marked.len());
            marked.push(Line { role: Role::Furniture(PageFoot), ..line });
            continue;
        }
        let kind = if line.digits {
            kind(words, first)
        } else {
            // A blank line in a source of HTML.
            (words == "&nbsp;").then_some(PrintMark)
        };
        marked.push(Line { role: kind.map_or(line.role, Role::Furniture), ..line });
    }
    let mut sheet = Sheet::new(text, marked, page_ends, Origin::Pasted);
    page_numbers(text, &mut sheet);
    sheet
}

/// Sets the numbers of pages aside in a paper without feet, as a letter is: alone between blank lines, far apart, each one
/// more than the one before it.
fn page_numbers(text: &str, sheet: &mut Sheet) {
    const SHORTEST_PAGE: usize = 15;
    let asks = sheet.labels.iter().any(|(_, label)| label.kind == HeadingKind::Question && !label.numbers.is_empty());
    if !sheet.page_ends.is_empty() || !asks {
        return;
    }
    let lone = |index: usize| sheet.lines.get(index).is_none_or(|line| line.role == Role::Blank);
    let mut row: Vec<usize> = Vec::new();
    let mut last: u32 = 0;
    for (index, line) in sheet.lines.iter().enumerate().filter(|(_, line)| line.digits && line.content.len() <= 2) {
        let far = row.last().is_none_or(|before| index - before >= SHORTEST_PAGE);
        let Some(number) = line.words(text).parse().ok().filter(|_| lone(index + 1) && (index == 0 || lone(index - 1)))
        else {
            continue;
        };
        // A number in between that is none of a page: then none is.
        if !far || number != last + 1 && !(row.is_empty() && number == 2) {
            return;
        }
        last = number;
        row.push(index);
    }
    if row.len() >= 2 {
        for index in row {
            sheet.lines[index].role = Role::Furniture(PageNumber);
        }
    }
}

/// Print marks and page numbers that are a line of their own.
fn kind(words: &str, first: u8) -> Option<FurnitureKind> {
    match first {
        b'a' | b'k' | b'h' | b'n' if words.len() < 80 && is_print_mark(words) => Some(PrintMark),
        b'I' | b's' | 0xE2 | b'\'' if words.len() < 60 && is_print(words) => Some(PrintMark),
        b'h' if words.ends_with_digit() && patterns::WEB_FOOT.matches(words) => Some(PageFoot),
        b'0'..=b'9'
            if matches!(words.as_bytes().get(1..3), Some([b'-' | b'/', _] | [_, b'-' | b'/']))
                && patterns::WEB_HEAD.matches(words) =>
        {
            Some(PageFoot)
        }
        b'P' | b'p' | b'B' if words.len() < 24 && patterns::PAGE_NUMBER.matches(words) => Some(PageNumber),
        _ => None,
    }
}

/// The identifier of a publication; the other print marks may be joined to it.
fn is_print_mark(words: &str) -> bool {
    let (mark, others) = words.split_at(words.find(" ISSN").unwrap_or(words.len()));
    mark.len() < 40 && patterns::PRINT_MARK.matches(mark) && (others.is_empty() || is_print(others.trim_start_blank()))
}

/// `ISSN …` and `’s-Gravenhage 2024`, and nothing after them.
fn is_print(words: &str) -> bool {
    [&patterns::ISSN, &patterns::PLACE_OF_PRINT]
        .iter()
        .any(|pattern| pattern.find(words).is_some_and(|found| found.end() == words.len()))
}

/// Where the print marks begin that stand right before a foot; the foot's start when other words stand there.
fn printed_before(words: &str) -> usize {
    let trimmed = words.trim_end();
    if trimmed.is_empty() || trimmed.len() < 60 && is_print(trimmed) { 0 } else { words.len() }
}

/// Cuts a line with feet in it into lines. `None` when there is no foot, else whether the last one lacks its page number.
fn cut_out_feet(text: &str, marked: &mut Vec<Line>, page_ends: &mut Vec<usize>, line: &Line) -> Option<bool> {
    let (mut from, mut lacks_number) = (line.full.start, None);
    while let Some(foot) = next_foot(text, Span::new(from.max(line.content.start), line.content.end)) {
        if foot.span.start > from.max(line.content.start) {
            marked.push(Line::new(text, Span::new(from, foot.span.start), foot.span.start));
            from = foot.span.start;
        }
        lacks_number = Some(foot.lacks_number);
        let words_after = Span::new(foot.span.end, line.content.end).of(text).chars().any(char::is_alphanumeric);
        let to = if words_after { foot.span.end } else { line.full.end };
        page_ends.push(marked.len());
        marked.push(Line {
            full: Span::new(from, to),
            content: foot.span,
            role: Role::Furniture(PageFoot),
            digits: true,
            marked: false,
            raised: false,
        });
        from = to;
        if !words_after {
            return lacks_number;
        }
    }
    lacks_number.inspect(|_| {
        marked.push(Line::new(text, Span::new(from, line.full.end), line.content.end));
    })
}

/// What every foot says, with a year behind it.
const KAMER: &str = "Kamer,";

/// A foot, with the print marks right before it.
struct Foot {
    span: Span,
    lacks_number: bool,
}

/// The first foot within a place.
fn next_foot(text: &str, place: Span) -> Option<Foot> {
    let words = place.of(text);
    let mut from = 0;
    while let Some(at) = words[from..].find(KAMER).map(|at| from + at) {
        let after = &words[at + 6..];
        if !after.trim_start_matches(' ').starts_with("vergaderjaar") {
            from = at + 5;
            continue;
        }
        // A foot is short: only what stands around the word is looked at.
        let start = tail(&words[..at], 12).as_ptr() as usize - words.as_ptr() as usize;
        let end = (at + 100).min(words.len());
        let end = (end..=words.len()).find(|&end| words.is_char_boundary(end)).unwrap_or(words.len());
        if let Some(found) = patterns::PAGE_FOOT.find(&words[start..end]) {
            let (from, to) = (start + found.start(), start + found.end());
            let from = printed_before(&words[..from]);
            let span = Span::new(place.start + from, place.start + to);
            return Some(Foot { span, lacks_number: found.group(1).is_empty() });
        }
        from = at + 5;
    }
    None
}

/// A foot that a mail program broke over two lines: `Tweede Kamer, vergaderjaar 2030–2031,` ⏎ `Aanhangsel 1`.
fn torn_foot(text: &str, line: Span, next: Span) -> Option<Foot> {
    let words = tail(line.of(text), 60);
    if !words.contains(KAMER) {
        return None;
    }
    // No foot goes on for longer.
    let below = next.of(text);
    let length = (0..=below.len().min(60)).rev().find(|&length| below.is_char_boundary(length))?;
    let whole = format!("{words} {}", &below[..length]);
    let found = patterns::PAGE_FOOT
        .find(&whole)
        .filter(|found| found.start() < words.len() && found.end() > words.len() + 1)?;
    let from = line.end - words.len() + found.start();
    let from = line.start + printed_before(Span::new(line.start, from).of(text));
    let to = next.start + found.end() - words.len() - 1;
    Some(Foot { span: Span::new(from, to), lacks_number: found.group(1).is_empty() })
}

/// A converter's page divider: a line of at least five hyphens and nothing else.
fn is_divider(text: &str, line: &Line) -> bool {
    let full = line.full.of(text);
    full.starts_with("-----") && full.trim_end().bytes().all(|byte| byte == b'-')
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::parse::source::lines::split;

    fn furniture(text: &str) -> Vec<&str> {
        let sheet = classify(text, split(text));
        assert_eq!(sheet.lines.iter().map(|line| line.full.of(text)).collect::<String>(), text);
        sheet.lines.iter().filter(|line| matches!(line.role, Role::Furniture(_))).map(|line| line.words(text)).collect()
    }

    #[test]
    fn feet_alone_and_glued() {
        assert_eq!(
            furniture("kv-tk-2031Z00123\n’s-Gravenhage 2031 Tweede Kamer, vergaderjaar 2030–2031, Vragen 1\nVraag 4\n"),
            ["kv-tk-2031Z00123", "’s-Gravenhage 2031 Tweede Kamer, vergaderjaar 2030–2031, Vragen 1"]
        );
        assert_eq!(
            furniture("het einde.Tweede Kamer, vergaderjaar 2030–2031, Aanhangsel 2waar het verder gaat\n"),
            ["Tweede Kamer, vergaderjaar 2030–2031, Aanhangsel 2"]
        );
        assert_eq!(
            furniture("Tweede Kamer, vergaderjaar 2030–2031, Aanhangsel\n\n12\n\n13\n"),
            ["Tweede Kamer, vergaderjaar 2030–2031, Aanhangsel", "12"]
        );
        assert_eq!(
            furniture("’s-Gravenhage 2031 Tweede Kamer, vergaderjaar 2030–2031,\nAanhangsel 1waar het\n"),
            ["’s-Gravenhage 2031 Tweede Kamer, vergaderjaar 2030–2031,", "Aanhangsel 1"]
        );
        assert_eq!(
            furniture("het  einde.  Tweede  Kamer,  vergaderjaar  2030–2031,  Aanhangsel  2\n"),
            ["Tweede  Kamer,  vergaderjaar  2030–2031,  Aanhangsel  2"]
        );
        assert_eq!(
            furniture("Tweede Kamer, vergaderjaar\n2030–2031, Vragen\n7\n"),
            ["Tweede Kamer, vergaderjaar", "2030–2031, Vragen", "7"]
        );
    }

    #[test]
    fn a_citation_is_no_foot() {
        assert!(furniture("2Tweede Kamer, vergaderjaar 2023–2024, 19 637, nr. 3198\n").is_empty());
    }
}
