//! Splits the blocks below the heading of several questions: `Vraag 2 en 3`, and two questions below it.

use crate::dutch::sentence::{begins, follow_up};
use crate::model::{BlockKind, DiagnosticCode};
use crate::parse::blocks::block::{RawBlock, RawKind, Run, split_block};
use crate::parse::exchanges::passage::Passage;
use crate::parse::notes::reference::{NoteRef, asks};
use crate::text::span::Span;
use crate::text::str_ext::StrExt;

/// How much a place looks like the start of a question. A group is cut at the heaviest places, so only the order counts.
/// Words that go on with the question before (`Zo ja, …`, see `follow_up`) take 5 off: a paragraph that begins so weighs
/// as much as one that follows no question, and a line less than any other.
mod weight {
    /// A block below one that asks.
    pub(super) const BLOCK_BELOW_QUESTION: u32 = 12;
    /// A line below a note reference alone on its line, itself below a question.
    pub(super) const LINE_BELOW_QUESTION_AND_REF: u32 = 11;
    /// A block below one that does not ask.
    pub(super) const BLOCK: u32 = 7;
    /// A sentence right behind a question mark: `Kent u de sluis?Hoe oud is zij?` lost a line end there.
    pub(super) const RIGHT_BEHIND_QUESTION: u32 = 6;
    /// A line below one that asks, in the same block.
    pub(super) const LINE_BELOW_QUESTION: u32 = 5;
    /// A line below a note reference alone on its line, itself below no question.
    pub(super) const LINE_BELOW_REF: u32 = 4;
    /// A list item below a block that does not ask: more often a part of one question.
    pub(super) const LIST_ITEM: u32 = 4;
    /// A sentence in the middle of a line, behind a question mark and a space.
    pub(super) const SENTENCE: u32 = 3;
    /// A sentence right behind a full stop.
    pub(super) const RIGHT_BEHIND_STATEMENT: u32 = 2;
    /// What no place falls below.
    pub(super) const LEAST: u32 = 1;
}

/// A place where a group can be cut.
struct Cut {
    /// The index of the block.
    block: usize,
    /// The byte in the source; `None` is the start of the block.
    at: Option<usize>,
    /// How much it looks like the start of a question.
    weight: u32,
}

impl Cut {
    /// A cut before `words`.
    fn new(block: usize, at: Option<usize>, weight: u32, words: &str) -> Self {
        Self { block, at, weight: weight.saturating_sub(follow_up(words)).max(weight::LEAST) }
    }
}

/// Splits a group into as many questions as it has numbers, at the likeliest places. A group that has too few places
/// stays whole.
pub(crate) fn split(
    text: &str,
    group: Passage,
    doubts: &mut Vec<(DiagnosticCode, Span)>,
    note_refs: &[NoteRef],
) -> Vec<Passage> {
    let count = group.numbers.len();
    if count < 2 {
        return vec![group];
    }
    let mut cuts = cuts(text, &group.blocks, note_refs);
    if cuts.len() + 1 < count {
        doubts.push((DiagnosticCode::GroupNotSplit, group.span()));
        return vec![group];
    }
    // The heaviest first. (The sort is stable: of places that weigh the same the first come first.)
    cuts.sort_by_cached_key(|cut| usize::MAX - cut.weight as usize);
    if cuts.get(count - 1).is_some_and(|next| next.weight == cuts[count - 2].weight) {
        doubts.push((DiagnosticCode::Ambiguous, group.span()));
    }
    cuts.truncate(count - 1);
    cuts.sort_by_cached_key(|cut| cut.at.unwrap_or_default());
    cuts.sort_by_cached_key(|cut| cut.block);
    let parts = cut_blocks(text, group.blocks, cuts);
    let mut heading = group.heading;
    let numbered = group.numbers.into_iter().zip(parts);
    let part =
        |(number, blocks)| Passage { numbers: vec![number], heading: heading.take(), blocks, repeats: Vec::new() };
    numbered.map(part).collect()
}

/// The blocks in parts, one more than there are cuts. The cuts are in the order of the text.
fn cut_blocks(text: &str, blocks: Vec<RawBlock>, cuts: Vec<Cut>) -> Vec<Vec<RawBlock>> {
    let mut parts = Vec::with_capacity(cuts.len() + 1);
    let mut part = Vec::new();
    let mut cuts = cuts.into_iter().peekable();
    for (index, block) in blocks.into_iter().enumerate() {
        let mut rest = block;
        while let Some(cut) = cuts.next_if(|cut| cut.block == index) {
            if let Some(at) = cut.at {
                let (head, tail) = split_block(text, rest, at);
                part.push(head);
                rest = tail;
            }
            parts.push(std::mem::take(&mut part));
        }
        part.push(rest);
    }
    parts.push(part);
    parts
}

