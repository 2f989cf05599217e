//! Notes in the midst of a text: between paragraphs, below an answer, between the questions and the answers, at its end.
//!
//! A line is the start of such a note where it begins with a label that the text above refers to, and its words are those of
//! a note. Labels may begin at any number, leave some out, and begin anew: then the notes are of another series.

use crate::dutch::heading::HeadingKind;
use crate::dutch::lexicon::{is_counted, looks_like_source, names_source};
use crate::dutch::masthead::ends_notes;
use crate::dutch::sentence::{ends_sentence, opens_question};
use crate::dutch::{numbers, patterns};
use crate::parse::notes::candidates::{AFTER_SIGN, LIKELY, RefCandidate, RefForm, candidates};
use crate::parse::notes::joined::split_joined;
use crate::parse::notes::label::{opens_note, read_labels};
use crate::parse::notes::note::{MOST_LABEL, RawNote, Style};
use crate::parse::page::sheet::Sheet;
use crate::parse::source::line::Role;
use crate::text::span::Span;
use crate::text::str_ext::StrExt;
use std::collections::HashMap;

/// How many lines above a note its reference is looked for.
const SEARCHED_ABOVE: usize = 1_000;
/// How many references with its label are looked at.
const SEARCHED_REFS: usize = 40;
/// The most labels that a list of notes leaves out.
const LONGEST_JUMP: u32 = 4;

/// Finds the notes.
pub(crate) fn find(text: &str, sheet: &Sheet) -> Vec<RawNote> {
    let mut search = Search::new(text, sheet);
    let mut index = 0;
    while index < sheet.lines.len() {
        index = match search.start_at(index) {
            Some(start) => search.take(index, start),
            None => index + 1,
        };
    }
    search.notes
}

/// The start of a note: its label, its style, the span of the label and that of the first words.
type Start = (u32, Style, Span, Span);

struct Search<'t> {
    text: &'t str,
    sheet: &'t Sheet,
    /// For each label the lines with what could be a reference to it, in order.
    refs: HashMap<u32, Vec<(usize, RefForm, u32)>>,
    /// Whether an indent begins a paragraph: few lines have one.
    indents_tell: bool,
    /// Whether questions have headings with words; where they have not, a number may begin one.
    has_headings: bool,
    /// The number that the next question or answer has where they are numbered without words.
    next_number: u32,
    notes: Vec<RawNote>,
    /// For each label the line of its last note: what refers to it again comes below.
    found: HashMap<u32, usize>,
    /// The line after the last note.
    end: usize,
}

impl<'t> Search<'t> {
    fn new(text: &'t str, sheet: &'t Sheet) -> Self {
        let mut refs: HashMap<u32, Vec<(usize, RefForm, u32)>> = HashMap::new();
        let mut found: Vec<RefCandidate> = Vec::new();
        for (index, line) in sheet.lines.iter().enumerate().filter(|(_, line)| line.digits && line.is_body()) {
            found.clear();
            candidates(text, line, MOST_LABEL, &mut found);
            let row = index > 0 && is_row_of_refs(line.words(text)) && sheet.lines[index - 1].is_body();
            // At the start of a line a digit is a label, or the number of an item.
            for it in found.iter().filter(|it| it.span.start > line.content.start || row) {
                refs.entry(it.label).or_default().push((index, it.form, it.score));
            }
        }
        let has_headings = sheet.headings.iter().any(|(_, heading)| heading.kind == HeadingKind::Question);
        Self {
            text,
            sheet,
            refs,
            indents_tell: is_rarely_indented(text, sheet),
            has_headings,
            next_number: 1,
            notes: Vec::new(),
            found: HashMap::new(),
            end: 0,
        }
    }

