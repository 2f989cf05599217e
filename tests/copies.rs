//! One paper, copied in as many ways as people copy: the reading is the same.
//!
//! The paper is the built-in example; `tests/fixtures/README.md` says how each copy came about.
#![allow(clippy::unwrap_used, clippy::panic, reason = "a test may stop")]

mod support;

use kamervragen::{Asked, Block, CrossReference, EXAMPLE, Inline, Reply, parse};
use support::{fixtures, squash};

/// What a reader takes from a paper, whatever became of its spaces and hyphens.
#[derive(Debug, PartialEq)]
struct Reading {
    asked: Asked,
    reply: Option<Reply>,
    subject: String,
    exchanges: Vec<(Vec<u32>, Vec<String>, Vec<String>)>,
    notes: Vec<(String, String, Vec<String>)>,
    references: Vec<CrossReference>,
    doubts: usize,
}

fn words(inlines: &[Inline]) -> String {
    let words = inlines.iter().filter(|inline| !matches!(inline, Inline::NoteRef { .. }));
    squash(&words.map(Inline::text).collect::<String>())
}

fn text(blocks: &[Block]) -> String {
    blocks.iter().map(|block| words(&block.inlines)).collect()
}

fn reading(paper: &str) -> Reading {
    let document = parse(paper);
    let exchanges = document.exchanges.iter().map(|exchange| {
        let questions = exchange.questions.iter().map(|question| text(&question.blocks)).collect();
        (exchange.numbers.clone(), questions, exchange.answers.iter().map(|answer| text(&answer.blocks)).collect())
    });
    let notes = document.footnotes.iter().map(|note| (note.label.clone(), text(&note.blocks), note.cited_in.clone()));
    Reading {
        subject: words(&document.subject),
        exchanges: exchanges.collect(),
        notes: notes.collect(),
        references: document.cross_references.clone(),
        doubts: document.diagnostics.len(),
        asked: document.asked,
        reply: document.reply,
    }
}

#[test]
fn every_copy_reads_the_same() {
    let example = reading(EXAMPLE);
    assert_eq!((example.exchanges.len(), example.notes.len(), example.doubts), (7, 3, 0));
    let copies: Vec<_> = fixtures().into_iter().filter(|text| text.name.starts_with("veerpont-")).collect();
    assert!(copies.len() >= 6, "copies are missing");
    for copy in copies {
        assert_eq!(reading(&copy.words), example, "{}", copy.name);
    }
}
