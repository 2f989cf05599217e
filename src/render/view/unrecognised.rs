//! A text in which no questions were recognised: all of it, in its paragraphs, the end of a long one folded.

use super::View;
use crate::model::*;

/// How many bytes of text are shown; the rest is folded, so that a browser can show a text of any length.
const SHOWN: usize = 20_000;

impl View<'_> {
    pub(super) fn unrecognised(&mut self) {
        self.line_feed();
        self.element("header", &[("class", "kv-head")], |view| {
            view.element("p", &[], |view| {
                view.text_element("strong", view.words.unrecognised);
                view.sink.text(" ");
                view.sink.text(view.words.unrecognised_more);
            });
        });
        let document = self.document;
        let blocks = || document.header.iter().chain(&document.preamble).chain(&document.closing);
        if blocks().next().is_none() {
            return;
        }
        let mut room = SHOWN;
        let mut folded = vec![];
        self.line_feed();
        self.element("section", &[], |view| {
            for piece in blocks().flat_map(pieces) {
                if room == 0 {
                    folded.push(piece);
                } else {
                    room = room.saturating_sub(piece.len());
                    view.text_element("p", &piece);
                }
            }
            if !folded.is_empty() {
                view.element("details", &[], |view| {
                    view.text_element("summary", view.words.rest);
                    for piece in &folded {
                        view.text_element("p", piece);
                    }
                });
            }
        });
    }
}

/// The text of a block in pieces of at most [`SHOWN`] bytes, cut between words where possible: a browser lays out one at a
/// time.
fn pieces(block: &Block) -> Vec<String> {
    let marker = block.marker.as_ref().map(|marker| format!("{} ", marker.text));
    let text: String = marker.as_deref().into_iter().chain(block.inlines.iter().map(Inline::text)).collect();
    let mut rest = text.as_str();
    let mut out = vec![];
    while rest.len() > SHOWN {
        let mut cut = SHOWN;
        while !rest.is_char_boundary(cut) {
            cut -= 1;
        }
        let cut = rest[..cut].rfind(char::is_whitespace).filter(|space| *space > 0).unwrap_or(cut);
        out.push(rest[..cut].to_owned());
        rest = rest[cut..].trim_start();
    }
    out.push(rest.to_owned());
    out
}

#[cfg(test)]
mod tests {
    use super::SHOWN;
    use crate::render::view::samples::{holds, html, paragraph, text};
    use serde_json::json;

    #[test]
    pub(super) fn unrecognised_text_stands_whole_its_far_end_folded() {
        let long = "woord ".repeat(20_000);
        let html = html(
            json!({ "kind": "unrecognised", "preamble": [paragraph(&[text("begin")]), paragraph(&[text(&long)])] }),
        );
        holds(&html, "<strong>Geen Kamervragen herkend;</strong>");
        holds(&html, "<p>begin</p>");
        assert_eq!(html.matches("woord").count(), 20_000);
        let shown = html.split("<details>").next().unwrap_or_default();
        assert!(shown.len() < 3 * SHOWN, "{} shown at once", shown.len());
    }
}
