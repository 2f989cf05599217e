//! Reads again what this project itself wrote: its Markdown, and the words of its static view as a reader copies them with
//! the answers unfolded. Both end with the same sentence; without it this room does nothing.
//!
//! | in the export | read as |
//! | --- | --- |
//! | the sentence itself, the remarks and the head as printed before it | set aside |
//! | `Antwoord 1 De sluis gaat…` above the answer itself | a heading; how the answer begins is set aside |
//! | below `Noten`: `[1] De Courant`, `1. De Courant`, or `De Courant` where the copy lost the numbers | a note |
//! | `[^1]: De Courant`, in Markdown of older versions | a note |
//! | `&lt;` and what else Markdown writes as an entity, see `render/markdown/escape.rs` | the sign itself |
//! | `↑ vraag 1` below a note | set aside; where that note is cited |
//! | the counts and the list of questions in the head | set aside |

use super::footnotes::{RawNote, Style, pages};
use super::furniture::Sheet;
use super::labels::{self, What};
use super::lines::{Line, Role};
use super::markers::cites;
use crate::edges::Edges;
use crate::letters::is_letter_or_digit;
use crate::model::FurnitureKind::PrintMark;
use crate::scan::{self, Words};
use crate::span::Span;
use std::ops::Range;

/// How every export ends; `render/words.rs` writes it.
const END: Words<'static> =
    Words::new("Automatisch gestructureerd uit geplakte tekst; de gepubliceerde tekst is leidend.");
/// How our Markdown ends.
const END_OF_MARKDOWN: Words<'static> =
    Words::new("*Automatisch gestructureerd uit geplakte tekst; de gepubliceerde tekst is leidend.*");
/// How many lines may stand below that sentence: the foot of a page into which the export was pasted.
const BELOW: usize = 40;
/// The highest label of a note.
const MOST: u32 = 999;
/// What the view itself says where the paper has no words.
const OWN: [&str; 2] = ["De vraag staat niet in de tekst.", "Het antwoord staat niet in de tekst."];
/// What the foot of the view begins with.
const FOOT: [&str; 3] = ["Waar de lezer op moet letten (", "Weggezet: ", "De kop zoals gedrukt"];

/// Whether a text holds Markdown of ours.
pub(super) fn is_markdown(text: &str) -> bool {
    END_OF_MARKDOWN.are_in(text)
}

/// The entity that a text begins with, if our Markdown writes such: its length and its sign.
pub(super) fn entity(text: &str) -> Option<(usize, char)> {
    for (entity, sign) in [("&lt;", '<'), ("&amp;", '&')] {
        if text.starts_with(entity) {
            return Some((entity.len(), sign));
        }
    }
    let number = text.strip_prefix("&#")?;
    let number = &number[..number.digits().min(3)];
    let sign = number.parse().ok().filter(u8::is_ascii_punctuation)?;
    let length = "&#;".len() + number.len();
    (text.as_bytes().get(length - 1) == Some(&b';')).then_some((length, char::from(sign)))
}

/// Where the sentence stands that ends an export.
fn end(text: &str, lines: &[Line]) -> Option<usize> {
    let below = lines.iter().rev().take(BELOW).position(|line| END.are_in(line.words(text)))?;
    Some(lines.len() - 1 - below)
}

/// The lines of an export, its own words set aside; what is none comes back. An export has no feet.
pub(super) fn sheet(text: &str, lines: Vec<Line>) -> Result<Sheet, Vec<Line>> {
    let Some(end) = end(text, &lines) else { return Err(lines) };
    let foot = lines[..end].iter().position(|line| FOOT.iter().any(|start| line.words(text).starts_with(start)));
    let foot = foot.unwrap_or(end);
    let first = lines.iter().position(|line| labels::read(line.words(text)).is_some()).unwrap_or(0);
    let mut cut = Vec::with_capacity(lines.len() + 8);
    for (index, line) in lines.iter().enumerate() {
        let words = line.words(text);
        // A heading that stands for a question which the paper lacks.
        let lacking = || {
            let below = lines[index + 1..].iter().find(|line| line.is_body()).map(|line| line.words(text));
            below == Some(OWN[0]) && labels::read(words).is_some()
        };
        let in_head = index < first && is_of_the_head(words);
        let ours =
            in_head || (foot..=end).contains(&index) || OWN.contains(&words) || words.starts_with('↑') || lacking();
        if line.is_body() && ours {
            cut.push(Line { role: Role::Furniture(PrintMark), ..line.clone() });
        } else if let Some(at) = start_of_gist(text, line, &lines[index + 1..]) {
            cut.push(Line::new(text, Span::new(line.full.start, at), at));
            let content = Span::new(at, line.content.end);
            let role = Role::Furniture(PrintMark);
            cut.push(Line { full: Span::new(at, line.full.end), content, role, ..line.clone() });
        } else {
            cut.push(line.clone());
        }
    }
    // It has no pages, but each question and answer is one to its notes, which say where they are cited.
    let begins = |line: &Line| line.is_body() && labels::read(line.words(text)).is_some();
    let page_ends = (1..cut.len()).filter(|&at| begins(&cut[at])).map(|at| at - 1).collect();
    Ok(Sheet::new(text, cut, page_ends))
}