/// The places where a group can be cut, in the order of the text.
fn cuts(text: &str, blocks: &[RawBlock], note_refs: &[NoteRef]) -> Vec<Cut> {
    let mut cuts = Vec::new();
    for (index, block) in blocks.iter().enumerate() {
        cuts.extend(block_cut(text, blocks, index, note_refs));
        for (nth, run) in block.runs.iter().enumerate() {
            cuts.extend(line_cut(text, block, index, nth, note_refs));
            let words = run.span.of(text);
            let ends = words.char_indices().filter(|(_, sign)| matches!(sign, '?' | '.'));
            cuts.extend(ends.filter_map(|(at, sign)| sentence_cut(text, *run, index, (at, sign), note_refs)));
        }
    }
    cuts
}

/// The cut at the start of a block; there is none before the first.
fn block_cut(text: &str, blocks: &[RawBlock], index: usize, note_refs: &[NoteRef]) -> Option<Cut> {
    let (before, block) = (&blocks[index.checked_sub(1)?], &blocks[index]);
    let weight = if before.asks(text, note_refs) {
        weight::BLOCK_BELOW_QUESTION
    } else if block.kind == RawKind::Text(BlockKind::ListItem) {
        weight::LIST_ITEM
    } else {
        weight::BLOCK
    };
    let words = block.runs.first().map_or("", |run| run.span.of(text));
    Some(Cut::new(index, None, weight, words))
}

/// The cut at the start of a line inside a block, below a line that asks or holds nothing but a note reference.
fn line_cut(text: &str, block: &RawBlock, index: usize, nth: usize, note_refs: &[NoteRef]) -> Option<Cut> {
    let (run, before) = (block.runs[nth], block.runs[nth.checked_sub(1)?]);
    let words = run.span.of(text);
    if !begins(words) || note_ref_at(note_refs, run.span.start).is_some() {
        return None;
    }
    let below_ref = note_ref_at(note_refs, before.span.start).is_some_and(|found| found.span == before.span);
    // Below a note reference alone, the line above that says whether a question ended.
    let last = if below_ref && nth > 1 { block.runs[nth - 2] } else { before };
    let weight = match (asks(text, last.span, note_refs), below_ref) {
        (true, true) => weight::LINE_BELOW_QUESTION_AND_REF,
        (true, false) => weight::LINE_BELOW_QUESTION,
        (false, true) => weight::LINE_BELOW_REF,
        (false, false) => return None,
    };
    Some(Cut::new(index, Some(run.span.start), weight, words))
}

/// The cut behind the sign that ends a sentence in the middle of a line. The sign is given with its place in the line; a
/// note reference and closing quotation marks belong to the sentence that it ends.
fn sentence_cut(text: &str, run: Run, index: usize, (at, sign): (usize, char), note_refs: &[NoteRef]) -> Option<Cut> {
    let behind = run.span.start + at + 1;
    let behind = note_ref_at(note_refs, behind).map_or(behind, |found| found.span.end);
    let rest = Span::new(behind, run.span.end).of(text).trim_start_any("»”\"’')");
    let next = rest.trim_start_blank();
    if !begins(next) {
        return None;
    }
    let weight = match (sign, rest.starts_blank()) {
        ('?', false) => weight::RIGHT_BEHIND_QUESTION,
        // `Hoe oud is zij? Zo ja, waarom?` is one question.
        ('?', true) if follow_up(next) == 0 => weight::SENTENCE,
        // (`S.P.Q.R.`, `nr. 3.B` end no sentence.)
        ('.', false) if run.span.of(text)[..at].ends_with(char::is_lowercase) => weight::RIGHT_BEHIND_STATEMENT,
        _ => return None,
    };
    Some(Cut::new(index, Some(run.span.end - next.len()), weight, next))
}

