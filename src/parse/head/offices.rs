//! Who is asked and who replies: offices with their portfolios.

use crate::dutch::lexicon::MINISTRIES;
use crate::dutch::patterns;
use crate::model::{Addressee, Respondent, Role};
use crate::parse::head::people::{members, normalize_name};
use crate::text::str_ext::StrExt;

/// Those to whom a paper is addressed: `de Ministers van A en voor B en de Staatssecretaris van C`. Who is absent
/// (`bij afwezigheid van`) is not asked.
pub(crate) fn addressees(words: &str) -> Vec<Addressee> {
    offices(&without_absent(words))
        .into_iter()
        .flat_map(|office| {
            let role = office.role;
            let portfolios = office.portfolios();
            if portfolios.is_empty() {
                return vec![Addressee { role, portfolio: None }];
            }
            portfolios.into_iter().map(|portfolio| Addressee { role, portfolio: Some(portfolio) }).collect()
        })
        .collect()
}

/// Those who reply: `Minister Pieters (Financiën) en Staatssecretaris De Wit (Defensie)`, `de minister van A`.
pub(crate) fn respondents(words: &str) -> Vec<Respondent> {
    let mut found = Vec::new();
    for office in offices(words) {
        let role = office.role;
        let Some(open) = office.words.find('(').filter(|_| !starts_with_of(&office.words)) else {
            let portfolios = office.portfolios();
            // "Minister Pieters", and "de Staatssecretaris Rechtsbescherming".
            let known = starts_with_of(&office.words) || portfolios.iter().any(|name| name.is_one_of(MINISTRIES));
            if portfolios.is_empty() || !known {
                let words = normalize_name(&office.words);
                let words =
                    [" en", " en de", ", mede"].iter().find_map(|end| words.strip_suffix(end)).unwrap_or(&words);
                let name = Some(words.to_owned()).filter(|name| name.chars().any(char::is_alphabetic) && name != "en");
                found.push(Respondent { role, name, portfolio: None });
                continue;
            }
            found.extend(portfolios.into_iter().map(|portfolio| Respondent {
                role,
                name: None,
                portfolio: Some(portfolio),
            }));
            continue;
        };
        if office.plural {
            // "Staatssecretarissen Vos en Smit (beiden Financiën)": names and brackets as in a list of members.
            let signers = members(&office.words).into_iter();
            found.extend(signers.map(|signer| Respondent { role, name: Some(signer.name), portfolio: signer.party }));
            continue;
        }
        let (mut rest, mut open) = (office.words.as_str(), Some(open));
        while let Some(at) = open {
            let name = rest[..at].trim_start_blank_and(",");
            let name = normalize_name(name.strip_prefix("en ").unwrap_or(name));
            let inner = &rest[at + 1..];
            let end = inner.find([')', '(']).unwrap_or(inner.len());
            let portfolio = normalize_name(&inner[..end]);
            if !name.is_empty() {
                let portfolio = Some(portfolio).filter(|portfolio| !portfolio.is_empty());
                found.push(Respondent { role, name: Some(name), portfolio });
            }
            rest = inner.get(end + 1..).unwrap_or_default();
            open = rest.find('(');
        }
    }
    found
}

/// An office and the words up to the next one.
struct Office {
    role: Role,
    plural: bool,
    words: String,
}

/// The offices in a chain; one without words of its own (`de Minister en Staatssecretaris van A`) shares the next one's.
fn offices(words: &str) -> Vec<Office> {
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
    for index in (1..found.len()).rev() {
        let shared = found[index].words.clone();
        let before = &mut found[index - 1];
        if matches!(normalize_name(&before.words).as_str(), "en" | "en de" | "")
            && before.role != Role::MinisterPresident
        {
            before.words = shared;
        }
    }
    // "de minister-president, minister van Algemene Zaken" is one person.
    for index in (1..found.len()).rev() {
        let one =
            found[index - 1].role == Role::MinisterPresident && normalize_name(&found[index - 1].words).is_empty();
        if one && found[index].words.contains("Algemene Zaken") {
            found.remove(index);
        }
    }
    found
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
            match two_ministries(&part).filter(|_| self.plural) {
                Some((first, second)) => portfolios.extend([first, second]),
                None => portfolios.push(part),
            }
        }
        portfolios
    }
}

/// Whether words begin with `van` or `voor`.
fn starts_with_of(words: &str) -> bool {
    let words = words.trim_start_blank();
    words.starts_with("van") || words.starts_with("voor")
}

/// Splits `van A en van B, voor C` where a new `van` or `voor` stands before a capital.
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
    if let Some(name) = words.strip_suffix("en").filter(|name| name.is_one_of(MINISTRIES)) {
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

/// Two ministries behind one `van` (`de Staatssecretarissen van A en B`), told apart by their names, since a name may
/// hold commas and an `en` itself.
fn two_ministries(words: &str) -> Option<(String, String)> {
    words.match_indices("en").find_map(|(at, _)| {
        let first = words[..at].strip_suffix([' ', '\u{a0}'])?;
        let second = words[at + 2..].trim_start_blank();
        let known = |name: &str| MINISTRIES.split('|').any(|ministry| same_name(ministry, name));
        (known(first) && known(second)).then(|| (first.to_owned(), second.to_owned()))
    })
}

/// Whether two names differ only in commas, spaces and case.
fn same_name(one: &str, other: &str) -> bool {
    fn letters(name: &str) -> impl Iterator<Item = char> {
        name.chars().filter(|&letter| letter.is_alphabetic()).map(lower)
    }
    letters(one).eq(letters(other))
}

/// Whether words end with the name of a portfolio.
pub(crate) fn end_with_ministry(words: &str) -> bool {
    let words = words.trim_end_blank();
    MINISTRIES.split('|').any(|name| words.ends_with(name))
}

/// A letter as it is written small. (The table of all of Unicode would be a tenth of what a browser loads, for names of
/// ministries.)
fn lower(letter: char) -> char {
    match letter {
        'À'..='Ö' | 'Ø'..='Þ' => char::from_u32(u32::from(letter) + 0x20).unwrap_or(letter),
        _ => letter.to_ascii_lowercase(),
    }
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
        replies("de Staatssecretaris Rechtsbescherming", &[(Staatssecretaris, "", "Rechtsbescherming")]);
    }
}
