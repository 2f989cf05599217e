//! Cuts the rows of a table of questions and answers into its cells: below `Nr | Vraag | Antwoord` each row is a question and
//! the answer to it. A cell may run on over line ends.

use crate::dutch::heading::HeadingKind::{self, Answer, Question};
use crate::dutch::numbers;
use crate::model::FurnitureKind::PageFoot;
use crate::parse::source::line::{Line, Role};
use crate::text::span::Span;
use crate::text::str_ext::StrExt;

/// Where the columns of a table are.
#[derive(Clone, Copy)]
struct Columns {
    /// What parts the cells.
    bar: char,
    count: usize,
    question: usize,
    answer: usize,
}

/// Cuts the rows below the head of such a table, and sets the head aside.
pub(crate) fn cut(text: &str, mut lines: Vec<Line>) -> Vec<Line> {
    let Some(first) = lines.iter().position(|line| columns(line.words(text)).is_some()) else { return lines };
    let rest = lines.split_off(first);
    let (mut table, mut column): (Option<Columns>, usize) = (None, 0);
    for (index, line) in rest.iter().enumerate() {
        let words = line.words(text);
        if let Some(columns) = columns(words) {
            let below = rest[index + 1..].iter().find(|line| line.is_body());
            let is_head = below.is_some_and(|line| columns.begins_row(line.words(text)));
            (table, column) = (Some(columns).filter(|_| is_head), usize::MAX);
            let role = if is_head { Role::Furniture(PageFoot) } else { line.role };
            lines.push(Line { role, ..*line });
            continue;
        }
        match table.filter(|columns| line.is_body() && words.contains(columns.bar)) {
            Some(columns) if columns.begins_row(words) => {
                column = 0;
                push_cells(text, line, columns, &mut column, &mut lines);
            }
            // The end of a cell that ran on over the line end, and the next cell.
            Some(columns) if column < columns.answer => {
                push_cells(text, line, columns, &mut column, &mut lines);
            }
            _ => lines.push(*line),
        }
    }
    lines
}

/// The columns that the head of a table names; `None` for any other words.
fn columns(words: &str) -> Option<Columns> {
    if words.len() > 80 || !words.starts_with_any("NnVv#*") {
        return None;
    }
    let bar = ['\t', '|'].into_iter().find(|&bar| words.contains(bar))?;
    let names = || words.split(bar).map(|cell| cell.trim_start_blank_and("*").trim_end_blank_and("*:"));
    let question = names().position(|name| name.is_one_of(&["Vraag", "Vragen", "VRAAG", "VRAGEN"]))?;
    let answer = names().position(|name| name.is_one_of(&["Antwoord", "Antwoorden", "ANTWOORD", "ANTWOORDEN"]))?;
    (question < 2 && answer == question + 1).then_some(Columns { bar, count: names().count(), question, answer })
}

impl Columns {
    /// Whether words begin a row: with a number where the table has a column for it, else with a cell for each column.
    fn begins_row(self, words: &str) -> bool {
        let mut cells = words.split(self.bar);
        if self.question == 0 {
            return cells.count() == self.count;
        }
        cells.next().is_some_and(|number| numbers::are_all(number.trim_blank())) && cells.next().is_some()
    }

    /// What begins with a cell that is the first of its column.
    fn heads(self, column: usize) -> Option<HeadingKind> {
        match column {
            0 => Some(Question),
            column if column == self.answer => Some(Answer),
            _ => None,
        }
    }
}

/// Adds the cells of a line, the first of which is in a column.
fn push_cells(text: &str, line: &Line, columns: Columns, column: &mut usize, lines: &mut Vec<Line>) {
    let (mut start, mut from) = (line.content.start, line.full.start);
    let first = *column;
    for (nth, cell) in line.words(text).split(columns.bar).enumerate() {
        // (Bars in the last column are the answer's own.)
        let end = if first + nth >= columns.answer { line.content.end } else { start + cell.len() };
        *column = (first + nth).min(columns.answer);
        let to = if end == line.content.end { line.full.end } else { end + 1 };
        let is_new = nth > 0 || first == 0;
        let heads = columns.heads(*column).filter(|_| is_new);
        lines.push(Line { heads, ..Line::within(text, Span::new(from, to), Span::new(start, end)) });
        (start, from) = (to, to);
        if end == line.content.end {
            break;
        }
    }
}

#[cfg(test)]
mod tests {
    use super::cut;
    use crate::parse::source::lines::split;

    #[test]
    fn cells_of_rows() {
        let text = "Nr\tVraag\tAntwoord\n1\tKent u\ndit?\tJa.\tZeker.\nHeus.\n2\tWat?\tNiets.\n";
        let lines = cut(text, split(text));
        let cells: Vec<&str> = lines.iter().filter(|line| line.is_body()).map(|line| line.words(text)).collect();
        assert_eq!(cells, ["1", "Kent u", "dit?", "Ja.\tZeker.", "Heus.", "2", "Wat?", "Niets."]);
        assert_eq!(lines.iter().filter(|line| line.heads.is_some()).count(), 4);
        assert_eq!(lines.iter().map(|line| line.full.of(text)).collect::<String>(), text);
    }

    #[test]
    fn no_rows() {
        for text in ["Vraag\tAntwoord\nKent u dit?\n", "Nr\tVraag\nAntwoord\n", "Nr | Vraag | Antwoord"] {
            assert!(cut(text, split(text)).iter().all(|line| line.is_body() && line.heads.is_none()), "{text:?}");
        }
    }
}
