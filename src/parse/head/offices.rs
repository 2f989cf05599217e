//! Who is asked and who replies: offices with their portfolios.

use crate::dutch::lexicon::FORMS_OF_ADDRESS;
use crate::dutch::offices::{is_portfolio, joined_portfolios, portfolio_and_holder};
use crate::dutch::patterns;
use crate::model::{Addressee, Respondent, Role};
use crate::parse::head::people::{members, normalize_name};
use crate::text::scan::Words;
use crate::text::str_ext::StrExt;
use std::borrow::Cow;

/// Those to whom a paper is addressed: `de Ministers van A en voor B en de Staatssecretaris van C`. Who is absent
/// (`bij afwezigheid van`) is not asked, nor who got the questions from the one who was (`(doorgeleid naar …)`).
pub(crate) fn addressees(words: &str) -> Vec<Addressee> {
    let mut found = Vec::new();
    let present = without_absent(words);
    for office in offices(&without_forwarded(&present)) {
        let role = office.role;
        if !starts_with_of(office.words) {
            // `minister Vos (Defensie)`, `minister Vos`: the name is no portfolio.
            let asked = |Respondent { role, title, portfolio, .. }| Addressee { role, title, portfolio };
            found.extend(office.respondents().into_iter().map(asked));
            continue;
        }
        let portfolios = office.portfolios();
        if portfolios.is_empty() {
            found.push(Addressee { role, title: Some(office.title.clone()), portfolio: None });
        }
        found.extend(portfolios.into_iter().map(|(title, portfolio)| Addressee {
            role,
            title: Some(title),
            portfolio: Some(portfolio),
        }));
    }
    found
}

/// Those who reply: `Minister Pieters (Financiën) en Staatssecretaris De Wit (Defensie)`, `de minister van A`.
pub(crate) fn respondents(words: &str) -> Vec<Respondent> {
    offices(words).iter().flat_map(Office::respondents).collect()
}

/// An office and the words up to the next one.
struct Office<'t> {
    role: Role,
    /// As printed, in the singular: `Minister`.
    title: String,
    plural: bool,
    /// Whom the words before it name: `de heer Pieters, Minister van A`.
    person: Option<String>,
    words: &'t str,
}

/// The offices in a chain: `de Minister van A en de Staatssecretaris van B`.
fn offices(words: &str) -> Vec<Office<'_>> {
    let mut offices = named_offices(words);
    share_words(&mut offices);
    merge_prime_minister(&mut offices);
    offices
}

/// Each office that is named, with the words behind it.
fn named_offices(words: &str) -> Vec<Office<'_>> {
    let mut found: Vec<Office<'_>> = Vec::new();
    let mut rest = words;
    while let Some(office) = patterns::OFFICE.find(rest) {
        let mut before = &rest[..office.range(1).start];
        let mut person = person(&mut before);
        if let Some(last) = found.last_mut() {
            // "de Minister van A, de heer Vos, en de Minister van B": the first is his.
            if let Some(name) = person.take_if(|name| name.ends_with(" en")) {
                last.person = Some(normalize_name(&name[..name.len() - " en".len()]));
            }
            last.words = before;
        }
        let title = normalize_name(office.group(1));
        let role = match title.as_bytes().first() {
            _ if title.to_ascii_lowercase().has("president") => Role::MinisterPresident,
            Some(b'm' | b'M') => Role::Minister,
            _ => Role::Staatssecretaris,
        };
        found.push(Office { role, title, plural: !office.group(2).is_empty(), person, words: "" });
        rest = &rest[office.range(1).end.max(office.range(2).end)..];
    }
    if let Some(last) = found.last_mut() {
        if last.person.is_none() {
            last.person = person(&mut rest);
        }
        last.words = rest;
    }
    found
}

/// The person whom the words before an office name, `en mevrouw Smit, `, which are cut off from them.
fn person(before: &mut &str) -> Option<String> {
    const FORMS: Words = Words::new(FORMS_OF_ADDRESS);
    if !FORMS.is_in(before) {
        return None;
    }
    let (at, form) = FORMS_OF_ADDRESS.iter().filter_map(|form| Some((before.last_place_of(form)?, *form))).max()?;
    let (rest, name) = (&before[..at], &before[at + form.len()..]);
    let ends = rest.is_empty() || rest.ends_blank();
    let name = normalize_name(name.strip_suffix(" de ").unwrap_or(name));
    if !ends || name.is_empty() || name.contains('(') {
        return None;
    }
    let rest = rest.trim_end_blank();
    *before = rest.strip_suffix("de").filter(|rest| rest.is_empty() || rest.ends_blank()).unwrap_or(rest);
    Some(name)
}

