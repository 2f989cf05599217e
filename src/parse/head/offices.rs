//! Who is asked and who replies: offices with their portfolios.

use crate::dutch::offices::{is_portfolio, joined_portfolios};
use crate::dutch::patterns;
use crate::model::{Addressee, Respondent, Role};
use crate::parse::head::people::{members, normalize_name};
use crate::text::str_ext::StrExt;

/// Those to whom a paper is addressed: `de Ministers van A en voor B en de Staatssecretaris van C`. Who is absent
/// (`bij afwezigheid van`) is not asked.
pub(crate) fn addressees(words: &str) -> Vec<Addressee> {
    let mut found = Vec::new();
    for office in offices(&without_absent(words)) {
        let role = office.role;
        let portfolios = office.portfolios();
        if portfolios.is_empty() {
            found.push(Addressee { role, portfolio: None });
        }
        found.extend(portfolios.into_iter().map(|portfolio| Addressee { role, portfolio: Some(portfolio) }));
    }
    found
}

/// Those who reply: `Minister Pieters (Financiën) en Staatssecretaris De Wit (Defensie)`, `de minister van A`.
pub(crate) fn respondents(words: &str) -> Vec<Respondent> {
    offices(words).iter().flat_map(Office::respondents).collect()
}

/// An office and the words up to the next one.
struct Office {
    role: Role,
    plural: bool,
    words: String,
}

/// The offices in a chain: `de Minister van A en de Staatssecretaris van B`.
fn offices(words: &str) -> Vec<Office> {
    let mut offices = named_offices(words);
    share_words(&mut offices);
    merge_prime_minister(&mut offices);
    offices
}

/// Each office that is named, with the words behind it.
fn named_offices(words: &str) -> Vec<Office> {
    let mut found: Vec<Office> = Vec::new();
    let mut rest = words;
    while let Some(office) = patterns::OFFICE.find(rest) {
        if let Some(last) = found.last_mut() {
            last.words = rest[..office.range(1).start].to_owned();
        }
        let role = match office.group(1).to_ascii_lowercase().as_str() {
            "minister" => Role::Minister,
            "staatssecretaris" => Role::Staatssecretaris,
            _ => Role::MinisterPresident,
        };
        found.push(Office { role, plural: !office.group(2).is_empty(), words: String::new() });
        rest = &rest[office.range(1).end.max(office.range(2).end)..];
    }
    if let Some(last) = found.last_mut() {
        last.words = rest.to_owned();
    }
    found
}

/// An office without words of its own shares those of the next: `de Minister en Staatssecretaris van A`.
fn share_words(offices: &mut [Office]) {
    for index in (1..offices.len()).rev() {
        let [.., office, next] = &mut offices[..=index] else { continue };
        let bare = matches!(normalize_name(&office.words).as_str(), "en" | "en de" | "");
        if bare && office.role != Role::MinisterPresident {
            office.words.clone_from(&next.words);
        }
    }
}

/// `de minister-president, minister van Algemene Zaken` is one person.
fn merge_prime_minister(offices: &mut Vec<Office>) {
    for index in (1..offices.len()).rev() {
        let (before, office) = (&offices[index - 1], &offices[index]);
        if before.role == Role::MinisterPresident
            && normalize_name(&before.words).is_empty()
            && office.words.contains("Algemene Zaken")
        {
            offices.remove(index);
        }
    }
}

impl Office {
    /// The portfolios that the words name.
    fn portfolios(&self) -> Vec<String> {
        if self.role == Role::MinisterPresident && !starts_with_of(&self.words) {
            return Vec::new();
        }
        let mut portfolios: Vec<String> = Vec::new();
        for part in parts(&self.words) {
            let part = portfolio(part);
            if part.is_empty() {
                continue;
            }
            match joined_portfolios(&part) {
                Some(names) => portfolios.extend(names.into_iter().map(str::to_owned)),
                None => portfolios.push(part),
            }
        }
        portfolios
    }

