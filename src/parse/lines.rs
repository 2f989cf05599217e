//! Splits the text into lines that tile it: every byte is in exactly one line.

use super::candidates::raised_digit;
use super::exported;
use crate::edges::Edges;
pub(super) use crate::edges::is_blank;
use crate::scan;
use crate::span::Span;
use std::borrow::Cow;

/// Signs that few texts have.
#[derive(Clone, Copy, Default)]
pub(super) struct Signs {
    /// Raised digits, which nearly always are marks of notes.
    pub(super) raised: bool,
    /// Soft hyphens, and what else is not shown.
    pub(super) soft_hyphens: bool,
}

/// Fills the place of what is not shown, a unit for a unit, and is left out of all that is shown.
pub(super) const FILL: char = '\u{FFFF}';

/// The text with plain spaces for no-break, thin and other wide spaces, so that every stage need only know one kind;
/// and without what a source of HTML or Markdown has in their stead (`Vraag&nbsp;1`) or before a sign (`1\.`), and in our
/// own Markdown in the stead of a sign (`&lt;`).
/// What is put in takes as many UTF-16 units as what was there: the places of a document fit the text as given.
/// Besides, which signs stand in it that a later stage looks for.
pub(super) fn plain_spaces(text: &str) -> (Cow<'_, str>, Signs) {
    let bytes = text.as_bytes();
    // Most of a text is ASCII, which has none; then the first byte of one decides.
    let firsts = |eight| {
        let signs = scan::is_markup(eight);
        if eight & scan::HIGHS == 0 {
            return signs;
        }
        let wide = scan::is(eight, 0xC2) | scan::is(eight, 0xE1) | scan::is(eight, 0xE2) | scan::is(eight, 0xE3);
        signs | wide | scan::is(eight, 0xEF)
    };
    let (mut plain, mut from, mut signs) = (String::new(), 0, Signs::default());
    let mut own_markdown = None;
    for at in scan::all(bytes, firsts) {
        if at < from {
            continue;
        }
        // U+00A0, U+1680, U+2000 to U+200A, U+202F, U+205F, U+3000.
        let (length, sign) = match bytes[at..] {
            [0xC2, 0xA0, ..] => (2, ' '),
            [0xE1, 0x9A, 0x80, ..]
            | [0xE2, 0x80, 0x80..=0x8A | 0xAF, ..]
            | [0xE2, 0x81, 0x9F, ..]
            | [0xE3, 0x80, 0x80, ..] => (3, ' '),
            [0xC2, 0xB2 | 0xB3 | 0xB9, ..] | [0xE2, 0x81, 0xB0 | 0xB4..=0xB9, ..] => {
                signs.raised = true;
                continue;
            }
            [0xC2, 0xAD, ..] | [0xEF, 0xBF, 0xBE | 0xBF, ..] => {
                signs.soft_hyphens = true;
                continue;
            }
            [b'&', ..] if is_html_space(text, at) => (6, ' '),
            [b'&', ..] => {
                let Some(found) = exported::entity(&text[at..]) else { continue };
                if !*own_markdown.get_or_insert_with(|| exported::is_markdown(text)) {
                    continue;
                }
                found
            }
            [b'<' | b'$', ..] => {
                let Some((digits, length)) = raised_by_markup(&text[at..]) else { continue };
                plain.push_str(&text[from..at]);
                digits.bytes().for_each(|digit| plain.push(raise(digit)));
                fill(&mut plain, length - digits.len());
                from = at + length;
                (signs.raised, signs.soft_hyphens) = (true, true);
                continue;
            }
            [b'\\', sign, ..] if sign.is_ascii_punctuation() => (2, char::from(sign)),
            _ => continue,
        };
        if from == 0 {
            plain.reserve(text.len());
        }
        plain.push_str(&text[from..at]);
        // A sign stands behind the backslash that it was escaped with, and in front of what fills the place of an entity.
        let escaped = bytes[at] == b'\\';
        if !escaped {
            plain.push(sign);
        }
        if bytes[at] < 0x80 {
            fill(&mut plain, length - 1);
            signs.soft_hyphens = true;
        }
        if escaped {
            plain.push(sign);
        }
        from = at + length;
    }
    if from == 0 {
        return (Cow::Borrowed(text), signs);
    }
    plain.push_str(&text[from..]);
    (Cow::Owned(plain), signs)
}

