//! Tells the questions of one heading apart: `Vraag 2 en 3`, and two questions below it.

use crate::dutch::sentence::{begins, follow_up};
use crate::model::{BlockKind, DiagnosticCode};
use crate::parse::blocks::block::{RawBlock, RawKind, split_block};
use crate::parse::exchanges::passage::Passage;
use crate::parse::notes::reference::{NoteRef, asks};
use crate::text::span::Span;
use crate::text::str_ext::StrExt;
use std::cmp::Reverse;

/// A place where a group of questions can be cut: the block, the byte in the source (`None`: the block's start), and how
/// likely it is.
struct Cut {
    block: usize,
    at: Option<usize>,
    weight: u32,
}

/// Tells the questions of a group apart: as many as there are numbers, cut at the likeliest places.
pub(crate) fn split(
    text: &str,
    group: Passage,
    doubts: &mut Vec<(DiagnosticCode, Span)>,
    marks: &[NoteRef],
) -> Vec<Passage> {
    let count = group.numbers.len();
    if count < 2 {
        return vec![group];
    }
    let mut cuts = cuts(text, &group.blocks, marks);
    cuts.sort_by_key(|cut| Reverse(cut.weight));
    if cuts.len() + 1 < count {
        doubts.push((DiagnosticCode::GroupNotSplit, group.span()));
        return vec![group];
    }
    if cuts.get(count - 1).is_some_and(|next| next.weight == cuts[count - 2].weight) {
        doubts.push((DiagnosticCode::Ambiguous, group.span()));
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
fn cuts(text: &str, blocks: &[RawBlock], marks: &[NoteRef]) -> Vec<Cut> {
    let mut cuts = Vec::new();
    for (index, block) in blocks.iter().enumerate() {
        if index > 0 {
            let after_question = blocks[index - 1].asks(text, marks);
            let first = block.runs.first().map_or("", |run| run.span.of(text));
            let item = block.kind == RawKind::Text(BlockKind::ListItem);
            let weight: u32 = if after_question {
                12
            } else if item {
                4
            } else {
                7
            };
            cuts.push(Cut { block: index, at: None, weight: weight.saturating_sub(follow_up(first)).max(1) });
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
                let closed = after.trim_start_any("»”’\"')");
                from += after.len() - closed.len();
                let before = words[..at].chars().next_back();
                if begins(closed) && (sign == '?' || before.is_some_and(char::is_lowercase)) {
                    let weight: u32 = if sign == '?' { 6 } else { 2 };
                    cuts.push(Cut {
                        block: index,
                        at: Some(from),
                        weight: weight.saturating_sub(follow_up(closed)).max(1),
                    });
                } else if sign == '?' && closed.starts_blank() && begins(closed.trim_start_blank()) {
                    let next = closed.trim_start_blank();
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
fn mark_at(marks: &[NoteRef], at: usize) -> Option<&NoteRef> {
    marks.binary_search_by_key(&at, |mark| mark.span.start).ok().map(|index| &marks[index])
}

/// A cut at the start of a line inside a block.
fn line_cut(text: &str, block: &RawBlock, index: usize, nth: usize, marks: &[NoteRef], cuts: &mut Vec<Cut>) {
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
