//! Finds the ends of paragraphs inside lines whose line ends were lost.
//!
//! Some programs copy a PDF without the space at a line end: `… van de wet.Daarnaast is …`. A sentence that ends at such a
//! place ended its line; whether it ended its paragraph shows by how far it reached. Text is set in lines of much the same
//! length, so the letters since the last line start that is certain make whole lines, or else the last one fell short.

use crate::dutch::sentence::begins;
use crate::text::scan;
use crate::text::span::Span;
use crate::text::str_ext::StrExt;

/// The fewest and the most bytes of a full line, as parts of the width.
const FULL: (usize, usize) = (86, 98);

/// Above this many lines since the last certain line start nothing can be told; an end of a sentence right at a line end
/// is then more likely the end of a paragraph.
const MAX_LINES: usize = 5;

/// The places in the source where a new paragraph starts inside a line.
pub(crate) fn paragraph_starts(text: &str, line: Span, width: usize) -> Vec<usize> {
    let words = line.of(text);
    let bytes = words.as_bytes();
    let mut starts = Vec::new();
    let mut anchor = 0;
    let signs = |chunk| scan::range_mask(chunk, b')', b'.') | scan::range_mask(chunk, b':', b'Z');
    for at in scan::all_where(bytes, signs).filter(|&at| at > 0 && at + 1 < bytes.len()) {
        let (before, sign, after) = (bytes[at - 1], bytes[at], bytes[at + 1]);
        let end = at + 1;
        match sign {
            b'.' | b')' if is_lower(before) || sign == b'.' && matches!(before, b')' | b'0'..=b'9') => {
                let digits = bytes[end..].iter().take(2).take_while(|byte| byte.is_ascii_digit()).count();
                let ends = sign == b'.' && begins_without_space(&words[end + digits..]);
                if ends {
                    if is_short_line(end - anchor, width) {
                        starts.push(line.start + end + digits);
                    }
                    anchor = end + digits;
                }
            }
            b',' | b';' | b':' if after.is_ascii_alphabetic() => anchor = end,
            b'-' if is_lower(before) && is_lower(after) && !is_short_line(end - anchor, width) => anchor = end,
            b'A'..=b'Z' if is_lower(before) => anchor = at,
            _ => {}
        }
    }
    starts
}

/// Whether words follow without a space that begin a sentence.
fn begins_without_space(words: &str) -> bool {
    begins(words)
        && !words.starts_with_any("([\"")
        && words.second_char().is_some_and(|letter| letter.is_lowercase() || letter == ' ')
}

fn is_lower(byte: u8) -> bool {
    byte.is_ascii_lowercase() || byte >= 0x80
}

/// Whether so many bytes are not a whole number of full lines.
fn is_short_line(length: usize, width: usize) -> bool {
    let lines = (length * 100).div_ceil(width * FULL.1);
    lines > MAX_LINES || length * 100 < lines * width * FULL.0
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn short_lines_end_paragraphs() {
        let full = "a".repeat(74);
        let starts = |text: &str| paragraph_starts(text, Span::new(0, text.len()), 80);
        let text = format!("{full}.Daarna volgt meer");
        assert_eq!(starts(&text), Vec::<usize>::new(), "a full line");
        let text = format!("{full} {}.Daarna volgt meer", "b".repeat(20));
        assert_eq!(starts(&text), [text.find("Daarna").unwrap_or(0)], "a line and a bit");
        assert_eq!(starts("Ja.Daarna"), [3]);
        assert_eq!(starts("Ja.3Daarna"), [4], "the marker stays with its sentence");
        assert!(starts("de B.V. en PvdA.nl").is_empty());
    }
}
