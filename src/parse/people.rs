//! Reads who asks and who is asked: members with their parties, offices with their portfolios.

use super::lines::is_blank;
use crate::edges::Edges;
use crate::model::{Addressee, Member, Respondent, Role};
use crate::patterns;
use crate::scan::{self, Words};

/// Members as a title lists them: `Jansen en De Wit (beiden ABC), El Idrissi (DEF)`. A party counts for every name before
/// it that has none.
pub(super) fn members(words: &str) -> Vec<Member> {
    let mut members: Vec<Member> = Vec::new();
    let mut name = String::new();
    let mut rest = words;
    while let Some(letter) = rest.chars().next() {
        if letter == '(' {
            let end = rest.find(')').unwrap_or(rest.len());
            let party = party(&rest[1..end]);
            add(&mut members, &mut name);
            for member in members.iter_mut().rev().take_while(|member| member.party.is_none()) {
                member.party = party.clone();
            }
            rest = rest.get(end + 1..).unwrap_or_default();
        } else if let Some(after) = after_separator(rest, &name) {
            add(&mut members, &mut name);
            rest = after;
        } else {
            name.push(letter);
            rest = &rest[letter.len_utf8()..];
        }
    }
    add(&mut members, &mut name);
    members
}

/// What follows a comma or an `en` between names.
fn after_separator<'a>(rest: &'a str, name: &str) -> Option<&'a str> {
    if let Some(after) = rest.strip_prefix([',', ';', '/']) {
        return Some(after);
    }
    let standing = name.is_empty() || name.ends_blank();
    let after = rest.strip_prefix("en").filter(|_| standing)?;
    after.starts_with(|letter: char| is_blank(letter) || letter.is_uppercase()).then_some(after)
}

/// Takes a name that is complete.
fn add(members: &mut Vec<Member>, name: &mut String) {
    let words = tidy(&std::mem::take(name));
    let mut words = words.as_str();
    for member in ["het lid ", "de leden ", "lid "] {
        while let Some(name) = words.strip_prefix(member) {
            words = name;
        }
    }
    // "van het lid Jansen (ABC), van uw Kamer, aan de Minister"
    if words.chars().any(char::is_alphabetic) && !words.is_one_of("en|van uw Kamer") {
        members.push(Member { name: mended(words), party: None });
    }
}

/// A party in its brackets, without the word that says for how many it counts.
fn party(words: &str) -> Option<String> {
    let words = tidy(words);
    let shared = ["beiden", "beide", "allen", "alle"];
    // (A lost space may glue the word to the party.)
    let behind = |word: &&str| {
        let rest = words.strip_prefix(*word)?;
        rest.starts_with(|letter: char| is_blank(letter) || letter.is_uppercase()).then(|| rest.front())
    };
    let words = shared.iter().find_map(behind).unwrap_or(&words);
    (!words.is_empty()).then(|| words.to_owned())
}

/// An accent that a PDF tore loose from its letter goes back to it.
fn mended(name: &str) -> String {
    const PAIRS: [(char, char); 8] =
        [('c', 'ć'), ('e', 'é'), ('a', 'á'), ('o', 'ó'), ('u', 'ú'), ('i', 'í'), ('s', 'ś'), ('n', 'ń')];
    let mut whole = String::with_capacity(name.len());
    for letter in name.chars() {
        if matches!(letter, '´' | '\u{301}') {
            let bare = whole.trim_end().len();
            if let Some((_, accented)) =
                whole[..bare].chars().next_back().and_then(|last| PAIRS.iter().find(|(bare, _)| *bare == last))
            {
                whole.truncate(bare - 1);
                whole.push(*accented);
                continue;
            }
        }
        whole.push(letter);
    }
    whole
}

/// White space made single, and what parts names taken off the ends.
fn tidy(words: &str) -> String {
    let mut tidy = String::with_capacity(words.len());
    for word in words.split(is_blank).filter(|word| !word.is_empty()) {
        if !tidy.is_empty() {
            tidy.push(' ');
        }
        tidy.push_str(word);
    }
    let trimmed = tidy.without_front(",; :").without_back(",; :");
    trimmed.strip_suffix('.').filter(|name| name.len() > 3 && !name.ends_with("c.s")).unwrap_or(trimmed).to_owned()
}

