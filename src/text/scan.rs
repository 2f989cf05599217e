//! Looks through bytes for what decides: a byte, a digit, a few words. Most text holds none of them and is passed over chunk
//! bytes at a time, each test a few sums over all chunk at once.

/// Chunk bytes, the first in the lowest place; and which of them a test points out, by their highest bits.
type Chunk = u64;

const ONES: Chunk = 0x0101_0101_0101_0101;
/// The highest bits: where one is set, a byte is no ASCII.
pub(crate) const HIGH_BITS: Chunk = 0x8080_8080_8080_8080;

/// Which of chunk bytes are this one. Above the first that eq_mask, others may be pointed out too.
#[inline]
pub(crate) const fn eq_mask(chunk: Chunk, byte: u8) -> Chunk {
    let zero = chunk ^ (ONES * byte as Chunk);
    zero.wrapping_sub(ONES) & !zero & HIGH_BITS
}

/// Which of chunk bytes are signs of markup: `$`, `&`, `<`, `\\`, `|`. Above the first that eq_mask, others may be pointed out too.
#[inline]
pub(crate) const fn markup_mask(chunk: Chunk) -> Chunk {
    // Two tests for all: these letters differ in bits that are blotted out.
    let one = (chunk | (ONES * 0x02)) ^ (ONES * b'&' as Chunk);
    let other = (chunk & (ONES * 0x9F)) ^ (ONES * 0x1C);
    (one.wrapping_sub(ONES) | other.wrapping_sub(ONES)) & !chunk & HIGH_BITS
}

/// Which of chunk bytes are ASCII and from `first` up to `last`.
#[inline]
pub(crate) const fn range_mask(chunk: Chunk, first: u8, last: u8) -> Chunk {
    let low = chunk & !HIGH_BITS;
    let from = low + ONES * (0x80 - first as Chunk);
    let past = low + ONES * (0x7F - last as Chunk);
    from & !past & !chunk & HIGH_BITS
}

/// Bytes as chunks, and the last few filled up with zeros, which no test may point out.
#[inline]
pub(crate) fn chunks(bytes: &[u8]) -> (&[[u8; 8]], Chunk) {
    let (whole, rest) = bytes.as_chunks::<8>();
    let last = match bytes.last_chunk::<8>() {
        _ if rest.is_empty() => 0,
        Some(last) => Chunk::from_le_bytes(*last) >> (64 - 8 * rest.len()),
        None => rest.iter().rev().fold(0, |chunk, &byte| chunk << 8 | Chunk::from(byte)),
    };
    (whole, last)
}

/// Where the first byte stands, from `from` on, that a test points out.
#[inline]
pub(crate) fn first_where(bytes: &[u8], from: usize, test: impl Fn(Chunk) -> Chunk) -> Option<usize> {
    let (whole, last) = chunks(bytes.get(from..)?);
    for (nth, chunk) in whole.iter().enumerate() {
        let found = test(Chunk::from_le_bytes(*chunk));
        if found != 0 {
            return Some(from + nth * 8 + found.trailing_zeros() as usize / 8);
        }
    }
    let found = test(last);
    (found != 0).then(|| from + whole.len() * 8 + found.trailing_zeros() as usize / 8)
}

/// Where the bytes stand that a test points out, those that it points out in vain too.
#[inline]
pub(crate) fn all_where(bytes: &[u8], test: impl Fn(Chunk) -> Chunk) -> impl Iterator<Item = usize> {
    let (whole, last) = chunks(bytes);
    let (mut nth, mut left) = (0, 0);
    std::iter::from_fn(move || {
        while left == 0 {
            left = match whole.get(nth) {
                Some(chunk) => test(Chunk::from_le_bytes(*chunk)),
                None if nth == whole.len() => test(last),
                None => return None,
            };
            nth += 1;
        }
        let found = (nth - 1) * 8 + left.trailing_zeros() as usize / 8;
        left &= left - 1;
        Some(found)
    })
}

/// Where a byte stands, from `from` on.
pub(crate) fn byte(bytes: &[u8], from: usize, wanted: u8) -> Option<usize> {
    first_where(bytes, from, |chunk| eq_mask(chunk, wanted))
}

/// Where a byte stands last.
#[inline(never)]
pub(crate) fn last_byte(bytes: &[u8], wanted: u8) -> Option<usize> {
    bytes.iter().rposition(|&byte| byte == wanted)
}

/// Where the first digit stands, from `from` on.
pub(crate) fn digit(bytes: &[u8], from: usize) -> Option<usize> {
    first_where(bytes, from, |chunk| range_mask(chunk, b'0', b'9'))
}

/// Needle that are looked for: by the rarest of their letters.
#[derive(Clone, Copy)]
pub(crate) struct Needle<'w> {
    words: &'w str,
    /// Where that letter stands in them.
    at: usize,
}

impl<'w> Needle<'w> {
    /// Makes words ready; at least one byte.
    pub(crate) const fn new(words: &'w str) -> Self {
        let bytes = words.as_bytes();
        let (mut at, mut next) = (0, 1);
        while next < bytes.len() {
            if rarity(bytes[next]) > rarity(bytes[at]) {
                at = next;
            }
            next += 1;
        }
        Self { words, at }
    }

    /// Where they stand first, from `from` on.
    pub(crate) fn find(&self, text: &str, from: usize) -> Option<usize> {
        self.find_in(text.as_bytes(), from)
    }

