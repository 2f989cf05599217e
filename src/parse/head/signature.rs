//! Reads what is below a letter: a greeting, the office of the one who signs, the name.

use crate::dutch::lexicon::{BARE_OFFICES, GREETINGS, NAME_PREFIXES, OFFICES, TITLES};
use crate::dutch::sentence::is_unfinished;
use crate::parse::blocks::block::{RawBlock, RawKind};
use crate::parse::blocks::flow::Flow;
use crate::text::str_ext::StrExt;

/// How many blocks below the office the name may be: an empty row, the rest of the office.
const FAR: usize = 4;

/// No office is longer, in bytes.
const LONGEST: usize = 140;

/// The first of the blocks at the end of the body that belong to no question or answer; their number where there is none. In a
/// body without headings, which may go on behind a letter, no question may follow.
pub(crate) fn begins(text: &str, body: &[RawBlock]) -> usize {
    let last = body.iter().rposition(|block| matches!(block.kind, RawKind::Heading(_)));
    // (The block below the last heading is never one of them: an answer has words of its own.)
    let first = match last {
        Some(last) => last + 2,
        // Where there is no heading, what asks is no end.
        None => body.iter().rposition(|block| block.asks(text, &[])).map_or(1, |asks| asks + 1),
    };
    (first..body.len()).find(|&index| is_below(text, &body[index..])).unwrap_or(body.len())
}

/// Whether the first of some blocks is no answer: a greeting or a signature.
fn is_below(text: &str, blocks: &[RawBlock]) -> bool {
    let Some(flow) = short(text, blocks.first()) else { return false };
    let words = flow.text.as_str();
    let is_greeting = || words.len() <= 60 && words.starts_with_one_of(GREETINGS);
    let named_below = || (1..FAR).any(|far| short(text, blocks.get(far)).is_some_and(|flow| is_name(&flow.text)));
    let is_office = || is_office(signing_office(words)) && (name_within(words).is_some() || named_below());
    let office_below = || short(text, blocks.get(1)).is_some_and(|below| is_bare_office(&below.text));
    is_greeting() || is_office() || is_name(words) && office_below()
}

