//! The marker that begins an item of a list.

use crate::dutch::sentence::begins;
use crate::parse::source::normalize::skip_placeholders;
use crate::text::str_ext::StrExt;

/// The length in bytes of the marker that begins a list item: `–`, `•`, `a.`, `1)`, `(iii)`.
pub(crate) fn item_marker(words: &str) -> Option<usize> {
    // A word of running text.
    if let [first, second, ..] = words.as_bytes()
        && (first.is_ascii_uppercase() || first.is_ascii_lowercase() && matches!(second, b'a'..=b'h' | b'j'..=b'u'))
    {
        return None;
    }
    let first = words.chars().next()?;
    let rest = &words[first.len_utf8()..];
    match first {
        '•' | '·' | '▪' | '◦' | '●' | '■' | '➢' | '✓' | '\u{80}'..='\u{9F}' | '\u{E000}'..='\u{F8FF}' | '\u{2023}' =>
        {
            // (Fonts of symbols come out of a PDF as private-use letters or control characters.)
            return Some(first.len_utf8());
        }
        '–' | '-' | '*' | 'o' | '—' => {
            return rest
                .starts_blank()
                .then(|| first.len_utf8())
                .filter(|_| first != 'o' || begins(rest.trim_start_blank()));
        }
        _ => {}
    }
    let open = usize::from(first == '(');
    let inner = &words[open..];
    let label = inner.bytes().take_while(u8::is_ascii_alphanumeric).count();
    let digits = inner[..label].bytes().all(|byte| byte.is_ascii_digit());
    let roman = inner[..label].bytes().all(|byte| matches!(byte, b'i' | b'v' | b'x'));
    let fits = label > 0
        && (digits && label <= 2 || label == 1 && inner.as_bytes()[0].is_ascii_lowercase() || roman && label <= 4);
    let label = skip_placeholders(inner, label);
    let close = inner[label..].chars().next()?;
    let closes = if open == 1 { close == ')' } else { matches!(close, '.' | ')') };
    let length = open + label + 1;
    (fits && closes && words[length..].starts_blank()).then_some(length)
}