    fn find_in(&self, text: &[u8], from: usize) -> Option<usize> {
        let words = self.words.as_bytes();
        let mut at = from;
        loop {
            let start = byte(text, at + self.at, words[self.at])? - self.at;
            if text[start..].starts_with(words) {
                return Some(start);
            }
            at = start + 1;
        }
    }

    /// Whether they stand anywhere.
    pub(crate) fn is_in(&self, text: &str) -> bool {
        self.find(text, 0).is_some()
    }

    /// Everywhere they stand, none overlapping.
    pub(crate) fn all(self, text: &str) -> impl Iterator<Item = usize> {
        let mut from = 0;
        std::iter::from_fn(move || {
            let at = self.find(text, from)?;
            from = at + self.words.len();
            Some(at)
        })
    }
}

/// Where the first of several words stands, from `from` on. Not much farther is looked than that: else words that are not
/// there at all would be looked for to the end of the text each time that the others are found.
pub(crate) fn first_of(needles: &[Needle<'_>], text: &str, from: usize) -> Option<usize> {
    let bytes = text.as_bytes();
    let mut room = 256;
    loop {
        let end = from.saturating_add(room).min(bytes.len());
        let found = needles.iter().filter_map(|words| words.find_in(&bytes[..end], from)).min();
        if found.is_some() || end == bytes.len() {
            return found;
        }
        room *= 2;
    }
}

/// Where words stand first; no words stand everywhere.
pub(crate) fn find(text: &str, words: &str) -> Option<usize> {
    if words.is_empty() { Some(0) } else { Needle::new(words).find(text, 0) }
}

/// Whether words stand anywhere.
pub(crate) fn contains(text: &str, words: &str) -> bool {
    find(text, words).is_some()
}

/// What stands before words and behind them.
pub(crate) fn split_once<'t>(text: &'t str, words: &str) -> Option<(&'t str, &'t str)> {
    let at = find(text, words)?;
    Some((&text[..at], &text[at + words.len()..]))
}

/// How rare a letter is in Dutch text, roughly.
const fn rarity(byte: u8) -> u8 {
    match byte {
        b' ' | b'e' | b'n' => 0,
        b'a' | b't' | b'i' | b'r' | b'o' | b'd' | b's' | b'l' => 1,
        b'g' | b'v' | b'h' | b'k' | b'm' | b'u' | b'.' | b',' => 2,
        b'a'..=b'z' => 3,
        _ => 4,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn as_the_standard_library_finds_them() {
        let text = "de Tweede Kamer, de Kamer, vergaderjaar é 2031; de é";
        for needle in ["Kamer, v", "de", "é", "Kamers", "d", "2031;", "e"] {
            let words = Needle::new(needle);
            for from in [0, 3, 16, 25, 52, 60] {
                let found = text.get(from..).and_then(|rest| rest.find(needle)).map(|at| from + at);
                assert_eq!(words.find(text, from), found, "{needle:?} from {from}");
            }
            let all: Vec<usize> = text.match_indices(needle).map(|(at, _)| at).collect();
            assert_eq!(words.all(text).collect::<Vec<_>>(), all, "{needle:?}");
            assert_eq!(split_once(text, needle), text.split_once(needle), "{needle:?}");
        }
        let far = format!("{}Kamer en jaar", "woord ".repeat(200));
        assert_eq!(first_of(&[Needle::new("jaar"), Needle::new("Kamer")], &far, 3), far.find("Kamer"));
        assert_eq!(first_of(&[Needle::new("jaren"), Needle::new("Kamers")], &far, 3), None);
        assert_eq!(byte(text.as_bytes(), 4, b'd'), text[4..].find('d').map(|at| at + 4));
        assert_eq!(byte(text.as_bytes(), 99, b'd'), None);
        assert_eq!(digit(text.as_bytes(), 0), text.find('2'));
    }

    /// Every byte in every place of chunk, alone and behind others that are near it.
    #[test]
    fn eight_at_a_time_finds_what_one_at_a_time_does() {
        let signs = |byte: u8| matches!(byte, b'-'..=b'[');
        for wanted in 1..=255_u8 {
            for length in [3, 8, 19] {
                for (place, other) in
                    (0..length).flat_map(|place| [(place, b' '), (place, wanted ^ 1), (place, wanted ^ 0x80)])
                {
                    let mut bytes = vec![if other == 0 { b' ' } else { other }; length];
                    bytes[place] = wanted;
                    let at = bytes.iter().position(|&it| it == wanted);
                    assert_eq!(byte(&bytes, 0, wanted), at);
                    let markup = |byte: u8| matches!(byte, b'$' | b'&' | b'<' | b'\\' | b'|' | 0x1C);
                    assert_eq!(first_where(&bytes, 0, markup_mask), bytes.iter().position(|&it| markup(it)));
                    let at: Vec<usize> = (0..length).filter(|&at| signs(bytes[at])).collect();
                    assert_eq!(first_where(&bytes, 0, |chunk| range_mask(chunk, b'-', b'[')), at.first().copied());
                    assert_eq!(all_where(&bytes, |chunk| range_mask(chunk, b'-', b'[')).collect::<Vec<_>>(), at);
                    let pointed_out: Vec<usize> = all_where(&bytes, |chunk| eq_mask(chunk, wanted)).collect();
                    assert!(
                        pointed_out.is_sorted()
                            && (0..length).all(|at| bytes[at] != wanted || pointed_out.contains(&at))
                    );
                }
            }
        }
    }
}
