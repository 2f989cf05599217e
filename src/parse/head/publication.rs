//! Where and as what a paper was published.

use crate::dutch::masthead::case_number;
use crate::dutch::patterns;
use crate::model::{Chamber, FurnitureKind, Kind, Publication};
use crate::parse::blocks::block::RawBlock;
use crate::parse::blocks::flow::Flow;
use crate::parse::head::facts::Header;
use crate::parse::page::sheet::Sheet;
use crate::parse::source::line::Role;
use crate::text::str_ext::StrExt;

/// Reads a line of the masthead. `ended` says whether it had its last heading, below which the number stands alone.
pub(crate) fn masthead(publication: &mut Publication, words: &str, ended: &mut bool) {
    if let Some(found) = patterns::SESSION_YEAR.find(words) {
        publication.session_year.get_or_insert_with(|| session_year(found.group(1), found.group(2)));
    }
    if words.has("weede Kamer") {
        publication.chamber = Some(Chamber::TweedeKamer);
    } else if words.has("erste Kamer") {
        publication.chamber = Some(Chamber::EersteKamer);
    }
    if let Some(found) = patterns::AANHANGSEL.find(words) {
        publication.session_year.get_or_insert_with(|| session_year(found.group(2), found.group(3)));
        publication.number.get_or_insert_with(|| found.group(4).to_owned());
    } else if let Some(found) = patterns::MASTHEAD_END.find(words) {
        *ended = true;
        if !found.group(1).is_empty() {
            publication.number.get_or_insert_with(|| found.group(1).to_owned());
        }
    } else if words == "Aanhangsel van de Handelingen" && publication.chamber == Some(Chamber::EersteKamer) {
        *ended = true;
    } else if *ended && words.len() <= 4 && words.bytes().all(|byte| byte.is_ascii_digit()) {
        publication.number.get_or_insert_with(|| words.to_owned());
    } else if let Some(found) = patterns::NUMBER_LINE.find(words) {
        publication.number.get_or_insert_with(|| found.group(1).to_owned());
    } else if let Some(number) = case_number(words).filter(|_| words.len() <= 13) {
        publication.case_number.get_or_insert(number);
    } else if let Some(found) = patterns::UNSPACED_MASTHEAD.find(words) {
        publication.session_year.get_or_insert_with(|| session_year(found.group(1), found.group(2)));
        let (case, number) = (found.group(3), found.group(4));
        if case.is_empty() {
            publication.number.get_or_insert_with(|| number.to_owned());
        } else {
            publication.case_number.get_or_insert_with(|| case.to_owned());
        }
    }
}

/// A session year by its two years as printed: `2023` and `24` or `2024` are `2023-2024`.
pub(crate) fn session_year(first: &str, second: &str) -> String {
    if second.len() == 4 { format!("{first}-{second}") } else { format!("{first}-{}{second}", &first[..2]) }
}

/// The publication, with what print marks and page feet say where the masthead is silent.
pub(crate) fn publication(text: &str, sheet: &Sheet, header: &Header, rest: &[&[RawBlock]], kind: Kind) -> Publication {
    let mut publication = header.publication.clone();
    if kind == Kind::Unrecognised {
        return publication;
    }
    for line in &sheet.lines {
        let Role::Furniture(furniture) = line.role else { continue };
        let words = line.words(text);
        let mark = (furniture == FurnitureKind::PrintMark).then(|| words.first_word());
        if let Some(id) = mark.filter(|id| id.contains('-') && id.ends_with_digit()) {
            print_mark(&mut publication, id);
        } else if publication.session_year.is_none() || publication.chamber.is_none() {
            page_foot(&mut publication, words);
        }
    }
    // A notice names the case in its text.
    if kind == Kind::Notice && publication.case_number.is_none() {
        publication.case_number = rest.iter().copied().flatten().find_map(|block| {
            let flow = Flow::new(text, &block.runs);
            case_number(&flow.text)
        });
    }
    publication
}

/// A print mark: `ah-tk-20302031-12` has the number, `kv-tk-2031Z00123` the case. The first of a paper counts.
pub(crate) fn print_mark(publication: &mut Publication, id: &str) {
    let id = publication.id.get_or_insert_with(|| id.to_owned());
    publication.chamber = publication.chamber.or(chamber_of(id));
    let mut parts = id.split('-');
    match (parts.next(), parts.nth(1), parts.next()) {
        (Some("kv"), Some(case), _) => publication.case_number.get_or_insert_with(|| case.to_owned()),
        (Some("ah"), _, Some(number)) => publication.number.get_or_insert_with(|| number.to_owned()),
        _ => return,
    };
}

/// A page foot: `Tweede Kamer, vergaderjaar 2030–2031, Aanhangsel 2`.
fn page_foot(publication: &mut Publication, words: &str) {
    let Some(found) = patterns::SESSION_YEAR.find(words) else { return };
    publication.session_year.get_or_insert_with(|| session_year(found.group(1), found.group(2)));
    let chamber = if words.has("Eerste Kamer") { Chamber::EersteKamer } else { Chamber::TweedeKamer };
    publication.chamber.get_or_insert(chamber);
}

/// The chamber that an identifier names.
fn chamber_of(id: &str) -> Option<Chamber> {
    if id.has("-ek-") { Some(Chamber::EersteKamer) } else { id.has("-tk-").then_some(Chamber::TweedeKamer) }
}
