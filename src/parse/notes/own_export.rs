//! Finds the notes of a text that this project itself wrote: its Markdown, and the words of its static view.

use crate::dutch::heading::{self, HeadingKind};
use crate::model::FurnitureKind::PrintMark;
use crate::parse::notes::evidence::has_likely_ref;
use crate::parse::notes::note::{RawNote, Style};
use crate::parse::notes::stars;
use crate::parse::page::sheet::{Origin, Sheet, pages};
use crate::parse::source::line::{Line, Role};
use crate::text::chars::is_blank;
use crate::text::span::Span;
use crate::text::str_ext::StrExt;
use std::ops::Range;

/// The highest label of a note.
const MOST: u32 = 999;
/// No name of a note is longer, with what its escapes left behind.
const LONGEST_NAME: usize = 16;

/// The notes of an export; `None` where the text is none.
pub(crate) fn find(text: &str, sheet: &mut Sheet) -> Option<Vec<RawNote>> {
    let Origin::OwnExport { end } = sheet.origin else { return None };
    let heading = sheet.lines[..end].iter().rposition(|line| line.is_body() && line.words(text) == "Noten");
    let mut reader = Reader::new(text, sheet, heading.map_or(end, |heading| heading + 1)..end);
    for (index, line) in sheet.lines[..end].iter().enumerate() {
        if heading == Some(index) {
            reader.start_list();
        } else if line.is_body() {
            reader.take_line(line);
        } else if let Some(place) = line.words(text).strip_prefix('↑') {
            reader.take_backlink(place.trim_start_blank());
        }
    }
    let mut notes = reader.notes;
    notes.retain(|note| !note.runs.is_empty());
    if let Some(heading) = heading {
        sheet.lines[heading].role = Role::Furniture(PrintMark);
    }
    Some(notes)
}

/// Reads the notes line by line.
struct Reader<'t> {
    text: &'t str,
    lines: &'t [Line],
    cited: Cited,
    notes: Vec<RawNote>,
    /// Whether the lines are those below the heading `Noten`.
    in_list: bool,
    /// Whether the list lost its numbers, as every browser copies it: then `↑ vraag 1` ends a note, and notes are counted.
    unnumbered: bool,
    /// Whether a note with any label can begin, else only one with the next: right below the heading or `↑ vraag 1`.
    any_label: bool,
    /// Whether the next line can belong to the last note.
    in_note: bool,
    /// Whether a note of an answer came before.
    in_answers: bool,
}

impl<'t> Reader<'t> {
    /// A reader of a text whose list of notes is on the lines `list`.
    fn new(text: &'t str, sheet: &'t Sheet, list: Range<usize>) -> Self {
        let first = sheet.lines[list].iter().find(|line| line.is_body()).map(|line| line.words(text));
        Self {
            text,
            lines: &sheet.lines,
            cited: Cited::of(text, sheet),
            notes: Vec::new(),
            in_list: false,
            unnumbered: first.is_some_and(|words| bracketed(words).or_else(|| dotted(words)).is_none()),
            any_label: false,
            in_note: false,
            in_answers: false,
        }
    }

    /// Takes the heading `Noten`.
    fn start_list(&mut self) {
        self.in_list = true;
        self.any_label = true;
        self.in_note = false;
    }

    /// Takes `↑ vraag 1`, below a note: where it is cited.
    fn take_backlink(&mut self, place: &str) {
        self.any_label = true;
        let of_answer = place.starts_with("antwoord");
        let first_of_answers = of_answer && !self.in_answers;
        self.in_answers |= of_answer;
        let Some(note) = self.notes.last_mut().filter(|note| note.page.is_none()) else { return };
        note.page = self.cited.page(place);
        // The notes of the answers may count from 1 again; whether they do shows in the text of the first of them.
        if self.unnumbered && first_of_answers && note.label > 1 {
            let lines = note.page.map_or(&[][..], |page| &self.lines[self.cited.pages[page].clone()]);
            if !has_likely_ref(self.text, lines, note.label) && has_likely_ref(self.text, lines, 1) {
                (note.label, note.series) = (1, 1);
            }
        }
    }

    /// Takes a line of words: the start of a note, more of one, or neither.
    fn take_line(&mut self, line: &Line) {
        let words = line.words(self.text);
        if let Some((label, series, length)) = self.read_label(words) {
            let label_end = line.content.start + length;
            let start = line.content.end - words[length..].trim_start_blank().len();
            let style = if words.starts_with('[') { Style::Bracket } else { Style::Spaced };
            self.notes.push(RawNote {
                label,
                marker: Span::new(line.content.start, label_end),
                runs: if start < line.content.end { vec![Span::new(start, line.content.end)] } else { Vec::new() },
                page: None,
                // Only Markdown says it.
                series: if style == Style::Bracket { series } else { series_of(&self.notes, label) },
                style,
            });
            self.in_note = true;
        } else {
            self.in_note &= self.in_list || line.full.of(self.text).starts_with("    ");
            if let Some(note) = self.notes.last_mut().filter(|_| self.in_note) {
                note.runs.push(line.content);
            }
        }
        self.any_label = false;
    }

    /// The label with which words begin a note, its series, and the length of both as printed.
    fn read_label(&self, words: &str) -> Option<(u32, u8, usize)> {
        let next = self.notes.last().map_or(1, |note| note.label + 1);
        if self.in_list && self.unnumbered {
            return (self.any_label && next <= MOST).then_some((next, 0, 0));
        }
        let bracketed = bracketed(words).filter(|_| self.in_list || words.starts_with("[^"));
        bracketed.or_else(|| dotted(words).filter(|&(label, ..)| self.in_list && (self.any_label || label == next)))
    }
}

