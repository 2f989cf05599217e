//! The columns beside the questions of a list that was a table: below `Nr Vraag Bijlage Blz. (van) t/m` the figures behind
//! each question belong to none.

use crate::model::FurnitureKind;
use crate::parse::source::line::{Line, Role};
use crate::text::chars::is_blank;
use crate::text::span::Span;
use crate::text::str_ext::StrExt;

/// The most figures beside a question.
const MOST_FIGURES: usize = 4;

/// Sets the heads of such columns aside, and the figures in them.
pub(crate) fn set_aside(text: &str, lines: Vec<Line>) -> Vec<Line> {
    if !lines.iter().any(|line| is_head(line, text)) {
        return lines;
    }
    let mut apart = Vec::with_capacity(lines.len() + lines.len() / 4);
    let mut below = false;
    for line in lines {
        if is_head(&line, text) {
            below = true;
            apart.push(Line { role: Role::Furniture(FurnitureKind::PageFoot), ..line });
            continue;
        }
        let Some(start) = Some(line).filter(|line| below && line.is_body()).and_then(|line| figures(line.words(text)))
        else {
            apart.push(line);
            continue;
        };
        let at = line.content.start + start;
        if start > 0 {
            apart.push(Line::new(text, Span::new(line.full.start, at), at));
        }
        let from = if start > 0 { at } else { line.full.start };
        let figures = Line::new(text, Span::new(from, line.full.end), line.content.end);
        apart.push(Line { role: Role::Furniture(FurnitureKind::PageNumber), ..figures });
    }
    apart
}

/// Whether a line heads the columns of a list of questions.
fn is_head(line: &Line, text: &str) -> bool {
    if !line.is_body() || line.content.len() >= 90 {
        return false;
    }
    let words = line.words(text);
    words.starts_with_any("Nn")
        && words.starts_with_one_of(&["Nr", "NR", "nr"])
        && words.split(is_blank).any(|word| word.is_one_of(&["Vraag", "Vragen", "VRAAG"]))
        && ["Blz", "blz", "Bijlage", "t/m", "Pagina", "pagina"].iter().any(|column| words.has(column))
}

/// Where the figures begin with which a line ends, behind a sentence or a wide gap; at its start where it has no words. (A
/// number alone may be that of the next question, but no question is number 0.)
fn figures(words: &str) -> Option<usize> {
    let (mut rest, mut count) = (words, 0);
    while count < MOST_FIGURES {
        let digits = rest.trailing(|letter| letter.is_ascii_digit());
        let before = &rest[..rest.len() - digits.len()];
        if digits.is_empty() || digits.len() > 4 || !(before.is_empty() || before.ends_blank()) {
            break;
        }
        count += 1;
        rest = before.trim_end_blank();
    }
    let start = words.len() - words[rest.len()..].trim_start_blank().len();
    let gap = start - rest.len();
    let fits = if rest.is_empty() { count > 1 || words == "0" } else { rest.ends_with_any("?.!»”)") || gap > 2 };
    (count > 0 && fits).then_some(start)
}

#[cfg(test)]
mod tests {
    use super::figures;

    #[test]
    fn figures_behind_questions() {
        for (words, figures_start) in [
            ("1 Hoe hoog is de dijk? 0", Some("0")),
            ("2 Wanneer is hij klaar? 3 5", Some("3 5")),
            ("3 Hoe hoog is de dijk die tussen    12", Some("12")),
            ("12 14", Some("12 14")),
            ("0", Some("0")),
            ("4", None),
            ("5 Wat kost de dijk in 2031", None),
            ("Hoe hoog is hij?", None),
        ] {
            assert_eq!(figures(words).map(|start| &words[start..]), figures_start, "{words:?}");
        }
    }
}
