//! Reads lists of numbers as headings and references print them: "2 en 3", "4, 5, 7 en 8", "2 t/m 6", "9-14".

use crate::text::str_ext::StrExt;

/// The most numbers that a range may stand for; "1 t/m 9999" is a misprint, not ten thousand questions. (Each is written
/// out: a text of such headings makes a document of hundreds of times its length.)
const LONGEST_RANGE: u32 = 200;

/// The largest number of a question.
pub(crate) const LARGEST: u32 = 9_999;

/// The numbers at the start of `text`, and where they end in bytes. `loose` also takes numbers with nothing but a space
/// between them ("7, 8, 9 10 en 11"), as headings sometimes do. Without a number at the start: an empty list and 0.
pub(crate) fn read(text: &str, loose: bool) -> (Vec<u32>, usize) {
    let mut numbers = Vec::new();
    let Some((first, mut end)) = number(text, loose) else { return (numbers, 0) };
    numbers.push(first);
    while let Some((join, skip)) = separator(&text[end..], loose) {
        // The next part of the same question: `5a en b`.
        if loose && text[..end].ends_with_any(PARTS) && is_part(&text[end + skip..]) {
            end += skip + 1;
            continue;
        }
        let Some((next, length)) = number(&text[end + skip..], loose) else { break };
        let last = numbers.last().copied().unwrap_or(next);
        if join == Join::Range {
            if next <= last || next - last > LONGEST_RANGE {
                break;
            }
            numbers.extend(last + 1..=next);
        } else {
            numbers.push(next);
        }
        end += skip + length;
    }
    numbers.sort_unstable();
    numbers.dedup();
    (numbers, end)
}

/// Whether words begin with numbers that are joined, or are nothing else: `1 t/m 3: Ja.`
pub(crate) fn are_several(words: &str) -> bool {
    read(&words[..words.floor_char_boundary(LONGEST_LIST)], false).0.len() > 1 || are_all(words)
}

/// A longer list of numbers, in bytes, heads nothing: what asks for one may ask at each number of a line.
const LONGEST_LIST: usize = 100;

/// Whether words are numbers and what joins them, and nothing else: `1 t/m 3 en 5`.
pub(crate) fn are_all(words: &str) -> bool {
    if words.len() > LONGEST_LIST {
        return false;
    }
    let (numbers, end) = read(words, true);
    !numbers.is_empty() && matches!(&words[end..], "" | "." | ":")
}

/// The Roman number at the start of words, up to 39, and where it ends: `XIV.`
pub(crate) fn read_roman(words: &str) -> Option<(u32, usize)> {
    const UNITS: [&str; 10] = ["", "I", "II", "III", "IV", "V", "VI", "VII", "VIII", "IX"];
    let end = words.bytes().take_while(|letter| matches!(letter, b'I' | b'V' | b'X')).count();
    let units = words[..end].trim_start_matches('X');
    let tens = end - units.len();
    // (`IX` is a unit that ends in a ten.)
    let unit = UNITS.iter().position(|unit| *unit == units)?;
    let number = tens as u32 * 10 + unit as u32;
    (number > 0 && tens < 4).then_some((number, end))
}

/// The letters of a question's parts. (`5e` is an ordinal.)
const PARTS: &str = "abcd";

/// Whether words begin with the letter of a part and nothing else.
fn is_part(words: &str) -> bool {
    words.starts_with_any(PARTS) && !words[1..].chars().next().is_some_and(char::is_alphanumeric)
}

/// The parts of questions that a heading names, a bit for each: `Antwoord 5a en b`.
pub(crate) fn parts(heading: &str) -> u8 {
    let (mut parts, mut before) = (0, ' ');
    for (at, letter) in heading.char_indices() {
        if !before.is_alphabetic() && is_part(&heading[at..]) {
            parts |= 1 << (letter as u8 - b'a');
        }
        before = letter;
    }
    parts
}

