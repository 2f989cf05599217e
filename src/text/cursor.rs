//! Reads a form of fixed words from left to right, where every paper has the form and a pattern would be too slow.

use crate::text::scan::begins_with;
use crate::text::str_ext::StrExt;
use std::array;
use std::ops::Range;

/// The places of a match and its groups, in bytes; `0..0` for a group that took no part.
pub(crate) type Found = [Range<usize>; GROUPS];

/// No form has more groups, the whole match counted as the first.
pub(crate) const GROUPS: usize = 8;

/// A place in a text, and the groups read on the way there. A step goes behind what it reads and gives `true`; where that does not
/// stand there it gives `false`, and may have gone a part of the way.
#[derive(Clone, Copy)]
pub(crate) struct Cursor<'t> {
    text: &'t str,
    at: usize,
    groups: [(usize, usize); GROUPS],
}

/// A step, or several.
pub(crate) type Step = fn(&mut Cursor<'_>) -> bool;

impl<'t> Cursor<'t> {
    /// What a form reads at a place.
    pub(crate) fn read(text: &'t str, at: usize, form: Step) -> Option<Found> {
        let mut cursor = Self { text, at, groups: [(0, 0); GROUPS] };
        cursor.group(0, form).then(|| array::from_fn(|index| cursor.groups[index].0..cursor.groups[index].1))
    }

    /// The text from here on.
    pub(crate) fn rest(&self) -> &'t str {
        &self.text[self.at..]
    }

    fn bytes(&self) -> &'t [u8] {
        &self.text.as_bytes()[self.at..]
    }

    /// Goes on where something stood there, by its length.
    fn skip(&mut self, length: Option<usize>) -> bool {
        self.at += length.unwrap_or_default();
        length.is_some()
    }

    pub(crate) fn word(&mut self, word: &str) -> bool {
        self.skip(begins_with(self.bytes(), word).then_some(word.len()))
    }

    /// The first of some words that stands here.
    pub(crate) fn one_of(&mut self, words: &[&str]) -> bool {
        words.iter().any(|word| self.word(word))
    }

    /// A word in ASCII letters of any case.
    pub(crate) fn word_in_any_case(&mut self, word: &str) -> bool {
        let here = self.bytes().get(..word.len());
        self.skip(here.is_some_and(|here| here.eq_ignore_ascii_case(word.as_bytes())).then_some(word.len()))
    }

    /// The first character, where it is one of some signs.
    pub(crate) fn sign(&mut self, signs: &str) -> bool {
        let is_one = self.rest().starts_with_any(signs);
        self.skip(self.rest().chars().next().filter(|_| is_one).map(char::len_utf8))
    }

    /// So many ASCII bytes of a kind: as many as stand here, `most` at most, `least` at least.
    pub(crate) fn run(&mut self, least: usize, most: usize, is_one: fn(u8) -> bool) -> bool {
        let length = self.bytes().iter().take(most).take_while(|&&byte| byte.is_ascii() && is_one(byte)).count();
        self.skip((length >= least).then_some(length))
    }

    /// Digits, from `least` to `most` of them.
    pub(crate) fn digits(&mut self, least: usize, most: usize) -> bool {
        self.run(least, most, |byte| byte.is_ascii_digit())
    }

    /// White space, of which there is some. (The lines of a text have made plain spaces of wide ones, and put DEL where they left
    /// something out.)
    pub(crate) fn gap(&mut self) -> bool {
        self.run(1, usize::MAX, |byte| matches!(byte, b' ' | b'\t' | 0x7F))
    }

    /// White space that may stand here.
    pub(crate) fn blanks(&mut self) -> bool {
        self.gap();
        true
    }

    /// Whether an ASCII word starts or ends here.
    pub(crate) fn edge(&mut self) -> bool {
        let is_word = |byte: &u8| byte.is_ascii_alphanumeric() || *byte == b'_';
        let bytes = self.text.as_bytes();
        let before = self.at.checked_sub(1).and_then(|before| bytes.get(before));
        before.is_some_and(is_word) != bytes.get(self.at).is_some_and(is_word)
    }

    /// Whether the text ends here.
    pub(crate) fn end(&mut self) -> bool {
        self.at == self.text.len()
    }

    /// Takes the first of some ways that can be gone.
    pub(crate) fn either(&mut self, ways: &[Step]) -> bool {
        let here = *self;
        ways.iter().any(|way| {
            let gone = way(self);
            if !gone {
                *self = here;
            }
            gone
        })
    }

    /// What may stand here.
    pub(crate) fn maybe(&mut self, step: Step) -> bool {
        self.either(&[step]);
        true
    }

    /// What stands in a group.
    pub(crate) fn group(&mut self, index: usize, step: Step) -> bool {
        self.open(index);
        step(self) && self.close(index)
    }

    /// A group starts here.
    pub(crate) fn open(&mut self, index: usize) -> bool {
        self.groups[index].0 = self.at;
        true
    }

    /// A group ends here. It took no part where it is empty.
    pub(crate) fn close(&mut self, index: usize) -> bool {
        let start = self.groups[index].0;
        self.groups[index] = if start < self.at || index == 0 { (start, self.at) } else { (0, 0) };
        true
    }
}