/// Digits that HTML or TeX raises, `<sup>1</sup>`, `$^{1}$`, and the length of it all.
fn raised_by_markup(words: &str) -> Option<(&str, usize)> {
    [("<sup>", "</sup>"), ("$^{", "}$"), ("$^", "$")].into_iter().find_map(|(open, close)| {
        let inner = words.strip_prefix(open)?;
        let digits = &inner[..inner.digits()];
        let closes = (1..=3).contains(&digits.len()) && inner[digits.len()..].starts_with(close);
        closes.then_some((digits, open.len() + digits.len() + close.len()))
    })
}

/// A digit as it stands raised.
fn raise(digit: u8) -> char {
    match digit {
        b'1' => '¹',
        b'2' => '²',
        b'3' => '³',
        _ => char::from_u32(u32::from(digit) - u32::from(b'0') + 0x2070).unwrap_or(FILL),
    }
}

fn fill(plain: &mut String, units: usize) {
    for _ in 0..units {
        plain.push(FILL);
    }
}

/// The place behind what fills the place of an escape, if that stands at `at`.
pub(super) fn past_fill(words: &str, at: usize) -> usize {
    words.len() - words[at..].trim_start_matches(FILL).len()
}

/// Whether a no-break space of HTML stands there. (At an end of a line it stays: its letters would be nowhere.)
fn is_html_space(text: &str, at: usize) -> bool {
    let bytes = text.as_bytes();
    text[at..].starts_with_one("&nbsp;|&#160;|&#xA0;|&#xa0;")
        && bytes.get(at + 6).is_some_and(|&after| after > b' ')
        && at.checked_sub(1).is_some_and(|before| bytes[before] > b' ')
}

/// Notes which lines have raised digits, in a text that has some.
pub(super) fn note_raised(text: &str, lines: &mut [Line]) {
    for line in lines {
        line.raised = line.words(text).contains(|letter| raised_digit(letter).is_some());
        line.digits |= line.raised;
    }
}

/// A line: its bytes with the line end, and its words without what surrounds them.
#[derive(Clone, Debug)]
pub(super) struct Line {
    /// All its bytes, line end included; the next line starts where this ends.
    pub(super) full: Span,
    /// The words: without white space, table borders and the marks of Markdown around them. Empty on a blank line.
    pub(super) content: Span,
    /// What the line is; `Body` until a stage says otherwise.
    pub(super) role: Role,
    /// Whether a digit stands in its words: in most lines none does, and what looks for one passes them over.
    pub(super) digits: bool,
    /// Whether a sign stands at their border that could be a mark: in most lines none does.
    pub(super) marked: bool,
    /// Whether some of its digits are raised: `bericht¹`.
    pub(super) raised: bool,
}

/// What a line is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Role {
    /// Words of the text.
    Body,
    /// Nothing.
    Blank,
    /// Set aside: a page head or foot.
    Furniture(crate::model::FurnitureKind),
    /// Set aside: part of a note.
    Note,
}

impl Line {
    /// A line of words or a blank one, by what lies between `start` and `end` (without the line end).
    pub(super) fn new(text: &str, full: Span, end: usize) -> Self {
        Self::within(text, full, Span::new(full.start, end))
    }

    /// The same, by where its words stand and what surrounds them.
    pub(super) fn within(text: &str, full: Span, words: Span) -> Self {
        let (content, marked) = content(text, words);
        let role = if content.is_empty() { Role::Blank } else { Role::Body };
        let digits = scan::digit(&text.as_bytes()[content.start..content.end], 0).is_some();
        Self { full, content, role, digits, marked, raised: false }
    }