/// The words of a block, if it is as short as a greeting, an office or a name.
fn short(text: &str, block: Option<&RawBlock>) -> Option<Flow> {
    let block = block?;
    let is_short = block.runs.len() <= 4 && block.runs.first()?.span.len() <= LONGEST;
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

/// The signatures below a letter: an office with a name behind it or below it, the last; else names with their offices below
/// them, which may be several.
pub(crate) fn find(flows: &[Flow]) -> Vec<Signature> {
    let signed =
        |office: &str, name: &str| Signature { office: office.to_owned(), name: name.trim().to_owned(), is_sole: true };
    let Some(index) = flows.iter().rposition(|flow| is_office(signing_office(&flow.text))) else {
        let pairs = flows.windows(2).filter_map(|pair| {
            let [name, office] = pair else { return None };
            (is_bare_office(&office.text) && is_name(&name.text)).then(|| signed(&office.text, &name.text))
        });
        return pairs.collect();
    };
    let office = signing_office(&flows[index].text);
    if let Some(name) = name_within(office) {
        return vec![signed(&office[..office.len() - name.len()], name)];
    }
    let below = &flows[index + 1..flows.len().min(index + FAR)];
    // "de staatssecretaris van Onderwijs," / "Cultuur en Wetenschap, mw. dr. A. Das": the name came to the rest of the office.
    if let Some((rest, name)) = below.first().and_then(|flow| Some((flow.text.as_str(), name_within(&flow.text)?))) {
        return vec![signed(&format!("{office}, {}", &rest[..rest.len() - name.len()]), name)];
    }
    let Some(name) = below.iter().position(|flow| is_name(&flow.text)) else { return Vec::new() };
    // "de staatssecretaris van Volksgezondheid," / "Welzijn en Sport,": the office runs on.
    let mut office = office.to_owned();
    for more in below[..name].iter().filter(|flow| flow.text.ends_with(',')) {
        office.push_str(if office.ends_with_any(" ,") || is_unfinished(&office) { " " } else { ", " });
        office.push_str(more.text.trim_end_matches(','));
    }
    let above = index.checked_sub(1).and_then(|above| flows.get(above));
    let is_sole = !above.is_some_and(|above| is_office(signing_office(&above.text)));
    vec![Signature { is_sole, ..signed(&office, &below[name].text) }]
}

/// Whether words are an office and no sentence.
fn is_office(words: &str) -> bool {
    let office = ["De ", "de ", "DE "].iter().find_map(|article| words.strip_prefix(article));
    words.len() < LONGEST
        && office.is_some_and(|office| office.starts_with_one_of(OFFICES))
        && !words.ends_with('.')
        && !words.contains(" vragen ")
}

/// Whether words are an office as it is printed below a name: `Minister van Defensie`.
fn is_bare_office(words: &str) -> bool {
    words.len() < LONGEST
        && words.starts_with_any("MS")
        && words.starts_with_one_of(BARE_OFFICES)
        && !words.ends_with('.')
}

/// The name behind an office on the same line: `De Minister van Defensie, A. de Wit`, or from its initials on.
fn name_within(words: &str) -> Option<&str> {
    let behind_comma = words.rfind(", ").map(|comma| &words[comma + 2..]);
    behind_comma.filter(|name| name.contains('.') && is_name(name)).or_else(|| from_initials(words))
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
    words.rfind(", de ").filter(|_| behalf).map_or(words, |comma| &words[comma + 2..])
}

/// Whether a line is a person's name: a few words, each with a capital but for prefixes.
fn is_name(words: &str) -> bool {
    let words = words.trim();
    let count = words.split(' ').count();
    words.len() <= 60
        && (1..=7).contains(&count)
        && (words.starts_uppercase() || words.starts_with_one_of(TITLES))
        && !words.ends_with_any("?:,")
        && words
            .split(' ')
            .all(|word| word.starts_uppercase() || word.is_one_of(TITLES) || word.is_one_of(NAME_PREFIXES))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_and_words() {
        for name in ["J.P. Brugman", "drs. A. de Wit", "A. van 't Veld - Das", "Eva Smit-Vos", " Vos "] {
            assert!(is_name(name), "{name}");
        }
        for words in ["", "de Wit", "Ja, dat klopt", "Klopt dit?", "Brugman,", "Een Twee Drie Vier Vijf Zes Zeven Acht"]
        {
            assert!(!is_name(words), "{words}");
        }
        assert!(is_name(&"A".repeat(60)) && !is_name(&"A".repeat(61)));
    }

    #[test]
    fn offices() {
        for office in ["De minister van Wind", "DE MINISTER VAN WIND", "de Staatssecretaris", "De minister-president"] {
            assert!(is_office(office) && !is_bare_office(office), "{office}");
        }
        for words in ["Minister van Wind", "De minister waait.", "De minister zal de vragen lezen", "De brug"] {
            assert!(!is_office(words), "{words}");
        }
        assert!(is_bare_office("Minister van Wind") && is_bare_office("Staatssecretaris van Wind"));
        assert!(!is_bare_office("Minister Vos") && !is_bare_office("Minister van Wind waait."));
    }

    #[test]
    fn the_office_and_the_name_on_a_line() {
        assert_eq!(name_within("De minister van Wind, A. Vos"), Some("A. Vos"));
        assert_eq!(name_within("De minister van Wind, Water, A. Vos"), Some("A. Vos"));
        assert_eq!(name_within("De minister van Wind A.B. de Vos"), Some("A.B. de Vos"));
        assert_eq!(name_within("De minister van Wind mw. dr. A. Vos"), None);
        assert_eq!(["De minister van Wind, Water", "De minister van Wind"].map(name_within), [None; 2]);
        assert_eq!(signing_office("Hoogachtend, De minister van Wind,"), "De minister van Wind");
        let behalf = "Mede namens de minister van Wind, de minister van Water,";
        assert_eq!(signing_office(behalf), "de minister van Water");
        assert_eq!(signing_office("De minister van Wind, de Zee"), "De minister van Wind, de Zee");
    }
}
