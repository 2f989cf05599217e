//! Markdown that reads well as it stands, on GitHub and in a content management system: a heading for each group of
//! questions, and everything that a renderer could take for markup escaped.
//!
//! Notes are plain text: `[1]` where one is cited, and `[1] De Courant` below the heading `Noten`. The usual extension for
//! footnotes (`[^1]: De Courant`) is no option, because a renderer without it reads the definition of a link: a note that is
//! an address would then become a link, behind an exclamation mark even an image, and others would lose the notes.

mod escape;

use super::address::is_web_address;
use super::facts;
use super::places::Places;
use super::words::{Words, capitalized};
use super::{Language, joined};
use crate::model::*;
use crate::text::str_ext::StrExt;
use escape::{at_line_start, destination, escape, escape_to, is_plain_address, row};

/// The longest text of a link of which our own parser reads the address.
const LONGEST_LINK_TEXT: usize = 220;

/// Writes a document as Markdown, with Dutch words.
pub(crate) fn write(document: &Document) -> String {
    let words = Words::of(Language::Nl);
    let mut markdown = Markdown { document, words, places: Places::new(document, ""), out: String::new() };
    markdown.document();
    markdown.out
}

struct Markdown<'a> {
    document: &'a Document,
    words: &'static Words,
    /// Which note a mark leads to.
    places: Places<'a>,
    out: String,
}

