//! The lines with which a letter begins, where it follows a list of questions and brings the answers.

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
        || words.starts_with_one_of(OPENINGS) && words.contains("ntwoord")
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
    words.len() < 120 && words.trim_end_any(".:").ends_with("als volgt") && words.contains("ntwoord")
}

/// `Geachte voorzitter,`
fn is_salutation(words: &str) -> bool {
    words.len() < 80 && words.starts_with_one_of(&["Geachte ", "Mijnheer de ", "Mevrouw de ", "GEACHTE "])
}

/// Whether a line announces answers that stand apart: `Antwoord`, `Antwoord van minister De Wit (Defensie)`.
pub(crate) fn says_who_replies(words: &str) -> bool {
    matches!(words.trim_end_any(":."), "Antwoord" | "Antwoorden" | "ANTWOORD" | "ANTWOORDEN")
        || patterns::REPLIED_BY.matches(words)
}

#[cfg(test)]
mod tests {
    use super::{announces_answers, begins_letter};

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
