//! One model, several printers: one signature, one exhaustive match.

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
