//! Reads who asks: members with their parties. What makes a name clean serves offices too.

use crate::dutch::lexicon::{FORMS_OF_ADDRESS, TITLES};
use crate::model::Member;
use crate::text::chars::is_blank;
use crate::text::str_ext::StrExt;

/// Members as a title lists them: `Jansen en De Wit (beiden ABC), El Idrissi (DEF)`. A party counts for every name before
/// it that has none.
pub(crate) fn members(words: &str) -> Vec<Member> {
    let mut members: Vec<Member> = Vec::new();
    // The name that is being read begins at `start`. Only at few letters can it end.
    let (mut start, mut at) = (0, 0);
    let may_end = |byte: &u8| matches!(byte, b'(' | b'[' | b',' | b';' | b'/' | b'e' | b'E');
    while let Some(more) = words.as_bytes()[at..].iter().position(may_end) {
        at += more;
        let (name, rest) = (&words[start..at], &words[at..]);
        if rest.starts_with(['(', '[']) {
            let end = rest.find([')', ']']).unwrap_or(rest.len());
            let party = party(&rest[1..end]);
            add(&mut members, name);
            for member in members.iter_mut().rev().take_while(|member| member.party.is_none()) {
                member.party = party.clone();
            }
            at = words.len().min(at + end + 1);
            start = at;
        } else if let Some(after) = after_separator(rest, name) {
            add(&mut members, name);
            at = words.len() - after.len();
            start = at;
        } else {
            at += 1;
        }
    }
    add(&mut members, &words[start..]);
    members
}

/// What follows a comma or an `en` between names.
fn after_separator<'a>(rest: &'a str, name: &str) -> Option<&'a str> {
    if let Some(after) = rest.strip_prefix([',', ';', '/']) {
        return Some(after);
    }
    let begins_word = name.is_empty() || name.ends_blank();
    let after = ["en", "EN"].iter().find_map(|and| rest.strip_prefix(and)).filter(|_| begins_word)?;
    after.starts_with(|letter: char| is_blank(letter) || letter.is_uppercase()).then_some(after)
}

/// Takes a name that is complete.
fn add(members: &mut Vec<Member>, name: &str) {
    let words = normalize_name(name);
    let words = bare_name(&words);
    // `Vos en Das, beiden ABC`
    if words.starts_with_one_of(SHARED) && words.contains(' ') {
        let party = party(words);
        members.iter_mut().rev().take_while(|it| it.party.is_none()).for_each(|it| it.party.clone_from(&party));
        return;
    }
    // `Vos van de ABC-fractie`; a fraction alone is nobody's name.
    if words.starts_with("van de fractie") || words.starts_with("VAN DE ") && words.ends_with("-FRACTIE") {
        return;
    }
    let fraction = words.strip_suffix("fractie").map(|rest| rest.trim_end_any("-"));
    let (words, party) = match fraction {
        Some(fraction) => match fraction.parted_by(" van de ") {
            Some((name, party)) => (name, Some(party.to_owned())),
            None => return,
        },
        None => (words, None),
    };
    // "van het lid Jansen (ABC), van uw Kamer, aan de Minister": a name has a capital, and is no chamber.
    let is_other = words.bytes().any(|byte| byte.is_ascii_digit())
        || words.ends_with("Kamerlid")
        || words.starts_lowercase() && words.ends_with("Kamer");
    let is_name = words.chars().any(char::is_uppercase) && !is_other;
    if is_name {
        members.push(Member { name: recompose_accents(words), party });
    }
}

/// Words that say for how many a party counts.
const SHARED: &[&str] = &["beiden", "beide", "allen", "alle", "BEIDEN", "ALLEN"];

/// A name without what says that it is one: `het lid`, `mevrouw`, `mw. dr.`
pub(crate) fn bare_name(name: &str) -> &str {
    const BEFORE: &[&str] = &[
        "het lid ",
        "de leden ",
        "lid ",
        "leden ",
        "van het lid ",
        "van de leden ",
        "w.g. ",
        "(w.g.) ",
        "van het algemeen bestuur ",
        "van de raad ",
        "van de gemeenteraad ",
    ];
    let mut name = name.trim();
    while let Some(rest) = BEFORE.iter().find_map(|member| name.strip_prefix(member)) {
        name = rest;
    }
    if let Some(rest) = FORMS_OF_ADDRESS.iter().find_map(|form| name.strip_prefix(form)) {
        name = rest;
        while let Some(rest) = TITLES.iter().find_map(|title| name.strip_prefix(title)) {
            name = rest.trim_start_blank();
        }
    }
    name
}

