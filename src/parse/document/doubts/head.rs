//! Doubts about the head: what is printed there and was not read, and names and offices that do not look like any.

use super::{Doubt, words};
use crate::dutch::letter::{is_office, puts_off};
use crate::dutch::lexicon::{BOARDS, NAME_PREFIXES, is_of_a_board};
use crate::dutch::masthead::case_number;
use crate::dutch::{offices, patterns};
use crate::model::DiagnosticCode::{
    self, HeadIncomplete, NotUnderstood, OddName, QuestionWithoutAnswer, UnknownOffice,
};
use crate::model::{Block, Document, Inline, Kind, ReplyKind};
use crate::parse::head::title::find_subject;
use crate::text::chars::{is_blank, ligature};
use crate::text::scan::{self, Words};
use crate::text::span::Span;
use crate::text::str_ext::StrExt;

/// No name is longer, in letters, and none has more words.
const LONGEST_NAME: (usize, usize) = (45, 6);

/// No portfolio is longer, in letters.
const LONGEST_PORTFOLIO: usize = 75;

/// Finds the doubts about the head.
pub(super) fn find(text: &str, document: &Document, found: &mut Vec<Doubt>) {
    if document.kind == Kind::Unrecognised {
        return;
    }
    let head: Vec<&Block> = document.header.iter().chain(&document.preamble).collect();
    let place = head.first().map_or_else(Span::default, |block| block.span);
    missing(document, &head, found);
    kind(document, place, found);
    if document.publication.id.is_none() && names_publication(text) {
        found.push((HeadIncomplete, place));
    }
    if let Some(span) = odd_subject(document) {
        found.push((HeadIncomplete, span));
    }
    let reply = document.reply.iter();
    let replying = || reply.clone().flat_map(|reply| reply.respondents.iter().chain(&reply.on_behalf_of));
    let portfolios = document.asked.addressees.iter().map(|it| &it.portfolio).chain(replying().map(|it| &it.portfolio));
    if portfolios.flatten().any(|portfolio| is_odd_office(portfolio)) {
        found.push((UnknownOffice, place));
    }
    let names = document.asked.askers.iter().map(|asker| asker.name.as_str());
    let names = names.chain(replying().filter_map(|it| it.name.as_deref()));
    let parties = document.asked.askers.iter().filter_map(|asker| asker.party.as_deref());
    if names.into_iter().any(is_odd_name) || parties.into_iter().any(|party| party.len() > 40 || party.contains(":")) {
        found.push((OddName, place));
    }
}

/// The place of a subject in which something else seems to be: how a letter opens, when or under which number the questions
/// were sent in.
fn odd_subject(document: &Document) -> Option<Span> {
    const LONGEST: usize = 500;
    const SIGNS: Words =
        Words::new(&["Geachte ", "Hierbij ", "ingezonden", "ingekomen", "ingediend op", "kenmerk 2", "(ontvangen"]);
    let subject: String = document.subject.iter().map(Inline::text).collect();
    let is_odd =
        subject.len() > LONGEST || subject.ends_with(',') || SIGNS.is_in(&subject) || case_number(&subject).is_some();
    let span = document.subject.first()?.span().to(document.subject.last()?.span());
    is_odd.then_some(span)
}

/// A head with more names than these is no head: they are not all looked for.
const MOST_ASKERS: usize = 60;

/// Says of each part of the head that was not found where the text seems to print it.
fn missing(document: &Document, head: &[&Block], found: &mut Vec<Doubt>) {
    let asked = &document.asked;
    let reply = document.reply.as_ref();
    let case = document.publication.case_number.as_deref();
    let closing = document.closing.iter().map(|block| (block, false));
    for (block, in_head) in head.iter().map(|&block| (block, true)).chain(closing) {
        let words = words(block);
        let lacks = in_head
            && (asked
                .askers
                .iter()
                .take(MOST_ASKERS)
                .any(|asker| asker.party.is_none() && names_party(&words, &asker.name))
                || asked.askers.is_empty() && names_asker(&words)
                || asked.addressees.is_empty() && names_addressee(&words)
                || document.subject.is_empty() && !asked.askers.is_empty() && names_subject(&words)
                || asked.date.is_none() && patterns::DATE_OF_QUESTIONS.matches(&words)
                || reply.is_none() && patterns::LOOSE_REPLY.matches(&words) && !is_of_a_board(&words)
                || !matches!(document.kind, Kind::Notice | Kind::Answered) && is_delayed(&words)
                || reply.is_some_and(|reply| reply.date.is_none()) && patterns::DATE_OF_REPLY.matches(&words)
                || document.subject.is_empty() && (names_subject_of_list(&words) || is_title(&words))
                || reply.is_some_and(|reply| reply.respondents.iter().all(|it| it.name.is_none()))
                    && patterns::LOOSE_REPLY.matches(&words)
                    && (words.has("heer ") || words.has("mevrouw ")));
        // (A remark may name the set that these questions go on with.)
        let of_another = (in_head || !words.has("eerdere vragen"))
            && case_number(&words)
                .is_some_and(|number| case.is_none_or(|case| in_head && !words.has(case) && case != number));
        // (Who signed has a name.)
        let unsigned = words.ends_with(',')
            && is_office(&words)
            && reply.is_none_or(|reply| reply.respondents.iter().all(|it| it.name.is_none()));
        if lacks || of_another || unsigned {
            found.push((HeadIncomplete, block.span));
        }
    }
}

