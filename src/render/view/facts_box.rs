//! The facts, as a description list: who asked whom and when, who replied and when, where the paper was published.

use super::View;
use crate::dutch::date::iso;
use crate::model::*;
use crate::render::words::Words;
use crate::render::{facts, joined};

impl View<'_> {
    /// Writes nothing when no fact is known: a screen reader would announce the empty list.
    pub(super) fn facts_box(&mut self) {
        if self.has_facts() {
            self.element("dl", &[], |view| {
                view.asked();
                view.replied();
                view.published();
            });
        }
    }

    fn has_facts(&self) -> bool {
        let Document { asked, reply, publication, .. } = self.document;
        *asked != Asked::default()
            || (reply.iter()).any(|it| !it.respondents.is_empty() || !it.on_behalf_of.is_empty() || it.date.is_some())
            || facts::publication_address(publication).is_some()
            || publication.see_also.is_some()
    }

    fn asked(&mut self) {
        let asked = &self.document.asked;
        self.entry(self.words.asked_by, &[enumeration(&facts::askers(self.document), self.words.and)]);
        self.entry(self.words.asked_to, &facts::addressees(self.document, self.words));
        if let Some(date) = &asked.date {
            self.term(self.words.asked_on);
            self.element("dd", &[], |view| view.date(date));
        }
    }

    fn replied(&mut self) {
        let document = self.document;
        let Some(reply) = &document.reply else { return };
        let (by, on) = match reply.kind {
            ReplyKind::Answer => (self.words.answered_by, self.words.answered_on),
            ReplyKind::Notice => (self.words.announced_by, self.words.announced_on),
        };
        self.entry(by, &facts::respondents(&reply.respondents, self.words));
        self.entry(self.words.on_behalf_of, &facts::respondents(&reply.on_behalf_of, self.words));
        let Some(date) = &reply.date else { return };
        self.term(on);
        self.element("dd", &[], |view| {
            view.date(date);
            if let Some(days) = facts::days_to_reply(document) {
                let days = Words::count(days, view.words.days);
                let (of_members, of_senators) = view.words.term;
                let term = if facts::is_of_senate(document) { of_senators } else { of_members };
                view.sink.text(&format!(", {} {days} ({term})", view.words.after));
            }
        });
    }

    fn published(&mut self) {
        let publication = &self.document.publication;
        if let Some((name, href)) = facts::publication_address(publication) {
            self.term(self.words.published);
            self.element("dd", &[], |view| view.link(&href, "noopener nofollow", &name));
        }
        if let Some(other) = &publication.see_also {
            // The head as printed has it as a citation.
            let cited = |inline: &Inline| match inline {
                Inline::Link { text, href, .. } if text == other => Some(href.clone()),
                _ => None,
            };
            let address = self.document.header.iter().flat_map(|block| &block.inlines).find_map(cited);
            self.term(self.words.see_also);
            self.dutch_element("dd", &[], |view| match &address {
                Some(href) => view.link(href, "noopener nofollow", other),
                None => view.sink.text(other),
            });
        }
    }

    fn date(&mut self, date: &str) {
        let words = self.words.date(date);
        if iso(date).is_some() {
            self.element("span", &[("data-date", date)], |view| view.sink.text(&words));
        } else {
            self.sink.text(&words);
        }
    }

    /// Where no style reaches, a colon and a line for each fact tell them apart; our own style hides the colon.
    fn term(&mut self, word: &str) {
        self.line_feed();
        self.element("dt", &[], |view| {
            view.sink.text(word);
            view.text_element("span", ":");
        });
        self.sink.text(" ");
    }

    /// A term with its descriptions; nothing when all of them are empty.
    fn entry(&mut self, word: &str, lines: &[String]) {
        if lines.iter().all(String::is_empty) {
            return;
        }
        self.term(word);
        for line in lines {
            self.text_element("dd", line);
        }
    }
}

/// `a, b en c`.
pub(super) fn enumeration(items: &[String], and: &str) -> String {
    match items {
        [] => String::new(),
        [one] => one.clone(),
        [most @ .., last] => format!("{} {and} {last}", joined(most, ", ")),
    }
}

#[cfg(test)]
mod tests {
    use crate::render::view::samples::{holds, html, paragraph, text};
    use serde_json::json;

    #[test]
    fn what_to_see_also_is_a_link_where_the_paper_is_known() {
        let publication = json!({
            "chamber": null, "sessionYear": null, "number": null, "caseNumber": null, "id": null, "seeAlso": "Aanhangsel, nr. 375"
        });
        let link = json!({
            "type": "link", "text": "Aanhangsel, nr. 375", "href": "https://a.example/375", "target": "aanhangsel", "span": [0, 0]
        });
        let head = [paragraph(&[text("Zie ook "), link])];
        let linked = html(json!({ "publication": publication, "header": head }));
        holds(
            &linked,
            "<dt>Zie ook<span>:</span></dt> <dd><a href=\"https://a.example/375\" rel=\"noopener nofollow\" title=",
        );
        holds(
            &html(json!({ "publication": publication })),
            "<dt>Zie ook<span>:</span></dt> <dd>Aanhangsel, nr. 375</dd>",
        );
    }

    #[test]
    fn an_answer_in_time_or_late_is_said_with_the_term() {
        let reply = json!({ "kind": "answer", "respondents": [], "onBehalfOf": [], "date": "2024-04-15" });
        let asked = json!({
            "askers": [{ "name": "Duin", "party": "P" }, { "name": "Berg", "party": null }],
            "addressees": [{ "role": "minister", "title": "Minister voor", "portfolio": "Zee" }], "date": "2024-03-06"
        });
        let html = html(json!({ "asked": asked, "reply": reply }));
        holds(&html, "<dd>Duin (P) en Berg</dd>\n<dt>Aan<span>:</span></dt> <dd>Minister voor Zee</dd>");
        holds(&html, "<span data-date=\"2024-04-15\">15 april 2024</span>, na 40 dagen (termijn: 3 weken)</dd>");
    }

    #[test]
    fn titles_stand_as_printed() {
        let reply = json!({ "kind": "answer", "date": null, "respondents": [
            { "role": "minister", "title": "Minister", "name": "Duin", "portfolio": "Zee" },
            { "role": "minister", "title": "minister voor", "name": "Berg", "portfolio": "Strand" },
            { "role": "staatssecretaris", "title": "Staatsecretaris van", "name": null, "portfolio": "Zand" },
            { "role": "minister", "name": null, "portfolio": "Zout" }
        ], "onBehalfOf": [{ "role": "minister-president", "title": "minister president", "name": null, "portfolio": null }] });
        let html = html(json!({ "reply": reply }));
        holds(&html, "<dd>Minister Duin (Zee)</dd><dd>minister voor Strand Berg</dd><dd>Staatsecretaris van Zand</dd>");
        holds(&html, "<dd>Minister van Zout</dd>\n<dt>Mede namens<span>:</span></dt> <dd>minister president</dd>");
    }
}
