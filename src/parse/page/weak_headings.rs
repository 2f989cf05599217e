//! Weak headings: words that are a heading only where several follow each other and their numbers continue;
//! `dutch/weak_heading.rs` has the forms.
//!
//! A paper keeps to one form. In running text a line may begin with the same words by chance (`zie het antwoord op` ⏎
//! `vraag 3.`): there the sentence above has not ended, and the numbers do not continue.

use crate::dutch::heading::{Heading, HeadingKind};
use crate::dutch::lexicon::ends_with_year;
use crate::dutch::sentence::{ends_sentence, opens_sentence};
use crate::dutch::weak_heading::{self, Form};
use crate::parse::source::line::Line;
use crate::text::str_ext::StrExt;

/// A line that could be a weak heading.
struct Candidate {
    line: usize,
    form: Form,
    heading: Heading,
    /// Whether the sentence above it has ended.
    free: bool,
    /// Whether it is alone on its line and does not end as a sentence does, or has a number before a sentence.
    alone: bool,
    /// Whether the words above it ask.
    below_question: bool,
}

/// Adds the weak headings to those that the lines begin with, where questions or answers have none.
pub(crate) fn add(text: &str, lines: &[Line], headings: &mut Vec<(usize, Heading)>) {
    let has = |kind: HeadingKind| headings.iter().any(|(_, heading)| heading.kind == kind);
    if has(HeadingKind::Question) && has(HeadingKind::Answer) {
        return;
    }
    let mut candidates = candidates(text, lines, headings);
    // `A1.` above `Antwoord op vraag A1:` is no answer.
    if has(HeadingKind::Answer) {
        candidates.retain(|it| it.form != Form::Letter || it.heading.kind == HeadingKind::Question);
    }
    for form in [Form::Small, Form::Letter, Form::Numbered, Form::Short, Form::Reaction] {
        let row = in_a_row(candidates.iter().filter(|candidate| candidate.form == form), headings);
        if !row.is_empty() {
            headings.extend(row);
            headings.sort_by_cached_key(|&(line, _)| line);
            return;
        }
    }
}

fn candidates(text: &str, lines: &[Line], headings: &[(usize, Heading)]) -> Vec<Candidate> {
    let is_heading = |index: usize| headings.binary_search_by_key(&index, |&(line, _)| line).is_ok();
    let mut found: Vec<Candidate> = Vec::new();
    let mut before = "";
    for (index, line) in lines.iter().enumerate().filter(|(_, line)| line.is_body()) {
        let words = line.words(text);
        let above = std::mem::replace(&mut before, words);
        let Some((form, heading)) = weak_heading::read(words).filter(|_| !is_heading(index)) else { continue };
        let free = match index.checked_sub(1).map(|above| &lines[above]) {
            Some(above) if above.is_body() => {
                found.last().is_some_and(|it| it.line == index - 1 && it.heading.length == above.content.len())
                    || is_heading(index - 1)
                    || has_ended(above.words(text))
            }
            _ => true,
        };
        let rest = &words[heading.length..];
        let alone = rest.is_empty() && !words.ends_with_any(".);")
            || !heading.numbers.is_empty() && opens_sentence(rest) && !words[..heading.length].ends_with('.');
        let below_question = above.trim_end_blank_and("0123456789[]),").ends_with('?');
        found.push(Candidate { line: index, form, heading, free, alone, below_question });
    }
    found
}

/// Whether words end a sentence, perhaps with note references behind it, or with the date of a head.
fn has_ended(words: &str) -> bool {
    ends_sentence(words)
        || words.ends_with(')') && ends_with_year(words.trim_end_any(")"))
        || ends_sentence(words.trim_end_blank_and("0123456789[]),"))
}

