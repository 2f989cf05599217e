//! Sets page heads, running feet and print marks aside; nothing is dropped. A line is cut where a foot runs on into words.

use crate::dutch::heading::{self, HeadingKind};
use crate::dutch::patterns;
use crate::model::FurnitureKind::{self, PageFoot, PageNumber, PrintMark};
use crate::parse::page::columns;
use crate::parse::page::sheet::{Origin, Sheet};
use crate::parse::page::{margins, running_heads, site_foot};
use crate::parse::source::line::{Line, Role};
use crate::text::chars::raised_digit;
use crate::text::scan::find_word;
use crate::text::span::Span;
use crate::text::str_ext::{StrExt, tail};
use std::vec::IntoIter;

/// What stands above a list of notes.
const HEADINGS_OF_NOTES: &[&str] =
    &["Noten", "Voetnoten", "Eindnoten", "Bronnen", "Referenties", "Bronvermelding", "Noot", "Voetnoot", "Bron"];
const LONGEST_HEADING_OF_NOTES: usize = 16;

/// Gives each line of furniture its role, and finds where pages end.
pub(crate) fn classify(text: &str, lines: Vec<Line>) -> Sheet {
    let mut classifier =
        Classifier { text, lines: Vec::with_capacity(lines.len() + 8), page_ends: Vec::new(), wants_number: false };
    let mut lines = columns::set_aside(text, lines).into_iter();
    while let Some(line) = lines.next() {
        classifier.classify(line, &mut lines);
    }
    running_heads::set_aside(text, &mut classifier.lines);
    margins::set_aside(text, &mut classifier.lines);
    site_foot::set_aside(text, &mut classifier.lines);
    let mut sheet = Sheet::new(text, classifier.lines, classifier.page_ends, Origin::Pasted);
    set_page_numbers_aside(text, &mut sheet);
    sheet
}

/// The lines so far.
struct Classifier<'t> {
    text: &'t str,
    lines: Vec<Line>,
    page_ends: Vec<usize>,
    /// Whether the words above are a foot without a page number: it may follow on a line of its own.
    wants_number: bool,
}

