//! Answers below their questions without a heading.

use crate::dutch::heading::HeadingKind;
use crate::dutch::sentence::ends_sentence;
use crate::parse::blocks::block::split_block;
use crate::parse::exchanges::passage::{Passage, Section};
use crate::parse::notes::reference::{NoteRef, asks, without_refs};
use crate::text::span::Span;
use crate::text::str_ext::StrExt;

/// Whether the questions are answered though no head says so and no answer has a heading: below each is a paragraph that
/// does not ask. Two at least, because one could be a remark; and one of five may lack its answer.
pub(crate) fn each_has_an_answer(text: &str, sections: &[Section], note_refs: &[NoteRef]) -> bool {
    let answered = |section: &&Section| {
        let runs: Vec<Span> = section.passage.blocks.iter().flat_map(|block| &block.runs).map(|run| run.span).collect();
        let asked = runs.iter().rposition(|&run| asks(text, run, note_refs));
        asked.and_then(|last| runs.get(last + 1..)).is_some_and(|below| states(text, below))
    };
    let count = sections.iter().filter(answered).count();
    count >= 2
        && sections.iter().all(|section| section.kind == HeadingKind::Question)
        && count * 5 >= sections.len() * 4
}

/// Whether lines begin as a sentence does and hold the end of one: a figure beside a question does not, nor a source in
/// brackets.
fn states(text: &str, lines: &[Span]) -> bool {
    let holds_end = |words: &str| ends_sentence(words) || words.has(". ");
    lines.first().is_some_and(|line| line.of(text).starts_uppercase())
        && lines.iter().any(|line| holds_end(line.of(text)))
}

/// The answer below a question without a heading: what follows the last line in a row that asks. A line that ends a sentence
/// otherwise ends the row. The question keeps the rest.
pub(crate) fn unlabelled_answer(text: &str, question: &mut Passage, note_refs: &[NoteRef]) -> Option<Passage> {
    let mut end: Option<(usize, usize)> = None;
    'row: for (index, block) in question.blocks.iter().enumerate() {
        for (nth, run) in block.runs.iter().enumerate() {
            // (A note reference on a line of its own belongs to the question above it.)
            if asks(text, run.span, note_refs) || end.is_some() && without_refs(text, run.span, note_refs).is_empty() {
                end = Some((index, nth));
            } else if end.is_some() && ends_sentence(without_refs(text, run.span, note_refs)) {
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
    (!blocks.is_empty()).then(|| Passage { numbers: question.numbers.clone(), blocks, ..Passage::default() })
}
