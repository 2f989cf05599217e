//! The text before the first question (the preamble) and after the last answer (the closing).

use super::View;
use crate::model::*;
use crate::render::places::gist;

/// A longer preamble is folded.
const SHOWN_PREAMBLE: usize = 600;
/// How many letters of a folded preamble show.
const GIST_OF_PREAMBLE: usize = 110;

impl<'a> View<'a> {
    /// A section with a title of our own; `place` is `"preamble"` or `"closing"`.
    pub(super) fn other_text(&mut self, title: &str, blocks: &'a [Block], place: &str) {
        if blocks.is_empty() {
            return;
        }
        self.line_feed();
        self.element("section", &[], |view| {
            view.element(view.heading(1), &[], |view| view.sink.text(title));
            let letters: usize = blocks.iter().flat_map(|block| &block.inlines).map(|inline| inline.text().len()).sum();
            // A covering letter of a page would push the questions out of sight.
            if place == "preamble" && letters > SHOWN_PREAMBLE && !view.document.exchanges.is_empty() {
                view.element("details", &[], |view| {
                    let start = gist(blocks, GIST_OF_PREAMBLE);
                    view.dutch_element("summary", &[], |view| view.sink.text(&start));
                    view.dutch_element("section", &[], |view| view.blocks(blocks, place));
                });
            } else {
                view.dutch_element("section", &[], |view| view.blocks(blocks, place));
            }
        });
    }
}
