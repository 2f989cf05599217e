//! What the Markdown of this project itself writes in the stead of a sign, see `render/markdown/escape.rs`.

use crate::text::str_ext::StrExt;

/// How every export ends; `render/words.rs` writes it.
pub(crate) const END: &str = "Automatisch gestructureerd uit geplakte tekst; de gepubliceerde tekst is leidend.";

/// How our Markdown ends.
const END_OF_MARKDOWN: &str = "*Automatisch gestructureerd uit geplakte tekst; de gepubliceerde tekst is leidend.*";

/// Whether a text holds Markdown of ours.
pub(crate) fn is_own_markdown(text: &str) -> bool {
    text.has(END_OF_MARKDOWN)
}

/// The entity that a text begins with, if our Markdown writes such: its length and its sign.
pub(crate) fn entity(text: &str) -> Option<(usize, char)> {
    for (entity, sign) in [("&lt;", '<'), ("&amp;", '&')] {
        if text.starts_with(entity) {
            return Some((entity.len(), sign));
        }
    }
    let number = text.strip_prefix("&#")?;
    let number = &number[..number.leading_digits().min(3)];
    let sign = number.parse().ok().filter(u8::is_ascii_punctuation)?;
    let length = "&#;".len() + number.len();
    (text.as_bytes().get(length - 1) == Some(&b';')).then_some((length, char::from(sign)))
}
