//! The conductor: the stages in order and nothing else.

use crate::model::*;
use crate::span::{Span, Utf16Table};

/// Reads pasted text. Every text is a document: what is not understood comes back in `preamble`, whole.
pub fn parse(text: &str) -> Document {
    let table = Utf16Table::new(text);
    let words = text.trim();
    let start = text.len() - text.trim_start().len();
    let span = Span::new(table.utf16(start), table.utf16(start + words.len()));
    let preamble = if words.is_empty() {
        vec![]
    } else {
        let inlines = vec![Inline::Text { text: words.to_owned(), span }];
        vec![Block { kind: BlockKind::Paragraph, marker: None, inlines, span }]
    };
    Document {
        schema: SCHEMA,
        kind: Kind::Unrecognised,
        unnumbered: false,
        publication: Publication::default(),
        subject: vec![],
        asked: Asked::default(),
        reply: None,
        header: vec![],
        preamble,
        exchanges: vec![],
        closing: vec![],
        footnotes: vec![],
        cross_references: vec![],
        furniture: vec![],
        diagnostics: vec![],
    }
}
