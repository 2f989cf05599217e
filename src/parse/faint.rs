//! Faint headings: words that are a heading only where several stand in a row and their numbers run on.
//!
//! | form | as |
//! | --- | --- |
//! | small | `vraag 1`, `antwoord op vraag 1:` |
//! | letter | `V1`, `A 1.`, `V: Kent u …`, `Q1` |
//! | numbered | `1. Vraag`, `1) Antwoord` |
//! | reaction | `Reactie`, `Reactie op vraag 1:` |
//!
//! A paper keeps to one form. In running text the same words stand at the start of a line by chance (`zie het antwoord op` ⏎
//! `vraag 3.`): there the sentence above has not ended, and the numbers are no row.

use super::blocks::ends_sentence;
use super::labels::{self, Label, What};
use super::lines::Line;
use super::numbers;
use crate::edges::Edges;

#[derive(Clone, Copy, PartialEq, Eq)]
enum Form {
    Small,
    Letter,
    Numbered,
    Reaction,
}

/// A line that could be a heading.
struct Candidate {
    line: usize,
    form: Form,
    label: Label,
    /// Whether nothing above it runs on into it.
    free: bool,
    /// Whether it ends as no sentence does, and is all there is on its line.
    alone: bool,
}

/// Adds the faint headings to those that the lines begin with, where questions or answers have none.
pub(super) fn add(text: &str, lines: &[Line], labels: &mut Vec<(usize, Label)>) {
    let has = |what: What| labels.iter().any(|(_, label)| label.what == what);
    if has(What::Question) && has(What::Answer) {
        return;
    }
    let candidates = candidates(text, lines, labels);
    for form in [Form::Small, Form::Letter, Form::Numbered, Form::Reaction] {
        let row = in_a_row(candidates.iter().filter(|candidate| candidate.form == form), labels);
        if !row.is_empty() {
            labels.extend(row);
            labels.sort_by_key(|&(line, _)| line);
            return;
        }
    }
}

fn candidates(text: &str, lines: &[Line], labels: &[(usize, Label)]) -> Vec<Candidate> {
    let mut found: Vec<Candidate> = Vec::new();
    for (index, line) in lines.iter().enumerate().filter(|(_, line)| line.is_body()) {
        // Few lines begin so.
        let (Some(first), second) =
            (text.as_bytes().get(line.content.start), text.as_bytes().get(line.content.start + 1))
        else {
            continue;
        };
        let fits = match first {
            b'v' => second == Some(&b'r'),
            b'a' => second == Some(&b'n'),
            b'R' => second == Some(&b'e'),
            b'V' | b'Q' | b'A' => second.is_some_and(|second| !second.is_ascii_alphabetic()),
            first => first.is_ascii_digit(),
        };
        if !fits {
            continue;
        }
        let words = line.words(text);
        let Some((form, label)) = read(words) else { continue };
        if labels.binary_search_by_key(&index, |&(line, _)| line).is_ok() {
            continue;
        }
        let above = index.checked_sub(1).map(|above| &lines[above]).filter(|above| above.is_body());
        let heading = |above: usize| {
            found.last().is_some_and(|before| before.line == above)
                || labels.binary_search_by_key(&above, |&(line, _)| line).is_ok()
        };
        let free = above.is_none_or(|above| heading(index - 1) || has_ended(above.words(text)));
        let alone = label.length == words.len() && !words.ends_with_one(".);");
        found.push(Candidate { line: index, form, label, free, alone });
    }
    found
}

/// Whether a sentence ends with these words, marks of notes left out.
fn has_ended(words: &str) -> bool {
    ends_sentence(words) || ends_sentence(words.bare_back("0123456789[]),"))
}

/// The candidates of one form that follow each other as headings do; none where that is too little to go by.
fn in_a_row<'c>(candidates: impl Iterator<Item = &'c Candidate>, labels: &[(usize, Label)]) -> Vec<(usize, Label)> {
    let mut row: Vec<(usize, Label)> = Vec::new();
    let mut known = labels.iter().peekable();
    let mut asked = Asked::default();
    let (mut answered, mut questions, mut open) = (0, 0, false);
    for candidate in candidates {
        while let Some((_, label)) = known.next_if(|(line, _)| *line < candidate.line) {
            open = label.what == What::Question;
            questions += usize::from(open);
            asked.take(&label.numbers);
        }
        let numbers = &candidate.label.numbers;
        let question = candidate.label.what == What::Question;
        let fits = match (question, numbers.last()) {
            (true, Some(_)) => asked.lacks(numbers[0], candidate.free),
            (true, None) => (!open || candidate.free) && asked.last == 0,
            // Questions without words of their own are found later, see `headings`.
            (false, Some(_)) if questions == 0 => numbers[0] == answered + 1 && candidate.free,
            (false, Some(&last)) => last <= asked.last && (candidate.free || open && last == asked.last),
            (false, None) => open,
        };
        if fits && (candidate.free || candidate.alone) {
            open = question;
            if question {
                questions += 1;
                asked.take(numbers);
            }
            answered = numbers.iter().copied().fold(answered, u32::max);
            row.push((candidate.line, candidate.label.clone()));
        }
    }
    questions += known.filter(|(_, label)| label.what == What::Question).count();
    // A lone line is a heading only below the only question.
    if row.len() >= 2 || questions == 1 && labels.len() == 1 { row } else { Vec::new() }
}