    /// Those who hold the office, as the sentence that says who replies names them.
    fn respondents(&self) -> Vec<Respondent> {
        let of = starts_with_of(&self.words);
        if !of && self.words.contains('(') {
            return if self.plural { self.listed() } else { self.with_portfolios() };
        }
        let portfolios = self.portfolios();
        // `de minister van Defensie`, `de Staatssecretaris Rechtsbescherming`; else `Minister Pieters`.
        if !portfolios.is_empty() && (of || portfolios.iter().any(|name| is_portfolio(name))) {
            return portfolios.into_iter().map(|portfolio| self.respondent(None, Some(portfolio))).collect();
        }
        let name = normalize_name(&self.words);
        let name = [" en", " en de", ", mede"].iter().find_map(|end| name.strip_suffix(end)).unwrap_or(&name);
        let is_name = name.chars().any(char::is_alphabetic) && name != "en";
        vec![self.respondent(is_name.then(|| name.to_owned()), None)]
    }

    /// `Staatssecretarissen Vos en Smit (beiden Financiën)`: names and brackets as in a list of members.
    fn listed(&self) -> Vec<Respondent> {
        members(&self.words).into_iter().map(|member| self.respondent(Some(member.name), member.party)).collect()
    }

    /// `Minister Pieters (Financiën)`: a name before each bracket, which may be printed the wrong way round.
    fn with_portfolios(&self) -> Vec<Respondent> {
        let mut found = Vec::new();
        let mut rest = self.words.as_str();
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
        Respondent { role: self.role, name, portfolio }
    }
}

