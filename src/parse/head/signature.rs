//! Reads what is below a letter: a greeting, the office of the one who signs, the name.

use crate::dutch::letter::{LONGEST_OFFICE, is_bare_office, is_greeting, is_name, is_office};
use crate::dutch::lexicon::{BOARDS_THAT_SIGN, GREETINGS, OFFICES};
use crate::dutch::offices::end_with_portfolio;
use crate::dutch::sentence::is_unfinished;
use crate::model::Member;
use crate::parse::blocks::block::{RawBlock, RawKind};
use crate::parse::blocks::flow::Flow;
use crate::text::str_ext::StrExt;

/// How many blocks below the office the name may be: an empty row, the rest of the office.
const FAR: usize = 4;

/// The first of the blocks at the end of the body that belong to no question or answer; their number where there is none. In a
/// body without headings, which may go on behind a letter, no question may follow.
pub(crate) fn begins(text: &str, body: &[RawBlock], askers: &[Member]) -> usize {
    let last = body.iter().rposition(|block| matches!(block.kind, RawKind::Heading(_)));
    // (The block below the last heading is never one of them: an answer has words of its own.)
    let first = match last {
        Some(last) => last + 2,
        // Where there is no heading, what asks is no end.
        None => body.iter().rposition(|block| block.asks(text, &[])).map_or(1, |asks| asks + 1),
    };
    (first..body.len()).find(|&index| is_below(text, &body[index..], askers)).unwrap_or(body.len())
}

/// Whether the first of some blocks is no answer: a greeting or a signature, which may be that of somebody who asks.
fn is_below(text: &str, blocks: &[RawBlock], askers: &[Member]) -> bool {
    let Some(flow) = short(text, blocks.first()) else { return false };
    let words = flow.text.as_str();
    let named_below = || (1..FAR).any(|far| short(text, blocks.get(far)).is_some_and(|flow| is_name(&flow.text)));
    let is_office = || is_office(signing_office(words)) && (name_within(words).is_some() || named_below());
    let office_below = || short(text, blocks.get(1)).is_some_and(|below| is_bare_office(&below.text));
    let is_board = || words.starts_with_one_of(BOARDS_THAT_SIGN) && !words.ends_with_any(".?!:");
    let is_asker = || is_name(words) && askers.iter().any(|asker| words.ends_with(&asker.name));
    is_greeting(words) || is_board() || is_asker() || is_office() || is_name(words) && office_below()
}

/// The words of a block, if it is as short as a greeting, an office or a name.
fn short(text: &str, block: Option<&RawBlock>) -> Option<Flow> {
    let block = block?;
    let is_short = block.runs.len() <= 4 && block.runs.first()?.span.len() <= LONGEST_OFFICE;
    (is_short && block.marker.is_none()).then(|| Flow::new(text, &block.runs))
}

/// Who signed a letter, as printed.
pub(crate) struct Signature {
    /// The office, which may name several things: `De minister van Volksgezondheid, Welzijn en Sport`.
    pub(crate) office: String,
    /// The person.
    pub(crate) name: String,
    /// Whether no other office stands right above this one: then the name below it is certainly that of its holder.
    pub(crate) is_sole: bool,
}

/// The signatures below a letter, in order: offices with a name behind them or below them, the last and those right above it;
/// else names with their offices below them.
pub(crate) fn find(flows: &[Flow]) -> Vec<Signature> {
    let mut found = Vec::new();
    let mut rest = flows;
    while let Some(index) = rest.iter().rposition(|flow| is_office(signing_office(&flow.text))) {
        let Some((signature, length)) = signed(&rest[index..]) else { break };
        // (An office that other words part from the next signature is part of the letter.)
        if !found.is_empty() && index + length < rest.len() {
            break;
        }
        let above = index.checked_sub(1).and_then(|above| rest.get(above));
        let is_sole = !above.is_some_and(|above| is_office(signing_office(&above.text)));
        found.push(Signature { is_sole, ..signature });
        rest = &rest[..index];
    }
    if rest.len() == flows.len() {
        return signed_with_bare_offices(flows);
    }
    found.reverse();
    found
}

fn signature(office: &str, name: &str) -> Signature {
    Signature { office: office.to_owned(), name: name.trim().to_owned(), is_sole: true }
}

