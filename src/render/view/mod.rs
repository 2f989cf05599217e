//! The view of a document, as elements: a head with the facts, a list of the questions, the questions with their folding
//! answers, the notes, and a footer with what the parser doubts.
//!
//! The view is described once, here, and written to a [`Sink`]: as HTML in an export, as nodes in a live page.
//!
//! It uses only elements and attributes that a content management system keeps when it cleans what authors paste
//! (WordPress' post context): no `time`, no `name` on `details`, no style, no script; and no
//! `div` around words of the paper, which reader views drop where it is short and has a link. Questions are headings outside
//! `summary`, where every screen reader finds them.

mod blocks;
mod contents;
mod element;
mod exchanges;
mod facts_box;
mod footer;
mod head;
mod inlines;
mod list_shape;
mod notes;
mod preamble;
#[cfg(test)]
mod samples;
mod unrecognised;

use super::places::Places;
use super::words::Words;
use super::{Sink, ViewOptions};
use crate::model::*;

/// Writes the view of a document to a sink.
pub(crate) fn write(document: &Document, options: &ViewOptions, sink: &mut dyn Sink) {
    let words = Words::of(options.language);
    let places = Places::new(document, &options.id_prefix);
    let mut view = View { document, options, words, places, sink };
    view.document();
}

/// A view being written.
struct View<'a> {
    document: &'a Document,
    options: &'a ViewOptions,
    words: &'static Words,
    places: Places<'a>,
    sink: &'a mut dyn Sink,
}

impl View<'_> {
    fn document(&mut self) {
        let language = self.options.language.code();
        self.element("section", &[("class", "kamervragen"), ("lang", language)], |view| {
            if view.document.kind == Kind::Unrecognised {
                view.unrecognised();
            } else {
                view.head();
                // What a notice has to say comes before the questions that it does not answer.
                let notice = view.document.kind == Kind::Notice;
                if notice {
                    view.other_text(view.words.message, &view.document.closing, "closing");
                }
                view.other_text(view.words.before, &view.document.preamble, "preamble");
                view.contents();
                for (at, exchange) in view.document.exchanges.iter().enumerate() {
                    view.exchange(at, exchange);
                }
                if !notice {
                    view.other_text(view.words.afterwards, &view.document.closing, "closing");
                }
            }
            view.notes();
            view.footer();
        });
    }
}

#[cfg(test)]
mod tests {
    use super::samples::{document, exchange, holds, paragraph, text};
    use super::*;
    use crate::render::view_as_html;
    use crate::render::{Head, Language};
    use serde_json::json;

    #[test]
    fn a_notice_says_first_what_it_has_to_say() {
        let questions = exchange(&[1], &[paragraph(&[text("Klopt dit?")])], &[]);
        let html = view_as_html(
            &document(
                &json!({ "kind": "notice", "exchanges": [questions], "closing": [paragraph(&[text("Het duurt langer.")])] }),
            ),
            &ViewOptions::default(),
        );
        holds(&html, "<section><h3>Het bericht</h3><section><p>Het duurt langer.</p></section></section>");
        assert!(html.find("Het duurt langer.") < html.find("Klopt dit?"), "{html}");
        assert_eq!(html.matches("Het duurt langer.").count(), 1);
    }

    #[test]
    fn english_words_around_a_dutch_paper() {
        let exchange = exchange(&[1], &[paragraph(&[text("x")])], &[paragraph(&[text("y")])]);
        let options = ViewOptions {
            language: Language::En,
            heading_level: 4,
            id_prefix: "a-".into(),
            open: true,
            ..ViewOptions::default()
        };
        let html = view_as_html(&document(&json!({ "exchanges": [exchange] })), &options);
        holds(&html, "<section class=\"kamervragen\" lang=\"en\">");
        holds(&html, "<h5 id=\"a-vraag-1\"><a href=\"#a-vraag-1\">Question 1</a></h5>");
        holds(&html, "<section class=\"kv-question\" lang=\"nl\">");
        holds(
            &html,
            "<details class=\"kv-answer\" open=\"\"><summary><b>Answer 1</b> <span lang=\"nl\">y</span></summary>",
        );
    }

