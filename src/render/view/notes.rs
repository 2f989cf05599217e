//! The notes, with links back to where each is cited; and the references to them.

use super::View;
use super::element::Attributes;
use super::list_shape::is_number;
use crate::model::*;
use crate::text::str_ext::StrExt;

impl View<'_> {
    pub(super) fn notes(&mut self) {
        let notes = &self.document.footnotes;
        if notes.is_empty() {
            return;
        }
        self.line_feed();
        self.element("section", &[("class", "kv-notes")], |view| {
            let id = view.places.give("noten");
            view.element(view.heading(1), &[("id", &id)], |view| view.sink.text(view.words.notes));
            let counted = notes.iter().all(|note| is_number(&note.label));
            view.element(if counted { "ol" } else { "ul" }, &[], |view| {
                for (at, note) in notes.iter().enumerate() {
                    let id = view.places.notes[at].id.clone();
                    let attributes: Attributes = &[("id", &id), ("value", &note.label)];
                    view.element("li", if counted { attributes } else { &attributes[..1] }, |view| {
                        if !counted {
                            view.text_element("b", &note.label);
                            view.sink.text(" ");
                        }
                        view.dutch_element("section", &[], |view| view.blocks(&note.blocks, "note"));
                        view.back_links(at);
                    });
                }
            });
        });
    }

    /// Links from a note to its references.
    fn back_links(&mut self, note: usize) {
        let markers = std::mem::take(&mut self.places.notes[note].markers);
        if markers.is_empty() {
            return;
        }
        self.element("p", &[], |view| {
            for (nth, (id, place)) in markers.iter().enumerate() {
                if nth > 0 {
                    view.sink.text(" ");
                }
                let mut place_name = view.words.place(place);
                let before = markers[..nth].iter().filter(|(_, other)| other == place).count();
                if before > 0 {
                    place_name.push_str(&format!(" ({})", before + 1));
                }
                let name = format!("{} {place_name}", view.words.back_to);
                view.element("a", &[("href", &format!("#{id}")), ("aria-label", &name)], |view| {
                    view.sink.text("↑ ");
                    view.sink.text(&place_name);
                });
            }
        });
    }

    /// A reference to a note. `bracketed` where it touches digits: raised it could pass for an exponent, and copied as plain
    /// text for a part of the number. Without its note it is written as printed.
    pub(super) fn note_ref(&mut self, label: &str, printed: &str, bracketed: bool, place: &str) {
        // The head as printed repeats the subject, whose references are counted already.
        let cited = if place == "header" { None } else { self.places.cite(label, place) };
        self.element("sup", &[], |view| match cited {
            Some(at) => {
                let note = &view.places.notes[at];
                let marker = note.markers.last().map_or_else(String::new, |(id, _)| id.clone());
                let note = note.id.clone();
                let name = format!("{} {label}", view.words.note);
                let attributes = [("href", &*format!("#{note}")), ("id", &*marker), ("aria-label", &*name)];
                let shown = if bracketed { &format!("[{label}]") } else { label };
                view.element("a", &attributes, |view| view.sink.text(shown));
            }
            None => view.sink.text(printed),
        });
    }
}

/// Whether a reference to a note would run into a number of the text: `2015,` and note 3, `COP29.` and note 5.
pub(super) fn touches_digits(before: Option<&Inline>, after: Option<&Inline>) -> bool {
    let digit = |letter: char| letter.is_ascii_digit();
    let behind = before.is_some_and(|before| before.text().trim_end_any(".,").ends_with(digit));
    let ahead = after.is_some_and(|after| after.text().starts_with(digit));
    let marks = |other: Option<&Inline>| matches!(other, Some(Inline::NoteRef { .. }));
    behind && !marks(before) || ahead && !marks(after)
}

#[cfg(test)]
#[allow(clippy::unwrap_used, reason = "a test may")]
mod tests {
    use crate::render::view::samples::{exchange, holds, html, paragraph, text};
    use serde_json::{Value, json};

    #[test]
    fn two_series_of_notes_keep_their_marks_apart() {
        let mark = json!({ "type": "noteRef", "text": "1", "label": "1", "span": [0, 0] });
        let note = |place: &str| {
            let marker = json!({ "text": "1", "span": [0, 0] });
            json!({ "label": "1", "marker": marker, "blocks": [paragraph(&[text(place)])], "citedIn": [place] })
        };
        let body = paragraph(&[text("x"), mark]);
        let html = html(json!({
            "exchanges": [exchange(&[1], std::slice::from_ref(&body), std::slice::from_ref(&body))],
            "footnotes": [note("question 1"), note("answer 1")],
        }));
        holds(&html, "<sup><a href=\"#noot-1\" id=\"noot-1-ref-1\" aria-label=\"Noot 1\">1</a></sup>");
        holds(&html, "<sup><a href=\"#noot-1--2\" id=\"noot-1--2-ref-1\" aria-label=\"Noot 1\">1</a></sup>");
        holds(&html, "<a href=\"#noot-1--2-ref-1\" aria-label=\"Terug naar antwoord 1\">↑ antwoord 1</a>");
    }

    #[test]
    fn no_mark_runs_into_a_number_or_another_mark() {
        let mark =
            |label: &str| json!({ "type": "noteRef", "text": format!("{label})"), "label": label, "span": [0, 0] });
        let notes: Vec<_> = (["1", "2", "3"].iter())
            .map(|label| {
                let marker = json!({ "text": label, "span": [0, 0] });
                json!({ "label": label, "marker": marker, "blocks": [], "citedIn": ["question 1"] })
            })
            .collect();
        let shown = |inlines: &[Value]| {
            let html = html(json!({
                "exchanges": [exchange(&[1], &[paragraph(inlines)], &[])], "footnotes": notes,
            }));
            let words = html.split("<section class=\"kv-question\">").nth(1).unwrap().split("</p>").next().unwrap();
            let tags = words.split('<').map(|part| part.split_once('>').map_or(part, |(_, words)| words));
            tags.collect::<String>()
        };
        assert_eq!(shown(&[text("Ja?"), mark("1"), mark("2"), text(" En")]), "Ja?1 2 En");
        assert_eq!(shown(&[text("in 2015,"), mark("3"), text(" nu")]), "in 2015,[3] nu");
        assert_eq!(shown(&[text("COP29"), mark("1"), mark("2"), text(".")]), "COP29[1] 2.");
        assert_eq!(shown(&[text("Ja?"), mark("1"), mark("2"), text("3 maal")]), "Ja?1 [2]3 maal");
        // Without its note it stays as printed.
        assert_eq!(shown(&[text("Ja?"), mark("9")]), "Ja?9)");
    }
}
