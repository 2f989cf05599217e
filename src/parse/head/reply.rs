//! Who replies: the sentence that says so, those on whose behalf it is, and the names under the letter.

use crate::dutch::lexicon::{NOTICES, WORDS_IN_OFFICES, is_of_a_board};
use crate::dutch::patterns;
use crate::model::{Reply, ReplyKind, Respondent};
use crate::parse::blocks::flow::Flow;
use crate::parse::head::facts::{Header, answer};
use crate::parse::head::people::bare_name;
use crate::parse::head::{offices, signature};
use crate::text::chars::{is_blank, lowercase};
use crate::text::str_ext::StrExt;

/// Reads the sentence that says who replies. The first that names somebody counts.
pub(crate) fn read_reply(header: &mut Header, words: &str) {
    if header.reply.as_ref().is_some_and(|before| !before.respondents.is_empty()) {
        return;
    }
    let kind = if words.starts_with_one_of(NOTICES) { ReplyKind::Notice } else { ReplyKind::Answer };
    let end = patterns::RECEIVED.find(words).map_or(words.len(), |found| found.start());
    let words = words[..end].trim_end();
    // `… op (schriftelijke) vragen, gesteld in de eerste termijn`
    let words = &words[..words.place_of(" vragen").unwrap_or(words.len())];
    let words = words.strip_suffix(" schriftelijke").unwrap_or(words);
    let words = [" op de", " op"].iter().find_map(|end| words.strip_suffix(end)).unwrap_or(words);
    let words = words.trim_end_blank_and(",");
    let (signers, others) = match patterns::ON_BEHALF.find(words) {
        Some(found) => (&words[..found.start()], &words[found.end()..]),
        None => (words, ""),
    };
    let (respondents, on_behalf_of) = (offices::respondents(signers), offices::respondents(others));
    // (The model has no office for the board of a council, which replies.)
    if respondents.is_empty() && is_of_a_board(signers) {
        return;
    }
    header.reply = Some(Reply { kind, respondents, on_behalf_of, date: None });
}

/// Gives those who reply the names in the signatures.
pub(crate) fn sign(header: &mut Header, flows: &[Flow]) {
    // (Those whom a title names have signed it.)
    let titled = header.reply.as_ref().is_some_and(|reply| !reply.respondents.is_empty());
    for signature in signature::find(flows) {
        let signed = offices::respondents(&signature.office);
        let Some(signer) = signed.first() else { continue };
        let name = bare_name(&signature.name).to_owned();
        let reply = header.reply.get_or_insert_with(|| answer(Vec::new()));
        // The signature may give in full the name that the title shortens: `De Wit` is `Mr. J. de Wit`.
        let is_signer = |it: &&mut Respondent| {
            let same = |short: &String| lowercase(&name).ends_with(&lowercase(short));
            it.role == signer.role && (it.name.is_none() || signature.is_sole && it.name.as_ref().is_some_and(same))
        };
        let mut signers: Vec<&mut Respondent> = reply.respondents.iter_mut().filter(is_signer).collect();
        // (Of two ministers the one with this ministry.)
        let own = signers.iter().position(|it| it.portfolio == signer.portfolio).unwrap_or(0);
        if let Some(respondent) = signers.get_mut(own) {
            respondent.name = Some(name);
        } else if !titled {
            reply.respondents.push(Respondent { name: Some(name), ..signer.clone() });
        }
    }
}

/// On whose behalf a letter is written too: `deel ik u, mede namens de Minister van A, mee dat de vragen …`.
pub(crate) fn on_behalf(words: &str) -> Vec<Respondent> {
    let Some(found) = patterns::ON_BEHALF.find(words) else { return Vec::new() };
    if !words[..found.end()].has("ede ") {
        return Vec::new();
    }
    // The offices end before the first word that is in none.
    let offices = &words[found.end()..];
    let in_office = |word: &&str| {
        let word = word.trim_end_blank_and(",");
        word.starts_uppercase() || word.is_one_of(WORDS_IN_OFFICES)
    };
    let length = offices.split_inclusive(is_blank).take_while(in_office).map(str::len).sum();
    let offices = offices[..length].trim_end_blank_and(",");
    offices::respondents(offices.strip_suffix(" de").unwrap_or(offices))
}
