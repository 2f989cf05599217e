//! Notes whose labels are stars, `* De Courant` and `(*) De Courant`, and the references to them, `bericht?*`.
//!
//! A star begins the item of a list, too: a line with one is a note where a reference above it has no other note, and no
//! more lines begin with such a star than there are references.

use crate::dutch::lexicon::looks_like_source;
use crate::dutch::masthead::ends_notes;
use crate::parse::notes::note::{NO_STARS, RawNote, Style};
use crate::parse::notes::reference::NoteRef;
use crate::parse::page::sheet::Sheet;
use crate::parse::source::line::Line;
use crate::text::span::Span;
use crate::text::str_ext::StrExt;

/// The most stars of a label; more of them are a rule or a picture.
const MOST_STARS: usize = 3;

/// The notes.
pub(crate) fn find(text: &str, sheet: &Sheet) -> Vec<RawNote> {
    if !text.contains('*') {
        return Vec::new();
    }
    let refs = refs(text, sheet);
    let is_bracketed = |span: Span| span.of(text).starts_with('(');
    let mut starts: Vec<(usize, u32, Span, Span)> = Vec::new();
    for (index, line) in sheet.lines.iter().enumerate().filter(|(_, line)| line.is_body()) {
        if let Some((label, marker, words)) = read_label(text, line.content) {
            starts.push((index, label, marker, words));
        }
    }
    let mut notes: Vec<RawNote> = Vec::new();
    for label in (1..=MOST_STARS).filter_map(|stars| u32::try_from(stars).ok()).map(|stars| NO_STARS + stars) {
        for bracketed in [false, true] {
            let alike = |of: u32, span: Span| of == label && is_bracketed(span) == bracketed;
            let marks: Vec<usize> =
                refs.iter().filter(|found| alike(found.label, found.span)).map(|found| found.span.end).collect();
            let mut lines: Vec<_> = starts.iter().filter(|start| alike(start.1, start.2)).collect();
            if lines.len() > marks.len() {
                lines.retain(|start| looks_like_source(start.3.of(text)));
            }
            if lines.len() > marks.len() {
                continue;
            }
            for (&&(index, label, marker, words), mark) in lines.iter().zip(marks) {
                // Each has a reference of its own above it.
                if mark <= marker.start {
                    let runs = std::iter::once(words).chain(lines_below(text, sheet, index)).collect();
                    notes.push(RawNote { label, marker, runs, page: None, series: 0, style: Style::Star });
                }
            }
        }
    }
    notes.sort_by_cached_key(|note| note.marker.start);
    notes
}

/// The references: of several with one label the first leads to the first note, and so on; what is left over leads to the
/// last.
pub(crate) fn find_refs(text: &str, sheet: &Sheet, notes: &[RawNote]) -> Vec<NoteRef> {
    if !notes.iter().any(|note| note.style == Style::Star) {
        return Vec::new();
    }
    let mut refs = refs(text, sheet);
    for label in (1..=MOST_STARS).filter_map(|stars| u32::try_from(stars).ok()).map(|stars| NO_STARS + stars) {
        let of_label: Vec<usize> = (0..notes.len()).filter(|&index| notes[index].label == label).collect();
        for (nth, found) in refs.iter_mut().filter(|found| found.label == label).enumerate() {
            found.note = of_label.get(nth).or(of_label.last()).copied();
        }
    }
    refs
}

/// The stars of the running text that could be references: behind a word or the sign that ends a sentence.
fn refs(text: &str, sheet: &Sheet) -> Vec<NoteRef> {
    let mut found = Vec::new();
    for line in sheet.lines.iter().filter(|line| line.is_body()) {
        let words = line.words(text);
        let (mut from, mut opened) = (0, false);
        while let Some(at) = words[from..].find('*').map(|at| from + at) {
            let stars = words[at..].bytes().take_while(|&byte| byte == b'*').count();
            from = at + stars;
            let (before, after) = (&words[..at], &words[from..]);
            let in_brackets = before.ends_with('(') && after.starts_with(')');
            let (start, end) = if in_brackets { (at - 1, from + 1) } else { (at, from) };
            let (before, after) = (&words[..start], &words[end..]);
            let closes = before.trim_end_blank().ends_with_any("?!.»”\"’'");
            let glued = !before.is_empty() && !before.ends_blank();
            let ends = after.chars().next().is_none_or(|letter| !letter.is_alphanumeric());
            // `*nadruk*` opens and closes.
            let closes_emphasis = std::mem::replace(&mut opened, true) && !in_brackets;
            if stars <= MOST_STARS && ends && !closes_emphasis && (closes || glued || in_brackets && !before.is_empty())
            {
                let span = Span::new(line.content.start + start, line.content.start + end);
                let label = NO_STARS + u32::try_from(stars).unwrap_or(1);
                found.push(NoteRef { span, label, note: None });
            }
        }
    }
    found
}

/// The label with which a line begins, and the words behind it.
fn read_label(text: &str, content: Span) -> Option<(u32, Span, Span)> {
    let words = content.of(text);
    let open = usize::from(words.starts_with('('));
    let stars = words[open..].bytes().take_while(|&byte| byte == b'*').count();
    let rest = &words[open + stars..];
    let rest = if open == 1 { rest.strip_prefix(')')? } else { rest };
    let after = rest.trim_start_blank();
    let is_label =
        (1..=MOST_STARS).contains(&stars) && after.chars().any(char::is_alphanumeric) && !after.contains('*');
    let label = NO_STARS + u32::try_from(stars).ok()?;
    let marker = Span::new(content.start, content.end - rest.len());
    is_label.then(|| (label, marker, Span::new(content.end - after.len(), content.end)))
}

/// The lines of a note below its first, up to a blank line or what begins something else.
fn lines_below(text: &str, sheet: &Sheet, index: usize) -> Vec<Span> {
    let below = sheet.lines.iter().enumerate().skip(index + 1);
    let goes_on = |&(at, line): &(usize, &Line)| {
        line.is_body()
            && sheet.heading_at(at).is_none()
            && read_label(text, line.content).is_none()
            && !ends_notes(line.words(text))
    };
    below.take_while(goes_on).map(|(_, line)| line.content).collect()
}