/// Those to whom a paper is addressed: `de Ministers van A en voor B en de Staatssecretaris van C`. Who is absent
/// (`bij afwezigheid van`) is not asked.
pub(super) fn addressees(words: &str) -> Vec<Addressee> {
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
pub(super) fn respondents(words: &str) -> Vec<Respondent> {
    let mut found = Vec::new();
    for office in offices(words) {
        let role = office.role;
        let Some(open) = office.words.find('(').filter(|_| !starts_with_of(&office.words)) else {
            let portfolios = office.portfolios();
            // "Minister Pieters", and "de Staatssecretaris Rechtsbescherming".
            let known = starts_with_of(&office.words) || portfolios.iter().any(|name| name.is_one_of(MINISTRIES));
            if portfolios.is_empty() || !known {
                let words = tidy(&office.words);
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
            let name = rest[..at].bare_front(",");
            let name = tidy(name.strip_prefix("en ").unwrap_or(name));
            let inner = &rest[at + 1..];
            let end = inner.find([')', '(']).unwrap_or(inner.len());
            let portfolio = tidy(&inner[..end]);
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
        if matches!(tidy(&before.words).as_str(), "en" | "en de" | "") && before.role != Role::MinisterPresident {
            before.words = shared;
        }
    }
    // "de minister-president, minister van Algemene Zaken" is one person.
    for index in (1..found.len()).rev() {
        let one = found[index - 1].role == Role::MinisterPresident && tidy(&found[index - 1].words).is_empty();
        if one && scan::has(&found[index].words, "Algemene Zaken") {
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
    let words = words.front();
    words.starts_with("van") || words.starts_with("voor")
}

/// Splits `van A en van B, voor C` where a new `van` or `voor` stands before a capital.
fn parts(words: &str) -> Vec<&str> {
    let mut parts = Vec::new();
    let mut start = 0;
    for (at, _) in words.match_indices(['v']) {
        let of = ["van", "voor"].iter().find(|of| words[at..].starts_with(**of)).map_or(0, |of| of.len());
        let after = words[at + of..].front();
        let before = words[start..at].back();
        let parted = before.ends_with(',') || before.ends_with(" en") || before.ends_with("\u{a0}en");
        if of > 0 && parted && after.begins_upper() {
            parts.push(&words[start..at]);
            start = at;
        }
    }
    parts.push(&words[start..]);
    parts
}

/// A portfolio without the words around it.
fn portfolio(words: &str) -> String {
    let words = tidy(words);
    let words = ["van het ministerie van", "van", "voor"]
        .iter()
        .find_map(|of| {
            let after = words.strip_prefix(of)?;
            let after = after.trim_start();
            after.begins_upper().then_some(after)
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
    let Some(at) = scan::find(words, "bij afwezigheid") else { return words.to_owned() };
    let end = words[at..].find(',').map_or(words.len(), |comma| at + comma);
    format!("{}{}", words[..at].trim_end().trim_end_matches(','), &words[end..])
}

/// Two ministries behind one `van` (`de Staatssecretarissen van A en B`), told apart by their names, since a name may
/// hold commas and an `en` itself.
fn two_ministries(words: &str) -> Option<(String, String)> {
    Words::new("en").all(words).find_map(|at| {
        let first = words[..at].strip_suffix([' ', '\u{a0}'])?;
        let second = words[at + 2..].front();
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
pub(super) fn end_with_ministry(words: &str) -> bool {
    let words = words.back();
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

/// Portfolios since 1995 whose names a list of two could be made of.
const MINISTRIES: &str = "Algemene Zaken|\
    Asiel en Migratie|\
    Binnenlandse Zaken|\
    Binnenlandse Zaken en Koninkrijksrelaties|\
    Buitenlandse Handel en Ontwikkelingshulp|\
    Buitenlandse Handel en Ontwikkelingssamenwerking|\
    Buitenlandse Zaken|\
    Defensie|\
    Economische Zaken|\
    Economische Zaken en Klimaat|\
    Economische Zaken, Landbouw en Innovatie|\
    Financiën|\
    Herstel en Toeslagen|\
    Immigratie en Asiel|\
    Immigratie, Integratie en Asiel|\
    Infrastructuur en Milieu|\
    Infrastructuur en Waterstaat|\
    Jeugd en Gezin|\
    Justitie|\
    Justitie en Veiligheid|\
    Klimaat en Energie|\
    Klimaat en Groene Groei|\
    Koninkrijksrelaties en Digitalisering|\
    Landbouw, Natuur en Voedselkwaliteit|\
    Landbouw, Natuurbeheer en Visserij|\
    Landbouw, Visserij, Voedselzekerheid en Natuur|\
    Langdurige Zorg|\
    Langdurige Zorg en Sport|\
    Medische Zorg|\
    Medische Zorg en Sport|\
    Natuur en Stikstof|\
    Onderwijs, Cultuur en Wetenschap|\
    Ontwikkelingssamenwerking|\
    Primair en Voortgezet Onderwijs|\
    Rechtsbescherming|\
    Sociale Zaken en Werkgelegenheid|\
    Veiligheid en Justitie|\
    Verkeer en Waterstaat|\
    Volksgezondheid, Welzijn en Sport|\
    Volkshuisvesting en Ruimtelijke Ordening|\
    Volkshuisvesting, Ruimtelijke Ordening en Milieubeheer|\
    Vreemdelingenzaken en Integratie|\
    Wonen en Rijksdienst|\
    Wonen, Wijken en Integratie";

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn asks(words: &str, expected: &[(&str, &str)]) {
        let found = members(words);
        let found: Vec<_> = found.iter().map(|m| (m.name.as_str(), m.party.as_deref().unwrap_or(""))).collect();
        assert_eq!(found, expected, "{words:?}");
    }

    #[test]
    fn names_and_parties() {
        asks("Jansen (ABC)", &[("Jansen", "ABC")]);
        asks("Jansen en De Wit (beiden ABC)", &[("Jansen", "ABC"), ("De Wit", "ABC")]);
        asks(
            "Jansen, De Wit (beiden ABC), El Idrissi (DEF)",
            &[("Jansen", "ABC"), ("De Wit", "ABC"), ("El Idrissi", "DEF")],
        );
        asks(
            "Jansen , Pieters(beiden Groen-Rood) enVos (X)",
            &[("Jansen", "Groen-Rood"), ("Pieters", "Groen-Rood"), ("Vos", "X")],
        );
        asks(
            "Van der Wal-Zeggelink, Ten Hove en P. Smit c.s. (allen Y)",
            &[("Van der Wal-Zeggelink", "Y"), ("Ten Hove", "Y"), ("P. Smit c.s.", "Y")],
        );
        asks("Babic ´ (Z)", &[("Babić", "Z")]);
        asks("Eerdenburg", &[("Eerdenburg", "")]);
        asks("lid Inge Vos (A)", &[("Inge Vos", "A")]);
        asks("Vos (A), van uw Kamer, ", &[("Vos", "A")]);
        asks("", &[]);
    }

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