impl Markdown<'_> {
    fn document(&mut self) {
        let document = self.document;
        if document.kind == Kind::Unrecognised {
            self.paragraph(&format!("**{}** {}", self.words.unrecognised, self.words.unrecognised_more));
        } else {
            self.head();
        }
        self.blocks(&document.preamble, "preamble");
        for exchange in &document.exchanges {
            self.exchange(exchange);
        }
        if !document.closing.is_empty() {
            self.paragraph(&format!("## {}", self.words.afterwards));
            self.blocks(&document.closing, "closing");
        }
        self.notes();
        if document.kind != Kind::Unrecognised {
            self.paragraph(&format!("---\n\n*{}*", self.words.caveat));
        }
    }

    fn head(&mut self) {
        let document = self.document;
        let mut subject = document.subject.clone();
        if let Some(Inline::Text { text, .. }) = subject.first_mut() {
            *text = capitalized(text);
        }
        let title = match self.inlines(&subject, "subject") {
            empty if empty.is_empty() => self.words.untitled.to_owned(),
            title => title,
        };
        self.paragraph(&format!("# {title}"));
        let mut lines = vec![];
        lines.push((self.words.asked_by, joined(&facts::askers(document), ", ")));
        lines.push((self.words.asked_to, joined(&facts::addressees(document, self.words), ", ")));
        if let Some(reply) = &document.reply {
            let notice = reply.kind == ReplyKind::Notice;
            let word = if notice { self.words.announced_by } else { self.words.answered_by };
            lines.push((word, self.respondents(&reply.respondents)));
            lines.push((self.words.on_behalf_of, self.respondents(&reply.on_behalf_of)));
        }
        let asked = document.asked.date.as_deref();
        lines.push((self.words.asked_on, asked.map(|date| self.words.date(date)).unwrap_or_default()));
        if let Some(reply) = &document.reply
            && let Some(date) = &reply.date
        {
            let mut line = self.words.date(date);
            if let Some(days) = facts::days_to_reply(document) {
                let days = Words::count(days, self.words.days);
                line.push_str(&format!(", {} {days}", self.words.after));
            }
            let notice = reply.kind == ReplyKind::Notice;
            lines.push((if notice { self.words.announced_on } else { self.words.answered_on }, line));
        }
        lines.push((self.words.published, self.source()));
        let lines: Vec<_> = (lines.iter())
            .filter(|(_, words)| !words.is_empty())
            .map(|(term, words)| format!("- **{term}**: {}", escape(words)))
            .collect();
        if !lines.is_empty() {
            self.paragraph(&joined(&lines, "\n"));
        }
    }

    fn respondents(&self, respondents: &[Respondent]) -> String {
        joined(&facts::respondents(respondents, self.words), ", ")
    }

    fn source(&self) -> String {
        let publication = &self.document.publication;
        let parts = [
            publication.chamber.map(|chamber| Words::chamber(chamber).to_owned()),
            publication.session_year.as_ref().map(|year| format!("{} {year}", self.words.session_year)),
            publication.number.as_ref().map(|number| format!("{} {number}", self.words.number)),
            publication.case_number.as_ref().map(|case| format!("{} {case}", self.words.case_number)),
            publication.id.clone(),
        ];
        joined(&parts.into_iter().flatten().collect::<Vec<_>>(), ", ")
    }

    fn exchange(&mut self, exchange: &Exchange) {
        self.paragraph(&format!("## {}", self.words.question_heading(&exchange.numbers)));
        if exchange.questions.is_empty() {
            self.paragraph(&format!("*{}*", self.words.no_question));
        }
        for question in &exchange.questions {
            let number = question.numbers.first().map(u32::to_string).unwrap_or_default();
            self.blocks(&question.blocks, &format!("question {number}"));
        }
        // Read again, each goes back to the question whose number it has.
        for question in &exchange.questions {
            let number = question.numbers.first().map(u32::to_string).unwrap_or_default();
            for repeat in &question.repeats {
                self.paragraph(&format!("### {}", self.words.repeat_heading(&question.numbers)));
                self.blocks(&repeat.blocks, &format!("question {number}"));
            }
        }
        let number = exchange.numbers.first().map(u32::to_string).unwrap_or_default();
        for answer in &exchange.answers {
            self.paragraph(&format!("### {}", self.words.answer_heading(&exchange.numbers)));
            self.blocks(&answer.blocks, &format!("answer {number}"));
        }
    }

    fn notes(&mut self) {
        let notes = &self.document.footnotes;
        if !notes.is_empty() {
            self.paragraph(&format!("## {}", self.words.notes));
        }
        for (at, note) in notes.iter().enumerate() {
            let texts: Vec<_> = note.blocks.iter().map(|block| self.inlines(&block.inlines, "note")).collect();
            self.paragraph(&format!("{} {}", escape(&self.note_mark(at)), joined(&texts, "\n\n")));
        }
    }

    /// What a note is cited by: `[1]`, and `[1--2]` for the first of a second series.
    fn note_mark(&self, at: usize) -> String {
        let label = &self.document.footnotes[at].label;
        let id = &self.places.notes[at].id;
        let turn = id.places_of("--").last().map_or("", |dashes| &id[dashes + 2..]);
        format!("[{label}{}{turn}]", if turn.is_empty() { "" } else { "--" })
    }

    /// The mark of the note that a place cites, if the note is there.
    fn cite(&mut self, label: &str, place: &str) -> Option<String> {
        let at = self.places.cite(label, place)?;
        Some(self.note_mark(at))
    }

    fn blocks(&mut self, blocks: &[Block], place: &str) {
        let mut list_before = None;
        for block in blocks {
            let list = if block.kind == BlockKind::ListItem { list_marker(block) } else { None };
            if list.is_some() && list == list_before {
                // No blank line between the items of a list.
                self.out.pop();
            }
            list_before = list;
            if block.kind == BlockKind::Table {
                let table = self.table(&block.inlines, place);
                self.paragraph(&table);
                continue;
            }
            let text = self.inlines(&block.inlines, place);
            let printed = block.marker.as_ref().map_or("", |marker| marker.text.trim());
            match (block.kind, list) {
                (BlockKind::Heading, _) => self.paragraph(&format!("#### {text}")),
                (_, Some(List::Bullets)) => self.paragraph(&format!("- {}", at_line_start(&text))),
                (_, Some(List::Numbers)) => {
                    let number = &printed[..printed.leading_digits()];
                    self.paragraph(&format!("{number}. {}", at_line_start(&text)));
                }
                (BlockKind::ListItem, None) => self.paragraph(&format!("{} {text}", at_line_start(&escape(printed)))),
                _ => self.paragraph(&at_line_start(&text)),
            }
        }
    }

    /// The rows of a table, a line each.
    fn table(&mut self, inlines: &[Inline], place: &str) -> String {
        let mut table = String::new();
        for inline in inlines {
            match inline {
                Inline::NoteRef { label, text, .. } => {
                    table.push_str(&self.cite(label, place).unwrap_or_else(|| text.clone()));
                }
                _ => table.push_str(inline.text()),
            }
        }
        let rows: Vec<_> = table.lines().map(row).collect();
        // Two spaces keep a line end.
        joined(&rows, "  \n")
    }

    fn inlines(&mut self, inlines: &[Inline], place: &str) -> String {
        let mut out = String::new();
        for inline in inlines {
            match inline {
                Inline::Text { text, .. } | Inline::CrossRef { text, .. } => escape_to(text, &mut out),
                Inline::NoteRef { text, label, .. } => {
                    let mark = self.cite(label, place);
                    escape_to(mark.as_ref().unwrap_or(text), &mut out);
                }
                Inline::Link { text, href, .. } => link(text, href, &mut out),
            }
        }
        out.trim().to_owned()
    }

    fn paragraph(&mut self, text: &str) {
        if text.is_empty() {
            return;
        }
        if !self.out.is_empty() && !self.out.ends_with("\n\n") && !self.out.ends_with('\n') {
            self.out.push('\n');
        }
        self.out.push_str(text);
        self.out.push_str("\n\n");
    }
}

