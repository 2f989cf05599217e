//! One model, several printers: one signature, one exhaustive match.
//!
//! The view is described once, in [`html`], against a [`Sink`]. What the sink does with it (escaped text here, nodes of
//! a live page in `dom.rs`) is not the view's business, so the two cannot differ.

mod csv;
mod facts;
mod html;
mod markdown;
mod places;
mod words;
mod xml;

pub(crate) use csv::write as write_csv;
pub(crate) use html::write as write_view;
pub(crate) use markdown::write as write_markdown;
pub(crate) use xml::write as write_xml;

use crate::text::scan;
use serde::{Deserialize, Serialize};
use std::borrow::Cow;

/// What [`render`](crate::render) can write.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Format {
    /// The document model, pretty-printed.
    Json,
    /// The static view, complete without script and style.
    Html,
    /// Markdown with footnotes in the usual extension.
    Markdown,
    /// A row per question, for a spreadsheet: it opens as it stands in Excel with Dutch settings and in LibreOffice.
    Csv,
    /// XML with the element names that officielebekendmakingen.nl uses for Kamervragen.
    Xml,
}

impl Format {
    /// Every format, in the order of their names on the command line.
    pub const ALL: [Self; 5] = [Self::Json, Self::Html, Self::Markdown, Self::Csv, Self::Xml];

    /// The name on the command line and in JavaScript: `"json"`.
    pub const fn name(self) -> &'static str {
        match self {
            Self::Json => "json",
            Self::Html => "html",
            Self::Markdown => "markdown",
            Self::Csv => "csv",
            Self::Xml => "xml",
        }
    }

    /// The format of that name.
    pub fn from_name(name: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|format| format.name() == name)
    }
}

/// How a view is written.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase", default)]
pub struct ViewOptions {
    /// The language of our own words; the paper's stay Dutch.
    pub language: Language,
    /// The level of the title, 1 to 4; the questions stand one below it. Two by default: a page has one `h1` of its own.
    pub heading_level: u8,
    /// Stands before every id, so that two views can live on one page: `"a-"` gives `#a-vraag-3`.
    pub id_prefix: String,
    /// Whether the answers are unfolded.
    pub open: bool,
}

impl Default for ViewOptions {
    fn default() -> Self {
        Self { language: Language::Nl, heading_level: 2, id_prefix: String::new(), open: false }
    }
}

/// The language of a view's own words.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum Language {
    /// Dutch.
    #[default]
    Nl,
    /// English.
    En,
}

impl Language {
    /// As in the `lang` attribute: `"nl"`.
    pub const fn code(self) -> &'static str {
        match self {
            Self::Nl => "nl",
            Self::En => "en",
        }
    }
}

/// What a view is written to. `attribute` follows its `open` at once.
pub(crate) trait Sink {
    /// Begins an element.
    fn open(&mut self, tag: &'static str);
    /// Gives the element just begun an attribute.
    fn attribute(&mut self, name: &'static str, value: &str);
    /// Adds words: whatever they hold, they stay words.
    fn text(&mut self, text: &str);
    /// Ends the innermost element.
    fn close(&mut self);
}

/// The view as a string of HTML that is well-formed XML too.
pub(crate) fn view_as_html(document: &crate::Document, options: &ViewOptions) -> String {
    let mut sink = HtmlSink::default();
    write_view(document, options, &mut sink);
    sink.out
}

/// The sink that writes escaped HTML.
#[derive(Default)]
struct HtmlSink {
    out: String,
    stack: Vec<&'static str>,
    /// The last start tag still lacks its `>`: attributes may follow.
    pending: bool,
}

impl HtmlSink {
    fn finish_tag(&mut self) {
        if std::mem::take(&mut self.pending) {
            self.out.push('>');
        }
    }
}

impl Sink for HtmlSink {
    fn open(&mut self, tag: &'static str) {
        self.finish_tag();
        self.out.push('<');
        self.out.push_str(tag);
        self.stack.push(tag);
        self.pending = true;
    }

    fn attribute(&mut self, name: &'static str, value: &str) {
        self.out.push(' ');
        self.out.push_str(name);
        self.out.push_str("=\"");
        escape(value, &mut self.out);
        self.out.push('"');
    }

    fn text(&mut self, text: &str) {
        self.finish_tag();
        escape(text, &mut self.out);
    }

    fn close(&mut self) {
        self.finish_tag();
        if let Some(tag) = self.stack.pop() {
            self.out.push_str("</");
            self.out.push_str(tag);
            self.out.push('>');
        }
    }
}

/// Parts with something between them.
pub(crate) fn joined(parts: &[String], between: &str) -> String {
    let mut whole = String::new();
    for (nth, part) in parts.iter().enumerate() {
        whole.push_str(if nth > 0 { between } else { "" });
        whole.push_str(part);
    }
    whole
}

/// Writes text so that HTML and XML read it as words, in content and in quoted attributes alike.
pub(crate) fn escape(text: &str, out: &mut String) {
    let rest = replace(text, true, out);
    out.push_str(&text[rest..]);
}

/// The text without what no page can hold: a control character becomes U+FFFD, a carriage return goes.
/// Every sink calls it, so that a live page and the export show the same.
pub(crate) fn printable(text: &str) -> Cow<'_, str> {
    let mut out = String::new();
    match replace(text, false, &mut out) {
        0 => Cow::Borrowed(text),
        rest => Cow::Owned(out + &text[rest..]),
    }
}

/// Writes a text up to the last letter of it that no page can hold, or that has an entity where such are wanted. Returns
/// where the rest begins.
fn replace(text: &str, entities: bool, out: &mut String) -> usize {
    // Their first bytes decide.
    let entity = |eight| {
        scan::eq_mask(eight, b'&')
            | scan::eq_mask(eight, b'<')
            | scan::eq_mask(eight, b'>')
            | scan::eq_mask(eight, b'"')
    };
    let bad = |eight| {
        scan::range_mask(eight, 0, 0x1F)
            | scan::eq_mask(eight, 0x7F)
            | scan::eq_mask(eight, 0xC2)
            | scan::eq_mask(eight, 0xEF)
    };
    let firsts = |eight| bad(eight) | if entities { entity(eight) } else { 0 };
    let mut rest = 0;
    for at in scan::all_where(text.as_bytes(), firsts) {
        let Some(letter) = text.get(at..).and_then(|rest| rest.chars().next()) else { continue };
        let instead = match letter {
            '\n' | '\t' => continue,
            '\r' => "",
            '&' if entities => "&amp;",
            '<' if entities => "&lt;",
            '>' if entities => "&gt;",
            '"' if entities => "&quot;",
            '\u{FFFE}' | '\u{FFFF}' => "\u{FFFD}",
            _ if letter.is_control() => "\u{FFFD}",
            _ => continue,
        };
        out.push_str(&text[rest..at]);
        out.push_str(instead);
        rest = at + letter.len_utf8();
    }
    rest
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn hostile_text_stays_words() {
        let mut sink = HtmlSink::default();
        sink.open("p");
        sink.attribute("title", "\"><script>alert(1)</script>");
        sink.text("<img src=x onerror=alert(1)> & \u{0}\r\n\u{1b}");
        sink.close();
        assert_eq!(
            sink.out,
            "<p title=\"&quot;&gt;&lt;script&gt;alert(1)&lt;/script&gt;\">\
             &lt;img src=x onerror=alert(1)&gt; &amp; \u{FFFD}\n\u{FFFD}</p>"
        );
    }
}