    /// Reads the start of a note in a line, and counts along with the numbers of questions.
    fn start_at(&mut self, index: usize) -> Option<Start> {
        let line = &self.sheet.lines[index];
        if !line.is_body() {
            return None;
        }
        let words = line.words(self.text);
        if !self.has_headings && words.starts_with('A') && patterns::REPLIED_BY.matches(words) {
            self.next_number = 1;
        }
        if !line.digits || self.sheet.heading_at(index).is_some() {
            return None;
        }
        let starts = read_labels(self.text, line.content, MOST_LABEL);
        let start = starts.into_iter().find(|start| self.is_note(index, start)).or_else(|| {
            let above = index.checked_sub(1).map(|above| &self.sheet.lines[above]).filter(|above| above.is_body());
            let free = self.follows_note(index)
                || above.is_none_or(|above| ends_sentence(without_digits(above.words(self.text))));
            self.own_line_at(index).filter(|_| free)
        });
        // `*1. Kent u …`, `(1) Kent u …`
        let words = words.trim_start_any("*(");
        if start.is_none() && !self.has_headings && words.starts_with_digit() {
            let (numbers, _) = numbers::read(words, false);
            if numbers.first() == Some(&self.next_number) {
                self.next_number = numbers.last().map_or(1, |last| last + 1);
            }
        }
        start
    }

    /// The start of a note whose label is a line of its own.
    fn own_line_at(&self, index: usize) -> Option<Start> {
        let (text, line) = (self.text, &self.sheet.lines[index]);
        let words = line.words(text);
        let (style, number) = match words.strip_prefix('[').and_then(|words| words.strip_suffix(']')) {
            Some(number) => (Style::Bracket, number),
            None => (Style::OwnLine, words),
        };
        let label = number.parse().ok().filter(|label| self.has_headings && (1..=MOST_LABEL).contains(label))?;
        let blank = self.sheet.lines.get(index + 1).is_some_and(|below| below.role == Role::Blank);
        let first = index + 1 + usize::from(blank);
        let below = self.sheet.lines.get(first).filter(|below| below.is_body())?;
        let is_heading = self.sheet.heading_at(first).is_some();
        let is_note = !is_heading && looks_like_source(below.words(text)) && !opens_question(below.words(text));
        (is_note && self.is_cited(index, label, style)).then_some((label, style, line.content, below.content))
    }

    /// Whether a line that begins with a label begins a note.
    fn is_note(&self, index: usize, &(label, style, _, words): &Start) -> bool {
        let words = words.of(self.text);
        let is_date = style == Style::Spaced && is_counted(words);
        if is_date || opens_question(words) || words.trim_end_any("0123456789 ,").ends_with('?') {
            return false;
        }
        let above = index.checked_sub(1).map(|above| &self.sheet.lines[above]);
        let below_note = self.follows_note(index);
        let free = below_note || above.is_none_or(|above| above.role != Role::Body);
        let is_source = looks_like_source(words);
        let last = self.notes.last().filter(|last| below_note && last.style == style);
        if let Some(last) = last.filter(|last| label > last.label) {
            let next = label == last.label + 1 && (is_source || self.has_headings && opens_note(words));
            return next || label - last.label <= LONGEST_JUMP && self.is_cited(index, label, style);
        }
        let is_number = !self.has_headings && label == self.next_number && style != Style::Bracket;
        let listed = matches!(style, Style::Paren | Style::Parens | Style::Dot);
        let ended = above.is_some_and(|above| ends_sentence(without_digits(above.words(self.text))));
        // (Below a signature nothing has ended.)
        let fits = is_source && (free || ended || names_source(words)) || free && self.has_headings && !listed;
        fits && !is_number && self.is_cited(index, label, style)
    }

    /// Whether nothing but blank lines is between a line and the last note.
    fn follows_note(&self, index: usize) -> bool {
        !self.notes.is_empty() && self.sheet.lines[self.end..index].iter().all(|line| line.role == Role::Blank)
    }

    /// Whether the text above a line refers to a label, below the last note with it.
    fn is_cited(&self, index: usize, label: u32, style: Style) -> bool {
        let from = self.found.get(&label).copied().unwrap_or(0).max(index.saturating_sub(SEARCHED_ABOVE));
        let refs = self.refs.get(&label).map_or(&[][..], Vec::as_slice);
        let above = &refs[..refs.partition_point(|found| found.0 < index)];
        let near = above.iter().rev().take(SEARCHED_REFS).take_while(|found| found.0 >= from);
        near.into_iter().any(|&(_, form, score)| match style {
            Style::Paren | Style::Parens | Style::Dot => match form {
                RefForm::Bare => score >= AFTER_SIGN,
                RefForm::Bracket => false,
                _ => score >= LIKELY,
            },
            _ => !form.has_parenthesis() && score >= LIKELY,
        })
    }

