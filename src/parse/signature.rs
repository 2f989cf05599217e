//! Reads what stands below a letter: a greeting, the office of the one who signs, the name; and what a web page puts below
//! everything.

use super::blocks::{RawBlock, RawKind};
use super::flow::Flow;
use super::header::Header;
use super::people;
use crate::edges::Edges;
use crate::model::{Reply, ReplyKind, Respondent};
use crate::scan::{self, Words};

/// How many blocks below the office the name may stand: an empty row, the rest of the office.
const FAR: usize = 4;

/// What a letter says before it is signed.
const GREETINGS: &str = "Hoogachtend|Met vriendelijke groet|Met de meeste hoogachting";

/// Lines with which a web page begins what is no part of the paper.
const BELOW_A_PAGE: &str = "Deel deze pagina|Deel dit|Zie ook|Download|Downloads|Bijlage|Bijlagen|\
    Gerelateerde documenten|Naar boven|Terug naar boven|Over deze website|Over deze site";

/// The first of the blocks at the end of the body that belong to no question or answer; their number where there is none.
pub(super) fn begins(text: &str, body: &[RawBlock]) -> usize {
    // An answer has words of its own.
    let Some(last) = body.iter().rposition(|block| matches!(block.kind, RawKind::Label(_))) else { return body.len() };
    let short = |index: usize| {
        let block = body.get(index)?;
        block.runs.first().filter(|run| run.span.len() <= LONGEST)?;
        (block.marker.is_none() && block.runs.len() <= 4).then(|| Flow::new(text, &block.runs))
    };
    let found = (last + 2..body.len()).find(|&index| {
        let Some(flow) = short(index) else { return false };
        let words = flow.text.as_str();
        words.len() <= 60 && words.begins_with("HM") && words.starts_with_one(GREETINGS)
            || words.len() <= 24 && words.without_back(":").is_one_of(BELOW_A_PAGE)
            || is_office(signing_office(words))
                && (name_within(words).is_some()
                    || (index + 1..index + FAR).any(|below| short(below).is_some_and(|flow| is_name(&flow.text))))
            || is_name(words) && short(index + 1).is_some_and(|below| is_bare_office(&below.text))
    });
    found.unwrap_or(body.len())
}

/// Gives the one who replies the name that stands under the letter.
pub(super) fn read(header: &mut Header, flows: &[Flow]) {
    let Some(office) = flows.iter().rposition(|flow| is_office(signing_office(&flow.text))) else {
        let Some(office) = flows.iter().rposition(|flow| is_bare_office(&flow.text)) else { return };
        if let Some(name) = office.checked_sub(1).map(|above| &flows[above].text).filter(|name| is_name(name)) {
            signed(header, &flows[office].text, name);
        }
        return;
    };
    let words = signing_office(&flows[office].text);
    if let Some(name) = name_within(words) {
        signed(header, &words[..words.len() - name.len()], name);
        return;
    }
    let below = &flows[office + 1..flows.len().min(office + FAR)];
    let Some(name) = below.iter().position(|flow| is_name(&flow.text)) else { return };
    // "de staatssecretaris van Volksgezondheid," / "Welzijn en Sport,": the office runs on.
    let mut words = words.to_owned();
    for more in below[..name].iter().filter(|flow| flow.text.ends_with(',')) {
        words.push_str(", ");
        words.push_str(more.text.trim_end_matches(','));
    }
    signed(header, &words, &below[name].text);
}

/// Who signed, as one who replies.
fn signed(header: &mut Header, office: &str, name: &str) {
    let signed = people::respondents(office);
    let Some(signer) = signed.first() else { return };
    let name = Some(name.trim().to_owned());
    let reply = header.reply.get_or_insert_with(|| Reply {
        kind: ReplyKind::Answer,
        respondents: Vec::new(),
        on_behalf_of: Vec::new(),
        date: None,
    });
    let unnamed =
        reply.respondents.iter_mut().find(|respondent| respondent.role == signer.role && respondent.name.is_none());
    if let Some(respondent) = unnamed {
        respondent.name = name;
    } else if reply.respondents.is_empty() {
        reply.respondents.push(Respondent { name, ..signer.clone() });
    }
}

/// No office is longer, in bytes.
const LONGEST: usize = 140;

/// Whether words are an office and no sentence.
fn is_office(words: &str) -> bool {
    let office = words.strip_prefix("De ").or_else(|| words.strip_prefix("de ")).or_else(|| words.strip_prefix("DE "));
    words.len() < LONGEST
        && office.is_some_and(|office| {
            office.starts_with_one("minister|Minister|MINISTER|staatssecretaris|Staatssecretaris|STAATSSECRETARIS")
        })
        && !words.ends_with('.')
        && !scan::has(words, " vragen ")
}

/// Whether words are an office as it stands below a name: `Minister van Defensie`.
fn is_bare_office(words: &str) -> bool {
    words.len() < LONGEST
        && words.begins_with("MS")
        && words.starts_with_one("Minister van|Minister voor|Staatssecretaris van|Minister-President")
        && !words.ends_with('.')
}

/// The name behind an office on the same line: `De Minister van Defensie, A. de Wit`.
fn name_within(words: &str) -> Option<&str> {
    let comma = Words::new(", ").all(words).last()?;
    let name = &words[comma + 2..];
    (name.contains('.') && is_name(name)).then_some(name)
}

/// The office of the one who signs: `Mede namens de Minister van A, de Minister van B,` is signed by the second; a
/// salutation may stand before it.
fn signing_office(words: &str) -> &str {
    let words = words.without_back(", ");
    let greeted = GREETINGS.split('|').find_map(|greeting| words.strip_prefix(greeting));
    let words = greeted.map_or(words, |words| words.bare_front(","));
    let behalf = words.starts_with("Mede namens") || words.starts_with("mede namens");
    Words::new(", de ").all(words).last().filter(|_| behalf).map_or(words, |comma| &words[comma + 2..])
}

/// What may stand before a name.
const TITLES: &str = "drs.|mr.|dr.|ir.|ing.|prof.";

/// Whether a line is a person's name: a few words, each with a capital but for prefixes.
fn is_name(words: &str) -> bool {
    let words = words.trim();
    let count = words.split(' ').count();
    words.len() <= 60
        && (1..=7).contains(&count)
        && (words.begins_upper() || words.starts_with_one(TITLES))
        && !words.ends_with_one("?:,")
        && words.split(' ').all(|word| {
            word.begins_upper()
                || word.is_one_of(TITLES)
                || word.is_one_of("van|de|der|den|het|ten|ter|te|-|el|in|t|’t|'t")
        })
}
