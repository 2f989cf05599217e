//! Questions about how a piece of text begins and ends.

use crate::text::chars::is_blank;
use crate::text::scan::{begins_with, find_word};

/// No word or number that anything is asked about is longer, in bytes.
const LONGEST_WORD: usize = 200;

/// The end of a text, at most about `bytes` long: looking back has a limit, so that the time stays linear.
pub(crate) fn tail(text: &str, bytes: usize) -> &str {
    let mut start = text.len().saturating_sub(bytes);
    while !text.is_char_boundary(start) {
        start += 1;
    }
    &text[start..]
}

/// How a text begins and ends. `signs` is a set of characters. "Blank" is what [`is_blank`] says.
pub(crate) trait StrExt {
    /// Whether the first character is in a set.
    fn starts_with_any(&self, signs: &str) -> bool;
    /// Whether the last character is in a set.
    fn ends_with_any(&self, signs: &str) -> bool;
    /// The second character.
    fn second_char(&self) -> Option<char>;
    /// Whether the first character is an uppercase letter.
    fn starts_uppercase(&self) -> bool;
    /// Whether the first character is a lowercase letter.
    fn starts_lowercase(&self) -> bool;
    /// Whether the first character is an ASCII digit.
    fn starts_with_digit(&self) -> bool;
    /// Whether the last character is an ASCII digit.
    fn ends_with_digit(&self) -> bool;
    /// Whether the first character is blank.
    fn starts_blank(&self) -> bool;
    /// Whether the last character is blank.
    fn ends_blank(&self) -> bool;
    /// Without blanks at the start.
    fn trim_start_blank(&self) -> &str;
    /// Without blanks at the end.
    fn trim_end_blank(&self) -> &str;
    /// Without blanks at both ends.
    fn trim_blank(&self) -> &str;
    /// Without characters of a set at the start.
    fn trim_start_any(&self, signs: &str) -> &str;
    /// Without characters of a set at the end.
    fn trim_end_any(&self, signs: &str) -> &str;
    /// Without blanks and characters of a set at the start.
    fn trim_start_blank_and(&self, signs: &str) -> &str;
    /// Without blanks and characters of a set at the end.
    fn trim_end_blank_and(&self, signs: &str) -> &str;
    /// Up to the first blank.
    fn first_word(&self) -> &str;
    /// From after the last blank, of the last [`LONGEST_WORD`] bytes.
    fn last_word(&self) -> &str;
    /// The longest end of which all characters pass, of the last [`LONGEST_WORD`] bytes.
    fn trailing(&self, passes: fn(char) -> bool) -> &str;
    /// How many ASCII digits it starts with.
    fn leading_digits(&self) -> usize;
    /// Whether it is one of some words.
    fn is_one_of(&self, words: &[&str]) -> bool;
    /// Whether it starts with one of some words.
    fn starts_with_one_of(&self, words: &[&str]) -> bool;
    /// The place of a word.
    fn place_of(&self, word: &str) -> Option<usize>;
    /// Whether a word is in it.
    fn has(&self, word: &str) -> bool;
    /// The places of a word, from left to right; none overlap.
    fn places_of(&self, word: &str) -> impl Iterator<Item = usize>;
    /// What is before the first place of a word, and what is behind it.
    fn parted_by(&self, word: &str) -> Option<(&str, &str)>;
    /// The last place of a word.
    fn last_place_of(&self, word: &str) -> Option<usize>;
    /// What is before the last place of a word, and what is behind it.
    fn parted_by_last(&self, word: &str) -> Option<(&str, &str)>;
}

impl StrExt for str {
    fn starts_with_any(&self, signs: &str) -> bool {
        match self.as_bytes().first() {
            Some(first) if first.is_ascii() => signs.as_bytes().contains(first),
            _ => self.chars().next().is_some_and(|first| signs.contains(first)),
        }
    }

    fn ends_with_any(&self, signs: &str) -> bool {
        match self.as_bytes().last() {
            Some(last) if last.is_ascii() => signs.as_bytes().contains(last),
            _ => self.chars().next_back().is_some_and(|last| signs.contains(last)),
        }
    }

    fn second_char(&self) -> Option<char> {
        let mut letters = self.chars();
        letters.next()?;
        letters.next()
    }

    fn starts_uppercase(&self) -> bool {
        self.chars().next().is_some_and(char::is_uppercase)
    }

    fn starts_lowercase(&self) -> bool {
        self.chars().next().is_some_and(char::is_lowercase)
    }

    fn starts_with_digit(&self) -> bool {
        self.as_bytes().first().is_some_and(u8::is_ascii_digit)
    }

    fn ends_with_digit(&self) -> bool {
        self.as_bytes().last().is_some_and(u8::is_ascii_digit)
    }

    fn starts_blank(&self) -> bool {
        self.trim_start_blank().len() < self.len()
    }

    fn ends_blank(&self) -> bool {
        self.trim_end_blank().len() < self.len()
    }

    fn trim_start_blank(&self) -> &str {
        if self.as_bytes().first().is_some_and(u8::is_ascii_graphic) {
            return self;
        }
        self.trim_start_matches(is_blank)
    }

    fn trim_end_blank(&self) -> &str {
        if self.as_bytes().last().is_some_and(u8::is_ascii_graphic) {
            return self;
        }
        self.trim_end_matches(is_blank)
    }

    fn trim_blank(&self) -> &str {
        self.trim_start_blank().trim_end_blank()
    }

