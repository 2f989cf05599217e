//! Finds the note references in the running text: `2022?1`, `«bericht»1`, a `1` on a line of its own, `[1]`, `1)`.
//!
//! Only the label of a note can be a reference; references are in the order of their notes, each on the page of its note.
//! Every digit that could be one gets a score by the characters around it, and the chain in order with the highest sum is
//! taken. That keeps numbers (`in 2022`) and names (`CO2`) out, and finds `NIS24` where note 4 is missing otherwise.

use crate::dutch::heading::HeadingKind;
use crate::dutch::masthead::is_masthead;
use crate::parse::notes::candidates::{RefCandidate, RefForm, STRONG, candidates};
use crate::parse::notes::chain::Chain;
use crate::parse::notes::evidence::has_ref_where;
use crate::parse::notes::note::{RawNote, Style};
use crate::parse::notes::reference::NoteRef;
use crate::parse::page::sheet::{Sheet, pages};
use crate::parse::source::line::Line;
use crate::text::span::Span;
use crate::text::str_ext::StrExt;

/// What a reference to one more note adds to a chain, beside its score.
const NOTE_BONUS: u32 = 3;
/// What a reference loses whose note is on the next page.
const NEXT_PAGE_MALUS: u32 = 2;
/// The score of digits on a line of their own where labels are printed so too: most are a label, or a cell of a table.
const LONE_DIGITS: u32 = 1;

/// The references in the order of the text.
pub(crate) fn find(text: &str, sheet: &Sheet, notes: &[RawNote]) -> Vec<NoteRef> {
    let mut refs = Vec::new();
    if !notes.iter().any(|note| matches!(note.style, Style::Bracket | Style::Paren | Style::Dot)) {
        refs = find_without_notes(text, sheet, notes.is_empty());
    }
    let Some(first) = notes.first() else { return refs };
    let by_part = notes.iter().any(|note| note.series == 1 && note.style == first.style);
    for number in 0..=notes.iter().map(|note| note.series).max().unwrap_or(0) {
        refs.extend(Series::new(text, sheet, notes, number, by_part).find_refs(text, sheet));
    }
    refs.sort_by_key(|found| (found.span.start, found.span.end));
    refs.dedup_by(|next, before| next.span.start < before.span.end);
    refs
}

/// References whose notes are not in the text: `… in 2031? 1)` at the end of a line, counted from 1. With `brackets` also
/// `[1]`: a text with notes at the foot of its pages may refer to those so.
fn find_without_notes(text: &str, sheet: &Sheet, brackets: bool) -> Vec<NoteRef> {
    let mut refs: Vec<NoteRef> = Vec::new();
    let mut found = Vec::new();
    for line in sheet.lines.iter().filter(|line| line.is_body() && line.digits) {
        if !line.words(text).ends_with_any(")]") {
            continue;
        }
        let next = refs.last().map_or(1, |last| last.label + 1);
        found.clear();
        candidates(text, line, next, &mut found);
        let Some(last) = found.last().filter(|last| last.label == next && last.span.end == line.content.end) else {
            continue;
        };
        let form = last.form == RefForm::Paren || brackets && last.form == RefForm::Bracket;
        let before = Span::new(line.content.start, last.span.start).of(text).trim_end_blank();
        if form && last.score >= STRONG && before.ends_with_any("?.!»”’'\"") {
            refs.push(NoteRef { span: last.span, label: next, note: None });
        }
    }
    refs
}

/// The notes of one series, and what the references to them look like.
struct Series<'n> {
    notes: &'n [RawNote],
    /// For each label the index of its note.
    by_label: Vec<Option<usize>>,
    /// Only the questions refer to it, or only the answers; `None`: any line.
    part: Option<HeadingKind>,
    /// Whether the references lost the brackets that the labels have: `bericht?1` and `1) De Courant`.
    lost_brackets: bool,
}

impl<'n> Series<'n> {
    /// The series of that number. With `by_part` the questions refer to the first series, and the answers to the second.
    fn new(text: &str, sheet: &Sheet, notes: &'n [RawNote], number: u8, by_part: bool) -> Self {
        let most = notes.iter().map(|note| note.label).max().unwrap_or(0);
        let mut by_label: Vec<Option<usize>> = vec![None; most as usize + 1];
        for (index, note) in notes.iter().enumerate().filter(|(_, note)| note.series == number) {
            by_label[note.label as usize] = Some(index);
        }
        let part = if number == 1 { HeadingKind::Answer } else { HeadingKind::Question };
        let first = by_label.get(1).copied().flatten().map(|note| &notes[note]);
        let lost_brackets = first.is_some_and(|note| lost_brackets(text, sheet, note));
        Self { notes, by_label, part: by_part.then_some(part), lost_brackets }
    }

