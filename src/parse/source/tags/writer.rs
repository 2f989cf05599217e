//! Writes what a browser would show of marked-up text.

use super::entity::entity;
use super::names::{INLINE, PARAGRAPHS, UNSHOWN, is_known};
use super::pieces::{Piece, Shown};
use super::tag::{Tag, attribute, tag};
use crate::dutch::heading;
use crate::text::span::Span;
use crate::text::str_ext::StrExt;

/// What opens words in which nothing is a tag.
const CDATA: &str = "<![CDATA[";

/// How the ids of notes begin: `fn:1`, `cite_note-1`.
const NOTE_IDS: &[&str] = &["fn", "footnote", "note", "cite_note", "endnote", "ftn", "_ftn"];

/// The sign that leads back from a note to where it is cited.
const BACKLINK: char = '↩';

/// Writes what is shown.
pub(super) struct Writer<'s> {
    source: &'s str,
    is_xml: bool,
    shown: Shown,
    /// The tags that are open.
    open: Vec<String>,
    /// The lists that are open: the number of the next item of one that is numbered.
    lists: Vec<Option<u32>>,
    /// Whether line ends are spaces.
    in_paragraph: bool,
    /// Where in the text the words of an item begin, behind its mark.
    marked: Option<usize>,
    /// What is closed nowhere in the rest of the source.
    unclosed: Vec<String>,
    /// The notes met so far, which stand in the text where they are cited: label and words.
    notes: Vec<(Span, Span)>,
}

impl<'s> Writer<'s> {
    pub(super) fn new(source: &'s str, is_xml: bool) -> Self {
        Self {
            source,
            is_xml,
            shown: Shown {
                text: String::with_capacity(source.len()),
                pieces: Vec::new(),
                cuts: Vec::new(),
                unsure: None,
                first_note: None,
            },
            open: Vec::new(),
            lists: Vec::new(),
            in_paragraph: false,
            marked: None,
            unclosed: Vec::new(),
            notes: Vec::new(),
        }
    }

    /// What is shown of the whole source.
    pub(super) fn shown(mut self) -> Shown {
        self.write(Span::new(0, self.source.len()));
        self.finish();
        self.shown
    }
}

