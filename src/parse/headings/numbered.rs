//! Numbers that begin a question or an answer: `1` on a line of its own, `1. Kent u …`, `*1.`, `1.)`, `A1.`

use crate::dutch::heading::HeadingKind;
use crate::dutch::letter::announces_answers;
use crate::dutch::lexicon::ends_with_year;
use crate::dutch::numbers;
use crate::dutch::sentence::{begins, opens_question};
use crate::parse::headings::heading_line::{HeadingLine, Layout};
use crate::parse::page::sheet::Sheet;
use crate::parse::source::normalize::skip_placeholders;
use crate::text::chars::is_blank;
use crate::text::span::Span;
use crate::text::str_ext::StrExt;
use std::collections::HashSet;

/// A line that could start a numbered question.
#[derive(Clone)]
pub(super) struct NumberedLine<'a> {
    pub(super) line: usize,
    pub(super) layout: Layout,
    /// At least one.
    pub(super) numbers: Vec<u32>,
    /// The length of the number with the signs around it.
    pub(super) length: usize,
    /// The letter before the number: `A1.`
    letter: Option<char>,
    /// The sign behind the number of a list: a paper keeps to one.
    sign: &'a str,
}

impl NumberedLine<'_> {
    pub(super) fn first(&self) -> u32 {
        self.numbers.first().copied().unwrap_or(0)
    }

    fn last(&self) -> u32 {
        self.numbers.last().copied().unwrap_or(0)
    }

    pub(super) fn heading(&self, kind: HeadingKind) -> HeadingLine {
        HeadingLine::on_line(self.line, kind, self.numbers.clone(), self.length)
    }
}

/// What the lines of a sheet say by numbers.
pub(super) struct Numbered<'a> {
    pub(super) lines: Vec<NumberedLine<'a>>,
    /// The lines that say that answers follow.
    pub(super) announcements: Vec<usize>,
}

impl<'a> Numbered<'a> {
    /// Whether a line between two says that answers follow.
    pub(super) fn is_announced(&self, from: usize, to: usize) -> bool {
        let next = self.announcements.partition_point(|&line| line <= from);
        self.announcements.get(next).is_some_and(|&line| line < to)
    }

    pub(super) fn read(text: &'a str, sheet: &Sheet) -> Self {
        let mut numbered = Self { lines: Vec::new(), announcements: Vec::new() };
        for (index, line) in sheet.lines.iter().enumerate().filter(|(_, line)| line.is_body()) {
            let words = line.words(text);
            match words.as_bytes() {
                [b'0'..=b'9' | b'*' | b'(', ..] | [b'A'..=b'Z', b'0'..=b'9', ..] => {
                    numbered.lines.extend(numbered_line(words, index));
                }
                [b'A' | b'B' | b'D' | b'G' | b'H' | b'I' | b'M' | b'N' | b'O' | b'R' | b'U', ..]
                    if announces_answers(words) =>
                {
                    numbered.announcements.push(index);
                }
                _ => {}
            }
        }
        if numbered.lines.is_empty() {
            let lines = sheet.lines.iter().enumerate().filter(|(_, line)| line.is_body());
            numbered.lines.extend(lines.filter_map(|(index, line)| roman_line(line.words(text), index)));
        }
        numbered
    }
}

/// The Roman number that a line begins with, where no line has another: `IV. Kent u …`.
fn roman_line(words: &str, line: usize) -> Option<NumberedLine<'_>> {
    let (number, end) = numbers::read_roman(words)?;
    let sign = sign(&words[end..]);
    let length = end + sign.len();
    let after = &words[length..];
    let layout = if after.is_empty() { Layout::BareNumbers } else { Layout::NumberedList };
    let fits = after.is_empty() || !sign.is_empty() && after.starts_blank() && begins(after.trim_start_blank());
    fits.then_some(NumberedLine { line, layout, numbers: vec![number], length, letter: None, sign })
}

