//! Finds notes as a page of officielebekendmakingen.nl copies them: each below a line `X Noot`, the label behind that word
//! or before the note.

use crate::dutch::masthead::ends_notes;
use crate::dutch::{heading, patterns};
use crate::model::FurnitureKind;
use crate::parse::notes::label::opens_note;
use crate::parse::notes::note::{RawNote, Style};
use crate::parse::page::sheet::Sheet;
use crate::parse::source::line::Role;
use crate::text::chars::raised_digit;
use crate::text::span::Span;
use crate::text::str_ext::StrExt;

/// Finds the notes, and sets the lines between them aside; none where no line says `X Noot`.
pub(crate) fn find(text: &str, sheet: &mut Sheet) -> Vec<RawNote> {
    let mut notes: Vec<RawNote> = Vec::new();
    let mut open: Option<Open> = None;
    for line in sheet.lines.iter_mut().filter(|line| line.is_body()) {
        let words = line.words(text);
        if let Some((label, length)) = rule(words) {
            notes.extend(open.take().and_then(Open::close));
            let rest = Span::new(line.content.start + length, line.content.end);
            let marker = Span::new(line.content.start, rest.start).of(text).trim_end_blank().len();
            let marker = Span::new(line.content.start, line.content.start + marker);
            open = Some(Open { marker, label, runs: if rest.is_empty() { Vec::new() } else { vec![rest] } });
            if label.is_none() {
                line.role = Role::Furniture(FurnitureKind::PrintMark);
            }
            continue;
        }
        let Some(note) = &mut open else { continue };
        if heading::read(words).is_some() || ends_notes(words) {
            notes.extend(open.take().and_then(Open::close));
            continue;
        }
        note.take(text, line.content);
    }
    notes.extend(open.and_then(Open::close));
    notes
}

/// The line above a note, `X Noot`, `X Noot 1`, or the first of one, `Noot 1: De Courant`: the label, and its length with
/// what parts it from the note.
fn rule(words: &str) -> Option<(Option<u32>, usize)> {
    if !matches!(words.as_bytes().first(), Some(b'X' | b'N' | b'n' | b'V' | b'v' | b'1'..=b'9')) {
        return None;
    }
    if words.len() <= 16
        && let Some(found) = patterns::NOTE_RULE.find(words)
    {
        return Some((found.group(1).parse().ok(), words.len()));
    }
    let found = patterns::NOTE_IN_WORDS.find(words)?;
    let label = [1, 2].into_iter().find_map(|group| found.group(group).parse().ok());
    // `Noot 2 (zie blz. 1747)` is the caption of an annex.
    let rest = &words[found.end()..];
    (rest.is_empty() || opens_note(rest) && !rest.starts_with("(zie")).then_some((label, found.end()))
}

/// A note that is being read.
struct Open {
    marker: Span,
    label: Option<u32>,
    runs: Vec<Span>,
}

impl Open {
    /// Takes a line: the label, the label with the first words, or words.
    fn take(&mut self, text: &str, content: Span) {
        let words = content.of(text);
        let digits = words.leading_digits();
        if let Some(label) = raised_label(words).filter(|_| self.label.is_none()) {
            (self.label, self.marker) = (Some(label), content);
        } else if self.label.is_none()
            && (1..=3).contains(&digits)
            && (digits == words.len() || words[digits..].starts_blank())
        {
            self.label = words[..digits].parse().ok();
            self.marker = Span::new(content.start, content.start + digits);
            let rest = words[digits..].trim_start_blank();
            if !rest.is_empty() {
                self.runs.push(Span::new(content.end - rest.len(), content.end));
            }
        } else {
            self.runs.push(content);
        }
    }

    fn close(self) -> Option<RawNote> {
        let label = self.label?;
        let note =
            RawNote { label, marker: self.marker, runs: self.runs, page: None, series: 0, style: Style::OwnLine };
        (!note.runs.is_empty()).then_some(note)
    }
}

/// The label that is a line of its own in raised digits.
fn raised_label(words: &str) -> Option<u32> {
    let digits = words.trim_end_blank();
    let label = digits.chars().try_fold(0_u32, |label, digit| Some(label.checked_mul(10)? + raised_digit(digit)?))?;
    (1..=999).contains(&label).then_some(label)
}

#[cfg(test)]
mod tests {
    use super::find;
    use crate::parse::page::furniture::classify;
    use crate::parse::source::lines::split;

    fn notes(text: &str) -> Vec<(u32, usize)> {
        let mut sheet = classify(text, split(text));
        find(text, &mut sheet).iter().map(|note| (note.label, note.runs.len())).collect()
    }

    #[test]
    fn labels_behind_the_word_or_before_the_note() {
        assert_eq!(notes("X Noot\n1\nDe Courant\nX Noot\n2 Het Blad\nvan 3 mei\n"), [(1, 1), (2, 2)]);
        assert_eq!(notes("X Noot 1\nDe Courant\nVraag 2\nWaarom?\n"), [(1, 1)]);
        assert_eq!(notes("X Noot\n¹²\nDe Courant\n"), [(12, 1)]);
        assert!(notes("X Noot\n3D-brug\n").is_empty());
        assert!(notes("X Noot\n1\n").is_empty());
    }
}
