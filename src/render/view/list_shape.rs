//! How a list counts: whether HTML can count it as the paper does.

use crate::model::*;
use crate::text::str_ext::StrExt;

/// How a list counts.
pub(super) enum ListShape {
    Bullets,
    Numbers(u32),
    Letters(u32),
    /// No list that HTML can count: the markers stand in the text.
    AsPrinted,
}

impl ListShape {
    /// How the markers of a list count.
    pub(super) fn of(items: &[Block]) -> Self {
        let markers: Vec<_> = (items.iter())
            .map(|item| item.marker.as_ref().map_or("", |marker| marker.text.trim()).trim_end_any(".)"))
            .collect();
        if markers
            .iter()
            .all(|marker| matches!(*marker, "-" | "–" | "—" | "•" | "·" | "*" | "○" | "▪" | "\u{f0b7}" | ""))
        {
            return Self::Bullets;
        }
        let counts = |value: &dyn Fn(&str) -> Option<u32>| -> Option<u32> {
            let first = value(markers[0])?;
            let in_order = (markers.iter().zip(first..)).all(|(marker, wanted)| value(marker) == Some(wanted));
            in_order.then_some(first)
        };
        let letter = |marker: &str| match marker.as_bytes() {
            [letter @ b'a'..=b'z'] => Some(u32::from(letter - b'a') + 1),
            _ => None,
        };
        if let Some(first) = counts(&|marker| marker.parse().ok().filter(|_| is_number(marker))) {
            Self::Numbers(first)
        } else if let Some(first) = counts(&letter) {
            Self::Letters(first)
        } else {
            Self::AsPrinted
        }
    }
}

/// Whether a label can be the value of a list item.
pub(super) fn is_number(label: &str) -> bool {
    (1..=6).contains(&label.len()) && label.bytes().all(|byte| byte.is_ascii_digit())
}

#[cfg(test)]
mod tests {
    use crate::render::view::samples::{holds, html, item};
    use serde_json::json;

    #[test]
    fn lists_count_as_printed() {
        for (markers, start) in [
            (&["a.", "b."][..], "<ol type=\"a\" start=\"1\"><li>"),
            (&["3)", "4)"], "<ol start=\"3\"><li>"),
            (&["-", "•"], "<ul><li>"),
            (&["1.", "3."], "<p>1. x</p><p>3. x</p>"),
            (&["i.", "ii."], "<p>i. x</p><p>ii. x</p>"),
        ] {
            let items: Vec<_> = markers.iter().map(|marker| item(marker)).collect();
            holds(&html(json!({ "preamble": items })), start);
        }
    }
}
