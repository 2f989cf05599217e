//! The address of a web page as the last line of a text: people paste it below what they copied from there.

use crate::dutch::sentence::{ends_sentence, sentence_end};
use crate::text::chars::is_blank;
use crate::text::scan::Words;
use crate::text::str_ext::StrExt;

/// What the address on the last line of a text is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Below {
    /// That of the page that was copied: nothing above says that it comes.
    Page,
    /// Perhaps that, perhaps a part of the words above.
    Either,
    /// A part of the words above: `De brief staat op:`
    Part,
}

/// How many lines of the last paragraph are read, from below.
const MOST_LINES: usize = 4;

/// What the address is with which a text ends, by the words of its lines from the last up; a blank line has none. `None` where
/// it ends with something else.
pub(crate) fn below<'t>(lines: impl Iterator<Item = &'t str>) -> Option<Below> {
    let mut lines = lines.skip_while(|words| words.is_empty());
    lines.next().filter(|words| is_address(words))?;
    let mut lines = lines.peekable();
    let is_apart = lines.peek().is_some_and(|words| words.is_empty());
    let mut lines = lines.skip_while(|words| words.is_empty());
    let last = lines.next()?;
    // The note above has its own: `2 https://…`
    let is_note = || {
        last.split_once(is_blank).is_some_and(|(label, words)| label.len() <= 4 && is_address(words.trim_start_blank()))
    };
    if !ends_sentence(last) && !is_note() {
        return Some(Below::Part);
    }
    let mut paragraph = last.to_owned();
    for above in lines.by_ref().take_while(|words| !words.is_empty()).take(MOST_LINES) {
        paragraph.insert(0, ' ');
        paragraph.insert_str(0, above);
    }
    // Where another address stands alone too, the one paragraph may have its address as the other has.
    let certain = is_apart && !last.ends_with('?') && !announces(last_sentence(&paragraph)) && !lines.any(is_address);
    Some(if certain { Below::Page } else { Below::Either })
}

/// Whether words are an address and nothing else.
fn is_address(words: &str) -> bool {
    let words = words.strip_prefix('<').unwrap_or(words);
    words.starts_with_one_of(&["http://", "https://", "www."]) && !words.bytes().any(|byte| byte.is_ascii_whitespace())
}

fn last_sentence(mut words: &str) -> &str {
    loop {
        let rest = words[sentence_end(words)..].trim_start_blank();
        if rest.is_empty() {
            return words;
        }
        words = rest;
    }
}

/// Whether a sentence speaks of something that is to be found at an address.
fn announces(sentence: &str) -> bool {
    const PLACES: Words = Words::new(&[
        "te vinden",
        "te raadplegen",
        "te lezen",
        "te zien",
        "website",
        "webpagina",
        "internet",
        "online",
        "link",
        " site",
        "via deze",
        "via het",
        "via de",
        "gepubliceerd",
        "bijlage",
        "volgende",
    ]);
    // `Zie het antwoord op vraag 1.`
    const WITHIN: Words = Words::new(&["ntwoord", "vraag", "vragen", "onder "]);
    PLACES.is_in(sentence) || sentence.starts_with_one_of(&["Zie ", "zie "]) && !WITHIN.is_in(sentence)
}

#[cfg(test)]
mod tests {
    use super::{Below, below};

    #[test]
    fn what_the_last_address_is() {
        const ADDRESS: &str = "https://www.dorpa.example/vragen";
        for (above, expected) in [
            ("Antwoord 1\nJa, de pont vaart.\n\n", Below::Page),
            ("Antwoord 1\nZie het antwoord op vraag 2.\n\n\n", Below::Page),
            ("1 De Courant, 3 mei 2031.\n2 https://www.courant.example\n\n", Below::Page),
            ("Antwoord 1\nJa, de pont vaart.\n", Below::Either),
            ("Vraag 1\nVaart de pont?\n\n", Below::Either),
            ("Antwoord 1\nJa. Het besluit is gepubliceerd.\n\n", Below::Either),
            ("Antwoord 1\nJa. Zie ook de brief.\n\n", Below::Either),
            ("1\nDe Courant.\n\nhttps://www.courant.example\n\n2\nDe Bode.\n\n", Below::Either),
            ("Antwoord 1\nJa. Zie daarvoor:\n\n", Below::Part),
            ("Antwoord 1\nHet besluit is te lezen op\n", Below::Part),
        ] {
            let text = format!("{above}{ADDRESS}\n");
            assert_eq!(below(text.lines().rev()), Some(expected), "{above}");
        }
        assert_eq!(below(["Ja, zie www.dorpa.example", "Antwoord 1"].into_iter()), None);
        assert_eq!(below([ADDRESS].into_iter()), None);
    }
}
