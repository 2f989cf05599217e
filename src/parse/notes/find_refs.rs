//! Finds the note references in the running text: `2022?1`, `«bericht»1`, a `1` on a line of its own, `[1]`, `1)`.
//!
//! Only the label of a note can be a reference; references are in the order of their notes, each on the page of its note.
//! Every digit that could be one gets a score by the characters around it, and the chain in order with the highest sum is
//! taken. That keeps numbers (`in 2022`) and names (`CO2`) out, and finds `NIS24` where note 4 is missing otherwise.

use crate::dutch::heading::HeadingKind;
use crate::dutch::masthead::is_masthead;
use crate::dutch::numbers;
use crate::parse::notes::candidates::{RefCandidate, RefForm, STRONG, candidates};
use crate::parse::notes::chain::Chain;
use crate::parse::notes::evidence::has_ref_where;
use crate::parse::notes::note::{RawNote, Style};
use crate::parse::notes::reference::NoteRef;
use crate::parse::notes::running_lines::lines_of_part;
use crate::parse::notes::{lone_refs, own_export, stars};
use crate::parse::page::sheet::{Origin, Sheet};
use crate::parse::source::line::Line;
use crate::text::span::Span;
use crate::text::str_ext::StrExt;
use std::collections::HashMap;

/// What a reference to one more note adds to a chain, beside its score.
const NOTE_BONUS: u32 = 3;
/// What a reference loses whose note is on the next page.
const NEXT_PAGE_MALUS: u32 = 2;
/// The score of digits on a line of their own where labels are printed so too: most are a label, or a cell of a table.
const LONE_DIGITS: u32 = 2;

/// The references in the order of the text.
pub(crate) fn find(text: &str, sheet: &Sheet, notes: &[RawNote]) -> Vec<NoteRef> {
    let is_own = matches!(sheet.origin, Origin::OwnExport { .. });
    if is_own && notes.iter().all(|note| note.style == Style::Bracket) {
        return in_own_export(text, sheet, notes);
    }
    let running: Vec<(usize, usize)> = lines_of_part(sheet, None).collect();
    let mut refs = Vec::new();
    for number in 0..=notes.iter().map(|note| note.series).max().unwrap_or(0) {
        refs.extend(Series::new(text, sheet, notes, number).find_refs(text, sheet, &running));
    }
    let refs = in_order(refs);
    let mut more = lone_refs::find(text, sheet, notes, &refs, &running);
    more.extend(stars::find_refs(text, sheet, notes));
    more.extend(refs);
    joined(text, in_order(more))
}

/// The references of our own Markdown: each names its note, `[2]` or `[*]`, and of two notes with that label which, `[2--2]`.
fn in_own_export(text: &str, sheet: &Sheet, notes: &[RawNote]) -> Vec<NoteRef> {
    let by_name: HashMap<(u32, u8), usize> = notes.iter().map(|note| (note.label, note.series)).zip(0..).collect();
    let mut refs = Vec::new();
    for line in sheet.lines.iter().filter(|line| line.is_body()) {
        let words = line.words(text);
        for (at, _) in words.match_indices('[') {
            let Some((name, rest)) = words[at + 1..].split_once(']') else { break };
            let Some((label, series)) = own_export::read_name(name) else { continue };
            let span = Span::new(line.content.start + at, line.content.end - rest.len());
            let note = by_name.get(&(label, series)).copied();
            if note.is_some_and(|note| span.end <= notes[note].marker.start) {
                refs.push(NoteRef { span, label, note });
            }
        }
    }
    in_order(refs)
}

/// References with the word between them as a part of the second: `2 en 3` is no text.
fn joined(text: &str, mut refs: Vec<NoteRef>) -> Vec<NoteRef> {
    for index in 1..refs.len() {
        let between = Span::new(refs[index - 1].span.end, refs[index].span.start);
        let words = if between.len() <= 8 { between.of(text) } else { "" };
        if words.trim_blank().trim_start_matches(',').trim_blank().is_one_of(&["en", "&"]) {
            let word = words.trim_start_blank_and(",");
            refs[index].span.start -= word.len();
        }
    }
    refs
}

