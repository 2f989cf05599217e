//! How sentences and questions begin and end.

use crate::text::str_ext::StrExt;

/// Whether words could begin a sentence.
pub(crate) fn begins(words: &str) -> bool {
    match words.as_bytes().first() {
        Some(b'A'..=b'Z') => return true,
        Some(b'a'..=b'z' | b'0'..=b'9') => return false,
        _ => {}
    }
    let inner = words.trim_start_any("«“\"‘'([„");
    inner.starts_uppercase()
        || words.strip_prefix('’').and_then(StrExt::second_char).is_some_and(|letter| letter == '-' || letter == ' ')
}

/// Whether words end a sentence.
pub(crate) fn ends_sentence(words: &str) -> bool {
    match words.as_bytes().last() {
        Some(b'.' | b'?' | b'!') => return true,
        Some(b'a'..=b'z' | b'0'..=b'9' | b',') => return false,
        _ => {}
    }
    let inner = words.trim_end_blank_and("»”\"’')]");
    inner.ends_with_any(".?!…")
}

/// Where the first sentence of some words ends: behind a full stop before a capital, but not within quotation marks or
/// brackets, or behind an initial or an abbreviation.
pub(crate) fn sentence_end(words: &str) -> usize {
    let mut depth = 0_u32;
    for (at, sign) in words.char_indices() {
        match sign {
            '(' | '[' | '«' | '“' | '„' => depth += 1,
            ')' | ']' | '»' | '”' => depth = depth.saturating_sub(1),
            '.' | '?' | '!' if depth == 0 => {
                let rest = &words[at + 1..];
                let next = rest.trim_start_blank();
                if next.is_empty() || next.len() < rest.len() && begins(next) && !is_short(&words[..at]) {
                    return at + 1;
                }
            }
            _ => {}
        }
    }
    words.len()
}

/// Whether a full stop behind words belongs to an initial or an abbreviation: `A.`, `mr.`, `d.d.`
fn is_short(words: &str) -> bool {
    let word = words.trailing(|letter| letter.is_alphanumeric() || letter == '.');
    let letters = word.chars().filter(|letter| letter.is_alphabetic()).count();
    word.starts_uppercase() && letters == 1
        || word.contains('.') && letters <= 4 && !word.ends_with_digit()
        || word
            .is_one_of(&["mr", "dr", "drs", "ir", "ing", "prof", "mw", "dhr", "mevr", "nr", "nrs", "art", "ca", "resp"])
}

/// Whether words behind a heading on its line begin a sentence, after perhaps a space.
pub(crate) fn opens_sentence(words: &str) -> bool {
    let words = words.trim_start_blank();
    words.starts_uppercase() || words.starts_with_any("«‘“")
}

/// Whether words cannot be the end of anything: `aan de Minister van`.
pub(crate) fn is_unfinished(words: &str) -> bool {
    words.ends_with(',')
        || words.last_word().is_one_of(&["van", "en", "de", "het", "voor", "aan", "over", "tot", "inzake"])
}

/// Whether words begin as a question does, though it may end in a full stop: `Kunt u dit voor de begroting toelichten.`
pub(crate) fn opens_question(words: &str) -> bool {
    const OPENINGS: &[&str] = &[
        "Kunt u",
        "Kan u",
        "Kunnen",
        "Bent u",
        "Deelt u",
        "Heeft u",
        "Hebt u",
        "Is ",
        "Klopt ",
        "Wilt u",
        "Gaat u",
        "Wat ",
        "Hoe ",
        "Hoeveel ",
        "Waarom ",
        "Welke ",
        "Wanneer ",
        "Erkent u",
        "Herkent u",
        "Kent u",
        "Ziet u",
        "Vindt u",
    ];
    words.starts_with_one_of(OPENINGS)
}

/// How much the first words speak against a new question: they go on with the one before.
pub(crate) fn follow_up(words: &str) -> u32 {
    const STARTS: &[&str] = &[
        "Zo ja",
        "Zo nee",
        "Zo neen",
        "Zo niet",
        "Indien ja",
        "Indien nee",
        "Indien niet",
        "Waarom wel",
        "Waarom niet",
        "Kunt u uw antwoord",
        "Kunt u dit toelichten",
        "Kunt u dat toelichten",
        "Kunt u het antwoord",
        "Graag",
        "Of ",
        "En ",
    ];
    if words.starts_with_one_of(STARTS) { 5 } else { 0 }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn where_a_sentence_ends() {
        let first = |words: &'static str| &words[..sentence_end(words)];
        assert_eq!(first("De pont vaart. Zij vaart vaak."), "De pont vaart.");
        assert_eq!(
            first("Het lid A. de Wit, mr. Das en het lid Vos c.s. (ABC). Zij"),
            "Het lid A. de Wit, mr. Das en het lid Vos c.s. (ABC)."
        );
        assert_eq!(first("over «De pont. Vaart zij?» (Krant. 2031). Dat"), "over «De pont. Vaart zij?» (Krant. 2031).");
        assert_eq!(first("in 2031. Daarna"), "in 2031.");
        assert_eq!(first("op 3 mei jl. gesteld"), "op 3 mei jl. gesteld");
        assert_eq!(first(""), "");
    }
}
