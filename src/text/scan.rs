//! Looks through bytes for those of a class (digits, line ends, signs of markup), eight at a time.
//!
//! The standard library looks for words; these classes have many bytes, and most text has none of them: a few operations on
//! eight bytes at once pass it over.

/// Eight bytes, the first in the lowest place. A mask of them has the highest bit of each byte that it selects.
type Chunk = u64;

const ONES: Chunk = 0x0101_0101_0101_0101;
/// The highest bit of each byte: one that is set belongs to a byte that is not ASCII.
pub(crate) const HIGH_BITS: Chunk = 0x8080_8080_8080_8080;

/// Selects the bytes that are `byte`. Above the first that is, the mask may select others too.
#[inline]
pub(crate) const fn eq_mask(chunk: Chunk, byte: u8) -> Chunk {
    let zero = chunk ^ (ONES * byte as Chunk);
    zero.wrapping_sub(ONES) & !zero & HIGH_BITS
}

/// Selects signs of markup: `$`, `&`, `<`, `\\`, `|`. Above the first that is one, the mask may select others too.
#[inline]
pub(crate) const fn markup_mask(chunk: Chunk) -> Chunk {
    // Two tests for all: the bits in which these signs differ are made equal.
    let one = (chunk | (ONES * 0x02)) ^ (ONES * b'&' as Chunk);
    let other = (chunk & (ONES * 0x9F)) ^ (ONES * 0x1C);
    (one.wrapping_sub(ONES) | other.wrapping_sub(ONES)) & !chunk & HIGH_BITS
}

/// Selects the bytes that are one of two which differ in one bit. Above the first that is, the mask may select others too.
#[inline]
pub(crate) const fn pair_mask(chunk: Chunk, one: u8, other: u8) -> Chunk {
    debug_assert!((one ^ other).is_power_of_two());
    eq_mask(chunk | (ONES * (one ^ other) as Chunk), one | other)
}

/// Selects the bytes below a limit, zeros among them with which the last few bytes of a text are filled up. Above the first that
/// is, the mask may select others too.
#[inline]
pub(crate) const fn below_mask(chunk: Chunk, limit: u8) -> Chunk {
    chunk.wrapping_sub(ONES * limit as Chunk) & !chunk & HIGH_BITS
}

/// Selects the ASCII bytes from `first` up to and with `last`.
#[inline]
pub(crate) const fn range_mask(chunk: Chunk, first: u8, last: u8) -> Chunk {
    let low = chunk & !HIGH_BITS;
    let from = low + ONES * (0x80 - first as Chunk);
    let past = low + ONES * (0x7F - last as Chunk);
    from & !past & !chunk & HIGH_BITS
}

/// Bytes in chunks, and the last few filled up with zeros, which few tests select.
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

/// The place of the first byte, from `from` on, that a test selects.
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

/// The places of the bytes that a test selects, those that it need not have selected too.
#[inline]
pub(crate) fn all_where(bytes: &[u8], mut test: impl FnMut(Chunk) -> Chunk) -> impl Iterator<Item = usize> {
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

/// The place of the first digit, from `from` on.
pub(crate) fn digit(bytes: &[u8], from: usize) -> Option<usize> {
    // The digits are `b'0'` with their value in the lowest bits, which no other byte above has.
    first_where(bytes, from, |chunk| below_mask(chunk ^ (ONES * b'0' as Chunk), 10))
}

/// Whether bytes begin with a word. Most differ in the first one: it is compared before the others are.
#[inline]
pub(crate) fn begins_with(bytes: &[u8], word: &str) -> bool {
    let word = word.as_bytes();
    bytes.first() == word.first() && bytes.starts_with(word)
}

/// The place of a word, from `from` on. (The standard library makes a searcher for each search, which takes
/// more than most lines do.)
pub(crate) fn find_word(text: &str, from: usize, word: &str) -> Option<usize> {
    let bytes = text.as_bytes().get(from..).filter(|bytes| bytes.len() >= word.len())?;
    let &[first, second, ..] = word.as_bytes() else {
        let place = word.bytes().next().map_or(Some(0), |only| bytes.iter().position(|&byte| byte == only));
        return place.map(|at| from + at);
    };
    let mut before = 0;
    // Selects the second bytes that follow a first one.
    let pairs = |chunk: Chunk| {
        let firsts = eq_mask(chunk, first);
        let behind = firsts << 8 | std::mem::replace(&mut before, firsts) >> 56;
        behind & eq_mask(chunk, second)
    };
    let begin = |second: usize| second.checked_sub(1).filter(|&at| begins_with(&bytes[at..], word));
    all_where(bytes, pairs).find_map(begin).map(|at| from + at)
}

/// ASCII characters, of which a byte may be one.
#[derive(Clone, Copy)]
pub(crate) struct Ascii([u64; 2]);

impl Ascii {
    pub(crate) const fn new(characters: &str) -> Self {
        let (bytes, mut set, mut nth) = (characters.as_bytes(), [0; 2], 0);
        while nth < bytes.len() {
            set[bytes[nth] as usize / 64] |= 1 << (bytes[nth] % 64);
            nth += 1;
        }
        Self(set)
    }

    pub(crate) const fn is_empty(self) -> bool {
        self.0[0] | self.0[1] == 0
    }

    pub(crate) const fn has(self, byte: u8) -> bool {
        byte < 128 && self.0[byte as usize / 64] >> (byte % 64) & 1 == 1
    }
}

/// Words that are looked for together, in one pass, each of two bytes or more.
pub(crate) struct Words {
    words: &'static [&'static str],
    /// A bit for each pair of bytes that a word begins with. (Pairs share bits.)
    pairs: [u64; 4],
    /// The bytes with which words begin, where these are so few that eight bytes at a time can be tested for them.
    firsts: Option<[u8; FEW]>,
}

