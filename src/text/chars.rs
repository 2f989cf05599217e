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
