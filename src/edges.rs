//! What words begin and end with.
//!
//! The standard library has all of this for any pattern, each time as code of its own: a third of what a browser would
//! load. Here each question has one answer, and the plainest letters are told quickly.

use crate::scan;

/// White space, and what looks like nothing: byte-order marks, zero-width and control characters.
pub(crate) fn is_blank(letter: char) -> bool {
    match letter {
        '\0'..=' ' | '\u{7F}' | '\u{85}' | '\u{A0}' => true,
        '!'..='\u{2000}' => letter == '\u{1680}',
        '\u{2001}'..='\u{200F}' | '\u{2028}'..='\u{202F}' | '\u{205F}'..='\u{206F}' | '\u{3000}' => true,
        _ => matches!(letter, '\u{FEFF}' | '\u{FFFF}'),
    }
}

/// Questions about the first and the last letters of words. `signs` are letters each of which counts.
pub(crate) trait Edges {
    /// Whether the first letter is one of some.
    fn begins_with(&self, signs: &str) -> bool;
    /// Whether the last letter is one of some.
    fn ends_with_one(&self, signs: &str) -> bool;
    /// The letter behind the first.
    fn second(&self) -> Option<char>;
    /// Whether the first letter is a capital.
    fn begins_upper(&self) -> bool;
    /// Whether the first letter is a small one.
    fn begins_lower(&self) -> bool;
    /// Whether the first letter is a digit.
    fn begins_digit(&self) -> bool;
    /// Whether the last letter is a digit.
    fn ends_digit(&self) -> bool;
    /// Whether the first letter is blank.
    fn begins_blank(&self) -> bool;
    /// Whether the last letter is blank.
    fn ends_blank(&self) -> bool;
    /// Without what is blank in front.
    fn front(&self) -> &str;
    /// Without what is blank at the end.
    fn back(&self) -> &str;
    /// Without what is blank around.
    fn core(&self) -> &str;
    /// Without some signs in front.
    fn without_front(&self, signs: &str) -> &str;
    /// Without some signs at the end.
    fn without_back(&self, signs: &str) -> &str;
    /// Without what is blank, and some signs, in front.
    fn bare_front(&self, signs: &str) -> &str;
    /// Without what is blank, and some signs, at the end.
    fn bare_back(&self, signs: &str) -> &str;
    /// Up to the first blank.
    fn first_word(&self) -> &str;
    /// From behind the last blank.
    fn last_word(&self) -> &str;
    /// The letters at the end that pass.
    fn tail_of(&self, passes: fn(char) -> bool) -> &str;
    /// How many ASCII digits it begins with.
    fn digits(&self) -> usize;
    /// Whether it is one of some words, parted by bars.
    fn is_one_of(&self, words: &str) -> bool;
    /// Whether it starts with one of some words, parted by bars.
    fn starts_with_one(&self, words: &str) -> bool;
}

impl Edges for str {
    #[inline(never)]
    fn begins_with(&self, signs: &str) -> bool {
        self.chars().next().is_some_and(|first| signs.chars().any(|sign| sign == first))
    }

    #[inline(never)]
    fn ends_with_one(&self, signs: &str) -> bool {
        self.chars().next_back().is_some_and(|last| signs.chars().any(|sign| sign == last))
    }

    #[inline(never)]
    fn second(&self) -> Option<char> {
        let mut letters = self.chars();
        letters.next()?;
        letters.next()
    }

    #[inline(never)]
    fn begins_upper(&self) -> bool {
        self.chars().next().is_some_and(char::is_uppercase)
    }

    #[inline(never)]
    fn begins_lower(&self) -> bool {
        self.chars().next().is_some_and(char::is_lowercase)
    }

    fn begins_digit(&self) -> bool {
        self.as_bytes().first().is_some_and(u8::is_ascii_digit)
    }

    fn ends_digit(&self) -> bool {
        self.as_bytes().last().is_some_and(u8::is_ascii_digit)
    }

    fn begins_blank(&self) -> bool {
        self.front().len() < self.len()
    }

