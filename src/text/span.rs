//! Places in the source text, and the two ways to count them.
//!
//! The parser counts bytes, because that is how Rust slices text. A reader of the document counts UTF-16 code units,
//! because that is how JavaScript does. [`Utf16Table`] stands between the two.

use crate::text::scan;
use serde::{Deserialize, Serialize};

/// A half-open range `start..end` of the source. In a finished [`Document`](crate::Document) the unit is the UTF-16
/// code unit; inside the parser it is the byte. It is written as `[start, end]`.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(from = "(usize, usize)", into = "(usize, usize)")]
pub struct Span {
    /// Offset of the first unit.
    pub start: usize,
    /// Offset just past the last unit.
    pub end: usize,
}

impl Span {
    /// The span from `start` to `end`; `start` may not be past `end`.
    pub const fn new(start: usize, end: usize) -> Self {
        debug_assert!(start <= end);
        Self { start, end }
    }

    /// Length in units.
    pub const fn len(self) -> usize {
        self.end - self.start
    }

    /// Whether nothing lies between start and end.
    pub const fn is_empty(self) -> bool {
        self.start == self.end
    }

    /// The smallest span that holds both.
    #[must_use]
    pub fn to(self, other: Self) -> Self {
        Self::new(self.start.min(other.start), self.end.max(other.end))
    }

    /// The words under a span of bytes; empty when the span does not fit the text.
    pub fn of(self, text: &str) -> &str {
        text.get(self.start..self.end).unwrap_or_default()
    }
}

impl From<(usize, usize)> for Span {
    fn from((start, end): (usize, usize)) -> Self {
        Self { start, end: end.max(start) }
    }
}

impl From<Span> for (usize, usize) {
    fn from(span: Span) -> Self {
        (span.start, span.end)
    }
}

/// Converts between byte offsets and UTF-16 offsets of one text.
///
/// Memory: nothing for ASCII, else one small entry for every 32 bytes of text. Time: linear to build, at most 32
/// bytes looked at for each offset.
#[derive(Clone, Debug)]
pub struct Utf16Table<'a> {
    text: &'a str,
    /// UTF-16 offset at every `STEP`-th byte (at the next character border), twice that, and one more where the bytes up to
    /// the next step are all ASCII; empty when the text is ASCII. (As many units as bytes do not say so: a letter of four
    /// bytes that begins on the last one makes up for an `é`.)
    steps: Vec<usize>,
}

const STEP: usize = 32;

impl<'a> Utf16Table<'a> {
    /// The table of a text.
    pub fn new(text: &'a str) -> Self {
        let mut steps = Vec::new();
        if !text.is_ascii() {
            steps.reserve(text.len() / STEP + 1);
            let mut units = 0;
            let mut step = |chunk: &[u8]| {
                let before = units;
                let (whole, last) = scan::chunks(chunk);
                let all = whole.iter().fold(last, |all, eight| all | u64::from_le_bytes(*eight));
                let ascii = all & scan::HIGH_BITS == 0;
                units += if ascii { chunk.len() } else { units_of(chunk) };
                before << 1 | usize::from(ascii)
            };
            let (whole, rest) = text.as_bytes().as_chunks::<STEP>();
            steps.extend(whole.iter().map(|chunk| step(chunk)));
            if !rest.is_empty() {
                steps.push(step(rest));
            }
        }
        Self { text, steps }
    }

    /// The UTF-16 offset of a byte offset that lies on a character border.
    pub fn utf16(&self, byte: usize) -> usize {
        let Some(&step) = self.steps.get(byte / STEP).or(self.steps.last()) else { return byte };
        let (base, ascii) = (step >> 1, step & 1 == 1);
        let from = (byte / STEP).min(self.steps.len() - 1) * STEP;
        if ascii {
            return base + (byte - from);
        }
        base + units_of(&self.text.as_bytes()[from..byte.min(self.text.len())])
    }

    /// The byte offset of a UTF-16 offset; the end of the text when the offset lies past it.
    pub fn byte(&self, utf16: usize) -> usize {
        if self.steps.is_empty() {
            return utf16.min(self.text.len());
        }
        let step = self.steps.partition_point(|&step| step >> 1 <= utf16).saturating_sub(1);
        let mut units = self.steps[step] >> 1;
        let mut byte = step * STEP;
        if self.steps[step] & 1 == 1 {
            return (byte + (utf16 - units)).min(self.text.len());
        }
        while !self.text.is_char_boundary(byte) {
            byte += 1;
        }
        for letter in self.text[byte..].chars() {
            if units >= utf16 {
                break;
            }
            units += letter.len_utf16();
            byte += letter.len_utf8();
        }
        byte
    }

    /// The byte offset of a UTF-16 offset that is not before a place of which both are known.
    pub(crate) fn byte_behind(&self, (byte, known): (usize, usize), utf16: usize) -> usize {
        let same = byte + (utf16 - known);
        // (Where all between is ASCII, there are as many bytes as units.)
        let ascii = self.text.as_bytes().get(byte..same).is_some_and(<[u8]>::is_ascii);
        if ascii { same } else { self.byte(utf16) }
    }
}

/// UTF-16 units that at most 64 bytes of UTF-8 have: one for the first byte of a character, two for the first of four.
fn units_of(bytes: &[u8]) -> usize {
    const ONES: u64 = 0x0101_0101_0101_0101;
    let (whole, last) = scan::chunks(bytes);
    let (mut going_on, mut of_four) = (0, 0);
    for eight in whole.iter().map(|eight| u64::from_le_bytes(*eight)).chain([last]) {
        // What is no first byte is 10xxxxxx; the first of four is 1111xxxx.
        going_on += (eight >> 7) & !(eight >> 6) & ONES;
        of_four += (eight >> 7) & (eight >> 6) & (eight >> 5) & (eight >> 4) & ONES;
    }
    // The sum of eight small numbers side by side.
    let sum = |counts: u64| (counts.wrapping_mul(ONES) >> 56) as usize;
    bytes.len() + sum(of_four) - sum(going_on)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn both_ways_on_every_border() {
        // The letter of four bytes begins on the last byte of a step.
        let at_a_border = format!("é{}𝛼 en zo voort", "a".repeat(29));
        for text in ["", "abc", "één 𝛼 «x»", &at_a_border, &"ë𝛼a".repeat(100), &"a".repeat(63).replace("aaa", "é—a")]
        {
            let table = Utf16Table::new(text);
            let mut units = 0;
            for (byte, letter) in text.char_indices() {
                assert_eq!(table.utf16(byte), units, "{text:?} at byte {byte}");
                for (before, _) in text.char_indices().take_while(|&(before, _)| before <= byte) {
                    let known = (before, table.utf16(before));
                    assert_eq!(table.byte_behind(known, units), byte, "{text:?} at unit {units}");
                }
                assert_eq!(table.byte(units), byte, "{text:?} at unit {units}");
                units += letter.len_utf16();
            }
            assert_eq!(table.utf16(text.len()), units);
            assert_eq!(table.byte(units), text.len());
        }
    }

    #[test]
    fn a_span_is_written_as_a_pair() {
        assert_eq!(serde_json::to_string(&Span::new(3, 8)).ok().as_deref(), Some("[3,8]"));
    }
}
