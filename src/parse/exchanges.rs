//! Pairs questions with their answers, one way for every layout: sections under headings, in the order of the text.

use super::blocks::{RawBlock, RawKind, asks, ends_sentence, without_marks};
use super::groups;
use super::header::Header;
use super::headings::Layout;
use super::labels::What;
use super::markers::Mark;
use super::numbers;
use crate::edges::Edges;
use crate::model::{BlockKind, DiagnosticCode};
use crate::span::Span;

/// A question or an answer as it stands in the text.
#[derive(Clone, Debug)]
pub(super) struct Passage {
    pub(super) numbers: Vec<u32>,
    pub(super) heading: Option<Span>,
    pub(super) blocks: Vec<RawBlock>,
}

impl Passage {
    /// Where it stands.
    pub(super) fn span(&self) -> Span {
        let blocks = self.blocks.iter().map(RawBlock::span).reduce(Span::to);
        match (self.heading, blocks) {
            (Some(heading), Some(blocks)) => heading.to(blocks),
            (heading, blocks) => heading.or(blocks).unwrap_or_default(),
        }
    }
}

/// Questions with the answer to them.
#[derive(Debug)]
pub(super) struct RawExchange {
    pub(super) numbers: Vec<u32>,
    pub(super) questions: Vec<Passage>,
    pub(super) answers: Vec<Passage>,
}

/// What pairing found.
#[derive(Default)]
pub(super) struct Paired {
    pub(super) exchanges: Vec<RawExchange>,
    /// Blocks before the first question.
    pub(super) before: Vec<RawBlock>,
    /// Blocks after the last answer that belong to none.
    pub(super) closing: Vec<RawBlock>,
    /// Whether the questions were counted, having no numbers.
    pub(super) unnumbered: bool,
    /// Doubts and where.
    pub(super) doubts: Vec<(DiagnosticCode, Span)>,
}

/// Pairs the blocks after the head of a paper.
pub(super) fn pair(text: &str, mut blocks: Vec<RawBlock>, layout: Layout, header: &Header, marks: &[Mark]) -> Paired {
    let mut paired = Paired::default();
    let below = blocks.split_off(blocks.len() - header.below);
    let sections = sections(blocks, &mut paired);
    paired.closing.extend(below);
    if sections.is_empty() && layout == Layout::None && header.awaits_questions() {
        unnumbered(text, &mut paired, marks);
        return paired;
    }
    let (questions, answers) = told_apart(text, sections, header.answers(), &mut paired, marks);
    join(text, questions, answers, header.answers(), &mut paired, marks);
    paired
}

/// A passage with its place in the order of the text.
type Placed = (usize, Passage);

/// A heading with the blocks below it.
struct Section {
    what: What,
    passage: Passage,
}

/// Cuts the blocks at their headings. What stands before the first goes to `before`; remarks go to `closing`.
fn sections(blocks: Vec<RawBlock>, paired: &mut Paired) -> Vec<Section> {
    let mut sections: Vec<Section> = Vec::new();
    let mut in_remark = false;
    for block in blocks {
        match block.kind {
            RawKind::Label(ref label) if label.what == What::Remark => {
                in_remark = true;
                paired.closing.push(RawBlock { kind: RawKind::Text(BlockKind::Heading), ..block });
            }
            RawKind::Label(_) => {
                in_remark = false;
                let heading = Some(block.span());
                let RawKind::Label(label) = block.kind else { continue };
                let passage = Passage { numbers: label.numbers, heading, blocks: Vec::new() };
                sections.push(Section { what: label.what, passage });
            }
            RawKind::Text(_) if in_remark => paired.closing.push(block),
            RawKind::Text(_) => match sections.last_mut() {
                Some(section) => section.passage.blocks.push(block),
                None => paired.before.push(block),
            },
        }
    }
    sections
}

/// Questions that have neither numbers nor headings: each paragraph that asks is one.
fn unnumbered(text: &str, paired: &mut Paired, marks: &[Mark]) {
    let blocks = std::mem::take(&mut paired.before);
    if !blocks.iter().any(|block| block.asks(text, marks)) {
        paired.before = blocks;
        return;
    }
    let first = |block: &RawBlock| block.runs.first().map_or("", |run| run.span.of(text));
    let complete = |block: &RawBlock| block.asks(text, marks) || opens_question(first(block));
    let last = blocks.iter().rposition(complete).map_or(0, |last| last + 1);
    let mut question: Vec<RawBlock> = Vec::new();
    for (index, block) in blocks.into_iter().enumerate() {
        if index >= last {
            paired.closing.push(block);
            continue;
        }
        // "Zo ja, waarom?" asks on.
        if question.is_empty()
            && groups::follow_up(first(&block)) > 0
            && let Some(before) = paired.exchanges.last_mut().and_then(|exchange| exchange.questions.last_mut())
        {
            before.blocks.push(block);
            continue;
        }
        let complete = complete(&block);
        question.push(block);
        if complete {
            let number = u32::try_from(paired.exchanges.len()).unwrap_or(0) + 1;
            let passage = Passage { numbers: vec![number], heading: None, blocks: std::mem::take(&mut question) };
            paired.exchanges.push(RawExchange { numbers: vec![number], questions: vec![passage], answers: Vec::new() });
        }
    }
    paired.unnumbered = true;
}

/// Whether words begin as a question does, though it may end in a full stop: `Kunt u dit voor de begroting toelichten.`
pub(super) fn opens_question(words: &str) -> bool {
    const OPENINGS: &str = "Kunt u|Kan u|Kunnen|Bent u|Deelt u|Heeft u|Hebt u|Is |Klopt |Wilt u|Gaat u|Wat |Hoe |Hoeveel |\
        Waarom |Welke |Wanneer |Erkent u|Herkent u|Kent u|Ziet u|Vindt u";
    words.starts_with_one(OPENINGS)
}