/// The page of each question and answer. An export has none, but reads as if each began one: the text may have a `3` that
/// looks like a reference long before the answer that cites note 3.
struct Cited {
    pages: Vec<Range<usize>>,
    questions: Vec<Option<usize>>,
    answers: Vec<Option<usize>>,
}

impl Cited {
    fn of(text: &str, sheet: &Sheet) -> Self {
        let mut cited = Self { pages: pages(sheet), questions: Vec::new(), answers: Vec::new() };
        for (page, lines) in cited.pages.iter().enumerate() {
            let first = sheet.lines.get(lines.start).filter(|line| line.is_body());
            let Some(heading) = first.and_then(|line| heading::read(line.words(text))) else { continue };
            let at = match heading.kind {
                HeadingKind::Question => &mut cited.questions,
                HeadingKind::Answer => &mut cited.answers,
                HeadingKind::Remark => continue,
            };
            for number in heading.numbers.into_iter().map(|number| number as usize) {
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

/// The series that a label belongs to: from the first label that comes twice, the second.
fn series_of(notes: &[RawNote], label: u32) -> u8 {
    u8::from(notes.iter().any(|note| note.label == label || note.series > 0))
}

/// `[1] ` and `[1--2] `, in older versions `[^1]: `: the label, the series and the length of it all.
fn bracketed(words: &str) -> Option<(u32, u8, usize)> {
    let (name, rest) = match words.strip_prefix("[^") {
        Some(words) => words.parted_by("]:"),
        None => words.strip_prefix('[')?.split_once(']'),
    }?;
    let (label, series) = read_name(name)?;
    Some((label, series, words.len() - rest.len()))
}

/// What is between brackets: `1`, `*`, `1--2`. The label and the series.
pub(crate) fn read_name(name: &str) -> Option<(u32, u8)> {
    // What was escaped left a placeholder behind; before a number there is none, or it is no label that we wrote.
    let name = name.trim_end_blank();
    let is_stars = name.trim_start_blank().starts_with('*');
    let name: String = name.chars().take(LONGEST_NAME).filter(|&letter| !is_stars || !is_blank(letter)).collect();
    let (label, series) = name.parted_by("--").unwrap_or((&name, "1"));
    let label = stars::name_label(label).or_else(|| label.parse().ok())?;
    Some((label, series.parse::<u8>().ok()?.saturating_sub(1)))
}

/// `1. `: the same.
fn dotted(words: &str) -> Option<(u32, u8, usize)> {
    let digits = words.leading_digits();
    let rest = words[digits..].strip_prefix('.').filter(|rest| rest.is_empty() || rest.starts_blank())?;
    (1..=3).contains(&digits).then_some(())?;
    Some((words[..digits].parse().ok()?, 0, words.len() - rest.len()))
}

#[cfg(test)]
mod tests {
    use super::find;
    use crate::parse::page::own_export::sheet;
    use crate::parse::source::lines::split;

    /// The label, the series and the words of each note of an export.
    fn notes(lines: &[&str]) -> Vec<(u32, u8, String)> {
        let end = "Automatisch gestructureerd uit geplakte tekst; de gepubliceerde tekst is leidend.";
        let text =
            format!("Vraag 1\n\nKent u dit?1\n\nAntwoord 1\n\nJa, dat klopt.1\n\n{}\n\n{end}\n", lines.join("\n"));
        let mut sheet = sheet(&text, split(&text)).unwrap_or_else(|_| unreachable!("the sentence is there"));
        let words =
            |runs: &[crate::text::span::Span]| runs.iter().map(|run| run.of(&text)).collect::<Vec<_>>().join(" / ");
        find(&text, &mut sheet)
            .unwrap_or_default()
            .iter()
            .map(|note| (note.label, note.series, words(&note.runs)))
            .collect()
    }

    fn note(label: u32, series: u8, words: &str) -> (u32, u8, String) {
        (label, series, words.to_owned())
    }

    #[test]
    fn as_markdown_writes_them() {
        assert_eq!(
            notes(&["[^1]: De Courant", "    van 3 mei", "", "Losse regel", "", "[^1--2]: Het Blad"]),
            [note(1, 0, "De Courant / van 3 mei"), note(1, 1, "Het Blad")]
        );
        assert!(notes(&["1. De eerste", "2. De tweede"]).is_empty());
    }

    #[test]
    fn as_a_list() {
        assert_eq!(
            notes(&["Noten", "1. De Courant", "van 3. Mei", "3. mei", "↑ vraag 1", "2. Het Blad", "↑ antwoord 1"]),
            [note(1, 0, "De Courant / van 3. Mei / 3. mei"), note(2, 0, "Het Blad")]
        );
        assert_eq!(
            notes(&["Noten", "1. De Courant", "↑ vraag 1", "1. Het Blad", "↑ antwoord 1", "2. De brief"]),
            [note(1, 0, "De Courant"), note(1, 1, "Het Blad"), note(2, 1, "De brief")]
        );
    }

    #[test]
    fn as_a_list_that_lost_its_numbers() {
        assert_eq!(
            notes(&["Noten", "De Courant", "", "van 3 mei", "↑ vraag 1", "Het Blad", "↑ antwoord 1", "De brief"]),
            [note(1, 0, "De Courant / van 3 mei"), note(1, 1, "Het Blad"), note(2, 1, "De brief")]
        );
    }
}
