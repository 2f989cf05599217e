//! Notes at the foot of each page.

use crate::dutch::masthead::ends_notes;
use crate::dutch::sentence::opens_question;
use crate::parse::notes::joined::split_joined;
use crate::parse::notes::label::{opens_note, read_label, read_label_before_digit};
use crate::parse::notes::note::{ATTEMPTS, RawNote, Style};
use crate::parse::notes::{evidence, torn};
use crate::parse::page::sheet::{Sheet, below_headings};
use std::ops::Range;

/// How many lines above the first note of a page are searched for references to those that share a line with it.
const SEARCHED_ABOVE: usize = 400;

/// Finds the notes at the foot of each page, in one style.
pub(crate) fn at_page_feet(text: &str, sheet: &Sheet, pages: &[Range<usize>], style: Style) -> Vec<RawNote> {
    let mut notes: Vec<RawNote> = Vec::new();
    let mut series: u8 = 0;
    let has_feet = pages.len() > 1;
    if !has_feet && matches!(style, Style::OwnLine | Style::Bracket) {
        return notes;
    }
    for (number, page) in pages.iter().enumerate() {
        let first = notes.last().map_or(1, |note| note.label + 1);
        let below_headings = below_headings(sheet, page.clone())..page.end;
        let find = |first: u32| {
            let below_headings = below_headings.clone();
            if style == Style::OwnLine {
                torn::find(text, sheet, below_headings, page.start, first)
            } else {
                Foot { text, sheet, top: page.start, below_headings, first, style, has_feet }.notes()
            }
        };
        let mut found = find(first);
        // Labels may begin anew on each page.
        if found.is_empty() && first > 1 {
            found = find(1);
            let above = found.first().map_or(page.start, |note| sheet.line_at(note.marker.start));
            found.retain(|_| evidence::has_likely_ref_in_text(text, &sheet.lines[page.start..above], 1));
            series = series.saturating_add(u8::from(!found.is_empty()));
        }
        notes.extend(found.into_iter().map(|note| RawNote { page: Some(number), series, ..note }));
    }
    notes
}

/// The lower part of a page, where notes are looked for.
struct Foot<'t> {
    text: &'t str,
    sheet: &'t Sheet,
    /// The first line of the page.
    top: usize,
    /// The lines of the page below its last heading.
    below_headings: Range<usize>,
    /// The label that comes next.
    first: u32,
    style: Style,
    /// Whether the pages of the text have feet.
    has_feet: bool,
}

impl Foot<'_> {
    /// The longest row of notes down to the end of the page, each starting a line with the next label.
    fn notes(&self) -> Vec<RawNote> {
        // The true start is among the last; a page of nothing but ones is no reason to try each.
        let notes = self.longest(self.lines_where(|start| self.starts_with_label(start)).take(ATTEMPTS));
        if !notes.is_empty() || self.style != Style::Unspaced {
            return notes;
        }
        self.longest(self.lines_where(|start| self.starts_with_label_before_digit(start)).take(1))
    }

    /// The lines that pass, from the last up.
    fn lines_where(&self, passes: impl Fn(usize) -> bool) -> impl Iterator<Item = usize> {
        let lines = self.below_headings.clone().rev();
        lines.filter(move |&index| {
            let line = &self.sheet.lines[index];
            line.digits && line.is_body() && passes(index)
        })
    }

    fn starts_with_label(&self, index: usize) -> bool {
        let start = read_label(self.text, self.sheet.lines[index].content, self.first, self.style);
        // Where pages have no feet it may be the number of a question.
        start.is_some_and(|(_, words)| self.has_feet || !opens_question(words.of(self.text)))
    }

    fn starts_with_label_before_digit(&self, index: usize) -> bool {
        let lines = &self.sheet.lines[index..self.below_headings.end];
        !self.starts_with_label(index) && read_label_before_digit(self.text, lines, self.first).is_some()
    }

    /// The longest row of notes from one of some lines; of equal ones the first.
    fn longest(&self, starts: impl Iterator<Item = usize>) -> Vec<RawNote> {
        let mut best: Vec<RawNote> = Vec::new();
        for start in starts {
            let notes = self.notes_from(start);
            if notes.len() > best.len() && self.is_plausible(&notes, start) {
                best = notes;
            }
        }
        best
    }

    /// Whether there is evidence that these are notes, and not a list or the last lines of the text.
    fn is_plausible(&self, notes: &[RawNote], start: usize) -> bool {
        let above = &self.sheet.lines[self.top..start];
        if evidence::has_likely_ref(self.text, above, self.first) {
            return true;
        }
        let opens =
            || notes.first().and_then(|note| note.runs.first()).is_some_and(|run| opens_note(run.of(self.text)));
        // Right above the foot of a page less is enough.
        self.has_feet
            && (self.style == Style::Unspaced
                || (self.first > 1 || opens()) && evidence::has_possible_ref(self.text, above, self.first))
    }

    /// The notes from a line to the end of the page. A viewer may copy several on one line: `1 De Courant 2 Het Blad`.
    fn notes_from(&self, start: usize) -> Vec<RawNote> {
        let &Self { text, sheet, style, .. } = self;
        let above = &sheet.lines[start.saturating_sub(SEARCHED_ABOVE)..start];
        let end = self.below_headings.end;
        let mut notes: Vec<RawNote> = Vec::new();
        for (index, line) in (start..end).map(|index| (index, &sheet.lines[index])).filter(|(_, line)| line.is_body()) {
            let label = notes.last().map_or(self.first, |note| note.label + 1);
            let mut found = read_label(text, line.content, label, style);
            if found.is_none() && style == Style::Unspaced {
                found = read_label_before_digit(text, &sheet.lines[index..end], label);
            }
            if ends_notes(line.words(text)) {
                break;
            }
            if let Some((marker, words)) = found {
                notes.push(RawNote { label, marker, runs: vec![words], page: None, series: 0, style });
            } else if let Some(note) = notes.last_mut() {
                note.runs.push(line.content);
            }
            if line.digits {
                split_joined(text, &mut notes, &sheet.lines[index + 1..end], |label| {
                    evidence::has_possible_ref(text, above, label)
                });
            }
        }
        notes
    }
}
