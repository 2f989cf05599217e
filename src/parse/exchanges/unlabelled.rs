//! Answers below their questions without a heading.

use crate::dutch::sentence::ends_sentence;
use crate::parse::blocks::block::split_block;
use crate::parse::exchanges::passage::Passage;
use crate::parse::notes::reference::{NoteRef, asks, without_refs};

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
