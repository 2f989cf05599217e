//! Weak headings: words that are a heading only where several stand in a row and their numbers run on.
//!
//! | form | as |
//! | --- | --- |
//! | small | `vraag 1`, `antwoord op vraag 1:` |
//! | letter | `V1`, `A 1.`, `V: Kent u …`, `Q1` |
//! | numbered | `1. Vraag`, `1) Antwoord` |
//! | short | `Vr. 1`, `Antw. 2 en 3:`, `Ad 1. Ja.`, `Op vraag 1:`, `Nr. 1` |
//! | reaction | `Reactie`, `Reactie op vraag 1:`, `Beantwoording:`, `Ons antwoord` |
//!
//! This file reads one line; whether there is a row of them is decided in `parse/page/weak_headings.rs`.

use crate::dutch::heading::{self, Heading, HeadingKind};
use crate::dutch::numbers;
use crate::dutch::sentence::opens_sentence;
use crate::text::str_ext::StrExt;

#[derive(Clone, Copy, PartialEq, Eq)]
pub(crate) enum Form {
    Small,
    Letter,
    Numbered,
    Short,
    Reaction,
}

/// How headings begin that are short for others, and what they are short for.
const SHORT: [(&str, &str); 12] = [
    ("Bij vraag ", "Antwoord vraag "),
    ("Bij vragen ", "Antwoord vragen "),
    ("Op vraag ", "Antwoord vraag "),
    ("Op vragen ", "Antwoord vragen "),
    ("Vr.", "Vraag"),
    ("Vr ", "Vraag "),
    ("Nr. ", "Vraag "),
    ("Antw.", "Antwoord"),
    ("Antw:", "Antwoord:"),
    ("Antw ", "Antwoord "),
    ("Ad ", "Antwoord "),
    ("AD ", "Antwoord "),
];

/// The same for other words.
const OTHER_WORDS: [(&str, &str); 3] =
    [("Reactie", "Antwoord"), ("Ons antwoord", "Antwoord"), ("Beantwoording", "Antwoord")];

/// The weak heading that words begin with.
pub(crate) fn read(words: &str) -> Option<(Form, Heading)> {
    let second = words.as_bytes().get(1).copied().unwrap_or(b':');
    match words.as_bytes()[0] {
        b'v' if second == b'r' => Some((Form::Small, spelled(words, "vra", "Vra")?)),
        b'a' if second == b'n' => Some((Form::Small, spelled(words, "ant", "Ant")?)),
        b'R' | b'O' | b'B' if matches!(second, b'e' | b'n') => Some((Form::Reaction, one_of(words, &OTHER_WORDS)?)),
        b'B' | b'O' if matches!(second, b'i' | b'p') => Some((Form::Short, one_of(words, &SHORT)?)),
        b'V' | b'N' if second == b'r' => Some((Form::Short, one_of(words, &SHORT)?)),
        b'A' if matches!(second, b'n' | b'd' | b'D') => Some((Form::Short, one_of(words, &SHORT)?)),
        b'V' | b'Q' if matches!(second, b':' | b' ' | b'.' | b'0'..=b'9') => letter(words, HeadingKind::Question),
        b'A' if matches!(second, b':' | b' ' | b'.' | b'0'..=b'9') => letter(words, HeadingKind::Answer),
        b'1'..=b'9' if words.len() < 24 => numbered(words),
        _ => None,
    }
}

/// Whether words are a weak heading and nothing else.
pub(crate) fn is_heading(words: &str) -> bool {
    !words.is_empty() && read(words).is_some_and(|(_, heading)| heading.length == words.len())
}

/// A heading that begins with some words for others.
fn one_of(words: &str, starts: &[(&str, &str)]) -> Option<Heading> {
    starts.iter().find_map(|(printed, plain)| spelled(words, printed, plain))
}