    #[test]
    fn a_host_with_a_title_of_its_own_takes_the_facts_or_nothing() {
        let asked = json!({ "askers": [{ "name": "Duin", "party": "P" }], "addressees": [], "date": null });
        let subject = json!([text("zand"), { "type": "noteRef", "text": "1", "label": "1", "span": [0, 0] }]);
        let note = json!({
            "label": "1", "marker": { "text": "1", "span": [0, 0] }, "blocks": [paragraph(&[text("Krant.")])],
            "citedIn": ["subject"]
        });
        let paper = document(&json!({ "subject": subject, "asked": asked, "footnotes": [note],
            "exchanges": [exchange(&[1], &[paragraph(&[text("x")])], &[])] }));
        let with = |head| view_as_html(&paper, &ViewOptions { head, ..ViewOptions::default() });
        let (full, facts, none) = (with(Head::Full), with(Head::Facts), with(Head::None));
        holds(&full, "<h2 id=\"onderwerp\">Zand<sup>");
        holds(&full, "<a href=\"#noot-1-ref-1\"");
        holds(&facts, "<header class=\"kv-head\"><dl>\n<dt>Gesteld door<span>:</span></dt> <dd>Duin (P)</dd></dl>");
        for html in [&facts, &none] {
            assert!(!html.contains("<h2") && !html.contains("#noot-1-ref"), "{html}");
            holds(html, "<h3 id=\"vraag-1\">");
            holds(html, "Krant.");
        }
        assert!(!none.contains("<header"), "{none}");
    }

    /// What a content management system keeps of what its authors paste: the post context of WordPress.
    #[test]
    fn nothing_that_a_content_system_would_strip() {
        const ELEMENTS: &[&str] = &[
            "a", "b", "dd", "details", "div", "dl", "dt", "em", "footer", "h2", "h3", "h4", "header", "li", "nav",
            "ol", "p", "pre", "section", "span", "strong", "summary", "sup", "ul",
        ];
        const ATTRIBUTES: &[(&str, &[&str])] =
            &[("a", &["href", "rel"]), ("details", &["open"]), ("li", &["value"]), ("ol", &["start", "type"])];
        #[derive(Default)]
        struct Strict {
            stack: Vec<&'static str>,
            ids: std::collections::BTreeSet<String>,
            links: Vec<String>,
        }
        impl Sink for Strict {
            fn open(&mut self, tag: &'static str) {
                assert!(ELEMENTS.contains(&tag), "{tag}");
                self.stack.push(tag);
            }
            fn attribute(&mut self, name: &'static str, value: &str) {
                let tag = self.stack.last().copied().unwrap_or_default();
                let own = ATTRIBUTES.iter().any(|(element, names)| *element == tag && names.contains(&name));
                let all = matches!(name, "class" | "id" | "lang" | "title" | "aria-label") || name.starts_with("data-");
                assert!(own || all, "{name} on {tag}");
                if name == "id" {
                    assert!(self.ids.insert(value.to_owned()), "id {value} twice");
                }
                if let Some(id) = value.strip_prefix('#').filter(|_| name == "href") {
                    self.links.push(id.to_owned());
                }
            }
            fn text(&mut self, _: &str) {}
            fn close(&mut self) {
                self.stack.pop();
            }
        }
        let mut strict = Strict::default();
        write(&crate::parse(crate::EXAMPLE), &ViewOptions { open: true, ..ViewOptions::default() }, &mut strict);
        assert!(strict.stack.is_empty());
        for id in strict.links {
            assert!(strict.ids.contains(&id), "a link to {id}, which is nowhere");
        }
    }

    #[test]
    fn the_example_shows_all_its_parts() {
        let html = view_as_html(&crate::parse(crate::EXAMPLE), &ViewOptions::default());
        assert_eq!(html.matches("class=\"kv-exchange\"").count(), 7);
        assert_eq!(html.matches("<details class=\"kv-answer\"").count(), 7);
        holds(&html, "na 40 dagen (termijn: 3 weken)");
        holds(&html, "verwijs ik naar mijn antwoord op <a href=\"#antwoord-2-3\">vraag 2 en 3</a>");
        holds(&html, "is aangewezen op de brug");
        holds(&html, "zodat een deel van de gebruikers");
    }
}
