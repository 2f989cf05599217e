//! One model, several printers: one signature, one exhaustive match.

use serde::{Deserialize, Serialize};

/// What [`render`](crate::render) can write.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Format {
    /// The document model, pretty-printed.
    Json,
    /// The static view, complete without script and style.
    Html,
    /// Markdown with footnotes in the usual extension.
    Markdown,
}

impl Format {
    /// Every format, in the order of their names on the command line.
    pub const ALL: [Self; 3] = [Self::Json, Self::Html, Self::Markdown];

    /// The name on the command line and in JavaScript: `"json"`.
    pub const fn name(self) -> &'static str {
        match self {
            Self::Json => "json",
            Self::Html => "html",
            Self::Markdown => "markdown",
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
