//! Questions about single characters.

/// White space, and what looks like nothing: byte-order marks, zero-width and control characters.
pub(crate) fn is_blank(letter: char) -> bool {
    match letter {
        '\0'..=' ' | '\u{7F}' | '\u{85}' | '\u{A0}' => true,
        '!'..='\u{2000}' => letter == '\u{1680}',
        '\u{2001}'..='\u{200F}' | '\u{2028}'..='\u{202F}' | '\u{205F}'..='\u{206F}' | '\u{3000}' => true,
        _ => matches!(letter, '\u{FEFF}' | '\u{FFFF}'),
    }
}

/// A text in small letters. (The standard library's own for a whole text knows Greek, which costs a reader four kilobytes.)
pub(crate) fn lowercase(text: &str) -> String {
    text.chars().flat_map(char::to_lowercase).collect()
}

/// The capital of a letter in the scripts of Europe, where it stands 32 places or one before; the same letter where it has none
/// there. (The standard library's table of all letters is eight kilobytes to a reader who has looked up the small ones already.)
pub(crate) fn capital(letter: char) -> char {
    let before = |places| char::from_u32(u32::from(letter).checked_sub(places)?);
    let is_capital = |&other: &char| other.to_lowercase().eq([letter]);
    [before(32), before(1)].into_iter().flatten().find(is_capital).unwrap_or(letter)
}

/// The value of a raised digit.
pub(crate) fn raised_digit(letter: char) -> Option<u32> {
    match letter {
        '¹' => Some(1),
        '²' => Some(2),
        '³' => Some(3),
        '\u{2070}' | '\u{2074}'..='\u{2079}' => Some(letter as u32 - 0x2070),
        _ => None,
    }
}

/// The letters that a ligature of a PDF stands for: `ﬁ`.
pub(crate) fn ligature(letter: char) -> Option<&'static str> {
    Some(match letter {
        'ﬀ' => "ff",
        'ﬁ' => "fi",
        'ﬂ' => "fl",
        'ﬃ' => "ffi",
        'ﬄ' => "ffl",
        'ﬅ' | 'ﬆ' => "st",
        _ => return None,
    })
}

#[cfg(test)]
mod tests {
    use super::{capital, lowercase};

    #[test]
    fn capitals_and_small_letters() {
        assert_eq!("aéøñžłαд".chars().map(capital).collect::<String>(), "AÉØÑŽŁΑД");
        assert_eq!("AÉß1 -".chars().map(capital).collect::<String>(), "AÉß1 -");
        assert_eq!(lowercase("De ÉÉN van Ž"), "de één van ž");
    }
}
