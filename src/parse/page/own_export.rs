//! Reads again what this project itself wrote: its Markdown, and the words of its static view as a reader copies them with
//! the answers unfolded. Both end with the same sentence; without it this room does nothing.
//!
//! | in the export | read as |
//! | --- | --- |
//! | the sentence itself, the remarks and the head as printed before it | set aside |
//! | `Antwoord 1 De sluis gaat…` above the answer itself | a heading; how the answer begins is set aside |
//! | below `Noten`: `[1] De Courant`, `1. De Courant`, or `De Courant` where the copy lost the numbers | a note |
//! | `[^1]: De Courant`, in Markdown of older versions | a note |
//! | `&lt;` and what else Markdown writes as an entity, see `source/own_markdown.rs` | the sign itself |
//! | `↑ vraag 1` below a note | set aside; where that note is cited |
//! | the counts and the list of questions in the head | set aside |

use crate::dutch::heading::{self, HeadingKind};
use crate::model::FurnitureKind::PrintMark;
use crate::parse::page::sheet::{Origin, Sheet};
use crate::parse::source::line::{Line, Role};
use crate::parse::source::own_markdown::END;
use crate::text::span::Span;
use crate::text::str_ext::StrExt;

/// How many lines may follow that sentence: the foot of a page into which the export was pasted.
const BELOW: usize = 40;
/// What the view itself says where the paper has no words.
const OWN: [&str; 2] = ["De vraag staat niet in de tekst.", "Het antwoord staat niet in de tekst."];
/// What the foot of the view begins with.
const FOOT: [&str; 3] = ["Waar de lezer op moet letten (", "Weggezet: ", "De kop zoals gedrukt"];

/// The index of the line with the sentence that ends an export.
fn end(text: &str, lines: &[Line]) -> Option<usize> {
    let below = lines.iter().rev().take(BELOW).position(|line| line.words(text).has(END))?;
    Some(lines.len() - 1 - below)
}

/// The lines of an export, its own words set aside; what is none comes back. An export has no feet.
pub(crate) fn sheet(text: &str, lines: Vec<Line>) -> Result<Sheet, Vec<Line>> {
    let Some(end) = end(text, &lines) else { return Err(lines) };
    let foot = lines[..end].iter().position(|line| FOOT.iter().any(|start| line.words(text).starts_with(start)));
    let foot = foot.unwrap_or(end);
    let first = lines.iter().position(|line| heading::read(line.words(text)).is_some()).unwrap_or(0);
    let mut cut = Vec::with_capacity(lines.len() + 8);
    for (index, line) in lines.iter().enumerate() {
        let words = line.words(text);
        // The heading of a question or an answer that the paper lacks.
        let lacking = || {
            let below = lines[index + 1..].iter().find(|line| line.is_body()).map(|line| line.words(text));
            below == Some(OWN[0]) && heading::read(words).is_some()
        };
        let in_head = index < first && is_of_the_head(words);
        let ours =
            in_head || (foot..=end).contains(&index) || OWN.contains(&words) || words.starts_with('↑') || lacking();
        if line.is_body() && ours {
            cut.push(Line { role: Role::Furniture(PrintMark), ..*line });
        } else if let Some(at) = start_of_gist(text, line, &lines[index + 1..]) {
            cut.push(Line::new(text, Span::new(line.full.start, at), at));
            let content = Span::new(at, line.content.end);
            let role = Role::Furniture(PrintMark);
            cut.push(Line { full: Span::new(at, line.full.end), content, role, ..*line });
        } else {
            cut.push(*line);
        }
    }
    // It has no pages, but each question and answer is one to its notes, which say where they are cited.
    let begins = |line: &Line| line.is_body() && heading::read(line.words(text)).is_some();
    let page_ends = (1..cut.len()).filter(|&at| begins(&cut[at])).map(|at| at - 1).collect();
    let end = cut.iter().rposition(|line| line.role == Role::Furniture(PrintMark) && line.words(text).has(END));
    let origin = end.map_or(Origin::Pasted, |end| Origin::OwnExport { end });
    Ok(Sheet::new(text, cut, page_ends, origin))
}