/// `8 vragen · 7 antwoorden`, and the list of questions: their numbers would pass for marks.
fn is_of_the_head(words: &str) -> bool {
    let words = words.without_front("- ");
    let after = words.trim_start_matches(|letter: char| letter.is_ascii_digit());
    let entry = after.len() < words.len() && after.front().begins_upper();
    entry || scan::has(words, " · ") || words.ends_with('…')
}

/// Where in the heading of an answer the words begin that the answer begins with too.
fn start_of_gist(text: &str, line: &Line, below: &[Line]) -> Option<usize> {
    let words = line.words(text);
    let label = |words: &str| {
        labels::read(words).is_some_and(|label| label.what == What::Answer && label.length == words.len())
    };
    let mut blanks = words.match_indices(' ').map(|(at, _)| at).take_while(|&at| at < 200);
    let at = blanks.find(|&at| {
        let heading = scan::part(&words[..at], " (").map_or(&words[..at], |(heading, _)| heading);
        words.starts_with("Antwoord") && label(heading) && begins_with(text, below, &words[at..])
    })?;
    Some(line.content.start + at + 1)
}

/// Whether lines begin with the letters of a gist.
fn begins_with(text: &str, lines: &[Line], gist: &str) -> bool {
    let body = lines.iter().filter(|line| line.is_body()).take(40);
    let mut letters = body.flat_map(|line| line.words(text).chars()).filter(|&letter| is_letter_or_digit(letter));
    let mut gist = gist.chars().filter(|&letter| is_letter_or_digit(letter)).peekable();
    // What marks a note is not in the gist, nor is the number of an item.
    gist.peek().is_some() && gist.all(|letter| letters.by_ref().take(6).any(|other| other == letter))
}

/// The notes of an export; `None` where the text is none.
pub(super) fn notes(text: &str, sheet: &mut Sheet) -> Option<Vec<RawNote>> {
    let end = sheet
        .lines
        .iter()
        .rposition(|line| matches!(line.role, Role::Furniture(PrintMark)) && END.are_in(line.words(text)))?;
    let cited = Cited::of(text, sheet);
    let heading = sheet.lines[..end].iter().rposition(|line| line.is_body() && line.words(text) == "Noten");
    let mut notes: Vec<RawNote> = Vec::new();
    // No browser copies the numbers of a list: then the notes are counted, and `↑ vraag 1` ends each.
    let below = heading.map_or(&[][..], |heading| &sheet.lines[heading + 1..end]);
    let first = below.iter().find(|line| line.is_body()).map(|line| line.words(text));
    let bare = first.is_some_and(|words| bracketed(words).or_else(|| dotted(words)).is_none());
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
                let place = place.front();
                let of_answer = place.starts_with("antwoord");
                if let Some(note) = notes.last_mut().filter(|note| note.page.is_none()) {
                    note.page = cited.page(place);
                    let lines = note.page.map_or(&[][..], |page| &sheet.lines[cited.pages[page].clone()]);
                    // The ministry's notes may count from 1 again; that is seen at the first of them.
                    let first = bare && of_answer && !answered && note.label > 1;
                    if first && !cites(text, lines, note.label) && cites(text, lines, 1) {
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
            (bracketed(words).filter(|_| in_list || words.starts_with("[^")))
                .or_else(|| dotted(words).filter(|found| in_list && (fresh || found.0 == next)))
        };
        if let Some((label, series, length)) = found {
            let style = if words.starts_with('[') { Style::Bracket } else { Style::Spaced };
            let series = if style == Style::Bracket { series } else { series_of(&notes, label) };
            let start = line.content.start;
            let rest = words[length..].front();
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
            let Some(label) = heading.and_then(|line| labels::read(line.words(text))) else { continue };
            let at = match label.what {
                What::Question => &mut cited.questions,
                What::Answer => &mut cited.answers,
                What::Remark => continue,
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
        let digits = rest.digits();
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

/// `[1] ` and `[1--2] `, in older versions `[^1]: `: the label, the series and the length of it all.
fn bracketed(words: &str) -> Option<(u32, u8, usize)> {
    let (name, rest) = match words.strip_prefix("[^") {
        Some(words) => scan::part(words, "]:"),
        None => scan::part(words.strip_prefix('[')?, "]"),
    }?;
    // (What was escaped left its place behind.)
    let name = name.back();
    let (label, series) = scan::part(name, "--").unwrap_or((name, "1"));
    let series: u32 = series.parse().ok()?;
    Some((label.parse().ok()?, u8::try_from(series).ok()?.saturating_sub(1), words.len() - rest.len()))
}

/// `1. `
fn dotted(words: &str) -> Option<(u32, u8, usize)> {
    let digits = words.digits();
    let rest = words[digits..].strip_prefix('.').filter(|rest| rest.is_empty() || rest.begins_blank())?;
    (1..=3).contains(&digits).then_some(())?;
    Some((words[..digits].parse().ok()?, 0, words.len() - rest.len()))
}