/// The candidates of one form whose kinds and numbers follow each other as those of headings do; none where they are too
/// few to go by.
fn in_a_row<'c>(
    candidates: impl Iterator<Item = &'c Candidate>,
    headings: &[(usize, Heading)],
) -> Vec<(usize, Heading)> {
    let mut row: Vec<(usize, Heading)> = Vec::new();
    let mut known = headings.iter().peekable();
    let mut asked = Asked::default();
    let (mut answered, mut questions, mut open) = (0, 0, false);
    for candidate in candidates {
        while let Some((_, heading)) = known.next_if(|(line, _)| *line < candidate.line) {
            open = heading.kind == HeadingKind::Question;
            questions += usize::from(open);
            asked.take(&heading.numbers);
        }
        let numbers = &candidate.heading.numbers;
        let question = candidate.heading.kind == HeadingKind::Question;
        // A letter may repeat the questions of the list above it.
        let again = question && candidate.free && numbers.first() == Some(&1) && asked.last > 1;
        let fits = match (question, numbers.last()) {
            (true, Some(_)) if again => {
                asked = Asked::default();
                true
            }
            (true, Some(_)) => asked.lacks(numbers[0], candidate.free),
            (true, None) => (!open || candidate.free) && asked.last == 0,
            // Questions without headings are found later, see `headings.rs`.
            (false, Some(_)) if questions == 0 => numbers[0] == answered + 1 && candidate.free,
            (false, Some(&last)) => last <= asked.last && (candidate.free || open && last == asked.last),
            (false, None) => open || questions == 0 && candidate.free && (candidate.below_question || !row.is_empty()),
        };
        if fits && (candidate.free || candidate.alone) {
            open = question;
            if question {
                questions += 1;
                asked.take(numbers);
            }
            answered = numbers.iter().copied().fold(answered, u32::max);
            row.push((candidate.line, candidate.heading.clone()));
        }
    }
    questions += known.filter(|(_, heading)| heading.kind == HeadingKind::Question).count();
    // A single one is a heading only below the only question.
    if row.len() >= 2 || questions == 1 && headings.len() == 1 { row } else { Vec::new() }
}

/// The numbers of the questions so far.
#[derive(Default)]
struct Asked {
    last: u32,
    /// Those that a group skipped: `vraag 1 en 4`.
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
            // (No paper skips more.)
            self.passed.extend((self.last + 1..number).take(20));
            self.last = self.last.max(number);
        }
        self.passed.truncate(100);
    }
}

#[cfg(test)]
mod tests {
    use crate::dutch::heading::HeadingKind;
    use crate::parse::page::furniture::classify;
    use crate::parse::source::lines::split;

    /// The headings of a text: `V` and the numbers of a question, `A` and those of an answer.
    fn headings(text: &str) -> Vec<String> {
        let sheet = classify(text, split(text));
        let name = |kind| if kind == HeadingKind::Question { 'V' } else { 'A' };
        sheet.headings.iter().map(|(_, heading)| format!("{}{:?}", name(heading.kind), heading.numbers)).collect()
    }

    #[test]
    fn beside_questions_and_answers_there_are_none() {
        assert_eq!(headings("Vraag 1\nA?\nAntwoord 1\nB.\nvraag 2\nC?\nantwoord 2\nD.\n"), ["V[1]", "A[1]"]);
        assert_eq!(headings("Vraag 1\nA?\nantwoord 1\nB.\nVraag 2\nC?\nantwoord 2\nD.\n").len(), 4);
    }

    #[test]
    fn a_single_one_is_a_heading_below_the_only_question() {
        assert_eq!(headings("Vraag 1\nKent u dit?\nReactie\nJa.\n"), ["V[1]", "A[]"]);
        assert_eq!(headings("Vraag 1\nKent u dit?\nVraag 2\nZo ja?\nReactie\nJa.\n"), ["V[1]", "V[2]"]);
        assert!(headings("Kent u dit?\nReactie\nJa.\n").is_empty());
    }

    #[test]
    fn numbers_continue() {
        assert_eq!(headings("vraag 1\nA?\nantwoord 1\nB.\nvraag 2\nC?\n"), ["V[1]", "A[1]", "V[2]"]);
        assert_eq!(headings("vraag 1\nA?\nantwoord 1\nB.\nvraag 7\nC?\n"), ["V[1]", "A[1]"]);
        assert_eq!(headings("vraag 1\nA?\nantwoord 2\nB.\nvraag 2\nC?\n"), ["V[1]", "V[2]"]);
    }

    #[test]
    fn a_group_may_skip_numbers() {
        let text = "vraag 1 en 4\nA?\nantwoord 1 en 4\nB.\nvraag 2\nC?\nvraag 3\nD?\n";
        assert_eq!(headings(text), ["V[1, 4]", "A[1, 4]", "V[2]", "V[3]"]);
    }

    #[test]
    fn a_sentence_that_goes_on_is_no_heading() {
        let text = "vraag 1\nA?\nvraag 2\nB?\nantwoord 1\nZie het antwoord op\nvraag 3.\nantwoord 2\nJa.\n";
        assert_eq!(headings(text), ["V[1]", "V[2]", "A[1]", "A[2]"]);
    }
}