/// The note reference that starts at a byte of the source.
fn note_ref_at(note_refs: &[NoteRef], at: usize) -> Option<&NoteRef> {
    note_refs.binary_search_by_key(&at, |found| found.span.start).ok().map(|index| &note_refs[index])
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Splits a group of so many questions. A blank line parts blocks, `- ` begins a list item, `¹` is a note reference.
    fn parts(text: &str, count: u32) -> (Vec<&str>, Vec<DiagnosticCode>) {
        let place = |words: &str| {
            let start = words.as_ptr() as usize - text.as_ptr() as usize;
            Span::new(start, start + words.len())
        };
        let note_refs: Vec<NoteRef> =
            text.matches('¹').map(|found| NoteRef { span: place(found), label: 1, note: None }).collect();
        let block = |block| {
            let item = str::strip_prefix(block, "- ");
            RawBlock {
                kind: RawKind::Text(if item.is_some() { BlockKind::ListItem } else { BlockKind::Paragraph }),
                marker: None,
                runs: item.unwrap_or(block).lines().map(|line| Run::new(place(line))).collect(),
            }
        };
        let group = Passage {
            numbers: (1..=count).collect(),
            blocks: text.split("\n\n").map(block).collect(),
            ..Passage::default()
        };
        let mut doubts = Vec::new();
        let parts = split(text, group, &mut doubts, &note_refs);
        let numbers: Vec<&u32> = parts.iter().flat_map(|part| &part.numbers).collect();
        assert!(numbers.iter().copied().eq(&(1..=count).collect::<Vec<_>>()), "{numbers:?}");
        (parts.iter().map(|part| part.span().of(text)).collect(), doubts.into_iter().map(|(code, _)| code).collect())
    }

    /// A group of two is cut at the `|`, without a doubt.
    #[track_caller]
    fn cut(marked: &str) {
        let text = marked.replace('|', "");
        let (parts, doubts) = parts(&text, 2);
        let expected: Vec<&str> = marked.split('|').map(|part| part.trim().trim_start_matches("- ")).collect();
        assert_eq!(parts, expected);
        assert!(doubts.is_empty(), "{doubts:?}");
    }

    #[test]
    fn the_heaviest_place_is_cut() {
        cut("De dijk is oud.\n\nKent u hem?\n\n|Waar ligt hij?");
        cut("Kent u hem?\n\nZo ja, waarom?\n\n|Waar ligt hij?");
        cut("Kent u hem?\n¹\n|Hoe hoog is hij\n\nDe dijk is oud.");
        cut("Kent u hem?\n¹\n|Hoe hoog is hij\n\nZo nee, waarom niet?");
        cut("Kent u hem?Hoe hoog is hij\n\n|De dijk is oud.");
        cut("Kent u hem?|Hoe hoog is hij?\nOok in de winter");
        cut("Kent u hem?\n|Wat is hij\n\n- Oud");
        cut("Dit is hij\n¹\n|Kent u hem? Waar ligt hij?");
        cut("Kent u hem? Wat is hij\n\n|- Oud");
        cut("De dijk is oud.Kent u hem? |Waar ligt hij?");
        cut("De dijk is oud.Graag uw oordeel?|Kent u hem?");
        cut("De dijk is oud.|Kent u hem?");
        cut("De dijk is oud.|Kent u hem\n\n- Graag een lijst");
    }

    #[test]
    fn what_ends_a_sentence_stays_with_it() {
        cut("Kent u hem?¹|Waar ligt hij?");
        cut("Kent u «de dijk?»|Waar ligt hij?");
        cut("Kent u «de dijk?» |Waar ligt hij?");
    }

    #[test]
    fn a_group_with_too_few_places_stays_whole() {
        for text in
            ["Kent u hem?", "Kent u hem? Zo ja, waarom?", "Is dit S.P.Q.R?", "Kent u de\nDijk?", "Kent u hem?\n¹"]
        {
            assert_eq!(parts(text, 2), (vec![text], vec![DiagnosticCode::GroupNotSplit]));
        }
        assert_eq!(parts("Kent u hem?", 1), (vec!["Kent u hem?"], vec![]));
    }

    #[test]
    fn places_that_weigh_the_same_are_doubted() {
        let text = "Kent u hem? Hoe hoog is hij? Waar ligt hij?";
        assert_eq!(
            parts(text, 2),
            (vec!["Kent u hem?", "Hoe hoog is hij? Waar ligt hij?"], vec![DiagnosticCode::Ambiguous])
        );
        assert_eq!(parts(text, 3), (vec!["Kent u hem?", "Hoe hoog is hij?", "Waar ligt hij?"], vec![]));
    }
}
