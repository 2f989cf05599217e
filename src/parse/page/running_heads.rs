//! Sets aside the head that each page of a letter repeats beside its page number: `Directoraat-Generaal …`, `Datum`, `Ons
//! kenmerk`.
//!
//! Only whole lines that are the same words on the next page or the one before it, however they are wrapped, are such a
//! head: a viewer copies them into the middle of a sentence, above the page number or below it.

use crate::dutch::heading;
use crate::dutch::sentence::ends_sentence;
use crate::model::FurnitureKind::{PageFoot, PageNumber};
use crate::parse::source::line::{Line, Role};
use crate::text::str_ext::StrExt;

/// The most words of a head; more of them are text.
const MOST_WORDS: usize = 40;

/// The fewest: two lines that end alike by chance share less.
const FEWEST_WORDS: usize = 3;

/// A word, and the line that it is on.
type Word<'t> = (&'t str, usize);

/// Gives the lines of such heads their role.
pub(crate) fn set_aside(text: &str, lines: &mut [Line]) {
    let is_page_number = |line: &Line| line.role == Role::Furniture(PageNumber) && line.words(text).has("agina");
    let numbers: Vec<usize> = (0..lines.len()).filter(|&index| is_page_number(&lines[index])).collect();
    if numbers.len() < 2 {
        return;
    }
    let mut heads: Vec<Vec<usize>> = Vec::new();
    for side in [Side::Above, Side::Below] {
        let beside: Vec<Vec<Word<'_>>> =
            numbers.iter().map(|&number| words_beside(text, lines, number, side)).collect();
        for (page, next) in beside.iter().zip(&beside[1..]) {
            heads.push(repeated_lines(text, lines, page, next));
            heads.push(repeated_lines(text, lines, next, page));
        }
    }
    let longest = heads.iter().max_by_key(|head| head.len()).cloned().unwrap_or_default();
    heads.extend(elsewhere(text, lines, longest));
    for index in heads.into_iter().flatten() {
        if lines[index].is_body() {
            lines[index].role = Role::Furniture(PageFoot);
        }
    }
}

/// The lines that have the words of a head, away from a page number: the first page of a letter has one of its own.
fn elsewhere(text: &str, lines: &[Line], mut head: Vec<usize>) -> Vec<Vec<usize>> {
    head.sort_unstable();
    let of_line = |index: usize| lines[index].words(text).split_ascii_whitespace();
    let words: Vec<&str> = head.iter().copied().flat_map(of_line).collect();
    let same = |start: usize| {
        let mut left = words.as_slice();
        for index in (start..lines.len()).take_while(|&index| !matches!(lines[index].role, Role::Furniture(_))) {
            let line: Vec<&str> = of_line(index).collect();
            left = left.strip_prefix(line.as_slice())?;
            if left.is_empty() {
                return Some((start..=index).collect());
            }
        }
        None
    };
    let first = words.first().copied();
    (0..lines.len()).filter(|&start| first.is_some() && of_line(start).next() == first).filter_map(same).collect()
}

/// On which side of a page number.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Side {
    Above,
    Below,
}

/// The words beside a page number, the nearest first.
fn words_beside<'t>(text: &'t str, lines: &[Line], number: usize, side: Side) -> Vec<Word<'t>> {
    // (A head has blank lines in it, but no page of them.)
    let reach = 3 * MOST_WORDS;
    let near: Box<dyn Iterator<Item = usize>> = match side {
        Side::Above => Box::new((number.saturating_sub(reach)..number).rev()),
        Side::Below => Box::new(number + 1..lines.len().min(number + reach)),
    };
    let mut words = Vec::new();
    for index in near.take_while(|&index| !matches!(lines[index].role, Role::Furniture(_))) {
        let of_line = lines[index].words(text).split_ascii_whitespace().map(|word| (word, index));
        match side {
            Side::Above => words.extend(of_line.rev()),
            Side::Below => words.extend(of_line),
        }
        if words.len() >= MOST_WORDS {
            break;
        }
    }
    words
}

/// The lines beside a page number whose words stand beside the next one, too: several, or a long one. The end of a
/// sentence and a heading are no part of a head.
fn repeated_lines(text: &str, lines: &[Line], page: &[Word<'_>], other: &[Word<'_>]) -> Vec<usize> {
    let same = page.iter().zip(other).take_while(|(one, other)| one.0 == other.0).count();
    let mut found: Vec<usize> = Vec::new();
    let mut length = 0;
    for of_line in page.chunk_by(|one, other| one.1 == other.1) {
        let index = of_line[0].1;
        let words = lines[index].words(text);
        if length + of_line.len() > same || ends_sentence(words) || heading::read(words).is_some() {
            break;
        }
        length += of_line.len();
        found.push(index);
    }
    if length >= FEWEST_WORDS { found } else { Vec::new() }
}
