//! Puts each answer with the questions that it names.

use crate::dutch::numbers;
use crate::model::DiagnosticCode;
use crate::parse::exchanges::passage::{Paired, Passage, Placed, RawExchange};
use crate::parse::exchanges::unlabelled::unlabelled_answer;
use crate::parse::notes::reference::NoteRef;

/// The questions of each number that no answer has taken, seen from the answer that is read now.
struct OpenQuestions {
    /// By number: the places in `listed` that still lie ahead of the answer, and the one right behind it.
    of: Vec<(std::ops::Range<usize>, usize)>,
    /// The questions, number by number, in the order of the text; with each the place behind which it lies.
    listed: Vec<(usize, usize)>,
}

/// No place.
const NONE: usize = usize::MAX;

impl OpenQuestions {
    fn new(questions: &[Placed]) -> Self {
        let most = questions.iter().flat_map(|(_, question)| &question.numbers).max().map_or(0, |&most| most as usize);
        let mut ends = vec![0; most + 2];
        for &number in questions.iter().flat_map(|(_, question)| &question.numbers) {
            ends[number as usize + 1] += 1;
        }
        for number in 1..ends.len() {
            ends[number] += ends[number - 1];
        }
        let mut of: Vec<_> = ends[..=most].iter().map(|&start| (start..start, NONE)).collect();
        let mut listed = vec![(0, NONE); ends[most + 1]];
        for (index, (_, question)) in questions.iter().enumerate() {
            for &number in &question.numbers {
                let ahead = &mut of[number as usize].0;
                listed[ahead.end] = (index, NONE);
                ahead.end += 1;
            }
        }
        Self { of, listed }
    }

    /// The questions of a number, with places that `nearest` needs.
    fn all(&self, number: u32) -> &[(usize, usize)] {
        let end = |number: usize| self.of.get(number).map_or(self.listed.len(), |(ahead, _)| ahead.end);
        &self.listed[(number as usize).checked_sub(1).map_or(0, end)..end(number as usize)]
    }

    /// Where a number stands twice, the question nearest before the answer is meant, else the first after it.
    fn nearest(
        &mut self,
        number: u32,
        is_behind: impl Fn(usize) -> bool,
        is_taken: impl Fn(usize) -> bool,
    ) -> Option<usize> {
        let (ahead, behind) = self.of.get_mut(number as usize)?;
        while ahead.start < ahead.end && is_behind(self.listed[ahead.start].0) {
            self.listed[ahead.start].1 = *behind;
            *behind = ahead.start;
            ahead.start += 1;
        }
        while *behind != NONE {
            let (index, next) = self.listed[*behind];
            *behind = next;
            if !is_taken(index) {
                return Some(index);
            }
        }
        ahead.next().map(|place| self.listed[place].0).filter(|&index| !is_taken(index))
    }
}

/// A number that stands more often is a misprint, not a question in parts.
const MOST_PARTS: usize = 8;

/// The parts that the heading of a passage names, see `numbers`.
fn parts(text: &str, passage: &Passage) -> u8 {
    passage.heading.map_or(0, |heading| numbers::parts(heading.of(text)))
}

/// Puts each answer with the questions that it names, and orders the exchanges as the text does: by the last question of
/// each, or by the answer where there is none.
pub(crate) fn join(
    text: &str,
    questions: Vec<Placed>,
    answers: Vec<Placed>,
    replied: bool,
    paired: &mut Paired,
    marks: &[NoteRef],
) {
    let mut waiting = OpenQuestions::new(&questions);
    let any_answers = replied || !answers.is_empty();
    let mut taken = vec![false; questions.len()];
    let mut questions: Vec<(usize, Option<Passage>)> =
        questions.into_iter().map(|(at, question)| (at, Some(question))).collect();
    let mut found: Vec<(usize, RawExchange)> = Vec::new();
    for (position, answer) in answers {
        let mut own: Vec<usize> = Vec::new();
        for &number in &answer.numbers {
            // `Vraag 5a`, `Vraag 5b` and an answer to both, or to all of 5 that was asked so far.
            let alike = waiting.all(number);
            let before = own.len();
            if (2..=MOST_PARTS).contains(&alike.len()) {
                let parts = parts(text, &answer);
                let answered = |&index: &usize| match &questions[index] {
                    (at, Some(question)) if parts == 0 => *at <= position && self::parts(text, question) != 0,
                    (_, question) => question.as_ref().is_some_and(|it| self::parts(text, it) & parts != 0),
                };
                own.extend(alike.iter().map(|&(index, _)| index).filter(answered));
            }
            if own.len() > before {
                continue;
            }
            own.extend(waiting.nearest(number, |index| questions[index].0 <= position, |index| taken[index]));
        }
        own.sort_unstable();
        own.dedup();
        for &index in &own {
            taken[index] = true;
        }
        let last = own.iter().map(|&index| questions[index].0).max().unwrap_or(position);
        if own.is_empty() {
            paired.doubts.push((DiagnosticCode::AnswerWithoutQuestion, answer.span()));
        }
        let own = own.into_iter().filter_map(|index| questions[index].1.take()).collect();
        found.push((last, RawExchange { numbers: answer.numbers.clone(), questions: own, answers: vec![answer] }));
    }
    for (position, question) in questions {
        let Some(mut question) = question else { continue };
        let answer = if any_answers { unlabelled_answer(text, &mut question, marks) } else { None };
        if any_answers && answer.is_none() {
            paired.doubts.push((DiagnosticCode::QuestionWithoutAnswer, question.span()));
        }
        if question.numbers.iter().any(|&number| waiting.all(number).len() > 1) {
            paired.doubts.push((DiagnosticCode::NumberTwice, question.span()));
        }
        let numbers = question.numbers.clone();
        // Questions of one heading that nobody answers stay together only when they could not be told apart.
        found.push((
            position,
            RawExchange { numbers, questions: vec![question], answers: answer.into_iter().collect() },
        ));
    }
    found.sort_by_key(|(position, _)| *position);
    paired.exchanges.extend(found.into_iter().map(|(_, exchange)| exchange));
}
