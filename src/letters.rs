//! What is a letter, a capital, a digit. For the alphabets that a Dutch paper prints (Latin, Greek, Cyrillic) as Unicode has
//! it, by a few rules; of others it is known that they are letters. The standard library's tables for all of Unicode
//! would be four kilobytes, compressed, of what a browser loads; what they would tell beside these rules changes no reading.

/// Whether it is a letter.
pub(crate) fn is_letter(letter: char) -> bool {
    match letter {
        '\0'..='\u{7F}' => letter.is_ascii_alphabetic(),
        // Punctuation and signs, and the accents that stand beside letters.
        '\u{80}'..='\u{BF}' => matches!(letter, 'ª' | 'µ' | 'º'),
        '×' | '÷' | '\u{2C2}'..='\u{36F}' | '\u{483}'..='\u{489}' => false,
        '\u{2000}'..='\u{2BFF}' => matches!(letter, '\u{2C60}'..|'ⁱ'| 'ⁿ' | 'ₐ'..='ₜ' | 'ℂ' | 'ℕ' | 'ℙ' | 'ℝ' | 'ℤ'),
        '\u{2E00}'..='\u{2E7F}' | '\u{3000}'..='\u{3004}' | '\u{3008}'..='\u{3020}' | '\u{E000}'..='\u{F8FF}' => false,
        '\u{FE00}'..='\u{FE6F}' | '\u{FEFF}'..='\u{FF20}' | '\u{FF3B}'..='\u{FF40}' | '\u{FF5B}'..='\u{FF65}' => false,
        '\u{FFE0}'..='\u{FFFF}' | '\u{1F000}'..='\u{1FAFF}' | '\u{E0000}'.. => false,
        _ => true,
    }
}

/// Whether it is a letter or a digit, raised and lowered digits and fractions among them.
pub(crate) fn is_letter_or_digit(letter: char) -> bool {
    is_letter(letter)
        || letter.is_ascii_digit()
        || matches!(letter, '²' | '³' | '¹' | '¼'..='¾' | '⁰' | '⁴'..='⁹' | '₀'..='₉' | '⅐'..='\u{218F}' | '①'..='⓿')
        || matches!(letter, '０'..='９')
}

/// Whether it is a capital.
pub(crate) fn is_upper(letter: char) -> bool {
    match letter {
        '\0'..='\u{7F}' => letter.is_ascii_uppercase(),
        '×' => false,
        'À'..='Þ' | 'Ÿ' | 'Ά' | 'Έ'..='Ώ' | 'Α'..='Ϋ' | 'Ѐ'..='Я' => true,
        _ => in_pairs(letter) == Some(true),
    }
}

/// Whether it is a small letter.
pub(crate) fn is_lower(letter: char) -> bool {
    match letter {
        '\0'..='\u{7F}' => letter.is_ascii_lowercase(),
        '÷' => false,
        'ª' | 'µ' | 'º' | 'ß'..='ÿ' | 'ſ' | 'ΐ' | 'ά'..='ώ' | 'а'..='џ' => true,
        _ => in_pairs(letter) == Some(false),
    }
}

/// Where capitals and small letters take turns: whether it is the capital of its pair.
fn in_pairs(letter: char) -> Option<bool> {
    let even = u32::from(letter).is_multiple_of(2);
    match letter {
        'Ā'..='ķ' | 'Ŋ'..='ŷ' | 'Ǟ'..='ǯ' | 'Ǹ'..='ȳ' | 'Ѡ'..='ҁ' | 'Ḁ'..='ẕ' | 'Ạ'..='ỹ' => {
            Some(even)
        }
        'Ĺ'..='ň' | 'Ź'..='ž' | 'Ǎ'..='ǜ' => Some(!even),
        _ => None,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn as_unicode_has_it_where_dutch_papers_are_printed() {
        let latin = ('\0'..='ſ').chain('Ǎ'..='ǜ').chain('Ǟ'..='ǯ').chain('Ǹ'..='ȟ').chain('Ạ'..='ỹ');
        let others = ('Α'..='ώ').chain('Ѐ'..='ҁ');
        for letter in latin.chain(others).filter(|letter| !matches!(letter, 'ĸ' | 'ŉ' | '\u{3A2}' | 'ǰ')) {
            assert_eq!(is_letter(letter), letter.is_alphabetic(), "{letter:?}");
            assert_eq!(is_letter_or_digit(letter), letter.is_alphanumeric(), "{letter:?}");
            assert_eq!(is_upper(letter), letter.is_uppercase(), "{letter:?}");
            assert_eq!(is_lower(letter), letter.is_lowercase(), "{letter:?}");
        }
        for letter in "ⁱₙ中あאجกაՀꙄ𐍈𝛼".chars() {
            assert!(is_letter(letter), "{letter:?}");
        }
        for sign in "–—…‘’“”„•€™→✓😀\u{FEFF}\u{FFFD}　。︎〈".chars() {
            assert!(!is_letter_or_digit(sign), "{sign:?}");
        }
    }
}
