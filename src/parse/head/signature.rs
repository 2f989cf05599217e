//! Reads what stands below a letter: a greeting, the office of the one who signs, the name; and what a web page puts below
//! everything.

use crate::dutch::lexicon::{BARE_OFFICES, BELOW_A_PAGE, GREETINGS, NAME_PREFIXES, OFFICES, TITLES};
use crate::parse::blocks::block::{RawBlock, RawKind};
use crate::parse::blocks::flow::Flow;
use crate::text::scan::{self, Needle};
use crate::text::str_ext::StrExt;

/// How many blocks below the office the name may stand: an empty row, the rest of the office.
const FAR: usize = 4;

/// The first of the blocks at the end of the body that belong to no question or answer; their number where there is none.
pub(crate) fn begins(text: &str, body: &[RawBlock]) -> usize {
    // An answer has words of its own.
    let Some(last) = body.iter().rposition(|block| matches!(block.kind, RawKind::Heading(_))) else {
        return body.len();
    };
    let short = |index: usize| {
        let block = body.get(index)?;
        block.runs.first().filter(|run| run.span.len() <= LONGEST)?;
        (block.marker.is_none() && block.runs.len() <= 4).then(|| Flow::new(text, &block.runs))
    };
    let found = (last + 2..body.len()).find(|&index| {
        let Some(flow) = short(index) else { return false };
        let words = flow.text.as_str();
        words.len() <= 60 && words.starts_with_any("HM") && words.starts_with_one_of(GREETINGS)
            || words.len() <= 24 && words.trim_end_any(":").is_one_of(BELOW_A_PAGE)
            || is_office(signing_office(words))
                && (name_within(words).is_some()
                    || (index + 1..index + FAR).any(|below| short(below).is_some_and(|flow| is_name(&flow.text))))
            || is_name(words) && short(index + 1).is_some_and(|below| is_bare_office(&below.text))
    });
    found.unwrap_or(body.len())
}

/// Who signed a letter, as printed.
pub(crate) struct Signature {
    /// The office, which may name several things: `De minister van Volksgezondheid, Welzijn en Sport`.
    pub(crate) office: String,
    /// The person.
    pub(crate) name: String,
}

/// The signature below a letter: an office with a name behind it, below it or above it.
pub(crate) fn find(flows: &[Flow]) -> Option<Signature> {
    let signed = |office: &str, name: &str| Signature { office: office.to_owned(), name: name.trim().to_owned() };
    let Some(office) = flows.iter().rposition(|flow| is_office(signing_office(&flow.text))) else {
        let office = flows.iter().rposition(|flow| is_bare_office(&flow.text))?;
        let name = office.checked_sub(1).map(|above| &flows[above].text).filter(|name| is_name(name))?;
        return Some(signed(&flows[office].text, name));
    };
    let words = signing_office(&flows[office].text);
    if let Some(name) = name_within(words) {
        return Some(signed(&words[..words.len() - name.len()], name));
    }
    let below = &flows[office + 1..flows.len().min(office + FAR)];
    let name = below.iter().position(|flow| is_name(&flow.text))?;
    // "de staatssecretaris van Volksgezondheid," / "Welzijn en Sport,": the office runs on.
    let mut words = words.to_owned();
    for more in below[..name].iter().filter(|flow| flow.text.ends_with(',')) {
        words.push_str(", ");
        words.push_str(more.text.trim_end_matches(','));
    }
    Some(signed(&words, &below[name].text))
}

/// No office is longer, in bytes.
const LONGEST: usize = 140;

/// Whether words are an office and no sentence.
fn is_office(words: &str) -> bool {
    let office = words.strip_prefix("De ").or_else(|| words.strip_prefix("de ")).or_else(|| words.strip_prefix("DE "));
    words.len() < LONGEST
        && office.is_some_and(|office| office.starts_with_one_of(OFFICES))
        && !words.ends_with('.')
        && !scan::contains(words, " vragen ")
}

/// Whether words are an office as it stands below a name: `Minister van Defensie`.
fn is_bare_office(words: &str) -> bool {
    words.len() < LONGEST
        && words.starts_with_any("MS")
        && words.starts_with_one_of(BARE_OFFICES)
        && !words.ends_with('.')
}

/// The name behind an office on the same line: `De Minister van Defensie, A. de Wit`.
fn name_within(words: &str) -> Option<&str> {
    let comma = Needle::new(", ").all(words).last()?;
    let name = &words[comma + 2..];
    (name.contains('.') && is_name(name)).then_some(name)
}

/// The office of the one who signs: `Mede namens de Minister van A, de Minister van B,` is signed by the second; a
/// salutation may stand before it.
fn signing_office(words: &str) -> &str {
    let words = words.trim_end_any(", ");
    let greeted = GREETINGS.split('|').find_map(|greeting| words.strip_prefix(greeting));
    let words = greeted.map_or(words, |words| words.trim_start_blank_and(","));
    let behalf = words.starts_with("Mede namens") || words.starts_with("mede namens");
    Needle::new(", de ").all(words).last().filter(|_| behalf).map_or(words, |comma| &words[comma + 2..])
}

/// Whether a line is a person's name: a few words, each with a capital but for prefixes.
fn is_name(words: &str) -> bool {
    let words = words.trim();
    let count = words.split(' ').count();
    words.len() <= 60
        && (1..=7).contains(&count)
        && (words.starts_uppercase() || words.starts_with_one_of(TITLES))
        && !words.ends_with_any("?:,")
        && words.split(' ').all(|word| {
            word.starts_uppercase()
                || word.is_one_of(TITLES)
                || word.is_one_of(NAME_PREFIXES)
        })
}
