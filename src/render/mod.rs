//! One model, several printers: one signature, one exhaustive match.
//!
//! The view is described once, in [`view`], and written to a [`Sink`]. What the sink does with it (HTML in `sink.rs`, nodes
//! of a live page in `dom.rs`) is not the view's business, so the two cannot differ.

mod address;
mod csv;
mod escape;
mod facts;
mod json;
mod markdown;
mod places;
mod sink;
mod view;
mod words;
mod xml;

pub use csv::Rows;
pub(crate) use csv::{head as table_head, rows as table_rows, write as write_csv};
pub(crate) use escape::{escape, printable};
pub(crate) use json::finish as finish_json;
pub(crate) use markdown::write as write_markdown;
pub(crate) use sink::{Sink, view_as_html};
pub(crate) use view::write as write_view;
pub(crate) use xml::write as write_xml;

use serde::{Deserialize, Serialize};

/// What [`render`](crate::render) can write.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Format {
    /// The document model, pretty-printed, without the sign `<`: it may stand in a page.
    Json,
    /// The static view, complete without script and style.
    Html,
    /// Markdown that every renderer shows as text; notes are paragraphs at the end.
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
    /// It counts where the title is left out, too.
    pub heading_level: u8,
    /// Stands before every id, so that two views can live on one page: `"a-"` gives `#a-vraag-3`.
    pub id_prefix: String,
    /// Whether the answers are unfolded.
    pub open: bool,
    /// What of the head comes along: a page may have a title of its own, and tell the facts itself.
    pub head: Head,
}

impl Default for ViewOptions {
    fn default() -> Self {
        Self { language: Language::Nl, heading_level: 2, id_prefix: String::new(), open: false, head: Head::Full }
    }
}

/// What a view shows above the questions.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum Head {
    /// The title and the facts.
    #[default]
    Full,
    /// Who asked whom and when, without the title.
    Facts,
    /// Nothing.
    None,
}

impl Head {
    /// Every one of them.
    pub const ALL: [Self; 3] = [Self::Full, Self::Facts, Self::None];

    /// The name on the command line and in JavaScript: `"facts"`.
    pub const fn name(self) -> &'static str {
        match self {
            Self::Full => "full",
            Self::Facts => "facts",
            Self::None => "none",
        }
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

/// Parts with something between them.
pub(crate) fn joined(parts: &[String], between: &str) -> String {
    let mut whole = String::new();
    for (nth, part) in parts.iter().enumerate() {
        whole.push_str(if nth > 0 { between } else { "" });
        whole.push_str(part);
    }
    whole
}
