//! A note as it is printed.

use crate::text::span::Span;

/// How many lines are tried as the first of a row of notes: in any real paper the true one is among them.
pub(crate) const ATTEMPTS: usize = 8;

/// The largest label that is looked for where no note says how far they go.
pub(crate) const MOST_LABEL: u32 = 199;

/// A note as it is printed.
#[derive(Clone, Debug)]
pub(crate) struct RawNote {
    /// Its label.
    pub(crate) label: u32,
    /// The label as printed.
    pub(crate) marker: Span,
    /// Its words, line by line.
    pub(crate) runs: Vec<Span>,
    /// The page at whose foot it is; `None` for notes at the end of the paper.
    pub(crate) page: Option<usize>,
    /// The second series of notes in a paper (the ministry's, after the questioners') is 1.
    pub(crate) series: u8,
    /// How it is printed.
    pub(crate) style: Style,
}

/// How a note is printed.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Style {
    /// `1De Courant`
    Unspaced,
    /// `1 De Courant`
    Spaced,
    /// `1` on a line of its own.
    OwnLine,
    /// `[1] De Courant`
    Bracket,
    /// `1) De Courant`
    Paren,
    /// `(1) De Courant`
    Parens,
    /// `1. De Courant`
    Dot,
    /// In any of these styles above the text that refers to it.
    OnTop,
    /// `* De Courant`, `(*) De Courant`
    Star,
}

/// From this label on, labels are stars: the first is one star.
pub(crate) const NO_STARS: u32 = 1 << 16;

/// From this label on, labels are letters.
const NO_LETTERS: u32 = 1 << 24;

/// The label that up to four small letters are: `a`, `iii`.
pub(crate) fn letters_label(letters: &str) -> u32 {
    letters.bytes().take(4).fold(0, |label, letter| label * 32 + u32::from(letter & 31)) + NO_LETTERS
}

/// A label as it is called, without the brackets around it: `12`, `**`, `iii`.
pub(crate) fn label_name(label: u32) -> String {
    if let Some(letters) = label.checked_sub(NO_LETTERS) {
        let letters = (0..4).rev().map(|place| (letters >> (place * 5)) as u8 & 31).filter(|&letter| letter > 0);
        return letters.map(|letter| char::from(letter | 0x60)).collect();
    }
    match label.checked_sub(NO_STARS) {
        Some(stars) => "*".repeat(stars as usize),
        None => label.to_string(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_of_labels() {
        for name in ["a", "z", "iii", "xviii"] {
            assert_eq!(label_name(letters_label(name)), name[..name.len().min(4)]);
        }
        assert_eq!([label_name(7), label_name(NO_STARS + 2)], ["7", "**"]);
    }
}