/// A list that Markdown has.
#[derive(Clone, Copy, PartialEq)]
enum List {
    Bullets,
    Numbers,
}

/// The list that an item is in, by its marker; `None` where Markdown does not count so: `a.`
fn list_marker(item: &Block) -> Option<List> {
    let marker = item.marker.as_ref().map_or("", |marker| marker.text.trim());
    if !marker.contains(char::is_alphanumeric) {
        return Some(List::Bullets);
    }
    let digits = marker.leading_digits();
    ((1..=9).contains(&digits) && matches!(&marker[digits..], "" | "." | ")")).then_some(List::Numbers)
}

/// A link to a web address; of any other, and of what our own parser would not read again, only the text.
fn link(text: &str, href: &str, out: &mut String) {
    if !is_web_address(href) {
        escape_to(text, out);
    } else if text == href && is_plain_address(href) {
        out.push_str(&format!("<{href}>"));
    } else if text.len() <= LONGEST_LINK_TEXT && !text.contains('[') {
        // Behind an exclamation mark it would be an image.
        if out.ends_with('!') {
            out.pop();
            out.push_str("\\!");
        }
        out.push_str(&format!("[{}](<{}>)", escape(text), destination(href)));
    } else {
        escape_to(text, out);
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn links() {
        for (text, href, markdown) in [
            ("https://a.example/x_y", "https://a.example/x_y", "<https://a.example/x_y>"),
            ("www.a.example", "https://www.a.example", r"[www\.a.example](<https://www.a.example>)"),
            (
                "https://a.example/(x)",
                "https://a.example/(x)",
                "[https:&#47;/a.example/(x)](<https://a.example/%28x%29>)",
            ),
            ("https://a@b.example", "https://a@b.example", "https:&#47;/a&#64;b.example"),
            ("javascript:x", "javascript:x", "javascript:x"),
        ] {
            let mut out = "Kijk!".to_owned();
            link(text, href, &mut out);
            assert_eq!(out.replace("\\!", "!"), format!("Kijk!{markdown}"));
            assert!(!out.contains("![") || out.contains("\\!["), "an image: {out}");
        }
    }

    #[test]
    fn the_example_reads_as_markdown() {
        let markdown = write(&crate::parse(crate::EXAMPLE));
        for part in [
            "# Het bericht «Laatste veerpont",
            "- **Gesteld door**: Van Oudaen (Polderpartij), Steenbakker (Lijst Rivier)\n",
            "- **Beantwoord**: 15 april 2024, na 40 dagen\n",
            "\n\n## Vraag 2 en 3\n\nKlopt het",
            "moeten zij nu omrijden?\\[2\\]\n\n### Antwoord op vraag 2 en 3\n\nDe veerdienst",
            "bespreken?\n\na. een tijdelijke",
            "([Kamerstuk 99 812, nr. 4](<https://",
            "\n\n## Noten\n\n\\[1\\] ",
            "\n\n\\[3\\] Stichting Veren in de Delta, Veren in cijfers 2023, tabel 6.\n",
        ] {
            assert!(markdown.contains(part), "no {part:?}\nin {markdown}");
        }
    }
}