/// The numbers in words, from one on; each with the ordinal.
const WORDS: [(&str, &str); 20] = [
    ("een", "eerste"),
    ("twee", "tweede"),
    ("drie", "derde"),
    ("vier", "vierde"),
    ("vijf", "vijfde"),
    ("zes", "zesde"),
    ("zeven", "zevende"),
    ("acht", "achtste"),
    ("negen", "negende"),
    ("tien", "tiende"),
    ("elf", "elfde"),
    ("twaalf", "twaalfde"),
    ("dertien", "dertiende"),
    ("veertien", "veertiende"),
    ("vijftien", "vijftiende"),
    ("zestien", "zestiende"),
    ("zeventien", "zeventiende"),
    ("achttien", "achttiende"),
    ("negentien", "negentiende"),
    ("twintig", "twintigste"),
];

/// The numbers in words at the start of `text`, and where they end in bytes: `vier`, `twee en drie`, `twee, drie en vier`.
pub(crate) fn read_words(text: &str) -> (Vec<u32>, usize) {
    let (mut numbers, mut end) = (Vec::new(), 0);
    let mut rest = text;
    while let Some((number, length)) = number_word(rest) {
        numbers.push(number);
        end = text.len() - rest.len() + length;
        let after = &text[end..];
        let Some(next) = [", ", " en "].iter().find_map(|join| after.strip_prefix(join)) else { break };
        rest = next;
    }
    (numbers, end)
}

fn number_word(text: &str) -> Option<(u32, usize)> {
    let word = &text[..text.find(|letter: char| !letter.is_alphabetic()).unwrap_or(text.len())];
    let plain = if word == "één" { "een" } else { word };
    (1..).zip(WORDS).find(|(_, (cardinal, _))| *cardinal == plain).map(|(number, _)| (number, word.len()))
}

/// The number of an ordinal: `eerste`.
pub(crate) fn ordinal(word: &str) -> Option<u32> {
    (1..).zip(WORDS).find(|(_, (_, ordinal))| *ordinal == word).map(|(number, _)| number)
}

#[derive(PartialEq)]
enum Join {
    And,
    Range,
}

/// A number of at most four digits that is no part of a longer one, of a decimal (unless `loose`), of a percentage, of an
/// ordinal.
fn number(text: &str, loose: bool) -> Option<(u32, usize)> {
    let length = text.leading_digits();
    let value = text[..length].parse().ok().filter(|value| (1..=LARGEST).contains(value))?;
    let mut after = text[length..].chars();
    match after.next() {
        Some('%' | '°' | '€') => None,
        Some('.' | ':') if after.next().is_some_and(|letter| letter.is_ascii_digit()) => None,
        Some(',') if !loose && after.next().is_some_and(|letter| letter.is_ascii_digit()) => None,
        Some('e') if !after.next().is_some_and(char::is_alphabetic) => None,
        // A question in parts: `1a`, `1b`. The letter stays in what is printed.
        Some(_) if loose && is_part(&text[length..]) => Some((value, length + 1)),
        _ => Some((value, length)),
    }
}

/// What joins two numbers, and how long it is.
fn separator(text: &str, loose: bool) -> Option<(Join, usize)> {
    if text.is_empty() {
        return None;
    }
    let start = text.len() - text.trim_start_blank().len();
    let rest = &text[start..];
    for (word, join) in [
        ("tot en met", Join::Range),
        ("TOT EN MET", Join::Range),
        ("t/m", Join::Range),
        ("T/M", Join::Range),
        ("t/ m", Join::Range),
        ("–", Join::Range),
        ("-", Join::Range),
        (",", Join::And),
        ("en", Join::And),
        ("EN", Join::And),
        ("&", Join::And),
        ("+", Join::And),
        ("/", Join::And),
        ("of", Join::And),
    ] {
        let Some(after) = rest.strip_prefix(word) else { continue };
        let after = if word == "," { and(after) } else { after };
        let gap = after.len() - after.trim_start_blank().len();
        // "en vraag 3", "en de vragen 4 en 5": the word may stand again.
        let again = ["de vragen ", "de vraag ", "vragen ", "vraag ", "antwoord "];
        let tail = &after[gap..];
        // "A2 en A3"
        let letter = loose && matches!(tail.as_bytes(), [b'A'..=b'Z', b'0'..=b'9', ..]);
        let extra = again.iter().find(|word| tail.starts_with(**word)).map_or(usize::from(letter), |word| word.len());
        return Some((join, text.len() - after.len() + gap + extra));
    }
    (loose && start > 0 && rest.starts_with_digit()).then_some((Join::And, start))
}