impl Writer<'_> {
    /// Writes what a part of the source shows.
    fn write(&mut self, part: Span) {
        let mut at = part.start;
        let mut from = at;
        let end = part.end;
        while let Some(found) = self.source[at..end].find(['<', '&', '\n', '\r', BACKLINK]).map(|found| at + found) {
            let Some(next) = self.sign(from, found, end) else {
                at = found + 1;
                continue;
            };
            at = next.min(end).max(found + 1);
            from = at;
        }
        self.same(Span::new(from, end));
    }

    /// Writes what is up to a sign at `at`, and what it begins. Returns where that ends; `None` where it is a word.
    fn sign(&mut self, from: usize, at: usize, end: usize) -> Option<usize> {
        let source = self.source;
        let rest = &source[at..end];
        match rest.as_bytes().first()? {
            b'&' => {
                let (length, sign) = entity(rest)?;
                self.same(Span::new(from, at));
                if sign == BACKLINK {
                    self.cut();
                } else {
                    self.instead(sign.encode_utf8(&mut [0; 4]), Span::new(at, at + length));
                }
                Some(at + length)
            }
            _ if rest.starts_with(BACKLINK) => {
                self.same(Span::new(from, at));
                self.cut();
                Some(at + BACKLINK.len_utf8())
            }
            b'\n' | b'\r' => {
                if !self.in_paragraph {
                    return None;
                }
                self.same(Span::new(from, at));
                let gap = rest.len() - rest.trim_ascii_start().len();
                let is_parted = self.shown.text.ends_with([' ', '\n']);
                self.instead(if is_parted { "" } else { " " }, Span::new(at, at + gap));
                Some(at + gap)
            }
            _ => {
                if let Some(next) = self.unshown(rest).map(|length| at + length) {
                    self.same(Span::new(from, at));
                    self.cut();
                    return Some(next);
                }
                if let Some(inner) = rest.strip_prefix(CDATA)
                    && let Some(length) = inner.place_of("]]>")
                {
                    self.same(Span::new(from, at));
                    self.cut();
                    let start = at + CDATA.len();
                    self.same(Span::new(start, start + length));
                    self.cut();
                    return Some(start + length + "]]>".len());
                }
                let tag = tag(source, at, self.is_xml)?;
                if !(self.is_xml || is_known(&tag.name) || tag.name.contains('-')) {
                    self.shown.unsure = self.shown.unsure.or(Some(tag.span));
                    return None;
                }
                // What raises a digit is read with it, see `normalize`.
                if let Some(length) = raised(rest) {
                    self.same(Span::new(from, at + length));
                    return Some(at + length);
                }
                self.same(Span::new(from, at));
                Some(self.tag(&tag))
            }
        }
    }

    /// The length of what is set aside with all that it holds: a comment, a declaration, a script.
    fn unshown(&mut self, rest: &str) -> Option<usize> {
        if rest.starts_with("<!--") {
            return self.closed(rest, "-->");
        }
        if rest.starts_with("<?") || rest.get(..9).is_some_and(|start| start.eq_ignore_ascii_case("<!doctype")) {
            return self.closed(rest, ">");
        }
        let tag = tag(rest, 0, self.is_xml).filter(|tag| !tag.closes && !tag.is_void)?;
        let name = UNSHOWN.iter().find(|&&name| name == tag.name)?;
        self.closed(rest, &format!("</{name}>"))
            .or_else(|| self.closed(rest, &format!("</{}>", name.to_ascii_uppercase())))
    }

    /// Up to and with what closes something. (What is closed nowhere is looked for once.)
    fn closed(&mut self, rest: &str, close: &str) -> Option<usize> {
        if self.unclosed.iter().any(|it| it == close) {
            return None;
        }
        let end = rest.place_of(close).map(|at| at + close.len());
        if end.is_none() {
            self.unclosed.push(close.to_owned());
        }
        end
    }

    /// Takes a tag. Returns where what it stands for ends.
    fn tag(&mut self, tag: &Tag<'_>) -> usize {
        let name = tag.name.as_str();
        self.cut();
        self.balance(tag);
        if name == "noot"
            && !tag.closes
            && let Some(end) = self.note(tag)
        {
            return end;
        }
        if matches!(name, "td" | "th") {
            let shown = &self.shown.text;
            let cell = if tag.closes {
                &shown[shown.rfind(['\n', '\t']).map_or(0, |at| at + 1)..]
            } else {
                self.source[tag.span.end..].split('<').next().unwrap_or_default()
            };
            let parts = if is_heading(cell.trim_blank()) { "\n" } else { "\t" };
            self.instead(parts, tag.span);
        } else if !INLINE.contains(&name) {
            self.block(tag);
        }
        self.cut();
        tag.span.end
    }

    /// A tag that ends a line.
    fn block(&mut self, tag: &Tag<'_>) {
        let name = tag.name.as_str();
        if name == "p" && !tag.closes && self.marked == Some(self.shown.text.len()) {
            return; // `<li><p>`: the words of the item
        }
        let ends = if name.is_one_of(&["br", "tr", "li"]) { "\n" } else { "\n\n" };
        self.instead(ends, tag.span);
        if name == "br" {
            return;
        }
        self.in_paragraph = !tag.closes && PARAGRAPHS.contains(&name);
        match (name, tag.closes) {
            ("ol", false) => {
                let first = attribute(tag, "start").and_then(|first| first.parse().ok()).unwrap_or(1);
                self.lists.push(Some(first));
            }
            ("ul", false) => self.lists.push(None),
            ("ol" | "ul", true) => _ = self.lists.pop(),
            ("li", false) => self.item(tag),
            ("vraag" | "antwoord", false) => self.heading(tag),
            _ => {}
        }
    }

    /// What a browser puts before an item of a list.
    fn item(&mut self, tag: &Tag<'_>) {
        let mark = match self.lists.last_mut() {
            Some(Some(number)) => {
                // The list of notes that programs put below a page; its labels stand as those of any notes.
                let is_note = attribute(tag, "id").is_some_and(|id| id.starts_with_one_of(NOTE_IDS));
                let mark = format!("{number}{}", if is_note { " " } else { ". " });
                *number = number.saturating_add(1);
                mark
            }
            Some(None) => "• ".to_owned(),
            None => return, // the XML of a list prints its marks
        };
        self.instead(&mark, tag.span);
        self.marked = Some(self.shown.text.len());
    }

    /// The heading of a question or an answer of which the XML prints nothing, or only the number: the tag says the rest.
    fn heading(&mut self, tag: &Tag<'_>) {
        let inner = self.source[tag.span.end..].trim_start_blank();
        let number = inner.strip_prefix("<nr>").map(|nr| nr[..nr.leading_digits()].to_owned());
        let word = if tag.name == "vraag" { "Vraag" } else { "Antwoord" };
        match (number, attribute(tag, "nr")) {
            (Some(number), _) if !number.is_empty() => self.instead(&format!("{word} "), tag.span),
            (None, Some(number)) if inner.starts_with("<al") && number.parse::<u32>().is_ok() => {
                self.instead(&format!("{word} {number}\n"), tag.span);
            }
            _ => {}
        }
    }

    /// A note, which the XML prints where it is cited: a reference there; its words come last.
    fn note(&mut self, tag: &Tag<'_>) -> Option<usize> {
        let inner = &self.source[tag.span.end..];
        let end = self.closed(inner, "</noot>")? - "</noot>".len();
        let part = |name: &str| {
            let start = inner.get(..end)?.place_of(&format!("<{name}>"))? + name.len() + 2;
            let length = inner.get(start..end)?.place_of(&format!("</{name}>"))?;
            Some(Span::new(tag.span.end + start, tag.span.end + start + length))
        };
        let (label, words) = (part("noot.nr")?, part("noot.al")?);
        let label_words = label.of(self.source).trim_blank();
        if label_words.is_empty() || label_words.len() > 4 {
            return None;
        }
        self.instead(&format!("[{label_words}]"), tag.span);
        // (What goes on behind it is no part of it, though no note is found.)
        self.cut();
        self.notes.push((label, words));
        self.open.pop();
        Some(tag.span.end + end + "</noot>".len())
    }

    /// Whether each tag is closed by its own.
    fn balance(&mut self, tag: &Tag<'_>) {
        if tag.closes {
            match self.open.iter().rev().take(64).position(|open| *open == tag.name) {
                Some(depth) => self.open.truncate(self.open.len() - depth - 1),
                None if tag.name.is_one_of(&["p", "br"]) => {}
                None => self.shown.unsure = self.shown.unsure.or(Some(tag.span)),
            }
        } else if !tag.is_void {
            self.open.push(tag.name.clone());
        }
    }

    /// The notes, below all else.
    fn finish(&mut self) {
        self.in_paragraph = true;
        self.shown.first_note = self.notes.first().map(|(label, _)| label.start);
        for (label, words) in std::mem::take(&mut self.notes) {
            self.instead("\n\n", Span::new(label.start, label.start));
            // Above it stands what lies elsewhere in the source, whatever the words are joined to.
            self.cut();
            self.instead(&format!("[{}] ", label.of(self.source).trim_blank()), label);
            self.write(words);
        }
    }

    /// Words as they are in the source.
    fn same(&mut self, source: Span) {
        if !source.is_empty() {
            self.shown.pieces.push(Piece { text: self.shown.text.len(), source, is_same: true });
            self.shown.text.push_str(source.of(self.source));
        }
    }

    /// Words in the stead of something in the source.
    fn instead(&mut self, words: &str, source: Span) {
        self.shown.pieces.push(Piece { text: self.shown.text.len(), source, is_same: false });
        self.shown.text.push_str(words);
    }

    /// A tag that shows nothing was here.
    fn cut(&mut self) {
        let at = self.shown.text.len();
        if self.shown.cuts.last() != Some(&at) {
            self.shown.cuts.push(at);
        }
    }
}

/// The length of `<sup>1</sup>`.
fn raised(rest: &str) -> Option<usize> {
    let inner = rest.strip_prefix("<sup>")?;
    let digits = inner.leading_digits();
    let raises = (1..=3).contains(&digits) && inner[digits..].starts_with("</sup>");
    raises.then_some("<sup></sup>".len() + digits)
}

/// Whether a cell of a table holds the heading of a question or an answer, and nothing else.
fn is_heading(cell: &str) -> bool {
    heading::read(cell).is_some_and(|heading| heading.length == cell.len())
}
