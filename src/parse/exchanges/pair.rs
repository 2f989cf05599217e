//! Pairs questions with their answers, one way for every layout: sections under headings, in the order of the text.

use crate::dutch::heading::HeadingKind;
use crate::dutch::sentence::{follow_up, opens_question};
use crate::model::BlockKind;
use crate::parse::blocks::block::{RawBlock, RawKind};
use crate::parse::exchanges::groups;
use crate::parse::exchanges::join::join;
use crate::parse::exchanges::passage::{Paired, Passage, Placed, RawExchange};
use crate::parse::exchanges::repair::{Misnumbering, repair_numbers};
use crate::parse::exchanges::unlabelled::unlabelled_answer;
use crate::parse::head::facts::Header;
use crate::parse::headings::Layout;
use crate::parse::notes::reference::NoteRef;

/// Pairs the blocks after the head of a paper.
pub(crate) fn pair(
    text: &str,
    mut blocks: Vec<RawBlock>,
    layout: Layout,
    header: &Header,
    marks: &[NoteRef],
) -> Paired {
    let mut paired = Paired::default();
    let below = blocks.split_off(blocks.len() - header.below);
    let sections = sections(blocks, &mut paired);
    paired.closing.extend(below);
    if sections.is_empty() && layout == Layout::None && header.awaits_questions() {
        unnumbered(text, &mut paired, marks);
        return paired;
    }
    let (questions, answers) = split_sections(text, sections, header.answers(), &mut paired, marks);
    join(text, questions, answers, header.answers(), &mut paired, marks);
    paired
}

/// A heading with the blocks below it.
struct Section {
    kind: HeadingKind,
    passage: Passage,
}

/// Cuts the blocks at their headings. What stands before the first goes to `before`; remarks go to `closing`.
fn sections(blocks: Vec<RawBlock>, paired: &mut Paired) -> Vec<Section> {
    let mut sections: Vec<Section> = Vec::new();
    let mut in_remark = false;
    for block in blocks {
        match block.kind {
            RawKind::Heading(ref label) if label.kind == HeadingKind::Remark => {
                in_remark = true;
                paired.closing.push(RawBlock { kind: RawKind::Text(BlockKind::Heading), ..block });
            }
            RawKind::Heading(_) => {
                in_remark = false;
                let heading = Some(block.span());
                let RawKind::Heading(label) = block.kind else { continue };
                let passage = Passage { numbers: label.numbers, heading, blocks: Vec::new() };
                sections.push(Section { kind: label.kind, passage });
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
fn unnumbered(text: &str, paired: &mut Paired, marks: &[NoteRef]) {
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
            && follow_up(first(&block)) > 0
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

/// The answers, and the questions one a number where a reader can tell them apart. A bare `Antwoord` answers the questions
/// right before it; a bare `Vraag` is counted.
fn split_sections(
    text: &str,
    sections: Vec<Section>,
    replied: bool,
    paired: &mut Paired,
    marks: &[NoteRef],
) -> (Vec<Placed>, Vec<Placed>) {
    let (mut questions, mut answers): (Vec<Placed>, Vec<Placed>) = (Vec::new(), Vec::new());
    let mut waiting: Vec<u32> = Vec::new();
    let mut counted = 0;
    let mut misnumbered: Vec<Misnumbering> = Vec::new();
    // A paper that is answered, and in which no answer has a heading: each stands below its question.
    let unlabelled = replied && !sections.iter().any(|section| section.kind == HeadingKind::Answer);
    for (position, section) in sections.into_iter().enumerate() {
        let mut passage = section.passage;
        if section.kind == HeadingKind::Question {
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
                misnumbered.push(Misnumbering {
                    answer: answers.len(),
                    question: questions.len() - 1,
                    expected: waiting.clone(),
                });
            }
            counted = passage.numbers.iter().copied().fold(counted, u32::max);
            answers.push((position, passage));
        }
    }
    if !misnumbered.is_empty() {
        repair_numbers(&misnumbered, &mut questions, &mut answers);
    }
    (questions, answers)
}

/// More questions than these are not answered at once.
const LONGEST_GROUP: usize = 30;
