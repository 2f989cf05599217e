//! Puts each answer with the questions that it names.

use crate::dutch::numbers;
use crate::model::DiagnosticCode;
use crate::parse::exchanges::passage::{Answered, Paired, Passage, Placed, RawExchange};
use crate::parse::exchanges::repeats;
use crate::parse::exchanges::unlabelled::unlabelled_answer;
use crate::parse::notes::reference::NoteRef;

/// A number that is printed more often is a misprint, not a question in parts.
const MOST_PARTS: usize = 8;

/// Puts each answer with the questions that it names, and orders the exchanges as the text does: by the last question of
/// each, or by the answer where there is none. Where all questions stand above the answers, by the first question.
pub(crate) fn join(
    text: &str,
    questions: Vec<Placed>,
    answers: Vec<Placed>,
    answered: Answered,
    paired: &mut Paired,
    note_refs: &[NoteRef],
) {
    let any_answers = answered.anywhere() || !answers.is_empty();
    let last = questions.last().map_or(0, |&(last, _)| last);
    let are_apart = answers.first().is_some_and(|&(first, _)| first > last);
    let mut open = OpenQuestions::new(text, questions);
    let mut placed: Vec<(usize, RawExchange)> = Vec::new();
    for (position, answer) in answers {
        let questions = open.take(position, &answer);
        if questions.is_empty() {
            paired.doubts.push((DiagnosticCode::AnswerWithoutQuestion, answer.span()));
        }
        let mut places = questions.iter().map(|(position, _)| *position);
        let position = if are_apart { places.next() } else { places.next_back() }.unwrap_or(position);
        let questions = questions.into_iter().map(|(_, question)| question).collect();
        placed.push((position, RawExchange { numbers: answer.numbers.clone(), questions, answers: vec![answer] }));
    }
    // Each question that is left is an exchange of its own, also where several have one heading.
    let left = open.take_all();
    let count = left.len();
    let left = repeats::fold(text, &mut placed, left, answered.letter.is_some());
    let order = (left.len() < count).then(|| Order::of(&placed));
    for (mut position, mut question) in left {
        if let Some(order) = &order {
            position = order.behind(&question).unwrap_or(position);
        }
        let answer = if any_answers && answered.may_answer(&question) {
            unlabelled_answer(text, &mut question, note_refs)
        } else {
            None
        };
        if any_answers && answer.is_none() {
            paired.doubts.push((DiagnosticCode::QuestionWithoutAnswer, question.span()));
        }
        if question.repeats.is_empty() && open.repeats_number(&question) {
            paired.doubts.push((DiagnosticCode::NumberTwice, question.span()));
        }
        let (numbers, answers) = (question.numbers.clone(), answer.into_iter().collect());
        placed.push((position, RawExchange { numbers, questions: vec![question], answers }));
    }
    placed.sort_by_cached_key(|(position, _)| *position);
    paired.exchanges.extend(placed.into_iter().map(|(_, exchange)| exchange));
}

/// Where questions belong that only the list of the questions has: behind those with the numbers before their own. By number,
/// the furthest position of those up to it.
struct Order(Vec<(u32, usize)>);

impl Order {
    fn of(placed: &[(usize, RawExchange)]) -> Self {
        let numbers = placed.iter().flat_map(|(position, it)| it.numbers.iter().map(|&number| (number, *position)));
        let mut order: Vec<(u32, usize)> = numbers.collect();
        order.sort_by_cached_key(|&(number, _)| number as usize);
        let mut furthest = 0;
        for (_, position) in &mut order {
            furthest = furthest.max(*position);
            *position = furthest;
        }
        Self(order)
    }

    fn behind(&self, question: &Passage) -> Option<usize> {
        let first = *question.numbers.first()?;
        let before = self.0.partition_point(|&(number, _)| number < first);
        Some(self.0[before.checked_sub(1)?].1)
    }
}

