//! Escapes text for Markdown, so that every renderer shows it as text.
//!
//! Renderers differ in which backslash escapes and extensions they know. A backslash is only put before the characters that
//! all of them let escape (``\ * _ { } [ ] ( ) # + - . ! >``); every other character is written as an entity, which no
//! renderer turns back into markup. `tests/renderers` holds this against real ones.
//!
//! `parse/exported.rs` undoes it when an export is read again.

use crate::render::printable;
use crate::text::str_ext::StrExt;

/// Escapes text inside a paragraph, a list item or a heading.
pub(super) fn escape(text: &str) -> String {
    let mut out = String::with_capacity(text.len() + 16);
    escape_to(text, &mut out);
    out
}

/// The same, behind what is written already.
pub(super) fn escape_to(text: &str, out: &mut String) {
    let text = printable(text);
    let mut before = ' ';
    for (at, character) in text.char_indices() {
        let rest = &text[at + character.len_utf8()..];
        match character {
            '\\' | '*' | '_' | '[' | ']' | '{' | '}' | '#' => {
                out.push('\\');
                out.push(character);
            }
            '<' => out.push_str("&lt;"),
            // `&lt;` in the text itself; also without its semicolon, which some renderers do not want.
            '&' if rest.starts_with(|next: char| next.is_ascii_alphanumeric() || next == '#') => out.push_str("&amp;"),
            // Code, strikethrough, mathematics, superscripts, mail addresses and names of users.
            '`' | '~' | '$' | '^' | '@' => entity(character, out),
            // What is no link here may not become one: `https://`, `//`, `www.`
            '/' if rest.starts_with('/') => entity(character, out),
            '.' if ends_with_www(out) => out.push_str("\\."),
            // Behind a bracket: the definition of a link.
            ':' if out.ends_with(']') => entity(character, out),
            // Marked text, inserted text.
            '=' | '+' if before == character || rest.starts_with(character) => entity(character, out),
            '\n' | '\u{2028}' | '\u{2029}' => out.push(' '),
            _ => out.push(character),
        }
        before = character;
    }
}

/// Escapes what would begin a block, at the start of text that is escaped otherwise: a list, a rule, a quotation, a
/// definition, a table.
pub(super) fn at_line_start(text: &str) -> String {
    let text = text.trim_start();
    let digits = text.bytes().take_while(u8::is_ascii_digit).count();
    let rest = &text[digits..];
    let mut out = text[..digits].to_owned();
    match rest.chars().next() {
        Some('.' | ')') if digits > 0 => out.push('\\'),
        Some('+' | '-' | '>' | '!') if digits == 0 => out.push('\\'),
        Some(character @ ('=' | ':' | '|')) if digits == 0 => {
            entity(character, &mut out);
            return out + &rest[1..];
        }
        _ => {}
    }
    out + rest
}

/// A row of a table: gaps stay as wide as they are, a tab is a gap.
pub(super) fn row(text: &str) -> String {
    const SPACE: &str = "\u{a0}";
    let row = at_line_start(&escape(text.trim())).replace('\t', &SPACE.repeat(4));
    let (mut out, mut from) = (String::with_capacity(row.len()), 0);
    for gap in row.places_of("  ") {
        out.push_str(&row[from..gap]);
        out.push_str(&SPACE.repeat(2));
        from = gap + 2;
    }
    out + &row[from..]
}

/// The address of a link, for between angle brackets: without a character that could end it or that Markdown knows.
pub(super) fn destination(href: &str) -> String {
    let mut out = String::with_capacity(href.len());
    for character in href.chars() {
        match character {
            '&' => out.push_str("&amp;"),
            _ if is_special_in_address(character) => out.push_str(&format!("%{:02X}", u32::from(character))),
            _ => out.push(character),
        }
    }
    out
}

/// Whether an address can stand as it is between angle brackets, as its own text.
pub(super) fn is_plain_address(href: &str) -> bool {
    !href.contains(|character| character == '&' || is_special_in_address(character))
}

/// These are percent-encoded in an address. All are ASCII.
const fn is_special_in_address(character: char) -> bool {
    matches!(
        character,
        '(' | ')' | '[' | ']' | '<' | '>' | '{' | '}' | '"' | '\'' | '`' | '\\' | '^' | '|' | '*' | '~' | '!' | '$'
    )
}

/// `&#64;` for `@`.
fn entity(character: char, out: &mut String) {
    out.push_str(&format!("&#{};", u32::from(character)));
}

fn ends_with_www(text: &str) -> bool {
    let last = text.len().checked_sub(3).and_then(|at| text.get(at..));
    last.is_some_and(|last| last.eq_ignore_ascii_case("www"))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn markup_stays_text() {
        assert_eq!(
            escape("<b>*x*_y_[z](q) & R&D `$` {a}"),
            r"&lt;b>\*x\*\_y\_\[z\](q) & R&amp;D &#96;&#36;&#96; \{a\}"
        );
        assert_eq!(escape("&lt;b&gt; &copy 2024"), "&amp;lt;b&amp;gt; &amp;copy 2024");
        assert_eq!(escape("ftp://b.nl/<img> WWW.a.nl a@b.nl"), r"ftp:&#47;/b.nl/&lt;img> WWW\.a.nl a&#64;b.nl");
        assert_eq!(escape("[x]: y ==z== C++ a=b //c"), r"\[x\]&#58; y &#61;&#61;z&#61;&#61; C&#43;&#43; a=b &#47;/c");
        assert_eq!(escape("een\ntwee\u{2028}drie\u{1b}"), "een twee drie\u{fffd}");
    }

    #[test]
    fn no_text_begins_a_block() {
        for (text, escaped) in [
            ("- geen lijst", r"\- geen lijst"),
            ("1. geen lijst", r"1\. geen lijst"),
            ("12) geen lijst", r"12\) geen lijst"),
            ("  > geen citaat", r"\> geen citaat"),
            ("=== geen kop", "&#61;== geen kop"),
            (": geen definitie", "&#58; geen definitie"),
            ("2024 was nat", "2024 was nat"),
        ] {
            assert_eq!(at_line_start(text), escaped);
        }
    }

    #[test]
    fn a_row_keeps_its_gaps() {
        assert_eq!(row(" 2031   12\t3 "), "2031\u{a0}\u{a0} 12\u{a0}\u{a0}\u{a0}\u{a0}3");
    }

    #[test]
    fn addresses() {
        assert!(is_plain_address("https://krant.example/een_twee-drie?a=%28#b"));
        assert!(!is_plain_address("https://krant.example/?a=1&b=2"));
        assert_eq!(
            destination("https://krant.example/(x)[y]?a=1&b=2"),
            "https://krant.example/%28x%29%5By%5D?a=1&amp;b=2"
        );
    }
}
