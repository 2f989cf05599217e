//! Looks through bytes for what decides: a byte, a few bytes in a row. Most text holds neither, and is passed over quickly.

/// Where the first of certain bytes stands, from `from` on.
#[inline]
pub(crate) fn byte(text: &str, from: usize, is_it: impl Fn(u8) -> bool) -> Option<usize> {
    let rest = text.as_bytes().get(from..)?;
    rest.iter().position(|&byte| is_it(byte)).map(|at| from + at)
}

/// Where words stand, from `from` on. The rarer their first byte, the quicker.
#[inline]
pub(crate) fn words(text: &str, from: usize, words: &str) -> Option<usize> {
    let (&first, rest) = words.as_bytes().split_first()?;
    let mut at = from;
    loop {
        at = byte(text, at, |byte| byte == first)? + 1;
        if text.as_bytes()[at..].starts_with(rest) {
            return Some(at - 1);
        }
    }
}

#[cfg(test)]
mod tests {
    use super::{byte, words};

    #[test]
    fn as_the_standard_library_finds_them() {
        let text = "de Tweede Kamer, de Kamer, vergaderjaar é";
        for needle in ["Kamer, v", "de", "é", "Kamers", "d", ""] {
            for from in [0, 3, 16, 25] {
                let found = text[from..].find(needle).map(|at| from + at).filter(|_| !needle.is_empty());
                assert_eq!(words(text, from, needle), found, "{needle:?} from {from}");
            }
        }
        assert_eq!(byte(text, 4, |byte| byte == b'd'), Some(7));
        assert_eq!(byte(text, 99, |_| true), None);
    }
}
