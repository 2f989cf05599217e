//! Weak headings: words that are a heading only where several stand in a row and their numbers run on;
//! `dutch/weak_heading.rs` has the forms.
//!
//! A paper keeps to one form. In running text the same words stand at the start of a line by chance (`zie het antwoord op` ⏎
//! `vraag 3.`): there the sentence above has not ended, and the numbers are no row.

use crate::dutch::heading::{Heading, HeadingKind};
use crate::dutch::sentence::ends_sentence;
use crate::dutch::weak_heading::{self, Form};
use crate::parse::source::line::Line;
use crate::text::str_ext::StrExt;

/// A line that could be a weak heading.
struct Candidate {
    line: usize,
    form: Form,
    label: Heading,
    /// Whether nothing above it runs on into it.
    free: bool,
    /// Whether it ends as no sentence does, and is all there is on its line.
    alone: bool,
}

/// Adds the weak headings to those that the lines begin with, where questions or answers have none.
pub(crate) fn add(text: &str, lines: &[Line], labels: &mut Vec<(usize, Heading)>) {
    let has = |kind: HeadingKind| labels.iter().any(|(_, label)| label.kind == kind);
    if has(HeadingKind::Question) && has(HeadingKind::Answer) {
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

fn candidates(text: &str, lines: &[Line], labels: &[(usize, Heading)]) -> Vec<Candidate> {
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
        let Some((form, label)) = weak_heading::read(words) else { continue };
        if labels.binary_search_by_key(&index, |&(line, _)| line).is_ok() {
            continue;
        }
        let above = index.checked_sub(1).map(|above| &lines[above]).filter(|above| above.is_body());
        let heading = |above: usize| {
            found.last().is_some_and(|before| before.line == above)
                || labels.binary_search_by_key(&above, |&(line, _)| line).is_ok()
        };
        let free = above.is_none_or(|above| heading(index - 1) || has_ended(above.words(text)));
        let alone = label.length == words.len() && !words.ends_with_any(".);");
        found.push(Candidate { line: index, form, label, free, alone });
    }
    found
}

/// Whether a sentence ends with these words, marks of notes left out.
fn has_ended(words: &str) -> bool {
    ends_sentence(words) || ends_sentence(words.trim_end_blank_and("0123456789[]),"))
}

/// The candidates of one form that follow each other as headings do; none where that is too little to go by.
fn in_a_row<'c>(candidates: impl Iterator<Item = &'c Candidate>, labels: &[(usize, Heading)]) -> Vec<(usize, Heading)> {
    let mut row: Vec<(usize, Heading)> = Vec::new();
    let mut known = labels.iter().peekable();
    let mut asked = Asked::default();
    let (mut answered, mut questions, mut open) = (0, 0, false);
    for candidate in candidates {
        while let Some((_, label)) = known.next_if(|(line, _)| *line < candidate.line) {
            open = label.kind == HeadingKind::Question;
            questions += usize::from(open);
            asked.take(&label.numbers);
        }
        let numbers = &candidate.label.numbers;
        let question = candidate.label.kind == HeadingKind::Question;
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
    questions += known.filter(|(_, label)| label.kind == HeadingKind::Question).count();
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
