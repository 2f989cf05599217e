//! The careful human readings of real papers beside the project, where they are there: kinds, questions, answers, notes,
//! references. What is finer than that (the first and last words of each passage) the corpus' own script compares.
#![allow(clippy::unwrap_used, clippy::panic, reason = "a test may stop")]

mod support;

use serde_json::Value;
use std::collections::BTreeSet;
use std::path::Path;

/// Papers whose reading is known to differ, with the reason.
const DIFFERS: [(&str, &str); 1] = [("limburg-30", "a note below a table has the label of another note")];

fn numbers(value: &Value) -> Vec<u64> {
    value.as_array().unwrap().iter().map(|number| number.as_u64().unwrap()).collect()
}

#[test]
fn real_papers_are_read_as_a_careful_reader_does() {
    let mut wrong = Vec::new();
    for text in support::corpus() {
        if DIFFERS.iter().any(|(name, _)| *name == text.name) {
            continue;
        }
        let gold = Path::new(env!("CARGO_MANIFEST_DIR")).join(format!("../shared/corpus/gold/{}.json", text.name));
        let gold: Value = serde_json::from_str(&std::fs::read_to_string(gold).unwrap()).unwrap();
        let document = kamervragen::parse(&text.words);
        let kind = match gold["kind"].as_str().unwrap() {
            "postponement" => "notice",
            "other" => "announcement",
            kind => kind,
        };
        let mine: Vec<Vec<u64>> = document
            .exchanges
            .iter()
            .map(|exchange| exchange.numbers.iter().map(|&number| number.into()).collect())
            .collect();
        let theirs: Vec<Vec<u64>> =
            gold["exchanges"].as_array().unwrap().iter().map(|exchange| numbers(&exchange["numbers"])).collect();
        let labels: Vec<&str> = document.footnotes.iter().map(|note| note.label.as_str()).collect();
        let known: Vec<&str> =
            gold["footnotes"].as_array().unwrap().iter().map(|note| note["label"].as_str().unwrap()).collect();
        let pointed: BTreeSet<Vec<u64>> = document
            .cross_references
            .iter()
            .map(|reference| reference.to.iter().map(|&number| number.into()).collect())
            .collect();
        let pointers: BTreeSet<Vec<u64>> =
            gold["cross_references"].as_array().unwrap().iter().map(|to| numbers(&to["to"])).collect();
        let same = serde_json::to_value(document.kind).unwrap() == kind
            && mine == theirs
            && labels.len() == known.len()
            && document.asked.askers.len() == gold["askers"].as_array().unwrap().len()
            && pointed == pointers;
        if !same {
            wrong.push(text.name);
        }
    }
    assert!(wrong.is_empty(), "read otherwise: {wrong:?}");
}