    /// Takes a note that starts in a line; returns the line below it.
    fn take(&mut self, index: usize, (label, style, marker, words): Start) -> usize {
        let first = self.sheet.line_at(words.start);
        let below = self.lines_below(first + 1, words, label);
        let anew = self.notes.last().is_some_and(|last| last.label >= label) as u8;
        let series = self.notes.last().map_or(0, |last| last.series.saturating_add(anew));
        self.end = below.last().map_or(first, |&last| last) + 1;
        let mut notes = vec![RawNote { label, marker, runs: Vec::new(), page: None, series, style }];
        for run in std::iter::once(words).chain(below.iter().map(|&line| self.sheet.lines[line].content)) {
            if let Some(note) = notes.last_mut() {
                note.runs.push(run);
            }
            let lines_below = &self.sheet.lines[self.end..];
            split_joined(self.text, &mut notes, lines_below, |label| self.is_cited(index, label, style));
        }
        for note in notes {
            self.found.insert(note.label, index);
            self.notes.push(note);
        }
        self.end
    }

    /// The lines of a note below its first: until a line ends well before the others, or something else begins.
    fn lines_below(&self, from: usize, first: Span, own: u32) -> Vec<usize> {
        let Self { text, sheet, .. } = *self;
        let (mut last, mut widest) = (first, first.len());
        let mut found = Vec::new();
        for (index, line) in sheet.lines.iter().enumerate().skip(from) {
            let words = line.words(text);
            // (A copy may have a blank line below every line.)
            if line.role == Role::Blank && names_number(last.of(text)) {
                continue;
            }
            if !line.is_body() {
                break;
            }
            let ended = last.of(text).ends_with_any(".)»") && last.len() * 5 < widest * 4;
            let next_note = || {
                let starts = read_labels(text, line.content, MOST_LABEL);
                starts.into_iter().any(|(label, style, _, words)| {
                    let words = words.of(text);
                    let cited = label == own + 1 && looks_like_source(words) || self.is_cited(index, label, style);
                    label != own && cited && !is_counted(words)
                }) || self.own_line_at(index).is_some_and(|(label, ..)| label == own + 1)
            };
            if ended
                || ends_notes(words)
                || self.indents_tell && is_indented(text, sheet, index)
                || sheet.heading_at(index).is_some() && !is_mentioned(last.of(text), words)
                || next_note()
            {
                break;
            }
            widest = widest.max(line.content.len());
            last = line.content;
            found.push(index);
        }
        found
    }
}

/// The words of a line without what could be references at its end.
fn without_digits(words: &str) -> &str {
    words.trim_end_blank_and("0123456789¹²³,[]()")
}

/// Whether a line is nothing but references: `1, 2 en 3`.
fn is_row_of_refs(words: &str) -> bool {
    let (numbers, end) = numbers::read(words, true);
    !numbers.is_empty() && end == words.len()
}

/// Whether a note names the question of another paper in what looks like a heading: `… antwoord op` ⏎ `Vraag 3 van het lid
/// Kraan.`
fn is_mentioned(above: &str, words: &str) -> bool {
    let number = words.find(|letter: char| letter.is_ascii_digit()).unwrap_or(words.len());
    let rest = &words[number..];
    let rest = &rest[rest.leading_digits()..];
    names_number(above) || above.ends_with(char::is_alphabetic) && patterns::OF_ANOTHER_SET.matches(rest)
}

/// Whether words end in what comes before the number of a question: `… antwoord op`.
fn names_number(words: &str) -> bool {
    words.last_word().is_one_of(&["op", "bij", "zie", "en", "van", "onder"])
}

fn is_indented(text: &str, sheet: &Sheet, index: usize) -> bool {
    sheet.lines[index].full.of(text).starts_with_any(" \u{c}")
}

/// Whether so few lines are indented that an indent begins a paragraph.
fn is_rarely_indented(text: &str, sheet: &Sheet) -> bool {
    let lines = 0..sheet.lines.len();
    let indented = lines.filter(|&index| sheet.lines[index].is_body() && is_indented(text, sheet, index));
    indented.count() * 5 < sheet.lines.len()
}
