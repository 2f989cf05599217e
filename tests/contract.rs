//! The contract with everybody who reads our JSON: the Rust model, the specimen and the TypeScript types say the same.
//!
//! `specimen.json` holds every field once; the package's tests give it to the TypeScript compiler. Here the Rust side.
#![allow(clippy::unwrap_used, clippy::panic, reason = "a test says how it fails")]

use kamervragen::{
    BlockKind, Chamber, DiagnosticCode, Document, Format, FurnitureKind, Inline, Kind, Language, LinkTarget, ReplyKind,
    Role, Severity,
};
use serde::de::DeserializeOwned;
use serde_json::{Value, json};

const SPECIMEN: &str = include_str!("specimen.json");
const TYPES: &str = include_str!("../pkg/kamervragen.d.ts");

#[test]
fn the_specimen_is_a_document_and_comes_back_the_same() {
    let document: Document = serde_json::from_str(SPECIMEN).unwrap();
    let specimen: Value = serde_json::from_str(SPECIMEN).unwrap();
    assert_eq!(serde_json::to_value(&document).unwrap(), specimen);
}

#[test]
fn the_types_know_every_word_of_the_model() {
    knows(names::<Kind>(&json!("?")));
    knows(names::<Chamber>(&json!("?")));
    knows(names::<Role>(&json!("?")));
    knows(names::<ReplyKind>(&json!("?")));
    knows(names::<BlockKind>(&json!("?")));
    knows(names::<Inline>(&json!({ "type": "?" })));
    knows(names::<LinkTarget>(&json!("?")));
    knows(names::<FurnitureKind>(&json!("?")));
    knows(names::<DiagnosticCode>(&json!("?")));
    knows(names::<Severity>(&json!("?")));
    knows(names::<Language>(&json!("?")));
    knows(Format::ALL.map(|format| format.name().to_owned()).to_vec());
}

#[track_caller]
fn knows(names: Vec<String>) {
    for name in names {
        assert!(TYPES.contains(&format!("\"{name}\"")), "kamervragen.d.ts lacks \"{name}\"");
    }
}

/// The names of an enum's variants. Serde tells them to whom asks for one that is not there: "unknown variant `?`,
/// expected one of `info`, `warning`".
#[track_caller]
fn names<T: DeserializeOwned>(unknown: &Value) -> Vec<String> {
    let Err(error) = serde_json::from_value::<T>(unknown.clone()) else { panic!("{unknown} is a variant") };
    let message = error.to_string();
    let (_, expected) = message.split_once("expected").unwrap();
    let names: Vec<String> = expected.split('`').skip(1).step_by(2).map(str::to_owned).collect();
    assert!(names.len() > 1, "{message}");
    names
}
