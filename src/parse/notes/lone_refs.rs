//! References beside those to the notes in their order: a second one to a note, one out of order, and one whose note is not
//! in the text.
//!
//! Some are certain by their form: digits right behind the sign that ends a question or a quotation (`?1`, `»2`), raised
//! digits. Others, `bericht1` or `stuk.2`, could be a part of a name or a number. They are references where their label is
//! the next one, beside certain ones.

use crate::dutch::masthead::is_masthead;
use crate::parse::notes::candidates::{CLEAR, RefCandidate, RefForm, STRONG, candidates};
use crate::parse::notes::note::{MOST_LABEL, RawNote};
use crate::parse::notes::reference::NoteRef;
use crate::parse::page::sheet::Sheet;
use crate::text::span::Span;
use crate::text::str_ext::{StrExt, tail};
use std::collections::{HashMap, HashSet};

/// How sure it is that digits are a reference.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Certainty {
    /// By their form alone.
    Certain,
    /// Where their label is the next, or comes again.
    IfNext,
    /// Where their label is the next, and another reference is near.
    BesideCertain,
    /// The same, and where a note with that label is cited nowhere else: they end a sentence and its line.
    OfLonelyNote,
    /// Where nothing but a comma or `en` is between them and another reference with a smaller label.
    InRow,
}

/// Finds them in the lines of the running text (see `running_lines.rs`); `known` are the references that are found already, in
/// order.
pub(crate) fn find(
    text: &str,
    sheet: &Sheet,
    notes: &[RawNote],
    known: &[NoteRef],
    running: &[(usize, usize)],
) -> Vec<NoteRef> {
    let found = possible(text, sheet, known, running);
    let certain_below = certain_below(&found);
    let mut accepted: Vec<NoteRef> = Vec::new();
    let mut earlier = known.iter().peekable();
    let mut last: Option<NoteRef> = None;
    let by_label = by_label(notes);
    let cited: HashSet<u32> = known.iter().map(|known| known.label).collect();
    let is_lonely = |label: u32| by_label.contains_key(&label) && !cited.contains(&label);
    for (position, &(span, label, certainty)) in found.iter().enumerate() {
        while let Some(before) = earlier.next_if(|before| before.span.start < span.start) {
            last = Some(*before);
        }
        let previous = last.map_or(0, |last| last.label);
        let next = label == previous + 1;
        // The certain one that comes next may tell that this is the one before it.
        let precedes = || {
            let certain = certain_below[position].map(|index| (found[index].0.start, found[index].1));
            let known = earlier.clone().next().map(|it| (it.span.start, it.label));
            certain.into_iter().chain(known).min().is_some_and(|(_, after)| after == label + 1 && label > previous)
        };
        let joins_last = last.is_some_and(|last| joins(text, last.span.end, span.start));
        if let Some(before) = last.as_mut().filter(|last| joins_last && label == last.label) {
            // In a row labels rise: what repeats the mark right before it is no second reference.
            before.span.end = span.end;
            continue;
        }
        let in_row = joins_last && label > previous;
        let fits = in_row
            || match certainty {
                Certainty::Certain => true,
                Certainty::IfNext => label <= previous + 1 || precedes(),
                Certainty::BesideCertain => next && previous > 0 || precedes(),
                Certainty::OfLonelyNote => next && previous > 0 || precedes() || is_lonely(label),
                Certainty::InRow => false,
            };
        if fits {
            let note = note_of(notes, &by_label, label, span);
            let note_ref = NoteRef { span, label, note };
            accepted.push(note_ref);
            last = Some(note_ref);
        }
    }
    accepted
}

/// For each the next certain one below it.
fn certain_below(found: &[(Span, u32, Certainty)]) -> Vec<Option<usize>> {
    let mut below = vec![None; found.len()];
    let mut next = None;
    for (index, it) in found.iter().enumerate().rev() {
        below[index] = next;
        if it.2 == Certainty::Certain {
            next = Some(index);
        }
    }
    below
}

/// Whether nothing but what joins the references of a row is between two of them: `?1, 2 en 3`.
fn joins(text: &str, from: usize, to: usize) -> bool {
    from <= to
        && to - from <= 6
        && matches!(Span::new(from, to).of(text).trim_blank(), "" | "," | "en" | "?," | "?" | "&" | ", en")
}