/// Whether what kind of paper it is does not fit what its head says.
fn kind(document: &Document, place: Span, found: &mut Vec<Doubt>) {
    let said = |word: &str| document.header.iter().any(|block| words(block).has(word));
    let code: DiagnosticCode = match document.kind {
        Kind::Announcement if !said("ondelinge") => NotUnderstood,
        Kind::Questions if document.reply.as_ref().is_some_and(|reply| reply.kind == ReplyKind::Answer) => {
            QuestionWithoutAnswer
        }
        _ => return,
    };
    found.push((code, place));
}

fn names_asker(words: &str) -> bool {
    let of_a_committee = |at: usize| words[at..].starts_with("van ") || words[at..].starts_with("der ");
    let member = |word: &str| words.places_of(word).any(|at| !of_a_committee(at + word.len()));
    ["merlid ", "merleden ", "adslid ", "adsleden ", "tenlid ", "tenleden ", "het lid ", "de leden ", "Indiener"]
        .into_iter()
        .any(member)
}

/// Whether a party is printed behind a name.
fn names_party(words: &str, name: &str) -> bool {
    words.places_of(name).any(|at| words[at + name.len()..].starts_with(" ("))
}

fn names_addressee(words: &str) -> bool {
    const OFFICE: Words = Words::new(&["aan de minister", "aan de Minister", "aan de staatss", "aan de Staatss"]);
    // (What the questions are about names nobody who is asked.)
    let words = &words[..find_subject(words).map_or(words.len(), |subject| subject.start)];
    let asks = || patterns::ASKED_BY.opens(words);
    let someone = || words.places_of(" aan ").any(|at| !words[at + 5..].starts_with_one_of(BOARDS));
    OFFICE.is_in(words) || someone() && asks()
}

/// Whether a sentence, other than a title, puts answers off.
fn is_delayed(words: &str) -> bool {
    puts_off(words) && !patterns::ASKED_BY.opens(words)
}

/// `De vaste commissie heeft over de nota een aantal vragen voorgelegd`, `de gestelde vragen over de nota`.
fn names_subject_of_list(words: &str) -> bool {
    words.has("ommissie") && words.has(" over ") && (words.has(" voorgelegd") || words.has("vragen over "))
}

/// `Lijst van vragen over de nota`: a line of its own.
fn is_title(words: &str) -> bool {
    words.len() < 200 && !words.ends_with_any(".?:") && words.has("ragen ") && words.has(" over ")
}

fn names_subject(words: &str) -> bool {
    const ABOUT: Words = Words::new(&[" over ", " inzake ", " betreffende ", "naar aanleiding van "]);
    patterns::ASKED_BY.matches(words) && ABOUT.is_in(words)
}

/// Whether the identifier of a publication is in a text, not as part of an address.
fn names_publication(text: &str) -> bool {
    let bytes = text.as_bytes();
    scan::all_where(bytes, |chunk| scan::eq_mask(chunk, b'-')).any(|at| {
        let (before, after) = bytes.split_at(at);
        let Some(before) = before.strip_suffix(b"ah").or_else(|| before.strip_suffix(b"kv")) else { return false };
        let free = !matches!(before.last(), Some(b'/' | b'=' | b'.' | b'-'));
        free && after.starts_with(b"-tk-") && after.get(4).is_some_and(u8::is_ascii_digit)
    })
}

/// Whether a portfolio has words that none has, or is nearly one that is known.
fn is_odd_office(portfolio: &str) -> bool {
    if offices::is_portfolio(portfolio) {
        return false;
    }
    let mut spelt = String::with_capacity(portfolio.len());
    for letter in portfolio.chars() {
        match ligature(letter) {
            Some(letters) => spelt.push_str(letters),
            None => spelt.push(letter),
        }
    }
    let portfolio = spelt.as_str();
    if offices::is_portfolio(portfolio) {
        return false;
    }
    let small = |word: &str| word.starts_lowercase() && !word.is_one_of(&["en", "van", "de", "het", "der", "voor"]);
    let words = || portfolio.split(is_blank).filter(|word| !word.is_empty());
    let is_president = portfolio.eq_ignore_ascii_case("president");
    portfolio.len() > LONGEST_PORTFOLIO
        || is_president
        || words().any(small) && words().count() > 1
        || portfolio.contains(|letter| matches!(letter, '0'..='9' | '(' | ')' | '«' | '»' | ':' | ';' | '?'))
        || offices::is_nearly_portfolio(portfolio)
}

/// Whether a name is longer than names are, or has words of a sentence or an office in it.
fn is_odd_name(name: &str) -> bool {
    const NO_NAMES: Words = Words::new(&["irectoraat", "inister", "Kamer", "Datum", "Afdeling", "Geachte"]);
    let is_word = |word: &&str| {
        let inner = word.trim_start_any("(-–'’‘");
        let prefixed =
            || NAME_PREFIXES.iter().any(|prefix| inner.strip_prefix(prefix).is_some_and(StrExt::starts_uppercase));
        inner.starts_lowercase() && !inner.ends_with('.') && !name_part(inner) && !prefixed()
    };
    let words = || name.split(is_blank).filter(|word| !word.is_empty());
    name.chars().nth(LONGEST_NAME.0).is_some()
        || words().count() > LONGEST_NAME.1
        || words().any(|word| is_word(&word))
        || NO_NAMES.is_in(name)
        || name.contains(|letter| matches!(letter, '0'..='9' | '«' | '»' | ':' | ';' | '?' | '/' | '@'))
}

/// Whether a word is written small in names.
fn name_part(word: &str) -> bool {
    NAME_PREFIXES.contains(&word)
        || word.is_one_of(&["op", "la", "le", "von", "du", "al", "bin", "zu", "aan", "bij", "’s", "'s", "s"])
}