/// Gives members without a party the one that another list of them says.
pub(crate) fn fill_parties(members: &mut [Member], others: &[Member]) {
    for member in members.iter_mut().filter(|member| member.party.is_none()) {
        let same = others.iter().find(|other| other.name == member.name && other.party.is_some());
        member.party = same.and_then(|other| other.party.clone());
    }
}

/// A party in its brackets, without the word that says for how many it counts.
fn party(words: &str) -> Option<String> {
    let words = normalize_name(words);
    // (A copy may have lost the space behind the word.)
    let behind = |word: &&str| {
        let rest = words.strip_prefix(*word)?;
        rest.starts_with(|letter: char| is_blank(letter) || letter.is_uppercase()).then(|| rest.trim_start_blank())
    };
    let words = SHARED.iter().find_map(behind).unwrap_or(&words);
    (!words.is_empty()).then(|| words.to_owned())
}

/// Puts an accent that a PDF printed behind its letter back on it: `Babic ´` is `Babić`.
fn recompose_accents(name: &str) -> String {
    const PAIRS: [(char, char); 8] =
        [('c', 'ć'), ('e', 'é'), ('a', 'á'), ('o', 'ó'), ('u', 'ú'), ('i', 'í'), ('s', 'ś'), ('n', 'ń')];
    if name.is_ascii() {
        return name.to_owned();
    }
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

/// A name without what parts it from others at its ends, and with single spaces.
pub(crate) fn normalize_name(words: &str) -> String {
    let mut single_spaced = String::with_capacity(words.len());
    for word in words.split(is_blank).filter(|word| !word.is_empty()) {
        if !single_spaced.is_empty() {
            single_spaced.push(' ');
        }
        single_spaced.push_str(word);
    }
    let start = single_spaced.len() - single_spaced.trim_start_any(",; :").len();
    single_spaced.drain(..start);
    let trimmed = single_spaced.trim_end_any(",; :");
    let name = trimmed.strip_suffix('.').filter(|name| name.len() > 3 && !name.ends_with("c.s")).unwrap_or(trimmed);
    single_spaced.truncate(name.len());
    single_spaced
}

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
        asks("De Lint [N71] en Vos(N'71)", &[("De Lint", "N71"), ("Vos", "N'71")]);
        asks("mevrouw A.B. van der Das (X) en de heer Vos (Y)", &[("A.B. van der Das", "X"), ("Vos", "Y")]);
        asks("Vos (A) en van het lid Das (B)", &[("Vos", "A"), ("Das", "B")]);
        asks("Vos en Das, beiden A, Haas (B)", &[("Vos", "A"), ("Das", "A"), ("Haas", "B")]);
        asks("Vos van de ABC-fractie en Das (B)", &[("Vos", "ABC"), ("Das", "B")]);
        asks("J. Vos, Tweede Kamerlid (A)", &[("J. Vos", "A")]);
        asks("Vos (A) van de Eerste Kamer, toegezonden ", &[("Vos", "A")]);
        asks("VOS (A) EN DAS (B)", &[("VOS", "A"), ("DAS", "B")]);
        asks("VOS EN DAS (BEIDEN A)", &[("VOS", "A"), ("DAS", "A")]);
        asks("Vos (A) met kenmerk 2031Z00123", &[("Vos", "A")]);
        asks("el Das (A) en VAN DE VOS (B)", &[("el Das", "A"), ("VAN DE VOS", "B")]);
        asks("van de ABC-fractie", &[]);
        asks("VAN DE LEDEN VAN DE ABC-FRACTIE", &[]);
        asks("de leden van de fractie van de ABC ", &[]);
        asks("", &[]);
    }

    #[test]
    fn names_without_forms_of_address() {
        assert_eq!(
            ["mw. dr. J. Das", "Mr. J. Das", "drs. Das", "w.g. J. Das"].map(bare_name),
            ["J. Das", "Mr. J. Das", "drs. Das", "J. Das"]
        );
    }
}