/// References in the order of the text; of those that overlap the first.
fn in_order(mut refs: Vec<NoteRef>) -> Vec<NoteRef> {
    refs.sort_by_cached_key(|found| found.span.start);
    refs.dedup_by(|next, before| next.span.start < before.span.end);
    refs
}

/// The notes of one series, and what the references to them look like.
struct Series<'n> {
    notes: &'n [RawNote],
    /// For each label the index of its note.
    by_label: Vec<Option<usize>>,
    /// Only the questions refer to it, or only the answers; `None`: any line.
    part: Option<HeadingKind>,
    /// Where the text begins that refers to it.
    from: usize,
    /// Where it ends.
    to: usize,
    /// Whether the references lost the brackets that the labels have: `bericht?1` and `1) De Courant`.
    lost_brackets: bool,
}

impl<'n> Series<'n> {
    /// The series of that number. Where two of them that are printed alike follow each other, the questions refer to the first
    /// and the answers to the second; where text is between them, what is above it refers to the first.
    fn new(text: &str, sheet: &Sheet, notes: &'n [RawNote], number: u8) -> Self {
        let of = |number: u8| notes.iter().filter(move |note| note.series == number && note.style != Style::Star);
        let most = of(number).map(|note| note.label).max().unwrap_or(0);
        let mut by_label: Vec<Option<usize>> = vec![None; most as usize + 1];
        for (index, note) in
            notes.iter().enumerate().filter(|(_, note)| note.series == number && note.style != Style::Star)
        {
            by_label[note.label as usize] = Some(index);
        }
        let first = of(number).next();
        let alike = |other: &u8| first.is_some_and(|note| of(*other).next().is_some_and(|it| it.style == note.style));
        let before = (0..number).rev().find(alike);
        let after = (number..=number.saturating_add(9)).skip(1).find(alike);
        let start =
            |note: &RawNote| note.runs.first().map_or(note.marker.start, |run| run.start.min(note.marker.start));
        let end = |number: u8| of(number).filter_map(|note| note.runs.last()).map(|run| run.end).max().unwrap_or(0);
        let from = |number: u8, first: Option<&RawNote>| {
            let (from, to) = (end(number), first.map_or(0, start));
            sheet.has_body(from, to).then_some(from)
        };
        let above = before.and_then(|before| from(before, first));
        let is_second = before.is_some() && above.is_none();
        let has_second = after.is_some_and(|after| from(number, of(after).next()).is_none());
        let part = match (is_second, has_second) {
            (true, _) => Some(HeadingKind::Answer),
            (false, true) => Some(HeadingKind::Question),
            (false, false) => None,
        };
        let lost_brackets = first.is_some_and(|note| lost_brackets(text, sheet, note));
        let on_top = of(number).any(|note| note.style == Style::OnTop);
        let last = of(number).map(|note| note.runs.last().map_or(note.marker.end, |run| run.end)).max();
        let to = last.filter(|_| !on_top).unwrap_or(usize::MAX);
        Self { notes, by_label, part, from: above.unwrap_or(0), to, lost_brackets }
    }

    /// The best chain of references to these notes. `running`: the lines of [`lines_of_part`], of all parts.
    fn find_refs(&self, text: &str, sheet: &Sheet, running: &[(usize, usize)]) -> Vec<NoteRef> {
        let most = u32::try_from(self.by_label.len() - 1).unwrap_or(u32::MAX);
        let first_heading = sheet.headings.first().map_or(usize::MAX, |&(line, _)| line);
        let mut chain = Chain::new(self.by_label.len());
        let mut found = Vec::new();
        let of_part: Option<Vec<(usize, usize)>> = self.part.map(|part| lines_of_part(sheet, Some(part)).collect());
        let lines = of_part.as_deref().unwrap_or(running);
        let first = lines.partition_point(|&(_, index)| sheet.lines[index].content.end <= self.from);
        for &(page, index) in &lines[first..] {
            let line = &sheet.lines[index];
            if line.content.start >= self.to {
                break;
            }
            found.clear();
            candidates(text, line, most, &mut found);
            // `Tweede Kamer der Staten-Generaal2`
            let is_mark = !found.is_empty() && is_mark_of_question(text, sheet, index);
            if index < first_heading && !found.is_empty() && !is_mark && is_masthead(line.words(text)) {
                continue;
            }
            // Readings of the same digits share their end; at most one of them is a reference.
            for readings in found.chunk_by(|one, other| one.span.end == other.span.end) {
                chain.push(readings.iter().filter_map(|candidate| self.link(candidate, page, line, is_mark)));
            }
        }
        chain.best()
    }

