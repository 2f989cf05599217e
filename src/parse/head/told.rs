//! Sentences that tell of questions with a verb: `Op 3 mei hebben de leden … vragen gesteld aan …`, `De vaste commissie voor …
//! heeft een aantal vragen voorgelegd aan …`.

use crate::dutch::date;
use crate::dutch::lexicon::NAME_PREFIXES;
use crate::dutch::patterns::{self, Match};
use crate::dutch::sentence::sentence_end;
use crate::parse::blocks::block::Run;
use crate::parse::blocks::flow::Flow;
use crate::parse::head::facts::{Header, answer};
use crate::parse::head::title::{find_addressees, find_subject, subject, take_addressees, take_askers, take_subject};
use crate::parse::head::{offices, people};
use crate::text::chars::is_blank;
use crate::text::str_ext::StrExt;
use std::ops::Range;

/// Sentences behind these tell nothing of who asks.
const MOST_SENTENCES: usize = 8;

/// What comes behind the names of those who ask.
const BEHIND_NAMES: &[&str] = &[
    " hebben ",
    " heeft ",
    " stelde",
    " stelt ",
    " stellen ",
    " aan ",
    " over ",
    " inzake ",
    " omtrent ",
    " betreffende ",
    " op ",
    " vragen ",
    " schriftelijke ",
    " mondelinge ",
    " de volgende ",
    " de navolgende ",
    " gesteld",
    " ingediend",
    " ingezonden",
    " overeenkomstig ",
    " bij ",
    " naar aanleiding ",
    " zijn ",
    " werden ",
    " ons ",
    " mij ",
    " u ",
];

/// What comes behind the offices of those who are asked.
const BEHIND_OFFICES: &[&str] = &[
    " vragen",
    " schriftelijke ",
    " mondelinge ",
    " de volgende ",
    " de navolgende ",
    " een aantal ",
    " enkele ",
    " gesteld",
    " gevraagd",
    " voorgelegd",
    " over ",
    " inzake ",
    " omtrent ",
    " betreffende ",
    " naar aanleiding van ",
];

/// What comes behind the names where those who are asked follow without `aan`.
const ASKED_RIGHT_BEHIND: &[&str] = &[
    " heeft de minister",
    " heeft de Minister",
    " heeft de staatssecretaris",
    " heeft de Staatssecretaris",
    " hebben de minister",
    " hebben de Minister",
    " hebben de staatssecretaris",
    " hebben de Staatssecretaris",
];

/// What comes behind the subject, where it is not the end of the sentence.
const BEHIND_SUBJECT: &[&str] = &[
    " de volgende ",
    " de navolgende ",
    " een aantal vragen",
    " enkele vragen",
    " vragen gesteld",
    " gesteld aan",
    " voorgelegd aan",
    " te doen toekomen",
    " aan de regering ",
];

/// Reads the sentences of a block that tell of questions. Where the first says who asks, or a committee does, its facts count as
/// those of a title do (see [`asked`](super::title::asked)); of a further set only who asked and who was asked is added. Returns
/// whether one told.
pub(crate) fn read(header: &mut Header, runs: &[Run], flow: &Flow, better: bool) -> bool {
    if !header.lists_answers && patterns::QUESTIONS_PUT.starts(&flow.text, 0).is_none() {
        return false;
    }
    let mut told = false;
    let mut from = 0;
    for _ in 0..MOST_SENTENCES {
        let end = from + sentence_end(&flow.text[from..]);
        told |= read_sentence(header, runs, flow, from..end, better, told);
        from = end;
    }
    told
}

fn read_sentence(
    header: &mut Header,
    runs: &[Run],
    flow: &Flow,
    place: Range<usize>,
    better: bool,
    told: bool,
) -> bool {
    let sentence = &flow.text[place.clone()];
    if header.lists_answers && patterns::ANSWERED_BY.matches(sentence) {
        read_answered_by(header, sentence);
        return false;
    }
    if !patterns::QUESTIONS_PUT.matches(sentence) {
        return false;
    }
    let members = patterns::MEMBERS_OF_CHAMBER.find(sentence);
    // `Dat vindt Kamerlid Vos (ABC). Hij stelde de volgende vragen aan …`
    let pronoun = members.is_none() && sentence.trim_start_blank().starts_with_one_of(&["Hij ", "Zij ", "Ze "]);
    let named = if pronoun { names_before(&flow.text[..place.start]) } else { "" };
    let Some((names, behind)) = names(sentence, members.as_ref(), !named.is_empty()) else { return false };
    let rest = &sentence[behind..];
    let mut askers = people::members(if named.is_empty() { names } else { named });
    if let Some(party) = members.as_ref().map(|found| found.group(1)).filter(|party| !party.is_empty()) {
        askers.iter_mut().filter(|asker| asker.party.is_none()).for_each(|asker| asker.party = Some(party.to_owned()));
    }
    if members.is_some() && askers.is_empty() {
        return false;
    }
    let addressees = offices_behind(rest).map_or_else(Vec::new, |words| {
        header.asked_signer |= words.ends_with(" en mij") || words.ends_with(" en aan mij");
        offices::addressees(words)
    });
    if told {
        header.asked.askers.extend(askers);
        let new: Vec<_> = addressees.into_iter().filter(|it| !header.asked.addressees.contains(it)).collect();
        header.asked.addressees.extend(new);
        return true;
    }
    take_askers(header, askers, better);
    take_addressees(header, addressees, better);
    let opening = find_subject(rest);
    if let Some(opening) = &opening {
        let about = subject(rest, opening.end);
        let length = cut(&rest[about.clone()], BEHIND_SUBJECT);
        let start = place.start + behind + about.start;
        take_subject(header, runs, start..start + length, better);
    }
    let before_subject = &sentence[..opening.map_or(sentence.len(), |opening| behind + opening.start)];
    read_day(header, before_subject);
    true
}

