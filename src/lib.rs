//! Kamervragen: Dutch parliamentary questions and answers, from pasted text to a structured document.
//!
//! ```
//! let document = kamervragen::parse("Vraag 1\nKlopt het bericht?\nAntwoord 1\nJa.\n");
//! assert_eq!(document.schema, 1);
//! ```

#[cfg(target_arch = "wasm32")]
mod dom;
mod dutch;
mod model;
#[cfg(target_arch = "wasm32")]
mod object;
mod parse;
mod render;
mod text;
#[cfg(target_arch = "wasm32")]
mod wasm;

pub use model::*;
pub use parse::{papers, parse};
pub use render::{Format, Head, Language, Rows, ViewOptions};
pub use text::span::{Span, Utf16Table};

/// Writes a document in a format.
pub fn render(document: &Document, format: Format) -> String {
    match format {
        Format::Json => render::finish_json(&json(document)),
        Format::Html => render_view(document, &ViewOptions::default()),
        Format::Markdown => render::write_markdown(document),
        Format::Csv => render::write_csv(document),
        Format::Xml => render::write_xml(document),
    }
}

#[cfg(not(target_arch = "wasm32"))]
fn json(document: &Document) -> String {
    use serde::Serialize as _;
    let mut written = Vec::new();
    let formatter = serde_json::ser::PrettyFormatter::with_indent(b" ");
    let whole = document.serialize(&mut serde_json::Serializer::with_formatter(&mut written, formatter));
    whole.ok().and_then(|()| String::from_utf8(written).ok()).unwrap_or_default()
}

/// A browser can write JSON itself.
#[cfg(target_arch = "wasm32")]
use crate::object::json;

/// Writes the view as HTML, as the options say.
pub fn render_view(document: &Document, options: &ViewOptions) -> String {
    render::view_as_html(document, options)
}

/// The first line of a table of many papers, as CSV of [`Format::Csv`]'s kind, with the byte-order mark.
pub fn table_head(rows: Rows) -> String {
    render::table_head(rows)
}

/// The rows of a document in such a table; `file` and `paper` say in the first two cells where it comes from.
pub fn table_rows(document: &Document, rows: Rows, file: &str, paper: usize) -> String {
    render::table_rows(document, rows, file, paper)
}

/// A paper of the usual form, invented, to try things on.
pub const EXAMPLE: &str = include_str!("example.txt");
