//! Kamervragen: Dutch parliamentary questions and answers, from pasted text to a structured document.
//!
//! ```
//! let document = kamervragen::parse("Vraag 1\nKlopt het bericht?\nAntwoord 1\nJa.\n");
//! assert_eq!(document.schema, 1);
//! ```

mod date;
mod model;
mod parse;
mod patterns;
mod render;
mod span;

pub use model::*;
pub use parse::parse;
pub use render::Format;
pub use span::{Span, Utf16Table};

/// Writes a document in a format.
pub fn render(document: &Document, format: Format) -> String {
    match format {
        Format::Json => serde_json::to_string_pretty(document).unwrap_or_default(),
        Format::Html | Format::Markdown => String::new(),
    }
}