/// So many bytes are tested for quicker eight at a time than each by its pair.
const FEW: usize = 3;

/// The bit of a pair of bytes.
const fn pair(first: u8, second: u8) -> u8 {
    first.wrapping_mul(5) ^ second
}

impl Words {
    pub(crate) const fn new(words: &'static [&'static str]) -> Self {
        let (mut pairs, mut nth) = ([0; 4], 0);
        while nth < words.len() {
            let word = words[nth].as_bytes();
            let pair = pair(word[0], word[1]);
            pairs[pair as usize / 64] |= 1 << (pair % 64);
            nth += 1;
        }
        Self { words, pairs, firsts: firsts(words) }
    }

    /// Whether there are none to look for.
    pub(crate) const fn is_empty(&self) -> bool {
        self.words.is_empty()
    }

    /// The bytes of the longest.
    pub(crate) fn longest(&self) -> usize {
        self.words.iter().map(|word| word.len()).max().unwrap_or_default()
    }

    /// The place of the first of them.
    pub(crate) fn find(&self, text: &str) -> Option<usize> {
        self.find_in(text.as_bytes())
    }

    /// The same, from a byte of the text on.
    pub(crate) fn find_from(&self, text: &str, from: usize) -> Option<usize> {
        self.find_in(text.as_bytes().get(from..)?).map(|at| from + at)
    }

    fn find_in(&self, bytes: &[u8]) -> Option<usize> {
        if let Some([one, two, three]) = self.firsts {
            let others = |chunk| if two == one { 0 } else { eq_mask(chunk, two) | eq_mask(chunk, three) };
            let begins = |chunk| eq_mask(chunk, one) | others(chunk);
            let may_begin = |at: usize| bytes.get(at + 1).is_some_and(|&second| self.may_begin(bytes[at], second));
            return all_where(bytes, begins).find(|&at| may_begin(at) && self.begins(bytes, at));
        }
        let may_begin = |two: &[u8]| self.may_begin(two[0], two[1]);
        bytes
            .windows(2)
            .enumerate()
            .filter(|(_, two)| may_begin(two))
            .map(|(at, _)| at)
            .find(|&at| self.begins(bytes, at))
    }

    /// Whether one of them may begin with two bytes.
    #[inline]
    fn may_begin(&self, first: u8, second: u8) -> bool {
        let pair = pair(first, second);
        self.pairs[usize::from(pair / 64)] >> (pair % 64) & 1 != 0
    }

    /// Whether one of them begins at a place.
    fn begins(&self, bytes: &[u8], at: usize) -> bool {
        self.words.iter().any(|word| begins_with(&bytes[at..], word))
    }

    /// Whether one of them is in a text.
    pub(crate) fn is_in(&self, text: &str) -> bool {
        self.find(text).is_some()
    }
}

