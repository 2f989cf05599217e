//! `--grep`: which questions and answers of many papers a regular expression finds.

use kamervragen::{Block, Document, Inline};
use regex::Regex;
use std::borrow::Cow;

/// A line for each paragraph of a question or an answer in which the pattern is found: the name of the text, the place
/// (`question 3`, as in `citedIn`), the paragraph, with tabs between them. Control characters are escaped.
pub(crate) fn lines(name: &str, document: &Document, pattern: &Regex) -> String {
    let name = visible(name);
    let mut found = String::new();
    let mut look = |kind: &str, numbers: &[u32], blocks: &[Block]| {
        let number = numbers.first().copied().unwrap_or(0);
        for block in blocks {
            let words: String = block.inlines.iter().map(Inline::text).collect();
            if pattern.is_match(&words) || pattern.is_match(&spelt(&words)) {
                // A table holds line feeds; a found paragraph is one line all the same.
                let words = visible(&words.replace(['\n', '\t'], " "));
                found.push_str(&format!("{name}\t{kind} {number}\t{words}\n"));
            }
        }
    };
    for exchange in &document.exchanges {
        for question in &exchange.questions {
            look("question", &question.numbers, &question.blocks);
        }
        for answer in &exchange.answers {
            look("answer", &exchange.numbers, &answer.blocks);
        }
    }
    found
}

/// The words with the letters that the ligatures of a PDF stand for: `ﬁ`.
fn spelt(words: &str) -> Cow<'_, str> {
    const LIGATURES: [(char, &str); 7] =
        [('ﬀ', "ff"), ('ﬁ', "fi"), ('ﬂ', "fl"), ('ﬃ', "ffi"), ('ﬄ', "ffl"), ('ﬅ', "st"), ('ﬆ', "st")];
    let mut words = Cow::Borrowed(words);
    for (ligature, letters) in LIGATURES {
        if words.contains(ligature) {
            words = words.replace(ligature, letters).into();
        }
    }
    words
}

/// The text with every character escaped that a terminal would obey or that would break a line or a column: `\u{1b}`, `\t`.
/// So are those that turn the direction of writing, with which a text can pass for another.
pub(crate) fn visible(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    for letter in text.chars() {
        if letter.is_control()
            || matches!(letter, '\u{61c}' | '\u{200e}' | '\u{200f}' | '\u{2028}'..='\u{202e}' | '\u{2066}'..='\u{2069}')
        {
            out.extend(letter.escape_default());
        } else {
            out.push(letter);
        }
    }
    out
}