/// The number that a line begins with, as a heading.
fn numbered_line(words: &str, line: usize) -> Option<NumberedLine<'_>> {
    let plain = words.strip_prefix(['*', '(']).map_or(words, |rest| rest.trim_start_blank());
    let letter = plain.chars().next().filter(char::is_ascii_uppercase);
    let before = words.len() - plain.len() + usize::from(letter.is_some());
    let (numbers, end) = numbers::read(&words[before..], true);
    let rest = &words[skip_placeholders(words, before + end)..];
    // (The end of a date that runs on over the line end: `(Ontvangen 14 april` ⏎ `1999)`.)
    let is_year = rest == ")" && ends_with_year(&words[..words.len() - 1]);
    if matches!(rest, "" | "." | ":" | ";" | ")" | ".)") && !numbers.is_empty() && !is_year {
        let layout = Layout::BareNumbers;
        return Some(NumberedLine { line, layout, numbers, length: words.len(), letter, sign: rest });
    }
    let (numbers, end) = numbers::read(&words[before..], false);
    let end = skip_placeholders(words, before + end);
    let sign = sign(&words[end..]);
    let length = end + sign.len();
    let after = &words[length..];
    // (`1.Kent u` lost a space.)
    let is_glued =
        matches!(sign, "." | ")") && after.starts_uppercase() && after.second_char().is_some_and(char::is_lowercase);
    let text_follows = is_glued || after.starts_blank() && begins(after.trim_start_blank());
    // (Brackets are around a number, not around words: `(1) Kent u`.)
    let closed = !words.starts_with('(') || sign == ")";
    let fits = closed && !numbers.is_empty() && (letter.is_none() || !sign.is_empty());
    (fits && text_follows).then_some(NumberedLine { line, layout: Layout::NumberedList, numbers, length, letter, sign })
}

/// The sign behind the number of a list.
fn sign(rest: &str) -> &str {
    let sign = [".)", ".", ")", ":", "/", " .", " -", " –", " —"].into_iter().find(|sign| rest.starts_with(sign));
    &rest[..sign.map_or(0, str::len)]
}

/// The lines that start a numbered question, of one layout: each number once, from 1 on. A number may be missing: the one
/// after it is taken when the next follows it.
pub(super) fn count_up<'l, 'a>(text: &str, sheet: &Sheet, lines: &'l [NumberedLine<'a>]) -> Vec<&'l NumberedLine<'a>> {
    let of = |layout: Layout| count_layout(text, sheet, lines.iter().filter(|line| line.layout == layout).collect());
    let (bare, list) = (of(Layout::BareNumbers), of(Layout::NumberedList));
    let longer = if bare.len() >= list.len() { bare } else { list };
    // Some numbers may be on lines of their own and others before the words, where the same sign is behind all.
    let signed: Vec<&NumberedLine> = lines.iter().filter(|line| !line.sign.is_empty()).collect();
    let is_mixed = signed.iter().any(|line| line.layout != signed[0].layout);
    let mixed = if is_mixed { count_layout(text, sheet, signed) } else { Vec::new() };
    if mixed.len() > longer.len() && mixed.iter().all(|line| asks(text, sheet, line)) { mixed } else { longer }
}

fn count_layout<'l, 'a>(text: &str, sheet: &Sheet, mut lines: Vec<&'l NumberedLine<'a>>) -> Vec<&'l NumberedLine<'a>> {
    let Some(start) = start(text, sheet, &lines) else { return Vec::new() };
    let is_list = lines.iter().any(|line| line.layout == Layout::NumberedList);
    if let Some(&first) = lines.iter().find(|line| line.first() == start) {
        lines.retain(|line| (!is_list || line.sign == first.sign) && line.letter.is_some() == first.letter.is_some());
    }
    let places = Places::of(&lines);
    let mut found: Vec<&NumberedLine> = Vec::new();
    let mut count = Count::new(start);
    let mut letter = None;
    for (index, &line) in lines.iter().enumerate() {
        // Below another letter the numbers begin anew: `A2.`, `B1.`
        if line.letter != letter && line.first() == 1 {
            count = Count::new(1);
        }
        letter = line.letter;
        let is_last = || index + 1 == lines.len() && asks(text, sheet, line);
        if count.takes(line, index, !found.is_empty(), &places)
            || count.ends_with(line) && !found.is_empty() && is_last()
        {
            found.push(line);
        }
    }
    found
}