/// A heading whose first letters are others: alone on its line, with a colon before the text, or with a number before a
/// sentence.
fn spelled(words: &str, printed: &str, plain: &str) -> Option<Heading> {
    let rest = words.strip_prefix(printed)?;
    // No heading is longer, however long the line.
    let end = (0..=rest.len().min(120)).rev().find(|&end| rest.is_char_boundary(end))?;
    let mut heading = heading::read(&format!("{plain}{}", &rest[..end]))?;
    heading.length = heading.length + printed.len() - plain.len();
    let ends = heading.length == words.len()
        || words[..heading.length].ends_with(':')
        || !heading.numbers.is_empty() && opens_sentence(&words[heading.length..]);
    ends.then_some(heading)
}

/// `V1`, `V 1.`, `V: Kent u …`
fn letter(words: &str, kind: HeadingKind) -> Option<(Form, Heading)> {
    let rest = words[1..].trim_start_blank_and(".");
    let (numbers, end) = numbers::read(rest, true);
    let after = &rest[end..];
    let sign = after.starts_with_any(if numbers.is_empty() { ":" } else { ":.)" });
    let length = words.len() - after.len() + usize::from(sign);
    let parted = sign && words[length..].starts_blank();
    let ends = length == words.len() && (sign || !numbers.is_empty());
    (parted || ends).then_some((Form::Letter, Heading { kind, numbers, length, continues: false }))
}

/// `1. Vraag`, `1) Antwoord:`
fn numbered(words: &str) -> Option<(Form, Heading)> {
    let (numbers, end) = numbers::read(words, true);
    let rest = words[end..].trim_start_blank_and(".):");
    let kind = match rest.trim_end_any(":.") {
        "Vraag" | "vraag" | "VRAAG" => HeadingKind::Question,
        "Antwoord" | "antwoord" | "ANTWOORD" => HeadingKind::Answer,
        _ => return None,
    };
    let heading = Heading { kind, numbers, length: words.len(), continues: false };
    (!heading.numbers.is_empty()).then_some((Form::Numbered, heading))
}

#[cfg(test)]
mod tests {
    use super::{HeadingKind, is_heading, read};

    #[test]
    fn headings() {
        for (words, kind, numbers, rest) in [
            ("vraag 1", HeadingKind::Question, &[1][..], ""),
            ("antwoord op vragen 2 en 3:", HeadingKind::Answer, &[2, 3], ""),
            ("antwoord: ja", HeadingKind::Answer, &[], " ja"),
            ("V1", HeadingKind::Question, &[1], ""),
            ("Q 4: Wat", HeadingKind::Question, &[4], " Wat"),
            ("A: Ja", HeadingKind::Answer, &[], " Ja"),
            ("2. Antwoord", HeadingKind::Answer, &[2], ""),
            ("Reactie op vraag 7:", HeadingKind::Answer, &[7], ""),
            ("vraag 1 Kent u dit?", HeadingKind::Question, &[1], " Kent u dit?"),
            ("Vr. 1", HeadingKind::Question, &[1], ""),
            ("Antw. 2 en 3:", HeadingKind::Answer, &[2, 3], ""),
            ("Antw.: Ja.", HeadingKind::Answer, &[], " Ja."),
            ("Antw. op vr. 2: Ja.", HeadingKind::Answer, &[2], " Ja."),
            ("Op vraag 2: Ja.", HeadingKind::Answer, &[2], " Ja."),
            ("Bij vragen 2 en 3", HeadingKind::Answer, &[2, 3], ""),
            ("Ad 1. Ja.", HeadingKind::Answer, &[1], " Ja."),
            ("Ad 4 en 5", HeadingKind::Answer, &[4, 5], ""),
            ("Ons antwoord", HeadingKind::Answer, &[], ""),
            ("Beantwoording: Ja.", HeadingKind::Answer, &[], " Ja."),
        ] {
            let found = read(words).map(|(_, heading)| (heading.kind, heading.numbers, &words[heading.length..]));
            assert_eq!(found, Some((kind, numbers.to_vec(), rest)), "{words:?}");
        }
    }

    #[test]
    fn no_headings() {
        for words in [
            "vraag 5).",
            "A12 is een weg",
            "V. Jansen",
            "A",
            "1. Vragen",
            "vraag 2 kost geld",
            "Reacties",
            "1",
            "Ad fundum",
            "Nr.",
            "Beantwoordingen",
        ] {
            assert!(!is_heading(words), "{words:?}");
        }
    }
}
