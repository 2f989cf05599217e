//! The content of a block: text, references to notes and to other questions, links.

use super::View;
use super::notes::touches_digits;
use crate::model::*;
use crate::render::address::is_web_address;
use crate::render::words::capitalized;
use crate::text::str_ext::StrExt;

impl<'a> View<'a> {
    pub(super) fn inlines(&mut self, inlines: &'a [Inline], place: &str) {
        for (at, inline) in inlines.iter().enumerate() {
            match inline {
                Inline::Text { text, .. } if at == 0 && place == "subject" => self.sink.text(&capitalized(text)),
                Inline::Text { text, .. } => self.sink.text(text),
                Inline::NoteRef { label, text, .. } => {
                    let before = at.checked_sub(1).and_then(|before| inlines.get(before));
                    if before.is_some_and(|before| matches!(before, Inline::NoteRef { .. })) {
                        // Notes 1 and 2, not 12.
                        self.sink.text(" ");
                    }
                    self.note_ref(label, text, touches_digits(before, inlines.get(at + 1)), place);
                }
                Inline::CrossRef { text, numbers, .. } => match self.places.refer(numbers).map(|id| format!("#{id}")) {
                    Some(href) => self.element("a", &[("href", &href)], |view| view.sink.text(text)),
                    None => self.sink.text(text),
                },
                // An address in the text is user-generated content; a citation leads to the official publication.
                Inline::Link { text, href, target, .. } => {
                    let rel = if *target == LinkTarget::Url { "noopener nofollow ugc" } else { "noopener nofollow" };
                    self.link(href, rel, text);
                }
            }
        }
    }

    /// A link to a web address; of any other address only the text. The title says where the link leads, unless its text
    /// does.
    pub(super) fn link(&mut self, href: &str, rel: &str, words: &str) {
        if is_web_address(href) {
            let (_, place) = href.parted_by("://").unwrap_or_default();
            let site = place.split('/').next().unwrap_or_default();
            let site = site.strip_prefix("www.").unwrap_or(site);
            let text_tells = words.contains(site.strip_prefix("zoek.").unwrap_or(site));
            let attributes = [("href", href), ("rel", rel), ("title", place)];
            self.element("a", if text_tells { &attributes[..2] } else { &attributes }, |view| view.sink.text(words));
        } else {
            self.sink.text(words);
        }
    }
}

#[cfg(test)]
mod tests {
    use crate::render::view::samples::{exchange, holds, html, paragraph, text};
    use serde_json::json;

    #[test]
    fn references_and_links_lead_where_they_may() {
        let reference = json!({ "type": "crossRef", "text": "vraag 3", "numbers": [3], "span": [0, 0] });
        let link =
            |href: &str| json!({ "type": "link", "text": "<adres>", "href": href, "target": "url", "span": [0, 0] });
        let answer = paragraph(&[reference, link("https://a.example/?a=1&b=\""), link("javascript:alert(1)")]);
        let html = html(json!({ "exchanges": [
            exchange(&[1], &[paragraph(&[text("x")])], &[answer]),
            exchange(&[2, 3], &[paragraph(&[text("x")])], &[paragraph(&[text("x")])]),
        ] }));
        holds(&html, "<a href=\"#antwoord-2-3\">vraag 3</a>");
        holds(
            &html,
            "<a href=\"https://a.example/?a=1&amp;b=&quot;\" rel=\"noopener nofollow ugc\" \
             title=\"a.example/?a=1&amp;b=&quot;\">&lt;adres&gt;</a>&lt;adres&gt;</p>",
        );
        let own = json!({ "type": "link", "text": "www.b.example", "href": "https://www.b.example", "target": "url", "span": [0, 0] });
        let html = self::html(json!({ "exchanges": [exchange(&[1], &[paragraph(&[own])], &[])] }));
        holds(&html, "rel=\"noopener nofollow ugc\">www.b.example</a>"); // its words say where it goes
    }
}