    /// The best chain of references to these notes.
    fn find_refs(&self, text: &str, sheet: &Sheet) -> Vec<NoteRef> {
        let most = self.notes.iter().map(|note| note.label).max().unwrap_or(0);
        let first_heading = sheet.headings.first().map_or(usize::MAX, |&(line, _)| line);
        let mut chain = Chain::new(self.by_label.len());
        let mut found = Vec::new();
        for (page, index) in lines_of_part(sheet, self.part) {
            let line = &sheet.lines[index];
            found.clear();
            candidates(text, line, most, &mut found);
            // `Tweede Kamer der Staten-Generaal2`
            if index < first_heading && !found.is_empty() && is_masthead(line.words(text)) {
                continue;
            }
            // Readings of the same digits share their end; at most one of them is a reference.
            for readings in found.chunk_by(|one, other| one.span.end == other.span.end) {
                chain.push(readings.iter().filter_map(|candidate| self.link(candidate, page, line)));
            }
        }
        chain.best()
    }

    /// The reference that a candidate on a line of a page could be, and its score in a chain.
    fn link(&self, candidate: &RefCandidate, page: usize, line: &Line) -> Option<(NoteRef, u32)> {
        let index = self.by_label.get(candidate.label as usize).copied().flatten()?;
        let note = &self.notes[index];
        let note_start = note.marker.start.max(note.runs.first().map_or(0, |run| run.start));
        let on_next_page = note.page.is_some_and(|at| at == page + 1);
        let near = on_next_page || note.page.is_none_or(|at| at == page);
        if !near || candidate.span.end > note_start || !self.has_form(candidate, note.style) {
            return None;
        }
        let lone = candidate.span == line.content && matches!(note.style, Style::OwnLine | Style::Spaced);
        let score = if lone { LONE_DIGITS } else { candidate.score } + NOTE_BONUS;
        let malus = if on_next_page { NEXT_PAGE_MALUS } else { 0 };
        Some((NoteRef { span: candidate.span, label: candidate.label, note: Some(index) }, score - malus))
    }

    /// Whether notes in that style are referred to in the form of a candidate.
    fn has_form(&self, candidate: &RefCandidate, style: Style) -> bool {
        match style {
            Style::Bracket => candidate.form == RefForm::Bracket,
            Style::Paren | Style::Dot => match candidate.form {
                RefForm::Paren | RefForm::Raised => true,
                RefForm::Bare => self.lost_brackets && candidate.score >= STRONG,
                RefForm::Bracket => false,
            },
            Style::Unspaced | Style::Spaced | Style::OwnLine => candidate.form != RefForm::Paren,
        }
    }
}

/// Whether the text before the first note, `1) De Courant` or `1. De Courant`, has no reference with a bracket to it.
fn lost_brackets(text: &str, sheet: &Sheet, first: &RawNote) -> bool {
    let above = sheet.lines.partition_point(|line| line.full.start < first.marker.start);
    matches!(first.style, Style::Paren | Style::Dot)
        && !has_ref_where(text, &sheet.lines[..above], 1, |it| matches!(it.form, RefForm::Paren | RefForm::Raised))
}

/// The lines of the running text with digits in them, without headings: the page and the index of each. With `part` those
/// of the questions or of the answers.
fn lines_of_part(sheet: &Sheet, part: Option<HeadingKind>) -> impl Iterator<Item = (usize, usize)> {
    let mut headings = sheet.headings.iter().peekable();
    let mut in_answer = false;
    let lines = pages(sheet).into_iter().enumerate().flat_map(|(page, lines)| lines.map(move |index| (page, index)));
    lines.filter(move |&(_, index)| {
        let line = &sheet.lines[index];
        let heading = headings.next_if(|&&(at, _)| at == index).map(|(_, heading)| heading);
        let heading = heading.filter(|heading| !heading.continues && line.is_body());
        if let Some(heading) = heading {
            in_answer = heading.kind == HeadingKind::Answer;
        }
        let whole = heading.is_some_and(|heading| heading.length == line.content.len());
        let of_part = part.is_none_or(|part| (part == HeadingKind::Answer) == in_answer);
        line.digits && line.is_body() && of_part && !whole
    })
}
