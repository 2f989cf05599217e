//! Questions that the paper prints twice: once in a list, and again above the answer. There is one question, the print that
//! the answer stands below; the other is kept with it.

use crate::dutch::heading::{ELSEWHERE, HeadingKind};
use crate::parse::exchanges::passage::{Passage, Placed, RawExchange, Section};
use crate::text::alike::asks_the_same;
use crate::text::span::Span;
use std::collections::HashMap;

/// Where a question is: the index of its exchange, and its own in that.
type Place = (usize, usize);

/// Takes out the sections that our own exports mark as other prints.
pub(crate) fn take_marked(text: &str, sections: &mut Vec<Section>) -> Vec<Passage> {
    let is_marked = |section: &mut Section| {
        let heading = section.passage.heading.map_or("", |heading| heading.of(text));
        section.kind == HeadingKind::Question && heading.ends_with(ELSEWHERE)
    };
    sections.extract_if(.., is_marked).map(|section| section.passage).collect()
}

/// Puts those with the questions whose numbers they have. One without is a question itself.
pub(crate) fn put_marked(exchanges: &mut Vec<RawExchange>, marked: Vec<Passage>) {
    let mut places: HashMap<Vec<u32>, Place> = HashMap::new();
    for (at, exchange) in exchanges.iter().enumerate() {
        let numbers = exchange.questions.iter().map(|question| question.numbers.clone());
        places.extend(numbers.zip((0..).map(|nth| (at, nth))));
    }
    for repeat in marked {
        match places.get(&repeat.numbers) {
            Some(&(at, nth)) => exchanges[at].questions[nth].repeats.push(repeat),
            None => {
                let numbers = repeat.numbers.clone();
                exchanges.push(RawExchange { numbers, questions: vec![repeat], answers: Vec::new() });
            }
        }
    }
}

/// Puts questions that no answer took with the answered ones that have their number and ask the same. Returns those that are
/// left, and of two that are left under one number the first, which keeps the other. Below a letter the numbers suffice where most questions are alike: a ministry may
/// shorten what it repeats.
pub(crate) fn fold(
    text: &str,
    exchanges: &mut [(usize, RawExchange)],
    open: Vec<Placed>,
    below_letter: bool,
) -> Vec<Placed> {
    let mut places: HashMap<u32, Place> = HashMap::new();
    for (at, (_, exchange)) in exchanges.iter().enumerate() {
        for (nth, question) in exchange.questions.iter().enumerate() {
            question.numbers.iter().for_each(|&number| _ = places.entry(number).or_insert((at, nth)));
        }
    }
    let place = |question: &Passage| question.numbers.first().and_then(|number| places.get(number)).copied();
    let alike = |question: &Passage| {
        let (at, nth) = place(question)?;
        Some(asks_the_same(words(text, question), words(text, &exchanges[at].1.questions[nth])))
    };
    let alike: Vec<Option<bool>> = open.iter().map(|(_, question)| alike(question)).collect();
    let (pairs, same) = (alike.iter().flatten().count(), alike.iter().flatten().filter(|&&same| same).count());
    if same * 2 < pairs {
        return open;
    }
    let mut left: Vec<Placed> = Vec::with_capacity(open.len());
    for ((position, question), alike) in open.into_iter().zip(alike) {
        match place(&question).filter(|_| alike == Some(true) || below_letter) {
            Some((at, nth)) => exchanges[at].1.questions[nth].repeats.push(question),
            None => left.push((position, question)),
        }
    }
    keep_first(text, left)
}

/// Of questions under one number that ask the same the first, with the others.
fn keep_first(text: &str, questions: Vec<Placed>) -> Vec<Placed> {
    let mut first: HashMap<Vec<u32>, usize> = HashMap::new();
    let mut kept: Vec<Placed> = Vec::with_capacity(questions.len());
    for (position, question) in questions {
        let at = *first.entry(question.numbers.clone()).or_insert(kept.len());
        match kept.get_mut(at) {
            Some((_, before)) if asks_the_same(words(text, before), words(text, &question)) => {
                before.repeats.push(question);
            }
            _ => kept.push((position, question)),
        }
    }
    kept
}

/// The words of a question, as they stand in the text.
fn words<'a>(text: &'a str, question: &Passage) -> &'a str {
    let blocks = question.blocks.iter().map(|block| block.span()).reduce(Span::to);
    blocks.unwrap_or_default().of(text)
}
