//! Sets aside what a web page puts below everything: `Deel dit bericht`, `Terug naar overzicht`, `© 2031 | Privacy`, and the
//! page's own address.
//!
//! Such a foot begins with words that only a page has, or with two lines of those that it nearly always has, and goes down to
//! the end of the text: nothing below it may be of a paper.

use crate::dutch::address::{self, Below};
use crate::dutch::heading;
use crate::dutch::lexicon::{BELOW_A_PAGE, STARTS_BELOW_A_PAGE, WORDS_BELOW_A_PAGE, ends_with_year};
use crate::dutch::masthead::ends_notes;
use crate::model::FurnitureKind::PageFoot;
use crate::parse::source::line::{Line, Role};
use crate::text::str_ext::StrExt;

/// How many lines a foot has at most.
const LONGEST: usize = 60;
/// No fixed words of a foot are longer, in bytes.
const LONGEST_WORDS: usize = 32;
/// No sentence of a foot is longer, in bytes.
const LONGEST_SENTENCE: usize = 80;
/// No other line of it is.
const LONGEST_LINE: usize = 160;

/// Gives the lines of the foot their role.
pub(crate) fn set_aside(text: &str, lines: &mut [Line]) {
    let start = start(text, lines).unwrap_or(lines.len());
    for line in lines[start..].iter_mut().filter(|line| line.is_body()) {
        line.role = Role::Furniture(PageFoot);
    }
    address_aside(text, lines);
}

/// Sets the page's own address aside, where it is the last line.
fn address_aside(text: &str, lines: &mut [Line]) {
    let words =
        lines.iter().rev().filter(|line| matches!(line.role, Role::Body | Role::Blank)).map(|it| it.words(text));
    // (A text that asks nothing is no paper: it comes back whole.)
    if address::below(words) == Some(Below::Page)
        && text.contains('?')
        && let Some(last) = lines.iter_mut().rfind(|line| line.is_body())
    {
        last.role = Role::Furniture(PageFoot);
    }
}

/// The first line of the foot.
fn start(text: &str, lines: &[Line]) -> Option<usize> {
    let body = lines.iter().enumerate().rev().filter(|(_, line)| line.is_body()).take(LONGEST);
    // The lines that can be the first, from below.
    let mut starts: Vec<usize> = Vec::new();
    let (mut in_a_row, mut last) = (0, lines.len());
    for (index, line) in body {
        let words = line.words(text);
        if is_of_a_paper(words) {
            // An answer has words of its own.
            if heading::read(words).is_some_and(|heading| heading.length == words.len()) {
                starts.retain(|&start| start != last);
            }
            break;
        }
        let is_word = words.is_one_of(WORDS_BELOW_A_PAGE);
        in_a_row = if is_word { in_a_row + 1 } else { 0 };
        if begins_foot(words) || is_word && (in_a_row > 1 || !starts.is_empty()) {
            starts.push(index);
        }
        last = index;
    }
    // A text that is nothing else is no paper's foot.
    starts.pop().filter(|&start| lines[..start].iter().any(Line::is_body))
}

/// Whether words are certainly those of a page, not of a paper.
fn begins_foot(words: &str) -> bool {
    // `Lees ook mijn brief van 3 mei.`
    let is_sentence = words.ends_with('?') || words.starts_with("Lees ") && words.ends_with('.');
    words.len() <= LONGEST_WORDS && words.trim_end_any(": ").is_one_of(BELOW_A_PAGE)
        || !is_sentence && words.starts_with_one_of(STARTS_BELOW_A_PAGE)
        || names_owner(words)
}

/// `(c) De Courant 2031`; but `(c) de duur` is an item of a list.
fn names_owner(words: &str) -> bool {
    words.starts_with_one_of(&["(c) ", "(C) "]) && ends_with_year(words)
}

/// Whether words can only be of a paper: a heading, a note, a question, a long sentence, the beginning of a reply.
fn is_of_a_paper(words: &str) -> bool {
    let sentence = words.ends_with_any(".»”\"") && !words.starts_with('©');
    let label = words.trim_start_any("[(*");
    let labelled = !label.is_empty() && label.len() < words.len() || {
        let digits = words.leading_digits();
        (1..=3).contains(&digits) && !words[digits..].trim_start_any(".) ").is_empty()
    };
    words.len() > if sentence { LONGEST_SENTENCE } else { LONGEST_LINE }
        || words.ends_with('?')
        || labelled && !names_owner(words)
        || heading::read(words).is_some()
        || ends_notes(words)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::parse::source::lines::split;

    fn foot(text: &str) -> Option<&str> {
        let lines = split(text);
        start(text, &lines).map(|index| &text[lines[index].full.start..])
    }

    #[test]
    fn what_is_below_a_paper() {
        const PAPER: &str = "Antwoord 1\nJa, dat klopt.\n1 De Courant\n\n";
        for below in [
            "Deel dit bericht\nFacebook\nX\n",
            "Delen via\n\nHet andere nieuws van vandaag\n",
            "© 2031 De Courant | Alle rechten voorbehouden\n",
            "Contact\nPrivacy\n",
            "Terug naar overzicht\nVorige\nVolgende\n",
            "Privacy\nCookies\nDeel dit bericht\n",
        ] {
            assert_eq!(foot(&format!("{PAPER}{below}")), Some(below));
        }
    }

    #[test]
    fn what_is_of_the_paper() {
        for text in [
            "Antwoord 1\nJa.\nContact\n",
            "Antwoord 1\nJa.\nDeel dit bericht\n1 De Courant\n",
            "Vraag 1\nKent u dit?\nDeel dit bericht\nVraag 2\nKent u dat?\n",
            "Antwoord 1\nLees ook wat ik in mijn brief van 3 mei schreef over de bruggen, de wegen en het water.\n",
            "Antwoord 1\nLees ook mijn brief.\n",
            "Antwoord 1\nBijlagen\n",
            "Deel dit bericht\n",
        ] {
            assert_eq!(foot(text), None, "{text}");
        }
    }
}
