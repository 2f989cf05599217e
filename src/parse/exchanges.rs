//! Pairs questions with their answers, one way for every layout: sections under headings, in the order of the text.

use super::blocks::{RawBlock, RawKind, asks, begins, ends_sentence, without_marks};
use super::flow::Run;
use super::header::Header;
use super::headings::{Headings, Layout};
use super::labels::What;
use super::lines::is_blank;
use super::markers::Mark;
use crate::model::{BlockKind, DiagnosticCode};
use crate::span::Span;
use std::collections::{HashMap, HashSet, VecDeque};

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
pub(super) fn pair(text: &str, blocks: Vec<RawBlock>, headings: &Headings, header: &Header, marks: &[Mark]) -> Paired {
    let mut paired = Paired::default();
    let sections = sections(blocks, &mut paired);
    if sections.is_empty() && headings.layout == Layout::None && header.awaits_questions() {
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
            RawKind::Label(ref label) => {
                in_remark = false;
                let heading = Some(block.span());
                let passage = Passage { numbers: label.numbers.clone(), heading, blocks: Vec::new() };
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
    let last = blocks.iter().rposition(|block| block.asks(text, marks)).map_or(0, |last| last + 1);
    let mut question: Vec<RawBlock> = Vec::new();
    for (index, block) in blocks.into_iter().enumerate() {
        if index >= last {
            paired.closing.push(block);
            continue;
        }
        let complete =
            block.asks(text, marks) || block.runs.first().is_some_and(|run| opens_question(run.span.of(text)));
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
fn opens_question(words: &str) -> bool {
    const OPENINGS: [&str; 22] = [
        "Kunt u",
        "Kan u",
        "Kunnen",
        "Bent u",
        "Deelt u",
        "Heeft u",
        "Hebt u",
        "Is ",
        "Klopt ",
        "Wilt u",
        "Gaat u",
        "Wat ",
        "Hoe ",
        "Hoeveel ",
        "Waarom ",
        "Welke ",
        "Wanneer ",
        "Erkent u",
        "Herkent u",
        "Kent u",
        "Ziet u",
        "Vindt u",
    ];
    OPENINGS.iter().any(|opening| words.starts_with(opening))
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
    let (mut questions, mut answers) = (Vec::new(), Vec::new());
    let mut waiting: Vec<u32> = Vec::new();
    let mut counted = 0;
    // A paper that is answered, and in which no answer has a heading: each stands below its question.
    let unlabelled = replied && !sections.iter().any(|section| section.what == What::Answer);
    for (position, section) in sections.into_iter().enumerate() {
        let mut passage = section.passage;
        if section.what == What::Question {
            if passage.numbers.is_empty() {
                counted += 1;
                paired.unnumbered = true;
                passage.numbers = vec![counted];
            }
            if answers.last().is_some_and(|(before, _)| before + 1 == position) {
                waiting.clear();
            }
            waiting.extend(&passage.numbers);
            if unlabelled && let Some(answer) = unlabelled_answer(text, &mut passage, marks) {
                answers.push((position, answer));
            }
            questions.extend(split_group(text, passage, paired, marks).into_iter().map(|passage| (position, passage)));
        } else {
            if passage.numbers.is_empty() {
                passage.numbers.clone_from(&waiting);
            }
            if passage.numbers.is_empty() {
                counted += 1;
                passage.numbers = vec![counted];
            }
            answers.push((position, passage));
        }
    }
    (questions, answers)
}

/// The questions of one number that no answer has taken, seen from the answer that is read now.
#[derive(Default)]
struct Waiting {
    behind: Vec<usize>,
    ahead: VecDeque<usize>,
}

impl Waiting {
    /// Where a number stands twice, the question nearest before the answer is meant, else the first after it.
    fn nearest(&mut self, is_behind: impl Fn(usize) -> bool, is_taken: impl Fn(usize) -> bool) -> Option<usize> {
        while let Some(index) = self.ahead.pop_front() {
            if !is_behind(index) {
                self.ahead.push_front(index);
                break;
            }
            self.behind.push(index);
        }
        while let Some(index) = self.behind.pop() {
            if !is_taken(index) {
                return Some(index);
            }
        }
        self.ahead.pop_front().filter(|&index| !is_taken(index))
    }
}

/// Puts each answer with the questions that it names, and orders the exchanges as the text does: by the last question of
/// each, or by the answer where there is none.
fn join(text: &str, questions: Vec<Placed>, answers: Vec<Placed>, replied: bool, paired: &mut Paired, marks: &[Mark]) {
    let mut by_number: HashMap<u32, Waiting> = HashMap::new();
    let mut twice: HashSet<u32> = HashSet::new();
    for (index, (_, question)) in questions.iter().enumerate() {
        for &number in &question.numbers {
            let waiting = by_number.entry(number).or_default();
            if !waiting.ahead.is_empty() {
                twice.insert(number);
            }
            waiting.ahead.push_back(index);
        }
    }
    let any_answers = replied || !answers.is_empty();
    let mut taken = vec![false; questions.len()];
    let mut questions: Vec<(usize, Option<Passage>)> =
        questions.into_iter().map(|(at, question)| (at, Some(question))).collect();
    let mut found: Vec<(usize, RawExchange)> = Vec::new();
    for (position, answer) in answers {
        let mut own: Vec<usize> = Vec::new();
        for number in &answer.numbers {
            let Some(waiting) = by_number.get_mut(number) else { continue };
            own.extend(waiting.nearest(|index| questions[index].0 <= position, |index| taken[index]));
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
        if question.numbers.iter().any(|number| twice.contains(number)) {
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
            if asks(text, run.span, marks) {
                end = Some((index, nth));
            } else if end.is_some() && ends_sentence(without_marks(text, run.span, marks)) {
                break 'row;
            }
        }
    }
    let (index, nth) = end?;
    let mut blocks = question.blocks.split_off(index + 1);
    if let Some(next) = question.blocks[index].runs.get(nth + 1) {
        let (head, tail) = split_block(text, question.blocks[index].clone(), next.span.start);
        question.blocks[index] = head;
        blocks.insert(0, tail);
    }
    (!blocks.is_empty()).then(|| Passage { numbers: question.numbers.clone(), heading: None, blocks })
}

/// A place where a group of questions can be cut: the block, the byte in the source (`None`: the block's start), and how
/// likely it is.
struct Cut {
    block: usize,
    at: Option<usize>,
    weight: u32,
}

/// Tells the questions of a group apart: as many as there are numbers, cut at the likeliest places.
fn split_group(text: &str, group: Passage, paired: &mut Paired, marks: &[Mark]) -> Vec<Passage> {
    let count = group.numbers.len();
    if count < 2 {
        return vec![group];
    }
    let mut cuts = cuts(text, &group.blocks, marks);
    cuts.sort_by_key(|cut| std::cmp::Reverse(cut.weight));
    if cuts.len() + 1 < count {
        paired.doubts.push((DiagnosticCode::GroupNotSplit, group.span()));
        return vec![group];
    }
    if cuts.get(count - 1).is_some_and(|next| next.weight == cuts[count - 2].weight) {
        paired.doubts.push((DiagnosticCode::Ambiguous, group.span()));
    }
    cuts.truncate(count - 1);
    cuts.sort_by_key(|cut| (cut.block, cut.at));
    let mut parts: Vec<Vec<RawBlock>> = vec![Vec::new()];
    let mut cuts = cuts.into_iter().peekable();
    for (index, block) in group.blocks.into_iter().enumerate() {
        let mut rest = block;
        while let Some(cut) = cuts.next_if(|cut| cut.block == index) {
            if let Some(at) = cut.at {
                let (head, tail) = split_block(text, rest, at);
                if let Some(part) = parts.last_mut() {
                    part.push(head);
                }
                rest = tail;
            }
            parts.push(Vec::new());
        }
        if let Some(part) = parts.last_mut() {
            part.push(rest);
        }
    }
    let mut heading = group.heading;
    let numbered = group.numbers.into_iter().zip(parts);
    numbered.map(|(number, blocks)| Passage { numbers: vec![number], heading: heading.take(), blocks }).collect()
}

/// The places where a group can be cut.
fn cuts(text: &str, blocks: &[RawBlock], marks: &[Mark]) -> Vec<Cut> {
    let mut cuts = Vec::new();
    for (index, block) in blocks.iter().enumerate() {
        if index > 0 {
            let after_question = blocks[index - 1].asks(text, marks);
            let first = block.runs.first().map_or("", |run| run.span.of(text));
            let item = block.kind == RawKind::Text(BlockKind::ListItem);
            let weight = if after_question {
                12
            } else if item {
                4
            } else {
                7
            };
            cuts.push(Cut { block: index, at: None, weight: weight - follow_up(first) });
        }
        for (nth, run) in block.runs.iter().enumerate() {
            let words = run.span.of(text);
            if nth > 0 {
                line_cut(text, block, index, nth, marks, &mut cuts);
            }
            // Glued sentences: the space or the line end between them was lost.
            for (at, sign) in words.char_indices().filter(|(_, letter)| matches!(letter, '?' | '.')) {
                let mut after = &words[at + 1..];
                let mut from = run.span.start + at + 1;
                if let Some(mark) = mark_at(marks, from) {
                    from = mark.span.end;
                    after = Span::new(from, run.span.end).of(text);
                }
                let closed = after.trim_start_matches(['»', '”', '’', '"', '\'', ')']);
                from += after.len() - closed.len();
                let before = words[..at].chars().next_back();
                if begins(closed) && (sign == '?' || before.is_some_and(char::is_lowercase)) {
                    let weight: u32 = if sign == '?' { 6 } else { 2 };
                    cuts.push(Cut {
                        block: index,
                        at: Some(from),
                        weight: weight.saturating_sub(follow_up(closed)).max(1),
                    });
                } else if sign == '?' && closed.starts_with(is_blank) && begins(closed.trim_start_matches(is_blank)) {
                    let next = closed.trim_start_matches(is_blank);
                    from += closed.len() - next.len();
                    let weight = 3_u32.saturating_sub(follow_up(next));
                    if weight > 0 {
                        cuts.push(Cut { block: index, at: Some(from), weight });
                    }
                }
            }
        }
    }
    cuts
}

/// The marker that starts at a byte of the source.
fn mark_at(marks: &[Mark], at: usize) -> Option<&Mark> {
    marks.binary_search_by_key(&at, |mark| mark.span.start).ok().map(|index| &marks[index])
}

/// A cut at the start of a line inside a block.
fn line_cut(text: &str, block: &RawBlock, index: usize, nth: usize, marks: &[Mark], cuts: &mut Vec<Cut>) {
    let run = block.runs[nth];
    let words = run.span.of(text);
    let before = block.runs[nth - 1];
    let marker_line = mark_at(marks, before.span.start).is_some_and(|mark| mark.span == before.span);
    if !begins(words) || mark_at(marks, run.span.start).is_some() {
        return;
    }
    // Below a line that is nothing but a marker, the line before that tells whether a question ended.
    let last = if marker_line && nth > 1 { block.runs[nth - 2] } else { before };
    let asked = asks(text, last.span, marks);
    let weight: u32 = match (asked, marker_line) {
        (true, true) => 11,
        (true, false) => 5,
        (false, true) => 4,
        (false, false) => return,
    };
    cuts.push(Cut { block: index, at: Some(run.span.start), weight: weight.saturating_sub(follow_up(words)).max(1) });
}

/// How much the first words speak against a new question: they go on with the one before.
fn follow_up(words: &str) -> u32 {
    const STARTS: [&str; 16] = [
        "Zo ja",
        "Zo nee",
        "Zo neen",
        "Zo niet",
        "Indien ja",
        "Indien nee",
        "Indien niet",
        "Waarom wel",
        "Waarom niet",
        "Kunt u uw antwoord",
        "Kunt u dit toelichten",
        "Kunt u dat toelichten",
        "Kunt u het antwoord",
        "Graag",
        "Of ",
        "En ",
    ];
    if STARTS.iter().any(|start| words.starts_with(start)) { 5 } else { 0 }
}

/// Cuts a block in two at a byte of the source.
fn split_block(text: &str, block: RawBlock, at: usize) -> (RawBlock, RawBlock) {
    let (mut head, mut tail) = (Vec::new(), Vec::new());
    for run in block.runs {
        if run.span.end <= at {
            head.push(run);
        } else if run.span.start >= at {
            tail.push(Run { cut: run.cut && !tail.is_empty(), ..run });
        } else {
            let first = Span::new(run.span.start, at);
            let trimmed = first.of(text).trim_end_matches(is_blank).len();
            head.push(Run { span: Span::new(first.start, first.start + trimmed), ..run });
            tail.push(Run::new(Span::new(at, run.span.end)));
        }
    }
    (
        RawBlock { kind: block.kind, marker: block.marker, runs: head },
        RawBlock { kind: RawKind::Text(BlockKind::Paragraph), marker: None, runs: tail },
    )
}