/// `8 vragen · 7 antwoorden`, and the list of questions: their numbers would pass for note references.
fn is_of_the_head(words: &str) -> bool {
    let words = words.trim_start_any("- ");
    let after = words.trim_start_matches(|letter: char| letter.is_ascii_digit());
    let entry = after.len() < words.len() && after.trim_start_blank().starts_uppercase();
    entry || words.has(" · ") || words.ends_with('…')
}

/// Where the gist begins behind the heading of an answer: the words with which the answer begins too.
fn start_of_gist(text: &str, line: &Line, below: &[Line]) -> Option<usize> {
    let words = line.words(text);
    // (`Antwoord van`, in the head, has no number.)
    let is_heading = |words: &str| {
        heading::read(words).is_some_and(|found| {
            found.kind == HeadingKind::Answer && found.length == words.len() && !found.numbers.is_empty()
        })
    };
    let mut blanks = words.match_indices(' ').map(|(at, _)| at).take_while(|&at| at < 200);
    let at = blanks.find(|&at| {
        let heading = words[..at].parted_by(" (").map_or(&words[..at], |(heading, _)| heading);
        words.starts_with("Antwoord") && is_heading(heading) && begins_with(text, below, &words[at..])
    })?;
    Some(line.content.start + at + 1)
}

/// Whether lines begin with the letters of a gist.
fn begins_with(text: &str, lines: &[Line], gist: &str) -> bool {
    let body = lines.iter().filter(|line| line.is_body()).take(40);
    let mut letters = body.flat_map(|line| line.words(text).chars()).filter(|&letter| letter.is_alphanumeric());
    let mut gist = gist.chars().filter(|&letter| letter.is_alphanumeric()).peekable();
    // The gist has no note references, and no numbers of items.
    gist.peek().is_some() && gist.all(|letter| letters.by_ref().take(6).any(|other| other == letter))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::parse::source::lines::split;

    const SENTENCE: &str = "Automatisch gestructureerd uit geplakte tekst; de gepubliceerde tekst is leidend.";

    fn set_aside(text: &str) -> Vec<&str> {
        let Ok(sheet) = sheet(text, split(text)) else { return Vec::new() };
        let lines = sheet.lines.iter().filter(|line| line.role == Role::Furniture(PrintMark));
        lines.map(|line| line.words(text)).collect()
    }

    #[test]
    fn headings_of_what_the_paper_lacks() {
        let text = format!("Vraag 1\nDe vraag staat niet in de tekst.\n\nAntwoord 1\nJa.\n\n{SENTENCE}\n");
        assert_eq!(set_aside(&text), ["Vraag 1", OWN[0], SENTENCE]);
        let text = format!("Vraag 1\nKent u dit?\nJa\nDe vraag staat niet in de tekst.\n\n{SENTENCE}\n");
        assert_eq!(set_aside(&text), [OWN[0], SENTENCE]);
        assert!(set_aside("Vraag 1\nDe vraag staat niet in de tekst.\n").is_empty());
    }

    #[test]
    fn the_list_of_questions() {
        for words in ["8 vragen · 7 antwoorden", "1 Kent u de pont?", "- 12 Kent u de pont?", "Kent u de pont die…"]
        {
            assert!(is_of_the_head(words), "{words:?}");
        }
        for words in ["Kent u de pont?", "3 ponten", ""] {
            assert!(!is_of_the_head(words), "{words:?}");
        }
    }

    #[test]
    fn a_gist_repeats_how_the_answer_begins() {
        let gist = "Antwoord 1 Ja, de pont vaart.";
        let text = format!("Vraag 1\nVaart zij?\n{gist}\nJa, de pont vaart.1 En de bus rijdt.\n\n{SENTENCE}\n");
        assert_eq!(set_aside(&text), ["Ja, de pont vaart.", SENTENCE]);
        let text = format!("Vraag 1\nVaart zij?\n{gist}\nNee, zij vaart niet.\n\n{SENTENCE}\n");
        assert_eq!(set_aside(&text), [SENTENCE]);
    }
}
