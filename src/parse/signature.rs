//! Reads the name under a letter: the office of the one who signs, and the name below it.

use super::flow::Flow;
use super::header::Header;
use super::people;
use crate::edges::Edges;
use crate::model::{Reply, ReplyKind, Respondent};
use crate::scan::{self, Words};

/// How many blocks below the office the name may stand: an empty row, the rest of the office.
const FAR: usize = 4;

/// Gives the one who replies the name that stands under the letter.
pub(super) fn read(header: &mut Header, flows: &[Flow]) {
    let Some(office) = flows.iter().rposition(|flow| is_office(signing_office(&flow.text))) else { return };
    let below = &flows[office + 1..flows.len().min(office + FAR)];
    let Some(name) = below.iter().position(|flow| is_name(&flow.text)) else { return };
    // "de staatssecretaris van Volksgezondheid," / "Welzijn en Sport,": the office runs on.
    let mut words = signing_office(&flows[office].text).to_owned();
    for more in below[..name].iter().filter(|flow| flow.text.ends_with(',')) {
        words.push_str(", ");
        words.push_str(more.text.trim_end_matches(','));
    }
    let signed = people::respondents(&words);
    let Some(signer) = signed.first() else { return };
    let name = Some(below[name].text.trim().to_owned());
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

/// Whether words are an office and no sentence.
fn is_office(words: &str) -> bool {
    let office = words.strip_prefix("De ").or_else(|| words.strip_prefix("de ")).or_else(|| words.strip_prefix("DE "));
    words.len() < 140
        && office.is_some_and(|office| {
            ["minister", "Minister", "MINISTER", "staatssecretaris", "Staatssecretaris"]
                .iter()
                .any(|role| office.starts_with(role))
        })
        && !words.ends_with('.')
        && !scan::has(words, " vragen ")
}

/// The office of the one who signs: `Mede namens de Minister van A, de Minister van B,` is signed by the second; a
/// salutation may stand before it.
fn signing_office(words: &str) -> &str {
    let words = words.without_back(", ");
    let greeted = ["Hoogachtend,", "Hoogachtend", "Met vriendelijke groet,", "Met vriendelijke groet"];
    let words = greeted.iter().find_map(|greeting| words.strip_prefix(greeting)).unwrap_or(words).trim_start();
    let behalf = words.starts_with("Mede namens") || words.starts_with("mede namens");
    Words::new(", de ").all(words).last().filter(|_| behalf).map_or(words, |comma| &words[comma + 2..])
}

/// Whether a line is a person's name: a few words, each with a capital but for prefixes.
fn is_name(words: &str) -> bool {
    let words = words.trim();
    let count = words.split(' ').count();
    words.len() <= 60
        && (1..=7).contains(&count)
        && words.begins_upper()
        && !words.ends_with_one("?:,")
        && words
            .split(' ')
            .all(|word| word.begins_upper() || word.is_one_of("van|de|der|den|het|ten|ter|te|-|el|in|t|’t|'t"))
}