/// The bytes with which words begin, the first again and again where they are fewer; `None` where they are more.
const fn firsts(words: &[&str]) -> Option<[u8; FEW]> {
    if words.is_empty() {
        return None;
    }
    let mut firsts = [words[0].as_bytes()[0]; FEW];
    let (mut count, mut nth) = (1, 1);
    while nth < words.len() {
        let first = words[nth].as_bytes()[0];
        let (mut known, mut other) = (false, 0);
        while other < count {
            known |= firsts[other] == first;
            other += 1;
        }
        if !known {
            if count == FEW {
                return None;
            }
            firsts[count] = first;
            count += 1;
        }
        nth += 1;
    }
    Some(firsts)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_first_of_several_words() {
        let text = "de Tweede Kamer, de Kamer, vergaderjaar é 2031; de é";
        for from in [0, 3, 16, 25, 52, 60] {
            let rest = text.get(from..).unwrap_or_default();
            assert_eq!(Words::new(&["de", "Kamers"]).find(rest), rest.find("de"), "from {from}");
        }
        assert_eq!(Words::new(&["jaar", "Kamer", "é 2"]).find(text), text.find("Kamer"));
        assert_eq!(Words::new(&["jaren", "é 2", "é 3"]).find(text), text.find('é'));
        assert!(!Words::new(&["jaren", "Kamers", "éé"]).is_in(text));
        assert!(!Words::new(&["de"]).is_in("d"));
        assert_eq!(Words::new(&["jaar", "Kamer", "ver", "20", "de"]).find("x é 20"), Some(5));
        assert_eq!(
            [firsts(&["ab", "ac", "ba"]), firsts(&["ab", "ba", "ca", "da"]), firsts(&[])],
            [Some(*b"aba"), None, None]
        );
        assert_eq!(digit(text.as_bytes(), 0), text.find('2'));
    }

    #[test]
    fn sets_of_characters() {
        let set = Ascii::new("Az'~");
        let has: Vec<u8> = (0..=255).filter(|&byte| set.has(byte)).collect();
        assert_eq!((has.as_slice(), set.is_empty(), Ascii::new("").is_empty()), (&b"'Az~"[..], false, true));
    }

    #[test]
    fn a_word_in_every_place() {
        for text in
            ["de vraag", "ddedee", "éé de", "vraag vraa", "de", "d", "", "xxxxxxxde", "12345678de", "123456ddede"]
        {
            for word in ["de", "vraag", "é", "éé", "d", "ee", "raa"] {
                for from in (0..=text.len()).filter(|&at| text.is_char_boundary(at)) {
                    let place = text[from..].find(word).map(|at| from + at);
                    assert_eq!(find_word(text, from, word), place, "{word:?} in {text:?} from {from}");
                }
            }
        }
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
                    assert_eq!(first_where(&bytes, 0, |chunk| eq_mask(chunk, wanted)), at);
                    for other in (0..8).map(|bit| wanted ^ 1 << bit).filter(|&other| other != 0) {
                        let pair = bytes.iter().position(|&it| it == wanted || it == other);
                        assert_eq!(first_where(&bytes, 0, |chunk| pair_mask(chunk, wanted, other)), pair);
                    }
                    let low = bytes.iter().position(|&it| it < 14);
                    let found = first_where(&bytes, 0, |chunk| below_mask(chunk, 14)).filter(|&at| at < length);
                    assert_eq!(found, low);
                    assert_eq!(digit(&bytes, 0), bytes.iter().position(u8::is_ascii_digit));
                    let markup = |byte: u8| matches!(byte, b'$' | b'&' | b'<' | b'\\' | b'|' | 0x1C);
                    assert_eq!(first_where(&bytes, 0, markup_mask), bytes.iter().position(|&it| markup(it)));
                    let at: Vec<usize> = (0..length).filter(|&at| signs(bytes[at])).collect();
                    assert_eq!(first_where(&bytes, 0, |chunk| range_mask(chunk, b'-', b'[')), at.first().copied());
                    assert_eq!(all_where(&bytes, |chunk| range_mask(chunk, b'-', b'[')).collect::<Vec<_>>(), at);
                    let selected: Vec<usize> = all_where(&bytes, |chunk| eq_mask(chunk, wanted)).collect();
                    assert!(
                        selected.is_sorted() && (0..length).all(|at| bytes[at] != wanted || selected.contains(&at))
                    );
                }
            }
        }
    }
}