/// An office without words of its own shares those of the next: `de Minister en Staatssecretaris van A`.
fn share_words(offices: &mut [Office<'_>]) {
    for index in (1..offices.len()).rev() {
        let [.., office, next] = &mut offices[..=index] else { continue };
        let bare = || matches!(normalize_name(office.words).as_str(), "en" | "en de" | "en aan de" | "");
        if office.role != Role::MinisterPresident && next.person.is_none() && bare() {
            office.words = next.words;
        }
    }
}

/// `de minister-president, minister van Algemene Zaken` is one person.
fn merge_prime_minister(offices: &mut Vec<Office<'_>>) {
    for index in (1..offices.len()).rev() {
        let (before, office) = (&offices[index - 1], &offices[index]);
        if before.role == Role::MinisterPresident
            && normalize_name(before.words).is_empty()
            && office.words.has("Algemene Zaken")
        {
            let office = offices.remove(index);
            offices[index - 1].words = office.words;
        }
    }
}

impl Office<'_> {
    /// The portfolios that the words name, each with the title of its office: `Minister voor`.
    fn portfolios(&self) -> Vec<(String, String)> {
        if self.role == Role::MinisterPresident && !starts_with_of(self.words) {
            return Vec::new();
        }
        let mut portfolios = Vec::new();
        for part in parts(self.words) {
            let (of, name) = portfolio(part);
            if name.is_empty() {
                continue;
            }
            let mut title = self.title.clone();
            title.push_str(if of.is_empty() { "" } else { " " });
            title.push_str(of);
            let names = joined_portfolios(&name).or_else(|| two_portfolios(&name).filter(|_| self.plural));
            let names = names.unwrap_or_else(|| vec![&name]);
            portfolios.extend(names.into_iter().map(|name| (title.clone(), name.to_owned())));
        }
        portfolios
    }

    /// Those who hold the office, as the sentence that says who replies names them.
    fn respondents(&self) -> Vec<Respondent> {
        let of = starts_with_of(self.words);
        if !of && self.words.contains('(') {
            return if self.plural { self.listed() } else { self.with_portfolios() };
        }
        // `Minister Pieters van Financiën`
        let words = normalize_name(self.words);
        let named = [" van ", " voor "].iter().find_map(|of| words.parted_by_last(of)).filter(|_| !of);
        if let Some((name, portfolio)) = named.filter(|(_, portfolio)| is_portfolio(portfolio)) {
            return vec![self.respondent(Some(name.to_owned()), Some(portfolio.to_owned()))];
        }
        let portfolios = self.portfolios();
        // `de minister van Defensie`, `de Staatssecretaris Rechtsbescherming`; else `Minister Pieters`.
        let known = portfolios.iter().any(|(_, name)| is_portfolio(name));
        if !portfolios.is_empty() && (of || known || self.person.is_some()) {
            let holder =
                |(title, portfolio), name| Respondent { title: Some(title), ..self.respondent(name, Some(portfolio)) };
            // `de minister van Defensie A. de Wit`
            if let [(title, words)] = portfolios.as_slice()
                && let Some((portfolio, name)) = portfolio_and_holder(words)
            {
                return vec![holder((title.clone(), portfolio.to_owned()), Some(name.to_owned()))];
            }
            return portfolios.into_iter().map(|office| holder(office, self.person.clone())).collect();
        }
        if self.person.is_some() {
            return vec![self.respondent(self.person.clone(), None)];
        }
        let name = [" en", " en de", ", mede"].iter().find_map(|end| words.strip_suffix(end)).unwrap_or(&words);
        let is_name = name.chars().any(char::is_alphabetic) && name != "en";
        vec![self.respondent(is_name.then(|| name.to_owned()), None)]
    }

    /// `Staatssecretarissen Vos en Smit (beiden Financiën)`: names and brackets as in a list of members.
    fn listed(&self) -> Vec<Respondent> {
        members(self.words).into_iter().map(|member| self.respondent(Some(member.name), member.party)).collect()
    }

    /// `Minister Pieters (Financiën)`: a name before each bracket, which may be printed the wrong way round.
    fn with_portfolios(&self) -> Vec<Respondent> {
        let mut found = Vec::new();
        let mut rest = self.words;
        while let Some((before, behind)) = rest.split_once('(') {
            let name = before.trim_start_blank_and(",");
            let name = normalize_name(name.strip_prefix("en ").unwrap_or(name));
            let (portfolio, after) = behind.split_once([')', '(']).unwrap_or((behind, ""));
            if !name.is_empty() {
                found.push(self.respondent(Some(name), Some(normalize_name(portfolio)).filter(|it| !it.is_empty())));
            }
            rest = after;
        }
        found
    }

    fn respondent(&self, name: Option<String>, portfolio: Option<String>) -> Respondent {
        Respondent { role: self.role, title: Some(self.title.clone()), name, portfolio }
    }
}

