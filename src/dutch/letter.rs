//! The lines with which a letter begins, where it follows a list of questions and brings the answers; those of its signature.

use crate::dutch::lexicon::{BARE_OFFICES, GREETINGS, NAME_PREFIXES, OFFICES, TITLES};
use crate::dutch::patterns;
use crate::text::str_ext::StrExt;

/// Lines of a letterhead, and of what a web page prints above a letter.
const LETTERHEAD: &[&str] = &[
    "Antwoorddatum",
    "Indiendatum",
    "Aan de Voorzitter",
    "Aan de voorzitter",
    "Aan de heer",
    "Aan mevrouw",
    "De Voorzitter van de",
    "De voorzitter van de",
    "Datum",
    "Betreft",
    "Onderwerp",
    "Ons kenmerk",
    "Uw kenmerk",
    "Uw brief",
    "Retouradres",
    "> Retouradres",
    "Postbus ",
    "Den Haag,",
    "'s-Gravenhage,",
    "’s-Gravenhage,",
];

/// The sentences that bring something: `Hierbij zend ik u de antwoorden …`.
const OPENINGS: &[&str] = &[
    "Hierbij",
    "Hiermee",
    "Hieronder",
    "Onderstaand",
    "Bijgaand",
    "Bijgevoegd",
    "Met deze brief",
    "In antwoord op",
    "In reactie op",
    "Naar aanleiding van",
    "Beantwoording",
];

/// No office is longer, in bytes.
pub(crate) const LONGEST_OFFICE: usize = 140;

/// Whether a line could be the first of a letter: of its head, its salutation or its opening sentence.
pub(crate) fn begins_letter(words: &str) -> bool {
    is_salutation(words)
        || words.starts_with_one_of(LETTERHEAD)
        || words.starts_with_one_of(OPENINGS)
        || says_that_answers_follow(words)
        || says_who_replies(words)
        || says_whose_answers(words)
}

/// Whether a line says that answers follow: `Geachte voorzitter,`, `Hierbij zend ik u de antwoorden …`, `Antwoorddatum: …`.
pub(crate) fn announces_answers(words: &str) -> bool {
    is_salutation(words)
        || words.starts_with("Antwoorddatum")
        || words.starts_with_one_of(OPENINGS) && words.has("ntwoord")
        || says_that_answers_follow(words)
        || says_who_replies(words)
        || says_whose_answers(words)
}

/// Whether a line is the title of answers that no member of government gives: `Antwoorden van het dagelijks bestuur`.
fn says_whose_answers(words: &str) -> bool {
    words.len() < 80 && words.starts_with_one_of(&["Antwoord van ", "Antwoorden van "]) && !words.ends_with_any(".?!;,")
}

/// `Mijn antwoorden luiden als volgt.`
fn says_that_answers_follow(words: &str) -> bool {
    words.len() < 120 && words.trim_end_any(".:").ends_with("als volgt") && words.has("ntwoord")
}

/// Whether words of a letter say that the answers come later. Those that send the answers along may say so too, behind it.
pub(crate) fn puts_off(words: &str) -> bool {
    (words.has("ragen") || words.has("ntwoord"))
        && patterns::LATE.find(words).is_some_and(|late| !patterns::SENDS_ANSWERS.matches(&words[..late.end()]))
}

/// Whether a line is the first of the sentences of a letter that may have no salutation.
pub(crate) fn opens_letter(words: &str) -> bool {
    words.starts_with_one_of(OPENINGS) && !words.starts_with("Beantwoording")
}

/// `Geachte voorzitter,`
pub(crate) fn is_salutation(words: &str) -> bool {
    const OPENINGS: &[&str] =
        &["Geachte ", "Zeer geachte ", "Mijnheer de ", "Mevrouw de ", "GEACHTE ", "Voorzitter,", "Geacht college"];
    words.len() < 80 && words.starts_with_one_of(OPENINGS)
        || words.len() < 40 && words.starts_with("Beste ") && words.ends_with(',')
}

