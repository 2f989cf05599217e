//! Notes whose labels are no numbers: `* De Courant`, `(*) De Courant`, `[i] De Courant`, `(a) De Courant`, and the references
//! to them, `bericht?*`.
//!
//! A star or a letter begins the item of a list, too: a line with one is a note where a reference above it has no other
//! note, and no more lines begin so than there are references.

use crate::dutch::lexicon::looks_like_source;
use crate::dutch::masthead::ends_notes;
use crate::parse::notes::note::{NO_STARS, RawNote, Style, letters_label};
use crate::parse::notes::reference::NoteRef;
use crate::parse::page::sheet::Sheet;
use crate::parse::source::line::Line;
use crate::text::scan;
use crate::text::span::Span;
use crate::text::str_ext::StrExt;
use std::collections::HashMap;

/// The most stars of a label; more of them are a rule or a picture.
const MOST_STARS: usize = 3;
/// The most letters of a label, which is one letter or a Roman number.
const MOST_LETTERS: usize = 4;

/// A label as it is printed: what it says, and the sign that opens it, if any.
type Printed = (u32, Option<u8>);

/// The notes.
pub(crate) fn find(text: &str, sheet: &Sheet) -> Vec<RawNote> {
    // By label the lines that begin with it, as a line, the label and the words.
    let mut starts: HashMap<Printed, Vec<(usize, Span, Span)>> = HashMap::new();
    for (index, line) in sheet.lines.iter().enumerate().filter(|(_, line)| line.is_body()) {
        if let Some((printed, marker, words)) = read_label(text, line.content) {
            starts.entry(printed).or_default().push((index, marker, words));
        }
    }
    if starts.is_empty() {
        return Vec::new();
    }
    let mut marks: HashMap<Printed, Vec<usize>> = HashMap::new();
    for (printed, span) in refs(text, sheet) {
        marks.entry(printed).or_default().push(span.end);
    }
    let mut notes: Vec<RawNote> = Vec::new();
    for (printed, mut lines) in starts {
        let marks = marks.get(&printed).map_or(&[][..], Vec::as_slice);
        if lines.len() > marks.len() || !is_stars(printed.0) {
            lines.retain(|start| looks_like_source(start.2.of(text)));
        }
        if lines.len() > marks.len() {
            continue;
        }
        for ((index, marker, words), &mark) in lines.into_iter().zip(marks) {
            // Each has a reference of its own above it.
            if mark <= marker.start {
                let runs = std::iter::once(words).chain(lines_below(text, sheet, index)).collect();
                notes.push(RawNote { label: printed.0, marker, runs, page: None, series: 0, style: Style::Star });
            }
        }
    }
    notes.sort_by_cached_key(|note| note.marker.start);
    notes
}

/// The references: of several with one label the first leads to the first note, and so on; what is left over leads to the
/// last.
pub(crate) fn find_refs(text: &str, sheet: &Sheet, notes: &[RawNote]) -> Vec<NoteRef> {
    let mut by_label: HashMap<u32, Vec<usize>> = HashMap::new();
    for (index, note) in notes.iter().enumerate().filter(|(_, note)| note.style == Style::Star) {
        by_label.entry(note.label).or_default().push(index);
    }
    if by_label.is_empty() {
        return Vec::new();
    }
    let mut counts: HashMap<u32, usize> = HashMap::new();
    let to_note = |((label, _), span): (Printed, Span)| {
        let of_label = by_label.get(&label);
        let nth = counts.entry(label).or_default();
        let note = of_label.and_then(|all| all.get(*nth).or(all.last()).copied());
        *nth += 1;
        // A letter in brackets that no note has is a word of the text.
        (note.is_some() || is_stars(label)).then_some(NoteRef { span, label, note })
    };
    refs(text, sheet).into_iter().filter_map(to_note).collect()
}