impl Classifier<'_> {
    /// Takes a line, and from the lines below it what belongs to the same foot. The first rule that fits decides.
    fn classify(&mut self, line: Line, below: &mut IntoIter<Line>) {
        if !line.is_body() {
            self.take_divider(&line);
            return self.lines.push(line);
        }
        let words = line.words(self.text);
        if std::mem::take(&mut self.wants_number) && words.len() <= 3 && words.leading_digits() == words.len() {
            return self.lines.push(Line { role: Role::Furniture(PageNumber), ..line });
        }
        if self.take_feet(&line) || self.take_torn_foot(&line, below) {
            return;
        }
        if line.digits && is_foot_of_other_paper(words) {
            return self.push_foot(line);
        }
        let kind = if line.digits { kind_with_digits(words) } else { kind_without_digits(words) };
        let kind = kind.or_else(|| self.is_heading_of_notes(words, below.as_slice()).then_some(PrintMark));
        if kind == Some(PageNumber) && words.has("Pagina") {
            self.page_ends.push(self.lines.len());
        }
        self.lines.push(Line { role: kind.map_or(line.role, Role::Furniture), ..line });
    }

    /// Whether a line says that notes follow, and one does.
    fn is_heading_of_notes(&self, words: &str, below: &[Line]) -> bool {
        let next = || below.iter().find(|line| line.is_body()).map_or("", |line| line.words(self.text));
        words.len() <= LONGEST_HEADING_OF_NOTES
            && words.trim_end_any(": ").is_one_of(HEADINGS_OF_NOTES)
            && next()
                .trim_start_any("[(*")
                .starts_with(|first: char| first.is_ascii_digit() || raised_digit(first).is_some())
    }

    /// Adds a line that is the foot of a page.
    fn push_foot(&mut self, mut line: Line) {
        line.role = Role::Furniture(PageFoot);
        self.page_ends.push(self.lines.len());
        self.lines.push(line);
    }

    /// A converter's page divider, a line of at least five hyphens and nothing else. Right below a heading it is its
    /// underline.
    fn take_divider(&mut self, line: &Line) {
        let full = line.full.of(self.text);
        let divides = full.starts_with("-----") && full.trim_end().bytes().all(|byte| byte == b'-');
        let is_heading = |above: &Line| above.is_body() && heading::read(above.words(self.text)).is_some();
        if divides && !self.lines.last().is_some_and(is_heading) {
            self.page_ends.push(self.lines.len());
        }
    }

    /// Cuts a line with feet in it into lines; `false` where there is none.
    fn take_feet(&mut self, line: &Line) -> bool {
        // Every foot has a year in it.
        if !line.digits {
            return false;
        }
        let text = self.text;
        let mut from = line.full.start;
        let mut found = false;
        while let Some(foot) = next_foot(text, Span::new(from.max(line.content.start), line.content.end)) {
            found = true;
            if foot.span.start > from.max(line.content.start) {
                self.lines.push(Line::new(text, Span::new(from, foot.span.start), foot.span.start));
                from = foot.span.start;
            }
            let words_after = Span::new(foot.span.end, line.content.end).of(text).chars().any(char::is_alphanumeric);
            let to = if words_after { foot.span.end } else { line.full.end };
            self.push_foot(Line {
                full: Span::new(from, to),
                content: foot.span,
                role: Role::Furniture(PageFoot),
                digits: true,
                marked: false,
                raised: false,
                heads: None,
            });
            self.wants_number = foot.lacks_number;
            from = to;
            if !words_after {
                return true;
            }
        }
        if found {
            self.lines.push(Line::new(text, Span::new(from, line.full.end), line.content.end));
        }
        found
    }

    /// Takes a foot that a mail program broke over two lines; `false` where there is none. Words before and after it
    /// become lines of their own.
    fn take_torn_foot(&mut self, line: &Line, below: &mut IntoIter<Line>) -> bool {
        let text = self.text;
        if !matches!(line.words(text).as_bytes(), [.., b','] | [.., b'a', b'r']) {
            return false;
        }
        let Some(next) = below.as_mut_slice().first_mut().filter(|next| next.is_body()) else { return false };
        let Some(foot) = torn_foot(text, line.content, next.content) else { return false };
        let Span { start: from, end: to } = foot.span;
        // The words before the foot, and its first half, which ends the page.
        let mut start = line.full.start;
        if from > line.content.start {
            self.lines.push(Line::new(text, Span::new(start, from), from));
            start = from;
        }
        let (full, content) = (Span::new(start, line.full.end), Span::new(from, line.content.end));
        self.push_foot(Line { full, content, ..*line });
        // Its second half, and the words after it.
        let rest = Line::new(text, Span::new(to, next.full.end), next.content.end);
        let words_after = rest.is_body();
        let end = if words_after { to } else { next.full.end };
        let (full, content) = (Span::new(next.full.start, end), Span::new(next.content.start, to));
        self.lines.push(Line { full, content, role: Role::Furniture(PageFoot), ..rest });
        if words_after {
            *next = rest;
        } else {
            self.wants_number = foot.lacks_number;
            below.next();
        }
        true
    }
}

/// Sets the page numbers aside of a paper without feet, as a letter is: alone between blank lines, far apart, each one more
/// than the one before it.
fn set_page_numbers_aside(text: &str, sheet: &mut Sheet) {
    let asks =
        sheet.headings.iter().any(|(_, heading)| heading.kind == HeadingKind::Question && !heading.numbers.is_empty());
    if !sheet.page_ends.is_empty() || !asks {
        return;
    }
    for index in page_counts(text, sheet) {
        sheet.lines[index].role = Role::Furniture(PageNumber);
    }
    for index in lone_page_numbers(text, sheet) {
        sheet.lines[index].role = Role::Furniture(PageNumber);
    }
}

/// The lines that number the pages of all: `1/3`, `2/3`, `3/3`; none where they don't count up to the last.
fn page_counts(text: &str, sheet: &Sheet) -> Vec<usize> {
    let lines =
        sheet.lines.iter().enumerate().filter(|(_, line)| line.digits && line.is_body() && line.content.len() <= 7);
    let count = |line: &Line| {
        let (page, of) = line.words(text).split_once('/')?;
        Some((page.trim_blank().parse::<u32>().ok()?, of.trim_blank().parse::<u32>().ok()?))
    };
    let found: Vec<(usize, u32, u32)> =
        lines.filter_map(|(index, line)| count(line).map(|it| (index, it.0, it.1))).collect();
    let counts = found.windows(2).all(|pair| pair[0].1 + 1 == pair[1].1 && pair[0].2 == pair[1].2);
    let ends = found.last().is_some_and(|last| last.1 == last.2 && last.2 > 1);
    if counts && ends { found.into_iter().map(|(index, ..)| index).collect() } else { Vec::new() }
}