/// The first number of a list: 1, or that of its first line where the next counts on and both ask.
fn start(text: &str, sheet: &Sheet, lines: &[&NumberedLine]) -> Option<u32> {
    if lines.iter().any(|line| line.first() == 1) {
        return Some(1);
    }
    let counts_on = |pair: &&[&NumberedLine]| {
        pair[0].sign == pair[1].sign
            && pair[1].first() == pair[0].last() + 1
            && pair.iter().all(|line| asks(text, sheet, line))
    };
    lines.windows(2).find(counts_on).map(|pair| pair[0].first())
}

/// Whether the words at a number ask: a question mark stands in its paragraph.
fn asks(text: &str, sheet: &Sheet, line: &NumberedLine) -> bool {
    item(text, sheet, line.line, line.length, line.line + PARAGRAPH).contains('?')
}

/// More lines than these are no paragraph of a question.
const PARAGRAPH: usize = 12;

/// The longest start of a question that is looked at, in bytes.
const LONGEST_START: usize = 1_000;

/// The words behind a heading, up to a line.
pub(super) fn item<'a>(text: &'a str, sheet: &Sheet, line: usize, length: usize, end: usize) -> &'a str {
    let start = sheet.lines[line].content.start + length;
    let end = sheet.lines.get(end).map_or(text.len(), |line| line.full.start).max(start);
    let words = Span::new(start, end).of(text);
    &words[..words.floor_char_boundary(LONGEST_START)]
}

/// Whether a list that nothing announces is one of questions to the government all the same: each item asks, and one speaks
/// to a member of it.
pub(super) fn ask_the_government(text: &str, sheet: &Sheet, list: &[HeadingLine]) -> bool {
    let ends = list.iter().skip(1).map(|next| next.line).chain([sheet.lines.len()]);
    let mut items =
        list.iter().zip(ends).map(|(it, end)| item(text, sheet, it.line, it.heading.length, end).trim_blank());
    let to_a_board = |words: &str| ["het college", "Gedeputeerde Staten"].iter().any(|board| words.has(board));
    let speaks = |words: &str| {
        opens_question(words) && (words.split(is_blank).take(2).any(|word| word == "u") || to_a_board(words))
    };
    items.clone().all(|words| words.contains('?')) && items.any(speaks)
}

/// Where each number comes among the numbered lines.
struct Places(Vec<(usize, usize)>);

impl Places {
    fn of(lines: &[&NumberedLine]) -> Self {
        let mut places: Vec<(usize, usize)> = lines.iter().map(|line| line.first() as usize).zip(0..).collect();
        places.sort_by_cached_key(|&(number, _)| number);
        Self(places)
    }

    /// The next line after one that begins with a number; `usize::MAX` when there is none.
    fn next(&self, number: u32, after: usize) -> usize {
        let number = number as usize;
        let next = self.0.partition_point(|&place| place <= (number, after));
        self.0.get(next).filter(|place| place.0 == number).map_or(usize::MAX, |place| place.1)
    }
}

/// Counts along with the numbers of a list.
struct Count {
    /// The smallest number that has not come.
    next: u32,
    /// Which numbers came.
    used: HashSet<u32>,
    /// Whether a number was left out: it may still come late.
    jumped: bool,
}

impl Count {
    fn new(start: u32) -> Self {
        Self { next: start, used: HashSet::new(), jumped: false }
    }

    /// Takes a line if its number comes now; says whether it did.
    fn takes(&mut self, line: &NumberedLine, index: usize, is_begun: bool, places: &Places) -> bool {
        const LONGEST_JUMP: u32 = 9;
        let first = line.first();
        // A jump is real where the numbers go on behind it before the one that was expected comes.
        let jumps = first > self.next
            && first - self.next <= LONGEST_JUMP
            && is_begun
            && places.next(first + 1, index).min(places.next(line.last() + 1, index)) < places.next(self.next, index);
        let late = self.jumped && first < self.next && !self.used.contains(&first);
        if first != self.next && !jumps && !late {
            return false;
        }
        self.jumped |= jumps;
        self.used.extend(&line.numbers);
        self.next = self.next.max(first);
        while self.used.contains(&self.next) {
            self.next += 1;
        }
        true
    }

    /// Whether a line that is the last can be the end of the list: one number was left out before it.
    fn ends_with(&self, line: &NumberedLine) -> bool {
        line.first() == self.next + 1
    }
}