/// The answers, and the questions one a number where a reader can tell them apart. A bare `Antwoord` answers the questions
/// right before it; a bare `Vraag` is counted.
fn told_apart(
    text: &str,
    sections: Vec<Section>,
    replied: bool,
    paired: &mut Paired,
    marks: &[Mark],
) -> (Vec<Placed>, Vec<Placed>) {
    let (mut questions, mut answers): (Vec<Placed>, Vec<Placed>) = (Vec::new(), Vec::new());
    let mut waiting: Vec<u32> = Vec::new();
    let mut counted = 0;
    let mut slips: Vec<Slip> = Vec::new();
    // A paper that is answered, and in which no answer has a heading: each stands below its question.
    let unlabelled = replied && !sections.iter().any(|section| section.what == What::Answer);
    for (position, section) in sections.into_iter().enumerate() {
        let mut passage = section.passage;
        if section.what == What::Question {
            if passage.numbers.is_empty() {
                paired.unnumbered |= questions.is_empty();
                passage.numbers = vec![counted + 1];
            }
            counted = passage.numbers.iter().copied().fold(counted, u32::max);
            if answers.last().is_some_and(|(before, _)| before + 1 == position) {
                waiting.clear();
            }
            waiting.extend(&passage.numbers);
            if unlabelled && let Some(answer) = unlabelled_answer(text, &mut passage, marks) {
                answers.push((position, answer));
            }
            questions.extend(
                groups::split(text, passage, &mut paired.doubts, marks).into_iter().map(|passage| (position, passage)),
            );
        } else {
            if passage.numbers.is_empty() {
                passage.numbers.clone_from(&waiting);
            }
            if passage.numbers.is_empty() {
                counted += 1;
                passage.numbers = vec![counted];
            }
            if (1..=LONGEST_GROUP).contains(&waiting.len())
                && !waiting.iter().any(|number| passage.numbers.contains(number))
            {
                slips.push(Slip { answer: answers.len(), question: questions.len() - 1, expected: waiting.clone() });
            }
            counted = passage.numbers.iter().copied().fold(counted, u32::max);
            answers.push((position, passage));
        }
    }
    if !slips.is_empty() {
        mend(&slips, &mut questions, &mut answers);
    }
    (questions, answers)
}

/// More questions than these are not answered at once.
const LONGEST_GROUP: usize = 30;

/// An answer under none of the numbers of the questions right before it.
struct Slip {
    answer: usize,
    question: usize,
    expected: Vec<u32>,
}

/// Gives what stands under a number by a slip the number that was meant: where the one is named twice and the other never.
fn mend(slips: &[Slip], questions: &mut [Placed], answers: &mut [Placed]) {
    // How often numbers are named, up to twice: the one that is named least, and the one that is named most.
    let times = |passages: &[Placed], numbers: &[u32]| {
        let named = |number: u32| passages.iter().filter(|(_, it)| it.numbers.contains(&number)).take(2).count();
        numbers.iter().map(|&number| named(number)).fold((2, 0), |(few, most), times| (few.min(times), most.max(times)))
    };
    // (No paper has more slips.)
    for slip in slips.iter().take(40) {
        let numbers = answers[slip.answer].1.numbers.clone();
        if times(answers, &slip.expected).1 == 0 && times(answers, &numbers).0 == 2 {
            answers[slip.answer].1.numbers.clone_from(&slip.expected);
        } else if numbers.len() == 1
            && slip.expected.len() == 1
            && times(questions, &numbers).1 == 0
            && times(questions, &slip.expected).0 == 2
        {
            questions[slip.question].1.numbers = numbers;
        }
    }
}

/// The questions of each number that no answer has taken, seen from the answer that is read now.
struct Waiting {
    /// By number: the places in `listed` that still lie ahead of the answer, and the one right behind it.
    of: Vec<(std::ops::Range<usize>, usize)>,
    /// The questions, number by number, in the order of the text; with each the place behind which it lies.
    listed: Vec<(usize, usize)>,
}

/// No place.
const NONE: usize = usize::MAX;

impl Waiting {
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
fn join(text: &str, questions: Vec<Placed>, answers: Vec<Placed>, replied: bool, paired: &mut Paired, marks: &[Mark]) {
    let mut waiting = Waiting::new(&questions);
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

/// The answer that stands below a question without a heading: what follows the last line in a row that asks. A line that
/// ends a sentence otherwise ends the row.
fn unlabelled_answer(text: &str, question: &mut Passage, marks: &[Mark]) -> Option<Passage> {
    let mut end: Option<(usize, usize)> = None;
    'row: for (index, block) in question.blocks.iter().enumerate() {
        for (nth, run) in block.runs.iter().enumerate() {
            // (A mark on a line of its own belongs to the question above it.)
            if asks(text, run.span, marks) || end.is_some() && without_marks(text, run.span, marks).is_empty() {
                end = Some((index, nth));
            } else if end.is_some() && ends_sentence(without_marks(text, run.span, marks)) {
                break 'row;
            }
        }
    }
    let (index, nth) = end?;
    let mut blocks = question.blocks.split_off(index + 1);
    if let Some(next) = question.blocks[index].runs.get(nth + 1) {
        let (head, tail) = groups::split_block(text, question.blocks[index].clone(), next.span.start);
        question.blocks[index] = head;
        blocks.insert(0, tail);
    }
    (!blocks.is_empty()).then(|| Passage { numbers: question.numbers.clone(), heading: None, blocks })
}
