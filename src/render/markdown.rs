//! Markdown that reads well as it stands, on GitHub and in a content management system: a heading a group, footnotes in
//! the usual extension, and everything that Markdown would take for its own escaped.

use super::address::is_web_address;
use super::facts;
use super::places::Places;
use super::words::Words;
use super::{Language, joined, printable};
use crate::model::*;
use crate::text::str_ext::StrExt;

/// Writes a document as Markdown, with Dutch words.
pub(crate) fn write(document: &Document) -> String {
    let words = Words::of(Language::Nl);
    let printed = facts::printed_head(document);
    let mut markdown = Markdown { document, words, places: Places::new(document, ""), printed, out: String::new() };
    markdown.document();
    markdown.out
}

struct Markdown<'a> {
    document: &'a Document,
    words: &'static Words,
    /// Which note a mark leads to.
    places: Places<'a>,
    /// The words of the head of the paper.
    printed: String,
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
        let title = match self.inlines(&document.subject, "subject") {
            empty if empty.is_empty() => self.words.untitled.to_owned(),
            title => title,
        };
        self.paragraph(&format!("# {title}"));
        let mut lines = vec![];
        lines.push((self.words.asked_by, joined(&facts::askers(document), ", ")));
        lines.push((self.words.asked_to, joined(&facts::addressees(document, self.words, &self.printed), ", ")));
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
        joined(&facts::respondents(respondents, self.words, &self.printed), ", ")
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
        let number = exchange.numbers.first().map(u32::to_string).unwrap_or_default();
        for answer in &exchange.answers {
            self.paragraph(&format!("### {}", self.words.answer_heading(&exchange.numbers)));
            self.blocks(&answer.blocks, &format!("answer {number}"));
        }
    }

    fn notes(&mut self) {
        for (at, note) in self.document.footnotes.iter().enumerate() {
            let name = self.note_name(at);
            let texts: Vec<_> = note.blocks.iter().map(|block| self.inlines(&block.inlines, "note")).collect();
            // What belongs to a note beyond its first paragraph is indented.
            self.paragraph(&format!("[^{name}]: {}", joined(&texts, "\n\n    ")));
        }
    }

    /// The name of a note, unique: `1`, and `1--2` for the first of a second series.
    fn note_name(&self, at: usize) -> String {
        let id = &self.places.notes[at].id;
        id.strip_prefix("noot-").unwrap_or(id).to_owned()
    }

    fn blocks(&mut self, blocks: &[Block], place: &str) {
        let mut in_list = false;
        for block in blocks {
            let text = self.inlines(&block.inlines, place);
            let item = block.kind == BlockKind::ListItem;
            let marker = block.marker.as_ref().map_or("", |marker| marker.text.trim());
            let bullet = item && !marker.contains(char::is_alphanumeric);
            // Markdown does not count in letters: such items are paragraphs that begin with their marker.
            let item = bullet || (item && marker.starts_with_digit());
            if item && in_list {
                // The items of a list stand close.
                self.out.pop();
            }
            in_list = item;
            match block.kind {
                BlockKind::Paragraph => self.paragraph(&at_line_start(&text)),
                BlockKind::Heading => self.paragraph(&format!("#### {text}")),
                BlockKind::ListItem => {
                    let marker = if bullet { "-".to_owned() } else { escape(marker) };
                    self.paragraph(&format!("{marker} {text}"));
                }
                BlockKind::Table => {
                    let raw: String = block.inlines.iter().map(Inline::text).collect();
                    let mut fence = "```".to_owned();
                    while raw.contains(&fence) {
                        fence.push('`');
                    }
                    self.paragraph(&format!("{fence}\n{}\n{fence}", printable(&raw)));
                }
            }
        }
    }

    fn inlines(&mut self, inlines: &[Inline], place: &str) -> String {
        let mut out = String::new();
        for inline in inlines {
            match inline {
                Inline::Text { text, .. } | Inline::CrossRef { text, .. } => out.push_str(&escape(text)),
                Inline::NoteRef { text, label, .. } => {
                    let cited = self.places.cite(label, place).map(|(_, id)| id);
                    match cited.and_then(|id| self.places.notes.iter().position(|note| note.id == id)) {
                        Some(at) => out.push_str(&format!("[^{}]", self.note_name(at))),
                        None => out.push_str(&escape(text)),
                    }
                }
                Inline::Link { text, href, .. } => {
                    let plain = is_web_address(href) && !href.contains(['<', '>']);
                    if plain && text == href {
                        out.push_str(&format!("<{href}>"));
                    } else if plain {
                        out.push_str(&format!("[{}](<{href}>)", escape(text)));
                    } else {
                        out.push_str(&escape(text));
                    }
                }
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

/// Writes words so that Markdown takes none of them for its own.
fn escape(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    for letter in printable(text).chars() {
        match letter {
            '\\' | '`' | '*' | '_' | '[' | ']' | '<' | '>' | '~' | '&' | '$' | '|' => {
                out.push('\\');
                out.push(letter);
            }
            '\n' => out.push(' '),
            _ => out.push(letter),
        }
    }
    out
}

/// Escapes what Markdown would take for the start of a heading, a list or a rule.
fn at_line_start(text: &str) -> String {
    let text = text.trim_start();
    let digits = text.leading_digits();
    let at = match text.as_bytes().first() {
        Some(b'#' | b'+' | b'-' | b'=' | b':') => 0,
        Some(_) if digits > 0 && matches!(text.as_bytes().get(digits), Some(b'.' | b')')) => digits,
        _ => return text.to_owned(),
    };
    format!("{}\\{}", &text[..at], &text[at..])
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn hostile_words_stay_words() {
        assert_eq!(escape("<b>*x*_y_[z](q) & `$`"), r"\<b\>\*x\*\_y\_\[z\](q) \& \`\$\`");
        assert_eq!(at_line_start("# geen kop"), r"\# geen kop");
        assert_eq!(at_line_start("1. geen lijst"), r"1\. geen lijst");
        assert_eq!(at_line_start("2024 was nat"), "2024 was nat");
    }

    #[test]
    fn the_example_reads_as_markdown() {
        let markdown = write(&crate::parse(crate::EXAMPLE));
        for part in [
            "# het bericht «Laatste veerpont",
            "- **Gesteld door**: Van Oudaen (Polderpartij), Steenbakker (Lijst Rivier)\n",
            "- **Beantwoord**: 15 april 2024, na 40 dagen\n",
            "\n\n## Vraag 2 en 3\n\nKlopt het",
            "moeten zij nu omrijden?[^2]\n\n### Antwoord op vraag 2 en 3\n\nDe veerdienst",
            "bespreken?\n\na. een tijdelijke",
            "([Kamerstuk 99 812, nr. 4](<https://",
            "\n\n[^3]: Stichting Veren in de Delta, Veren in cijfers 2023, tabel 6.\n",
        ] {
            assert!(markdown.contains(part), "no {part:?}\nin {markdown}");
        }
    }
}
