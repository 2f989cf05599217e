//! The head of a copy that lost all its spaces: `VragenvanhetlidVonk(ABC)aandeMinistervanVerkeeroverdebrug`.

use crate::parse::blocks::flow::Flow;
use crate::text::str_ext::StrExt;
use std::ops::Range;

/// A shorter block may be one long word, a longer one is no sentence, in bytes.
const LENGTHS: Range<usize> = 24..3_000;

/// Small words of the sentences that say who asks and who replies: they end where a capital follows.
const SMALL_WORDS: &[&str] = &[
    "van",
    "voor",
    "het",
    "de",
    "der",
    "den",
    "en",
    "aan",
    "over",
    "inzake",
    "op",
    "door",
    "lid",
    "leden",
    "heer",
    "mevrouw",
    "gesteld",
    "vragen",
    "mede",
    "namens",
    "beiden",
    "allen",
    "bij",
    "Vragen",
    "Antwoord",
    "Minister",
    "minister",
    "Staatssecretaris",
    "staatssecretaris",
    "Ministers",
    "ministers",
    "Mededeling",
];

/// Words that open the subject: behind the name of a portfolio they are cut off from it.
const OPENINGS: &[&str] = &["over", "inzake", "betreffende"];

/// The words of a head with spaces where a reader sees that they were lost.
pub(crate) struct Respaced {
    pub(crate) flow: Flow,
    /// Where in the printed words a space was put in.
    places: Vec<usize>,
}

impl Respaced {
    /// The words of a block of the head, if it is a sentence without any space.
    pub(crate) fn of(flow: &Flow) -> Option<Self> {
        let words = flow.text.as_str();
        let is_sentence = LENGTHS.contains(&words.len())
            && words.starts_with_one_of(&["Vra", "vra", "Kamerv", "Schr", "Mond", "Antw", "Mede"]);
        if !is_sentence || words.contains(' ') {
            return None;
        }
        let places = places(words);
        Some(Self { flow: flow.with_spaces(&places), places })
    }

    /// A place in the words with spaces, as a place in the printed ones.
    pub(crate) fn printed(&self, place: Range<usize>) -> Range<usize> {
        let printed =
            |at: usize| at - self.places.iter().zip(0..).take_while(|&(&place, nth)| place + nth < at).count();
        printed(place.start)..printed(place.end)
    }
}

/// The places at which spaces were lost, in order.
fn places(words: &str) -> Vec<usize> {
    let mut places = Vec::new();
    let mut before = ' ';
    // Whether an office was named: the subject comes behind it.
    let mut asked = false;
    // The word that is read began here.
    let mut word = 0;
    for (at, letter) in words.char_indices() {
        let capital = before.is_lowercase() && letter.is_uppercase();
        if capital {
            small_words(words, word..at, &mut places);
        }
        if capital || is_parted(before, letter) {
            places.push(at);
            word = at;
        }
        // "vanVerkeeroverdebrug": the subject begins behind the first office.
        let rest = &words[at..];
        if asked
            && at > word
            && let Some(opening) = OPENINGS.iter().find(|opening| rest.starts_with(**opening))
        {
            places.extend([at, at + opening.len()]);
            break;
        }
        asked |= rest.starts_with_one_of(&["Minister", "minister", "Staatss", "staatss"]);
        before = letter;
    }
    places.sort_unstable();
    places.dedup();
    places
}

/// Whether a space was lost between two signs that no word holds side by side.
fn is_parted(before: char, letter: char) -> bool {
    let sign = matches!(before, ')' | ',' | ';') || letter == '(';
    sign && (letter.is_alphanumeric() || letter == '(')
        || before.is_ascii_digit() && letter.is_alphabetic()
        || before.is_alphabetic() && letter.is_ascii_digit()
}

/// Cuts the small words off the end of a word: `Vragenvanhetlid`.
fn small_words(words: &str, word: Range<usize>, places: &mut Vec<usize>) {
    let mut rest = &words[word.clone()];
    while let Some(small) = SMALL_WORDS.iter().filter(|small| rest.ends_with(**small)).max_by_key(|small| small.len()) {
        rest = &rest[..rest.len() - small.len()];
        if rest.trim_end_any("([").is_empty() {
            return;
        }
        places.push(word.start + rest.len());
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn reads(words: &str, expected: &str) {
        let mut spaced = String::new();
        let mut from = 0;
        for place in places(words) {
            spaced.push_str(&words[from..place]);
            spaced.push(' ');
            from = place;
        }
        spaced.push_str(&words[from..]);
        assert_eq!(spaced, expected);
    }

    #[test]
    fn spaces_that_a_reader_sees() {
        reads(
            "VragenvandeledenVonkenVanderDas(beidenABC)aandeMinistervanVerkeerenWaterstaatoverdebrug(ingezonden3mei2021).",
            "Vragen van de leden Vonk en Van der Das (beiden ABC) aan de Minister van Verkeer en Waterstaat over debrug(ingezonden3mei2021).",
        );
        reads(
            "AntwoordvanMinisterZwaan(Verkeer)(ontvangen2juni2021).",
            "Antwoord van Minister Zwaan (Verkeer) (ontvangen 2 juni 2021).",
        );
    }
}
