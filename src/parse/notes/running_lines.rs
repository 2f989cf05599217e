//! The lines in which references to notes are looked for.

use crate::dutch::heading::HeadingKind;
use crate::parse::page::sheet::{Sheet, pages};

/// The lines of the running text with digits in them, without headings: the page and the index of each. With `part` those
/// of the questions or of the answers.
pub(crate) fn lines_of_part(sheet: &Sheet, part: Option<HeadingKind>) -> impl Iterator<Item = (usize, usize)> {
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