    fn ends_blank(&self) -> bool {
        self.back().len() < self.len()
    }

    #[inline(never)]
    fn front(&self) -> &str {
        if self.as_bytes().first().is_some_and(u8::is_ascii_graphic) {
            return self;
        }
        self.trim_start_matches(is_blank)
    }

    #[inline(never)]
    fn back(&self) -> &str {
        if self.as_bytes().last().is_some_and(u8::is_ascii_graphic) {
            return self;
        }
        self.trim_end_matches(is_blank)
    }

    fn core(&self) -> &str {
        self.front().back()
    }

    #[inline(never)]
    fn without_front(&self, signs: &str) -> &str {
        self.trim_start_matches(|letter| signs.chars().any(|sign| sign == letter))
    }

    #[inline(never)]
    fn without_back(&self, signs: &str) -> &str {
        self.trim_end_matches(|letter| signs.chars().any(|sign| sign == letter))
    }

    #[inline(never)]
    fn bare_front(&self, signs: &str) -> &str {
        self.trim_start_matches(|letter| is_blank(letter) || signs.chars().any(|sign| sign == letter))
    }

    #[inline(never)]
    fn bare_back(&self, signs: &str) -> &str {
        self.trim_end_matches(|letter| is_blank(letter) || signs.chars().any(|sign| sign == letter))
    }

    #[inline(never)]
    fn first_word(&self) -> &str {
        self.split(is_blank).next().unwrap_or_default()
    }

    #[inline(never)]
    fn last_word(&self) -> &str {
        self.tail_of(|letter| !is_blank(letter))
    }

    #[inline(never)]
    fn tail_of(&self, passes: fn(char) -> bool) -> &str {
        let before = self.trim_end_matches(passes);
        &self[before.len()..]
    }

    #[inline(never)]
    fn digits(&self) -> usize {
        self.bytes().take_while(u8::is_ascii_digit).count()
    }

    #[inline(never)]
    fn is_one_of(&self, words: &str) -> bool {
        let (mine, all) = (self.as_bytes(), words.as_bytes());
        let Some(&first) = mine.first() else { return false };
        scan::all(all, |eight| scan::is(eight, first)).any(|at| {
            let parts = |byte: Option<&u8>| byte.is_none_or(|&byte| byte == b'|');
            all.get(at..).is_some_and(|rest| rest.starts_with(mine) && parts(rest.get(mine.len())))
                && parts(at.checked_sub(1).and_then(|before| all.get(before)))
        })
    }

    #[inline(never)]
    fn starts_with_one(&self, words: &str) -> bool {
        words.split('|').any(|word| self.starts_with(word))
    }
}

#[cfg(test)]
mod tests {
    use super::Edges;

    #[test]
    fn fronts_and_backs() {
        assert_eq!(["\u{feff} Ja. \u{200b}", "", " \u{a0}", "é"].map(Edges::core), ["Ja.", "", "", "é"]);
        assert_eq!(("«‘Ja».").without_front("«‘").without_back(".»"), "Ja");
        let words = ["de brug", "brug ", ""];
        assert_eq!(words.map(Edges::first_word), ["de", "brug", ""]);
        assert_eq!(words.map(Edges::last_word), ["brug", "", ""]);
        assert_eq!(["é2", "é", ""].map(Edges::second), [Some('2'), None, None]);
        assert!("Één".begins_upper() && "één".begins_lower() && "1e".begins_digit() && !"".begins_upper());
        assert_eq!("– *ja* –".bare_front("–*").bare_back("–*"), "ja");
        assert!("»ja".begins_with("«»") && !"".begins_with("«»") && "ja»".ends_with_one("»") && "ja ".ends_blank());
        assert_eq!("tot 2031".tail_of(|letter| letter.is_ascii_digit()), "2031");
        assert_eq!("2031a".digits(), 4);
        assert!("van".is_one_of("de|van") && !"va".is_one_of("de|van") && "vandaag".starts_with_one("de|van"));
        assert!(!"".is_one_of("de|van") && !"de".is_one_of("dede|ade|den") && "de".is_one_of("dede|de|den"));
    }
}
