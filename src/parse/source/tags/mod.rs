//! Marked-up text, pasted as it is: the source of a web page, the XML of officielebekendmakingen.nl. Tags are not words.
//!
//! What a browser would show is read in its stead, and [`Shown`] leads each place of it back to the source. A text counts as
//! marked up when it says so in its first line, or when at least every second of its lines has a tag that the web knows:
//! `x < 5`, a `<voetnoot>` in prose and `<script>` in the middle of a paper stay words.

mod entity;
mod names;
mod pieces;
mod tag;
mod writer;

use crate::parse::source::own_markdown::is_own_markdown;
use crate::text::scan;
use crate::text::str_ext::StrExt;
use entity::entity;
use names::is_known;
pub(crate) use pieces::Shown;
use tag::tag;
use writer::Writer;

/// Fewer tags than these mark up no text.
const FEWEST: usize = 4;

/// Fewer entities than these make a text no HTML.
const FEWEST_ENTITIES: usize = 2;

/// What is shown of a text, if it is marked up.
pub(crate) fn shown(source: &str) -> Option<Shown> {
    let opens = |chunk| scan::eq_mask(chunk, b'<') | scan::eq_mask(chunk, b'&');
    scan::first_where(source.as_bytes(), 0, opens)?;
    let is_xml = is_xml(source);
    if !is_xml && !is_marked_up(source) && !has_entities(source) {
        return None;
    }
    Some(Writer::new(source, is_xml).shown())
}

fn is_xml(source: &str) -> bool {
    const START: usize = 600;
    let end = (0..=source.len().min(START)).rev().find(|&end| source.is_char_boundary(end)).unwrap_or(0);
    ["<?xml ", "<officiele-publicatie", "<kamervragen>", "<kamervragen "].iter().any(|it| source[..end].has(it))
}

/// Whether a text says that it is a web page, or has tags all over.
fn is_marked_up(source: &str) -> bool {
    let start = source.trim_start_blank();
    let start = start.get(..14).unwrap_or(start).to_ascii_lowercase();
    if start.starts_with("<!doctype html") || start.starts_with("<html") {
        return true;
    }
    let (mut tags, mut closed) = (0, 0);
    let mut at = 0;
    while let Some(open) = source[at..].find('<').map(|open| at + open) {
        at = open + 1;
        if let Some(tag) = tag(source, open, false) {
            let is_sign = tag.name.is_one_of(&["sup", "sub", "wbr", "img", "input"]);
            if is_known(&tag.name) && !is_sign {
                tags += 1;
                closed += usize::from(tag.closes || tag.is_void);
            }
            at = tag.span.end;
        }
    }
    let lines = || source.lines().filter(|line| !line.trim_ascii().is_empty()).count();
    tags >= FEWEST && closed * 3 >= tags && tags * 2 >= lines()
}

/// Whether a text without tags has letters and quotation marks as HTML writes them: `&laquo;`, `&eacute;`. (What any text may
/// have is not counted; our own Markdown writes some itself.)
fn has_entities(source: &str) -> bool {
    let is_telling = |&(_, sign): &(usize, char)| !sign.is_ascii() && sign != '\u{A0}';
    let found = source.match_indices('&').filter_map(|(at, _)| entity(&source[at..])).filter(is_telling);
    found.take(FEWEST_ENTITIES).count() == FEWEST_ENTITIES && !is_own_markdown(source)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::text::span::{Span, Utf16Table};

    #[track_caller]
    fn shows(source: &str, expected: &str) {
        let shown = shown(source).map(|shown| shown.text);
        let words = shown.as_deref().unwrap_or("none");
        let words: Vec<&str> = words.lines().map(StrExt::trim_blank).filter(|line| !line.is_empty()).collect();
        assert_eq!(words.join(" / "), expected, "{source:?}");
    }

    #[test]
    fn what_a_browser_shows() {
        shows(
            "<h2>Vraag&nbsp;1</h2>\n<p class='a>b'>Kent u\n de <b>pont</b>?<sup>1</sup><br/>Ja</p>",
            "Vraag\u{A0}1 / Kent u de pont?<sup>1</sup> / Ja",
        );
        shows("<ol start=\"3\"><li>E&eacute;n</li><li>Twee<ul><li>a</li></ul></li></ol>", "3. Eén / 4. Twee / • a");
        shows("<!DOCTYPE html><script>let a = '<p>';</script><!-- <p>x</p> --><p>Ja &lt;b&gt; &#233;</p>", "Ja <b> é");
        shows(
            "<ol><li><p>Eén</p></li></ol><ol><li id=\"fn:1\"><p>De Courant <a href=\"#fnref:1\">&#8617;</a></p></li></ol>",
            "1. Eén / 1 De Courant",
        );
        shows("Kent u &laquo;De pont&raquo;?\nEn de <zee>?", "Kent u «De pont»? / En de <zee>?");
        shows("<table><tr><td>Vraag 1</td><td>Kent u?</td></tr></table>", "Vraag 1 / Kent u?");
        shows("<?xml version=\"1.0\"?><vraag nr=\"1\"><al><![CDATA[Kent u?]]></al></vraag>", "Vraag 1 / Kent u?");
        shows(
            "<?xml version=\"1.0\"?><vraag><nr>2</nr><al>Wat<noot><noot.nr>1</noot.nr><noot.al>Blad</noot.al></noot>?</al></vraag>",
            "Vraag 2 / Wat[1]? / [1] Blad",
        );
    }

    #[test]
    fn what_is_not_marked_up() {
        shows("x < 5 en y > 3", "none");
        shows("Vraag 1\nEen <voetnoot> in <b>prose</b>.\nAntwoord 1\nJa <script>alert(1)</script>.", "none");
        shows("Vraag 1\n<img src=x onerror=alert(1)>\n<p>\n<p>\n<p>\n<p>", "none");
    }

    #[test]
    fn places_lead_back_to_the_source() {
        let source = "<p>Kent u <b>één</b> &euro;&nbsp;5?</p><p>Ja.</p>";
        let shown = shown(source).map(|shown| (Utf16Table::new(source).utf16(source.len()), shown));
        let Some((_, shown)) = shown else { return assert!(source.is_empty()) };
        let (text, table) = (Utf16Table::new(&shown.text), Utf16Table::new(source));
        for (words, expected) in [("één", "één"), ("€", "&euro;"), ("5?", "5?"), ("Ja.", "Ja.")] {
            let at = shown.text.find(words).unwrap_or_default();
            let span = Span::new(text.utf16(at), text.utf16(at + words.len()));
            let place = shown.place(span, &text, &table);
            assert_eq!(Span::new(table.byte(place.start), table.byte(place.end)).of(source), expected);
        }
    }
}