/// The questions of a paper, for answers that come in the order of the text and each take some.
struct OpenQuestions<'a> {
    text: &'a str,
    /// In the order of the text; `None` where an answer took it.
    questions: Vec<(usize, Option<Passage>)>,
    /// By number: the questions under it.
    under: Vec<Questions>,
}

/// The questions under one number, by their index, in the order of the text. Most often one.
#[derive(Clone, Default)]
struct Questions {
    all: Vec<usize>,
    /// How many of them were looked at: those before the answer that is read now.
    seen: usize,
    /// Those of them that may still be open; the nearest to the answer is the last.
    before: Vec<usize>,
}

impl<'a> OpenQuestions<'a> {
    fn new(text: &'a str, questions: Vec<Placed>) -> Self {
        let largest = questions.iter().flat_map(|(_, question)| &question.numbers).max();
        let mut under = vec![Questions::default(); largest.map_or(0, |&largest| largest as usize + 1)];
        for (index, (_, question)) in questions.iter().enumerate() {
            for &number in &question.numbers {
                under[number as usize].all.push(index);
            }
        }
        let questions = questions.into_iter().map(|(position, question)| (position, Some(question))).collect();
        Self { text, questions, under }
    }

    /// Takes the open questions that an answer names, in the order of the text.
    fn take(&mut self, position: usize, answer: &Passage) -> Vec<Placed> {
        let mut named: Vec<usize> = Vec::new();
        for &number in &answer.numbers {
            let before = named.len();
            named.extend(self.in_parts(number, position, answer));
            if named.len() == before {
                named.extend(self.nearest(number, position));
            }
        }
        named.sort_unstable();
        named.dedup();
        let take = |index: usize| {
            let (position, question) = &mut self.questions[index];
            Some((*position, question.take()?))
        };
        named.into_iter().filter_map(take).collect()
    }

    /// Takes the questions that are left.
    fn take_all(&mut self) -> Vec<Placed> {
        let left = std::mem::take(&mut self.questions).into_iter();
        left.filter_map(|(position, question)| Some((position, question?))).collect()
    }

    /// Whether a number of a question is that of another one too.
    fn repeats_number(&self, question: &Passage) -> bool {
        question.numbers.iter().any(|&number| self.under[number as usize].all.len() > 1)
    }

    /// The questions under a number that was asked in parts: `Vraag 5a`, `Vraag 5b`. An answer that names parts answers
    /// those, one that names none all that were asked so far.
    fn in_parts(&self, number: u32, position: usize, answer: &Passage) -> Vec<usize> {
        let all = self.under.get(number as usize).map_or(&[][..], |questions| &questions.all);
        if !(2..=MOST_PARTS).contains(&all.len()) {
            return Vec::new();
        }
        let parts = named_parts(self.text, answer);
        let answered = |&index: &usize| {
            let (asked_at, Some(question)) = &self.questions[index] else { return false };
            let own = named_parts(self.text, question);
            if parts == 0 { *asked_at <= position && own != 0 } else { own & parts != 0 }
        };
        all.iter().copied().filter(answered).collect()
    }

    /// The open question under a number that is nearest before the answer, else the first after it.
    fn nearest(&mut self, number: u32, position: usize) -> Option<usize> {
        let Questions { all, seen, before } = self.under.get_mut(number as usize)?;
        let is_open = |index: usize| self.questions[index].1.is_some();
        while let Some(&index) = all.get(*seen).filter(|&&index| self.questions[index].0 <= position) {
            before.push(index);
            *seen += 1;
        }
        // (Each is looked at once, however many answers there are.)
        while let Some(index) = before.pop() {
            if is_open(index) {
                return Some(index);
            }
        }
        let &next = all.get(*seen)?;
        *seen += 1;
        is_open(next).then_some(next)
    }
}