/// Whether words begin with `van` or `voor`.
fn starts_with_of(words: &str) -> bool {
    let words = words.trim_start_blank();
    words.starts_with_one_of(&["van", "voor", "VAN", "VOOR"])
}

/// Splits `van A en van B, voor C` where a new `van` or `voor` comes before a capital.
fn parts(words: &str) -> Vec<&str> {
    let mut parts = Vec::new();
    let mut start = 0;
    for (at, _) in words.match_indices(['v']) {
        let of = ["van", "voor"].iter().find(|of| words[at..].starts_with(**of)).map_or(0, |of| of.len());
        let after = words[at + of..].trim_start_blank();
        let before = words[start..at].trim_end_blank();
        let parted = before.ends_with(',') || before.ends_with(" en") || before.ends_with("\u{a0}en");
        if of > 0 && parted && after.starts_uppercase() {
            parts.push(&words[start..at]);
            start = at;
        }
    }
    parts.push(&words[start..]);
    parts
}

/// A portfolio without the words around it, and the `van` or `voor` before it.
fn portfolio(words: &str) -> (&'static str, String) {
    let words = without_short_name(normalize_name(words));
    let (of, words) =
        [("van", "van het ministerie van"), ("van", "van"), ("voor", "voor"), ("VAN", "VAN"), ("VOOR", "VOOR")]
            .iter()
            .find_map(|(of, words_of)| {
                let after = words.strip_prefix(words_of)?.trim_start();
                // (A sentence may write a ministry small: `minister van financiën`.)
                (after.starts_uppercase() || is_portfolio(after)).then_some((*of, after))
            })
            .unwrap_or(("", &words));
    // `minister Vos van Defensie`
    let office = || [" van ", " voor "].iter().find_map(|of| words.parted_by_last(of));
    let office = if of.is_empty() { office().filter(|(_, name)| is_portfolio(name)) } else { None };
    let mut words = office.map_or(words, |(_, name)| name).trim();
    for end in [" en aan de", " en aan", " en mij", " en de", " ende", ",de", " en", " de", ",", " mede", ";", "."] {
        words = words.strip_suffix(end).unwrap_or(words).trim_end();
    }
    // "Financiënen de Minister": a lost space.
    if let Some(name) = words.strip_suffix("en").filter(|name| is_portfolio(name)) {
        words = name;
    }
    (of, if matches!(words, "en" | "en de" | "de" | "mij") { String::new() } else { words.to_owned() })
}

/// A portfolio without the short name that stands behind it in brackets: `Volksgezondheid, Welzijn en Sport (VWS)`.
fn without_short_name(words: String) -> String {
    let is_short = |name: &str| {
        let capitals = name.chars().filter(char::is_ascii_uppercase).count();
        is_portfolio(name)
            || capitals > 1 && name.len() <= 6 && name.bytes().all(|it| it.is_ascii_uppercase() || it == b'&')
    };
    let Some((before, behind)) = words.parted_by(" (") else { return words };
    match behind.split_once(')') {
        Some((name, rest)) if is_short(name) => format!("{before}{rest}"),
        _ => words,
    }
}

/// Two portfolios behind a plural, which no list knows but a single `en` parts: `de ministers van Wind en Water`.
fn two_portfolios(words: &str) -> Option<Vec<&str>> {
    let (first, second) = words.parted_by(" en ")?;
    (!is_portfolio(words) && !words.contains(',') && !second.has(" en ")).then(|| vec![first, second])
}

/// Cuts out, in brackets, who got the questions from the one who was asked: `(doorgeleid naar de Minister van Defensie)`.
fn without_forwarded(words: &str) -> Cow<'_, str> {
    let Some(at) = words.match_indices('(').map(|(at, _)| at).find(|&at| {
        words[at + 1..].trim_start_blank().starts_with_one_of(&["door", "Door", "ter ", "overgedragen", "overgenomen"])
    }) else {
        return words.into();
    };
    let end = words[at..].find(')').map_or(words.len(), |close| at + close + 1);
    format!("{}{}", words[..at].trim_end_blank(), &words[end..]).into()
}

/// Cuts out who is absent: `, bij afwezigheid van de Staatssecretaris van Financiën,`.
fn without_absent(words: &str) -> Cow<'_, str> {
    let Some(at) = words.place_of("bij afwezigheid") else { return words.into() };
    let end = words[at..].find(',').map_or(words.len(), |comma| at + comma);
    format!("{}{}", words[..at].trim_end().trim_end_matches(','), &words[end..]).into()
}

#[cfg(test)]
mod tests;