/// `Met vriendelijke groet,`
pub(crate) fn is_greeting(words: &str) -> bool {
    words.len() <= 60 && words.starts_with_one_of(GREETINGS)
}

/// Whether a line announces answers that stand apart: `Antwoord`, `Antwoord van minister De Wit (Defensie)`.
pub(crate) fn says_who_replies(words: &str) -> bool {
    matches!(words.trim_end_any(":."), "Antwoord" | "Antwoorden" | "ANTWOORD" | "ANTWOORDEN")
        || patterns::REPLIED_BY.matches(words)
}

/// Whether words are an office and no sentence.
pub(crate) fn is_office(words: &str) -> bool {
    let article = |article: &&str| words.strip_prefix(*article);
    let office = || ["De ", "de ", "DE "].iter().find_map(article);
    words.len() < LONGEST_OFFICE
        && words.starts_with_any("Dd")
        && office().is_some_and(|office| office.starts_with_one_of(OFFICES))
        && !words.ends_with('.')
        && !words.has(" vragen ")
}

/// Whether words are an office as it is printed below a name: `Minister van Defensie`.
pub(crate) fn is_bare_office(words: &str) -> bool {
    words.len() < LONGEST_OFFICE
        && words.starts_with_any("MS")
        && words.starts_with_one_of(BARE_OFFICES)
        && !words.ends_with('.')
}

/// Whether a line is a person's name: a few words, each with a capital but for prefixes.
pub(crate) fn is_name(words: &str) -> bool {
    const MOST_WORDS: usize = 7;
    let words = words.trim();
    let is_part = |word: &str| word.starts_uppercase() || word.is_one_of(TITLES) || word.is_one_of(NAME_PREFIXES);
    words.len() <= 60
        && (words.starts_uppercase() || words.starts_with_one_of(TITLES))
        && !words.ends_with_any("?:,")
        && words.split(' ').all(is_part)
        && words.split(' ').nth(MOST_WORDS).is_none()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_and_words() {
        for name in ["J.P. Brugman", "drs. A. de Wit", "A. van 't Veld - Das", "Eva Smit-Vos", " Vos "] {
            assert!(is_name(name), "{name}");
        }
        for words in ["", "de Wit", "Ja, dat klopt", "Klopt dit?", "Brugman,", "Een Twee Drie Vier Vijf Zes Zeven Acht"]
        {
            assert!(!is_name(words), "{words}");
        }
        assert!(is_name(&"A".repeat(60)) && !is_name(&"A".repeat(61)));
    }

    #[test]
    fn offices() {
        for office in ["De minister van Wind", "DE MINISTER VAN WIND", "de Staatssecretaris", "De minister-president"] {
            assert!(is_office(office) && !is_bare_office(office), "{office}");
        }
        for words in ["Minister van Wind", "De minister waait.", "De minister zal de vragen lezen", "De brug"] {
            assert!(!is_office(words), "{words}");
        }
        assert!(is_bare_office("Minister van Wind") && is_bare_office("Staatssecretaris van Wind"));
        assert!(!is_bare_office("Minister Vos") && !is_bare_office("Minister van Wind waait."));
    }

    #[test]
    fn letters() {
        assert!(
            announces_answers("Antwoorden van het dagelijks bestuur") && !announces_answers("Antwoord van u:\nJa.")
        );
        for words in [
            "Geachte voorzitter,",
            "Hiermee bied ik u de antwoorden aan.",
            "Antwoord van minister De Wit (Defensie)",
            "Mijn antwoorden luiden als volgt.",
        ] {
            assert!(announces_answers(words) && begins_letter(words), "{words:?}");
        }
        for words in ["Onderwerp Vragen over de dijk", "Indiendatum: mei 2010", "Hierbij een lijst."] {
            assert!(!announces_answers(words) && begins_letter(words), "{words:?}");
        }
        for words in ["Kent u de dijk?", "Antwoorden op vragen", "De dijk is lek."] {
            assert!(!begins_letter(words), "{words:?}");
        }
    }
}