/// What follows a comma, without the word for "and" that may come next: `7, 8, en 9`.
fn and(after: &str) -> &str {
    let word = after.trim_start_blank();
    ["en", "EN", "&"].iter().find_map(|and| word.strip_prefix(and)).unwrap_or(after)
}

#[cfg(test)]
mod tests {
    use super::read;

    #[track_caller]
    fn reads(text: &str, numbers: &[u32], rest: &str) {
        let (found, end) = read(text, true);
        assert_eq!((found.as_slice(), &text[end..]), (numbers, rest), "{text:?}");
    }

    #[test]
    fn lists_as_printed() {
        reads("2 en 3", &[2, 3], "");
        reads("4, 5, 7 en 8", &[4, 5, 7, 8], "");
        reads("7, 8, 9 10 en 11:", &[7, 8, 9, 10, 11], ":");
        reads("7, 8, en 9", &[7, 8, 9], "");
        reads("7, 8,  EN 9", &[7, 8, 9], "");
        reads("7, 8, & 9", &[7, 8, 9], "");
        reads("2 t/m 6", &[2, 3, 4, 5, 6], "");
        reads("2 tot en met 4.", &[2, 3, 4], ".");
        reads("9-14:", &[9, 10, 11, 12, 13, 14], ":");
        reads("1,2,3 en 4", &[1, 2, 3, 4], "");
        reads("29en 30, herhaal", &[29, 30], ", herhaal");
        reads("3 en vraag 5", &[3, 5], "");
        reads("6,\u{a0}7", &[6, 7], "");
        reads("1 en 1", &[1], "");
        reads("5a en b, 6:", &[5, 6], ":");
        reads("2 en A3: ja", &[2, 3], ": ja");
    }

    #[test]
    fn no_lists() {
        reads("5%", &[], "5%");
        assert!(super::are_several("1 t/m 3: Ja.") && !super::are_several("1 De Courant, 2 en 3 mei"));
        assert!(super::are_all("1 t/m 3 en 5.") && !super::are_all("1 De Courant") && !super::are_all(""));
        assert_eq!(read("2,5 graden", false), (vec![], 0));
        reads("11e pakket", &[], "11e pakket");
        reads("20241 en", &[], "20241 en");
        reads("0", &[], "0");
        reads("3 t/m 2", &[3], " t/m 2");
        reads("3, maar", &[3], ", maar");
        reads("1-9999", &[1], "-9999");
        reads("", &[], "");
        reads("5a en beide", &[5], " en beide");
    }

    #[test]
    fn as_long_as_lists_are() {
        assert_eq!(read("1 t/m 201", true).0.len(), 201);
        assert_eq!(read("300 t/m 500", true).0.len(), 201);
        reads("1 t/m 202", &[1], " t/m 202");
        reads("5 t/m 900", &[5], " t/m 900");
        let list = "1, ".repeat(33);
        assert!(super::are_all(&format!("{list}1")), "100 bytes");
        assert!(!super::are_all(&format!("{list}10")) && !super::are_all(&format!("{list}100")));
    }

    #[test]
    fn roman_numbers() {
        for (words, number) in [("I. Kent", 1), ("IV", 4), ("IX)", 9), ("XIV.", 14), ("XXXIX", 39)] {
            assert_eq!(super::read_roman(words).map(|(number, _)| number), Some(number), "{words}");
        }
        for words in ["", "Vraag", "IIII", "VX", "XXXX", "Ik"] {
            assert!(
                super::read_roman(words).is_none_or(|(_, end)| words[end..].starts_with(char::is_alphabetic)),
                "{words}"
            );
        }
    }

    #[test]
    fn parts_of_questions() {
        assert_eq!(["Vraag 5a", "Antwoord 5a en b:", "Antwoord 5", "Deelvraag"].map(super::parts), [1, 3, 0, 0]);
    }
}