/// The lines that number the pages; none where any other number is printed as they are.
fn lone_page_numbers(text: &str, sheet: &Sheet) -> Vec<usize> {
    const SHORTEST_PAGE: usize = 15;
    let is_blank = |index: usize| sheet.lines.get(index).is_none_or(|line| line.role == Role::Blank);
    let is_lone = |index: usize| is_blank(index + 1) && index.checked_sub(1).is_none_or(is_blank);
    let mut found: Vec<usize> = Vec::new();
    let mut last: u32 = 0;
    for (index, line) in sheet.lines.iter().enumerate().filter(|(_, line)| line.digits && line.content.len() <= 2) {
        let Some(number) = line.words(text).parse().ok().filter(|_| is_lone(index)) else { continue };
        let far = found.last().is_none_or(|before| index - before >= SHORTEST_PAGE);
        // The first page often has no number.
        let follows = number == last + 1 || found.is_empty() && number == 2;
        if !far || !follows {
            return Vec::new();
        }
        last = number;
        found.push(index);
    }
    if found.len() < 2 {
        return Vec::new();
    }
    found
}

/// `Tweede Kamer, vergaderjaar 2010–2011, 32 500 XII, nr. 72 5`, alone on its line.
fn is_foot_of_other_paper(words: &str) -> bool {
    words.starts_with_any("TE") && patterns::PAPER_FOOT.matches(words)
}

/// A blank line in a source of HTML; who printed old papers; the link to the top of a web page.
fn kind_without_digits(words: &str) -> Option<FurnitureKind> {
    match words {
        "&nbsp;" | "Sdu Uitgevers" => Some(PrintMark),
        "Naar boven" | "Terug naar boven" => Some(PageFoot),
        _ => None,
    }
}

/// Print marks and page numbers that are a line of their own. Their first byte is looked at first: most lines begin with
/// another.
fn kind_with_digits(words: &str) -> Option<FurnitureKind> {
    match words.as_bytes()[0] {
        b'a' | b'k' | b'h' | b'n' | b'K' | b'0' if words.len() < 80 && is_print_mark(words) => Some(PrintMark),
        b'I' | b's' | 0xE2 | b'\'' if words.len() < 60 && is_print(words) => Some(PrintMark),
        b'h' if words.ends_with_digit() && patterns::WEB_FOOT.matches(words) => Some(PageFoot),
        b'0'..=b'9'
            if matches!(words.as_bytes().get(1..3), Some([b'-' | b'/', _] | [_, b'-' | b'/']))
                && patterns::WEB_HEAD.matches(words) =>
        {
            Some(PageFoot)
        }
        b'P' | b'p' | b'B' | b'0'..=b'9' if words.len() < 48 && patterns::PAGE_NUMBER.matches(words) => {
            Some(PageNumber)
        }
        b'-' | 0xE2 if is_dashed_number(words) => Some(PageNumber),
        _ => None,
    }
}

/// `- 3 -`, as many programs number pages.
fn is_dashed_number(words: &str) -> bool {
    let dashes = ["-", "–", "—"];
    let inner = dashes.iter().find_map(|dash| words.strip_prefix(dash)?.strip_suffix(dash));
    inner.is_some_and(|inner| {
        (1..=3).contains(&inner.trim_blank().len()) && inner.bytes().all(|it| it == b' ' || it.is_ascii_digit())
    })
}

/// The identifier of a publication; the other print marks may be joined to it.
fn is_print_mark(words: &str) -> bool {
    let others = [" ISSN", " ’s-Gr", " 's-Gr", " ‘s-Gr", " s-Gr"].iter().find_map(|others| words.place_of(others));
    let (mark, others) = words.split_at(others.unwrap_or(words.len()));
    mark.len() < 40 && patterns::PRINT_MARK.matches(mark) && (others.is_empty() || is_print(others.trim_start_blank()))
}

/// `ISSN …` and `’s-Gravenhage 2024`, and nothing after them.
fn is_print(words: &str) -> bool {
    [&patterns::ISSN, &patterns::PLACE_OF_PRINT]
        .iter()
        .any(|pattern| pattern.find(words).is_some_and(|found| found.end() == words.len()))
}