/// Whether words begin with `van` or `voor`.
fn starts_with_of(words: &str) -> bool {
    let words = words.trim_start_blank();
    words.starts_with("van") || words.starts_with("voor")
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

/// A portfolio without the words around it.
fn portfolio(words: &str) -> String {
    let words = normalize_name(words);
    let words = ["van het ministerie van", "van", "voor"]
        .iter()
        .find_map(|of| {
            let after = words.strip_prefix(of)?;
            let after = after.trim_start();
            after.starts_uppercase().then_some(after)
        })
        .unwrap_or(&words);
    let mut words = words.trim();
    for end in [" en de", " ende", ",de", " en", " de", ",", " mede", ";", "."] {
        words = words.strip_suffix(end).unwrap_or(words).trim_end();
    }
    // "Financiënen de Minister": a lost space.
    if let Some(name) = words.strip_suffix("en").filter(|name| is_portfolio(name)) {
        words = name;
    }
    if matches!(words, "en" | "en de" | "de") { String::new() } else { words.to_owned() }
}

/// Cuts out who is absent: `, bij afwezigheid van de Staatssecretaris van Financiën,`.
fn without_absent(words: &str) -> String {
    let Some(at) = words.find("bij afwezigheid") else { return words.to_owned() };
    let end = words[at..].find(',').map_or(words.len(), |comma| at + comma);
    format!("{}{}", words[..at].trim_end().trim_end_matches(','), &words[end..])
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn asked(words: &str, expected: &[(Role, &str)]) {
        let found = addressees(words);
        let found: Vec<_> = found.iter().map(|a| (a.role, a.portfolio.as_deref().unwrap_or(""))).collect();
        assert_eq!(found, expected, "{words:?}");
    }

    #[test]
    fn offices_and_portfolios() {
        use Role::{Minister, MinisterPresident, Staatssecretaris};
        asked("de Minister van Defensie", &[(Minister, "Defensie")]);
        asked(
            "de Ministers van Financiën en voor Medische Zorg",
            &[(Minister, "Financiën"), (Minister, "Medische Zorg")],
        );
        asked(
            "de Minister van Onderwijs, Cultuur en Wetenschap en deStaatssecretaris vanFinanciën",
            &[(Minister, "Onderwijs, Cultuur en Wetenschap"), (Staatssecretaris, "Financiën")],
        );
        asked(
            "de Staatssecretarissen van Onderwijs, Cultuur en Wetenschap enVolksgezondheid, Welzijn en Sport",
            &[
                (Staatssecretaris, "Onderwijs, Cultuur en Wetenschap"),
                (Staatssecretaris, "Volksgezondheid, Welzijn en Sport"),
            ],
        );
        asked(
            "de Minister en Staatssecretaris van Defensie",
            &[(Minister, "Defensie"), (Staatssecretaris, "Defensie")],
        );
        asked(
            "de Minister van Economische Zaken, bij afwezigheid van de Staatssecretaris van Financiën,",
            &[(Minister, "Economische Zaken")],
        );
        asked(
            "de minister van Justitie en Veiligheid en van Defensie",
            &[(Minister, "Justitie en Veiligheid"), (Minister, "Defensie")],
        );
        asked("de minister-president", &[(MinisterPresident, "")]);
        asked("de Minister-President, Minister van Algemene Zaken", &[(MinisterPresident, "")]);
        asked("de Minister-President en de Minister van Defensie", &[(MinisterPresident, ""), (Minister, "Defensie")]);
        asked("de Minister van Defensie en van het ministerie", &[(Minister, "Defensie en van het ministerie")]);
        asked(
            "de Minister van Financiënen de Staatssecretaris van Defensie",
            &[(Minister, "Financiën"), (Staatssecretaris, "Defensie")],
        );
        asked("de Minister-President, Minister van Wind", &[(MinisterPresident, ""), (Minister, "Wind")]);
        asked("de Minister van Wind en Water", &[(Minister, "Wind en Water")]);
        asked("de Ministers van Defensie en Financiën", &[(Minister, "Defensie"), (Minister, "Financiën")]);
        asked("de Minister van Defensie en Financiën", &[(Minister, "Defensie"), (Minister, "Financiën")]);
        asked("de Minister van Defensie en Zuivel", &[(Minister, "Defensie en Zuivel")]);
        asked("", &[]);
    }

    #[track_caller]
    fn replies(words: &str, expected: &[(Role, &str, &str)]) {
        let found = respondents(words);
        let found: Vec<_> = found
            .iter()
            .map(|r| (r.role, r.name.as_deref().unwrap_or(""), r.portfolio.as_deref().unwrap_or("")))
            .collect();
        assert_eq!(found, expected, "{words:?}");
    }

    #[test]
    fn who_replies() {
        use Role::{Minister, MinisterPresident, Staatssecretaris};
        replies("Minister De Wit (Defensie)", &[(Minister, "De Wit", "Defensie")]);
        replies(
            "staatssecretaris Vos (Volksgezondheid, Welzijn en Sport (",
            &[(Staatssecretaris, "Vos", "Volksgezondheid, Welzijn en Sport")],
        );
        replies(
            "Minister De Wit (Defensie) en Staatssecretaris Smit - Van de Berg (Financiën – Fiscaliteit)",
            &[(Minister, "De Wit", "Defensie"), (Staatssecretaris, "Smit - Van de Berg", "Financiën – Fiscaliteit")],
        );
        replies(
            "de Ministers Vos (Defensie) en Smit (Justitie)",
            &[(Minister, "Vos", "Defensie"), (Minister, "Smit", "Justitie")],
        );
        replies(
            "Staatssecretarissen Vos en Smit (beiden Volksgezondheid, Welzijn en Sport)",
            &[
                (Staatssecretaris, "Vos", "Volksgezondheid, Welzijn en Sport"),
                (Staatssecretaris, "Smit", "Volksgezondheid, Welzijn en Sport"),
            ],
        );
        replies("de minister van Justitie en Veiligheid", &[(Minister, "", "Justitie en Veiligheid")]);
        replies(
            "Minister Van Hout en Staatssecretaris Vos (Financiën)",
            &[(Minister, "Van Hout", ""), (Staatssecretaris, "Vos", "Financiën")],
        );
        replies("de minister-president.", &[(MinisterPresident, "", "")]);
        replies("Minister Vos, mede", &[(Minister, "Vos", "")]);
        replies("Minister Vos ()", &[(Minister, "Vos", "")]);
        replies("de minister van Wind (Wolken)", &[(Minister, "", "Wind (Wolken)")]);
        replies("Minister Vos (Wind), en Das (Wolken)", &[(Minister, "Vos", "Wind"), (Minister, "Das", "Wolken")]);
        replies(
            "de minister en de staatssecretaris van Wind",
            &[(Minister, "", "Wind"), (Staatssecretaris, "", "Wind")],
        );
        replies("de Staatssecretaris Rechtsbescherming", &[(Staatssecretaris, "", "Rechtsbescherming")]);
    }
}
