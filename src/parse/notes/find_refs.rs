//! Finds the markers of the notes in the running text: `2022?1`, `«bericht»1`, a `1` on a line of its own, `[1]`, `1)`.
//!
//! Only a known label can be a marker, and markers stand in the order of their notes, each on the page of its note. Every
//! digit that could be one is weighed by what stands around it; the heaviest chain in order is taken. That tells
//! `onderzoek?1` from a number and `NIS24` from `CO2`.

use crate::dutch::heading::HeadingKind;
use crate::dutch::masthead::is_masthead;
use crate::parse::notes::candidates::{Form, LIKELY, candidates};
use crate::parse::notes::chain::Chain;
use crate::parse::notes::evidence::has_ref_where;
use crate::parse::notes::note::{RawNote, Style};
use crate::parse::notes::reference::NoteRef;
use crate::parse::page::sheet::{Sheet, pages};
use crate::text::span::Span;
use crate::text::str_ext::StrExt;

/// What explaining one more note is worth, beside the weight of its marker.
const NOTE_BONUS: u32 = 3;

/// The markers in the order of the text.
pub(crate) fn find(text: &str, sheet: &Sheet, notes: &[RawNote]) -> Vec<NoteRef> {
    let mut marks = Vec::new();
    if !notes.iter().any(|note| matches!(note.style, Style::Bracket | Style::Paren | Style::Dot)) {
        marks = without_notes(text, sheet, notes.is_empty());
    }
    if notes.is_empty() {
        return marks;
    }
    let two_alike =
        notes.iter().any(|note| note.series == 1 && notes.first().is_some_and(|first| first.style == note.style));
    let most = notes.iter().map(|note| note.label).max().unwrap_or(0);
    for series in 0..=notes.iter().map(|note| note.series).max().unwrap_or(0) {
        let mut by_label: Vec<Option<usize>> = vec![None; most as usize + 1];
        for (index, note) in notes.iter().enumerate().filter(|(_, note)| note.series == series) {
            by_label[note.label as usize] = Some(index);
        }
        marks.extend(series_marks(text, sheet, notes, &by_label, two_alike.then_some(series)));
    }
    marks.sort_by_key(|mark| (mark.span.start, mark.span.end));
    marks.dedup_by(|next, mark| next.span.start < mark.span.end);
    marks
}

/// Markers whose notes are not in the text: `… in 2031? 1)` at a line's end, counted from 1.
/// A bracket calls for a note at a page's foot too, so that it is without a note only where there is none at all.
fn without_notes(text: &str, sheet: &Sheet, brackets: bool) -> Vec<NoteRef> {
    let mut marks: Vec<NoteRef> = Vec::new();
    let mut found = Vec::new();
    for line in sheet.lines.iter().filter(|line| line.is_body()) {
        let words = line.words(text);
        if !line.digits || !words.ends_with_any(")]") {
            continue;
        }
        let next = marks.last().map_or(1, |mark| mark.label + 1);
        found.clear();
        candidates(text, line, next, &mut found);
        let Some(last) = found.last().filter(|last| last.label == next && last.span.end == line.content.end) else {
            continue;
        };
        let before = Span::new(line.content.start, last.span.start).of(text).trim_end_blank();
        let ended = before.ends_with_any("?.!»”’'\"");
        let form = last.form == Form::Paren || brackets && last.form == Form::Bracket;
        if form && last.weight > LIKELY && ended {
            marks.push(NoteRef { span: last.span, label: next, note: None });
        }
    }
    marks
}

/// The markers of one series. With `part`, series 0 is cited in questions and 1 in answers.
fn series_marks(
    text: &str,
    sheet: &Sheet,
    notes: &[RawNote],
    by_label: &[Option<usize>],
    part: Option<u8>,
) -> Vec<NoteRef> {
    let most = u32::try_from(by_label.len()).unwrap_or(1) - 1;
    // Notes with brackets, and marks that lost theirs: "?1" and "1) De Courant".
    let first = by_label.iter().flatten().map(|&note| &notes[note]).find(|note| note.label == 1);
    let bare = first.is_some_and(|note| {
        let end = sheet.lines.partition_point(|line| line.full.start < note.marker.start);
        matches!(note.style, Style::Paren | Style::Dot)
            && !has_ref_where(text, &sheet.lines[..end], 1, |it| matches!(it.form, Form::Paren | Form::Raised))
    });
    let mut chain = Chain::new(by_label.len());
    let mut found = Vec::new();
    let mut in_answer = false;
    let mut headings = sheet.labels.iter().peekable();
    for (page, range) in pages(sheet).into_iter().enumerate() {
        for index in range {
            let line = &sheet.lines[index];
            if let Some((_, label)) = headings.next_if(|&&(heading, _)| heading == index)
                && !label.open
                && line.is_body()
            {
                in_answer = label.kind == HeadingKind::Answer;
                if label.length == line.content.len() {
                    continue;
                }
            }
            if !line.digits || !line.is_body() || part.is_some_and(|part| (part == 1) != in_answer) {
                continue;
            }
            found.clear();
            candidates(text, line, most, &mut found);
            // `Tweede Kamer der Staten-Generaal2`
            if headings.len() == sheet.labels.len() && !found.is_empty() && is_masthead(line.words(text)) {
                continue;
            }
            let mut from = 0;
            while from < found.len() {
                // Readings of the same digits exclude each other.
                let same = found[from..].iter().take_while(|other| other.span.end == found[from].span.end).count();
                chain.push(found[from..from + same].iter().filter_map(|candidate| {
                    let note = by_label.get(candidate.label as usize).copied().flatten()?;
                    let raw = &notes[note];
                    let near = raw.page.is_none_or(|at| at == page || at == page + 1);
                    let late = raw.page.is_some_and(|at| at == page + 1);
                    let form = match raw.style {
                        Style::Bracket => candidate.form == Form::Bracket,
                        Style::Paren | Style::Dot => {
                            matches!(candidate.form, Form::Paren | Form::Raised)
                                || bare && candidate.form == Form::Bare && candidate.weight > LIKELY
                        }
                        Style::Glued | Style::Spaced | Style::Lone => candidate.form != Form::Paren,
                    };
                    let fits = near
                        && form
                        && candidate.span.end <= raw.marker.start.max(raw.runs.first().map_or(0, |run| run.start));
                    // Where labels are torn from their notes, a digit on a line of its own is a label or a cell of a table.
                    let torn = matches!(raw.style, Style::Lone | Style::Spaced) && candidate.span == line.content;
                    let weight = if torn { 1 } else { candidate.weight } + NOTE_BONUS - if late { 2 } else { 0 };
                    fits.then_some((
                        candidate.label,
                        weight,
                        NoteRef { span: candidate.span, label: candidate.label, note: Some(note) },
                    ))
                }));
                from += same;
            }
        }
    }
    chain.best()
}