/// The numbers of the questions so far.
#[derive(Default)]
struct Asked {
    last: u32,
    /// Those that a group went past: `vraag 1 en 4`.
    passed: Vec<u32>,
}

impl Asked {
    /// Whether a question of that number can come now.
    fn lacks(&self, number: u32, free: bool) -> bool {
        number == self.last + 1 || free && self.passed.contains(&number)
    }

    fn take(&mut self, numbers: &[u32]) {
        self.passed.retain(|number| !numbers.contains(number));
        for &number in numbers {
            // (No paper goes past more.)
            self.passed.extend((self.last + 1..number).take(20));
            self.last = self.last.max(number);
        }
        self.passed.truncate(100);
    }
}

/// The faint heading that words begin with.
fn read(words: &str) -> Option<(Form, Label)> {
    let second = words.as_bytes().get(1).copied().unwrap_or(b':');
    match words.as_bytes()[0] {
        b'v' if second == b'r' => Some((Form::Small, spelled(words, "vra", "Vra")?)),
        b'a' if second == b'n' => Some((Form::Small, spelled(words, "ant", "Ant")?)),
        b'R' if second == b'e' => Some((Form::Reaction, spelled(words, "Reactie", "Antwoord")?)),
        b'V' | b'Q' if matches!(second, b':' | b' ' | b'.' | b'0'..=b'9') => letter(words, What::Question),
        b'A' if matches!(second, b':' | b' ' | b'.' | b'0'..=b'9') => letter(words, What::Answer),
        b'1'..=b'9' if words.len() < 24 => numbered(words),
        _ => None,
    }
}

/// Whether words are a faint heading and nothing else.
pub(super) fn is_heading(words: &str) -> bool {
    !words.is_empty() && read(words).is_some_and(|(_, label)| label.length == words.len())
}

/// A heading whose first letters are others: alone on its line, or with a colon before the text.
fn spelled(words: &str, printed: &str, plain: &str) -> Option<Label> {
    let rest = words.strip_prefix(printed)?;
    // No heading is longer, however long the line.
    let end = (0..=rest.len().min(120)).rev().find(|&end| rest.is_char_boundary(end))?;
    let mut label = labels::read(&format!("{plain}{}", &rest[..end]))?;
    label.length = label.length + printed.len() - plain.len();
    let ends = label.length == words.len() || words[..label.length].ends_with(':');
    ends.then_some(label)
}

/// `V1`, `V 1.`, `V: Kent u …`
fn letter(words: &str, what: What) -> Option<(Form, Label)> {
    let rest = words[1..].bare_front(".");
    let (numbers, end) = numbers::read(rest, true);
    let after = &rest[end..];
    let sign = after.begins_with(if numbers.is_empty() { ":" } else { ":.)" });
    let length = words.len() - after.len() + usize::from(sign);
    let parted = sign && words[length..].begins_blank();
    let ends = length == words.len() && (sign || !numbers.is_empty());
    (parted || ends).then_some((Form::Letter, Label { what, numbers, length, open: false }))
}

/// `1. Vraag`, `1) Antwoord:`
fn numbered(words: &str) -> Option<(Form, Label)> {
    let (numbers, end) = numbers::read(words, true);
    let rest = words[end..].bare_front(".):");
    let what = match rest.without_back(":.") {
        "Vraag" | "vraag" | "VRAAG" => What::Question,
        "Antwoord" | "antwoord" | "ANTWOORD" => What::Answer,
        _ => return None,
    };
    let label = Label { what, numbers, length: words.len(), open: false };
    (!label.numbers.is_empty()).then_some((Form::Numbered, label))
}

#[cfg(test)]
mod tests {
    use super::{What, is_heading, read};

    #[test]
    fn headings() {
        for (words, what, numbers, rest) in [
            ("vraag 1", What::Question, &[1][..], ""),
            ("antwoord op vragen 2 en 3:", What::Answer, &[2, 3], ""),
            ("antwoord: ja", What::Answer, &[], " ja"),
            ("V1", What::Question, &[1], ""),
            ("Q 4: Wat", What::Question, &[4], " Wat"),
            ("A: Ja", What::Answer, &[], " Ja"),
            ("2. Antwoord", What::Answer, &[2], ""),
            ("Reactie op vraag 7:", What::Answer, &[7], ""),
        ] {
            let found = read(words).map(|(_, label)| (label.what, label.numbers, &words[label.length..]));
            assert_eq!(found, Some((what, numbers.to_vec(), rest)), "{words:?}");
        }
    }

    #[test]
    fn no_headings() {
        for words in
            ["vraag 5).", "A12 is een weg", "V. Jansen", "A", "1. Vragen", "vraag 2 kost geld", "Reacties", "1"]
        {
            assert!(!is_heading(words), "{words:?}");
        }
    }
}