/// The stars and letters of the running text that could be references: behind a word or the sign that ends a sentence.
fn refs(text: &str, sheet: &Sheet) -> Vec<(Printed, Span)> {
    let mut found = Vec::new();
    for line in sheet.lines.iter().filter(|line| line.is_body()) {
        let words = line.words(text);
        let (mut from, mut opened) = (0, false);
        while let Some(at) = first_sign(words, from) {
            let (before, stars) = (&words[..at], words[at..].bytes().take_while(|&byte| byte == b'*').count());
            let Some((printed, length)) = read_mark(&words[at..]) else {
                from = at + stars.max(1);
                continue;
            };
            from = at + length;
            let after = &words[from..];
            let closes = before.trim_end_blank().ends_with_any("?!.»”\"’'");
            let glued = !before.is_empty() && !before.ends_blank();
            let ends = after.chars().next().is_none_or(|letter| !letter.is_alphanumeric());
            // `*nadruk*` opens and closes.
            let closes_emphasis = stars > 0 && std::mem::replace(&mut opened, true);
            let stands = match printed {
                (_, None) => closes || glued,
                (label, Some(_)) if is_stars(label) => !before.is_empty(),
                _ => closes,
            };
            if ends && stands && !closes_emphasis {
                found.push((printed, Span::new(line.content.start + at, line.content.start + from)));
            }
        }
    }
    found
}

/// The first star or bracket from a place on.
fn first_sign(words: &str, from: usize) -> Option<usize> {
    let signs = |chunk| scan::pair_mask(chunk, b'*', b'(') | scan::eq_mask(chunk, b'[');
    scan::first_where(words.as_bytes(), from, signs)
}

/// The label with which words begin, and the length of it: `**`, `(*)`, `[i]`, `[^a]`.
fn read_mark(words: &str) -> Option<(Printed, usize)> {
    let open = words.bytes().next().filter(|byte| matches!(byte, b'(' | b'['));
    let Some(sign) = open else {
        let stars = words.bytes().take_while(|&byte| byte == b'*').count();
        return (1..=MOST_STARS).contains(&stars).then_some(((NO_STARS + stars as u32, None), stars));
    };
    let inner = words[1..].trim_start_any("^");
    let length =
        inner.bytes().take(MOST_LETTERS + 1).take_while(|byte| byte.is_ascii_lowercase() || *byte == b'*').count();
    let (name, rest) = inner.split_at(length);
    let rest = rest.strip_prefix(if sign == b'(' { ')' } else { ']' })?;
    Some(((name_label(name)?, open), words.len() - rest.len()))
}

fn is_stars(label: u32) -> bool {
    (NO_STARS..=NO_STARS + MOST_STARS as u32).contains(&label)
}

/// The label that some signs are: one to three stars, a letter, a Roman number.
pub(crate) fn name_label(name: &str) -> Option<u32> {
    let is_roman = || name.bytes().all(|byte| b"ivx".contains(&byte));
    match name.as_bytes() {
        [] => None,
        stars if stars.iter().all(|&byte| byte == b'*') && stars.len() <= MOST_STARS => {
            Some(NO_STARS + stars.len() as u32)
        }
        [letter] if letter.is_ascii_lowercase() => Some(letters_label(name)),
        _ if name.len() <= MOST_LETTERS && is_roman() => Some(letters_label(name)),
        _ => None,
    }
}

/// The label with which a line begins, and the words behind it.
fn read_label(text: &str, content: Span) -> Option<(Printed, Span, Span)> {
    let words = content.of(text);
    let (printed, length) = read_mark(words)?;
    let rest = words[length..].strip_prefix(':').unwrap_or(&words[length..]);
    let after = rest.trim_start_blank();
    let marker = Span::new(content.start, content.start + length);
    let is_label = after.chars().any(char::is_alphanumeric) && !after.contains('*');
    is_label.then(|| (printed, marker, Span::new(content.end - after.len(), content.end)))
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
