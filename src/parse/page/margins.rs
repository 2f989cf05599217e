//! Sets aside what the margin of a letter says of it on a later page: `Datum`, `Ons kenmerk`, each above its value, beside the
//! number of the page, and the office that stands between the two: `Directoraat-Generaal`.

use crate::dutch::heading;
use crate::dutch::sentence::ends_sentence;
use crate::model::FurnitureKind::{PageFoot, PageNumber};
use crate::parse::source::line::{Line, Role};
use crate::text::str_ext::StrExt;
use std::ops::Range;

/// What stands above a value.
const LABELS: &[&str] =
    &["Datum", "Kenmerk", "Ons kenmerk", "Onze referentie", "Uw kenmerk", "Uw referentie", "Nummer", PAGE];
/// The longest label with its colon, in bytes.
const LONGEST_LABEL: usize = 20;
/// The label of the number of the page.
const PAGE: &str = "Pagina";
/// How the name of an office begins.
const OFFICES: &[&str] =
    &["Directoraat-", "Directie", "Bestuurskern", "Bestuursdepartement", "Ministerie van ", "Afdeling ", "DG "];
/// No name of one has more lines, blank ones among them.
const LONGEST_OFFICE: usize = 6;
/// No value is longer, in bytes.
const LONGEST_VALUE: usize = 40;

/// Gives the lines of the margin their role, below the first heading of a question.
pub(crate) fn set_aside(text: &str, lines: &mut [Line]) {
    let words = |line: &Line| line.is_body().then(|| line.words(text));
    let Some(from) = lines.iter().position(|line| words(line).is_some_and(|words| heading::read(words).is_some()))
    else {
        return;
    };
    let mut at = from;
    while at < lines.len() {
        let (pairs, end) = pairs(text, lines, at);
        if pairs.is_empty() {
            at += 1;
            continue;
        }
        let is_number = |line: &Line| line.role == Role::Furniture(PageNumber);
        let beside = |line: Option<&Line>| line.is_some_and(is_number);
        let near = beside(lines[..at].iter().rfind(|line| line.role != Role::Blank))
            || beside(lines[end..].iter().find(|line| line.role != Role::Blank));
        let office = office_above(text, lines, at);
        lines[office.clone()]
            .iter_mut()
            .filter(|line| line.is_body())
            .for_each(|line| line.role = Role::Furniture(PageFoot));
        if near || !office.is_empty() || pairs.iter().any(|&(label, _)| lines[label].words(text) == PAGE) {
            for (label, value) in pairs {
                lines[label].role = Role::Furniture(PageFoot);
                lines[value].role = Role::Furniture(PageFoot);
            }
        }
        at = end;
    }
}

/// The lines of an office between the number of a page and a label; none where other words stand there.
fn office_above(text: &str, lines: &[Line], label: usize) -> Range<usize> {
    let none = label..label;
    let Some(number) = lines[..label].iter().rposition(|line| !matches!(line.role, Role::Body | Role::Blank)) else {
        return none;
    };
    let office = number + 1..label;
    if lines[number].role != Role::Furniture(PageNumber) || office.len() > LONGEST_OFFICE {
        return none;
    }
    let mut words = lines[office.clone()].iter().filter(|line| line.is_body()).map(|line| line.words(text)).peekable();
    let is_office = words.peek().is_some_and(|first| first.starts_with_one_of(OFFICES))
        && words.all(|words| !ends_sentence(words) && heading::read(words).is_none());
    if is_office { office } else { none }
}

/// The labels with their values that follow each other from a line on, and the line below them.
fn pairs(text: &str, lines: &[Line], from: usize) -> (Vec<(usize, usize)>, usize) {
    let next_body = |from: usize| {
        let blank = lines.get(from).is_some_and(|line| line.role == Role::Blank);
        let at = from + usize::from(blank);
        lines.get(at).filter(|line| line.is_body()).map(|_| at)
    };
    let mut found = Vec::new();
    let mut end = from;
    let mut label = lines[from].is_body().then_some(from);
    while let Some(at) = label.filter(|&at| is_label(lines[at].words(text))) {
        let Some(value) = next_body(at + 1).filter(|&value| is_value(lines[value].words(text))) else { break };
        found.push((at, value));
        end = value + 1;
        label = next_body(end);
    }
    (found, end)
}

fn is_label(words: &str) -> bool {
    words.len() <= LONGEST_LABEL && words.trim_end_any(":").is_one_of(LABELS)
}

/// Whether words can be a date, a number or `3 van 3`.
fn is_value(words: &str) -> bool {
    words.len() <= LONGEST_VALUE
        && words.bytes().any(|byte| byte.is_ascii_digit())
        && !words.ends_with_any("?.:")
        && heading::read(words).is_none()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::parse::source::lines::split;

    fn left(text: &str) -> Vec<&str> {
        let mut lines = split(text);
        for line in lines.iter_mut().filter(|line| line.words(text).starts_with("Pagina ")) {
            line.role = Role::Furniture(PageNumber);
        }
        set_aside(text, &mut lines);
        lines.iter().filter(|line| line.is_body()).map(|line| line.words(text)).collect()
    }

    #[test]
    fn beside_a_page_number() {
        assert_eq!(left("Vraag 1\nKent u\nPagina 2 van 3\nKenmerk\n2031-1\ndit?\n"), ["Vraag 1", "Kent u", "dit?"]);
        assert_eq!(
            left("Vraag 1\nKent u\nDatum\n3 mei 2031\n\nPagina\n3 van 3\n\ndit?\n"),
            ["Vraag 1", "Kent u", "dit?"]
        );
        assert_eq!(left("Vraag 1\nKent u\nDatum\n\n3 mei 2031\nPagina 2\ndit?\n"), ["Vraag 1", "Kent u", "dit?"]);
    }

    #[test]
    fn words_of_the_paper() {
        for text in [
            "Datum\n3 mei 2031\nPagina 1\n",
            "Vraag 1\nDatum\n3 mei\nJa.\nKenmerk\nJa\n",
            "Vraag 1\nDatum\nJa.\nPagina 1\n",
        ] {
            let body = text.lines().filter(|line| !line.starts_with("Pagina ")).count();
            assert_eq!(left(text).len(), body, "{text}");
        }
    }
}