/// The signature that begins with an office, and how many blocks it has.
fn signed(flows: &[Flow]) -> Option<(Signature, usize)> {
    let office = signing_office(&flows.first()?.text);
    if let Some(name) = name_within(office) {
        return Some((signature(&office[..office.len() - name.len()], name), 1));
    }
    let below = &flows[1..flows.len().min(FAR)];
    // "de staatssecretaris van Onderwijs," / "Cultuur en Wetenschap, mw. dr. A. Das": the name came to the rest of the office.
    let first = below.first().filter(|flow| !is_name(&flow.text) || flow.text.contains(','));
    if let Some((rest, name)) = first.and_then(|flow| Some((flow.text.as_str(), name_within(&flow.text)?))) {
        return Some((signature(&format!("{office}, {}", &rest[..rest.len() - name.len()]), name), 2));
    }
    let name = below.iter().position(|flow| is_name(&flow.text))?;
    // "namens deze, de directeur": not the one who holds the office.
    if below[..name].iter().any(|flow| flow.text.starts_with_one_of(&["namens deze", "Namens deze"])) {
        return None;
    }
    // "de staatssecretaris van Volksgezondheid," / "Welzijn en Sport,": the office runs on.
    let mut office = office.to_owned();
    for more in below[..name].iter().filter(|flow| flow.text.ends_with(',')) {
        office.push_str(if office.ends_with_any(" ,") || is_unfinished(&office) { " " } else { ", " });
        office.push_str(more.text.trim_end_matches(','));
    }
    Some((signature(&office, &below[name].text), name + 2))
}

/// Names with their offices below them (`Minister van Defensie`) or behind them, which may be several; else a name below one.
fn signed_with_bare_offices(flows: &[Flow]) -> Vec<Signature> {
    let pairs = || flows.windows(2).filter_map(|pair| Some((pair.first()?.text.as_str(), pair.get(1)?.text.as_str())));
    let below = pairs().filter(|(name, office)| is_bare_office(office) && is_name(name));
    let found: Vec<Signature> = below.map(|(name, office)| signature(office, name)).collect();
    if !found.is_empty() {
        return found;
    }
    // `A. de Wit, minister van Defensie`
    let is_office = |office: &str| office.starts_with_one_of(OFFICES) && !office.ends_with_any(".,:");
    let may_name = flows.iter().filter(|flow| !flow.text.ends_with_any(".,:"));
    let behind = may_name.filter_map(|flow| flow.text.parted_by(", "));
    let behind = behind.filter(|(name, office)| is_name(name) && is_office(office) && end_with_portfolio(office));
    let found: Vec<Signature> = behind.map(|(name, office)| signature(office, name)).collect();
    if !found.is_empty() {
        return found;
    }
    let above = pairs().filter(|(office, name)| is_bare_office(office) && is_name(name) && name.contains(' '));
    let found: Vec<Signature> = above.map(|(office, name)| signature(office, name)).collect();
    if found.is_empty() { signed_in_line(flows).into_iter().collect() } else { found }
}

/// The signature with which a letter ends that lost its line ends: `… worden beantwoord. De minister van Defensie, Anna de Wit`.
fn signed_in_line(flows: &[Flow]) -> Option<Signature> {
    let words = flows.last()?.text.as_str();
    let last = &words[words.last_place_of(". De ")? + 2..];
    let (office, name) = last.parted_by_last(", ")?;
    (is_office(last) && end_with_portfolio(office) && is_name(name)).then(|| signature(office, name))
}

/// The name behind an office on the same line: `De Minister van Defensie, A. de Wit`, or from its initials on.
fn name_within(words: &str) -> Option<&str> {
    let behind_comma = words.last_place_of(", ").map(|comma| &words[comma + 2..]);
    let is_holder =
        |name: &&str| name.contains(' ') && end_with_portfolio(words[..words.len() - name.len()].trim_end_any(", "));
    behind_comma
        .filter(|name| is_name(name) && (name.contains('.') || is_holder(name)))
        .or_else(|| from_initials(words))
}

/// The end of some words from the first initials on: `D.M. van Wit`.
fn from_initials(words: &str) -> Option<&str> {
    let is_initials = |word: &str| {
        word.len() >= 2
            && word.split_inclusive('.').all(|part| part.len() <= 3 && part.starts_uppercase() && part.ends_with('.'))
    };
    let first = words.split(' ').find(|word| is_initials(word))?;
    let (office, name) = words.split_at(first.as_ptr() as usize - words.as_ptr() as usize);
    // (A title that no list knows would be taken for a part of the office.)
    (name.contains(' ') && is_name(name) && !office.trim_end().ends_with('.')).then_some(name)
}

