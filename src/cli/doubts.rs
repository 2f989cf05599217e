//! `--warn`: what the parser doubts, with the place.

use kamervragen::{Document, Utf16Table};

/// A line for each doubt of the papers of a text: `vragen.txt:12: number-twice: This number stands twice in the paper.`
pub(crate) fn lines(name: &str, text: &str, documents: &[Document]) -> Vec<String> {
    let table = Utf16Table::new(text);
    let mut line = Lines { text, at: 0, number: 1 };
    let mut remarks: Vec<_> = documents.iter().flat_map(|document| &document.diagnostics).collect();
    remarks.sort_by_key(|remark| remark.span.start);
    remarks
        .into_iter()
        .map(|remark| {
            let number = line.at(table.byte(remark.span.start));
            let code = serde_json::to_value(remark.code).unwrap_or_default();
            format!("{name}:{number}: {}: {}", code.as_str().unwrap_or_default(), remark.message)
        })
        .collect()
}

/// Counts lines from the top of a text.
struct Lines<'t> {
    text: &'t str,
    at: usize,
    number: usize,
}

impl Lines<'_> {
    /// The number of the line with a byte that is not above the last one.
    fn at(&mut self, byte: usize) -> usize {
        self.number += self.text[self.at..byte].matches('\n').count();
        self.at = byte;
        self.number
    }
}