    fn trim_start_any(&self, signs: &str) -> &str {
        if !self.starts_with_any(signs) {
            return self;
        }
        self.trim_start_matches(|letter| signs.chars().any(|sign| sign == letter))
    }

    fn trim_end_any(&self, signs: &str) -> &str {
        if !self.ends_with_any(signs) {
            return self;
        }
        self.trim_end_matches(|letter| signs.chars().any(|sign| sign == letter))
    }

    fn trim_start_blank_and(&self, signs: &str) -> &str {
        if self.as_bytes().first().is_some_and(u8::is_ascii_graphic) && !self.starts_with_any(signs) {
            return self;
        }
        self.trim_start_matches(|letter| is_blank(letter) || signs.chars().any(|sign| sign == letter))
    }

    fn trim_end_blank_and(&self, signs: &str) -> &str {
        if self.as_bytes().last().is_some_and(u8::is_ascii_graphic) && !self.ends_with_any(signs) {
            return self;
        }
        self.trim_end_matches(|letter| is_blank(letter) || signs.chars().any(|sign| sign == letter))
    }

    fn first_word(&self) -> &str {
        self.split(is_blank).next().unwrap_or_default()
    }

    fn last_word(&self) -> &str {
        self.trailing(|letter| !is_blank(letter))
    }

    fn trailing(&self, passes: fn(char) -> bool) -> &str {
        let near = tail(self, LONGEST_WORD);
        let before = near.trim_end_matches(passes);
        &near[before.len()..]
    }

    fn leading_digits(&self) -> usize {
        self.bytes().take_while(u8::is_ascii_digit).count()
    }

    fn is_one_of(&self, words: &[&str]) -> bool {
        words.iter().any(|word| word.len() == self.len() && begins_with(self.as_bytes(), word))
    }

    fn starts_with_one_of(&self, words: &[&str]) -> bool {
        words.iter().any(|word| begins_with(self.as_bytes(), word))
    }

    fn place_of(&self, word: &str) -> Option<usize> {
        find_word(self, 0, word)
    }

    fn has(&self, word: &str) -> bool {
        self.place_of(word).is_some()
    }

    fn places_of(&self, word: &str) -> impl Iterator<Item = usize> {
        let mut from = 0;
        std::iter::from_fn(move || {
            let place = find_word(self, from, word)?;
            from = place + word.len();
            Some(place)
        })
    }

    fn parted_by(&self, word: &str) -> Option<(&str, &str)> {
        let place = self.place_of(word)?;
        Some((&self[..place], &self[place + word.len()..]))
    }

    fn last_place_of(&self, word: &str) -> Option<usize> {
        self.places_of(word).last()
    }

    fn parted_by_last(&self, word: &str) -> Option<(&str, &str)> {
        let place = self.last_place_of(word)?;
        Some((&self[..place], &self[place + word.len()..]))
    }
}

#[cfg(test)]
mod tests {
    use super::StrExt;

    #[test]
    fn fronts_and_backs() {
        assert_eq!(["\u{feff} Ja. \u{200b}", "", " \u{a0}", "é"].map(StrExt::trim_blank), ["Ja.", "", "", "é"]);
        assert_eq!(("«‘Ja».").trim_start_any("«‘").trim_end_any(".»"), "Ja");
        let words = ["de brug", "brug ", ""];
        assert_eq!(words.map(StrExt::first_word), ["de", "brug", ""]);
        assert_eq!(words.map(StrExt::last_word), ["brug", "", ""]);
        assert_eq!(["é2", "é", ""].map(StrExt::second_char), [Some('2'), None, None]);
        assert!(
            "Één".starts_uppercase() && "één".starts_lowercase() && "1e".starts_with_digit() && !"".starts_uppercase()
        );
        assert_eq!("– *ja* –".trim_start_blank_and("–*").trim_end_blank_and("–*"), "ja");
        assert!(
            "»ja".starts_with_any("«»") && !"".starts_with_any("«»") && "ja»".ends_with_any("»") && "ja ".ends_blank()
        );
        assert_eq!("tot 2031".trailing(|letter| letter.is_ascii_digit()), "2031");
        assert_eq!("2031a".leading_digits(), 4);
        assert!(
            "van".is_one_of(&["de", "van"])
                && !"va".is_one_of(&["de", "van"])
                && "vandaag".starts_with_one_of(&["de", "van"])
        );
        assert!(
            !"".is_one_of(&["de", "van"])
                && !"de".is_one_of(&["dede", "ade", "den"])
                && "de".is_one_of(&["dede", "de", "den"])
        );
    }

    #[test]
    fn words_within() {
        let words = "de ene en de andere, de éne";
        assert_eq!(words.places_of("de").collect::<Vec<_>>(), [0, 10, 15, 21]);
        assert_eq!("aaaa".places_of("aa").collect::<Vec<_>>(), [0, 2]);
        assert_eq!(
            (words.place_of("en"), words.last_place_of("ne"), words.last_place_of("x")),
            (Some(3), Some(26), None)
        );
        assert!(words.has("éne") && !words.has("één") && words.has(""));
        assert_eq!(words.parted_by(", "), Some(("de ene en de andere", "de éne")));
        assert_eq!(words.parted_by_last("de "), Some(("de ene en de andere, ", "éne")));
        assert_eq!((words.parted_by("zee"), "".parted_by_last("de")), (None, None));
    }
}
