//! Pairs questions with their answers, one way for every layout: sections under headings, in the order of the text.

use crate::dutch::heading::HeadingKind;
use crate::dutch::letter::{announces_answers, begins_letter};
use crate::dutch::sentence::{follow_up, opens_question};
use crate::model::BlockKind;
use crate::parse::blocks::block::{RawBlock, RawKind};
use crate::parse::exchanges::join::join;
use crate::parse::exchanges::numbering::{number, repair_numbers};
use crate::parse::exchanges::passage::{Answered, Paired, Passage, Placed, RawExchange, Section};
use crate::parse::exchanges::unlabelled::{each_has_an_answer, unlabelled_answer};
use crate::parse::exchanges::{groups, repeats};
use crate::parse::head::facts::Header;
use crate::parse::headings::heading_line::Layout;
use crate::parse::notes::reference::NoteRef;
use crate::text::span::Span;

/// Pairs the blocks after the head of a paper.
pub(crate) fn pair(
    text: &str,
    mut blocks: Vec<RawBlock>,
    layout: Layout,
    letter: Option<Span>,
    header: &Header,
    note_refs: &[NoteRef],
) -> Paired {
    let mut paired = Paired::default();
    let below = blocks.split_off(blocks.len() - header.below);
    let mut sections = sections(blocks, &mut paired);
    if sections.is_empty() {
        if layout == Layout::None && header.may_hold_questions() {
            unnumbered(text, &mut paired, header.answers(), note_refs);
        }
        // (Text without a question is all in one piece.)
        let rest = if paired.exchanges.is_empty() { &mut paired.before } else { &mut paired.closing };
        rest.extend(below);
        return paired;
    }
    paired.closing.extend(below);
    let marked = repeats::take_marked(text, &mut sections);
    let answered = Answered { by_head: header.answers(), letter };
    let (questions, answers) = split_sections(text, sections, answered, &mut paired, note_refs);
    join(text, questions, answers, answered, &mut paired, note_refs);
    repeats::put_marked(&mut paired.exchanges, marked);
    paired
}

/// Cuts the blocks at the headings of questions and answers. Blocks before the first go to `before`; remarks, with the blocks
/// below them, go to `closing`.
fn sections(blocks: Vec<RawBlock>, paired: &mut Paired) -> Vec<Section> {
    let mut sections: Vec<Section> = Vec::new();
    let mut in_remark = false;
    for block in blocks {
        match block.kind {
            RawKind::Heading(ref heading) if heading.kind == HeadingKind::Remark => {
                in_remark = true;
                paired.closing.push(RawBlock { kind: RawKind::Text(BlockKind::Heading), ..block });
            }
            RawKind::Heading(_) => {
                in_remark = false;
                // (A question that is printed again may have no heading.)
                let place = Some(block.span()).filter(|place| !place.is_empty());
                let RawKind::Heading(heading) = block.kind else { continue };
                let passage = Passage { numbers: heading.numbers, heading: place, ..Passage::default() };
                sections.push(Section { kind: heading.kind, passage });
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

/// Questions that have neither numbers nor headings: each paragraph that asks is one, with those above it that do not. What is
/// below the last goes to `closing`. Where the paper is answered, what is below each is its answer.
fn unnumbered(text: &str, paired: &mut Paired, by_head: bool, note_refs: &[NoteRef]) {
    let mut blocks = std::mem::take(&mut paired.before);
    let Some(asked) = blocks.iter().position(|block| block.asks(text, note_refs)) else {
        paired.before = blocks;
        return;
    };
    paired.unnumbered = true;
    let first = |block: &RawBlock| block.runs.first().map_or("", |run| run.span.of(text));
    // The letter's own words.
    let opening = blocks[..asked].iter().rposition(|block| begins_letter(first(block)));
    let announced = blocks[..asked].iter().any(|block| announces_answers(first(block)));
    let below = blocks.split_off(opening.map_or(0, |last| last + 1));
    paired.before = std::mem::replace(&mut blocks, below);
    if by_head || announced {
        alternating(text, paired, blocks, note_refs);
        return;
    }
    let complete = |block: &RawBlock| block.asks(text, note_refs) || opens_question(first(block));
    let last = blocks.iter().rposition(complete).map_or(0, |last| last + 1);
    paired.closing.extend(blocks.split_off(last));
    let mut questions: Vec<Vec<RawBlock>> = Vec::new();
    let mut question = Vec::new();
    for block in blocks {
        match questions.last_mut() {
            // "Zo ja, waarom?" asks on.
            Some(before) if question.is_empty() && follow_up(first(&block)) > 0 => before.push(block),
            _ if complete(&block) => {
                question.push(block);
                questions.push(std::mem::take(&mut question));
            }
            _ => question.push(block),
        }
    }
    for (number, blocks) in (1..).zip(questions) {
        let passage = Passage { numbers: vec![number], blocks, ..Passage::default() };
        paired.exchanges.push(RawExchange { numbers: vec![number], questions: vec![passage], answers: Vec::new() });
    }
}

/// Questions without numbers or headings, each with its answer below it.
fn alternating(text: &str, paired: &mut Paired, blocks: Vec<RawBlock>, note_refs: &[NoteRef]) {
    for block in blocks {
        let asks = block.asks(text, note_refs);
        let number = paired.exchanges.len() as u32;
        match paired.exchanges.last_mut() {
            Some(exchange) if !asks => match exchange.answers.last_mut() {
                Some(answer) => answer.blocks.push(block),
                None => {
                    let blocks = vec![block];
                    exchange.answers.push(Passage { numbers: vec![number], blocks, ..Passage::default() });
                }
            },
            Some(exchange) if exchange.answers.is_empty() => exchange.questions[0].blocks.push(block),
            None if !asks => paired.before.push(block),
            _ => {
                let numbers = vec![number + 1];
                let question = Passage { numbers: numbers.clone(), blocks: vec![block], ..Passage::default() };
                paired.exchanges.push(RawExchange { numbers, questions: vec![question], answers: Vec::new() });
            }
        }
    }
}

/// The questions, one for each number where a reader can part them, and the answers.
fn split_sections(
    text: &str,
    mut sections: Vec<Section>,
    answered: Answered,
    paired: &mut Paired,
    note_refs: &[NoteRef],
) -> (Vec<Placed>, Vec<Placed>) {
    let first_question = sections.iter().find(|section| section.kind == HeadingKind::Question);
    paired.unnumbered = first_question.is_some_and(|first| first.passage.numbers.is_empty());
    // A paper that is answered, and in which no answer has a heading: each is below its question.
    let unlabelled = !sections.iter().any(|section| section.kind == HeadingKind::Answer)
        && (answered.anywhere() || each_has_an_answer(text, &sections, note_refs));
    let misnumbered = number(&mut sections);
    repair_numbers(&misnumbered, &mut sections);

    let (mut questions, mut answers) = (Vec::new(), Vec::new());
    for (position, section) in sections.into_iter().enumerate() {
        let mut passage = section.passage;
        if section.kind == HeadingKind::Answer {
            answers.push((position, passage));
            continue;
        }
        if unlabelled
            && answered.may_answer(&passage)
            && let Some(answer) = unlabelled_answer(text, &mut passage, note_refs)
        {
            answers.push((position, answer));
        }
        let parts = groups::split(text, passage, &mut paired.doubts, note_refs);
        questions.extend(parts.into_iter().map(|part| (position, part)));
    }
    (questions, answers)
}
