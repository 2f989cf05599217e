//! Marked-up text, pasted as it is: the source of a web page, the XML of officielebekendmakingen.nl. Tags are not words.
//!
//! What a browser would show is read in its stead, and [`Shown`] leads each place of it back to the source. A text counts as
//! marked up when it says so in its first line, or when at least every second of its lines has a tag that the web knows:
//! `x < 5`, a `<voetnoot>` in prose and `<script>` in the middle of a paper stay words.

use crate::dutch::heading;
use crate::parse::source::own_markdown::is_own_markdown;
use crate::text::scan;
use crate::text::span::{Span, Utf16Table};
use crate::text::str_ext::StrExt;

/// Tags that part no paragraphs.
const INLINE: &[&str] = &[
    "a",
    "abbr",
    "b",
    "big",
    "cite",
    "code",
    "datum",
    "del",
    "em",
    "extref",
    "font",
    "i",
    "img",
    "ins",
    "intref",
    "kbd",
    "label",
    "mark",
    "naam",
    "nadruk",
    "noot",
    "noot.al",
    "noot.nr",
    "nootref",
    "nr",
    "li.nr",
    "q",
    "s",
    "small",
    "span",
    "strike",
    "strong",
    "sub",
    "sup",
    "time",
    "tt",
    "u",
    "var",
    "wbr",
    "input",
    "button",
    "functie",
    "plaats",
    "inf",
    "achternaam",
    "voornaam",
    "voornamen",
    "tussenvoegsel",
    "initialen",
];

/// Tags of paragraphs and the like: a line end within is a space.
const PARAGRAPHS: &[&str] = &[
    "p",
    "li",
    "h1",
    "h2",
    "h3",
    "h4",
    "h5",
    "h6",
    "td",
    "th",
    "dt",
    "dd",
    "caption",
    "al",
    "omschrijving",
    "tussenkop",
    "kamervraagomschrijving",
    "kamervraagonderwerp",
    "titel",
    "kop",
];

/// Other tags of web pages that part paragraphs.
const BLOCKS: &[&str] = &[
    "address",
    "article",
    "aside",
    "blockquote",
    "body",
    "br",
    "center",
    "details",
    "div",
    "dl",
    "fieldset",
    "figcaption",
    "figure",
    "footer",
    "form",
    "head",
    "header",
    "hr",
    "html",
    "link",
    "main",
    "meta",
    "noscript",
    "ol",
    "option",
    "pre",
    "section",
    "select",
    "summary",
    "table",
    "tbody",
    "tfoot",
    "thead",
    "title",
    "tr",
    "ul",
];

/// Tags of which all that they hold is set aside.
const UNSHOWN: &[&str] = &["script", "style", "template", "svg", "nav"];

/// Tags that hold nothing and are not closed.
const VOID: &[&str] = &["br", "hr", "img", "input", "link", "meta", "wbr"];

/// What opens words in which nothing is a tag.
const CDATA: &str = "<![CDATA[";

/// How the ids of notes begin: `fn:1`, `cite_note-1`.
const NOTE_IDS: &[&str] = &["fn", "footnote", "note", "cite_note", "endnote", "ftn", "_ftn"];

/// The sign that leads back from a note to where it is cited.
const BACKLINK: char = '↩';

/// Fewer tags than these mark up no text.
const FEWEST: usize = 4;

/// Fewer entities than these make a text no HTML.
const FEWEST_ENTITIES: usize = 2;

/// What is shown of a marked-up text.
pub(crate) struct Shown {
    /// The words.
    pub(crate) text: String,
    /// What of the text comes from where, in the order of the text.
    pieces: Vec<Piece>,
    /// Where in the text a tag was, in bytes.
    pub(crate) cuts: Vec<usize>,
    /// Where in the source tags are that fit no other, in bytes.
    pub(crate) unsure: Option<Span>,
    /// Where in the source the first note is whose words stand below all else, in bytes.
    pub(crate) first_note: Option<usize>,
}

/// A stretch of the text, as it is in the source or in the stead of something there.
#[derive(Clone, Copy)]
struct Piece {
    text: usize,
    source: Span,
    is_same: bool,
}

