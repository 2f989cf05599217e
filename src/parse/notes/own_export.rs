//! The notes of a text that this project itself wrote: its Markdown, and the words of its static view.

use crate::dutch::heading::{self, HeadingKind};
use crate::model::FurnitureKind::PrintMark;
use crate::parse::notes::evidence::has_likely_ref;
use crate::parse::notes::note::{RawNote, Style};
use crate::parse::page::sheet::{Origin, Sheet, pages};
use crate::parse::source::line::Role;
use crate::text::span::Span;
use crate::text::str_ext::StrExt;
use std::ops::Range;

/// The highest label of a note.
const MOST: u32 = 999;

/// The notes of an export; `None` where the text is none.
pub(crate) fn find(text: &str, sheet: &mut Sheet) -> Option<Vec<RawNote>> {
    let Origin::OwnExport { end } = sheet.origin else { return None };
    let cited = Cited::of(text, sheet);
    let heading = sheet.lines[..end].iter().rposition(|line| line.is_body() && line.words(text) == "Noten");
    let mut notes: Vec<RawNote> = Vec::new();
    // No browser copies the numbers of a list: then the notes are counted, and `↑ vraag 1` ends each.
    let below = heading.map_or(&[][..], |heading| &sheet.lines[heading + 1..end]);
    let first = below.iter().find(|line| line.is_body()).map(|line| line.words(text));
    let bare = first.is_some_and(|words| caret(words).or_else(|| dotted(words)).is_none());
    // Below `↑ vraag 1` or the heading any number can begin a note, else only the next.
    let mut fresh = false;
    let mut answered = false;
    let mut open = false;
    for index in 0..end {
        let line = &sheet.lines[index];
        let words = line.words(text);
        if heading == Some(index) {
            sheet.lines[index].role = Role::Furniture(PrintMark);
            (fresh, open) = (true, false);
            continue;
        }
        if !line.is_body() {
            if let Some(place) = words.strip_prefix('↑') {
                fresh = true;
                let place = place.trim_start_blank();
                let of_answer = place.starts_with("antwoord");
                if let Some(note) = notes.last_mut().filter(|note| note.page.is_none()) {
                    note.page = cited.page(place);
                    let lines = note.page.map_or(&[][..], |page| &sheet.lines[cited.pages[page].clone()]);
                    // The ministry's notes may count from 1 again; that is seen at the first of them.
                    let first = bare && of_answer && !answered && note.label > 1;
                    if first && !has_likely_ref(text, lines, note.label) && has_likely_ref(text, lines, 1) {
                        (note.label, note.series) = (1, 1);
                    }
                }
                answered |= of_answer;
            }
            continue;
        }
        let in_list = heading.is_some_and(|heading| index > heading);
        let next = notes.last().map_or(1, |note| note.label + 1);
        let found = if bare && in_list {
            (fresh && next <= MOST).then_some((next, 0, 0))
        } else {
            caret(words).or_else(|| dotted(words).filter(|found| in_list && (fresh || found.0 == next)))
        };
        if let Some((label, series, length)) = found {
            let style = if words.starts_with('[') { Style::Bracket } else { Style::Spaced };
            let series = if style == Style::Bracket { series } else { series_of(&notes, label) };
            let start = line.content.start;
            let rest = words[length..].trim_start_blank();
            let runs =
                if rest.is_empty() { vec![] } else { vec![Span::new(line.content.end - rest.len(), line.content.end)] };
            notes.push(RawNote { label, marker: Span::new(start, start + length), runs, page: None, series, style });
            open = true;
        } else if let Some(note) =
            notes.last_mut().filter(|_| open && (in_list || line.full.of(text).starts_with("    ")))
        {
            note.runs.push(line.content);
        } else {
            open = false;
        }
        fresh = false;
    }
    notes.retain(|note| !note.runs.is_empty());
    Some(notes)
}

/// On which page, so to say, each question and answer stands: a paper may have a `3` that looks like a mark long before the
/// answer that cites note 3.
struct Cited {
    pages: Vec<Range<usize>>,
    questions: Vec<Option<usize>>,
    answers: Vec<Option<usize>>,
}

impl Cited {
    fn of(text: &str, sheet: &Sheet) -> Self {
        let mut cited = Self { pages: pages(sheet), questions: Vec::new(), answers: Vec::new() };
        for (page, lines) in cited.pages.iter().enumerate() {
            let heading = sheet.lines.get(lines.start).filter(|line| line.is_body());
            let Some(label) = heading.and_then(|line| heading::read(line.words(text))) else { continue };
            let at = match label.kind {
                HeadingKind::Question => &mut cited.questions,
                HeadingKind::Answer => &mut cited.answers,
                HeadingKind::Remark => continue,
            };
            for number in label.numbers.into_iter().map(|number| number as usize) {
                at.resize(at.len().max(number + 1), None);
                at[number] = at[number].or(Some(page));
            }
        }
        cited
    }

    /// `vraag 3`, `antwoord 2 (2)`
    fn page(&self, place: &str) -> Option<usize> {
        let (kind, rest) = place.split_once(' ')?;
        let digits = rest.leading_digits();
        let number: u32 = rest[..digits].parse().ok()?;
        let at = match kind {
            "vraag" => &self.questions,
            "antwoord" => &self.answers,
            _ => return None,
        };
        at.get(number as usize).copied().flatten()
    }
}

/// Which series a label belongs to: the second time that it comes, the second.
fn series_of(notes: &[RawNote], label: u32) -> u8 {
    u8::from(notes.iter().any(|note| note.label == label || note.series > 0))
}

/// `[^1]: ` and `[^1--2]: `: the label, the series and the length of it all.
fn caret(words: &str) -> Option<(u32, u8, usize)> {
    let (name, rest) = words.strip_prefix("[^")?.split_once("]:")?;
    let (label, series) = name.split_once("--").unwrap_or((name, "1"));
    let series: u32 = series.parse().ok()?;
    Some((label.parse().ok()?, u8::try_from(series).ok()?.saturating_sub(1), words.len() - rest.len()))
}

/// `1. `
fn dotted(words: &str) -> Option<(u32, u8, usize)> {
    let digits = words.leading_digits();
    let rest = words[digits..].strip_prefix('.').filter(|rest| rest.is_empty() || rest.starts_blank())?;
    (1..=3).contains(&digits).then_some(())?;
    Some((words[..digits].parse().ok()?, 0, words.len() - rest.len()))
}