    /// The reference that a candidate on a line of a page could be, and its score in a chain.
    fn link(&self, candidate: &RefCandidate, page: usize, line: &Line, is_mark: bool) -> Option<(NoteRef, u32)> {
        let index = self.by_label.get(candidate.label as usize).copied().flatten()?;
        let note = &self.notes[index];
        let note_start = note.marker.start.max(note.runs.first().map_or(0, |run| run.start));
        let on_next_page = note.page.is_some_and(|at| at == page + 1);
        let near = on_next_page || note.page.is_none_or(|at| at == page);
        if !near
            || candidate.span.start < self.from
            || (candidate.span.end > note_start) != (note.style == Style::OnTop)
            || !self.has_form(candidate, note.style)
        {
            return None;
        }
        let lone = !is_mark && candidate.span == line.content && matches!(note.style, Style::OwnLine | Style::Spaced);
        let score = if lone { LONE_DIGITS } else { candidate.score } + NOTE_BONUS;
        let malus = if on_next_page { NEXT_PAGE_MALUS } else { 0 };
        Some((NoteRef { span: candidate.span, label: candidate.label, note: Some(index) }, score - malus))
    }

    /// Whether notes in that style are referred to in the form of a candidate.
    fn has_form(&self, candidate: &RefCandidate, style: Style) -> bool {
        match style {
            Style::Bracket => {
                candidate.form == RefForm::Bracket
                    || self.lost_brackets && candidate.form == RefForm::Bare && candidate.score >= STRONG
            }
            Style::Paren | Style::Parens | Style::Dot => match candidate.form {
                RefForm::Paren | RefForm::Parens | RefForm::Raised | RefForm::Words => true,
                RefForm::Bare => self.lost_brackets && candidate.score >= STRONG,
                RefForm::Bracket => false,
            },
            Style::Unspaced | Style::Spaced | Style::OwnLine => !candidate.form.has_parenthesis(),
            Style::OnTop => true,
            Style::Star => false,
        }
    }
}

/// Whether a line of digits is a mark behind the question right above it: neither a label nor a cell of a table stands there,
/// and the number of a question has words below it.
fn is_mark_of_question(text: &str, sheet: &Sheet, index: usize) -> bool {
    let lines = &sheet.lines;
    index > 0
        && lines[index - 1].is_body()
        && lines[index - 1].words(text).ends_with('?')
        && numbers::are_all(lines[index].words(text))
        && lines.get(index + 1).is_none_or(|below| !below.is_body() || sheet.heading_at(index + 1).is_some())
}

/// Whether the text before the first note, `1) De Courant` or `[1] De Courant`, has no reference with a bracket to it.
fn lost_brackets(text: &str, sheet: &Sheet, first: &RawNote) -> bool {
    let above = sheet.lines.partition_point(|line| line.full.start < first.marker.start);
    let lacks =
        |fits: fn(RefForm) -> bool| !has_ref_where(text, &sheet.lines[..above], first.label, |it| fits(it.form));
    match first.style {
        Style::Paren | Style::Parens | Style::Dot => lacks(|form| form.has_parenthesis() || form == RefForm::Raised),
        Style::Bracket => lacks(|form| form == RefForm::Bracket),
        _ => false,
    }
}