impl Shown {
    /// Where in the source something begins that begins at a place of the text.
    fn start(&self, at: usize) -> usize {
        let index = self.pieces.partition_point(|piece| piece.text <= at);
        let piece = index.checked_sub(1).map(|index| self.pieces[index]);
        piece.map_or(0, |piece| piece.source.start + if piece.is_same { at - piece.text } else { 0 })
    }

    /// Where in the source something ends that ends at a place of the text.
    fn end(&self, at: usize) -> usize {
        let index = self.pieces.partition_point(|piece| piece.text < at);
        let piece = index.checked_sub(1).map(|index| self.pieces[index]);
        piece.map_or(0, |piece| if piece.is_same { piece.source.start + at - piece.text } else { piece.source.end })
    }

    /// Where a span of the text is in the source, both in UTF-16 units.
    pub(crate) fn place(&self, span: Span, text: &Utf16Table<'_>, source: &Utf16Table<'_>) -> Span {
        let start = self.start(text.byte(span.start));
        let end = if span.is_empty() { start } else { self.end(text.byte(span.end)).max(start) };
        Span::new(source.utf16(start), source.utf16(end))
    }

    /// Where a place of the text is in the source, in bytes.
    pub(crate) fn at(&self, byte: usize) -> usize {
        self.start(byte)
    }
}

/// A tag in the source.
struct Tag<'s> {
    /// In lower case where the source is HTML.
    name: String,
    closes: bool,
    /// Whether nothing closes it: `<br/>`.
    is_void: bool,
    attributes: &'s str,
    span: Span,
}

/// What is shown of a text, if it is marked up.
pub(crate) fn shown(source: &str) -> Option<Shown> {
    let opens = |chunk| scan::eq_mask(chunk, b'<') | scan::eq_mask(chunk, b'&');
    scan::first_where(source.as_bytes(), 0, opens)?;
    let is_xml = is_xml(source);
    if !is_xml && !is_marked_up(source) && !has_entities(source) {
        return None;
    }
    let mut writer = Writer {
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
    };
    writer.write(Span::new(0, source.len()));
    writer.finish();
    Some(writer.shown)
}

fn is_xml(source: &str) -> bool {
    const START: usize = 600;
    let end = (0..=source.len().min(START)).rev().find(|&end| source.is_char_boundary(end)).unwrap_or(0);
    ["<?xml ", "<officiele-publicatie", "<kamervragen>", "<kamervragen "].iter().any(|it| source[..end].contains(it))
}

/// Whether a text says that it is a web page, or has tags all over.
fn is_marked_up(source: &str) -> bool {
    let start = source.trim_start_blank();
    let start = start.get(..14).unwrap_or(start).to_ascii_lowercase();
    if start.starts_with("<!doctype html") || start.starts_with("<html") {
        return true;
    }
    let (mut tags, mut closed) = (0, 0);
    let mut at = 0;
    while let Some(open) = source[at..].find('<').map(|open| at + open) {
        at = open + 1;
        if let Some(tag) = tag(source, open, false) {
            let is_sign = tag.name.is_one_of(&["sup", "sub", "wbr", "img", "input"]);
            if is_known(&tag.name) && !is_sign {
                tags += 1;
                closed += usize::from(tag.closes || tag.is_void);
            }
            at = tag.span.end;
        }
    }
    let lines = || source.lines().filter(|line| !line.trim_ascii().is_empty()).count();
    tags >= FEWEST && closed * 3 >= tags && tags * 2 >= lines()
}

/// Whether a text without tags has letters and quotation marks as HTML writes them: `&laquo;`, `&eacute;`. (What any text may
/// have is not counted; our own Markdown writes some itself.)
fn has_entities(source: &str) -> bool {
    let is_telling = |&(_, sign): &(usize, char)| !sign.is_ascii() && sign != '\u{A0}';
    let found = source.match_indices('&').filter_map(|(at, _)| entity(&source[at..])).filter(is_telling);
    found.take(FEWEST_ENTITIES).count() == FEWEST_ENTITIES && !is_own_markdown(source)
}

/// Whether the web knows a tag.
fn is_known(name: &str) -> bool {
    [INLINE, PARAGRAPHS, BLOCKS].iter().any(|names| names.contains(&name)) || name.starts_with("kamer")
}

