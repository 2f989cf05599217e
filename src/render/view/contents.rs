//! The list of the questions, each a link to it.

use super::View;
use crate::render::places::gist;

/// How many letters of a question the list shows.
const GIST_OF_QUESTION: usize = 80;
/// With fewer groups of questions there is no list: they are all in sight.
const LEAST_FOR_A_LIST: usize = 3;

impl View<'_> {
    pub(super) fn contents(&mut self) {
        let document = self.document;
        if document.exchanges.len() < LEAST_FOR_A_LIST {
            return;
        }
        self.line_feed();
        self.element("nav", &[("class", "kv-contents"), ("aria-label", self.words.contents)], |view| {
            view.element("ul", &[], |view| {
                for (at, exchange) in document.exchanges.iter().enumerate() {
                    let href = format!("#{}", view.places.exchanges[at].question);
                    let question = exchange.questions.first().map(|question| gist(&question.blocks, GIST_OF_QUESTION));
                    view.element("li", &[], |view| {
                        view.element("a", &[("href", &href)], |view| {
                            let numbers = view.words.numbers(&exchange.numbers);
                            view.text_element("b", &numbers);
                            view.sink.text(" ");
                            view.dutch_element("span", &[], |view| view.sink.text(question.as_deref().unwrap_or("—")));
                        });
                    });
                }
            });
        });
    }
}