    /// Its words.
    pub(super) fn words<'a>(&self, text: &'a str) -> &'a str {
        self.content.of(text)
    }

    /// Whether it belongs to the running text.
    pub(super) fn is_body(&self) -> bool {
        self.role == Role::Body
    }
}

/// Splits at `\n`, `\r\n`, `\r`, form feed, and the Unicode line and paragraph separators.
pub(super) fn split(text: &str) -> Vec<Line> {
    let bytes = text.as_bytes();
    let mut lines = Vec::with_capacity(bytes.len() / 48 + 8);
    let (mut start, mut at, mut quoted) = (0, 0, 0);
    let ends = |eight| scan::within(eight, b'\n', b'\r') | scan::is(eight, 0xE2);
    while let Some(end) = scan::first(bytes, at, ends) {
        at = end;
        let length = match bytes[at] {
            b'\n' | 0x0B | 0x0C => 1,
            b'\r' => 1 + usize::from(bytes.get(at + 1) == Some(&b'\n')),
            0xE2 if matches!(bytes.get(at..at + 3), Some([0xE2, 0x80, 0xA8 | 0xA9])) => 3,
            _ => {
                at += 1;
                continue;
            }
        };
        let line = Line::new(text, Span::new(start, at + length), at);
        quoted += usize::from(is_quoted(text, &line));
        lines.push(line);
        at += length;
        start = at;
    }
    if start < text.len() {
        lines.push(Line::new(text, Span::new(start, text.len()), text.len()));
    }
    if quoted > 2 && quoted * 2 >= lines.iter().filter(|line| line.is_body()).count() {
        unquote(text, &mut lines);
    }
    if is_doubled(text, &lines) { undoubled(lines) } else { lines }
}

fn is_quoted(text: &str, line: &Line) -> bool {
    line.marked && text.as_bytes()[line.content.start] == b'>'
}

/// Takes the signs off the lines of a quoted mail: `> Vraag 1`, where most lines have one. (Elsewhere the sign is the
/// text's own: `> 65 jaar`.)
fn unquote(text: &str, lines: &mut [Line]) {
    for line in lines.iter_mut().filter(|line| is_quoted(text, line)) {
        let inner = line.words(text).bare_front(">");
        *line = Line::within(text, line.full, Span::new(line.content.end - inner.len(), line.content.end));
    }
}

/// Whether a program doubled every line end of a text that was wrapped: nearly every line has a blank one below it, and
/// many go on in mid-sentence all the same.
fn is_doubled(text: &str, lines: &[Line]) -> bool {
    let body = || lines.iter().enumerate().filter(|(_, line)| line.is_body());
    let (mut below, mut apart, mut before) = (0_usize, 0_usize, None);
    for (index, _) in body() {
        if let Some(before) = before.replace(index) {
            below += 1;
            apart += usize::from(index > before + 1);
        }
    }
    if apart * 20 < below * 19 {
        return false;
    }
    let words = || body().map(|(_, line)| line.words(text));
    let runs_on =
        words().zip(words().skip(1)).filter(|(line, next)| !line.ends_with_one(".?!:;,") && next.begins_lower());
    let runs_on = runs_on.count();
    runs_on >= 4 && runs_on * 12 >= below
}

/// The lines, each with the blank one below it as part of its line end.
fn undoubled(lines: Vec<Line>) -> Vec<Line> {
    let mut single: Vec<Line> = Vec::with_capacity(lines.len() / 2 + 1);
    let mut lines = lines.into_iter().peekable();
    while let Some(mut line) = lines.next() {
        if let Some(blank) = lines.next_if(|next| next.role == Role::Blank) {
            line.full = line.full.to(blank.full);
        }
        single.push(line);
    }
    single
}