/// The names in a sentence that tells of questions, and where what follows them begins; `None` where it says of nobody that
/// they ask.
fn names<'s>(sentence: &'s str, members: Option<&Match<'_>>, are_named_before: bool) -> Option<(&'s str, usize)> {
    if let Some(members) = members {
        let end = members.end() + cut(&sentence[members.end()..], BEHIND_NAMES);
        return Some((&sentence[members.end()..end], end));
    }
    let committee = patterns::COMMITTEE_OF_CHAMBER.find(sentence).map(|found| found.start());
    match committee.or_else(|| list(sentence)) {
        Some(at) => Some(("", at)),
        None if are_named_before || patterns::ASKED_MYSELF.matches(sentence) => Some(("", 0)),
        None => None,
    }
}

/// The words for those who are asked: `vragen ingediend bij de minister van …`, `heeft de minister van … de volgende vragen
/// gesteld`.
fn offices_behind(rest: &str) -> Option<&str> {
    let asked_in = || rest.place_of("ingediend bij de ").map(|at| at + "ingediend ".len());
    let has_asked = || rest.starts_with_one_of(ASKED_RIGHT_BEHIND).then_some(0);
    let at = find_addressees(rest).or_else(asked_in).or_else(has_asked)?;
    Some(&rest[at..at + cut(&rest[at..], BEHIND_OFFICES)])
}

/// The names of the members that words speak of last.
fn names_before(words: &str) -> &str {
    let mut names = "";
    let mut from = 0;
    while let Some(found) = patterns::MEMBERS_OF_CHAMBER.find(&words[from..]) {
        from += found.end();
        let in_names = |word: &&str| {
            let word = word.trim_blank();
            word.starts_uppercase() || word.starts_with_any("([") || word.is_one_of(NAME_PREFIXES) || word == "en"
        };
        let length = words[from..].split_inclusive(is_blank).take_while(in_names).map(str::len).sum::<usize>();
        names = words[from..from + length].trim_end_blank().trim_end_any(".,");
    }
    names
}

/// Where a list says to whom its questions were put: `De vragen zijn op 8 juni 2022 voorgelegd aan de Minister van …`.
fn list(sentence: &str) -> Option<usize> {
    let opens = ["De vragen ", "Deze vragen ", "De volgende vragen "];
    (sentence.trim_start_blank().starts_with_one_of(&opens) && sentence.has("voorgelegd")).then_some(0)
}

/// When the questions were put: `Op 3 maart 2020 heeft het lid …`, `op 6 november jl.`
fn read_day(header: &mut Header, words: &str) {
    if header.asked.date.is_some() {
        return;
    }
    let behind_op = |(iso, place): &(Result<String, ()>, Range<usize>)| {
        iso.is_ok() && words[..place.start].trim_end_blank().ends_with_any("pP")
    };
    match date::find(words).filter(behind_op) {
        Some((iso, _)) => header.asked.date = iso.ok(),
        None => header.asked_on = header.asked_on.or_else(|| date::day_without_year(words)),
    }
}

/// Who answered a list, where the sentence names the office in full.
fn read_answered_by(header: &mut Header, sentence: &str) {
    let end = sentence.place_of("beantwoord").unwrap_or(sentence.len());
    let start = sentence[..end].last_place_of("door ").unwrap_or(0);
    let words = &sentence[start..end];
    let words = &words[..words.place_of(" heeft ").unwrap_or(words.len())];
    let respondents: Vec<_> = offices::respondents(words).into_iter().filter(|it| it.portfolio.is_some()).collect();
    if !respondents.is_empty() && header.reply.is_none() {
        header.reply = Some(answer(respondents));
    }
}

/// Where the first of some words begins that stands outside brackets.
fn cut(words: &str, ends: &[&str]) -> usize {
    let mut depth = 0_u32;
    for (at, sign) in words.char_indices() {
        match sign {
            '(' | '[' | '«' => depth += 1,
            ')' | ']' | '»' => depth = depth.saturating_sub(1),
            ' ' if depth == 0 && words[at..].starts_with_one_of(ends) => return at,
            '.' | ':' if depth == 0 && at + 1 == words.len() => return at,
            _ => {}
        }
    }
    words.len()
}
