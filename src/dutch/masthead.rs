//! The lines above the first question that begin a part of the head of a paper.

use crate::dutch::letter::says_who_replies;
use crate::dutch::lexicon::BELOW_NOTES;
use crate::dutch::{date, patterns};
use crate::text::chars::is_blank;
use crate::text::scan::begins_with;
use crate::text::str_ext::StrExt;

/// The first case number of some words, without the spaces that a copy put into it.
pub(crate) fn case_number(words: &str) -> Option<String> {
    let found = patterns::CASE_NUMBER.find(words)?;
    Some(found.group(1).split(is_blank).collect())
}

/// What a line of a site says of a paper: `Indiendatum: 19 okt. 2022`, `Indiener Jan Jansen (ABC)`.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Metadata {
    /// When the questions were sent in.
    Submitted,
    /// When the reply came.
    Answered,
    /// Who asks.
    Askers,
    CaseNumber,
    /// Who is asked.
    Addressees,
    /// Who answers.
    AnsweredBy,
    /// On whose behalf they answer too.
    OnBehalfOf,
    /// The party of those who ask.
    Party,
    /// What the questions are about.
    Title,
    /// The same, in a word that letters have too: it counts beside other facts.
    Topic,
    /// A date, which is that of the paper only beside other facts.
    Date,
    /// Something that the model has no place for.
    Other,
}

/// What must follow the word before a fact, so that no sentence is taken for one.
enum Value {
    Anything,
    /// Something behind a colon or in the next cell.
    Parted,
    /// A date, or nothing but one.
    Date,
    OnlyDate,
    Case,
}

/// Words before a fact. The first that fits counts.
const KEYS: &[(&str, Metadata, Value)] = &[
    ("Indiendatum", Metadata::Submitted, Value::Anything),
    ("Antwoorddatum", Metadata::Answered, Value::Anything),
    ("Ingediend op", Metadata::Submitted, Value::Date),
    ("Ingediend", Metadata::Submitted, Value::Date),
    ("Ingezonden", Metadata::Submitted, Value::OnlyDate),
    ("Beantwoord door", Metadata::AnsweredBy, Value::Anything),
    ("Beantwoord op", Metadata::Answered, Value::Date),
    ("Beantwoord", Metadata::Answered, Value::Date),
    ("Indieners", Metadata::Askers, Value::Anything),
    ("Indiener(s)", Metadata::Askers, Value::Anything),
    ("Indiener", Metadata::Askers, Value::Anything),
    ("Stellers", Metadata::Askers, Value::Parted),
    ("Steller", Metadata::Askers, Value::Parted),
    ("Vragensteller", Metadata::Askers, Value::Parted),
    ("Vraagsteller", Metadata::Askers, Value::Parted),
    ("Raadslid", Metadata::Askers, Value::Parted),
    ("Naam raadslid", Metadata::Askers, Value::Parted),
    ("Statenlid", Metadata::Askers, Value::Parted),
    ("Partij", Metadata::Party, Value::Parted),
    ("Fractie", Metadata::Party, Value::Parted),
    ("Gericht aan", Metadata::Addressees, Value::Anything),
    // The facts of our own view.
    ("Gesteld door", Metadata::Askers, Value::Parted),
    ("Aan", Metadata::Addressees, Value::Parted),
    ("Antwoord van", Metadata::AnsweredBy, Value::Parted),
    ("Mede namens", Metadata::OnBehalfOf, Value::Parted),
    ("Onderwerpen", Metadata::Other, Value::Anything),
    ("Bron vraag", Metadata::Other, Value::Anything),
    ("Bron antwoord", Metadata::Other, Value::Anything),
    ("NR", Metadata::CaseNumber, Value::Case),
    ("Nr", Metadata::CaseNumber, Value::Case),
    ("Nummer", Metadata::CaseNumber, Value::Case),
    ("Zaaknummer", Metadata::CaseNumber, Value::Case),
    ("Kamervraag", Metadata::CaseNumber, Value::Case),
    ("Kamervraag", Metadata::Title, Value::Anything),
    ("Titel", Metadata::Title, Value::Anything),
    ("Onderwerp", Metadata::Topic, Value::Parted),
    ("Datum ingediend", Metadata::Submitted, Value::Date),
    ("Datum indiening", Metadata::Submitted, Value::Date),
    ("Datum", Metadata::Date, Value::OnlyDate),
];

/// No line of metadata is longer, in bytes.
pub(crate) const LONGEST_METADATA: usize = 400;

/// What a line of metadata says, and where its value begins.
pub(crate) fn metadata(words: &str) -> Option<(Metadata, usize)> {
    if words.len() > LONGEST_METADATA || !words.starts_with_any("AIBONZKTDGSFVRPM") {
        return None;
    }
    KEYS.iter().find_map(|(key, metadata, value)| {
        let rest = words.get(key.len()..).filter(|_| begins_with(words.as_bytes(), key))?;
        let value_words = rest.trim_start_blank_and(".:");
        let parted = rest.is_empty() || value_words.len() < rest.len();
        let fits = match value {
            Value::Parted => rest.trim_start_matches(' ').starts_with_any(":\t") && !value_words.is_empty(),
            Value::Anything => *metadata != Metadata::Title || is_title(value_words),
            Value::Date => date::find(value_words).is_some_and(|(_, place)| place.start == 0),
            Value::OnlyDate => date::find(value_words).is_some_and(|(_, place)| place == (0..value_words.len())),
            Value::Case => {
                patterns::CASE_NUMBER.find(value_words).is_some_and(|it| it.range(0) == (0..value_words.len()))
            }
        };
        (parted && fits).then_some((*metadata, words.len() - value_words.len()))
    })
}