/// The words of a line, inside white space, the borders of a table row and the marks of Markdown. A sign is left out only
/// where it is such a mark: `+31 6 12345678` and `#MeToo` are words.
fn content(text: &str, span: Span) -> (Span, bool) {
    let mut words = span.of(text).trim_ascii();
    // Most lines are wrapped in nothing.
    if let [first, .., last] = words.as_bytes()
        && first.is_ascii_alphanumeric()
        && last.is_ascii_graphic()
        && *last != b'\\'
    {
        let start = words.as_ptr() as usize - text.as_ptr() as usize;
        return (Span::new(start, start + words.len()), false);
    }
    words = words.core();
    if words.starts_with('|') {
        words = words.bare_front("|").bare_back("|");
    }
    // A line end that Markdown is to keep.
    words = words.strip_suffix('\\').map_or(words, |words| words.back());
    let title = words.trim_start_matches('#');
    if title.begins_blank() || words.len() > title.len() + 1 {
        words = title.core();
        let closed = words.trim_end_matches('#');
        words = if closed.ends_blank() { closed.back() } else { words };
    }
    for mark in ["***", "___", "**", "__", "*", "_"] {
        if let Some(inner) = words.strip_prefix(mark).and_then(|words| words.strip_suffix(mark)) {
            // The marks around `*een* en *twee*` are no pair.
            words = if scan::has(inner, mark) { words } else { inner.core() };
            break;
        }
    }
    if !words.bytes().any(|byte| byte.is_ascii_alphanumeric() || byte >= 0x80) && is_rule(words) {
        words = "";
    }
    if words.is_empty() {
        return (Span::new(span.start, span.start), false);
    }
    let start = words.as_ptr() as usize - text.as_ptr() as usize;
    (Span::new(start, past_fill(text, start + words.len()).min(span.end)), true)
}

/// A rule drawn with characters: `-----`, `+----+`, `[]`.
fn is_rule(words: &str) -> bool {
    words == "[]"
        || words.len() >= 3 && words.bytes().all(|byte| matches!(byte, b'-' | b'_' | b'=' | b'+' | b'|' | b'*' | b' '))
}

#[cfg(test)]
mod tests {
    use super::split;

    #[test]
    fn lines_tile_the_text() {
        for text in ["", "a", "a\n", "\r\n\r\na\rb\u{c}c\u{2028}d", "\u{feff}Vraag 1\r\n\t| x | y |\n-----\n"] {
            let lines = split(text);
            assert_eq!(lines.iter().map(|line| line.full.of(text)).collect::<String>(), text);
            assert!(lines.iter().all(|line| !line.full.is_empty()));
        }
    }

    #[test]
    fn words_of_a_quoted_mail() {
        let text = "Piet schreef:\n> Vraag 1\n> > Kent u\n>\n> dit?\n";
        let lines = split(text);
        let words: Vec<&str> = lines.iter().map(|line| line.words(text)).collect();
        assert_eq!(words, ["Piet schreef:", "Vraag 1", "Kent u", "", "dit?"]);
    }

    #[test]
    fn words_without_their_wrapping() {
        for (line, words) in [
            ("\u{feff} Vraag 1 \r\n", "Vraag 1"),
            ("#### Vraag 2", "Vraag 2"),
            ("**Antwoord 2**", "Antwoord 2"),
            ("__Antwoord 2__", "Antwoord 2"),
            ("*Antwoord 2*", "Antwoord 2"),
            ("| > Retouradres |  |", "> Retouradres"),
            ("-----", ""),
            ("\u{a0}\u{200b}", ""),
            ("– ja", "– ja"),
            ("## Vraag 3 ##", "Vraag 3"),
            ("***Vraag 4***", "Vraag 4"),
            ("Vraag 5\\", "Vraag 5"),
            ("+31 6 12345678", "+31 6 12345678"),
            ("| +3 procent | -2 procent |", "+3 procent | -2 procent"),
            ("#MeToo", "#MeToo"),
            ("*een* en *twee*", "*een* en *twee*"),
            ("> 65 jaar\n85 %\n", "> 65 jaar"),
            ("+----+----+", ""),
        ] {
            assert_eq!(split(line)[0].words(line), words, "{line:?}");
        }
    }
}