/// The tag that begins at a place.
fn tag(source: &str, at: usize, is_xml: bool) -> Option<Tag<'_>> {
    const LONGEST: usize = 4_000;
    let rest = source[at..].strip_prefix('<')?;
    let closes = rest.starts_with('/');
    let inner = &rest[usize::from(closes)..];
    let is_of_name = |byte: &u8| byte.is_ascii_alphanumeric() || matches!(byte, b'-' | b'.' | b':' | b'_');
    let length = inner.bytes().take_while(is_of_name).count();
    if !inner.starts_with(|letter: char| letter.is_ascii_alphabetic()) {
        return None;
    }
    let name = if is_xml { inner[..length].to_owned() } else { inner[..length].to_ascii_lowercase() };
    let after = &inner[length..];
    if !after.starts_with(|letter: char| letter.is_ascii_whitespace() || matches!(letter, '>' | '/')) {
        return None;
    }
    // A `>` in quotation marks is part of an attribute.
    let mut quote = None;
    let ends = |byte: u8| matches!(byte, b'<' | b'>');
    let end = after.bytes().take(LONGEST).position(|byte| {
        match (quote, byte) {
            (None, b'"' | b'\'') => quote = Some(byte),
            (Some(open), _) if open == byte => quote = None,
            _ => {}
        }
        quote.is_none() && ends(byte)
    });
    // (A quotation mark that nobody closes.)
    let end =
        end.or_else(|| after.bytes().take(LONGEST).position(ends)).filter(|&end| after.as_bytes()[end] == b'>')?;
    let attributes = &after[..end];
    let is_void = attributes.ends_with('/') || VOID.contains(&name.as_str());
    let start = after.as_ptr() as usize - source.as_ptr() as usize;
    Some(Tag { name, closes, is_void, attributes, span: Span::new(at, start + end + 1) })
}

/// Whether a cell of a table holds the heading of a question or an answer, and nothing else.
fn is_heading(cell: &str) -> bool {
    heading::read(cell).is_some_and(|heading| heading.length == cell.len())
}

/// The value of an attribute.
fn attribute<'s>(tag: &Tag<'s>, name: &str) -> Option<&'s str> {
    let mut rest = tag.attributes;
    loop {
        let at = rest.find(name)?;
        let free = rest[..at].ends_blank();
        rest = &rest[at + name.len()..];
        let value = rest.trim_start_blank().strip_prefix('=').map(StrExt::trim_start_blank);
        if let Some(value) = value.filter(|_| free) {
            let inner = value.trim_start_any("\"'");
            return inner.split(['"', '\'', '>']).next();
        }
    }
}

