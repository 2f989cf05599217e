//! Looks through bytes for what decides: a byte, a digit, a few words. Most text holds none of them and is passed over eight
//! bytes at a time, each test a few sums over all eight at once.

/// Eight bytes, the first in the lowest place; and which of them a test points out, by their highest bits.
type Eight = u64;

const ONES: Eight = 0x0101_0101_0101_0101;
const HIGHS: Eight = 0x8080_8080_8080_8080;

/// Which of eight bytes are this one. Above the first that is, others may be pointed out too.
#[inline]
pub(crate) const fn is(eight: Eight, byte: u8) -> Eight {
    let zero = eight ^ (ONES * byte as Eight);
    zero.wrapping_sub(ONES) & !zero & HIGHS
}

/// Which of eight bytes are ASCII and from `first` up to `last`.
#[inline]
pub(crate) const fn within(eight: Eight, first: u8, last: u8) -> Eight {
    let low = eight & !HIGHS;
    let from = low + ONES * (0x80 - first as Eight);
    let past = low + ONES * (0x7F - last as Eight);
    from & !past & !eight & HIGHS
}

/// Where the first byte stands, from `from` on, that both tests point out: one for eight bytes, one for the last few.
#[inline]
pub(crate) fn first(
    bytes: &[u8],
    from: usize,
    eight: impl Fn(Eight) -> Eight,
    one: impl Fn(u8) -> bool,
) -> Option<usize> {
    let rest = bytes.get(from..)?;
    let (eights, last) = rest.as_chunks::<8>();
    for (nth, chunk) in eights.iter().enumerate() {
        let found = eight(Eight::from_le_bytes(*chunk));
        if found != 0 {
            return Some(from + nth * 8 + found.trailing_zeros() as usize / 8);
        }
    }
    last.iter().position(|&byte| one(byte)).map(|at| from + eights.len() * 8 + at)
}

/// Where a byte stands, from `from` on.
pub(crate) fn byte(bytes: &[u8], from: usize, wanted: u8) -> Option<usize> {
    first(bytes, from, |eight| is(eight, wanted), |byte| byte == wanted)
}

/// Where the first digit stands, from `from` on.
pub(crate) fn digit(bytes: &[u8], from: usize) -> Option<usize> {
    first(bytes, from, |eight| within(eight, b'0', b'9'), |byte| byte.is_ascii_digit())
}

/// Words that are looked for: by the rarest of their letters.
pub(crate) struct Words {
    words: &'static str,
    /// Where that letter stands in them.
    at: usize,
}

impl Words {
    /// Makes words ready; at least one byte.
    pub(crate) const fn new(words: &'static str) -> Self {
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
        let (text, words) = (text.as_bytes(), self.words.as_bytes());
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
    pub(crate) fn are_in(&self, text: &str) -> bool {
        self.find(text, 0).is_some()
    }

    /// Where they stand last.
    pub(crate) fn find_last(&self, text: &str) -> Option<usize> {
        let mut last = None;
        while let Some(at) = self.find(text, last.map_or(0, |last| last + 1)) {
            last = Some(at);
        }
        last
    }
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
    use super::{Words, byte, digit, first, is, within};

    #[test]
    fn as_the_standard_library_finds_them() {
        let text = "de Tweede Kamer, de Kamer, vergaderjaar é 2031; de é";
        for needle in ["Kamer, v", "de", "é", "Kamers", "d", "2031;", "e"] {
            let words = Words::new(needle);
            for from in [0, 3, 16, 25, 52, 60] {
                let found = text.get(from..).and_then(|rest| rest.find(needle)).map(|at| from + at);
                assert_eq!(words.find(text, from), found, "{needle:?} from {from}");
            }
            assert_eq!(words.find_last(text), text.rfind(needle), "{needle:?}");
        }
        assert_eq!(byte(text.as_bytes(), 4, b'd'), text[4..].find('d').map(|at| at + 4));
        assert_eq!(byte(text.as_bytes(), 99, b'd'), None);
        assert_eq!(digit(text.as_bytes(), 0), text.find('2'));
    }

    /// Every byte in every place of eight, alone and behind others that are near it.
    #[test]
    fn eight_at_a_time_finds_what_one_at_a_time_does() {
        for byte in 0..=255_u8 {
            for place in 0..19 {
                let mut bytes = [b' '; 19];
                for (other, with) in [(b' ', 0_u8), (byte.wrapping_add(1), 1), (byte ^ 0x80, 2)] {
                    bytes.fill(if with == 0 { b' ' } else { other });
                    bytes[place] = byte;
                    let wanted = bytes.iter().position(|&it| it == byte);
                    assert_eq!(first(&bytes, 0, |eight| is(eight, byte), |it| it == byte), wanted);
                    let range = bytes.iter().position(|it| (b'-'..=b'[').contains(it));
                    assert_eq!(
                        first(&bytes, 0, |eight| within(eight, b'-', b'['), |it| (b'-'..=b'[').contains(&it)),
                        range
                    );
                }
            }
        }
    }
}
