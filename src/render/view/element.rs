//! Writes elements to the sink.

use super::View;
use crate::render::Language;

/// The attributes of an element, each a name and its value.
pub(super) type Attributes<'a> = &'a [(&'static str, &'a str)];

impl View<'_> {
    /// An element with what `inside` writes.
    pub(super) fn element(&mut self, tag: &'static str, attributes: Attributes, inside: impl FnOnce(&mut Self)) {
        self.open(tag, attributes);
        inside(self);
        self.sink.close();
    }

    /// An element that holds text of the paper: in a view in another language it says that this is Dutch.
    pub(super) fn dutch_element(&mut self, tag: &'static str, attributes: Attributes, inside: impl FnOnce(&mut Self)) {
        self.open(tag, attributes);
        if self.marks_dutch() {
            self.sink.attribute("lang", "nl");
        }
        inside(self);
        self.sink.close();
    }

    /// Writes a start tag. Not inlined, because every element is written with it.
    #[inline(never)]
    fn open(&mut self, tag: &'static str, attributes: Attributes) {
        self.sink.open(tag);
        for (name, value) in attributes {
            self.sink.attribute(name, value);
        }
    }

    /// An element that holds only text.
    #[inline(never)]
    pub(super) fn text_element(&mut self, tag: &'static str, words: &str) {
        self.open(tag, &[]);
        self.sink.text(words);
        self.sink.close();
    }

    /// Whether Dutch text must be marked as such, because the words around it are in another language.
    pub(super) fn marks_dutch(&self) -> bool {
        self.options.language != Language::Nl
    }

    /// Each part of the view is on a line of its own, so that exports can be read and compared.
    pub(super) fn line_feed(&mut self) {
        self.sink.text("\n");
    }

    /// The heading so many levels below the title.
    pub(super) fn heading(&self, below: u8) -> &'static str {
        ["h1", "h2", "h3", "h4", "h5", "h6"][usize::from((self.options.heading_level.clamp(1, 4) - 1 + below).min(5))]
    }
}
