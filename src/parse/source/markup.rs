//! Takes the markup off headings: cuts a line where a heading has marks of its own and words beside it (`**Vraag 1:** Kent
//! u …`, `**1.** Kent u …`, the cells of `| Vraag 1 | Kent u … |`), and leaves out the marker of a list (`- Vraag 1`, `• 1. Kent
//! u …`).

use crate::dutch::sentence::begins;
use crate::dutch::{heading, weak_heading};
use crate::parse::source::line::{Line, Role};
use crate::text::chars::is_blank;
use crate::text::span::Span;
use crate::text::str_ext::StrExt;

/// Takes the markup off the headings among the lines.
pub(crate) fn strip_heading_markup(text: &str, mut lines: Vec<Line>) -> Vec<Line> {
    let is_cut =
        |line: &Line, bare: &mut Vec<Line>| line.is_body() && may_have_markup(text, line) && cut(text, line, bare);
    let mut bare: Vec<Line> = Vec::new();
    // Most texts have none.
    if let Some(first) = lines.iter().position(|line| is_cut(line, &mut bare)) {
        let rest = lines.split_off(first);
        lines.append(&mut bare);
        for line in rest.into_iter().skip(1) {
            if !is_cut(&line, &mut lines) {
                lines.push(line);
            }
        }
    }
    lines
}

/// Whether a line begins with a sign that could be the markup of a heading.
fn may_have_markup(text: &str, line: &Line) -> bool {
    let is_marked = || {
        line.marked
            && (matches!(text.as_bytes()[line.content.start], b'*' | b'_' | b'-' | b'[' | 0xC2 | 0xE2)
                || is_row(text, line))
    };
    is_marked() || line.digits && line.words(text).starts_with_digit() && below_number(line.words(text)).is_some()
}

/// Whether a line is a row of a table: its first border comes before its words.
fn is_row(text: &str, line: &Line) -> bool {
    line.full.start < line.content.start && Span::new(line.full.start, line.content.start).of(text).contains('|')
}

/// Cuts a line, if there is a heading with markup in it.
fn cut(text: &str, line: &Line, bare: &mut Vec<Line>) -> bool {
    let words = line.words(text);
    if is_row(text, line) {
        return cells(text, line, bare);
    }
    let item = words.trim_start_any("-–—*•·▪●◦");
    let item = item.strip_prefix(is_blank).map_or(words, |item| item.trim_start_blank());
    let item = item.trim_end_blank_and("–—-");
    let marks = item.len() - item.trim_start_any("*_").len();
    let (mark, inner) = item.split_at(marks);
    if let Some(inner) = below_number(item) {
        let at = offset(text, inner);
        bare.push(piece(text, Span::new(line.full.start, at), item.first_word()));
        bare.push(Line::within(text, Span::new(at, line.full.end), Span::new(at, line.content.end)));
        return true;
    }
    // (A star may be printed before the number of a question.)
    if mark.is_empty()
        && item.len() < words.len()
        && !words.starts_with('*')
        && (is_numbered(item) || is_labelled(item))
    {
        bare.push(Line::within(text, line.full, Span::new(offset(text, item), line.content.end)));
        return true;
    }
    // The heading, and what follows the mark that ends it.
    let (heading, rest) = if let Some(inner) = item.strip_prefix('[').and_then(|item| item.strip_suffix(']')) {
        (inner, "")
    } else if mark.is_empty() {
        (item, "")
    } else {
        let Some((heading, rest)) = inner.parted_by(mark) else { return false };
        (heading.trim_blank(), rest)
    };
    let is_number = || !mark.is_empty() && begins(rest.trim_start_blank()) && is_number(heading);
    if heading.len() == words.len() || !is_heading(heading) && !is_number() {
        return false;
    }
    let rest = rest.trim_start_blank_and(":.");
    let at = if rest.is_empty() { line.full.end } else { offset(text, rest) };
    bare.push(piece(text, Span::new(line.full.start, at), heading));
    if !rest.is_empty() {
        bare.push(Line::within(text, Span::new(at, line.full.end), Span::new(at, line.content.end)));
    }
    true
}

/// Whether words are the number of a question: `1.`
fn is_number(words: &str) -> bool {
    (1..=3).contains(&words.leading_digits()) && matches!(&words[words.leading_digits()..], "" | "." | ")" | ":")
}

/// The words in bold behind such a number, or the question in italics: `1. **Kent u …?**`
fn below_number(words: &str) -> Option<&str> {
    let number = words.first_word();
    let inner = words[number.len()..].trim_start_blank();
    // (In italics it may be the name of a paper: `1. *De Courant*, 3 mei`.)
    let is_bold = || inner.starts_with_one_of(&["**", "__"]);
    let is_italic = || inner.starts_with_any("*_") && (inner.ends_with("?*") || inner.ends_with("?_"));
    (is_number(number) && (is_bold() || is_italic())).then_some(inner)
}

/// Whether words begin with such a number, its sign and a sentence: `1. Kent u …`
fn is_numbered(words: &str) -> bool {
    let number = words.first_word();
    !number.ends_with_digit() && is_number(number) && begins(words[number.len()..].trim_start_blank())
}

/// Whether words begin with a heading of a question, its colon and a sentence: `Vraag 1: Kent u …`
fn is_labelled(words: &str) -> bool {
    heading::read(words).is_some_and(|heading| !heading.numbers.is_empty() && words[..heading.length].ends_with(':'))
}

/// Cuts a row of a table into its cells, if one is a heading.
fn cells(text: &str, line: &Line, bare: &mut Vec<Line>) -> bool {
    let words = line.words(text);
    if !words.split('|').any(|cell| is_heading(plain(cell))) {
        return false;
    }
    let mut from = line.full.start;
    let mut cells = words.split('|').map(plain).filter(|cell| !cell.is_empty()).peekable();
    while let Some(cell) = cells.next() {
        let to = cells.peek().map_or(line.full.end, |next| offset(text, next));
        bare.push(piece(text, Span::new(from, to), cell));
        from = to;
    }
    true
}

/// A cell without the marks of Markdown.
fn plain(cell: &str) -> &str {
    cell.trim_start_blank_and("*_").trim_end_blank_and("*_")
}

/// Whether words are the heading of a question or an answer and nothing else.
fn is_heading(words: &str) -> bool {
    heading::read_continuing(words).is_some_and(|heading| {
        // (`• Mededeling - 20 mei 2031`: other remarks may be items of a list.)
        let may_be_item = heading.kind == heading::HeadingKind::Remark && !words.ends_with_digit();
        heading.length == words.len() && !may_be_item
    }) || weak_heading::is_heading(words)
}

/// Where a part of some words begins in them.
fn offset(words: &str, part: &str) -> usize {
    part.as_ptr() as usize - words.as_ptr() as usize
}

/// A piece of a line, and which of its words are not markup.
fn piece(text: &str, full: Span, words: &str) -> Line {
    let start = offset(text, words);
    let digits = words.bytes().any(|byte| byte.is_ascii_digit());
    Line {
        full,
        content: Span::new(start, start + words.len()),
        role: Role::Body,
        digits,
        marked: false,
        raised: false,
        heads: None,
    }
}
