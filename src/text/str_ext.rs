//! What words begin and end with.
//!
//! The standard library has all of this for any pattern, each time as code of its own: a third of what a browser would
//! load. Here each question has one answer, and the plainest letters are told quickly.

use crate::text::chars::is_blank;
use crate::text::scan;

/// The end of a text, at most about `bytes` long: looking back has a limit, so that the time stays linear.
pub(crate) fn tail(text: &str, bytes: usize) -> &str {
    let mut start = text.len().saturating_sub(bytes);
    while !text.is_char_boundary(start) {
        start += 1;
    }
    &text[start..]
}

/// Questions about the first and the last letters of words. `signs` are letters each of which counts.
pub(crate) trait StrExt {
    /// Whether the first letter is one of some.
    fn starts_with_any(&self, signs: &str) -> bool;
    /// Whether the last letter is one of some.
    fn ends_with_any(&self, signs: &str) -> bool;
    /// The letter behind the first.
    fn second_char(&self) -> Option<char>;
    /// Whether the first letter is a capital.
    fn starts_uppercase(&self) -> bool;
    /// Whether the first letter is a small one.
    fn starts_lowercase(&self) -> bool;
    /// Whether the first letter is a digit.
    fn starts_with_digit(&self) -> bool;
    /// Whether the last letter is a digit.
    fn ends_with_digit(&self) -> bool;
    /// Whether the first letter is blank.
    fn starts_blank(&self) -> bool;
    /// Whether the last letter is blank.
    fn ends_blank(&self) -> bool;
    /// Without what is blank in front.
    fn trim_start_blank(&self) -> &str;
    /// Without what is blank at the end.
    fn trim_end_blank(&self) -> &str;
    /// Without what is blank around.
    fn trim_blank(&self) -> &str;
    /// Without some signs in front.
    fn trim_start_any(&self, signs: &str) -> &str;
    /// Without some signs at the end.
    fn trim_end_any(&self, signs: &str) -> &str;
    /// Without what is blank, and some signs, in front.
    fn trim_start_blank_and(&self, signs: &str) -> &str;
    /// Without what is blank, and some signs, at the end.
    fn trim_end_blank_and(&self, signs: &str) -> &str;
    /// Up to the first blank.
    fn first_word(&self) -> &str;
    /// From behind the last blank.
    fn last_word(&self) -> &str;
    /// The letters at the end that pass.
    fn trailing(&self, passes: fn(char) -> bool) -> &str;
    /// How many ASCII digits it begins with.
    fn leading_digits(&self) -> usize;
    /// Whether it is one of some words, parted by bars.
    fn is_one_of(&self, words: &str) -> bool;
    /// Whether it starts with one of some words, parted by bars.
    fn starts_with_one_of(&self, words: &str) -> bool;
}

impl StrExt for str {
    #[inline(never)]
    fn starts_with_any(&self, signs: &str) -> bool {
        self.chars().next().is_some_and(|first| signs.chars().any(|sign| sign == first))
    }

    #[inline(never)]
    fn ends_with_any(&self, signs: &str) -> bool {
        self.chars().next_back().is_some_and(|last| signs.chars().any(|sign| sign == last))
    }

    #[inline(never)]
    fn second_char(&self) -> Option<char> {
        let mut letters = self.chars();
        letters.next()?;
        letters.next()
    }

    #[inline(never)]
    fn starts_uppercase(&self) -> bool {
        self.chars().next().is_some_and(char::is_uppercase)
    }

    #[inline(never)]
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

    #[inline(never)]
    fn trim_start_blank(&self) -> &str {
        if self.as_bytes().first().is_some_and(u8::is_ascii_graphic) {
            return self;
        }
        self.trim_start_matches(is_blank)
    }

    #[inline(never)]
    fn trim_end_blank(&self) -> &str {
        if self.as_bytes().last().is_some_and(u8::is_ascii_graphic) {
            return self;
        }
        self.trim_end_matches(is_blank)
    }

    fn trim_blank(&self) -> &str {
        self.trim_start_blank().trim_end_blank()
    }

    #[inline(never)]
    fn trim_start_any(&self, signs: &str) -> &str {
        self.trim_start_matches(|letter| signs.chars().any(|sign| sign == letter))
    }

    #[inline(never)]
    fn trim_end_any(&self, signs: &str) -> &str {
        self.trim_end_matches(|letter| signs.chars().any(|sign| sign == letter))
    }

    #[inline(never)]
    fn trim_start_blank_and(&self, signs: &str) -> &str {
        self.trim_start_matches(|letter| is_blank(letter) || signs.chars().any(|sign| sign == letter))
    }

    #[inline(never)]
    fn trim_end_blank_and(&self, signs: &str) -> &str {
        self.trim_end_matches(|letter| is_blank(letter) || signs.chars().any(|sign| sign == letter))
    }

    #[inline(never)]
    fn first_word(&self) -> &str {
        self.split(is_blank).next().unwrap_or_default()
    }

    #[inline(never)]
    fn last_word(&self) -> &str {
        self.trailing(|letter| !is_blank(letter))
    }

    #[inline(never)]
    fn trailing(&self, passes: fn(char) -> bool) -> &str {
        let before = self.trim_end_matches(passes);
        &self[before.len()..]
    }

    #[inline(never)]
    fn leading_digits(&self) -> usize {
        self.bytes().take_while(u8::is_ascii_digit).count()
    }

    #[inline(never)]
    fn is_one_of(&self, words: &str) -> bool {
        let (mine, all) = (self.as_bytes(), words.as_bytes());
        let Some(&first) = mine.first() else { return false };
        scan::all_where(all, |eight| scan::eq_mask(eight, first)).any(|at| {
            let parts = |byte: Option<&u8>| byte.is_none_or(|&byte| byte == b'|');
            all.get(at..).is_some_and(|rest| rest.starts_with(mine) && parts(rest.get(mine.len())))
                && parts(at.checked_sub(1).and_then(|before| all.get(before)))
        })
    }

    #[inline(never)]
    fn starts_with_one_of(&self, words: &str) -> bool {
        words.split('|').any(|word| self.starts_with(word))
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
        assert!("van".is_one_of("de|van") && !"va".is_one_of("de|van") && "vandaag".starts_with_one_of("de|van"));
        assert!(!"".is_one_of("de|van") && !"de".is_one_of("dede|ade|den") && "de".is_one_of("dede|de|den"));
    }
}
