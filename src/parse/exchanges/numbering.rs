//! The numbers of questions and answers: those that a heading does not print, and those that it misprints.

use crate::dutch::heading::HeadingKind;
use crate::parse::exchanges::passage::Section;

/// An answer under none of the numbers of the questions right before it. The sections are given by their index.
pub(crate) struct Misnumbering {
    answer: usize,
    /// The last of those questions.
    question: usize,
    /// Their numbers.
    expected: Vec<u32>,
}

/// More questions than these are not answered at once.
const LONGEST_GROUP: usize = 30;

/// No paper has more misprints than these.
const MOST_MISNUMBERED: usize = 40;

/// Gives numbers to the headings that print none: a bare `Vraag` counts on, a bare `Antwoord` has those of the questions
/// right before it. Returns the answers that seem to have a wrong number.
pub(crate) fn number(sections: &mut [Section]) -> Vec<Misnumbering> {
    let mut misnumbered = Vec::new();
    let mut largest = 0;
    // The questions since the last answer: the index of the last, and the numbers of all.
    let (mut question, mut open) = (0, Vec::new());
    let mut below_answer = false;
    for (index, Section { kind, passage }) in sections.iter_mut().enumerate() {
        let numbers = &mut passage.numbers;
        let is_answer = *kind == HeadingKind::Answer;
        if is_answer && numbers.is_empty() {
            numbers.clone_from(&open);
        }
        if numbers.is_empty() {
            numbers.push(largest + 1);
        }
        if !is_answer {
            // Below an answer, and where the numbers begin anew because all questions are printed again.
            let begins_anew = numbers[0] < open.last().copied().unwrap_or(0) && open.first() == Some(&numbers[0]);
            if below_answer || begins_anew {
                open.clear();
            }
            open.extend(numbers.iter().copied());
            question = index;
        } else if (1..=LONGEST_GROUP).contains(&open.len()) && !open.iter().any(|number| numbers.contains(number)) {
            misnumbered.push(Misnumbering { answer: index, question, expected: open.clone() });
        }
        largest = numbers.iter().copied().fold(largest, u32::max);
        below_answer = is_answer;
    }
    misnumbered
}

/// Repairs numbers that are misprinted: where a number is named twice and the one that was expected there is named nowhere.
/// Most often the answer is misprinted, sometimes the question.
pub(crate) fn repair_numbers(misnumbered: &[Misnumbering], sections: &mut [Section]) {
    use HeadingKind::{Answer, Question};
    for Misnumbering { answer, question, expected } in misnumbered.iter().take(MOST_MISNUMBERED) {
        let printed = sections[*answer].passage.numbers.clone();
        if named_nowhere(sections, Answer, expected) && named_twice(sections, Answer, &printed) {
            sections[*answer].passage.numbers.clone_from(expected);
        } else if printed.len() == 1
            && expected.len() == 1
            && named_nowhere(sections, Question, &printed)
            && named_twice(sections, Question, expected)
        {
            sections[*question].passage.numbers = printed;
        }
    }
}

/// Whether no heading of a kind names any of the numbers.
fn named_nowhere(sections: &[Section], kind: HeadingKind, numbers: &[u32]) -> bool {
    !numbers.iter().any(|&number| named_by(sections, kind, number).next().is_some())
}

/// Whether more than one heading of a kind names each of the numbers.
fn named_twice(sections: &[Section], kind: HeadingKind, numbers: &[u32]) -> bool {
    numbers.iter().all(|&number| named_by(sections, kind, number).nth(1).is_some())
}

/// The sections of a kind under a number.
fn named_by(sections: &[Section], kind: HeadingKind, number: u32) -> impl Iterator<Item = &Section> {
    sections.iter().filter(move |section| section.kind == kind && section.passage.numbers.contains(&number))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::parse::exchanges::passage::Passage;

    /// The numbers of headings, as printed and as read: `V` and `A` with their numbers.
    #[track_caller]
    fn reads(printed: &str, expected: &str) {
        let section = |heading: &str| {
            let kind = if heading.starts_with('V') { HeadingKind::Question } else { HeadingKind::Answer };
            let numbers = heading[1..].split('+').filter_map(|number| number.parse().ok()).collect();
            Section { kind, passage: Passage { numbers, ..Passage::default() } }
        };
        let mut sections: Vec<Section> = printed.split(' ').map(section).collect();
        let misnumbered = number(&mut sections);
        repair_numbers(&misnumbered, &mut sections);
        let read = sections.iter().map(|section| {
            let letter = if section.kind == HeadingKind::Question { 'V' } else { 'A' };
            let numbers: Vec<String> = section.passage.numbers.iter().map(u32::to_string).collect();
            format!("{letter}{}", numbers.join("+"))
        });
        assert_eq!(read.collect::<Vec<_>>().join(" "), expected, "{printed}");
    }

    #[test]
    fn bare_headings() {
        reads("V A V A", "V1 A1 V2 A2");
        reads("V1 A1 V2 V3 A V A", "V1 A1 V2 V3 A2+3 V4 A4");
        reads("V2+3 V A A", "V2+3 V4 A2+3+4 A2+3+4");
        reads("A V A", "A1 V2 A2");
        reads("V9 V4 V", "V9 V4 V10");
        reads("V1 V2 V3 V1 A V2 A", "V1 V2 V3 V1 A1 V2 A2");
    }

    #[test]
    fn misprints() {
        reads("V1 A1 V2 A1 V3 A3", "V1 A1 V2 A2 V3 A3");
        reads("V1 A1 V2 V3 A1", "V1 A1 V2 V3 A2+3");
        reads("V1 A1 V1 A2", "V1 A1 V2 A2");
        // The expected number is named elsewhere, or the printed one only once.
        reads("V1 A1 V2 A1 A2", "V1 A1 V2 A1 A2");
        reads("V1 A1 V2 A3", "V1 A1 V2 A3");
        reads("V1 A1 V2 A2+1", "V1 A1 V2 A2+1");
        reads("V1 A1 V1 A2 V2 A2", "V1 A1 V1 A2 V2 A2");
        reads("V1 V2 A2 V2 A3+4", "V1 V2 A2 V2 A3+4");
    }

    #[test]
    fn nobody_answers_so_many_questions_at_once() {
        let asked = |count: u32| (1..=count).map(|number| format!("V{number}")).collect::<Vec<_>>().join(" ");
        let all: Vec<String> = (1..=30).map(|number| number.to_string()).collect();
        reads(&format!("{} A40 A40", asked(30)), &format!("{} A{} A40", asked(30), all.join("+")));
        reads(&format!("{} A40 A40", asked(31)), &format!("{} A40 A40", asked(31)));
    }
}
