//! Marks page heads, running feet and print marks: set aside, never dropped. A line is split where a foot is glued to
//! words.

use super::lines::{Line, Role};
use crate::model::FurnitureKind::{self, PageFoot, PageNumber, PrintMark};
use crate::patterns;
use crate::span::Span;

/// The lines of a text with the furniture marked, and the places where a page ends.
pub(super) struct Sheet {
    /// The lines; they still tile the text.
    pub(super) lines: Vec<Line>,
    /// For each page but the last the index of the line that ends it.
    pub(super) page_ends: Vec<usize>,
}

/// Marks the furniture.
pub(super) fn mark(text: &str, lines: Vec<Line>) -> Sheet {
    let mut sheet = Sheet { lines: Vec::with_capacity(lines.len() + 8), page_ends: Vec::new() };
    // A foot without its page number: the number may stand on the next line.
    let mut wants_number = false;
    for line in lines {
        if !line.is_body() {
            if is_divider(text, &line) {
                sheet.page_ends.push(sheet.lines.len());
            }
            sheet.lines.push(line);
            continue;
        }
        let words = line.words(text);
        let first = words.as_bytes()[0];
        if wants_number && words.len() <= 3 && words.bytes().all(|byte| byte.is_ascii_digit()) {
            sheet.lines.push(Line { role: Role::Furniture(PageNumber), ..line });
            wants_number = false;
            continue;
        }
        wants_number = false;
        if let Some(at) = words.find("Kamer, vergaderjaar").or_else(|| words.find("Kamer,vergaderjaar"))
            && let Some(foot) = patterns::PAGE_FOOT.find(words).filter(|foot| foot.start() <= at)
        {
            wants_number = foot.group(1).is_empty();
            let end = foot.end();
            let start = printed_before(&words[..foot.start()]);
            push_split(text, &mut sheet, &line, start..end);
            continue;
        }
        if matches!(first, b'T' | b'E') && patterns::PAPER_FOOT.matches(words) {
            sheet.page_ends.push(sheet.lines.len());
            sheet.lines.push(Line { role: Role::Furniture(PageFoot), ..line });
            continue;
        }
        let kind = kind(words, first);
        sheet.lines.push(Line { role: kind.map_or(line.role, Role::Furniture), ..line });
    }
    sheet
}

/// Print marks and page numbers that are a line of their own.
fn kind(words: &str, first: u8) -> Option<FurnitureKind> {
    match first {
        b'a' | b'k' | b'h' | b'n' if words.len() < 40 && patterns::PRINT_MARK.matches(words) => Some(PrintMark),
        b'I' | b's' | 0xE2 | b'\'' if words.len() < 60 && is_print(words) => Some(PrintMark),
        b'P' | b'p' | b'B' if words.len() < 24 && patterns::PAGE_NUMBER.matches(words) => Some(PageNumber),
        _ => None,
    }
}

/// `ISSN …` and `’s-Gravenhage 2024`, and nothing after them.
fn is_print(words: &str) -> bool {
    [&patterns::ISSN, &patterns::PLACE_OF_PRINT]
        .iter()
        .any(|pattern| pattern.find(words).is_some_and(|found| found.end() == words.len()))
}

/// Where the print marks begin that stand before a foot on its line; the foot's start when other words stand there.
fn printed_before(words: &str) -> usize {
    let trimmed = words.trim_end();
    if trimmed.is_empty() || is_print(trimmed) { 0 } else { words.len() }
}

/// Puts a line with a foot at `foot` (bytes within its words) into up to three lines.
fn push_split(text: &str, sheet: &mut Sheet, line: &Line, foot: std::ops::Range<usize>) {
    let (start, end) = (line.content.start + foot.start, line.content.start + foot.end);
    let from = if foot.start == 0 {
        line.full.start
    } else {
        sheet.lines.push(Line::new(text, Span::new(line.full.start, start), start));
        start
    };
    let words_after = Span::new(end, line.content.end).of(text).chars().any(char::is_alphanumeric);
    let to = if words_after { end } else { line.full.end };
    sheet.page_ends.push(sheet.lines.len());
    let content = Span::new(from.max(line.content.start), end);
    sheet.lines.push(Line { full: Span::new(from, to), content, role: Role::Furniture(PageFoot) });
    if words_after {
        sheet.lines.push(Line::new(text, Span::new(end, line.full.end), line.content.end));
    }
}

/// A converter's page divider: a line of at least five hyphens and nothing else.
fn is_divider(text: &str, line: &Line) -> bool {
    let full = line.full.of(text);
    full.starts_with("-----") && full.trim_end().bytes().all(|byte| byte == b'-')
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::parse::lines::split;

    fn furniture(text: &str) -> Vec<&str> {
        let sheet = mark(text, split(text));
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
    }

    #[test]
    fn a_citation_is_no_foot() {
        assert!(furniture("2Tweede Kamer, vergaderjaar 2023–2024, 19 637, nr. 3198\n").is_empty());
    }
}
