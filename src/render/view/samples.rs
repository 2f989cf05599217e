//! Documents for the tests of the view, made of JSON.
#![allow(clippy::unwrap_used, reason = "only tests use it")]

use crate::model::Document;
use crate::render::{ViewOptions, view_as_html};
use serde_json::{Value, json};

/// A document with these parts beside what every document has.
pub(super) fn document(parts: &Value) -> Document {
    let mut whole = json!({
        "schema": 1, "kind": "answered", "publication": {}, "subject": [], "reply": null, "header": [], "preamble": [],
        "asked": { "askers": [], "addressees": [], "date": null }, "exchanges": [], "closing": [], "footnotes": [],
        "crossReferences": [], "furniture": [], "diagnostics": []
    });
    whole["publication"] = json!({
        "chamber": null, "sessionYear": null, "number": null, "caseNumber": null, "id": null, "seeAlso": null
    });
    for (key, value) in parts.as_object().cloned().unwrap_or_default() {
        whole[key] = value;
    }
    serde_json::from_value(whole).unwrap()
}

pub(super) fn text(words: &str) -> Value {
    json!({ "type": "text", "text": words, "span": [0, 0] })
}

pub(super) fn paragraph(inlines: &[Value]) -> Value {
    json!({ "type": "paragraph", "inlines": inlines, "span": [0, 0] })
}

pub(super) fn item(marker: &str) -> Value {
    let marker = json!({ "text": marker, "span": [0, 0] });
    json!({ "type": "listItem", "marker": marker, "inlines": [text("x")], "span": [0, 0] })
}

pub(super) fn exchange(numbers: &[u32], questions: &[Value], answers: &[Value]) -> Value {
    let id: Vec<_> = numbers.iter().map(u32::to_string).collect();
    let apart = questions.len() == numbers.len();
    let questions: Vec<_> = (questions.iter().enumerate())
        .map(|(at, question)| {
            let numbers = if apart { &numbers[at..=at] } else { numbers };
            json!({ "numbers": numbers, "heading": null, "blocks": [question], "span": [0, 0], "repeats": [] })
        })
        .collect();
    let answers: Vec<_> =
        answers.iter().map(|answer| json!({ "heading": null, "blocks": [answer], "span": [0, 0] })).collect();
    json!({ "id": id.join("-"), "numbers": numbers, "questions": questions, "answers": answers })
}

#[allow(clippy::needless_pass_by_value, reason = "json! makes a value; so the tests read better")]
pub(super) fn html(parts: Value) -> String {
    view_as_html(&document(&parts), &ViewOptions::default())
}

#[track_caller]
pub(super) fn holds(html: &str, part: &str) {
    assert!(html.contains(part), "no {part}\nin {html}");
}
