//! Whether two texts are two prints of the same.

use crate::text::chars::lowercase;
use std::collections::HashMap;

/// No more than this is compared of a text, in bytes.
const COMPARED: usize = 1_000;

/// Whether a text says again what another asks: two of three words of the shorter question, in any order. What follows the
/// last question mark of each is left out; where one asks and the other does not, they are not alike.
pub(crate) fn asks_the_same(one: &str, other: &str) -> bool {
    let (one, other) = (cut(one, COMPARED), cut(other, COMPARED));
    let first: Vec<String> = words(question(one)).collect();
    // Below a question its answer may follow, which may ask as well.
    let longest = question(one).len() * 2 + 40;
    let second: Vec<String> = words(question(cut(other, longest))).collect();
    let asks = |text: &str| text.contains('?');
    let shorter = first.len().min(second.len());
    asks(one) == asks(cut(other, longest)) && shorter > 0 && common(&first, second) * 3 >= shorter * 2
}

/// The start of a text, at most so many bytes long.
fn cut(text: &str, bytes: usize) -> &str {
    &text[..text.floor_char_boundary(bytes)]
}

/// A text up to its last question mark; all of it where it has none.
fn question(text: &str) -> &str {
    &text[..text.rfind('?').unwrap_or(text.len())]
}

/// The words of a text, in small letters.
fn words(text: &str) -> impl Iterator<Item = String> {
    let words = text.split(|letter: char| !letter.is_alphanumeric()).filter(|word| !word.is_empty());
    words.map(lowercase)
}

/// How many words two lists share.
fn common(one: &[String], other: Vec<String>) -> usize {
    let mut rest: HashMap<String, u32> = HashMap::new();
    other.into_iter().for_each(|word| *rest.entry(word).or_default() += 1);
    let is_in_rest = |word: &&String| {
        let Some(times @ 1..) = rest.get_mut(*word) else { return false };
        *times -= 1;
        true
    };
    one.iter().filter(is_in_rest).count()
}

#[cfg(test)]
mod tests {
    use super::asks_the_same;

    #[test]
    fn two_prints_of_a_question() {
        for (one, other) in [
            ("Kent u de dijk?1", "Kent u de dijk? Ja, ik ken hem."),
            ("Is hij lek? Zo neen, waarom niet?", "Is hij lek? Zo nee, waarom niet?\nNee."),
            ("Graag een lijst.", "Graag een lijst."),
            ("Waarom?", "Waarom?"),
        ] {
            assert!(asks_the_same(one, other), "{one:?} {other:?}");
        }
        for (one, other) in [
            ("Is de dijk lek?", "De dijk is lek."),
            ("Kent u de dijk?", "Hoeveel kost een nieuwe brug?"),
            ("Zo nee, waarom niet?", "Nee."),
            ("", ""),
        ] {
            assert!(!asks_the_same(one, other), "{one:?} {other:?}");
        }
    }
}
