//! Letters from bytes.

/// The text of a file, and a remark when it was not plain UTF-8. UTF-8 comes back as it stands, with its byte-order mark
/// if it has one, so that spans count as they do in the file.
pub(crate) fn decode(bytes: Vec<u8>) -> (String, Option<&'static str>) {
    match String::from_utf8(bytes) {
        Ok(text) => (text, None),
        Err(error) => match error.as_bytes() {
            [0xFF, 0xFE, rest @ ..] => (utf16(rest, u16::from_le_bytes), Some("read as UTF-16, little endian")),
            [0xFE, 0xFF, rest @ ..] => (utf16(rest, u16::from_be_bytes), Some("read as UTF-16, big endian")),
            bytes @ [0xEF, 0xBB, 0xBF, ..] => {
                (String::from_utf8_lossy(bytes).into_owned(), Some("damaged UTF-8, what could not be read is U+FFFD"))
            }
            bytes => (bytes.iter().map(|&byte| windows_1252(byte)).collect(), Some("not UTF-8, read as Windows-1252")),
        },
    }
}

/// Half a pair at the end, or half a surrogate, becomes U+FFFD.
fn utf16(bytes: &[u8], unit: fn([u8; 2]) -> u16) -> String {
    let (pairs, rest) = bytes.as_chunks();
    let units = pairs.iter().map(|&pair| unit(pair));
    let mut text: String =
        char::decode_utf16(units).map(|letter| letter.unwrap_or(char::REPLACEMENT_CHARACTER)).collect();
    text.extend(rest.iter().map(|_| char::REPLACEMENT_CHARACTER));
    text
}

/// As browsers read it: Latin 1, but for 0x80 to 0x9F.
fn windows_1252(byte: u8) -> char {
    const FROM_0X80: [char; 32] = [
        '€', '\u{81}', '‚', 'ƒ', '„', '…', '†', '‡', 'ˆ', '‰', 'Š', '‹', 'Œ', '\u{8D}', 'Ž', '\u{8F}', '\u{90}', '‘',
        '’', '“', '”', '•', '–', '—', '˜', '™', 'š', '›', 'œ', '\u{9D}', 'ž', 'Ÿ',
    ];
    match byte {
        0x80..=0x9F => FROM_0X80[usize::from(byte - 0x80)],
        _ => char::from(byte),
    }
}