/// Whether words behind `Kamervraag` or `Titel` are a title, and not the rest of a sentence.
fn is_title(words: &str) -> bool {
    !words.is_empty() && !words.starts_lowercase() && !words.ends_with('?')
}

/// Lines of the masthead, each a block of its own.
pub(crate) fn is_masthead(words: &str) -> bool {
    if words.len() > 90 {
        return false;
    }
    let is_case =
        || patterns::CASE_NUMBER.find(words).is_some_and(|found| found.start() == 0 && found.end() == words.len());
    match words.as_bytes().first() {
        Some(b'0'..=b'9') => {
            words.bytes().all(|byte| byte.is_ascii_digit()) || is_case() || patterns::UNSPACED_MASTHEAD.matches(words)
        }
        Some(b'A') => patterns::NUMBER_LINE.matches(words) || patterns::MASTHEAD.matches(words),
        Some(b'T' | b'E') => patterns::MASTHEAD.matches(words) || patterns::UNSPACED_MASTHEAD.matches(words),
        Some(_) => patterns::MASTHEAD.matches(words),
        None => true,
    }
}

/// Lines that no note goes on with: who replies, the salutation of a letter, what a site says of the paper.
pub(crate) fn ends_notes(words: &str) -> bool {
    words.starts_with_one_of(BELOW_NOTES)
        || patterns::REMARK.matches(words)
        || says_who_replies(words)
        || words.len() > 40 && patterns::ASKED_BY.opens(words)
}

/// Lines of the head of a paper that begin a part of it.
pub(crate) fn starts_header_part(words: &str) -> bool {
    match words.as_bytes()[0] {
        b'V' | b'M' | b'S' | b'K' if patterns::ASKED_BY.opens(words) => true,
        b'A' | b'M' | b'N' | b'U' | b'B' | b'R' | b'S' if patterns::REPLIED_BY.matches(words) => true,
        b'Z' => words.starts_with("Zie ook "),
        b'(' => words.starts_with("(ingezonden"),
        _ if opens_topic(words) || metadata(words).is_some() || patterns::PAPER_LINE.matches(words) => true,
        _ => is_masthead(words),
    }
}

/// Whether a line of a letterhead says what the letter is about: `Betreft Beantwoording vragen van het lid Jansen`.
pub(crate) fn opens_topic(words: &str) -> bool {
    ["Betreft", "Onderwerp"]
        .iter()
        .filter_map(|word| words.strip_prefix(word))
        .any(|rest| rest.is_empty() || rest.starts_with(|letter: char| is_blank(letter) || letter == ':'))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn lines_of_metadata() {
        let read = |words: &'static str| metadata(words).map(|(metadata, value)| (metadata, &words[value..]));
        assert_eq!(read("Indiendatum: 19 okt. 2022"), Some((Metadata::Submitted, "19 okt. 2022")));
        assert_eq!(read("Beantwoord 3 mei 2031 (na 3 dagen)"), Some((Metadata::Answered, "3 mei 2031 (na 3 dagen)")));
        assert_eq!(read("Beantwoord door Das"), Some((Metadata::AnsweredBy, "Das")));
        assert_eq!(read("Steller: J. Das"), Some((Metadata::Askers, "J. Das")));
        assert_eq!(read("Datum indiening: 3 mei 2031"), Some((Metadata::Submitted, "3 mei 2031")));
        assert_eq!(read("Onderwerp: de pont"), Some((Metadata::Topic, "de pont")));
        assert_eq!(read("Indieners"), Some((Metadata::Askers, "")));
        assert_eq!(read("Kamervraag 2031Z00001"), Some((Metadata::CaseNumber, "2031Z00001")));
        assert_eq!(read("Kamervraag De pont"), Some((Metadata::Title, "De pont")));
        assert_eq!(read("NR 2031Z00001"), Some((Metadata::CaseNumber, "2031Z00001")));
        for words in [
            "Beantwoord de vraag van 3 mei 2031",
            "Indienersgroep",
            "Fractie van ABC",
            "Steller:",
            "Onderwerp Vragen over de pont",
            "Datum 3 mei 2031 Kenmerk 5",
            "Kamervraag over de pont",
            "Nr. 5",
            "Ingediend is de motie",
            "Nummer 12 van de lijst",
        ] {
            assert_eq!(metadata(words), None, "{words}");
        }
    }

    #[test]
    fn case_numbers_with_spaces() {
        assert_eq!(case_number("kenmerk 2031Z 00123").as_deref(), Some("2031Z00123"));
        assert_eq!(case_number("2031 Z 00123").as_deref(), Some("2031Z00123"));
        assert_eq!(case_number("in 2031 Z 12"), None);
    }
}