/// Everything beside the known references that could be one, in order, with how sure that is.
fn possible(text: &str, sheet: &Sheet, known: &[NoteRef], running: &[(usize, usize)]) -> Vec<(Span, u32, Certainty)> {
    let first_heading = sheet.headings.first().map_or(usize::MAX, |&(line, _)| line);
    let mut all = Vec::new();
    let mut found: Vec<RefCandidate> = Vec::new();
    for &(_, index) in running {
        let line = &sheet.lines[index];
        found.clear();
        candidates(text, line, MOST_LABEL, &mut found);
        if found.is_empty() || index < first_heading && is_masthead(line.words(text)) {
            continue;
        }
        found.sort_by_cached_key(|it| it.span.end);
        for it in &found {
            let next = known.partition_point(|known| known.span.end <= it.span.start);
            let overlaps = known.get(next).is_some_and(|known| known.span.start < it.span.end);
            let before = Span::new(line.content.start, it.span.start).of(text);
            let after = Span::new(it.span.end, line.content.end).of(text);
            if let Some(certainty) = certainty(it, before, after).filter(|_| !overlaps) {
                all.push((it.span, it.label, certainty));
            }
        }
    }
    all
}

/// How sure it is, by the words around it on its line. `None`: it is none.
fn certainty(candidate: &RefCandidate, before: &str, after: &str) -> Option<Certainty> {
    use Certainty::{BesideCertain, Certain, IfNext, InRow, OfLonelyNote};
    let words = before.trim_end_blank();
    let glued = words.len() == before.len();
    let word = tail(words, 64).trailing(char::is_alphanumeric);
    match candidate.form {
        _ if words.is_empty() => None,
        RefForm::Raised if candidate.score < CLEAR => None,
        RefForm::Raised if word.len() > 1 && word.chars().all(char::is_uppercase) => Some(BesideCertain),
        RefForm::Raised => Some(Certain),
        RefForm::Words => Some(Certain),
        RefForm::Bracket => Some(IfNext),
        RefForm::Paren | RefForm::Parens if candidate.score < STRONG => None,
        RefForm::Paren | RefForm::Parens => {
            let closes = words.ends_with_any("?.!»”’'\"");
            if closes && after.is_empty() { Some(IfNext) } else { (glued || closes).then_some(BesideCertain) }
        }
        RefForm::Bare if candidate.score < STRONG => None,
        RefForm::Bare if !glued && words.ends_with_any("?»") && after.is_empty() => Some(IfNext),
        RefForm::Bare if !glued => Some(InRow),
        RefForm::Bare if words.ends_with_any("?!»”") => Some(Certain),
        RefForm::Bare if words.ends_with_any("\"’'") => Some(IfNext),
        // `1.2`, `artikel 3:4`
        RefForm::Bare if number_before_sign(words) => None,
        RefForm::Bare if words.ends_with('.') && after.is_empty() => Some(OfLonelyNote),
        RefForm::Bare if words.ends_with_any(".,)]…") => Some(BesideCertain),
        // `mp3`, `H2O`
        RefForm::Bare => (word.len() >= 4).then_some(BesideCertain),
    }
}

/// Whether a sign parts digits from a number: `1.2`, `artikel 3:4`.
fn number_before_sign(words: &str) -> bool {
    let mut letters = words.chars();
    letters.next_back();
    letters.next_back().is_some_and(|letter| letter.is_ascii_digit())
}

/// For each label the notes that have it, in the order of the text.
fn by_label(notes: &[RawNote]) -> HashMap<u32, Vec<usize>> {
    let mut by_label: HashMap<u32, Vec<usize>> = HashMap::new();
    for (index, note) in notes.iter().enumerate() {
        by_label.entry(note.label).or_default().push(index);
    }
    by_label.values_mut().for_each(|alike| alike.sort_by_cached_key(|&index| notes[index].marker.start));
    by_label
}

/// The note that a reference leads to: of several the next one below it.
fn note_of(notes: &[RawNote], by_label: &HashMap<u32, Vec<usize>>, label: u32, span: Span) -> Option<usize> {
    let alike = by_label.get(&label)?;
    let below = alike.partition_point(|&index| notes[index].marker.start < span.end);
    alike.get(below).or(alike.last()).copied()
}