/// Writes what is shown.
struct Writer<'s> {
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
                    && let Some(length) = inner.find("]]>")
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
        self.closed(rest, &format!("</{name}>")).or_else(|| self.closed(rest, &format!("</{}>", name.to_uppercase())))
    }

    /// Up to and with what closes something. (What is closed nowhere is looked for once.)
    fn closed(&mut self, rest: &str, close: &str) -> Option<usize> {
        if self.unclosed.iter().any(|it| it == close) {
            return None;
        }
        let end = rest.find(close).map(|at| at + close.len());
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
            let start = inner.get(..end)?.find(&format!("<{name}>"))? + name.len() + 2;
            let length = inner.get(start..end)?.find(&format!("</{name}>"))?;
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

/// The entity that a text begins with: its length and its sign.
fn entity(text: &str) -> Option<(usize, char)> {
    let inner = text.strip_prefix('&')?;
    let length = inner.bytes().take(10).position(|byte| byte == b';')?;
    let name = &inner[..length];
    let sign = match name.strip_prefix('#') {
        Some(number) => {
            let hexadecimal = number.strip_prefix(['x', 'X']);
            let code = hexadecimal.map_or_else(|| number.parse().ok(), |code| u32::from_str_radix(code, 16).ok())?;
            char::from_u32(code).filter(|sign| !sign.is_control())?
        }
        None => named(name)?,
    };
    Some((length + 2, sign))
}

/// The sign of a named entity: those that Dutch text has.
fn named(name: &str) -> Option<char> {
    const NAMES: &str = "nbsp=\u{A0} amp=& lt=< gt=> quot=\" apos=' euro=€ laquo=« raquo=» lsquo=‘ rsquo=’ ldquo=“ rdquo=” sbquo=‚ \
        bdquo=„ ndash=– mdash=— hellip=… bull=• middot=· deg=° shy=\u{AD} thinsp=\u{2009} ensp=\u{2002} emsp=\u{2003} copy=© \
        reg=® sect=§ times=× plusmn=± frac12=½ sup1=¹ sup2=² sup3=³ szlig=ß aelig=æ oslash=ø";
    const ACCENTS: &str = "aacute=á eacute=é iacute=í oacute=ó uacute=ú yacute=ý agrave=à egrave=è igrave=ì ograve=ò ugrave=ù \
        acirc=â ecirc=ê icirc=î ocirc=ô ucirc=û auml=ä euml=ë iuml=ï ouml=ö uuml=ü atilde=ã ntilde=ñ otilde=õ aring=å ccedil=ç";
    let find = |list: &str, name: &str| {
        list.split(' ').find_map(|entry| entry.strip_prefix(name)?.strip_prefix('=')?.chars().next())
    };
    if let Some(sign) = find(NAMES, name) {
        return Some(sign);
    }
    let sign = find(ACCENTS, &name.to_ascii_lowercase())?;
    if name.starts_uppercase() { sign.to_uppercase().next() } else { Some(sign) }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn shows(source: &str, expected: &str) {
        let shown = shown(source).map(|shown| shown.text);
        let words = shown.as_deref().unwrap_or("none");
        let words: Vec<&str> = words.lines().map(StrExt::trim_blank).filter(|line| !line.is_empty()).collect();
        assert_eq!(words.join(" / "), expected, "{source:?}");
    }

    #[test]
    fn what_a_browser_shows() {
        shows(
            "<h2>Vraag&nbsp;1</h2>\n<p class='a>b'>Kent u\n de <b>pont</b>?<sup>1</sup><br/>Ja</p>",
            "Vraag\u{A0}1 / Kent u de pont?<sup>1</sup> / Ja",
        );
        shows("<ol start=\"3\"><li>E&eacute;n</li><li>Twee<ul><li>a</li></ul></li></ol>", "3. Eén / 4. Twee / • a");
        shows("<!DOCTYPE html><script>let a = '<p>';</script><!-- <p>x</p> --><p>Ja &lt;b&gt; &#233;</p>", "Ja <b> é");
        shows(
            "<ol><li><p>Eén</p></li></ol><ol><li id=\"fn:1\"><p>De Courant <a href=\"#fnref:1\">&#8617;</a></p></li></ol>",
            "1. Eén / 1 De Courant",
        );
        shows("Kent u &laquo;De pont&raquo;?\nEn de <zee>?", "Kent u «De pont»? / En de <zee>?");
        shows("<table><tr><td>Vraag 1</td><td>Kent u?</td></tr></table>", "Vraag 1 / Kent u?");
        shows("<?xml version=\"1.0\"?><vraag nr=\"1\"><al><![CDATA[Kent u?]]></al></vraag>", "Vraag 1 / Kent u?");
        shows(
            "<?xml version=\"1.0\"?><vraag><nr>2</nr><al>Wat<noot><noot.nr>1</noot.nr><noot.al>Blad</noot.al></noot>?</al></vraag>",
            "Vraag 2 / Wat[1]? / [1] Blad",
        );
    }

    #[test]
    fn what_is_not_marked_up() {
        shows("x < 5 en y > 3", "none");
        shows("Vraag 1\nEen <voetnoot> in <b>prose</b>.\nAntwoord 1\nJa <script>alert(1)</script>.", "none");
        shows("Vraag 1\n<img src=x onerror=alert(1)>\n<p>\n<p>\n<p>\n<p>", "none");
    }

    #[test]
    fn places_lead_back_to_the_source() {
        let source = "<p>Kent u <b>één</b> &euro;&nbsp;5?</p><p>Ja.</p>";
        let shown = shown(source).map(|shown| (Utf16Table::new(source).utf16(source.len()), shown));
        let Some((_, shown)) = shown else { return assert!(source.is_empty()) };
        let (text, table) = (Utf16Table::new(&shown.text), Utf16Table::new(source));
        for (words, expected) in [("één", "één"), ("€", "&euro;"), ("5?", "5?"), ("Ja.", "Ja.")] {
            let at = shown.text.find(words).unwrap_or_default();
            let span = Span::new(text.utf16(at), text.utf16(at + words.len()));
            let place = shown.place(span, &text, &table);
            assert_eq!(Span::new(table.byte(place.start), table.byte(place.end)).of(source), expected);
        }
    }
}
