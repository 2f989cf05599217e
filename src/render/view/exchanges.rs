//! A group of questions with its answers, which can be folded.

use super::View;
use super::element::Attributes;
use crate::model::*;
use crate::render::places::gist;

/// How many letters of an answer show while it is folded.
const GIST_OF_ANSWER: usize = 110;

impl<'a> View<'a> {
    pub(super) fn exchange(&mut self, at: usize, exchange: &'a Exchange) {
        self.line_feed();
        self.element("section", &[("class", "kv-exchange")], |view| {
            let id = view.places.exchanges[at].question.clone();
            let href = format!("#{id}");
            let heading = view.words.question_heading(&exchange.numbers);
            view.element(view.heading(1), &[("id", &id)], |view| {
                view.element("a", &[("href", &href)], |view| view.sink.text(&heading));
            });
            view.questions(exchange);
            exchange.questions.iter().for_each(|question| view.repeats(question));
            for (nth, answer) in exchange.answers.iter().enumerate() {
                view.answer(at, nth, exchange, answer);
            }
            if exchange.answers.is_empty() && view.document.kind == Kind::Answered {
                view.element("p", &[], |view| view.text_element("em", view.words.no_answer));
            }
        });
    }

    fn questions(&mut self, exchange: &'a Exchange) {
        if exchange.questions.is_empty() {
            self.element("p", &[], |view| view.text_element("em", view.words.no_question));
        }
        // (A question in parts, `5a` and `5b`, has one number for more than one.)
        let apart = (2..=exchange.numbers.len()).contains(&exchange.questions.len())
            && exchange.questions.iter().all(|question| question.numbers.len() == 1);
        if apart {
            // One question for each number: a list that counts as the paper does.
            self.dutch_element("ol", &[("class", "kv-question")], |view| {
                for question in &exchange.questions {
                    let number = question.numbers[0];
                    let value = number.to_string();
                    let id = view.places.give_number("vraag", number);
                    let attributes = [("value", value.as_str()), ("id", id.as_deref().unwrap_or_default())];
                    let attributes = if id.is_some() { &attributes[..] } else { &attributes[..1] };
                    view.element("li", attributes, |view| view.blocks(&question.blocks, &format!("question {number}")));
                }
            });
            return;
        }
        for question in &exchange.questions {
            self.dutch_element("section", &[("class", "kv-question")], |view| {
                view.anchors("vraag", &question.numbers);
                let place = format!("question {}", first(&question.numbers));
                view.blocks(&question.blocks, &place);
            });
        }
    }

    /// The other prints of a question, folded: it is one question.
    fn repeats(&mut self, question: &'a Question) {
        for repeat in &question.repeats {
            self.element("details", &[("class", "kv-repeat")], |view| {
                let heading = view.words.repeat_heading(&question.numbers);
                view.text_element("summary", &heading);
                let place = format!("question {}", first(&question.numbers));
                view.dutch_element("section", &[], |view| view.blocks(&repeat.blocks, &place));
            });
        }
    }

    fn answer(&mut self, at: usize, nth: usize, exchange: &'a Exchange, answer: &'a Answer) {
        let attributes: Attributes = &[("class", "kv-answer"), ("open", "")];
        self.element("details", if self.options.open { attributes } else { &attributes[..1] }, |view| {
            view.element("summary", &[], |view| {
                let mut heading = view.words.answer_heading(&exchange.numbers);
                if nth > 0 {
                    heading.push_str(&format!(" ({})", nth + 1));
                }
                view.text_element("b", &heading);
                view.sink.text(" ");
                let start = gist(&answer.blocks, GIST_OF_ANSWER);
                view.dutch_element("span", &[], |view| view.sink.text(&start));
            });
            let id = view.places.exchanges[at].answers[nth].clone();
            view.dutch_element("section", &[("id", &id)], |view| {
                view.anchors("antwoord", &exchange.numbers);
                view.blocks(&answer.blocks, &format!("answer {}", first(&exchange.numbers)));
            });
        });
    }

    /// An empty element with an id for each number of a group, so that `#vraag-3` leads into `#vraag-2-3`.
    fn anchors(&mut self, kind: &str, numbers: &[u32]) {
        for &number in numbers {
            if let Some(id) = self.places.give_number(kind, number) {
                self.element("span", &[("id", &id)], |_| {});
            }
        }
    }
}

/// The first number, by which `citedIn` names a question or an answer.
fn first(numbers: &[u32]) -> String {
    numbers.first().map(u32::to_string).unwrap_or_default()
}

#[cfg(test)]
mod tests {
    use crate::render::view::samples::{exchange, holds, html, paragraph, text};
    use serde_json::json;

    #[test]
    fn a_group_is_a_heading_a_counted_list_and_one_folded_answer() {
        let questions = [paragraph(&[text("Klopt dit?")]), paragraph(&[text("En dat?")])];
        let html = html(json!({ "exchanges": [exchange(&[2, 3], &questions, &[paragraph(&[text("Ja.")])])] }));
        holds(
            &html,
            "<section class=\"kv-exchange\"><h3 id=\"vraag-2-3\"><a href=\"#vraag-2-3\">Vraag 2 en 3</a></h3>\
             <ol class=\"kv-question\"><li value=\"2\" id=\"vraag-2\"><p>Klopt dit?</p></li>\
             <li value=\"3\" id=\"vraag-3\"><p>En dat?</p></li></ol>\
             <details class=\"kv-answer\"><summary><b>Antwoord op vraag 2 en 3</b> <span>Ja.</span></summary>\
             <section id=\"antwoord-2-3\"><span id=\"antwoord-2\"></span><span id=\"antwoord-3\"></span><p>Ja.</p></section>\
             </details></section>",
        );
        holds(&html, "2 vragen · 1 antwoord (1 gezamenlijk)");
    }

    #[test]
    fn a_question_that_is_printed_twice_is_one_question() {
        let mut exchange = exchange(&[2], &[paragraph(&[text("Klopt dit?")])], &[paragraph(&[text("Ja.")])]);
        let blocks = [paragraph(&[text("Klopt dit nu?")])];
        exchange["questions"][0]["repeats"] = json!([{ "heading": null, "blocks": blocks, "span": [0, 0] }]);
        let html = html(json!({ "exchanges": [exchange] }));
        holds(
            &html,
            "<section class=\"kv-question\"><p>Klopt dit?</p></section><details class=\"kv-repeat\">\
             <summary>Vraag 2 (elders in deze tekst)</summary><section><p>Klopt dit nu?</p></section></details>",
        );
        holds(&html, "1 vraag · 1 antwoord");
    }

    #[test]
    fn a_group_that_was_not_split_is_reached_by_each_number() {
        let html = html(json!({ "exchanges": [exchange(&[2, 3], &[paragraph(&[text("Klopt dit?")])], &[])] }));
        holds(&html, "<section class=\"kv-question\"><span id=\"vraag-2\"></span><span id=\"vraag-3\"></span><p>");
        holds(&html, "Deels beantwoord: vraag 2 en 3 zonder antwoord.");
    }
}