#[cfg(test)]
mod tests {
    use super::{Cursor, Step};

    const TEXT: &str = "Kamer,\t\x7F– 2031_x";

    /// Where a step can be taken, and where it leads.
    fn places(step: Step) -> Vec<(usize, usize)> {
        let places = (0..=TEXT.len()).filter(|&at| TEXT.is_char_boundary(at));
        places.filter_map(|at| Cursor::read(TEXT, at, step)).map(|found| (found[0].start, found[0].end)).collect()
    }

    #[test]
    fn steps() {
        assert_eq!(places(|it| it.word("Kamer")), [(0, 5)]);
        assert_eq!(places(|it| it.one_of(&["Kamer,", "Kamer", "20"])), [(0, 6), (12, 14)]);
        assert_eq!(places(|it| it.word_in_any_case("AMER")), [(1, 5)]);
        assert_eq!(places(|it| it.gap()), [(6, 8), (7, 8), (11, 12)]);
        assert_eq!(places(|it| it.word("K") && it.blanks() && it.word("a")), [(0, 2)]);
        assert_eq!(places(|it| it.digits(3, 3)), [(12, 15), (13, 16)]);
        assert_eq!(places(|it| it.run(1, 9, |byte| matches!(byte, b'b'..=b'z'))), [(2, 5), (3, 5), (4, 5), (17, 18)]);
        assert_eq!(places(|it| it.edge()), [(0, 0), (5, 5), (12, 12), (18, 18)]);
        assert_eq!(places(|it| it.end()), [(18, 18)]);
        assert_eq!(places(|it| it.sign(",–")), [(5, 6), (8, 11)]);
        assert_eq!(places(|it| it.maybe(|it| it.word("Ka") && it.word("x")) && it.word("Kam")), [(0, 3)]);
        assert_eq!(places(|it| it.either(&[|it| it.word("Ka") && it.word("x"), |it| it.word("K")])), [(0, 1)]);
    }

    #[test]
    fn groups() {
        let form: Step = |it| {
            it.maybe(|it| it.group(1, |it| it.word("– ")) && it.word("x"))
                && it.group(2, |it| it.maybe(|it| it.word("y")))
                && it.group(3, |it| it.digits(2, 2))
        };
        let found = Cursor::read(TEXT, 12, form).map(|found| found.map(|group| (group.start, group.end)));
        assert_eq!(
            found.map(|found| [found[0], found[1], found[2], found[3]]),
            Some([(12, 14), (0, 0), (0, 0), (12, 14)])
        );
        assert!(Cursor::read(TEXT, 15, form).is_none());
    }
}