/// Where print marks right before a foot begin; where the foot begins if other words precede it.
fn printed_before(words: &str) -> usize {
    let trimmed = words.trim_end();
    if trimmed.is_empty() || trimmed.len() < 60 && is_print(trimmed) { 0 } else { words.len() }
}

/// What every foot says, with a year behind it.
const KAMER: &str = "Kamer,";

/// A foot, with the print marks right before it.
struct Foot {
    span: Span,
    lacks_number: bool,
}

/// The first foot within a span.
fn next_foot(text: &str, span: Span) -> Option<Foot> {
    let words = span.of(text);
    let mut from = 0;
    while let Some(at) = find_word(words, from, KAMER) {
        let after = &words[at + 6..];
        if !after.trim_start_matches(' ').starts_with("vergaderjaar") {
            from = at + 5;
            continue;
        }
        // A foot is short: only the characters around the word are looked at.
        let start = tail(&words[..at], 12).as_ptr() as usize - words.as_ptr() as usize;
        let end = (at + 100).min(words.len());
        let end = (end..=words.len()).find(|&end| words.is_char_boundary(end)).unwrap_or(words.len());
        if let Some(found) = patterns::PAGE_FOOT.find(&words[start..end]) {
            let (from, to) = (start + found.start(), start + found.end());
            let from = printed_before(&words[..from]);
            let span = Span::new(span.start + from, span.start + to);
            return Some(Foot { span, lacks_number: found.group(1).is_empty() });
        }
        from = at + 5;
    }
    None
}

/// A foot that a mail program broke over two lines: `Tweede Kamer, vergaderjaar 2030–2031,` ⏎ `Aanhangsel 1`.
fn torn_foot(text: &str, line: Span, next: Span) -> Option<Foot> {
    let words = tail(line.of(text), 60);
    if !words.has(KAMER) {
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
    fn feet_alone_and_joined_to_words() {
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
    fn words_around_a_foot_are_lines_of_their_own() {
        let lines = |text: &str| -> Vec<String> {
            classify(text, split(text)).lines.iter().map(|line| line.words(text).to_owned()).collect()
        };
        assert_eq!(
            lines("het einde.Tweede Kamer, vergaderjaar 2030–2031, Vragen 2waar het\n"),
            ["het einde.", "Tweede Kamer, vergaderjaar 2030–2031, Vragen 2", "waar het"]
        );
        assert_eq!(
            lines("Tweede Kamer, vergaderjaar 2030–2031,\nVragen 2\nnu\n"),
            ["Tweede Kamer, vergaderjaar 2030–2031,", "Vragen 2", "nu"]
        );
    }

    #[test]
    fn what_is_no_furniture() {
        for text in [
            "2Tweede Kamer, vergaderjaar 2023–2024, 19 637, nr. 3198\n",
            "Tweede Kamer, vergaderjaar 2030–2031, Vragen 2\n2031\n",
            "kv-tk-2031Z00123 ISSN is een nummer\n",
            "’s-Gravenhage 2031 is de plaats\n",
        ] {
            let found = furniture(text);
            assert!(found.iter().all(|words| words.ends_with("Vragen 2")), "{found:?}");
        }
    }

    #[test]
    fn dividers_end_pages() {
        let page_ends = |text: &str| classify(text, split(text)).page_ends;
        assert_eq!(page_ends("een\n-----\ntwee\n"), [1]);
        assert!(page_ends("een\n----\ntwee\n").is_empty());
        assert!(page_ends("een\n-----|-----\ntwee\n").is_empty());
        assert!(page_ends("Vraag 1\n-----\ntwee\n").is_empty());
    }

    #[test]
    fn lone_numbers_that_continue_are_page_numbers() {
        let numbers = |numbers: [&str; 3]| {
            let page = "\n".repeat(15);
            let text =
                format!("Vraag 1\nKent u het?{page}{}", numbers.map(|number| format!("{number}{page}")).concat());
            furniture(&text).len()
        };
        assert_eq!(numbers(["1", "2", "3"]), 3);
        assert_eq!(numbers(["2", "3", "4"]), 3);
        assert_eq!(numbers(["3", "4", "5"]), 0);
        assert_eq!(numbers(["2", "3", "5"]), 0);
        assert_eq!(numbers(["2", "", "en"]), 0);
        assert_eq!(numbers(["1", "2", "100"]), 2);
    }
}