/// The office of the one who signs: `Mede namens de Minister van A, de Minister van B,` is signed by the second; a
/// salutation may come before it.
fn signing_office(words: &str) -> &str {
    let words = words.trim_end_any(", ");
    let greeted = GREETINGS.iter().find_map(|greeting| words.strip_prefix(greeting));
    let words = greeted.map_or(words, |words| words.trim_start_blank_and(","));
    let behalf = words.starts_with("Mede namens") || words.starts_with("mede namens");
    let comma = if behalf { words.last_place_of(", de ") } else { None };
    comma.map_or(words, |comma| &words[comma + 2..])
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::parse::blocks::block::Run;
    use crate::text::span::Span;

    #[test]
    fn the_office_and_the_name_on_a_line() {
        assert_eq!(name_within("De minister van Wind, A. Vos"), Some("A. Vos"));
        assert_eq!(name_within("De minister van Wind, Water, A. Vos"), Some("A. Vos"));
        assert_eq!(name_within("De minister van Wind A.B. de Vos"), Some("A.B. de Vos"));
        assert_eq!(name_within("De minister van Defensie, Anna Vos"), Some("Anna Vos"));
        assert_eq!(name_within("De minister van Wind mw. dr. A. Vos"), None);
        assert_eq!(["De minister van Wind, Water", "De minister van Wind"].map(name_within), [None; 2]);
        assert_eq!(signing_office("Hoogachtend, De minister van Wind,"), "De minister van Wind");
        let behalf = "Mede namens de minister van Wind, de minister van Water,";
        assert_eq!(signing_office(behalf), "de minister van Water");
        assert_eq!(signing_office("De minister van Wind, de Zee"), "De minister van Wind, de Zee");
    }

    /// The office and the name of each who signed, and whether the name is certainly that of its holder.
    #[track_caller]
    fn signs(blocks: &[&str], expected: &[(&str, &str, bool)]) {
        let flows: Vec<Flow> =
            blocks.iter().map(|words| Flow::new(words, &[Run::new(Span::new(0, words.len()))])).collect();
        let found = find(&flows);
        let found: Vec<_> = found.iter().map(|it| (it.office.trim(), it.name.as_str(), it.is_sole)).collect();
        assert_eq!(found, expected, "{blocks:?}");
    }

    #[test]
    fn names_below_their_offices() {
        let water = ("De minister van Water", "B. Das", true);
        signs(&["Hoogachtend,", "De minister van Water,", "B. Das"], &[water]);
        let wind = ("De minister van Wind", "A. Vos", true);
        signs(&["De minister van Wind,", "A. Vos", "De minister van Water,", "B. Das"], &[wind, water]);
        // The name may be that of either.
        signs(&["De minister van Wind,", "De minister van Water,", "B. Das"], &[(water.0, water.1, false)]);
        // Other words part the letter from its signature.
        let letter =
            ["De", "Het", "Een", "De minister van Wind,", "A. Vos", "is op reis.", "De minister van Water,", "B. Das"];
        signs(&letter, &[water]);
        signs(&["De minister van Water,", "namens deze,", "B. Das"], &[]);
    }

    #[test]
    fn offices_of_several_lines() {
        let office = "De minister van Sociale Zaken en Werkgelegenheid";
        signs(&["De minister van Sociale Zaken en", "Werkgelegenheid,", "A. Vos"], &[(office, "A. Vos", true)]);
        let office = "De minister van Onderwijs, Cultuur en Wetenschap";
        signs(&["De minister van Onderwijs,", "Cultuur en Wetenschap,", "A. Vos"], &[(office, "A. Vos", true)]);
        signs(&["De minister van Onderwijs,", "Cultuur en Wetenschap A.B. Vos"], &[(office, "A.B. Vos", true)]);
    }

    #[test]
    fn offices_without_an_article() {
        let das = ("Minister van Defensie", "B. Das", true);
        signs(&["B. Das", "Minister van Defensie"], &[das]);
        signs(&["Met groet", "Minister van Defensie", "B. Das"], &[das]);
        signs(&["Bij afwezigheid van", "Minister van Defensie", "en de rest"], &[]);
        signs(&["Minister van Defensie", "Hoogachtend"], &[]);
        let behind = ("minister van Defensie", "B. Das", true);
        signs(&["B. Das, minister van Defensie"], &[behind]);
        signs(
            &["het lid, minister van Defensie", "B. Das, voorzitter van Defensie", "B. Das, minister van dienst"],
            &[],
        );
        signs(&["B. Das, minister van Defensie,"], &[]);
    }
}