/// The parts that the heading of a passage names, a bit for each; see `numbers::parts`.
fn named_parts(text: &str, passage: &Passage) -> u8 {
    passage.heading.map_or(0, |heading| numbers::parts(heading.of(text)))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::text::span::Span;

    /// A heading of `text` with its place: its passage under some numbers.
    fn passage(text: &str, heading: &str, numbers: &[u32]) -> Placed {
        let start = text.find(heading).unwrap_or_default();
        let heading = Some(Span::new(start, start + heading.len()));
        (start, Passage { numbers: numbers.to_vec(), heading, ..Passage::default() })
    }

    /// The questions that each answer takes, by their headings.
    #[track_caller]
    fn takes(text: &str, questions: &[(&str, &[u32])], answers: &[(&str, &[u32])], expected: &[&[&str]]) {
        let questions = questions.iter().map(|(heading, numbers)| passage(text, heading, numbers)).collect();
        let mut open = OpenQuestions::new(text, questions);
        for ((heading, numbers), expected) in answers.iter().zip(expected) {
            let (position, answer) = passage(text, heading, numbers);
            let taken = open.take(position, &answer);
            let taken: Vec<_> = taken.iter().map(|(_, it)| it.heading.unwrap_or_default().of(text)).collect();
            assert_eq!(taken, *expected, "{heading}");
        }
    }

    #[test]
    fn the_nearest_before_an_answer_else_the_first_after_it() {
        takes(
            "Vraag 2 Antwoord 2 vraag 2 antwoord 2",
            &[("Vraag 2", &[2]), ("vraag 2", &[2])],
            &[("Antwoord 2", &[2]), ("antwoord 2", &[2])],
            &[&["Vraag 2"], &["vraag 2"]],
        );
        takes(
            "Vraag 2 vraag 2 Antwoord 2 antwoord 2 ANTWOORD 2",
            &[("Vraag 2", &[2]), ("vraag 2", &[2])],
            &[("Antwoord 2", &[2]), ("antwoord 2", &[2]), ("ANTWOORD 2", &[2])],
            &[&["vraag 2"], &["Vraag 2"], &[]],
        );
        takes(
            "Antwoord 1 antwoord 1 Vraag 1 vraag 1 Vraag 3",
            &[("Vraag 1", &[1]), ("vraag 1", &[1]), ("Vraag 3", &[3])],
            &[("Antwoord 1", &[1]), ("antwoord 1", &[1]), ("Antwoord 1", &[4]), ("Antwoord 1", &[2])],
            &[&["Vraag 1"], &["vraag 1"], &[], &[]],
        );
    }

    #[test]
    fn what_another_number_took_is_passed_over() {
        takes(
            "Vraag 2 vraag 1 en 2 Antwoord 1 antwoord 2",
            &[("Vraag 2", &[2]), ("vraag 1 en 2", &[1, 2])],
            &[("Antwoord 1", &[1]), ("antwoord 2", &[2])],
            &[&["vraag 1 en 2"], &["Vraag 2"]],
        );
    }

    #[test]
    fn an_answer_takes_the_parts_that_it_names_else_all_that_were_asked() {
        let questions: &[(&str, &[u32])] = &[("Vraag 5a", &[5]), ("Vraag 5b", &[5]), ("Vraag 5c", &[5])];
        let text = "Vraag 5a Vraag 5b Antwoord 5 Vraag 5c Antwoord 5c";
        takes(
            text,
            questions,
            &[("Antwoord 5", &[5]), ("Antwoord 5c", &[5])],
            &[&["Vraag 5a", "Vraag 5b"], &["Vraag 5c"]],
        );
        let text = "Vraag 5a Vraag 5b Vraag 5c Antwoord 5b Antwoord 5a en c";
        let answers: &[(&str, &[u32])] = &[("Antwoord 5b", &[5]), ("Antwoord 5a en c", &[5])];
        takes(text, questions, answers, &[&["Vraag 5b"], &["Vraag 5a", "Vraag 5c"]]);
    }
}
